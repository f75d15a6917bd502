"""Answers to a listener who asks: where am I, what happens when, which slides, what can I type.

Lines like those of `speak`: one sentence each, pure, in an order that makes sense by ear.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from summit_tui.blocks import Picture, runs_in, tongue_of
from summit_tui.charts import Chart
from summit_tui.commands import COMMANDS, Command
from summit_tui.dates import counted, spoken, zone_name
from summit_tui.deck import Deck, Slide
from summit_tui.kinds import Visual, visuals
from summit_tui.maps import Map
from summit_tui.position import Position
from summit_tui.signs import capital, say, sentence
from summit_tui.speak import day_known, time_line, title_line, title_said
from summit_tui.speak_blocks import NOTHING, block_lines
from summit_tui.timeline import Timeline
from summit_tui.voice import Voice
from summit_tui.when import When
from summit_tui.words import Words


def where_lines(deck: Deck, timeline: Timeline, at: Position, voice: Voice) -> list[str]:
    """Return where the listener is: title, time and place in full, phase, steps left, story."""
    slide, words = deck.slides[at.slide], voice.words
    lines = [
        title_line(slide, voice),
        time_line(deck, timeline, at.slide, voice, fully=True),
    ]
    if slide.phase:
        lines.append(sentence(words.phase.format(phase=say(slide.phase, voice.text))))
    left = slide.steps - at.step
    if left:
        lines.append(sentence(capital(counted(words.steps_left, left, words))))
    if deck.title != slide.title:
        lines.append(sentence(say(deck.title, voice.text) or deck.title))
    return [line for line in lines if line]


def timeline_lines(deck: Deck, timeline: Timeline, at: Position, voice: Voice) -> list[str]:
    """Return how many events there are and from when to when, then each with its slide's number."""
    words, zone = voice.words, voice.zone
    events = [(mark.slide, mark.when) for mark in timeline.events if mark.when]
    if not events:
        return [sentence(words.no_events)]
    first = When(start=events[0][1].start)
    ends = (when.end or when.start for _, when in events)
    last = When(start=max(ends, key=lambda moment: moment.at))
    one_day = day_known(first, last, zone)
    span = counted(
        words.events,
        len(events),
        words,
        first=spoken(first, words, zone),
        last=spoken(last, words, zone, date=not one_day),
    )
    lines = [sentence(span)]
    if zone and deck.zone and zone != deck.zone:
        lines.append(sentence(words.zone_now.format(zone=zone_name(zone, first.first, words))))
    before = first if one_day else None
    for slide, when in events:
        form = words.event_here if slide == at.slide else words.event
        time = spoken(when, words, zone, date=not day_known(before, when, zone))
        title = title_said(deck.slides[slide], voice, within=True)
        lines.append(sentence(form.format(n=slide + 1, time=time, title=title)))
        before = when
    if timeline.marks[at.slide].when is None:
        lines.append(sentence(words.no_time))
    return lines


def list_lines(
    deck: Deck, at: Position, voice: Voice, slides: Iterable[int] | None = None
) -> list[str]:
    """Return a count of the slides, then number and title of each; of `slides` alone if given."""
    words = voice.words
    chosen = list(range(len(deck.slides)) if slides is None else slides)
    lines = [sentence(capital(counted(words.matches, len(chosen), words)))]
    for i in chosen:
        form = words.list_here if i == at.slide else words.list_line
        lines.append(sentence(form.format(n=i + 1, title=title_said(deck.slides[i], voice))))
    return lines


def about_lines(deck: Deck, words: Words) -> list[str]:
    """Return what the deck says of itself: title, author, license and sources; as it is written.

    For the eye as for the ear: who speaks it makes sentences of the lines.
    """
    lines: list[str] = [deck.title, deck.subtitle or ""]
    if deck.author:
        lines.append(words.by.format(author=deck.author))
    if deck.license:
        lines.append(words.license.format(license=deck.license))
    if deck.sources:
        lines.append(f"{words.sources}:")
    for source in deck.sources:
        line: str = source.name
        if source.used_for:
            line = words.source_used.format(name=source.name, used_for=source.used_for)
        lines.append(f"{line} {source.link}" if source.link else line)
    return [line for line in lines if line]


def notes_lines(slide: Slide, voice: Voice) -> list[str]:
    """Return the speaker notes, or that there are none."""
    lines: list[str] = []
    known = NOTHING  # notes are the speaker's own, whatever the slide is in
    for block in slide.notes:
        lines += block_lines(block, voice, known)
        known = known.after(block, voice)
    if not lines:
        return [sentence(voice.words.no_notes)]
    return [sentence(voice.words.notes), *lines]


