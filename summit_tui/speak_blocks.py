"""A block as lines for a voice: one line is one sentence.

Blocks say themselves by `Block.plain`; what the interface adds ("Table, 3 rows") is in the
listener's language, what the signs of a text mean is in the text's own.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias, assert_never

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
    plain_text,
    tongue_of,
)
from summit_tui.blocks import Text as Paragraph
from summit_tui.charts import Chart
from summit_tui.clean import one_line
from summit_tui.dates import counted, language_name, spoken
from summit_tui.emphasis import Stress, is_stressed
from summit_tui.kinds import Columns, Quote
from summit_tui.maps import Map
from summit_tui.signs import say, say_runs, sentence
from summit_tui.values import dataclass
from summit_tui.voice import Voice
from summit_tui.words import Words

QUOTED_AT_ONCE = 25
"""Words of the longest quote whose end needs no name: one sentence, about."""

KEPT_IN_MIND = 4
"""Columns of the widest table of figures whose headings a brief telling says with the first row
alone; with a gap in a row, they are said again."""

Origin: TypeAlias = tuple[str | None, str | None]
"""Credit and source of a picture."""
UNKNOWN: Origin = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a listener knows from what was said before."""

    language: str | None = None
    """The language heard last; None for that of the slide."""
    origin: Origin = UNKNOWN
    """The credit and the source heard last: they are not said again, unless all is to be said."""

    def after(self, block: Block, voice: Voice) -> "Heard":
        """Return what the listener knows once `block` was said."""
        language, origin = self.language, self.origin
        for core in block.plain():
            if not isinstance(core, Code):
                language = tongue_of(core) or voice.language
            origin = origin_of(core) or origin
        return Heard(language=language, origin=origin)


NOTHING = Heard()


def block_lines(block: Block, voice: Voice, known: Heard = NOTHING) -> list[str]:
    """Return what a block says; empty for decoration.  Only lines of code may lack a stop.

    A language other than that heard last is named at the first line in it.
    """
    known = replace(known, language=known.language or voice.language)
    match block:
        case Columns():
            return _columns_lines(block, voice, known)
        case Quote() if _is_long(block) or not (block.attribution() or block.language):
            return _quote_lines(block, voice, known)
        case Map() | Chart():
            said = _plain_lines(block, voice, known)
            return [*said, *_long_lines(block.long, voice.of(block.language))]
        case _:
            return _plain_lines(block, voice, known)


def _plain_lines(block: Block, voice: Voice, known: Heard) -> list[str]:
    """What the plain form of a block says."""
    lines: list[str] = []
    for core in block.plain():
        own = voice.of(tongue_of(core))
        named = not isinstance(core, Code) and own.changes_from(known.language or voice.language)
        said = [line for line in _core_lines(core, own, known, named=named) if line]
        if said:
            known = known.after(core, voice)
        lines += said
    return lines


def _columns_lines(block: Columns, voice: Voice, known: Heard) -> list[str]:
    """The blocks of every column, each as it speaks for itself."""
    lines: list[str] = []
    for column in block.columns:
        own = voice.of(column.language)
        for inner in column.body:
            said = block_lines(inner, own, known)
            known = known.after(inner, own) if said else known
            lines += said
    return lines


def named_language(text: str, voice: Voice, *, within: bool = False) -> str:
    """Return ``In German: Danke``, in the listener's language; small ``in`` inside a sentence."""
    name = language_name(voice.language, voice.words)
    said = voice.words.other_language.format(language=name, text=text)
    return f"{said[:1].lower()}{said[1:]}" if within else said


def _long_lines(description: str | None, voice: Voice) -> list[str]:
    """A long description, where all is told."""
    if not (voice.long and description):
        return []
    return [sentence(voice.words.description.format(text=say(description, voice.text)))]


def origin_of(block: CoreBlock) -> Origin | None:
    """Return whose a picture is and where it comes from; None where nothing of it is said."""
    if isinstance(block, Picture) and (block.credit or block.source):
        return block.credit, block.source
    return None


def _core_lines(block: CoreBlock, voice: Voice, known: Heard, *, named: bool) -> list[str]:
    """The lines of a block; `named` says its language first."""
    match block:
        case Table():
            return _table_lines(block, voice, named=named)
        case Picture():
            return [
                *_picture_lines(block, voice, named=named),
                *_origin_lines(block, voice, known.origin),
            ]
        case Heading() | Paragraph() | Bullets() | Code():
            first, *rest = _text_lines(block, voice) or [""]
            return [named_language(first, voice) if named and first else first, *rest]
    assert_never(block)


def _text_lines(block: Heading | Paragraph | Bullets | Code, voice: Voice) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [sentence(say_runs(block.text, voice.text)), *_footnotes([block.text], voice)]
        case Bullets():
            return _list_lines(block.items, voice, ordered=block.ordered, start=block.start)
        case Code():
            return _code_lines(block, voice)
    assert_never(block)


def _footnotes(texts: Iterable[Runs], voice: Voice) -> list[str]:
    """What is said beside the sentence that has just been said, in the order of its marks."""
    found = [run.footnote for text in texts for run in text if run.footnote]
    return [
        sentence(voice.words.footnote.format(n=note.number, text=say_runs(note.text, voice.text)))
        for note in dict.fromkeys(found)
    ]


def _is_long(block: Quote) -> bool:
    return len(plain_text(block.text).split()) > QUOTED_AT_ONCE


