"""The bar below a slide: where in the event the talk is.

Three rows where there is room (labels, the line with its marks, the time in words), else one.  The
told part, the current slide and the part to come differ by shape as well as by colour.

In a flashback the line is heavy up to the current *event*, while marks count as told in the order
of *telling*: told marks then stand to the right of the line's heavy part.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rich.cells import cell_len, split_graphemes

from summit_tui.dates import gap_in_words, in_full, in_short
from summit_tui.draw.frame import Line, Piece, Spot, Style, cropped, line_width, merged
from summit_tui.draw.look import Look
from summit_tui.draw.scale import Plan, label_of, label_room, plan_of
from summit_tui.timeline import Gap, Relation, Timeline
from summit_tui.values import dataclass
from summit_tui.when import When

APART = 2
"""Cells between two labels, at least."""
SHORTEST_LINE = 8
"""Cells of the narrowest line of marks that still tells something."""
TINY_LINE = 6
"""Cells of the line where there is no room for that one; it still tells how far the event is."""
SHORTEST_PHASE = 8
"""Cells of a phase's name that are worth showing where the rest is cut off."""
SHORTEST_NOTE = 3
"""Cells of a note that are worth showing where the rest is cut off."""
HINT = 4
"""Cells that a bar of one row keeps free for saying that rows are out of sight."""
WORDY = 50
"""From this width, in cells, a bar of one row keeps room for a time with its zone."""

_BOLD = Style(role="text", bold=True)
_TEXT = Style(role="text")
_MUTED = Style(role="muted")
_ACCENT = Style(role="accent", bold=True)
_PAST = Style(role="past")
_FUTURE = Style(role="future")

Bar: TypeAlias = tuple[tuple[Line, ...], tuple[Spot, ...]]
"""Rows from top to bottom, and what clicks mean; rows and columns are counted from 0 in the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the bar says besides the event's time."""

    phase: str = ""
    """The name of the current phase, if it has one."""
    hint: str = ""
    """That rows of the slide are out of sight; for a bar of one row."""
    hint_short: str = ""
    """The same in one or two cells."""
    note: str = ""
    """Shown in place of the time: typed digits, for example."""


def bar(timeline: Timeline, slide: int, width: int, rows: int, look: Look, status: Status) -> Bar:
    """Return the bar with `slide` (from 0) as the current one, at most `width` cells wide.

    `rows` is 3 or 1; a deck without any time has no labels and gets 2 of the 3.
    """
    if rows < 3:
        return _one_row(timeline, slide, width, look, status)
    plan = plan_of(timeline, width)
    lines = [_line(plan, timeline, slide, look), _last_row(timeline, slide, width, look, status)]
    if not plan.timed:
        return tuple(lines), tuple(_mark_spots(plan, slide, row=0))
    labels = _labels(plan, timeline, slide, look)
    spots = [*_mark_spots(plan, slide, row=1)]
    spots += (
        Spot(row=0, left=left, right=left + cell_len(text), slide=owner)
        for left, text, owner in labels
    )
    return (_label_row(labels, slide), *lines), tuple(spots)


def _one_row(timeline: Timeline, slide: int, width: int, look: Look, status: Status) -> Bar:
    """The line, a clock and the number, as far as they fit.

    The line's width does not depend on the current slide, so marks stay where they are while no
    note is shown.
    """
    count = len(timeline.marks)
    number = f"{slide + 1}/{count}"
    last = cell_len(f"{count}/{count}")
    clock, label = 0, 0
    if any(mark.when for mark in timeline.marks):
        label = label_room(timeline, look)
        clock = max(label, 17 if width >= WORDY else 0) + 2
    clock += HINT if width >= 32 or not clock else 0
    room, space = width - clock - 2 - last, 2
    if status.note:
        # A note is read for a moment: it takes what it needs, and the line what is left.
        said = (Piece(status.note), Piece(status.hint), Piece(number))
        room = min(room, width - 2 - line_width(_joined(said, " ")))
    elif room < SHORTEST_LINE and TINY_LINE + 1 + max(label, HINT) + 1 + last <= width:
        room, space = TINY_LINE, 1
    if room < (TINY_LINE if space == 1 else SHORTEST_LINE):
        return (_tail(timeline, slide, width, look, status, number),), ()
    plan = plan_of(timeline, room)
    tail = _tail(timeline, slide, width - room - space, look, status, number)
    line = merged((*_line(plan, timeline, slide, look), Piece(" " * space), *tail))
    return (line,), tuple(_mark_spots(plan, slide, row=0))


# --- the line with its marks --------------------------------------------------------------------


