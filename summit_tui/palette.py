"""Colours by what they mean.

Drawing names roles; a palette gives each role a colour; only the stage turns them into terminal
colours.  Every role that carries text reaches the palette's `least` contrast on both backgrounds,
and `land` 3 to 1, held by tests over `THEMES` and over what the stage makes of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Literal, TypeAlias

from summit_tui.contrast import HIGH, TEXT, readable, weakest
from summit_tui.values import dataclass

Role: TypeAlias = Literal[
    "text",
    "muted",
    "accent",
    "title",
    "code",
    "past",
    "future",
    "second",
    "third",
    "fourth",
    "keyword",
    "string",
    "number",
    "comment",
    "land",
]
"""What a run of text is: ``past`` and ``future`` are the told and untold part of the bar.

``accent``, ``second``, ``third`` and ``fourth`` tell series, routes and groups apart; never by
colour alone.  ``keyword`` to ``comment`` are the parts of program text; ``land`` is the coastline
of a map, which carries no text.
"""

SERIES: tuple[Role, ...] = ("accent", "second", "third", "fourth")
"""The roles of series, routes and groups, in their order."""


# A palette equals itself alone: it is the key of what is made from it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Palette:
    """One theme; every colour as ``#rrggbb``."""

    dark: bool
    """True if the background is darker than the text."""
    background: str
    panel: str
    """Behind code and dialogs."""
    colours: Mapping[Role, str]
    """A colour for every role."""
    least: float = TEXT
    """The contrast ratio that its text reaches at least."""


THEMES: Mapping[str, Palette] = {
    "aurora": Palette(
        dark=True,
        background="#0f1720",
        panel="#182430",
        colours={
            "text": "#e6edf3",
            "muted": "#9fb1c1",
            "accent": "#6fd6b8",
            "title": "#ffffff",
            "code": "#c9d8e6",
            "past": "#6fd6b8",
            "future": "#8596a6",
            "second": "#f2c078",
            "third": "#9ab8ff",
            "fourth": "#f29bb2",
            "keyword": "#9ab8ff",
            "string": "#a8d8a0",
            "number": "#f2c078",
            "comment": "#93a5b5",
            "land": "#5f7488",
        },
    ),
    "daylight": Palette(
        dark=False,
        background="#f6f8fa",
        panel="#e7edf2",
        colours={
            "text": "#1c2733",
            "muted": "#51606e",
            "accent": "#006a56",
            "title": "#0b141d",
            "code": "#26374a",
            "past": "#006a56",
            "future": "#596876",
            "second": "#8a4a00",
            "third": "#2c50b0",
            "fourth": "#a3244f",
            "keyword": "#2c50b0",
            "string": "#2a6230",
            "number": "#8a4a00",
            "comment": "#566472",
            "land": "#7f8e9b",
        },
    ),
    "contrast": Palette(
        dark=True,
        least=HIGH,
        background="#000000",
        panel="#1c1c1c",
        colours={
            "text": "#ffffff",
            "muted": "#d8d8d8",
            "accent": "#ffe066",
            "title": "#ffffff",
            "code": "#ffffff",
            "past": "#ffe066",
            "future": "#c8c8c8",
            "second": "#7fd7ff",
            "third": "#ffb3d1",
            "fourth": "#b6f2a0",
            "keyword": "#7fd7ff",
            "string": "#b6f2a0",
            "number": "#ffe066",
            "comment": "#d0d0d0",
            "land": "#a8a8a8",
        },
    ),
    "contrast-light": Palette(
        dark=False,
        least=HIGH,
        background="#ffffff",
        panel="#f0f0f0",
        colours={
            "text": "#000000",
            "muted": "#333333",
            "accent": "#00319c",
            "title": "#000000",
            "code": "#000000",
            "past": "#00319c",
            "future": "#454545",
            "second": "#6b3300",
            "third": "#5c0f8f",
            "fourth": "#8a0a36",
            "keyword": "#5c0f8f",
            "string": "#0b4a17",
            "number": "#6b3300",
            "comment": "#404040",
            "land": "#767676",
        },
    ),
    "paper": Palette(
        dark=False,
        background="#fbf9f4",
        panel="#efebe1",
        colours={
            "text": "#1f2430",
            "muted": "#565d6b",
            "accent": "#0b6156",
            "title": "#10141c",
            "code": "#2c3444",
            "past": "#0b6156",
            "future": "#626976",
            "second": "#8a4b08",
            "third": "#2f4fa8",
            "fourth": "#9b2752",
            "keyword": "#2f4fa8",
            "string": "#2c6130",
            "number": "#8a4b08",
            "comment": "#5f6672",
            "land": "#8d8a80",
        },
    ),
}
"""Every theme by the name that a deck uses, in the order in which a key goes through them."""

SIXTEEN = Palette(
    dark=True,
    background="default",
    panel="default",
    colours={
        "text": "default",
        "muted": "default",
        "accent": "cyan",
        "title": "default",
        "code": "default",
        "past": "cyan",
        "future": "default",
        "second": "yellow",
        "third": "magenta",
        "fourth": "green",
        "keyword": "cyan",
        "string": "green",
        "number": "yellow",
        "comment": "default",
        "land": "default",
    },
)
"""For terminals of 16 colours, by their names: people choose these, so their contrast is theirs.

Made from three shades of one blue, a theme's own colours would all become the same grey.
"""

AUTO = "auto"
"""Stands for a theme as dark or light as the person's terminal; decks cannot ask for it."""
AUTO_DARK, AUTO_LIGHT = "aurora", "daylight"
"""The themes that `AUTO` takes."""
DEFAULT_THEME = "aurora"
"""The theme of a deck that names none."""


def accent_contrast(palette: Palette, colour: str) -> float:
    """Return the least contrast that `colour` has as the accent of `palette`."""
    return weakest(colour, palette.background, palette.panel)


@lru_cache(maxsize=64)
def accented(palette: Palette, colour: str) -> Palette:
    """Return `palette` with the accent ``#rrggbb``, lighter or darker where text asks for it."""
    found = readable(colour, palette.background, palette.panel, least=palette.least)
    return replace(palette, colours={**palette.colours, "accent": found, "past": found})
