"""A frame as an SVG: a picture of a slide for a page, a paper or a chat.

No font is loaded from anywhere: text is set in whatever monospaced font the viewer has, stretched
to its cells, and the signs that frames draw with (blocks, halves, braille) are drawn as shapes, so
that pictures have no seams.  The title and the words of the slide go with it for who cannot see it.
"""

import re
from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes
from rich.color import Color

from summit_tui.draw.frame import Frame, Piece, Style
from summit_tui.draw.mosaic import QUARTERS
from summit_tui.palette import Palette

CELL = (10, 20)
"""Width and height of a cell, in pixels."""
_FONT_SIZE = 16.5
"""Pixels at which common monospaced fonts are about as wide as a cell."""
_BASELINE = 15
"""Pixels from the top of a cell to the foot of its letters."""
_FONTS = (
    "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, "
    "monospace"
)
_NUMBERED = re.compile(r"^color(\d+)$")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""What text and attributes may not hold as it is (XML 1.0, 2.4).  The standard library's own
``xml.sax.saxutils`` loads all that fetches pages from the web: 1.4 MB."""
_DOT = 1.6
"""Radius of a dot of braille, in pixels."""

_EIGHTHS_LEFT = {chr(0x2590 - n): n / 8 for n in range(1, 9)}
_EIGHTHS_BELOW = {chr(0x2580 + n): n / 8 for n in range(1, 9)}
_SHAPES: dict[str, tuple[float, float, float, float]] = {
    **{char: (0, 0, part, 1) for char, part in _EIGHTHS_LEFT.items()},
    **{char: (0, 1 - part, 1, part) for char, part in _EIGHTHS_BELOW.items()},
    "▀": (0, 0, 1, 0.5),
    "▐": (0.5, 0, 0.5, 1),
}
"""Left, top, width and height of signs that are one rectangle, as parts of their cell."""
_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each bit of a sign of braille (Unicode 16, 21.1)."""


def svg_of(frame: Frame, palette: Palette, *, title: str, description: str) -> str:
    """Return `frame` as an SVG with a title and a description for readers of screens."""
    width, height = frame.width * CELL[0], frame.height * CELL[1]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{_escaped(title)}</title>',
        f'<desc id="desc">{_escaped(description)}</desc>',
        f'<rect width="{width}" height="{height}" fill="{palette.background}"/>',
        f'<g font-family="{_FONTS}" font-size="{_FONT_SIZE:g}" xml:space="preserve">',
        *(part for y, line in enumerate(frame.lines) for part in _row(line, y, palette)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _row(line: tuple[Piece, ...], y: int, palette: Palette) -> Iterator[str]:
    x = 0
    for piece in line:
        ink, paper = _colours(piece.style, palette)
        if paper != palette.background:
            yield _rect(x, y, piece.width, (0, 0, 1, 1), paper)
        for text, at in _stretches(piece.text, x):
            if text[0] in _SHAPES:
                yield _rect(at, y, len(text), _SHAPES[text[0]], ink)
            elif text[0] in QUARTERS:
                yield from _quarters(text[0], at, y, ink)
            elif "\u2800" <= text[0] <= "\u28ff":
                yield from _braille(text[0], at, y, ink)
            elif text.strip():
                yield _text(text, at, y, ink, piece.style)
        x += piece.width


def _stretches(text: str, x: int) -> Iterator[tuple[str, int]]:
    """Parts of a piece that are drawn in one way, each with its column.

    Signs in a row that are drawn as the same wide rectangle are one; text is one, without the
    spaces at its ends.
    """
    start, at = 0, x
    parts = [text[a:b] for a, b, _ in split_graphemes(text)[0]]
    while start < len(parts):
        first, end = parts[start], start + 1
        if first in _SHAPES:
            wide = _SHAPES[first][2] == 1
            while wide and end < len(parts) and parts[end] == first:
                end += 1
        elif first not in QUARTERS and not _is_braille(first):
            while end < len(parts) and not _is_drawn(parts[end]):
                end += 1
        stretch = "".join(parts[start:end])
        yield stretch.rstrip() or stretch, at
        at += cell_len(stretch)
        start = end


def _is_braille(char: str) -> bool:
    return "\u2800" <= char[0] <= "\u28ff"


def _is_drawn(char: str) -> bool:
    return char in _SHAPES or (char in QUARTERS and char != " ") or _is_braille(char)


def _rect(x: int, y: int, cells: int, shape: tuple[float, float, float, float], colour: str) -> str:
    left, top, width, height = shape
    return (
        f'<rect x="{(x + left) * CELL[0]:g}" y="{(y + top) * CELL[1]:g}" '
        f'width="{cells * width * CELL[0]:g}" height="{height * CELL[1]:g}" '
        f'fill="{colour}" shape-rendering="crispEdges"/>'
    )


def _braille(char: str, x: int, y: int, colour: str) -> Iterator[str]:
    bits = ord(char) - 0x2800
    for bit, (column, row) in enumerate(_DOTS):
        if bits >> bit & 1:
            across, down = x + (column * 2 + 1) / 4, y + (row * 2 + 1) / 8
            yield (
                f'<circle cx="{across * CELL[0]:g}" cy="{down * CELL[1]:g}" r="{_DOT}" '
                f'fill="{colour}"/>'
            )


def _quarters(char: str, x: int, y: int, colour: str) -> Iterator[str]:
    found = QUARTERS.index(char)
    for i in range(4):
        if found >> i & 1:
            yield _rect(x, y, 1, (i % 2 / 2, i // 2 / 2, 0.5, 0.5), colour)


def _text(text: str, x: int, y: int, colour: str, style: Style) -> str:
    looks = [
        ' font-weight="bold"' if style.bold else "",
        ' font-style="italic"' if style.italic else "",
    ]
    lines = [
        name for name, on in (("underline", style.underline), ("line-through", style.strike)) if on
    ]
    if lines:
        looks.append(f' text-decoration="{" ".join(lines)}"')
    drawn = (
        f'<text x="{x * CELL[0]}" y="{y * CELL[1] + _BASELINE}" '
        f'textLength="{cell_len(text) * CELL[0]}" lengthAdjust="spacingAndGlyphs" '
        f'fill="{colour}"{"".join(looks)}>{_escaped(text)}</text>'
    )
    return f'<a href="{_escaped(style.link)}">{drawn}</a>' if style.link else drawn


def _colours(style: Style, palette: Palette) -> tuple[str, str]:
    """Ink and paper of a style, as ``#rrggbb``."""
    ink = _hex(style.ink) if style.ink else palette.colours[style.role]
    paper = palette.panel if style.panel else palette.background
    if style.paper:
        paper = _hex(style.paper)
    return (paper, ink) if style.reverse else (ink, paper)


def _hex(name: str) -> str:
    """A colour of a picture, ``#rrggbb`` or ``colorN``, as ``#rrggbb``."""
    return Color.parse(_NUMBERED.sub(r"color(\1)", name)).get_truecolor().hex


def _escaped(text: str) -> str:
    """Return `text` as it stands in an element, or in an attribute between double quotes."""
    return text.translate(_ESCAPES)
