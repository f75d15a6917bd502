"""The options of the main command, and the help that is written for people."""

import argparse
import os
from typing import NoReturn

from summit_tui.cli.configure import add_settings
from summit_tui.cli.exits import usage
from summit_tui.cli.play import add_pace
from summit_tui.cli.record import add_recording

DESCRIPTION = """\
Tells an event in a terminal, slide by slide: with big letters and a bar in the
event's own time, or with --text as plain lines for a screen reader, a braille
line, a pipe or a file. Without DECK it tells its built-in story.
"""
EXAMPLES = """\
examples:
  summit-tui                     the built-in story, in your language
  summit-tui talk.yaml           your own deck
  summit-tui --text talk.yaml    the same, line by line, for ear and braille
  summit-tui talk.yaml | less    the whole deck as text
  summit-tui --at handshake      begin at a slide: its number, id or title
  summit-tui --loop talk.yaml    play by itself, again and again
  summit-tui --resume talk.yaml  go on where you left it
  cat talk.yaml | summit-tui -   a deck from a pipe

further commands:
  summit-tui guide               all that a deck can do, as a deck
  summit-tui new DECK            a first deck of your own, to change
  summit-tui console [DECK]      the speaker's desk, for a second terminal: notes, clock, next
  summit-tui send next           a command to the stage, from a script
  summit-tui status              where the talks are that run
  summit-tui check DECK ...      what is wrong with decks, and how to mend it
  summit-tui rehearsals DECK     what its slides took, against their minutes
  summit-tui schema              the JSON Schema of decks, for your editor
  summit-tui config              what is set, and where; --example shows a file of settings
  summit-tui completion SHELL    tab completion for bash, zsh or fish

On the stage, ? shows all keys; in the text mode, h lists all commands.
T goes over from the stage to the text mode, the command stage back.
"""


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal.

    argparse makes one for each option that it is told of, and asks `shutil` for the width, which
    loads all that packs files: 2 ms and 0.6 MB of every start.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return the width of the terminal, as `shutil.get_terminal_size` finds it."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:  # there is none
        return 80


class Parser(argparse.ArgumentParser):
    """Shows help as it is written, and ends with our own error: one sentence that says where it is.

    argparse would not notice that its own help cannot be written.
    """

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=Help,
            allow_abbrev=False,
            add_help=False,
        )

    def error(self, message: str) -> NoReturn:
        raise usage(message)


GUIDE_DESCRIPTION = """\
Shows all that a deck can do: each slide beside the lines that made it, on the
stage or with --text line by line.
"""


def parser(*, guide: bool = False) -> argparse.ArgumentParser:
    """Return the parser of the main command, or of ``summit-tui guide``, which takes no deck."""
    made = Parser(
        prog="summit-tui guide" if guide else "summit-tui",
        description=GUIDE_DESCRIPTION if guide else DESCRIPTION,
        epilog=None if guide else EXAMPLES,
    )
    made.set_defaults(deck=None)
    if not guide:
        made.add_argument(
            "deck",
            nargs="?",
            metavar="DECK",
            help="a deck file in YAML; `-` reads standard input; "
            "`talk` finds talk.de.yaml or talk.en.yaml by your language",
        )
    made.add_argument("--at", metavar="SLIDE", help="begin at a slide: number, id, part of title")
    made.add_argument(
        "--resume", action="store_true", help="go on where this story was left the last time"
    )
    made.add_argument(
        "--follow",
        action="store_true",
        help="show what another stage of this deck on this machine shows, such as on a second "
        "screen, in another language or size",
    )
    add_pace(made)
    add_recording(made)
    add_settings(made)
    made.add_argument("--version", action="store_true", help="show the version and exit")
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    return made
