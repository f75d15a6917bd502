"""The entrance: which command is meant, and the exit code of every way out."""

import sys
from collections.abc import Sequence

from summit_tui import __version__
from summit_tui.cli.configure import SettingsError, in_force
from summit_tui.cli.exits import Exit, UsageError, drop_stdout, say, write
from summit_tui.cli.further import COMMANDS
from summit_tui.cli.options import parser
from summit_tui.cli.tell import tell_story
from summit_tui.problems import DeckError, report


def main(arguments: Sequence[str]) -> int:
    """Run with `arguments`, without the program's name; return an exit code."""
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except DeckError as error:
        say(report(error))
        return Exit.MISSING if error.missing else Exit.DECK
    except SettingsError as error:
        say(str(error))
        return Exit.MISSING if error.missing else Exit.USAGE
    except UsageError as error:
        say(str(error))
        return Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.OK  # who reads has seen enough
    except OSError as error:
        drop_stdout()
        say(f"summit-tui: cannot write: {(error.strerror or str(error)).lower()}")
        return Exit.OUTPUT


def _run(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    options = parser().parse_args(arguments)
    if options.help or options.version:
        write(parser().format_help() if options.help else f"summit-tui {__version__}\n")
        return Exit.OK
    return tell_story(options, in_force(options))
