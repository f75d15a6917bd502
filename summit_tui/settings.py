"""Every setting of a person, once: its name, how it is read, and what it does.

Flags, their help, the environment, the file, `summit-tui config` and the table in the README follow
from this table.  A new setting is a `Setting` here, its name in `SETTINGS`, and its case in
``tests/test_settings.py``; whoever needs it asks ``settings[WIDTH]``.  Its letters are read by one
function wherever they come from, as strictly as in decks.  Which value wins says `in_force`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import time
from typing import Generic, Literal, TypeAlias, TypeVar, cast

from summit_tui.blocks import Language
from summit_tui.lengths import read_time
from summit_tui.palette import AUTO, THEMES
from summit_tui.problems import Misread, listed, nearest, shown
from summit_tui.scalars import SCALARS, Context
from summit_tui.values import dataclass
from summit_tui.voice import Detail, Tables

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
PREFIX = "SUMMIT_"
"""Every variable of the environment that is ours begins so."""
NO_OTHERS: Mapping[str, Callable[[str], None]] = {}
"""No variables of other programs."""


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
    shorthands: Mapping[str, str] = field(default_factory=dict)
    """Further flags, and the value that each of them means, as letters."""
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


def _one_of(*values: T) -> Callable[[str], T]:
    """Return the reader of one of a few words, in small or large letters."""

    def read(text: str) -> T:
        found = next((value for value in values if value == text.casefold()), None)
        if found is None:
            *others, last = (f"`{value}`" for value in values)
            raise Misread(f"found {shown(text)}; expected {', '.join(others)} or {last}")
        return found

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


def _is_on(text: str) -> bool | None:
    """Read a variable of others, by their custom: whatever is no plain no means yes."""
    return True if text.casefold() not in _NO else None


# --- the table ----------------------------------------------------------------------------------


def _either(
    name: str,
    does: str,
    *,
    default: bool = False,
    others: Mapping[str, Callable[[str], bool | None]] = NO_OTHERS,
) -> Setting[bool]:
    """Return a row for what is either so or not; its flags are ``--name`` and ``--no-name``."""
    return Setting(
        name=name,
        does=does,
        default=default,
        default_means="yes" if default else "no",
        read=_switch,
        written=bool,
        expected="`true` or `false`",
        example="false" if default else "true",
        env=f"{PREFIX}{name.upper()}",
        flag=f"--{name.replace('_', '-')}",
        others=others,
    )


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
TEXT = _either(
    "text",
    "line by line, without a screen",
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
SINGLE_KEY = _either(
    "single_key",
    "in the text mode a key is a command, without Enter; `:` takes a whole line",
)
GAP = _either(
    "gap",
    "the text mode empties the screen before an answer that repeats its lines: readers that "
    "compare screens would lose them",
    default=True,
)
NOTES = _either(
    "notes",
    "the speaker's view in the text mode: each slide with its notes, and what there is to describe",
)
END: Setting[time | None] = Setting(
    name="end",
    does="when the talk must be over, by this machine's clock: what is planned is made to fit",
    default=None,
    default_means="what the deck says",
    read=read_time,
    written=str,
    expected="a time of day such as `15:45`",
    example="15:45",
    env="SUMMIT_END",
    flag="--end",
)
DETAIL: Setting[Detail] = Setting(
    name="detail",
    does="how much the text mode and the plain look say: brief leaves out gaps, places, sizes and "
    "credits, long says all in full, with long descriptions",
    default="normal",
    default_means="normal",
    read=_one_of("brief", "normal", "long"),
    written=str,
    expected="`brief`, `normal` or `long`",
    example="brief",
    env="SUMMIT_DETAIL",
    flag="--detail",
    shorthands={"--brief": "brief", "--long": "long"},
)
TABLES: Setting[Tables] = Setting(
    name="tables",
    does="how the text mode says tables: in sentences, or as csv for a spreadsheet",
    default="sentences",
    default_means="sentences",
    read=_one_of("sentences", "csv"),
    written=str,
    expected="`sentences` or `csv`",
    example="csv",
    env="SUMMIT_TABLES",
    flag="--tables",
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
COLOR = _either(
    "color",
    "colours on the stage",
    default=True,
    # Whatever it holds but nothing means no colour (no-color.org).
    others={"NO_COLOR": lambda _: False},
)
REDUCED_MOTION = _either(
    "reduced_motion",
    "nothing moves: no animation plays, and slides change at once",
    others={
        "REDUCED_MOTION": _is_on,
        "NO_MOTION": _is_on,
        "TEXTUAL_ANIMATIONS": lambda text: True if text.casefold() == "none" else None,
    },
)
TRANSITION: Setting[Literal["none", "wipe"]] = Setting(
    name="transition",
    does="how one slide follows another: at once, or by a short wipe from the top",
    default="none",
    default_means="none",
    read=_one_of("none", "wipe"),
    written=str,
    expected="`none` or `wipe`",
    example="wipe",
    env="SUMMIT_TRANSITION",
    flag="--transition",
)
PICTURE: Setting[Literal["svg", "png"]] = Setting(
    name="picture",
    does="what pictures of slides are saved as: svg, or png (needs resvg-py)",
    default="svg",
    default_means="svg",
    read=_one_of("svg", "png"),
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
    read=_one_of("auto", "cells", "kitty"),
    written=str,
    expected="`auto`, `cells` or `kitty`",
    example="cells",
    env="SUMMIT_GRAPHICS",
    flag="--graphics",
)

RELOAD = _either(
    "reload",
    "a deck's file is read again when it is saved",
    default=True,
)
BIG = _either(
    "big",
    "large letters for the back row, page by page",
)
ACCESSIBLE = _either(
    "accessible",
    "a stage for a screen reader and a braille line: words alone, nothing that moves, no mouse, "
    "and no question to the terminal",
    others={"ACCESSIBLE": _is_on},
)
PLAIN = _either(
    "plain",
    "words alone on the stage: no large letters, pictures, frames and rules",
)
CACHE = _either(
    "cache",
    "the first screen is kept in the cache folder, so that the next start shows it sooner",
    default=True,
)
TITLE = _either(
    "title",
    "the terminal's title names slide and talk; with `accessible`, only where this is asked for",
    default=True,
)
LIVE = _either(
    "live",
    "the speaker's desk, `summit-tui send` and scripts of yours on this machine can follow and "
    "steer the stage",
    default=True,
)
AnySetting: TypeAlias = Setting[object]
SETTINGS: tuple[AnySetting, ...] = (
    LANGUAGE,
    TEXT,
    WIDTH,
    DETAIL,
    ACCESSIBLE,
    PLAIN,
    NOTES,
    END,
    TABLES,
    SINGLE_KEY,
    GAP,
    THEME,
    BIG,
    COLOR,
    REDUCED_MOTION,
    TRANSITION,
    GRAPHICS,
    PICTURE,
    RELOAD,
    CACHE,
    TITLE,
    LIVE,
)
"""Every setting, in the order in which people are told of them."""
KEYS = "keys"
"""The table of the file that gives commands other keys; it has no flag and no variable."""
CONFIG_VARIABLE = f"{PREFIX}CONFIG"
"""The variable that names another file of settings."""
