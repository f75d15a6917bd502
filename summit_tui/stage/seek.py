"""Searching on the stage: what is typed after ``/``, and going from hit to hit.

Pure: all of it takes a `Talk` and returns the next one.  The audience sees one row, and of the
speaker's notes no word.
"""

from dataclasses import replace

from summit_tui.clean import one_line
from summit_tui.deck import Deck
from summit_tui.position import Position
from summit_tui.search import Hit, Index, hit_beside, hit_from, hits, indexed, needle
from summit_tui.values import dataclass
from summit_tui.voice import voice_for
from summit_tui.words import Words

MAX_SOUGHT = 60
"""Most letters of what is searched for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A search in one deck."""

    index: Index
    """All texts of the deck."""
    words: Words
    """The words for signs in the deck's texts."""
    wanted: str = ""
    found: tuple[Hit, ...] = ()
    """In the order of telling."""

    @property
    def needle(self) -> str:
        """What is marked on the slide."""
        return needle(self.wanted)

    def typed(self, wanted: str) -> "Sought":
        """Return the search for `wanted`; letters that are too many are dropped."""
        wanted = one_line(f"{wanted}|")[:-1][:MAX_SOUGHT].lstrip()
        return replace(self, wanted=wanted, found=hits(self.index, wanted, self.words))

    def prompt(self, at: Position, words: Words) -> str:
        """Return the row that is shown while something is typed: ``/hand   Hit 2 of 7``."""
        if not self.needle:
            return f"/{self.wanted}"
        return f"/{self.wanted}   {self._place(hit_from(self.found, at), words)}"

    def note(self, number: int, words: Words) -> str:
        """Return what is said of the hit `number`, from 0; where the slide does not show it, why.

        `found` holds it.
        """
        note = words.searched.format(hit=self._place(number, words), word=self.wanted.strip())
        match self.found[number].where:
            case "notes":
                return f"{note}, {words.in_notes}"
            case "alt":
                return f"{note}, {words.in_alt}"
            case _:
                return note

    def _place(self, number: int, words: Words) -> str:
        if not self.found:
            return words.nothing_found
        return words.hit_of.format(n=number + 1, m=len(self.found))

    def first(self, at: Position) -> int:
        """Return the number, from 0, of the hit at `at` or next after it; `found` is not empty."""
        return hit_from(self.found, at)

    def beside(self, at: Position, *, later: bool) -> int:
        """Return the number, from 0, of the hit after or before `at`; `found` is not empty."""
        return hit_beside(self.found, at, later=later)


def sought_in(deck: Deck, words: Words, wanted: str = "") -> Sought:
    """Return a search for `wanted` in `deck`; `words` are the interface's."""
    own = voice_for(deck, words=words).text
    return Sought(index=indexed(deck, own), words=own).typed(wanted)
