"""All slides at once: cards on the event's timeline, grouped by phase, or a list where it is small.

The chosen card is told by a heavy edge and reversed letters, the slide that the talk is at by the
mark that it has on the bar; both without any colour.  Only cards in view are drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.cells import cell_len

from summit_tui.blocks import Code, Picture, plain_text, texts_in
from summit_tui.dates import counted
from summit_tui.deck import Deck, Slide
from summit_tui.draw.bar import Bar, Status, bar
from summit_tui.draw.frame import (
    Frame,
    Line,
    Piece,
    Spot,
    Style,
    cropped,
    indented,
    line_text,
    line_width,
    merged,
    padded,
)
from summit_tui.draw.look import Look
from summit_tui.draw.picture import fitted
from summit_tui.draw.plain import ENOUGH, place_rows
from summit_tui.draw.scale import label_of, label_room
from summit_tui.draw.shelves import GAP, Grid, Shelf, grid_of, kept, shelf_with, shelves_of
from summit_tui.draw.wrap import wrap_text
from summit_tui.signs import capital
from summit_tui.timeline import Timeline
from summit_tui.values import dataclass

TITLE_ROWS = 2
"""Most rows of a title on a card."""
LEAST = (6, 3)
"""Cells, across and down, of the smallest thumbnail by which a picture is known again."""
GIST = 400
"""Letters of a slide's body that are looked at for its card: more than the largest shows."""
TIMED = 28
"""From this width, in cells, a list has times."""

_BOLD = Style(role="title", bold=True)
_HERE = Style(role="accent", bold=True)
_MUTED = Style(role="muted")
_RULE = Style(role="future")
_CARD = Style(role="text", panel=True)


def overview(
    deck: Deck,
    timeline: Timeline,
    slides: Sequence[int],
    chosen: int,
    width: int,
    height: int,
    look: Look,
    *,
    here: int,
    wanted: str = "",
    scroll: int = 0,
) -> Frame:
    """Return the screen of `width` times `height` cells (at least 1) that shows `slides`.

    `slides` are those that pass the filter `wanted`, `here` is where the talk is, all from 0 and in
    the order of telling; `scroll` is kept within what there is to see.
    """
    width, height = max(width, 1), max(height, 1)
    grid = grid_of(width, height, plain=look.plain)
    shelves = shelves_of(deck, slides, grid)
    scroll = kept(scroll, shelves, grid)
    pen = _Pen(deck, timeline, grid, look, chosen, here)
    cards = _view(pen, shelves, scroll)
    if not slides:
        told = wrap_text(capital(look.words.nothing_found), grid.inner, _MUTED)[: grid.view]
        cards = [*told, *[()] * (grid.view - len(told))]
    above = sum(len(s.slides) for s in shelves if s.top < scroll)
    below = sum(len(s.slides) for s in shelves if s.end > scroll + grid.view)
    drawn = _bar(pen, len(slides), wanted, above, below)
    lines: list[Line] = [*_heading(pen)]
    lines += (indented(line, grid.margin) for line in cards)
    lines += [()] * grid.gap
    bar_at = len(lines)
    lines += (indented(line, grid.margin) for line in drawn[0])
    lines += [()] * (height - len(lines))
    if grid.top and above:
        lines[grid.top - 1] = _hint(look.glyphs.above, above, pen)
    if grid.gap and below:
        lines[bar_at - grid.gap] = _hint(look.glyphs.below, below, pen)
    spots = [*_spots(pen, shelves, scroll)]
    spots += (
        replace(s, row=s.row + bar_at, left=s.left + grid.margin, right=s.right + grid.margin)
        for s in drawn[1]
    )
    return Frame(
        width=width,
        height=height,
        lines=tuple(cropped(line, width) for line in lines[:height]),
        title_at=_title_at(pen, shelves, scroll, height),
        spots=tuple(spots),
        above=scroll,
        below=max((shelves[-1].end if shelves else 0) - scroll - grid.view, 0),
    )


@dataclass(frozen=True, slots=True)
class _Pen:
    """What every drawing needs."""

    deck: Deck
    timeline: Timeline
    grid: Grid
    look: Look
    chosen: int
    here: int

    @property
    def digits(self) -> int:
        """Cells of the largest number."""
        return len(str(len(self.deck.slides)))

    @property
    def time_room(self) -> int:
        """Cells of a list's times, with the space behind them; 0 where there are none."""
        timed = self.grid.inner >= TIMED and any(mark.when for mark in self.timeline.marks)
        return label_room(self.timeline, self.look) + 1 if timed else 0

    @property
    def title_column(self) -> int:
        """Where titles begin, from the left edge of a card or row."""
        if not self.grid.listed:
            return 2
        return 2 + self.digits + 1 + self.time_room if self.grid.inner >= 12 else 0


