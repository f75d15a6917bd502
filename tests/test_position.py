"""Moving through a deck."""

import time
from dataclasses import replace
from typing import get_args

import pytest
from decks import body, plain_deck
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.deck import Slide, Title
from summit_tui.position import (
    Back,
    First,
    GoTo,
    Last,
    Move,
    Next,
    NextPhase,
    Outline,
    Position,
    PreviousPhase,
    kept,
    moved,
)

OUTLINES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([None, "arrival", "talks", "press"])), min_size=1
).map(lambda rows: Outline(steps=[row[0] for row in rows], phases=[row[1] for row in rows]))
MOVES = st.one_of(
    st.sampled_from([move() for move in get_args(Move) if move is not GoTo]),
    st.builds(GoTo, st.integers(-5, 50)),
)

STORY = Outline(
    steps=(0, 2, 0, 0, 1, 0, 0),
    phases=(None, "arrival", "arrival", None, "talks", "arrival", None),
)
"""Title, arrival (two reveals), arrival, a map, talks (one reveal), back at arrival, sources."""


def positions(outline):
    """Every place of a deck, in the order of telling."""
    return [Position(slide, step) for slide, n in enumerate(outline.steps) for step in range(n + 1)]


@given(OUTLINES, st.lists(MOVES))
def test_no_walk_leaves_the_deck(outline, moves):
    at = Position()
    for move in moves:
        at = moved(at, move, outline)
        assert at in positions(outline)


@given(OUTLINES, st.data())
def test_back_undoes_next(outline, data):
    at = data.draw(st.sampled_from(positions(outline)))
    there = moved(at, Next(), outline)
    assert there == at or moved(there, Back(), outline) == at


@given(OUTLINES, st.data())
def test_next_undoes_back(outline, data):
    at = data.draw(st.sampled_from(positions(outline)))
    there = moved(at, Back(), outline)
    assert there == at or moved(there, Next(), outline) == at


@given(OUTLINES)
def test_next_visits_every_place_once_and_then_stays(outline):
    at, seen = Position(), [Position()]
    while (there := moved(at, Next(), outline)) != at:
        at = there
        seen.append(at)
    assert seen == positions(outline)


@given(OUTLINES, st.integers(-9, 60), st.integers(-9, 9))
def test_a_place_of_another_deck_is_kept_inside_this_one(outline, slide, step):
    assert kept(Position(slide, step), outline) in positions(outline)


@given(OUTLINES, st.data())
def test_a_place_of_this_deck_is_kept_as_it_is(outline, data):
    at = data.draw(st.sampled_from(positions(outline)))
    assert kept(at, outline) == at


@pytest.mark.parametrize(
    ("move", "start", "end"),
    [
        (Next(), Position(1, 0), Position(1, 1)),
        (Next(), Position(1, 2), Position(2, 0)),
        (Next(), Position(6, 0), Position(6, 0)),
        (Back(), Position(2, 0), Position(1, 2)),
        (Back(), Position(1, 1), Position(1, 0)),
        (Back(), Position(0, 0), Position(0, 0)),
        (GoTo(4), Position(0, 0), Position(4, 0)),
        (GoTo(99), Position(0, 0), Position(6, 0)),
        (GoTo(-1), Position(3, 0), Position(0, 0)),
        (First(), Position(4, 1), Position(0, 0)),
        (Last(), Position(0, 0), Position(6, 0)),
        (NextPhase(), Position(0, 0), Position(1, 0)),
        (NextPhase(), Position(1, 2), Position(4, 0)),
        (NextPhase(), Position(3, 0), Position(4, 0)),
        (NextPhase(), Position(4, 0), Position(5, 0)),
        (NextPhase(), Position(5, 0), Position(5, 0)),
        (PreviousPhase(), Position(4, 1), Position(4, 0)),
        (PreviousPhase(), Position(4, 0), Position(1, 0)),
        (PreviousPhase(), Position(3, 0), Position(1, 0)),
        (PreviousPhase(), Position(2, 0), Position(1, 0)),
        (PreviousPhase(), Position(1, 1), Position(1, 0)),
        (PreviousPhase(), Position(1, 0), Position(1, 0)),
        (PreviousPhase(), Position(0, 0), Position(0, 0)),
    ],
)
def test_a_move_leads_from_here_to_there(move, start, end):
    assert moved(start, move, STORY) == end


@given(st.lists(st.integers(0, 3), min_size=1), st.data())
def test_without_phases_the_phase_moves_stay(steps, data):
    outline = Outline(steps=steps, phases=[None] * len(steps))
    at = data.draw(st.sampled_from(positions(outline)))
    assert moved(at, NextPhase(), outline) == at
    assert moved(at, PreviousPhase(), outline) == at


def test_a_step_in_a_large_deck_looks_at_its_neighbours_alone():
    slide = Slide(title=Title("A"), body=body("a"))
    deck = replace(plain_deck(slide), slides=(slide,) * 50_000)
    start = time.process_time()
    for _ in range(100):
        assert moved(Position(7), Next(), deck.outline()) == Position(8)
    assert time.process_time() - start < 0.5  # looking at all takes a tenth of a second each time
