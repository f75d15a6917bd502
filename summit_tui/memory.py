"""What is remembered of a story from one talk to the next: place, bookmarks, zone and clock.

One JSON file for each story, in the folder that the caller names.  A file that cannot be understood
is as good as none, and says so; writing goes through a file beside it, so that a crash leaves the
old one.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from summit_tui.digest import sha256_of
from summit_tui.timekeeping import STOPPED, Clock
from summit_tui.values import dataclass
from summit_tui.way import Bookmark

VERSION = 1
"""Of the files; one of another version is not understood."""
MAX_BYTES = 64 * 1024
"""No file of ours is nearly as long."""
MAX_SECONDS = 1e11
"""Past any time that a calendar knows; also keeps out what JSON allows in Python: infinity."""
STORIES = "stories"
"""The folder of what is remembered of stories, within that of the caller."""
FRESH = 3600.0
"""Seconds after which a talk that broke off is over: nobody waits for it any more."""
ALIVE_EVERY = 60.0
"""Seconds after which a talk in which nothing changes is written again, to tell that it runs."""


class Forgotten(ValueError):
    """A file that is there but cannot be read or understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is remembered of one story."""

    at: Bookmark
    """Where it was left."""
    marks: Mapping[int, Bookmark]
    """Bookmarks by number, 0 to 9."""
    zone: str | None
    """The IANA name of the zone that times were shown in; None for none."""
    clock: Clock = STOPPED
    """The talk's."""
    seen: float = 0.0
    """When the talk was running last, in seconds since 1970."""
    left: bool = True
    """True if a person has ended it."""
    process: int = 0
    """The number of the process in which it ran; 0 for none."""

    @property
    def place(self) -> tuple[object, ...]:
        """What is new where a person has done something."""
        return self.at, dict(self.marks), self.zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A talk that broke off a short while ago."""

    at: Bookmark
    clock: Clock
    """It goes on counting: whoever listens is still waiting."""


def lost_in(memory: Memory, now: float) -> Lost | None:
    """Return the talk that broke off, or None for one that was ended, or is long over."""
    if memory.left or not 0 <= now - memory.seen <= FRESH:
        return None
    return Lost(at=memory.at, clock=memory.clock)


def clock_again(memory: Memory, now: float) -> Clock:
    """Return the clock of a talk that is taken up.

    That of one that broke off has gone on, that of an ended one stood still meanwhile.
    """
    if memory.clock.since is None or lost_in(memory, now):
        return memory.clock
    return memory.clock.paused(memory.seen).started(now)


def seen_at(now: float, *, left: bool) -> float:
    """Return when a talk is seen to run, in steps, so that it is not written all the time."""
    return now if left else now // ALIVE_EVERY * ALIVE_EVERY


def name_of(path: str, language: str) -> str:
    """Return the name of the story in the file `path`, the same in all its languages.

    That is the file's whole path, without the language of a file such as ``talk.de.yaml``.
    """
    whole = Path(path).resolve()
    stem = whole.stem.removesuffix(f".{language}") or whole.stem
    return str(whole.with_name(f"{stem}{whole.suffix}"))


def file_of(folder: Path, name: str, kind: str = STORIES, ending: str = "json") -> Path:
    """Return the file in which the story `name` is remembered; it may not exist.

    What is remembered of it besides has a `kind` and an `ending` of its own.
    """
    digest = sha256_of(name.encode("utf-8", "surrogateescape"))
    return folder / kind / f"{digest[:32]}.{ending}"


def recalled(file: Path) -> Memory | None:
    """Return what `file` remembers, or None where there is no such file.  Raises `Forgotten`."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise Forgotten from error
    if len(data) > MAX_BYTES:
        raise Forgotten
    try:
        return _memory(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise Forgotten from error


def remember(file: Path, name: str, memory: Memory) -> None:
    """Write what is remembered of the story `name`, all of it or nothing.  Raises `OSError`."""
    text = json.dumps(
        {
            "version": VERSION,
            "story": name,
            "at": _pair(memory.at),
            "marks": {str(number): _pair(mark) for number, mark in sorted(memory.marks.items())},
            "zone": memory.zone,
            "clock": [memory.clock.since, memory.clock.spent],
            "seen": memory.seen,
            "left": memory.left,
            "process": memory.process,
        },
        indent=1,
    )
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        beside.write_text(f"{text}\n", encoding="utf-8")
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


class Keeper:
    """Writes what changed since the last time; the talk's own copy of what is on the disk."""

    def __init__(
        self, file: Path, name: str, begun: Memory | None = None, older: Memory | None = None
    ) -> None:
        """`begun` is a talk's beginning, where it is another than the place of the `older` one:
        who leaves at once does not lose that."""
        self._file = file
        self._name = name
        self._kept: Memory | None = None
        self._begun = begun
        """What the talk began with, as long as nothing but that has been kept."""
        self._older = older
        self.fault = ""
        """Why the last try to write failed; empty where it did not."""

    def keep(self, memory: Memory) -> None:
        """Write `memory`, if it is new; see `fault`.  A talk goes on, whatever the disk does.

        Where nobody has gone anywhere yet the older place stays; that a person has left is news.
        """
        if self._begun and memory.place == self._begun.place:
            if not (self._older and memory.left and not self._older.left):
                return
            memory = replace(self._older, left=True)
        else:
            self._begun = None
        memory = replace(memory, process=os.getpid())
        if memory == self._kept:
            return
        try:
            remember(self._file, self._name, memory)
        except OSError as error:
            self.fault = (error.strerror or str(error)).lower()
        else:
            self._kept = memory
            self.fault = ""


# --- JSON ---------------------------------------------------------------------------------------


def _pair(mark: Bookmark) -> list[object]:
    return [mark.slide, mark.step]


def _memory(value: object) -> Memory:
    """Raises `ValueError` where `value` is not what `remember` writes."""
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise ValueError("another version")
    marks, zone = value.get("marks"), value.get("zone")
    if not isinstance(marks, dict) or not isinstance(zone, str | None):
        raise ValueError("marks or zone")
    if not set(marks) <= set("0123456789"):
        raise ValueError("a number of a bookmark")
    return Memory(
        at=_bookmark(value.get("at")),
        marks=MappingProxyType({int(number): _bookmark(mark) for number, mark in marks.items()}),
        zone=zone,
        clock=_clock(value.get("clock", [None, 0])),
        seen=_seconds(value.get("seen", 0)),
        left=value.get("left", True) is True,
        process=_process(value.get("process", 0)),
    )


def _clock(value: object) -> Clock:
    match value:
        case [None, spent]:
            return Clock(spent=_seconds(spent))
        case [since, spent]:
            return Clock(since=_seconds(since), spent=_seconds(spent))
    raise ValueError("a clock")


def _seconds(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < MAX_SECONDS:
        return float(value)
    raise ValueError("seconds")


def _process(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31:
        return value
    raise ValueError("a process")


def _bookmark(value: object) -> Bookmark:
    match value:
        # A bool is an int, but no step.
        case [str(slide), int(step)] if step >= 0 and not isinstance(step, bool):
            return Bookmark(slide=slide, step=step)
    raise ValueError("a bookmark")
