"""The row at the foot of a slide in which something is typed: what each key makes of it.

Pure.  While a prompt is open, keys belong to it and step nothing; Ctrl+C alone still quits.
"""

from dataclasses import replace
from typing import assert_never

from summit_tui.position import GoTo
from summit_tui.stage.finder import STEPS, filtered, stepped
from summit_tui.stage.seek import sought_in
from summit_tui.stage.share import links_of
from summit_tui.stage.talk import Asks, Talk
from summit_tui.way import bookmark_of, place_of, titles_of

DIGITS = frozenset("0123456789")


def opened(talk: Talk, asks: Asks) -> Talk:
    """Return the talk with an empty prompt that `asks`, or with a note where that is no use."""
    talk = replace(talk, typed="", note="")
    match asks:
        case "search":
            return replace(talk, asks=asks, sought=sought_in(talk.deck, talk.look.words))
        case "jump" if not titles_of(talk.way, talk.deck):
            return replace(talk, note=talk.look.words.no_marks)
        case "link":
            return _linked(talk)
        case _:
            return replace(talk, asks=asks)


def pressed(talk: Talk, key: str, character: str | None) -> Talk | None:
    """Return the talk after a key, by Textual's name, or None where no prompt is open for it."""
    if key == "ctrl+c":
        return None
    match talk.asks:
        case "":
            return None
        case "search":
            return _searching(talk, key, character)
        case "overview":
            return _overlooking(talk, key, character)
        case "mark" | "jump":
            return _digit(talk, key)
        case "link":
            return _link(talk, key)
    assert_never(talk.asks)


def pasted(talk: Talk, text: str) -> Talk:
    """Return the talk after a paste; only a search and the overview take one."""
    if talk.asks == "overview" and talk.overview:
        return _filtered(talk, talk.overview.wanted + text)
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


def _overlooking(talk: Talk, key: str, character: str | None) -> Talk:
    """Move the choice, filter, go to the chosen slide, or leave the overview."""
    seen = talk.overview
    assert seen is not None
    match key:
        case "enter" if not seen.slides:
            return talk
        case "enter" if seen.chosen == talk.at.slide:
            return replace(talk, asks="", overview=None)
        case "enter":
            return talk.went(GoTo(seen.chosen))
        case "escape" | "ctrl+u" if seen.wanted:
            return _filtered(talk, "")
        case "backspace" | "ctrl+h" if seen.wanted:
            return _filtered(talk, seen.wanted[:-1])
        case "escape" | "backspace" | "ctrl+h" | "ctrl+p":
            return replace(talk, asks="", overview=None)
        case _ if key in STEPS:
            return replace(talk, overview=stepped(seen, talk.deck, key))
        case _ if character is not None and character.isprintable():
            return _filtered(talk, seen.wanted + character)
        case _:
            return talk


def _filtered(talk: Talk, wanted: str) -> Talk:
    assert talk.overview is not None
    return replace(talk, overview=filtered(talk.overview, talk.deck, talk.look, wanted))


def _digit(talk: Talk, key: str) -> Talk:
    """Set a bookmark or go to one; any key but a digit leaves the prompt."""
    words, deck, marking = talk.look.words, talk.deck, talk.asks == "mark"
    talk = replace(talk, asks="")
    if key not in DIGITS:
        return talk
    number = int(key)
    if marking:
        way = talk.way.marked(number, bookmark_of(deck, talk.at))
        title = deck.slides[talk.at.slide].title
        return replace(talk, way=way, note=words.mark_set.format(n=number, title=title))
    if number not in talk.way.marks:
        return replace(talk, note=words.no_mark.format(n=number))
    place = place_of(deck, talk.way.marks[number])
    if place is None:
        return replace(talk, note=words.mark_gone.format(n=number))
    gone = talk.went(GoTo(place.slide, place.step))
    title = deck.slides[place.slide].title
    return replace(gone, note=words.mark_set.format(n=number, title=title))


def _linked(talk: Talk) -> Talk:
    """Open the slide's one link, or ask which."""
    links = tuple(links_of(talk))
    if not links:
        return replace(talk, note=talk.look.words.no_links)
    if len(links) == 1:
        return replace(talk, opening=links[0][1])
    return replace(talk, asks="link", links=links)


def _link(talk: Talk, key: str) -> Talk:
    """Open a link by its number from 1; any key but a digit leaves the prompt."""
    talk = replace(talk, asks="")
    if key not in DIGITS:
        return talk
    number = int(key)
    if not 1 <= number <= len(talk.links):
        return replace(talk, note=talk.look.words.no_link.format(n=number))
    return replace(talk, opening=talk.links[number - 1][1])


def _entered(talk: Talk) -> Talk:
    """Go to the first hit at the present place or after it, or say that there is none."""
    sought = talk.sought
    if sought is None or not sought.needle:
        return talk.closed()
    if not sought.found:
        note = talk.look.words.no_match.format(word=sought.wanted.strip())
        return replace(talk.closed(), note=note)
    return talk.at_hit(sought.first(talk.at))
