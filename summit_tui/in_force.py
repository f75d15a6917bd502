"""The settings that are in force, and where each of them comes from.

Flags win over the environment, that over the file, and the file over the default.
"""

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias, TypeVar, cast

from summit_tui.problems import Misread, nearest
from summit_tui.settings import (
    CONFIG_VARIABLE,
    DETAIL,
    PREFIX,
    SETTINGS,
    TABLES,
    AnySetting,
    Setting,
)
from summit_tui.values import dataclass
from summit_tui.voice import Manner

T = TypeVar("T")


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


def manner_of(settings: Settings) -> Manner:
    """How a listener wishes the telling."""
    return Manner(detail=settings[DETAIL], tables=settings[TABLES])


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
