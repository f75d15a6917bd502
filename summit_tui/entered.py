"""Lines that end with Enter, of which the terminal shows nothing by itself.

A terminal shows the end of a line at once, before the program can answer.  Fenrir, which compares
screens, finds the cursor in an empty row and says "blank" before every answer.  Linux shows all but
the sign that ends the input, so Enter is that sign here, and the answer begins with the line end:
both come in one piece.  Whatever else a terminal does with a line, such as taking letters back, it
does as ever.  It stays so while an answer is made, since what was typed ahead would else mean
something else; it is as it was at the end, while the program is stopped, and while it is lent.
"""

import os
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from summit_tui.modes import restored_by_signals
from summit_tui.streams import Streams, line_of

_ENTER = b"\r"


@contextmanager
def quiet_line_ends(streams: Streams, source: int, *, ahead: str = "") -> Iterator[Streams]:
    """Give streams that end the line of the terminal `source` themselves.

    `ahead` was typed already, and is read first.
    """
    lines = _Lines(streams, source, ahead)
    with restored_by_signals(lines.own, lines.usual) as woken:
        lines.woken = woken
        lines.own()
        try:
            yield replace(
                streams, write=lines.write, read=lines.read, comes=lines.comes, lent=lines.lent
            )
        finally:
            lines.usual()
            with suppress(BrokenPipeError):
                lines.close()


class _Lines:
    """Reads lines and remembers whether the row of the prompt has to be ended."""

    def __init__(self, streams: Streams, source: int, ahead: str) -> None:
        self._streams = streams
        self._source = source
        self._before = termios.tcgetattr(source)
        self._mode = termios.tcgetattr(source)
        signs = self._mode[6]
        self._end: bytes = signs[termios.VEOF]
        """What ended the input before, Ctrl+D as a rule: it ends a line now, and comes with it."""
        self._mode[0] &= ~termios.ICRNL
        signs[termios.VEOF], signs[termios.VEOL] = _ENTER, self._end
        self._taken = bytearray(ahead.encode())
        """What was read and not yet taken."""
        self._open = False
        """True after an Enter that the terminal has not shown."""
        self.woken = source
        """Can be read when a signal has come."""

    def own(self) -> None:
        with suppress(termios.error):  # a terminal that has gone
            termios.tcsetattr(self._source, termios.TCSADRAIN, self._mode)

    def usual(self) -> None:
        with suppress(termios.error):
            termios.tcsetattr(self._source, termios.TCSADRAIN, self._before)

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Give the terminal as it was to another program."""
        self.usual()
        try:
            yield
        finally:
            self.own()

    def write(self, text: str) -> None:
        """Write an answer on a row of its own."""
        begin = "\n" if self._open else ""
        self._open = False
        self._streams.write(begin + text)

    def close(self) -> None:
        """End the row of the prompt, so that what follows begins on its own."""
        if self._open:
            self.write("")

    def read(self) -> str | None:
        """Return the next line without its end, or None at the end of the input."""
        while b"\n" not in self._taken:
            typed = self._typed()
            if typed is None:
                return None
            self._taken += typed
            if not typed.endswith(b"\n"):  # a line feed is shown, Enter is not
                self._taken += b"\n"
                self._open = True
        return line_of(self._source, self._taken)

    def comes(self, seconds: float) -> bool:
        """Wait so long at most and return True if there is a line to read."""
        if b"\n" in self._taken:
            return True
        return bool(select.select([self._source], [], [], seconds)[0])

    def _typed(self) -> bytes | None:
        """Return what the terminal gives for a line, or None at the end of the input."""
        data = self._data()
        if data == self._end or not (data or os.isatty(self._source)):
            return None
        return data.removesuffix(self._end)

    def _data(self) -> bytes:
        """Return the next line as the terminal keeps it; nothing for Enter alone."""
        self._streams.idle()
        while True:
            ready = select.select([self._source, self.woken], [], [])[0]
            if self.woken in ready:
                os.read(self.woken, 4096)  # the signal itself has been seen to by now
            if self._source in ready:
                try:
                    return os.read(self._source, 4096)
                except BlockingIOError:  # another program was faster
                    continue
                except OSError:
                    return b""
