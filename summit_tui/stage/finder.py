"""The overview's state: which slide is chosen, what is filtered for, how far it is scrolled.

Pure; `draw.overview` shows it and `prompt` gives it keys.  While any slide passes the filter, the
chosen one does and its card is in view.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias, get_args

from summit_tui.clean import folded, one_line
from summit_tui.dates import in_full
from summit_tui.deck import Deck, Slide
from summit_tui.draw.look import Look
from summit_tui.draw.shelves import Grid, Shelf, grid_of, kept, revealed, shelf_with, shelves_of
from summit_tui.values import dataclass

MAX_FILTER = 60
"""Most letters of what is filtered for."""

Step: TypeAlias = Literal["left", "right", "up", "down", "pageup", "pagedown", "home", "end"]
"""A move over the cards, by the name of its key."""
STEPS: frozenset[str] = frozenset(get_args(Step))


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One moment of the overview of a deck."""

    width: int
    """Of the screen, in cells."""
    height: int
    """Of the screen, in rows."""
    slides: tuple[int, ...]
    """The slides that pass the filter, from 0, in the order of telling."""
    chosen: int
    """From 0."""
    wanted: str = ""
    """The filter, as it was typed."""
    scroll: int = 0
    """Rows of cards scrolled off the top."""
    plain: bool = False
    """True for a list without cards, however large the screen is."""
    texts: tuple[str, ...] = ()
    """What the filter looks at in each slide, folded; empty until something was typed."""


def opened_at(deck: Deck, slide: int, width: int, height: int, *, plain: bool = False) -> Overview:
    """Return the overview of all slides with `slide`, from 0, chosen."""
    every = tuple(range(len(deck.slides)))
    size = max(width, 1), max(height, 1)
    found = Overview(width=size[0], height=size[1], slides=every, chosen=slide, plain=plain)
    return _seen(found, deck)


def resized(overview: Overview, deck: Deck, width: int, height: int) -> Overview:
    """Return the overview on a screen of another size."""
    return _seen(replace(overview, width=max(width, 1), height=max(height, 1)), deck)


def stepped(overview: Overview, deck: Deck, step: str) -> Overview:
    """Return the overview after one of `STEPS`; at an end it stays where it is."""
    if not overview.slides:
        return overview
    at = overview.slides.index(overview.chosen)
    last = len(overview.slides) - 1
    grid, shelves = _laid_out(overview, deck)
    # One row of cards stays in sight, so that nobody loses the thread.
    page = max(grid.view // (grid.card_height + (0 if grid.listed else 2)) - 1, 1)
    match step:
        case "left":
            chosen = overview.slides[max(at - 1, 0)]
        case "right":
            chosen = overview.slides[min(at + 1, last)]
        case "home":
            chosen = overview.slides[0]
        case "end":
            chosen = overview.slides[last]
        case "up" | "pageup":
            chosen = _above(overview.chosen, shelves, -1 if step == "up" else -page)
        case _:
            chosen = _above(overview.chosen, shelves, 1 if step == "down" else page)
    return _seen(replace(overview, chosen=chosen), deck)


def scrolled(overview: Overview, deck: Deck, rows: int) -> Overview:
    """Return the overview scrolled by `rows`; a choice that leaves the view is taken along."""
    grid, shelves = _laid_out(overview, deck)
    scroll = overview.scroll + rows
    if rows < 0 and not grid.listed:  # the first shelf of the view is one that begins above it
        scroll = max((shelf.start for shelf in shelves if shelf.start <= scroll), default=0)
    scroll = kept(scroll, shelves, grid)
    whole = [s for s in shelves if scroll <= s.top and s.end <= scroll + grid.view]
    found = shelf_with(shelves, overview.chosen)
    if found is None:
        return overview
    if not whole:  # on a screen of one row, that of a phase's name would be all
        order = shelves if rows > 0 else shelves[::-1]
        past = [s for s in order if (s.top >= scroll if rows > 0 else s.top <= scroll)]
        whole = (past or [order[-1]])[:1]
        scroll = whole[0].top
    chosen = overview.chosen
    if shelves[found] not in whole:
        column = shelves[found].slides.index(chosen)
        chosen = _beside(whole[0] if rows > 0 else whole[-1], column)
    return replace(overview, scroll=scroll, chosen=chosen)


def filtered(overview: Overview, deck: Deck, look: Look, wanted: str) -> Overview:
    """Return the overview with another filter, in letters that fit one line.

    Digits that are a slide's number choose that slide.  All else filters by title, place, phase and
    time, whatever its case and accents: a slide passes where it has every word.
    """
    wanted = one_line(f"{wanted}|")[:-1][:MAX_FILTER].lstrip()
    every = tuple(range(len(deck.slides)))
    overview = replace(overview, wanted=wanted)
    number = int(wanted) if wanted.strip().isdecimal() else 0
    if 1 <= number <= len(every):
        return _seen(replace(overview, slides=every, chosen=number - 1), deck)
    words = folded(wanted).split()
    if not words:
        return _seen(replace(overview, slides=every), deck)
    texts = overview.texts or tuple(_text(slide, look) for slide in deck.slides)
    slides = tuple(i for i in every if all(word in texts[i] for word in words))
    later = [slide for slide in slides if slide >= overview.chosen]
    chosen = (*later, *slides, overview.chosen)[0]
    return _seen(replace(overview, slides=slides, chosen=chosen, texts=texts), deck)


def _text(slide: Slide, look: Look) -> str:
    """All that a slide is found by."""
    when = in_full(slide.when, look.words, look.zone) if slide.when else ""
    place = slide.place.name if slide.place else ""
    return folded(" ".join((slide.title, place, slide.phase or "", when)))


def _laid_out(overview: Overview, deck: Deck) -> tuple[Grid, tuple[Shelf, ...]]:
    grid = grid_of(overview.width, overview.height, plain=overview.plain)
    return grid, shelves_of(deck, overview.slides, grid)


def _seen(overview: Overview, deck: Deck) -> Overview:
    """The overview scrolled to the chosen card."""
    grid, shelves = _laid_out(overview, deck)
    return replace(overview, scroll=revealed(overview.scroll, shelves, grid, overview.chosen))


def _above(slide: int, shelves: Sequence[Shelf], by: int) -> int:
    """The slide `by` shelves below, or above where that is negative, as far as there are any."""
    found = shelf_with(shelves, slide)
    if found is None:
        return slide
    column = shelves[found].slides.index(slide)
    return _beside(shelves[min(max(found + by, 0), len(shelves) - 1)], column)


def _beside(shelf: Shelf, column: int) -> int:
    """The slide of a shelf in `column`, or the last before it."""
    return shelf.slides[min(column, len(shelf.slides) - 1)]