def _quote_lines(block: Quote, voice: Voice, known: Heard) -> list[str]:
    """Long words of somebody else, with a beginning and an end that can be heard.

    Short ones of which nobody knows whose they are have a beginning alone.
    """
    words, own = voice.words, voice.of(block.language)
    text = say_runs(block.text, own.text)
    notes = _footnotes([block.text], own)
    if not _is_long(block):
        return [sentence(words.quote.format(text=text)), *notes]
    if own.changes_from(known.language or voice.language):
        text = named_language(text, own)
    size = len(plain_text(block.text).split())
    name = words.quote_alone if voice.brief else counted(words.quote_start, size, words)
    lead = ", ".join(filter(None, (name, say(block.attribution(), voice.text))))
    return [f"{lead}:", sentence(text), *notes, sentence(words.quote_end)]


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


def _code_lines(block: Code, voice: Voice) -> list[str]:
    """The lines as they are; empty ones would end the paragraph that a reader can jump over."""
    words = voice.words
    lines = [line.rstrip() for line in block.text.split("\n") if line.strip()]
    # Where lines have numbers, the empty ones are counted too.
    named = block.lines or block.numbers is not None
    size = counted(words.code_start, len(block.numbered) if named else len(lines), words)
    if voice.brief:
        size = words.code_alone
    name = f"{size}, {block.language}" if block.language else size
    # All lines have just been said, so a step that stresses all of them adds nothing.
    stressed = stress_lines(block, block.lines[0], words) if block.lines and block.lines[0] else []
    return [sentence(name), *lines, sentence(words.code_end), *stressed]


def stress_lines(block: Code, stress: Stress, words: Words) -> list[str]:
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


def _table_lines(block: Table, voice: Voice, *, named: bool) -> list[str]:
    """The size, then a sentence for each row: its name, then each value after its heading."""
    if voice.manner.tables == "csv":
        return [
            *_csv_lines(block),
            *_footnotes([c for r in (block.columns, *block.rows) for c in r], voice),
        ]
    words = voice.words
    size = words.table.format(
        rows=counted(words.rows, len(block.rows), words),
        columns=counted(words.columns, len(block.columns), words),
    )
    if named:
        name = language_name(voice.language, words)
        size = words.in_language_too.format(text=size, language=name)
    headings = [_cell(column, voice) for column in block.columns]
    notes = _footnotes(block.columns, voice)
    if not block.rows:
        return [sentence(size), sentence(", ".join(filter(None, headings))), *notes]
    rows = [[_cell(cell, voice) for cell in row] for row in block.rows]
    say_row = _figures if all(_brief(value) for row in rows for value in row) else _facts
    lines = [*([] if voice.brief else [sentence(size)]), *notes]
    short = voice.brief and say_row is _figures and len(headings) <= KEPT_IN_MIND and all(rows[0])
    for i, (row, cells) in enumerate(zip(rows, block.rows, strict=True)):
        if short and i and all(row):
            said = f"{row[0]}: {', '.join(row[1:])}" if len(row) > 1 else row[0]
        else:
            said = say_row(headings, row)
        lines += [sentence(said), *_footnotes(cells, voice)]
    if named and voice.brief:
        lines[0] = named_language(lines[0], voice)
    return lines


def _csv_lines(block: Table) -> list[str]:
    """The headings and the rows as they are written, for a spreadsheet (RFC 4180)."""
    import csv  # deferred: few people want tables so

    out = io.StringIO()
    rows = (block.columns, *block.rows)
    csv.writer(out, lineterminator="\n").writerows(
        [one_line(plain_text(cell)) for cell in row] for row in rows
    )
    return out.getvalue().splitlines()


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


def _picture_lines(block: Picture, voice: Voice, *, named: bool) -> list[str]:
    words, text = voice.words, voice.text
    cover, alt = say(block.cover or "", text), say(block.alt or "", text)
    caption = say_runs(block.caption, text)
    if named:  # behind "Image:", which is in the listener's own language
        if cover or alt:
            cover, alt = (named_language(said, voice) if said else "" for said in (cover, alt))
        elif caption:
            caption = named_language(caption, voice)
    lines: list[str] = []
    if block.cover:
        lines.append(sentence(words.covered.format(cover=cover)))
    elif block.alt is None:
        lines.append(sentence(words.picture_unknown.format(file=block.file)))
    elif alt:
        lines.append(
            sentence(f"{words.sensitive}: {alt}")
            if block.sensitive
            else sentence(words.picture.format(alt=alt))
        )
    if not block.cover:
        lines += _long_lines(block.long, voice)
    if caption:
        lines.append(sentence(caption if voice.brief else words.caption.format(caption=caption)))
        lines += _footnotes([block.caption], voice)
    if block.taken and not voice.brief:
        taken = spoken(block.taken, words, voice.zone)
        lines.append(sentence(words.taken.format(time=taken)))
    return lines


def _origin_lines(block: Picture, voice: Voice, known: Origin) -> list[str]:
    """Whose a picture is and where it comes from."""
    credit, source = block.credit, block.source
    if voice.brief or ((credit, source) == known and not voice.long):
        return []
    words, text = voice.words, voice.text
    return [
        *([sentence(words.credit.format(credit=say(credit, text)))] if credit else []),
        *([sentence(words.source.format(source=say(source, text)))] if source else []),
    ]
