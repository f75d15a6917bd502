"""Maps: what they say, what they are refused for, and what they look like."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.blocks import Bullets, Text, plain_text, runs_of
from summit_tui.deck import Title
from summit_tui.draw.dots import Dots, patterned
from summit_tui.draw.frame import line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.labels import placed
from summit_tui.draw.land import coasts, is_land
from summit_tui.draw.map import map_rows
from summit_tui.draw.projection import Azimuthal, World, fitted
from summit_tui.geo import angle, vector
from summit_tui.load import deck_of
from summit_tui.maps import Map, Region, Route, Site
from summit_tui.problems import DeckError

UNICODE, ASCII = GLYPHS["unicode"], GLYPHS["ascii"]


def site(name, latitude, longitude, note=None):
    return Site(name=Title(name), latitude=latitude, longitude=longitude, note=note)


def route(start, end, label=None, note=None):
    return Route(start=Title(start), end=Title(end), label=label, note=note)


ANDREWS = site("Andrews", 38.81, -76.87, "about 03:45")
MOSCOW = site("Moscow", 55.60, 37.26)
ANCHORAGE = site("Anchorage", 61.25, -149.80)
FLIGHTS = Map(
    places=(ANDREWS, MOSCOW, ANCHORAGE),
    routes=(route("Andrews", "Anchorage", "Air Force One"), route("Moscow", "Anchorage")),
    caption=runs_of("Two flights"),
)


def rows(block, width, height, glyphs=UNICODE):
    return [
        line_text(line).replace("\N{NO-BREAK SPACE}", " ")
        for line in map_rows(block, width, height, glyphs)
    ]


# --- what a map says ----------------------------------------------------------------------------


def said(block):
    caption = [plain_text(core.text) for core in block.plain() if isinstance(core, Text)]
    (points,) = (core for core in block.plain() if isinstance(core, Bullets))
    texts = [*(plain_text(item.text) for item in points.items), *caption]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def test_a_map_says_its_routes_with_their_lengths_and_then_the_other_places():
    block = Map(
        places=(ANDREWS, MOSCOW, ANCHORAGE, site("Nome", 64.5, -165.4)),
        routes=(
            route("Andrews", "Anchorage", "Air Force One", "seven hours"),
            route("Moscow", "Anchorage"),
        ),
        caption=runs_of("Two flights"),
    )
    assert said(block) == [
        "Air Force One: Andrews → Anchorage, 5420 km, seven hours",
        "Moscow → Anchorage, 7010 km",
        "Andrews: about 03:45",
        "Nome",
        "Two flights",
    ]


# --- what a map is refused for ------------------------------------------------------------------


def faults(text):
    lines = "\n".join(f"        {line}" for line in text.split("\n"))
    data = f"title: x\nslides:\n  - title: y\n    body:\n    - map:\n{lines}\n"
    with pytest.raises(DeckError) as found:
        deck_of(data.encode(), "x")
    return [str(problem) for problem in found.value.problems]


HERE = "places:\n- {name: Andrews, latitude: 38, longitude: -76}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("caption: x", "x:6:9: `map` has no `places`; add `places: ...`"),
        (
            "places:\n- {name: a, latitude: 91, longitude: 0}",
            "x:7:31: `latitude` 91 is not between -90 and 90 degrees",
        ),
        (
            "places:\n- {name: a, latitude: 0, longitude: 200}",
            "x:7:45: `longitude` 200 is not between -180 and 180 degrees",
        ),
        (
            f"{HERE}- {{name: Andrews, latitude: 1, longitude: 1}}",
            "x:8:11: a second place is called `Andrews`; give each its own name",
        ),
        (
            f"{HERE}- {{name: b, latitude: 1, longitude: 1}}\n"
            "routes:\n- {from: b, to: Andrews}\n- {from: Andrew, to: b}",
            "x:11:11: the map has no place `Andrew`; expected a name from `places`; "
            "did you mean `Andrews`?",
        ),
        (
            f"{HERE}routes:\n- {{from: Andrews, to: Andrews}}",
            "x:9:11: a route goes from `Andrews` to itself; name two places",
        ),
        (
            f"{HERE}region: {{south: 1, west: 2}}",
            "x:8:25: a region is `fit`, `world`, or has all of `south`, `west`, `north` and `east`",
        ),
        (
            f"{HERE}region: {{south: 60, west: 0, north: 50, east: 9}}",
            "x:8:25: `south` 60 is not below `north` 50",
        ),
        (
            f"{HERE}region: {{south: 0, west: 9, north: 50, east: 9}}",
            "x:8:34: `west` and `east` are both 9; expected two meridians",
        ),
    ],
)
def test_what_is_wrong_with_a_map_is_told_at_its_place(text, message):
    assert message in faults(text)


def test_a_map_has_at_most_two_hundred_places():
    places = tuple(site(str(i), 0, i / 2) for i in range(201))
    with pytest.raises(ValueError, match="the map has 201 places; expected 200 at most"):
        Map(places=places)


# --- the land -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("land", "place"),
    [
        (True, (55.6, 37.3)),
        (True, (64.0, -150.0)),
        (True, (-25.0, 135.0)),
        (True, (-89.0, 10.0)),
        (True, (67.0, -178.0)),
        (True, (67.0, 178.0)),
        (False, (67.0, -167.5)),
        (False, (0.0, -150.0)),
        (False, (89.0, 10.0)),
        (False, (30.0, -45.0)),
    ],
)
def test_land_is_told_from_the_sea(land, place):
    assert is_land(*place) is land


@pytest.mark.parametrize(("scale", "points"), [("far", 5121), ("near", 14973)])
def test_coasts_are_whole_and_none_is_a_mere_cut_of_the_data(scale, points):
    lines = coasts(scale)
    assert sum(len(coast.points) for coast in lines) == points
    along = [
        (a, b)
        for coast in lines
        for a, b in pairwise(coast.places)
        if (abs(a[1]) > 179.99 and abs(b[1]) > 179.99) or (a[0] < -89.9 and b[0] < -89.9)
    ]
    assert along == []


# --- the projections ----------------------------------------------------------------------------

PLACES = st.builds(vector, st.floats(-90, 90), st.floats(-180, 180))


@given(PLACES, PLACES, st.floats(0, 6.3))
def test_what_lies_at_a_spot_is_what_was_put_there(centre, point, turn):
    projection = Azimuthal(centre, turn)
    spot = projection.spot(point)
    if spot is None:
        assert angle(centre, point) > 2.6
        return
    back = projection.point(*spot)
    assert back is not None
    assert angle(back, point) < 1e-6


@given(st.floats(-89, 89), st.floats(-179, 179), st.sampled_from([0.0, 180.0, -150.0]))
def test_the_world_can_be_read_back(latitude, longitude, meridian):
    projection = World(meridian)
    back = projection.point(*projection.at(latitude, longitude))
    assert back is not None
    assert angle(back, vector(latitude, longitude)) < 1e-6


def test_the_map_of_a_small_region_has_north_above():
    view = fitted([vector(52.5, 13.4), vector(48.1, 11.6)], 100, 60)
    south, north = view.dot(vector(48.1, 11.6)), view.dot(vector(52.5, 13.4))
    assert south[1] > north[1]
    assert isinstance(view.projection, Azimuthal)


def test_the_map_of_the_flights_has_america_on_the_left_and_moscow_on_the_right():
    ways = [vector(38.81, -76.87), vector(55.6, 37.26), vector(61.25, -149.8), vector(86, -60)]
    view = fitted(ways, 160, 60)
    andrews, moscow, anchorage, _ = (view.dot(point) for point in ways)
    assert andrews[0] < moscow[0]
    assert anchorage[1] < andrews[1]
    assert anchorage[1] < moscow[1]


def test_places_all_over_the_globe_get_a_map_of_the_world():
    around = [vector(-33.9, 151.2), vector(51.5, -0.1), vector(34, -118.2)]
    assert isinstance(fitted(around, 160, 60).projection, World)


# --- dots and names -----------------------------------------------------------------------------


def test_a_line_that_leaves_the_canvas_is_cut_at_its_edge():
    dots = Dots(2, 1)
    assert list(dots.along(-4, 1, 10, 1)) == [(0, 1), (1, 1), (2, 1), (3, 1)]
    assert list(dots.along(-4, -1, 10, -1)) == []


@given(*[st.floats(-1e4, 1e4)] * 4, st.integers(1, 20), st.integers(1, 20))
def test_no_dot_of_a_line_lies_outside(x0, y0, x1, y1, width, height):
    dots = Dots(width, height)
    dots.path([(x0, y0), None, (x1, y1), (x0, y0)], 1e9)
    places = list(dots.along(x0, y0, x1, y1))
    assert all(0 <= x < 2 * width and 0 <= y < 4 * height for x, y in places)


def test_patterns_tell_lines_apart():
    line = [(x, 0) for x in range(8)]
    assert [x for x, _ in patterned(iter(line), (1, 0))] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert [x for x, _ in patterned(iter(line), (2, 3))] == [0, 1, 5, 6]


@given(
    st.lists(st.tuples(st.integers(0, 39), st.integers(0, 9)), min_size=1, max_size=20),
    st.text("ab c日", min_size=1, max_size=12).filter(lambda text: text.strip() == text),
)
def test_names_cover_neither_marks_nor_each_other_nor_the_edge(marks, name):
    found = placed(marks, [[(name,)]] * len(marks), 40, 10, lambda *_: 0)
    cells = []
    for label in found:
        if label:
            wide = sum(2 if char == "日" else 1 for char in label.rows[0])
            cells += [(label.column + i, label.row) for i in range(wide)]
    shown = [cell for cell in cells if 0 <= cell[0] < 40 and 0 <= cell[1] < 10]
    assert shown == cells
    assert len(set(cells)) == len(cells)
    assert not set(cells) & set(marks)


# --- the map ------------------------------------------------------------------------------------


def test_the_flights_look_like_this():
    found = rows(FLIGHTS, 60, 20, ASCII)
    assert found == PICTURE[1:-1].split("\n")


PICTURE = r"""
                     ..........
            Anchorage O  ............
                  ..*** +++.  .     ....
       . .  .......***  .++.++      .. ...
    ..........    ***  ..   +++         ..
  ...            ***  ......    +++   ......
