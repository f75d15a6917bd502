"""Footnotes of a Markdown text: its marks ``[^1]``, and what is wrong with them.

The parser takes a mark without a text for letters and drops a text without a mark, so both are
looked for here.
"""

import re
from collections.abc import Collection, Iterable
from itertools import islice

from summit_tui.blocks import Block, runs_in
from summit_tui.problems import Fault, shown

MAX_TOLD = 20
"""Most footnotes of one text that are told."""

_MARK = re.compile(r"(?<![\\!\]])\[\^([^\]\s\[]{1,40})\](?!\()")
_CODE = re.compile(r"^ *(```|~~~).*\n(?:.*\n)*?(?: *\1|.*\Z)|`[^`\n]+`|^ {4}.*$", re.MULTILINE)


def _marks(text: str) -> Iterable[tuple[int, str]]:
    """Yield the line, from 0, and the label of what looks like a mark or the start of a text."""
    if "[^" not in text:
        return
    bare = _CODE.sub(lambda code: re.sub("[^\n]", " ", code[0]), text)
    for match in _MARK.finditer(bare):
        yield bare.count("\n", 0, match.start()), match[1]


def footnotes_in(blocks: Iterable[Block]) -> int:
    """Return how many footnotes blocks have."""
    runs = (run for block in blocks for core in block.plain() for run in runs_in(core))
    return len({run.footnote.number for run in runs if run.footnote})


def without_text(text: str, labels: Collection[str]) -> tuple[Fault, ...]:
    """Return a fault for each mark whose label is none of `labels`, those that have a text."""
    lost = ((line, label) for line, label in _marks(text) if label not in labels)
    return tuple(
        Fault(
            line,
            f"found the footnote {shown(f'[^{label}]')} without its text; expected a line "
            f"`[^{label}]: ...` below; write `\\[^{label}]` if it is none",
            f"[^{label}]",
        )
        for line, label in islice(lost, MAX_TOLD)
    )


def in_a_line(text: str) -> tuple[Fault, ...]:
    """Return a fault for each mark in a text of one line, which has no room for what it says."""
    return tuple(
        Fault(
            line,
            f"found the footnote {shown(f'[^{label}]')} in a field of one line; expected it in "
            f"Markdown, with a line `[^{label}]: ...` below; make a Markdown text of this block",
            f"[^{label}]",
        )
        for line, label in islice(_marks(text), MAX_TOLD)
    )


def unused(label: str, line: int) -> Fault:
    """Return the fault of a text to which no mark leads."""
    mark = f"[^{label}]"
    return Fault(
        line,
        f"found the text of the footnote {shown(mark)}, but no mark leads to it; "
        f"expected {shown(mark)} in the text above; write it there, or remove this line",
        f"{mark}:",
    )


def twice(label: str, line: int) -> Fault:
    """Return the fault of a second text for one mark."""
    mark = f"[^{label}]"
    return Fault(
        line,
        f"found a second text for the footnote {shown(mark)}; expected one; rename one of them",
        f"{mark}:",
    )
