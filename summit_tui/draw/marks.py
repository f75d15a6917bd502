"""Marking what was searched for in rows that are laid out already.

Only looks change, never a letter or its place.  A match may begin on one row and end on the next,
where wrapping put its parts; it is then marked on both.  Letters that are drawn of other signs hold
no words: those of a body in big letters are marked word by word by who draws them, titles and
pictures never are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.cells import split_graphemes

from summit_tui.clean import folded
from summit_tui.draw.frame import PLAIN, Line, Piece, Style, merged
from summit_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class _Cluster:
    """What a terminal shows as one character: a letter with its marks, an emoji."""

    text: str
    style: Style


def marked(lines: Sequence[Line], needle: str) -> tuple[Line, ...]:
    """Return `lines` with every match of `needle` in reverse video.

    `needle` is folded, with single spaces, as `search.needle` returns it; empty marks nothing.
    """
    if not needle:
        return tuple(lines)
    rows = [_clusters(line) for line in lines]
    text, owners = _joined(rows)
    hit: set[tuple[int, int]] = set()
    at = text.find(needle)
    while at >= 0:
        hit.update(owner for owner in owners[at : at + len(needle)] if owner)
        at = text.find(needle, at + 1)
    touched = {row for row, _ in hit}
    return tuple(
        merged(
            Piece(cluster.text, _stressed(cluster.style) if (y, x) in hit else cluster.style)
            for x, cluster in enumerate(rows[y])
        )
        if y in touched
        else line
        for y, line in enumerate(lines)
    )


def words_with(words: Sequence[str], needle: str) -> list[bool]:
    """Return for each word of a paragraph whether a match of `needle` is in it, or runs into it."""
    text, owners = _joined([[_Cluster(f"{word} ", PLAIN)] for word in words])
    hit = [False] * len(words)
    at = text.find(needle) if needle else -1
    while at >= 0:
        for owner in filter(None, owners[at : at + len(needle)]):
            hit[owner[0]] = True
        at = text.find(needle, at + 1)
    return hit


def stressed_between(row: str, style: Style, marks: Sequence[tuple[int, int]]) -> Line:
    """Return a row in `style`, stressed from cell to cell of each of `marks`, also past its end."""
    cells: list[str] = []
    for start, end, width in split_graphemes(row)[0]:
        cells += [row[start:end], *[""] * (width - 1)]
    cells += [" "] * (max((right for _, right in marks), default=0) - len(cells))
    pieces: list[Piece] = []
    at = 0
    for left, right in marks:
        pieces.append(Piece("".join(cells[at:left]), style))
        pieces.append(Piece("".join(cells[left:right]), _stressed(style)))
        at = right
    return merged((*pieces, Piece("".join(cells[at:]), style)))


def has_marks(lines: Sequence[Line]) -> bool:
    """True if anything is in reverse video."""
    return any(piece.style.reverse for line in lines for piece in line)


def pointed_out(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a block with its words in reverse video, which needs no colour.

    Where there are no words, as in a picture, or none but drawn ones, that is all of it.
    """
    worded = any(any(map(str.isalnum, piece.text)) for line in lines for piece in line)
    return [
        tuple(
            replace(piece, style=_stressed(piece.style))
            if (any(map(str.isalnum, piece.text)) if worded else piece.text.strip())
            else piece
            for piece in line
        )
        for line in lines
    ]


def _stressed(style: Style) -> Style:
    """Reverse video, which needs no colour; where a style has it already, the other way round."""
    return replace(style, reverse=not style.reverse)


def _clusters(line: Line) -> list[_Cluster]:
    return [
        _Cluster(piece.text[start:end], piece.style)
        for piece in line
        for start, end, _ in split_graphemes(piece.text)[0]
    ]


def _joined(
    rows: Sequence[Sequence[_Cluster]],
) -> tuple[str, list[tuple[int, int] | None]]:
    """All rows as one folded text with single spaces, and for each letter its row and place.

    Places are clusters, both from 0.  An empty row parts paragraphs: a match never crosses it.
    """
    text: list[str] = []
    owners: list[tuple[int, int] | None] = []
    for char, owner in _letters(rows):
        if char == " " and (not text or text[-1] in " \n"):
            continue
        text.append(char)
        owners.append(owner)
    return "".join(text), owners


def _letters(
    rows: Sequence[Sequence[_Cluster]],
) -> Iterator[tuple[str, tuple[int, int] | None]]:
    for y, row in enumerate(rows):
        empty = True
        for x, cluster in enumerate(row):
            for char in folded(cluster.text):
                empty = empty and char.isspace()
                yield (" " if char.isspace() else char), (y, x)
        yield ("\n" if empty else " "), None
