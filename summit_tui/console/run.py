"""Runs the desk in a terminal and leaves the terminal as it was."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TextIO

from summit_tui.console.app import ConsoleApp, Found
from summit_tui.console.board import Board
from summit_tui.palette import AUTO, AUTO_DARK, AUTO_LIGHT
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.probe import is_dark
from summit_tui.stage.run import CRASHED, asked, logged, stderr_on_terminal
from summit_tui.stage.signals import held_back


def run_console(
    board: Board,
    preferences: Preferences,
    find: Callable[[], Found | None],
    *,
    errors: TextIO,
) -> int:
    """Show the desk until the person leaves it; return an exit code.

    A fault of the program ends in one line on `errors` that names a log file.
    """
    with stderr_on_terminal():
        if preferences.theme == AUTO:
            dark = is_dark(asked(replace(preferences, graphics="cells")), os.environ.get)
            preferences = replace(preferences, theme=AUTO_DARK if dark else AUTO_LIGHT)
        app = ConsoleApp(board, preferences, find)
        with held_back():
            code = app.run(mouse=not preferences.strict)
    if app.crash:
        errors.write(f"summit-tui stopped by a fault of its own; details: {logged(app.crash)}\n")
        return CRASHED
    return code or 0
