"""Columns: side by side where each keeps a sensible width, else one below the other.

What stands in a column is drawn by the caller, who knows all kinds of blocks.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, assert_never

from rich.cells import cell_len

from summit_tui.blocks import (
    Bullets,
    Code,
    CoreBlock,
    Heading,
    Item,
    Picture,
    Runs,
    Table,
    Text,
    runs_of,
)
from summit_tui.draw.beside import beside
from summit_tui.draw.frame import Line
from summit_tui.draw.wrap import longest_word
from summit_tui.kinds import Column

GUTTER = 4
"""Cells between two columns."""
LEAST = 24
"""Cells that every column gets at least; narrower text is torn into single words."""
CODE = 60
"""Cells that a column gets at most for the sake of a long line of code."""

Drawing: TypeAlias = Callable[[Column, int], Sequence[Line]]
"""Draws the blocks of a column one below the other in so many cells."""


def column_rows(
    columns: Sequence[Column], width: int, stacked: int, drawing: Drawing
) -> list[Line]:
    """Return columns as rows of at most `width` cells, or `stacked` where they do not fit so."""
    room = width - GUTTER * (len(columns) - 1)
    widths = column_widths([column.width for column in columns], [*map(_least, columns)], room)
    if widths is None:
        rows: list[Line] = []
        for column in columns:
            drawn = drawing(column, stacked)
            rows += [(), *drawn] if rows and drawn else drawn
        return rows
    drawings = [drawing(column, cells) for column, cells in zip(columns, widths, strict=True)]
    return beside(drawings, widths, GUTTER)


def column_widths(shares: Sequence[float], least: Sequence[int], room: int) -> list[int] | None:
    """Return `room` cells divided by `shares`, none with less than its least; None if too few."""
    if sum(least) > room:
        return None
    free = set(range(len(shares)))
    widths = list(least)
    while free:
        left = room - sum(widths[i] for i in range(len(shares)) if i not in free)
        whole = sum(shares[i] for i in free)
        small = {i for i in free if left * shares[i] / whole < least[i]}
        if not small:
            for i in free:
                # A half of 122 is 61, also where it comes out as 60.999 999 999.
                widths[i] = int(left * shares[i] / whole + 1e-9)
            break
        free -= small
    return widths


def _least(column: Column) -> int:
    """The cells below which a column would break its words."""
    return max([LEAST, *(_needed(core) for core in column.plain())])


def _needed(core: CoreBlock) -> int:
    match core:
        case Heading() | Text():
            return longest_word(core.text)
        case Bullets():
            return max(_needed_by_items(core.items, 2))
        case Code():
            return min(CODE, max(map(cell_len, core.text.split("\n"))) + 2)
        case Table():
            return _longest(*core.columns, *(cell for row in core.rows for cell in row))
        case Picture():
            texts = (core.alt, core.credit, core.source)
            return _longest(core.caption, *(runs_of(text or "") for text in texts)) + 2
    assert_never(core)


def _longest(*texts: Runs) -> int:
    return max(map(longest_word, texts))


def _needed_by_items(items: Sequence[Item], indent: int) -> Iterator[int]:
    for item in items:
        yield longest_word(item.text) + indent
        yield from _needed_by_items(item.items, indent + 2)