def _line(plan: Plan, timeline: Timeline, slide: int, look: Look) -> Line:
    """The line; breaks stand over it, spans over breaks, marks over spans."""
    glyphs, columns = look.glyphs, plan.columns
    now, end = columns.marks[slide], columns.ends[slide]
    span_now = Piece(glyphs.span_past, _ACCENT)
    span_past, span_future = Piece(glyphs.span_past, _PAST), Piece(glyphs.span_future, _FUTURE)
    gap_past, gap_future = Piece(glyphs.gap, _PAST), Piece(glyphs.gap, _FUTURE)
    line_past, line_future = Piece(glyphs.past, _PAST), Piece(glyphs.future, _FUTURE)
    pieces: list[Piece] = []
    for cell in range(columns.width):
        past = cell < now
        if cell in plan.cells:
            pieces.append(_mark(plan, timeline, plan.cells[cell], slide, look))
        elif now < cell <= end:
            pieces.append(span_now)
        elif cell in plan.spans:
            pieces.append(span_past if plan.spans[cell] < slide else span_future)
        elif cell in plan.breaks:
            pieces.append(gap_past if past else gap_future)
        else:
            pieces.append(line_past if past else line_future)
    return merged(pieces)


def _mark(plan: Plan, timeline: Timeline, slides: Sequence[int], slide: int, look: Look) -> Piece:
    """The mark of a cell; `slides` are those of the cell, in the order of telling."""
    glyphs = look.glyphs
    here = plan.cells[plan.columns.marks[slide]] is slides
    when = timeline.marks[slide if here else slides[0]].when
    if len(slides) > 1 and not here:
        kind = glyphs.several
    elif when is None:
        kind = glyphs.timeless if plan.timed else glyphs.sure
    else:
        kind = glyphs.sure if when.certain else glyphs.vague
    if here:
        return Piece(kind.here, _ACCENT)
    # A cell of several slides is told once the last of them is.
    return Piece(kind.told, _PAST) if slides[-1] < slide else Piece(kind.coming, _FUTURE)


def _mark_spots(plan: Plan, slide: int, *, row: int) -> Iterator[Spot]:
    """One spot for each mark; in a cell of several slides a click goes to the next of them."""
    for mark, slides in plan.cells.items():
        left, right = mark, mark + 1
        while plan.nearest.get(left - 1) == mark:
            left -= 1
        while plan.nearest.get(right) == mark:
            right += 1
        after = next((member for member in slides if member > slide), slides[0])
        yield Spot(row=row, left=left, right=right, slide=after)


# --- labels -------------------------------------------------------------------------------------


