"""The speaker's desk by ear: the text mode, with a stage that it follows and drives.

What is said stands in `deskside`; here it meets the streams and the connection.  While a person
thinks, what the stage tells is taken in, and a stage that has gone is looked for; nothing of it is
said before the next answer, but for the marks before the end, where they are switched on.

Loads quickly, as the text mode does.
"""

import select
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Final

from summit_tui.conversation import prompt
from summit_tui.deck import Deck
from summit_tui.desk import MARKS as MINUTES
from summit_tui.desk import desk_of, heard, next_mark, obeyed, parted, renewed, seat_at
from summit_tui.deskside import Said, Sitting, at_desk, greeting, mark_line, news, refused
from summit_tui.live.card import LiveError, Lost
from summit_tui.live.client import Link
from summit_tui.problems import DeckError
from summit_tui.session import Do, Order, State, ToSlide, digest_of
from summit_tui.streams import Streams
from summit_tui.telling import Answer, Telling
from summit_tui.values import dataclass

LOOK_EVERY: Final = 0.5
"""Seconds between two looks for a stage, where none is followed."""
LONGEST: Final = 60.0
"""Seconds of the longest wait for anything."""
PATIENCE: Final = 2.0
"""Seconds in which a stage has to answer a command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stage that can be followed."""

    link: Link
    telling: Telling | None = None
    """Its story, where that is another than is told at the desk."""


