"""Answers of a terminal that come too late: Textual would take their letters for keys.

A slow line may bring an answer when nobody waits for it any more, and ``b`` of ``rgb:`` blanks the
screen.  So answers are taken out of what the terminal sends before Textual reads it.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from textual._xterm_parser import XTermParser
from textual.message import Message

_WHOLE = re.compile(
    "\x1b\\]1?\\d;[^\x07\x1b]*(?:\x07|\x1b\\\\)"  # OSC: a colour
    "|\x1b_[^\x1b]*\x1b\\\\"  # APC: kitty's graphics
    "|\x1bP>[^\x1b]*\x1b\\\\"  # DCS: the name
    "|\x1b\\[6;\\d+;\\d+t"  # the size of a cell
    "|\x1b\\[\\?[\\d;]*c"  # DA1
)
"""An answer, from its first letter to its last."""
_BEGUN = re.compile(
    "\x1b(?:\\](?:1?\\d?|1?\\d;[^\x07\x1b]*\x1b?)|_[^\x1b]*\x1b?|P(?:>[^\x1b]*\x1b?)?|\\[(?:6(?:;[\\d;]*)?)?|\\[\\?[\\d;]*)?$"
)
"""The beginning of an answer, or of a key, at the end of what has come."""
_PERHAPS_KEYS = ("\x1b", "\x1b[", "\x1b[6", "\x1b]", "\x1b_", "\x1bP")
"""Beginnings that are keys where nothing follows."""
LONGEST = 512
"""Characters that are held back at most; no answer is that long."""


class AnswerlessParser(XTermParser):
    """Reads keys, and leaves out what a terminal answers."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._held = ""
        self._fresh = False
        """True if something has come since the last tick but one."""

    def feed(self, data: str) -> Iterable[Message]:
        """Return what `data` means; the last call, without data, ends all."""
        if not data:
            return super().feed(data)
        text = _WHOLE.sub("", self._held + data)
        self._held, self._fresh = "", True
        begun = _BEGUN.search(text)
        if begun and len(begun[0]) <= LONGEST:
            self._held = begun[0]
            text = text[: begun.start()]
        return super().feed(text) if text else ()

    def tick(self) -> Iterable[Message]:
        """Return what is due by time: an Esc that nothing follows is a key.

        Called after every reading, and ten times a second.
        """
        if self._held in _PERHAPS_KEYS and not self._fresh:
            held, self._held = self._held, ""
            return (*super().feed(held), *super().tick())
        self._fresh = False
        return super().tick()


@contextmanager
def without_late_answers() -> Iterator[None]:
    """Let the apps that start within read keys through `AnswerlessParser`."""
    # Deferred: it needs termios, which Windows has not; nothing is asked there.
    from textual.drivers import linux_driver

    kept = linux_driver.XTermParser  # type: ignore[attr-defined]
    linux_driver.XTermParser = AnswerlessParser  # type: ignore[attr-defined]
    try:
        yield
    finally:
        linux_driver.XTermParser = kept  # type: ignore[attr-defined]
