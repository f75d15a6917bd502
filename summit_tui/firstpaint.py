"""What is painted by plain escape codes before Textual has taken the terminal over.

Here nothing may be imported that Python has not loaded at its own start, see `warmstart`.
"""

import os
from _thread import allocate_lock

try:
    import termios
    from _signal import SIGHUP, SIGTERM, signal  # type: ignore[import-not-found]
except ImportError:  # Windows: Textual alone begins there
    HAS_TERMIOS = False
else:
    HAS_TERMIOS = True

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

    Modes = list[int | list[bytes | int]]

ENTER = "\x1b[?1049h"
"""Begins the alternate screen.  Said twice it clears the screen, so Textual's own is held back."""
BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""Around what is to be seen at once; a terminal that does not know them passes over them."""
LEAVE = b"\x1b[0m\x1b[?25h\x1b[?1049l"
PATIENCE = 0.2
"""Seconds that a program which ends waits for a frame that is being written."""


class Ended(BaseException):
    """A signal ended the program before Textual had taken over."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class FirstPaint:
    """What was painted, until Textual has taken over."""

    def __init__(self, data: bytes) -> None:
        """Paint `data`.  Raises `OSError`; the terminal is as it was then."""
        self.modes = _modes()
        """Of the terminal before, as `termios.tcgetattr` gives them; Textual leaves them behind."""
        self.waits = True
        """True until Textual has taken over."""
        self._writing = allocate_lock()
        self._before = [(number, signal(number, self._ends)) for number in (SIGTERM, SIGHUP)]
        try:
            _become(_unseen(self.modes))
            sent(data)
        except BaseException:
            self.over()
            raise

    def _ends(self, number: int, _: "FrameType | None") -> None:
        if not self.waits:
            return
        self._left()
        raise Ended(number)

    def ctrl_c(self, *, ends: bool) -> None:
        """Let Ctrl+C end the program while nobody is there who answers keys, or be a key again."""
        if not self.waits:
            return
        try:
            _become(_stoppable(self.modes) if ends else _unseen(self.modes))
        except OSError:
            return  # the terminal has gone, which who comes next will notice

    def begins_again(self, data: str) -> bool:
        """Return whether `data` begins the screen that is there already."""
        return self.waits and data == ENTER

    def paints(self, codes: str) -> bool:
        """Paint something else, from any thread; False if the terminal is left already.

        Raises `OSError`.
        """
        with self._writing:
            if self.waits:
                sent(f"{BEGIN}{codes}{END}".encode())
            return self.waits

    def _left(self) -> None:
        """Leave the terminal as it was."""
        written = self._writing.acquire(timeout=PATIENCE)
        self.waits = False
        if written:
            self._writing.release()
        try:
            os.write(1, LEAVE)
            _become(self.modes)
        except OSError:
            pass  # it has gone

    def over(self) -> None:
        """Leave it to Textual, or where that never came, leave the terminal as it was."""
        if self.waits:
            self._left()
        for number, handler in self._before:
            signal(number, handler)
        self._before = []


def _modes() -> "Modes":
    try:
        return termios.tcgetattr(0)
    except termios.error as error:
        raise OSError(*error.args) from error


def _become(modes: "Modes") -> None:
    try:
        termios.tcsetattr(0, termios.TCSANOW, modes)
    except termios.error as error:
        raise OSError(*error.args) from error


def _unseen(modes: "Modes") -> "Modes":
    """Return the modes that Textual sets, too: keys come one by one, unseen and as they are."""
    new = list(modes)
    letters = new[6]
    assert isinstance(new[0], int)
    assert isinstance(new[3], int)
    assert isinstance(letters, list)
    new[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    new[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    new[6] = [*letters[: termios.VMIN], 1, *letters[termios.VMIN + 1 :]]
    return new


def _stoppable(modes: "Modes") -> "Modes":
    """Return the modes in which Ctrl+C alone is no key."""
    new = _unseen(modes)
    letters = new[6]
    assert isinstance(new[3], int)
    assert isinstance(letters, list)
    new[3] |= termios.ISIG
    none = bytes([os.fpathconf(0, "PC_VDISABLE")])
    for key in (termios.VQUIT, termios.VSUSP):
        letters[key] = none
    return new


def sent(data: bytes) -> None:
    """Send all of `data` to the terminal.  Raises `OSError`."""
    while data:
        data = data[os.write(1, data) :]
