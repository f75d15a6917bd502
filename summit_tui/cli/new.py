"""``summit-tui new``: a first deck to change, with every key explained beside it."""

import argparse
import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from summit_tui.clean import one_line
from summit_tui.cli.configure import in_force
from summit_tui.cli.exits import Exit, say, usage, write
from summit_tui.cli.options import Parser
from summit_tui.cli.surroundings import wanted_languages
from summit_tui.problems import shown
from summit_tui.settings import LANGUAGE
from summit_tui.story import best_language, fits

STARTERS = Path(__file__).parent.with_name("starters")
"""The folder of the starters, ``starter.LANGUAGE.yaml``."""

DESCRIPTION = """\
Writes a deck of a few slides to change into your own. It is a small story in
itself, and a comment beside every key says what it is for.
"""
EXAMPLES = """\
examples:
  summit-tui new talk.yaml             in your language
  summit-tui new talk.yaml --lang de   in German
  summit-tui new talk.de.yaml          the same

Nothing is ever overwritten, and no folder is made.

exit codes: 0 written; 2 a wrong command line, or the file is there already;
3 no such folder; 74 the file could not be written.
"""


def new(arguments: Sequence[str]) -> int:
    """Run ``summit-tui new``."""
    made = Parser(
        prog="summit-tui new",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    made.add_argument(
        "deck", nargs="?", metavar="DECK", help="the file to write, such as talk.yaml"
    )
    made.add_argument("--lang", metavar="LANGUAGE", help="its language: de or en")
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    options = made.parse_args(arguments)
    if options.help:
        write(made.format_help())
        return Exit.OK
    if not options.deck:
        raise usage("new needs the name of the file to write, such as `talk.yaml`")
    path = Path(options.deck)
    if path.suffix not in (".yaml", ".yml"):
        meant = shown(f"{path}.yaml")
        raise usage(f"{shown(options.deck)} has no `.yaml` at its end; did you mean {meant}?")
    starter = STARTERS / f"starter.{_language(options.deck, options.lang)}.yaml"
    text, name = starter.read_bytes(), _word(path)
    return _written(path, text.replace(b"THIS-FILE", name).replace(b"DIESE-DATEI", name))


def _word(path: Path) -> bytes:
    """The name of a file as a comment can hold it."""
    name = path.name
    return name.encode("utf-8", "replace") if name.isprintable() else b"talk.yaml"


def _language(deck: str, asked: str | None) -> str:
    """Return the starter's language: the one asked for, that of the file's name, the person's."""
    known = sorted(path.suffixes[0][1:] for path in STARTERS.glob("starter.*.yaml"))
    if asked is not None:
        if not any(fits(tag, asked) for tag in known):
            raise usage(f"--lang {shown(asked)} has no starter; expected one of {', '.join(known)}")
        return best_language(known, [asked])
    named = Path(deck).suffixes[-2:-1]
    if named and (tag := next((tag for tag in known if fits(tag, named[0][1:])), None)):
        return tag
    options = argparse.Namespace(flags={}, config=None, no_config=False)
    return best_language(known, wanted_languages(in_force(options).settings[LANGUAGE]))


def _written(path: Path, text: bytes) -> int:
    """Write a file that is not there yet, and say what to do with it."""
    try:
        with path.open("xb") as file:
            file.write(text)
    except FileExistsError:
        there = shown(str(path))
        say(f"summit-tui: {there} is there already and stays as it is; name another file")
        return Exit.USAGE
    except FileNotFoundError:
        say(f"summit-tui: there is no folder {shown(str(path.parent))}; make it, or name another")
        return Exit.MISSING
    except (OSError, ValueError) as error:
        code = error.errno if isinstance(error, OSError) else None
        reason = f": {os.strerror(code).lower()}" if code else ""
        say(f"summit-tui: cannot write {shown(str(path))}{reason}")
        return Exit.OUTPUT
    typed = one_line(shlex.quote(str(path)))
    say(f"wrote {shown(str(path))}; show it with: summit-tui {typed}")
    return Exit.OK
