"""Distances and great circles: what is known of them, and what must hold for any two places."""

import math
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summit_tui.geo import (
    NORTH,
    RADIUS,
    angle,
    coordinates,
    distance,
    dot,
    kilometres,
    middle,
    vector,
    way,
)

ANDREWS = vector(38.81, -76.87)
ANCHORAGE = vector(61.25, -149.80)
VNUKOVO = vector(55.60, 37.26)

PLACES = st.builds(vector, st.floats(-90, 90), st.floats(-180, 180))


def test_the_flights_of_the_story_are_as_long_as_they_are():
    assert round(distance(ANDREWS, ANCHORAGE)) == 5419
    assert round(distance(VNUKOVO, ANCHORAGE)) == 7007


def test_a_quarter_of_the_globe_is_ten_thousand_kilometres():
    assert distance(NORTH, vector(0, 50)) == pytest.approx(10007.557, abs=0.001)
    assert distance(NORTH, vector(-90, 0)) == pytest.approx(20015.115, abs=0.001)


def test_a_few_metres_are_not_lost_in_rounding():
    assert distance(vector(52.5, 13.4), vector(52.50001, 13.4)) == pytest.approx(0.00111, abs=1e-5)


def test_the_way_from_moscow_to_anchorage_passes_near_the_pole():
    farthest = max(coordinates(point)[0] for point in way(VNUKOVO, ANCHORAGE, 200))
    assert round(farthest, 1) == 87.9


def test_the_way_over_the_date_line_is_the_short_one():
    fiji, samoa = vector(-18.1, 178.4), vector(-13.8, -171.8)
    assert round(distance(fiji, samoa)) == 1151
    east = [coordinates(point)[1] for point in way(fiji, samoa, 4)]
    assert [round(longitude) for longitude in east] == [178, -179, -177, -174, -172]


def test_the_way_between_antipodes_goes_over_the_north_pole():
    points = way(vector(0, 20), vector(0, -160), 2)
    assert coordinates(points[1])[0] == pytest.approx(90)
    assert len(way(NORTH, vector(-90, 0), 4)) == 5


@given(PLACES, PLACES)
def test_a_distance_is_the_same_there_and_back_and_at_most_half_way_round(a, b):
    assert distance(a, b) == pytest.approx(distance(b, a), abs=1e-6)
    assert 0 <= distance(a, b) <= math.pi * RADIUS + 1e-6


@given(PLACES, PLACES, PLACES)
def test_no_detour_is_shorter(a, b, c):
    assert distance(a, c) <= distance(a, b) + distance(b, c) + 1e-6


@example(vector(0, 0), vector(0, 180), 3)
@example(vector(10, 20), vector(10, 20), 3)
@given(PLACES, PLACES, st.integers(1, 40))
def test_a_way_is_as_long_as_the_distance_and_its_points_are_as_far_apart(a, b, stretches):
    points = way(a, b, stretches)
    assert points[0] == a
    assert points[-1] == b
    steps = [distance(one, other) for one, other in pairwise(points)]
    assert steps == pytest.approx([distance(a, b) / stretches] * stretches, abs=0.1)
    assert all(dot(point, point) == pytest.approx(1) for point in points)


@given(st.floats(-89.9, 89.9), st.floats(-179.9, 179.9))
def test_coordinates_come_back_as_they_were(latitude, longitude):
    assert coordinates(vector(latitude, longitude)) == pytest.approx((latitude, longitude))


@given(st.lists(PLACES, min_size=1, max_size=8))
def test_the_middle_of_places_is_on_the_globe(points):
    centre = middle(points)
    assert dot(centre, centre) == pytest.approx(1)


def test_the_middle_lies_between_its_places():
    centre = middle([vector(0, 170), vector(0, -170)])
    assert angle(centre, vector(0, 180)) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (5424.4, "5420 km"),
        (999.4, "999 km"),
        (999.6, "1000 km"),
        (7.4, "7 km"),
        (0.996, "1 km"),
        (0.85, "850 m"),
        (0.0, "0 m"),
        (20015.1, "20020 km"),
    ],
)
def test_a_distance_has_as_many_digits_as_it_can_answer_for(length, text):
    assert kilometres(length) == text.replace(" ", "\N{NO-BREAK SPACE}")
