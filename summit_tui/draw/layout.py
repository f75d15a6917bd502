"""How the blocks of a slide share its room: below one another, or a picture beside the words.

A picture that comes first stands on the left, one that comes last on the right, so the order of
reading stays the order of writing.  A slide without pictures has one layout for each density.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property
from itertools import zip_longest

from summit_tui.blocks import Picture
from summit_tui.deck import Part
from summit_tui.draw.body import (
    MEASURE,
    TALLEST,
    Row,
    body_rows,
    filling_rows,
    grows,
    pointed_rows,
    side_by_side,
)
from summit_tui.draw.look import Density, Look
from summit_tui.draw.picture import Drawn, can_show, draw_picture
from summit_tui.values import dataclass
from summit_tui.words import Words

GAP = 4
"""Cells between a picture and the words beside it."""
NARROWEST = 30
"""Cells of the narrowest column of words beside a picture."""
SHARES = {"small": (1 / 3,), "medium": (1 / 2, 0.42), "large": (2 / 3, 0.55, 1 / 2, 0.42)}
"""How much of the width a picture may take beside words, by its `size`, the best first."""
HEIGHTS = {"small": 0.4, "medium": 0.75, "large": 1.0}
"""How much of the room a picture may take above or below words, by its `size`."""
LEGEND = 2
"""Rows of a picture's words that may be out of sight, so that the picture itself is large."""
ENOUGH = 10
"""Rows of a picture for which letters need not give way."""

_NOTHING = Row(())


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The ways to lay out the parts of one slide in one width."""

    parts: Sequence[Part]
    width: int
    """Cells."""
    look: Look
    told: Words
    """Those of the deck's language."""
    densities: Sequence[Density]
    """The best first."""
    _bodies: dict[tuple[Density, int], tuple[Row, ...]] = field(default_factory=dict)
    """Bodies that were made already."""

    @property
    def ways(self) -> Sequence[tuple[Sequence[Density], bool]]:
        """The densities to try together, the best first; True: with the smallest title alone.

        A map is worth more than large letters, and takes what they leave.
        """
        if grows(self.parts) and not self._pictures:
            return [((density,), density == "compact") for density in self.densities]
        return [(self.densities, False)]

    def fitting(
        self, room: int, densities: Sequence[Density], *, enough: int = ENOUGH
    ) -> tuple[Row, ...] | None:
        """Return the best body of at most `room` rows, or None.

        A picture that comes out lower than `enough` rows does not count as fitting.
        """
        if not self._pictures and len(self._plain(densities[-1], room)) > room:
            return None  # more air needs more rows
        for density in densities:
            if not self._pictures:
                body = self._plain(density, room)
                if len(body) <= room:
                    return body
                continue
            for made in self._ways(room, density):
                if made.height >= enough:
                    return made.rows
        return None

    def scrolled(self, view: int) -> tuple[Row, ...]:
        """Return a body that is taller than the `view` rows in which it is scrolled."""
        density = self.densities[-1]
        if not self._pictures:
            return self._plain(density, view)
        beside = list(self._beside(10_000, density, max(view, 1)))
        if beside:
            return beside[-1].rows
        return self._rows(self.parts, self.width, density, max(view, 1) + LEGEND)

    def _plain(self, density: Density, room: int) -> tuple[Row, ...]:
        """The body without pictures; its maps share what the rest leaves of `room` rows."""
        key = density, room if grows(self.parts) else 0
        if key not in self._bodies:
            self._bodies[key] = filling_rows(
                self.parts, self.width, self.look, density, self.told, room
            )
        return self._bodies[key]

    @cached_property
    def _pictures(self) -> list[int]:
        """The parts that are pictures which can be shown."""
        return [
            i
            for i, part in enumerate(self.parts)
            if isinstance(part.block, Picture) and can_show(part.block, self.look)
        ]

    def _rows(
        self, parts: Sequence[Part], width: int, density: Density, tallest: int
    ) -> tuple[Row, ...]:
        return body_rows(parts, width, self.look, density, self.told, tallest=tallest)

    def _ways(self, room: int, density: Density) -> Iterator["_Made"]:
        """Every layout that fits into `room` rows, the best first."""
        yield from self._beside(room, density, room)
        words = [part for i, part in enumerate(self.parts) if i not in self._pictures]
        text = self._rows(words, self.width, density, TALLEST)
        blank = len(self._pictures) if words else len(self._pictures) - 1
        share = min(HEIGHTS[self._picture(i).size] for i in self._pictures) if words else 1
        each = min((room - len(text) - blank) // len(self._pictures), int(room * share))
        drawn = [self._drawn(i, self.width, each) for i in self._pictures]
        if all(made.height for made in drawn):
            rows = self._rows(self.parts, self.width, density, each)
            if len(rows) <= room:
                yield _Made(rows, min(made.height for made in drawn))

    def _beside(self, room: int, density: Density, tallest: int) -> Iterator["_Made"]:
        """One picture beside all the words, where both fit into `room` rows."""
        last = len(self.parts) - 1
        if len(self._pictures) != 1 or not last or self._pictures[0] not in (0, last):
            return
        at = self._pictures[0]
        words = [part for i, part in enumerate(self.parts) if i != at]
        for share in SHARES[self._picture(at).size]:
            drawn = self._drawn(at, int((self.width - GAP) * share), tallest)
            column = max(made_width(drawn), 1)
            text_width = min(MEASURE, self.width - GAP - column)
            if not drawn.height or text_width < NARROWEST:
                continue
            text = self._rows(words, text_width, density, tallest)
            if max(len(text), len(drawn.rows)) > room:
                continue
            part = self.parts[at]
            picture = pointed_rows([Row(line, part.step) for line in drawn.rows], part, self.look)
            pairs = zip_longest(*((picture, text) if at == 0 else (text, picture)))
            edge = column + GAP if at == 0 else text_width + GAP
            rows = tuple(
                side_by_side(left or _NOTHING, right or _NOTHING, edge) for left, right in pairs
            )
            yield _Made(rows, drawn.height)

    def _picture(self, at: int) -> Picture:
        block = self.parts[at].block
        assert isinstance(block, Picture)
        return block

    def _drawn(self, at: int, width: int, tallest: int) -> Drawn:
        return draw_picture(self._picture(at), width, tallest, min(width, MEASURE), self.look)


@dataclass(frozen=True, slots=True)
class _Made:
    """One layout."""

    rows: tuple[Row, ...]
    height: int
    """Rows of its lowest picture."""


def made_width(drawn: Drawn) -> int:
    """Return the cells that a picture and the words below it take."""
    return max((sum(piece.width for piece in line) for line in drawn.rows), default=0)
