"""What a listener and the story say to each other: the text mode without its streams.

`opened` begins, `answered` answers one line; both are pure, and all that changes between two lines
is a `Telling`.  Anything that reads lines and says lines can hold this conversation.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never
from zoneinfo import ZoneInfo

from summit_tui.answers import (
    about_lines,
    describe_lines,
    find,
    help_lines,
    list_lines,
    notes_lines,
    timeline_lines,
    where_lines,
)
from summit_tui.clean import one_line
from summit_tui.commands import Action, command_for
from summit_tui.dates import counted, language_name, local_zone, spoken, zone_name
from summit_tui.deck import Deck
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
from summit_tui.problems import DeckError
from summit_tui.signs import capital, sentence
from summit_tui.speak import (
    Voice,
    language_line,
    revealed_lines,
    same_language,
    slide_lines,
    voice_for,
)
from summit_tui.story import next_language, translated
from summit_tui.timeline import Timeline, timeline_of
from summit_tui.words import Words, words_for

MAX_ECHOED = 40
"""Most characters of a wrong command that the answer repeats."""


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
    greeted: bool = False
    """True after the first prompt, which alone names the help."""


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


def telling_of(
    decks: Mapping[str, Deck],
    language: str,
    *,
    words: Words | None = None,
    start: Position | None = None,
    viewer: Callable[[], ZoneInfo | None] = local_zone,
) -> Telling:
    """Return the beginning of a conversation; without `words`, in those of the deck's language."""
    deck = decks[language]
    return Telling(
        decks=decks,
        language=language,
        deck=deck,
        timeline=timeline_of(deck),
        voice=voice_for(deck, words=words),
        at=start or Position(),
        viewer=viewer,
    )


def prompt(telling: Telling) -> str:
    """Return the place, as ``Slide 2 of 5: ``; it differs on every step."""
    words, at = telling.voice.words, telling.at
    place = words.slide_of.format(n=at.slide + 1, m=len(telling.deck.slides))
    left = telling.deck.slides[at.slide].steps - at.step
    if not telling.greeted:
        place += f", {words.help_hint}"
    elif left:
        place += f", {counted(words.steps_left, left, words)}"
    return f"{place}: "


def opened(telling: Telling) -> Answer:
    """Return what is said before anything was asked: the slide at which the telling starts."""
    lines = _slide(telling, fully=telling.at.slide > 0)
    lines[0] = language_line(telling.deck, lines[0], telling.voice)
    return Answer(telling=telling, lines=tuple(lines))


def answered(telling: Telling, typed: str) -> Answer:
    """Return the answer to what a person typed; wrong input leaves the place as it is."""
    typed = one_line(typed)
    words = telling.voice.words
    command = command_for(typed, words.typed)
    if command is not None:
        if isinstance(command.does, Move):
            return _move(telling, command.does)
        return _act(telling, command.does, "")
    if typed.isdecimal():
        number, last = int(typed[:9]), len(telling.deck.slides)
        if not 1 <= number <= last or len(typed) > 9:
            return _notice(telling, words.no_slide.format(m=last))
        return _move(telling, GoTo(number - 1))
    if typed.startswith("/"):
        return _act(telling, "find", typed[1:].strip())
    first, _, rest = typed.partition(" ")
    command = command_for(first, words.typed)
    if command is not None and command.does in ("goto", "find", "language"):
        return _act(telling, command.does, rest)
    if telling.deck.index_of(typed) is not None:
        return _go(telling, typed)
    return _notice(telling, words.no_command.format(word=_echoed(typed)))


# --- moving -------------------------------------------------------------------------------------


def _move(telling: Telling, move: Move) -> Answer:
    old, words = telling.at, telling.voice.words
    at = moved(old, move, telling.deck.outline())
    telling = replace(telling, at=at)
    if at == old:
        match move:
            case Next():
                return _notice(telling, words.last_slide)
            case Back():
                return _notice(telling, words.first_slide)
            case NextPhase() | PreviousPhase():
                return _notice(telling, words.no_phases)
            case First() | Last() | GoTo():
                pass  # that slide is said again
            case _:
                assert_never(move)
    if at.slide == old.slide and at.step > 0:
        # A step forward says what is new; a step back, what was said last before it.
        lines = revealed_lines(telling.deck, at, telling.voice)
        return Answer(telling=telling, lines=tuple(lines))
    return Answer(
        telling=telling, lines=tuple(_slide(telling, fully=not isinstance(move, Next | Back)))
    )


def _go(telling: Telling, wanted: str) -> Answer:
    """Go to the slide that a person names by number, id or part of its title."""
    deck, words = telling.deck, telling.voice.words
    found = list(deck.slides_for(wanted))
    if len(found) == 1:
        return _move(telling, GoTo(found[0]))
    if found:
        return Answer(
            telling=telling, lines=tuple(list_lines(deck, telling.at, telling.voice, found))
        )
    if wanted.isdecimal():
        return _notice(telling, words.no_slide.format(m=len(deck.slides)))
    return _notice(telling, words.no_slide_named.format(word=_echoed(wanted)))


def _slide(telling: Telling, *, fully: bool = False) -> list[str]:
    return slide_lines(telling.deck, telling.timeline, telling.at, telling.voice, fully=fully)


