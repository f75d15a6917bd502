"""Where the cards of the overview stand: shelves of them, grouped by phase, in one long column.

Pure numbers, in cells and rows from 0, so that keys move over just what is drawn.
"""

from collections.abc import Sequence
from itertools import groupby

from summit_tui.deck import Deck
from summit_tui.draw.slide import BAR_HEIGHT, BAR_WIDTH, NARROW, WIDEST
from summit_tui.values import dataclass

CARD = 20
"""Cells of the narrowest card."""
GAP = 2
"""Cells between two cards."""
HEIGHTS = ((44, 11), (26, 8), (14, 6))
"""The rows of the screen that are left for cards, and how many of them a card then takes."""
HEADED = 18
"""The lowest screen, in rows, that says what it shows above the cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """How a screen is divided into cards."""

    width: int
    """Of the whole screen."""
    margin: int
    """Cells free on either side; the same as on slides, so that the bar stays where it is."""
    top: int
    """Rows above the cards."""
    view: int
    """Rows for cards and the names of phases, at least 1."""
    gap: int
    """Rows between the cards and the bar."""
    bar: int
    """Rows of the bar; 0 where there is none."""
    columns: int
    """Cards side by side, at least 1."""
    card_width: int
    card_height: int
    """Rows; 1 for a list, which has no air between its rows."""

    @property
    def inner(self) -> int:
        return self.width - 2 * self.margin

    @property
    def listed(self) -> bool:
        """True if each card is but a row of a list."""
        return self.card_height == 1

    def left_of(self, column: int) -> int:
        """Return where the card `column`, from 0, begins on the screen."""
        return self.margin + column * (self.card_width + GAP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Cards side by side."""

    slides: tuple[int, ...]
    """From 0; never empty."""
    phase: str | None
    """The name that stands in the row above the cards, empty where a phase has just ended; None
    for no such row."""
    group: tuple[int, ...]
    """All slides that this name stands for; empty without such a row."""
    start: int
    """The first row of the shelf: that of the name or, without one, of the cards."""
    top: int
    """The first row of the cards."""
    end: int
    """The row behind the last."""


def grid_of(width: int, height: int, *, plain: bool = False) -> Grid:
    """Return how a screen of this size, at least 1 by 1, is divided; the plain look has a list."""
    margin = max(width // 12 if width >= NARROW else 0, (width - WIDEST) // 2)
    margin = 0 if plain else margin
    bar = 0 if height < 2 else 3 if height >= BAR_HEIGHT and width >= BAR_WIDTH else 1
    top = 0 if height < HEADED else 3 if height >= 28 else 2
    gap = 1 if height >= 10 else 0
    bottom = 1 if height >= 28 else 0
    view = max(height - top - gap - bar - bottom, 1)
    inner = width - 2 * margin
    columns = (inner + GAP) // (CARD + GAP)
    card_height = next((rows for least, rows in HEIGHTS if view >= least), 1)
    if columns < 2 or card_height == 1 or plain:
        columns = card_height = 1
    return Grid(
        width=width,
        margin=margin,
        top=top,
        view=view,
        gap=gap,
        bar=bar,
        columns=columns,
        card_width=max((inner + GAP) // columns - GAP, 1) if columns > 1 else inner,
        card_height=card_height,
    )


def shelves_of(deck: Deck, slides: Sequence[int], grid: Grid) -> tuple[Shelf, ...]:
    """Return the shelves of `slides`, from 0 and in the order of telling; none for no slides."""
    out: list[Shelf] = []
    row = 0
    air = 0 if grid.listed else 1
    for phase, members in groupby(slides, key=lambda slide: deck.slides[slide].phase):
        group = tuple(members)
        for first in range(0, len(group), grid.columns):
            name = (phase or ("" if out else None)) if first == 0 else None
            top = row + (name is not None)
            out.append(
                Shelf(
                    slides=group[first : first + grid.columns],
                    phase=name,
                    group=group if name is not None else (),
                    start=row,
                    top=top,
                    end=top + grid.card_height,
                )
            )
            row = out[-1].end + air
    return tuple(out)


def shelf_with(shelves: Sequence[Shelf], slide: int) -> int | None:
    """Return the number, from 0, of the shelf that holds `slide`, or None."""
    return next((i for i, shelf in enumerate(shelves) if slide in shelf.slides), None)


def kept(scroll: int, shelves: Sequence[Shelf], grid: Grid) -> int:
    """Return `scroll`, in rows, kept within what there is to see.

    No card is cut off at the top: there a shelf begins.
    """
    scroll = max(min(scroll, (shelves[-1].end if shelves else 0) - grid.view), 0)
    if grid.listed:
        return scroll
    return next((shelf.start for shelf in shelves if shelf.start >= scroll), scroll)


def revealed(scroll: int, shelves: Sequence[Shelf], grid: Grid, slide: int) -> int:
    """Return the scroll nearest to `scroll` at which the card of `slide`, if any, is in view.

    The name of its phase comes into view with it where there is room for both.
    """
    number = shelf_with(shelves, slide)
    if number is not None:
        shelf = shelves[number]
        scroll = max(scroll, shelf.end - grid.view)
        scroll = min(scroll, shelf.start if shelf.end - shelf.start <= grid.view else shelf.top)
    return kept(scroll, shelves, grid)
