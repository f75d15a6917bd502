"""The stage's pictures: decoded in a thread, and ready for the next slide before it is asked for.

Pillow is loaded with the first slide that has a picture, so a deck of words starts without it.
"""

from collections.abc import Callable, Coroutine, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from summit_tui.blocks import Picture
from summit_tui.deck import Slide
from summit_tui.draw.frame import Line
from summit_tui.draw.look import Depth, Pictures
from summit_tui.draw.overview import pictures_on
from summit_tui.draw.shelves import HEIGHTS
from summit_tui.maps import Map
from summit_tui.position import Position
from summit_tui.stage.kitty import MARKS, KittyPictures
from summit_tui.stage.talk import Talk

if TYPE_CHECKING:
    from summit_tui.draw.film import Film
    from summit_tui.draw.gallery import Gallery

BACKGROUND = "#000000"
"""What shines through a picture where the terminal keeps its own colours."""

SHARP_FROM = max(rows for _, rows in HEIGHTS)
"""Rows of the smallest picture that is sent whole: an overview has dozens of thumbnails."""


class StagePictures:
    """The pictures of a deck's folder; see `draw.look.Pictures`."""

    def __init__(self, folder: str, depth: Depth, kitty: KittyPictures | None = None) -> None:
        """`kitty` is where whole pictures go; without it they are cells."""
        self.background = BACKGROUND
        """Of the theme, as ``#rrggbb``."""
        self._folder = folder
        self._depth = depth
        self._kitty = kitty
        self._wishes: dict[Hashable, tuple[Picture, int, int]] = {}
        """Pictures that the terminal lacks, with the cells that they fill."""
        self._made: Gallery | None = None
        self.playing: tuple[Picture, ...] = ()
        """The pictures that move now, as soon as their films are made; all others are at rest."""
        self.elapsed = 0.0
        """Seconds since they began to."""
        self._films: dict[Picture, Film] = {}
        """Those of `playing` that are made, at their last size."""

    def size(self, picture: Picture) -> tuple[int, int] | None:
        return self._gallery().size(picture)

    def rows(self, picture: Picture, width: int, height: int) -> tuple[Line, ...] | None:
        gallery, kitty = self._gallery(), self._kitty
        if picture in self.playing and (film := gallery.film(picture, width, height)):
            self._films[picture] = film
            # In cells everywhere: kitty's placeholders would need a picture for each frame.
            if moved := film.at(self.elapsed):
                return moved
        if kitty is None or height < SHARP_FROM or max(width, height) > len(MARKS):
            return gallery.rows(picture, width, height)
        state = gallery.state(picture)
        key = (state, width, height)
        rows = kitty.rows(key) if state else None
        if state and rows is None:
            self._wishes[key] = picture, width, height
        return rows

    def left(self) -> float | None:
        """Return the seconds until a picture that plays looks otherwise; None if none ever does."""
        films = [self._films[picture] for picture in self.playing if picture in self._films]
        lefts = [left for film in films if (left := film.left(self.elapsed)) is not None]
        return min(lefts, default=None)

    def shoot(self) -> bool:
        """Make the films that a frame lacked; True if there were any.  Takes its time."""
        return self._made is not None and self._made.shoot()

    def looks(self, slide: Slide) -> object:
        """Return what is another whenever the pictures of `slide`, at rest, look otherwise.

        None where that cannot be told: what moves begins with its slide, and what is sent whole
        is sent with its frame.
        """
        pictures = tuple(pictures_on(slide))
        if not pictures:
            return ()
        if self._kitty or any(picture.animate for picture in pictures):
            return None
        gallery = self._gallery()
        return self.background, *map(gallery.state, pictures)

    @property
    def wanting(self) -> bool:
        """True if a frame lacked a picture that is not made yet."""
        return self._made is not None and self._made.wanting

    @property
    def loaded(self) -> bool:
        """True once a picture was asked for."""
        return self._made is not None

    def prepare(self) -> bool:
        """Draw the pictures that a frame lacked; True if there were any.  Takes its time."""
        gallery, kitty = self._made, self._kitty
        if gallery is None:
            return False
        drawn = gallery.prepare()
        wishes, self._wishes = self._wishes, {}
        for picture, width, height in wishes.values():
            assert kitty is not None  # without it nothing is wished for here
            # Anew: the file, or the background, may be another by now.
            key = (gallery.state(picture), width, height)
            across, down = kitty.cell
            png = gallery.png(picture, (width * across, height * down))
            if png and kitty.rows(key) is None:
                kitty.add(key, png, width, height)
        return drawn or bool(wishes)

    def in_cells(self) -> Pictures:
        """Return the same pictures for what is no terminal: in cells, and all of them at once."""
        if self._kitty is None:
            return self
        # Deferred, as in `_gallery`.
        from summit_tui.draw.gallery import Gallery

        cells = Gallery(self._folder, depth=self._depth)
        cells.background = self.background
        return cells

    def _gallery(self) -> "Gallery":
        if self._made is None:
            # Deferred: 40 ms, which a deck without pictures need not wait for.
            from summit_tui.draw.gallery import Gallery

            self._made = Gallery(self._folder, depth=self._depth, lazy=True)
        self._made.background = self.background
        return self._made


