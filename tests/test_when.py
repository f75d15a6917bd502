"""Reading of times: every form that people write, and what is said of those that are none."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.problems import Misread
from summit_tui.when import Precision, When, read_when

ANCHORAGE = ZoneInfo("America/Anchorage")
DAY = date(2025, 8, 15)


def read(text, day=DAY, zone=ANCHORAGE):
    return read_when(text, day=day, zone=zone)


def told(moment):
    """A moment as ISO 8601 to its precision, with EDTF's sign: how these tests write it down."""
    if moment is None:
        return None
    at = moment.at.isoformat(timespec="seconds")
    match moment.precision:
        case Precision.YEAR:
            at = at[:4]
        case Precision.MONTH:
            at = at[:7]
        case Precision.DAY:
            at = at[:10]
        case Precision.MINUTE:
            at = at[:16] + at[19:]
        case Precision.SECOND:
            pass
    sign = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
    return at + sign[moment.approximate, moment.uncertain]


def misread(text, **given):
    with pytest.raises(Misread) as caught:
        read(text, **given)
    return caught.value


# --- instants -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("11:10", "2025-08-15T11:10-08:00"),
        ("1:05", "2025-08-15T01:05-08:00"),
        ("00:00", "2025-08-15T00:00-08:00"),
        ("11:10:30", "2025-08-15T11:10:30-08:00"),
        ("11:10:00", "2025-08-15T11:10:00-08:00"),
        ("  11:10  ", "2025-08-15T11:10-08:00"),
        ("11:10Z", "2025-08-15T03:10-08:00"),
        ("21:10+02:00", "2025-08-15T11:10-08:00"),
        ("2025-08-15", "2025-08-15"),
        ("2025-08", "2025-08"),
        ("2025", "2025"),
        ("1867-10-18", "1867-10-18"),
        ("2025-08-15T11:26", "2025-08-15T11:26-08:00"),
        ("2025-08-15t11:26", "2025-08-15T11:26-08:00"),
        ("2025-08-15 11:26", "2025-08-15T11:26-08:00"),
        ("2025-08-15T11:26:30", "2025-08-15T11:26:30-08:00"),
        ("2025-08-15T19:26Z", "2025-08-15T11:26-08:00"),
        ("2025-08-15T11:26-08:00", "2025-08-15T11:26-08:00"),
        ("2025-08-15T11:26-0800", "2025-08-15T11:26-08:00"),
        ("2025-08-15T11:26-08", "2025-08-15T11:26-08:00"),
        ("2025-08-16T00:56+05:30", "2025-08-15T11:26-08:00"),
        ("2025-01-15T11:26", "2025-01-15T11:26-09:00"),
    ],
)
def test_an_instant_is_read_as_precisely_as_it_is_written(text, moment):
    assert told(read(text).start) == moment
    assert read(text).end is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("~10:25", "2025-08-15T10:25-08:00~"),
        ("~ 10:25", "2025-08-15T10:25-08:00~"),
        ("10:25~", "2025-08-15T10:25-08:00~"),
        ("10:25?", "2025-08-15T10:25-08:00?"),
        ("?10:25", "2025-08-15T10:25-08:00?"),
        ("10:25%", "2025-08-15T10:25-08:00%"),
        ("2025-08-15~", "2025-08-15~"),
        ("2025-08?", "2025-08?"),
        ("1945%", "1945%"),
        ("~1945", "1945~"),
        ("2025-08-15T11:26-08:00~", "2025-08-15T11:26-08:00~"),
    ],
)
def test_edtf_signs_make_a_time_approximate_or_uncertain(text, moment):
    when = read(text)
    assert told(when.start) == moment
    assert not when.certain


def test_a_time_without_a_zone_is_read_in_utc():
    assert read("11:10", zone=None).first == datetime(2025, 8, 15, 11, 10, tzinfo=UTC)


def test_an_offset_needs_the_zone_of_the_deck():
    told = "names an offset and the deck has no zone; add `zone: ...` to the deck, such as "
    for text in ("2025-08-15T19:26Z", "2025-08-15T21:26+02:00"):
        fault = misread(text, zone=None)
        assert fault.message == f"`{text}` {told}`zone: America/Anchorage`"
    assert misread("11:10/11:20Z", zone=None).offset == 6