def _notice(telling: Telling, text: str) -> Answer:
    """One line that belongs to the prompt above it."""
    return Answer(telling=telling, lines=(sentence(text),), apart=False)


def _echoed(typed: str) -> str:
    return typed if len(typed) <= MAX_ECHOED else f"{typed[:MAX_ECHOED].rstrip()} ..."


# --- asking -------------------------------------------------------------------------------------


def _act(telling: Telling, action: Action, argument: str) -> Answer:
    deck, at, voice = telling.deck, telling.at, telling.voice
    words = voice.words
    match action:
        case "goto":
            return _go(telling, argument) if argument else _notice(telling, words.go_where)
        case "find":
            return _find(telling, argument) if argument else _notice(telling, words.find_what)
        case "language":
            return _language(telling, argument)
        case "zone":
            return _zone(telling)
        case "quit":
            return Answer(telling=telling, apart=False, ends=True)
        case "where":
            lines = where_lines(deck, telling.timeline, at, voice)
        case "repeat":
            said = _slide(telling, fully=True)
            lines = [f"{sentence(words.again)} {said[0]}", *said[1:]]
        case "timeline":
            lines = timeline_lines(deck, telling.timeline, at, voice)
        case "list":
            lines = list_lines(deck, at, voice)
        case "notes":
            lines = notes_lines(deck.slides[at.slide], voice)
        case "describe":
            lines = describe_lines(deck.slides[at.slide], voice)
        case "about":
            lines = [sentence(line) for line in about_lines(deck, words)]
        case "help":
            lines = help_lines(words)
        case "scroll-down" | "scroll-up" | "page-down" | "page-up" | "blank" | "close":
            return _notice(telling, words.no_command.format(word=action))  # only on the stage
        case _:
            assert_never(action)
    return Answer(telling=telling, lines=tuple(lines), apart=len(lines) > 1)


def _find(telling: Telling, wanted: str) -> Answer:
    found = find(telling.deck, wanted, telling.voice)
    if not found:
        return _notice(telling, telling.voice.words.no_match.format(word=_echoed(wanted)))
    if len(found) == 1 and found[0] != telling.at.slide:
        return _move(telling, GoTo(found[0]))
    lines = list_lines(telling.deck, telling.at, telling.voice, found)
    return Answer(telling=telling, lines=tuple(lines))


def _language(telling: Telling, wanted: str) -> Answer:
    """Go on in the next language, or in the one that is `wanted`: by its tag or its name."""
    words, tags = telling.voice.words, list(telling.decks)
    fault: DeckError | None = None
    if wanted:
        named = next((tag for tag in tags if wanted.casefold() in _names(tag, words)), None)
        if named == telling.language:
            return _notice(telling, _told_now(telling.deck, telling.voice))
    else:
        named, fault = next_language(telling.decks, telling.language)
    if named is None and fault is None:
        names = words.or_.join(language_name(tag, words) for tag in tags)
        return _notice(telling, words.only_language.format(language=names))
    try:
        if named is None and fault:
            raise fault
        deck = telling.decks[named or telling.language]
    except DeckError as error:
        return _notice(telling, f"{words.deck_fault}: {error.problems[0]}")
    voice = voice_for(deck, zone=telling.voice.zone)
    new = replace(
        telling,
        language=named or telling.language,
        deck=deck,
        timeline=timeline_of(deck),
        voice=voice,
        at=translated(telling.at, telling.deck, deck),
    )
    now = sentence(_told_now(deck, voice))
    return Answer(telling=new, lines=(now, *_slide(new, fully=True)))


def _told_now(deck: Deck, voice: Voice) -> str:
    """What is said on a change of language, in the new one if the interface speaks it."""
    if same_language(deck.language, voice.words):
        return voice.words.in_language
    return voice.words.told_in.format(language=language_name(deck.language, voice.words))


def _names(tag: str, words: Words) -> set[str]:
    """What a person may call a language: its tag, its name here, its own name."""
    own = words_for(tag)
    names = {tag, language_name(tag, words), *([own.name] if same_language(tag, own) else [])}
    return {name.casefold() for name in names}


def _zone(telling: Telling) -> Answer:
    """Tell times in the deck's next zone; the listener's own comes last."""
    deck, words = telling.deck, telling.voice.words
    events = [mark.when for mark in telling.timeline.events if mark.when]
    if deck.zone is None or not events:
        return _notice(telling, words.no_events if deck.zone else words.no_zones)
    when = deck.slides[telling.at.slide].when or events[0]
    own = telling.viewer()
    zones = [*dict.fromkeys([deck.zone, *deck.zones, *([own] if own else [])])]
    here = zones.index(telling.voice.zone) if telling.voice.zone in zones else -1
    zone = zones[(here + 1) % len(zones)]
    name = zone_name(zone, when.first, words)
    if len(zones) == 1:
        return _notice(telling, words.only_zone.format(zone=name))
    if zone == own and zone != deck.zone:
        name += f", {words.your_time}"
    new = replace(telling, voice=replace(telling.voice, zone=zone))
    now = sentence(words.zone_now.format(zone=name))
    told = deck.slides[telling.at.slide].when
    if told is None:
        return _notice(new, now)
    return Answer(telling=new, lines=(now, sentence(capital(spoken(told, words, zone)))))
