"""What terminals send for keys, where Textual does not read it."""

import re
from collections.abc import Mapping

from summit_tui.keynames import key_of
from summit_tui.problems import Misread

MORE = 0.05
"""Seconds after which an escape without anything behind it is the key itself."""
_SEQUENCES: Mapping[str, str] = {
    **{
        f"{intro}{letter}": key
        for intro in "[O"
        for letter, key in (
            ("A", "up"),
            ("B", "down"),
            ("C", "right"),
            ("D", "left"),
            ("H", "home"),
            ("F", "end"),
        )
    },
    "[1~": "home",
    "[7~": "home",
    "[4~": "end",
    "[8~": "end",
    "[5~": "pageup",
    "[6~": "pagedown",
    "[3~": "delete",
    "OP": "f1",
    "[11~": "f1",
    "OR": "f3",
    "[13~": "f3",
    "[1;2R": "shift+f3",
    "[25~": "shift+f3",
    "OM": "enter",
}
"""What terminals send for keys that print nothing, without the escape before it."""
_CONTROLS: Mapping[str, str] = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\b": "backspace",
    "\x7f": "backspace",
    " ": "space",
}
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\[O])", re.DOTALL)
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)?\Z")


def first_key(typed: str, *, ended: bool) -> tuple[str, int]:
    """Return the first key of `typed` by Textual's name, and how many characters it takes.

    A key that no command can have is empty.  (``""``, 0) means that more has to come first; with
    `ended`, nothing comes for now.
    """
    char = typed[:1]
    if char == "\x1b":
        if found := _SEQUENCE.match(typed):
            return _SEQUENCES.get(found[0][1:], ""), found.end()
        if _BEGUN.match(typed) and not ended:
            return "", 0
        return ("escape", 1) if len(typed) == 1 else ("", len(typed))
    if char in _CONTROLS:
        return _CONTROLS[char], 1
    if char and char < " ":
        return f"ctrl+{chr(ord(char) + 96)}", 1
    return _named(char), min(len(typed), 1)


def _named(char: str) -> str:
    try:
        return key_of(char)
    except Misread:
        return ""
