"""The styles of a frame as Rich knows them, for Textual's strips and for the first paint alike."""

from functools import lru_cache

from rich.color import Color
from rich.style import Style as RichStyle

from summit_tui.draw.frame import Style
from summit_tui.palette import SIXTEEN, Palette


@lru_cache(maxsize=4096)
def _colour(name: str) -> Color:
    return Color.parse(name)


MAX_STYLES = 8192
"""Styles that are kept; pictures have many."""

_styles: dict[tuple[Style, Palette | None], RichStyle] = {}


def _stands_out(style: Style) -> bool:
    return style.literal or style.role in ("title", "accent")


_DIM = ("muted", "future", "comment", "land")
"""Roles that recede where there is one shade of text."""


def _ink(style: Style, palette: Palette | None) -> Color | None:
    if style.ink:
        return _colour(style.ink)
    return _colour(palette.colours[style.role]) if palette else None


def _paper(style: Style, palette: Palette | None) -> Color | None:
    if style.paper:
        return _colour(style.paper)
    return _colour(palette.panel if style.panel else palette.background) if palette else None


def rich_style(style: Style, palette: Palette | None) -> RichStyle:
    """Return a style as Rich knows it; without a palette, stress is told by attributes alone."""
    key = (style, palette)
    if len(_styles) > MAX_STYLES:
        _styles.clear()
    # The terminal's own colours have one shade of text, so attributes tell the rest.
    bare = palette is None or palette is SIXTEEN
    if key not in _styles:
        _styles[key] = RichStyle(
            color=_ink(style, palette),
            bgcolor=_paper(style, palette),
            bold=style.bold or (bare and _stands_out(style)) or None,
            dim=(bare and style.role in _DIM and not style.ink) or None,
            italic=style.italic or None,
            underline=style.underline or None,
            strike=style.strike or None,
            reverse=style.reverse or None,
            link=style.link,
        )
    return _styles[key]
