"""What a listener and the story say to each other: the text mode without its streams.

`opened` begins, `answered` answers one line; both are pure, and all that changes between two lines
is a `Telling`.  Anything that reads lines and says lines can hold this conversation.
"""

from dataclasses import replace
from pathlib import Path
from typing import assert_never

from summit_tui.answers import (
    about_lines,
    describe_lines,
    help_lines,
    list_lines,
    notes_lines,
    timeline_lines,
    where_lines,
)
from summit_tui.by_the_clock import clock, offer_lines, on_slide, taken_up
from summit_tui.clean import one_line
from summit_tui.commands import Action, command_for
from summit_tui.dates import counted, language_name, spoken, zone_name
from summit_tui.deck import Deck
from summit_tui.editor import refusal
from summit_tui.position import GoTo, Move
from summit_tui.problems import DeckError
from summit_tui.reload import Reread, place_after
from summit_tui.signs import capital, say, sentence
from summit_tui.speak import language_line, place_line
from summit_tui.story import Story, next_language, translated
from summit_tui.telling import Answer, Telling, echoed, moving, notice, told
from summit_tui.timeline import timeline_of
from summit_tui.voice import Voice, same_language, voice_for
from summit_tui.wayfinding import back_from_jump, find, jump, mark, to_hit
from summit_tui.words import Words, words_for

_WITH_WORDS = ("goto", "find", "language", "mark", "jump", "clock")
"""What takes words after the command's own."""


def prompt(telling: Telling) -> str:
    """Return the place, as ``Slide 2 of 5: ``, in brief ``2 of 5: ``; it differs on every step."""
    words, at = telling.voice.words, telling.at
    place = place_line(telling.voice, at.slide, telling.deck)
    left = telling.deck.slides[at.slide].steps - at.step
    if left:
        place += f", {counted(words.steps_left, left, words)}"
    return f"{place}: "


def opened(telling: Telling) -> Answer:
    """Return what is said before anything was asked: the slide at which the telling starts.

    How to ask for help is said here alone, in a line of its own: a first prompt that is longer than
    the others is no mark that a braille line can look for.
    """
    lines = told(telling, fully=telling.at.slide > 0)
    lines[0] = language_line(telling.deck, telling.at.slide, lines[0], telling.voice)
    lines += offer_lines(telling)
    if telling.greeted:
        return Answer(telling=telling, lines=tuple(lines))
    hint = sentence(telling.voice.words.help_hint)
    return Answer(telling=replace(telling, greeted=True), lines=(*lines, hint))


def answered(telling: Telling, typed: str) -> Answer:
    """Return the answer to what a person typed; wrong input leaves the place as it is."""
    return on_slide(telling, _answered(telling, typed))


def _answered(telling: Telling, typed: str) -> Answer:
    typed = one_line(typed)
    words = telling.voice.words
    command = command_for(typed, words.typed)
    if command is not None:
        if isinstance(command.does, Move):
            return moving(telling, command.does)
        return _act(telling, command.does, "")
    if typed.isdecimal():
        number, last = int(typed[:9]), len(telling.deck.slides)
        if not 1 <= number <= last or len(typed) > 9:
            return notice(telling, words.no_slide.format(m=last))
        return moving(telling, GoTo(number - 1))
    if typed.startswith("/"):
        return _act(telling, "find", typed[1:].strip())
    first, _, rest = typed.partition(" ")
    command = command_for(first, words.typed)
    if command is not None and command.does in _WITH_WORDS:
        return _act(telling, command.does, rest)
    if telling.deck.index_of(typed) is not None:
        return _go(telling, typed)
    return notice(telling, words.no_command.format(word=echoed(typed)))


# --- moving -------------------------------------------------------------------------------------


def _go(telling: Telling, wanted: str) -> Answer:
    """Go to the slide that a person names by number, id or part of its title."""
    deck, words = telling.deck, telling.voice.words
    found = list(deck.slides_for(wanted))
    if len(found) == 1:
        return moving(telling, GoTo(found[0]))
    if found:
        return Answer(
            telling=telling, lines=tuple(list_lines(deck, telling.at, telling.voice, found))
        )
    if wanted.isdecimal():
        return notice(telling, words.no_slide.format(m=len(deck.slides)))
    return notice(telling, words.no_slide_named.format(word=echoed(wanted)))


# --- a deck that was saved ----------------------------------------------------------------------


def renewed(telling: Telling, found: Reread) -> Answer:
    """Return what is said when the deck's file was read anew; the place stays.

    A file that is no deck any more is told, and the deck before it goes on.
    """
    words, old, new = telling.voice.words, telling.deck, found.deck
    if new is None:
        assert found.fault is not None
        first, *others = found.fault.problems
        more = f", {counted(words.more_faults, len(others), words)}" if others else ""
        line = words.fault_line.format(
            file=Path(first.path).name, line=first.place.line, fault=first.message
        )
        return notice(telling, f"{words.deck_fault}{more}: {line}")
    decks = telling.decks
    if isinstance(decks, Story):
        decks = decks.with_deck(telling.language, new)
    else:
        decks = {**decks, telling.language: new}
    own = same_language(old.language, words)
    zone = telling.voice.zone if telling.voice.zone != old.zone else None
    changed = replace(
        telling,
        decks=decks,
        deck=new,
        timeline=timeline_of(new),
        voice=voice_for(new, words=None if own else words, zone=zone, manner=telling.voice.manner),
        at=place_after(telling.at, old, new),
    )
    return notice(changed, changed.voice.words.deck_changed)


