"""The help screen: every key of the table of commands, in the reader's language."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from summit_tui.commands import COMMANDS
from summit_tui.words import Words


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


class HelpScreen(ModalScreen[None]):
    """Lists the keys; closes with Esc, ?, F1 or q."""

    CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 90%;
        background: $surface; color: $foreground; padding: 1 3; scrollbar-size-vertical: 1;
    }
    HelpScreen:ansi { background: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q,Q", "dismiss_help", show=False),
        Binding("ctrl+c", "app.quit", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        narrow = self.app.size.width < 60
        lines: list[Content] = [Content.styled(self.words.help_title, "bold"), Content("")]
        for does, keys in help_rows(self.words):
            if narrow:
                lines += [Content.styled(keys, "bold"), Content(f"  {does}")]
            else:
                lines.append(Content.assemble((f"{keys}\n", "bold"), (f"    {does}", "")))
        lines += [Content(""), Content(self.words.help_close)]
        with VerticalScroll():
            yield Static(Content("\n").join(lines), markup=False)

    def action_dismiss_help(self) -> None:
        self.dismiss()

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False, immediate=True)
