"""Whoever listens misses nothing: every word of every deck is said where all of it is told.

What a briefer telling leaves out is listed here, field by field, and nothing else may be missing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

import pytest
from decks import ENGLISH, GERMAN
from hypothesis import given
from hypothesis import strategies as st
from test_textmode import Listener

from summit_tui.amounts import read_amount, read_label
from summit_tui.blocks import Bullets, Code, Heading, Item, Picture, Table, Text, runs_of
from summit_tui.charts import Chart, Value
from summit_tui.deck import Body, Deck, Id, Location, Part, Slide, Title
from summit_tui.kinds import (
    Column,
    Columns,
    Figure,
    Figures,
    Group,
    People,
    Person,
    Quote,
)
from summit_tui.load import deck_of, load_deck
from summit_tui.maps import Map, Route, Site
from summit_tui.story import built_in_folder
from summit_tui.telling import telling_of
from summit_tui.textmode import tell
from summit_tui.voice import Detail, Manner

NO_WORDS = {
    "id",
    "header",
    "path",
    "file",
    "reveal",
    "align",
    "type",
    "size",
    "region",
    "link",
    "language",
    "clock",
    "hidden",
}
"""Fields that are no text of the author's, or that the screen alone needs."""
LEFT_OUT: Mapping[Detail, set[str]] = {
    "long": set(),
    "normal": {"long"},
    "brief": {"long", "credit", "source", "place", "phase"},
}
"""The fields of pictures, maps, charts and slides that each level of detail may leave out."""
DETAILS = tuple(LEFT_OUT)
DECKS = {path.name: path for path in sorted(built_in_folder().glob("*.yaml"))}


