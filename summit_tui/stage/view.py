"""The widget that shows a frame: one strip a row, and only rows that changed are painted."""

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from summit_tui.draw.frame import Frame, Line, Style
from summit_tui.palette import Palette
from summit_tui.stage.ink import rich_style


class FrameView(Widget, can_focus=False):
    """Shows one `Frame`, as large as itself."""

    DEFAULT_CSS = "FrameView { width: 1fr; height: 1fr; }"

    class Resized(Message):
        """The view has a size that its frame does not fit."""

    class Clicked(Message):
        """The frame was clicked."""

        def __init__(self, column: int, row: int) -> None:
            super().__init__()
            self.column = column
            """From 0."""
            self.row = row
            """From 0."""

    class Wheeled(Message):
        """The mouse wheel was turned."""

        def __init__(self, *, down: bool) -> None:
            super().__init__()
            self.down = down

    def __init__(self) -> None:
        super().__init__()
        self._strips: list[Strip] = []
        self._blank = Strip([])
        self._shown: tuple[Frame, Palette | None] | None = None
        self._ahead: tuple[Frame, Palette | None, list[Strip]] | None = None

    def prepare(self, frame: Frame, palette: Palette | None) -> None:
        """Have `frame` ready, which may be shown next."""
        self._ahead = frame, palette, self._strips_of(frame, palette)

    def show(self, frame: Frame, palette: Palette | None) -> None:
        """Show `frame`; None for `palette` uses the terminal's own colours and attributes alone."""
        ahead, self._ahead = self._ahead, None
        if ahead and ahead[0] is frame and ahead[1] is palette:
            strips = ahead[2]
        else:
            strips = self._strips_of(frame, palette)
        back = rich_style(Style(), palette)
        self._blank = Strip([Segment(" " * frame.width, back)], frame.width)
        self._shown = frame, palette
        if len(strips) != len(self._strips):
            self._strips = strips
            self.refresh()
            return
        before, self._strips = self._strips, strips
        changed = [
            y for y, strip in enumerate(strips) if strip is not before[y] and strip != before[y]
        ]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _strips_of(self, frame: Frame, palette: Palette | None) -> list[Strip]:
        """Return the strips of a frame; rows that are on the screen already need no others."""
        there: tuple[Line, ...] = ()
        if self._shown and self._shown[1] is palette and self._shown[0].width == frame.width:
            there = self._shown[0].lines[: len(self._strips)]
        return [
            self._strips[y]
            if y < len(there) and line == there[y]
            else _strip(line, frame.width, palette)
            for y, line in enumerate(frame.lines)
        ]

    def render_line(self, y: int) -> Strip:
        strip = self._strips[y] if y < len(self._strips) else self._blank
        return strip.adjust_cell_length(self.size.width)

    def on_resize(self) -> None:
        self.post_message(self.Resized())

    def on_click(self, event: events.Click) -> None:
        if event.button != 1:
            return
        at: Offset = event.get_content_offset_capture(self)
        self.post_message(self.Clicked(at.x, at.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Wheeled(down=True))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Wheeled(down=False))


def _strip(line: Line, width: int, palette: Palette | None) -> Strip:
    segments = [Segment(piece.text, rich_style(piece.style, palette)) for piece in line]
    return Strip(segments).adjust_cell_length(width, rich_style(Style(), palette))
