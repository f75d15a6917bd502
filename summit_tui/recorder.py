"""Writes down when each slide and step of a talk is shown, in the file that somebody asked for.

Every line is written at once, so that a talk that is killed has lost nothing; a disk that fails
keeps no talk from going on.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from summit_tui.deck import Deck
from summit_tui.position import Position
from summit_tui.runs import MAX_RUNS, Shown, begin_line, end_line, is_log, newest, shown_line
from summit_tui.timekeeping import STOPPED, Clock

JUMP = 2.0
"""Seconds by which a clock that is paused or started is never off."""
MAX_BYTES = 16 * 1024 * 1024
"""No log of ours is nearly as long."""


class NoLog(ValueError):
    """A file that is there and holds something else."""


def log_in(file: Path) -> str:
    """Return the log in `file`, empty where there is none.  Raises `OSError` and `NoLog`."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return ""
    text = data.decode("utf-8", "replace")
    if len(data) > MAX_BYTES or not is_log(text):
        raise NoLog
    return text


def make_room(file: Path) -> None:
    """Forget the oldest runs of a log that is full, and make its folder.  Raises `OSError`."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        text = log_in(file)
    except NoLog:
        # Damaged, and no use here; but it was somebody's.
        file.replace(file.with_suffix(".damaged"))
        return
    kept = newest(text, MAX_RUNS - 1)
    if kept == text:
        return
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    beside.write_text(kept, encoding="utf-8")
    beside.replace(file)


class Recorder:
    """Writes one run to the end of each of its files."""

    def __init__(self, files: tuple[Path, ...], now: Callable[[], float]) -> None:
        """`now` gives the seconds since 1970.  Raises `OSError` where a file cannot be written."""
        self._now = now
        self._clock = STOPPED
        self._last: Shown | None = None
        self._open = [_opened(file) for file in files]
        self.fault = ""
        """Why writing failed; empty where it did not."""

    def note(self, deck: Deck, at: Position, clock: Clock) -> None:
        """Write that `at` is shown now, if that is new."""
        now, slide = self._now(), deck.slides[at.slide]
        elapsed, last = clock.elapsed(now), self._last
        # A clock that was set back, or is that of a talk that broke off, begins a run anew.
        if last and abs(self._clock.elapsed(now) - elapsed) > JUMP:
            last = None
        self._clock = clock
        if last:
            elapsed = max(elapsed, last.at)  # a machine's time may be put back
        if last and (last.slide, last.step) == (slide.id, at.step):
            return
        if last is None:
            self._write(begin_line(deck.path, self._time()))
        self._last = Shown(at=elapsed, slide=slide.id, step=at.step)
        self._write(shown_line(self._last, at.slide + 1, self._time()))

    def end(self) -> None:
        """Write that the talk has ended, as far as it began."""
        if self._last:
            self._write(end_line(self._clock.elapsed(self._now()), self._time()))
        for number in self._open:
            with suppress(OSError):
                os.close(number)
        self._open = []

    def _write(self, line: str) -> None:
        for number in self._open:
            try:
                os.write(number, line.encode("utf-8", "replace"))
            except OSError as error:
                self.fault = (error.strerror or str(error)).lower()

    def _time(self) -> str:
        return datetime.fromtimestamp(self._now()).astimezone().isoformat(timespec="seconds")


def _opened(file: Path) -> int:
    """Return a log opened at its end, on a line of its own: a machine may have stopped in one."""
    number = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
    size = os.fstat(number).st_size
    if size:
        os.lseek(number, size - 1, os.SEEK_SET)
        if os.read(number, 1) != b"\n":
            os.write(number, b"\n")
    return number
