"""The language of parts: a listener is told once when it changes, and hears signs in its words."""

from dataclasses import replace

import pytest
from decks import body, items, plain_deck

from summit_tui.answers import (
    describe_lines,
    list_lines,
    notes_lines,
    timeline_lines,
    where_lines,
)
from summit_tui.blocks import Bullets, Code, Picture, Table, Text, runs_of
from summit_tui.conversation import answered, opened
from summit_tui.deck import Deck, Slide, Title
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.kinds import Column, Columns, Quote
from summit_tui.load import deck_of
from summit_tui.position import Position
from summit_tui.problems import DeckError
from summit_tui.search import hits, indexed
from summit_tui.speak import revealed_lines, slide_lines
from summit_tui.telling import telling_of
from summit_tui.timeline import timeline_of
from summit_tui.voice import Manner, voice_for
from summit_tui.when import read_when
from summit_tui.words import LANGUAGES

EN, DE = LANGUAGES["en"], LANGUAGES["de"]


def text(words: str, language: str | None = None) -> Text:
    return Text(text=runs_of(words), language=language)


def slide(*blocks: object, steps: tuple[int, ...] = (), **fields: object) -> Slide:
    return Slide(**{"title": Title("Rede"), "body": body(*blocks, steps=steps), **fields})


def said(deck: Deck, number: int = 0, step: int = 0, words=None, *, fully=False) -> list[str]:
    voice = voice_for(deck, words=words)
    return slide_lines(deck, timeline_of(deck), Position(number, step), voice, fully=fully)


def german(*blocks: object, steps: tuple[int, ...] = (), **fields: object) -> Deck:
    return plain_deck(slide(*blocks, steps=steps, **fields), language="de")


# --- naming -------------------------------------------------------------------------------------


def test_another_language_is_named_before_its_first_line_alone():
    deck = german("Eins.", text("One.", "en"), text("Two.", "en"))
    assert said(deck) == ["Rede.", "Eins.", "Auf Englisch: One.", "Two."]


def test_the_way_back_to_the_listeners_own_language_is_not_named():
    deck = german(text("One.", "en"), "Zwei.", text("Three.", "en"))
    assert said(deck) == ["Rede.", "Auf Englisch: One.", "Zwei.", "Auf Englisch: Three."]


def test_the_way_back_is_named_where_the_listener_has_another_language():
    deck = german(text("One.", "en"), "Zwei.")
    assert said(deck, words=EN) == ["Rede.", "One.", "In German: Zwei."]


def test_a_region_is_no_other_language():
    assert said(german(text("Servus.", "de-AT"))) == ["Rede.", "Servus."]


def test_a_language_without_words_of_ours_is_named_too():
    assert said(german(text("Merci, 50 %.", "fr"))) == [
        "Rede.",
        "Auf Französisch: Merci, 50 Prozent.",
    ]


def test_code_between_two_blocks_of_one_language_does_not_change_it():
    deck = german(text("One.", "en"), Code(text="x = 1"), text("Two.", "en"))
    assert said(deck)[1:] == [
        "Auf Englisch: One.",
        "Code, eine Zeile.",
        "x = 1",
        "Ende des Codes.",
        "Two.",
    ]


def test_a_picture_is_called_so_in_the_listeners_language_and_described_in_its_own():
    picture = Picture(file="a.png", alt="50% snow", caption=runs_of("A & B"), language="en")
    assert said(german(picture)) == [
        "Rede.",
        "Bild: Auf Englisch: 50 percent snow.",
        "Bildunterschrift: A and B.",
    ]


def test_a_table_says_its_language_behind_its_size():
    table = Table(columns=(runs_of("Year"),), rows=((runs_of("50%"),),), language="en")
    assert said(german(table))[1:] == [
        "Tabelle, eine Zeile, eine Spalte, auf Englisch.",
        "Year 50 percent.",
    ]


def test_a_table_told_in_brief_says_its_language_at_its_first_row():
    table = Table(columns=(runs_of("Year"),), rows=((runs_of("50%"),),), language="en")
    deck = german(table)
    voice = voice_for(deck, manner=Manner(detail="brief"))
    told = slide_lines(deck, timeline_of(deck), Position(), voice)
    assert told[1:] == ["Auf Englisch: Year 50 percent."]


def test_a_quotation_is_in_its_own_language_and_who_said_it_in_the_slides():
    quote = Quote(
        text=runs_of("Next time in Moscow?"), speaker="Wladimir Putin, Präsident", language="en"
    )
    assert said(german(quote)) == [
        "Rede.",
        "Wladimir Putin, Präsident:",
        "Auf Englisch: Next time in Moscow?",
    ]


def test_a_column_gives_its_language_to_what_stands_in_it():
    columns = Columns(
        columns=(
            Column(body=(text("Hallo."),)),
            Column(body=(text("Hello."), text("Salut.", "fr")), language="en"),
        )
    )
    assert said(german(columns))[1:] == [
        "Hallo.",
        "Auf Englisch: Hello.",
        "Auf Französisch: Salut.",
    ]


# --- step by step -------------------------------------------------------------------------------


def test_a_step_names_its_language_and_the_next_in_it_does_not():
    deck = german("Eins.", text("Two.", "en"), text("Three.", "en"), steps=(0, 1, 2))
    voice = voice_for(deck)
    assert revealed_lines(deck, Position(0, 1), voice) == ["Auf Englisch: Two."]
    assert revealed_lines(deck, Position(0, 2), voice) == ["Three."]
    assert said(deck, step=2, fully=True) == ["Rede.", "Eins.", "Auf Englisch: Two.", "Three."]


