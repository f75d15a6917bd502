"""Where a story is taken up: at its first slide, at the one asked for, or where it was left."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from summit_tui.files import STDIN
from summit_tui.folders import state_folder
from summit_tui.memory import (
    Forgotten,
    Keeper,
    Lost,
    Memory,
    clock_again,
    file_of,
    lost_in,
    name_of,
    recalled,
)
from summit_tui.pace import Pace
from summit_tui.position import Position
from summit_tui.story import BUILT_IN, Story
from summit_tui.timekeeping import Clock, Record
from summit_tui.values import dataclass
from summit_tui.way import START, Way, bookmark_of, place_of
from summit_tui.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """All that a talk has from the one before it, and from the command line."""

    at: Position
    way: Way = START
    """With the bookmarks that were set in earlier talks."""
    zone: str | None = None
    """The IANA name of the zone that times were shown in; None for the event's own."""
    pace: Pace | None = None
    """How fast it plays by itself; None for one that a person steps through."""
    loop: bool = False
    """True if it plays again after its end."""
    note: str = ""
    """What came to nothing."""
    clock: Clock
    """The talk's."""
    lost: Lost | None = None
    """The talk before, if it broke off a short while ago and is not gone on with."""
    record: Record | None = None
    """What writes down when slides are shown, if that is asked for."""
    keeper: Keeper | None = None
    """None for a story that is not remembered: one from a pipe."""

    def zone_of(self, zones: Sequence[ZoneInfo]) -> ZoneInfo | None:
        """Return the zone of the talk before, if it is one of those that can be shown."""
        return next((zone for zone in zones if zone.key == self.zone), None)

    @property
    def keep(self) -> Callable[[Memory], None] | None:
        """What writes down where a talk is."""
        return self.keeper.keep if self.keeper else None


def beginning(
    path: str | None,
    story: Story,
    words: Words,
    *,
    at: Position | None,
    resume: bool,
    now: float,
    name: str = BUILT_IN,
) -> Beginning:
    """Return where the story that `path` names begins: `at`, or with `resume` where it was left.

    Without a path it is the story `name` that comes with the program.
    Bookmarks are there in any case.  Without `resume` an older place is kept until another one is
    reached.  `now` is in seconds since 1970.
    """
    deck, clock = story.deck, Clock(since=now)
    if path == STDIN or not Path(deck.path).is_file():
        note = words.resume_pipe if resume else ""
        return Beginning(at=at or Position(), clock=clock, note=note)
    name = name if path is None else name_of(deck.path, story.language)
    file = file_of(state_folder(), name)
    note, memory = "", None
    try:
        memory = recalled(file)
    except Forgotten:
        note = words.resume_damaged if resume else ""
    begin = Beginning(at=at or Position(), clock=clock, note=note)
    if memory is not None:
        begin = replace(begin, way=replace(START, marks=memory.marks))
        if resume:
            begin = replace(begin, zone=memory.zone, clock=clock_again(memory, now))
            place = place_of(deck, memory.at) if at is None else at
            begin = replace(begin, at=place) if place else replace(begin, note=words.resume_gone)
        elif at is None and not _runs(memory.process):
            lost = lost_in(memory, now)
            there = place_of(deck, lost.at) if lost else None
            begin = replace(begin, lost=lost if there and there != begin.at else None)
    if memory is not None and place_of(deck, memory.at) == begin.at:
        return replace(begin, keeper=Keeper(file, name))
    first = Memory(at=bookmark_of(deck, begin.at), marks=begin.way.marks, zone=begin.zone)
    return replace(begin, keeper=Keeper(file, name, first, memory))


def first_beginning(story: Story, now: float) -> Beginning | None:
    """Return the beginning of a story of which the first slide alone is known.

    None where a talk has broken off: of that more is to be said.
    """
    begin = Beginning(at=Position(), clock=Clock(since=now))
    try:
        memory = recalled(file_of(state_folder(), name_of(story.deck.path, story.language)))
    except Forgotten:
        return begin
    return None if memory is not None and lost_in(memory, now) else begin


def _runs(process: int) -> bool:
    """True if a process of ours runs in which a talk was seen: it is not lost, but another's.

    Where nobody can ask, none does.  In a container a new talk has the number of the old one.
    """
    if os.name != "posix" or process in (0, os.getpid()):
        return False
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True
