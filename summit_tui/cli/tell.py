"""Telling a story: its language, its first slide, and the front end that suits the terminal."""

import argparse
import gc
import io
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from summit_tui import warmstart
from summit_tui.cli.ahead import shown_ahead
from summit_tui.cli.begin import Beginning, beginning
from summit_tui.cli.configure import InForce
from summit_tui.cli.exits import is_terminal, say, usage
from summit_tui.cli.play import pace_for, refuse_pace
from summit_tui.cli.prepared import (
    forced_words,
    talk_of,
    telling_at,
    terminal_for,
    wants_text,
    zones_of,
)
from summit_tui.cli.record import recorder_for
from summit_tui.cli.surroundings import (
    has_screen,
    keys_from_terminal,
    wanted_languages,
)
from summit_tui.deck import Deck
from summit_tui.files import STDIN
from summit_tui.folders import state_folder
from summit_tui.in_force import Settings, manner_of
from summit_tui.memory import STORIES
from summit_tui.opening import holds
from summit_tui.position import Position
from summit_tui.problems import shown
from summit_tui.settings import (
    CACHE,
    END,
    GAP,
    LANGUAGE,
    NOTES,
    RELOAD,
    SINGLE_KEY,
    WIDTH,
)
from summit_tui.story import BUILT_IN, Story, open_story
from summit_tui.words import Words, words_for

if TYPE_CHECKING:
    from summit_tui.stage.run import Left
    from summit_tui.stage.talk import Talk
    from summit_tui.streams import Streams
    from summit_tui.telling import Telling


def tell_story(options: argparse.Namespace, found: InForce, *, name: str = BUILT_IN) -> int:
    """Tell the deck that `options` name, else the story `name` that comes with the program."""
    settings = found.settings
    lang = settings[LANGUAGE]
    stdin = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    opening = shown_ahead(options, found)
    story = open_story(options.deck, wanted_languages(lang), asked=lang, stdin=stdin, name=name)
    gc.freeze()  # what was read stays: to look through ten thousand slides takes 70 ms each time
    if opening and not holds(opening, story.deck):
        warmstart.forget()
    forced = forced_words(settings, story)
    if options.deck == STDIN and is_terminal(sys.stdout):
        keys_from_terminal()
    words = forced or words_for(story.deck.language)
    at = Position(_slide(story.deck, options.at)) if options.at is not None else None
    pace = pace_for(options)
    screen = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    if not screen or wants_text(settings):
        refuse_pace(options)
        if options.follow:
            raise usage("--follow is for a stage; `summit-tui console --text` follows by ear")
    if options.follow and pace:
        raise usage("--follow goes where another stage goes; expected it without a pace")
    begin = beginning(
        options.deck, story, words, at=at, resume=options.resume, now=time.time(), name=name
    )
    begin = replace(begin, pace=pace, loop=options.loop, lost=None if pace else begin.lost)
    recorder = recorder_for(options, story)
    begin = replace(begin, record=recorder.note if recorder else None)
    code = _told(options, found, story, forced, begin, screen=screen)
    if not code and keeps_first(options, settings, begin):
        warmstart.keep(apart=str(state_folder() / STORIES))
    if begin.keeper and begin.keeper.fault:
        say(f"summit-tui: cannot remember where you were: {begin.keeper.fault}")
    if recorder:
        from summit_tui.cli.rehearse import after_talk  # deferred: few talks are recorded

        after_talk(options, recorder, story, settings, words, code)
    return code


def keeps_first(options: argparse.Namespace, settings: Settings, begin: Beginning) -> bool:
    """True if the next start like this one shows first what this one has shown.

    What comes from elsewhere is another the next time: a pipe, a talk that is followed, gone on
    with, recorded or timed.
    """
    elsewhere = options.deck == STDIN or options.follow or options.resume
    return settings[CACHE] and not (elsewhere or settings[NOTES] or begin.lost or begin.record)


def _slide(deck: Deck, wanted: str) -> int:
    """Return the slide, from 0, that --at names, or end with a usage error."""
    found = list(deck.slides_for(wanted))
    if len(found) == 1:
        return found[0]
    slides = [deck.slides[i] for i in found[:5]] or list(deck.slides[:5])
    names = ", ".join(shown(slide.id) for slide in slides)
    expected = f"expected one of {names}"
    if not found:
        last = len(deck.slides)
        expected = f"expected a number from 1 to {last}, part of a title, or an id such as {names}"
    raise usage(f"--at {shown(wanted)} fits {len(found) or 'no'} slides; {expected}")


