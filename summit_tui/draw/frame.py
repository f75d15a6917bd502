"""A picture of cells: what `draw` returns and every output shows.

A frame knows neither Textual nor a terminal; the stage makes strips of it, tests read its text.
"""

from collections.abc import Iterable
from typing import TypeAlias

from rich.cells import cell_len

from summit_tui.palette import Role
from summit_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of a line looks; colours by role, but for the dots of pictures."""

    role: Role = "text"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    reverse: bool = False
    """Swaps text and background: the way to stress that survives without colours."""
    panel: bool = False
    """On the panel's background instead of the slide's."""
    literal: bool = False
    """Program text amid words: where no panel can be seen, something else has to tell it."""
    link: str | None = None
    """A safe address (http, https or mailto)."""
    ink: str | None = None
    """A colour of a picture, ``#rrggbb``, in place of the role's."""
    paper: str | None = None
    """The same for the background."""


PLAIN = Style()
"""Ordinary text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line with one look."""

    text: str
    """Cleaned, without line feeds."""
    style: Style = PLAIN

    @property
    def width(self) -> int:
        """In cells."""
        text = self.text
        return len(text) if text.isascii() else cell_len(text)


Line: TypeAlias = tuple[Piece, ...]
"""One row; an empty tuple is an empty row.  Rows may be shorter than the frame, never longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Cells of one row that a click can mean."""

    row: int
    """From 0."""
    left: int
    """From 0."""
    right: int
    """From 0, not included."""
    slide: int
    """From 0: where a click goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A whole screen."""

    width: int
    height: int
    lines: tuple[Line, ...]
    """`height` rows, top to bottom."""
    title_at: tuple[int, int]
    """Column and row, from 0, at which the title begins: where the cursor belongs."""
    spots: tuple[Spot, ...] = ()
    above: int = 0
    """Rows of the slide scrolled off the top."""
    below: int = 0
    """Rows of the slide that did not fit below; rows yet to be revealed do not count."""
    page: int = 0
    """Rows of a page, where the body is shown page by page; 0 where it scrolls by rows."""
    marked: bool = False
    """True if something on it is marked, because it was searched for."""
    scroll_to_new: int = 0
    """The scroll, nearest to this frame's, at which what the current step revealed can be seen."""

    def text(self) -> str:
        """Return the rows as text, for tests and plain outputs."""
        return "\n".join(line_text(line).rstrip() for line in self.lines)


def line_text(line: Line) -> str:
    """Return the letters of a row."""
    return "".join(piece.text for piece in line)


def line_width(line: Line) -> int:
    """Return the width of a row in cells."""
    return sum(piece.width for piece in line)


def indented(line: Line, cells: int) -> Line:
    """Return `line` moved right by `cells`; an empty row stays empty."""
    return (Piece(" " * cells), *line) if line and cells > 0 else line


def padded(line: Line, width: int, style: Style = PLAIN) -> Line:
    """Return `line` filled up with spaces to `width` cells; a wider one as it is."""
    missing = width - line_width(line)
    return merged((*line, Piece(" " * missing, style))) if missing > 0 else line


def cropped(line: Line, width: int) -> Line:
    """Return the part of `line` that fits into `width` cells; a wide character is not halved."""
    if line_width(line) <= width:
        return line
    out: list[Piece] = []
    left = width
    for piece in line:
        if piece.width <= left:
            out.append(piece)
            left -= piece.width
            continue
        kept = ""
        for char in piece.text:
            if cell_len(kept + char) > left:
                break
            kept += char
        out.append(Piece(kept, piece.style))
        break
    return tuple(out)


def merged(pieces: Iterable[Piece]) -> Line:
    """Return pieces as a row with neighbours of one look joined and empty ones dropped."""
    out: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        # Neighbours mostly share their style itself: comparing what it says takes longest here.
        if out and (out[-1].style is piece.style or out[-1].style == piece.style):
            out[-1] = Piece(out[-1].text + piece.text, piece.style)
        else:
            out.append(piece)
    return tuple(out)
