"""The names of series beside their marks, as many on a row as fit."""

from collections.abc import Iterator, Sequence

from summit_tui.draw.frame import Line, Piece, Style, indented, line_width, merged
from summit_tui.draw.wrap import wrap_text
from summit_tui.palette import SERIES

GUTTER = 2
"""Cells between two entries."""


def legend_rows(names: Sequence[str], marks: Sequence[str], width: int) -> Iterator[Line]:
    """Yield rows of at most `width` cells; `marks` are those of the series, in their order."""
    row: Line = ()
    for i, text in enumerate(names):
        mark = Piece(f"{marks[i]} ", Style(role=SERIES[i]))
        name = wrap_text(text, width - mark.width)
        room = width - line_width(row) - GUTTER - mark.width
        if row and (len(name) > 1 or line_width(name[0]) > room):
            yield row
            row = ()
        row = merged((*row, Piece(" " * GUTTER if row else ""), mark, *name[0]))
        for below in name[1:]:
            yield row
            row = indented(below, mark.width)
    yield row
