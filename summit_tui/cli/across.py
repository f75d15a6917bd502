"""From the stage to the text mode and back: the same place and clock, and what was chosen."""

from dataclasses import replace

from summit_tui.stage.talk import Talk
from summit_tui.story import Story
from summit_tui.telling import Telling, telling_of
from summit_tui.voice import Manner


def telling_from(talk: Talk, before: Telling | None, manner: Manner) -> Telling:
    """Return the telling that goes on where `talk` is.

    `before` is that of the text mode when it was left last: its detail and its search go on.
    """
    manner = before.voice.manner if before else manner
    telling = telling_of(talk.story, talk.language, words=talk.forced, start=talk.at, manner=manner)
    zone = talk.look.zone
    voice = telling.voice
    voice = replace(voice, zone=next((z for z in talk.zones if z == zone), voice.zone))
    if before:
        telling = replace(
            telling,
            speaker=before.speaker,
        )
    return replace(
        telling,
        voice=voice,
        way=talk.way,
        clock=talk.clock,
        entered=None,
        lost=talk.lost,
        origin=talk.story.origin,
        sought=before.sought if before else "",
        greeted=before.greeted if before else False,
    )


def talk_from(talk: Talk, telling: Telling) -> Talk:
    """Return `talk` gone on where `telling` is, with nothing open."""
    story = telling.decks if isinstance(telling.decks, Story) else talk.story
    talk = replace(talk, story=story, overview=None, asks="")
    talk = talk.holding(telling.language, telling.deck, telling.at)
    zone = telling.voice.zone
    look = replace(talk.look, zone=zone if zone in talk.zones else talk.look.zone)
    look = replace(look, manner=telling.voice.manner)
    return replace(
        talk,
        look=look,
        way=telling.way,
        clock=telling.clock,
        lost=telling.lost,
        scroll=0,
        stepped=True,
        jumped=False,
        typed="",
        note="",
        blank=False,
        playing=False,
    )
