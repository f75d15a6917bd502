"""The file of settings: TOML text to values and a keymap, or to all that is wrong with it.

Pure but for reading the file.  Every fault has its place; nothing is in force of a file with one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field

from summit_tui.decode import text_of
from summit_tui.files import MEGABYTE, FileKind, bytes_of
from summit_tui.in_force import Source, Value
from summit_tui.keymap import STANDARD, Keymap, remapped
from summit_tui.keynames import key_of
from summit_tui.problems import (
    MAX_SHOWN,
    START,
    FileError,
    Misread,
    Place,
    Problem,
    nearest_word,
    shown,
)
from summit_tui.settings import KEYS, SETTINGS, AnySetting
from summit_tui.spots import Path, name_place, spots_of, value_place
from summit_tui.values import dataclass

FILE_NAME = "config.toml"


class ConfigError(FileError):
    """A file of settings that cannot be used."""


CONFIG = FileKind(
    name="config",
    form="a config, a text file in TOML",
    endings=(".toml",),
    max_bytes=MEGABYTE,
    error=ConfigError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a file of settings says."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """By the names of settings."""
    keymap: Keymap = STANDARD
    remapped: Mapping[str, Source] = field(default_factory=dict)
    """Where the keys of a command are given, by its id."""


def load_config(path: str) -> Config:
    """Return what the file `path` says.  Raises `ConfigError`."""
    return config_of(bytes_of(path, CONFIG), path)


def config_of(data: bytes, path: str) -> Config:
    """Return what `data` says; `path` names the file in messages.  Raises `ConfigError`."""
    read, text = tables_of(data, path, CONFIG)
    reading = _Reading(path, text)
    config = reading.config(read)
    if reading.problems:
        raise ConfigError(reading.problems, source=text)
    return config


def tables_of(data: bytes, path: str, kind: FileKind) -> tuple[Mapping[str, object], str]:
    """Return what a TOML file holds, and its text.  Raises the kind's error."""
    text, no_text = text_of(data, path, kind.form)
    if no_text:
        raise kind.error([no_text], source=text)
    import tomllib  # deferred: most people have no such file

    try:
        return tomllib.loads(text), text
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        # ValueError: a whole number with more digits than Python turns into one.
        place, message = _explained(error, text, kind.name)
        raise kind.error([Problem(path=path, place=place, message=message)], source=text) from None


class _Reading:
    """One file while it is read; its problems are collected."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.spots = spots_of(text)
        self.problems: list[Problem] = []

    def note(self, place: Place, message: str) -> None:
        self.problems.append(Problem(path=self.path, place=place, message=message))

    def source(self, path: Path) -> Source:
        line = name_place(self.spots, path).line
        return Source(kind="file", name=f"{self.path}:{line}")

    def config(self, read: Mapping[str, object]) -> Config:
        by_name = {setting.name: setting for setting in SETTINGS}
        values: dict[str, Value] = {}
        keys: dict[str, tuple[str, ...]] = {}
        for name, value in read.items():
            if name == KEYS:
                keys = self.keys(value)
            elif name in by_name:
                try:
                    made = _value(by_name[name], value)
                except Misread as misread:
                    place = value_place(self.spots, (name,))
                    self.note(place, f"`{name}`: {misread.message}")
                else:
                    values[name] = Value(value=made, source=self.source((name,)))
            else:
                self.note(name_place(self.spots, (name,)), _unknown(name))
        keymap, clashes = remapped(keys)
        for clash in clashes:
            path: Path = (KEYS, clash.id)
            if clash.number is None:
                self.note(name_place(self.spots, path), clash.message)
            else:
                self.note(value_place(self.spots, (*path, clash.number)), clash.message)
        sources = {name: self.source((KEYS, name)) for name in keys}
        return Config(values=values, keymap=keymap, remapped=sources)

    def keys(self, table: object) -> dict[str, tuple[str, ...]]:
        """Return Textual's names of the wished keys by command ids; what is no key is noted."""
        if not isinstance(table, dict):
            place = value_place(self.spots, (KEYS,))
            self.note(place, f"`{KEYS}`: found {kind_of(table)}; {_KEYS_FORM}")
            return {}
        wishes: dict[str, tuple[str, ...]] = {}
        for name, given in table.items():
            many = given if isinstance(given, list) else [given]
            keys: list[str] = []
            for number, each in enumerate(many):
                try:
                    if not isinstance(each, str):
                        raise Misread(f"found {kind_of(each)}; expected a key in quotes")
                    keys.append(key_of(each))
                except Misread as misread:
                    place = value_place(self.spots, (KEYS, name, number))
                    self.note(place, f"{shown(name)}: {misread.message}")
            # A wish of which a key could not be read is not asked against the others.
            if len(keys) == len(many):
                wishes[name] = tuple(keys)
        return wishes


_KEYS_FORM = 'expected a table of commands with their keys, such as `next = ["n", "right"]`'

_SYNONYMS: Mapping[str, str] = {
    "lang": "language",
    "colour": "color",
    "colours": "color",
    "no_color": "color",
    "accessible": "text",
    "animations": "reduced_motion",
    "bindings": "keys",
    "keymap": "keys",
    "keybindings": "keys",
}
"""What people write for the names of settings."""


