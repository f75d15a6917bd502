"""How a deck is told: in which words, with which names of signs, in which zone, in what detail."""

from dataclasses import dataclass
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from summit_tui.deck import Deck
from summit_tui.words import Words, words_for

Detail: TypeAlias = Literal["brief", "normal", "long"]
"""How much is said.

``brief`` is for who knows the deck: no gap, zone, place, phase, no sizes and no credits; the date
only where it changes.  ``normal`` says what changes from slide to slide.  ``long`` says time and
place in full on every slide, each credit, and the long descriptions of pictures, maps and charts.
"""
Tables: TypeAlias = Literal["sentences", "csv"]
"""How a table is told: a sentence for each row, or lines for a spreadsheet (RFC 4180)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What a listener chooses of the telling, whatever the deck and its language."""

    detail: Detail = "normal"
    tables: Tables = "sentences"


USUAL = Manner()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a deck is told."""

    words: Words
    """What the interface says."""
    text: Words
    """The words for signs in the deck's texts: those of its language, else the interface's."""
    zone: ZoneInfo | None
    """The zone that times are told in; None for a deck that names none."""
    manner: Manner = USUAL

    @property
    def brief(self) -> bool:
        return self.manner.detail == "brief"

    @property
    def long(self) -> bool:
        return self.manner.detail == "long"


def voice_for(
    deck: Deck,
    *,
    words: Words | None = None,
    zone: ZoneInfo | None = None,
    manner: Manner = USUAL,
) -> Voice:
    """Return the voice for `deck`: in its own language and zone where nothing else is asked for."""
    own = words_for(deck.language)
    return Voice(
        words=words or own,
        text=own if same_language(deck.language, own) else words or own,
        zone=zone or deck.zone,
        manner=manner,
    )


def same_language(tag: str, words: Words) -> bool:
    """True if `words` are in the language of the tag; ``de-AT`` is German."""
    return tag.replace("_", "-").split("-")[0].casefold() == words.code
