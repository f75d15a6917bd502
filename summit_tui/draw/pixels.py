"""A decoded picture as cells: cut, made small, and put into the colours that a terminal has."""

from functools import cache
from typing import Literal, TypeAlias

from PIL import Image, ImageChops, ImageFilter, ImageOps

from summit_tui.blocks import Picture
from summit_tui.draw.frame import Line, Style
from summit_tui.draw.look import Depth
from summit_tui.draw.mosaic import CUBE, SIXTEEN, braille, halves

Size: TypeAlias = tuple[int, int]
"""Width and height, in pixels."""

FLAT = 0.8
"""Share of a picture that 24 colours make up if it is a flat drawing, which dots would spoil."""
SHADES = 192
"""Colours of one picture in 24 bits: more are not seen, and each has its price on the wire."""


def box_of(picture: Picture, size: Size) -> tuple[int, int, int, int]:
    """What of a picture of `size` is shown: left, top, right and bottom, in pixels."""
    width, height = size
    crop = picture.crop
    left, top = int(width * crop.left / 100), int(height * crop.top / 100)
    right, bottom = (
        width - int(width * crop.right / 100),
        height - int(height * crop.bottom / 100),
    )
    return left, top, max(right, left + 1), max(bottom, top + 1)


def cells_of(
    source: Image.Image, picture: Picture, size: Size, depth: Depth, background: str
) -> tuple[Line, ...]:
    """Return `size` cells of a picture; a cell has 1 x 2 pixels, or 2 x 4 braille dots."""
    width, height = size
    across, down = (2, 4) if depth == "none" else (1, 2)
    # Cut first: a `box` of resize would let colours from beyond the edge shine in.
    small = source.crop(box_of(picture, source.size)).resize(
        (width * across, height * down), Image.Resampling.HAMMING, reducing_gap=2.0
    )
    flat = solid(small, background)
    if depth == "none":
        return braille(_dots(flat).tobytes(), width * across, Style())
    if depth == "true":
        return halves(_few_shades(flat).tobytes(), width)
    dither = Image.Dither.NONE if _is_flat(source) else Image.Dither.FLOYDSTEINBERG
    palette = _palette(depth)
    return halves(flat.quantize(palette=palette, dither=dither).convert("RGB").tobytes(), width)


def solid(image: Image.Image, background: str) -> Image.Image:
    """Return a picture, of RGBA, without holes."""
    return Image.alpha_composite(Image.new("RGBA", image.size, background), image).convert("RGB")


def _dots(image: Image.Image) -> Image.Image:
    """Return a picture in black and white, its edges sharpened, its greys as an even pattern."""
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=1)
    sharp = grey.filter(ImageFilter.UnsharpMask(3, 150, 0))
    limits = Image.new("L", (4, 4))
    limits.putdata([16 * step + 8 for step in _BAYER])
    tiled = Image.new("L", sharp.size)
    for x in range(0, sharp.width, 4):
        for y in range(0, sharp.height, 4):
            tiled.paste(limits, (x, y))
    return ImageChops.subtract(sharp, tiled)


_BAYER = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)
"""The order in which the dots of a 4 x 4 pattern come as it gets lighter (Bayer 1973)."""


def _few_shades(image: Image.Image) -> Image.Image:
    if image.getcolors(SHADES) is not None:
        return image
    return image.quantize(
        SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    ).convert("RGB")


def _is_flat(source: Image.Image) -> bool:
    """True for drawings in few colours."""
    image = source.convert("RGB").resize((200, 150), Image.Resampling.NEAREST)
    pixels = image.size[0] * image.size[1]
    counts = sorted((count for count, _ in image.getcolors(pixels) or ()), reverse=True)
    return sum(counts[:24]) >= FLAT * pixels


@cache
def _palette(depth: Literal["256", "16"]) -> Image.Image:
    """The colours that terminals of a depth have, where people have not changed them."""
    made = Image.new("P", (1, 1))
    colours = CUBE if depth == "256" else SIXTEEN
    made.putpalette([part for colour in colours for part in colour])
    return made
