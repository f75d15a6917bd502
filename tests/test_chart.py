"""Charts: what authors may write, what is said, and how bars and lines are drawn."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.amounts import Amount, Label
from summit_tui.blocks import Heading, Table, plain_text
from summit_tui.charts import Chart, Series
from summit_tui.deck import Part, Title
from summit_tui.draw.body import body_rows
from summit_tui.draw.chart import chart_rows
from summit_tui.draw.frame import line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Density, Look
from summit_tui.load import deck_of
from summit_tui.problems import DeckError
from summit_tui.words import LANGUAGES

LOOK = Look(words=LANGUAGES["en"])
ASCII = Look(words=LANGUAGES["en"], glyphs=GLYPHS["ascii"])


def read(text: str, head: str = "date: 2025-08-15\n") -> Chart:
    data = f"title: x\n{head}slides:\n  - title: y\n    body:\n      - chart: {text}\n"
    (part,) = deck_of(data.encode(), "x.yaml").slides[0].body.parts
    assert isinstance(part.block, Chart)
    return part.block


def rows(chart: Chart, width: int, density: Density = "compact", look: Look = LOOK) -> list[str]:
    drawn = body_rows([Part(block=chart)], width, look, density, LANGUAGES["en"])
    assert all(line_width(row.line) <= width for row in drawn)
    return [line_text(row.line).rstrip() for row in drawn]


def cells_of(chart: Chart) -> list[list[str]]:
    *_, table = chart.plain()
    assert isinstance(table, Table)
    return [[plain_text(cell) for cell in row] for row in (table.columns, *table.rows)]


# --- what authors write -------------------------------------------------------------------------

ONE = "{unit: km, values: {Washington: 5400, Moscow: 7000, Nowhere: null}}"
TWO = "{x: Year, labels: [2023, 2024], series: {Visitors: [410, 530], Speakers: [18, null]}}"


def test_one_series_is_a_mapping_or_a_list():
    full = "{unit: km, values: [{label: Washington, value: 5400}, {label: Moscow, value: 7000}, "
    assert read(ONE) == read(full + "{label: Nowhere}]}")


def test_several_series_are_a_mapping_or_a_list():
    full = "{x: Year, labels: [2023, 2024], series: [{name: Visitors, values: [410, 530]}, "
    assert read(TWO) == read(full + "{name: Speakers, values: [18, null]}]}")


def test_labels_are_the_letters_that_were_written():
    chart = read("{values: {11:10: 1, NO: 2, 007: 3}}")
    assert [label.text for label in chart.labels_of()] == ["11:10", "NO", "007"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "{unit: km}",
            "6:16: the chart has no numbers; expected `values`, or `labels` and `series`",
        ),
        ("{values: {}}", "6:25: `values` is an empty list; expected at least one point"),
        (
            "{values: {a: 1}, labels: [b], series: {c: [2]}}",
            "6:25: found both `values` and `series`; expected `values` for one series, `series` "
            "with `labels` for more; remove one",
        ),
        (
            "{series: {c: [2]}}",
            "6:25: `series` need `labels`, one for each of their numbers; add `labels: [...]`",
        ),
        (
            "{values: {a: 1}, labels: [b]}",
            "6:41: `labels` belong to `series`; with `values`, write each label before its value",
        ),
        (
            "{values: {a: many}}",
            "6:29: `value`: found `many`; "
            "expected a number such as `5400`, `-2.5`, `2,5` or `1.2e6`",
        ),
        (
            "{labels: [a, b], series: {c: [1, x]}}",
            "6:49: a point of `values`: found `x`; "
            "expected a number such as `5400`, `-2.5`, `2,5` or `1.2e6`",
        ),
        (
            "{labels: [a, b], series: {c: [1, 2], d: [3]}}",
            "6:53: this series has 1 numbers; expected 2, one for each of the `labels`; "
            "write `null` for a gap",
        ),
        (
            "{labels: [a], series: {c: [1], d: [2], e: [3], f: [4], g: [5]}}",
            "6:71: `series` has 5; expected at most 4; make two charts",
        ),
        ("{values: {a: null}}", "6:25: no number in `values`; add one"),
        (
            "{type: pie, values: {a: 1}}",
            "6:23: `type`: found `pie`; expected `bars` or `line`",
        ),
        (
            "{type: line, values: {11:10: 1, noon: 2}}",
            "6:48: the label `noon` is no number and no time, as a line needs; "
            "write one (a clock needs the deck's `date`), or `type: bars`",
        ),
        (
            "{type: line, values: [{label: 1, value: 1}, {label: '11:10', value: 2}]}",
            "6:60: the label `11:10` is no number and no time, as a line needs; "
            "write one (a clock needs the deck's `date`), or `type: bars`",
        ),
    ],
)
def test_a_fault_is_told_at_its_place(written, message):
    with pytest.raises(DeckError) as caught:
        read(written)
    assert str(caught.value) == f"x.yaml:{message}"


def test_a_chart_has_an_end():
    many = ", ".join(f"a{i}: 1" for i in range(61))
    with pytest.raises(DeckError, match="`values` has 61; expected at most 60"):
        read(f"{{values: {{{many}}}}}")
    read(f"{{type: line, values: {{{many.replace('a', '')}}}}}")


# --- what is said -------------------------------------------------------------------------------


def test_the_plain_form_is_a_table_of_what_was_written():
    assert cells_of(read(ONE)) == [
        ["", ""],
        ["Washington", "5400 km"],
        ["Moscow", "7000 km"],
        ["Nowhere", ""],
    ]
    assert cells_of(read(TWO)) == [
        ["Year", "Visitors", "Speakers"],
        ["2023", "410", "18"],
        ["2024", "530", ""],
    ]


def test_no_number_is_rounded_or_written_anew():
    exact = "{unit: '%', values: {a: '2,50', b: 1.2e6, c: 0.100000000000000005, d: '−7'}}"
    assert [row[1] for row in cells_of(read(exact))[1:]] == [
        "2,50%",
        "1.2e6%",
        "0.100000000000000005%",
        "−7%",
    ]


def test_the_title_is_a_heading():
    heading, _ = read("{title: Far away, values: {a: 1}}").plain()
    assert isinstance(heading, Heading)
    assert plain_text(heading.text) == "Far away"


# --- bars ---------------------------------------------------------------------------------------


def test_bars_have_their_number_at_the_end():
    assert rows(read(ONE), 40) == [
        "Washington  ███████████████▍ 5400 km",
        "Moscow      ████████████████████ 7000 km",
        "Nowhere     –",
    ]


def test_bars_stand_apart_where_there_is_air():
    assert rows(read(ONE), 40, "airy")[:3] == [
        "Washington  ███████████████▍ 5400 km",
        "",
        "Moscow      ████████████████████ 7000 km",
    ]


def test_zero_has_no_bar_and_what_is_nearly_zero_has_one():
    assert rows(read("{values: {a: 1000000, b: 0, c: 0.1}}"), 24) == [
        "a  █████████████ 1000000",
        "b  0",
        "c  ▏ 0.1",
    ]


def test_numbers_below_zero_go_to_the_left_of_an_axis():
    assert rows(read("{values: {a: 3.5, b: -2, c: -7, d: 0}}"), 30) == [
        "a                 │███████ 3.5",
        "b             ████│ -2",
        "c   ██████████████│ -7",
        "d                 │ 0",
    ]
    assert rows(read("{values: {a: -1, b: -2}}"), 20) == [
        "a        ▐██████│ -1",
        "b  █████████████│ -2",
    ]


def test_equal_numbers_have_equal_bars_and_zeros_have_none():
    assert rows(read("{values: {a: 5, b: 5}}"), 20) == [
        "a  ███████████████ 5",
        "b  ███████████████ 5",
    ]
    assert rows(read("{values: {a: 0, b: 0}}"), 20) == ["a  0", "b  0"]


def test_series_differ_in_pattern_as_well_as_in_colour():
    assert rows(read(TWO), 40) == [
        "Year  ██ Visitors  ▒▒ Speakers",
        "2023  ███████████████████████▎ 410",
        "      ▒ 18",
        "2024  ██████████████████████████████ 530",
        "      –",
    ]
    drawn = chart_rows(read(TWO), 40, LOOK, "compact")
    assert drawn is not None
    assert [[piece.style.role for piece in line] for line in drawn[1:3]] == [
        ["text", "accent", "text"],
        ["text", "second", "text"],
    ]


def test_an_old_console_gets_bars_of_ascii_signs():
    assert rows(read(TWO), 40, look=ASCII) == [
        "Year  ## Visitors  == Speakers",
        "2023  ####################### 410",
        "      = 18",
        "2024  ############################## 530",
        "      -",
    ]


def test_a_long_label_stands_above_its_bar():
    chart = read("{values: {From Washington to Anchorage: 5400, Moscow: 7000}}")
    assert rows(chart, 24) == [
        "From Washington to",
        "Anchorage",
        "██████████████▋ 5400",
        "Moscow",
        "███████████████████ 7000",
    ]


def test_below_twenty_cells_a_chart_is_its_table():
    assert rows(read(ONE), 20)[0].startswith("Washington")
    assert rows(read(ONE), 19) == [
        "Washington     5400",
        "                 km",
        "",
        "Moscow         7000",
        "                 km",
        "",
        "Nowhere",
    ]


# --- whatever the numbers -----------------------------------------------------------------------

NUMBERS = st.decimals(
    Decimal("-1e30"), Decimal("1e30"), allow_nan=False, places=None
) | st.sampled_from([Decimal(0), Decimal("1e-30"), Decimal("-1e-30"), Decimal(7)])
AMOUNTS = NUMBERS.map(lambda number: Amount(text=f"{number}"[:40], number=number))
WORDS = st.text(alphabet="abß 日👋é\u0301ש-,.", min_size=1, max_size=40).map(
    lambda text: Title(" ".join(text.split()) or "x")
)


@st.composite
def charts(draw: st.DrawFn, kind: str = "bars") -> Chart:
    labels = draw(st.lists(WORDS, min_size=1, max_size=8))
    values = st.lists(st.none() | AMOUNTS, min_size=len(labels), max_size=len(labels))
    series = [
        Series(name=draw(WORDS), values=tuple(draw(values))) for _ in range(draw(st.integers(1, 4)))
    ]
    if not any(value for one in series for value in one.values):
        some = Amount(text="7", number=Decimal(7))
        series[0] = Series(name=series[0].name, values=(some,) * len(labels))
    return Chart(
        title=draw(st.none() | WORDS),
        unit=draw(st.none() | WORDS),
        x=draw(st.none() | WORDS),
        labels=tuple(Label(text=label) for label in labels),
        series=tuple(series),
    )


@given(charts(), st.integers(1, 400), st.sampled_from(["airy", "compact"]), st.booleans())
def test_bars_keep_to_their_width_and_show_every_number(chart, width, density, ascii_only):
    look = ASCII if ascii_only else LOOK
    drawn = chart_rows(chart, width, look, density)
    seen = "\n".join(rows(chart, width, density, look))
    if drawn is not None:
        assert all(line_width(line) <= width for line in drawn)
        texts = [value.text for one in chart.series for value in one.values if value]
        assert [text for text in texts if text not in seen] == []
