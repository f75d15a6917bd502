"""A few big numbers: side by side where there is room, one below the other where there is not."""

from collections.abc import Sequence

from rich.cells import cell_len

from summit_tui.blocks import runs_of
from summit_tui.draw.beside import beside
from summit_tui.draw.frame import Line, Piece, Style, line_width, merged
from summit_tui.draw.letters import Numerals, numerals
from summit_tui.draw.look import Density, Look
from summit_tui.draw.wrap import longest_word, wrap_text
from summit_tui.kinds import Figure

GUTTER = 6
"""Cells between two numbers side by side, where that breaks no label."""
NARROW = 3
"""Cells that are left of it where labels need the others."""
LABEL = 14
"""Cells that a label gets at least where numbers stand side by side."""
TALLEST = 6
"""Rows of the tallest numerals."""

_NUMBER = Style(role="accent", bold=True)
_UNIT = Style(role="accent")
_LABEL = Style(role="muted")


def figure_rows(figures: Sequence[Figure], width: int, look: Look, density: Density) -> list[Line]:
    """Return numbers as rows of at most `width` cells; in big letters where they may be airy."""
    if density == "airy":
        values = tuple(figure.value for figure in figures)
        for drawn in numerals(values, TALLEST, blocks=look.glyphs.block_letters):
            rows = _side_by_side(figures, drawn, width)
            if rows is not None:
                return rows
    plain = Numerals(texts=tuple((figure.value,) for figure in figures), baseline=0)
    rows = _side_by_side(figures, plain, width)
    return _stacked(figures, width) if rows is None else rows


def _side_by_side(figures: Sequence[Figure], drawn: Numerals, width: int) -> list[Line] | None:
    """Columns of number, unit and label, as narrow as the numbers let them be; None if too wide."""
    heads = [
        [
            (Piece(row, _NUMBER), Piece(_unit(figure), _UNIT))
            if i == drawn.baseline and figure.unit
            else merged((Piece(row.rstrip(), _NUMBER),))
            for i, row in enumerate(rows)
        ]
        for figure, rows in zip(figures, drawn.texts, strict=True)
    ]
    least = [max(map(line_width, head)) for head in heads]
    spare = width - sum(least) - GUTTER * (len(figures) - 1)
    widths = []
    for cells, figure in zip(least, figures, strict=True):
        word = longest_word(runs_of(figure.label))
        more = max(0, word - cells, min(cell_len(figure.label), LABEL) - cells)
        widths.append(cells + more)
        spare -= more
    if spare < 0:
        return None
    # What is left lets labels stand on one row, first come, first served.
    for i, figure in enumerate(figures):
        more = min(spare, max(0, cell_len(figure.label) - widths[i]))
        widths[i] += more
        spare -= more
    missing = sum(max(0, cell_len(f.label) - w) for f, w in zip(figures, widths, strict=True))
    gaps = max(1, len(figures) - 1)
    gutter = GUTTER - -(-missing // gaps)
    if gutter >= NARROW:
        widths = [max(w, cell_len(f.label)) for f, w in zip(figures, widths, strict=True)]
    else:
        gutter = GUTTER
    columns = [
        [*head, *wrap_text(figure.label, cells, _LABEL)]
        for head, figure, cells in zip(heads, figures, widths, strict=True)
    ]
    return beside(columns, widths, gutter)


def _unit(figure: Figure) -> str:
    return f" {figure.unit}" if figure.unit else ""


def _stacked(figures: Sequence[Figure], width: int) -> list[Line]:
    """Each number with its unit, and its label below."""
    rows: list[Line] = []
    for figure in figures:
        if rows:
            rows.append(())
        rows += wrap_text(f"{figure.value}{_unit(figure)}", width, _NUMBER)
        rows += wrap_text(figure.label, width, _LABEL)
    return rows
