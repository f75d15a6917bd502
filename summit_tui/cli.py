"""The command line: chooses a front end and imports it then.

Content goes to stdout, everything else to stderr; every way out has a code of `Exit`.
"""

import argparse
import errno
import io
import locale
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import Literal, NoReturn, TextIO
from zoneinfo import ZoneInfo

from summit_tui import __version__
from summit_tui.clean import one_line
from summit_tui.deck import Deck
from summit_tui.load import STDIN
from summit_tui.position import Position
from summit_tui.problems import DeckError, SummitError, report, shown
from summit_tui.story import Story, fits, open_story
from summit_tui.words import LANGUAGES, Words, words_for


class Exit(IntEnum):
    """Exit codes."""

    OK = 0
    """All went well."""
    DECK = 1
    """The deck has faults; all are told on stderr."""
    USAGE = 2
    """The command line is wrong."""
    MISSING = 3
    """There is no such file."""
    OUTPUT = 74
    """What was to be said could not be written (EX_IOERR of sysexits.h)."""
    INTERRUPTED = 130
    """Ctrl+C."""


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
  cat talk.yaml | summit-tui -   a deck from a pipe

further commands:
  summit-tui schema              the JSON Schema of decks, for your editor
  summit-tui completion SHELL    tab completion for bash, zsh or fish

On the stage, ? shows all keys; in the text mode, h lists all commands.
"""


class UsageError(SummitError):
    """A wrong command line."""


def _usage(message: str) -> UsageError:
    return UsageError(f"summit-tui: {one_line(message)}; `summit-tui --help` shows all options")


class _Parser(argparse.ArgumentParser):
    """Ends with our own error: one sentence that says where help is."""

    def error(self, message: str) -> NoReturn:
        raise _usage(message)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the main command."""
    made = _Parser(
        prog="summit-tui",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,  # argparse would not notice that its help cannot be written
    )
    made.add_argument(
        "deck",
        nargs="?",
        metavar="DECK",
        help="a deck file in YAML; `-` reads standard input; "
        "`talk` finds talk.de.yaml or talk.en.yaml by your language",
    )
    made.add_argument(
        "--text",
        action="store_true",
        help="line by line, without a screen (also SUMMIT_TEXT=1 or ACCESSIBLE=1)",
    )
    made.add_argument(
        "--lang", metavar="LANG", help=f"language, such as {' or '.join(sorted(LANGUAGES))}"
    )
    made.add_argument("--at", metavar="SLIDE", help="begin at a slide: number, id, part of title")
    made.add_argument(
        "--width", type=int, metavar="N", help="longest line of --text, such as 40 for braille"
    )
    made.add_argument("--version", action="store_true", help="show the version and exit")
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    return made


def main(arguments: Sequence[str]) -> int:
    """Run with `arguments`, without the program's name; return an exit code."""
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except DeckError as error:
        _say(report(error))
        return Exit.MISSING if error.missing else Exit.DECK
    except UsageError as error:
        _say(str(error))
        return Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.OK  # who reads has seen enough
    except OSError as error:
        _drop_stdout()
        _say(f"summit-tui: cannot write: {(error.strerror or str(error)).lower()}")
        return Exit.OUTPUT


