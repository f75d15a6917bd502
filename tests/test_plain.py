"""The plain look: words alone, read from top to bottom, the place at the end."""

import re
from dataclasses import replace

import pytest
from decks import items, plain_deck
from hypothesis import given
from hypothesis import strategies as st
from test_kinds import block_of
from test_stage import BY_ID, story_of, talk_of

from summit_tui.blocks import Bullets, Item, Picture, Table, runs_of
from summit_tui.deck import Body, Id, Part, Slide, Title
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.kinds import KINDS
from summit_tui.load import load_deck
from summit_tui.position import Position
from summit_tui.stage.act import after
from summit_tui.stage.cursor import cursor_at
from summit_tui.stage.prompt import opened, pressed
from summit_tui.stage.title import TerminalTitle, has_title, title_of
from summit_tui.story import built_in_folder
from summit_tui.timeline import timeline_of
from summit_tui.voice import Manner
from summit_tui.words import LANGUAGES, words_for

DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff●◆○▲▼]")
"""Frames, blocks, braille dots and geometric signs."""
STORIES = ["alaska-2025.de.yaml", "alaska-2025.en.yaml", "guide.de.yaml", "guide.en.yaml"]
LOOK = Look(words=LANGUAGES["en"], plain=True, links="spelled", glyphs=GLYPHS["plain"])


def deck_of(*blocks):
    parts = tuple(Part(block=block) for block in blocks)
    return plain_deck(Slide(id=Id("x"), title=Title("Rain"), body=Body(parts=parts)))


def shown(deck, size=(80, 24), at=Position(), look=LOOK, **more):  # noqa: B008
    return draw(deck, timeline_of(deck), at, *size, look, **more)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
@pytest.mark.parametrize("name", STORIES)
def test_nothing_on_a_slide_is_drawn(name, size):
    deck = load_deck(str(built_in_folder() / name))
    look = Look(
        words=words_for(deck.language),
        zone=deck.zone,
        plain=True,
        links="spelled",
        glyphs=GLYPHS["plain"],
    )
    for number, slide in enumerate(deck.slides):
        frame = shown(deck, size, Position(number, slide.steps), look)
        # The guide shows the sources of decks, and their signs are its text.
        assert not DRAWN.search(frame.text()), frame.text()
        assert frame.title_at == (0, 0)
        place = look.words.slide_of.format(n=number + 1, m=len(deck.slides))
        assert frame.text().split("\n")[0].startswith(slide.title.split()[0])
        assert frame.text().rstrip().split("\n")[-1] == place


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_block_is_told_in_words(name):
    assert not DRAWN.search(shown(deck_of(block_of(name)), (100, 60)).text())


def test_a_plain_slide_reads_from_top_to_bottom():
    deck = load_deck(str(built_in_folder() / "alaska-2025.en.yaml"))
    look = Look(
        words=words_for("en"), zone=deck.zone, plain=True, links="spelled", glyphs=GLYPHS["plain"]
    )
    assert shown(deck, (80, 24), Position(6), look).text().rstrip() == (
        "The delegations\n"
        "\n"
        "Who takes part has been agreed between the two sides.\n"
        "\n"
        "United States.\n"
        "Donald Trump, President.\n"
        "Marco Rubio, Secretary of State.\n"
        "Steve Witkoff, Special Envoy.\n"
        "Russia.\n"
        "Vladimir Putin, President.\n"
        "Sergei Lavrov, Foreign Minister.\n"
        "Yuri Ushakov, Adviser.\n"
        "\n"
        "Three against three: that, TASS reports, is how talks later begin.\n"
        "\n"
        "Slide 7 of 14"
    )


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "alaska-2025.en.yaml",
            [
                "Behind closed doors",
                "16 minutes later, 11:26 to about 13:56.",
                "",
                "Image: A closed double door. On either side stand three empty chairs with",
            ],
        ),
        (
            "alaska-2025.de.yaml",
            ["Hinter verschlossenen Türen", "16 Minuten später, 11 Uhr 26 bis etwa 13 Uhr 56.", ""],
        ),
    ],
)
def test_a_plain_slide_begins_with_its_title_and_a_time_that_voices_can_say(name, lines):
    deck = load_deck(str(built_in_folder() / name))
    look = Look(words=words_for(deck.language), zone=deck.zone, plain=True, glyphs=GLYPHS["plain"])
    assert deck.slides[9].header.text  # is for large letters alone
    assert shown(deck, (80, 24), Position(9), look).text().split("\n")[: len(lines)] == lines


def _cells(*texts):
    return tuple(map(runs_of, texts))


