"""The speaker's desk as a screen: what stands where, and that nothing is lost at any size."""

from dataclasses import replace

import pytest
from decks import ENGLISH, GERMAN
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.blocks import Text, runs_of
from summit_tui.deck import Deck
from summit_tui.desk import Desk, Link, desk_of, heard, parted, seat_at
from summit_tui.draw.desk import SIZES, Size, desk_frame, in_words
from summit_tui.draw.frame import Frame, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.load import load_deck
from summit_tui.position import Position
from summit_tui.session import Spot, State
from summit_tui.story import built_in_folder
from summit_tui.timekeeping import Clock
from summit_tui.timeline import timeline_of
from summit_tui.voice import voice_for

STORY = load_deck(str(built_in_folder() / "alaska-2025.en.yaml"))
GERMAN_STORY = load_deck(str(built_in_folder() / "alaska-2025.de.yaml"))
NOW = 1_000.0


def desk(
    deck: Deck, at: Position, elapsed: float, link: Link = "together", **state: object
) -> Desk:
    told = State(
        deck="",
        epoch=1,
        at=Spot(slide=deck.slides[at.slide].id, step=at.step),
        clock=Clock(since=NOW - elapsed),
        entered=max(elapsed - 40, 0),
    )
    seat = heard(seat_at(at), replace(told, **state), deck, NOW - 40, ours=True)
    seat = parted(seat) if link == "lost" else replace(seat, link=link)
    return desk_of(seat, deck, voice_for(deck), NOW, (15, 42))


def frame(
    width: int,
    height: int,
    *,
    deck: Deck = STORY,
    at: Position = Position(7),  # noqa: B008 - a value that nobody can change
    elapsed: float = 600.0,
    link: Link = "together",
    plain: bool = False,
    scroll: int = 0,
    size: Size = "normal",
    note: str = "",
    **state: object,
) -> Frame:
    look = Look(
        words=voice_for(deck).words,
        zone=deck.zone,
        plain=plain,
        glyphs=GLYPHS["plain" if plain else "unicode"],
    )
    timeline = timeline_of(deck)
    return desk_frame(
        desk(deck, at, elapsed, link, **state),
        deck,
        width,
        height,
        look,
        lambda at, width, height: draw(deck, timeline, at, width, height, look),
        scroll=scroll,
        size=size,
        note=note,
    )


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("120x36", {}),
        ("120x36.de-next-step", {"deck": GERMAN_STORY, "at": Position(8, 0), "elapsed": 60.0}),
        ("120x36.end-blank", {"at": Position(13), "mode": "blank"}),
        ("60x20", {"mode": "freeze", "ahead": Spot(slide="base")}),
        ("60x20.de-lost-wide", {"deck": GERMAN_STORY, "link": "lost", "size": "wide"}),
        ("40x12", {"note": "/hand   Hit 2 of 7"}),
        ("40x12.de", {"deck": GERMAN_STORY, "elapsed": 1200.0}),
        ("60x20.plain", {"plain": True}),
    ],
)
def test_a_desk_looks_as_it_did(name, options, golden):
    width, height = map(int, name.split(".")[0].split("x"))
    golden(f"desk/{name}.txt", frame(width, height, **options).text())


@given(
    width=st.integers(1, 130),
    height=st.integers(1, 40),
    slide=st.integers(0, 5),
    size=st.sampled_from(SIZES),
    scroll=st.integers(0, 50),
    note=st.sampled_from(["", "A note that is longer than a small screen is wide"]),
)
def test_a_desk_has_the_size_that_was_asked_for(width, height, slide, size, scroll, note):
    found = frame(
        width, height, deck=GERMAN, at=Position(slide), size=size, scroll=scroll, note=note
    )
    assert len(found.lines) == height
    assert max(map(line_width, found.lines)) <= width


LONG = replace(
    ENGLISH,
    slides=(
        replace(
            ENGLISH.slides[1],
            notes=tuple(Text(text=runs_of(f"Paragraph number{n} of many.")) for n in range(40)),
        ),
    ),
)


@pytest.mark.parametrize(("width", "height"), [(120, 36), (60, 20), (40, 12)])
@pytest.mark.parametrize("size", SIZES)
def test_all_of_the_notes_can_be_scrolled_to(width, height, size):
    scroll, seen, pages = 0, "", 0
    while True:
        found = frame(width, height, deck=LONG, at=Position(), scroll=scroll, size=size)
        seen += found.text()
        pages += 1
        if not found.below:
            break
        scroll = found.above + (found.page or 1)
    if found.page:  # big letters are read by the eye alone
        assert pages > 1
        return
    assert [n for n in range(40) if f"number{n} " not in seen] == []


def test_notes_out_of_sight_are_counted():
    found = frame(40, 12, deck=LONG, at=Position())
    assert f"▼ {found.below} more lines" in found.text()
    later = frame(40, 12, deck=LONG, at=Position(), scroll=3)
    assert f"▲ 3  ▼ {later.below} more lines" in later.text()


@pytest.mark.parametrize(("width", "height"), [(120, 36), (60, 20), (40, 12)])
def test_pace_is_told_by_words_as_by_colour(width, height):
    late = frame(width, height, elapsed=900.0)
    text = " ".join(late.text().split())
    assert "minutes behind" in text
    roles = {piece.style.role for line in late.lines for piece in line if "behind" in piece.text}
    assert roles == {"fourth"}


def test_a_deck_without_a_plan_has_a_clock_all_the_same():
    assert "15:42   10:00 gone   slide 0:40" in frame(60, 20, deck=ENGLISH, at=Position(1)).text()


def test_a_slide_without_room_has_its_pictures_in_a_row_of_words():
    words = voice_for(GERMAN).words
    small = in_words(GERMAN, 1, words)
    text = draw(small, timeline_of(small), Position(1), 60, 18, Look(words=words)).text()
    assert "Bild: Ein Flugzeug setzt auf, 50 ..." in text
    assert "Räder am Boden" not in text
    assert small.slides[2:] == GERMAN.slides[2:]
    assert in_words(GERMAN, 0, words) is GERMAN
