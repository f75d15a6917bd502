"""Tables: columns as wide as their contents or, where room is short, one record after another.

No column and no cell is ever dropped.
"""

from collections.abc import Sequence
from itertools import zip_longest

from summit_tui.blocks import Runs, Table
from summit_tui.draw.beside import shared
from summit_tui.draw.frame import Line, Piece, Style, line_width, merged
from summit_tui.draw.look import Look
from summit_tui.draw.wrap import longest_word, natural_width, wrap
from summit_tui.values import dataclass

GUTTER = 3
"""Cells between two columns."""

_HEADING = Style(role="title", bold=True)
_MUTED = Style(role="muted")


def table_rows(table: Table, width: int, look: Look) -> list[Line]:
    """Return a table as rows of at most `width` cells."""
    widths = _column_widths(table, width)
    return _records(table, width) if widths is None else _grid(table, widths, look)


def _column_widths(table: Table, width: int) -> list[int] | None:
    """The width of each column, or None where columns would break words."""
    room = width - GUTTER * (len(table.columns) - 1)
    if room < len(table.columns):
        return None
    columns = [
        (heading, *cells) for heading, *cells in zip(table.columns, *table.rows, strict=True)
    ]
    natural = [max(1, *map(natural_width, cells)) for cells in columns]
    if sum(natural) <= room:
        return natural
    least = [max(1, *map(longest_word, cells)) for cells in columns]
    return shared(natural, least, room)


def _grid(table: Table, widths: Sequence[int], look: Look) -> list[Line]:
    align = table.align or ("left",) * len(widths)

    def drawn(cells: Sequence[Runs], style: Style) -> list[Line]:
        wrapped = [wrap(cell, wide, style) for cell, wide in zip(cells, widths, strict=True)]
        return [
            _side_by_side(row, widths, align) for row in zip_longest(*wrapped, fillvalue=())
        ] or [()]

    rows: list[Line] = []
    if any(table.columns):
        rows += drawn(table.columns, _HEADING)
        rules = (Piece(look.glyphs.rule * wide, _MUTED) for wide in widths)
        rows.append(_side_by_side([(rule,) for rule in rules], widths, align))
    records = [drawn(row, Style()) for row in table.rows]
    tall = any(len(record) > 1 for record in records)
    for i, record in enumerate(records):
        rows += [(), *record] if tall and i else record
    return rows


def _side_by_side(cells: Sequence[Line], widths: Sequence[int], align: Sequence[str]) -> Line:
    """One row of a table, without spaces at its end."""
    pieces: list[Piece] = []
    owed = 0
    for cell, wide, side in zip(cells, widths, align, strict=True):
        spare = wide - line_width(cell)
        left = {"left": 0, "center": spare // 2, "right": spare}[side]
        if cell:
            pieces += (Piece(" " * (owed + left)), *cell)
            owed = 0
        else:
            left = 0
        owed += spare - left + GUTTER
    return merged(pieces)


def _records(table: Table, width: int) -> list[Line]:
    """Each row of the table as lines of heading and value."""
    names = [_name(heading, width) for heading in table.columns]
    rows: list[Line] = []
    for record in table.rows or ((),):
        if rows:
            rows.append(())
        for name, value in zip(names, record or ((),) * len(names), strict=True):
            rows += _field(name, value, width)
    return rows


@dataclass(frozen=True, slots=True)
class _Name:
    """A heading as it stands before each value of its column."""

    above: tuple[Line, ...]
    """All rows of the heading but the last."""
    last: Line
    """The last row with a colon where there is room for one; empty for an empty heading."""
    beside: Line
    """The same with a space, before a value that fits behind it."""
    room: int
    """Cells for a value behind a space; 0 or less for none."""


def _name(heading: Runs, width: int) -> _Name:
    *above, last = wrap(heading, width, _HEADING) or ((),)
    used = line_width(last)
    if not last or used >= width:
        return _Name(tuple(above), last, last, 0)
    colon, space = (merged((*last, Piece(sign, _HEADING))) for sign in (":", ": "))
    return _Name(tuple(above), colon, space, width - used - 2)


def _field(name: _Name, value: Runs, width: int) -> list[Line]:
    """``heading: value``; a value that does not fit beside its heading goes below."""
    if not name.last:
        return list(wrap(value, width))
    if name.room > 0:
        body = wrap(value, width)
        if len(body) == 1 and line_width(body[0]) <= name.room:
            return [*name.above, (*name.beside, *body[0])]
    inset = 2 if width >= 12 else 0
    below = wrap(value, width - inset)
    return [
        *name.above,
        name.last,
        *((Piece(" " * inset), *row) if inset else row for row in below),
    ]
