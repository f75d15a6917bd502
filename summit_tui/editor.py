"""A person's own editor, opened at a line: which one, how it is called, and how it ended.

The only door to other programs.  No shell is asked: what stands in ``EDITOR`` is split into words
as a shell would, and run.
"""

import os
import shlex
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import assert_never

from summit_tui.files import Origin
from summit_tui.words import Words

VARIABLES = ("VISUAL", "EDITOR")
"""Where a person's editor is named; the first that is set counts."""

_GOTO = {"code", "code-insiders", "codium", "cursor", "windsurf"}
"""Editors that are called ``code --wait --goto FILE:LINE``."""
_COLON = {"subl", "zed", "hx", "helix"}
"""Editors that are called ``hx FILE:LINE``."""
_WAITING = {"subl": ("--wait",), "zed": ("--wait",)}
"""What makes those of `_COLON` wait that would come back at once."""
_PLUS = {
    *("vi", "vim", "nvim", "view", "ex", "nano", "pico", "micro", "kak", "joe", "jed", "ne", "mg"),
    *("emacs", "emacsclient", "gvim", "ed"),
}
"""Editors that are called ``nano +LINE FILE``."""
_RESET = b"\x1b[?1049l\x1b[?1l\x1b>\x1b[?1000l\x1b[?1002l\x1b[?1006l\x1b[?2004l\x1b[?25h\x1b[m"
"""What an editor that is killed no longer takes back: its screen, its keys, mouse and colours."""


def refusal(origin: Origin, words: Words) -> str:
    """Return why slides cannot be edited; empty if they can."""
    match origin:
        case "file":
            return ""
        case "built-in":
            return words.no_edit_built_in
        case "pipe":
            return words.no_edit_pipe
    assert_never(origin)


def editor_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return a person's editor with its arguments; empty where none, or no possible one, is set."""
    named = next((environment[name] for name in VARIABLES if environment.get(name, "").strip()), "")
    try:
        return tuple(shlex.split(named))
    except ValueError:  # a quotation mark without its partner
        return ()


def command_for(editor: tuple[str, ...], path: str, line: int) -> tuple[str, ...]:
    """Return the command that opens `path` at `line`, from 1; where nobody knows how, the file."""
    name = os.path.basename(editor[0]).removesuffix(".exe")
    file = os.path.abspath(path)  # one that begins with `-` would be taken for an option
    if name in _GOTO:
        wait = () if {"--wait", "-w"} & set(editor) else ("--wait",)
        return (*editor, *wait, "--goto", f"{file}:{line}")
    if name in _COLON:
        wait = () if {"--wait", "-w"} & set(editor) else _WAITING.get(name, ())
        return (*editor, *wait, f"{file}:{line}")
    if name in _PLUS:
        return (*editor, f"+{line}", file)
    return (*editor, file)


def edited(path: str, line: int, environment: Mapping[str, str], words: Words) -> str:
    """Let a person edit `path`, and wait; return what went wrong, or an empty text.

    The terminal is theirs meanwhile, and afterwards in the modes that it had, however they left.
    """
    editor = editor_of(environment)
    if not editor:
        return words.no_editor
    import subprocess  # deferred: most who tell a story never edit it

    try:
        with _terminal_kept(), _without_interrupts():
            code = subprocess.run(command_for(editor, path, line), check=False).returncode
    except (OSError, ValueError):
        return words.editor_missing.format(editor=editor[0])
    if code < 0 and os.isatty(1) and environment.get("TERM") not in ("dumb", "", None):
        os.write(1, _RESET)
    return words.editor_failed.format(editor=editor[0], code=code) if code else ""


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Leave Ctrl+C to the editor, which begins with the signal as it is by default."""
    kept = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, kept)


@contextmanager
def _terminal_kept() -> Iterator[None]:
    """Give the terminal back its modes: an editor that is killed leaves its own."""
    if sys.platform == "win32" or not os.isatty(0):
        yield
        return
    import termios  # deferred: Windows has none

    kept = termios.tcgetattr(0)
    try:
        yield
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, kept)
