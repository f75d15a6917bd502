"""Runs the stage in a terminal and leaves the terminal as it was."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from summit_tui.firstpaint import Ended
from summit_tui.memory import Memory
from summit_tui.palette import AUTO, AUTO_DARK, AUTO_LIGHT
from summit_tui.stage.early import early_stage
from summit_tui.stage.first import first_paint
from summit_tui.stage.kitty import NAMED, KittyPictures, knows_placeholders
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.probe import NO_TERMINAL, Terminal, ask, is_dark
from summit_tui.stage.remembered import memory_of
from summit_tui.stage.signals import held_back
from summit_tui.stage.talk import Talk
from summit_tui.timekeeping import Record
from summit_tui.values import dataclass
from summit_tui.warmstart import forget

if TYPE_CHECKING:
    from summit_tui.stage.app import StageApp

CRASHED = 70
"""Exit code of a fault of the program itself (EX_SOFTWARE of sysexits.h)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How a stage was left."""

    code: int
    """The exit code."""
    talk: Talk
    """As it was at the end."""
    for_text: bool = False
    """True if it goes on in the text mode."""
    ahead: str = ""
    """What was typed for the text mode already."""


def run_stage(
    talk: Talk,
    preferences: Preferences,
    *,
    errors: TextIO,
    keep: Callable[[Memory], None] | None = None,
    record: Record | None = None,
) -> Left:
    """Show `talk` until the person leaves it.

    `keep` writes down where the talk is, now and then and at its end; `record` what is shown when.
    A fault of the program ends in one line on `errors` that names a log file.
    """
    try:
        app, code = _run(talk, preferences, keep, record)
    except Ended as ended:
        return Left(code=128 + ended.number, talk=talk)
    if keep:
        # A signal, a fault and the way over to the text mode end no talk.
        left = not (code or app.crash or app.for_text)
        keep(memory_of(app.talk, time.time(), left=left))
    if app.crash:
        errors.write(f"summit-tui stopped by a fault of its own; details: {logged(app.crash)}\n")
        return Left(code=CRASHED, talk=app.talk)
    left = app.for_text and not code
    return Left(code=code or 0, talk=app.talk, for_text=left, ahead=app.typed.text)


def _run(
    talk: Talk,
    preferences: Preferences,
    keep: Callable[[Memory], None] | None,
    record: Record | None,
) -> "tuple[StageApp, int | None]":
    """Return the app that has ended, and its exit code.  Raises `Ended`."""
    with stderr_on_terminal(), ExitStack() as while_shown:
        terminal = asked(preferences)
        if preferences.theme == AUTO:
            dark = is_dark(terminal, os.environ.get)
            preferences = replace(preferences, theme=AUTO_DARK if dark else AUTO_LIGHT)
        kitty = _kitty(preferences, terminal)
        if terminal is not NO_TERMINAL:
            forget()  # what a terminal answers, it answers this time
        plainly = terminal.owes or kitty
        painted, canvas = None, None
        if not plainly:
            painted, canvas = while_shown.enter_context(first_paint(talk, preferences))
        early = while_shown.enter_context(early_stage(talk, preferences, painted, canvas, record))
        gc.disable()  # there is nothing to collect in what is imported
        # Deferred: Textual takes ten times as long as all that comes before.
        from summit_tui.stage.app import StageApp
        from summit_tui.stage.late import without_late_answers

        gc.freeze()
        gc.enable()
        if terminal.owes:
            while_shown.enter_context(without_late_answers())
        early.end()
        app = StageApp(
            early.talk,
            preferences,
            keep=keep,
            record=record,
            kitty=kitty,
            painted=painted,
            early=early.left,
            pictures=canvas.pictures if canvas else None,
        )
        with held_back():
            return app, app.run(mouse=not preferences.strict)


def asked(preferences: Preferences) -> Terminal:
    """Ask the terminal what is needed."""
    if not asks(preferences):
        return NO_TERMINAL
    return ask(0, 1, pictures=_sharp(preferences))


def asks(preferences: Preferences) -> bool:
    """True if the terminal is asked; old consoles print questions that they do not know."""
    wanted = preferences.theme == AUTO or _sharp(preferences)
    old = os.environ.get("TERM", "").startswith(("linux", "vt", "cons"))
    return not preferences.strict and preferences.colours and wanted and not old


def _sharp(preferences: Preferences) -> bool:
    """True for a terminal that is likely to show pictures: no other is to delay the start."""
    named = os.environ.get("TERM", "").startswith(NAMED)
    return preferences.graphics == "kitty" or (preferences.graphics == "auto" and named)


def _kitty(preferences: Preferences, terminal: Terminal) -> KittyPictures | None:
    """Return where pictures go if the terminal shows them; who asks for it vouches for the rest."""
    sure = preferences.graphics == "kitty" and terminal.kitty
    return KittyPictures(terminal.cell) if sure or knows_placeholders(terminal) else None


@contextmanager
def stderr_on_terminal() -> Iterator[None]:
    """Let stderr be the terminal: Textual draws there, though people send it to a file."""
    if os.isatty(2) or not os.isatty(1):
        yield
        return
    try:
        kept = os.dup(2)
    except OSError:  # it was closed
        kept = os.open(os.devnull, os.O_WRONLY)
    os.dup2(1, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def logged(text: str) -> str:
    """Write `text` to a new file and return its path."""
    import tempfile  # deferred: 10 ms, only for a fault

    handle, path = tempfile.mkstemp(prefix="summit-tui-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return path
