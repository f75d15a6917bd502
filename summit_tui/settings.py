"""Every setting of a person, once: its name, how it is read, and what it does.

Flags, their help, the environment, the file, `summit-tui config` and the table in the README follow
from this table.  A new setting is a `Setting` here, its name in `SETTINGS`, and its case in
``tests/test_settings.py``; whoever needs it asks ``settings[WIDTH]``.  Its letters are read by one
function wherever they come from, as strictly as in decks.  The order is: flags, environment, file,
default.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeAlias, TypeVar, cast

from summit_tui.deck import Language
from summit_tui.palette import AUTO, THEMES
from summit_tui.problems import Misread, listed, nearest, shown
from summit_tui.scalars import SCALARS, Context

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
PREFIX = "SUMMIT_"
"""Every variable of the environment that is ours begins so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T_co]):
    """One row of the table."""

    name: str
    """In the file."""
    does: str
    """One line for help and README, without a full stop."""
    default: T_co
    default_means: str
    """The default in words, as it stands behind the setting's name."""
    read: Callable[[str], T_co]
    """Makes a value of letters.  Raises `Misread`."""
    written: type
    """What it is in TOML: `str`, `int` or `bool`; a `bool` has the flags ``--x`` and ``--no-x``."""
    expected: str
    """What a message expects."""
    example: str
    """A value for help and the example file, as letters."""
    env: str
    """The variable of the environment."""
    flag: str
    others: Mapping[str, Callable[[str], T_co | None]] = field(default_factory=dict)
    """Variables of other programs that mean this too; None where they say nothing of it."""


# --- reading ------------------------------------------------------------------------------------

_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off")


def _switch(text: str) -> bool:
    if text.casefold() not in _YES + _NO:
        near = nearest(text, _YES + _NO)
        raise Misread(f"found {shown(text)}; expected `true` or `false`{near}")
    return text.casefold() in _YES


def _whole(least: int, most: int) -> Callable[[str], int]:
    """Return the reader of whole numbers from `least` to `most`."""

    def read(text: str) -> int:
        digits = text.strip().removeprefix("-")
        number = int(text) if digits.isdecimal() and digits.isascii() and len(digits) < 10 else None
        if number is None or not least <= number <= most:
            raise Misread(f"found {shown(text)}; expected a whole number from {least} to {most}")
        return number

    return read


def _language(text: str) -> str | None:
    tag = text.replace("_", "-")
    return cast("str", SCALARS[Language].read(tag, Context()))


_THEMES = (*THEMES, AUTO)
"""What `THEME` may be."""


def _own(name: str) -> str:
    """Return a hint for who names a theme of their own without its ending."""
    fits = re.fullmatch(r"[\w-]{1,40}", name)
    return f"; a theme of yours is named as its file: `{name}.toml`" if fits else ""


def _theme(text: str) -> str | None:
    # Files are looked for when all else is known; a name that ends so is no built-in one.
    if text not in _THEMES and not re.fullmatch(r"[^/\\]+\.toml", text):
        raise Misread(
            f"there is no theme {shown(text)}; expected {listed(f'`{name}`' for name in _THEMES)}"
            f"{nearest(text, _THEMES) or _own(text)}"
        )
    return text


def _picture(text: str) -> Literal["svg", "png"]:
    match text.casefold():
        case "svg" | "png" as known:
            return "svg" if known == "svg" else "png"
    raise Misread(f"found {shown(text)}; expected `svg` or `png`")


def _graphics(text: str) -> Literal["auto", "cells", "kitty"]:
    match text.casefold():
        case "auto":
            return "auto"
        case "cells":
            return "cells"
        case "kitty":
            return "kitty"
    raise Misread(f"found {shown(text)}; expected `auto`, `cells` or `kitty`")


def _is_on(text: str) -> bool | None:
    """Read a variable of others, by their custom: whatever is no plain no means yes."""
    return True if text.casefold() not in _NO else None


# --- the table ----------------------------------------------------------------------------------

LANGUAGE: Setting[str | None] = Setting(
    name="language",
    does="language of story and interface",
    default=None,
    default_means="that of your locale",
    read=_language,
    written=str,
    expected="a language such as `de`",
    example="de",
    env="SUMMIT_LANG",
    flag="--lang",
)
TEXT = Setting(
    name="text",
    does="line by line, without a screen",
    default=False,
    default_means="no",
    read=_switch,
    written=bool,
    expected="`true` or `false`",
    example="true",
    env="SUMMIT_TEXT",
    flag="--text",
    others={"ACCESSIBLE": _is_on},
)
WIDTH: Setting[int | None] = Setting(
    name="width",
    does="longest line of the text mode, in columns",
    default=None,
    default_means="that of the terminal",
    read=_whole(8, 1000),
    written=int,
    expected="a whole number such as `40`",
    example="40",
    env="SUMMIT_WIDTH",
    flag="--width",
)
THEME: Setting[str | None] = Setting(
    name="theme",
    does=f"colours of the stage, whatever the deck says: {listed(THEMES)}; "
    f"{AUTO} is as dark or light as the terminal",
    default=None,
    default_means="that of the deck",
    read=_theme,
    written=str,
    expected=listed(f"`{name}`" for name in _THEMES),
    example="paper",
    env="SUMMIT_THEME",
    flag="--theme",
)
COLOR = Setting(
    name="color",
    does="colours on the stage",
    default=True,
    default_means="yes",
    read=_switch,
    written=bool,
    expected="`true` or `false`",
    example="false",
    env="SUMMIT_COLOR",
    flag="--color",
    # Whatever it holds but nothing means no colour (no-color.org).
    others={"NO_COLOR": lambda _: False},
)
REDUCED_MOTION = Setting(
    name="reduced_motion",
    does="nothing glides or fades",
    default=False,
    default_means="no",
    read=_switch,
    written=bool,
    expected="`true` or `false`",
    example="true",
    env="SUMMIT_REDUCED_MOTION",
    flag="--reduced-motion",
    others={"TEXTUAL_ANIMATIONS": lambda text: True if text.casefold() == "none" else None},
)

