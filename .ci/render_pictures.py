"""Draw the illustrations of the built-in story: every ``slides/pictures/*.svg`` as a PNG beside it.

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


def drawn(svg: Path) -> Image.Image:
    """Return the picture in RGB, without asking this machine for a font."""
    source = svg.read_text(encoding="utf-8")
    png = resvg_py.svg_to_bytes(svg_string=source, width=WIDTH, skip_system_fonts=True)
    return Image.open(io.BytesIO(png)).convert("RGB")


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


if __name__ == "__main__":
    main()