...             **   ........     + ++     .....
..             ***    ..........    +++. .......
              ** .... .............  ...++....
             *** .  ....... ..   ..  ..  ++ ..
             ** ..  ....... .    ..      ...+++
....        ** ..... ........   ...     .....++        ..
   ..      **        ..   .  .....      . .. . ++O Moscow ..
.   ..     **  ....  .    ...   ....   .. ....         .....
... ......O Andrews ...    .     .     .......     .....
 .....      about 03:45              ..  ....     ......

**** Air Force One: Andrews -> Anchorage, 5420 km
++++ Moscow -> Anchorage, 7010 km
Two flights
"""


def test_routes_are_told_apart_without_colour():
    *_, first, second, _caption = rows(FLIGHTS, 60, 20)
    assert first == "▄▄▄▄▄ Air Force One: Andrews → Anchorage, 5420 km"
    assert second == "▄▄  ▄ Moscow → Anchorage, 7010 km"


def test_no_land_touches_a_route_so_that_it_is_seen_without_colour():
    line = rows(FLIGHTS, 60, 20)[10]
    assert line == "⠂ ⠂ ⠂ ⠂ ⠂ ⠂  ▛  ⠢⡃  ⣘⢏⢻⠚⣃⡖⠁ ⡼ ⠂ ⠂⢐⡇      ⡤  ▀▄  ⠂ ⠂ ⠂ ⠂ ⠂ ⠂"


def test_a_cell_shows_the_name_before_the_route_and_the_route_before_the_coast():
    styles = {
        piece.style.role
        for line in map_rows(FLIGHTS, 60, 20, UNICODE)
        for piece in line
        if piece.text.strip()
    }
    assert styles == {"title", "text", "muted", "land", "accent", "second"}


def test_a_name_without_room_stands_below_with_its_sign():
    places = tuple(site(f"Village number {i}", 50 + i / 1000, 10) for i in range(12))
    found = rows(Map(places=places), 40, 30)
    assert found[-9:] == ["", *(f"1 Village number {i}" for i in range(4, 12))]
    assert found[9:12] == [
        "⠇⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ Village number 2  ⠂",
        "⠂  Village number 1 1 Village number 0",
        " ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ ⠂ Village number 3  ⠂",
    ]


def test_a_place_outside_of_the_region_is_told_below():
    block = Map(
        places=(ANDREWS, MOSCOW),
        region=Region(south=30.0, west=-90.0, north=45.0, east=-60.0),
    )
    assert rows(block, 60, 16)[-1].strip() == "Moscow"


def test_words_stand_beside_the_map_where_that_shows_more():
    found = rows(FLIGHTS, 110, 12)
    assert len(found) == 12
    assert any(line.find("Air Force One") > 60 for line in found)


def test_too_little_room_leaves_a_map_to_its_words():
    assert rows(FLIGHTS, 23, 20) == []
    assert rows(FLIGHTS, 60, 5) == []


NAMES = st.lists(
    st.text("abcß日👋 -", min_size=1, max_size=30).filter(lambda text: text.strip() == text),
    min_size=1,
    max_size=50,
    unique=True,
)
SPOTS = st.tuples(
    st.sampled_from([-90.0, 90.0, 0.0]) | st.floats(-90, 90),
    st.sampled_from([-180.0, 180.0, 0.0]) | st.floats(-180, 180),
)


@given(st.data(), NAMES, st.integers(1, 130), st.integers(1, 50), st.booleans())
def test_any_map_fits_and_loses_no_name(data, names, width, height, ascii_only):
    block = data.draw(maps(names))
    found = map_rows(block, width, height, ASCII if ascii_only else UNICODE)
    assert all(line_width(line) <= width for line in found)
    seen = "".join("".join(map(line_text, found)).split())
    if found:
        missing = [
            word
            for name in names
            for word in re.split("[ -]+", name)  # a row may be broken after a hyphen
            if word.isascii() and len(word) < 9 and word not in seen
        ]
        assert missing == []


@st.composite
def maps(draw, names):
    places = tuple(site(name, *draw(SPOTS)) for name in names)
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names))
    routes = (
        draw(st.lists(pairs.filter(lambda pair: pair[0] != pair[1]), max_size=6))
        if (len(names) > 1)
        else []
    )
    region = draw(
        st.sampled_from(
            [
                Region(shows="fit"),
                Region(shows="world"),
                Region(south=50.0, west=160.0, north=75.0, east=-120.0),
                Region(south=-90.0, west=-180.0, north=90.0, east=180.0),
            ]
        )
    )
    return Map(places=places, routes=tuple(route(*pair) for pair in routes), region=region)


def test_a_route_is_solid_where_it_has_a_dot():
    dots = Dots(2, 1)
    for x, y in ((0, 1), (1, 2), (3, 0), (3, 3)):
        dots.set(x, y)
    assert (dots.solid(0, 0), dots.solid(1, 0), Dots(1, 1).solid(0, 0)) == ("▚", "▐", "")
