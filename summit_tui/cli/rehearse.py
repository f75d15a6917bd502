"""Rehearsals: recording a talk, what several of them say, and minutes for the deck's plan."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summit_tui.clean import one_line
from summit_tui.cli.configure import add_settings, in_force
from summit_tui.cli.exits import Exit, UsageError, is_terminal, say, usage, write
from summit_tui.cli.options import Parser
from summit_tui.cli.record import runs_file
from summit_tui.cli.surroundings import signs, wanted_languages
from summit_tui.deck import Deck
from summit_tui.in_force import Settings
from summit_tui.load import load_deck
from summit_tui.problems import DeckError, report
from summit_tui.recorder import NoLog, Recorder, log_in
from summit_tui.settings import ACCESSIBLE, LANGUAGE, PLAIN, TEXT, WIDTH
from summit_tui.story import Story, open_story
from summit_tui.voice import voice_for
from summit_tui.words import Words, words_for

if TYPE_CHECKING:
    from summit_tui.runs import Run

DESCRIPTION = """\
Shows what each slide took in the rehearsals of a deck, against its minutes. A
rehearsal is a talk that was started with --rehearse.
"""
EXAMPLES = """\
examples:
  summit-tui --rehearse talk.yaml          rehearse, on the stage or with --text
  summit-tui rehearsals talk.yaml          plan, rehearsals and medians
  summit-tui rehearsals talk.yaml --steps  the steps of each slide, too
  summit-tui rehearsals talk.yaml --write  the medians as minutes into the deck
  summit-tui rehearsals talk.yaml --forget

Nothing but the minutes changes in the deck: comments and layout stay as they are.

exit codes: 0 shown, or written; 1 the deck has faults; 2 a wrong command line;
3 no such file; 74 the minutes could not be written.
"""


def after_talk(
    options: argparse.Namespace,
    recorder: Recorder,
    story: Story,
    settings: Settings,
    words: Words,
    code: int,
) -> None:
    """End the recording of a talk that ended with `code`, and show what came of a rehearsal."""
    recorder.end()
    if recorder.fault:
        say(f"summit-tui: cannot write down the times: {recorder.fault}")
    if options.rehearse and code == Exit.OK:
        try:
            deck = load_deck(story.deck.path)  # it may have been edited meanwhile
        except DeckError as error:
            say(report(error))
            return
        _shown(deck, settings, words, steps=False)
        if story.origin == "file":
            _offered(deck, words, unasked=False)


# --- summit-tui rehearsals ----------------------------------------------------------------------


def rehearsals(arguments: Sequence[str]) -> int:
    """Run ``summit-tui rehearsals``."""
    made = Parser(
        prog="summit-tui rehearsals",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    made.add_argument("deck", nargs="?", metavar="DECK", help="a deck file in YAML")
    made.add_argument("--steps", action="store_true", help="show the steps of each slide, too")
    made.add_argument(
        "--write", action="store_true", help="write the medians as minutes into the deck, unasked"
    )
    made.add_argument("--forget", action="store_true", help="forget all rehearsals of this deck")
    add_settings(made, (LANGUAGE, TEXT, WIDTH, PLAIN, ACCESSIBLE))
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    options = made.parse_args(arguments)
    if options.help:
        write(made.format_help())
        return Exit.OK
    settings = in_force(options).settings
    lang = settings[LANGUAGE]
    story = open_story(options.deck, wanted_languages(lang), asked=lang)
    words = words_for(lang or story.deck.language)
    file = runs_file(story.deck)
    if options.forget:
        file.unlink(missing_ok=True)
    _shown(story.deck, settings, words, steps=options.steps)
    if options.write and story.origin != "file":
        raise usage("--write needs a deck of yours: this one is part of the program")
    if story.origin == "file":
        return _offered(story.deck, words, unasked=options.write)
    return Exit.OK


def _shown(deck: Deck, settings: Settings, words: Words, *, steps: bool) -> None:
    """Print what the rehearsals of a deck say: a table for the eye, else sentences."""
    # Deferred: a talk that is not rehearsed needs none of it.
    from summit_tui.rehearsal import rehearsed
    from summit_tui.rehearsal_table import ASCII_BARS, BARS, NARROWEST, table_rows
    from summit_tui.speak_rehearsal import rehearsal_lines, sum_line, title_line

    found, voice = rehearsed(deck, _runs(deck)), voice_for(deck, words=words)
    width = settings[WIDTH] or _columns()
    plainly = settings[TEXT] or settings[PLAIN] or settings[ACCESSIBLE]
    if plainly or not is_terminal(sys.stdout) or width < NARROWEST or not found.whole.runs:
        lines = list(rehearsal_lines(deck, found, voice, steps=steps))
    else:
        bars = BARS if signs() == "unicode" else ASCII_BARS
        rows = table_rows(deck, found, words, width, bars=bars, steps=steps)
        lines = [title_line(deck, found, voice), "", *rows, "", sum_line(found, words)]
    from summit_tui.streams import spelled, wrapped

    encoding = (sys.stdout.encoding if sys.stdout is not None else None) or "utf-8"
    limit = width if is_terminal(sys.stdout) or settings[WIDTH] else None
    for line in lines:
        write("".join(f"{row}\n" for row in wrapped(spelled(line, encoding), limit)))


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80


def _runs(deck: Deck) -> tuple["Run", ...]:
    """The rehearsals of a deck.  Raises `UsageError` where their file holds something else."""
    from summit_tui.runs import read_runs  # deferred, as above

    file = runs_file(deck)
    try:
        return read_runs(log_in(file))
    except (OSError, NoLog) as error:
        why = error.strerror if isinstance(error, OSError) else None
        why = f"cannot be read: {why.lower()}" if why else "found something that is no rehearsal"
        raise UsageError(
            f"summit-tui: {one_line(str(file))}: {why}; "
            "`summit-tui rehearsals DECK --forget` begins anew"
        ) from error


# --- minutes ------------------------------------------------------------------------------------


def _offered(deck: Deck, words: Words, *, unasked: bool) -> int:
    """Write the medians into the deck's file, if a person says yes or has said so before."""
    from summit_tui.cli.minutes import save_minutes  # deferred, as above
    from summit_tui.dates import counted
    from summit_tui.rehearsal import minutes_for, rehearsed
    from summit_tui.streams import wrapped

    told, name = words.rehearsing, Path(deck.path).name
    runs = _runs(deck)
    if not runs:
        return Exit.OK
    minutes = minutes_for(deck, rehearsed(deck, runs))
    if not minutes:
        if unasked:
            write(f"{told.nothing_new.format(file=name)}\n")
        return Exit.OK
    if not unasked:
        if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
            return Exit.OK
        question = counted(told.offer, len(minutes), words, file=name)
        write("\n".join(wrapped(f"{question} {told.yes[0]}/n:", _columns() - 1)) + " ")
        sys.stdout.flush()
        if sys.stdin.readline().strip().casefold() not in told.yes:
            return Exit.OK
    code = save_minutes(deck, minutes)
    if code == Exit.OK:
        write(f"{counted(told.written, len(minutes), words, file=name)}\n")
    return code
