"""A real pseudo-terminal with a screen, for what only a real terminal shows."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte
from waiting import PATIENCE

_UNKNOWN = re.compile(rb"\x1b\[>25u|\x1b\[<u|\x1b\[>0q|\x1b_[^\x1b]*\x1b\\")
"""What pyte would show as letters: kitty's keyboard and pictures, and the question for a name."""
PROGRAM = (sys.executable, "-m", "summit_tui")


class Terminal:
    """Runs a program in a pty and keeps its screen; a context manager."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        program: tuple[str, ...] = PROGRAM,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self._held = b""
        self.raw = b""
        """Every byte that the program has sent."""
        self.status: int | None = None
        """The exit status as `os.waitstatus_to_exitcode` gives it, once it has ended."""
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a background shell hands on "ignore"
            clean = {k: v for k, v in os.environ.items() if not k.startswith(("TEXTUAL", "SUMMIT"))}
            for name in ("NO_COLOR", "ACCESSIBLE", "LC_ALL", "LANGUAGE", "COLUMNS", "LINES"):
                clean.pop(name, None)
            clean |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            os.execve(program[0], [*program, *arguments], {**clean, **(env or {})})
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.master)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)

    def resize(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)
        self.screen.resize(rows, columns)

    def send(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, patience: float = 0.05) -> bool:
        """Take what the program sends within `patience` seconds; False when it has ended."""
        ready, _, _ = select.select([self.master], [], [], patience)
        if ready:
            try:
                data = os.read(self.master, 65536)
            except OSError:  # Linux says EIO when the other side has closed
                data = b""
            if not data:
                return False
            self.raw += data
            known = _UNKNOWN.sub(b"", self._held + data)
            cut = known.find(b"\x1b_")  # the rest of a picture is still to come
            cut = len(known) if cut < 0 else cut
            self._held = known[cut:]
            self.stream.feed(known[:cut])
        return True

    def settle(self, quiet: float = 0.5) -> None:
        """Read until nothing has come for `quiet` seconds."""
        size = -1
        while size != len(self.raw):
            size = len(self.raw)
            self.read(quiet)

    def wait_for(self, came_true: Callable[[], bool] | str, patience: float = PATIENCE) -> None:
        """Read until `came_true()`, or until a text stands on the screen; else fail and show it."""
        wanted = came_true if callable(came_true) else lambda: came_true in self.text()
        deadline = time.monotonic() + patience
        while not wanted():
            if time.monotonic() > deadline or not self.read():
                if wanted():
                    return
                what = came_true if isinstance(came_true, str) else "what was waited for"
                raise AssertionError(f"not on the screen: {what}\n{self.text()}")

    def wait_end(self, patience: float = PATIENCE) -> int:
        """Read until the program ends; return its exit status."""
        deadline = time.monotonic() + patience
        while self.status is None:
            open_still = self.read()
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > deadline:
                raise AssertionError(f"still running after {patience:g} seconds\n{self.text()}")
            elif not open_still:
                time.sleep(0.01)
        while self.read(0):
            if not select.select([self.master], [], [], 0)[0]:
                break
        return self.status

    @property
    def restored(self) -> bool:
        """True if the terminal is as it was: modes, main screen, cursor, mouse."""
        pairs = [(b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?1000h", b"\x1b[?1000l")]
        back = all(self.raw.rfind(off) >= self.raw.rfind(on) for on, off in pairs)  # or neither
        cursor = self.raw.rfind(b"\x1b[?25h") > self.raw.rfind(b"\x1b[?25l")
        return back and cursor and self._modes() == self._modes(self.before)

    def _modes(self, modes: Sequence[object] | None = None) -> list[object]:
        """The terminal's modes, without what Enter is while the text mode waits for a line."""
        own = list(modes or termios.tcgetattr(self.master))
        signs = list(own[6])
        if modes is None and signs[termios.VEOF] == b"\r":
            own[0] |= self.before[0] & termios.ICRNL
            for sign in (termios.VEOF, termios.VEOL):
                signs[sign] = self.before[6][sign]
        return [*own[:6], signs]
