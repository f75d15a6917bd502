"""Where in a TOML file each name and each value stands: what tomllib does not tell.

Only for texts that tomllib has read: the rules of TOML are checked there, so that this scanner may
be short.  Whatever the text, it ends, and every place it names lies inside.
"""

import bisect
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import TypeAlias

from summit_tui.problems import START, Place
from summit_tui.values import dataclass

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: names of tables and keys, and numbers from 0 in arrays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something stands."""

    name: Place
    """Of its key; for a value in an array, of the value."""
    value: Place
    """Of its first letter; for a table, of its name."""


def spots_of(text: str) -> Mapping[Path, Spot]:
    """Return where everything in a TOML text stands; line feeds are its only line ends."""
    scanner = _Scanner(text)
    with suppress(_Lost, RecursionError):  # no TOML, or nested deeper than tomllib can read
        scanner.scan()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(at: int) -> Place:
        line = bisect.bisect_right(starts, at)
        return Place(line=line, column=at - starts[line - 1] + 1)

    return {
        path: Spot(name=place(name), value=place(value))
        for path, (name, value) in scanner.found.items()
    }


def value_place(spots: Mapping[Path, Spot], path: Path) -> Place:
    """Return the place of the value at `path`, else of the nearest thing that holds it."""
    while path:
        if path in spots:
            return spots[path].value
        path = path[:-1]
    return START


def name_place(spots: Mapping[Path, Spot], path: Path) -> Place:
    """Return the place of the name at the end of `path`, else of what holds it."""
    return spots[path].name if path in spots else value_place(spots, path)


class _Lost(Exception):
    """The text is no TOML."""


_SPACE = re.compile(r"[ \t]*")
_EMPTY = re.compile(r"(?:[ \t\r\n]|\#[^\n]*)*")
"""Between statements, and inside brackets."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\[^\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_OTHER = re.compile(r"[^,\]}#\n]+")
"""Numbers, dates, true and false."""


class _Scanner:
    """Walks through a text once; `found` holds offsets of names and values by path."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, tuple[int, int]] = {}
        self.counts: dict[Path, int] = {}
        """How many tables an array of tables has so far."""

    def scan(self) -> None:
        table: Path = ()
        while self.skip(_EMPTY) < len(self.text):
            if self.takes("[["):
                table = self.header(array=True)
                self.expect("]]")
            elif self.takes("["):
                table = self.header(array=False)
                self.expect("]")
            else:
                self.pair(table)

    def skip(self, pattern: re.Pattern[str]) -> int:
        """Skip what may stand here and return where the text goes on."""
        match = pattern.match(self.text, self.at)
        assert match  # both patterns match nothing, too
        self.at = match.end()
        return self.at

    def takes(self, letters: str) -> bool:
        there = self.text.startswith(letters, self.at)
        self.at += len(letters) if there else 0
        return there

    def expect(self, letters: str) -> None:
        self.skip(_SPACE)
        if not self.takes(letters):
            raise _Lost

    def header(self, *, array: bool) -> Path:
        """Read the name of a table and return the path of what stands below it."""
        parts = self.names()
        path: Path = ()
        for number, (part, at) in enumerate(parts, 1):
            path += (part,)
            self.found.setdefault(path, (at, at))
            if array and number == len(parts):
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path += (self.counts[path],)
                self.found.setdefault(path, (at, at))
        return path

    def pair(self, table: Path) -> None:
        """Read ``name = value``."""
        path = table
        for part, at in self.names():
            path += (part,)
            self.found.setdefault(path, (at, at))
        self.expect("=")
        self.skip(_SPACE)
        name, _ = self.found[path]
        self.value(path, name)

    def names(self) -> list[tuple[str, int]]:
        """Read a name with its dots; return its parts and where each begins."""
        parts: list[tuple[str, int]] = []
        while True:
            at = self.skip(_SPACE)
            if bare := _BARE.match(self.text, at):
                part, self.at = bare[0], bare.end()
            elif quoted := _TEXT.match(self.text, at):
                part, self.at = _unquoted(quoted[0]), quoted.end()
            else:
                raise _Lost
            parts.append((part, at))
            self.skip(_SPACE)
            if not self.takes("."):
                return parts

    def value(self, path: Path, name: int) -> None:
        at = self.at
        self.found[path] = (name, at)
        if self.takes("["):
            number = 0
            while self.skip(_EMPTY) < len(self.text) and not self.takes("]"):
                self.value((*path, number), self.at)
                number += 1
                self.skip(_EMPTY)
                self.takes(",")
        elif self.takes("{"):
            while self.skip(_EMPTY) < len(self.text) and not self.takes("}"):
                self.pair(path)
                self.skip(_EMPTY)
                self.takes(",")
        elif found := _TEXT.match(self.text, at) or _OTHER.match(self.text, at):
            self.at = found.end()
        else:
            raise _Lost


def _unquoted(letters: str) -> str:
    import tomllib  # deferred, as in `config`

    try:
        text = tomllib.loads(f"x = {letters}")["x"]
    except tomllib.TOMLDecodeError:
        raise _Lost from None
    if not isinstance(text, str):
        raise _Lost
    return text
