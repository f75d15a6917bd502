"""Rows that go straight to the terminal, without Textual's way there.

That way is a message, a timer and the compositor, which asks every widget what it covers; it takes
as long as all else that a step does.  The view covers its screen alone, so rows that have changed
are sent at once, byte for byte as Textual would send them.  Textual keeps no copy of what is on a
screen: whenever it paints by itself it asks the view, which has the same rows by then.

This leans on private parts of Textual; `tests/test_straight.py` watches over them.
"""

import sys
from collections.abc import Mapping

from rich.console import Console
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.strip import Strip
from textual.widget import Widget

LONGEST = 8192 if sys.platform == "win32" else sys.maxsize
"""Characters that are written at once: consoles of Windows lose some of more (Textual's #2548)."""


def codes_of(rows: Mapping[int, Strip], console: Console) -> str:
    """Return what paints whole rows of the screen, by their number from 0."""
    return "\n".join(f"\x1b[{y + 1};1H{strip.render(console)}" for y, strip in rows.items())


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
    held_back = app._batch_count or app.is_inline or app._closed or not app._running
    if held_back or not alone or app._driver is None:
        return False
    x, y = screen.outer_size.clamp_offset(app.cursor_position)
    painted = codes_of({at: coloured(strip, view) for at, strip in rows.items()}, app.console)
    codes = f"{painted}\x1b[{y + 1};{x + 1}H"
    # In one piece: a terminal shows nothing of an update before its end, which may come late where
    # Python has more to do.
    if app._sync_available:
        codes = f"{SYNC_START}{codes}{SYNC_END}"
    for start in range(0, len(codes), LONGEST):
        app._driver.write(codes[start : start + LONGEST])
    return True
