"""Pictures by kitty's graphics protocol: sent once, then shown by letters that stand for them.

A placeholder is a cell of text that says by its colour which picture it shows, and by two marks
above it which row and column of it.  So a picture moves, scrolls and is covered as text is, and
Textual need not know of it.  What is to be sent is collected here as text; only the app sends it,
between two frames.  No answer is asked for.

Source: kitty's graphics protocol ("Unicode placeholders", "Deleting images"), since kitty 0.28.
"""

import re
from base64 import standard_b64encode
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from threading import Lock

from summit_tui.draw.frame import Line, Piece, Style
from summit_tui.stage.probe import Terminal

PLACEHOLDER = "\U0010eeee"
CHUNK = 4096
"""Letters of one escape sequence at most, by the protocol."""
KEPT = 24
"""Pictures that the terminal keeps for us; a terminal throws pictures away at 320 MB."""
FIRST = 0x530001
"""Number of the first picture; the alternate screen has none but ours.  A colour has 24 bits."""
CELL = (10, 20)
"""Width and height of a cell in pixels, where the terminal does not say."""
NAMED = ("xterm-kitty", "xterm-ghostty")
"""What ``TERM`` begins with in terminals that know placeholders; tmux and screen change it."""


def _marks(ranges: str) -> Iterator[str]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


MARKS = tuple(
    _marks(
        "305 30d-30e 310 312 33d-33f 346 34a-34c 350-352 357 35b 363-36f 483-487 592-595 597-599 "
        "59c-5a1 5a8-5a9 5ab-5ac 5af 5c4 610-617 657-65b 65d-65e 6d6-6dc 6df-6e2 6e4 6e7-6e8 "
        "6eb-6ec 730 732-733 735-736 73a 73d 73f-741 743 745 747 749-74a 7eb-7f1 7f3 816-819 "
        "81b-823 825-827 829-82d 951 953-954 f82-f83 f86-f87 135d-135f 17dd 193a 1a17 1a75-1a7c "
        "1b6b 1b6d-1b73 1cd0-1cd2 1cda-1cdb 1ce0 1dc0-1dc1 1dc3-1dc9 1dcb-1dcc 1dd1-1de6 1dfe "
        "20d0-20d1 20d4-20d7 20db-20dc 20e1 20e7 20e9 20f0 2cef-2cf1 2de0-2dff a66f a67c-a67d "
        "a6f0-a6f1 a8e0-a8f1 aab0 aab2-aab3 aab7-aab8 aabe-aabf aac1 fe20-fe26 10a0f 10a38 "
        "1d185-1d189 1d1aa-1d1ad 1d242-1d244"
    )
)
"""What stands above a placeholder for the numbers from 0 (kitty's ``rowcolumn-diacritics.txt``)."""


def knows_placeholders(terminal: Terminal) -> bool:
    """True if a terminal answered that it has the protocol, and is one that has this part of it.

    Others have the protocol alone, and nothing can be asked for the rest: they would show boxes.
    """
    version = re.match(r"kitty\((\d+)\.(\d+)", terminal.name)
    named = terminal.name.startswith("ghostty") or (
        version is not None and (int(version[1]), int(version[2])) >= (0, 28)
    )
    return terminal.kitty and named


def transmission(number: int, png: bytes, width: int, height: int) -> str:
    """Return what gives a terminal a picture, for `width` times `height` placeholders."""
    data = standard_b64encode(png).decode("ascii")
    chunks = [data[at : at + CHUNK] for at in range(0, len(data), CHUNK)]
    keys = f"a=T,U=1,f=100,i={number},c={width},r={height},"
    sent = []
    for left, chunk in zip(range(len(chunks) - 1, -1, -1), chunks, strict=True):
        sent.append(f"\x1b_G{keys}q=2,m={int(left > 0)};{chunk}\x1b\\")
        keys = ""
    return "".join(sent)


def deletion(number: int) -> str:
    """Return what makes a terminal forget a picture."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


def placeholders(number: int, width: int, height: int) -> tuple[Line, ...]:
    """Return rows of cells that a terminal shows a picture in; at most `MARKS` of each."""
    style = Style(ink=f"#{number:06x}")
    columns = MARKS[:width]
    return tuple(
        (Piece("".join(f"{PLACEHOLDER}{row}{column}" for column in columns), style),)
        for row in MARKS[:height]
    )


class KittyPictures:
    """The pictures that the terminal has, or is about to get; any thread may use it."""

    def __init__(self, cell: tuple[int, int] | None = None) -> None:
        """`cell` is the width and height of a cell in pixels."""
        self.cell = cell or CELL
        self._next = FIRST
        self._there: OrderedDict[Hashable, tuple[int, tuple[Line, ...]]] = OrderedDict()
        self._unsent: dict[int, str] = {}
        """Transmissions by the numbers of their pictures."""
        self._dropped: list[int] = []
        """Pictures that the terminal has and shall forget."""
        self._lock = Lock()

    def rows(self, key: Hashable) -> tuple[Line, ...] | None:
        """Return the cells of a picture, or None if the terminal does not have it."""
        with self._lock:
            if key not in self._there:
                return None
            self._there.move_to_end(key)
            return self._there[key][1]

    def add(self, key: Hashable, png: bytes, width: int, height: int) -> None:
        """Give the terminal a picture; it forgets the one that was not shown for longest."""
        with self._lock:
            number, self._next = self._next, self._next + 1
            self._there[key] = number, placeholders(number, width, height)
            self._unsent[number] = transmission(number, png, width, height)
            if len(self._there) > KEPT:
                self._drop()

    def unsent(self) -> str:
        """Return, once, what is to be sent before the next frame is."""
        with self._lock:
            sent = "".join([*map(deletion, self._dropped), *self._unsent.values()])
            self._dropped.clear()
            self._unsent.clear()
        return sent

    def forgotten(self) -> str:
        """Forget all pictures; return what makes the terminal do so."""
        with self._lock:
            while self._there:
                self._drop()
        return self.unsent()

    def _drop(self) -> None:
        """Forget the picture that was not shown for longest, and have the terminal do so."""
        _, (number, _) = self._there.popitem(last=False)
        if self._unsent.pop(number, None) is None:
            self._dropped.append(number)
