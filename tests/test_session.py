"""The session of a live talk: the newest state counts, and no bytes can do what no command does."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.commands import COMMANDS
from summit_tui.session import (
    MAX_BYTES,
    MAX_NUMBER,
    MODES,
    PLAIN,
    REPLIES,
    Do,
    PointAt,
    Spot,
    State,
    ToNumber,
    ToSlide,
    digest_of,
    newest,
    order_line,
    read_order,
    read_reply,
    read_state,
    reply_line,
    state_line,
)
from summit_tui.timekeeping import Clock

DIGEST = digest_of("title: T\n")
STATE = State(
    deck=DIGEST,
    epoch=1_795_357_000_000,
    seq=128,
    at=Spot(slide="ember-attack", step=2),
    clock=Clock(since=1_795_356_900.25, spent=12.5),
    entered=4.0,
)

ids = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,63}", fullmatch=True)
numbers = st.integers(0, MAX_NUMBER)
spots = st.builds(Spot, slide=ids, step=numbers)
clocks = st.builds(
    Clock,
    since=st.none() | st.integers(0, 4_000_000_000).map(float),
    spent=st.integers(0, 1_000_000).map(lambda ms: ms / 1000),
)
states = st.builds(
    State,
    deck=st.just(DIGEST),
    epoch=numbers,
    seq=numbers,
    at=spots,
    ahead=st.none() | spots,
    mode=st.sampled_from(MODES),
    point=st.none() | numbers,
    clock=clocks,
    entered=st.integers(0, 1_000_000).map(lambda ms: ms / 1000),
)
orders = st.one_of(
    st.sampled_from(PLAIN).map(Do),
    st.builds(ToSlide, ids, numbers),
    st.integers(1, MAX_NUMBER).map(ToNumber),
    st.builds(PointAt, st.none() | numbers),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)

# --- the register -------------------------------------------------------------------------------


def test_a_state_of_a_later_session_is_newer_whatever_its_number():
    old, new = replace(STATE, epoch=1, seq=900), replace(STATE, epoch=2, seq=0)
    assert newest(old, new) is new
    assert newest(new, old) is new


def test_a_state_that_is_heard_twice_changes_nothing():
    again = replace(STATE)
    assert newest(STATE, again) is STATE


def test_who_has_heard_nothing_takes_what_comes_first():
    assert newest(None, STATE) is STATE
    assert newest(STATE, None) is STATE
    assert newest(None, None) is None


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 50)), min_size=1, unique=True), st.data()
)
def test_any_order_with_drops_and_duplicates_ends_at_the_newest_that_was_heard(ages, data):
    sent = [replace(STATE, epoch=epoch, seq=seq) for epoch, seq in ages]
    heard = data.draw(st.lists(st.sampled_from(sent), min_size=1))
    known = None
    for state in heard:
        known = newest(known, state)
    assert known is not None
    assert known.age == max(state.age for state in heard)
    # Once the last one reaches everybody, everybody agrees.
    last = max(sent, key=lambda state: state.age)
    assert newest(known, last) == last


# --- on the wire --------------------------------------------------------------------------------


def test_a_state_is_one_short_line_without_words():
    line = state_line(STATE)
    assert line.endswith(b"}\n")
    assert json.loads(line) == {
        "v": 1,
        "deck": DIGEST,
        "epoch": 1_795_357_000_000,
        "seq": 128,
        "slide": "ember-attack",
        "step": 2,
        "ahead": None,
        "mode": "show",
        "point": None,
        "since": 1_795_356_900_250,
        "spent": 12_500,
        "entered": 4_000,
    }
    assert len(line) < 300


@given(states)
def test_a_state_comes_back_as_it_was_sent(state):
    assert read_state(state_line(state)) == state


@given(orders)
def test_a_command_comes_back_as_it_was_sent(order):
    assert read_order(order_line(order)) == order


@pytest.mark.parametrize("reply", REPLIES)
def test_an_answer_comes_back_as_it_was_sent(reply):
    assert read_reply(reply_line(reply)) == reply


def changed(**keys: object) -> bytes:
    return json.dumps({**json.loads(state_line(STATE)), **keys}).encode()


@pytest.mark.parametrize(
    "keys",
    [
        {"v": 2},
        {"v": True},
        {"deck": "sha256-short"},
        {"epoch": -1},
        {"seq": 1.5},
        {"seq": MAX_NUMBER + 1},
        {"step": True},
        {"slide": "Ein Text, der gelesen würde"},
        {"slide": "a\u001b[2J"},
        {"slide": "a\n"},
        {"slide": "x" * 101},
        {"mode": "party"},
        {"mode": ["show"]},
        {"ahead": "b"},
        {"ahead": {"slide": "b"}},
        {"point": "1"},
        {"since": -5},
        {"spent": None},
        {"entered": None},
        {"entered": -1},
    ],
)
def test_a_state_with_one_wrong_value_is_none(keys):
    assert read_state(changed(**keys)) is None


def test_a_state_may_say_more_than_is_known():
    assert read_state(changed(weather="fine")) == STATE


def test_a_line_that_is_too_long_is_not_even_read():
    assert read_state(changed(more="x" * MAX_BYTES)) is None


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"next",
        b'{"v":1,"do":"next"',
        b'{"v":1,"do":"next","twice":true}',
        b'{"do":"next"}',
        b'{"v":1,"do":"edit"}',
        b'{"v":1,"do":"open"}',
        b'{"v":1,"do":["next"]}',
        b'{"v":1,"do":"goto"}',
        b'{"v":1,"do":"goto","number":0}',
        b'{"v":1,"do":"goto","number":1,"slide":"a"}',
        b'{"v":1,"do":"goto","slide":"A B"}',
        b'{"v":1,"do":"point"}',
        b'{"v":1,"do":"point","block":-1}',
        b"[" * 4000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_command_is_none(line):
    assert read_order(line) is None


@given(st.binary(max_size=300) | json_values.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_raise_anything(line):
    for read in (read_state, read_order, read_reply):
        read(line)


@given(
    st.dictionaries(st.sampled_from(["v", "do", "slide", "step", "number", "block"]), json_values)
)
def test_what_is_read_as_a_command_is_one(keys):
    order = read_order(json.dumps({**keys, "v": 1}).encode())
    assert order is None or read_order(order_line(order)) == order


def test_commands_that_the_stage_has_too_are_called_as_there():
    ours = {"freeze", "show", "clock-start", "clock-pause", "clock-reset"}
    assert set(PLAIN) - {command.id for command in COMMANDS} == ours
