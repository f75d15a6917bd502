"""Further commands: the word that comes first chooses one."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from summit_tui import __version__
from summit_tui.cli.configure import add_settings, example, in_force, path_of, shown_settings
from summit_tui.cli.exits import Exit, usage, write
from summit_tui.cli.options import Parser, parser
from summit_tui.cli.tell import tell_story
from summit_tui.orders import NAMES
from summit_tui.problems import shown
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
    import shtab  # deferred: only for this command

    made = Parser(
        prog="summit-tui completion",
        description="Prints a script that completes summit-tui's options with the Tab key.",
        epilog="bash: summit-tui completion bash > "
        "~/.local/share/bash-completion/completions/summit-tui",
    )
    made.add_argument("shell", choices=("bash", "zsh", "fish"), help="your shell")
    main_parser, words, orders = parser(), " ".join(COMMANDS), " ".join(NAMES)
    for action in main_parser._actions:
        if action.dest == "deck":
            # The library reads this attribute: what each shell calls for the first word.
            action.complete = {  # type: ignore[attr-defined]
                "bash": "_summit_tui_decks",
                "zsh": "_summit_tui_decks",
                "fish": f"{words} (__fish_complete_path (commandline -ct))",
            }
    preamble = {
        "bash": f'_summit_tui_decks() {{ compgen -W \'{words}\' -- "$1"; compgen -f -- "$1"; }}\n'
        '_summit_tui_orders() { if [[ "${COMP_WORDS[1]}" = send ]]; then '
        f"compgen -W '{orders}' -- \"$1\"; fi; }}\n"
        "_shtab_summit_tui_pos_1_COMPGEN=_summit_tui_orders",
        "zsh": "_summit_tui_decks() { _alternative "
        f"'commands:command:({words})' 'decks:deck:_files'; }}",
    }
    after = {
        "fish": f"complete -c summit-tui -n '__fish_seen_subcommand_from send' -f -a '{orders}'\n",
    }
    shell = made.parse_args(arguments).shell
    script = shtab.complete(main_parser, shell, preamble=preamble.get(shell, ""))
    write(f"{script}\n{after.get(shell, '')}")
    return Exit.OK


def _config(arguments: Sequence[str]) -> int:
    made = Parser(
        prog="summit-tui config",
        description="Shows all settings in force and where each comes from.",
        epilog="a first file of settings: summit-tui config --example > config.toml",
        allow_abbrev=False,
        add_help=False,
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
        write(shown_settings(in_force(options), os.environ))
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
