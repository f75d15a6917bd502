"""Flat lists of Markdown, read without a parser: most slides are one, and the parser is slow.

Only where nothing can mean anything else: a test holds that the parser reads the same.
"""

import re

from summit_tui.blocks import Bullets, Item, runs_of

_POINTS = re.compile(r"(?:- [^\W\d_][^\\`*_\[\]<>&#|~!\n\t\r\f\v]*(?:\n+\Z|\n|\Z))+")
"""Nothing but points of a line each."""


def plain_list(text: str) -> Bullets | None:
    """Return the list that all of `text` is; None where the parser has to look."""
    if not _POINTS.fullmatch(text) or "  " in text or not text.replace("\n", "").isprintable():
        return None
    lines = text.rstrip("\n").split("\n")
    return Bullets(items=tuple(Item(text=runs_of(line[2:].rstrip(" "))) for line in lines))