def _told(
    options: argparse.Namespace,
    found: InForce,
    story: Story,
    forced: Words | None,
    begin: Beginning,
    *,
    screen: bool,
) -> int:
    """Tell the story on the stage or in lines, and as often as wished go over to the other."""
    stage = screen and not wants_text(found.settings)
    telling: Telling | None = None
    talk: Talk | None = None
    ahead = ""
    while True:
        if stage:
            left = _stage(options, story, found, forced, begin, talk, telling)
            if not left.for_text:
                return left.code
            from summit_tui.cli.across import telling_from  # deferred: Textual is there by now

            manner = manner_of(found.settings)
            talk, telling, ahead = left.talk, telling_from(left.talk, telling, manner), left.ahead
        else:
            gone: list[Telling] = []
            leave = gone.append if screen and has_screen() else None
            code = _text(options, found.settings, story, forced, begin, telling, ahead, leave)
            if not gone:
                return code
            telling = gone[0]
        stage = not stage


def _stage(
    options: argparse.Namespace,
    story: Story,
    found: InForce,
    forced: Words | None,
    begin: Beginning,
    talk: "Talk | None",
    telling: "Telling | None",
) -> "Left":
    """Show the stage: where `talk` or `telling` has come to, else where the story begins."""
    terminal_for(found)
    gc.disable()  # as in `__main__`; the stage enables it when all is imported
    # Deferred: Textual takes ten times as long to import as all the rest.
    from summit_tui.cli.across import talk_from
    from summit_tui.cli.staging import preferences_for
    from summit_tui.stage.run import run_stage

    if talk is None:
        talk = talk_of(story, found, forced, begin)
    if telling:
        talk = talk_from(talk, telling)
    preferences = replace(preferences_for(found), follow=options.follow)
    # Who follows leaves the place to the stage that leads.
    keep = None if options.follow else begin.keep
    return run_stage(talk, preferences, errors=sys.stderr, keep=keep, record=begin.record)


def _text(
    options: argparse.Namespace,
    settings: Settings,
    story: Story,
    forced: Words | None,
    begin: Beginning,
    telling: "Telling | None",
    ahead: str,
    leave: "Callable[[Telling], None] | None",
) -> int:
    """Tell in lines: on from `telling`, which comes from the stage, else from the beginning."""
    # Deferred: the stage needs none of it.
    from summit_tui.answers import warning_lines
    from summit_tui.by_the_clock import offering
    from summit_tui.signs import sentence
    from summit_tui.streams import streams_of
    from summit_tui.textmode import tell

    encoding = sys.stdout.encoding if sys.stdout is not None else "utf-8"
    streams = streams_of(0, 1, encoding, ahead=ahead)
    if telling is not None:
        telling = replace(telling, speaker=telling.speaker or settings[NOTES])
        telling = replace(telling, now=time.time, end=settings[END])
        if not telling.greeted:
            streams.write(f"{sentence(telling.voice.words.text_mode)}\n")
        return _conversed(telling, streams, settings, begin, ahead, leave)
    if not settings[SINGLE_KEY] and encoding.casefold() == "utf-8":
        streams = replace(streams, write=warmstart.first_said(streams.write))
    telling = telling_at(settings, story, forced, begin)
    if begin.lost and streams.typed:
        telling = offering(telling, begin.lost)
    if zone := begin.zone_of(zones_of(story.deck) if begin.zone else []):
        telling = replace(telling, voice=replace(telling.voice, zone=zone))
    if begin.note:
        say(f"summit-tui: {begin.note}")
    if telling.speaker:
        for line in warning_lines(telling.deck, telling.voice.words):
            say(f"summit-tui: {line}")
    # Only who asks for the text mode, or has nothing better, is asked for commands.
    asks = wants_text(settings) and not (options.deck == STDIN and not streams.typed)
    if not asks:
        return tell(telling, streams, width=settings[WIDTH])
    return _conversed(telling, streams, settings, begin, "", leave)


def _conversed(
    telling: "Telling",
    streams: "Streams",
    settings: Settings,
    begin: Beginning,
    ahead: str,
    leave: "Callable[[Telling], None] | None",
) -> int:
    """Answer what is typed, line by line or key by key; `ahead` was typed already."""
    # Deferred: the stage needs none of it.
    from summit_tui.cli.typing import typed_streams
    from summit_tui.textmode import run

    with ExitStack() as until_left:
        streams = typed_streams(streams, settings, until_left, ahead=ahead)
        return run(
            telling,
            streams,
            width=settings[WIDTH],
            keep=begin.keep,
            record=begin.record,
            reload=settings[RELOAD],
            gap=settings[GAP],
            leave=leave,
        )
