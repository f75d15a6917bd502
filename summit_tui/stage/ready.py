"""The steps ahead and back: drawn while nobody does anything, so that a key need only show one."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from summit_tui.draw.frame import Frame
from summit_tui.position import Back, Next
from summit_tui.stage.pictures import Darkroom, StagePictures
from summit_tui.stage.talk import Talk
from summit_tui.timekeeping import STOPPED
from summit_tui.way import START

REST = 0.03
"""Seconds without a new frame after which nobody is in a hurry: a held key comes more often."""
AT_ONCE = 0.002
"""Seconds for which a key may have to wait for what is done at once."""


class Ready:
    """Has the frames ready that follow the one on the screen, and that come before it."""

    def __init__(
        self,
        prepare: Callable[[Frame], Iterable[None]],
        pictures: StagePictures,
        darkroom: Darkroom,
    ) -> None:
        """`prepare` makes of a frame whatever showing it takes, a little with each value;
        `darkroom` has `pictures` ready first.
        """
        self._prepare = prepare
        self._pictures = pictures
        self._darkroom = darkroom
        self._waiting: asyncio.TimerHandle | None = None
        self._made: list[tuple[object, Talk, Frame]] = []
        """Frames with all that they depend on, and the talk after each was drawn."""

    @property
    def busy(self) -> bool:
        """True until all is ready."""
        return self._waiting is not None

    def drawn(self, talk: Talk, width: int, height: int) -> tuple[Talk, Frame]:
        """Return what `Talk.drawn` does, which may have been done already."""
        looks = self._looks(talk, width, height) if self._made else None
        for made in self._made:
            of, after, frame = made
            if of == looks:
                # Once: what is drawn again may look otherwise.
                self._made.remove(made)
                return replace(talk, scroll=after.scroll, stepped=False, seeking=False), frame
        return talk.drawn(width, height)

    def follow(self, talk: Talk, width: int, height: int) -> None:
        """Draw soon what comes beside `talk`, unless something else comes first."""
        self._wait(REST, self._ahead(talk, width, height))

    def _wait(self, seconds: float, rest: Iterator[None]) -> None:
        if self._waiting:
            self._waiting.cancel()
        loop = asyncio.get_running_loop()
        self._waiting = loop.call_later(seconds, self._go_on, rest)

    def _go_on(self, rest: Iterator[None]) -> None:
        """Do a little of the rest, and let keys be answered before more is done."""
        self._waiting = None
        if self._darkroom.busy:
            self._wait(REST, rest)
            return
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
            looks = self._looks(beside, width, height)
            if beside.at == talk.at or looks is None:
                continue
            after, frame = beside.drawn(width, height)
            yield
            yield from self._prepare(frame)
            # It may have been drawn without a picture that is not kept any more.
            if not self._pictures.wanting:
                self._made.append((looks, after, frame))

    def _looks(self, talk: Talk, width: int, height: int) -> object:
        """Return what the frame of `talk` depends on; None where that cannot be told."""
        pictures = self._pictures.looks(talk.deck.slides[talk.at.slide])
        if pictures is None or talk.asks or talk.held:
            return None
        shown = replace(talk, way=START, clock=STOPPED, jumped=False, lost=None, playing=False)
        return shown, pictures, width, height
