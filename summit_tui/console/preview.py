"""Slides in little on a desk, each drawn once as long as it stays what it is."""

from dataclasses import replace
from typing import Final

from summit_tui.console.board import Board
from summit_tui.deck import Deck
from summit_tui.draw.desk import Preview, in_words
from summit_tui.draw.frame import Frame
from summit_tui.draw.slide import draw
from summit_tui.position import Position
from summit_tui.stage.talk import Talk

KEPT: Final = 16
"""Slides that are kept as they were drawn."""


class Previews:
    """What was drawn last: the clock of a desk ticks, and its slides need not be drawn for that."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[Position, int, int, int | None], Frame] = {}
        self._of: Talk | None = None
        """The talk for which they were drawn."""

    def forget(self) -> None:
        """Draw anew what is asked for, as after a picture has come."""
        self._of = None

    def of(self, board: Board) -> Preview:
        """Return what draws the slides of `board`."""
        talk, seat = board.talk, board.seat
        if self._of is None or self._of.deck is not talk.deck or self._of.look != talk.look:
            self._drawn, self._of = {}, talk

        def preview(at: Position, width: int, height: int) -> Frame:
            point = seat.point if at == seat.shown else None
            key = (at, width, height, point)
            if key not in self._drawn:
                if len(self._drawn) >= KEPT:
                    self._drawn.clear()
                self._drawn[key] = _slide(talk, at, width, height, point)
            return self._drawn[key]

        return preview


def _slide(talk: Talk, at: Position, width: int, height: int, point: int | None) -> Frame:
    """A slide as it is drawn in little, where something is new scrolled to that."""
    look = talk.look

    def drawn(deck: Deck, scroll: int = 0) -> Frame:
        parts = deck.slides[at.slide].body.parts
        pointed = parts[point].block if point is not None and point < len(parts) else None
        own = replace(look, pointed=pointed)
        return draw(deck, talk.timeline, at, width, height, own, scroll=scroll)

    deck = talk.deck
    frame = drawn(deck)
    if frame.below or frame.above:
        deck = in_words(deck, at.slide, look.words)
        frame = drawn(deck)
    return drawn(deck, frame.scroll_to_new) if frame.scroll_to_new else frame