def texts(value: object, without: set[str]) -> Iterator[str]:
    """Every text inside of a value but for the fields `without`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part, without)
    elif is_dataclass(value):
        names = {field.name for field in fields(value)} - NO_WORDS - without
        if isinstance(value, Quote):  # who said where it was reported is no credit of a picture
            names |= {"source"}
        for name in sorted(names):
            yield from texts(getattr(value, name), without)


def words_in(text: str) -> set[str]:
    """The words of three letters or more; shorter ones may be signs, such as `km`."""
    return {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text)}


def heard(deck: Deck, detail: Detail) -> set[str]:
    """The words of the whole deck as a speaker hears it."""
    listener = Listener([])
    manner = Manner(detail=detail)
    telling = telling_of({deck.language: deck}, deck.language, manner=manner)
    assert tell(replace(telling, speaker=True), listener.streams(terminal=False)) == 0
    return words_in(listener.heard)


def missed(deck: Deck, detail: Detail) -> set[str]:
    written = words_in("\n".join(texts(deck.slides, LEFT_OUT[detail])))
    if detail == "long":  # else it is said to who asks
        head = (deck.title, deck.subtitle, deck.author, deck.license, deck.sources)
        written |= words_in("\n".join(texts(head, set())))
    return written - heard(deck, detail)


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("name", DECKS)
def test_every_word_of_the_decks_that_come_with_the_program_is_said(name, detail):
    assert missed(load_deck(str(DECKS[name])), detail) == set()


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("deck", [GERMAN, ENGLISH], ids=["de", "en"])
def test_every_word_of_a_deck_with_each_core_block_is_said(deck, detail):
    assert missed(deck, detail) == set()


def test_what_a_briefer_telling_may_leave_out_is_left_out():
    """Else the list above would hide nothing and hold nothing."""
    deck = deck_of(
        b"title: A\nphases: [{name: Evening}]\nslides:\n  - title: B\n    place: Oslo\n"
        b"    phase: Evening\n    body:\n      - picture: {file: a.png, alt: Rain, long: Puddles, "
        b"credit: Anna, source: Archive}\n",
        "x.yaml",
    )
    everything = {"oslo", "evening", "puddles", "anna", "archive"}
    assert everything - heard(deck, "long") == set()
    assert everything - heard(deck, "normal") == {"puddles"}
    assert everything - heard(deck, "brief") == everything


# --- decks that nobody wrote --------------------------------------------------------------------

FOUR = read_amount("4")
WORDS = st.text("abcdefghijklmnopqrstuvwxyzäöüßé", min_size=3, max_size=9)
LINES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
TITLES = LINES.map(Title)
RUNS = LINES.map(runs_of)
MAYBE = st.none() | LINES
ITEMS = st.builds(
    Item, text=RUNS, items=st.lists(st.builds(Item, text=RUNS), max_size=2).map(tuple)
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        columns=st.tuples(*[RUNS] * width),
        rows=st.lists(st.tuples(*[RUNS] * width), max_size=3).map(tuple),
    )
)
PICTURES = st.builds(
    Picture,
    file=st.just("a.png"),
    alt=LINES,
    long=MAYBE,
    caption=RUNS,
    credit=MAYBE,
    source=MAYBE,
)
NAMES = st.lists(TITLES, min_size=2, max_size=4, unique=True)
MAPS = NAMES.flatmap(
    lambda names: st.builds(
        Map,
        places=st.just(
            tuple(Site(name=name, latitude=10.0 * i, longitude=5.0) for i, name in enumerate(names))
        ),
        routes=st.tuples(
            st.builds(
                Route, start=st.just(names[0]), end=st.just(names[1]), label=MAYBE, note=MAYBE
            )
        ),
        caption=RUNS,
        long=MAYBE,
    )
)
VALUES = st.builds(
    Value, label=LINES.map(lambda text: read_label(text, day=None, zone=None)), value=st.just(FOUR)
)
CHARTS = st.builds(
    Chart, title=TITLES, values=st.lists(VALUES, min_size=1, max_size=4).map(tuple), long=MAYBE
)
SIMPLE = st.one_of(
    st.builds(Text, text=RUNS),
    st.builds(Heading, text=RUNS),
    st.builds(Bullets, items=st.lists(ITEMS, min_size=1, max_size=3).map(tuple)),
    st.builds(Code, text=LINES),
    TABLES,
    PICTURES,
    st.builds(
        Quote,
        text=RUNS | st.lists(WORDS, min_size=26).map(" ".join).map(runs_of),
        speaker=MAYBE,
        role=MAYBE,
        source=MAYBE,
    ),
    st.builds(
        Figures,
        figures=st.tuples(st.builds(Figure, value=st.just("7"), unit=MAYBE, label=LINES)),
    ),
    st.builds(
        People,
        people=st.tuples(
            st.builds(Group, name=TITLES, people=st.tuples(st.builds(Person, name=TITLES)))
        ),
    ),
    MAPS,
    CHARTS,
)
COLUMNS = st.builds(
    Columns,
    columns=st.tuples(
        *[st.builds(Column, body=st.lists(SIMPLE, min_size=1, max_size=2).map(tuple))] * 2
    ),
)
PARTS = st.builds(Part, block=SIMPLE | COLUMNS)
SLIDES = st.builds(
    Slide,
    title=TITLES,
    place=st.none() | st.builds(Location, name=TITLES),
    phase=st.none() | TITLES,
    body=st.builds(Body, parts=st.lists(PARTS, max_size=3).map(tuple)),
    notes=st.lists(st.builds(Text, text=RUNS), max_size=2).map(tuple),
)
MADE = st.builds(
    lambda slides: Deck(
        title=Title("Deck"),
        slides=tuple(replace(slide, id=Id(f"s{n}")) for n, slide in enumerate(slides)),
    ),
    st.lists(SLIDES, min_size=1, max_size=4),
)


@given(deck=MADE, detail=st.sampled_from(DETAILS))
def test_no_deck_has_a_word_that_is_not_said(deck, detail):
    assert missed(deck, detail) == set()
