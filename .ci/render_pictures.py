"""Draw the illustrations of the built-in story: every ``slides/pictures/*.svg`` as a PNG beside it,
and the guide's one that moves as a GIF.

    python .ci/render_pictures.py

The SVG is the work and is edited by hand; the PNG is what a deck names and a terminal shows.  One
unit of an SVG is one half of a cell where the picture stands in 60 by 20 cells.  It stays out of
`slides/` because all of that folder goes into the wheel.
"""

import io
from collections import Counter
from functools import partial
from pathlib import Path

import resvg_py
from PIL import Image

FOLDER = Path(__file__).parent.parent / "slides" / "pictures"

Colour = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""

WIDTH = 960
"""Pixels of a PNG from left to right; its height follows from the SVG."""
COLOURS = 64
"""Entries of a PNG's palette: the flat colours and enough of their blends to keep edges smooth."""


MOVING = "departure"
"""The picture that moves: its aircraft flies out on the right and comes back in from the left."""
PLACE = "translate(31 14)"
"""Where its aircraft is, in its SVG."""
FLIGHT = 120
"""Units from the left of that place until it is there again."""
CLIMB = 0.25
"""Units that it climbs on each."""
FRAMES = 24
FRAME = 80
"""Milliseconds of a frame."""


def drawn(svg: Path) -> Image.Image:
    """Return the picture in RGB, without asking this machine for a font."""
    return painted(svg.read_text(encoding="utf-8"), WIDTH)


def painted(source: str, width: int) -> Image.Image:
    """Return the picture of an SVG, `width` pixels wide."""
    png = resvg_py.svg_to_bytes(svg_string=source, width=width, skip_system_fonts=True)
    return Image.open(io.BytesIO(png)).convert("RGB")


def film(svg: Path) -> list[Image.Image]:
    """Return the frames of the picture that moves; the first one is the picture itself."""
    source = svg.read_text(encoding="utf-8")
    assert PLACE in source
    frames = []
    for number in range(FRAMES):
        way = FLIGHT * number / FRAMES
        way -= FLIGHT if way > FLIGHT / 2 else 0
        there = f"translate({31 + way:.2f} {14 - CLIMB * way:.2f})"
        frames.append(painted(source.replace(PLACE, there), WIDTH // 4))
    return frames


def packed(image: Image.Image) -> Image.Image:
    """Return the picture with a palette of its most frequent colours, so that flat ones stay exact.

    Pillow's own `quantize` moves a flat colour towards the edges around it.
    """
    data = image.tobytes()
    pixels = list(zip(data[::3], data[1::3], data[2::3], strict=True))
    colours = [colour for colour, _ in Counter(pixels).most_common()]
    kept = colours[:COLOURS]
    index = {colour: kept.index(min(kept, key=partial(distance, colour))) for colour in colours}
    flat = Image.frombytes("P", image.size, bytes(index[pixel] for pixel in pixels))
    flat.putpalette([part for colour in kept for part in colour])
    return flat


def distance(one: Colour, other: Colour) -> int:
    """Return the square of how far apart two colours are."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def main() -> None:
    for svg in sorted(FOLDER.glob("*.svg")):
        packed(drawn(svg)).save(svg.with_suffix(".png"), optimize=True)
    svg = FOLDER / f"{MOVING}.svg"
    first, *others = map(packed, film(svg))
    first.save(svg.with_suffix(".gif"), save_all=True, append_images=others, duration=FRAME)


if __name__ == "__main__":
    main()
