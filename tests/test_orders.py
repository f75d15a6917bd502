"""Commands for the stage in words: those of the tables, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.orders import NAMES, order_for
from summit_tui.problems import Misread
from summit_tui.session import PLAIN, Do, PointAt, ToNumber, ToSlide, order_line, read_order
from summit_tui.words import LANGUAGES

GERMAN = {**LANGUAGES["de"].typed, **LANGUAGES["de"].desk.typed}


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("next", Do("next")),
        ("n", Do("next")),
        ("Next Phase", Do("next-phase")),
        ("clock start", Do("clock-start")),
        ("quit", Do("quit")),
        ("goto handshake", ToSlide("handshake")),
        ("go 5", ToNumber(5)),
        ("point 2", PointAt(1)),
        ("point off", PointAt(None)),
        ("weiter", Do("next")),
        ("festhalten", Do("freeze")),
        ("leer", Do("blank")),
        ("zeiger 1", PointAt(0)),
    ],
)
def test_a_command_is_meant_by_its_words(typed, order):
    assert order_for(typed.split(), GERMAN) == order
    assert order_for([typed], GERMAN) == order


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ([], "found no command"),
        ([""], "found no command"),
        (["nxt"], "did you mean `next`"),
        (["edit"], "expected one such as"),
        (["help"], "expected one such as"),
        (["goto"], "expected `goto handshake`"),
        (["goto", "a", "b"], "expected `goto handshake`"),
        (["goto", "Ä\x1b[2J"], "expected a slide's number or its id"),
        (["goto", "0"], None),
        (["point", "0"], "from 1, or `off`"),
        (["point", "two"], "from 1, or `off`"),
    ],
)
def test_what_is_no_command_says_what_is(typed, says):
    if says is None:
        assert order_for(typed, {}) == ToSlide("0")
        return
    with pytest.raises(Misread) as fault:
        order_for(typed, {})
    assert says in fault.value.message
    assert "\x1b" not in fault.value.message


@pytest.mark.parametrize("plain", PLAIN)
def test_every_command_of_the_session_is_called_by_its_own_name(plain):
    assert order_for([plain], {}) == Do(plain)
    assert plain in NAMES


@given(st.lists(st.text(max_size=12) | st.sampled_from(NAMES), max_size=3))
def test_what_is_understood_can_be_sent(typed):
    try:
        order = order_for(typed, GERMAN)
    except Misread:
        return
    assert read_order(order_line(order)) == order
