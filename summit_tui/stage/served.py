"""The stage's end of the live channel: it tells where the talk is, and does what is asked of it.

Loaded when the first frame is on the screen: nobody waits for it.  Whatever becomes of the channel,
the talk goes on.
"""

import asyncio
import os
import time
from dataclasses import replace
from typing import Protocol

from summit_tui.commands import COMMANDS, Command
from summit_tui.deck import Deck
from summit_tui.files import STDIN
from summit_tui.live.card import Card, LiveError
from summit_tui.live.folder import runtime_folder, talks_of
from summit_tui.live.server import Server
from summit_tui.session import Do, Order, Reply, State, digest_of
from summit_tui.stage.steer import state_of, steered
from summit_tui.stage.talk import Talk

BY_ID = {command.id: command for command in COMMANDS}


class Stage(Protocol):
    """What the channel needs of its app."""

    @property
    def talk(self) -> Talk: ...

    def becomes(self, talk: Talk) -> None: ...

    def shows(self, talk: Talk) -> None: ...

    def command(self, command: Command) -> None: ...

    def told(self) -> None: ...

    def cleared(self) -> None: ...


def others_of(talk: Talk) -> tuple[Card, ...]:
    """Return the talks of the same story that run, in whatever language.  Raises `LiveError`."""
    return talks_of(runtime_folder(os.environ), talk.story.paths.values())


class Served:
    """Serves one talk until `end`."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._server = Server(self.state, self.obey)
        self._deck: Deck | None = None
        self._digest = ""
        """Of `_deck`."""
        self._ended = False
        self._slide = ""
        """The id of the slide at which the speaker is."""
        self._entered = 0.0
        """What the clock had counted when they came to it."""
        epoch = int(time.time() * 1000)
        self._state = self._present(epoch, 0)
        self.fault = ""
        """Why nobody can follow; empty where they can."""

    async def begin(self) -> None:
        talk = self._stage.talk
        path = talk.story.paths[talk.language]
        try:
            others = await asyncio.to_thread(others_of, talk)
            await self._server.begin(
                runtime_folder(os.environ), path if path == STDIN else os.path.realpath(path)
            )
        except LiveError as error:
            self.fault = str(error)
            return
        talk = self._stage.talk
        if others and not (talk.note or talk.typed or talk.asks):
            self._stage.becomes(replace(talk, note=talk.look.words.live.second))

    def state(self) -> State:
        """Return the present state: another one than before has a higher number."""
        before = self._state
        now = self._present(before.epoch, before.seq)
        if now != before:
            self._state = replace(now, seq=before.seq + 1)
        return self._state

    def _present(self, epoch: int, seq: int) -> State:
        talk = self._stage.talk
        if talk.deck is not self._deck:
            self._deck, self._digest = talk.deck, digest_of(talk.deck.source)
        elapsed = round(talk.clock.elapsed(time.time()), 3)
        slide = talk.deck.slides[talk.at.slide].id
        self._entered = elapsed if slide != self._slide else min(self._entered, elapsed)
        self._slide = slide
        state = state_of(talk, digest=self._digest, epoch=epoch, seq=seq, ended=self._ended)
        return replace(state, entered=self._entered)

    def told(self) -> None:
        """Let everybody know where the talk is now, if that is news."""
        self._server.publish()

    def obey(self, order: Order) -> Reply:
        """Do what somebody asks for; what it changed is known when the answer goes out."""
        stage = self._stage
        reply: Reply = "done"
        stage.cleared()
        match order:
            case Do("quit"):
                # Once the answer has gone out.
                asyncio.get_running_loop().call_soon(stage.command, BY_ID["quit"])
            case Do(what) if what in BY_ID:
                stage.command(BY_ID[what])
            case _:
                talk, reply = steered(stage.talk, order, time.time())
                if talk != stage.talk:
                    stage.becomes(talk)
        stage.told()
        return reply

    def end(self, *, ended: bool) -> None:
        """Serve no more; `ended` tells those who follow that a person has ended the talk."""
        if ended:
            self._ended = True
            self._server.publish()
        self._server.end()
