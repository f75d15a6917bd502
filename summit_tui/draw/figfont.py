"""FIGfonts: read from their files, and a word set in one as FIGlet sets it.

After the FIGfont Version 2 standard (Cowan and Burton, 1997), as far as pyfiglet follows it, whose
fonts these are; a test compares the two.  pyfiglet itself loads an archive, an option parser and
more, for 5 ms and 1 MB of almost every start: it is asked for a packed font alone.
"""

import os
import sys
from collections.abc import Iterator, Mapping

from summit_tui.values import dataclass

_KERN, _SMUSH = 64, 128
_EQUAL, _LOWLINE, _HIERARCHY, _PAIR, _BIG_X, _HARD_BLANK = 1, 2, 4, 8, 16, 32
_RULES = _EQUAL | _LOWLINE | _HIERARCHY | _PAIR | _BIG_X | _HARD_BLANK
"""Bits of a font's layout; a font that smushes by no rule lets the later letter cover the other."""


def _above(*ranks: tuple[str, str]) -> Mapping[str, str]:
    """Return what stays of two signs in a cell, of which one is above the other."""
    pairs = [(low, high) for lows, highs in ranks for low in lows for high in highs]
    return {pair: high for low, high in pairs for pair in (low + high, high + low)}


_MET: Mapping[int, Mapping[str, str]] = {
    _LOWLINE: _above(("_", r"|/\[]{}()<>")),
    _HIERARCHY: _above(
        ("|", r"/\[]{}()<>"),
        (r"\/", "[]{}()<>"),
        ("[]", "{}()<>"),
        ("{}", "()<>"),
        ("()", "<>"),
    ),
    _PAIR: dict.fromkeys(("[]", "][", "{}", "}{", "()", ")("), "|"),
    _BIG_X: {"/\\": "|", "\\/": "Y", "><": "X"},
}
"""What two signs become by each rule; the first that knows them counts."""
_GERMAN = "ÄÖÜäöüß"
"""The letters that follow those of ASCII in every font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigFont:
    """A font."""

    height: int
    """Rows of each letter."""
    hard_blank: str
    """What stands for a space that no other letter may cover."""
    layout: int
    """Which letters overlap, and how, in the bits of the standard."""
    letters: Mapping[str, tuple[str, ...]]
    """The rows of each letter."""


def font_named(name: str) -> FigFont:
    """Return a font of pyfiglet by the name of its file, without its ending.

    Only a font of today, which says in full how its letters overlap.
    """
    # Python would end a line at these, too.
    lines = iter(_text(name).translate({0x85: " ", 0x2028: " ", 0x2029: " "}).splitlines())
    magic, height, _, _, _, comments, _, layout, *_ = next(lines).split()
    for _ in range(int(comments)):
        next(lines)
    letters: dict[str, tuple[str, ...]] = {}
    for char in (*map(chr, range(32, 127)), *_GERMAN):
        letters[char] = _letter(lines, int(height))
    for line in lines:
        code = line.split(maxsplit=1)[0] if line.strip() else ""
        if code.casefold().startswith("0x"):  # as pyfiglet has it; others are not letters there
            letters[chr(int(code, 16))] = _letter(lines, int(height))
    return FigFont(
        height=int(height),
        hard_blank=magic[-1],
        layout=int(layout),
        letters={char: rows for char, rows in letters.items() if char == " " or any(rows)},
    )


def _text(name: str) -> str:
    """Return what the file of a font says."""
    for folder in sys.path:
        for ending in ("tlf", "flf"):
            path = os.path.join(folder, "pyfiglet", "fonts", f"{name}.{ending}")
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    data = file.read()
                if not data.startswith(b"PK"):
                    return data.decode("utf-8", "replace")
    from pyfiglet import FigletFont  # deferred: see above

    return str(FigletFont.preloadFont(name))


def _letter(lines: Iterator[str], height: int) -> tuple[str, ...]:
    """Read a letter: rows that end with one sign or two, the same for all of them."""
    rows = [next(lines) for _ in range(height)]
    end = rows[0].rstrip()[-1]
    return tuple(row.rstrip().removesuffix(end).removesuffix(end) for row in rows)


# --- setting ------------------------------------------------------------------------------------


def set_in(font: FigFont, text: str) -> list[str]:
    """Return `text`, all of whose letters the font has, as rows."""
    rows, before = [""] * font.height, 0
    for char in text:
        letter = font.letters[char]
        wide = max(map(len, letter))
        narrow = min(before, wide) < 2  # such letters cover no other
        pairs = list(zip(rows, letter, strict=True))
        shared = 0
        if font.layout & (_KERN | _SMUSH):
            shared = min(wide, *(_room(left, right, font, narrow=narrow) for left, right in pairs))
        rows = [
            _joined(left, right, shared, font, narrow=narrow) if shared else left + right
            for left, right in pairs
        ]
        before = wide
    return [row.replace(font.hard_blank, " ") for row in rows]


def _room(left: str, right: str, font: FigFont, *, narrow: bool) -> int:
    """Return by how many cells one row may be pushed over what stands on its left."""
    inked, begins = left.rstrip(" "), len(right) - len(right.lstrip(" "))
    room = len(left) - len(inked) + begins
    if inked and begins < len(right):
        room += _met(inked[-1], right[begins], font, narrow=narrow) is not None
    return room


def _joined(left: str, right: str, shared: int, font: FigFont, *, narrow: bool) -> str:
    """Return two rows as one, which share so many cells."""
    start = max(0, len(left) - shared)
    hidden = max(0, shared - len(left))  # blank cells, which would stand before the beginning
    one, other = left[start:], right[hidden:shared]
    if not one.strip(" "):  # mostly
        return left[:start] + right[hidden:]
    if not other.strip(" "):
        return left + right[shared:]
    met = (_met(*pair, font, narrow=narrow) or "" for pair in zip(one, other, strict=True))
    return left[:start] + "".join(met) + right[shared:]


def _met(left: str, right: str, font: FigFont, *, narrow: bool) -> str | None:
    """Return what two signs in one cell become; None if they may not meet."""
    if left == " " or right == " ":
        return right if left == " " else left
    if narrow or not font.layout & _SMUSH:
        return None
    rules, blanks = font.layout & _RULES, (left, right).count(font.hard_blank)
    if not rules:
        return left if right == font.hard_blank and left != font.hard_blank else right
    if blanks:
        return left if blanks == 2 and rules & _HARD_BLANK else None
    if rules & _EQUAL and left == right:
        return left
    known = (
        met[left + right] for rule, met in _MET.items() if rules & rule and left + right in met
    )
    return next(known, None)
