"""The way through a story: where somebody came from, and the places that they marked.

Places are kept by the slide's id and the step, not by number, so that they outlive a change of
language and a reload.  Pure; the stage and the text mode each keep one `Way`.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType

from summit_tui.deck import Deck
from summit_tui.position import Position, kept
from summit_tui.values import dataclass

MAX_JUMPS = 100
"""Most jumps that can be undone; older ones are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A place in a story, in whatever language it is told."""

    slide: str
    """The slide's id."""
    step: int = 0
    """From 0, as in `Position`."""


NO_MARKS: Mapping[int, Bookmark] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where somebody has been, and what they marked."""

    back: tuple[Bookmark, ...] = ()
    """The places from which they jumped, the last one at the end."""
    ahead: tuple[Bookmark, ...] = ()
    """The places from which they returned, the last one at the end."""
    marks: Mapping[int, Bookmark] = field(default_factory=lambda: NO_MARKS)
    """Bookmarks by number, 0 to 9."""

    def left(self, here: Bookmark) -> "Way":
        """Return the way after a jump away from `here`; what was ahead is forgotten."""
        before = self.back[:-1] if self.back[-1:] == (here,) else self.back
        return replace(self, back=(*before, here)[-MAX_JUMPS:], ahead=())

    def marked(self, number: int, here: Bookmark) -> "Way":
        """Return the way with a bookmark; one of the same number before it is lost."""
        return replace(self, marks=MappingProxyType({**self.marks, number: here}))


START = Way()
"""Nothing was jumped over and nothing marked."""


def bookmark_of(deck: Deck, at: Position) -> Bookmark:
    return Bookmark(slide=deck.slides[at.slide].id, step=at.step)


def place_of(deck: Deck, bookmark: Bookmark) -> Position | None:
    """Return where a bookmark is in `deck`, its step kept within the slide; None for nowhere."""
    slide = deck.index_of(bookmark.slide)
    return None if slide is None else kept(Position(slide, bookmark.step), deck.outline())


def returned(way: Way, deck: Deck, at: Position) -> tuple[Way, Position] | None:
    """Return the way and the place from which the last jump led away, or None for no such place.

    Places that `deck` does not have, and `at` itself, are passed over.
    """
    found = _last(way.back, deck, at)
    if found is None:
        return None
    rest, place = found
    return replace(way, back=rest, ahead=(*way.ahead, bookmark_of(deck, at))), place


def returned_ahead(way: Way, deck: Deck, at: Position) -> tuple[Way, Position] | None:
    """Undo `returned`, likewise."""
    found = _last(way.ahead, deck, at)
    if found is None:
        return None
    rest, place = found
    return replace(way, ahead=rest, back=(*way.back, bookmark_of(deck, at))), place


def _last(
    places: tuple[Bookmark, ...], deck: Deck, at: Position
) -> tuple[tuple[Bookmark, ...], Position] | None:
    """The last of `places` that can be gone to, with those before it."""
    for number in reversed(range(len(places))):
        place = place_of(deck, places[number])
        if place is not None and place != at:
            return places[:number], place
    return None


def titles_of(way: Way, deck: Deck) -> list[tuple[int, str]]:
    """Return number and slide's title of each bookmark that `deck` has, by number."""
    places = ((number, place_of(deck, mark)) for number, mark in sorted(way.marks.items()))
    return [(number, deck.slides[place.slide].title) for number, place in places if place]