def _labels(plan: Plan, timeline: Timeline, slide: int, look: Look) -> list[tuple[int, str, int]]:
    """Place labels, the most wanted first; returns column, text and slide, left to right."""
    placed: list[tuple[int, str, int]] = []
    width = plan.columns.width
    for candidate in _by_want(plan, timeline, slide):
        text = label_of(timeline, candidate, look)
        cells = cell_len(text)
        if cells > width:
            continue
        middle = plan.columns.marks[candidate]
        left = min(max(0, middle - cells // 2), width - cells)
        if all(
            left + cells + APART <= other or other + cell_len(label) + APART <= left
            for other, label, _ in placed
        ):
            at = bisect_left(placed, (left, text, candidate))
            # The same date twice side by side would tell nothing apart.
            if all(label != text for _, label, _ in placed[max(at - 1, 0) : at + 1]):
                placed.insert(at, (left, text, candidate))
    return placed


def _by_want(plan: Plan, timeline: Timeline, slide: int) -> list[int]:
    """Slides by how much their label is wanted: the current, first, last, then the nearest."""
    now = plan.columns.marks[slide]
    order = sorted(plan.labelled, key=lambda other: abs(plan.columns.marks[other] - now))
    first = [slide] if timeline.marks[slide].when else []
    # In the current slide's cell its own label stands for all.
    others = [other for other in order if plan.columns.marks[other] != now or not first]
    ends = [plan.labelled[0], plan.labelled[-1]]
    return list(dict.fromkeys([*first, *(end for end in ends if end in others), *others]))


def _label_row(labels: Sequence[tuple[int, str, int]], slide: int) -> Line:
    pieces: list[Piece] = []
    at = 0
    for left, text, owner in labels:
        pieces += (Piece(" " * (left - at)), Piece(text, _ACCENT if owner == slide else _MUTED))
        at = left + cell_len(text)
    return merged(pieces)


# --- the time in words --------------------------------------------------------------------------


def _last_row(timeline: Timeline, slide: int, width: int, look: Look, status: Status) -> Line:
    """The time in full and the gap on the left, the phase and the number on the right."""
    number = Piece(f"{slide + 1}/{len(timeline.marks)}", _BOLD)
    if status.note:
        return _ends((_note(status.note, width - number.width - APART, look),), (number,), width)
    ways: list[tuple[Line, Line]] = [
        (left, _phase(status.phase, room, look))
        for left in _times(timeline, slide, look)
        if (room := width - line_width(left) - APART - number.width) >= 0
    ] or [((), _phase(status.phase, width - number.width, look))]
    # The gap, which comes first, goes before the name of the phase is cut.
    left, phase = next((w for w in ways[:2] if not w[1] or w[1][0].text == status.phase), ways[0])
    return _ends(left, (*phase, number), width)


def titled_row(
    timeline: Timeline, slide: int, title: str, width: int, look: Look, phase: str
) -> Line:
    """Return the last row of a bar with a slide's title before the time; empty without the room.

    For a title that stands above in large letters alone: no braille line and no voice can read
    those.  A phase of the same name is not said twice.
    """
    number = Piece(f"{slide + 1}/{len(timeline.marks)}", _BOLD)
    right = (*_phase("" if phase == title else phase, width, look), number)
    dot = Piece(f" {look.glyphs.dot} ", _MUTED)
    for time in (*_times(timeline, slide, look), ()):
        left = (Piece(title, _MUTED), *((dot, *time) if time else ()))
        if line_width(left) + APART + line_width(right) <= width:
            return _ends(left, right, width)
    return ()


def _phase(name: str, width: int, look: Look) -> Line:
    """A phase's name and the dot behind it, visibly shortened; empty where little would be left."""
    dot = Piece(f" {look.glyphs.dot} ", _MUTED)
    room = width - dot.width
    if not name or room < min(cell_len(name), SHORTEST_PHASE):
        return ()
    if cell_len(name) > room:
        kept = cropped((Piece(name),), room - cell_len(look.glyphs.cut))
        name = "".join(piece.text for piece in kept).rstrip() + look.glyphs.cut
    return (Piece(name, _MUTED), dot)


def _times(timeline: Timeline, slide: int, look: Look) -> Iterator[Line]:
    """The time of a slide, longest form first; muted where it is that of the last event told."""
    found = _clock(timeline, slide)
    if found is None:
        return
    when, style = found
    gap = timeline.gap(slide)
    since = Piece("")
    if gap and told_apart(gap):
        since = Piece(f" {look.glyphs.dot} {gap_in_words(gap, look.words)}", _MUTED)
    full = Piece(in_full(when, look.words, look.zone), style)
    yield merged((full, since))
    yield (full,)
    for short in _short_times(timeline, slide, look):
        yield merged((short, since))
        yield (short,)


def told_apart(gap: Gap) -> bool:
    """False for two events of one day, which are not at the same time: how far apart is unknown."""
    return gap.precision.clock or gap.relation is not Relation.SAME


def _short_times(timeline: Timeline, slide: int, look: Look) -> Iterator[Piece]:
    """The time of a slide without its date, and then only its beginning."""
    found = _clock(timeline, slide)
    if found is None:
        return
    when, style = found
    yield Piece(in_short(when, look.words, look.zone), style)
    if timeline.marks[slide].when:
        yield Piece(label_of(timeline, slide, look), style)


def _clock(timeline: Timeline, slide: int) -> tuple[When, Style] | None:
    """The time to show at a slide: its own, or, muted, that of the last event told before it."""
    when = timeline.marks[slide].when
    if when:
        return when, _TEXT
    told = next((mark.when for mark in reversed(timeline.marks[:slide]) if mark.when), None)
    return (told, _MUTED) if told else None


def _tail(
    timeline: Timeline, slide: int, width: int, look: Look, status: Status, number: str
) -> Line:
    """A clock, a hint and the number at the right end of a row: the clock is the first to go.

    A note takes the place of the clock; the hint beside it gets as short as the note needs.
    """
    last = Piece(number, _BOLD)
    hint, short = Piece(status.hint, _ACCENT), Piece(status.hint_short, _ACCENT)
    if status.note:
        rights = [_joined((sign, last), " ") for sign in (hint, short)]
        whole = cell_len(status.note) + 1
        right = next((r for r in rights if whole + line_width(r) <= width), rights[-1])
        if line_width(right) + 1 + SHORTEST_NOTE > width:
            right = (last,)
        return _ends((_note(status.note, width - line_width(right) - 1, look),), right, width)
    times = list(_short_times(timeline, slide, look))
    wanted = [(time, hint, last) for time in times]
    if timeline.marks[slide].when:
        wanted += [(time, short, last) for time in times[-1:]]
    wanted += [(Piece(""), hint, last), (Piece(""), short, last), (Piece(""), Piece(""), last)]
    for pieces in wanted:
        for space in ("  ", " "):
            row = _joined(pieces, space)
            if line_width(row) <= width:
                return _ends((), row, width)
    return _ends((), (Piece(str(slide + 1), _BOLD),), width)


def _joined(pieces: Sequence[Piece], space: str) -> Line:
    """Pieces with a space between them; empty ones left out."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.text:
            out += (Piece(space), piece) if out else (piece,)
    return merged(out)


def _note(note: str, width: int, look: Look) -> Piece:
    """The note, or as much of its end as fits: what a note is about comes last in its sentence."""
    if cell_len(note) <= width:
        return Piece(note, _ACCENT)
    if width < SHORTEST_NOTE:
        return Piece("")
    parts = [note[start:end] for start, end, _ in split_graphemes(note)[0]]
    while cell_len("".join(parts)) > width - 1:
        parts.pop(0)
    end = "".join(parts)
    # From a whole word on, unless that leaves little.
    seam = re.search("[ -]", end)
    whole = end[seam.start() :].removeprefix("-") if seam else end
    return Piece(look.glyphs.cut + (whole if 2 * cell_len(whole) > width else end), _ACCENT)


def _ends(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Line:
    """`left` at the left end of a row and `right` at its right end, never over one another."""
    space = width - line_width(tuple(left)) - line_width(tuple(right))
    return cropped(merged((*left, Piece(" " * max(space, 0)), *right)), width)
