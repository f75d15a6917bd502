"""Big letters; the one door to pyfiglet.

A font drops the characters it lacks without a word, so coverage is checked here: what a font cannot
draw goes to the next font, and at last to the caller, who writes plain bold text.  Nothing is lost.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeAlias

from rich.cells import cell_len

from summit_tui.deck import Font
from summit_tui.values import dataclass

if TYPE_CHECKING:
    from pyfiglet import Figlet

Face: TypeAlias = Literal["standard", "small", "smmono9", "smblock", "mini"]
"""A font."""

LADDER: tuple[Face, ...] = ("standard", "small", "smmono9", "smblock", "mini")
"""Every font, large to small.  ``smmono9`` takes 70 ms to load and serves Cyrillic alone."""
BLOCKS: frozenset[Face] = frozenset({"smmono9", "smblock"})
"""The fonts that are made of block elements."""
WORD_SPACE: Mapping[Face, int] = {
    "standard": 3,
    "small": 3,
    "smmono9": 3,
    "smblock": 2,
    "mini": 2,
}
"""Cells between words: more than the fonts' own one or two, to be read from the back of a room."""
PLAIN_AMONG = 0.25
"""The largest share of a text, by letters, that may stand plain among big letters."""
MAX_TITLE = 200
"""Characters of the longest text that is tried; no font has room for more on any screen."""

_SAME_SHAPE = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
        "„": '"',
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "‚": "'",
        "‘": "'",
        "’": "'",
        "‹": "'",
        "›": "'",
        "…": "...",
        "×": "x",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
"""Signs that big letters may draw by a plainer one; letters and their accents are never changed."""


@lru_cache(maxsize=512)
def letters(
    text: str, width: int, height: int, font: Font | None = None, *, blocks: bool = True
) -> tuple[str, ...] | None:
    """Return `text` in the largest font in which all of it fits, as rows without a common margin.

    At most `width` cells wide and `height` rows high; broken at spaces only, into rows of letters
    as even as they go.  None where no font fits or has all the letters: CJK and emoji, for example.
    `font` is the largest to use; `blocks` False leaves out the fonts made of block elements.
    """
    text = unicodedata.normalize("NFC", text).strip()
    if not text or font == "plain" or height < 1 or len(text) > MAX_TITLE:
        return None
    for face in _faces(text, font, blocks=blocks):
        rows = _set(text, face, width, height)
        if rows is not None:
            return rows
    return None


@lru_cache(maxsize=512)
@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """A line of big letters."""

    rows: tuple[str, ...]
    """As high as the font, without spaces at their ends."""
    words: tuple[tuple[int, int], ...]
    """Where each of its words begins and ends, in cells from 0, the end not included."""


def letter_lines(
    text: str, width: int, largest: Face, *, blocks: bool = True
) -> tuple[LetterLine, ...] | None:
    """Return `text` as lines of letters, at most `width` cells wide, however many.

    In the largest font from `largest` down that leaves room for its longest word and has all its
    characters, or else most of them: a word that lacks one stands plain among the others.  None if
    there is no such font.  `blocks` is as for `letters`.
    """
    words = unicodedata.normalize("NFC", text).split()
    # The font for Cyrillic has but one size.
    faces = [
        face
        for face in _faces(text, None, blocks=blocks)
        if LADDER.index(face) >= LADDER.index(largest) or face == "smmono9"
    ]
    for most in (0.0, PLAIN_AMONG):
        for face in faces:
            drawn = [_drawable(word, face) for word in words]
            plain = sum(len(word) for word, one in zip(words, drawn, strict=True) if one is None)
            if plain > most * len(text):
                continue
            set_words = [
                _plain_word(word, face) if one is None else _word(one, face)
                for word, one in zip(words, drawn, strict=True)
            ]
            widths = [max(map(cell_len, rows)) for rows in set_words]
            if words and max(widths) <= width:
                space = WORD_SPACE[face]
                return tuple(
                    LetterLine(
                        rows=tuple(row.rstrip() for row in _side_by_side(set_words[a:b], face)),
                        words=_stands(widths[a:b], space),
                    )
                    for a, b in _filled(widths, width, space)
                )
    return None if words else ()


