"""The first slide, painted by plain escape codes while Textual is still to be loaded.

Textual then goes on with the same alternate screen: it is neither cleared nor left, and what stands
on it is what Textual paints, cell for cell.  Keys that are typed meanwhile wait in the terminal,
unseen.  On every way out before Textual has taken over, the terminal is as it was.  How it is
painted, and how a start like an earlier one does so even sooner, stands in `warmstart`.

Nothing here may import Textual.  Where anything is unusual, nothing is painted.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Literal, TypeAlias

from rich.color import ColorSystem

from summit_tui import warmstart
from summit_tui.draw.frame import Frame, Line, Style
from summit_tui.draw.look import Depth, Pictures
from summit_tui.draw.overview import pictures_on
from summit_tui.firstpaint import HAS_TERMIOS, FirstPaint
from summit_tui.keynames import key_names
from summit_tui.palette import SIXTEEN, Palette
from summit_tui.stage.ink import rich_style
from summit_tui.stage.pictures import StagePictures
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.talk import Talk
from summit_tui.stage.wardrobe import Wardrobe
from summit_tui.values import dataclass

System: TypeAlias = Literal["truecolor", "256", "standard"]
"""How many colours a terminal has, as Rich calls it."""
SMALLEST = (20, 6)
"""Columns and rows of the smallest screen that is painted here."""
_RICH = {
    "truecolor": ColorSystem.TRUECOLOR,
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
}
_DEPTHS: Mapping[System, Depth] = {"truecolor": "true", "256": "256", "standard": "16"}


def furnished(talk: Talk, preferences: Preferences, pictures: Pictures) -> Talk:
    """Return a talk with what the stage adds to its look."""
    keys = preferences.keymap.keys_of("uncover")
    look = replace(
        talk.look,
        pictures=None if talk.look.plain else pictures,
        uncover_key=key_names(keys, talk.look.words) if keys else "",
    )
    return replace(talk, look=look)


def system_of(environment: Mapping[str, str]) -> System | None:
    """Return how many colours there are, as Rich and Textual find out; None where that is unusual.

    Source: `rich.console.Console._detect_color_system`.
    """
    unusual = ("FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS", "JUPYTER_LINES")
    if any(name in environment for name in unusual):
        return None
    if any(name.startswith("TEXTUAL") for name in environment):
        return None
    term = environment.get("TERM", "").strip().casefold()
    if term in ("", "dumb", "unknown") or term.startswith(("linux", "vt", "cons")):
        return None
    if environment.get("COLORTERM", "").strip().casefold() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if term.rpartition("-")[2] in ("256color", "kitty") else "standard"


def escape_codes(
    frame: Frame, palette: Palette | None, system: System, before: Frame | None = None
) -> str:
    """Return what paints `frame` on a screen of its size, each row at its place.

    Rows that `before` has, too, which stands there, are left as they are.
    """
    blank = rich_style(Style(), palette)

    def row(line: Line) -> str:
        drawn = (
            rich_style(piece.style, palette).render(piece.text, color_system=_RICH[system])
            for piece in line
        )
        left = frame.width - sum(piece.width for piece in line)
        return "".join(drawn) + blank.render(" " * left, color_system=_RICH[system])

    def rows(frame: Frame) -> list[Line]:
        return [*frame.lines, *[()] * (frame.height - len(frame.lines))]

    there = rows(before) if before else [None] * frame.height
    both = enumerate(zip(rows(frame), there, strict=True), 1)
    return "".join(f"\x1b[{y};1H{row(line)}" for y, (line, old) in both if line != old)


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """How this terminal is painted on without Textual."""

    width: int
    height: int
    system: System
    palette: Palette | None
    pictures: StagePictures

    def fits(self) -> bool:
        """Return whether the terminal still has this size.  Raises `OSError`."""
        return os.get_terminal_size(1) == (self.width, self.height)

    def codes(self, frame: Frame, before: Frame | None = None) -> str:
        """Return what paints `frame`, or where `before` stands, the rows that differ."""
        return escape_codes(frame, self.palette, self.system, before)


def canvas_for(talk: Talk, preferences: Preferences) -> Canvas | None:
    """Return how `talk` is painted on this terminal; None where anything is unusual."""
    if not HAS_TERMIOS or preferences.strict or not (os.isatty(0) and os.isatty(1)):
        return None
    encoding = (sys.stdout.encoding or "").casefold() if sys.stdout is not None else ""
    system = system_of(os.environ)
    if system is None or not encoding.startswith("utf"):
        return None
    width, height = os.get_terminal_size(1)
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return None
    palette = _palette(talk, preferences, system)
    depth: Depth = _DEPTHS[system] if preferences.colours else "none"
    pictures = StagePictures(talk.deck.folder, depth)
    if palette and palette is not SIXTEEN:
        pictures.background = palette.background
    return Canvas(width=width, height=height, system=system, palette=palette, pictures=pictures)


First: TypeAlias = tuple[FirstPaint | None, Canvas | None]
"""What was painted before Textual, and how more can be; None where it cannot."""


@contextmanager
def first_paint(talk: Talk, preferences: Preferences) -> Iterator[First]:
    """Paint what `talk` shows, until Textual takes over; nothing where the start is the plain one.

    What a warm start has painted already stands.  Raises `Ended` from wherever the program is when
    a signal ends it before Textual has it.
    """
    painted, canvas, codes = warmstart.painted(), None, ""
    # A fault in what follows is the app's to tell: it meets it again, and writes it to its log.
    with suppress(Exception):
        canvas = canvas_for(talk, preferences)
        if canvas and painted is None:
            codes = _first(talk, preferences, canvas)
    if painted is None and codes:
        painted = warmstart.painting(codes)
    if painted is None:
        warmstart.forget()
    try:
        yield painted, canvas
    finally:
        if painted:
            painted.over()


def paint_ahead(talk: Talk, preferences: Preferences) -> None:
    """Paint what `talk` shows while the rest of its deck is still to be read; see `first_paint`."""
    with suppress(Exception):  # whatever is wrong comes again when all is there
        if canvas := canvas_for(talk, preferences):
            warmstart.paint_ahead(_first(talk, preferences, canvas))


def _first(talk: Talk, preferences: Preferences, canvas: Canvas) -> str:
    """Return the escape codes of the first slide."""
    for picture in pictures_on(talk.deck.slides[talk.at.slide]):
        warmstart.looked_at(os.path.join(talk.deck.folder, picture.file))
    talk = furnished(talk, preferences, canvas.pictures)
    return canvas.codes(talk.drawn(canvas.width, canvas.height)[1])


def _palette(talk: Talk, preferences: Preferences, system: System) -> Palette | None:
    if not preferences.colours:
        return None
    if system == "standard":
        return SIXTEEN
    return Wardrobe(themes=preferences.themes, chosen=preferences.theme).palette(talk.deck)
