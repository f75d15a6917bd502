"""Where a story is taken up: at its first slide, at the one asked for, or where it was left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from summit_tui.files import STDIN
from summit_tui.folders import state_folder
from summit_tui.memory import Forgotten, Keeper, Memory, file_of, name_of, recalled
from summit_tui.pace import Pace
from summit_tui.position import Position
from summit_tui.story import BUILT_IN, Story
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
    keeper: Keeper | None = None
    """None for a story that is not remembered: one from a pipe."""

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
    name: str = BUILT_IN,
) -> Beginning:
    """Return where the story that `path` names begins: `at`, or with `resume` where it was left.

    Without a path it is the story `name` that comes with the program.
    Bookmarks are there in any case.  Without `resume` an older place is kept until another one is
    reached.
    """
    deck = story.deck
    if path == STDIN or not Path(deck.path).is_file():
        note = words.resume_pipe if resume else ""
        return Beginning(at=at or Position(), note=note)
    name = name if path is None else name_of(deck.path, story.language)
    file = file_of(state_folder(), name)
    note, memory = "", None
    try:
        memory = recalled(file)
    except Forgotten:
        note = words.resume_damaged if resume else ""
    begin = Beginning(at=at or Position(), note=note)
    if memory is not None:
        begin = replace(begin, way=replace(START, marks=memory.marks))
        if resume:
            begin = replace(begin, zone=memory.zone)
            place = place_of(deck, memory.at) if at is None else at
            begin = replace(begin, at=place) if place else replace(begin, note=words.resume_gone)
    now = Memory(at=bookmark_of(deck, begin.at), marks=begin.way.marks, zone=begin.zone)
    return replace(begin, keeper=Keeper(file, name, now))
