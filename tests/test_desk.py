"""The speaker's desk: what it makes of the states that it hears, and of commands alone."""

from dataclasses import replace
from datetime import datetime

import pytest
from decks import ENGLISH, GERMAN

from summit_tui.desk import (
    Seat,
    desk_of,
    heard,
    next_line,
    next_mark,
    obeyed,
    parted,
    renewed,
    seat_at,
    to_place,
)
from summit_tui.load import deck_of
from summit_tui.position import Position
from summit_tui.session import Do, PointAt, Spot, State, ToNumber, ToSlide, digest_of
from summit_tui.timekeeping import Clock
from summit_tui.voice import voice_for

EN, DE = voice_for(ENGLISH), voice_for(GERMAN)
NOW = 1_000.0


def told(slide: str, step: int = 0, **others: object) -> State:
    """What a stage tells that shows GERMAN."""
    state = State(deck=digest_of(GERMAN.source), epoch=7, at=Spot(slide=slide, step=step))
    return replace(state, **others)


def together(**others: object) -> Seat:
    return heard(seat_at(Position()), told("arrival", **others), GERMAN, NOW)


# --- states -------------------------------------------------------------------------------------


def test_a_desk_is_where_the_stage_is_as_soon_as_it_hears_of_it():
    seat = together()
    assert (seat.at, seat.shown, seat.link) == (Position(1), Position(1), "together")


def test_a_speaker_who_looks_ahead_is_somewhere_else_than_the_audience():
    seat = together(mode="freeze", ahead=Spot(slide="talks"))
    assert (seat.at, seat.shown, seat.mode) == (Position(3), Position(1), "freeze")


def test_an_older_state_of_the_stage_that_is_followed_says_nothing_new():
    seat = together(seq=5)
    assert heard(seat, told("base", seq=4), GERMAN, NOW) is seat
    assert heard(seat, told("base", seq=6), GERMAN, NOW).at == Position(4)


def test_a_stage_that_was_found_anew_counts_whatever_was_heard_before():
    seat = parted(together(seq=5))
    assert seat.link == "lost"
    again = heard(seat, told("base", epoch=3), GERMAN, NOW)
    assert (again.at, again.link) == (Position(4), "together")


def test_a_slide_that_the_deck_lacks_leaves_the_desk_where_it_is():
    seat = heard(together(), told("nowhere", seq=1), GERMAN, NOW)
    assert (seat.at, seat.link) == (Position(1), "together")


def test_another_version_of_the_deck_is_noticed():
    assert together().ours
    assert not together(deck=digest_of("x")).ours
    assert heard(together(), told("base", deck=digest_of("x"), seq=1), GERMAN, NOW, ours=True).ours


def test_a_deck_that_was_saved_keeps_the_place_of_the_stage():
    without = replace(GERMAN, slides=GERMAN.slides[1:])
    seat = renewed(together(), GERMAN, without)
    assert seat.at == Position(0)
    alone = renewed(seat_at(Position(3)), GERMAN, without)
    assert alone.at == Position(2)


# --- time on a slide ----------------------------------------------------------------------------


def running(since: float, slide: str, seq: int = 1, entered: float = 0.0) -> State:
    return told(slide, clock=Clock(since=since), seq=seq, entered=entered)


def on_slide(seat: Seat, now: float) -> float:
    return desk_of(seat, GERMAN, DE, now, (0, 0)).on_slide


def test_the_time_on_a_slide_is_known_to_who_was_there_and_to_who_joins_late():
    seat = heard(together(), running(900.0, "arrival"), GERMAN, NOW)
    state = running(900.0, "talks", 2, entered=120.0)
    for one in (seat, seat_at(Position())):
        assert on_slide(heard(one, state, GERMAN, NOW + 25), NOW + 60) == 40


def test_nobody_has_been_on_a_slide_for_less_than_nothing():
    ahead = running(NOW, "talks", entered=30.0)
    assert on_slide(heard(together(), ahead, GERMAN, NOW + 10), NOW + 12) == 2


def test_a_pause_does_not_count():
    seat = heard(seat_at(Position()), running(900.0, "title"), GERMAN, NOW)
    seat = heard(seat, told("title", seq=2, clock=Clock(spent=100.0)), GERMAN, NOW)
    assert on_slide(seat, NOW + 999) == 100


# --- without a stage ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "at"),
    [
        (ToSlide("handshake", 2), Position(2, 2)),
        (ToSlide("nowhere"), Position(1)),
        (ToNumber(4), Position(3)),
        (ToNumber(99), Position(1)),
        (PointAt(0), Position(1)),
        (Do("blank"), Position(1)),
    ],
)
def test_a_desk_without_a_stage_moves_by_itself(order, at):
    assert obeyed(seat_at(Position(1)), order, GERMAN, NOW).at == at


def test_a_desk_without_a_stage_keeps_a_clock_of_its_own():
    seat = obeyed(seat_at(Position()), Do("clock-start"), GERMAN, NOW)
    assert seat.clock.elapsed(NOW + 30) == 30
    paused = obeyed(seat, Do("clock-pause"), GERMAN, NOW + 30)
    assert paused.clock.elapsed(NOW + 99) == 30
    assert obeyed(paused, Do("clock-reset"), GERMAN, NOW + 99).clock.elapsed(NOW + 200) == 0
    assert obeyed(seat, Do("clock-reset"), GERMAN, NOW + 99).clock.elapsed(NOW + 100) == 1


def test_the_command_to_a_place_leads_there():
    order = to_place(GERMAN, Position(2, 3))
    assert obeyed(seat_at(Position()), order, GERMAN, NOW).at == Position(2, 3)


# --- what is shown ------------------------------------------------------------------------------

TIMED = deck_of(
    b"title: A\nslides:\n  - {title: B, minutes: 2}\n  - {title: C, minutes: 3}\n", "x.yaml"
)


def test_the_desk_counts_what_is_left_and_what_the_slide_has():
    seat = replace(seat_at(Position(1)), clock=Clock(since=NOW), arrived=60.0)
    desk = desk_of(seat, TIMED, voice_for(TIMED), NOW + 90, (15, 42))
    assert desk.standing is not None
    assert (desk.elapsed, desk.standing.remaining, desk.on_slide) == (90, 210, 30)
    assert (desk.number, desk.count, desk.wall, desk.following) == (2, 2, (15, 42), None)
    assert (desk.standing.lag, desk.pace_said) == ("ahead", "30 seconds ahead.")


def test_a_talk_that_has_to_end_counts_to_that():
    ends = datetime.fromtimestamp(NOW + 600).astimezone()
    desk = desk_of(seat_at(Position()), TIMED, voice_for(TIMED), NOW, (0, 0), ends.time())
    assert desk.standing is not None
    assert round(desk.standing.remaining) == 600


def test_a_desk_without_a_plan_has_no_pace():
    desk = desk_of(seat_at(Position()), GERMAN, DE, NOW, (0, 0))
    assert (desk.standing, desk.pace_said) == (None, "")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (Position(0), "Next: Trump arrives."),
        (Position(2), "Next step: Trump claps."),
        (Position(2, 2), "Next: Talks."),
        (Position(4), "Next: the end."),
    ],
)
def test_what_comes_next_is_a_step_a_slide_or_the_end(at, said):
    assert next_line(ENGLISH, at, EN) == said


@pytest.mark.parametrize(
    ("left", "until"), [(700.0, 100.0), (600.0, 300.0), (301.0, 1.0), (59.0, None)]
)
def test_marks_come_ten_five_and_one_minutes_before_the_end(left, until):
    assert next_mark(left) == until
