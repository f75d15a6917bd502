"""The steps ahead and back: drawn while nobody does anything, so that a key need only show one."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from summit_tui.draw.frame import Frame
from summit_tui.position import Back, Next
from summit_tui.stage.pictures import takes_time
from summit_tui.stage.talk import Talk
from summit_tui.timekeeping import STOPPED
from summit_tui.way import START

REST = 0.03
"""Seconds without a new frame after which nobody is in a hurry: a held key comes more often."""
AT_ONCE = 0.002
"""Seconds for which a key may have to wait for what is done at once."""


class Ready:
    """Has the frames ready that follow the one on the screen, and that come before it."""

    def __init__(self, prepare: Callable[[Frame], Iterable[None]]) -> None:
        """`prepare` makes of a frame whatever showing it takes, a little with each value."""
        self._prepare = prepare
        self._waiting: asyncio.TimerHandle | None = None
        self._made: list[tuple[Talk, Talk, Frame]] = []
        """Frames with what they are of, before and after it was drawn."""
        self._size = (0, 0)
        """Theirs."""

    @property
    def busy(self) -> bool:
        """True until all is ready."""
        return self._waiting is not None

    def drawn(self, talk: Talk, width: int, height: int) -> tuple[Talk, Frame]:
        """Return what `Talk.drawn` does, which may have been done already."""
        looks = _looks(talk)
        for of, after, frame in self._made if self._size == (width, height) else ():
            if of == looks:
                return replace(talk, scroll=after.scroll, stepped=False, seeking=False), frame
        return talk.drawn(width, height)

    def follow(self, talk: Talk, width: int, height: int) -> None:
        """Draw soon what comes beside `talk`, unless something else comes first."""
        self._size = (width, height)
        self._wait(REST, self._ahead(talk, width, height))

    def _wait(self, seconds: float, rest: Iterator[None]) -> None:
        if self._waiting:
            self._waiting.cancel()
        loop = asyncio.get_running_loop()
        self._waiting = loop.call_later(seconds, self._go_on, rest)

    def _go_on(self, rest: Iterator[None]) -> None:
        """Do a little of the rest, and let keys be answered before more is done."""
        self._waiting = None
        until = time.perf_counter() + AT_ONCE
        for _ in rest:
            if time.perf_counter() > until:
                self._wait(0, rest)
                return

    def _ahead(self, talk: Talk, width: int, height: int) -> Iterator[None]:
        self._made = []
        if talk.blank or talk.held or talk.asks:
            return
        for move in (Next(), Back()):
            beside = talk.went(move)
            # A picture looks otherwise once it is decoded; `Darkroom` has those ready.
            if beside.at == talk.at or takes_time(beside.deck.slides[beside.at.slide]):
                continue
            after, frame = beside.drawn(width, height)
            yield
            yield from self._prepare(frame)
            self._made.append((_looks(beside), after, frame))


def _looks(talk: Talk) -> Talk:
    """Return `talk` without what no frame of a slide shows."""
    if talk.asks or talk.held:
        return talk
    return replace(talk, way=START, clock=STOPPED, jumped=False, lost=None, playing=False)
