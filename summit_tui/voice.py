"""How a deck is told: in which words, with which names of signs, in which time zone."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from summit_tui.deck import Deck
from summit_tui.words import Words, words_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a deck is told."""

    words: Words
    """What the interface says."""
    text: Words
    """The words for signs in the deck's texts: those of its language, else the interface's."""
    zone: ZoneInfo | None
    """The zone that times are told in; None for a deck that names none."""


def voice_for(deck: Deck, *, words: Words | None = None, zone: ZoneInfo | None = None) -> Voice:
    """Return the voice for `deck`: in its own language and zone where nothing else is asked for."""
    own = words_for(deck.language)
    return Voice(
        words=words or own,
        text=own if same_language(deck.language, own) else words or own,
        zone=zone or deck.zone,
    )


def same_language(tag: str, words: Words) -> bool:
    """True if `words` are in the language of the tag; ``de-AT`` is German."""
    return tag.replace("_", "-").split("-")[0].casefold() == words.code
