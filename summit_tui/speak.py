"""A deck as lines for a voice: one line is one sentence, in an order that makes sense by ear.

The text mode says these lines; plain text output and checks are made from them too.  All of it is
pure.  What a block says stands in `speak_blocks`.
"""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from summit_tui.blocks import Bullets, Code
from summit_tui.dates import gap_in_words, spoken, zone_name
from summit_tui.deck import Deck, Part, Slide
from summit_tui.position import Position
from summit_tui.signs import capital, say, sentence
from summit_tui.speak_blocks import (
    NOTHING,
    Heard,
    Origin,
    block_lines,
    named_language,
    origin_of,
    stress_lines,
)
from summit_tui.timeline import Relation, Timeline
from summit_tui.voice import Voice, same_language
from summit_tui.when import Moment, Precision, When
from summit_tui.words import Words


def slide_lines(
    deck: Deck, timeline: Timeline, at: Position, voice: Voice, *, fully: bool = False
) -> list[str]:
    """Return a slide as far as it is revealed: its title, time and place, and what it shows.

    `fully` is for a listener who has not just heard the slide before: the date, the zone and the
    place are then said even if they are the same as there, and so are the credits of pictures.
    """
    slide = deck.slides[at.slide]
    before = deck.language
    if at.slide and not fully:
        before = deck.slides[at.slide - 1].language or before
    lines = [
        title_line(slide, voice, before),
        _story_line(deck, timeline, at.slide, voice, fully=fully),
        *body_lines(slide, 0, at.step, voice, NOTHING if fully else _heard(deck, at.slide)),
    ]
    return [line for line in lines if line]


def revealed_lines(deck: Deck, at: Position, voice: Voice) -> list[str]:
    """Return only what the step `at` reveals."""
    return body_lines(deck.slides[at.slide], at.step, at.step, voice, _heard(deck, at.slide))


def place_line(voice: Voice, slide: int, deck: Deck) -> str:
    """Return where a slide, from 0, stands among all: ``Slide 2 of 5``, in brief ``2 of 5``."""
    form = voice.words.slide_of_brief if voice.brief else voice.words.slide_of
    return form.format(n=slide + 1, m=len(deck.slides))


def title_line(slide: Slide, voice: Voice, before: str | None = None) -> str:
    """Return the title as a sentence; a title of decoration alone is left to the voice.

    Its language is named where it is another than `before`, without that the deck's.
    """
    return sentence(title_said(slide, voice, before) or slide.title)


def title_said(
    slide: Slide, voice: Voice, before: str | None = None, *, within: bool = False
) -> str:
    """Return the title as part of a sentence, as `title_line` does; empty for decoration alone.

    `within` is True where other words of the sentence come first.
    """
    own = voice.of(slide.language)
    said = say(slide.title, own.text)
    if own.changes_from(before or voice.language):
        return named_language(said, own, within=within)
    return said


def _story_line(deck: Deck, timeline: Timeline, slide: int, voice: Voice, *, fully: bool) -> str:
    """When and where, and what phase begins here."""
    line = time_line(deck, timeline, slide, voice, fully=fully)
    phase, before = deck.slides[slide].phase, deck.slides[slide - 1].phase if slide else None
    if phase is None or phase == deck.slides[slide].title or voice.brief:
        return line
    if phase == before and not voice.long:
        return line
    form = voice.words.phase if phase == before else voice.words.phase_begins
    return f"{line} {sentence(form.format(phase=say(phase, voice.text)))}".strip()


def time_line(
    deck: Deck, timeline: Timeline, slide: int, voice: Voice, *, fully: bool = False
) -> str:
    """Return when and where: ``16 minutes later, 11:10, Anchorage.``

    Date, zone and place are said where they change; with `fully` always, and then without the gap,
    which tells something only to who heard the slide before.  A long telling says all of it, a
    brief one the time alone.  Empty where there is nothing to say.
    """
    told = deck.slides[slide]
    parts: list[str] = []
    if told.when:
        gap = "" if fully or voice.brief else _gap(timeline, slide, voice.words)
        when = _when(timeline, slide, told.when, voice, fully=fully or voice.long)
        parts = [*([gap] if gap else []), when]
    place = "" if voice.brief else _place(deck, slide, voice, fully=fully or voice.long)
    return sentence(capital(", ".join([*parts, place] if place else parts)))


