"""Lines of charts: round values on the axes, points where they belong, gaps, and old consoles."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_chart import AMOUNTS, ASCII, LOOK, WORDS, read, rows

from summit_tui.amounts import Amount, Label
from summit_tui.charts import Chart, Series
from summit_tui.deck import Title
from summit_tui.draw.chart import chart_rows
from summit_tui.draw.frame import line_width
from summit_tui.draw.look import Density, Look
from summit_tui.draw.ticks import number_ticks, time_ticks
from summit_tui.when import Moment, Precision
from summit_tui.words import LANGUAGES

YEARS = "{type: line, values: {1990: 10, 1995: 15, 2000: 120, 2005: 90, 2010: 240}}"
CLOCKS = (
    "{type: line, unit: °C, labels: [6:00, 9:00, 11:10, 15:00], "
    "series: {Anchorage: [9, 10, 14, 13], Moscow: [21, null, 17, 15]}}"
)
DECK = "date: 2025-08-15\nzone: America/Anchorage\n"


# --- ticks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lowest", "highest", "texts"),
    [
        ("0", "10", ["0", "2", "4", "6", "8", "10"]),
        ("9", "21", ["10", "12", "14", "16", "18", "20"]),
        ("1990", "2010", ["1990", "1995", "2000", "2005", "2010"]),
        ("-3.5", "2", ["-3", "-2", "-1", "0", "1", "2"]),
        ("0.0001", "0.0003", ["0.0001", "0.00015", "0.0002", "0.00025", "0.0003"]),
        ("0", "1e30", ["0", "2e29", "4e29", "6e29", "8e29", "1e30"]),
        ("0", "2e-30", ["0", "5e-31", "1e-30", "1.5e-30", "2e-30"]),
    ],
)
def test_an_axis_has_few_round_numbers(lowest, highest, texts):
    ticks = number_ticks(Fraction(lowest), Fraction(highest), 6, comma=False)
    assert [tick.text for tick in ticks] == texts


def test_an_axis_has_the_comma_of_its_author():
    ticks = number_ticks(Fraction(0), Fraction(1), 3, comma=True)
    assert [tick.text for tick in ticks] == ["0", "0,5", "1"]


@given(st.decimals(-(10**30), 10**30), st.decimals(-(10**30), 10**30), st.integers(2, 9))
def test_round_numbers_lie_on_their_axis_and_say_exactly_what_they_are(one, other, most):
    lowest, highest = sorted(map(Fraction, (one, other)))
    ticks = number_ticks(lowest, highest, most, comma=False)
    assert len(ticks) <= most
    assert all(lowest <= tick.at <= highest for tick in ticks)
    assert [Fraction(tick.text) for tick in ticks] == [tick.at for tick in ticks]


def since_1970(seconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def moments(*texts: str, precision: Precision = Precision.MINUTE) -> list[Moment]:
    return [
        Moment(at=datetime.fromisoformat(text).replace(tzinfo=UTC), precision=precision)
        for text in texts
    ]


@pytest.mark.parametrize(
    ("first", "last", "precision", "texts"),
    [
        (
            "2025-08-15T06:00",
            "2025-08-15T17:00",
            Precision.MINUTE,
            ["06:00", "08:00", "10:00", "12:00", "14:00", "16:00"],
        ),
        ("2025-08-15T06:10", "2025-08-15T06:50", Precision.MINUTE, ["06:15", "06:30", "06:45"]),
        (
            "2025-08-01",
            "2025-08-05",
            Precision.DAY,
            ["1 Aug", "2 Aug", "3 Aug", "4 Aug", "5 Aug"],
        ),
        (
            "2025-01-01",
            "2026-01-01",
            Precision.MONTH,
            ["January 2025", "July 2025", "January 2026"],
        ),
        ("1945-01-01", "1991-01-01", Precision.YEAR, ["1950", "1960", "1970", "1980", "1990"]),
    ],
)
def test_an_axis_of_times_has_round_times(first, last, precision, texts):
    ticks = time_ticks(moments(first, last, precision=precision), None, LANGUAGES["en"], 60)
    assert [tick.text for tick in ticks] == texts


def test_an_axis_of_times_is_in_the_zone_that_is_shown():
    shown = ZoneInfo("Europe/Moscow")
    found = moments("2025-08-15T06:00", "2025-08-15T12:00")
    ticks = time_ticks(found, shown, LANGUAGES["en"], 40)
    assert [tick.text for tick in ticks] == ["10:00", "12:00", "14:00"]


@given(
    st.lists(
        st.integers(-62_000_000_000, 253_000_000_000).map(since_1970),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(list(Precision)),
    st.integers(12, 100),
)
def test_round_times_lie_on_their_axis(times, precision, room):
    found = [Moment(at=at, precision=precision) for at in times]
    ticks = time_ticks(found, ZoneInfo("Asia/Kathmandu"), LANGUAGES["de"], room)
    first, last = (Fraction(int(at.timestamp())) for at in (min(times), max(times)))
    assert all(first <= tick.at <= last for tick in ticks)


# --- lines --------------------------------------------------------------------------------------


DRAWN: list[tuple[str, str, int, Density, Look]] = [
    ("numbers", YEARS, 40, "compact", LOOK),
    ("times", CLOCKS, 60, "airy", LOOK),
    ("times-ascii", CLOCKS, 44, "compact", ASCII),
    ("long-names", CLOCKS.replace("Moscow", "The capital of Russia"), 44, "compact", LOOK),
    ("alone", "{type: line, values: {1: 7}}", 24, "compact", LOOK),
    ("equal", "{type: line, values: {1: 7, 2: 7}}", 24, "compact", LOOK),
    ("gaps", "{type: line, values: {1: 1, 2: 2, 3: null, 4: 1, 5: null, 6: 2}}", 30, "airy", LOOK),
    ("below-zero", "{type: line, values: {0: -3, 1: 4, 2: -1.5}}", 40, "compact", LOOK),
    (
        "four",
        "{type: line, x: Hour, labels: [1, 2, 3], "
        "series: {A: [1, 2, 3], B: [3, 2, 1], C: [2, 2, 2], D: [1, 3, 1]}}",
        60,
        "airy",
        LOOK,
    ),
]


@pytest.mark.parametrize(
    ("name", "written", "width", "density", "look"), DRAWN, ids=[case[0] for case in DRAWN]
)
def test_lines_look_as_they_were_accepted(name, written, width, density, look, golden):
    golden(f"lines/{name}.txt", "\n".join(rows(read(written, DECK), width, density, look)))


def test_series_differ_in_colour_and_in_the_mark_of_their_points():
    drawn = chart_rows(read(CLOCKS, DECK), 60, LOOK, "airy")
    assert drawn is not None
    marks = {
        (mark, piece.style.role)
        for line in drawn
        for piece in line
        for mark in "●◆"
        if mark in piece.text
    }
    assert marks == {("●", "accent"), ("◆", "second")}


def test_numbers_stand_from_left_to_right_whatever_their_order():
    one = read("{type: line, values: {1: 1, 2: 5, 3: 2}}")
    other = read("{type: line, values: {2: 5, 1: 1, 3: 2}}")
    assert rows(one, 40) == rows(other, 40)


def test_below_twenty_four_cells_a_line_is_its_table():
    assert rows(read(YEARS), 23)[0].startswith("1990")


POINTS = st.decimals(Decimal("-1e15"), Decimal("1e15"), allow_nan=False)
TIMES = st.integers(-(2**31), 2**32).map(
    lambda seconds: Moment(at=since_1970(seconds), precision=Precision.MINUTE)
)
LABELS = st.one_of(
    st.lists(POINTS.map(lambda n: Label(text=str(n), number=n)), min_size=1, max_size=30),
    st.lists(TIMES.map(lambda at: Label(text="x", moment=at)), min_size=1, max_size=30),
)


@st.composite
def lines(draw: st.DrawFn) -> Chart:
    labels = draw(LABELS)
    values = st.lists(st.none() | AMOUNTS, min_size=len(labels), max_size=len(labels))
    series = [
        Series(name=draw(WORDS), values=tuple(draw(values))) for _ in range(draw(st.integers(1, 4)))
    ]
    some = Amount(text="7", number=Decimal(7))
    series[0] = replace(series[0], values=(some, *series[0].values[1:]))
    return Chart(
        type="line",
        title=draw(st.none() | WORDS),
        unit=draw(st.none() | WORDS),
        x=draw(st.none() | WORDS),
        labels=tuple(labels),
        series=tuple(series),
    )


@given(lines(), st.integers(1, 400), st.sampled_from(["airy", "compact"]), st.booleans())
def test_lines_keep_to_their_width_and_name_every_series(chart, width, density, ascii_only):
    drawn = chart_rows(chart, width, ASCII if ascii_only else LOOK, density)
    if drawn is None:
        return
    assert all(line_width(line) <= width for line in drawn)
    seen = "".join(piece.text for line in drawn for piece in line)
    words = [word for one in chart.series for word in one.name.split()]
    assert [word for word in words if len(word) < 6 and word not in seen] == []


def test_a_line_of_a_thousand_points_is_drawn_in_time_for_a_key():
    start = datetime(2025, 1, 1, tzinfo=UTC)
    labels = tuple(
        Label(text=str(i), moment=Moment(at=start + timedelta(hours=i), precision=Precision.MINUTE))
        for i in range(1000)
    )
    values = tuple(Amount(text=str(i % 37), number=Decimal(i % 37)) for i in range(1000))
    chart = Chart(type="line", labels=labels, series=(Series(name=Title("a"), values=values),) * 4)
    drawn = chart_rows(chart, 100, LOOK, "airy")
    assert drawn is not None
    assert len(drawn) == 16
