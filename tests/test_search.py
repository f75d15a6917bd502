"""Finding words in a deck: what is found where, pure."""

import pytest
from decks import GERMAN, body, items, plain_deck
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.blocks import Bullets, Code, Footnote, Picture, Run, Table, Text, runs_of
from summit_tui.deck import Header, Location, Slide, Title
from summit_tui.position import Position
from summit_tui.search import hit_beside, hit_from, hits, indexed, needle
from summit_tui.words import LANGUAGES

DE, EN = LANGUAGES["de"], LANGUAGES["en"]


def found(wanted, deck=GERMAN, words=DE):
    return [
        (hit.at.slide, hit.at.step, hit.where) for hit in hits(indexed(deck, words), wanted, words)
    ]


def said_on_one_slide(text, **fields):
    return plain_deck(Slide(title=Title("A"), body=body(text), **fields))


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        ("Rückblick", (4, 0, "title")),
        ("teppiche", (2, 0, "body")),
        ("klatscht", (2, 1, "body")),
        ("lächelt", (2, 2, "body")),
        ("interessant", (2, 3, "body")),
        ("räder am boden", (1, 0, "alt")),
        ("Landung", (1, 0, "caption")),
        ("anna beispiel", (1, 0, "caption")),
        ("witkoff", (4, 0, "body")),
        ("luftlinie", (3, 0, "body")),
        ("530", (3, 0, "body")),
        ("def tag", (5, 0, "body")),
        ("ungefähr", (1, 0, "notes")),
    ],
)
def test_every_text_of_a_slide_is_found_at_its_step(wanted, where):
    assert found(wanted) == [where]


def test_places_are_found_and_a_short_header_too():
    deck = plain_deck(
        Slide(
            title=Title("The long title"),
            header=Header(text=Title("Brief")),
            place=Location(name=Title("Base")),
        )
    )
    assert found("brief", deck) == [(0, 0, "title")]
    assert found("base", deck) == [(0, 0, "place")]


def test_a_footnote_is_found_where_its_mark_is():
    note = Footnote(number=1, text=runs_of("by local time"))
    runs = (Run(text="at noon"), Run(text="1", footnote=note))
    table = Table(columns=(runs,), rows=())
    deck = plain_deck(Slide(title=Title("A"), body=body(Text(text=runs), table, steps=(0, 1))))
    assert found("local", deck) == [(0, 0, "body"), (0, 1, "body")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Händedruck", "handedruck"),
        ("Handedruck", "Hände"),
        ("Straße", "strasse"),
        ("STRASSE", "straße"),
        ("Café", "CAFE"),
        ("Елизавета", "ЕЛИЗАВЕТА"),
        ("й", "И"),
        ("a  b\nc", "a b c"),
        ("ＡＢＣ", "abc"),
        ("Ende", "  ende "),
    ],
)
def test_case_accents_and_the_width_of_spaces_do_not_matter(text, wanted):
    assert found(wanted, said_on_one_slide(text)) == [(0, 0, "body")]


@pytest.mark.parametrize("wanted", ["50 %", "50%", "50 Prozent", "prozent der Räder"])
def test_signs_are_found_as_they_are_written_and_as_they_are_said(wanted):
    deck = said_on_one_slide("50% der Räder") if wanted == "50%" else GERMAN
    assert len(found(wanted, deck)) == 1


@pytest.mark.parametrize("wanted", ["", " ", "\u0301", "xyzzy"])
def test_nothing_is_found_for_nothing(wanted):
    assert found(wanted) == []


def test_a_step_is_one_hit_however_often_it_says_it():
    deck = plain_deck(
        Slide(
            title=Title("Base"),
            body=body("base, base", Bullets(items=items("base", "no", "base"), reveal="items")),
        )
    )
    assert found("base", deck) == [(0, 0, "title"), (0, 1, "body"), (0, 3, "body")]


def test_notes_count_only_where_the_slide_does_not_say_it():
    deck = plain_deck(
        Slide(title=Title("A"), body=body("word"), notes=(Text(text=runs_of("word")),)),
        Slide(title=Title("B"), notes=(Text(text=runs_of("word")),)),
    )
    assert found("word", deck) == [(0, 0, "body"), (1, 0, "notes")]


def test_an_excerpt_is_the_text_around_the_words():
    long = " ".join(f"word{i}" for i in range(60))
    (hit,) = hits(indexed(said_on_one_slide(long), EN), "word30", EN)
    assert hit.excerpt == (
        "... word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35 ..."
    )
    (short,) = hits(indexed(GERMAN, DE), "Teppiche", DE)
    assert short.excerpt == "Rote Teppiche kreuzen sich."


def test_an_excerpt_of_a_script_that_folds_into_more_letters_holds_the_word():
    long = " ".join(["한국어"] * 60 + ["서울"] + ["한국어"] * 60)
    (hit,) = hits(indexed(said_on_one_slide(long), EN), "서울", EN)
    assert "서울" in hit.excerpt
    assert len(hit.excerpt) < 100


def test_next_and_previous_go_round():
    some = hits(indexed(GERMAN, DE), "elmendorf", DE)
    assert [hit.at.slide for hit in some] == [1, 2, 3]
    assert [hit_from(some, Position(i)) for i in range(6)] == [0, 0, 1, 2, 0, 0]
    assert [hit_beside(some, Position(i), later=True) for i in range(6)] == [0, 1, 2, 0, 0, 0]
    assert [hit_beside(some, Position(i), later=False) for i in range(6)] == [2, 2, 0, 1, 2, 2]
    assert hit_beside(some, Position(2, 1), later=False) == 1


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")))


@given(st.lists(WORDS.map(str.strip).filter(bool), min_size=1), st.data())
def test_a_word_of_a_deck_is_always_found(texts, data):
    deck = plain_deck(
        Slide(
            title=Title("A"),
            body=body(
                " ".join(texts),
                Code(text=" ".join(texts)),
                Picture(file="a.png", alt=" ".join(texts)),
                Table(columns=(runs_of(" ".join(texts)),), rows=()),
            ),
        )
    )
    word = data.draw(st.sampled_from(texts))
    if needle(word):
        assert found(word, deck)
        assert found(word.upper(), deck) or needle(word.upper()) != needle(word)
