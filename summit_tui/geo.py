"""Places and ways on the globe: distances, great circles, middles.

The Earth is a sphere here, which is wrong by half a percent at most.  A `Vector` is a point on the
unit sphere: x towards 0° N 0° E, y towards 0° N 90° E, z towards the North Pole.  Vectors know
neither a date line nor a pole, so nothing here needs a special case for them.
"""

import math
from collections.abc import Iterable
from typing import TypeAlias

RADIUS = 6371.0088
"""Kilometres: the mean radius of the Earth (IUGG)."""

Vector: TypeAlias = tuple[float, float, float]
"""A point on the unit sphere."""

NORTH: Vector = (0.0, 0.0, 1.0)
"""The North Pole."""


def vector(latitude: float, longitude: float) -> Vector:
    """Return a point given in degrees, north and east positive; any longitude will do."""
    up, around = math.radians(latitude), math.radians(longitude)
    flat = math.cos(up)
    return flat * math.cos(around), flat * math.sin(around), math.sin(up)


def coordinates(point: Vector) -> tuple[float, float]:
    """Return latitude (-90 to 90) and longitude (-180 to 180) in degrees."""
    x, y, z = point
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(a: Vector) -> Vector | None:
    """Return the point of the sphere in the direction of `a`; None where it has none."""
    length = math.sqrt(dot(a, a))
    return (a[0] / length, a[1] / length, a[2] / length) if length > 1e-9 else None


def angle(a: Vector, b: Vector) -> float:
    """Return the angle between two points in radians, 0 to pi; exact for near and far ones."""
    return math.atan2(math.sqrt(max(0.0, dot(cross(a, b), cross(a, b)))), dot(a, b))


def distance(a: Vector, b: Vector) -> float:
    """Return the length of the shortest way in kilometres."""
    return RADIUS * angle(a, b)


def across(a: Vector) -> Vector:
    """Return a point a quarter of the globe from `a`: the one due north, or, at a pole, 0° E."""
    east = unit(cross(NORTH, a))
    return cross(a, east) if east else (1.0, 0.0, 0.0)


def way(a: Vector, b: Vector, stretches: int) -> list[Vector]:
    """Return the shortest way from `a` to `b` as points with `stretches` (at least 1) between.

    Between antipodes all ways are as short; the one over the North Pole is taken.
    """
    whole = angle(a, b)
    if whole < 1e-9:
        return [a] * stretches + [b]
    side = unit(cross(cross(a, b), a)) if math.pi - whole > 1e-6 else across(a)
    assert side is not None
    points = []
    for i in range(1, stretches):
        turn = whole * i / stretches
        c, s = math.cos(turn), math.sin(turn)
        points.append((c * a[0] + s * side[0], c * a[1] + s * side[1], c * a[2] + s * side[2]))
    return [a, *points, b]


def middle(points: Iterable[Vector]) -> Vector:
    """Return the point in the middle of `points`; the first of them where they have none."""
    given = list(points)
    x, y, z = (sum(part) for part in zip(*given, strict=True))
    return unit((x, y, z)) or given[0]


def kilometres(length: float) -> str:
    """Return a distance in kilometres as it is written and said: ``5420 km``, ``7 km``, ``850 m``.

    Places are known to a kilometre or so; more digits than three would claim too much.  There is
    no sign between thousands, so that every language reads the number alike.
    """
    if length < 0.995:
        return f"{round(length * 100) * 10}\N{NO-BREAK SPACE}m"
    whole = round(length) if length < 999.5 else round(length / 10) * 10
    return f"{whole}\N{NO-BREAK SPACE}km"
