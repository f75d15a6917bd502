"""The keys of a desk, as its help lists them."""

from typing import Final

from summit_tui.commands import DESK
from summit_tui.console.board import PROMPTS
from summit_tui.keymap import Keymap
from summit_tui.keynames import key_names
from summit_tui.position import Move
from summit_tui.session import PLAIN
from summit_tui.words import Words

NEAR: Final = ("overview", "next-hit", "previous-hit", "close", "about", "help", "quit", *PROMPTS)
"""Commands of the stage that the desk has for itself."""


def help_rows(keymap: Keymap, words: Words) -> tuple[tuple[str, str], ...]:
    """Return what each key does at a desk: its own first, then those of the stage."""
    own = [(words.desk.help[one.id], key_names(one.keys, words)) for one in DESK if one.keys]
    rows = [(words.desk.scrolls, key_names(keymap.keys_of("down", "up"), words))]
    taken = {key for one in DESK for key in one.keys}
    for command in keymap.commands:
        keys = tuple(key for key in command.keys if key not in taken)
        far = command.id in PLAIN or isinstance(command.does, Move) or command.id in NEAR
        if command.id == "goto":
            rows.append((words.help[command.id], words.keys["digits"]))
        elif keys and far and command.id not in ("down", "up"):
            rows.append((words.help[command.id], key_names(keys, words)))
    return (*own, *rows)