def test_a_plain_slide_says_as_much_as_the_listener_wishes():
    picture = Picture(
        file="a.png", alt="A jet", long="It is white.", caption=runs_of("Noon"), credit="Ann"
    )
    table = Table(columns=_cells("Year", "Guests"), rows=(_cells("1", "2"), _cells("3", "4")))
    deck = deck_of(picture, table)

    def told(detail):
        frame = shown(deck, look=replace(LOOK, manner=Manner(detail=detail)))
        return frame.text().rstrip().split("\n")[2:-1]

    assert told("long") == [
        "Image: A jet",
        "Description: It is white.",
        "Noon",
        "Credit: Ann",
        "",
        "Table, 2 rows, 2 columns.",
        "Year 1: Guests 2.",
        "Year 3: Guests 4.",
        "",
    ]
    assert told("brief") == ["Image: A jet", "Noon", "", "Year 1: Guests 2.", "3: 4.", ""]


def test_points_have_no_sign_that_a_voice_would_name_and_hang_where_they_go_on():
    points = Bullets(items=(Item(text=runs_of("One and two and three and four")), *items("Five")))
    ordered = Bullets(items=items("Six"), ordered=True)
    assert shown(deck_of(points, ordered), (24, 12)).text().split("\n")[2:7] == [
        "One and two and three",
        "  and four",
        "Five",
        "",
        "1. Six",
    ]


def test_a_picture_is_its_description_caption_and_credit():
    picture = Picture(file="a.png", alt="A jet lands", caption=runs_of("At noon"), credit="Ann")
    assert shown(deck_of(picture)).text().split("\n")[2:5] == [
        "Image: A jet lands",
        "At noon",
        "Credit: Ann",
    ]


def test_what_is_scrolled_off_is_told_in_words_and_nothing_is_out_of_reach():
    many = tuple(Item(text=runs_of(f"Point {number}")) for number in range(30))
    deck = deck_of(Bullets(items=many))
    seen, scroll = "", 0
    while True:
        frame = shown(deck, (40, 12), scroll=scroll)
        seen += frame.text()
        if not frame.below:
            break
        if scroll:
            assert f"{scroll} lines above, " in frame.text()
        scroll += 3
    assert all(f"Point {number}\n" in seen for number in range(30))


def test_a_note_stands_below_the_place():
    rows = shown(deck_of(), note="Nothing found").text().rstrip().split("\n")
    assert rows[-2:] == ["Slide 1 of 1", "Nothing found"]


@given(st.integers(1, 60), st.integers(1, 20))
def test_the_place_or_a_note_is_there_at_every_size(width, height):
    frame = shown(deck_of(), (width, height), note="x")
    assert len(frame.lines) == height
    assert height < 2 or "x" in frame.text()


def test_the_overview_is_a_list_of_words():
    talk = talk_of(story_of(load_deck(str(built_in_folder() / "alaska-2025.en.yaml"))))
    talk = press_overview(talk)
    frame = talk.frame(120, 60)
    assert not DRAWN.search(frame.text())
    column, row = frame.title_at
    assert frame.text().split("\n")[row][column:].startswith("Trump meets Putin")


def press_overview(talk):
    talk = replace(talk, look=replace(talk.look, plain=True, glyphs=GLYPHS["plain"]))
    return after(talk, BY_ID["overview"], talk.frame(120, 60))


# --- the cursor and the title -------------------------------------------------------------------


def test_the_cursor_is_at_the_title_and_in_an_open_prompt_behind_what_is_typed():
    talk = talk_of(story_of(load_deck(str(built_in_folder() / "alaska-2025.en.yaml"))))
    frame = talk.frame(80, 24)
    assert cursor_at(talk, frame) == frame.title_at
    talk = opened(talk, "search")
    for letter in "hand":
        talk = pressed(talk, letter, letter)
    frame = talk.frame(80, 24)
    column, row = cursor_at(talk, frame)
    assert frame.text().split("\n")[row][:column].endswith("/hand")
    talk = pressed(talk, "escape", None)
    assert cursor_at(talk, talk.frame(80, 24)) == frame.title_at


def test_the_terminals_title_names_slide_place_and_deck_once():
    deck = load_deck(str(built_in_folder() / "alaska-2025.en.yaml"))
    talk = talk_of(story_of(deck), Position(7))
    assert title_of(talk) == "The handshake – Slide 8 of 14 – Alaska 2025: Trump meets Putin"
    title = TerminalTitle()
    assert title.now(talk) == f"\x1b[22;2t\x1b]2;{title_of(talk)}\x07"
    assert title.now(talk) == ""
    assert title.ended() == "\x1b]2;\x07\x1b[23;2t"
    assert title.ended() == ""


@pytest.mark.parametrize(
    ("term", "has"), [("xterm-256color", True), ("linux", False), ("vt100", False), ("dumb", False)]
)
def test_consoles_get_no_title(term, has):
    assert has_title({"TERM": term}) is has
