"""The built-in story as it is to be heard: what its deck says of each slide, and a walk through it.

The content is the deck's own words, as a voice should read their signs: the title, the time and the
place where they change, every text and cell, and of pictures the description, the caption and whose
they are.  What the interface adds, such as "Image" or "16 minutes later", is none of it.
"""

from collections.abc import Iterator
from dataclasses import replace

from summit_tui.blocks import Code, CoreBlock, Picture, Table, plain_text, texts_in, tongue_of
from summit_tui.conversation import prompt
from summit_tui.deck import Deck
from summit_tui.position import Next, Position, moved
from summit_tui.signs import say, say_runs
from summit_tui.speak import time_line
from summit_tui.story import open_story
from summit_tui.telling import telling_of
from summit_tui.timeline import timeline_of
from summit_tui.voice import Manner, Voice, voice_for


def deck_of(language: str) -> Deck:
    """Return the built-in story in a language."""
    return open_story(None, [language]).deck


def content(language: str) -> list[list[str]]:
    """Return for each slide the lines that are to be heard of it, with all its steps."""
    deck = deck_of(language)
    timeline, voice = timeline_of(deck), voice_for(deck)
    brief = replace(voice, manner=Manner(detail="brief"))
    slides, place, origin = [], "", ("", "")
    for number, slide in enumerate(deck.slides):
        lines = [say(slide.title, voice.text), time_line(deck, timeline, number, brief)]
        if slide.place and slide.place.name != place:
            place = slide.place.name
            lines.append(say(place, voice.text))
        for part in slide.body.parts:
            for core in part.block.plain():
                lines += _texts(core, voice.of(tongue_of(core)))
                if isinstance(core, Picture) and (core.credit, core.source) != origin:
                    origin = (core.credit, core.source)
                    lines += (say(text, voice.text) for text in origin if text)
        slides.append([line for line in lines if line])
    return slides


def _texts(core: CoreBlock, voice: Voice) -> Iterator[str]:
    if isinstance(core, Picture) and (core.cover or core.alt):
        yield say(core.cover or core.alt or "", voice.text)
    if isinstance(core, Code):
        yield from core.text.split("\n")
    if isinstance(core, Table):
        for row in (core.columns, *core.rows):
            yield " ".join(say_runs(cell, voice.text) for cell in row if plain_text(cell))
        return
    for runs in texts_in(core):
        yield say_runs(runs, voice.text)
        yield from (say_runs(run.footnote.text, voice.text) for run in runs if run.footnote)


def walk(language: str, *, brief: bool = False) -> list[tuple[int, str]]:
    """Return each step of the story: its slide, from 0, and the prompt that ends its telling."""
    manner = Manner(detail="brief" if brief else "normal")
    telling = telling_of({language: deck_of(language)}, language, manner=manner)
    steps, at = [], Position()
    while True:
        steps.append((at.slide, prompt(replace(telling, at=at)).rstrip()))
        following = moved(at, Next(), telling.deck.outline())
        if following == at:
            return steps
        at = following
