"""Keys by name: as people write them, as Textual calls them, and as help shows them.

Textual's names are the ones in use everywhere; this module knows them without Textual, because a
configuration is read before it is known whether there will be a screen.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from summit_tui.clean import folded
from summit_tui.problems import Misread, nearest, shown
from summit_tui.words import LANGUAGES, Words

NAMED = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("enter", "space", "tab", "escape", "backspace", "delete", "insert"),
    *(f"f{n}" for n in range(1, 25)),
)
"""The keys that print nothing, by Textual's names; of the terminal's own they are all."""

_ALIASES: Mapping[str, str] = {
    "return": "enter",
    "eingabetaste": "enter",
    "spacebar": "space",
    "esc": "escape",
    "del": "delete",
    "entf": "delete",
    "ins": "insert",
    "einfg": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "tabulator": "tab",
    "dot": "full_stop",
    "period": "full_stop",
    "hyphen": "minus",
}
"""What people call keys, besides what help calls them, folded and without spaces."""

_MODIFIERS: Mapping[str, str] = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "strg": "ctrl",
    "shift": "shift",
    "umschalt": "shift",
    "alt": "alt",
    "option": "alt",
    "super": "super",
    "cmd": "super",
    "command": "super",
}
_MODIFIED = re.compile(rf"({'|'.join(_MODIFIERS)})\s*[+-]\s*(\S.*)", re.IGNORECASE)
_CARET = re.compile(r"\^([A-Za-z])")

_SAME: Mapping[str, str] = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""Keys for which terminals send what another key sends (ASCII, 3.1)."""
_ASCII: Mapping[str, str] = {
    "!": "exclamation_mark",
    '"': "quotation_mark",
    "#": "number_sign",
    "$": "dollar_sign",
    "%": "percent_sign",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "full_stop",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less_than_sign",
    "=": "equals_sign",
    ">": "greater_than_sign",
    "?": "question_mark",
    "@": "at",
    "[": "left_square_bracket",
    "\\": "backslash",
    "]": "right_square_bracket",
    "^": "circumflex_accent",
    "_": "underscore",
    "`": "grave_accent",
    "{": "left_curly_bracket",
    "|": "vertical_line",
    "}": "right_curly_bracket",
    "~": "tilde",
    "\u2010": "minus",  # no keyboard has Unicode's own hyphen
}
"""Textual's names of the signs of ASCII, with which almost all do: to ask Unicode for names brings
0.6 MB of its tables into memory."""
_BY_NAME: Mapping[str, str] = {name: char for char, name in _ASCII.items() if char.isascii()}


def key_of(text: str) -> str:
    """Return Textual's name of a key, or of two pressed in turn with a space between.

    `text` is what a person wrote: ``.``, ``N``, ``PageDown``, ``Strg+C``, ``g g``.  Raises
    `Misread`.
    """
    if text == " ":
        return "space"
    text = " ".join(text.split())
    if not text:
        raise Misread(f"found an empty key; expected {_FORMS}")
    if not text.isprintable():
        raise Misread(f"found a control character; expected {_FORMS}")
    whole = _single(text)
    if whole:
        return whole
    parts = text.split()
    keys = [_single(part) for part in parts]
    unknown = next((part for part, key in zip(parts, keys, strict=True) if not key), None)
    if unknown is not None:
        raise Misread(f"there is no key {shown(unknown)}; expected {_FORMS}{_hint(unknown)}")
    if len(keys) > 2:
        raise Misread(f"found {len(keys)} keys in turn, {shown(text)}; expected at most two")
    return " ".join(keys)


_FORMS = "a key such as `n`, `?`, `pagedown`, `ctrl+x`, or two in turn such as `g g`"


def _single(text: str) -> str:
    """Return Textual's name of one key; empty for none.  Raises `Misread` for one nobody sends."""
    if caret := _CARET.fullmatch(text):
        return _sent({"ctrl"}, caret[1].lower())
    held: set[str] = set()
    while match := _MODIFIED.fullmatch(text):
        held.add(_MODIFIERS[match[1].lower()])
        text = match[2]
    base = _character(text) if len(text) == 1 else _names().get(_squeezed(text), "")
    if not base and ((low := text.lower()) in _BY_NAME or low in _signs()):
        base = low
    if not base:
        return ""
    if len(base) == 1 and base.isalpha() and "ctrl" in held:
        base = base.lower()  # people write Ctrl+C and mean no Shift
    elif len(base) == len(base.upper()) == 1 and base.isalpha() and "shift" in held:
        held.discard("shift")
        base = base.upper()
    elif "shift" in held and base not in NAMED:
        raise Misread(
            f"which sign `Shift` gives depends on the keyboard; expected the sign itself "
            f"instead of {shown('shift+' + text)}"
        )
    return _sent(held, base)


def _sent(held: set[str], base: str) -> str:
    """Return the name under which a key with others held down arrives.  Raises `Misread`."""
    key = "+".join([*sorted(held), base])
    if key in _SAME:
        raise Misread(
            f"terminals send {shown(key)} as {shown(_SAME[key])}; expected a key of its own"
        )
    return key


def _character(char: str) -> str:
    """Return Textual's name of a character that a key prints; empty for other characters."""
    if char.isalnum():
        return char
    return _ASCII.get(char) or _sign_names().get(char, "")


@cache
def _sign_names() -> Mapping[str, str]:
    """Return Textual's names of the signs beyond ASCII on keyboards of the Latin script."""
    chars = (chr(code) for code in (*range(0x80, 0x250), *range(0x2010, 0x20C0)))
    names = {char: unicodedata.name(char, "") for char in chars if not char.isalnum()}
    return {
        char: re.sub("[ -]", "_", name.lower())
        for char, name in names.items()
        if name and char.isprintable() and char not in _ASCII
    }


@cache
def _signs() -> Mapping[str, str]:
    """Return signs beyond ASCII by Textual's names."""
    return {name: char for char, name in _sign_names().items()}


def _squeezed(name: str) -> str:
    return re.sub("[ _-]", "", folded(name))


@cache
def _names() -> Mapping[str, str]:
    """Return Textual's names by all that people call them, squeezed; every language is heard."""
    spoken = {
        _squeezed(name): key
        for words in LANGUAGES.values()
        for key, name in words.keys.items()
        if key in NAMED
    }
    return {**spoken, **_ALIASES, **{key: key for key in NAMED}}


def _hint(text: str) -> str:
    return nearest(text, [*NAMED, *_ALIASES])


# --- as people read them ------------------------------------------------------------------------


def key_name(key: str, words: Words) -> str:
    """Return how help calls a key: ``Ctrl+C``, ``BildAb``, ``.`` or ``g g``."""
    return " ".join(_name(part, words) for part in key.split(" "))


def key_names(keys: tuple[str, ...], words: Words) -> str:
    """Return keys as people read them: ``Right, l, n or Enter``."""
    *head, last = (key_name(key, words) for key in keys)
    return f"{', '.join(head)}{words.or_}{last}" if head else last


def _name(key: str, words: Words) -> str:
    if key in words.keys:
        return words.keys[key]
    *held, base = key.split("+")
    if not held:
        if key in NAMED:
            return key.capitalize()
        return key if len(key) == 1 else _BY_NAME.get(key) or _signs().get(key, key)
    base = base.upper() if len(base) == 1 and "ctrl" in held else _name(base, words)
    return "+".join([*(words.keys.get(each, each.capitalize()) for each in held), base])
