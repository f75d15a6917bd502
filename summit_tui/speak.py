"""A deck as lines for a voice: one line is one sentence, in an order that makes sense by ear.

The text mode says these lines; plain text output and checks are made from them too.  All of it is
pure.  Blocks say themselves by `Block.plain`; what the interface adds ("Table, 3 rows") is in the
listener's language, what the signs of a text mean is in the text's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from zoneinfo import ZoneInfo

from summit_tui.blocks import (
    Block,
    Bullets,
    Code,
    CoreBlock,
    Heading,
    Item,
    Picture,
    Runs,
    Table,
)
from summit_tui.blocks import Text as Paragraph
from summit_tui.dates import counted, gap_in_words, language_name, spoken, zone_name
from summit_tui.deck import Deck, Part, Slide
from summit_tui.emphasis import Stress, is_stressed
from summit_tui.position import Position
from summit_tui.signs import capital, say, say_runs, sentence
from summit_tui.timeline import Relation, Timeline
from summit_tui.when import Moment, Precision, When
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


# --- blocks -------------------------------------------------------------------------------------


def block_lines(block: Block, voice: Voice) -> list[str]:
    """Return what a block says; empty for decoration.  Only lines of code may lack a stop."""
    return [line for core in block.plain() for line in _core_lines(core, voice) if line]


def _core_lines(block: CoreBlock, voice: Voice) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [sentence(say_runs(block.text, voice.text)), *_footnotes([block.text], voice)]
        case Bullets():
            return _list_lines(block.items, voice, ordered=block.ordered, start=block.start)
        case Code():
            return _code_lines(block, voice.words)
        case Table():
            return _table_lines(block, voice)
        case Picture():
            return _picture_lines(block, voice)
    assert_never(block)


def _footnotes(texts: Iterable[Runs], voice: Voice) -> list[str]:
    """What is said beside the sentence that has just been said, in the order of its marks."""
    found = [run.footnote for text in texts for run in text if run.footnote]
    return [
        sentence(voice.words.footnote.format(n=note.number, text=say_runs(note.text, voice.text)))
        for note in dict.fromkeys(found)
    ]


def _list_lines(
    items: Sequence[Item], voice: Voice, *, ordered: bool, start: int = 1, above: str = ""
) -> list[str]:
    """A sentence for each point; `above` is the number of the point that these are below."""
    lines: list[str] = []
    for number, item in enumerate(items, start):
        label = f"{above}{number}" if ordered else ""
        text = say_runs(item.text, voice.text)
        if item.items and text and text[-1] not in ".!?:;":
            text += ":"  # what follows belongs to it
        if ordered and text:
            text = voice.words.list_line.format(n=label, title=text)
        lines += [sentence(text), *_footnotes([item.text], voice)]
        lines += _list_lines(
            item.items, voice, ordered=item.ordered, above=f"{label}." if label else ""
        )
    return lines


def _code_lines(block: Code, words: Words) -> list[str]:
    """The lines as they are; empty ones would end the paragraph that a reader can jump over."""
    lines = [line.rstrip() for line in block.text.split("\n") if line.strip()]
    # Where lines have numbers, the empty ones are counted too.
    named = block.lines or block.numbers is not None
    size = counted(words.code_start, len(block.numbered) if named else len(lines), words)
    name = f"{size}, {block.language}" if block.language else size
    # All lines have just been said, so a step that stresses all of them adds nothing.
    stressed = _stress_lines(block, block.lines[0], words) if block.lines and block.lines[0] else []
    return [sentence(name), *lines, sentence(words.code_end), *stressed]


def _stress_lines(block: Code, stress: Stress, words: Words) -> list[str]:
    """Which lines a step stresses, and these lines; all of them are named alone."""
    if not stress:
        return [sentence(words.all_lines)]
    names = [f"{span[0]}{words.to}{span[-1]}" if len(span) > 1 else str(span[0]) for span in stress]
    numbers = words.and_.join(", ".join(part) for part in (names[:-1], names[-1:]) if part)
    form = words.line_stressed if sum(map(len, stress)) == 1 else words.lines_stressed
    text = zip(block.numbered, block.text.split("\n"), strict=True)
    lines = [line.rstrip() for number, line in text if line.strip() and is_stressed(number, stress)]
    name = form.format(lines=numbers)
    return [f"{name}:", *lines] if lines else [sentence(name)]


def _table_lines(block: Table, voice: Voice) -> list[str]:
    """The size, then a sentence for each row: its name, then each value after its heading."""
    words = voice.words
    size = words.table.format(
        rows=counted(words.rows, len(block.rows), words),
        columns=counted(words.columns, len(block.columns), words),
    )
    headings = [_cell(column, voice) for column in block.columns]
    notes = _footnotes(block.columns, voice)
    if not block.rows:
        return [sentence(size), sentence(", ".join(filter(None, headings))), *notes]
    rows = [[_cell(cell, voice) for cell in row] for row in block.rows]
    say_row = _figures if all(_brief(value) for row in rows for value in row) else _facts
    lines = [sentence(size), *notes]
    for row, cells in zip(rows, block.rows, strict=True):
        lines += [sentence(say_row(headings, row)), *_footnotes(cells, voice)]
    return lines


def _brief(value: str) -> bool:
    """True for what can follow its heading without a pause: one or two words, or a figure."""
    spaces = value.count(" ")
    return spaces < 2 or (spaces < 4 and any(char.isdecimal() for char in value))


def _figures(headings: Sequence[str], values: Sequence[str]) -> str:
    """``Year 2023: Visitors 410, Speakers 18``; empty cells are left out."""
    cells = [f"{h} {v}".strip() for h, v in zip(headings, values, strict=True) if v]
    if values[0] and len(cells) > 1:
        return f"{cells[0]}: {', '.join(cells[1:])}"
    return ", ".join(cells)


def _facts(headings: Sequence[str], values: Sequence[str]) -> str:
    """``Place: the hall of the base; Guests: those named above``; empty cells are left out."""
    cells = [(h, v) for h, v in zip(headings, values, strict=True) if v]
    return "; ".join(f"{heading}: {value}" if heading else value for heading, value in cells)


def _cell(runs: Runs, voice: Voice) -> str:
    """A cell's text without a stop at its end: the sentence goes on."""
    return say_runs(runs, voice.text).rstrip(" .,:;")


