"""How many cells a text takes on a terminal, for what may not load a drawing library.

The screen counts as Textual does; see `summit_tui.draw.frame`.
"""

import unicodedata


def cells(text: str) -> int:
    """Return the width of `text` on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )
