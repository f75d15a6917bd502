"""A talk against its plan: where slides should end, and how far a speaker is off."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise

import pytest
from decks import plain_deck
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.deck import Deck, Slide, Title
from summit_tui.timekeeping import (
    STOPPED,
    Clock,
    Plan,
    digits,
    limit_of,
    plan_of,
    standing,
    until,
)


def planned(*minutes: float | None, whole: float | None = None) -> Deck:
    slides = (Slide(title=Title(str(n)), minutes=one) for n, one in enumerate(minutes))
    return replace(plain_deck(*slides), minutes=whole)


def ends(deck: Deck) -> tuple[float, ...] | None:
    plan = plan_of(deck)
    return plan and plan.ends


def test_slides_end_one_after_the_other():
    assert ends(planned(1, 2.5, 0.5)) == (60, 210, 240)


def test_a_deck_without_minutes_has_no_plan():
    assert plan_of(planned(None, None)) is None


def test_slides_without_minutes_share_what_the_deck_has_more():
    assert ends(planned(None, None, None, whole=6)) == (120, 240, 360)
    assert ends(planned(1, None, 2, None, whole=10)) == (60, 270, 390, 600)


def test_slides_without_minutes_get_the_average_where_no_length_is_planned():
    assert ends(planned(1, None, 2)) == (60, 150, 270)


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        (3.5, (60, 90, 210)),  # half a minute is left
        (3, (48, 84, 180)),  # nothing is left: the slide gets 45 seconds, and all give up a fifth
        (1.5, (24, 42, 90)),
    ],
)
def test_no_slide_gets_less_than_half_of_what_the_others_have(whole, expected):
    assert ends(planned(1, None, 2, whole=whole)) == pytest.approx(expected, abs=15)


def test_more_minutes_than_the_talk_has_are_made_to_fit():
    assert ends(planned(2, 4, whole=3)) == (60, 180)


def test_what_a_talk_has_more_than_its_slides_is_left_for_questions():
    plan = plan_of(planned(1, 2, whole=5))
    assert plan == Plan(ends=(60, 180), whole=300, limit=300)


@pytest.mark.parametrize(
    ("minutes", "whole", "limit", "expected"),
    [
        ((None, None), None, 300, Plan(ends=(150, 300), whole=300, limit=300)),
        ((1, None), None, 300, Plan(ends=(60, 300), whole=300, limit=300)),
        ((1, 2), None, 300, Plan(ends=(60, 180), whole=180, limit=300)),
        ((1, 2), None, 90, Plan(ends=(30, 90), whole=90, limit=90)),
        ((1, 2), 5, 240, Plan(ends=(60, 180), whole=240, limit=240)),
        ((None, 2), 5, 600, Plan(ends=(180, 300), whole=300, limit=600)),
        ((1, 2), None, -20, Plan(ends=(0, 0), whole=0, limit=0)),
    ],
)
def test_the_end_of_a_slot_shortens_a_plan_and_never_makes_it_longer(
    minutes, whole, limit, expected
):
    assert plan_of(planned(*minutes, whole=whole), limit) == expected


@given(
    st.lists(st.none() | st.floats(0.1, 60), min_size=1, max_size=8),
    st.none() | st.floats(0.5, 90),
    st.none() | st.integers(0, 6000),
)
def test_a_plan_ends_in_time_and_gives_every_slide_some(minutes, whole, limit):
    plan = plan_of(planned(*minutes, whole=whole), limit)
    if plan is None:
        assert whole is limit is None
        assert set(minutes) == {None}
        return
    assert all(a <= b for a, b in pairwise((0.0, *plan.ends)))
    assert plan.ends[-1] <= plan.whole * (1 + 1e-9) <= plan.limit * (1 + 1e-9) ** 2
    if plan.whole > 1:
        assert all(b - a > 0 for a, b in pairwise((0.0, *plan.ends)))


@pytest.mark.parametrize(
    ("slide", "elapsed", "off", "on_time"),
    [
        (0, 0, 0, True),
        (0, 60, 0, True),
        (0, 89, 29, True),
        (0, 90, 30, False),
        (1, 50, -10, True),
        (1, 30, -30, False),
        (1, 100, 0, True),
        (2, 400, 160, False),
    ],
)
def test_a_talk_is_off_by_what_it_is_outside_of_the_time_of_its_slide(slide, elapsed, off, on_time):
    plan = plan_of(planned(1, 2.5, 0.5))
    assert plan
    found = standing(plan, slide, elapsed)
    assert (found.off, found.on_time, found.whole) == (off, on_time, 240)
    assert (found.remaining, found.after) == (240 - elapsed, 2 - slide)
    assert found.end == plan.ends[slide]


# --- the clock ----------------------------------------------------------------------------------


def test_a_clock_counts_only_while_it_runs():
    clock = STOPPED.started(1000.0)
    assert clock.elapsed(1060.0) == 60.0
    clock = clock.paused(1060.0)
    assert clock.elapsed(2000.0) == 60.0
    clock = clock.started(2000.0)
    assert clock.elapsed(2005.0) == 65.0


def test_starting_a_clock_that_runs_changes_nothing():
    clock = STOPPED.started(1000.0)
    assert clock.started(1010.0) is clock


def test_a_machine_whose_time_is_put_back_never_gives_a_negative_time():
    assert Clock(since=1000.0, spent=30.0).elapsed(900.0) == 30.0


# --- the end of a slot --------------------------------------------------------------------------


def at(*clock: int) -> float:
    """A time of one day on this machine's clock, in seconds since 1970."""
    return datetime.combine(date(2025, 8, 15), time(*clock)).timestamp()


@pytest.mark.parametrize(
    ("now", "end", "seconds"),
    [
        ((15, 30, 0), time(15, 45), 900),
        ((15, 46, 30), time(15, 45), -90),
        ((23, 50, 0), time(0, 20), 1800),
        ((0, 5, 0), time(23, 55), -600),
    ],
)
def test_the_end_of_a_slot_is_the_nearest_time_of_that_name(now, end, seconds):
    assert until(end, at(*now)) == seconds


def test_a_pause_of_the_clock_does_not_move_the_end_of_the_slot():
    now = at(15, 30)
    assert limit_of(time(15, 45), Clock(since=now - 60), now) == 960
    assert limit_of(time(15, 45), Clock(spent=60), now + 300) == 660
    assert limit_of(None, Clock(since=now), now) is None


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (7.9, "0:07"), (725, "12:05"), (3723, "1:02:03"), (-30, "-0:30"), (-0.4, "0:00")],
)
def test_seconds_are_shown_as_on_a_clock(seconds, shown):
    assert digits(seconds) == shown
