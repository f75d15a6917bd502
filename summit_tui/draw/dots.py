"""A canvas of dots, two across and four down in a cell, as braille has them: coasts and routes.

Dots are counted from 0 at the upper left.  Lines may begin and end anywhere: what lies outside is
cut off before a dot of it is set.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from summit_tui.draw.mosaic import QUARTERS

Pattern: TypeAlias = tuple[int, ...]
"""How many dots of a line to set, to leave out, to set ..., and so on from the start."""

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot in a cell (Unicode 15, block U+2800), by row and column."""
_BRAILLE = 0x2800
_QUARTERS = (0x03, 0x18, 0x44, 0xA0)
"""The dots of each quarter of a cell: upper left and right, lower left and right."""


class Dots:
    """The dots of `width` times `height` cells."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.cells = [bytearray(width) for _ in range(height)]
        """The dots of each cell as bits, by row and column."""

    def set(self, x: int, y: int) -> bool:
        """Set a dot; return False for one that is outside."""
        inside = 0 <= x < 2 * self.width and 0 <= y < 4 * self.height
        if inside:
            self.cells[y >> 2][x >> 1] |= _BITS[y & 3][x & 1]
        return inside

    def clear(self, x: int, y: int) -> None:
        """Take a dot away; one that is outside is none."""
        if 0 <= x < 2 * self.width and 0 <= y < 4 * self.height:
            self.cells[y >> 2][x >> 1] &= ~_BITS[y & 3][x & 1]

    def path(self, spots: Iterable[tuple[float, float] | None], longest: float) -> None:
        """Set the dots of a line through `spots`.

        It is broken where a spot is missing, and where it would be longer than `longest` across.
        """
        right, bottom = 2 * self.width, 4 * self.height
        cells = self.cells
        before: tuple[float, float] | None = None
        here: tuple[int, int] | None = None
        for spot in spots:
            there = None
            if spot is not None:
                x, y = spot
                if 0 <= x < right and 0 <= y < bottom:
                    there = int(x), int(y)
                    if there != here:
                        cells[there[1] >> 2][there[0] >> 1] |= _BITS[there[1] & 3][there[0] & 1]
                if before is not None and (here is None or there is None or _apart(here, there)):
                    u, v = before
                    if not (
                        (x < 0 and u < 0)
                        or (y < 0 and v < 0)
                        or (x >= right and u >= right)
                        or (y >= bottom and v >= bottom)
                        or abs(x - u) > longest
                    ):
                        for column, row in self.along(u, v, x, y):
                            cells[row >> 2][column >> 1] |= _BITS[row & 3][column & 1]
            before, here = spot, there

    def along(self, x0: float, y0: float, x1: float, y1: float) -> Iterator[tuple[int, int]]:
        """Yield the dots of a straight line that are on the canvas, from its start."""
        right, bottom = 2 * self.width - 1, 4 * self.height - 1
        part = _clipped(x0, y0, x1, y1, right, bottom)
        return _steps(*part) if part else iter(())

    def char(self, column: int, row: int) -> str:
        """Return a cell in braille; empty where no dot is set."""
        bits = self.cells[row][column]
        return chr(_BRAILLE + bits) if bits else ""

    def solid(self, column: int, row: int) -> str:
        """Return a cell in solid quarters, each with a dot at least; empty where no dot is set."""
        bits = self.cells[row][column]
        found = sum(1 << i for i, quarter in enumerate(_QUARTERS) if bits & quarter)
        return QUARTERS[found] if bits else ""


def _apart(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """True if there are dots between two."""
    return not (-2 < a[0] - b[0] < 2 and -2 < a[1] - b[1] < 2)


def _clipped(
    x0: float, y0: float, x1: float, y1: float, right: int, bottom: int
) -> tuple[int, int, int, int] | None:
    """The part of a line between 0, 0 and `right`, `bottom` (Liang and Barsky 1984)."""
    dx, dy = x1 - x0, y1 - y0
    first, last = 0.0, 1.0
    for towards, room in ((-dx, x0), (dx, right - x0), (-dy, y0), (dy, bottom - y0)):
        if towards == 0:
            if room < 0:
                return None
        elif towards < 0:
            first = max(first, room / towards)
        else:
            last = min(last, room / towards)
    if first > last:
        return None
    ends = (x0 + first * dx, y0 + first * dy, x0 + last * dx, y0 + last * dy)
    a, b, c, d = map(int, ends)
    return (
        min(max(a, 0), right),
        min(max(b, 0), bottom),
        min(max(c, 0), right),
        min(max(d, 0), bottom),
    )


def _steps(x0: int, y0: int, x1: int, y1: int) -> Iterator[tuple[int, int]]:
    """The dots of a line from end to end (Bresenham 1965)."""
    dx, dy = abs(x1 - x0), -abs(y1 - y0)
    right, down = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
    error = dx + dy
    while True:
        yield x0, y0
        if x0 == x1 and y0 == y1:
            return
        double = 2 * error
        if double >= dy:
            error += dy
            x0 += right
        if double <= dx:
            error += dx
            y0 += down


def patterned(dots: Iterator[tuple[int, int]], pattern: Pattern) -> Iterator[tuple[int, int]]:
    """Yield those dots of a line that its pattern sets; a dot that comes twice counts once."""
    length = sum(pattern)
    last = None
    number = -1
    for place in dots:
        if place == last:
            continue
        last = place
        number += 1
        if is_set(pattern, number % length):
            yield place


def is_set(pattern: Sequence[int], at: int) -> bool:
    """True if a pattern sets its dot number `at`, from 0."""
    on = True
    for count in pattern:
        if at < count:
            return on
        at -= count
        on = not on
    return on
