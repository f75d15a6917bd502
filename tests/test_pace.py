"""How long a slide stays: paces as people write them, and what they come to."""

import pytest
from decks import ENGLISH, GERMAN, at, plain_deck
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.deck import Slide, Title
from summit_tui.pace import (
    LONGEST,
    SHORTEST,
    USUAL,
    Even,
    InProportion,
    even_pace,
    proportion,
    stay,
)
from summit_tui.position import Position
from summit_tui.problems import Misread
from summit_tui.timeline import timeline_of


def stays(pace, deck):
    line = timeline_of(deck)
    return [stay(pace, deck, line, Position(i)) for i in range(len(deck.slides))]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("8s", 8),
        ("1m", 60),
        ("90s", 90),
        ("1m30s", 90),
        ("2.5s", 2.5),
        ("1h", 3600),
        (" 5MIN ", 300),
    ],
)
def test_a_pace_is_read_as_people_write_it(text, seconds):
    assert even_pace(text) == Even(seconds)


@pytest.mark.parametrize("text", ["", "8", "s", "-3s", "8 s m", "1s1m", "0s", "0.1s", "2h", "१s"])
def test_what_is_no_length_of_time_is_refused(text):
    with pytest.raises(Misread):
        even_pace(text)


def test_a_proportion_is_the_event_s_time_and_the_talk_s():
    assert proportion("1h=10s") == InProportion(3600, 10)
    assert proportion(" 30m = 1m ") == InProportion(1800, 60)
    for text in ("1h", "1h=", "=10s", "1h=10s=3s", "0h=1s"):
        with pytest.raises(Misread):
            proportion(text)


def test_every_step_stays_evenly_long():
    assert stays(Even(3), GERMAN) == [3] * 6


def test_slides_stay_in_proportion_to_the_event_and_share_it_among_their_steps():
    # 10:25 to 11:10 is 45 minutes, 11:10 to 11:26 is 16 minutes for three appearances.
    assert stays(InProportion(3600, 60), ENGLISH) == [
        USUAL,
        45,
        pytest.approx(16 / 3),
        USUAL,
        USUAL,
    ]


def test_a_quiet_stretch_and_a_crowded_one_have_their_bounds():
    deck = plain_deck(
        *(Slide(title=Title(time), when=at(time)) for time in ("8:00", "8:01", "20:00", "9:00"))
    )
    assert stays(InProportion(3600, 60), deck) == [SHORTEST, LONGEST, USUAL, USUAL]


@given(st.floats(0.001, 1e9), st.floats(0.001, 1e9), st.integers(0, 5), st.integers(0, 3))
def test_no_slide_comes_and_goes_too_fast_to_be_read(event, shown, slide, step):
    for deck in (GERMAN, ENGLISH):
        place = Position(min(slide, len(deck.slides) - 1), step)
        seconds = stay(InProportion(event, shown), deck, timeline_of(deck), place)
        assert SHORTEST <= seconds <= LONGEST
