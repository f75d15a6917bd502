"""The command line: chooses a front end and imports it then.

Content goes to stdout, everything else to stderr; every way out has a code of `Exit`.
"""

from summit_tui.cli.exits import Exit
from summit_tui.cli.options import parser
from summit_tui.cli.run import main

__all__ = ["Exit", "main", "parser"]
