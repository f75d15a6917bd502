"""Charts, whatever their type: bars or a line; None where only the table fits."""

from summit_tui.charts import Chart
from summit_tui.draw.bars import bar_rows
from summit_tui.draw.frame import Line
from summit_tui.draw.lines import line_rows
from summit_tui.draw.look import Density, Look


def chart_rows(chart: Chart, width: int, look: Look, density: Density) -> list[Line] | None:
    """Return a chart as rows of at most `width` cells; None where that is too narrow for one."""
    match chart.type:
        case "bars":
            return bar_rows(chart, width, look, density)
        case "line":
            return line_rows(chart, width, look, density)