def _gap(timeline: Timeline, slide: int, words: Words) -> str:
    """The gap to the event told before; empty where it is known to the day and on the same day."""
    gap = timeline.gap(slide)
    if gap is None or (gap.relation is Relation.SAME and not gap.precision.clock):
        return ""
    return gap_in_words(gap, words)


def _when(timeline: Timeline, slide: int, when: When, voice: Voice, *, fully: bool) -> str:
    before = next((m.when for m in reversed(timeline.marks[:slide]) if m.when), None)
    dated = fully or not day_known(before, when, voice.zone)
    text = spoken(when, voice.words, voice.zone, date=dated)
    if voice.zone is None or not when.start.precision.clock or voice.brief:
        return text
    if not fully and any(m.when and m.when.start.precision.clock for m in timeline.marks[:slide]):
        return text
    zone = zone_name(voice.zone, when.first, voice.words)
    return voice.words.zone_spoken.format(time=text, zone=zone)


def day_known(before: When | None, when: When, zone: ZoneInfo | None) -> bool:
    """True if a listener who last heard the time `before` knows the date of `when` from it."""
    if before is None or before.start.precision < Precision.DAY:
        return False
    end = before.end or before.start
    return _day(before.start, zone) == _day(end, zone) == _day(when.start, zone)


def _day(moment: Moment, zone: ZoneInfo | None) -> date:
    """The date of a moment on the calendar of `zone`; a date alone is a day of the event."""
    at = moment.at.astimezone(zone) if zone and moment.precision.clock else moment.at
    return at.date()


def _place(deck: Deck, slide: int, voice: Voice, *, fully: bool) -> str:
    """The name of the slide's place; empty where the last place told is the same."""
    place = deck.slides[slide].place
    if place is None:
        return ""
    before = next((s.place for s in reversed(deck.slides[:slide]) if s.place), None)
    text = voice.of(deck.slides[slide].language).text
    return say(place.name, text) if fully or place != before else ""


REMEMBERED = 20
"""Slides for which a listener keeps in mind whose the pictures are."""


def _heard(deck: Deck, slide: int) -> Heard:
    """The credit and the source that were told last before a slide."""
    before = deck.slides[max(slide - REMEMBERED, 0) : slide]
    parts = (part for told in reversed(before) for part in reversed(told.body.parts))
    return next((Heard(origin=found) for part in parts if (found := _last_origin(part))), NOTHING)


def _last_origin(part: Part) -> Origin | None:
    cores = reversed(part.block.plain())
    return next((origin for core in cores if (origin := origin_of(core))), None)


def body_lines(
    slide: Slide, first: int, last: int, voice: Voice, known: Heard = NOTHING
) -> list[str]:
    """Return what the steps `first` to `last`, both included, reveal."""
    voice = voice.of(slide.language)
    lines: list[str] = []
    for part in slide.body.parts:
        lines += part_lines(part, first, last, voice, known)
        known = known.after(part.block, voice)
    return [line for line in lines if line]


def part_lines(
    part: Part, first: int, last: int, voice: Voice, known: Heard = NOTHING
) -> list[str]:
    """Return what the steps `first` to `last`, both included, reveal of one block."""
    if part.steps and first > part.steps[0]:  # some of it was said before
        known = known.after(part.block, voice)
    block = part.block
    appears = first <= part.step <= last
    shown = [i for i, step in enumerate(part.steps) if first <= step <= last]
    match block:
        case Bullets() if part.steps:
            items = tuple(block.items[i] for i in shown)
            start = block.start + shown[0] if shown else block.start
            return block_lines(replace(block, items=items, start=start), voice, known)
        case Code() if block.lines:
            said = block_lines(block, voice, known) if appears else []
            for i in shown:
                said += stress_lines(block, block.lines[i + 1], voice.words)
            return said
        case _:
            return block_lines(block, voice, known) if appears else []


def language_line(deck: Deck, slide: int, line: str, voice: Voice) -> str:
    """Return the first `line` of all, that of a slide, after its language if not the listener's."""
    own = voice.of(deck.slides[slide].language)
    if same_language(own.language, voice.words) or own.changes_from(deck.language):
        return line  # in the listener's own, or named already
    return named_language(line, own)
