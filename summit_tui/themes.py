"""A person's own themes: TOML files in the folder `FOLDER` beside the settings, as palettes.

A file says what is different from its `base`.  What is wrong with it has its place, as in decks;
text that is too faint is a warning, because the person may know their screen.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from summit_tui.clean import one_line
from summit_tui.config import CONFIG, kind_of, tables_of
from summit_tui.contrast import SHAPE, contrast, luminance
from summit_tui.files import bytes_of
from summit_tui.palette import DEFAULT_THEME, THEMES, Palette, Role
from summit_tui.problems import FileError, Place, Problem, listed, nearest, shown
from summit_tui.spots import name_place, spots_of, value_place
from summit_tui.values import dataclass

FOLDER = "themes"
"""The folder of themes, beside the file of settings."""
ENDING = ".toml"
"""Of a theme's file; a name that ends so is that of a theme of a person's own."""
COLOURS = "colours"
"""The table of the colours by their roles."""
_TOP = ("base", "background", "panel", COLOURS)
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


class ThemeError(FileError):
    """A theme that cannot be used."""


KIND = replace(CONFIG, name="theme", form="a theme, a text file in TOML", error=ThemeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTheme:
    """What a file of a theme says."""

    palette: Palette
    warnings: tuple[Problem, ...]
    """Text that is too faint, each with its pair of colours; sorted by place."""


def load_theme(path: str) -> OwnTheme:
    """Return the theme in the file `path`.  Raises `ThemeError`."""
    return theme_of(bytes_of(path, KIND), path)


def theme_of(data: bytes, path: str) -> OwnTheme:
    """Return the theme that `data` says; `path` names the file.  Raises `ThemeError`."""
    read, text = tables_of(data, path, KIND)
    reading = _Reading(path, text)
    palette = reading.palette(read)
    if reading.problems:
        raise ThemeError(reading.problems, source=text)
    return OwnTheme(palette=palette, warnings=tuple(reading.faint(palette)))


def own_themes(folder: Path) -> tuple[Mapping[str, Palette], tuple[ThemeError, ...]]:
    """Return the themes in a folder by the names of their files, and those that cannot be used."""
    found: dict[str, Palette] = {}
    faults: list[ThemeError] = []
    files = sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []
    for file in files:
        try:
            found[one_line(file.name)] = load_theme(str(file)).palette
        except ThemeError as error:
            faults.append(error)
    return found, tuple(faults)


class _Reading:
    """One file while it is read; its problems are collected."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.spots = spots_of(text)
        self.problems: list[Problem] = []

    def note(self, place: Place, message: str) -> None:
        self.problems.append(Problem(path=self.path, place=place, message=message))

    def palette(self, read: Mapping[str, object]) -> Palette:
        for name in read:
            if name not in _TOP:
                self.unknown((name,), _TOP, "the theme")
        base = THEMES[self.base(read.get("base", DEFAULT_THEME))]
        background = self.colour(("background",), read.get("background", base.background))
        panel = self.colour(("panel",), read.get("panel", base.panel))
        table = read.get(COLOURS, {})
        colours = dict(base.colours)
        if not isinstance(table, dict):
            place = value_place(self.spots, (COLOURS,))
            self.note(place, f"`{COLOURS}`: found {kind_of(table)}; expected `[{COLOURS}]`")
            table = {}
        roles: Mapping[str, Role] = {role: role for role in colours}
        for name, value in table.items():
            if name not in roles:
                self.unknown((COLOURS, name), tuple(roles), f"`[{COLOURS}]`")
                continue
            colours[roles[name]] = self.colour((COLOURS, name), value)
        if "accent" in table and "past" not in table:
            colours["past"] = colours["accent"]  # the bar goes with the accent
        dark = luminance(background) < luminance(colours["text"])
        return Palette(
            dark=dark, background=background, panel=panel, colours=colours, least=base.least
        )

    def unknown(self, path: tuple[str, ...], known: tuple[str, ...], where: str) -> None:
        place = name_place(self.spots, path)
        expected = f"expected one of {', '.join(known)}{nearest(path[-1], known)}"
        self.note(place, f"unknown name {shown(path[-1])} in {where}; {expected}")

    def base(self, value: object) -> str:
        """Return the name of the theme that this one is made from."""
        if isinstance(value, str) and value in THEMES:
            return value
        names = listed(f"`{name}`" for name in THEMES)
        hint = nearest(value, THEMES) if isinstance(value, str) else ""
        place = value_place(self.spots, ("base",))
        self.note(place, f"`base`: found {kind_of(value)}; expected {names}{hint}")
        return DEFAULT_THEME

    def colour(self, path: tuple[str, ...], value: object) -> str:
        if isinstance(value, str) and _COLOUR.fullmatch(value):
            return value.lower()
        place = value_place(self.spots, path)
        found = f"`{path[-1]}`: found {kind_of(value)}"
        self.note(place, f'{found}; expected a colour in quotes, such as `"#2f6f4f"`')
        return "#000000"

    def faint(self, palette: Palette) -> list[Problem]:
        """Return a warning for every pair of colours that is too faint to be read, or seen."""
        out: list[Problem] = []
        for role, colour in palette.colours.items():
            least = SHAPE if role == "land" else palette.least
            behind = {"background": palette.background, "panel": palette.panel}
            if role == "land":
                del behind["panel"]
            for name, other in behind.items():
                ratio = contrast(colour, other)
                if ratio < least:
                    message = (
                        f"`{role}` {colour} on `{name}` {other} has a contrast of "
                        f"{int(ratio * 100) / 100:g} to 1; expected {least:g} or more"
                    )
                    place = value_place(self.spots, (COLOURS, role))
                    out.append(Problem(path=self.path, place=place, message=message))
        return sorted(out, key=lambda problem: problem.place)
