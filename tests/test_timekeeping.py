"""A talk against its plan: where slides should end, and how far a speaker is off."""

from dataclasses import replace

import pytest
from decks import plain_deck

from summit_tui.deck import Deck, Slide, Title
from summit_tui.timekeeping import STOPPED, Clock, plan_of, standing


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


@pytest.mark.parametrize("whole", [None, 2])
def test_slides_without_minutes_get_none_where_nothing_is_left(whole):
    assert ends(planned(1, None, 2, whole=whole)) == (60, 60, 180)


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
