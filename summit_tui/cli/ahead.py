"""The first slide of a large deck, shown while the slides behind it are still to be read.

Nothing is traded for it: all slides are read before anything else can be seen, and their faults are
told as those of a small deck are.
"""

import argparse
import sys
import time
from dataclasses import replace

from summit_tui import warmstart
from summit_tui.cli.begin import Beginning, first_beginning
from summit_tui.cli.configure import InForce
from summit_tui.cli.exits import UsageError, is_terminal
from summit_tui.cli.play import pace_for
from summit_tui.cli.prepared import forced_words, talk_of, telling_at, terminal_for, wants_text
from summit_tui.cli.surroundings import wanted_languages
from summit_tui.deck import Deck
from summit_tui.files import STDIN
from summit_tui.in_force import Settings
from summit_tui.opening import NoOpening, opening_of
from summit_tui.problems import DeckError
from summit_tui.settings import LANGUAGE, NOTES, SINGLE_KEY, WIDTH
from summit_tui.story import Story, open_story
from summit_tui.words import Words


def shown_ahead(options: argparse.Namespace, found: InForce) -> Deck | None:
    """Show the first slide of a large deck while the others are still to be read.

    Returns what is known of the deck then; None where nothing was shown, as where the start is not
    the usual one.  A fault in the slides behind is told as ever: what is said to stderr gives the
    terminal back first.
    """
    settings = found.settings
    lang = settings[LANGUAGE]
    elsewhere = options.deck in (None, STDIN) or options.at is not None or options.resume
    led = options.follow or settings[NOTES] or settings[SINGLE_KEY]
    screen = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    if elsewhere or led or not screen or warmstart.shown():
        return None
    try:
        if pace_for(options):
            return None
        story = open_story(options.deck, wanted_languages(lang), asked=lang, read=opening_of)
        forced = forced_words(settings, story)
    except (NoOpening, DeckError, UsageError):
        return None
    begin = first_beginning(story, time.time())
    if begin is None:
        return None
    if wants_text(settings):
        _say_first(settings, story, forced, begin)
    else:
        _paint_first(story, found, forced, begin)
    return story.deck if warmstart.shown() else None


def _paint_first(
    story: Story,
    found: InForce,
    forced: Words | None,
    begin: Beginning,
) -> None:
    terminal_for(found)
    # Deferred: the text mode needs none of it.
    from summit_tui.cli.staging import preferences_for
    from summit_tui.stage.first import paint_ahead
    from summit_tui.stage.run import asks

    preferences = preferences_for(found)
    if not asks(preferences):
        paint_ahead(talk_of(story, found, forced, begin), preferences)


def _say_first(settings: Settings, story: Story, forced: Words | None, begin: Beginning) -> None:
    from summit_tui.streams import streams_of  # deferred: the stage needs none of it
    from summit_tui.textmode import INTERRUPTED, run

    if sys.stdout.encoding.casefold() != "utf-8":
        return
    said: list[str] = []
    streams = replace(streams_of(0, 1, "utf-8"), write=said.append, read=lambda: None)
    telling = telling_at(settings, story, forced, begin)
    if run(telling, streams, width=settings[WIDTH]) == INTERRUPTED:
        raise KeyboardInterrupt
    warmstart.say_ahead(said[0])
