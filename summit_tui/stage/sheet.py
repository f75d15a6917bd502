"""What lies over the slides for a while: the keys, and what the deck says of itself."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from summit_tui.answers import about_lines
from summit_tui.commands import COMMANDS
from summit_tui.deck import Deck
from summit_tui.words import Words

WIDTH = 90
"""Cells of a sheet, where the screen has them."""
SMALL = (50, 16)
"""Below these columns or rows a sheet takes the whole screen, without a margin."""
GAP = 3
"""Cells between keys and what they do."""


def key_names(keys: tuple[str, ...], words: Words) -> str:
    """Return keys as people read them: ``Right, l, n or Enter``."""
    *head, last = (" ".join(words.keys.get(part, part) for part in key.split(" ")) for key in keys)
    return f"{', '.join(head)}{words.or_}{last}" if head else last


def help_rows(words: Words) -> tuple[tuple[str, str], ...]:
    """Return what each command does and its keys, in the order of the table."""
    rows = [
        (words.help[command.id], key_names(command.keys, words))
        for command in COMMANDS
        if command.keys
    ]
    goto = next(
        i for i, command in enumerate(c for c in COMMANDS if c.keys) if command.id == "last"
    )
    rows.insert(goto + 1, (words.help["goto"], words.keys["digits"]))
    return tuple(rows)


def help_text(words: Words, width: int) -> Content:
    """Return the help screen's text for a sheet `width` cells wide.

    Keys stand beside what they do where every row has room for both, else above it.
    """
    rows = help_rows(words)
    left, right = (max(cell_len(row[i]) for row in rows) for i in (1, 0))
    beside = left + GAP + right <= width
    parts = [Content.styled(words.help_title, "bold")]
    for does, keys in rows:
        space = " " * (left - cell_len(keys) + GAP) if beside else f"\n{' ' * GAP}"
        parts.append(Content.assemble((keys, "bold"), space, does))
    return _sheet(parts, words)


def about_text(deck: Deck, words: Words) -> Content:
    """Return what the deck says of itself: title, author, license, sources."""
    title, *rest = about_lines(deck, words)
    return _sheet([Content.styled(title, "bold"), *map(Content, rest)], words)


def _sheet(parts: Sequence[Content], words: Words) -> Content:
    """Put how to close the sheet on its first row: the last one may be off the screen."""
    title, *rest = parts
    first = Content.assemble(title, "   ", (words.help_close, "dim"))
    return Content("\n").join([first, Content(""), *rest])


def _is_small(size: Size) -> bool:
    return size.width < SMALL[0] or size.height < SMALL[1]


def _room(size: Size) -> int:
    """The cells that a sheet on a screen of `size` has for text: less padding and scroll bar."""
    return size.width - 1 if _is_small(size) else min(WIDTH, size.width * 96 // 100) - 7


class SheetScreen(ModalScreen[None]):
    """A sheet of text over the slides; closes with Esc, the keys that open sheets, or q."""

    CSS = """
    SheetScreen { align: center middle; background: $background 60%; }
    SheetScreen VerticalScroll {
        max-width: 96%; height: auto; max-height: 96%; padding: 1 3;
        background: $surface; color: $foreground; scrollbar-size-vertical: 1;
        scrollbar-background: $surface; scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface; scrollbar-color: $accent;
    }
    SheetScreen.-small VerticalScroll { max-width: 100%; max-height: 100%; padding: 0; }
    SheetScreen Static { width: 1fr; height: auto; }
    SheetScreen:ansi { background: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,i,q,Q", "close_sheet", show=False),
        Binding("ctrl+c", "app.quit", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, text: Callable[[int], Content]) -> None:
        """`text` returns the sheet's text for a width in cells."""
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        sheet = VerticalScroll(can_focus=False)
        sheet.styles.width = WIDTH
        with sheet:
            yield Static(self.text(_room(self.app.size)), markup=False)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(_is_small(event.size), "-small")
        self.query_one(Static).update(self.text(_room(event.size)))

    def action_close_sheet(self) -> None:
        self.dismiss()

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False, immediate=True)
