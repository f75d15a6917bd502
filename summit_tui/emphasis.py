"""Which lines of program text are stressed, step by step: how ``1, 3-5 | 7 | all`` is read.

Lines are counted from 1, or from the number that the first line carries; whether they exist knows
only who has the text.
"""

import re
from typing import NewType, TypeAlias

from summit_tui.problems import Misread, shown

Stress: TypeAlias = tuple[range, ...]
"""The lines of one step, ascending, with a gap between two ranges; no range for all lines."""
Emphasis = NewType("Emphasis", tuple[Stress, ...])
"""The lines of each step."""

NO_EMPHASIS = Emphasis(())
FORM = "lines such as `3`, `1, 3-5` or `1-2 | 4 | all`"
"""What a message expects."""
MAX_STEPS = 100
"""Most steps of one block: nobody presses a key more often for one text."""

_RANGE = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?", re.ASCII)


def read_emphasis(text: str) -> Emphasis:
    """Return the lines that `text` names for each step.  Raises `Misread`."""
    parts = text.split("|")
    if len(parts) > MAX_STEPS:
        raise Misread(f"found {len(parts):,} steps; expected at most {MAX_STEPS}")
    offset = 0
    steps: list[Stress] = []
    for part in parts:
        steps.append(() if part.strip().casefold() == "all" else _stress(part, offset))
        offset += len(part) + 1
    return Emphasis(tuple(steps))


def _stress(text: str, offset: int) -> Stress:
    found: list[range] = []
    for piece in text.split(","):
        word = piece.strip()
        at = offset + len(piece) - len(piece.lstrip())
        match = _RANGE.fullmatch(word)
        if not word:
            raise Misread(f"a step or a line is missing; expected {FORM}", offset=at)
        if not match:
            hint = "; did you mean `all`?" if word in ("*", "-", "alle", "everything") else ""
            raise Misread(f"found {shown(word)}; expected {FORM}{hint}", offset=at)
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise Misread(f"`{word}` runs backwards; write `{last}-{first}`", offset=at)
        found.append(range(first, last + 1))
        offset += len(piece) + 1
    return _merged(found)


def _merged(spans: list[range]) -> Stress:
    out: list[range] = []
    for span in sorted(spans, key=lambda span: span.start):
        if out and span.start <= out[-1].stop:
            out[-1] = range(out[-1].start, max(out[-1].stop, span.stop))
        else:
            out.append(span)
    return tuple(out)


def is_stressed(line: int, stress: Stress) -> bool:
    """True if the line with the number `line` is one of those that a step names."""
    return any(line in span for span in stress)
