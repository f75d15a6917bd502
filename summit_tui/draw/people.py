"""Groups of people: side by side where there is room, else one below the other.

Groups are told apart by their headings with a rule below; colour only helps.
"""

from collections.abc import Sequence

from rich.cells import cell_len

from summit_tui.blocks import runs_of
from summit_tui.draw.beside import beside, shared
from summit_tui.draw.frame import Line, Piece, Style, merged
from summit_tui.draw.look import Density, Look
from summit_tui.draw.wrap import longest_word, wrap_text
from summit_tui.kinds import Group
from summit_tui.palette import SERIES

GUTTER = 6
"""Cells between two groups."""
SMALL_GUTTER = 3
"""Cells between two groups where room is short."""
LEAST = 16
"""Cells that a group gets at least where groups stand side by side, if it wants so many."""
EASY = 30
"""Cells that a group takes where there is room: two of them are nearly as wide as text."""

_NAME = Style(bold=True)
_ROLE = Style(role="muted")


def people_rows(
    groups: Sequence[Group], width: int, stacked: int, look: Look, density: Density
) -> list[Line]:
    """Return groups as rows of at most `width` cells, or `stacked` where they do not fit so."""
    natural = [max(map(cell_len, _texts(group))) for group in groups]
    least = [
        max(min(wide, LEAST), *(longest_word(runs_of(text)) for text in _texts(group)))
        for wide, group in zip(natural, groups, strict=True)
    ]
    gaps = len(groups) - 1
    gutter = GUTTER if sum(natural) + GUTTER * gaps <= width else SMALL_GUTTER
    widths = shared(natural, least, width - gutter * gaps)
    if widths is None or not gaps:
        rows: list[Line] = []
        for number, group in enumerate(groups):
            if rows:
                rows.append(())
            cells = min(stacked, natural[number])
            rows += [*_head(number, group, stacked, cells, look), *_list(group, stacked, density)]
        return rows
    easy = [max(cells, EASY) for cells in widths]
    if sum(easy) + GUTTER * gaps <= width:
        widths = easy
    heads = [
        _head(number, group, cells, cells, look)
        for number, (group, cells) in enumerate(zip(groups, widths, strict=True))
    ]
    # Names begin on one row, whatever the headings need.
    tallest = max(map(len, heads))
    return beside(
        [
            [*[()] * (tallest - len(head)), *head, *_list(group, cells, density)]
            for head, group, cells in zip(heads, groups, widths, strict=True)
        ],
        widths,
        gutter,
    )


def _texts(group: Group) -> list[str]:
    """Every text of a group that has a row of its own; at least one."""
    texts: list[str] = [group.name] if group.name else []
    for person in group.people:
        name, role = person.name_and_role()
        texts += [name, *role.split("\n")]
    return texts


def _head(number: int, group: Group, width: int, rule: int, look: Look) -> list[Line]:
    """The heading of the group `number`, from 0, with a rule of so many cells."""
    if not group.name:
        return []
    style = Style(role=SERIES[number % len(SERIES)], bold=True)
    line = Piece(look.glyphs.rule * rule, Style(role=style.role))
    return [*wrap_text(group.name, width, style), (line,)]


def _list(group: Group, width: int, density: Density) -> list[Line]:
    """Each person in two rows, or in one where rows are dear and one is enough for everyone."""
    people = [person.name_and_role() for person in group.people]
    if density == "compact":
        names = max(cell_len(name) for name, _ in people) + 2
        roles = max(cell_len(role) for _, role in people)
        if names + roles <= width and not any("\n" in role for _, role in people):
            return [
                merged(
                    (
                        Piece(name.ljust(len(name) + names - cell_len(name)), _NAME),
                        Piece(role, _ROLE),
                    )
                )
                if role
                else (Piece(name, _NAME),)
                for name, role in people
            ]
    rows: list[Line] = []
    for name, role in people:
        if rows and density == "airy":
            rows.append(())
        rows += [*wrap_text(name, width, _NAME), *wrap_text(role, width, _ROLE)]
    return rows
