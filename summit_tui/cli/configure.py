"""Settings on the command line: their flags, where the file is, and what is in force.

The only place that brings flags, environment and file together.
"""

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import time

from summit_tui.clean import one_line
from summit_tui.cli.exits import usage
from summit_tui.config import FILE_NAME, Config, ConfigError, load_config
from summit_tui.folders import config_folder
from summit_tui.in_force import DEFAULT, Settings, settings_of, unknown_variables
from summit_tui.keymap import STANDARD
from summit_tui.keynames import key_name
from summit_tui.problems import SummitError, report
from summit_tui.settings import CONFIG_VARIABLE, KEYS, SETTINGS, AnySetting
from summit_tui.values import dataclass
from summit_tui.words.en import ENGLISH


class SettingsError(SummitError):
    """Settings that cannot be used: all that is wrong with them, a line each."""

    def __init__(self, text: str, *, missing: bool) -> None:
        super().__init__(text)
        self.missing = missing
        """True if a file that was asked for is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """All that a person has set."""

    settings: Settings
    config: Config
    path: str
    """Of the file of settings; empty where none is to be read."""
    there: bool
    """True if there is such a file."""


# --- flags --------------------------------------------------------------------------------------


class _Letters(argparse.Action):
    """Keeps what was written behind a flag in ``options.flags``, by the setting's name."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        letters = values if isinstance(values, str) else "true"
        if isinstance(self.const, str):
            letters = self.const
        if self.nargs == 0 and option_string and option_string.startswith("--no-"):
            letters = "false"
        namespace.flags = {**namespace.flags, self.dest: letters}


def add_settings(
    parser: argparse.ArgumentParser, settings: Sequence[AnySetting] = SETTINGS
) -> None:
    """Give a parser the flags of `settings`; `in_force` then reads its options."""
    parser.set_defaults(flags={})
    for setting in settings:
        others = [f"{name}=1" for name in ("ACCESSIBLE", "NO_COLOR") if name in setting.others]
        also = ", ".join([f"{setting.env}={setting.example}", *others])
        described = f"{setting.does} (also {also})"
        if setting.written is bool:
            names = (setting.flag, f"--no-{setting.flag[2:]}")
            parser.add_argument(*names, dest=setting.name, action=_Letters, nargs=0, help=described)
        else:
            metavar = "N" if setting.written is int else setting.name.upper()
            parser.add_argument(
                setting.flag, dest=setting.name, action=_Letters, metavar=metavar, help=described
            )
        for name, letters in setting.shorthands.items():
            parser.add_argument(
                name,
                dest=setting.name,
                action=_Letters,
                nargs=0,
                const=letters,
                help=f"the same as {setting.flag} {letters}",
            )
    parser.add_argument(
        "--config", metavar="FILE", help=f"another file of settings (also {CONFIG_VARIABLE})"
    )
    parser.add_argument(
        "--no-config", action="store_true", help="read no file of settings, such as a broken one"
    )


# --- in force -----------------------------------------------------------------------------------


def path_of(options: argparse.Namespace) -> tuple[str, bool]:
    """Return the path of the file of settings, and whether a person has named it."""
    named = options.config or os.environ.get(CONFIG_VARIABLE)
    if named:  # shells leave the `~` of --config=~/x.toml as it is
        return os.path.expanduser(named), True
    return str(config_folder() / FILE_NAME), False


def in_force(options: argparse.Namespace) -> InForce:
    """Return what flags, environment and file say together.

    Raises `UsageError` for flags and `SettingsError` for all the rest, with all faults at once.
    """
    if options.config is not None and options.no_config:
        raise usage("--config and --no-config say the opposite; expected one of them")
    path, named = path_of(options)
    config, there, broken = Config(), False, None
    try:
        if not options.no_config:
            config, there = load_config(path), True
    except ConfigError as error:
        # A link to a file that is gone was meant to be one; a file that nobody wrote is fine.
        if named or not error.missing or os.path.islink(path):
            broken = error
    settings, faults = settings_of(options.flags, os.environ, config.values)
    flags = [fault for fault in faults if fault[0].kind == "flag"]
    if flags:
        raise usage(f"{flags[0][0].name}: {flags[0][1]}")
    lines = [f"{source.name}: {message}" for source, message in faults]
    if broken:
        lines += [
            report(broken),
            "summit-tui: mend the settings, or start with --no-config to leave them out",
        ]
    if lines:
        raise SettingsError("\n".join(lines), missing=broken is not None and broken.missing)
    path = "" if options.no_config else path
    return InForce(settings=settings, config=config, path=path, there=there)


# --- shown --------------------------------------------------------------------------------------


def shown_settings(found: InForce, environment: Mapping[str, str]) -> str:
    """Return what is in force and where from, a line each: they are read by ear, too."""
    return "".join(f"{one_line(line)}\n" for line in _lines(found, environment))


def _lines(found: InForce, environment: Mapping[str, str]) -> Iterator[str]:
    missing = "" if found.there else ", which is not there"
    yield f"file: {found.path}{missing}" if found.path else "file: none, from --no-config"
    for setting in SETTINGS:
        source = found.settings.source(setting)
        value: object = found.settings[setting]
        text = f"{value:%H:%M}" if isinstance(value, time) else str(value)
        if isinstance(value, bool):
            text = "yes" if value else "no"
        if source == DEFAULT:
            text = setting.default_means
        yield f"{setting.name}: {text}, {source}"
    for command in found.config.keymap.commands:
        if command.id in found.config.remapped:
            keys = " or ".join(key_name(key, ENGLISH) for key in command.keys) or "none"
            yield f"{KEYS}.{command.id}: {keys}, {found.config.remapped[command.id]}"
    if not found.config.remapped:
        yield f"{KEYS}: those that help shows, {DEFAULT}"
    for name, hint in unknown_variables(environment):
        yield f"{name}: is set, but there is no such setting{hint}"


def example() -> str:
    """Return a file of settings in which every line is a comment until its `#` is taken away."""
    out = [
        "# Settings of summit-tui. Take away the `#` before a line to use it.",
        "# Flags win over variables of the environment, these over this file.",
        "",
    ]
    for setting in SETTINGS:
        quote = '"' if setting.written is str else ""
        out += [
            f"# {setting.does[0].upper()}{setting.does[1:]}.",
            f"# Without it: {setting.default_means}. Also {setting.env} and {setting.flag}.",
            f"# {setting.name} = {quote}{setting.example}{quote}",
            "",
        ]
    out += [
        "# Keys of the stage: they replace those of the command, and [] takes them all away.",
        f"# [{KEYS}]",
    ]
    for command in STANDARD.commands:
        if command.keys:
            keys = ", ".join(f'"{key_name(key, ENGLISH)}"' for key in command.keys)
            out.append(f"# {command.id} = [{keys}]  # {ENGLISH.help[command.id]}")
    return "\n".join(out) + "\n"
