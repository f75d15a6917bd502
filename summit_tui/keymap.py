"""The keys in force: those of the table of commands, with what a person has put in their place.

Pure: where a wish stands in a file, and what becomes of a fault, is for others to know.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summit_tui.commands import COMMANDS, Command
from summit_tui.keynames import key_name
from summit_tui.problems import nearest, shown
from summit_tui.values import dataclass
from summit_tui.words.en import ENGLISH

NEEDED = ("help", "quit")
"""Commands that always have a key: else nobody finds the others, or the way out."""
NUMBER_KEYS = frozenset("123456789")
"""Keys that begin the number of a slide and can mean nothing else; 0 begins none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keymap:
    """Which key does what on the stage."""

    commands: tuple[Command, ...]
    """Every command with its keys in force, in the order of the table."""
    by_key: Mapping[str, Command]
    """Commands by their keys, by Textual's names; two pressed in turn have a space between."""
    beginnings: frozenset[str]
    """First keys of two that are pressed in turn."""

    def keys_of(self, *ids: str) -> tuple[str, ...]:
        """Return the keys of some commands, in the order of `ids`."""
        keys = {command.id: command.keys for command in self.commands}
        return tuple(key for name in ids for key in keys[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A wish that cannot be fulfilled."""

    id: str
    """Of the command, as it was written."""
    number: int | None
    """Which of its keys, from 0; None for the command itself or all of its keys."""
    message: str


def keymap_of(commands: Sequence[Command]) -> Keymap:
    """Return the keymap of commands whose keys are at peace."""
    by_key = {key: command for command in commands for key in command.keys}
    return Keymap(
        commands=tuple(commands),
        by_key=by_key,
        beginnings=frozenset(key.split(" ")[0] for key in by_key if " " in key),
    )


STANDARD = keymap_of(COMMANDS)
"""The keys of the table as they are."""


def remapped(wishes: Mapping[str, Sequence[str]]) -> tuple[Keymap, tuple[Clash, ...]]:
    """Return the keymap with other keys for some commands, and all that stands against it.

    `wishes` holds new keys by command ids; they replace the command's own, and none unbinds it.
    The keymap is of use only where nothing stands against it.
    """
    clashes: list[Clash] = []
    taken = {
        key: command.id for command in COMMANDS for key in command.keys if command.id not in wishes
    }
    for name, keys in wishes.items():
        if problem := _no_command(name):
            clashes.append(Clash(id=name, number=None, message=problem))
            continue
        if not keys and name in NEEDED:
            message = f"`{name}` must have a key; expected at least one"
            clashes.append(Clash(id=name, number=None, message=message))
        for number, key in enumerate(keys):
            if message := _against(name, key, keys[:number], taken):
                clashes.append(Clash(id=name, number=number, message=message))
            taken.setdefault(key, name)
    commands = [
        replace(command, keys=tuple(wishes[command.id])) if command.id in wishes else command
        for command in COMMANDS
    ]
    return keymap_of(commands), tuple(clashes)


def _no_command(name: str) -> str:
    """Return why the command `name` can have no keys; empty if it can."""
    on_stage = [command.id for command in COMMANDS if command.keys]
    if name in on_stage:
        return ""
    if any(command.id == name for command in COMMANDS):
        return f"`{name}` has no keys on the stage, only words in the text mode; remove it"
    return (
        f"there is no command {shown(name)}; expected one of those that "
        f"`summit-tui config --example` lists{nearest(name, on_stage)}"
    )


def _against(name: str, key: str, before: Sequence[str], taken: Mapping[str, str]) -> str:
    """Return what stands against `key` for the command `name`; empty for nothing."""
    parts, called = key.split(" "), _called(key)
    if number := next((part for part in parts if part in NUMBER_KEYS), None):
        return f"`{number}` begins the number of a slide; expected another key for `{name}`"
    if key in before:
        return f"{called} stands here twice for `{name}`; remove one"
    if other := taken.get(key):
        return f"{called} is a key of `{other}`, so it cannot be one of `{name}`; {_ways(other)}"
    if len(parts) > 1 and (other := taken.get(parts[0])):
        return (
            f"{called} of `{name}` begins with {_called(parts[0])}, a key of `{other}`, "
            f"which would act at once; {_ways(other)}"
        )
    if longer := next((other for other in taken if other.startswith(f"{key} ")), None):
        return (
            f"{called} of `{name}` is the first key of {_called(longer)} of `{taken[longer]}`, "
            f"which would never be waited for; {_ways(taken[longer])}"
        )
    return ""


def _called(key: str) -> str:
    return f"`{key_name(key, ENGLISH)}`"


def _ways(other: str) -> str:
    return f"choose another, or give `{other}` other keys"
