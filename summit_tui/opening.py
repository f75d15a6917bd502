"""The opening of a large deck: its head and its first slide, read without the slides behind it.

Reading ten thousand slides takes longer than all the rest of a start, and of those behind it the
first slide shows only how many there are, and when.  Where that cannot be told by a glance at the
text, there is no opening, and the deck is read whole as ever.
"""

import os
import re
import stat
from bisect import bisect_right
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
_AFTER = (b" ", b"\n")
"""What may follow the dash of a slide."""
_WHEN = re.compile(rb"when[\"']?\s*:")
"""The key of a slide that all others show, as a mark on the bar."""
_HIDDEN = re.compile(rb"hidden[\"']?\s*:")
"""The same in the number of slides."""
_UNREAD = Slide(title=Title("..."))
"""Stands for a slide behind the first; one with the same time for a slide that has one."""


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
    points = re.compile(b"\n" + begun[1] + b"-(?=[ \n])")
    first = points.search(data, begun.end(), end)
    second = first.start() if first else end
    if _HIDDEN.search(data, begun.end(), end):
        raise NoOpening
    times = _times(data, second, end, begun[1])
    stubs = {raw: b"\n%b- title: ...\n%b  when:%b" % (begun[1], begun[1], raw) for _, raw in times}
    deck = deck_of(b"%b%b\n%b" % (data[:second], b"".join(stubs.values()), data[end:]), path)
    timed = dict(zip(stubs, deck.slides[1:], strict=False))
    if len(timed) < len(stubs):
        raise NoOpening
    if not times:
        number = sum(data.count(b"\n%b-%b" % (begun[1], after), second, end) for after in _AFTER)
        return replace(deck, slides=(*deck.slides, *[_UNREAD] * number))
    begins = [point.start() for point in points.finditer(data, second, end)]
    others = [_UNREAD] * len(begins)
    for at, raw in times:
        others[bisect_right(begins, at) - 1] = timed[raw]
    return replace(deck, slides=(deck.slides[0], *others))


def _times(data: bytes, start: int, end: int, indent: bytes) -> list[tuple[int, bytes]]:
    """Return the places and the values, as written, of all `when` of the slides from `start` on.

    Raises `NoOpening` where one of them is written otherwise than on a line of its own.
    """
    if not _WHEN.search(data, start, end):
        return []
    lines = re.compile(b"\n" + indent + b"[- ] when:(.*)")
    found = [(line.start(), line[1]) for line in lines.finditer(data, start, end)]
    if len(found) < sum(1 for _ in _WHEN.finditer(data, start, end)):
        raise NoOpening
    return found


def holds(opening: Deck, deck: Deck) -> bool:
    """Return whether the first slide shows of the whole `deck` what it shows of its `opening`."""
    first = opening.slides[0]
    return (
        len(opening.slides) == len(deck.slides)
        and replace(deck.slides[0], id=first.id) == first
        and replace(opening, slides=deck.slides) == deck
        and all(known.when == s.when for known, s in zip(opening.slides, deck.slides, strict=True))
    )
