"""Things side by side: who gets how many cells, and their rows as one."""

from collections.abc import Sequence
from itertools import zip_longest

from summit_tui.draw.frame import Line, Piece, line_width, merged


def shared(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return the width of each thing: at most `natural`, at least `least`, all together in `room`.

    None where not even the least fit.  Who wants little more gets it first, so that a price or a
    time is not wrapped for the sake of a long text.
    """
    spare = room - sum(least)
    if spare < 0:
        return None
    widths = list(least)
    wanting = sorted(range(len(least)), key=lambda i: natural[i] - least[i])
    for done, i in enumerate(wanting):
        more = min(max(0, natural[i] - least[i]), spare // (len(wanting) - done))
        widths[i] += more
        spare -= more
    return widths


def beside(blocks: Sequence[Sequence[Line]], widths: Sequence[int], gutter: int) -> list[Line]:
    """Return blocks of rows side by side, `gutter` cells apart, without spaces at the ends.

    No row of a block may be wider than its width.
    """
    rows: list[Line] = []
    for row in zip_longest(*blocks, fillvalue=()):
        pieces: list[Piece] = []
        owed = 0
        for line, wide in zip(row, widths, strict=True):
            if line:
                pieces += (Piece(" " * owed), *line)
                owed = 0
            owed += wide - line_width(line) + gutter
        rows.append(merged(pieces))
    return rows
