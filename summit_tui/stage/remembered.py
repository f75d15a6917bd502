"""What is remembered of a talk on the stage, and the offer to go on with one that broke off.

Pure, as `talk` is.
"""

from dataclasses import replace

from summit_tui.keymap import Keymap
from summit_tui.keynames import key_name
from summit_tui.memory import Lost, Memory, seen_at
from summit_tui.stage.talk import Talk
from summit_tui.way import bookmark_of, place_of


def memory_of(talk: Talk, now: float, *, left: bool) -> Memory:
    """Return what is to be remembered of a talk at `now`, in seconds since 1970.

    `left` is True where a person has ended it.  The place is that of the audience, also where the
    speaker looks ahead.
    """
    zone = talk.look.zone
    own = zone is None or zone == talk.deck.zone
    return Memory(
        at=bookmark_of(talk.deck, talk.audience().at),
        marks=talk.way.marks,
        zone=None if own else str(zone),
        clock=talk.clock,
        seen=seen_at(now, left=left),
        left=left,
    )


def offering(talk: Talk, lost: Lost, keymap: Keymap) -> Talk:
    """Return a talk that begins, and that says how to go on with the one that broke off.

    That is a jump from there to the beginning, which can be returned from.
    """
    place = place_of(talk.deck, lost.at)
    key = _key_back(keymap)
    if place is None or not key:
        return talk
    words = talk.look.words
    note = words.timing.broke_off.format(n=place.slide + 1, key=key_name(key, words))
    return replace(talk, way=talk.way.left(lost.at), jumped=True, lost=lost, note=note)


def _key_back(keymap: Keymap) -> str:
    """The key that returns from a jump; empty where none does."""
    found = keymap.by_key.get("backspace")
    if found and found.id == "back":
        return "backspace"
    return next((key for c in keymap.commands if c.id == "return" for key in c.keys), "")
