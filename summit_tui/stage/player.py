"""The one timer of a talk that plays by itself."""

from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

from summit_tui.stage.talk import Talk


class SetTimer(Protocol):
    """As Textual's `set_timer`."""

    def __call__(self, delay: float, callback: Callable[[], None]) -> Timer: ...


class Player:
    """Waits while a place stays, then says so."""

    def __init__(self, set_timer: SetTimer, stayed: Callable[[], None]) -> None:
        """`stayed` is called each time that the present place has stayed long enough."""
        self._set_timer = set_timer
        self._stayed = stayed
        self._timer: Timer | None = None

    def follow(self, talk: Talk) -> None:
        """Wait anew for `talk`, from now on; for one that does not play, wait no more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if talk.playing:
            self._timer = self._set_timer(talk.stay(), self._stayed)
