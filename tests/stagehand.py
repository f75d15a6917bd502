"""A stage without a screen, for tests of what follows and drives one: it obeys in a thread."""

import socket
from collections.abc import Callable
from dataclasses import replace
from threading import Thread

from summit_tui.deck import Deck
from summit_tui.live.client import Link
from summit_tui.session import (
    Do,
    Order,
    PointAt,
    Reply,
    Spot,
    State,
    ToSlide,
    digest_of,
    read_order,
    reply_line,
    state_line,
)
from summit_tui.timekeeping import STOPPED, Clock


class Stagehand:
    """Shows the slides of a deck to nobody; a context manager."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.state = State(deck=digest_of(deck.source), epoch=1, at=Spot(slide=deck.slides[0].id))
        self.orders: list[Order] = []
        self._ours, theirs = socket.socketpair()
        self.link = Link(theirs)
        self._thread = Thread(target=self._serve, daemon=True)

    def __enter__(self) -> "Stagehand":
        self._ours.sendall(state_line(self.state))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.goes()

    def goes(self) -> None:
        """Be gone at once, as one that was killed."""
        self._ours.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._ours.close()

    def becomes(self, change: Callable[[State], State]) -> None:
        """Change by itself, as by keys of the stage."""
        self.state = replace(change(self.state), seq=self.state.seq + 1)
        self._ours.sendall(state_line(self.state))

    def _serve(self) -> None:
        with self._ours.makefile("rb") as lines:
            for line in lines:
                order = read_order(line)
                assert order is not None
                self.orders.append(order)
                before, reply = self.state, self._obey(order)
                if self.state != before:
                    self.becomes(lambda state: state)
                self._ours.sendall(reply_line(reply))

    def _obey(self, order: Order) -> Reply:
        state = self.state
        match order:
            case ToSlide(slide, step):
                if self.deck.index_of(slide) is None:
                    return "no-slide"
                spot = Spot(slide=slide, step=step)
                frozen = state.mode == "freeze"
                self.state = replace(state, ahead=spot) if frozen else replace(state, at=spot)
            case Do("freeze") if state.mode == "freeze":
                self.state = replace(state, mode="show", ahead=None)
            case Do("freeze" | "blank" as mode):
                self.state = replace(state, mode=mode, ahead=state.at if mode == "freeze" else None)
            case Do("show"):
                self.state = replace(state, mode="show", at=state.speaker, ahead=None)
            case Do("clock-start"):
                self.state = replace(state, clock=Clock(since=1_000_000.0))
            case Do("clock-reset"):
                self.state = replace(state, clock=STOPPED)
            case PointAt(block):
                self.state = replace(state, point=block)
            case _:
                return "unknown"
        return "done"