def _unknown(name: str) -> str:
    known = [*(setting.name for setting in SETTINGS), KEYS]
    low = name.casefold().replace("-", "_")
    meant = _SYNONYMS.get(low) or nearest_word(low, known)
    hint = f"; did you mean `{meant}`?" if meant else ""
    return f"unknown setting {shown(name)}; expected one of {', '.join(known)}{hint}"


def _value(setting: AnySetting, value: object) -> object:
    """Return the value of a setting; TOML's kind must be the setting's.  Raises `Misread`."""
    if type(value) is not setting.written:
        meant = _meant(setting, value)
        bare = ", without quotes" if isinstance(value, str) else ""
        hint = f"; did you mean `{meant}`{bare}?" if meant else ""
        raise Misread(f"found {kind_of(value)}; expected {setting.expected}{hint}")
    return setting.read(_letters(value))


def _meant(setting: AnySetting, value: object) -> str:
    """Return how a value of another kind should be written; empty where nobody knows."""
    if isinstance(value, list | dict) or not _reads(setting.read, _letters(value)):
        return ""
    if setting.written is bool:
        return "true" if setting.read(_letters(value)) else "false"
    return f'"{_letters(value)}"' if setting.written is str else _letters(value)


def _reads(read: Callable[[str], object], letters: str) -> bool:
    try:
        read(letters)
    except Misread:
        return False
    return True


def _letters(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def kind_of(value: object) -> str:
    """Return what a message calls a value that stands where another was expected."""
    match value:
        case str():
            return f"the text {shown(value)}"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return shown(_letters(value))


# --- faults of TOML itself ----------------------------------------------------------------------

_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)

_SENTENCES: Mapping[str, str] = {
    "Expected '=' after a key": "found a name without a value; expected `name = value`",
    "Expected ']' at the end of a table": "this line is not closed; expected `[name]`",
    "Expected ']]' at the end of an array": "this line is not closed; expected `[[name]]`",
    "Expected newline or end of document": (
        "found more behind the value; expected a line of its own, or `#` before a comment"
    ),
    "Invalid initial character": (
        "found no name here; expected one of letters, digits, `-` and `_`, or in quotes"
    ),
    "Invalid statement": "expected `name = value`, `[name]`, or a comment after `#`",
    "Unclosed array": "the list is not closed; expected `]`",
    "Unclosed inline table": "the table is not closed; expected `}`",
    "Unescaped '\\'": (
        "a single `\\` does not stand for itself in double quotes; write `\\\\`, or single quotes"
    ),
    "Unterminated string": "the text is not closed; expected a quote at its end",
    "Illegal character '\\n'": "the text is not closed on its line; expected a quote at its end",
    "Found invalid character '\\n'": "the text is not closed on its line; expected a quote",
    "Illegal character": "found a control character; expected text; remove it",
    "Found invalid character": "found a control character; expected text; remove it",
    'Expected "\'"': "the text is not closed; expected a quote at its end",
    "Invalid date": "found a date that is none; expected a setting's value",
    "Cannot overwrite a value": "this name stands a second time; remove one",
    "Duplicate inline table key": "this name stands a second time; remove one",
    "Cannot declare": "this table stands a second time; put all of it in one place",
    "Cannot mutate immutable": "this table was closed before; put all of it in one place",
    "Cannot redefine namespace": "this table stands a second time; put all of it in one place",
}
"""What each message of tomllib says, by how it begins."""
_WHOLE_LINE = ("Cannot", "Duplicate", "Expected ']")
"""Messages that are of a whole line: tomllib tells them where it ends."""


def _explained(error: Exception, text: str, name: str) -> tuple[Place, str]:
    """Return the place and the message, in our words, of a fault that tomllib found."""
    lines = text.split("\n")
    written = text.rstrip().split("\n")
    end = Place(line=len(written), column=len(written[-1]) + 1)
    if isinstance(error, RecursionError):
        return START, f"nested too deep; expected a {name}; check the brackets"
    match = _AT.fullmatch(str(error))
    if not match:
        number = re.search(r"[0-9_]{1000,}", text)
        before = text[: number.start()] if number else ""
        place = Place(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
        return place, "found a number with thousands of digits; expected a short one"
    said, line, column = match[1], match[2], match[3]
    place = Place(line=int(line), column=int(column)) if line else end
    if said.startswith(_WHOLE_LINE) and line:
        row = lines[place.line - 1]
        place = Place(line=place.line, column=len(row) - len(row.lstrip()) + 1)
    if said == "Invalid value":
        if not line and not written[-1].endswith("="):
            return place, _SENTENCES["Unclosed array"]
        return place, _no_value(lines[place.line - 1][place.column - 1 :])
    found = next((ours for begin, ours in _SENTENCES.items() if said.startswith(begin)), None)
    return place, found or f"TOML cannot read this: {shown(said)}"


def _no_value(rest: str) -> str:
    """Say what stands where a value should; most often a word without quotes."""
    word = re.match(r"[^\s#,\]}]*", rest)
    found = word[0] if word else ""
    if not found:
        return 'found no value here; expected one, such as `true`, `40` or `"paper"`'
    if found.casefold() in ("yes", "on", "no", "off", "true", "false"):
        meant = "true" if found.casefold() in ("yes", "on", "true") else "false"
        return f"found {shown(found)}; expected `true` or `false`; did you mean `{meant}`?"
    meant = f'; did you mean `"{found}"`?' if found.isalnum() and len(found) <= MAX_SHOWN else ""
    return f"found {shown(found)}; expected a text in quotes{meant}"
