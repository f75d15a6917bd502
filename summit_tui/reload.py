"""A deck read anew while it is told: from a file that has changed, and back to the same place.

What the stage and the text mode share.  Reading goes to the file system; the rest is pure.
"""

import os
from pathlib import Path

from summit_tui.blocks import Picture
from summit_tui.deck import Deck
from summit_tui.decode import text_of
from summit_tui.files import bytes_of
from summit_tui.load import DECK, deck_of
from summit_tui.position import Position, kept
from summit_tui.problems import DeckError
from summit_tui.values import dataclass
from summit_tui.watch import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What a changed file holds now."""

    path: str
    text: str | None
    """All of it; None where it could not be read."""
    deck: Deck | None = None
    """None where the file is no deck any more."""
    fault: DeckError | None = None
    """Why it is none."""


def stamp_of(path: str) -> Stamp | None:
    """Return the state of a file; None for one that is not there or cannot be looked at."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return Stamp(mtime_ns=found.st_mtime_ns, size=found.st_size, inode=found.st_ino)


def reread(path: str, known: str | None) -> Reread | None:
    """Return what the deck file `path` holds; None if that is still the text `known`."""
    try:
        data = bytes_of(path, DECK)
        text, _ = text_of(data, path, DECK.form)
        if text == known:
            return None
        return Reread(path=path, text=text, deck=deck_of(data, path))
    except DeckError as fault:
        return Reread(path=path, text=fault.source or None, fault=fault)


class Changes:
    """Notices, when asked, that a deck's file has changed since it was read."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Stamp | None, str | None]] = {}

    def of(self, deck: Deck) -> Reread | None:
        """Return what the file of `deck` holds now; None if that has been told, or is `deck`."""
        stamp = stamp_of(deck.path)
        before, known = self._seen.get(deck.path, (None, deck.source))
        if stamp is not None and stamp == before:
            return None
        found = reread(deck.path, known)
        self._seen[deck.path] = (stamp, found.text if found else known)
        return found


def pictures_of(deck: Deck) -> tuple[str, ...]:
    """Return the paths of all pictures that a deck shows, each once."""
    folder = Path(deck.path).parent
    return tuple(
        dict.fromkeys(
            str(folder / core.file)
            for slide in deck.slides
            for part in slide.body.parts
            for core in part.block.plain()
            if isinstance(core, Picture)
        )
    )


def place_after(at: Position, old: Deck, new: Deck) -> Position:
    """Return the place in `new`, a later state of the deck `old`, that is `at` in `old`.

    A slide is known by its id.  One that has gone gives way to a new one that stands where it
    stood, since an id that is made from a title changes with it; else to the nearest earlier one.
    """
    outline = new.outline()
    known = {slide.id for slide in old.slides}
    for slide in range(at.slide, -1, -1):
        found = new.index_of(old.slides[slide].id)
        if found is None and slide > 0:
            continue
        if slide == at.slide and found is not None:
            return kept(Position(found, at.step), outline)
        there = at.slide if found is None else found + at.slide - slide
        if there < len(new.slides) and new.slides[there].id not in known:
            return kept(Position(there, at.step), outline)
        return Position(found or 0)
    return Position()
