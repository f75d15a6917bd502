"""A quiet panel over the last rows of a screen: what is wrong with a deck that is being written.

It takes the place of the bar and as little of the slide as it can; the slide itself stays as it
was, so nothing moves when the panel comes and goes.
"""

from dataclasses import replace

from rich.cells import cell_len

from summit_tui.draw.frame import Frame, Line, Piece, Style, line_text, padded
from summit_tui.draw.wrap import wrap_text

MAX_ROWS = 4
"""Most rows of a panel; a small screen gives it a quarter of its own."""
BAR_ROWS = ((28, 4), (16, 3))
"""From which height on, in rows, the bar and the free row below it take how many: all are covered.
"""
MARK = "! "
"""Before the first row: without colours nothing else tells the panel from the slide."""

_MARK = Style(role="fourth", bold=True, panel=True)
_TEXT = Style(role="text", panel=True)
_MORE = Style(role="muted", panel=True)


def with_panel(frame: Frame, text: str, more: str = "") -> Frame:
    """Return `frame` with `text`, then `more`, over its last rows.

    What has no room ends in an ellipsis.  A screen of fewer than three rows stays as it is.
    """
    rows = min(MAX_ROWS, max(frame.height // 4, 1))
    margin = frame.width // 12 if frame.width >= 24 else 0
    inner = frame.width - 2 * margin - len(MARK)
    if frame.height < 3 or inner < 4:
        return frame
    wrapped = list(wrap_text(text, inner, _TEXT))
    told = wrap_text(more, inner, _MORE)[:1] if more and rows > 1 else ()
    room = rows - len(told)
    if len(wrapped) > room:
        wrapped = [*wrapped[: room - 1], _shortened(wrapped[room - 1], inner)]
    least = next((bar for height, bar in BAR_ROWS if frame.height >= height), 1)
    empty: list[Line] = [()] * (least - len(wrapped) - len(told))
    lines = [
        padded(
            (
                Piece(" " * margin, _TEXT),
                Piece(MARK if i == 0 else " " * len(MARK), _MARK),
                *line,
            ),
            frame.width,
            _TEXT,
        )
        for i, line in enumerate((*wrapped, *told, *empty))
    ]
    kept = frame.height - len(lines)
    return replace(
        frame,
        lines=(*frame.lines[:kept], *lines),
        spots=tuple(spot for spot in frame.spots if spot.row < kept),
    )


def _shortened(line: Line, width: int) -> Line:
    """Return a row that says by its ellipsis that more follows."""
    text = line_text(line)
    while cell_len(text) > width - 2:
        text = text[:-1]
    return (Piece(f"{text.rstrip()} …", _TEXT),)
