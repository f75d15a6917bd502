"""Every kind of block survives every text at every size: nothing crashes, nothing is too wide.

Kinds come from `KINDS`: a new one is tested from the day it has an example in `test_kinds`.
"""

import time

import pytest
from decks import plain_deck
from test_kinds import block_of

from summit_tui.blocks import Bullets, Code, Heading, Item, Picture, Table, Text, runs_of
from summit_tui.clean import clean
from summit_tui.deck import Body, Id, Part, Slide, Title
from summit_tui.draw.frame import line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.kinds import KINDS, Quote
from summit_tui.position import Position
from summit_tui.speak import body_lines
from summit_tui.timeline import timeline_of
from summit_tui.voice import voice_for
from summit_tui.words import LANGUAGES

SIZES = [(1, 1), (2, 2), (8, 3), (20, 6), (40, 12), (80, 24), (120, 36), (400, 120)]
LOOKS = (
    Look(words=LANGUAGES["en"]),
    Look(words=LANGUAGES["de"], links="spelled"),
    Look(words=LANGUAGES["en"], plain=True, glyphs=GLYPHS["plain"]),
)
TEXTS = {
    "10,000 words": " ".join(f"w{i}" for i in range(10_000)),
    "10,000 letters": "x" * 10_000,
    "10,000 accents": clean("x\u0301" * 10_000),
    "CJK": "日本の首脳会談。" * 1_000,
    "emoji": "👩‍👩‍👧‍👦" * 1_000,
    "emoji words": "👍🏽 🏳️‍🌈 👩‍🚀 " * 300,
    "right to left": "שלום עולם السلام عليكم " * 500,
    "hyphens": "ab-" * 3_000,
    "spaces": f"a{' ' * 5_000}b",
    "line feeds": "a\n" * 2_000,
}
KINDS_OF_TEXT = {
    "text": lambda text: Text(text=runs_of(text)),
    "heading": lambda text: Heading(text=runs_of(text)),
    "bullets": lambda text: Bullets(
        items=(Item(text=runs_of(text), items=(Item(text=runs_of(text[:500])),)),), reveal="items"
    ),
    "code": lambda text: Code(text=text, language="python", numbers=1),
    "table": lambda text: Table(columns=(runs_of("a"), runs_of("b")), rows=((runs_of(text), ()),)),
    "picture": lambda text: Picture(file="a.png", alt=text, caption=runs_of(text[:500])),
    "quote": lambda text: Quote(text=runs_of(text), speaker=text[:200]),
}
"""The kinds that hold a long text."""


def deck_with(block):
    return plain_deck(Slide(id=Id("x"), title=Title("Rain"), body=Body(parts=(Part(block=block),))))


def shown_whole(deck, size, look):
    """The first and the last frame of a slide that is scrolled through."""
    timeline = timeline_of(deck)
    at = Position(0, deck.slides[0].steps)
    frames = [draw(deck, timeline, at, *size, look)]
    if frames[0].below:
        frames.append(draw(deck, timeline, at, *size, look, scroll=frames[0].below))
    for frame in frames:
        assert len(frame.lines) == size[1]
        assert all(line_width(line) <= size[0] for line in frame.lines)
    assert frames[-1].below == 0
    return frames


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_at_every_size_and_step(kind, size):
    deck = deck_with(block_of(kind))
    for look in LOOKS:
        shown_whole(deck, size, look)
        for step in range(deck.slides[0].steps + 1):
            frame = draw(deck, timeline_of(deck), Position(0, step), *size, look)
            assert len(frame.lines) == size[1]


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2], *SIZES[4::3]], ids=str)
@pytest.mark.parametrize("text", TEXTS)
def test_a_long_text_is_drawn_at_any_size_without_a_pause(text, size):
    """Measured: 0.06 s for the slowest from 8x3 on, 0.15 s at 1x1."""
    drawn_without_a_pause("text", text, size)


@pytest.mark.parametrize("size", [(2, 2), (40, 12)], ids=str)
@pytest.mark.parametrize("text", ["10,000 words", "10,000 letters", "CJK", "emoji words"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS_OF_TEXT if kind != "text"])
def test_a_long_text_of_any_kind_is_drawn_without_a_pause(kind, text, size):
    """Measured: 0.1 s for the slowest from 20x6 on; code at 2x2 takes 0.3 s."""
    drawn_without_a_pause(kind, text, size)


def drawn_without_a_pause(kind, text, size):
    deck = deck_with(KINDS_OF_TEXT[kind](TEXTS[text]))
    start = time.process_time()
    frames = shown_whole(deck, size, LOOKS[0])
    assert (time.process_time() - start) / len(frames) < (3 if size[0] >= 8 else 8)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", KINDS_OF_TEXT)
def test_a_long_text_is_said_without_a_pause(kind, text):
    deck = deck_with(KINDS_OF_TEXT[kind](TEXTS[text]))
    start = time.process_time()
    said = " ".join(body_lines(deck.slides[0], 0, deck.slides[0].steps, voice_for(deck)))
    assert time.process_time() - start < 3
    letters = [char for char in TEXTS[text] if char.isalpha()]
    assert sum(map(said.count, dict.fromkeys(letters))) >= len(letters)