class TextDesk:
    """A desk that is heard."""

    def __init__(self, telling: Telling, find: Callable[[], Found | None], source: int) -> None:
        """`find` returns a stage to follow; what is typed comes from the file `source`."""
        self._find = find
        self._source = source
        self._telling = telling
        self._deck = telling.deck
        self._link: Link | None = None
        self._sitting = Sitting(seat=seat_at(telling.at))
        self._known: dict[str, bool] = {}
        """Whether a digest is that of a deck of the story."""
        self._left: float | None = None
        """Seconds to the end when that was looked at last."""
        self._write: Callable[[str], object] = lambda _: None

    def begun(self, streams: Streams) -> Telling:
        """Look for a stage, say whether there is one, and return where the telling begins."""
        self._write = streams.write
        self._look()
        if self._link is not None:
            self._await_state()
        self._sitting, line = greeting(
            self._sitting, self._telling.deck.title, self._telling.voice.words
        )
        streams.write(f"{line}\n")
        self._telling = self._timed(replace(self._telling, at=self._sitting.seat.at))
        return self._telling

    def respond(self, telling: Telling, typed: str) -> Answer:
        """Answer a line, as `textmode.run` asks for it."""
        self._take(telling)
        self._hear()
        if self._telling.deck is not telling.deck:  # a stage with another story was found
            telling = replace(self._telling, greeted=True)
        self._sitting, telling, lines = news(self._sitting, telling)
        telling = self._timed(telling)
        now, today = time.time(), time.localtime()
        said = at_desk(self._sitting, telling, typed, now, (today.tm_hour, today.tm_min))
        self._sitting = said.sitting
        answer = self._done(said, telling)
        if said.orders and not any(isinstance(order, ToSlide) for order in said.orders):
            # What the stage does by itself may lead somewhere else.
            self._sitting, there, more = news(self._sitting, answer.telling)
            answer = replace(answer, telling=self._timed(there), lines=(*answer.lines, *more))
        self._telling, self._deck = answer.telling, answer.telling.deck
        return replace(answer, lines=(*lines, *answer.lines))

    @property
    def follows(self) -> bool:
        """True while a stage is followed, and has been heard."""
        return self._sitting.seat.link == "together"

    def idle(self) -> None:
        """Return when there is something to read; until then, follow the stage."""
        self._mark()
        while not self.look_around(self._wait()):
            pass

    def look_around(self, seconds: float) -> bool:
        """See to the stage for at most so many `seconds`; True if there is something to read."""
        link = self._link
        watched = [self._source] if link is None else [self._source, link.fileno()]
        ready, _, _ = select.select(watched, [], [], seconds)
        if link is not None and link.fileno() in ready:
            self._hear()
        if self._source in ready:
            return True
        if self._link is None:
            self._look()
        self._mark()
        return False

    def close(self) -> None:
        if self._link is not None:
            self._link.close()

    # --- the stage ------------------------------------------------------------------------------

    def _take(self, telling: Telling) -> None:
        """Take over a deck that was saved meanwhile."""
        if telling.deck is not self._deck and self._telling.deck is self._deck:
            seat = renewed(self._sitting.seat, self._deck, telling.deck)
            self._sitting = replace(self._sitting, seat=seat)
            self._telling, self._deck = telling, telling.deck
            self._known = {}

    def _look(self) -> None:
        """Follow a stage, if one has come."""
        found = None
        with suppress(LiveError, DeckError):
            found = self._find()
        if found is None:
            return
        self._link = found.link
        if found.telling is not None:
            self._telling, self._deck = found.telling, found.telling.deck
            self._known = {}
            seat = replace(seat_at(found.telling.at), link=self._sitting.seat.link)
            self._sitting = replace(self._sitting, seat=seat)

    def _await_state(self) -> None:
        """Wait a moment for what a stage tells as soon as somebody follows it."""
        deadline = time.monotonic() + PATIENCE
        while self._sitting.seat.link != "together" and self._link is not None:
            left = deadline - time.monotonic()
            if left <= 0 or not self._link.wait(left):
                return
            self._hear()

    def _hear(self) -> str:
        """Take in what the stage has told; return its last answer to a command, or nothing."""
        answer = ""
        if self._link is None:
            return answer
        try:
            for told in self._link.heard():
                if isinstance(told, State):
                    seat, deck, now = self._sitting.seat, self._deck, time.time()
                    ours = self._is_ours(told.deck)
                    self._sitting = replace(
                        self._sitting, seat=heard(seat, told, deck, now, ours=ours)
                    )
                else:
                    answer = told
        except Lost:
            self._gone()
        return answer

    def _gone(self) -> None:
        self.close()
        self._link = None
        self._sitting = replace(self._sitting, seat=parted(self._sitting.seat))

    def _is_ours(self, digest: str) -> bool:
        if digest not in self._known:
            self._known[digest] = digest in map(_digest, _read(self._telling.decks))
        return self._known[digest]

    def _done(self, said: Said, before: Telling) -> Answer:
        """Do what an answer asks for, and return it, or why it could not be done."""
        answer = said.answer
        for order in said.orders:
            why = self._ask(order)
            if why == "gone" and not isinstance(order, ToSlide) and not _is_clock(order):
                return refused(before, "silent")
            if why == "gone":
                now = time.time()
                seat = obeyed(self._sitting.seat, order, answer.telling.deck, now)
                self._sitting = replace(self._sitting, seat=seat)
            elif why != "done":
                return refused(before, why)
        return replace(answer, telling=self._timed(answer.telling))

    def _ask(self, order: Order) -> str:
        """Send a command and return the answer: a `Reply`, ``silent``, or ``gone`` for no stage."""
        if self._link is None:
            return "gone"
        try:
            self._link.send(order)
        except Lost:
            self._gone()
            return "gone"
        deadline = time.monotonic() + PATIENCE
        while self._link is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                return "silent"
            if self._link.wait(left) and (answer := self._hear()):
                return answer
        return "gone"

    # --- time -----------------------------------------------------------------------------------

    def _timed(self, telling: Telling) -> Telling:
        """Let the telling have the stage's clock."""
        seat = self._sitting.seat
        return replace(telling, now=time.time, clock=seat.clock, entered=seat.arrived)

    def _to_go(self) -> float | None:
        """Seconds to the planned end, while the clock counts and marks are on."""
        seat, telling = self._sitting.seat, self._telling
        if not self._sitting.marks or seat.clock.since is None:
            return None
        desk = desk_of(seat, self._deck, telling.voice, time.time(), (0, 0), telling.end)
        return desk.standing.remaining if desk.standing else None

    def _wait(self) -> float:
        """Seconds until something has to be seen to."""
        left = self._to_go()
        due = None if left is None else next_mark(left)
        return min(
            LOOK_EVERY if self._link is None else LONGEST, LONGEST if due is None else due + 0.01
        )

    def _mark(self) -> None:
        """Say that the end comes near, if a mark was passed since the last look."""
        before, self._left = self._left, self._to_go()
        left = self._left
        if before is None or left is None:
            return
        if any(before > 60 * mark >= left for mark in MINUTES):
            line = mark_line(left, self._telling.voice.words)
            self._write(f"\n{line}\n{prompt(self._telling)}")


def _is_clock(order: Order) -> bool:
    return isinstance(order, Do) and order.what in ("clock-start", "clock-pause", "clock-reset")


def _digest(deck: Deck) -> str:
    return digest_of(deck.source)


def _read(decks: Mapping[str, Deck]) -> list[Deck]:
    """The decks of a story that can be read."""
    found = []
    for language in decks:
        with suppress(DeckError):
            found.append(decks[language])
    return found
