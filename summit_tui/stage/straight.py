"""Rows that go straight to the terminal, without Textual's way there.

That way is a message, a timer and the compositor, which asks every widget what it covers; it takes
as long as all else that a step does.  The view covers its screen alone, so rows that have changed
are sent at once, byte for byte as Textual would send them.  Textual keeps no copy of what is on a
screen: whenever it paints by itself it asks the view, which has the same rows by then.

This leans on private parts of Textual; `tests/test_straight.py` watches over them.
"""

from collections.abc import Mapping

from rich.console import Console
from textual._compositor import CompositorUpdate
from textual.strip import Strip
from textual.widget import Widget


class Rows(CompositorUpdate):
    """Whole rows of the screen, by their number from 0."""

    def __init__(self, rows: Mapping[int, Strip]) -> None:
        self.rows = rows

    def render_segments(self, console: Console) -> str:
        drawn = (f"\x1b[{y + 1};1H{strip.render(console)}" for y, strip in self.rows.items())
        return "\n".join(drawn)


def coloured(strip: Strip, view: Widget) -> Strip:
    """Return a row of `view` in the colours that the terminal has."""
    background = view.background_colors[1]
    for line_filter in view.get_line_filters():
        strip = strip.apply_filter(line_filter, background)
    return strip


def sent_straight(view: Widget, rows: Mapping[int, Strip]) -> bool:
    """Send rows of `view`, which covers its screen, and return True where that may be done now."""
    app, screen = view.app, view.screen
    alone = app.screen is screen and view.region == screen.region
    if not alone or app._batch_count or app.is_inline:
        return False
    update = Rows({y: coloured(strip, view) for y, strip in rows.items()})
    app._display(screen, update)  # type: ignore[arg-type]  # as Textual's own, whose type is narrower
    return True
