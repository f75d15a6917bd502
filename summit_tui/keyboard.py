"""Single keys for the text mode: a key is a command, and nothing that is pressed is shown.

What a key types is derived from the table of commands: its word of one letter, else the key that
it has on the stage.  Commands that take words ask for a line.  The terminal is as it was before
whenever the program is not reading from it: at the end, after a signal, and while it is stopped.
"""

import os
import select
import termios
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace

from summit_tui.clean import one_line
from summit_tui.commands import COMMANDS
from summit_tui.keynames import key_of
from summit_tui.modes import restored_by_signals
from summit_tui.position import Move
from summit_tui.sequences import MORE, first_key
from summit_tui.streams import Streams, line_of

ANY = "colon"
"""The key after which any command can be typed as a line."""
GO = "g"
"""The key that asks where to go: on the stage, numbers and search do."""


def _words_of_keys() -> Mapping[str, str]:
    """Return what each key types: one letter is a word of its own, others are the stage's keys."""
    moves = {c.does: c.words[0] for c in COMMANDS if isinstance(c.does, Move) and c.words}
    found: dict[str, str] = {}
    for command in COMMANDS:
        word = command.words[0] if command.words else ""
        if command.fallback:
            word = word or moves[command.fallback]
        if word:
            found |= {key: word for key in command.keys if not (" " in key or key.isdecimal())}
    letters = {key_of(word): word for c in COMMANDS for word in c.words if len(word) == 1}
    return {**found, **letters}


WORDS: Mapping[str, str] = _words_of_keys()
"""What a key types, by Textual's names."""
_LINES: Mapping[str, str] = {ANY: ":", GO: "go ", "f": "f ", "slash": "/"}
"""Keys that ask for a line, each with what the terminal shows before it."""
_DIGITS: Mapping[str, str] = {"m": "mark", "apostrophe": "jump"}
"""Keys that take the next one with them."""


@contextmanager
def single_keys(streams: Streams, source: int, *, ahead: str = "") -> Iterator[Streams]:
    """Give streams that read a key at a time from the terminal `source`, and restore it after.

    `ahead` was typed already, and is read first.
    """
    before = termios.tcgetattr(source)
    mode = termios.tcgetattr(source)
    mode[3] &= ~(termios.ICANON | termios.ECHO)
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0

    def keys() -> None:
        termios.tcsetattr(source, termios.TCSADRAIN, mode)

    def lines() -> None:
        termios.tcsetattr(source, termios.TCSADRAIN, before)

    @contextmanager
    def lent() -> Iterator[None]:
        lines()
        try:
            yield
        finally:
            keys()

    with restored_by_signals(keys, lines) as woken:
        board = _Keyboard(streams, source, woken, keys, lines, ahead)
        keys()
        try:
            yield replace(
                streams,
                write=board.write,
                read=board.read,
                comes=board.comes,
                lent=lent,
                echoed=False,
            )
        finally:
            lines()
            with suppress(BrokenPipeError):
                board.close()


class _Keyboard:
    """Reads keys and remembers what the terminal needs before the next answer."""

    def __init__(
        self,
        streams: Streams,
        source: int,
        woken: int,
        keys: Callable[[], None],
        lines: Callable[[], None],
        ahead: str,
    ) -> None:
        self._streams = streams
        self._source = source
        self._woken = woken
        self._keys = keys
        self._lines = lines
        self._bytes = bytearray(ahead.encode())
        """What was read and not yet taken."""
        self._open = False
        """True while the last row on the terminal is a prompt that nobody has ended."""
        self._prompt = ""
        self._pressed = ""
        """The letter that was pressed last."""

    def write(self, text: str) -> None:
        """Write an answer on a row of its own.

        Some readers take the first letter of an answer for the echo of the key, if it is the same.
        """
        begin = "\n" if self._open and text != "\n" else ""  # that alone ends the row itself
        said = text.lstrip("\n")
        if self._pressed and said.startswith(self._pressed):
            text = f"{text[: len(text) - len(said)]} {said}"
        self._streams.write(begin + text)
        self._prompt = text.rsplit("\n", 1)[-1]
        self._open = bool(self._prompt)
        self._pressed = ""

    def close(self) -> None:
        """End the row of the prompt, so that what follows begins on its own."""
        if self._open:
            self._streams.write("\n")
            self._open = False

    def comes(self, seconds: float) -> bool:
        """Wait so long at most and return True if a key was pressed."""
        return bool(self._bytes or select.select([self._source], [], [], seconds)[0])

    def read(self) -> str | None:
        """Return what a key types, or None at the end; digits make a number until Enter."""
        number = ""
        while True:
            key = self._key()
            if key is None:
                return None
            if key.isdecimal() and key.isascii():
                self._streams.write(key)
                number += key
                continue
            if key == "enter" and number:
                return number
            if number:  # any other key takes it back
                self._streams.write(f"\n{self._prompt}")
                number = ""
                if key in ("escape", "backspace"):
                    continue
            if key in _LINES:
                line = self._line(_LINES[key])
                if line is None:
                    return None
                if line:
                    return line
            elif key in _DIGITS:
                digit = self._key()
                return None if digit is None else f"{_DIGITS[key]} {digit}"
            elif key in WORDS:
                return WORDS[key]
            elif self._pressed.strip():
                return self._pressed

    def _line(self, shown: str) -> str | None:
        """Ask for a line that the terminal shows; empty where nothing was typed."""
        early = one_line(self._bytes.partition(b"\n")[0].decode("utf-8", "replace"))
        self._streams.write(f"{shown}{early}")  # the terminal has not shown what came before
        if b"\n" in self._bytes:
            self._streams.write("\n")
        self._lines()
        try:
            typed = line_of(self._source, self._bytes, self._streams.idle)
        finally:
            self._keys()
        if typed is None:
            return None
        self._open = False
        self._pressed = ""
        if not typed.strip():
            self._streams.write(self._prompt)
            self._open = True
            return ""
        return typed if shown == ":" else f"{shown}{typed}"

    def _key(self) -> str | None:
        """Return the next key that means anything, or None at the end of the input."""
        ended = False
        while True:
            text = self._bytes.decode("utf-8", "ignore")
            whole = len(text.encode()) == len(self._bytes) or len(self._bytes) > 3
            if text and (whole or text.isascii()):
                key, length = first_key(text, ended=ended)
                if length:
                    char = text[:1]
                    del self._bytes[: len(text[:length].encode())]
                    self._pressed = char if char.isprintable() else ""
                    if key == "ctrl+d":
                        return None
                    if key:
                        return key
                    ended = False
                    continue
            elif len(self._bytes) > 3:
                del self._bytes[:1]  # no UTF-8
                continue
            if not self._bytes:
                self._streams.idle()
            ready = select.select(
                [self._source, self._woken], [], [], MORE if self._bytes else None
            )[0]
            if self._woken in ready:
                os.read(self._woken, 4096)  # the signal itself has been seen to by now
            if not ready:
                ended = True
                if not text:
                    self._bytes.clear()  # the rest of a letter never came
            if self._source not in ready:
                continue
            try:
                data = os.read(self._source, 4096)
            except BlockingIOError:  # another program was faster
                continue
            except OSError:
                data = b""
            if not data:
                return None
            self._bytes += data
