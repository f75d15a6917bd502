"""A stage that follows another one of the same deck: it shows what that one's audience sees.

It may be in another language, or size, or theme.  When the first stage has gone it waits, and is
with it again soon after it has come back.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace

from summit_tui.live.card import Card, LiveError, Lost
from summit_tui.live.client import Link
from summit_tui.session import State, newest
from summit_tui.stage.served import Stage, others_of
from summit_tui.stage.steer import followed

LOOK_EVERY = 0.25
"""Seconds between two looks for a stage that has gone."""


class Follower:
    """Follows until `end`."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._link: Link | None = None
        self._state: State | None = None
        self._waits: asyncio.TimerHandle | None = None
        self._ended = False

    async def begin(self) -> None:
        self._look()
        if self._link is None:
            self._says(self._stage.talk.look.words.live.waits)

    def told(self) -> None:
        """Nobody is told: who follows has nothing to say."""

    def end(self, *, ended: bool) -> None:  # noqa: ARG002 - nobody is told that, either
        self._ended = True
        if self._waits is not None:
            self._waits.cancel()
        self._drop()

    def _look(self) -> None:
        """Join the newest stage that leads; where none is, look again soon."""
        self._waits = None
        if self._ended:
            return
        with suppress(LiveError):
            self._join(next(iter(others_of(self._stage.talk)), None))
        if self._link is None:
            loop = asyncio.get_running_loop()
            self._waits = loop.call_later(LOOK_EVERY, self._look)

    def _join(self, card: Card | None) -> None:
        if card is None:
            return
        link = Link.to(card, LOOK_EVERY)
        self._link, again = link, self._state is not None
        self._state = None
        asyncio.get_running_loop().add_reader(link.fileno(), self._hear)
        words = self._stage.talk.look.words.live
        self._says(words.back if again else words.joined)

    def _hear(self) -> None:
        if self._link is None:
            return
        try:
            said = self._link.heard()
        except Lost:
            self._drop()
            ended = self._state is not None and self._state.mode == "end"
            words = self._stage.talk.look.words.live
            self._says(words.ended if ended else words.gone)
            self._look()
            return
        for state in said:
            self._state = newest(self._state, state if isinstance(state, State) else None)
        if said and self._state is not None:
            talk = self._stage.talk
            there = followed(talk, self._state)
            if there != talk:
                self._stage.shows(there)

    def _says(self, note: str) -> None:
        talk = self._stage.talk
        self._stage.shows(replace(talk, note=note))

    def _drop(self) -> None:
        if self._link is not None:
            asyncio.get_running_loop().remove_reader(self._link.fileno())
            self._link.close()
            self._link = None
