"""Comments that switch a rule off where it finds something: ``# check: off rule, rule -- reason``.

Such a comment counts for the line at whose end it stands, or, on a line of its own, for the next
line that is no comment.  For what stands inside of a text block (``|`` or ``>``), where YAML has no
comments, the line that opens the block counts too.
"""

import re
from collections.abc import Iterator, Sequence

from summit_tui.problems import Place
from summit_tui.values import dataclass

_COMMENT = re.compile(r"(?:^|\s)#\s*check:\s*off\b(?P<rules>[^#]*)$", re.IGNORECASE)
_REASON = re.compile(r"\s--\s")
_WORD = re.compile(r"[^\s,]+")
_OPENER = re.compile(
    r"(?P<dashes>\s*(?:-\s+)*)(?P<key>(?:[^\s#'\"][^#]*?:\s+)?)[|>][+-]?\d?[+-]?(?:\s+#.*|\s*)"
)
"""A line that opens a text block: ``body: |``, ``- >-``, ``- text: |``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """One rule that is switched off by a comment."""

    rule: str
    """As it was written."""
    place: Place
    """Where it was written."""
    line: int
    """From 1: the line that it counts for."""


def switches(lines: Sequence[str]) -> Iterator[Switch]:
    """Yield what the comments in the lines of a file switch off."""
    inside = opened_by(lines)
    for number, line in enumerate(lines, 1):
        found = _COMMENT.search(line)
        if not found or number in inside:
            continue
        start = found.start("rules")
        reason = _REASON.search(line, start)
        target = _next(lines, number) if line.lstrip().startswith("#") else number
        for word in _WORD.finditer(line, start, reason.start() if reason else len(line)):
            place = Place(line=number, column=word.start() + 1)
            yield Switch(rule=word[0], place=place, line=target)


def _next(lines: Sequence[str], number: int) -> int:
    """Return the first line from `number`, from 1, that is neither comment nor empty."""
    for below in range(number + 1, len(lines) + 1):
        text = lines[below - 1].lstrip()
        if text and not text.startswith("#"):
            return below
    return number


def opened_by(lines: Sequence[str]) -> dict[int, int]:
    """Return the lines inside of text blocks, each with the line that opens its block; from 1."""
    out: dict[int, int] = {}
    opener, margin = 0, 0
    for number, line in enumerate(lines, 1):
        if opener and (not line.strip() or len(line) - len(line.lstrip(" ")) > margin):
            out[number] = opener
            continue
        found = _OPENER.fullmatch(line)
        opener = number if found else 0
        if found:
            dashes = found["dashes"]
            # What hangs from a dash alone is deeper than the dash, else deeper than the key.
            margin = len(dashes) if found["key"] else max(dashes.rfind("-"), 0)
    return out