# --- asking -------------------------------------------------------------------------------------


def _act(telling: Telling, action: Action, argument: str) -> Answer:
    deck, at, voice = telling.deck, telling.at, telling.voice
    words = voice.words
    match action:
        case "goto":
            return _go(telling, argument) if argument else notice(telling, words.go_where)
        case "find":
            return find(telling, argument) if argument else notice(telling, words.find_what)
        case "next-hit" | "previous-hit":
            return to_hit(telling, later=action == "next-hit")
        case "return" | "return-ahead":
            gone = back_from_jump(telling, ahead=action == "return-ahead")
            return taken_up(telling, gone)
        case "mark":
            return mark(telling, argument)
        case "jump":
            return jump(telling, argument)
        case "language":
            return _language(telling, argument)
        case "zone":
            return _zone(telling)
        case "edit":
            refused = refusal(telling.origin, words)
            return notice(telling, refused) if refused else Answer(telling=telling, edits=True)
        case "quit":
            return Answer(telling=telling, apart=False, ends=True)
        case "stage":
            return Answer(telling=telling, stage=True)
        case "play":
            return notice(replace(telling, playing=True), words.playing)
        case "where":
            lines = where_lines(deck, telling.timeline, at, voice)
        case "repeat":
            said = told(telling, fully=True)
            lines = [f"{sentence(words.again)} {said[0]}", *said[1:]]
        case "timeline":
            lines = timeline_lines(deck, telling.timeline, at, voice)
        case "list":
            lines = list_lines(deck, at, voice)
        case "notes":
            lines = notes_lines(deck.slides[at.slide], voice)
        case "clock":
            return clock(telling, argument)
        case "describe":
            lines = describe_lines(deck.slides[at.slide], voice)
        case "brief" | "normal" | "long":
            voice = replace(voice, manner=replace(voice.manner, detail=action))
            return notice(replace(telling, voice=voice), words.detail_now[action])
        case "about":
            lines = [sentence(say(line, voice.text)) for line in about_lines(deck, words)]
        case "help":
            lines = help_lines(words)
        case (
            "scroll-down"
            | "scroll-up"
            | "page-down"
            | "page-up"
            | "overview"
            | "text"
            | "copy"
            | "open"
            | "picture"
            | "blank"
            | "uncover"
            | "theme"
            | "larger"
            | "smaller"
            | "close"
        ):
            return notice(telling, words.no_command.format(word=action))  # only on the stage
        case _:
            assert_never(action)
    return Answer(telling=telling, lines=tuple(lines), apart=len(lines) > 1)


def _language(telling: Telling, wanted: str) -> Answer:
    """Go on in the next language, or in the one that is `wanted`: by its tag or its name."""
    if isinstance(telling.decks, Story):
        telling.decks.look_again()
    words, tags = telling.voice.words, list(telling.decks)
    fault: DeckError | None = None
    if wanted:
        named = next((tag for tag in tags if wanted.casefold() in _names(tag, words)), None)
        if named == telling.language:
            return notice(telling, _told_now(telling.deck, telling.voice))
    else:
        named, fault = next_language(telling.decks, telling.language)
    if named is None and fault is None:
        names = words.or_.join(language_name(tag, words) for tag in tags)
        return notice(telling, words.only_language.format(language=names))
    try:
        if named is None and fault:
            raise fault
        deck = telling.decks[named or telling.language]
    except DeckError as error:
        return notice(telling, f"{words.deck_fault}: {error.problems[0]}")
    voice = voice_for(deck, zone=telling.voice.zone, manner=telling.voice.manner)
    new = replace(
        telling,
        language=named or telling.language,
        deck=deck,
        timeline=timeline_of(deck),
        voice=voice,
        at=translated(telling.at, telling.deck, deck),
    )
    now = sentence(_told_now(deck, voice))
    return Answer(telling=new, lines=(now, *told(new, fully=True)))


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
        return notice(telling, words.no_events if deck.zone else words.no_zones)
    when = deck.slides[telling.at.slide].when or events[0]
    own = telling.viewer()
    zones = [*dict.fromkeys([deck.zone, *deck.zones, *([own] if own else [])])]
    here = zones.index(telling.voice.zone) if telling.voice.zone in zones else -1
    zone = zones[(here + 1) % len(zones)]
    name = zone_name(zone, when.first, words)
    if len(zones) == 1:
        return notice(telling, words.only_zone.format(zone=name))
    if zone == own and zone != deck.zone:
        name += f", {words.your_time}"
    new = replace(telling, voice=replace(telling.voice, zone=zone))
    now = sentence(words.zone_now.format(zone=name))
    told = deck.slides[telling.at.slide].when
    if told is None:
        return notice(new, now)
    return Answer(telling=new, lines=(now, sentence(capital(spoken(told, words, zone)))))
