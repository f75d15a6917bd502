"""Where a listener is in a story, and what is said when the place changes.

What every answer of the text mode is made of; `conversation` chooses which answer it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import time
from typing import assert_never
from zoneinfo import ZoneInfo

from summit_tui.answers import speaker_lines
from summit_tui.dates import local_zone
from summit_tui.deck import Deck
from summit_tui.files import Origin
from summit_tui.memory import Lost, Memory, seen_at
from summit_tui.position import (
    Back,
    First,
    GoTo,
    Last,
    Move,
    Next,
    NextPhase,
    Position,
    PreviousPhase,
    moved,
)
from summit_tui.signs import sentence
from summit_tui.speak import revealed_lines, slide_lines
from summit_tui.timekeeping import STOPPED, Clock
from summit_tui.timeline import Timeline, timeline_of
from summit_tui.values import dataclass
from summit_tui.voice import USUAL, Manner, Voice, voice_for
from summit_tui.way import START, Way, bookmark_of
from summit_tui.words import Words

MAX_ECHOED = 40
"""Most characters of a wrong command that the answer repeats."""


def _no_time() -> float:
    """The time of who has none."""
    return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is being told, and from where: all that changes in a conversation."""

    decks: Mapping[str, Deck]
    """The story in each of its languages; looking one up may raise `DeckError`."""
    language: str
    """One of the keys of `decks`."""
    deck: Deck
    timeline: Timeline
    """That of `deck`."""
    voice: Voice
    at: Position
    viewer: Callable[[], ZoneInfo | None]
    """Returns the listener's own time zone; asked only when it is needed."""
    way: Way = START
    """Where the listener has been, and their bookmarks."""
    sought: str = ""
    """What was searched for last."""
    speaker: bool = False
    """True for who gives the talk: each slide is told with its notes."""
    now: Callable[[], float] = _no_time
    """Returns the seconds since 1970."""
    clock: Clock = STOPPED
    """The talk's."""
    entered: float | None = 0.0
    """What the clock had counted as the present slide was come to, in seconds; None for unknown."""
    lost: Lost | None = None
    """The talk before, which broke off, as long as it can be gone on with."""
    end: time | None = None
    """When the talk must be over, where the speaker says so; None leaves it to the deck."""
    origin: Origin = "file"
    """Where the story comes from."""
    playing: bool = False
    """True while it goes on by itself, because the listener asked for that."""
    greeted: bool = False
    """True for who was told how to ask for help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said to one command."""

    telling: Telling
    """Where it leaves the listener."""
    lines: tuple[str, ...] = ()
    apart: bool = True
    """True for an empty line before it: readers jump from one such paragraph to the next."""
    ends: bool = False
    """True if the conversation is over."""
    stage: bool = False
    """True if the listener wants to go on on the stage."""
    edits: bool = False
    """True if the present slide is to be opened in the listener's editor."""


def telling_of(
    decks: Mapping[str, Deck],
    language: str,
    *,
    words: Words | None = None,
    start: Position | None = None,
    viewer: Callable[[], ZoneInfo | None] = local_zone,
    manner: Manner = USUAL,
) -> Telling:
    """Return the beginning of a conversation; without `words`, in those of the deck's language."""
    deck = decks[language]
    return Telling(
        decks=decks,
        language=language,
        deck=deck,
        timeline=timeline_of(deck),
        voice=voice_for(deck, words=words, manner=manner),
        at=start or Position(),
        viewer=viewer,
    )


def moving(telling: Telling, move: Move) -> Answer:
    """Go where `move` leads and say what is new there, or that it leads nowhere."""
    old, words = telling.at, telling.voice.words
    at = moved(old, move, telling.deck.outline())
    if at != old and not isinstance(move, Next | Back):
        telling = replace(telling, way=telling.way.left(bookmark_of(telling.deck, old)))
    telling = replace(telling, at=at)
    if at == old:
        match move:
            case Next():
                return notice(telling, words.last_slide)
            case Back():
                return notice(telling, words.first_slide)
            case NextPhase() | PreviousPhase():
                return notice(telling, words.no_phases)
            case First() | Last() | GoTo():
                pass  # that slide is said again
            case _:
                assert_never(move)
    if at.slide == old.slide and at.step > 0 and isinstance(move, Next | Back):
        # A step forward says what is new; a step back, what was said last before it.
        lines = revealed_lines(telling.deck, at, telling.voice)
        return Answer(telling=telling, lines=tuple(lines))
    return Answer(
        telling=telling, lines=tuple(told(telling, fully=not isinstance(move, Next | Back)))
    )


def told(telling: Telling, *, fully: bool = False) -> list[str]:
    """What the present slide says, as far as it is revealed; never empty."""
    deck, at, voice = telling.deck, telling.at, telling.voice
    lines = slide_lines(deck, telling.timeline, at, voice, fully=fully)
    return [*lines, *speaker_lines(deck, at.slide, voice)] if telling.speaker else lines


def notice(telling: Telling, text: str) -> Answer:
    """One line that belongs to the prompt above it."""
    return Answer(telling=telling, lines=(sentence(text),), apart=False)


def echoed(typed: str) -> str:
    """What was typed, shortened, for an answer that repeats it."""
    return typed if len(typed) <= MAX_ECHOED else f"{typed[:MAX_ECHOED].rstrip()} ..."


def memory_of(telling: Telling, *, left: bool) -> Memory:
    """Return what is to be remembered of a telling; `left` where a person has ended it."""
    zone = telling.voice.zone
    own = zone is None or zone == telling.deck.zone
    return Memory(
        at=bookmark_of(telling.deck, telling.at),
        marks=telling.way.marks,
        zone=None if own else str(zone),
        clock=telling.clock,
        seen=seen_at(telling.now(), left=left),
        left=left,
    )
