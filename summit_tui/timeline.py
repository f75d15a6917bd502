"""The event's own time: marks for slides, gaps between them, and where they stand on a bar.

A `Timeline` is a value; the bar, the spoken sentences, the overview and the exports are all made
from it.  Everything here is pure; columns are counted from 0, instants are seconds since 1970 UTC.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum, auto
from itertools import accumulate, pairwise
from operator import attrgetter

from summit_tui.deck import Deck
from summit_tui.values import dataclass
from summit_tui.when import Precision, When

LONG_GAP = 5
"""A quiet stretch this many times as long as the middle one of all is shortened on the bar."""
SHORT_GAP = 1 / 12
"""The least share of the bar that a shortened stretch gets; no shorter stretch is shortened."""
ALL_SHORT_GAPS = 1 / 3
"""The share of the bar that shortened stretches together get at most for being short."""


class Relation(Enum):
    """How an event stands to the one told before it."""

    LATER = auto()
    EARLIER = auto()
    """It is told out of order: a flashback."""
    DURING = auto()
    """It begins before the other ends."""
    SAME = auto()
    """Both begin together, as precisely as is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The time between an event and the one told before it."""

    relation: Relation
    seconds: int
    """Never negative; from the other's end when `LATER`, else from its beginning."""
    precision: Precision
    """The coarser of the two times' precisions: a gap is not known better than its ends."""
    certain: bool
    """True if both ends are: where it is counted from, and the later event's beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One slide on the timeline."""

    slide: int
    """From 0."""
    when: When | None
    """None for a slide without a time: it sits between its neighbours in the telling."""

    @property
    def start(self) -> float:
        """The first instant; only for a slide with a time."""
        assert self.when is not None
        return self.when.first.timestamp()

    @property
    def end(self) -> float:
        """The last instant of a written span, else `start`: a day alone is no stretch."""
        assert self.when is not None
        return self.when.last.timestamp() if self.when.end else self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The slides of a deck in the event's time."""

    marks: tuple[Mark, ...]
    """One for each slide, in the order of telling."""

    @property
    def events(self) -> tuple[Mark, ...]:
        """The marks with a time, in the order of the event; ties in the order of telling."""
        return tuple(sorted((m for m in self.marks if m.when), key=lambda m: m.start))

    def gap(self, slide: int) -> Gap | None:
        """Return the gap between a slide's event and the last one told before it.

        None where the slide has no time or no event was told before it.
        """
        when = self.marks[slide].when
        before = next((m.when for m in reversed(self.marks[:slide]) if m.when), None)
        return gap_between(before, when) if before and when else None


def timeline_of(deck: Deck) -> Timeline:
    """Return the timeline of the slides that are told."""
    return Timeline(
        marks=tuple(Mark(slide=i, when=slide.when) for i, slide in enumerate(deck.slides))
    )


def gap_between(before: When, when: When) -> Gap:
    """Return how `when` stands to `before`; see `Gap`."""
    precision = min(m.precision for w in (before, when) for m in (w.start, w.end) if m)
    first = _counted(when.first, precision)
    since = first - _counted(before.first, precision)
    after = first - _counted((before.end or before.start).at, precision)
    if since == 0:
        relation, seconds = Relation.SAME, 0.0
    elif since < 0:
        relation, seconds = Relation.EARLIER, -since
    elif after < 0 or (after == 0 and before.end and not precision.clock):
        # A span of days lasts to the end of its last day.
        relation, seconds = Relation.DURING, since
    else:
        relation, seconds = Relation.LATER, after
    counted_from = (before.end or before.start) if relation is Relation.LATER else before.start
    certain = counted_from.certain and when.start.certain
    return Gap(relation=relation, seconds=int(seconds), precision=precision, certain=certain)