class Darkroom:
    """Has pictures ready, in a thread: those of what is shown, then its neighbours'."""

    def __init__(
        self,
        pictures: StagePictures,
        run: Callable[[Callable[[], Coroutine[None, None, None]]], object],
        paint: Callable[[], None],
    ) -> None:
        """`run` starts a task of the app; `paint` shows the talk again.

        A task is handed over as a function: who leaves before it begins leaves no coroutine behind,
        of which Python would complain in the middle of the text mode.
        """
        self._pictures = pictures
        self._run = run
        self._paint = paint
        self._wanted: tuple[Talk, int, int] | None = None
        self.busy = False
        """True while something is being decoded."""

    def follow(self, talk: Talk, width: int, height: int) -> None:
        """Have the pictures and maps of `talk`, and beside it, ready for this size, soon."""
        here = talk.at.slide
        near = talk.deck.slides[max(here - 1, 0) : here + 2]
        if not talk.blank and (talk.overview or any(map(takes_time, near))):
            self._wanted = (talk, width, height)
            if not self.busy:
                self.busy = True
                self._run(self._develop)

    async def _develop(self) -> None:
        import asyncio  # deferred: the first slide is painted before Textual brings it

        try:
            ahead = False
            while self._wanted:
                wanted, self._wanted = self._wanted, None
                drawn = await asyncio.to_thread(self._pictures.prepare)
                # Somebody may have gone on meanwhile: what they see now comes before its
                # neighbours, and may have lacked a picture that was then drawn ahead.
                newer = self._wanted
                if drawn or ahead:
                    self._paint()
                    self._wanted = newer and self._wanted
                if not newer and await asyncio.to_thread(self._pictures.shoot):
                    newer = self._wanted
                    self._paint()
                    self._wanted = newer and self._wanted
                ahead = not newer and await asyncio.to_thread(self._ahead, *wanted)
        finally:
            self.busy = False

    def _ahead(self, talk: Talk, width: int, height: int) -> bool:
        """Draw the slides after and before, whose frames tell which pictures they lack.

        In the overview, draw the one that is chosen.  True if there were any pictures.
        """
        here = talk.at.slide
        made = False
        for slide in (talk.overview.chosen,) if talk.overview else (here + 1, here - 1):
            if 0 <= slide < len(talk.deck.slides) and takes_time(talk.deck.slides[slide]):
                replace(talk, at=Position(slide), scroll=0, asks="").frame(width, height)
                made = self._pictures.prepare() or made
        return made


def takes_time(slide: Slide) -> bool:
    """True for pictures, and for maps, which drawing keeps once they are drawn."""
    maps = any(isinstance(part.block, Map) for part in slide.body.parts)
    return maps or any(True for _ in pictures_on(slide))
