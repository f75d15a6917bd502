"""Flat lists of Markdown, read without a parser: most slides are one, and the parser is slow.

Only where nothing can mean anything else: a test holds that the parser reads the same.
"""

import re

from summit_tui.blocks import Bullets, Item, runs_of

_POINT = re.compile(r"- ([^\W\d_][^\\`*_\[\]<>&#|~!\n\t\r\f\v]*)")


def plain_list(text: str) -> Bullets | None:
    """Return the list that all of `text` is; None where the parser has to look."""
    points = [_POINT.fullmatch(line) for line in text.rstrip("\n").split("\n")]
    if "  " in text or not text.replace("\n", "").isprintable():
        return None
    items = tuple(Item(text=runs_of(point[1].rstrip(" "))) for point in points if point)
    return Bullets(items=items) if len(items) == len(points) else None
