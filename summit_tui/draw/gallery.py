"""Pictures from files, as cells.

What a deck names is not trusted: only files inside the deck's folder are opened, only four formats,
up to a size; whatever goes wrong is a `Fault` with its reason, and the slide shows the description.
Decoding takes long, so a *lazy* gallery returns nothing at first, remembers what was wished for and
makes it in `prepare`, which may run in a thread.  All else is decided from the file's head, so that
a slide has its final layout before its pictures are there.
"""

import io
import os
import stat
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock

from PIL import Image, ImageOps, UnidentifiedImageError

from summit_tui.blocks import Picture
from summit_tui.draw.frame import Line
from summit_tui.draw.look import Depth
from summit_tui.draw.pixels import Size, box_of, cells_of, solid
from summit_tui.problems import nearest, shown
from summit_tui.values import dataclass

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
"""What is opened; of an animation the first frame is shown."""
MAX_BYTES = 64 * 1024 * 1024
"""Most bytes of a picture's file."""
MAX_PIXELS = 50_000_000
"""Most pixels that are decoded: 150 MB of memory for a moment.

A JPEG is decoded at a fraction of its size, so that of a large camera passes.
"""
LONGEST = 1600
"""Pixels of the longer side of what is kept in memory: four times a screen of 400 columns."""
KEPT_SOURCES = 8
"""Decoded pictures that are kept, for other sizes of the screen."""
KEPT_DRAWINGS = 64
"""Drawings that are kept."""

Image.MAX_IMAGE_PIXELS = None  # judged below, with a message instead of a warning


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture cannot be shown."""

    message: str
    """What was found; what was expected; what to do."""


class _Unshowable(Exception):
    """Carries the message of a `Fault`."""


@dataclass(frozen=True, slots=True)
class _File:
    """One state of one file."""

    path: Path
    changed: int
    """In nanoseconds since 1970."""
    length: int
    """In bytes."""


class Gallery:
    """The pictures of one folder."""

    def __init__(self, folder: str, *, depth: Depth = "true", lazy: bool = False) -> None:
        self.depth = depth
        self.background = "#000000"
        """What shines through a picture, as ``#rrggbb``."""
        self._folder = Path(folder or ".")
        self._lazy = lazy
        self._found: dict[_File, Size | Fault] = {}
        self._sources: OrderedDict[_File, Image.Image] = OrderedDict()
        self._drawn: OrderedDict[tuple[object, ...], tuple[Line, ...]] = OrderedDict()
        self._wishes: dict[tuple[object, ...], tuple[Picture, int, int]] = {}
        self._lock = Lock()

    def size(self, picture: Picture) -> Size | None:
        """Return the pixels of a picture as it is shown, or None if it cannot be shown."""
        found = self._look(picture)
        return found if isinstance(found, tuple) else None

    def fault(self, picture: Picture, *, decode: bool = False) -> Fault | None:
        """Return why a picture cannot be shown, or None; `decode` looks beyond the file's head."""
        found = self._look(picture)
        if decode and not isinstance(found, Fault):
            with suppress(_Unshowable):  # it may have gone since
                self._source(self._file(picture))
            found = self._look(picture)
        return found if isinstance(found, Fault) else None

    def rows(self, picture: Picture, width: int, height: int) -> tuple[Line, ...] | None:
        """Return `height` rows of `width` cells, or None if they are not there or not yet."""
        try:
            key = self._key(picture, width, height)
        except _Unshowable:
            return None
        if isinstance(self._look(picture), Fault):
            return None
        with self._lock:
            drawn = self._drawn.get(key)
            if drawn is not None:
                self._drawn.move_to_end(key)
                return drawn
            if self._lazy:
                self._wishes[key] = (picture, width, height)
                return None
        return self._draw(picture, width, height)

    def prepare(self) -> bool:
        """Draw what was wished for since the last call; True if there was anything."""
        with self._lock:
            wishes = tuple(self._wishes.values())
            self._wishes.clear()
        for wish in wishes:
            self._draw(*wish)
        return bool(wishes)

    def state(self, picture: Picture) -> object:
        """Return what is another whenever the picture looks otherwise; None if it has no looks."""
        try:
            return None if self.fault(picture) else self._key(picture, 0, 0)
        except _Unshowable:  # it has gone just now
            return None

    def png(self, picture: Picture, size: Size) -> bytes | None:
        """Return a picture as PNG within `size` pixels, or None if that fails.  Takes its time."""
        try:
            source = self._source(self._file(picture))
        except _Unshowable:
            return None
        if source is None:
            return None
        shown = solid(source.crop(box_of(picture, source.size)), self.background)
        shown.thumbnail(size, Image.Resampling.HAMMING, reducing_gap=2.0)
        written = io.BytesIO()
        shown.save(written, "PNG", compress_level=1)  # the way to a terminal is mostly short
        return written.getvalue()

    # --- files ---

    def _file(self, picture: Picture) -> _File:
        """Return the file of a picture.  Raises `_Unshowable`."""
        name = picture.file
        if "://" in name:
            raise _Unshowable(
                f"the picture {shown(name)} is an address; expected a file in the deck's folder; "
                f"save the picture there"
            )
        path = self._folder / name
        try:
            inside = path.resolve().is_relative_to(self._folder.resolve())
            if not inside:
                raise _Unshowable(
                    f"the picture {shown(name)} is outside the deck's folder; expected a file "
                    f"in it; copy the picture there"
                )
            state = path.stat()
        except (OSError, ValueError, RuntimeError) as error:
            raise _Unshowable(_missing(path, name, error)) from None
        if not stat.S_ISREG(state.st_mode):
            raise _Unshowable(f"{shown(name)} is no file; expected a picture")
        if state.st_size > MAX_BYTES:
            raise _Unshowable(
                f"the picture {shown(name)} has {state.st_size // 1024 // 1024} MB; expected at "
                f"most {MAX_BYTES // 1024 // 1024}; save it smaller"
            )
        return _File(path, state.st_mtime_ns, state.st_size)

    def _look(self, picture: Picture) -> Size | Fault:
        """Return the size of a picture as it is shown, from its file's head, or what is wrong."""
        try:
            file = self._file(picture)
        except _Unshowable as error:
            return Fault(str(error))
        found = self._found.get(file)
        if found is None:
            try:
                with file.path.open("rb") as stream, _opened(stream, picture.file) as image:
                    found = image.size[::-1] if _is_on_its_side(image) else image.size
                    _within_limits(image, picture.file)
            except _Unshowable as error:
                found = Fault(str(error))
            except Exception as error:  # noqa: BLE001 - a decoder may raise anything on a bad file
                found = Fault(_broken(picture.file, error))
            self._found[file] = found
        if isinstance(found, Fault):
            return found
        left, top, right, bottom = box_of(picture, found)
        return max(1, right - left), max(1, bottom - top)

    def _source(self, file: _File) -> Image.Image | None:
        """Return the decoded picture, made smaller; None, and a fault is kept, where it fails."""
        with self._lock:
            kept = self._sources.get(file)
            if kept is not None:
                self._sources.move_to_end(file)
                return kept
        try:
            image = _decoded(file)
        except _Unshowable as error:
            self._found[file] = Fault(str(error))
            return None
        except Exception as error:  # noqa: BLE001 - a decoder may raise anything on a bad file
            self._found[file] = Fault(_broken(file.path.name, error))
            return None
        with self._lock:
            self._sources[file] = image
            if len(self._sources) > KEPT_SOURCES:
                self._sources.popitem(last=False)
        return image

    # --- cells ---

    def _key(self, picture: Picture, width: int, height: int) -> tuple[object, ...]:
        file = self._file(picture)
        return (file, picture.crop, width, height, self.depth, self.background)

    def _draw(self, picture: Picture, width: int, height: int) -> tuple[Line, ...] | None:
        try:
            key = self._key(picture, width, height)
            source = self._source(self._file(picture))
        except _Unshowable:  # it has gone since it was wished for
            return None
        if source is None:
            return None
        rows = cells_of(source, picture, (width, height), self.depth, self.background)
        with self._lock:
            self._drawn[key] = rows
            if len(self._drawn) > KEPT_DRAWINGS:
                self._drawn.popitem(last=False)
        return rows


_ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held (EXIF 2.32, 4.6.4)."""
_ON_ITS_SIDE = 5
"""From this value of it on, width and height are exchanged."""


def _is_on_its_side(image: Image.Image) -> bool:
    """True if width and height are exchanged; `Image.getexif` would decode a PNG to tell."""
    exif = Image.Exif()
    exif.load(image.info.get("exif", b""))
    return bool(exif.get(_ORIENTATION, 1) >= _ON_ITS_SIDE)


def _opened(stream: io.BufferedReader, name: str) -> Image.Image:
    try:
        return Image.open(stream, formats=FORMATS)
    except UnidentifiedImageError:
        raise _Unshowable(
            f"{shown(name)} is no picture that can be read; expected PNG, JPEG, WebP or GIF; "
            f"save it as one of them"
        ) from None


def _within_limits(image: Image.Image, name: str) -> None:
    """Raise `_Unshowable` for more pixels than are decoded; a JPEG may be decoded smaller."""
    width, height = image.size
    image.draft("RGB", (LONGEST, LONGEST))
    if image.size[0] * image.size[1] > MAX_PIXELS:
        raise _Unshowable(
            f"the picture {shown(name)} has {width} x {height} pixels; expected at most "
            f"{MAX_PIXELS // 1_000_000} million; save it smaller"
        )


def _decoded(file: _File) -> Image.Image:
    """Return a picture as RGBA, upright, its longer side at most `LONGEST` pixels."""
    with file.path.open("rb") as stream, _opened(stream, file.path.name) as image:
        _within_limits(image, file.path.name)
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


def _broken(name: str, error: Exception) -> str:
    reason = str(error).split("\n")[0] or type(error).__name__
    return f"the picture {shown(name)} is damaged ({reason}); expected a whole file; save it again"
