"""The opening of a large deck: its head and its first slide, read without the slides behind it.

Reading ten thousand slides takes longer than all the rest of a start, and of those behind it the
first slide shows nothing but how many there are.  Where it shows more, or where that cannot be
told by a glance at the text, there is no opening, and the deck is read whole as ever.
"""

import os
import re
import stat
from dataclasses import replace
from typing import BinaryIO

from summit_tui.deck import Deck, Slide, Title
from summit_tui.decode import text_of
from summit_tui.files import STDIN, bytes_of
from summit_tui.load import DECK, deck_of
from summit_tui.values import dataclass

LARGE = 256 * 1024
"""Bytes of a deck from which it has an opening; what is smaller is read in a moment."""

_SLIDES = re.compile(r"^slides:[ ]*(?:#.*)?\n(?:[ ]*(?:#.*)?\n)*( *)- ", re.MULTILINE)
"""The beginning of the list of slides, and its indentation."""
_KEY = re.compile(r"\n(?=[^\s#])")
_KEY_BESIDE_LIST = re.compile(r"\n(?=[^\s#-])")
"""The same where the list of slides is not indented."""
_SHOWN_FROM_AFAR = tuple(re.compile(rf"{key}[\"']?\s*:") for key in ("when", "hidden"))
"""The keys of a slide that all others show: as a mark on the bar, and in the number of slides."""
_UNREAD = Slide(title=Title("..."))
"""Stands for each slide behind the first."""


class NoOpening(Exception):
    """A deck that is to be read whole before anything of it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A deck's text, taken apart between its slides."""

    first: str
    """All up to the end of the first slide."""
    others: str
    """The slides behind it."""
    number: int
    """Of those."""
    rest: str
    """What follows the list of slides."""


def opening_of(path: str, stdin: BinaryIO | None = None) -> Deck:  # noqa: ARG001
    """Return the deck in the file `path`, whose slides behind the first have not been read.

    Raises `NoOpening`, and `DeckError` for what is wrong with the parts that are read.
    """
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        raise NoOpening from None
    if path == STDIN or found.st_size < LARGE or not stat.S_ISREG(found.st_mode):
        raise NoOpening
    text, no_text = text_of(bytes_of(path, DECK), path, DECK.form)
    parts = None if no_text else _parts(text)
    if parts is None or any(key.search(parts.others) for key in _SHOWN_FROM_AFAR):
        raise NoOpening
    deck = deck_of(f"{parts.first}\n{parts.rest}".encode(), path)
    return replace(deck, slides=(*deck.slides, *[_UNREAD] * parts.number))


def _parts(text: str) -> _Parts | None:
    """Take a deck's text apart; None where that cannot be done by looking at its lines."""
    begun = _SLIDES.search(text)
    if begun is None:
        return None
    points = [f"\n{begun[1]}-{end}" for end in " \n"]
    found = [at for point in points if (at := text.find(point, begun.end())) >= 0]
    key = (_KEY if begun[1] else _KEY_BESIDE_LIST).search(text, begun.end())
    end = key.start() if key else len(text)
    second = min(found, default=end)
    if second >= end:
        return None
    return _Parts(
        first=text[:second],
        others=text[second:end],
        number=sum(text.count(point, second, end) for point in points),
        rest=text[end:],
    )


def holds(opening: Deck, deck: Deck) -> bool:
    """Return whether the first slide shows of the whole `deck` what it shows of its `opening`."""
    first = opening.slides[0]
    return (
        len(opening.slides) == len(deck.slides)
        and replace(deck.slides[0], id=first.id) == first
        and replace(opening, slides=deck.slides) == deck
        and not any(slide.when for slide in deck.slides[1:])
    )
