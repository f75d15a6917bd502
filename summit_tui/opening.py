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
from summit_tui.files import STDIN, bytes_of
from summit_tui.load import DECK, deck_of

LARGE = 256 * 1024
"""Bytes of a deck from which it has an opening; what is smaller is read in a moment."""

_SLIDES = re.compile(rb"^slides:[ ]*(?:#.*)?\n(?:[ ]*(?:#.*)?\n)*( *)- ", re.MULTILINE)
"""The beginning of the list of slides, and its indentation."""
_KEY = re.compile(rb"\n(?=[^\s#])")
"""The beginning of a line that ends the list."""
_KEY_BESIDE_LIST = re.compile(rb"\n(?=[^\s#-])")
"""The same where the list of slides is not indented."""
_SHOWN_FROM_AFAR = tuple(re.compile(key + rb"[\"']?\s*:") for key in (b"when", b"hidden"))
"""The keys of a slide that all others show: as a mark on the bar, and in the number of slides."""
_UNREAD = Slide(title=Title("..."))
"""Stands for each slide behind the first."""


class NoOpening(Exception):
    """A deck that is to be read whole before anything of it is shown."""


def opening_of(path: str, stdin: BinaryIO | None = None) -> Deck:  # noqa: ARG001
    """Return the deck in the file `path`, whose slides behind the first have not been read.

    Raises `NoOpening`, and `DeckError` for what is wrong with the parts that are read.
    """
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        raise NoOpening from None
    if path == STDIN or state.st_size < LARGE or not stat.S_ISREG(state.st_mode):
        raise NoOpening
    # As bytes: a large text in the middle of the memory would stay there for good.
    data = bytes_of(path, DECK)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    begun = _SLIDES.search(data)
    if begun is None:
        raise NoOpening
    key = (_KEY if begun[1] else _KEY_BESIDE_LIST).search(data, begun.end())
    end = key.start() if key else len(data)
    points = [b"\n" + begun[1] + b"-" + after for after in (b" ", b"\n")]
    found = [data.find(point, begun.end(), end) for point in points]
    second = min((at for at in found if at >= 0), default=end)
    if any(shown.search(data, second, end) for shown in _SHOWN_FROM_AFAR):
        raise NoOpening
    number = sum(data.count(point, second, end) for point in points)
    deck = deck_of(data[:second] + b"\n" + data[end:], path)
    return replace(deck, slides=(*deck.slides, *[_UNREAD] * number))


def holds(opening: Deck, deck: Deck) -> bool:
    """Return whether the first slide shows of the whole `deck` what it shows of its `opening`."""
    first = opening.slides[0]
    return (
        len(opening.slides) == len(deck.slides)
        and replace(deck.slides[0], id=first.id) == first
        and replace(opening, slides=deck.slides) == deck
        and not any(slide.when for slide in deck.slides[1:])
    )
