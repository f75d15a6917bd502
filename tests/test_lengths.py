"""What a talk takes and when it must be over, as people write it in a deck."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.deck import Deck
from summit_tui.lengths import read_minutes, read_time, seconds_in
from summit_tui.load import deck_of
from summit_tui.problems import DeckError, Misread


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("45 min", 45),
        ("45min", 45),
        ("45 minutes", 45),
        ("1h 30min", 90),
        ("1 h 30 m", 90),
        ("2h", 120),
        ("90s", 1.5),
        ("1m30s", 1.5),
        ("PT45M", 45),
        ("PT1H30M", 90),
        ("pt1.5h", 90),
    ],
)
def test_a_length_is_minutes_or_says_its_units(text, minutes):
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "soon", "45 mins or so", "30min 1h", "-5 min", "P1D", "0s"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(Misread, match=r"is no length of time; expected minutes or a length such"):
        read_minutes(text)


def test_a_length_in_the_form_of_a_clock_is_two_things():
    with pytest.raises(Misread) as error:
        read_minutes("1:30")
    assert error.value.message.endswith("did you mean `1h 30min`, or `end: 1:30`?")


@given(st.text(max_size=30))
def test_whatever_is_written_is_a_length_or_none(text):
    seconds = seconds_in(text)
    assert seconds is None or seconds > 0


def test_a_time_of_day_has_24_hours():
    assert read_time(" 9:05 ") == time(9, 5)
    for text in ("24:00", "15:60", "15.45", "3:45 PM", "now"):
        with pytest.raises(Misread, match="is no time of day; expected such as `15:45`"):
            read_time(text)


# --- in a deck ----------------------------------------------------------------------------------


def deck(*head: str) -> Deck:
    lines = ("title: A", *head, "slides:", "  - title: B", "")
    return deck_of("\n".join(lines).encode(), "x.yaml")


def test_a_deck_says_how_long_it_is_and_when_it_must_be_over():
    told = deck("duration: 1h 30min", "end: 15:45")
    assert (told.planned, told.end) == (90, time(15, 45))


def test_the_older_name_of_a_decks_length_means_the_same():
    assert deck("minutes: 20").planned == 20
    assert deck().planned is None


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            ["minutes: 20", "duration: 20"],
            "x.yaml:2:10: `minutes` says again what `duration` says; remove `minutes`",
        ),
        (["duration: soon"], "x.yaml:2:11: `duration`: `soon` is no length of time"),
        (["duration: 25h"], "x.yaml:2:11: `duration` is 1500; expected more than 0, at most 1440"),
        (["end: 25:45"], "x.yaml:2:6: `end`: `25:45` is no time of day; expected such as `15:45`"),
    ],
)
def test_a_wrong_length_or_end_is_told_at_its_place(head, message):
    with pytest.raises(DeckError) as error:
        deck(*head)
    assert message in str(error.value)