def _picture_lines(block: Picture, voice: Voice) -> list[str]:
    words, text = voice.words, voice.text
    lines: list[str] = []
    if block.cover:
        lines.append(sentence(words.covered.format(cover=say(block.cover, text))))
    elif block.alt is None:
        lines.append(sentence(words.picture_unknown.format(file=block.file)))
    elif alt := say(block.alt, text):
        lines.append(
            sentence(f"{words.sensitive}: {alt}")
            if block.sensitive
            else sentence(words.picture.format(alt=alt))
        )
    if caption := say_runs(block.caption, text):
        lines.append(sentence(words.caption.format(caption=caption)))
        lines += _footnotes([block.caption], voice)
    if block.taken:
        taken = spoken(block.taken, words, voice.zone)
        lines.append(sentence(words.taken.format(time=taken)))
    if block.credit:
        lines.append(sentence(words.credit.format(credit=say(block.credit, text))))
    if block.source:
        lines.append(sentence(words.source.format(source=say(block.source, text))))
    return lines


# --- slides -------------------------------------------------------------------------------------


def slide_lines(
    deck: Deck, timeline: Timeline, at: Position, voice: Voice, *, fully: bool = False
) -> list[str]:
    """Return a slide as far as it is revealed: its title, time and place, and what it shows.

    `fully` is for a listener who has not just heard the slide before: the date, the zone and the
    place are then said even if they are the same as there.
    """
    slide = deck.slides[at.slide]
    lines = [
        title_line(slide, voice),
        _story_line(deck, timeline, at.slide, voice, fully=fully),
        *body_lines(slide, 0, at.step, voice),
    ]
    return [line for line in lines if line]


def revealed_lines(deck: Deck, at: Position, voice: Voice) -> list[str]:
    """Return only what the step `at` reveals."""
    return body_lines(deck.slides[at.slide], at.step, at.step, voice)


def title_line(slide: Slide, voice: Voice) -> str:
    """Return the title as a sentence; a title of decoration alone is left to the voice."""
    return sentence(say(slide.title, voice.text) or slide.title)


def _story_line(deck: Deck, timeline: Timeline, slide: int, voice: Voice, *, fully: bool) -> str:
    """When and where, and what phase begins here."""
    line = time_line(deck, timeline, slide, voice, fully=fully)
    phase, before = deck.slides[slide].phase, deck.slides[slide - 1].phase if slide else None
    if phase is None or phase in (before, deck.slides[slide].title):
        return line
    begins = voice.words.phase_begins.format(phase=say(phase, voice.text))
    return f"{line} {sentence(begins)}".strip()


def time_line(
    deck: Deck, timeline: Timeline, slide: int, voice: Voice, *, fully: bool = False
) -> str:
    """Return when and where: ``16 minutes later, 11:10, Anchorage.``

    Date, zone and place are said where they change; with `fully` always, and then without the gap,
    which tells something only to who heard the slide before.  Empty where there is nothing to say.
    """
    told = deck.slides[slide]
    parts: list[str] = []
    if told.when:
        gap = "" if fully else _gap(timeline, slide, voice.words)
        parts = [*([gap] if gap else []), _when(timeline, slide, told.when, voice, fully=fully)]
    place = _place(deck, slide, voice, fully=fully)
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
    if voice.zone is None or not when.start.precision.clock:
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
    return say(place.name, voice.text) if fully or place != before else ""


def body_lines(slide: Slide, first: int, last: int, voice: Voice) -> list[str]:
    """Return what the steps `first` to `last`, both included, reveal."""
    return [
        line for part in slide.body.parts for line in part_lines(part, first, last, voice) if line
    ]


def part_lines(part: Part, first: int, last: int, voice: Voice) -> list[str]:
    """Return what the steps `first` to `last`, both included, reveal of one block."""
    block = part.block
    appears = first <= part.step <= last
    shown = [i for i, step in enumerate(part.steps) if first <= step <= last]
    match block:
        case Bullets() if part.steps:
            items = tuple(block.items[i] for i in shown)
            start = block.start + shown[0] if shown else block.start
            return block_lines(replace(block, items=items, start=start), voice)
        case Code() if block.lines:
            said = block_lines(block, voice) if appears else []
            for i in shown:
                said += _stress_lines(block, block.lines[i + 1], voice.words)
            return said
        case _:
            return block_lines(block, voice) if appears else []


def language_line(deck: Deck, line: str, voice: Voice) -> str:
    """Return `line`, and the name of its language where that is not the interface's."""
    if same_language(deck.language, voice.words):
        return line
    name = language_name(deck.language, voice.words)
    return voice.words.other_language.format(language=name, text=line)
