"""The script with which a shell completes what is typed, made of the parsers themselves."""

import argparse
from collections.abc import Iterator, Sequence

import shtab

from summit_tui.cli.check import check_parser
from summit_tui.cli.exits import Exit, write
from summit_tui.cli.options import Parser, parser
from summit_tui.orders import NAMES


def completion(arguments: Sequence[str], commands: Sequence[str]) -> int:
    """Print the script for the shell that is asked for; `commands` are the further ones."""
    made = Parser(
        prog="summit-tui completion",
        description="Prints a script that completes summit-tui's options with the Tab key.",
        epilog="bash: summit-tui completion bash > "
        "~/.local/share/bash-completion/completions/summit-tui",
    )
    made.add_argument("shell", choices=("bash", "zsh", "fish"), help="your shell")
    made.add_argument("-h", "--help", action="help", help="show this help and exit")
    shell = made.parse_args(arguments).shell
    main_parser, words, orders = parser(), " ".join(commands), " ".join(NAMES)
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
    script = shtab.complete(main_parser, shell, preamble=preamble.get(shell, ""))
    flags = " ".join(name for action in _options() for name in action.option_strings)
    write(f"{_WITH_CHECK[shell](script, flags)}\n")
    if shell == "fish":
        write(f"complete -c summit-tui -n '__fish_seen_subcommand_from send' -f -a '{orders}'\n")
    return Exit.OK


def _options() -> Iterator[argparse.Action]:
    """The options of `check`, the one further command with many of its own."""
    return (action for action in check_parser()._actions if action.option_strings)


def _in_bash(script: str, flags: str) -> str:
    known = "_shtab_summit_tui"
    ours = (
        '_summit_tui() { local word="${COMP_WORDS[COMP_CWORD]}"; '
        'if [[ "${COMP_WORDS[1]}" = check && "$word" = -* ]]; then '
        f"COMPREPLY=($(compgen -W '{flags}' -- \"$word\")); "
        f'else {known} "$@"; fi; }}\n'
    )
    before, ending, after = script.rpartition("complete -o bashdefault -F ")
    return f"{before}{ours}{ending}{after.replace(known, '_summit_tui', 1)}"


def _in_zsh(script: str, flags: str) -> str:
    known = "_shtab_summit_tui"
    ours = (
        '_summit_tui() { if [[ "${words[2]}" = check && "${words[CURRENT]}" = -* ]]; '
        f'then compadd -- {flags}; else {known} "$@"; fi }}\n'
    )
    before, ending, after = script.rpartition("typeset -A opt_args")
    return f"{before}{ours}{ending}{after.replace(known, '_summit_tui')}"


def _in_fish(script: str, _: str) -> str:
    lines = [script]
    for action in _options():
        names = " ".join(
            f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
            for name in action.option_strings
        )
        choices = f" -x -a '{' '.join(action.choices)}'" if action.choices else ""
        needs = " -r" if action.nargs is None and not choices else ""
        lines.append(
            f"complete -c summit-tui -n '__fish_seen_subcommand_from check' {names}{choices}{needs}"
        )
    return "\n".join(lines)


_WITH_CHECK = {"bash": _in_bash, "zsh": _in_zsh, "fish": _in_fish}
