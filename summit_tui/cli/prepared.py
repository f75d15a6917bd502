"""What the front ends begin with: the interface's words, the talk or the telling of a story."""

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from summit_tui.cli.begin import Beginning
from summit_tui.cli.configure import InForce
from summit_tui.cli.exits import usage
from summit_tui.cli.surroundings import has_screen
from summit_tui.deck import Deck
from summit_tui.in_force import Settings, manner_of
from summit_tui.problems import shown
from summit_tui.settings import ACCESSIBLE, END, LANGUAGE, NOTES, TEXT
from summit_tui.story import Story, fits
from summit_tui.words import LANGUAGES, Words, words_for

if TYPE_CHECKING:
    from summit_tui.stage.talk import Talk
    from summit_tui.telling import Telling


def forced_words(settings: Settings, story: Story) -> Words | None:
    """The interface's words where a language is asked for in which the story is not told.

    A flag that nobody can follow is a mistake; a setting for all stories is followed where it can.
    """
    lang = settings[LANGUAGE]
    if lang is None or any(fits(tag, lang) for tag in story):
        return None
    words = words_for(lang)
    if words.code != lang.split("-")[0].casefold():
        if settings.source(LANGUAGE).kind != "flag":
            return None
        known = ", ".join(f"{code} ({LANGUAGES[code].name})" for code in sorted(LANGUAGES))
        raise usage(f"--lang {shown(lang)} is not spoken here; expected one of {known}")
    return words


def wants_text(settings: Settings) -> bool:
    """True for the text mode; who asks for the accessible stage by its flag gets that instead."""
    stage = settings[ACCESSIBLE] and settings.source(ACCESSIBLE).kind == "flag"
    if stage and settings.source(TEXT).kind != "flag":
        return not has_screen()
    return settings[TEXT] or not has_screen()


def zones_of(deck: Deck) -> list[ZoneInfo]:
    """The zones that can be shown: the event's, the deck's further ones, the viewer's."""
    from summit_tui.dates import local_zone  # deferred: Babel, only for decks with times

    if deck.zone is None:
        return []
    zones = [deck.zone, *deck.zones]
    mine = local_zone()
    return zones if mine is None or mine in zones else [*zones, mine]


def terminal_for(found: InForce) -> None:
    """Prepare what Textual finds in the environment as it is imported."""
    if found.settings[ACCESSIBLE]:
        # Readers inside the terminal do not know the keys of kitty's protocol.
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    # Textual would believe these rather than the terminal, and not notice when it is resized.
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        os.environ.pop(name, None)


def talk_of(story: Story, found: InForce, forced: Words | None, begin: Beginning) -> "Talk":
    """Return the talk as the stage begins it."""
    # Deferred: what draws takes longer to load than all that the text mode needs.
    from summit_tui.cli.staging import talk_for
    from summit_tui.stage.remembered import offering

    talk = talk_for(story, found, forced, begin, zones_of(story.deck))
    if begin.lost:
        talk = offering(talk, begin.lost, found.config.keymap)
    if begin.pace:
        words = talk.look.words
        talk = replace(talk, pace=begin.pace, playing=True, note=talk.note or words.playing)
    return talk


def telling_at(
    settings: Settings, story: Story, forced: Words | None, begin: Beginning
) -> "Telling":
    """Return the telling as the text mode begins it."""
    from summit_tui.telling import telling_of  # deferred: the stage needs none of it

    manner = manner_of(settings)
    telling = telling_of(story, story.language, words=forced, start=begin.at, manner=manner)
    return replace(
        telling,
        way=begin.way,
        origin=story.origin,
        speaker=settings[NOTES],
        now=time.time,
        clock=begin.clock,
        entered=begin.clock.elapsed(time.time()),
        end=settings[END],
    )
