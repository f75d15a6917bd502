"""Program text on a panel: colours, line numbers, and the lines that the talk is about now.

Emphasis never rests on colour: stressed lines have a mark beside them.  The rows are the same at
every step, so nothing jumps when the emphasis moves.
"""

from collections.abc import Mapping, Sequence

from summit_tui.blocks import Code
from summit_tui.draw.frame import Line, Piece, Style, line_width, merged, padded
from summit_tui.draw.highlight import highlighted
from summit_tui.draw.look import Look
from summit_tui.draw.wrap import broken_pieces
from summit_tui.emphasis import is_stressed
from summit_tui.palette import Role
from summit_tui.values import dataclass

ROOM = 12
"""Cells for code below which line numbers give way to it."""

_PANEL = Style(role="code", panel=True)
_NUMBER = Style(role="comment", panel=True)
_MARK = Style(role="accent", panel=True, bold=True)
_QUIET = Style(role="comment", panel=True)


_LOOKS: Mapping[Role, Style] = {
    role: Style(role=role, panel=True)
    for role in ("code", "keyword", "string", "number", "comment")
}


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
        line = [Piece(text, _LOOKS[role]) for text, role in pieces]
        name = f"{numbers[i]:>{gutter - 2}}  " if numbers else ""
        for j, row in enumerate(_rows(line, room, look.glyphs.continued)):
            texts.append((i, Piece(" " * gutter if j else name, _NUMBER), row))
    widest = max(line_width(row) for _, _, row in texts)
    stresses = _stresses(block)
    side = Piece(" " * edge, _PANEL)
    before = Piece(look.glyphs.stressed.ljust(mark)[:mark], _MARK)
    space = Piece(" " * mark, _PANEL)
    out: list[CodeRow] = []
    for i, label, row in texts:
        text = padded(row, widest, _PANEL)
        plain = merged((side, space, label, *text, side))
        if not block.lines:
            out.append(CodeRow((plain,), (False,)))
            continue
        marked = merged((side, before, label, *text, side))
        quiet = merged((side, space, label, *_quiet(text), side))
        lines = tuple(
            marked if named else quiet if step else plain
            for step, named in zip(block.lines, stresses[i], strict=True)
        )
        out.append(CodeRow(lines, stresses[i]))
    return out


def _stresses(block: Code) -> list[tuple[bool, ...]]:
    """For each line of a block, which of its steps name it."""
    none = (False,) * len(block.lines)
    out = [none] * len(block.numbered)
    for i in {
        number - block.numbered[0] for step in block.lines for span in step for number in span
    }:
        out[i] = tuple(is_stressed(block.numbered[i], step) for step in block.lines)
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