def test_a_whole_date_needs_no_date_of_the_deck():
    assert told(read("2025-08-15T11:10", day=None).start) == "2025-08-15T11:10-08:00"


# --- spans --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("11:26 for 2h30m", "2025-08-15T11:26-08:00", "2025-08-15T13:56-08:00"),
        ("11:26 for 2 h 30 min", "2025-08-15T11:26-08:00", "2025-08-15T13:56-08:00"),
        ("11:26 for 2 hours 30 minutes", "2025-08-15T11:26-08:00", "2025-08-15T13:56-08:00"),
        ("11:26 for 1 hour 1 minute", "2025-08-15T11:26-08:00", "2025-08-15T12:27-08:00"),
        ("11:26 for PT2H30M", "2025-08-15T11:26-08:00", "2025-08-15T13:56-08:00"),
        ("11:26 for 45m", "2025-08-15T11:26-08:00", "2025-08-15T12:11-08:00"),
        ("11:26 for 90s", "2025-08-15T11:26-08:00", "2025-08-15T11:27:30-08:00"),
        ("11:26 for 1d", "2025-08-15T11:26-08:00", "2025-08-16T11:26-08:00"),
        ("23:50 for 20m", "2025-08-15T23:50-08:00", "2025-08-16T00:10-08:00"),
        ("~11:26 for 2h30m", "2025-08-15T11:26-08:00~", "2025-08-15T13:56-08:00~"),
        ("11:26? for 2h30m", "2025-08-15T11:26-08:00?", "2025-08-15T13:56-08:00?"),
        ("2025-08-15T11:26/PT2H30M", "2025-08-15T11:26-08:00", "2025-08-15T13:56-08:00"),
        ("2025-08-15T11:26 / PT90S", "2025-08-15T11:26-08:00", "2025-08-15T11:27:30-08:00"),
        ("PT2H30M/2025-08-15T13:56", "2025-08-15T11:26-08:00", "2025-08-15T13:56-08:00"),
        ("15:00 to 15:15", "2025-08-15T15:00-08:00", "2025-08-15T15:15-08:00"),
        ("15:00 until 15:15", "2025-08-15T15:00-08:00", "2025-08-15T15:15-08:00"),
        ("15:00 - 15:15", "2025-08-15T15:00-08:00", "2025-08-15T15:15-08:00"),
        ("2025-08-15 - 2025-08-17", "2025-08-15", "2025-08-17"),
        ("15:00–15:15", "2025-08-15T15:00-08:00", "2025-08-15T15:15-08:00"),
        ("15:00 – 15:15", "2025-08-15T15:00-08:00", "2025-08-15T15:15-08:00"),
        ("15:00/15:15", "2025-08-15T15:00-08:00", "2025-08-15T15:15-08:00"),
        ("~15:00 to ~15:15", "2025-08-15T15:00-08:00~", "2025-08-15T15:15-08:00~"),
        ("15:00 to 15:15?", "2025-08-15T15:00-08:00", "2025-08-15T15:15-08:00?"),
        ("15:00 to 15:00", "2025-08-15T15:00-08:00", "2025-08-15T15:00-08:00"),
        ("23:50 to 2025-08-16T00:10", "2025-08-15T23:50-08:00", "2025-08-16T00:10-08:00"),
        ("2025-08-16T23:50/2025-08-17T00:10", "2025-08-16T23:50-08:00", "2025-08-17T00:10-08:00"),
        ("2025-08-16T15:00/15:15", "2025-08-16T15:00-08:00", "2025-08-16T15:15-08:00"),
        ("2025-08-15T15:00-04:00/16:00", "2025-08-15T11:00-08:00", "2025-08-15T12:00-08:00"),
        ("2025-08-15T23:00+03:00/23:30", "2025-08-15T12:00-08:00", "2025-08-15T12:30-08:00"),
        ("2025-08-15/2025-08-17", "2025-08-15", "2025-08-17"),
        ("2025-08-15 to 2025-08-15", "2025-08-15", "2025-08-15"),
        ("~2025-08-15/2025-08-17~", "2025-08-15~", "2025-08-17~"),
        ("2025-08-15/P3D", "2025-08-15", "2025-08-17"),
        ("2025-08-15 for 3 days", "2025-08-15", "2025-08-17"),
        ("2025-08-15 for 1 week", "2025-08-15", "2025-08-21"),
        ("P3D/2025-08-17", "2025-08-15", "2025-08-17"),
        ("2025-08/2025-10", "2025-08", "2025-10"),
        ("1945 to 1991", "1945", "1991"),
        ("9999-12-31/9999-12-31", "9999-12-31", "9999-12-31"),
        ("2025-08-15T11:10/2025-08-17", "2025-08-15T11:10-08:00", "2025-08-17"),
        ("2025-08-15/2025-08-17T11:10", "2025-08-15", "2025-08-17T11:10-08:00"),
        ("2025-08-15T11:10-04:00/2025-08-17", "2025-08-15T07:10-08:00", "2025-08-17"),
    ],
)
def test_a_span_is_read_with_both_its_ends(text, start, end):
    when = read(text)
    assert (told(when.start), told(when.end)) == (start, end)


