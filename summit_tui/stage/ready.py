"""The step ahead: drawn while nobody does anything, so that a key only has to show it."""

import asyncio
from collections.abc import Callable

from summit_tui.draw.frame import Frame
from summit_tui.position import Next
from summit_tui.stage.pictures import takes_time
from summit_tui.stage.talk import Talk

REST = 0.03
"""Seconds without a new frame after which nobody is in a hurry: a held key comes more often."""


class Ready:
    """Has the frame ready that follows the one on the screen."""

    def __init__(self, prepare: Callable[[Frame], None]) -> None:
        """`prepare` makes of a frame whatever showing it takes."""
        self._prepare = prepare
        self._waiting: asyncio.TimerHandle | None = None
        self._of: tuple[Talk, int, int] | None = None
        """What was drawn ahead, and for which size."""
        self._made: tuple[Talk, Frame] | None = None

    def drawn(self, talk: Talk, width: int, height: int) -> tuple[Talk, Frame]:
        """Return what `Talk.drawn` does, which may have been done already."""
        if self._made and self._of == (talk, width, height):
            return self._made
        return talk.drawn(width, height)

    def follow(self, talk: Talk, width: int, height: int) -> None:
        """Draw soon what comes after `talk`, unless something else comes first."""
        if self._waiting:
            self._waiting.cancel()
        loop = asyncio.get_running_loop()
        self._waiting = loop.call_later(REST, self._ahead, talk, width, height)

    def _ahead(self, talk: Talk, width: int, height: int) -> None:
        self._waiting = self._of = self._made = None
        if talk.blank or talk.held or talk.asks:
            return
        ahead = talk.went(Next())
        # A picture looks otherwise once it is decoded; `Darkroom` has those ready.
        if ahead.at == talk.at or takes_time(ahead.deck.slides[ahead.at.slide]):
            return
        self._of, self._made = (ahead, width, height), ahead.drawn(width, height)
        self._prepare(self._made[1])
