"""Lines in and lines out, as a screen reader, a braille line and a pipe want them.

One answer is one write (a write per word is an utterance per word).  Lines are wrapped here, at
spaces, because a terminal cuts words.  Nothing but text and line feeds goes out.
"""

import codecs
import os
import re
import select
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from summit_tui.cells import cells
from summit_tui.values import dataclass

MAX_TYPED = 200
"""Most bytes of a line that are read as a command; what follows in the same line is dropped."""
PATIENCE = 0.2
"""Seconds for which a pipe may leave open whether it holds commands at all."""
FALLBACK_SIZE = (80, 24)
"""Columns and rows of a terminal that does not tell."""


def _at_once() -> None:
    """Nothing has to be seen to while a person thinks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Where commands come from and where answers go."""

    write: Callable[[str], None]
    """Writes a whole answer at once.  Raises `BrokenPipeError` where nobody reads any more."""
    read: Callable[[], str | None]
    """Returns the next line without its end, or None at the end of the input."""
    waits: Callable[[], bool]
    """False where the first line, or the end of the input, is there already."""
    size: Callable[[], tuple[int, int]]
    """Columns and rows of the terminal that shows the answers; see `shown`."""
    typed: bool
    """True if a person types: the terminal then shows what is read."""
    shown: bool
    """True if answers go to a terminal; else they are neither wrapped nor paged."""
    comes: Callable[[float], bool] = lambda _: True
    """Waits so many seconds at most and returns True if there is something to read."""
    lent: Callable[[], AbstractContextManager[None]] = nullcontext
    """While it is entered, another program has the terminal as it was."""
    echoed: bool = True
    """True if the terminal shows what a person types."""
    idle: Callable[[], None] = _at_once
    """Called before anything is waited for; returns when there is something to read."""


def streams_of(
    source: int,
    target: int,
    encoding: str,
    *,
    ahead: str = "",
    idle: Callable[[], None] = _at_once,
) -> Streams:
    """Return streams over two file descriptors; text goes out in `encoding`, see `spelled`.

    `ahead` was typed already, and is read first.  `idle` is called before a line is waited for, and
    returns when there is something to read.
    """
    taken = bytearray(ahead.encode())

    def write(text: str) -> None:
        data = spelled(text, encoding).encode(encoding, "replace")
        while data:
            try:
                data = data[os.write(target, data) :]
            except BlockingIOError:  # another program has switched the terminal
                select.select([], [target], [])

    def read() -> str | None:
        return line_of(source, taken, idle)

    def waits() -> bool:
        try:
            return not select.select([source], [], [], PATIENCE)[0]
        except (OSError, ValueError):
            return False  # where pipes cannot be asked, the first line is waited for

    def comes(seconds: float) -> bool:
        return b"\n" in taken or bool(select.select([source], [], [], seconds)[0])

    def size() -> tuple[int, int]:
        try:
            columns, rows = os.get_terminal_size(target)
        except OSError:
            return FALLBACK_SIZE
        return (columns or FALLBACK_SIZE[0], rows or FALLBACK_SIZE[1])

    return Streams(
        write=write,
        read=read,
        waits=waits,
        size=size,
        comes=comes,
        typed=os.isatty(source),
        shown=os.isatty(target),
        idle=idle,
    )


def line_of(source: int, taken: bytearray, idle: Callable[[], None] = _at_once) -> str | None:
    """Return the next line of `source`; `taken` holds what was read beyond the last one.

    Bytes that are no UTF-8 become U+FFFD.  A terminal that has gone is the end of the input.
    """
    while True:
        end = taken.find(b"\n")
        if end >= 0:
            line = bytes(taken[: min(end, MAX_TYPED)])
            del taken[: end + 1]
            return line.decode("utf-8", "replace")
        del taken[MAX_TYPED:]
        idle()
        try:
            data = os.read(source, 4096)
        except BlockingIOError:  # another program has switched the terminal
            select.select([source], [], [])
            continue
        except OSError:
            data = b""
        if not data:
            line = bytes(taken)
            taken.clear()
            return line.decode("utf-8", "replace") if line else None
        taken += data


# --- letters that an encoding lacks -------------------------------------------------------------

_LETTERS = {"ae": "äæ", "oe": "öøœ", "ue": "ü", "aa": "å", "ss": "ß", "l": "ł"}
_SIGNS = {"-": "–—−‐‑", "'": "’‘‚", '"': "„“”«»", "...": "…", "EUR": "€", "x": "×"}
_SPELLED = {
    **{letter: plain for plain, letters in _LETTERS.items() for letter in letters},
    **{c.upper(): plain.capitalize() for plain, cs in _LETTERS.items() for c in cs if c != "ß"},
    **{sign: plain for plain, signs in _SIGNS.items() for sign in signs},
}
"""Letters and signs in plain ASCII, where NFKD has no answer or a bad one."""


def spelled(text: str, encoding: str) -> str:
    """Return `text` with what `encoding` lacks in plain letters: ``ä`` as ``ae``, ``é`` as ``e``.

    What has no plain letter becomes a question mark.
    """
    if codecs.lookup(encoding).name.startswith("utf") or text.isascii():
        return text
    return "".join(char if _fits(char, encoding) else _plain(char, encoding) for char in text)


def _plain(char: str, encoding: str) -> str:
    if char in _SPELLED:
        return _SPELLED[char]
    parts = unicodedata.normalize("NFKD", char)
    return "".join(
        part if _fits(part, encoding) else "" if unicodedata.combining(part) else "?"
        for part in parts
    )


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


# --- wrapping -----------------------------------------------------------------------------------


def wrapped(line: str, width: int | None) -> list[str]:
    """Return `line` in rows of at most `width` cells, broken at spaces only; None never breaks.

    A word wider than `width` keeps a row of its own.  Wide characters take two cells and may be
    broken between, since their scripts have no spaces.  The indent of the first row stays.
    """
    if width is None or cells(line) <= width:
        return [line]
    rows: list[str] = []
    row = ""
    for piece in _PIECE.findall(line):
        if row.strip() and cells(row) + cells(piece.rstrip()) > width:
            rows.append(row.rstrip())
            row = piece.lstrip()
        else:
            row += piece
    return [*rows, row.rstrip()] if row.strip() or not rows else rows


_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
)
_PIECE = re.compile(rf"\s*(?:[{_WIDE}][、。，．：；！？）」』】]*|[^\s{_WIDE}]+)")
"""What may stand in a row of its own, with the space before it; no row begins with a stop."""
