"""Rules about the screen: what is drawn at each size, whether it fits, and in which colours."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from summit_tui.blocks import Code
from summit_tui.cells import cells
from summit_tui.check.case import Case, Found, Size, sizes_named
from summit_tui.deck import Slide
from summit_tui.draw.body import WIDE
from summit_tui.draw.code import code_rows
from summit_tui.draw.frame import Frame
from summit_tui.draw.letters import letters
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.palette import DEFAULT_THEME, THEMES, accent_contrast, accented
from summit_tui.position import Position
from summit_tui.problems import listed, shown
from summit_tui.timeline import Mark, Timeline

Screens: TypeAlias = Sequence[tuple[Size, Frame]]
"""A slide, all of it revealed, on a screen of each size."""
OfScreen: TypeAlias = Callable[[Case, Slide, Screens], Iterator[Found]]
"""A rule that looks at one slide as it is drawn."""


def screens(case: Case, slide: Slide) -> Screens:
    """Return the slide as it is drawn at each size of the case."""
    # The bar is drawn with one mark, and one with a time if there is any: its height is all that
    # matters here, and a bar of a thousand marks takes longer than the slide.
    timeline = Timeline(marks=(Mark(slide=0, when=slide.when), Mark(slide=1, when=case.timed)))
    alone = replace(case.deck, slides=(slide,), hidden=())
    look = Look(words=case.voice.words, zone=case.deck.zone, pictures=case.gallery)
    at = Position(0, slide.steps)
    return [
        ((width, height), draw(alone, timeline, at, width, height, look))
        for width, height in case.sizes
    ]


def overflow(_: Case, slide: Slide, screens: Screens) -> Iterator[Found]:
    over = [(size, frame.below) for size, frame in screens if frame.below]
    if over:
        told = listed((f"{width}x{height} by {rows}" for (width, height), rows in over), "and")
        rows = "row" if over[-1][1] == 1 else "rows"
        yield Found(
            slide.place_of(),
            f"the slide {shown(slide.title)} is too long: at {told} {rows}; expected all of it on "
            f"one screen; make it shorter, or two slides of it",
        )


def wide_code(case: Case, slide: Slide, screens: Screens) -> Iterator[Found]:
    """Code in columns is left alone: how wide these are is for drawing to say."""
    look = Look(words=case.voice.words)
    for part in slide.body.parts:
        if not isinstance(part.block, Code):
            continue
        lines = part.block.text.split("\n")
        narrow = [
            (width, height)
            for (width, height), frame in screens
            if len(code_rows(part.block, min(_inner(width, frame), WIDE), look)) > len(lines)
        ]
        if narrow:
            widest = max(lines, key=cells)
            yield Found(
                case.near(part.place, widest.strip()),
                f"a line of code takes {cells(widest)} cells, too many at {sizes_named(narrow)}; "
                f"expected lines that fit; break it where its language allows",
            )


def _inner(width: int, frame: Frame) -> int:
    """Cells between the margins of a screen: the title begins behind the left one."""
    return width - 2 * frame.title_at[0]


def plain_header(_: Case, slide: Slide, screens: Screens) -> Iterator[Found]:
    """Plain letters that the author did not ask for, although the body leaves room for others."""
    text = slide.header.text or slide.title
    font = slide.header.font
    if font == "plain" or not _is_drawable(text):
        return
    plain = [
        (width, height)
        for (width, height), frame in screens
        if not letters(text, _inner(width, frame), height // 3, font)
    ]
    if plain:
        yield Found(
            slide.place_of("header" if slide.header.text else "title"),
            f"there are no big letters for {shown(text)} at {sizes_named(plain)}; expected a "
            f"header that fits, in letters that a font has; add a shorter one with "
            f"`header: ...`, or ask for plain letters with `header: {{font: plain}}`",
        )


def weak_accent(case: Case) -> Iterator[Found]:
    accent = case.deck.accent
    theme = case.deck.theme or DEFAULT_THEME
    palette = THEMES[theme]
    if accent is None or (ratio := accent_contrast(palette, accent)) >= palette.least:
        return
    mended = accented(palette, accent).colours["accent"]
    yield Found(
        case.deck.place_of("accent"),
        f"the accent {shown(accent)} has a contrast of {_floored(ratio)} to 1 on the theme "
        f"{shown(theme)}; expected {palette.least:g} or more; write {shown(mended)}, which is "
        f"shown in its place, or another colour",
    )


def _floored(ratio: float) -> str:
    """Return a ratio so that 4.49 does not look like 4.5."""
    return f"{math.floor(ratio * 10) / 10:g}"


def _is_drawable(text: str) -> bool:
    """True if big letters know a word of the text; no font of them has CJK, for example."""
    return any(letters(word, 1000, 100) for word in text.split())