# --- clocks that jump ---------------------------------------------------------------------------


def test_an_hour_that_the_clocks_skip_is_a_problem():
    assert misread("2025-03-09T02:30").message == (
        "`2025-03-09T02:30` never struck in America/Anchorage: the clocks went forward over it; "
        "write `03:30` if that is what the new time showed"
    )


def test_an_hour_that_strikes_twice_is_a_problem():
    assert misread("2025-11-02T01:30").message == (
        "`2025-11-02T01:30` struck twice in America/Anchorage: the clocks went back over it; "
        "add the offset: `2025-11-02T01:30-08:00` or `-09:00`"
    )


@pytest.mark.parametrize(
    ("text", "utc"),
    [("2025-11-02T01:30-08:00", 9), ("2025-11-02T01:30-09:00", 10)],
)
def test_an_offset_chooses_between_the_two_hours(text, utc):
    assert read(text).first.astimezone(UTC) == datetime(2025, 11, 2, utc, 30, tzinfo=UTC)


def test_a_span_may_run_from_the_first_to_the_second_of_two_equal_hours():
    when = read("2025-11-02T01:50-08:00/2025-11-02T01:10-09:00")
    assert when.last.timestamp() - when.first.timestamp() == 20 * 60


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2025-03-09T01:30 for 2h", "2025-03-09T04:30-08:00"),
        ("2025-11-02T00:30 for 2h", "2025-11-02T01:30-09:00"),
        ("2025-11-01T12:00 for 24h", "2025-11-02T11:00-09:00"),
        ("2025-11-01T12:00 for 1 day", "2025-11-02T12:00-09:00"),
        ("2025-11-01T12:00/P1DT1H", "2025-11-02T13:00-09:00"),
    ],
)
def test_hours_are_counted_as_they_pass_and_days_by_the_calendar(text, end):
    assert told(read(text).end) == end


@pytest.mark.parametrize(
    ("text", "end"),
    [("2025-11-01 for 3 days", "2025-11-03"), ("2025-03-08 for 3 days", "2025-03-10")],
)
def test_days_are_counted_right_over_a_change_of_clocks(text, end):
    assert told(read(text).end) == end


def test_a_day_may_begin_at_a_midnight_that_the_clocks_skip():
    cairo = ZoneInfo("Africa/Cairo")
    assert told(read("2025-04-25", zone=cairo).start) == "2025-04-25"
    assert told(read("2025-04-24 for 2 days", zone=cairo).end) == "2025-04-25"


# --- what is no time ----------------------------------------------------------------------------

