"""The terminal's title: where the talk is, for the window's list, a task bar, a screen reader.

Set by OSC 2 and ended by BEL, as every terminal knows it.  The title before is put on the
terminal's stack (XTWINOPS 22 and 23) and taken back at the end; terminals without one get an empty
title, in place of which they show their own.
"""

from collections.abc import Mapping

from summit_tui.clean import one_line
from summit_tui.stage.talk import Talk

LONGEST = 200
"""Letters of a title."""
_PUSH, _POP = "\x1b[22;2t", "\x1b[23;2t"


def has_title(environment: Mapping[str, str]) -> bool:
    """False for consoles without a window, some of which would show the letters of a title."""
    return not environment.get("TERM", "dumb").startswith(("linux", "vt", "cons", "dumb"))


def title_of(talk: Talk) -> str:
    """Return ``Talks – Slide 2 of 5 – Day in Alaska``."""
    slides, words = talk.deck.slides, talk.look.words
    here = slides[talk.at.slide].title
    place = words.slide_of.format(n=talk.at.slide + 1, m=len(slides))
    names = (here, place, talk.deck.title if talk.deck.title != here else "")
    return one_line(" – ".join(filter(None, names)))[:LONGEST]


class TerminalTitle:
    """What was sent last."""

    def __init__(self) -> None:
        self._sent = ""

    def now(self, talk: Talk) -> str:
        """Return what makes the title that of `talk`; empty where it is so."""
        title, before = title_of(talk), self._sent
        self._sent = title
        return "" if title == before else f"{'' if before else _PUSH}{_set(title)}"

    def ended(self) -> str:
        """Return what gives the title back."""
        before, self._sent = self._sent, ""
        return f"{_set('')}{_POP}" if before else ""


def _set(title: str) -> str:
    return f"\x1b]2;{title}\x07"
