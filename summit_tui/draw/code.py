"""Program text on a panel: colours, line numbers, and the lines that the talk is about now.

Emphasis never rests on colour: stressed lines have a mark beside them.  The rows are the same at
every step, so nothing jumps when the emphasis moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from summit_tui.blocks import Code
from summit_tui.draw.frame import Line, Piece, Style, line_width, merged, padded
from summit_tui.draw.highlight import highlighted
from summit_tui.draw.look import Look
from summit_tui.draw.wrap import broken_pieces
from summit_tui.emphasis import is_stressed

ROOM = 12
"""Cells for code below which line numbers give way to it."""

_PANEL = Style(role="code", panel=True)
_NUMBER = Style(role="comment", panel=True)
_MARK = Style(role="accent", panel=True, bold=True)
_QUIET = Style(role="comment", panel=True)


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One row of a panel at each step of its emphasis."""

    lines: tuple[Line, ...]
    """All of one width; a single one for a block without emphasis."""
    stressed: tuple[bool, ...]
    """For each of `lines`: true if the step names it."""


def code_rows(block: Code, width: int, look: Look) -> list[CodeRow]:
    """Return a block of code as rows of at most `width` cells; what is too long goes on below."""
    edge = 1 if width >= 8 else 0
    numbers = [str(number) for number in block.numbered] if block.numbers is not None else []
    mark = (2 if width >= 8 else 1 if width >= 3 else 0) if block.lines else 0
    gutter = len(numbers[-1]) + 2 if numbers else 0
    if width - 2 * edge - mark - gutter < ROOM:
        numbers, gutter = [], 0
    room = max(1, width - 2 * edge - mark - gutter)
    texts: list[tuple[int, Piece, Line]] = []
    for i, pieces in enumerate(highlighted(block.text, block.language)):
        line = [Piece(text, Style(role=role, panel=True)) for text, role in pieces]
        name = f"{numbers[i]:>{gutter - 2}}  " if numbers else ""
        for j, row in enumerate(_rows(line, room, look.glyphs.continued)):
            label = Piece(" " * gutter if j else name, _NUMBER)
            texts.append((block.numbered[i], label, row))
    widest = max(line_width(row) for _, _, row in texts)
    side = Piece(" " * edge, _PANEL)
    before = Piece(look.glyphs.stressed.ljust(mark)[:mark], _MARK)
    space = Piece(" " * mark, _PANEL)
    out: list[CodeRow] = []
    for number, label, row in texts:
        text = padded(row, widest, _PANEL)
        plain = merged((side, space, label, *text, side))
        marked = merged((side, before, label, *text, side))
        quiet = merged((side, space, label, *_quiet(text), side))
        here = tuple(is_stressed(number, step) for step in block.lines) or (False,)
        lines = tuple(
            marked if named else quiet if step else plain
            for step, named in zip(block.lines or ((),), here, strict=True)
        )
        out.append(CodeRow(lines, here))
    return out


def _rows(line: Sequence[Piece], room: int, mark: str) -> list[Line]:
    """One line of code, cut at the edge: its spaces mean something."""
    if sum(piece.width for piece in line) <= room:
        return [tuple(line)]
    if room <= 4:
        return [tuple(row) for row in broken_pieces(line, room)]
    # The first row is wider than those that go on behind the mark, so it is cut off first.
    first = broken_pieces(line, room)[0]
    rest = _after(line, sum(len(piece.text) for piece in first))
    sign = Piece(f"{mark} ", _NUMBER)
    return [tuple(first), *((sign, *row) for row in broken_pieces(rest, room - 2))]


def _after(line: Sequence[Piece], letters: int) -> list[Piece]:
    """What is left of a line behind its first letters."""
    out: list[Piece] = []
    for piece in line:
        if letters < len(piece.text):
            out.append(Piece(piece.text[letters:], piece.style))
        letters = max(0, letters - len(piece.text))
    return out


def _quiet(line: Line) -> Line:
    return merged(Piece(piece.text, _QUIET) for piece in line)
