"""How a person wants the stage, whatever the story is; a new wish is a field here."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from summit_tui.keymap import STANDARD, Keymap
from summit_tui.palette import THEMES, Palette
from summit_tui.values import dataclass

Graphics: TypeAlias = Literal["auto", "cells", "kitty"]
Transition: TypeAlias = Literal["none", "wipe"]
PictureFormat: TypeAlias = Literal["svg", "png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What settings say to the stage."""

    colours: bool = True
    """False leaves all colours to the terminal and stresses by attributes alone."""
    theme: str | None = None
    """A name in `themes`, or `palette.AUTO`; None is the deck's."""
    themes: Mapping[str, Palette] = field(default_factory=lambda: THEMES)
    """All themes by name, a person's own ones after the others."""
    keymap: Keymap = STANDARD
    """What the keys do."""
    picture: PictureFormat = "svg"
    """What pictures of slides are saved as."""
    graphics: Graphics = "auto"
    """How the stage shows pictures: in cells, or by kitty's protocol where that is there."""
    reduced_motion: bool = False
    """True lets nothing move."""
    transition: Transition = "none"
    """How one slide follows another, where things may move."""
    strict: bool = False
    """True for readers of the screen: no mouse, nothing asked of the terminal, and the first text
    when the screen is at rest."""
    title: bool = False
    """True lets the terminal's title tell where the talk is."""
    reload: bool = False
    """True shows a deck anew when its file is saved."""
    live: bool = False
    """True lets desks and scripts on this machine follow the talk and steer it."""
    follow: bool = False
    """True shows what another stage of the same deck shows, and steps by itself nowhere."""


STANDARD_PREFERENCES = Preferences()
