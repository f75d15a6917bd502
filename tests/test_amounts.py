"""Numbers of charts: what is one, what it is worth, and that its letters stay."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.amounts import read_amount, read_label
from summit_tui.problems import Misread


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5400", "5400"),
        ("-2.5", "-2.5"),
        ("+2.50", "2.50"),
        ("−7,25", "-7.25"),
        (".5", "0.5"),
        ("5.", "5"),
        ("0", "0"),
        ("0,125", "0.125"),
        ("1.234", "1.234"),
        ("5 400", "5400"),
        ("1\u202f234\u202f567,5", "1234567.5"),
        ("12'000", "12000"),
        ("1_000_000", "1000000"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.2e6", "1.2e6"),
        ("1e-30", "1e-30"),
        ("0.000", "0"),
    ],
)
def test_a_number_is_read_exactly_and_its_letters_stay(text, number):
    amount = read_amount(text)
    assert (amount.text, amount.number) == (text, Decimal(number))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5,400", "`5,400` may be a thousand or a fraction; write `5400` or `5.400`"),
        (
            "many",
            "found `many`; expected a number such as `5400`, `-2.5`, `2,5` or `1.2e6`",
        ),
        (
            "5400 km",
            "found `5400 km`; expected a number such as `5400`, `-2.5`, `2,5` or `1.2e6`; "
            "write what it counts in `unit`",
        ),
        (
            "20 %",
            "found `20 %`; expected a number such as `5400`, `-2.5`, `2,5` or `1.2e6`; "
            "write what it counts in `unit`",
        ),
        ("nan", "found `nan`; expected a number such as `5400`, `-2.5`, `2,5` or `1.2e6`"),
        ("٣", "found `٣`; expected a number such as `5400`, `-2.5`, `2,5` or `1.2e6`"),
        ("1e99", "`1e99` is too long to be drawn; expected at most 30 digits"),
        ("0." + "0" * 40 + "1", None),
        ("1" * 31, None),
    ],
)
def test_what_is_no_number_is_told(text, message):
    with pytest.raises(Misread) as caught:
        read_amount(text)
    if message:
        assert caught.value.message == message
    else:
        assert caught.value.message.endswith("too long to be drawn; expected at most 30 digits")


@given(st.text(max_size=60))
def test_no_text_crashes_the_reading_of_a_number(text):
    try:
        amount = read_amount(text)
    except Misread:
        return
    assert amount.number.is_finite()


def test_a_label_is_a_name_a_number_a_time_or_both():
    day = date(2025, 8, 15)
    label = read_label("2023", day=day, zone=None)
    assert label.number == 2023
    assert label.moment is not None
    assert label.moment.at.year == 2023
    clock = read_label("11:10", day=day, zone=None)
    assert clock.number is None
    assert clock.moment is not None
    assert clock.moment.at.hour == 11
    name = read_label("Anchorage", day=day, zone=None)
    assert (name.text, name.number, name.moment) == ("Anchorage", None, None)
    assert read_label("11:10", day=None, zone=None).moment is None
    assert read_label("11:10 to 12:00", day=day, zone=None).moment is None
