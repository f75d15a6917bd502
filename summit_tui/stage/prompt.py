"""The row at the foot of a slide in which something is typed: what each key makes of it.

Pure.  While a prompt is open, keys belong to it and step nothing; Ctrl+C alone still quits.
"""

from dataclasses import replace
from typing import assert_never

from summit_tui.stage.seek import sought_in
from summit_tui.stage.talk import Talk


def opened(talk: Talk) -> Talk:
    """Return the talk with an empty prompt for a search."""
    sought = sought_in(talk.deck, talk.look.words)
    return replace(talk, asks="search", sought=sought, typed="", note="")


def pressed(talk: Talk, key: str, character: str | None) -> Talk | None:
    """Return the talk after a key, by Textual's name, or None where no prompt is open for it."""
    if key == "ctrl+c":
        return None
    match talk.asks:
        case "":
            return None
        case "search":
            return _searching(talk, key, character)
    assert_never(talk.asks)


def pasted(talk: Talk, text: str) -> Talk:
    """Return the talk after a paste; only a search takes one."""
    if talk.asks != "search" or talk.sought is None:
        return talk
    return replace(talk, sought=talk.sought.typed(talk.sought.wanted + text))


def _searching(talk: Talk, key: str, character: str | None) -> Talk:
    sought = talk.sought
    assert sought is not None
    match key:
        case "enter":
            return _entered(talk)
        case "escape":
            return talk.closed()
        case "backspace" | "ctrl+h":
            # Taking back more than there is leaves the prompt, as in vi and less.
            if not sought.wanted:
                return talk.closed()
            return replace(talk, sought=sought.typed(sought.wanted[:-1]))
        case "ctrl+u":
            return replace(talk, sought=sought.typed(""))
        case _ if character is not None and character.isprintable():
            return replace(talk, sought=sought.typed(sought.wanted + character))
        case _:
            return talk


def _entered(talk: Talk) -> Talk:
    """Go to the first hit at the present place or after it, or say that there is none."""
    sought = talk.sought
    if sought is None or not sought.needle:
        return talk.closed()
    if not sought.found:
        note = talk.look.words.no_match.format(word=sought.wanted.strip())
        return replace(talk.closed(), note=note)
    return talk.at_hit(sought.first(talk.at))
