"""The present slide in the person's own editor, and the talk that comes of it."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from textual.app import SuspendNotSupported

from summit_tui.editor import edited, refusal
from summit_tui.reload import reread
from summit_tui.stage.renew import renewed
from summit_tui.stage.talk import Talk


def edited_in(suspended: Callable[[], AbstractContextManager[None]], talk: Talk) -> Talk:
    """Return the talk after its present slide was edited while the stage is `suspended`."""
    words = talk.look.words
    note = refusal(talk.story.origin, words)
    if not note:
        path, fault = talk.deck.path, talk.faults.get(talk.deck.path)
        # Who is told of a fault goes there; the slide may stand on another line by now.
        place = fault.problems[0].place if fault else talk.deck.slides[talk.at.slide].place_of()
        try:
            with suspended():
                note = edited(path, place.line, os.environ, words)
        except SuspendNotSupported:
            note = words.no_edit_here
        # At once, and also where nobody watches: who has just edited wants to see it.
        if found := reread(path, None if fault else talk.deck.source):
            talk = renewed(talk, found)
    return replace(talk, note=note, typed="")
