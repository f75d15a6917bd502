"""Text as rows of a given width: broken at spaces, in words only where a word is wider than a row.

No letter is ever lost; only the spaces at which a row was broken are.  Widths are cells, as the
terminal counts them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

from summit_tui.blocks import Run, Runs, runs_of
from summit_tui.draw.frame import PLAIN, Line, Piece, Style, merged
from summit_tui.values import dataclass

UNDRAWABLE = "?"
"""Stands for a character of two cells where a row has only one."""

_SMALL_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOKEN = re.compile("\n| +|[^ \n]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_])")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー）］｝」』】〉》〕〗々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥,.;:!?)]}’”»%⁰¹²³⁴⁵⁶⁷⁸⁹"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔〖‘“„«([{")


def style_of(run: Run, base: Style) -> Style:
    """Return how `run` looks in text that otherwise looks like `base`."""
    if not (run.strong or run.emphasis or run.code or run.struck or run.link):
        return base  # by far the most runs, and a style takes as long as all the rest
    return Style(
        role="code" if run.code else base.role,
        bold=base.bold or run.strong,
        italic=base.italic or run.emphasis,
        underline=base.underline or run.link is not None,
        strike=base.strike or run.struck,
        reverse=base.reverse,
        panel=base.panel or run.code,
        literal=run.code,
        link=run.link or base.link,
    )


def footnote_mark(number: int) -> str:
    """Return the mark of a footnote in small digits."""
    return str(number).translate(_SMALL_DIGITS)


def wrap(runs: Runs, width: int, base: Style = PLAIN) -> tuple[Line, ...]:
    """Return `runs` as rows of at most `width` cells (at least 1); no runs give no rows."""
    width = max(width, 1)
    if len(runs) == 1 and _fits(runs[0], width):
        return ((Piece(runs[0].text, style_of(runs[0], base)),),)
    rows: list[Line] = []
    row: list[Piece] = []
    used = 0
    for chunk in _chunks(runs, base):
        if chunk.hard:
            rows.append(merged(row))
            row, used = [], 0
        space = sum(piece.width for piece in chunk.space)
        if used + space + chunk.width <= width:
            row += (*chunk.space, *chunk.pieces)
            used += space + chunk.width
            continue
        if row:  # `used` may be 0: a mark without a letter takes no cell
            rows.append(merged(row))
            row, used = [], 0
        if chunk.width > width:
            *whole, row = broken_pieces(chunk.pieces, width)
            rows += map(merged, whole)
            used = sum(piece.width for piece in row)
        else:
            row, used = list(chunk.pieces), chunk.width
    if row or rows:
        rows.append(merged(row))
    return tuple(rows)


def _fits(run: Run, width: int) -> bool:
    """True for a text that is surely one row just as it is: most cells of a table, most labels."""
    text = run.text
    return text.isascii() and 0 < len(text) <= width and "\n" not in text and text == text.strip()


def wrap_text(text: str, width: int, style: Style = PLAIN) -> tuple[Line, ...]:
    """Return plain text as rows; see `wrap`."""
    return wrap(runs_of(text), width, style)


def broken(text: str, width: int) -> tuple[str, ...]:
    """Return `text`, without line feeds, cut into rows of `width` cells wherever they end."""
    return tuple(
        "".join(piece.text for piece in row) for row in broken_pieces([Piece(text)], width)
    )


def natural_width(runs: Runs) -> int:
    """Return the cells that `runs` take where nothing is wrapped."""
    text = "".join(footnote_mark(run.footnote.number) if run.footnote else run.text for run in runs)
    return max(map(cell_len, text.split("\n")))


def longest_word(runs: Runs) -> int:
    """Return the width of the widest stretch of `runs` that `wrap` breaks only if it must."""
    return max((chunk.width for chunk in _chunks(runs, PLAIN)), default=0)


@dataclass(slots=True)
class _Chunk:
    """A stretch of text that stays on one row if it can; a row may be broken before it."""

    pieces: list[Piece]
    width: int
    space: tuple[Piece, ...]
    """The spaces before it, which a break swallows."""
    hard: bool
    """True after a line feed."""


def _chunks(runs: Iterable[Run], base: Style) -> Iterator[_Chunk]:
    """Cut runs where a row may be broken; words go on across the ends of runs."""
    word = _Chunk([], 0, (), hard=False)
    for run in runs:
        style = style_of(run, base)
        text = run.text
        if run.footnote:
            style, text = replace(style, role="accent"), footnote_mark(run.footnote.number)
        for token in _TOKEN.findall(text):
            if token == "\n":
                yield word
                word = _Chunk([], 0, (), hard=True)
                continue
            if token[0] == " ":
                if word.pieces:
                    yield word
                    word = _Chunk([], 0, (), hard=False)
                word.space = (*word.space, Piece(token, style))
                continue
            for part in _parts(token):
                if word.pieces and _between(word.pieces[-1].text, part):
                    yield word
                    word = _Chunk([], 0, (), hard=False)
                word.pieces.append(Piece(part, style))
                word.width += cell_len(part)
    if word.pieces or word.hard:
        yield word


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    """Cut a word of one run after hyphens and between wide characters."""
    return tuple(_cut(word))


def _cut(word: str) -> Iterator[str]:
    for half in _AFTER_HYPHEN.split(word):
        if half.isascii():
            yield half
            continue
        graphemes = [half[start:end] for start, end, _ in split_graphemes(half)[0]]
        begin = 0
        for at in range(1, len(graphemes)):
            # The neighbours alone: looking at all of a long word each time takes a minute.
            before = "".join(graphemes[max(begin, at - 2) : at])
            if _between(before, graphemes[at]):
                yield "".join(graphemes[begin:at])
                begin = at
        yield "".join(graphemes[begin:])


def _between(before: str, after: str) -> bool:
    """True if a row may be broken between two neighbouring stretches of text."""
    if before.endswith("-"):
        return before[-2:-1].isalpha() and after[0].isalpha()
    if before.isascii() and after.isascii():
        return False
    if before[-1] in _NEVER_LAST or after[0] in _NEVER_FIRST:
        return False
    last = before[split_graphemes(before)[0][-1][0] :]
    first = after[: split_graphemes(after)[0][0][1]]
    return cell_len(last) > 1 or cell_len(first) > 1


def broken_pieces(pieces: Iterable[Piece], width: int) -> list[list[Piece]]:
    """Cut pieces into rows of `width` cells wherever they end; never empty."""
    width = max(width, 1)
    rows: list[list[Piece]] = [[]]
    used = 0
    for piece in pieces:
        kept = ""
        if piece.text.isascii():
            cut = width - used
            parts = [piece.text[:cut]]
            parts += [piece.text[i : i + width] for i in range(cut, len(piece.text), width)]
            rows[-1].append(Piece(parts[0], piece.style))
            rows += [[Piece(part, piece.style)] for part in parts[1:]]
            used = len(parts[-1]) if len(parts) > 1 else used + len(parts[0])
            continue
        for start, end, wide in split_graphemes(piece.text)[0]:
            grapheme = piece.text[start:end] if wide <= width else UNDRAWABLE
            cells = min(wide, width)
            if used + cells > width:
                rows[-1].append(Piece(kept, piece.style))
                rows.append([])
                kept, used = "", 0
            kept += grapheme
            used += cells
        rows[-1].append(Piece(kept, piece.style))
    return rows
