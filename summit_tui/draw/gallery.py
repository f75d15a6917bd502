"""Pictures from files, as cells.

Whatever goes wrong is a `Fault` with its reason, and the slide shows the description.  Decoding
takes long, so a *lazy* gallery returns nothing at first, remembers what was wished for and makes it
in `prepare` and `shoot`, which may run in a thread.  All else is decided from the file's head, so
that a slide has its final layout before its pictures are there.
"""

import io
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from PIL import Image

from summit_tui.blocks import Crop, Picture
from summit_tui.draw.film import Film, film_of, why_still
from summit_tui.draw.frame import Line
from summit_tui.draw.look import Depth
from summit_tui.draw.pixels import Size, box_of, cells_of, solid
from summit_tui.draw.source import (
    PictureFile,
    Unshowable,
    broken,
    decoded,
    file_of,
    is_on_its_side,
    opened,
    within_limits,
)
from summit_tui.problems import shown
from summit_tui.values import dataclass

KEPT_SOURCES = 8
"""Decoded pictures that are kept, for other sizes of the screen."""
KEPT_CELLS = 200_000
"""Cells of drawings that are kept: four overviews full of thumbnails on the largest screen."""
KEPT_FILMS = 4
"""Films that are kept: those of a slide and its neighbours, at one size."""

_Key: TypeAlias = tuple[PictureFile, Crop, int, int, Depth, str]
"""All that a drawing depends on: also its width and height in cells, and the background."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture cannot be shown."""

    message: str
    """What was found; what was expected; what to do."""


