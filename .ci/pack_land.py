"""Pack Natural Earth's land for maps: coastlines in two scales, and a mask of the world.

Run it with the folder of the unpacked npm package ``world-atlas`` 2.0.2:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python .ci/pack_land.py package

It writes ``summit_tui/data/land.bin``, whose form is told in `summit_tui.draw.land`.
"""

import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

OUT = Path(__file__).parent.parent / "summit_tui" / "data" / "land.bin"

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

FAR = ("land-110m.json", 20, 0.0)
"""File, units to a degree, and how far in degrees a simplified line may leave the true one."""
NEAR = ("land-50m.json", 40, 0.08)
MASK = 2
"""Cells to a degree of the mask."""


def rings(path: Path) -> list[list[Point]]:
    """Return the rings of a TopoJSON file's land."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for packed in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in packed:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)

    def ring(numbers: Iterable[int]) -> list[Point]:
        points: list[Point] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    def found(geometry: dict) -> Iterator[list[Point]]:
        for inner in geometry.get("geometries", ()):
            yield from found(inner)
        polygons = geometry.get("arcs", ())
        for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
            yield from map(ring, polygon)

    return list(found(topology["objects"]["land"]))


def is_cut(a: Point, b: Point) -> bool:
    """True for an edge that is no coast: along the date line, or along the South Pole."""
    return (abs(a[0]) > 179.99 and abs(b[0]) > 179.99) or (a[1] < -89.9 and b[1] < -89.9)


def lines(ring: list[Point]) -> Iterator[list[Point]]:
    """Yield the stretches of a ring that are coast."""
    line = ring[:1]
    for a, b in pairwise(ring):
        if is_cut(a, b):
            if len(line) > 1:
                yield line
            line = [b]
        else:
            line.append(b)
    if len(line) > 1:
        yield line


def simplified(line: list[Point], tolerance: float) -> list[Point]:
    """Return a line without the points that lie nearer than `tolerance` (Ramer-Douglas-Peucker)."""
    if tolerance <= 0:
        return line
    kept = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        dx, dy = x2 - x1, y2 - y1
        length = (dx * dx + dy * dy) ** 0.5
        farthest, worst = 0, tolerance
        for i in range(first + 1, last):
            px, py = line[i][0] - x1, line[i][1] - y1
            off = abs(dy * px - dx * py) / length if length > 1e-9 else (px * px + py * py) ** 0.5
            if off > worst:
                farthest, worst = i, off
        if farthest:
            kept.add(farthest)
            stretches += [(first, farthest), (farthest, last)]
    return [line[i] for i in sorted(kept)]


def number(value: int) -> bytes:
    """Return a number as zig-zag varint: seven bits a byte, the lowest first."""
    value = value << 1 if value >= 0 else (-value << 1) - 1
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def packed(folder: Path, scale: tuple[str, int, float]) -> bytes:
    """Return all coastlines of one scale: count, then for each its length and steps."""
    file, units, tolerance = scale
    coasts = [simplified(line, tolerance) for ring in rings(folder / file) for line in lines(ring)]
    coasts = [line for line in coasts if len(line) > (3 if tolerance else 1)]
    out = bytearray(number(units) + number(len(coasts)))
    for line in coasts:
        out += number(len(line))
        x = y = 0
        for longitude, latitude in line:
            across, up = round(longitude * units), round(latitude * units)
            out += number(across - x) + number(up - y)
            x, y = across, up
    return bytes(out)


def unrolled(ring: list[Point]) -> list[Point]:
    """Return a ring whose longitudes go on beyond 180 degrees; one around a pole is closed there.

    Only the South Pole has land around it.
    """
    points = ring[:1]
    for longitude, latitude in ring[1:]:
        turns = round((points[-1][0] - longitude) / 360)
        points.append((longitude + 360 * turns, latitude))
    if abs(points[-1][0] - points[0][0]) > 180:
        points += [(points[-1][0], -90.0), (points[0][0], -90.0), points[0]]
    return points


def mask(folder: Path) -> bytes:
    """Return where land is: rows from north to south, cells from 180 degrees west, a bit each."""
    outlines = [list(pairwise(unrolled(ring))) for ring in rings(folder / NEAR[0])]
    columns = 360 * MASK
    out = bytearray()
    for row in range(180 * MASK):
        latitude = 90 - (row + 0.5) / MASK
        bits = 0
        for edges in outlines:
            crossings = sorted(
                x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
                for (x1, y1), (x2, y2) in edges
                if (y1 > latitude) != (y2 > latitude)
            )
            for west, east in zip(crossings[::2], crossings[1::2], strict=True):
                for column in range(round((west + 180) * MASK), round((east + 180) * MASK)):
                    bits ^= 1 << column % columns
        out += bits.to_bytes(columns // 8, "little")
    return bytes(out)


def main(folder: Path) -> None:
    parts = [packed(folder, FAR), packed(folder, NEAR), mask(folder)]
    squeezed = [zlib.compress(part, 9) for part in parts]
    OUT.write_bytes(b"".join(len(part).to_bytes(4, "big") + part for part in squeezed))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
