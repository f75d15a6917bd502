"""What the stage wears: a theme's palette, with the deck's accent, and what Textual makes of it.

Textual derives more than a hundred colours from a theme; those that text of ours stands in, or on,
are given here, because what it derives by itself is often too faint to be read.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from summit_tui.deck import Deck
from summit_tui.palette import DEFAULT_THEME, THEMES, Palette, accented
from summit_tui.values import dataclass

if TYPE_CHECKING:
    from textual.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Wardrobe:
    """The themes there are, and which of them was asked for."""

    themes: Mapping[str, Palette]
    """By name, in the order in which a key goes through them."""
    chosen: str | None = None
    """The theme that the person asked for; None wears the deck's."""

    def name(self, deck: Deck) -> str:
        """Return the name of the theme in which `deck` is shown."""
        return self.chosen or deck.theme or DEFAULT_THEME

    def palette(self, deck: Deck) -> Palette:
        """Return the colours in which `deck` is shown."""
        palette = self.themes[self.name(deck)]
        return accented(palette, deck.accent) if deck.accent else palette

    def full_name(self, deck: Deck) -> str:
        """Return a name of those colours, as Textual takes names."""
        parts = (self.name(deck), (deck.accent or "")[1:])
        return "-".join(filter(None, parts)).replace(".", "-")

    def turned(self, deck: Deck) -> "Wardrobe":
        """Return the wardrobe with the theme chosen that follows."""
        return replace(self, chosen=self.after(deck))

    def after(self, deck: Deck) -> str:
        """Return the name of the theme that follows, round and round."""
        names = list(self.themes)
        return names[(names.index(self.name(deck)) + 1) % len(names)]


BUILT_IN = Wardrobe(themes=THEMES)
"""The themes that come with the program."""


def textual_theme(name: str, palette: Palette) -> "Theme":
    """Return a palette as Textual knows it."""
    from textual.theme import Theme  # deferred: the first slide is painted before Textual is loaded

    colours = palette.colours
    return Theme(
        name=name,
        dark=palette.dark,
        primary=colours["accent"],
        secondary=colours["second"],
        warning=colours["second"],
        error=colours["fourth"],
        success=colours["string"],
        accent=colours["accent"],
        foreground=colours["text"],
        background=palette.background,
        surface=palette.panel,
        panel=palette.panel,
        variables={
            "text": colours["text"],
            "text-muted": colours["muted"],
            "text-disabled": colours["muted"],
            "foreground-muted": colours["muted"],
            "foreground-disabled": colours["muted"],
            "surface-active": palette.panel,
            "block-cursor-foreground": palette.background,
            "block-cursor-background": colours["accent"],
            "block-cursor-blurred-foreground": palette.background,
            "block-cursor-blurred-background": colours["muted"],
            "input-cursor-foreground": palette.background,
            "input-cursor-background": colours["text"],
            "input-selection-foreground": palette.background,
            "input-selection-background": colours["accent"],
            "screen-selection-foreground": palette.background,
            "screen-selection-background": colours["accent"],
            "link-color": colours["accent"],
            "link-color-hover": palette.background,
            "link-background-hover": colours["accent"],
            "border": colours["accent"],
            "border-blurred": colours["muted"],
            "scrollbar": colours["muted"],
            "scrollbar-hover": colours["accent"],
            "scrollbar-active": colours["accent"],
            "scrollbar-background": palette.panel,
        },
    )
