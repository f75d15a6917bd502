"""A talk as it begins on a stage or at a desk, and how a person wishes to see it.

Imported only where one of them is shown: what draws takes longer to load than all the rest.
"""

import os
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from summit_tui.cli.begin import Beginning
from summit_tui.cli.configure import InForce
from summit_tui.cli.looks import all_themes
from summit_tui.cli.surroundings import links_for, signs
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.in_force import DEFAULT, manner_of
from summit_tui.settings import (
    ACCESSIBLE,
    BIG,
    COLOR,
    GRAPHICS,
    LIVE,
    PICTURE,
    PLAIN,
    REDUCED_MOTION,
    RELOAD,
    THEME,
    TITLE,
    TRANSITION,
)
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.talk import Talk
from summit_tui.story import Story
from summit_tui.timeline import timeline_of
from summit_tui.voice import interface
from summit_tui.words import Words


def talk_for(
    story: Story,
    found: InForce,
    forced: Words | None,
    begin: Beginning,
    zones: Sequence[ZoneInfo],
) -> Talk:
    """Return the talk of `story` as it begins; `zones` are those that can be shown."""
    plain = found.settings[ACCESSIBLE] or found.settings[PLAIN]
    deck = story.deck
    return Talk(
        story=story,
        language=story.language,
        deck=deck,
        timeline=timeline_of(deck),
        outline=deck.outline(),
        look=Look(
            words=interface(deck, forced),
            zone=begin.zone_of(zones) or deck.zone,
            glyphs=GLYPHS["plain" if plain else signs()],
            links="spelled" if plain else links_for(os.environ),
            plain=plain,
            big=found.settings[BIG],
            manner=manner_of(found.settings),
        ),
        forced=forced,
        zones=zones,
        at=begin.at,
        way=begin.way,
        clock=begin.clock,
        note=begin.note,
        loop=begin.loop,
    )


def preferences_for(found: InForce) -> Preferences:
    """Return what a person has set, as the stage wants to know it."""
    settings = found.settings
    strict = settings[ACCESSIBLE]
    return Preferences(
        themes=all_themes(settings[THEME]),
        colours=settings[COLOR],
        theme=settings[THEME],
        keymap=found.config.keymap,
        graphics=settings[GRAPHICS],
        picture=settings[PICTURE],
        reduced_motion=settings[REDUCED_MOTION],
        transition=settings[TRANSITION],
        reload=settings[RELOAD],
        live=settings[LIVE],
        strict=strict,
        # In yasr a title is three seconds of speech before each slide.
        title=settings[TITLE] and not (strict and settings.source(TITLE) == DEFAULT),
    )
