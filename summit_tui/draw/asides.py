"""What stands beside a text: the texts of its footnotes, and addresses where links cannot lead.

Nothing is cut from an address but ``https://`` and ``mailto:``, which everybody adds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from summit_tui.blocks import (
    Bullets,
    Code,
    CoreBlock,
    Footnote,
    Heading,
    Item,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    plain_text,
    runs_in,
)
from summit_tui.deck import Part
from summit_tui.draw.frame import Line, Piece, Style
from summit_tui.draw.look import Look
from summit_tui.draw.wrap import footnote_mark, wrap

_MUTED = Style(role="muted")
_MARK = Style(role="accent")


# --- links and marks ----------------------------------------------------------------------------


def spelled(runs: Runs, look: Look) -> Runs:
    """Return `runs` with all that the terminal cannot show put into letters."""
    out: list[Run] = []
    for link, group in groupby(runs, key=lambda run: run.link):
        linked = list(group)
        if look.links == "spelled":
            linked = [replace(run, link=None) for run in linked]
            address = _short(link) if link else ""
            if address and address != _short(plain_text(tuple(linked))):
                linked.append(Run(text=f" ({address})"))
        out += linked
    return tuple(out) if look.glyphs.superscripts else tuple(map(_in_brackets, out))


def _in_brackets(run: Run) -> Run:
    if run.footnote is None:
        return run
    return replace(run, text=f"[{run.footnote.number}]", footnote=None)


def _short(address: str) -> str:
    """Return an address as people write it on paper."""
    bare = address.strip().removeprefix("mailto:").removeprefix("https://")
    return bare[:-1] if bare.count("/") == 1 and bare.endswith("/") else bare


def spelled_block(block: CoreBlock, look: Look) -> CoreBlock:
    """Return `block` with all of its texts as `spelled` gives them."""
    if look.links == "marked" and look.glyphs.superscripts:
        return block
    match block:
        case Heading() | Text():
            return replace(block, text=spelled(block.text, look))
        case Bullets():
            return replace(block, items=tuple(_spelled_item(item, look) for item in block.items))
        case Table():
            return replace(
                block,
                columns=tuple(spelled(cell, look) for cell in block.columns),
                rows=tuple(tuple(spelled(cell, look) for cell in row) for row in block.rows),
            )
        case Picture():
            return replace(block, caption=spelled(block.caption, look))
        case Code():
            return block


def _spelled_item(item: Item, look: Look) -> Item:
    items = tuple(_spelled_item(below, look) for below in item.items)
    return replace(item, text=spelled(item.text, look), items=items)


# --- footnotes ----------------------------------------------------------------------------------


def footnotes_of(parts: Iterable[Part]) -> dict[Footnote, int]:
    """Return the footnotes of a body and the reveal at which the first mark of each appears."""
    found: dict[Footnote, int] = {}
    for part in parts:
        for block, step in _by_step(part):
            for run in runs_in(block):
                if run.footnote:
                    found.setdefault(run.footnote, step)
    return found


def _by_step(part: Part) -> Iterator[tuple[CoreBlock, int]]:
    """The core blocks of a part, each point of a stepwise list by itself, and their reveals."""
    block = part.block
    if isinstance(block, Bullets) and part.steps:
        for item, step in zip(block.items, part.steps, strict=True):
            yield replace(block, items=(item,)), step
        return
    for core in block.plain():
        yield core, part.step


def footnote_lines(footnote: Footnote, width: int, look: Look) -> list[Line]:
    """Return the text of a footnote behind its mark, as rows of at most `width` cells."""
    number = footnote.number
    mark = footnote_mark(number) if look.glyphs.superscripts else f"[{number}]"
    head = Piece(f"{mark} ", _MARK)
    hang = head.width if width >= 3 * head.width else 0
    rows = wrap(spelled(footnote.text, look), width - hang, _MUTED)
    if not hang:
        return [*wrap((Run(text=mark),), width, _MARK), *rows]
    space = Piece(" " * hang)
    return [(space if i else head, *row) for i, row in enumerate(rows)]