FORMS = (
    "expected a time such as `11:10`, `~10:25`, `11:26 for 2h30m`, `15:00 to 15:15`, "
    "`2025-08-15`, `2025-08` or `2025-08-15T11:26/PT2H30M`"
)
MEANT = "expected a time such as `11:10` or `2025-08-15`; did you mean"
BACKWARDS = "this time ends before it starts; expected the end after the start"
WRITE_THE_DAY = f"{BACKWARDS}; if it ends on a later day, write that day's date before the clock"
NEEDS_CLOCK = (
    "a length in hours or minutes needs a clock time to count from; "
    "write one, such as `11:26 for 2h30m`"
)
NEEDS_DAY = "a length needs a day or a clock time to count from; write the end, such as `1945/1991`"
LENGTH = "expected a length such as `2h30m`, `45m` or `PT2H30M`"


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, f"found ``; {FORMS}"),
        ("noon", 0, f"found `noon`; {FORMS}"),
        ("  noon", 2, f"found `noon`; {FORMS}"),
        ("13pm", 0, f"found `13pm`; {FORMS}"),
        ("11.60", 0, f"found `11.60`; {FORMS}"),
        ("31.02.2025", 0, f"found `31.02.2025`; {FORMS}"),
        ("2025-8-5 to 2025-08-06", 0, f"found `2025-8-5`; {MEANT} `2025-08-05`?"),
        ("11:10 to", 0, f"found `11:10 to`; {FORMS}"),
        ("11:10 to noon", 9, f"found `noon`; {FORMS}"),
        ("11:10 to 11:20 to 11:30", 9, f"found `11:20 to 11:30`; {FORMS}"),
        ("2025-08-15/..", 11, f"found `..`; {FORMS}"),
        ("25:10", 0, "`25:10` is not a time of day; expected 0:00 to 23:59"),
        ("24:00", 0, "`24:00` is not a time of day; expected 0:00 to 23:59"),
        ("11:60", 0, "`11:60` is not a time of day; expected 0:00 to 23:59"),
        ("11:10:61", 0, "`11:10:61` is not a time of day; expected 0:00 to 23:59"),
        (
            "2025-02-30",
            0,
            "`2025-02-30` is not in the calendar; expected year-month-day, such as `2025-08-15`",
        ),
        (
            "2025-13",
            0,
            "`2025-13` is not in the calendar; expected year-month-day, such as `2025-08-15`",
        ),
        (
            "2025-08 11:10",
            0,
            "`2025-08 11:10` has a clock but no day; write the whole date",
        ),
        (
            "~11:10?",
            0,
            "found `~11:10?` with two signs; expected one of `~` (about), `?` (perhaps) "
            "or `%` (both)",
        ),
        (
            "10:00-11:00",
            0,
            "`10:00-11:00` may be a span or an offset from UTC; write a span as `10:00 to 11:00`, "
            "an offset with the whole date before the clock",
        ),
        (
            "10:00 -08",
            0,
            "`10:00 -08` may be a span or an offset from UTC; write a span as `10:00 to 11:00`, "
            "an offset with the whole date before the clock",
        ),
        (
            "2025-08-15T11:10+14:30",
            0,
            "`+14:30` is not an offset from UTC; expected -12:00 to +14:00",
        ),
        (
            "2025-08-15T11:10-12:30",
            0,
            "`-12:30` is not an offset from UTC; expected -12:00 to +14:00",
        ),
        (
            "2025-08-15T11:10+01:75",
            0,
            "`+01:75` is not an offset from UTC; expected -12:00 to +14:00",
        ),
        ("11:10 for -2h", 10, f"found `-2h`; {LENGTH}"),
        ("11:10 for ever", 10, f"found `ever`; {LENGTH}"),
        ("11:10 for 0h", 10, f"found `0h`; {LENGTH}"),
        ("2025-08-15T11:10/P", 17, f"found `P`; {LENGTH}"),
        (
            "11:10 for P1M",
            10,
            f"found `P1M`; {LENGTH}; months and years are not of one length, write the end",
        ),
        ("2025-08-15 for 2h", 15, NEEDS_CLOCK),
        ("2025-08-15 for 24h", 15, NEEDS_CLOCK),
        ("PT2H/2025-08-15", 0, NEEDS_CLOCK),
        ("1945 for 2 days", 9, NEEDS_DAY),
        ("2025-08/P40D", 8, NEEDS_DAY),
        ("15:15 to 15:00", 9, WRITE_THE_DAY),
        ("23:50 to 00:10", 9, WRITE_THE_DAY),
        ("2025-08-16/2025-08-15", 11, BACKWARDS),
        ("2025-08/2025-07", 8, BACKWARDS),
        ("1991 to 1945", 8, BACKWARDS),
        ("2025-08-15T11:10/2025-08-14", 17, BACKWARDS),
        ("9999-12-31 for 3 days", 15, "this time leaves the years 1 to 9999"),
        ("P3D/0001-01-01", 0, "this time leaves the years 1 to 9999"),
        ("0001-01-01T00:00+14:00", 0, "this time leaves the years 1 to 9999"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text, offset, message):
    fault = misread(text)
    assert (fault.offset, fault.message) == (offset, message)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1989-11-9", "`1989-11-09`"),
        ("11am", "`11:00`"),
        ("11:30 pm", "`23:30`"),
        ("12 am", "`00:00`"),
        ("12:30 p.m.", "`12:30`"),
        ("11.10", "`11:10`"),
        ("11.10 Uhr", "`11:10`"),
        ("9 Uhr", "`09:00`"),
        ("15. August 2025", "`2025-08-15`"),
        ("3. März 1999", "`1999-03-03`"),
        ("15 Dec 2025", "`2025-12-15`"),
        ("August 15, 2025", "`2025-08-15`"),
        ("15.08.2025", "`2025-08-15`"),
        ("15. 8. 2025", "`2025-08-15`"),
        ("10:00 bis 11:00", "`10:00 to 11:00`"),
        ("von 10 Uhr bis 11.30 Uhr", "`10:00 to 11:30`"),
        ("8/15/2025", "`2025-08-15`"),
        ("15/8/2025", "`2025-08-15`"),
        ("8/9/2025", "`2025-08-09` or `2025-09-08`"),
    ],
)
def test_a_time_in_another_notation_is_answered_with_ours(text, meant):
    fault = misread(text)
    assert (fault.offset, fault.message) == (0, f"found `{text}`; {MEANT} {meant}?")


