"""The way through a story, pure: jumps are undone, bookmarks stay at their slide."""

from dataclasses import replace

from decks import ENGLISH, GERMAN
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.position import Position
from summit_tui.way import (
    MAX_JUMPS,
    START,
    Bookmark,
    bookmark_of,
    place_of,
    returned,
    returned_ahead,
    titles_of,
)

HANDSHAKE = Bookmark(slide="handshake", step=2)


def test_a_bookmark_names_slide_and_step_and_leads_back_there():
    assert bookmark_of(GERMAN, Position(2, 2)) == HANDSHAKE
    assert place_of(GERMAN, HANDSHAKE) == Position(2, 2)


def test_a_bookmark_stays_at_its_slide_where_another_stands_before_it():
    fewer = replace(GERMAN, slides=GERMAN.slides[1:])
    assert place_of(fewer, HANDSHAKE) == Position(1, 2)


def test_a_step_that_is_gone_gives_way_to_the_last_there_is_and_a_slide_to_none():
    assert place_of(ENGLISH, Bookmark(slide="handshake", step=3)) == Position(2, 2)
    assert place_of(ENGLISH, Bookmark(slide="only-german")) is None


def test_a_return_leads_to_where_the_jump_began_and_can_be_undone():
    way = START.left(bookmark_of(GERMAN, Position(2, 1)))
    way, at = returned(way, GERMAN, Position(5))
    assert at == Position(2, 1)
    assert returned(way, GERMAN, at) is None
    way, at = returned_ahead(way, GERMAN, at)
    assert at == Position(5)
    assert returned_ahead(way, GERMAN, at) is None
    assert returned(way, GERMAN, at)[1] == Position(2, 1)


def test_a_new_jump_forgets_what_was_ahead():
    way = START.left(bookmark_of(GERMAN, Position(2)))
    way, at = returned(way, GERMAN, Position(5))
    assert returned_ahead(way.left(bookmark_of(GERMAN, at)), GERMAN, Position(1)) is None


def test_the_present_place_and_slides_that_are_gone_are_passed_over():
    way = START.left(Bookmark(slide="title")).left(Bookmark(slide="only-german"))
    assert returned(way, ENGLISH, Position(3))[1] == Position(0)
    assert returned(way, ENGLISH, Position(0)) is None


def test_as_many_jumps_are_kept_as_a_talk_may_need_and_no_more():
    way = START
    for number in range(MAX_JUMPS + 10):
        way = way.left(Bookmark(slide=f"s{number}"))
    assert len(way.back) == MAX_JUMPS
    assert way.back[-1].slide == f"s{MAX_JUMPS + 9}"


def test_bookmarks_are_named_by_number_and_title_and_those_that_are_gone_left_out():
    way = START.marked(3, HANDSHAKE).marked(1, Bookmark(slide="only-german"))
    assert titles_of(way, GERMAN) == [(1, "Ende"), (3, "Der Händedruck")]
    assert titles_of(way, ENGLISH) == [(3, "The handshake")]
    assert titles_of(way.marked(3, Bookmark(slide="base")), GERMAN)[1] == (3, "Rückblick")


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30))
def test_as_many_returns_as_jumps_lead_to_the_start(slides):
    way, at = START, Position(0)
    places = []
    for slide in slides:
        if Position(slide) != at:
            way, at = way.left(bookmark_of(GERMAN, at)), Position(slide)
            places.append(at)
    while gone := returned(way, GERMAN, at):
        assert at == places.pop()
        way, at = gone
    assert at == Position(0)
