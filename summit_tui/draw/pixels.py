"""A decoded picture as cells: cut, made small, and put into the colours that a terminal has."""

from functools import cache
from typing import Literal, TypeAlias

from PIL import Image, ImageChops, ImageFilter, ImageOps

from summit_tui.blocks import Picture
from summit_tui.draw.frame import Line, Style
from summit_tui.draw.look import Depth
from summit_tui.draw.mosaic import CUBE, SIXTEEN, halves, tones

Size: TypeAlias = tuple[int, int]
"""Width and height, in pixels."""

FLAT = 0.8
"""Share of a picture that 24 colours make up if it is a flat drawing, which dots would spoil."""
LEAST = 0.002
"""Share of a drawing that a colour has at least; what has less is a blend at an edge."""
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
    whole = source.crop(box_of(picture, source.size))
    if depth != "none" and (colours := _flat_colours(solid(source, background))):
        small = _mostly(solid(whole, background), colours, (width, height * 2))
    else:
        resized = whole.resize(
            (width * across, height * down), Image.Resampling.HAMMING, reducing_gap=2.0
        )
        small = solid(resized, background)
    if depth == "none":
        return tones(_greys(small), width * across, Style())
    if depth == "true":
        return halves(_few_shades(small).tobytes(), width)
    dither = Image.Dither.NONE if colours else Image.Dither.FLOYDSTEINBERG
    palette = _palette(depth)
    return halves(small.quantize(palette=palette, dither=dither).convert("RGB").tobytes(), width)


def solid(image: Image.Image, background: str) -> Image.Image:
    """Return a picture, of RGBA, without holes."""
    return Image.alpha_composite(Image.new("RGBA", image.size, background), image).convert("RGB")


def _greys(image: Image.Image) -> bytes:
    """Return the greys of a picture from black to white, its edges sharpened."""
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=1)
    return grey.filter(ImageFilter.UnsharpMask(2, 120, 0)).tobytes()


def _few_shades(image: Image.Image) -> Image.Image:
    if image.getcolors(SHADES) is not None:
        return image
    return image.quantize(
        SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    ).convert("RGB")


def _flat_colours(source: Image.Image) -> list[tuple[int, int, int]]:
    """Return the colours of a drawing in few of them, the most frequent first; else nothing."""
    image = source.resize((200, 150), Image.Resampling.NEAREST)
    pixels = image.size[0] * image.size[1]
    found = sorted(image.getcolors(pixels) or (), reverse=True)
    if sum(count for count, _ in found[:24]) < FLAT * pixels:
        return []
    frequent = [colour for count, colour in found[:24] if count >= LEAST * pixels]
    return [(c[0], c[1], c[2]) for c in frequent if isinstance(c, tuple)]


def _mostly(image: Image.Image, colours: list[tuple[int, int, int]], size: Size) -> Image.Image:
    """Return a drawing made small, each pixel in the one colour that most of its place has.

    Blends would blur letters, and few of them are among the colours of most terminals.
    """
    nearest = Image.new("P", (1, 1))
    nearest.putpalette([part for colour in colours for part in colour])
    index = image.quantize(palette=nearest, dither=Image.Dither.NONE)
    small = Image.new("RGB", size, colours[0])
    most = Image.new("L", size)
    for number, colour in enumerate(colours):
        mask = index.point([255 * (i == number) for i in range(256)], "L")
        share = mask.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
        if number:
            share = share.point(_FAVOURED)
        small.paste(colour, mask=ImageChops.subtract(share, most).point(_ANY))
        most = ImageChops.lighter(most, share)
    return small


_ANY = [255 * (i > 0) for i in range(256)]
_FAVOURED = [min(255, i * 5 // 4) for i in range(256)]
"""Thin things are worth more than what they stand on, the most frequent colour."""


@cache
def _palette(depth: Literal["256", "16"]) -> Image.Image:
    """The colours that terminals of a depth have, where people have not changed them."""
    made = Image.new("P", (1, 1))
    colours = CUBE if depth == "256" else SIXTEEN
    made.putpalette([part for colour in colours for part in colour])
    return made
