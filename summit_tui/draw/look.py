"""How slides are drawn, apart from what is on them."""

from datetime import tzinfo
from typing import Literal, Protocol, TypeAlias

from summit_tui.blocks import Block, Picture
from summit_tui.draw.frame import Line
from summit_tui.draw.glyphs import GLYPHS, Glyphs
from summit_tui.values import dataclass
from summit_tui.voice import USUAL, Manner
from summit_tui.words import Words

Density: TypeAlias = Literal["airy", "compact"]
"""How much room a slide takes: ``airy`` where all of it fits, else ``compact``."""


Links: TypeAlias = Literal["marked", "spelled"]
"""How links show where they lead: ``marked`` for a terminal that follows them (OSC 8), ``spelled``
with the address behind their text."""


Depth: TypeAlias = Literal["true", "256", "16", "none"]
"""The colours of a terminal; ``none`` where colours are not wanted."""


class Pictures(Protocol):
    """Where drawing gets pictures from; see `draw.gallery`."""

    def size(self, picture: Picture) -> tuple[int, int] | None:
        """Return width and height in pixels, or None if the picture cannot be shown."""
        ...

    def rows(self, picture: Picture, width: int, height: int) -> tuple[Line, ...] | None:
        """Return `height` rows of `width` cells, or None if they are not there yet."""
        ...


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
    plain: bool = False
    """True for nothing but words: no big letters, pictures, rules and frames; see `draw.plain`."""
    manner: Manner = USUAL
    """In what detail the plain look tells, as the text mode does; a drawn slide shows all."""
    wanted: str = ""
    """What to mark on the slide, as `search.needle` returns it; empty for nothing."""
    pointed: Block | None = None
    """The very block of the slide that the speaker points at."""
    pictures: Pictures | None = None
    """Where pictures come from; None shows their descriptions."""
    uncovered: bool = False
    """True if sensitive pictures are shown."""
    uncover_key: str = "v"
    """What people press for that; empty where nothing can be pressed."""
