"""Colours by what they mean.

Drawing names roles; a palette gives each role a colour; only the stage turns them into terminal
colours.  Every role that carries text reaches a contrast of 4.5 to 1 on both backgrounds (WCAG 2.2,
1.4.3), held by a test over `THEMES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["text", "muted", "accent", "title", "code", "past", "future"]
"""What a run of text is: ``past`` and ``future`` are the told and untold part of the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One theme; every colour as ``#rrggbb``."""

    dark: bool
    """True if the background is darker than the text."""
    background: str
    panel: str
    """Behind code and dialogs."""
    colours: Mapping[Role, str]
    """A colour for every role."""


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
        },
    ),
    "contrast": Palette(
        dark=True,
        background="#000000",
        panel="#111111",
        colours={
            "text": "#ffffff",
            "muted": "#d8d8d8",
            "accent": "#ffe066",
            "title": "#ffffff",
            "code": "#ffffff",
            "past": "#ffe066",
            "future": "#c8c8c8",
        },
    ),
}
"""Every theme by the name that a deck uses."""

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
    },
)
"""For terminals of 16 colours, by their names: people choose these, so their contrast is theirs.

Made from three shades of one blue, a theme's own colours would all become the same grey.
"""

DEFAULT_THEME = "aurora"
"""The theme of a deck that names none."""
