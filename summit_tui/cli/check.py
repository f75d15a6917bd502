"""``summit-tui check``: what is wrong with decks, for people, editors and CI."""

import io
import os
import re
import sys
import time
from collections.abc import Sequence

from summit_tui.cli.exits import Exit, is_terminal, say, usage, write
from summit_tui.cli.options import Parser
from summit_tui.files import STDIN
from summit_tui.load import translations
from summit_tui.problems import nearest, shown
from summit_tui.rules import RULES
from summit_tui.streams import spelled

SMALLEST, LARGEST = 10, 1000
"""Columns and rows of the screens that --size may name."""
PATIENCE = 1.0
"""Seconds without a word before the progress is shown."""
BETWEEN = 0.1
"""Seconds between two lines of the progress."""
BAR = 24
"""Cells of the progress bar."""

DESCRIPTION = """\
Says what is wrong with decks: all that keeps them from being told, and what
rules find in words, times, links, pictures, translations and on the screen.
Hidden slides are checked too, and a story's other languages are compared.
"""
EXAMPLES = """\
examples:
  summit-tui check talk.yaml               one deck, at 80x24 and 120x36
  summit-tui check talk                    the story in all its languages
  summit-tui check talk.yaml --size 60x20  the projector in the small hall
  summit-tui check *.yaml --format github  in a workflow of GitHub Actions
  summit-tui check --rules                 all rules
  summit-tui check --explain overflow      one rule: why, and how to mend it

A rule is switched off for a deck with `check: {off: [overflow]}`, for a line
with the comment `# check: off overflow` at its end or on the line above.

exit codes: 0 nothing found, or warnings alone; 1 errors, or, with --strict,
anything; 2 a wrong command line; 3 no such file.
"""


def check(arguments: Sequence[str]) -> int:
    """Run ``summit-tui check``."""
    made = check_parser()
    options = made.parse_args(arguments)
    if options.help:
        write(made.format_help())
        return Exit.OK
    if options.rules or options.explain:
        return _tell_rules(options.explain)
    if not options.decks:
        raise usage("check needs the name of a deck, or --rules")
    sizes = [_size(text) for text in options.size or ()]
    # Deferred: drawing takes a quarter of a second to import.
    from summit_tui.check.examine import SIZES, Finding, examine
    from summit_tui.check.report import FORMATS, on_screen, summary

    found: list[Finding] = []
    missing = False
    paths = _paths(options.decks)
    stdin = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    with _Progress(whole=len(paths)) as progress:
        for number, path in enumerate(paths):
            progress.begin(number, path)
            examined = examine(path, sizes=sizes or SIZES, stdin=stdin, progress=progress)
            found += examined.findings
            missing = missing or examined.missing
    told = FORMATS[options.format]
    if options.format == "text" and is_terminal(sys.stdout):
        told = on_screen
    encoding = sys.stdout.encoding if sys.stdout is not None else "utf-8"
    write(spelled(told(found), encoding))
    say(summary(found, len(paths)))
    if missing:
        return Exit.MISSING
    wrong = found if options.strict else [one for one in found if one.severity == "error"]
    return Exit.DECK if wrong else Exit.OK


def check_parser() -> Parser:
    """Return the parser of ``summit-tui check``."""
    made = Parser(
        prog="summit-tui check",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    made.add_argument(
        "decks",
        nargs="*",
        metavar="DECK",
        help="a deck file; `-` reads standard input; `talk` stands for talk.de.yaml, "
        "talk.en.yaml ...",
    )
    made.add_argument(
        "--size",
        action="append",
        metavar="80x24",
        help="columns and rows of a screen that slides are to fit; may be given again",
    )
    made.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="how to tell what is found",
    )
    made.add_argument("--strict", action="store_true", help="let warnings count as errors")
    made.add_argument("--rules", action="store_true", help="list all rules")
    made.add_argument("--explain", metavar="RULE", help="say why a rule is there")
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    return made


def _tell_rules(name: str | None) -> int:
    from summit_tui.check.report import explained, rules_table  # deferred as above

    if name is not None and name not in RULES:
        hint = nearest(name, RULES)
        raise usage(f"there is no rule {shown(name)}; expected one that --rules lists{hint}")
    write(rules_table() if name is None else explained(name))
    return Exit.OK


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,4})[x×](\d{1,4})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SMALLEST <= cells <= LARGEST for cells in size):
        raise usage(
            f"--size is {shown(text)}; expected columns and rows such as 80x24, each "
            f"{SMALLEST} to {LARGEST}"
        )
    return size


def _paths(names: Sequence[str]) -> list[str]:
    """Return the files that are meant: a name without ending may stand for several languages."""
    paths: list[str] = []
    for name in names:
        several = [] if name == STDIN or os.path.exists(name) else translations(name).values()
        paths += several or [name]
    return list(dict.fromkeys(paths))


class _Progress:
    """A line on stderr that grows, where that is a terminal and people would begin to wonder."""

    def __init__(self, *, whole: int) -> None:
        self._whole = whole
        self._done = 0
        self._path = ""
        self._shows = is_terminal(sys.stderr)
        self._next = time.monotonic() + PATIENCE
        self._written = 0

    def begin(self, done: int, path: str) -> None:
        """Go on to the deck `path` after `done` others."""
        self._done, self._path = done, path

    def __call__(self, slides: int, all_slides: int) -> None:
        if not self._shows or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + BETWEEN
        share = (self._done + slides / all_slides) / self._whole
        filled = int(share * BAR)
        text = f"[{'#' * filled}{'.' * (BAR - filled)}] {share:4.0%} {shown(self._path)}"
        self._write(text)

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text}{' ' * (self._written - len(text))}")
        sys.stderr.flush()
        self._written = len(text)

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._written:
            self._write("")
            sys.stderr.write("\r")
