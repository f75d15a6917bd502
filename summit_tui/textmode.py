"""The text mode: a slide, then the place as the prompt, line by line.

Four real screen readers said this layout best: an empty line, the title first, and a prompt that
differs on every slide.  Append only: no cursor movement, no colour, no bell, nothing is written
unless the person acted.  `opened` and `answered` are pure; `run` talks over `Streams`.

Loads quickly: neither Textual nor anything that draws may be imported from here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never
from zoneinfo import ZoneInfo

from summit_tui.answers import (
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
from summit_tui.dates import counted, language_name, local_zone, zone_name
from summit_tui.deck import Deck
from summit_tui.position import Back, GoTo, Move, Next, NextPhase, Position, PreviousPhase, moved
from summit_tui.problems import DeckError
from summit_tui.signs import sentence
from summit_tui.speak import (
    Voice,
    language_line,
    revealed_lines,
    same_language,
    slide_lines,
    time_line,
    voice_for,
)
from summit_tui.story import translated
from summit_tui.streams import Streams, wrapped
from summit_tui.timeline import Timeline, timeline_of
from summit_tui.words import Words, words_for

INTERRUPTED = 130
"""The exit code after Ctrl+C."""
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
    command = command_for(typed)
    if command is not None:
        if isinstance(command.does, Move):
            return _move(telling, command.does)
        return _act(telling, command.does, "")
    if typed.isdecimal():
        return _go(telling, typed)
    if typed.startswith("/"):
        return _act(telling, "find", typed[1:].strip())
    first, _, rest = typed.partition(" ")
    command = command_for(first)
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
    if at == old and not isinstance(move, GoTo):
        match move:
            case Next():
                return _notice(telling, words.last_slide)
            case Back():
                return _notice(telling, words.first_slide)
            case NextPhase() | PreviousPhase():
                return _notice(telling, words.no_phases)
            case _:
                pass
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
    if wanted:
        named = [tag for tag in tags if wanted.casefold() in _names(tag, words)]
    else:
        named = [tags[(tags.index(telling.language) + 1) % len(tags)]]
    if wanted and telling.language in named:
        return _notice(telling, _told_now(telling.deck, telling.voice))
    if not named or named[0] == telling.language:
        names = words.or_.join(language_name(tag, words) for tag in tags)
        return _notice(telling, words.only_language.format(language=names))
    try:
        deck = telling.decks[named[0]]
    except DeckError as error:
        return _notice(telling, f"{words.deck_fault}: {error.problems[0]}")
    voice = voice_for(deck, zone=telling.voice.zone)
    new = replace(
        telling,
        language=named[0],
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
    time = time_line(deck, telling.timeline, telling.at.slide, new.voice, fully=True)
    lines = [sentence(words.zone_now.format(zone=name)), *([time] if time else [])]
    return Answer(telling=new, lines=tuple(lines))


# --- over streams -------------------------------------------------------------------------------


def run(telling: Telling, streams: Streams, *, width: int | None = None) -> int:
    """Tell the story until the person leaves; return an exit code, 0 or `INTERRUPTED`.

    Commands come from a terminal or a pipe.  Where there are none (an input that ends at once, or a
    person who types but sends the answers elsewhere), the whole deck is told.  `width` is the
    longest line, in cells; without it, that of the terminal less one, and of a file any length.
    """
    try:
        if streams.typed and not streams.shown:
            _tell_from(telling, telling.at.slide, streams, width)
        else:
            _converse(telling, streams, width)
    except KeyboardInterrupt:
        _close(streams)
        return INTERRUPTED
    except BrokenPipeError:
        return 0  # who listened has heard enough
    return 0


def _close(streams: Streams) -> None:
    """End the line of the prompt, so that what follows begins on its own."""
    try:
        streams.write("\n")
    except BrokenPipeError:
        return


def _converse(telling: Telling, streams: Streams, width: int | None) -> None:
    """Answer line after line until the input ends or the person quits."""
    early: list[str] = []
    if not streams.typed and not streams.waits():
        line = streams.read()
        if line is None:
            _tell_from(telling, telling.at.slide, streams, width)
            return
        early.append(line)
    answer, echo, heard = opened(telling), "", False
    while not answer.ends:
        telling = answer.telling
        head = echo + ("\n" if answer.apart else "")
        for page, left in _pages(answer.lines, streams, width):
            ask = prompt(telling)
            if left:
                ask = f"{counted(telling.voice.words.more_lines, left, telling.voice.words)}: "
            streams.write(head + "".join(f"{row}\n" for row in page) + _fitted(ask, streams, width))
            line = early.pop() if early else streams.read()
            if line is None:
                streams.write("\n")
                if not (heard or streams.typed):
                    _tell_from(telling, telling.at.slide, streams, width)
                return
            heard = True
            echo = head = "" if streams.typed else f"{one_line(line)}\n"
            if not (left and _goes_on(line)):
                break
        answer = answered(replace(telling, greeted=True), line)
    streams.write(echo)


def _goes_on(typed: str) -> bool:
    """True for what continues a long answer; any other command leaves it."""
    command = command_for(one_line(typed))
    return command is not None and isinstance(command.does, Next)


def _pages(
    lines: tuple[str, ...], streams: Streams, width: int | None
) -> Iterator[tuple[list[str], int]]:
    """Yield the rows of an answer, as many as a screen holds, and how many are left after them.

    Readers that compare screens lose what scrolls off.  Only who types can turn pages.
    """
    limit = _limit(streams, width)
    rows = [row for line in lines for row in wrapped(line, limit)]
    room = max(streams.size()[1] - 3, 1) if streams.typed and streams.shown else len(rows) or 1
    for start in range(0, len(rows) or 1, room):
        yield rows[start : start + room], max(len(rows) - start - room, 0)


def _limit(streams: Streams, width: int | None) -> int | None:
    """The longest row, in cells; None for any length."""
    return width or (max(streams.size()[0] - 1, 1) if streams.shown else None)


def _fitted(ask: str, streams: Streams, width: int | None) -> str:
    """A prompt in rows that fit, with a space for the cursor behind it."""
    return "\n".join(wrapped(ask.rstrip(), _limit(streams, width))) + " "


def _tell_from(telling: Telling, first: int, streams: Streams, width: int | None) -> None:
    """Tell the slides from `first` on with all their steps: the place, then the title."""
    deck, voice = telling.deck, telling.voice
    limit = _limit(streams, width)
    for i, slide in enumerate(deck.slides[first:], first):
        at = Position(i, slide.steps)
        lines = slide_lines(deck, telling.timeline, at, voice, fully=i == first > 0)
        if i == first:
            lines[0] = language_line(deck, lines[0], voice)
        place = sentence(voice.words.slide_of.format(n=i + 1, m=len(deck.slides)))
        lines[0] = f"{place} {lines[0]}"
        rows = [row for line in lines for row in wrapped(line, limit)]
        streams.write(("\n" if i > first else "") + "".join(f"{row}\n" for row in rows))