def _counted(at: datetime, precision: Precision) -> float:
    """Return `at`, cut to `precision`, in seconds: by the calendar for dates, as they pass else.

    So it is one day from the 15th to the 16th, whatever the clocks did in that night.
    """
    match precision:
        case Precision.YEAR:
            return datetime(at.year, 1, 1, tzinfo=UTC).timestamp()
        case Precision.MONTH:
            return datetime(at.year, at.month, 1, tzinfo=UTC).timestamp()
        case Precision.DAY:
            return datetime(at.year, at.month, at.day, tzinfo=UTC).timestamp()
        case Precision.MINUTE:
            return at.replace(second=0).timestamp()
        case Precision.SECOND:
            return at.timestamp()


# --- the bar ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the marks of a timeline stand on a bar of a given width."""

    width: int
    """In cells."""
    marks: tuple[int, ...]
    """A column for each slide, from 0; no two alike unless there are more slides than cells."""
    ends: tuple[int, ...]
    """Where each slide's span ends, included; the mark's own column where it has none."""
    breaks: tuple[int, ...]
    """The middle columns of shortened quiet stretches."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the event and the part of the bar, 0 to 1, that it gets."""

    start: float
    end: float
    left: float
    right: float
    shortened: bool


def columns(timeline: Timeline, width: int) -> Columns:
    """Return where the marks stand on a bar of `width` cells, in proportion to time.

    Slides without a time stand between those told before and after them; before the first and after
    the last event they get cells of their own.
    """
    count = len(timeline.marks)
    if width < 1 or not count:
        return Columns(width=max(width, 0), marks=(0,) * count, ends=(0,) * count, breaks=())
    room = 2 if 2 * count <= width else 1
    timed = [m.slide for m in timeline.marks if m.when]
    lead = timed[0] * room if timed else 0
    trail = (count - 1 - timed[-1]) * room if timed else 0
    if lead + trail + 2 > width:
        lead = trail = 0
    # A zone takes its time to tell the second of an instant: it is asked once for each mark.
    starts = [m.start if m.when else None for m in timeline.marks]
    events = _in_order(timeline, starts)
    stretches = _stretches(events)
    inner = width - 1 - lead - trail

    def ideal(instant: float) -> float:
        return lead + inner * _share(stretches, instant)

    wanted = _between(
        [None if start is None else ideal(start) for start in starts], width - 1, room, lead
    )
    cells = _apart(wanted, width, room if count <= width else 0)
    ends = tuple(
        max(cells[m.slide], round(ideal(m.end))) if m.when and m.when.end else cells[m.slide]
        for m in timeline.marks
    )
    ends = _before_next(cells, ends, events)
    return Columns(
        width=width,
        marks=cells,
        ends=ends,
        breaks=tuple(
            column
            for stretch in stretches
            if stretch.shortened
            for column in _middle(stretch, cells, ends, events)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Event:
    """A mark with a time, in seconds since 1970."""

    slide: int
    start: float
    end: float


def _in_order(timeline: Timeline, starts: Sequence[float | None]) -> list[_Event]:
    """The marks with a time as in `Timeline.events`; `starts` are those of all marks."""
    events = [
        _Event(mark.slide, start, mark.end if mark.when and mark.when.end else start)
        for mark, start in zip(timeline.marks, starts, strict=True)
        if start is not None
    ]
    return sorted(events, key=attrgetter("start"))


def _stretches(events: Sequence[_Event]) -> list[_Stretch]:
    """Cut the event into busy stretches and quiet gaps, long gaps made short."""
    spans: list[list[float]] = []
    for mark in events:
        if spans and mark.start <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], mark.end)
        else:
            spans.append([mark.start, mark.end])
    if not spans or spans[-1][1] == spans[0][0]:
        return []
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    total = spans[-1][1] - spans[0][0]
    long: set[int] = set()
    if gaps:
        middle = sorted(gaps)[(len(gaps) - 1) // 2]
        enough = max(LONG_GAP * middle, SHORT_GAP * total)
        long = {i for i, gap in enumerate(gaps) if gap > enough}
    # A shortened stretch gets as much as the longest that is not: what was longest stays so.
    rest = total - sum(gaps[i] for i in long)
    longest = max((gap for i, gap in enumerate(gaps) if i not in long), default=0.0)
    short, scale = 0.0, 1 / total
    if long:
        least = min(SHORT_GAP, ALL_SHORT_GAPS / len(long))
        short = max(least, longest / (rest + longest * len(long)))
        scale = (1 - short * len(long)) / rest
    out: list[_Stretch] = []
    at = 0.0
    for index, (start, end) in enumerate(spans):
        out.append(_Stretch(start, end, at, at + (end - start) * scale, False))
        at = out[-1].right
        if index < len(gaps):
            share = short if index in long else gaps[index] * scale
            out.append(_Stretch(end, end + gaps[index], at, at + share, index in long))
            at = out[-1].right
    return out


def _share(stretches: Sequence[_Stretch], instant: float) -> float:
    """Where an instant stands on the bar, 0 to 1; the middle where all is one instant."""
    if not stretches:
        return 0.5
    at = bisect_left(stretches, instant, key=attrgetter("end"))
    if at == len(stretches):
        return 1.0
    stretch = stretches[at]
    length = stretch.end - stretch.start
    part = (instant - stretch.start) / length if length > 0 else 0.0
    return stretch.left + max(part, 0.0) * (stretch.right - stretch.left)


def _between(wanted: Sequence[float | None], last: int, room: int, lead: int) -> list[float]:
    """Fill in the columns of slides without a time from their neighbours in the telling."""
    known = [i for i, column in enumerate(wanted) if column is not None]
    count = len(wanted)
    if not known:
        return [last * i / max(count - 1, 1) for i in range(count)]
    out: list[float] = []
    for i, column in enumerate(wanted):
        if column is not None:
            out.append(column)
            continue
        place = bisect_left(known, i)
        before = known[place - 1] if place else None
        after = known[place] if place < len(known) else None
        left = wanted[before] if before is not None else None
        right = wanted[after] if after is not None else None
        if left is not None and right is not None and before is not None and after is not None:
            out.append(left + (right - left) * (i - before) / (after - before))
        elif right is not None and after is not None:
            out.append(max(0.0, right - room * (after - i)) if lead else right)
        elif left is not None and before is not None:
            out.append(max(left + i - before, float(last - room * (count - 1 - i))))
    return out


def _apart(wanted: Sequence[float], width: int, room: int) -> tuple[int, ...]:
    """Round to columns at least `room` apart, keeping the order of the event."""
    if not room:  # a large deck
        return tuple([max(0, min(round(column), width - 1)) for column in wanted])
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    cells = [0] * len(wanted)
    at = -room
    for i in order:
        at = cells[i] = max(round(wanted[i]), at + room)
    at = width - 1 + room
    for i in reversed(order):
        at = cells[i] = max(0, min(cells[i], at - room))
    return tuple(cells)


def _before_next(
    cells: Sequence[int], ends: Sequence[int], events: Sequence[_Event]
) -> tuple[int, ...]:
    """The ends of spans, kept before the marks of events that begin after them."""
    starts = [mark.start for mark in events]
    # For each event, the leftmost mark of it and all that begin later.
    leftmost = [*accumulate((cells[mark.slide] for mark in reversed(events)), min)][::-1]
    out = list(ends)
    for mark in events:
        if ends[mark.slide] > cells[mark.slide]:
            after = bisect_left(starts, mark.end)
            if after < len(events):
                last = min(ends[mark.slide], leftmost[after] - 1)
                out[mark.slide] = max(cells[mark.slide], last)
    return tuple(out)


def _middle(
    stretch: _Stretch, cells: Sequence[int], ends: Sequence[int], events: Sequence[_Event]
) -> tuple[int, ...]:
    """The free column nearest to the middle of a quiet stretch, alone; empty where none is free."""
    left = max(ends[m.slide] for m in events if m.end <= stretch.start)
    right = min(cells[m.slide] for m in events if m.start >= stretch.end)
    free = set(range(left + 1, right)).difference(cells)
    return (min(free, key=lambda column: (abs(2 * column - left - right), column)),) if free else ()