def speaker_lines(deck: Deck, slide: int, voice: Voice) -> list[str]:
    """Return what only the speaker is told at a slide, from 0; empty where there is nothing.

    First what the audience sees and has to be told in words, then the notes.
    """
    words, told = voice.words, deck.slides[slide]
    seen = _sights(told, words)
    lines = [sentence(words.has_sights.format(sights=seen))] if seen else []
    if told.notes:
        lines += notes_lines(told, voice)[1:]
    elif _noted(deck):
        lines.append(sentence(words.no_notes))
    return [f"{sentence(words.for_you)} {lines[0]}", *lines[1:]] if lines else []


def _sights(slide: Slide, words: Words) -> str:
    """What there is to see, as ``a map and 2 pictures``, in order of reading."""
    kinds: list[str] = []
    for visual in visuals(part.block for part in slide.body.parts):
        match visual:
            case Map():
                kinds.append("map")
            case Chart():
                kinds.append("chart")
            case Picture():
                kinds.append("unknown" if visual.alt is None else "picture")
    counts = {kind: kinds.count(kind) for kind in kinds}
    return _listed(
        [words.sights[kind if n == 1 else f"{kind}s"].format(n=n) for kind, n in counts.items()],
        words,
    )


def _listed(names: Sequence[str], words: Words) -> str:
    """Return ``3, 5 and 7``."""
    return words.and_.join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def warning_lines(deck: Deck, words: Words) -> list[str]:
    """Return what a speaker should know before the talk: what is not described, what has no notes.

    Notes are missed only where most slides have some.
    """
    dark = [n for n, slide in enumerate(deck.slides, 1) if _undescribed(slide)]
    bare = [n for n, slide in enumerate(deck.slides, 1) if not slide.notes]
    return [
        *_warning(dark, words.undescribed, words.undescribed_many, words),
        *(_warning(bare, words.unnoted, words.unnoted_many, words) if _noted(deck) else []),
    ]


def _noted(deck: Deck) -> bool:
    """True if most slides have notes, so that one without is an exception."""
    return 2 * sum(bool(slide.notes) for slide in deck.slides) > len(deck.slides)


def _undescribed(slide: Slide) -> bool:
    seen = visuals(part.block for part in slide.body.parts)
    return any(isinstance(one, Picture) and one.alt is None for one in seen)


def _warning(slides: Sequence[int], one: str, many: str, words: Words) -> list[str]:
    if len(slides) < 2:
        return [sentence(one.format(n=n)) for n in slides]
    return [sentence(many.format(names=_listed([str(n) for n in slides], words)))]


def describe_lines(slide: Slide, voice: Voice) -> list[str]:
    """Return the slide's pictures, maps and charts in words, and the addresses of its links.

    Who asks hears all of it, in whatever detail slides are told.
    """
    voice = replace(voice, manner=replace(voice.manner, detail="long")).of(slide.language)
    cores = [core for part in slide.body.parts for core in part.block.plain()]
    seen = visuals(part.block for part in slide.body.parts)
    told = [line for visual in seen for line in _described(visual, voice)]
    links = [
        sentence(
            voice.words.link.format(
                text=say(run.text, voice.of(tongue_of(core)).text), address=run.link
            )
            if run.link != run.text
            else run.link
        )
        for core in cores
        for run in runs_in(core)
        if run.link
    ]
    return [*(told or [sentence(voice.words.no_pictures)]), *links]


def _described(visual: Visual, voice: Voice) -> list[str]:
    match visual:
        case Picture():
            # Who asks for the description gets it, whatever the cover says.
            return block_lines(replace(visual, cover=None), voice)
        case Map():
            return [sentence(voice.words.map_), *block_lines(visual, voice)]
        case Chart():
            return [sentence(voice.words.chart), *block_lines(visual, voice)]
    assert_never(visual)


def help_lines(words: Words, without: Collection[str] = ()) -> list[str]:
    """Return a line for each command that can be typed: ``Enter or n: next step or slide.``

    `without` are ids of commands that mean nothing here.
    """
    lines: list[str] = []
    for command in COMMANDS:
        typed = "" if command.id in without else _typed(command, words)
        if typed:
            lines.append(sentence(f"{typed}: {words.help[command.id]}"))
        if command.id == "back":
            lines.append(sentence(capital(words.number)))
    return lines


def _typed(command: Command, words: Words) -> str:
    """How a command is typed: by a letter, else in the language's own word; empty for none."""
    sayable = [word for word in command.words if word.replace(" ", "").isalpha()]
    if not sayable:
        return ""
    word = sayable[0] if len(sayable[0]) == 1 else words.typed.get(command.id, sayable)[0]
    if "" in command.words:
        word = f"{words.keys['enter']}{words.or_}{word}"
    return words.typed_with.get(command.id, "{word}").format(word=word)
