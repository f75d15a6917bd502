"""Further commands: the word that comes first chooses one."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from summit_tui import __version__
from summit_tui.cli.configure import add_settings, example, in_force, path_of, shown_settings
from summit_tui.cli.exits import Exit, usage, write
from summit_tui.cli.looks import all_themes
from summit_tui.cli.options import Parser, parser
from summit_tui.cli.tell import tell_story
from summit_tui.problems import shown
from summit_tui.settings import THEME
from summit_tui.story import GUIDE


def _check(arguments: Sequence[str]) -> int:
    from summit_tui.cli.check import check  # deferred: who tells a story need not wait for it

    return check(arguments)


def _new(arguments: Sequence[str]) -> int:
    from summit_tui.cli.new import new  # deferred, too

    return new(arguments)


def _rehearsals(arguments: Sequence[str]) -> int:
    from summit_tui.cli.rehearse import rehearsals  # deferred, too

    return rehearsals(arguments)


def _schema(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] not in ("-h", "--help"):
        raise usage(f"schema takes no {shown(arguments[0])}")
    if arguments:
        write("usage: summit-tui schema\n\nPrints the JSON Schema of deck files.\n")
        return Exit.OK
    write(Path(__file__).parent.with_name("deck.schema.json").read_text(encoding="utf-8"))
    return Exit.OK


def _send(arguments: Sequence[str]) -> int:
    from summit_tui.cli.send import send  # deferred, too

    return send(arguments)


def _status(arguments: Sequence[str]) -> int:
    from summit_tui.cli.status import status  # deferred, too

    return status(arguments)


def _completion(arguments: Sequence[str]) -> int:
    from summit_tui.cli.completion import completion  # deferred, too

    return completion(arguments, [*COMMANDS])


def _config(arguments: Sequence[str]) -> int:
    made = Parser(
        prog="summit-tui config",
        description="Shows all settings in force and where each comes from.",
        epilog="a first file of settings: summit-tui config --example > config.toml",
    )
    made.add_argument("--path", action="store_true", help="show where the file is looked for")
    made.add_argument("--example", action="store_true", help="show a file with all settings")
    add_settings(made)
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    options = made.parse_args(arguments)
    if options.help:
        write(made.format_help())
    elif options.path:
        write(f"{path_of(options)[0]}\n")
    elif options.example:
        write(example())
    else:
        found = in_force(options)
        all_themes(found.settings[THEME])  # says what is wrong with the one that is named
        write(shown_settings(found, os.environ))
    return Exit.OK


def _guide(arguments: Sequence[str]) -> int:
    made = parser(guide=True)
    options = made.parse_args(arguments)
    if options.help or options.version:
        write(made.format_help() if options.help else f"summit-tui {__version__}\n")
        return Exit.OK
    return tell_story(options, in_force(options), name=GUIDE)


def _console(arguments: Sequence[str]) -> int:
    from summit_tui.cli.console import console  # deferred, too

    return console(arguments)


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "new": _new,
    "guide": _guide,
    "console": _console,
    "send": _send,
    "status": _status,
    "check": _check,
    "rehearsals": _rehearsals,
    "schema": _schema,
    "config": _config,
    "completion": _completion,
}
"""Further commands by the word that comes first; a deck of that name is ``./schema``."""
