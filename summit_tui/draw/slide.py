"""A whole screen: header, time and place, body, bar.

The one entrance of the drawing layer.  Whatever the size, a frame has as many rows as asked, none
wider than asked, and all of a slide can be read: what does not fit is scrolled to, and the frame
says how much is out of sight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.cells import cell_len

from summit_tui.dates import counted, in_full, in_short
from summit_tui.deck import Deck, Slide
from summit_tui.draw.bar import Bar, Status, bar
from summit_tui.draw.big import big_rows
from summit_tui.draw.body import MEASURE, Row
from summit_tui.draw.frame import Frame, Line, Piece, Style, cropped, indented
from summit_tui.draw.layout import ENOUGH, Layout
from summit_tui.draw.letters import letters
from summit_tui.draw.look import Look
from summit_tui.draw.marks import has_marks, marked
from summit_tui.draw.plain import ENOUGH as ROWS_APART
from summit_tui.draw.plain import out_of_sight, place_rows, when_and_where
from summit_tui.draw.titled import titled
from summit_tui.draw.wrap import wrap_text
from summit_tui.position import Position
from summit_tui.timeline import Timeline
from summit_tui.values import dataclass
from summit_tui.words import Words, words_for, words_in

WIDEST = 160
"""Cells of the widest column of content; on wider screens it stands in the middle."""
BAR_HEIGHT, BAR_WIDTH = 16, 40
"""The smallest screen, in cells, that gets a bar of three rows."""
BIG_ROWS, BIG_WIDTH = 8, 32
"""The least rows and cells for a body in big letters: two lines of three short words."""
NARROW = 24
"""From this width, in cells, there are margins; below it long words need every cell."""
SMALL_LETTERS = 5
"""Rows of a header in small letters, for slides that need the room."""

_TITLE = Style(role="title", bold=True)
_MUTED = Style(role="muted")
_HINT = Style(role="accent")

__all__ = ["Look", "draw"]


@dataclass(frozen=True, slots=True)
class _Page:
    """How a screen is divided."""

    width: int
    height: int
    margin: int
    """Cells free on either side."""
    top: int
    """Rows free above."""
    gap: int
    """Rows between the slide and the bar."""
    bar: Bar
    bottom: int
    """Rows free below the bar."""
    roomy: bool
    """True if there is room for air between the rows."""
    plain: bool
    """True for the plain look, which is as airy as a text."""

    @property
    def inner(self) -> int:
        return self.width - 2 * self.margin

    @property
    def view(self) -> int:
        """Rows for the slide."""
        return self.height - self.top - self.gap - len(self.bar[0]) - self.bottom

    @property
    def scrolled_view(self) -> int:
        """Rows for a slide that does not fit: where there is room, a row of its own says so."""
        return self.view - 1 if self.roomy or self.apart else self.view

    @property
    def apart(self) -> bool:
        """True if the plain look says in a row of its own what is out of sight."""
        return self.plain and self.height >= ROWS_APART


@dataclass(frozen=True, slots=True)
class _Flow:
    """All of a slide from its title down."""

    head: tuple[Line, ...]
    """The title, and time and place, with the empty rows below them."""
    body: tuple[Row, ...]
    page: int = 0
    """Rows of a page of the body, which is shown page by page; 0 where it scrolls by rows."""

    @property
    def height(self) -> int:
        return len(self.head) + len(self.body)

    def pinned(self, view: int) -> bool:
        """True if the head can stay while the body is scrolled."""
        return len(self.head) <= view // 2 and view - len(self.head) >= 2


def draw(
    deck: Deck,
    timeline: Timeline,
    at: Position,
    width: int,
    height: int,
    look: Look,
    *,
    scroll: int = 0,
    note: str = "",
) -> Frame:
    """Return the screen of `width` times `height` cells (at least 1) that shows `deck` at `at`.

    `scroll` is how many rows of the body to skip, and is kept within what there is to see; the
    frame's `above` says how many were.  `note` stands in the bar in place of the time.
    """
    width, height = max(width, 1), max(height, 1)
    slide = deck.slides[at.slide]
    page = _page(timeline, slide, at, width, height, look, Status(note=note))
    flow = _fitted(deck, timeline, at, page, look)
    fits = flow.height <= page.view and not flow.page
    view = page.view if fits else page.scrolled_view
    head = flow.head if fits or flow.pinned(view) else ()
    rows = flow.body if head else (*(Row(line) for line in flow.head), *flow.body)
    view = max(view - len(head), 1)

    shown = next((i for i in range(len(rows), 0, -1) if rows[i - 1].shown(at.step)), 0)
    if flow.page:
        scroll, shown = _whole_pages(scroll, shown, view)
    scroll = min(max(scroll, 0), max(shown - view, 0))
    below = max(shown - view - scroll, 0)
    visible = [row.shown(at.step) for row in rows[scroll : scroll + view]]
    if not (page.roomy or page.apart) and (scroll or below):
        status = _small_hints(scroll, below, note, look)
        page = _page(timeline, slide, at, width, height, look, status)
    drop = _drop(at, flow, page)
    lines = [
        *[()] * (page.top + drop),
        *(indented(line, page.margin) for line in (*head, *visible)),
    ]
    lines = lines[: page.top + page.view]
    unmarked, lines = lines, list(marked(lines, look.wanted))
    found = lines != unmarked or bool(flow.page and look.wanted and has_marks(lines))
    if page.plain:
        lines += wrap_text(out_of_sight(scroll, below, look), width, _HINT)[: page.apart]
    else:
        lines += [()] * (page.top + page.view - len(lines))
    lines += [()] * page.gap
    bar_at = len(lines)
    foot, title_row = titled(
        lines, page.bar[0], timeline, at.slide, slide, page.inner, look, free=not note
    )
    lines += (indented(line, page.margin) for line in foot)
    lines += [()] * (height - len(lines))
    if page.roomy:
        _roomy_hints(lines, page, len(head), scroll, below, flow.page, look)
    spots = (
        replace(s, row=s.row + bar_at, left=s.left + page.margin, right=s.right + page.margin)
        for s in page.bar[1]
    )
    return Frame(
        width=width,
        height=height,
        lines=tuple(cropped(line, width) for line in lines[:height]),
        title_at=(
            min(page.margin, width - 1),
            min(page.top + drop if title_row is None else title_row, height - 1),
        ),
        spots=tuple(spots),
        above=scroll,
        below=below,
        page=flow.page,
        marked=found,
        scroll_to_new=_scroll_to_new(rows, at.step, scroll, view, flow.page),
    )


def _page(
    timeline: Timeline,
    slide: Slide,
    at: Position,
    width: int,
    height: int,
    look: Look,
    status: Status,
) -> _Page:
    margin = max(width // 12 if width >= NARROW else 0, (width - WIDEST) // 2)
    # What reads a screen line by line would find a margin on every line.
    margin = 0 if look.plain else margin
    tall = 3 if height >= BAR_HEIGHT and width >= BAR_WIDTH else 1
    drawn: Bar = ((), ())
    if height > 1:
        status = replace(status, phase=slide.phase or "")
        drawn = (
            place_rows(at.slide, len(timeline.marks), width, height, look, status)
            if look.plain
            else bar(timeline, at.slide, width - 2 * margin, tall, look, status)
        )
    return _Page(
        width=width,
        height=height,
        margin=margin,
        top=0 if look.plain else 2 if height >= 36 else 1 if height >= 18 else 0,
        gap=1 if height >= 10 else 0,
        bar=drawn,
        bottom=1 if height >= 28 and not look.plain else 0,
        roomy=height >= BAR_HEIGHT and not look.plain,
        plain=look.plain,
    )


# --- what stands above the bar ------------------------------------------------------------------


def _fitted(deck: Deck, timeline: Timeline, at: Position, page: _Page, look: Look) -> _Flow:
    """The slide with as much air and as large letters, pictures and maps as fit."""
    slide = deck.slides[at.slide]
    told = words_in(slide.language, words_for(deck.language))
    if look.big and (flow := _big(slide, page, look, told)):
        return flow
    layout = Layout(
        parts=slide.body.parts,
        width=page.inner,
        look=look,
        told=told,
        densities=("airy", "compact") if page.roomy else ("compact",),
    )
    titles = list(_titles(slide, page, look))
    dateline = (
        when_and_where(deck, timeline, at.slide, min(page.inner, MEASURE), look, told)
        if look.plain
        else _dateline(slide, page, look)
    )
    for densities, smallest in layout.ways:
        for title in titles[-1:] if smallest else titles:
            head = _head(title, dateline, page)
            if not slide.body.parts:
                head = _stripped(head)
            enough = ENOUGH if title.big else 1
            body = layout.fitting(page.view - len(head), densities, enough=enough)
            if body is not None:
                return _Flow(head, body)
    if page.roomy or page.plain:
        heads = [_head(title, dateline, page) for title in titles]
        head = next((h for h in heads if _Flow(h, ()).pinned(page.scrolled_view)), heads[-1])
        return _Flow(head, layout.scrolled(page.scrolled_view - len(head)))
    # On a small screen the story comes first and time and place last: the bar has the clock.
    head = _head(titles[-1], (), page)
    after = [Row(line) for line in ((), *dateline)] if dateline else []
    return _Flow(head, (*layout.scrolled(page.view - len(head)), *after))


def _big(slide: Slide, page: _Page, look: Look, told: Words) -> _Flow | None:
    """The slide with its body in big letters below a plain title; None where there is no room."""
    if not (page.roomy and slide.body.parts and page.inner >= BIG_WIDTH):
        return None
    *_, title = _titles(slide, page, look)
    head = _head(title, _dateline(slide, page, look), page)
    rows = page.scrolled_view - len(head)
    if rows < BIG_ROWS or len(head) > page.scrolled_view // 2:
        return None
    return _Flow(head, big_rows(slide.body.parts, page.inner, rows, look, told), rows)


def _stripped(head: Sequence[Line]) -> tuple[Line, ...]:
    """A head without the empty rows at its end."""
    return tuple(head[: max((i + 1 for i, line in enumerate(head) if line), default=0)])


@dataclass(frozen=True, slots=True)
class _Title:
    """A title in one size."""

    lines: tuple[Line, ...]
    big: bool
    """True for big letters."""


def _head(title: _Title, dateline: Sequence[Line], page: _Page) -> tuple[Line, ...]:
    """Title, time and place, and the empty rows between them and below."""
    between = [()] if dateline and title.big and page.roomy else []
    below = 2 if page.height >= 28 else 1 if page.height >= 10 else 0
    return (*title.lines, *between, *dateline, *[()] * below)


def _titles(slide: Slide, page: _Page, look: Look) -> Iterator[_Title]:
    """The title in ever smaller letters; the last is plain text."""
    third = page.height // 3
    if look.plain:
        third = 0
    for rows in sorted({third, min(third, SMALL_LETTERS), 0}, reverse=True):
        title = _title(slide, page.inner, rows, look)
        if title.big or not rows:
            yield title


def _title(slide: Slide, width: int, rows: int, look: Look) -> _Title:
    """The title in at most `rows` rows of big letters, or, without such a font, as plain text.

    Where the header has another text than the title, the title stands below.
    """
    text = slide.title if look.plain else slide.header.text or slide.title
    measure = min(width, MEASURE)
    drawn = letters(text, width, rows, slide.header.font, blocks=look.glyphs.block_letters)
    below = wrap_text(slide.title, measure, _TITLE) if text != slide.title else ()
    if drawn is None:
        return _Title((*wrap_text(text, measure, _TITLE), *below), big=False)
    big = ((Piece(row, _TITLE),) if row else () for row in drawn)
    return _Title((*big, *(((), *below) if below else ())), big=True)


def _dateline(slide: Slide, page: _Page, look: Look) -> tuple[Line, ...]:
    """When and where, on one row if they fit; where the bar has the date, the clock is enough."""
    facts: list[str] = []
    if slide.when:
        form = in_short if len(page.bar[0]) > 1 else in_full
        facts.append(form(slide.when, look.words, look.zone))
    if slide.place:
        facts.append(slide.place.name)
    measure = min(page.inner, MEASURE)
    text = f" {look.glyphs.dot} ".join(facts)
    if cell_len(text) <= measure:
        return wrap_text(text, measure, _MUTED)
    return tuple(line for fact in facts for line in wrap_text(fact, measure, _MUTED))


def _drop(at: Position, flow: _Flow, page: _Page) -> int:
    """How many rows an opening, or a slide of a title alone, stands below the top."""
    free = page.view - flow.height
    return free * 2 // 5 if free > 0 and page.roomy and (at.slide == 0 or not flow.body) else 0


# --- scrolling ----------------------------------------------------------------------------------


def _whole_pages(scroll: int, shown: int, page: int) -> tuple[int, int]:
    """Return `scroll` at the beginning of a page, and `shown` rows up to the end of one."""
    shown = -(-shown // page) * page
    return min(max(scroll, 0), max(shown - page, 0)) // page * page, shown


def _scroll_to_new(rows: Sequence[Row], step: int, scroll: int, view: int, page: int) -> int:
    """The scroll nearest to `scroll` that shows what `step` revealed, its beginning above all.

    Where the step points to some rows, these are what it reveals.
    """
    if not step:
        return scroll
    new = [i for i, row in enumerate(rows) if step in row.pointed] or [
        i for i, row in enumerate(rows) if row.changes(step)
    ]
    if not new:
        return scroll
    if page:
        return new[0] // page * page
    return min(max(scroll, new[-1] + 1 - view), new[0])


def _roomy_hints(
    lines: list[Line], page: _Page, head: int, above: int, below: int, rows: int, look: Look
) -> None:
    """Say in the rows around the body, which are empty, what is out of sight.

    `rows` is the height of its pages, or 0; pages are counted, rows of letters tell nobody much.
    """
    if rows and (above or below):
        up, down = (look.glyphs.above if above else ""), (look.glyphs.below if below else "")
        text = f"{up}{down} {above // rows + 1}/{(above + below) // rows + 1}"
        lines[page.top + page.view - 1] = indented((Piece(text, _HINT),), page.margin)
        return
    if above:
        row = page.top + head - 1 if head else 0
        text = f"{look.glyphs.above} {above}"
        if row >= 0 and not lines[row]:
            lines[row] = indented((Piece(text, _HINT),), page.margin)
    if below:
        text = f"{look.glyphs.below} {counted(look.words.more_below, below, look.words)}"
        lines[page.top + page.view - 1] = indented((Piece(text, _HINT),), page.margin)


def _small_hints(above: int, below: int, note: str, look: Look) -> Status:
    up = look.glyphs.above if above else ""
    down = look.glyphs.below if below else ""
    return Status(hint=f"{up}{down}{below or ''}", hint_short=f"{up}{down}", note=note)
