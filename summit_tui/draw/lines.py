"""Lines over numbers or times, in braille dots, with round values on both axes.

Series differ in colour, in pattern and in the mark of their points.  The first, the last, the
highest and the lowest number of each stand beside it as they were written, as far as there is room;
all others are in the table, which `Chart.plain` gives.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.cells import cell_len

from summit_tui.amounts import Amount
from summit_tui.charts import Chart
from summit_tui.draw.dots import Dots, Pattern, patterned
from summit_tui.draw.frame import Line, Piece, Style, line_width, merged
from summit_tui.draw.labels import Cell, placed
from summit_tui.draw.legend import legend_rows
from summit_tui.draw.look import Density, Look
from summit_tui.draw.ticks import Tick, number_ticks, time_ticks
from summit_tui.draw.wrap import wrap_text
from summit_tui.palette import SERIES
from summit_tui.values import dataclass

READABLE = 24
"""Cells below which a line is its table."""
NARROWEST = 12
"""Cells between the axis and the right margin at least."""
TALLEST = {"airy": 14, "compact": 7}
"""Rows of the lines at most; of a narrow chart a third or a sixth of its width."""
LOWEST = 5
"""Rows of the lines at least: every series can be named beside its end."""

_PATTERNS: tuple[Pattern, ...] = ((1,), (4, 2), (1, 2), (6, 2, 1, 2))
"""A solid line, dashes, dots, dashes and dots."""
_MUTED = Style(role="muted")


@dataclass(frozen=True, slots=True)
class _Point:
    """A number of a series and where it stands, in dots from the upper left."""

    amount: Amount
    x: int
    y: int

    @property
    def cell(self) -> Cell:
        return self.x >> 1, self.y >> 2


@dataclass(frozen=True, slots=True)
class _Plot:
    """The field between the axes."""

    width: int
    height: int
    left: Fraction
    right: Fraction
    bottom: Fraction
    top: Fraction

    def x(self, value: Fraction) -> int:
        """The dot of a value, from the left."""
        if self.left == self.right:
            return self.width
        return round((value - self.left) / (self.right - self.left) * (2 * self.width - 1))

    def y(self, value: Fraction) -> int:
        """The dot of a value, from the top."""
        return round((self.top - value) / (self.top - self.bottom) * (4 * self.height - 1))


def line_rows(chart: Chart, width: int, look: Look, density: Density) -> list[Line] | None:
    """Return lines as rows of at most `width` cells; None where that is too narrow."""
    if width < READABLE:
        return None
    height = min(max(width // (3 if density == "airy" else 6), LOWEST), TALLEST[density])
    values = [Fraction(v.number) for one in chart.series_of() for v in one.values if v]
    comma = any("," in v.text for one in chart.series_of() for v in one.values if v)
    low, high = _range(values)
    upright = number_ticks(low, high, max(4, height // 3 + 1), comma=comma)
    left = max((cell_len(tick.text) for tick in upright), default=0) + 1
    ends = _ends(chart, named=True)
    named = max(map(cell_len, ends)) <= width // 3
    if not named:
        ends = _ends(chart, named=False)
    right = max(map(cell_len, ends)) + 1
    room = width - left - 1 - right
    if room < NARROWEST:
        return None
    at = _positions(chart)
    plot = _Plot(room, height, min(at), max(at), low, high)
    lines = _points(chart, at, plot)
    field = _field(lines, plot, look)
    margin = _margin(lines, ends, height)
    marked = {plot.y(tick.at) >> 2: tick.text for tick in upright}
    rows = [*wrap_text(chart.title, width, Style(bold=True))] if chart.title else []
    if not named and chart.series:
        rows += legend_rows([one.name for one in chart.series], look.glyphs.points, width)
    if chart.unit:
        rows += wrap_text(chart.unit, width, _MUTED)
    for row in range(height):
        label = marked.get(row, "")
        axis = Piece(" " * (left - 1 - cell_len(label)) + label + " " + look.glyphs.side, _MUTED)
        rows.append(merged((axis, *field[row], *margin.get(row, ()))))
    level = _level_ticks(chart, plot, look, comma=comma)
    return [*rows, *_bottom(chart, level, left, plot, width, look)]


def _range(values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    low, high = min(values), max(values)
    if low == high:
        pad = abs(low) / 10 or Fraction(1)
        return low - pad, high + pad
    return low, high


def _positions(chart: Chart) -> list[Fraction]:
    """Where each label stands on its axis: a number, or seconds since 1970."""
    if chart.over_numbers:
        return [Fraction(label.number or 0) for label in chart.labels_of()]
    return [
        Fraction(int(label.moment.at.timestamp())) if label.moment else Fraction(0)
        for label in chart.labels_of()
    ]


def _level_ticks(chart: Chart, plot: _Plot, look: Look, *, comma: bool) -> list[Tick]:
    """Round values for the lower axis."""
    if not chart.over_numbers:
        moments = [label.moment for label in chart.labels_of() if label.moment]
        return time_ticks(moments, look.zone, look.words, plot.width)
    if plot.left == plot.right:
        return [Tick(plot.left, chart.labels_of()[0].text)]
    for most in range(8, 1, -1):
        ticks = number_ticks(plot.left, plot.right, most, comma=comma)
        if sum(cell_len(tick.text) + 3 for tick in ticks) <= plot.width:
            break
    return ticks


def _points(chart: Chart, at: Sequence[Fraction], plot: _Plot) -> list[list[_Point | None]]:
    """The points of each series from left to right; None for a gap."""
    order = sorted(range(len(at)), key=lambda i: at[i])
    return [
        [
            _Point(value, plot.x(at[i]), plot.y(Fraction(value.number)))
            if (value := one.values[i])
            else None
            for i in order
        ]
        for one in chart.series_of()
    ]


# --- the field ----------------------------------------------------------------------------------


def _field(lines: Sequence[Sequence[_Point | None]], plot: _Plot, look: Look) -> list[Line]:
    """The rows between the axes, each as wide as the plot."""
    dots = Dots(plot.width, plot.height)
    owner: dict[Cell, int] = {}
    for number in reversed(range(len(lines))):
        for x, y in patterned(_stroke(lines[number], dots), _PATTERNS[number]):
            dots.set(x, y)
            owner[x >> 1, y >> 2] = number
    glyphs = look.glyphs
    grid: dict[Cell, Piece] = {
        (column, row): Piece(
            dots.char(column, row) if glyphs.braille else glyphs.ways[number],
            Style(role=SERIES[number]),
        )
        for (column, row), number in owner.items()
    }
    told = [(number, point) for number, line in enumerate(lines) for point in _told(line)]
    for number, line in enumerate(lines):
        sparse = len(line) <= plot.width // 3
        last = next((point for point in reversed(line) if point), None)
        for i, point in enumerate(line):
            alone = not any(line[max(0, i - 1) : i]) and not any(line[i + 1 : i + 2])
            if point and (sparse or alone or point is last or (number, point) in told):
                grid[point.cell] = Piece(glyphs.points[number], Style(role=SERIES[number]))
    marks = {cell for cell in grid if grid[cell].text in glyphs.points}
    found = placed(
        [point.cell for _, point in told],
        [[(point.amount.text,)] for _, point in told],
        plot.width,
        plot.height,
        lambda column, row: 20 * ((column, row) in owner) + 200 * ((column, row) in marks),
    )
    for (number, _), label in zip(told, found, strict=True):
        if label is None:
            continue
        cells = [(label.column + i, label.row) for i in range(cell_len(label.rows[0]))]
        if marks.isdisjoint(cells) and sum(cell in owner for cell in cells) <= len(cells) // 2:
            for cell in cells:
                grid[cell] = Piece("")
            grid[cells[0]] = Piece(label.rows[0], Style(role=SERIES[number], bold=True))
    space = Piece(" ")
    return [
        merged(grid.get((column, row), space) for column in range(plot.width))
        for row in range(plot.height)
    ]


def _stroke(line: Sequence[_Point | None], dots: Dots) -> Iterator[tuple[int, int]]:
    """The dots of a line through its points; a gap is left open."""
    for before, point in zip((None, *line), line, strict=False):
        if point:
            start = before or point
            yield from dots.along(start.x, start.y, point.x, point.y)


def _told(line: Sequence[_Point | None]) -> list[_Point]:
    """The highest, the lowest and the first point; the last has its number in the margin."""
    known = [point for point in line if point]
    if len(known) < 2:
        return []
    highest = max(known, key=lambda point: point.amount.number)
    lowest = min(known, key=lambda point: point.amount.number)
    said = {known[-1].amount.number}
    out: list[_Point] = []
    for point in (highest, lowest, known[0]):
        if point.amount.number not in said:
            out.append(point)
            said.add(point.amount.number)
    return out


# --- around the field ---------------------------------------------------------------------------


def _ends(chart: Chart, *, named: bool) -> list[str]:
    """What stands in the right margin for each series: its last number, and its name."""
    out = []
    for one in chart.series_of():
        last = next((value for value in reversed(one.values) if value), None)
        out.append(" ".join(filter(None, (last.text if last else "", one.name if named else ""))))
    return out


def _margin(
    lines: Sequence[Sequence[_Point | None]], ends: Sequence[str], height: int
) -> dict[int, Line]:
    """The ends of the lines with their numbers, one to a row, near where each line ends."""
    wanted: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        last = next((point for point in reversed(line) if point), None)
        wanted.append((last.cell[1] if last else height - 1, number))
    wanted.sort()
    rows: list[int] = []
    for i, (row, _) in enumerate(wanted):
        free = rows[-1] + 1 if rows else 0
        rows.append(min(max(row, free), height - len(wanted) + i))
    return {
        row: (Piece(f" {ends[number]}", Style(role=SERIES[number], bold=True)),)
        for row, (_, number) in zip(rows, wanted, strict=True)
        if ends[number]
    }


def _bottom(
    chart: Chart, ticks: Sequence[Tick], left: int, plot: _Plot, width: int, look: Look
) -> Iterator[Line]:
    """The lower axis, its round values and what they are."""
    glyphs = look.glyphs
    rule = [glyphs.rule] * plot.width
    texts: list[Piece] = []
    used = 0
    for tick in ticks:
        column = min(plot.x(tick.at) >> 1, plot.width - 1)
        cells = cell_len(tick.text)
        start = left + 1 + column - (cells - 1) // 2
        start = min(max(start, 0), width - cells)
        if start < used + (2 if used else 0):
            continue
        rule[column] = glyphs.tick
        texts += [Piece(" " * (start - used)), Piece(tick.text, _MUTED)]
        used = start + cells
    yield (Piece(" " * left), Piece(glyphs.corner + "".join(rule), _MUTED))
    values = merged(texts)
    if chart.x and line_width(values) + 2 + cell_len(chart.x) <= width:
        yield merged((*values, Piece(f"  {chart.x}", _MUTED)))
        return
    if values:
        yield values
    if chart.x:
        yield from wrap_text(chart.x, width, _MUTED)