def _stands(widths: Sequence[int], space: int) -> tuple[tuple[int, int], ...]:
    """Where words of these widths begin and end, side by side."""
    begins = accumulate((wide + space for wide in widths[:-1]), initial=0)
    return tuple((at, at + wide) for at, wide in zip(begins, widths, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """A few short texts in one font, each on a line of its own."""

    texts: tuple[tuple[str, ...], ...]
    """Rows of each text; all texts have as many rows, those of one text are of one width."""
    baseline: int
    """The row, from 0, on which figures stand."""


@lru_cache(maxsize=128)
def numerals(texts: tuple[str, ...], height: int, *, blocks: bool = True) -> tuple[Numerals, ...]:
    """Return `texts` in each font that has all their letters, large to small.

    Only fonts that need at most `height` rows; `blocks` as for `letters`.
    """
    out: list[Numerals] = []
    for face in _faces("".join(texts), None, blocks=blocks):
        drawable = [_drawable(text, face) for text in texts]
        lines = [_line(text.split(" "), face) for text in drawable if text]
        if len(lines) < len(texts):
            continue
        # Trimmed together, so that all stand on one baseline.
        inked = [i for i in range(len(lines[0])) if any(line[i].strip() for line in lines)]
        top, end = inked[0], inked[-1] + 1
        if end - top <= height:
            out.append(
                Numerals(
                    texts=tuple(line[top:end] for line in lines),
                    baseline=min(max(_baseline(face), top), end - 1) - top,
                )
            )
    return tuple(out)


def _faces(text: str, font: Font | None, *, blocks: bool) -> list[Face]:
    largest = LADDER.index(font) if font and font != "plain" else 0
    cyrillic = any("\u0400" <= char <= "\u04ff" for char in text)
    return [
        face
        for face in LADDER[largest:]
        if (face != "smmono9" or cyrillic) and (blocks or face not in BLOCKS)
    ]


@cache
def _figlet(face: Face) -> "Figlet":
    from pyfiglet import Figlet  # deferred: 0.7 MB, for what is set in big letters alone

    return Figlet(face, width=10_000)


@cache
def _covered(face: Face) -> frozenset[str]:
    """The characters that a font draws with ink, and the space."""
    font = _figlet(face).Font
    inked = {
        chr(code)
        for code, glyph in font.chars.items()
        if any(row.replace(font.hardBlank, "").strip() for row in glyph)
    }
    return frozenset(inked | {" "})


def _drawable(text: str, face: Face) -> str | None:
    """Return `text` in the characters of a font, or None if it lacks one."""
    covered = _covered(face)
    out = ""
    for char in text:
        shape = char if char in covered else char.translate(_SAME_SHAPE)
        if not covered.issuperset(shape):
            return None
        out += shape
    return out


@lru_cache(maxsize=2048)
def _word(word: str, face: Face) -> tuple[str, ...]:
    """A word as rows of one width and of the font's height."""
    rows = _figlet(face).renderText(word).split("\n")[: _figlet(face).Font.height]
    rows = [row.rstrip() for row in rows]
    margin = min((len(row) - len(row.lstrip()) for row in rows if row), default=0)
    rows = [row[margin:] for row in rows]
    width = max(map(len, rows))
    return tuple(row.ljust(width) for row in rows)


def _plain_word(word: str, face: Face) -> tuple[str, ...]:
    """A word that a font cannot draw, as it is, standing where the font's letters do."""
    empty = " " * cell_len(word)
    return tuple(word if i == _baseline(face) else empty for i in range(len(_word("0", face))))


@cache
def _baseline(face: Face) -> int:
    """The row, from 0, on which a font's letters stand."""
    return max(i for i, row in enumerate(_word("0", face)) if row.strip())


def _line(words: Sequence[str], face: Face) -> tuple[str, ...]:
    """Words side by side, as rows of one width."""
    return _side_by_side([_word(word, face) for word in words], face)


def _side_by_side(words: Sequence[tuple[str, ...]], face: Face) -> tuple[str, ...]:
    return tuple(map((" " * WORD_SPACE[face]).join, zip(*words, strict=True)))


def _set(text: str, face: Face, width: int, height: int) -> tuple[str, ...] | None:
    """Return `text` in one font, or None where it does not fit or a character is missing."""
    drawable = _drawable(text, face)
    if drawable is None:
        return None
    words = drawable.split()
    widths = [len(_word(word, face)[0]) for word in words]
    if max(widths) > width:
        return None
    rows: list[str] = []
    for start, end in _lines(widths, width, WORD_SPACE[face]):
        rows += _trimmed(_line(words[start:end], face))
        if len(rows) > height:
            return None
    margin = min(len(row) - len(row.lstrip()) for row in rows if row.strip())
    return tuple(row[margin:].rstrip() for row in rows)


def _lines(widths: Sequence[int], width: int, space: int) -> list[tuple[int, int]]:
    """Share words among as few lines as possible, the widest as narrow as it can be.

    Returns the first word of each line and the word after its last.
    """
    fewest = _filled(widths, width, space)
    if len(fewest) == 1:
        return fewest
    low, high = max(widths), width
    while low < high:
        middle = (low + high) // 2
        if len(_filled(widths, middle, space)) <= len(fewest):
            high = middle
        else:
            low = middle + 1
    return _filled(widths, low, space)


def _filled(widths: Sequence[int], width: int, space: int) -> list[tuple[int, int]]:
    """Fill one line after the other; no word is wider than `width`."""
    lines: list[tuple[int, int]] = []
    start, used = 0, widths[0]
    for i, wide in enumerate(widths[1:], 1):
        if used + space + wide > width:
            lines.append((start, i))
            start, used = i, wide
        else:
            used += space + wide
    return [*lines, (start, len(widths))]


def _trimmed(rows: Sequence[str]) -> Sequence[str]:
    """Rows without the empty ones above and below."""
    inked = [i for i, row in enumerate(rows) if row.strip()]
    return rows[inked[0] : inked[-1] + 1] if inked else ()
