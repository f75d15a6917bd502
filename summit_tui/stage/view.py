"""The widget that shows a frame: one strip a row, and only rows that changed are painted."""

from collections.abc import Iterator

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from summit_tui.draw.frame import Frame, Line, Style
from summit_tui.palette import Palette
from summit_tui.stage.ink import rich_style
from summit_tui.stage.straight import coloured, sent_straight

READY = 2
"""Frames that are kept ready: one ahead, and one back."""


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
        self._painted = False
        """True once Textual has asked for rows since all were to be painted."""
        self._ahead: list[tuple[Frame, Palette | None, list[Strip]]] = []

    def prepare(self, frame: Frame, palette: Palette | None) -> Iterator[None]:
        """Have `frame` ready, which may be shown next; a little more with each value."""
        strips = []
        for strip in self._each_strip(frame, palette):
            # What a terminal is sent is kept in the strip.
            coloured(strip, self).render(self.app.console)
            strips.append(strip)
            yield
        self._ahead = [*self._ahead[1 - READY :], (frame, palette, strips)]

    def show(self, frame: Frame, palette: Palette | None) -> None:
        """Show `frame`; None for `palette` uses the terminal's own colours and attributes alone."""
        ready = (made for of, worn, made in self._ahead if of is frame and worn is palette)
        strips = next(ready, None) or [*self._each_strip(frame, palette)]
        back = rich_style(Style(), palette)
        self._blank = Strip([Segment(" " * frame.width, back)], frame.width)
        shown, self._shown = self._shown, (frame, palette)
        before, self._strips = self._strips, strips
        fits = self.size == (frame.width, frame.height)
        same = shown and shown[1] is palette and shown[0].width == frame.width
        if len(strips) != len(before) or not (fits and same):
            self._painted = False
            self.refresh()
            return
        changed = {
            y: strip
            for y, strip in enumerate(strips)
            if strip is not before[y] and strip != before[y]
        }
        if changed and not (self._painted and sent_straight(self, changed)):
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _each_strip(self, frame: Frame, palette: Palette | None) -> Iterator[Strip]:
        """Return the strips of a frame; rows that are on the screen already need no others."""
        there: tuple[Line, ...] = ()
        if self._shown and self._shown[1] is palette and self._shown[0].width == frame.width:
            there = self._shown[0].lines[: len(self._strips)]
        for y, line in enumerate(frame.lines):
            same = y < len(there) and line == there[y]
            yield self._strips[y] if same else _strip(line, frame.width, palette)

    def render_lines(self, crop: Region) -> list[Strip]:
        # Textual keeps the rows of others: it cannot know of those that went past it.
        strips = [coloured(self.render_line(y), self) for y in crop.line_range]
        whole = crop.column_span == (0, self.size.width)
        return strips if whole else [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        self._painted = True
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
