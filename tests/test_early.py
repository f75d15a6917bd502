"""Keys that are answered before Textual is there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_stage import talk_of

from summit_tui.keymap import STANDARD
from summit_tui.stage.early import answered
from summit_tui.story import open_story


@pytest.fixture(scope="module")
def talk():
    return talk_of(open_story(None, ["en"]))


@pytest.mark.parametrize(
    ("typed", "slide", "left", "goes_on"),
    [
        ("", 1, "", True),
        ("n", 2, "", True),
        ("nn\x1b[D", 2, "", True),
        ("G", 14, "", True),
        ("n\x1b[", 2, "\x1b[", True),
        ("nqn", 2, "qn", False),
        ("n7\r", 2, "7\r", False),
        ("gg", 1, "gg", False),
        ("n\x1b[<0;3;3M", 2, "\x1b[<0;3;3M", False),
        ("nü", 2, "ü", False),
    ],
)
def test_moves_are_answered_up_to_the_first_key_that_is_none(talk, typed, slide, left, goes_on):
    after, rest, more = answered(talk, STANDARD, typed, ended=False)
    assert (after.at.slide + 1, rest, more) == (slide, left, goes_on)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.booleans())
def test_whatever_is_typed_is_a_move_or_left_as_it_is(talk, typed, ended):
    left = answered(talk, STANDARD, typed, ended=ended)[1]
    assert typed.endswith(left)
    assert answered(talk, STANDARD, left, ended=True)[0] is talk


def test_an_escape_with_nothing_behind_it_is_for_textual(talk):
    assert answered(talk, STANDARD, "\x1b", ended=True)[1:] == ("\x1b", False)


def test_backspace_after_a_jump_is_no_step_back(talk):
    jumped = replace(talk, jumped=True)
    assert answered(jumped, STANDARD, "n\x7f", ended=False)[0].at.slide == 0
    assert answered(jumped, STANDARD, "\x7f", ended=False)[1:] == ("\x7f", False)
