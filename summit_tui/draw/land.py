"""Where land is: the coastlines of Natural Earth in two scales, and a mask of the whole world.

The file ``data/land.bin`` is packed by ``.ci/pack_land.py``.  It holds three parts, each its
length (4 bytes, big end first) and that many bytes of zlib.  Coastlines are zig-zag varints (seven
bits a byte, the lowest first): units to a degree, number of lines, and for each line its number of
points and their steps east and north.  The mask is a bit for each half degree, rows from north to
south, bytes from 180° W, the lowest bit first.  Nothing is read before a map is drawn.
"""

import math
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from summit_tui.geo import Vector, dot, middle, vector
from summit_tui.values import dataclass

FILE = Path(__file__).parent.parent / "data" / "land.bin"

Scale: TypeAlias = Literal["far", "near"]
"""``far`` is 1:110 million, for whole continents; ``near`` 1:50 million."""

_MASK = 2
"""Cells of the mask to a degree."""


@dataclass(frozen=True, slots=True)
class Coast:
    """One stretch of coast, in points."""

    points: tuple[Vector, ...]
    places: tuple[tuple[float, float], ...]
    """The same in latitude and longitude."""
    middle: Vector
    reach: float
    """How far in radians the points lie from the middle at most."""


@cache
def coasts(scale: Scale) -> tuple[Coast, ...]:
    """Return all coastlines.  None runs along the date line, where the data is only cut."""
    return tuple(_lines(_part(0 if scale == "far" else 1)))


def is_land(latitude: float, longitude: float) -> bool:
    """True if there is land at a place in degrees, to half a degree."""
    row = min(max(int((90 - latitude) * _MASK), 0), 180 * _MASK - 1)
    column = int((longitude + 180) % 360 * _MASK) % (360 * _MASK)
    bit = row * 360 * _MASK + column
    return bool(_part(2)[bit >> 3] >> (bit & 7) & 1)


@cache
def _part(number: int) -> bytes:
    """The part of that number, from 0, unpacked."""
    data = FILE.read_bytes()
    at = 0
    for _ in range(number):
        at += 4 + int.from_bytes(data[at : at + 4], "big")
    return zlib.decompress(data[at + 4 : at + 4 + int.from_bytes(data[at : at + 4], "big")])


def _numbers(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
            continue
        yield value >> 1 ^ -(value & 1)
        value = shift = 0


def _lines(data: bytes) -> Iterator[Coast]:
    numbers = _numbers(data)
    units = next(numbers)
    for _ in range(next(numbers)):
        x = y = 0
        places = []
        for _ in range(next(numbers)):
            x, y = x + next(numbers), y + next(numbers)
            places.append((y / units, x / units))
        points = tuple(vector(*place) for place in places)
        centre = middle(points)
        nearest = min(dot(centre, point) for point in points)
        yield Coast(points, tuple(places), centre, math.acos(min(max(nearest, -1), 1)))