def test_a_list_that_comes_point_by_point_names_its_language_at_the_first_point():
    points = Bullets(items=items("One", "Two"), reveal="items", language="en")
    deck = german("Eins.", points)
    voice = voice_for(deck)
    assert revealed_lines(deck, Position(0, 1), voice) == ["Auf Englisch: One."]
    assert revealed_lines(deck, Position(0, 2), voice) == ["Two."]


# --- slides -------------------------------------------------------------------------------------

MIXED = plain_deck(
    slide("Eins."),
    slide("A & B.", title=Title("Demo"), language="en"),
    slide("C & D.", title=Title("Live"), language="en", notes=(text("E & F."),)),
    slide("Zwei.", title=Title("Ende")),
    language="de",
)


def test_a_slide_in_another_language_says_so_at_its_title_once():
    assert said(MIXED, 1) == ["Auf Englisch: Demo.", "A and B."]
    assert said(MIXED, 2) == ["Live.", "C and D."]
    assert said(MIXED, 3) == ["Ende.", "Zwei."]


def test_who_jumps_to_a_slide_in_another_language_is_told():
    assert said(MIXED, 2, fully=True) == ["Auf Englisch: Live.", "C and D."]


def test_a_listener_with_the_slides_language_hears_when_it_ends():
    assert said(MIXED, 1, words=EN) == ["Demo.", "A and B."]
    assert said(MIXED, 3, words=EN) == ["In German: Ende.", "Zwei."]


@pytest.mark.parametrize(
    ("start", "words", "first"),
    [
        (0, None, "Rede."),
        (1, None, "Auf Englisch: Demo."),
        (0, EN, "In German: Rede."),
        (1, EN, "Demo."),
    ],
)
def test_the_first_line_of_all_names_its_language_once(start, words, first):
    telling = telling_of({"de": MIXED}, "de", words=words, start=Position(start))
    assert opened(telling).lines[0] == first


def test_a_timeline_names_a_language_inside_its_sentence():
    when = read_when("2025-08-15", day=None, zone=None)
    demo = replace(MIXED.slides[1], when=when)
    deck = replace(MIXED, slides=(MIXED.slides[0], demo))
    said = timeline_lines(deck, timeline_of(deck), Position(1), voice_for(deck))
    assert said[-1] == "Sie sind hier, Folie 2: 15. August 2025, auf Englisch: Demo."


def test_titles_in_lists_name_a_language_that_is_not_the_decks():
    voice = voice_for(MIXED)
    assert list_lines(MIXED, Position(0), voice)[1:3] == [
        "Sie sind hier, 1: Rede.",
        "2: Auf Englisch: Demo.",
    ]
    where = where_lines(MIXED, timeline_of(MIXED), Position(1), voice)
    assert where[0] == "Auf Englisch: Demo."


def test_notes_are_in_the_decks_language_whatever_the_slide_is_in():
    assert notes_lines(MIXED.slides[2], voice_for(MIXED)) == ["Notizen.", "E und F."]


def test_descriptions_name_the_language_of_a_picture():
    picture = Picture(file="a.png", alt="Snow & ice", language="en")
    assert describe_lines(slide(picture), voice_for(german())) == [
        "Bild: Auf Englisch: Snow and ice."
    ]


def test_a_text_is_found_by_the_words_of_its_own_language():
    telling = telling_of({"de": MIXED}, "de")
    assert answered(telling, "/A and B").lines[0] == "Auf Englisch: Demo."
    found = hits(indexed(MIXED, DE), "C and D", DE)
    assert [(hit.at.slide, hit.excerpt) for hit in found] == [(2, "C and D.")]


# --- in a file and on the stage -----------------------------------------------------------------

FILE = """\
title: Rede
language: de
slides:
  - title: Demo
    language: en
    body:
      - Hello.
      - quote: {text: Danke, language: de}
"""


def test_a_file_gives_slides_and_blocks_a_language():
    deck = deck_of(FILE.encode(), "rede.yaml")
    assert said(deck) == ["Auf Englisch: Demo.", "Hello.", "Danke."]


def test_lang_is_taken_for_a_slip_of_language():
    with pytest.raises(DeckError) as error:
        deck_of(FILE.replace("language: en", "lang: en").encode(), "rede.yaml")
    assert "did you mean `language`?" in str(error.value)


@pytest.mark.parametrize(
    ("language", "quoted"), [("en", "“Danke”"), ("de", "„Danke“"), ("fr", "„Danke“")]
)
def test_quotation_marks_are_those_of_the_blocks_language_on_the_stage(language, quoted):
    deck = german(Quote(text=runs_of("Danke"), language=language))
    look = Look(words=DE)
    assert quoted in draw(deck, timeline_of(deck), Position(0), 80, 24, look).text()


def test_a_column_hands_its_language_to_the_quotation_marks_in_it():
    columns = Columns(
        columns=(
            Column(body=(text("Hallo."),)),
            Column(body=(Quote(text=runs_of("Hello")),), language="en"),
        )
    )
    deck = german(columns)
    assert "“Hello”" in draw(deck, timeline_of(deck), Position(0), 120, 36, Look(words=DE)).text()
