"""The plain look: nothing but words, for a voice and for fingers that read the screen.

No letters made of signs, no rules, frames and pictures; what is more than text is told in the
sentences of the text mode.  A screen reads from top to bottom, and the place is the end of it.
"""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from summit_tui.blocks import Block
from summit_tui.dates import counted
from summit_tui.deck import Deck
from summit_tui.draw.bar import Bar, Status
from summit_tui.draw.frame import Line, Piece, Style, cropped
from summit_tui.draw.look import Look
from summit_tui.draw.wrap import wrap_text
from summit_tui.speak import time_line
from summit_tui.speak_blocks import block_lines
from summit_tui.timeline import Timeline
from summit_tui.voice import Voice
from summit_tui.words import Words

ENOUGH = 8
"""Rows of the lowest screen on which a note has rows of its own, and what is out of sight too."""

_WHEN = Style(role="muted")
_PLACE = Style(role="text", bold=True)
_NOTE = Style(role="accent", bold=True)


def told_rows(block: Block, width: int, look: Look, told: Words) -> list[Line]:
    """Return what a voice says of a block, a sentence below the other, `width` cells wide."""
    return [
        row for line in block_lines(block, _voice(look, told)) for row in wrap_text(line, width)
    ]


def _voice(look: Look, told: Words) -> Voice:
    return Voice(
        words=look.words,
        language=told.code,
        text=told,
        zone=_named(look.zone),
        manner=look.manner,
    )


def _named(zone: tzinfo | None) -> ZoneInfo | None:
    return zone if isinstance(zone, ZoneInfo) else None


def place_rows(slide: int, count: int, width: int, height: int, look: Look, status: Status) -> Bar:
    """Return where `slide`, from 0, stands among all, and below it the note or an empty row.

    On a screen of few rows, `height`, a note takes the place of the place.
    """
    if height < 2:
        return ((), ())
    place = look.words.slide_of.format(n=slide + 1, m=count)
    if height >= ENOUGH:
        note = wrap_text(status.note, width, _NOTE)[-(height // 4) :] or ((),)
        return (cropped((Piece(place, _PLACE),), width), *note), ()
    said = Piece(status.note, _NOTE) if status.note else Piece(place, _PLACE)
    return (cropped((said, Piece(status.hint and f" {status.hint}")), width),), ()


def when_and_where(
    deck: Deck, timeline: Timeline, slide: int, width: int, look: Look, told: Words
) -> tuple[Line, ...]:
    """Return when and where a slide, from 0, takes place, as the text mode says it.

    No voice says ``~`` or a dash between two times, nor what AKDT is.
    """
    return wrap_text(time_line(deck, timeline, slide, _voice(look, told)), width, _WHEN)


def out_of_sight(above: int, below: int, look: Look) -> str:
    """Return in words how many rows are scrolled off; empty for none."""
    words = look.words
    facts = [
        counted(words.more_above, above, words) if above else "",
        counted(words.more_below, below, words) if below else "",
    ]
    return ", ".join(filter(None, facts))