def _heading(pen: _Pen) -> list[Line]:
    """What is shown, and by which keys one leaves it."""
    grid, words = pen.grid, pen.look.words
    if not grid.top:
        return []
    name, hint = Piece(words.overview, _BOLD), Piece(words.overview_keys, _MUTED)
    space = grid.inner - name.width - hint.width
    row = (name, Piece(" " * space), hint) if space >= GAP else (name,)
    return [*[()] * (grid.top - 2), indented(row, grid.margin), ()]


def _hint(sign: str, count: int, pen: _Pen) -> Line:
    """At the right end of a row: how many slides are out of sight in that direction."""
    text = f"{sign} {counted(pen.look.words.matches, count, pen.look.words)}"
    space = pen.grid.margin + pen.grid.inner - cell_len(text)
    space = 0 if pen.look.plain else space
    return (Piece(" " * max(space, 0)), Piece(text, _MUTED))


def _bar(pen: _Pen, count: int, wanted: str, above: int, below: int) -> Bar:
    """The event's bar with the chosen slide; the filter stands in place of the time."""
    grid, look = pen.grid, pen.look
    if not grid.bar:
        return ((), ())
    note = ""
    if wanted:
        found = counted(look.words.matches, count, look.words) if count else ""
        note = f"{found or look.words.nothing_found}: {wanted}"
    hint = "" if grid.gap else f"{look.glyphs.above * bool(above)}{look.glyphs.below * bool(below)}"
    phase = pen.deck.slides[pen.chosen].phase or ""
    status = Status(phase=phase, note=note, hint=hint, hint_short=hint)
    count = len(pen.timeline.marks)
    rows, spots = (
        place_rows(pen.chosen, count, grid.inner, ENOUGH if grid.bar > 1 else 2, look, status)
        if look.plain
        else bar(pen.timeline, pen.chosen, grid.inner, grid.bar, look, status)
    )
    missing = grid.bar - len(rows)
    return (*[()] * missing, *rows), tuple(replace(s, row=s.row + missing) for s in spots)


# --- shelves ------------------------------------------------------------------------------------


def _in_view(shelves: Sequence[Shelf], scroll: int, grid: Grid) -> Iterator[Shelf]:
    return (s for s in shelves if s.start < scroll + grid.view and s.end > scroll)


def _view(pen: _Pen, shelves: Sequence[Shelf], scroll: int) -> list[Line]:
    """The rows of the shelves in view."""
    grid = pen.grid
    rows: list[Line] = [()] * grid.view

    def put(row: int, line: Line) -> None:
        if 0 <= row - scroll < grid.view:
            rows[row - scroll] = line

    for shelf in _in_view(shelves, scroll, grid):
        if shelf.phase is not None:
            put(shelf.start, _phase(pen, shelf))
        if grid.listed:
            put(shelf.top, _list_row(pen, shelf.slides[0]))
            continue
        cards = [_card(pen, slide) for slide in shelf.slides]
        for i in range(grid.card_height):
            pieces: list[Piece] = []
            for card in cards:
                pieces += (Piece(" " * GAP), *card[i]) if pieces else card[i]
            put(shelf.top + i, merged(pieces))
    return rows


def _spots(pen: _Pen, shelves: Sequence[Shelf], scroll: int) -> Iterator[Spot]:
    grid = pen.grid
    for shelf in _in_view(shelves, scroll, grid):
        for row in range(max(shelf.top, scroll), min(shelf.end, scroll + grid.view)):
            for column, slide in enumerate(shelf.slides):
                left = grid.left_of(column)
                right = min(left + grid.card_width, grid.width)
                yield Spot(row=grid.top + row - scroll, left=left, right=right, slide=slide)


def _title_at(pen: _Pen, shelves: Sequence[Shelf], scroll: int, height: int) -> tuple[int, int]:
    """Where the chosen card's title begins; the first row of all where nothing is chosen."""
    grid = pen.grid
    found = shelf_with(shelves, pen.chosen)
    column, row = grid.margin, grid.top
    if found is not None:
        shelf = shelves[found]
        column = grid.left_of(shelf.slides.index(pen.chosen)) + pen.title_column
        row += shelf.top - scroll + (0 if grid.listed else 1)
    return min(column, grid.width - 1), min(max(row, 0), height - 1)


def _phase(pen: _Pen, shelf: Shelf) -> Line:
    """A phase's name, its time and a rule, as far as there is room; after a phase, a rule alone."""
    glyphs, width = pen.look.glyphs, pen.grid.inner
    if not shelf.phase:
        return (Piece(glyphs.rule * width, _RULE),) if glyphs.rule else ()
    name = Piece(_cut(shelf.phase, width, pen.look), _HERE)
    marks = [pen.timeline.marks[slide] for slide in shelf.group if pen.timeline.marks[slide].when]
    line: Line = (name,)
    if marks:
        ends = (min(marks, key=lambda mark: mark.start), max(marks, key=lambda mark: mark.start))
        labels = list(dict.fromkeys(label_of(pen.timeline, m.slide, pen.look) for m in ends))
        dash = " – " if any(" " in label for label in labels) else "–"
        span = Piece(f" {glyphs.dot} {dash.join(labels)}", _MUTED)
        line = (name, span) if name.width + span.width <= width else line
    room = width - line_width(line) - 1
    return (*line, Piece(" "), Piece(glyphs.rule * room, _RULE)) if room > 0 else line