PICTURE: Setting[Literal["svg", "png"]] = Setting(
    name="picture",
    does="what pictures of slides are saved as: svg, or png (needs resvg-py)",
    default="svg",
    default_means="svg",
    read=_picture,
    written=str,
    expected="`svg` or `png`",
    example="png",
    env="SUMMIT_PICTURE",
    flag="--picture",
)

GRAPHICS: Setting[Literal["auto", "cells", "kitty"]] = Setting(
    name="graphics",
    does="how the stage shows pictures: in cells, or sharp by kitty's protocol; auto is sharp in "
    "kitty and Ghostty",
    default="auto",
    default_means="auto",
    read=_graphics,
    written=str,
    expected="`auto`, `cells` or `kitty`",
    example="cells",
    env="SUMMIT_GRAPHICS",
    flag="--graphics",
)

RELOAD = Setting(
    name="reload",
    does="a deck's file is read again when it is saved",
    default=True,
    default_means="yes",
    read=_switch,
    written=bool,
    expected="`true` or `false`",
    example="false",
    env="SUMMIT_RELOAD",
    flag="--reload",
)

BIG = Setting(
    name="big",
    does="large letters for the back row, page by page",
    default=False,
    default_means="no",
    read=_switch,
    written=bool,
    expected="`true` or `false`",
    example="true",
    env="SUMMIT_BIG",
    flag="--big",
)

AnySetting: TypeAlias = Setting[object]
SETTINGS: tuple[AnySetting, ...] = (
    LANGUAGE,
    TEXT,
    WIDTH,
    THEME,
    BIG,
    COLOR,
    REDUCED_MOTION,
    GRAPHICS,
    PICTURE,
    RELOAD,
)
"""Every setting, in the order in which people are told of them."""
KEYS = "keys"
"""The table of the file that gives commands other keys; it has no flag and no variable."""
CONFIG_VARIABLE = f"{PREFIX}CONFIG"
"""The variable that names another file of settings."""


# --- in force -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value comes from."""

    kind: Literal["flag", "environment", "file", "default"]
    name: str = ""
    """The flag, the variable, or the file with its line."""

    def __str__(self) -> str:
        return f"from {self.name}" if self.name else "by default"


DEFAULT = Source(kind="default")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value in force."""

    value: object
    """Of the type of its setting."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that is in force; ``settings[WIDTH]`` is a value."""

    values: Mapping[str, Value]
    """By the names of settings; those that stand at their defaults need not be there."""

    def __getitem__(self, setting: Setting[T]) -> T:
        found = self.values.get(setting.name)
        return setting.default if found is None else cast("T", found.value)

    def source(self, setting: AnySetting) -> Source:
        """Return where the value of a setting comes from."""
        found = self.values.get(setting.name)
        return DEFAULT if found is None else found.source


def settings_of(
    flags: Mapping[str, str], environment: Mapping[str, str], file: Mapping[str, Value]
) -> tuple[Settings, tuple[tuple[Source, str], ...]]:
    """Return what is in force, and what could not be read: its source and a message.

    `flags` holds the letters of flags by the names of settings, `file` the values of the file.
    """
    values: dict[str, Value] = {}
    faults: list[tuple[Source, str]] = []
    for setting in SETTINGS:
        found = _from_flag(setting, flags), *_from_environment(setting, environment)
        read: list[Value] = []
        for source, reader, letters in filter(None, found):
            try:
                value = reader(letters)
            except Misread as misread:
                faults.append((source, misread.message))
            else:
                if value is not None:
                    read.append(Value(value=value, source=source))
        read += [file[setting.name]] if setting.name in file else []
        if read:
            values[setting.name] = read[0]
    return Settings(values=values), tuple(faults)


_Letters: TypeAlias = tuple[Source, Callable[[str], object], str]
"""Where letters come from, how they are read, and the letters."""


def _from_flag(setting: AnySetting, flags: Mapping[str, str]) -> _Letters | None:
    if setting.name not in flags:
        return None
    letters = flags[setting.name]
    off = setting.written is bool and letters == "false"
    name = f"--no-{setting.flag[2:]}" if off else setting.flag
    return Source(kind="flag", name=name), setting.read, letters


def _from_environment(setting: AnySetting, environment: Mapping[str, str]) -> list[_Letters]:
    """Our own variable comes first; an empty one is as good as none."""
    readers: dict[str, Callable[[str], object]] = {setting.env: setting.read, **setting.others}
    return [
        (Source(kind="environment", name=name), reader, environment[name])
        for name, reader in readers.items()
        if environment.get(name)
    ]


def unknown_variables(environment: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return variables that look like ours and are none, each with the nearest that is."""
    known = [*(setting.env for setting in SETTINGS), CONFIG_VARIABLE]
    unknown = sorted(n for n in environment if n.startswith(PREFIX) and n not in known)
    return tuple((name, nearest(name, known)) for name in unknown)
