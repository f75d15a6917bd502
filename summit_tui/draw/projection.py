"""From the globe to a plane and back: which part of the world a map shows, and how it lies.

Two projections.  `Azimuthal` (Lambert's, equal areas) looks at the globe from above the middle of
what is shown: areas and shortest ways look natural, and there is neither a date line nor a pole to
be cut at.  `World` (Natural Earth, by Tom Patterson, 2008) shows everything, north up.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from summit_tui.geo import NORTH, Vector, angle, coordinates, cross, dot, middle, unit, vector
from summit_tui.values import dataclass

Spot: TypeAlias = tuple[float, float]
"""A point of the plane: right and up positive; a unit is about a radius of the Earth."""

WIDEST = math.radians(60)
"""How far from the middle things may lie before the whole world is shown."""
SMALLEST = 0.1
"""Half the height, in radii of the Earth, that is shown at least: enough to know the coast by."""
ROOM = 0.14
"""Room on either side of what is shown, in parts of it, for names and for knowing the land."""
NEAR = 150.0
"""Dots to a radius of the Earth, from which on the finer coastlines show."""
SOUTH, NORTHERN = -58.0, 84.0
"""Degrees of latitude: the edges of the world where nothing beyond is asked for."""
OPEN = 30.0
"""Degrees around the date line in which nothing lies, for it to be the edge of the world."""
TURNS = 24
"""How many ways a map of a pole may be turned."""


class Azimuthal:
    """Lambert's azimuthal equal-area projection (Snyder 1987, 24), turned by `turn` radians."""

    def __init__(self, centre: Vector, turn: float = 0.0) -> None:
        east = unit(cross(NORTH, centre)) or (0.0, 1.0, 0.0)
        north = cross(centre, east)
        c, s = math.cos(turn), math.sin(turn)
        self.centre = centre
        self.right: Vector = _sum(east, c, north, -s)
        self.up: Vector = _sum(east, s, north, c)

    def spot(self, point: Vector) -> Spot | None:
        """Return where a point lies; None near the antipode, where neighbours lie far apart."""
        towards = dot(self.centre, point)
        if towards < -0.9:
            return None
        k = math.sqrt(2 / (1 + towards))
        return k * dot(self.right, point), k * dot(self.up, point)

    def point(self, x: float, y: float) -> Vector | None:
        """Return what lies at a spot; None outside of the globe."""
        square = x * x + y * y
        if square > 4:
            return None
        k, towards = math.sqrt(1 - square / 4), 1 - square / 2
        a, b, c = self.right, self.up, self.centre
        return (
            k * (x * a[0] + y * b[0]) + towards * c[0],
            k * (x * a[1] + y * b[1]) + towards * c[1],
            k * (x * a[2] + y * b[2]) + towards * c[2],
        )


def _sum(a: Vector, k: float, b: Vector, m: float) -> Vector:
    return k * a[0] + m * b[0], k * a[1] + m * b[1], k * a[2] + m * b[2]


class World:
    """The Natural Earth projection (Šavrič, Jenny, Patterson, Petrovič and Hurni 2011)."""

    def __init__(self, meridian: float = 0.0) -> None:
        self.meridian = meridian
        """The longitude in the middle, in degrees."""
        self.centre = vector(0.0, meridian)

    def spot(self, point: Vector) -> Spot:
        latitude, longitude = coordinates(point)
        return self.at(latitude, longitude)

    def at(self, latitude: float, longitude: float) -> Spot:
        """Return where a place in degrees lies."""
        length, height = _parallel(latitude)
        return ((longitude - self.meridian + 180) % 360 - 180) * length, height

    def point(self, x: float, y: float) -> Vector | None:
        """Return what lies at a spot; None outside of the globe."""
        up = _latitude(y)
        if up is None or abs(x) > math.pi * _length(up) + 1e-9:
            return None
        return vector(math.degrees(up), math.degrees(x / _length(up)) + self.meridian)


@lru_cache(maxsize=8192)
def _parallel(latitude: float) -> tuple[float, float]:
    """Return how long a degree of a parallel is drawn, and how high; coasts use few, often."""
    up = math.radians(latitude)
    return math.radians(_length(up)), _height(up)


