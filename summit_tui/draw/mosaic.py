"""Dots as cells: half blocks where there are colours, braille where there are none.

Here too are the colours of terminals that have few.

Knows no files and no library; whoever decodes a picture hands its bytes over.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from summit_tui.draw.frame import Line, Piece, Style

HALF = "▀"
"""The upper half of a cell in the ink, the lower half on the paper."""
BRAILLE = 0x2800
"""The braille cell without dots; each bit of the letters above it is a dot."""
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille cell, by row and column (Unicode 16, 21.1)."""


def halves(pixels: bytes, width: int) -> tuple[Line, ...]:
    """Return rows of `width` cells for pixels of three bytes (red, green, blue), row by row.

    Two rows of pixels make one row of cells; a last single row stands over itself.
    """
    step = width * 3
    rows = [pixels[at : at + step] for at in range(0, len(pixels), step)]
    if len(rows) % 2:
        rows.append(rows[-1])
    return tuple(
        tuple(_runs(_triples(upper), _triples(lower)))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


def _triples(row: bytes) -> Iterator[bytes]:
    return (row[at : at + 3] for at in range(0, len(row), 3))


def _runs(upper: Iterable[bytes], lower: Iterable[bytes]) -> Iterator[Piece]:
    for (ink, paper), cells in groupby(zip(upper, lower, strict=True)):
        style = _style(ink, paper)
        yield Piece((HALF if style.ink else " ") * sum(1 for _ in cells), style)


@lru_cache(maxsize=8192)
def _style(ink: bytes, paper: bytes) -> Style:
    """The style of a cell; one of a single colour is a space on paper, which any font has."""
    if ink == paper:
        return Style(paper=f"#{paper.hex()}")
    return Style(ink=f"#{ink.hex()}", paper=f"#{paper.hex()}")


def braille(dots: bytes, width: int, style: Style) -> tuple[Line, ...]:
    """Return rows of cells for dots of one byte, any but 0 for a dot that is set, row by row.

    `width` is in dots and even; four rows of dots make one row of cells.
    """
    rows = [dots[at : at + width] for at in range(0, len(dots), width)]
    while len(rows) % 4:
        rows.append(bytes(width))
    return tuple(
        (Piece("".join(_cells(rows[at : at + 4], width)), style),) for at in range(0, len(rows), 4)
    )


def _cells(rows: list[bytes], width: int) -> Iterator[str]:
    for x in range(0, width, 2):
        bits = 0
        for row, (left, right) in zip(rows, DOTS, strict=True):
            bits |= left * bool(row[x]) | right * bool(row[x + 1])
        yield chr(BRAILLE + bits)


_STEPS = (0, 95, 135, 175, 215, 255)
CUBE = (
    *((red, green, blue) for red in _STEPS for green in _STEPS for blue in _STEPS),
    *((grey, grey, grey) for grey in range(8, 248, 10)),
)
"""Colours 16 to 255 of xterm; the first 16 are people's own."""
SIXTEEN = (
    (0, 0, 0),
    (170, 0, 0),
    (0, 170, 0),
    (170, 85, 0),
    (0, 0, 170),
    (170, 0, 170),
    (0, 170, 170),
    (170, 170, 170),
    (85, 85, 85),
    (255, 85, 85),
    (85, 255, 85),
    (255, 255, 85),
    (85, 85, 255),
    (255, 85, 255),
    (85, 255, 255),
    (255, 255, 255),
)
"""The sixteen as Rich matches them, so that each arrives as the one that was chosen here."""
