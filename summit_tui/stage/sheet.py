"""What lies over the slides for a while: the keys, and what the deck says of itself."""

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from summit_tui.answers import about_lines
from summit_tui.deck import Deck
from summit_tui.keymap import Keymap
from summit_tui.keynames import key_name, key_names
from summit_tui.words import Words

WIDTH = 90
"""Cells of a sheet, where the screen has them."""
SMALL = (50, 16)
"""Below these columns or rows a sheet takes the whole screen, without a margin."""
GAP = 3
"""Cells between keys and what they do."""
CLOSING = ("close", "help", "about", "quit")
"""Commands whose keys close a sheet; help has one in every keymap."""
SCROLLING: Mapping[str, int] = {"down": 1, "up": -1, "page-down": 10, "page-up": -10}
"""Rows that a sheet scrolls by the keys of each command."""


def help_rows(keymap: Keymap, words: Words) -> tuple[tuple[str, str], ...]:
    """Return what each command does and its keys, in the order of the table."""
    rows: list[tuple[str, str]] = []
    for command in keymap.commands:
        if command.id == "goto":
            rows.append((words.help[command.id], words.keys["digits"]))
        elif command.keys:
            rows.append((words.help[command.id], key_names(command.keys, words)))
    return tuple(rows)


def help_text(
    keymap: Keymap, words: Words, width: int, rows: Sequence[tuple[str, str]] = ()
) -> Content:
    """Return the help screen's text for a sheet `width` cells wide.

    Keys stand beside what they do where every row has room for both, else above it.  `rows` are
    other rows than those of the stage.
    """
    rows = rows or help_rows(keymap, words)
    left, right = (max(cell_len(row[i]) for row in rows) for i in (1, 0))
    beside = left + GAP + right <= width
    parts = [Content.styled(words.help_title, "bold")]
    for does, keys in rows:
        space = " " * (left - cell_len(keys) + GAP) if beside else f"\n{' ' * GAP}"
        parts.append(Content.assemble((keys, "bold"), space, does))
    return _sheet(parts, keymap, words)


def about_text(deck: Deck, keymap: Keymap, words: Words) -> Content:
    """Return what the deck says of itself: title, author, license, sources."""
    title, *rest = about_lines(deck, words)
    return _sheet([Content.styled(title, "bold"), *map(Content, rest)], keymap, words)


def _sheet(parts: Sequence[Content], keymap: Keymap, words: Words) -> Content:
    """Put how to close the sheet on its first row: the last one may be off the screen."""
    title, *rest = parts
    key = key_name(keymap.keys_of(*CLOSING)[0], words)
    first = Content.assemble(title, "   ", (words.help_close.format(key=key), "$text-muted"))
    return Content("\n").join([first, Content(""), *rest])


def _is_small(size: Size) -> bool:
    return size.width < SMALL[0] or size.height < SMALL[1]


def _room(size: Size) -> int:
    """The cells that a sheet on a screen of `size` has for text: less padding and scroll bar."""
    return size.width - 1 if _is_small(size) else min(WIDTH, size.width * 96 // 100) - 7


class SheetScreen(ModalScreen[None]):
    """A sheet of text over the slides; closes with Esc, and the keys that open sheets or quit."""

    CSS = """
    SheetScreen { align: center middle; background: $background 60%; }
    SheetScreen VerticalScroll {
        max-width: 96%; height: auto; max-height: 96%; padding: 1 3;
        background: $surface; color: $foreground; scrollbar-size-vertical: 1;
        scrollbar-background: $surface; scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface; scrollbar-color: $accent;
    }
    SheetScreen.-small VerticalScroll { max-width: 100%; max-height: 100%; padding: 0; }
    SheetScreen.-plain { background: $surface; }
    SheetScreen.-plain VerticalScroll { width: 100%; scrollbar-size-vertical: 0; }
    SheetScreen Static { width: 1fr; height: auto; }
    SheetScreen:ansi { background: ansi_default; }
    """

    def __init__(
        self, text: Callable[[int], Content], keymap: Keymap, *, plain: bool = False
    ) -> None:
        """`text` returns the sheet's text for a width in cells.

        A `plain` one takes the whole screen: who reads row by row would read what lies beside it.
        """
        super().__init__(classes="-plain" if plain else "")
        self.text = text
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        sheet = VerticalScroll(can_focus=False)
        sheet.styles.width = WIDTH
        with sheet:
            yield Static(self.text(_room(self.app.size)), markup=False)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(_is_small(event.size) or self.has_class("-plain"), "-small")
        self.query_one(Static).update(self.text(_room(event.size)))
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        """Put the terminal's cursor on the sheet's first letter, or where it is scrolled to."""
        self.app.cursor_position = self.query_one(VerticalScroll).content_region.offset

    def on_key(self, event: events.Key) -> None:
        """Close or scroll; a key of `quit` closes too, unless Ctrl says that it is meant."""
        command = self.keymap.by_key.get(event.key)
        if command is None:
            return
        event.stop()
        if command.id == "quit" and "ctrl+" in event.key:
            self.app.exit(0)
        elif command.id in CLOSING:
            self.dismiss()
        elif command.id in SCROLLING:
            self.query_one(VerticalScroll).scroll_relative(
                y=SCROLLING[command.id], animate=False, immediate=True
            )