# --- one slide ----------------------------------------------------------------------------------


def _list_row(pen: _Pen, slide: int) -> Line:
    """Edge, mark, number, time and title in one row."""
    glyphs, inner = pen.look.glyphs, pen.grid.inner
    chosen = slide == pen.chosen
    column = pen.title_column
    title = _cut(pen.deck.slides[slide].title, inner - column, pen.look)
    text = Piece(title, replace(_BOLD if chosen else Style(), reverse=chosen))
    if not column:
        return (text,)
    return merged(
        (
            Piece(glyphs.stressed if chosen else " ", _HERE),
            Piece(glyphs.sure.here if slide == pen.here else " ", _HERE),
            Piece(f"{slide + 1:>{pen.digits}} ", _MUTED),
            *padded(_time(pen, slide, pen.time_room - 1, _MUTED), pen.time_room),
            text,
        )
    )


def _time(pen: _Pen, slide: int, width: int, style: Style) -> Line:
    text = label_of(pen.timeline, slide, pen.look)
    return (Piece(text, style),) if text and cell_len(text) <= width else ()


def _card(pen: _Pen, number: int) -> list[Line]:
    """The rows of a card, each as wide as it is: number and time, title, and what is on it."""
    grid, glyphs = pen.grid, pen.look.glyphs
    slide, chosen = pen.deck.slides[number], number == pen.chosen
    width = grid.card_width - 3
    muted = replace(_MUTED, panel=True)
    head: Line = (
        Piece(str(number + 1), replace(_CARD, bold=True)),
        Piece("  ", _CARD),
        *_time(pen, number, width - pen.digits - 4, muted),
    )
    if number == pen.here:
        mark = Piece(glyphs.sure.here, replace(_HERE, panel=True))
        head = (*padded(head, width - 1, _CARD), mark)
    style = replace(_BOLD, panel=True, reverse=chosen)
    title = _few(wrap_text(slide.title, width, style), TITLE_ROWS, width, pen.look)
    title = [padded(row, width, style) for row in title]
    rows = [head, *title]
    rows += _thumbnail(slide, width, grid.card_height - len(rows), pen.look)
    rows += [()] * (grid.card_height - len(rows))
    edge = Piece(glyphs.stressed if chosen else " ", replace(_HERE, panel=True))
    return [padded(merged((edge, Piece(" ", _CARD), *row)), grid.card_width, _CARD) for row in rows]


def _thumbnail(slide: Slide, width: int, height: int, look: Look) -> list[Line]:
    """What a slide shows, in little: its first picture, or else its first words.

    A sensitive picture is not shown here, its cover's words are.
    """
    picture = next((p for p in pictures_on(slide) if not p.sensitive), None)
    size = look.pictures.size(picture) if look.pictures and picture else None
    across, down = fitted(size, width, height) if size else (0, 0)
    if look.pictures and picture and across >= LEAST[0] and down >= LEAST[1]:
        return [*(look.pictures.rows(picture, across, down) or ())]
    rows = wrap_text(gist(slide), width, replace(_MUTED, panel=True))
    return _few(rows, height, width, look)


def pictures_on(slide: Slide) -> Iterator[Picture]:
    """The pictures of a slide's body, in order of reading."""
    cores = (core for part in slide.body.parts for core in part.block.plain())
    return (core for core in cores if isinstance(core, Picture))


def gist(slide: Slide) -> str:
    """Return the first words of a slide's body, in one line; of a picture, its description."""
    words: list[str] = []
    left = GIST
    for part in slide.body.parts:
        for core in part.block.plain():
            texts = [plain_text(runs) for runs in texts_in(core)]
            if isinstance(core, Picture):
                told = (core.sensitive and core.cover) or core.alt or ""
                texts = [told, *texts]
            elif isinstance(core, Code):
                texts = [core.text]
            for text in texts:
                words += text[:left].split()
                left -= len(text)
                if left <= 0:
                    return " ".join(words)
    return " ".join(words)


# --- what does not fit --------------------------------------------------------------------------


def _few(rows: Sequence[Line], most: int, width: int, look: Look) -> list[Line]:
    """At most `most` rows; where there are more, the last one says so."""
    if len(rows) <= most or most < 1:
        return [*rows[: max(most, 0)]]
    last = rows[most - 1]
    text = line_text(last) + look.glyphs.cut
    return [*rows[: most - 1], (Piece(_cut(text, width, look), last[0].style),)]


def _cut(text: str, width: int, look: Look) -> str:
    """`text`, visibly shortened where it is wider than `width` cells; empty for no width."""
    if cell_len(text) <= width:
        return text
    cut = look.glyphs.cut
    kept_part = line_text(cropped((Piece(text),), max(width - cell_len(cut), 0))).rstrip()
    return f"{kept_part.removesuffix(cut)}{cut}" if width > 0 else ""
