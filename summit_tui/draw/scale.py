"""What of the bar stays the same while slides go by: its cells, its breaks, its labels.

Kept for the last few timelines, because a step must not compute it again for 200 slides.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import timedelta, tzinfo

from summit_tui.dates import on_bar
from summit_tui.draw.look import Look
from summit_tui.timeline import Columns, Timeline, columns
from summit_tui.values import dataclass
from summit_tui.when import Precision, When

KEPT = 4
"""Timelines whose plans are kept: a story in two languages, before and after a reload."""
KEPT_WIDTHS = 8
"""Widths for which the plan of one timeline is kept."""
TOLERANCE = 1
"""Cells beside a mark in which a click still means it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A bar of one width, whichever slide is the current one."""

    columns: Columns
    timed: bool
    """True if any slide has a time."""
    cells: Mapping[int, Sequence[int]]
    """The slides of each cell that has a mark, in the order of telling."""
    spans: Mapping[int, int]
    """For each cell that something lasted over, the first slide in the telling that did."""
    breaks: frozenset[int]
    """Cells that show that a quiet stretch is shortened."""
    nearest: Mapping[int, int]
    """For each cell on or beside a mark, the cell of the mark that a click means."""
    labelled: Sequence[int]
    """Slides that may get a label: the first with a time of each cell, from left to right."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """How fine labels are."""

    precision: Precision
    day: bool
    """True if a clock needs its day."""
    room: int
    """Cells of nearly every label, in either language."""


_CLOCK = _Scale(Precision.SECOND, day=False, room=6)
_DAY_AND_CLOCK = _Scale(Precision.SECOND, day=True, room=15)
_DAY = _Scale(Precision.DAY, day=False, room=9)
_MONTH = _Scale(Precision.MONTH, day=False, room=15)
_YEAR = _Scale(Precision.YEAR, day=False, room=6)


@dataclass(slots=True)
class _Known:
    """What has been found out about one timeline."""

    timeline: Timeline
    plans: OrderedDict[int, Plan] = field(default_factory=OrderedDict)
    scales: dict[tzinfo | None, _Scale] = field(default_factory=dict)
    labels: dict[tuple[str, tzinfo | None, int], str] = field(default_factory=dict)


_known_timelines: OrderedDict[int, _Known] = OrderedDict()
"""By identity: to compare two timelines slide by slide would cost more than is saved."""


def _known(timeline: Timeline) -> _Known:
    known = _known_timelines.get(id(timeline))
    if known is None or known.timeline is not timeline:
        known = _known_timelines[id(timeline)] = _Known(timeline)
    _known_timelines.move_to_end(id(timeline))
    while len(_known_timelines) > KEPT:
        _known_timelines.popitem(last=False)
    return known


def plan_of(timeline: Timeline, width: int) -> Plan:
    """Return the plan of a bar of `width` cells."""
    plans = _known(timeline).plans
    if width not in plans:
        plans[width] = _planned(timeline, width)
    plans.move_to_end(width)
    while len(plans) > KEPT_WIDTHS:
        plans.popitem(last=False)
    return plans[width]


def label_of(timeline: Timeline, slide: int, look: Look) -> str:
    """Return the label of a slide's mark, no finer than the scale; empty without a time."""
    when = timeline.marks[slide].when
    if when is None:
        return ""
    known = _known(timeline)
    key = (look.words.code, look.zone, slide)
    if key not in known.labels:
        scale = _scale(known, look.zone)
        coarse = _coarse(when, scale.precision, look.zone)
        known.labels[key] = on_bar(coarse, look.words, look.zone, day=scale.day)
    return known.labels[key]


def label_room(timeline: Timeline, look: Look) -> int:
    """Return the cells that nearly every label of a timeline fits into."""
    scale = _scale(_known(timeline), look.zone)
    halves = max(map(len, look.words.clock.halves)) if scale.precision.clock else 0
    return scale.room + (halves + 1 if halves else 0)


def _coarse(when: When, precision: Precision, zone: tzinfo | None) -> When:
    """The beginning of `when`, no finer than `precision`, on the calendar of `zone`."""
    start = when.start
    if start.precision <= precision:
        return When(start=start)
    at = start.at.astimezone(zone) if zone and start.precision.clock else start.at
    return When(start=replace(start, at=at, precision=precision))


def _scale(known: _Known, zone: tzinfo | None) -> _Scale:
    """How fine the labels of a timeline are, by how long the event lasts.

    Two events may then have the same label, two of one day in a story of a week for example; where
    they are neighbours the bar shows it once.
    """
    if zone not in known.scales:
        times = [mark.when.first for mark in known.timeline.marks if mark.when]
        if not times:
            return _CLOCK
        first, last = min(times), max(times)
        length = last - first
        if zone:
            first, last = first.astimezone(zone), last.astimezone(zone)
        known.scales[zone] = (
            _CLOCK
            if first.date() == last.date()
            else _DAY_AND_CLOCK
            if length <= timedelta(days=3)
            else _DAY
            if length <= timedelta(days=366)
            else _MONTH
            if length <= timedelta(days=5 * 366)
            else _YEAR
        )
    return known.scales[zone]


def _planned(timeline: Timeline, width: int) -> Plan:
    found = columns(timeline, width)
    cells: dict[int, list[int]] = {}
    spans: dict[int, int] = {}
    for slide, (left, right) in enumerate(zip(found.marks, found.ends, strict=True)):
        cells.setdefault(left, []).append(slide)
        if right > left:
            for cell in range(left + 1, right + 1):
                spans.setdefault(cell, slide)
    labelled = [
        next((slide for slide in cells[cell] if timeline.marks[slide].when), None)
        for cell in sorted(cells)
    ]
    return Plan(
        columns=found,
        timed=any(mark.when for mark in timeline.marks),
        cells=cells,
        spans=spans,
        breaks=frozenset(_break_cells(found, cells)),
        nearest=_nearest(cells, width),
        labelled=[slide for slide in labelled if slide is not None],
    )


def _break_cells(found: Columns, cells: Mapping[int, object]) -> Iterator[int]:
    """Two cells for each break, or one where the next is taken; the first is free by itself."""
    for cell in found.breaks:
        yield cell
        if cell + 1 < found.width and cell + 1 not in cells:
            yield cell + 1


def _nearest(cells: Mapping[int, object], width: int) -> dict[int, int]:
    """The marked cell of each cell within `TOLERANCE` of one."""
    out: dict[int, int] = {}
    marked = sorted(cells)
    for distance in range(TOLERANCE + 1):
        for mark in marked:
            for cell in (mark - distance, mark + distance):
                if 0 <= cell < width:
                    out.setdefault(cell, mark)
    return out
