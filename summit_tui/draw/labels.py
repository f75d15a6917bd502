"""Names on a map: each beside its mark, none over another, none over a mark, none cut.

Eight places around a mark are tried for every form of its text, best first; what finds no room is
given back, for a key below the map.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

from rich.cells import cell_len

from summit_tui.values import dataclass

Cell: TypeAlias = tuple[int, int]
"""Column and row, from 0 at the upper left."""
Form: TypeAlias = tuple[str, ...]
"""The rows of a label."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that has found its place."""

    rows: Form
    column: int
    row: int
    """Where its first row begins."""
    form: int
    """Which of its forms was taken, from 0."""


def placed(
    marks: Sequence[Cell],
    forms: Sequence[Sequence[Form]],
    width: int,
    height: int,
    cost: Callable[[int, int], int],
) -> list[Label | None]:
    """Return a label for each mark, or None where no form of it has room.

    `forms` are those of each label, the best first, `cost` tells how bad it is to cover a cell.
    """
    taken = set(marks)
    out: list[Label | None] = []
    for mark, wanted in zip(marks, forms, strict=True):
        found = _best(mark, wanted, width, height, taken, cost)
        out.append(found)
        if found:
            taken.update(_covered(found))
    return out


def _best(
    mark: Cell,
    forms: Sequence[Form],
    width: int,
    height: int,
    taken: set[Cell],
    cost: Callable[[int, int], int],
) -> Label | None:
    best: tuple[int, Label] | None = None
    for worse, form in enumerate(forms):
        for later, label in enumerate(_around(mark, form, worse)):
            wide = max(map(cell_len, label.rows))
            if min(label.column, label.row) < 0 or label.column + wide > width:
                continue
            if label.row + len(label.rows) > height:
                continue
            around = {cell for cell in _covered(label) if cell != mark}
            if around & taken:
                continue
            price = 12 * worse + later + sum(cost(*cell) for cell in _covered(label, 0))
            if best is None or price < best[0]:
                best = price, label
    return best[1] if best else None


def _around(mark: Cell, rows: Form, form: int) -> Iterator[Label]:
    """The eight places, in the order in which a reader looks for a name."""
    column, row = mark
    wide, high = max(map(cell_len, rows)), len(rows)
    beside = row - (high - 1) // 2
    above, below = row - high, row + 1
    yield Label(rows, column + 2, beside, form)
    yield Label(_aligned(rows, wide, "right"), column - 1 - wide, beside, form)
    yield Label(rows, column + 1, above, form)
    yield Label(rows, column + 1, below, form)
    yield Label(_aligned(rows, wide, "right"), column - wide, above, form)
    yield Label(_aligned(rows, wide, "right"), column - wide, below, form)
    yield Label(_aligned(rows, wide, "center"), column - wide // 2, above, form)
    yield Label(_aligned(rows, wide, "center"), column - wide // 2, below, form)


def _aligned(rows: Form, width: int, side: Literal["right", "center"]) -> Form:
    """The rows with spaces before the shorter ones."""
    spare = (width - cell_len(row) for row in rows)
    return tuple(
        " " * (free if side == "right" else free // 2) + row
        for free, row in zip(spare, rows, strict=True)
    )


def _covered(label: Label, edge: int = 1) -> set[Cell]:
    """The cells of a label and `edge` on either side, so that no two names run into one."""
    return {
        (column, row)
        for row, text in enumerate(label.rows, label.row)
        for column in range(
            label.column + cell_len(text) - cell_len(text.lstrip(" ")) - edge,
            label.column + cell_len(text) + edge,
        )
    }
