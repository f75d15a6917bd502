"""Ways out of the command line: exit codes, wrong usage, and the two streams."""

import errno
import os
import sys
from contextlib import suppress
from enum import IntEnum
from typing import TextIO

from summit_tui import warmstart
from summit_tui.clean import one_line
from summit_tui.problems import SummitError


class Exit(IntEnum):
    """Exit codes."""

    OK = 0
    """All went well."""
    DECK = 1
    """The deck has faults; all are told on stderr."""
    USAGE = 2
    """The command line or the settings are wrong."""
    MISSING = 3
    """There is no such file."""
    NO_TALK = 4
    """No stage runs, or none of that deck."""
    REFUSED = 5
    """The stage did not do what it was asked to, or did not answer."""
    OUTPUT = 74
    """What was to be said could not be written (EX_IOERR of sysexits.h)."""
    INTERRUPTED = 130
    """Ctrl+C."""


class UsageError(SummitError):
    """A wrong command line."""


def usage(message: str) -> UsageError:
    return UsageError(f"summit-tui: {one_line(message)}; `summit-tui --help` shows all options")


def write(text: str) -> None:
    """Write to stdout.  Raises `OSError`, also where stdout was closed before the start."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.write(text)


def drop_stdout() -> None:
    """Keep Python from trying again, with a traceback, what could not be written."""
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.close(nothing)


def say(text: str) -> None:
    """Write a line to stderr, where there is one; a start that says more is no usual one."""
    warmstart.forget()
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def is_terminal(stream: TextIO | None) -> bool:
    """True for a terminal; a stream that was closed before the start is None."""
    return stream is not None and stream.isatty()