def _length(up: float) -> float:
    """How long a parallel is drawn, against its angle."""
    square = up * up
    fourth = square * square
    return (
        0.8707
        - 0.131979 * square
        + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    )


def _height(up: float) -> float:
    """How high above the equator a parallel is drawn."""
    square = up * up
    fourth = square * square
    return up * (
        1.007226
        + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth))
    )


@lru_cache(maxsize=1024)
def _latitude(height: float) -> float | None:
    """Return which parallel is drawn at a height, by Newton's method; None beyond the poles."""
    up = height
    for _ in range(8):
        square = up * up
        fourth = square * square
        slope = (
            1.007226
            + square * 0.045255
            + fourth * square * (-0.311325 + 0.259866 * square - 0.06507096 * fourth)
        )
        up -= (_height(up) - height) / slope
    return up if abs(up) <= math.pi / 2 + 1e-9 else None


Projection: TypeAlias = Azimuthal | World


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of the globe in a rectangle of dots, of which the first is 0, 0 at the upper left."""

    projection: Projection
    scale: float
    """Dots to a unit of the plane; dots are as wide as high."""
    left: float
    """Where the left edge lies in the plane."""
    top: float
    """Where the upper edge lies in the plane."""

    def dot(self, point: Vector) -> Spot | None:
        """Return column and row, with fractions, in or out of the rectangle; None for nowhere."""
        spot = self.projection.spot(point)
        if spot is None:
            return None
        return (spot[0] - self.left) * self.scale, (self.top - spot[1]) * self.scale

    def dots(
        self, points: Sequence[Vector], places: Sequence[tuple[float, float]]
    ) -> list[Spot | None]:
        """Return `dot` of many points, in a third of the time; `places` are the same in degrees."""
        if isinstance(self.projection, World):
            spots = (self.projection.at(*place) for place in places)
            return [((x - self.left) * self.scale, (self.top - y) * self.scale) for x, y in spots]
        (a, b, c), (d, e, f) = self.projection.right, self.projection.up
        g, h, i = self.projection.centre
        scale, root = self.scale, math.sqrt
        left, top = self.left * scale, self.top * scale
        out: list[Spot | None] = []
        for x, y, z in points:
            towards = g * x + h * y + i * z
            if towards < -0.9:
                out.append(None)
                continue
            k = scale * root(2 / (1 + towards))
            out.append((k * (a * x + b * y + c * z) - left, top - k * (d * x + e * y + f * z)))
        return out

    def point(self, column: float, row: float) -> Vector | None:
        """Return what lies at a dot; None beside the globe."""
        return self.projection.point(self.left + column / self.scale, self.top - row / self.scale)

    @property
    def edge(self) -> float:
        """Dots from one edge of the world to the other: what is nearly so long goes across it."""
        return 3 * self.scale if isinstance(self.projection, World) else math.inf

    @property
    def centre(self) -> Vector:
        """From where on `reach` is measured."""
        return self.projection.centre

    def reach(self, width: int, height: int) -> float:
        """Return how far in radians from the centre the corners of the rectangle lie at most."""
        if isinstance(self.projection, World):
            return math.pi
        corners = (self.point(x, y) for x in (0, width) for y in (0, height))
        return max(angle(self.centre, point) if point else math.pi for point in corners)

    @property
    def near(self) -> bool:
        """True if a dot is so small that the finer coastlines are worth their time."""
        return self.scale > NEAR


def fitted(points: Sequence[Vector], width: int, height: int) -> View:
    """Return the view that shows `points` (at least one) as large as the rectangle lets it.

    North is up, unless a pole is among what is shown, where north has no side: then the view that
    shows most is taken.
    """
    centre = _centre(points)
    widest = max(angle(centre, point) for point in points)
    if widest > WIDEST:
        return world(points, width, height)
    reach = max(widest, SMALLEST)
    polar = min(angle(centre, NORTH), math.pi - angle(centre, NORTH)) < reach
    turns = [2 * math.pi * i / TURNS for i in range(TURNS)] if polar else [0.0]
    views = [_around(Azimuthal(centre, turn), points, width, height) for turn in turns]
    largest = max(view.scale for view in views)
    # Of turns that fit about as well, the one in which most places see north above them.
    return max(
        (view for view in views if view.scale > largest * 0.95),
        key=lambda view: (round(_uprightness(view, points), 6), view.scale),
    )


def boxed(box: tuple[float, float, float, float], width: int, height: int) -> View:
    """Return the view of a box of south, west, north and east, in degrees."""
    south, west, north, east = box
    east += 360 if east <= west else 0
    edge = [
        vector(latitude, west + (east - west) * i / 12)
        for latitude in (south, (south + north) / 2, north)
        for i in range(13)
    ]
    centre = vector((south + north) / 2, (west + east) / 2)
    if max(angle(centre, point) for point in edge) > WIDEST:
        return world(edge, width, height, meridian=(west + east) / 2)
    return _around(Azimuthal(centre), edge, width, height, room=0.0)


def world(
    points: Sequence[Vector], width: int, height: int, *, meridian: float | None = None
) -> View:
    """Return the view of the whole world; without the polar ice where none of `points` is there."""
    if meridian is None:
        meridian = _meridian(points)
    projection = World(meridian)
    latitudes = [coordinates(point)[0] for point in points]
    bottom = projection.at(-90 if min(latitudes, default=0) < SOUTH else SOUTH, 0)[1]
    top = projection.at(90 if max(latitudes, default=0) > NORTHERN else NORTHERN, 0)[1]
    edge = math.pi * _length(0)
    return _framed(projection, (-edge, bottom, edge, top), width, height)


def _centre(points: Sequence[Vector]) -> Vector:
    """The middle of the smallest circle around `points`, nearly: near enough to look from."""
    centre = middle(points)
    step = 0.5
    for _ in range(40):
        cx, cy, cz = centre
        far = min(points, key=lambda p: cx * p[0] + cy * p[1] + cz * p[2])
        x, y, z = (c + step * (f - c) for c, f in zip(centre, far, strict=True))
        centre = unit((x, y, z)) or centre
        step *= 0.85
    return centre


def _around(
    projection: Azimuthal,
    points: Sequence[Vector],
    width: int,
    height: int,
    *,
    room: float = ROOM,
) -> View:
    spots = [spot for spot in map(projection.spot, points) if spot]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    bottom, top = min(y for _, y in spots), max(y for _, y in spots)
    across, up = (right - left) * room, max((top - bottom) * room, (right - left) * room / 4)
    up = max(up, SMALLEST - (top - bottom) / 2)
    return _framed(
        projection, (left - across, bottom - up, right + across, top + up), width, height
    )


def _framed(
    projection: Projection, box: tuple[float, float, float, float], width: int, height: int
) -> View:
    """The view with `box`, as left, bottom, right and top in the plane, in its middle."""
    left, bottom, right, top = box
    scale = min(width / max(right - left, 1e-6), height / max(top - bottom, 1e-6))
    return View(
        projection=projection,
        scale=scale,
        left=(left + right) / 2 - width / scale / 2,
        top=(top + bottom) / 2 + height / scale / 2,
    )


def _uprightness(view: View, points: Iterable[Vector]) -> float:
    """How far, summed up, north is up where `points` are."""
    assert isinstance(view.projection, Azimuthal)
    up = view.projection.up
    norths = (unit(cross(point, cross(NORTH, point))) for point in points)
    return sum(dot(north, up) for north in norths if north)


def _meridian(points: Sequence[Vector]) -> float:
    """The longitude in the middle of a map of the world: Greenwich, as on most maps.

    Where that would cut what lies across the date line, it is the middle of what is shown.
    """
    around = sorted(coordinates(point)[1] for point in points)
    if not around or around[0] + 360 - around[-1] > OPEN:
        return 0.0
    west, east = max(pairwise(around), key=lambda gap: gap[1] - gap[0])
    return round((west + east) / 2 / 10) * 10 + 180.0