class Gallery:
    """The pictures of one folder."""

    def __init__(self, folder: str, *, depth: Depth = "true", lazy: bool = False) -> None:
        self.depth = depth
        self.background = "#000000"
        """What shines through a picture, as ``#rrggbb``."""
        self._folder = Path(folder or ".")
        self._lazy = lazy
        self._found: dict[PictureFile, Size | Fault] = {}
        self._sources: OrderedDict[PictureFile, Image.Image] = OrderedDict()
        self._drawn: OrderedDict[_Key, tuple[Line, ...]] = OrderedDict()
        self._cells = 0
        """Cells of all drawings together."""
        self._films: OrderedDict[_Key, Film | None] = OrderedDict()
        self._wishes: dict[_Key, tuple[Picture, int, int]] = {}
        self._film_wishes: dict[_Key, tuple[Picture, int, int]] = {}
        self._lock = Lock()

    def size(self, picture: Picture) -> Size | None:
        """Return the pixels of a picture as it is shown, or None if it cannot be shown."""
        found = self._look(picture)
        return found if isinstance(found, tuple) else None

    def fault(self, picture: Picture, *, decode: bool = False) -> Fault | None:
        """Return why a picture cannot be shown, or None; `decode` looks beyond the file's head."""
        found = self._look(picture)
        if decode and not isinstance(found, Fault):
            with suppress(Unshowable):  # it may have gone since
                self._source(file_of(self._folder, picture.file))
            found = self._look(picture)
        return found if isinstance(found, Fault) else None

    def rows(self, picture: Picture, width: int, height: int) -> tuple[Line, ...] | None:
        """Return `height` rows of `width` cells, or None if they are not there or not yet."""
        try:
            key = self._key(picture, width, height)
        except Unshowable:
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

    def film(self, picture: Picture, width: int, height: int) -> Film | None:
        """Return a picture as a film of that size; None if it is none, or is not there yet."""
        try:
            key = self._key(picture, width, height)
        except Unshowable:
            return None
        with self._lock:
            if key in self._films:
                self._films.move_to_end(key)
                return self._films[key]
            if self._lazy:
                self._film_wishes[key] = (picture, width, height)
                return None
        return self._shoot(picture, width, height)

    def why_still(self, picture: Picture) -> Fault | None:
        """Return why a picture that can be shown cannot be shown as a film, or None."""
        try:
            file = file_of(self._folder, picture.file)
            with file.path.open("rb") as stream, opened(stream, picture.file) as image:
                reason = why_still(image)
        except Exception as error:  # noqa: BLE001 - a decoder may raise anything on a bad file
            return Fault(broken(picture.file, error))
        return Fault(f"the picture {shown(picture.file)} {reason}") if reason else None

    def prepare(self) -> bool:
        """Draw what was wished for since the last call; True if there was anything."""
        with self._lock:
            wishes = tuple(self._wishes.values())
            self._wishes.clear()
        for wish in wishes:
            self._draw(*wish)
        return bool(wishes)

    @property
    def wanting(self) -> bool:
        """True if something was wished for since the last `prepare`."""
        with self._lock:
            return bool(self._wishes)

    def shoot(self) -> bool:
        """Make the films that were wished for since the last call; True if there were any."""
        with self._lock:
            wishes = tuple(self._film_wishes.values())
            self._film_wishes.clear()
        for wish in wishes:
            self._shoot(*wish)
        return bool(wishes)

    def state(self, picture: Picture) -> object:
        """Return what is another whenever the picture looks otherwise; None if it has no looks."""
        try:
            return None if self.fault(picture) else self._key(picture, 0, 0)
        except Unshowable:  # it has gone just now
            return None

    def png(self, picture: Picture, size: Size) -> bytes | None:
        """Return a picture as PNG within `size` pixels, or None if that fails.  Takes its time."""
        try:
            source = self._source(file_of(self._folder, picture.file))
        except Unshowable:
            return None
        if source is None:
            return None
        shown = solid(source.crop(box_of(picture, source.size)), self.background)
        shown.thumbnail(size, Image.Resampling.HAMMING, reducing_gap=2.0)
        written = io.BytesIO()
        shown.save(written, "PNG", compress_level=1)  # the way to a terminal is mostly short
        return written.getvalue()

    # --- files ---

    def _look(self, picture: Picture) -> Size | Fault:
        """Return the size of a picture as it is shown, from its file's head, or what is wrong."""
        try:
            file = file_of(self._folder, picture.file)
        except Unshowable as error:
            return Fault(str(error))
        found = self._found.get(file)
        if found is None:
            try:
                with file.path.open("rb") as stream, opened(stream, picture.file) as image:
                    found = image.size[::-1] if is_on_its_side(image) else image.size
                    within_limits(image, picture.file)
            except Unshowable as error:
                found = Fault(str(error))
            except Exception as error:  # noqa: BLE001 - a decoder may raise anything on a bad file
                found = Fault(broken(picture.file, error))
            self._found[file] = found
        if isinstance(found, Fault):
            return found
        left, top, right, bottom = box_of(picture, found)
        return max(1, right - left), max(1, bottom - top)

    def _source(self, file: PictureFile) -> Image.Image | None:
        """Return the decoded picture, made smaller; None, and a fault is kept, where it fails."""
        with self._lock:
            kept = self._sources.get(file)
            if kept is not None:
                self._sources.move_to_end(file)
                return kept
        try:
            image = decoded(file)
        except Unshowable as error:
            self._found[file] = Fault(str(error))
            return None
        except Exception as error:  # noqa: BLE001 - a decoder may raise anything on a bad file
            self._found[file] = Fault(broken(file.path.name, error))
            return None
        with self._lock:
            self._sources[file] = image
            if len(self._sources) > KEPT_SOURCES:
                self._sources.popitem(last=False)
        return image

    # --- cells ---

    def _key(self, picture: Picture, width: int, height: int) -> _Key:
        file = file_of(self._folder, picture.file)
        return (file, picture.crop, width, height, self.depth, self.background)

    def _draw(self, picture: Picture, width: int, height: int) -> tuple[Line, ...] | None:
        try:
            key = self._key(picture, width, height)
            source = self._source(file_of(self._folder, picture.file))
        except Unshowable:  # it has gone since it was wished for
            return None
        if source is None:
            return None
        rows = cells_of(source, picture, (width, height), self.depth, self.background)
        with self._lock:
            self._cells += width * height * (key not in self._drawn)
            self._drawn[key] = rows
            while self._cells > KEPT_CELLS and len(self._drawn) > 1:
                (_, _, across, down, _, _), _ = self._drawn.popitem(last=False)
                self._cells -= across * down
        return rows

    def _shoot(self, picture: Picture, width: int, height: int) -> Film | None:
        """Make a film; what cannot be one is remembered too, and stands still."""
        film: Film | None = None
        try:
            key = self._key(picture, width, height)
            file = file_of(self._folder, picture.file)
            with file.path.open("rb") as stream, opened(stream, picture.file) as image:
                if not isinstance(self._look(picture), Fault):
                    film = film_of(image, picture, (width, height), self.depth, self.background)
        except Unshowable:  # it has gone since it was wished for
            return None
        except Exception:  # noqa: BLE001 - a decoder may raise anything on a bad file
            film = None
        with self._lock:
            self._films[key] = film
            if len(self._films) > KEPT_FILMS:
                self._films.popitem(last=False)
        return film
