"""The speaker's desk: which stage it follows, which story it holds, and how it is shown."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from summit_tui.clean import one_line
from summit_tui.cli.begin import Beginning
from summit_tui.cli.configure import InForce, add_settings, in_force
from summit_tui.cli.exits import Exit, is_terminal, usage, write
from summit_tui.cli.options import Parser
from summit_tui.cli.prepared import forced_words, terminal_for, wants_text, zones_of
from summit_tui.cli.running import running
from summit_tui.cli.surroundings import wanted_languages
from summit_tui.files import STDIN
from summit_tui.in_force import manner_of
from summit_tui.live.card import Card
from summit_tui.live.client import Link
from summit_tui.live.folder import runtime_folder, talks
from summit_tui.position import Position
from summit_tui.problems import shown
from summit_tui.settings import END, GAP, LANGUAGE, RELOAD, WIDTH
from summit_tui.signs import sentence
from summit_tui.story import Story, open_story
from summit_tui.streams import line_of, streams_of
from summit_tui.telling import Telling, telling_of
from summit_tui.timekeeping import STOPPED
from summit_tui.words import Words, words_for

DESCRIPTION = """\
The speaker's desk, for a second terminal: notes, what comes next, the clock, and
how the talk stands. It follows the stage that runs on this machine, and drives
it. Without a stage it works by itself and follows one as soon as it starts.
"""
EXAMPLES = """\
examples:
  summit-tui console             follow the stage that runs
  summit-tui console talk.yaml   the stage of this deck, where several run
  summit-tui console --text      the same by ear

In the text mode, h lists all commands.
"""


def console_parser() -> Parser:
    """Return the parser of ``summit-tui console``."""
    made = Parser(
        prog="summit-tui console",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    made.add_argument("deck", nargs="?", metavar="DECK", help="the deck of the stage to follow")
    add_settings(made)
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    return made


def console(arguments: Sequence[str]) -> int:
    """Open the desk; return an exit code."""
    made = console_parser()
    options = made.parse_args(arguments)
    if options.help:
        write(made.format_help())
        return Exit.OK
    if options.deck == STDIN:
        raise usage("console reads no deck from a pipe; expected its file")
    found = in_force(options)
    lang = found.settings[LANGUAGE]
    words = words_for(*wanted_languages(lang))
    here = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    path = options.deck or chosen(running(), words, _asked if here else None)
    story = open_story(path, wanted_languages(lang), asked=lang)
    if here and not wants_text(found.settings):
        return _on_screen(options, found, story)
    return _by_ear(options, found, story)


def chosen(
    cards: Sequence[Card], words: Words, ask: Callable[[str], str | None] | None = None
) -> str | None:
    """Return the path of the talk to follow; None where none runs.

    Of several `ask` lets a person choose: it shows a text and returns a line.  Raises `UsageError`
    where nobody can be asked, or nothing is chosen.
    """
    paths = list(dict.fromkeys(card.path for card in cards if card.path != STDIN))
    if len(paths) < 2:
        return paths[0] if paths else None
    lines = [
        words.desk.talk_line.format(n=n, file=one_line(path)) for n, path in enumerate(paths, 1)
    ]
    number = words.desk.which_number.format(m=len(paths))
    typed = ask("\n".join([sentence(words.desk.which_talk), *lines, f"{number}: "])) if ask else ""
    if typed and typed.strip().isdecimal() and 1 <= int(typed[:9]) <= len(paths):
        return paths[int(typed) - 1]
    listed = ", ".join(map(shown, paths))
    raise usage(f"console follows one of several talks; name its deck, one of {listed}")


def _asked(text: str) -> str | None:
    write(text)
    sys.stdout.flush()
    return line_of(0, bytearray())


def _for(story: Story, cards: Sequence[Card]) -> Card | None:
    """The newest talk of a story, in whatever language."""
    paths = {str(Path(path).resolve()) for path in story.paths.values()}
    return next((card for card in cards if card.path in paths), None)


# --- on the screen ------------------------------------------------------------------------------


def _on_screen(options: argparse.Namespace, found: InForce, story: Story) -> int:
    settings = found.settings
    terminal_for(found)
    # Deferred: Textual takes ten times as long to import as all the rest.
    from summit_tui.cli.staging import preferences_for, talk_for
    from summit_tui.console.app import Found
    from summit_tui.console.board import Board
    from summit_tui.console.run import run_console
    from summit_tui.desk import seat_at
    from summit_tui.stage.talk import Talk

    def talk_of(story: Story) -> Talk:
        forced = forced_words(settings, story)
        begin = Beginning(at=Position(), clock=STOPPED)
        return talk_for(story, found, forced, begin, zones_of(story.deck))

    def find() -> Found | None:
        reached = _reached(options, found, story)
        if reached is None:
            return None
        link, other = reached
        return Found(link=link, talk=talk_of(other) if other else None)

    talk = talk_of(story)
    board = Board(talk=talk, seat=seat_at(talk.at), end=settings[END])
    return run_console(board, preferences_for(found), find, errors=sys.stderr)


def _reached(
    options: argparse.Namespace, found: InForce, story: Story
) -> tuple[Link, Story | None] | None:
    """Return a connection to a stage, and its story where that is another; None for no stage.

    Who has named a deck waits for its stage; who has not follows any.
    """
    card = _for(story, cards := talks(runtime_folder(os.environ)))
    if card is not None:
        return Link.to(card), None
    card = next((card for card in cards if card.path != STDIN), None)
    if options.deck or card is None:
        return None
    other = open_story(card.path, wanted_languages(found.settings[LANGUAGE]))
    return Link.to(card), other


# --- by ear -------------------------------------------------------------------------------------


def _by_ear(options: argparse.Namespace, found: InForce, story: Story) -> int:
    # Deferred: a desk that is seen needs none of it.
    from summit_tui.cli.typing import typed_streams
    from summit_tui.textdesk import Found, TextDesk
    from summit_tui.textmode import run

    settings = found.settings
    encoding = sys.stdout.encoding if sys.stdout is not None else "utf-8"

    def telling_for(story: Story) -> Telling:
        made = telling_of(story, story.language, manner=manner_of(settings))
        return replace(made, speaker=True, origin=story.origin, end=settings[END])

    def find() -> Found | None:
        reached = _reached(options, found, story)
        if reached is None:
            return None
        link, other = reached
        return Found(link=link, telling=telling_for(other) if other else None)

    desk = TextDesk(telling_for(story), find, 0)
    with ExitStack() as until_left:
        until_left.callback(desk.close)
        streams = streams_of(0, 1, encoding, idle=desk.idle)
        telling = desk.begun(streams)
        streams = typed_streams(streams, settings, until_left)
        return run(
            telling,
            streams,
            width=settings[WIDTH],
            reload=settings[RELOAD],
            gap=settings[GAP],
            respond=desk.respond,
        )
