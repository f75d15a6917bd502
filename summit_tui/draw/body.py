"""The body of a slide as rows: every kind of block, and when each row appears.

Core blocks are matched exhaustively.  A composed block may have a drawing of its own; without one,
or where that fails, it is drawn from its plain form, so that nothing on a slide can be missing.
Rows of what is not yet revealed keep their place: nothing jumps, and nothing of their text is in a
frame.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import TypeAlias, assert_never

from rich.cells import cell_len

from summit_tui.blocks import (
    Block,
    Blocks,
    Bullets,
    Code,
    CoreBlock,
    Heading,
    Item,
    Picture,
    Run,
    Table,
    Text,
)
from summit_tui.charts import Chart
from summit_tui.deck import Part
from summit_tui.draw.asides import footnote_lines, footnotes_of, spelled, spelled_block
from summit_tui.draw.code import code_rows
from summit_tui.draw.columns import column_rows
from summit_tui.draw.figures import figure_rows
from summit_tui.draw.frame import Line, Piece, Style, line_width, merged
from summit_tui.draw.look import Density, Look
from summit_tui.draw.marks import pointed_out
from summit_tui.draw.people import people_rows
from summit_tui.draw.picture import draw_picture
from summit_tui.draw.plain import told_rows
from summit_tui.draw.table import table_rows
from summit_tui.draw.wrap import wrap, wrap_text
from summit_tui.kinds import Columns, Figures, People, Quote
from summit_tui.maps import Map
from summit_tui.values import dataclass
from summit_tui.words import Words, words_in

MEASURE = 75
"""Cells of the longest row of text: longer ones lose the eye on its way back (about 66 letters)."""
WIDE = 100
"""Cells of the widest table, row of figures or line of code."""
HANGING = 2
"""Cells by which a point stands in below its first row where no sign shows where it begins."""
TALLEST = 20
"""Rows of a map or a picture, with its words, where nothing else is asked for."""
LOWEST: Mapping[Density, int] = {"airy": 12, "compact": 6}
"""Rows of a map, without its words, before something else has to give way."""

_Rows: TypeAlias = Sequence[Line]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a body, as it looks at each reveal."""

    line: Line
    """As it first appears."""
    step: int = 0
    """From 0: the reveal at which it appears."""
    later: tuple[tuple[int, Line], ...] = ()
    """How it looks from further reveals on, in their order; each is as wide or narrower."""
    pointed: tuple[int, ...] = ()
    """The reveals that point to it, though they may change the rows around it as well."""

    def shown(self, step: int) -> Line:
        """Return the row as it looks at a reveal; empty before it appears."""
        if step < self.step:
            return ()
        return next((line for at, line in reversed(self.later) if at <= step), self.line)

    def changes(self, step: int) -> bool:
        """True if the reveal `step` shows something new in this row."""
        return step in (self.step, *(at for at, _ in self.later)) and bool(self.shown(step))


def side_by_side(left: Row, right: Row, column: int) -> Row:
    """Return two rows as one: `right` begins at `column`, which no look of `left` reaches."""

    def look(step: int) -> Line:
        first, second = left.shown(step), right.shown(step)
        space = Piece(" " * (column - line_width(first)))
        return merged((*first, space, *second)) if second else first

    steps = sorted({at for row in (left, right) for at in (row.step, *(s for s, _ in row.later))})
    return Row(
        look(steps[0]),
        steps[0],
        tuple((step, look(step)) for step in steps[1:]),
        (*left.pointed, *right.pointed),
    )


def body_rows(
    parts: Sequence[Part],
    width: int,
    look: Look,
    density: Density,
    told: Words,
    *,
    tallest: int = TALLEST,
) -> tuple[Row, ...]:
    """Return the rows of a slide's body, at most `width` cells wide, whatever has been revealed.

    `told` are the words of the slide's language, for its quotation marks and dashes; a map
    or a picture, with its words, gets at most `tallest` rows.
    """
    pen = _Pen(max(width, 1), look, density, told, tallest)
    rows: list[Row] = []
    before: Block | None = None
    for part in parts:
        drawn = pointed_rows(_part_rows(part, pen), part, look)
        if drawn and rows and not isinstance(before, Heading):
            rows.append(Row((), drawn[0].step))
        rows += drawn
        before = part.block if drawn else before
    return (*rows, *_footnotes(parts, pen, apart=bool(rows)))