@pytest.mark.parametrize("filler", [" ", "a ", "1", " bis", "/", "- "])
def test_a_text_that_is_no_time_at_all_is_refused_at_once(filler):
    start = time.perf_counter()
    misread("11:10" + filler * 200_000 + "x")
    assert time.perf_counter() - start < 2


def test_a_bare_clock_needs_the_date_of_the_deck():
    assert misread("11:10", day=None).message == (
        "`11:10` is a clock time and the deck has no date; write `date: 2025-08-15` at the top "
        "of the deck, or the date before the clock"
    )


# --- what a time knows of itself ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2025", "2026-01-01T00:00:00-09:00"),
        ("2025-08", "2025-09-01T00:00:00-08:00"),
        ("2025-12", "2026-01-01T00:00:00-09:00"),
        ("2025-08-15", "2025-08-16T00:00:00-08:00"),
        ("11:10", "2025-08-15T11:10:00-08:00"),
        ("15:00 to 15:15", "2025-08-15T15:15:00-08:00"),
        ("2025-08-15/2025-08-17", "2025-08-18T00:00:00-08:00"),
        ("9999", "9999-01-01T00:00:00-09:00"),
        ("9999-12-31", "9999-12-31T00:00:00-09:00"),
    ],
)
def test_a_time_lasts_until(text, last):
    assert read(text).last.isoformat() == last


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("11:10", True),
        ("~11:10", False),
        ("11:10?", False),
        ("15:00 to 15:15", True),
        ("15:00 to ~15:15", False),
        ("15:00? to 15:15", False),
    ],
)
def test_a_span_is_certain_if_both_its_ends_are(text, certain):
    assert read(text).certain is certain


@given(st.text(alphabet="0123456789:-/~?%PTWDHMSZhdmsto for–.+ ", max_size=30))
def test_any_text_is_read_as_a_time_or_told_with_a_place_inside_it(text):
    when = fault = None
    try:
        when = read(text)
    except Misread as said:
        fault = said
    if isinstance(when, When):
        assert when.last.timestamp() >= when.first.timestamp()
    else:
        assert fault is not None
        assert 0 <= fault.offset <= len(text)
        assert "\n" not in fault.message


@given(
    st.integers(2 * 86400, 3_652_057 * 86400).map(
        lambda seconds: datetime(1, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    st.sampled_from(
        [ZoneInfo("UTC"), ANCHORAGE, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu")]
    ),
)
def test_every_instant_written_with_an_offset_is_read_as_itself(at, zone):
    when = read(at.isoformat().replace("+00:00", "Z"), zone=zone)
    assert when.first.timestamp() == at.timestamp()