def _run(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    options = parser().parse_args(arguments)
    if options.help or options.version:
        _write(parser().format_help() if options.help else f"summit-tui {__version__}\n")
        return Exit.OK
    return _tell(options)


def _write(text: str) -> None:
    """Write to stdout.  Raises `OSError`, also where stdout was closed before the start."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.write(text)


def _drop_stdout() -> None:
    """Keep Python from trying again, with a traceback, what could not be written."""
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.close(nothing)


def _say(text: str) -> None:
    """Write a line to stderr, where there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def _is_terminal(stream: TextIO | None) -> bool:
    """True for a terminal; a stream that was closed before the start is None."""
    return stream is not None and stream.isatty()


# --- telling a story ----------------------------------------------------------------------------


def _tell(options: argparse.Namespace) -> int:
    if options.width is not None and not 8 <= options.width <= 1000:
        raise _usage(f"--width is {options.width}; expected 8 to 1000")
    lang = options.lang.replace("_", "-") if options.lang else None
    stdin = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    story = open_story(options.deck, _wanted(lang), asked=lang, stdin=stdin)
    forced = _forced_words(lang, story)
    if options.deck == STDIN and _is_terminal(sys.stdout):
        _keys_from_terminal()
    start = Position(_slide(story.deck, options.at))
    screen = _is_terminal(sys.stdin) and _is_terminal(sys.stdout)
    if screen and not _wants_text(options):
        return _stage(story, forced, start)
    return _text(options, story, forced, start)


def _forced_words(lang: str | None, story: Story) -> Words | None:
    """The interface's words where --lang asks for a language in which the story is not told."""
    if lang is None or any(fits(tag, lang) for tag in story):
        return None
    words = words_for(lang)
    if words.code != lang.split("-")[0].casefold():
        known = ", ".join(f"{code} ({LANGUAGES[code].name})" for code in sorted(LANGUAGES))
        raise _usage(f"--lang {shown(lang)} is not spoken here; expected one of {known}")
    return words


def _wanted(lang: str | None) -> list[str]:
    """The languages that the person reads, best first: --lang, then the locale's."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    first = next((value for name in names if (value := os.environ.get(name))), "")
    tags = [lang or "", *os.environ.get("LANGUAGE", "").split(":"), first]
    if not any(tags) and sys.platform == "win32":
        tags.append(locale.getlocale()[0] or "")
    cleaned = (tag.split(".")[0].split("@")[0].replace("_", "-") for tag in tags)
    return [tag for tag in cleaned if tag not in ("", "C", "POSIX")]


def _slide(deck: Deck, wanted: str | None) -> int:
    """Return the slide, from 0, that --at names, or end with a usage error."""
    found = [0] if wanted is None else list(deck.slides_for(wanted))
    if wanted is None or len(found) == 1:
        return found[0]
    slides = [deck.slides[i] for i in found[:5]] or list(deck.slides[:5])
    names = ", ".join(shown(slide.id) for slide in slides)
    expected = f"expected one of {names}"
    if not found:
        last = len(deck.slides)
        expected = f"expected a number from 1 to {last}, part of a title, or an id such as {names}"
    raise _usage(f"--at {shown(wanted)} fits {len(found) or 'no'} slides; {expected}")


def _wants_text(options: argparse.Namespace) -> bool:
    asked = (os.environ.get(name, "") for name in ("SUMMIT_TEXT", "ACCESSIBLE"))
    return (
        options.text
        or any(value.casefold() not in ("", "0", "false", "no") for value in asked)
        or os.environ.get("TERM") in ("dumb", "", None)
    )


def _keys_from_terminal() -> None:
    """Take keys from the terminal after a deck came through standard input."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)


def _signs() -> Literal["unicode", "ascii"]:
    """The signs that the terminal can show: old consoles have few."""
    old = os.environ.get("TERM", "").startswith(("linux", "vt", "cons"))
    encoding = (sys.stdout.encoding or "").casefold() if sys.stdout is not None else ""
    return "ascii" if old or not encoding.startswith("utf") else "unicode"


def _zones(deck: Deck) -> list[ZoneInfo]:
    """The zones that can be shown: the event's, the deck's further ones, the viewer's."""
    from summit_tui.dates import local_zone  # deferred: Babel, only for decks with times

    if deck.zone is None:
        return []
    zones = [deck.zone, *deck.zones]
    mine = local_zone()
    return zones if mine is None or mine in zones else [*zones, mine]


def _stage(story: Story, forced: Words | None, start: Position) -> int:
    # Deferred: Textual takes ten times as long to import as all the rest.
    from summit_tui.draw.glyphs import GLYPHS
    from summit_tui.draw.look import Look
    from summit_tui.stage.run import run_stage
    from summit_tui.stage.talk import Talk
    from summit_tui.timeline import timeline_of

    # An empty NO_COLOR means nothing (no-color.org), but Textual would count it as set.
    colours = not os.environ.get("NO_COLOR")
    # Textual would believe these rather than the terminal, and not notice when it is resized.
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        os.environ.pop(name, None)
    deck = story.deck
    words = forced or words_for(deck.language)
    talk = Talk(
        story=story,
        language=story.language,
        deck=deck,
        timeline=timeline_of(deck),
        outline=deck.outline(),
        look=Look(words=words, zone=deck.zone, glyphs=GLYPHS[_signs()]),
        forced=forced,
        zones=_zones(deck),
        at=start,
    )
    return run_stage(talk, colours=colours, errors=sys.stderr)


def _text(options: argparse.Namespace, story: Story, forced: Words | None, start: Position) -> int:
    # Deferred: the stage needs none of it.
    from summit_tui.conversation import telling_of
    from summit_tui.streams import streams_of
    from summit_tui.textmode import run, tell

    telling = telling_of(story, story.language, words=forced, start=start)
    streams = streams_of(0, 1, sys.stdout.encoding if sys.stdout is not None else "utf-8")
    # Only who asks for the text mode, or has nothing better, is asked for commands.
    asks = _wants_text(options) and not (options.deck == STDIN and not streams.typed)
    return (run if asks else tell)(telling, streams, width=options.width)


# --- further commands ---------------------------------------------------------------------------


def _schema(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] not in ("-h", "--help"):
        raise _usage(f"schema takes no {shown(arguments[0])}")
    if arguments:
        _write("usage: summit-tui schema\n\nPrints the JSON Schema of deck files.\n")
        return Exit.OK
    _write(Path(__file__).with_name("deck.schema.json").read_text(encoding="utf-8"))
    return Exit.OK


def _completion(arguments: Sequence[str]) -> int:
    import shtab  # deferred: only for this command

    made = _Parser(
        prog="summit-tui completion",
        description="Prints a script that completes summit-tui's options with the Tab key.",
        epilog="bash: summit-tui completion bash > "
        "~/.local/share/bash-completion/completions/summit-tui",
    )
    made.add_argument("shell", choices=("bash", "zsh", "fish"), help="your shell")
    main_parser, words = parser(), " ".join(COMMANDS)
    for action in main_parser._actions:
        if action.dest == "deck":
            # The library reads this attribute: what each shell calls for the first word.
            action.complete = {  # type: ignore[attr-defined]
                "bash": "_summit_tui_decks",
                "zsh": "_summit_tui_decks",
                "fish": f"{words} (__fish_complete_path (commandline -ct))",
            }
    preamble = {
        "bash": f'_summit_tui_decks() {{ compgen -W \'{words}\' -- "$1"; compgen -f -- "$1"; }}',
        "zsh": "_summit_tui_decks() { _alternative "
        f"'commands:command:({words})' 'decks:deck:_files'; }}",
    }
    shell = made.parse_args(arguments).shell
    _write(shtab.complete(main_parser, shell, preamble=preamble.get(shell, "")) + "\n")
    return Exit.OK


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "schema": _schema,
    "completion": _completion,
}
"""Further commands by the word that comes first; a deck of that name is ``./schema``."""
