"""The title in plain letters on every screen: what a braille line and a voice can read of it.

Large letters are drawings to them.  Where the title stands nowhere else, the bar says it as well.
"""

from collections.abc import Sequence

from summit_tui.deck import Slide
from summit_tui.draw.bar import titled_row
from summit_tui.draw.body import MEASURE
from summit_tui.draw.frame import Line, Style, line_text
from summit_tui.draw.look import Look
from summit_tui.draw.wrap import wrap_text
from summit_tui.timeline import Timeline


def titled(
    lines: Sequence[Line],
    foot: tuple[Line, ...],
    timeline: Timeline,
    number: int,
    slide: Slide,
    width: int,
    look: Look,
    *,
    free: bool,
) -> tuple[tuple[Line, ...], int | None]:
    """Return the rows of the bar, and the row, from 0, where the title begins in plain letters.

    `lines` are the rows above the bar, `foot` its own; `number` is the slide's, from 0.  `free`
    is True where the bar may say the title.  None if the title stands in large letters alone, and
    the bar has no room for it.
    """
    if look.plain:  # has no large letters
        return foot, None
    begins = line_text(next(iter(wrap_text(slide.title, min(width, MEASURE), Style())), ()))
    for row, line in enumerate(lines):
        if line and line_text(line).strip() == begins:
            return foot, row
    if not free or len(foot) < 2:
        return foot, None
    last = titled_row(timeline, number, slide.title, width, look, slide.phase or "")
    if not last:
        return foot, None
    return (*foot[:-1], last), len(lines) + len(foot) - 1
