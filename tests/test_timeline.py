"""The event's time: gaps in the telling, and where slides stand on a bar."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.deck import Deck, Slide, Title
from summit_tui.timeline import (
    Columns,
    Mark,
    Relation,
    Timeline,
    columns,
    gap_between,
    timeline_of,
)
from summit_tui.when import Moment, Precision, When, read_when

ANCHORAGE = ZoneInfo("America/Anchorage")


def when(text):
    return read_when(text, day=date(2025, 8, 15), zone=ANCHORAGE)


def line(*texts):
    """A timeline of one slide for each text; None for a slide without a time."""
    return Timeline(
        marks=tuple(
            Mark(slide=i, when=when(text) if text else None) for i, text in enumerate(texts)
        )
    )


def drawn(bar):
    """A bar as letters: slides a, b, c ..., spans `=`, shortened stretches `/`, the rest `.`."""
    row = ["."] * bar.width
    for start, end in zip(bar.marks, bar.ends, strict=True):
        row[start : end + 1] = "=" * (end + 1 - start)
    for column in bar.breaks:
        row[column] = "/"
    for slide, column in enumerate(bar.marks):
        row[column] = chr(ord("a") + slide)
    return "".join(row)


STORY = line(
    None, "~03:45", "~10:25", "10:54", "11:10", "11:26 for 2h30m", "~15:00 to ~15:15", None
)
"""A title, six events, the sources."""


# --- the value ----------------------------------------------------------------------------------


def test_a_deck_has_one_mark_for_each_slide():
    deck = Deck(
        title=Title("Story"),
        slides=(
            Slide(title=Title("Start")),
            Slide(title=Title("Landing"), when=when("10:25")),
        ),
    )
    assert timeline_of(deck).marks == (
        Mark(slide=0, when=None),
        Mark(slide=1, when=when("10:25")),
    )


def test_events_are_in_the_order_of_the_event_and_ties_in_that_of_the_telling():
    told = line("12:00", None, "11:00", "12:00", "10:00 to 14:00")
    assert [mark.slide for mark in told.events] == [4, 2, 0, 3]


def test_a_day_alone_is_a_mark_and_a_written_span_a_stretch():
    day, span = line("2025-08-15", "2025-08-15/2025-08-15").marks
    assert day.end - day.start == 0
    assert span.end - span.start == 24 * 3600


# --- gaps ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "relation", "seconds"),
    [
        ("10:54", "11:10", Relation.LATER, 16 * 60),
        ("11:10", "10:54", Relation.EARLIER, 16 * 60),
        ("11:10", "11:10", Relation.SAME, 0),
        ("11:10", "11:10 for 2h", Relation.SAME, 0),
        ("11:26 for 2h30m", "15:00", Relation.LATER, 64 * 60),
        ("11:26 for 2h30m", "12:26", Relation.DURING, 60 * 60),
        ("11:26 for 2h30m", "13:56", Relation.LATER, 0),
        ("11:26 for 2h30m", "11:20", Relation.EARLIER, 6 * 60),
        ("11:10:30", "11:10:45", Relation.LATER, 15),
        ("11:10:30", "11:12", Relation.LATER, 2 * 60),
        ("11:10", "11:10:30", Relation.SAME, 0),
        ("23:50", "2025-08-16T00:10", Relation.LATER, 20 * 60),
        ("2025-08-15", "2025-08-16", Relation.LATER, 24 * 3600),
        ("2025-08-15T23:59", "2025-08-16", Relation.LATER, 24 * 3600),
        ("2025-08-16", "2025-08-15T23:59", Relation.EARLIER, 24 * 3600),
        ("2025-08-15", "11:10", Relation.SAME, 0),
        ("11:10:30", "2025-08-15", Relation.SAME, 0),
        ("2025-08-15/2025-08-17", "2025-08-16", Relation.DURING, 24 * 3600),
        ("2025-08-15/2025-08-17", "2025-08-17", Relation.DURING, 2 * 24 * 3600),
        ("2025-08-15/2025-08-17", "2025-08-20", Relation.LATER, 3 * 24 * 3600),
        ("2025-08", "2025-10", Relation.LATER, 61 * 24 * 3600),
        ("2025-08", "2025-08-15", Relation.SAME, 0),
        ("2025-08-31", "2025-09", Relation.LATER, 31 * 24 * 3600),
        ("1945", "1945-06-01", Relation.SAME, 0),
        ("1945-12-31", "1946", Relation.LATER, 365 * 24 * 3600),
        ("1945/1991", "1961-08-13", Relation.DURING, 16 * 365 * 24 * 3600 + 4 * 24 * 3600),
        ("1945/1991", "1991", Relation.DURING, 46 * 365 * 24 * 3600 + 11 * 24 * 3600),
    ],
)
def test_an_event_stands_to_the_one_told_before(before, after, relation, seconds):
    gap = gap_between(when(before), when(after))
    assert (gap.relation, gap.seconds) == (relation, seconds)


@pytest.mark.parametrize(
    ("before", "after", "relation", "seconds"),
    [
        ("2025-03-09T01:30", "2025-03-09T03:30", Relation.LATER, 3600),
        ("2025-11-02T00:30", "2025-11-02T02:30", Relation.LATER, 3 * 3600),
        ("2025-11-02T01:50-08:00", "2025-11-02T01:10-09:00", Relation.LATER, 20 * 60),
        ("2025-11-01", "2025-11-03", Relation.LATER, 2 * 24 * 3600),
        ("2025-03-08", "2025-03-10", Relation.LATER, 2 * 24 * 3600),
    ],
)
def test_a_change_of_clocks_neither_lengthens_nor_shortens_a_gap(before, after, relation, seconds):
    gap = gap_between(when(before), when(after))
    assert (gap.relation, gap.seconds) == (relation, seconds)


@pytest.mark.parametrize(
    ("before", "after", "precision"),
    [
        ("10:54", "11:10", Precision.MINUTE),
        ("10:54:00", "11:10:00", Precision.SECOND),
        ("10:54", "11:10:00", Precision.MINUTE),
        ("2025-08-14", "11:10", Precision.DAY),
        ("1945", "2025-08-15", Precision.YEAR),
    ],
)
def test_a_gap_is_as_precise_as_the_coarser_of_its_ends(before, after, precision):
    assert gap_between(when(before), when(after)).precision is precision


@pytest.mark.parametrize(
    ("before", "after", "certain"),
    [
        ("10:54", "11:10", True),
        ("~10:25", "10:54", False),
        ("10:54", "11:10?", False),
        ("~15:00 to 15:15", "15:20", True),
        ("~15:00 to 15:15", "15:05", False),
        ("15:00 to ~15:15", "15:20", False),
        ("10:54", "15:00 to ~15:15", True),
    ],
)
def test_a_gap_is_certain_if_the_two_times_it_lies_between_are(before, after, certain):
    assert gap_between(when(before), when(after)).certain is certain


def test_the_gap_is_to_the_last_event_told_before_over_slides_without_a_time():
    told = line("10:54", None, None, "11:10")
    assert told.gap(3) == gap_between(when("10:54"), when("11:10"))


@pytest.mark.parametrize("slide", [0, 1, 2])
def test_there_is_no_gap_without_two_times(slide):
    assert line(None, "10:54", None).gap(slide) is None


def test_a_flashback_is_told_as_earlier():
    gap = line("11:10", "03:45").gap(1)
    assert gap is not None
    assert (gap.relation, gap.seconds) == (Relation.EARLIER, (7 * 60 + 25) * 60)


# --- columns: literal bars ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "bar"),
    [
        # In proportion to time.
        (("11:00", "11:20", "11:30", "12:00"), "a.........b...c..............d"),
        (("11:00", "15:00"), "a............................b"),
        # Close marks keep a cell between them where there is room.
        (("11:00", "11:01", "11:10", "11:20", "11:30"), "a.b.......c........d.........e"),
        # All at one instant.
        (("11:10", "11:10", "11:10"), "..............a.b.c..........."),
        (("11:10",), "..............a..............."),
        # Spans.
        (("11:00 to 12:00",), "a============================="),
        (("11:00 to 11:30", "11:30", "12:00"), "a=============b..............c"),
        (("11:00 to 12:00", "11:30"), "a=============b==============="),
        # A flashback stands where it happened.
        (("11:00", "12:00", "11:30"), "a.............c..............b"),
        # Without times, slides stand apart evenly.
        ((None, None, None), "a.............b..............c"),
        # Without a time, between the neighbours; at the ends, in cells of their own.
        (("11:00", None, "12:00"), "a.............b..............c"),
        ((None, "11:00", "12:00", None), "a.b........................c.d"),
        # A long quiet stretch is shortened to the longest of the others, and shows it.
        (("03:00", "10:00", "10:20", "10:40", "11:00"), "a../...b......c.......d......e"),
        (("00:00", "00:01", "23:58", "23:59"), "a.........b.../....c.........d"),
        # What is not much longer than the others keeps its proportion.
        (("11:00", "11:10", "11:20", "12:00"), "a....b....c..................d"),
    ],
)
def test_a_bar_of_thirty_cells(texts, bar):
    assert drawn(columns(line(*texts), 30)) == bar


def test_the_story_on_a_wide_bar():
    assert drawn(columns(STORY, 100)) == (
        "a.b......./........c.......d...e....f======================="
        "=================................g====.h"
    )


def test_years_on_a_bar():
    bar = columns(line("1945", "1947", "1949", "1961", "1963", "1989", "1991"), 50)
    assert drawn(bar) == "a.......b.......c.../....d.......e.../...f.......g"


@pytest.mark.parametrize("width", [0, -1])
def test_a_bar_without_cells_has_no_marks_to_show(width):
    assert columns(line("11:10", None), width) == Columns(
        width=0, marks=(0, 0), ends=(0, 0), breaks=()
    )


def test_a_bar_without_slides_is_empty():
    assert columns(Timeline(marks=()), 20) == Columns(width=20, marks=(), ends=(), breaks=())


# --- columns: what holds for every story --------------------------------------------------------

MINUTES = st.one_of(st.integers(0, 100), st.integers(0, 100_000), st.integers(0, 40_000_000))


def _moment(minutes):
    at = datetime(1945, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    return Moment(at=at, precision=Precision.MINUTE)


WHENS = st.one_of(
    st.none(),
    st.builds(lambda start: When(start=_moment(start)), MINUTES),
    st.builds(
        lambda start, more: When(start=_moment(start), end=_moment(start + more)), MINUTES, MINUTES
    ),
)
TIMELINES = st.lists(WHENS, min_size=1, max_size=40).map(
    lambda whens: Timeline(marks=tuple(Mark(slide=i, when=w) for i, w in enumerate(whens)))
)
WIDTHS = st.integers(1, 130)


@given(TIMELINES, WIDTHS)
def test_every_mark_and_end_is_on_the_bar(timeline, width):
    bar = columns(timeline, width)
    assert len(bar.marks) == len(bar.ends) == len(timeline.marks)
    for start, end in zip(bar.marks, bar.ends, strict=True):
        assert 0 <= start <= end < width


@given(TIMELINES, WIDTHS)
def test_no_two_marks_share_a_cell_while_there_are_cells_for_all(timeline, width):
    bar = columns(timeline, width)
    if len(bar.marks) <= width:
        assert len(set(bar.marks)) == len(bar.marks)


@given(TIMELINES, WIDTHS)
def test_marks_keep_the_order_of_the_event(timeline, width):
    bar = columns(timeline, width)
    stood = [bar.marks[mark.slide] for mark in timeline.events]
    assert stood == sorted(stood)


@given(TIMELINES, WIDTHS)
def test_a_break_stands_on_a_free_cell_inside_the_bar(timeline, width):
    bar = columns(timeline, width)
    taken = set(bar.marks)
    for start, end in zip(bar.marks, bar.ends, strict=True):
        taken.update(range(start, end + 1))
    assert not taken.intersection(bar.breaks)
    assert all(0 <= column < width for column in bar.breaks)
    assert list(bar.breaks) == sorted(set(bar.breaks))


@given(TIMELINES, WIDTHS)
def test_a_break_stands_inside_a_quiet_stretch(timeline, width):
    bar = columns(timeline, width)
    for column in bar.breaks:
        before = [m for m in timeline.events if bar.marks[m.slide] < column]
        after = [m for m in timeline.events if bar.marks[m.slide] > column]
        assert before
        assert after
        assert max(m.end for m in before) < min(m.start for m in after)


@given(TIMELINES, WIDTHS)
def test_a_span_ends_before_the_next_event_begins(timeline, width):
    bar = columns(timeline, width)
    for mark in timeline.events:
        for later in timeline.events:
            if later.start >= mark.end and bar.marks[later.slide] > bar.marks[mark.slide]:
                assert bar.ends[mark.slide] < bar.marks[later.slide]


@given(st.lists(st.integers(0, 20), min_size=2, max_size=12), st.integers(80, 130))
def test_evenly_spread_events_stand_in_proportion(steps, width):
    """No gap here is long, and the bar has room: every mark is within its own cell."""
    minutes = [sum(10 + step for step in steps[:i]) for i in range(len(steps))]
    timeline = Timeline(
        marks=tuple(Mark(slide=i, when=When(start=_moment(m))) for i, m in enumerate(minutes))
    )
    bar = columns(timeline, width)
    gaps = [b - a for a, b in pairwise(minutes)]
    if max(gaps) * 3 <= minutes[-1]:
        exact = [(width - 1) * minute / minutes[-1] for minute in minutes]
        assert all(abs(a - b) <= 0.5 for a, b in zip(bar.marks, exact, strict=True))
