"""Bars: a row for each number, with the number itself at the end.

Series differ in pattern as well as in colour.  The number is what was written; only the bar's
length is rounded, to an eighth of a cell, and never to nothing for what is not zero.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from rich.cells import cell_len

from summit_tui.amounts import Amount
from summit_tui.charts import Chart
from summit_tui.draw.frame import Line, Piece, Style, indented, merged
from summit_tui.draw.legend import legend_rows
from summit_tui.draw.look import Density, Look
from summit_tui.draw.wrap import wrap_text
from summit_tui.palette import SERIES
from summit_tui.values import dataclass

READABLE = 20
"""Cells below which a chart is its table: bars would say nothing."""
SHORTEST = 8
"""Cells that the longest bar gets at least."""
LONGEST = 60
"""Cells of the longest bar at most: a longer one is not easier to compare."""
GUTTER = 2
"""Cells between a label and its bar."""

_MUTED = Style(role="muted")
_NUMBER = Style(bold=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Where bars begin and how long they are."""

    below: int
    """Cells left of zero; if there are any, the axis takes one more."""
    measure: Fraction
    """Cells for each one that is counted; 0 if there is nothing but zeros."""


def bar_rows(chart: Chart, width: int, look: Look, density: Density) -> list[Line] | None:
    """Return a chart of bars as rows of at most `width` cells; None where that is too narrow."""
    series = chart.series_of()
    amounts = [value for one in series for value in one.values if value]
    said = max(cell_len(chart.in_unit(value)) for value in amounts) + 1
    texts = [chart.x or "", *(label.text for label in chart.labels_of())]
    named = max(map(cell_len, texts)) + GUTTER
    beside = width - named - said > SHORTEST
    left = named if beside else 0
    scale = _scale([amount.number for amount in amounts], min(LONGEST, width - said - left))
    if width < READABLE or scale is None:
        return None
    rows = _head(chart, left, width, look)
    grouped = len(series) > 1 or not beside
    for number, (label, values) in enumerate(chart.rows_of()):
        if rows and density == "airy" and (grouped or number):
            rows.append(())
        if not left:
            rows += wrap_text(label.text, width)
        for i, value in enumerate(values):
            name = label.text if left and i == 0 else ""
            space = Piece(name + " " * (left - cell_len(name)))
            rows.append((*_row(space, value, i, chart, scale, look),))
    return rows


def _scale(numbers: Sequence[Decimal], room: int) -> _Scale | None:
    """The scale of bars that may take `room` cells; None if they do not get their least."""
    exact = [Fraction(0), *map(Fraction, numbers)]
    highest, lowest = max(exact), min(exact)
    if lowest == 0:
        measure = room / highest if highest else Fraction(0)
        return _Scale(below=0, measure=measure) if room >= SHORTEST else None
    room -= 1
    if room < SHORTEST:
        return None
    below = min(max(round(room * lowest / (lowest - highest)), 1), room - bool(highest))
    # Both sides have one measure: that of the side which is short of cells.
    measures = [Fraction(below) / -lowest]
    if highest:
        measures.append(Fraction(room - below) / highest)
    return _Scale(below=below, measure=min(measures))


def _row(
    name: Piece, value: Amount | None, series: int, chart: Chart, scale: _Scale, look: Look
) -> Line:
    """One bar: ``name ███▌ 5400 km``."""
    style = Style(role=SERIES[series])
    cells = Fraction(value.number) * scale.measure if value else Fraction(0)
    before, bar = "", ""
    if cells < 0:
        before = _bar(-cells, look.glyphs.fills[series], look.glyphs.half if series == 0 else "")
    elif cells > 0:
        eighths = look.glyphs.eighths if series == 0 else ()
        bar = _growing_bar(cells, look.glyphs.fills[series], eighths)
    pieces = [name]
    if scale.below:
        pieces += [
            Piece(" " * (scale.below - cell_len(before))),
            Piece(before, style),
            Piece(look.glyphs.side, _MUTED),
        ]
    pieces.append(Piece(bar, style))
    space = " " if bar or scale.below else ""
    if value is None:
        return merged((*pieces, Piece(space + look.glyphs.nothing, _MUTED)))
    unit = chart.in_unit(value)[len(value.text) :]
    return merged((*pieces, Piece(space + value.text, _NUMBER), Piece(unit, _MUTED)))


def _growing_bar(cells: Fraction, fill: str, eighths: Sequence[str]) -> str:
    """A bar to the right, of so many cells, to the eighth where there are signs for it."""
    if not eighths:
        return _bar(cells, fill, "")
    whole, rest = divmod(max(1, round(cells * 8)), 8)
    return fill * whole + (eighths[rest - 1] if rest else "")


def _bar(cells: Fraction, fill: str, half: str) -> str:
    """A bar to the left, of so many cells, to the half where there is a sign for it."""
    if not half:
        return fill * max(1, round(cells))
    whole, rest = divmod(max(1, round(cells * 2)), 2)
    return (half if rest else "") + fill * whole


# --- above the bars -----------------------------------------------------------------------------


def _head(chart: Chart, left: int, width: int, look: Look) -> list[Line]:
    """The title; what the labels are, in `left` cells, and the series with their patterns."""
    rows = [*wrap_text(chart.title, width, Style(bold=True))] if chart.title else []
    names = [one.name for one in chart.series]
    marks = [fill * 2 for fill in look.glyphs.fills]
    legend = [*legend_rows(names, marks, width - left)] if names else []
    if not chart.x:
        return [*rows, *(indented(line, left) for line in legend)]
    if not left:
        return [*rows, *wrap_text(chart.x, width, _MUTED), *legend]
    name = Piece(chart.x + (" " * (left - cell_len(chart.x)) if legend else ""), _MUTED)
    first, *rest = legend or [()]
    return [*rows, merged((name, *first)), *(indented(line, left) for line in rest)]
