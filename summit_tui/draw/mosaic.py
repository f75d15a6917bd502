"""Dots as cells: half blocks where there are colours; where there are none, quarters and braille.

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


def tones(greys: bytes, width: int, style: Style) -> tuple[Line, ...]:
    """Return rows of cells for greys of one byte, row by row, in one colour.

    What is bright is solid, what is grey is dots, the more the brighter, what is dark is empty: so
    a white thing stands out from a grey one.  `width` is in greys and even; two across and four
    down make one cell.
    """
    rows = [greys[at : at + width] for at in range(0, len(greys), width)]
    while len(rows) % 4:
        rows.append(bytes(width))
    return tuple(
        (Piece("".join(_cell(rows[at : at + 4], x) for x in range(0, width, 2)), style),)
        for at in range(0, len(rows), 4)
    )


def _cell(rows: list[bytes], x: int) -> str:
    """The sign for the greys of four rows, two of each from `x` on."""
    quarters = [rows[y][x + right] + rows[y + 1][x + right] for y in (0, 2) for right in (0, 1)]
    solid = [quarter >= 2 * BRIGHT for quarter in quarters]
    # A cell is of solid quarters or of dots, never of both: beside one bright quarter, greys count.
    if sum(solid) > 1 or (any(solid) and not any(DIM < q / 2 < BRIGHT for q in quarters)):
        return QUARTERS[sum(bright << i for i, bright in enumerate(solid))]
    bits = sum(
        bit
        for y, (row, pair) in enumerate(zip(rows, DOTS, strict=True))
        for right, bit in enumerate(pair)
        if row[x + right] > _LIMITS[y][(x + right) % 4]
    )
    return chr(BRAILLE + bits) if bits else " "


def _limit(order: int) -> int:
    """The least grey that sets a dot, by the place of the dot in the pattern's order, from 0."""
    share = ((order + 0.9) / 16 / DENSEST) ** (1.0 / BEND)
    return round(DARK + (BRIGHT - DARK) * float(share))


QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""The sign for each set of solid quarters: 1 and 2 are the upper ones, 4 and 8 the lower ones."""
BRIGHT, DIM, DARK = 150, 70, 20
"""Greys from which a quarter of a cell is solid, counts as grey, and has any dots."""
DENSEST = 0.85
"""Share of the dots that the brightest grey sets: all of them would look solid."""
BEND = 1.3
"""Above 1, darker greys get fewer dots, so that a background stays behind what is on it."""
_BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))
"""The order in which the dots of a 4 x 4 pattern come as it gets lighter (Bayer 1973)."""
_LIMITS = tuple(tuple(map(_limit, row)) for row in _BAYER)


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
