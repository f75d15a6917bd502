"""How a deck is told: in which words, with which names of signs, in which zone, in what detail."""

from dataclasses import replace
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from summit_tui.deck import Deck
from summit_tui.values import dataclass
from summit_tui.words import Words, primary, words_for, words_in

Detail: TypeAlias = Literal["brief", "normal", "long"]
"""How much is said.

``brief`` is for who knows the deck: no gap, zone, place, phase, no sizes and no credits; the date
only where it changes, the names of columns of figures once.  ``normal`` says what changes from
slide to slide.  ``long`` says time and place in full on every slide, each credit, and the long
descriptions of pictures, maps and charts.
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
    """What the interface says, in the listener's language."""
    language: str
    """The language of the texts that are told, as a BCP 47 tag."""
    text: Words
    """The words for signs in these texts: those of their language, else of the deck's or the
    interface's."""
    zone: ZoneInfo | None
    """The zone that times are told in; None for a deck that names none."""
    manner: Manner = USUAL

    @property
    def brief(self) -> bool:
        return self.manner.detail == "brief"

    @property
    def long(self) -> bool:
        return self.manner.detail == "long"

    def of(self, language: str | None) -> "Voice":
        """Return the voice for texts in `language`; None is the language as before."""
        if language is None:
            return self
        return replace(self, language=language, text=words_in(language, self.text))

    def changes_from(self, before: str) -> bool:
        """True if a listener who last heard the language `before` is told that this is another.

        Their own language is never named: the interface speaks it in every answer.
        """
        return not (
            primary(self.language) == primary(before) or same_language(self.language, self.words)
        )


def voice_for(
    deck: Deck,
    *,
    words: Words | None = None,
    zone: ZoneInfo | None = None,
    manner: Manner = USUAL,
) -> Voice:
    """Return the voice for `deck`: in its own language and zone where nothing else is asked for."""
    own, told = words_for(deck.language), interface(deck, words)
    return Voice(
        words=told,
        language=deck.language,
        text=own if same_language(deck.language, own) else told,
        zone=zone or deck.zone,
        manner=manner,
    )


def interface(deck: Deck, words: Words | None = None) -> Words:
    """Return what the interface says to `deck`, by the deck's clock; else in its own language."""
    told = words or words_for(deck.language)
    return told if told.clock_hours == deck.clock else replace(told, clock_hours=deck.clock)


def same_language(tag: str, words: Words) -> bool:
    """True if `words` are in the language of the tag; ``de-AT`` is German."""
    return primary(tag) == words.code
