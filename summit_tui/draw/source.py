"""The files of pictures: found in the deck's folder, judged by their heads, and decoded.

What a deck names is not trusted: only files inside the deck's folder are opened, only four formats,
up to a size.
"""

import io
import os
import stat
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from summit_tui.problems import nearest, shown
from summit_tui.values import dataclass

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
"""What is opened; of an animation the first frame is shown, unless it is asked for as a film."""
MAX_BYTES = 64 * 1024 * 1024
"""Most bytes of a picture's file."""
MAX_PIXELS = 50_000_000
"""Most pixels that are decoded: 150 MB of memory for a moment.

A JPEG is decoded at a fraction of its size, so that of a large camera passes.
"""
LONGEST = 1600
"""Pixels of the longer side of what is kept in memory: four times a screen of 400 columns."""
Image.MAX_IMAGE_PIXELS = None  # judged below, with a message instead of a warning


class Unshowable(Exception):
    """Carries why a picture cannot be shown: what was found; what was expected; what to do."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One state of one file."""

    path: Path
    changed: int
    """In nanoseconds since 1970."""
    length: int
    """In bytes."""


def file_of(folder: Path, name: str) -> PictureFile:
    """Return the file `name` of a folder.  Raises `Unshowable`."""
    if "://" in name:
        raise Unshowable(
            f"the picture {shown(name)} is an address; expected a file in the deck's folder; "
            f"save the picture there"
        )
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        if not inside:
            raise Unshowable(
                f"the picture {shown(name)} is outside the deck's folder; expected a file "
                f"in it; copy the picture there"
            )
        state = path.stat()
    except (OSError, ValueError, RuntimeError) as error:
        raise Unshowable(_missing(path, name, error)) from None
    if not stat.S_ISREG(state.st_mode):
        raise Unshowable(f"{shown(name)} is no file; expected a picture")
    if state.st_size > MAX_BYTES:
        raise Unshowable(
            f"the picture {shown(name)} has {state.st_size // 1024 // 1024} MB; expected at "
            f"most {MAX_BYTES // 1024 // 1024}; save it smaller"
        )
    return PictureFile(path, state.st_mtime_ns, state.st_size)


_ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held (EXIF 2.32, 4.6.4)."""
_ON_ITS_SIDE = 5
"""From this value of it on, width and height are exchanged."""


def is_on_its_side(image: Image.Image) -> bool:
    """True if width and height are exchanged; `Image.getexif` would decode a PNG to tell."""
    exif = Image.Exif()
    exif.load(image.info.get("exif", b""))
    return bool(exif.get(_ORIENTATION, 1) >= _ON_ITS_SIDE)


def opened(stream: io.BufferedReader, name: str) -> Image.Image:
    """Return the picture of a file, of which only the head is read.  Raises `Unshowable`."""
    try:
        return Image.open(stream, formats=FORMATS)
    except UnidentifiedImageError:
        raise Unshowable(
            f"{shown(name)} is no picture that can be read; expected PNG, JPEG, WebP or GIF; "
            f"save it as one of them"
        ) from None


def within_limits(image: Image.Image, name: str) -> None:
    """Raise `Unshowable` for more pixels than are decoded; a JPEG may be decoded smaller."""
    width, height = image.size
    image.draft("RGB", (LONGEST, LONGEST))
    if image.size[0] * image.size[1] > MAX_PIXELS:
        raise Unshowable(
            f"the picture {shown(name)} has {width} x {height} pixels; expected at most "
            f"{MAX_PIXELS // 1_000_000} million; save it smaller"
        )


def decoded(file: PictureFile) -> Image.Image:
    """Return a picture as RGBA, upright, its longer side at most `LONGEST` pixels."""
    with file.path.open("rb") as stream, opened(stream, file.path.name) as image:
        within_limits(image, file.path.name)
        image.load()
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    upright.thumbnail((LONGEST, LONGEST), Image.Resampling.HAMMING, reducing_gap=2.0)
    return upright


def _missing(path: Path, name: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        try:
            there = os.listdir(path.parent)
        except OSError:
            there = []
        hint = nearest(path.name, there)
        return f"there is no picture {shown(name)}; expected a file in the deck's folder{hint}"
    reason = (error.strerror if isinstance(error, OSError) else None) or "its name is no file's"
    return f"the picture {shown(name)} cannot be read: {reason.lower()}"


def broken(name: str, error: Exception) -> str:
    """Return what is said of a file that a decoder did not like."""
    reason = str(error).split("\n")[0] or type(error).__name__
    return f"the picture {shown(name)} is damaged ({reason}); expected a whole file; save it again"
