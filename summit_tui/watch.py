"""When a file that somebody saves has changed: looks go in, changes come out.

Editors save in many ways: into the file, in two halves, beside it and then over it, by a link.
What counts is that a file is another one than before and has stood still for a moment, so that
nobody reads half of it; a file that is gone for a moment is being saved.

Pure: whoever looks at files brings the looks and the time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType

from summit_tui.values import dataclass

LOOK_EVERY = 0.25
"""Seconds between two looks while nothing happens."""
LOOK_AGAIN = 0.15
"""Seconds between two looks while something happens; longer than `STILL`."""
STILL = 0.12
"""Seconds for which a file must stand still: some programs pause in the middle of one."""
GONE = 1.0
"""Seconds after which a file that is not there is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What tells two states of a file apart without reading it."""

    mtime_ns: int
    """When it was last written, in nanoseconds since 1970."""
    size: int
    """In bytes."""
    inode: int
    """Which file it is: a file moved over another one has a number of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    told: Stamp | None
    """Its state when a change was told last; None for a file that was not there."""
    seen: Stamp | None
    """Its state at the last look."""
    since: float
    """When it was first seen like that, in seconds of the looker's clock."""


_NOTHING: Mapping[str, _File] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is known of some files."""

    files: Mapping[str, _File] = field(default_factory=lambda: _NOTHING)
    """By path."""

    @property
    def unsettled(self) -> bool:
        """True while a change is seen that may not be complete: look again soon."""
        return any(file.seen != file.told for file in self.files.values())

    def looked(
        self, stamps: Mapping[str, Stamp | None], now: float
    ) -> "tuple[Watch, tuple[str, ...]]":
        """Return the watch after a look at files, and the paths of those that have changed.

        `stamps` holds every file that is to be watched, None for one that is not there; others are
        forgotten, and new ones begin unchanged.  `now` is in seconds and never runs backwards.
        """
        files: dict[str, _File] = {}
        changed: list[str] = []
        for path, stamp in stamps.items():
            known = self.files.get(path)
            if known is None:
                files[path] = _File(told=stamp, seen=stamp, since=now)
                continue
            if stamp != known.seen:
                files[path] = replace(known, seen=stamp, since=now)
                continue
            files[path] = known
            if stamp != known.told and now - known.since >= (GONE if stamp is None else STILL):
                files[path] = replace(known, told=stamp)
                changed.append(path)
        return Watch(files=files), tuple(changed)


def begun(paths: Iterable[str]) -> Watch:
    """Return a watch that takes each of the `paths` for changed once it has been seen twice.

    For files that were read some time ago: nobody knows whether they are still the same.
    """
    unknown = Stamp(mtime_ns=-1, size=-1, inode=-1)
    return Watch(files={p: _File(told=unknown, seen=unknown, since=0.0) for p in paths})