def pointed_rows(rows: list[Row], part: Part, look: Look) -> list[Row]:
    """Return the rows of a part, stressed if the speaker points at it."""
    if part.block is not look.pointed:
        return rows
    looks = [line for row in rows for line in (row.line, *(line for _, line in row.later))]
    stressed = iter(pointed_out(looks))
    return [
        replace(row, line=next(stressed), later=tuple((at, next(stressed)) for at, _ in row.later))
        for row in rows
    ]


def _footnotes(parts: Sequence[Part], pen: "_Pen", *, apart: bool) -> Iterator[Row]:
    """What is said beside the body, below it; each appears with its mark."""
    for footnote, step in footnotes_of(parts).items():
        if apart:
            yield Row((), step)
            apart = False
        for line in footnote_lines(footnote, pen.measure, pen.look):
            yield Row(line, step)


def grows(parts: Iterable[Part]) -> int:
    """Return how many blocks take what room there is."""
    return sum(isinstance(part.block, Map) for part in parts)


def filling_rows(
    parts: Sequence[Part], width: int, look: Look, density: Density, told: Words, room: int
) -> tuple[Row, ...]:
    """Return the rows of a body whose maps share what the rest leaves of `room` rows."""
    count = grows(parts)
    if not count:
        return body_rows(parts, width, look, density, told)
    rest = [part for part in parts if not isinstance(part.block, Map)]
    taken = len(body_rows(rest, width, look, density, told)) + count - (0 if rest else 1)
    tallest = max((room - taken) // count, LOWEST["compact"])
    return body_rows(parts, width, look, density, told, tallest=tallest)


@dataclass(frozen=True, slots=True)
class _Pen:
    """What every drawing needs."""

    width: int
    """Cells, at least 1."""
    look: Look
    density: Density
    told: Words
    tallest: int
    """Rows of the tallest map or picture, with its words."""

    @property
    def measure(self) -> int:
        return min(self.width, MEASURE)

    @property
    def wide(self) -> int:
        return min(self.width, WIDE)

    def narrower(self, cells: int) -> "_Pen":
        return replace(self, width=max(1, self.width - cells))


def _part_rows(part: Part, pen: _Pen) -> list[Row]:
    if isinstance(part.block, Bullets) and part.steps:
        spelled_list = spelled_block(part.block, pen.look)
        assert isinstance(spelled_list, Bullets)
        points = _points(spelled_list, pen)
        return [
            Row(line, step) for step, rows in zip(part.steps, points, strict=True) for line in rows
        ]
    if isinstance(part.block, Code) and part.block.lines:
        later = part.steps
        reveals = (part.step, *later)
        return [
            Row(
                row.lines[0],
                part.step,
                tuple(
                    (step, line)
                    for step, before, line in zip(later, row.lines, row.lines[1:], strict=False)
                    if line is not before
                ),
                tuple(compress(reveals, row.stressed)),
            )
            for row in code_rows(part.block, pen.wide, pen.look)
        ]
    return [Row(line, part.step) for line in _block(part.block, pen)]


def _block(block: Block, pen: _Pen) -> _Rows:
    """A block as rows; a drawing that fails is replaced by the block's plain form.

    What draws maps and charts is loaded with the first of them, mostly while the slide before is
    on the screen (see `stage.ready`): 5 ms of a start, and 0.4 MB.
    """
    if pen.look.plain and isinstance(block, Table | Figures | People | Map | Chart):
        return told_rows(block, pen.measure, pen.look, pen.told)
    match block:
        case Heading() | Text() | Bullets() | Code() | Table() | Picture():
            return _core(block, pen)
    try:
        match block:
            case Quote():
                return _quote(block, pen)
            case Figures():
                return figure_rows(block.figures, pen.wide, pen.look, pen.density)
            case People():
                groups = block.groups()
                return people_rows(groups, pen.wide, pen.measure, pen.look, pen.density)
            case Map():
                from summit_tui.draw.map import map_rows  # deferred: see above

                least = LOWEST[pen.density]
                told = replace(block, caption=spelled(block.caption, pen.look))
                if rows := map_rows(told, pen.width, pen.tallest, pen.look.glyphs, least=least):
                    return rows
            case Chart():
                from summit_tui.draw.chart import chart_rows  # deferred: see above

                drawn = chart_rows(block, pen.wide, pen.look, pen.density)
                if drawn is not None:
                    return drawn
            case Columns() if not pen.look.plain:
                return column_rows(
                    block.columns,
                    pen.wide,
                    pen.width,
                    lambda column, width: _stacked(
                        column.body,
                        replace(pen, width=width, told=words_in(column.language, pen.told)),
                    ),
                )
    except Exception:  # noqa: BLE001 - on stage a slide is worth more than a better drawing of it
        _LOG.exception("a block of kind %s could not be drawn", type(block).__name__)
    return _stacked(block.plain(), pen)


def _stacked(blocks: Blocks, pen: _Pen) -> list[Line]:
    """Blocks one below the other, all shown at once."""
    rows: list[Line] = []
    before: Block | None = None
    for block in blocks:
        drawn = _block(block, pen)
        if drawn and rows and not isinstance(before, Heading):
            rows.append(())
        rows += drawn
        before = block if drawn else before
    return rows


def _core(block: CoreBlock, pen: _Pen) -> _Rows:
    block = spelled_block(block, pen.look)
    match block:
        case Heading():
            style = Style(role="title" if block.level == 2 else "text", bold=True)
            return wrap(block.text, pen.measure, style)
        case Text():
            return wrap(block.text, pen.measure)
        case Bullets():
            return [line for rows in _points(block, pen) for line in rows]
        case Code():
            return [row.lines[0] for row in code_rows(block, pen.wide, pen.look)]
        case Table():
            return table_rows(block, pen.wide, pen.look)
        case Picture():
            return draw_picture(block, pen.wide, pen.tallest, pen.measure, pen.look).rows
    assert_never(block)


def _under(rows: Iterable[Line], first: Line, rest: Line | None = None) -> list[Line]:
    """Put `first` before the first row and `rest`, or as many spaces, before the others."""
    if rest is None:
        rest = (Piece(" " * sum(piece.width for piece in first)),)
    return [(*(rest if i else first), *row) if i == 0 or row else row for i, row in enumerate(rows)]


# --- lists --------------------------------------------------------------------------------------


def _points(block: Bullets, pen: _Pen) -> list[list[Line]]:
    """The rows of each point; the empty row between airy points belongs to the second of them."""
    points = _items(block.items, pen, 0, start=block.start if block.ordered else None)
    if pen.density == "airy":
        points[1:] = [[(), *rows] for rows in points[1:]]
    return points


def _items(items: Sequence[Item], pen: _Pen, depth: int, *, start: int | None) -> list[list[Line]]:
    """The rows of each point of a list that is numbered from `start`, if that is a number."""
    if not items:
        return []
    bullets = pen.look.glyphs.bullets
    labels = (
        [bullets[min(depth, len(bullets) - 1)]] * len(items)
        if start is None
        else [f"{start + i}." for i in range(len(items))]
    )
    indent = max(map(len, labels), default=0) + 1
    if not any(labels):  # for a voice: what hangs shows where a point begins
        indent = HANGING
    if indent * 2 > pen.measure:  # Too narrow to hang: the point goes below its label.
        indent = 0
    out: list[list[Line]] = []
    mark = Style(role="accent")
    inner = pen.narrower(indent + pen.width - pen.measure)
    for item, label in zip(items, labels, strict=True):
        text = wrap(item.text, inner.width) or ((),)
        if indent or not label:
            first = (Piece(label.rjust(indent - 1) + " ", mark),) if label else ()
            rows = _under(text, first, (Piece(" " * indent),))
        else:
            rows = [*wrap_text(label, inner.width, mark), *text]
        below = _items(item.items, inner, depth + 1, start=1 if item.ordered else None)
        for nested in below:
            rows += _under(nested, (Piece(" " * indent),)) if indent else nested
        out.append(rows)
    return out


# --- quotes -------------------------------------------------------------------------------------


def _quote(block: Quote, pen: _Pen) -> _Rows:
    """The words in the quotation marks of their language; below, who said so."""
    opening, closing = words_in(block.language, pen.told).quote_marks
    edge = 2 if pen.measure >= 24 else 0
    hang = cell_len(opening)
    if pen.measure < 8:
        edge = hang = 0
    text = (*spelled(block.text, pen.look), Run(text=closing))
    spoken = Style(role="title", italic=True)
    if not hang:
        text = (Run(text=opening), *text)
    rows = wrap(text, pen.measure - edge - hang, spoken)
    if hang:
        rows = tuple(_under(rows, (Piece(opening, spoken),)))
    said_by = block.attribution()
    if said_by:
        muted = Style(role="muted")
        sign = pen.look.glyphs.dash or pen.told.attribution_dash
        dash = Piece(f"{sign} " if hang else "", muted)
        who = wrap_text(said_by, pen.measure - edge - hang - dash.width, muted)
        who = tuple(_under(who, (dash,)) if hang else who)
        rows += tuple(_under(who, (Piece(" " * hang),)) if hang else who)
    return _under(rows, (Piece(" " * edge),)) if edge else rows
