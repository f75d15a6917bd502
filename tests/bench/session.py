"""A program in a pseudo-terminal, and the moment at which a text stands on its screen.

How the clock is kept honest: the child waits on a pipe until the clock runs, so that making it
is in no figure; one thread does nothing but read, stamp and answer; the screen is worked out only
when the program has been silent, so that it does not fight the program for the processor; and a
text counts only outside a synchronized update (mode 2026).
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pyte

SILENCE = 0.02
"""Seconds without output after which the screen is worked out."""
FOLDERS = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
"""Where programs keep what is a person's own; a benchmark has its own."""
KEPT = ("PATH", "HOME", "PYTHONPATH", "TMPDIR", *FOLDERS)
"""Variables of the environment that a program gets."""
BURST_ENDS = 0.06
"""Seconds without output after which what a key has set off is over."""
_STRIPPED = re.compile(
    "\x1b[_P^X][^\x1b]*\x1b\\\\|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)"
    "|\x1b\\[[<=>][0-?]*[ -/]*[@-~]|\x1b\\[[0-?]*[ -/]+[@-~]|\x1b\\[\\??[0-9;]*[ut]"
)
"""What pyte would show as letters."""
_CUT = re.compile("\x1b(?:[_P^X\\]][^\x1b\x07]*\x1b?|\\[[0-?]*[ -/]*)?$")
_ASKED = re.compile(rb"\x1b\[(c)|\x1b\[\?(\d+)\$p|\x1b\[(6)n|\x1b\](11);\?")
"""The questions that are answered, as a plain xterm answers them."""


class TooLate(Exception):
    """The text did not come in time, or the program has ended."""


class Session:
    """One run of a program; a context manager.  All times are of `time.perf_counter`."""

    def __init__(self, program: Sequence[str], *, columns: int = 120, rows: int = 36) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._tail = ""
        self._within = False
        """True inside a synchronized update."""
        self.chunks: list[tuple[float, bytes]] = []
        """What came, and when."""
        self._fed = 0
        self._ended = False
        self._came = threading.Condition()
        hold, release = os.pipe()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            os.close(release)
            os.read(hold, 1)
            clean = {name: os.environ[name] for name in KEPT if name in os.environ}
            clean |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            os.execvpe(program[0], list(program), clean)
        os.close(hold)
        self.resize(columns, rows)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        time.sleep(0.01)
        self.began = time.perf_counter()
        os.write(release, b"x")
        os.close(release)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        # Else it would go on with the next session, whose terminal may have the same number.
        self._reader.join(5)
        with suppress(OSError):
            os.close(self._master)

    def resize(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, columns * 9, rows * 18)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)
        self._screen.resize(rows, columns)

    def send(self, keys: str) -> float:
        """Send keys; return when."""
        at = time.perf_counter()
        os.write(self._master, keys.encode())
        return at

    def _read(self) -> None:
        while True:
            try:
                select.select([self._master], [], [])
                data = os.read(self._master, 65536)
            except (OSError, ValueError):
                data = b""
            at = time.perf_counter()
            for asked in _ASKED.finditer(data):
                answer = {1: b"\x1b[?62;22c", 3: b"\x1b[1;1R", 4: b"\x1b]11;rgb:10/10/10\x1b\\"}
                mode = b"\x1b[?%s;%d$y" % (asked[2] or b"", 2 if asked[2] == b"2026" else 0)
                with suppress(OSError):
                    os.write(self._master, answer.get(asked.lastindex or 0, mode))
            with self._came:
                if data:
                    self.chunks.append((at, data))
                else:
                    self._ended = True
                self._came.notify()
            if not data:
                return

    def seen(self, text: str, patience: float = 60) -> float:
        """Return when `text` stood on the screen; it counts only from now on."""
        until = time.perf_counter() + patience
        while True:
            self.quiet(SILENCE, patience=max(0.0, until - time.perf_counter()))
            while self._fed < len(self.chunks):
                at, data = self.chunks[self._fed]
                self._fed += 1
                self._feed(data)
                if not self._within and any(text in line for line in self._screen.display):
                    return at
            if self._ended or time.perf_counter() > until:
                raise TooLate(text + "\n" + "\n".join(self._screen.display))

    def _feed(self, data: bytes) -> None:
        text = self._tail + data.decode("utf-8", "replace")
        cut = _CUT.search(text)
        self._tail = text[cut.start() :] if cut else ""
        text = text[: cut.start()] if cut else text
        on, off = text.rfind("\x1b[?2026h"), text.rfind("\x1b[?2026l")
        if on != off:
            self._within = on > off
        text = text.replace("\x1b[?1049h", "\x1b[2J\x1b[H")  # xterm clears the other screen
        self._stream.feed(_STRIPPED.sub("", text))

    def quiet(self, seconds: float, patience: float = 10) -> None:
        """Wait until something has come that was not fed yet, and nothing more for `seconds`."""
        until = time.perf_counter() + patience
        with self._came:
            while not self._ended and (left := until - time.perf_counter()) > 0:
                fresh = self._fed < len(self.chunks)
                since = time.perf_counter() - self.chunks[-1][0] if self.chunks else 0.0
                if fresh and since >= seconds:
                    return
                self._came.wait(min(left, seconds - since if fresh else left) + 0.0005)

    def last_byte(self, since: float) -> tuple[float, int]:
        """Return when what began at `since` was over, and how many bytes it took."""
        time.sleep(BURST_ENDS)
        while self.chunks and time.perf_counter() - self.chunks[-1][0] < BURST_ENDS:
            time.sleep(BURST_ENDS / 4)
        after = [(at, len(data)) for at, data in self.chunks if at >= since]
        return (after[-1][0] if after else since), sum(size for _, size in after)

    def rest(self, seconds: float) -> None:
        """Wait, and work out all that has come: else that would be done while something is timed,
        on a processor that the program needs, and the thread that stamps would wait for it.
        """
        time.sleep(seconds)
        while self._fed < len(self.chunks):
            self._feed(self.chunks[self._fed][1])
            self._fed += 1

    def ended(self) -> None:
        """Wait until the program has ended by itself."""
        with self._came:
            self._came.wait_for(lambda: self._ended, 10)

    def memory(self) -> float:
        """Resident memory in MB."""
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0

    def processor(self) -> float:
        """Seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
