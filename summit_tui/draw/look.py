"""How slides are drawn, apart from what is on them."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal, TypeAlias

from summit_tui.draw.glyphs import GLYPHS, Glyphs
from summit_tui.words import Words

Density: TypeAlias = Literal["airy", "compact"]
"""How much room a slide takes: ``airy`` where all of it fits, else ``compact``."""


Links: TypeAlias = Literal["marked", "spelled"]
"""How links show where they lead: ``marked`` for a terminal that follows them (OSC 8), ``spelled``
with the address behind their text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All that a viewer chooses."""

    words: Words
    """The interface's language."""
    zone: tzinfo | None = None
    """The zone to show times in; None shows them as the deck wrote them, without a zone's name."""
    glyphs: Glyphs = GLYPHS["unicode"]
    links: Links = "marked"
    big: bool = False
    """True for bodies in big letters, page by page, for the back row."""
    wanted: str = ""
    """What to mark on the slide, as `search.needle` returns it; empty for nothing."""
