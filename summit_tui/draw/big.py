"""A body in big letters, for the back row: page by page, as a terminal cannot enlarge its cells.

Paragraphs and points are set in the largest letters in which all of them stand on one page, else in
letters that still carry far, over as many pages as they need.  A page holds whole lines of letters,
and whole paragraphs where they fit.  What has no such letters (other scripts, emoji) is written
plain and bold; tables, code, pictures, maps and charts are drawn as ever.  Every word is there.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias, assert_never

from summit_tui.blocks import (
    Bullets,
    Code,
    CoreBlock,
    Heading,
    Item,
    Picture,
    Run,
    Runs,
    Table,
    Text,
)
from summit_tui.deck import Part
from summit_tui.draw.asides import footnote_lines, footnotes_of, spelled
from summit_tui.draw.body import MEASURE, Row, body_rows, filling_rows, pointed_rows
from summit_tui.draw.frame import Line, Piece, Style
from summit_tui.draw.letters import Face, letter_lines
from summit_tui.draw.look import Look
from summit_tui.draw.marks import stressed_between, words_with
from summit_tui.draw.wrap import wrap, wrap_text
from summit_tui.kinds import Columns, People, Quote
from summit_tui.values import dataclass
from summit_tui.words import Words, words_in

LARGEST: tuple[Face, ...] = ("standard", "small", "smblock")
"""The letters that a whole body is tried in; the last may take several pages."""
LONGEST = 2000
"""Characters of the longest paragraph in big letters; a longer one would be no talk."""

_TEXT = Style(bold=True)
_TITLE = Style(role="title", bold=True)
_MARK = Style(role="accent", bold=True)
_MUTED = Style(role="muted", bold=True)

_Unit: TypeAlias = tuple[Row, ...]
"""Rows that stay together: one line of letters."""
_Chunk: TypeAlias = list[_Unit]
"""A paragraph or a point: stays on one page where it fits."""


def big_rows(
    parts: Sequence[Part], width: int, page: int, look: Look, told: Words
) -> tuple[Row, ...]:
    """Return the rows of a body, at most `width` cells wide, in pages of `page` rows each.

    The last page is filled up with empty rows.  `told` are the words of the slide's language.
    """
    rows: list[Row] = []
    for face in LARGEST:
        setting = _Setting(width, page, look, told, face)
        chunks = [
            *(_pointed(chunk, part, look) for part in parts for chunk in _chunks(part, setting)),
            *_below(parts, setting),
        ]
        rows = _paged([chunk for chunk in chunks if chunk], page)
        if len(rows) <= page:
            break
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the drawing of every block needs."""

    width: int
    page: int
    """Rows."""
    look: Look
    told: Words
    face: Face
    """The largest letters."""

    @property
    def measure(self) -> int:
        return min(self.width, MEASURE)


def _paged(chunks: Sequence[_Chunk], page: int) -> list[Row]:
    """Put chunks on pages; an empty row stands between two on one page."""
    rows: list[Row] = []
    for chunk in chunks:
        used = len(rows) % page
        height = sum(map(len, chunk))
        if used and used + 1 + height <= page:
            rows.append(_EMPTY)
        elif used:
            rows += [_EMPTY] * (page - used)
        for unit in chunk:
            used = len(rows) % page
            if used and used + len(unit) > page:
                rows += [_EMPTY] * (page - used)
            rows += unit
    return rows + [_EMPTY] * (-len(rows) % page)


_EMPTY = Row(())


def _pointed(chunk: _Chunk, part: Part, look: Look) -> _Chunk:
    return [tuple(pointed_rows(list(unit), part, look)) for unit in chunk]


# --- blocks -------------------------------------------------------------------------------------


def _chunks(part: Part, setting: _Setting) -> Iterator[_Chunk]:
    block, step = part.block, part.step
    match block:
        case Bullets() if part.steps:
            for number, (item, at) in enumerate(zip(block.items, part.steps, strict=True)):
                yield from _point(item, _label(block, number, setting), setting, at)
        case Heading() | Text() | Bullets():
            yield from _core(block, setting, step)
        case Quote():
            opening, closing = words_in(block.language, setting.told).quote_marks
            words = (Run(text=opening), *block.text, Run(text=closing))
            said = _letters(words, setting, step, _TITLE)
            if said_by := block.attribution():
                dash = setting.look.glyphs.dash or setting.told.attribution_dash
                lines = wrap_text(f"{dash} {said_by}", setting.measure, _MUTED)
                said += _plain(((), *lines), step)
            yield said
        case People() | Columns():
            for core in block.plain():
                yield from _core(core, setting, step)
        case _:
            yield _as_ever(part, setting)


def _core(block: CoreBlock, setting: _Setting, step: int) -> Iterator[_Chunk]:
    match block:
        case Heading():
            yield _letters(block.text, setting, step, _TITLE)
        case Text():
            yield _letters(block.text, setting, step, _TEXT)
        case Bullets():
            for number, item in enumerate(block.items):
                yield from _point(item, _label(block, number, setting), setting, step)
        case Code() | Table() | Picture():
            yield _as_ever(Part(block=block, step=step), setting)
        case _:
            assert_never(block)


def _as_ever(part: Part, setting: _Setting) -> _Chunk:
    """A block as it is drawn without big letters; a picture or a map as large as a page."""
    look, told = setting.look, setting.told
    if isinstance(part.block, Picture):
        rows = body_rows((part,), setting.width, look, "airy", told, tallest=setting.page)
        return [(row,) for row in rows]
    return [
        (row,) for row in filling_rows((part,), setting.width, look, "airy", told, setting.page)
    ]


def _below(parts: Sequence[Part], setting: _Setting) -> Iterator[_Chunk]:
    """The footnotes of what is in big letters; all else brings its own."""
    here = [part for part in parts if isinstance(part.block, Heading | Text | Bullets | Quote)]
    for footnote, step in footnotes_of(here).items():
        yield _plain(footnote_lines(footnote, setting.measure, setting.look), step)


def _label(block: Bullets, number: int, setting: _Setting) -> str:
    return f"{block.start + number}." if block.ordered else setting.look.glyphs.bullets[0]


def _point(item: Item, label: str, setting: _Setting, step: int) -> Iterator[_Chunk]:
    """A point behind its mark, and each point below it as a chunk of its own."""
    indent = len(label) + 2
    if indent * 4 > setting.width:  # too narrow to hang
        indent = 0
    inner = _Setting(setting.width - indent, setting.page, setting.look, setting.told, setting.face)
    chunk = _letters(item.text, inner, step, _TEXT)
    if chunk and indent:
        # Beside the middle of the letters; a plain line has one row.
        at = (len(chunk[0]) - 1) // 2
        rows = [_moved(row, indent) for row in chunk[0]]
        rows[at] = Row((Piece(label.ljust(indent), _MARK), *chunk[0][at].line), step)
        chunk = [tuple(rows), *(tuple(_moved(row, indent) for row in u) for u in chunk[1:])]
    elif chunk:
        chunk = [(Row((Piece(label, _MARK),), step),), *chunk]
    yield chunk
    for number, below in enumerate(item.items):
        mark = f"{number + 1}." if item.ordered else setting.look.glyphs.bullets[1]
        for nested in _point(below, mark, inner, step):
            yield [tuple(_moved(row, indent) for row in unit) for unit in nested]


def _moved(row: Row, cells: int) -> Row:
    return Row((Piece(" " * cells), *row.line), row.step) if row.line and cells else row


def _letters(text: Runs, setting: _Setting, step: int, style: Style) -> _Chunk:
    """Text as lines of big letters; plain where there are none for it."""
    runs = spelled(text, setting.look)
    letters = "".join(f"[{r.footnote.number}]" if r.footnote else r.text for r in runs)
    if len(letters) > LONGEST:
        return _plain(wrap(runs, setting.measure, style), step)
    units: _Chunk = []
    for line in letters.split("\n"):
        drawn = letter_lines(
            line, setting.width, setting.face, blocks=setting.look.glyphs.block_letters
        )
        if drawn is None or any(len(one.rows) > setting.page for one in drawn):
            return _plain(wrap(runs, setting.measure, style), step)
        hits = iter(words_with(line.split(), setting.look.wanted))
        for one in drawn:
            marks = [word for word, hit in zip(one.words, hits, strict=False) if hit]
            lines = (stressed_between(row, style, marks) for row in one.rows)
            units.append(tuple(Row(line, step) for line in lines))
    return units


def _plain(lines: Sequence[Line], step: int) -> _Chunk:
    return [(Row(line, step),) for line in lines]
