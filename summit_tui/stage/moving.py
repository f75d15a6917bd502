"""What moves on the stage: films in pictures, and the wipe from one slide to the next.

Nothing moves unless another slide has come, as by a key, and any key brings it to rest.  What is
done with a key never waits for it: a wipe is only how a finished frame is shown, and whatever is
painted meanwhile is shown whole.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, TypeAlias

from textual.timer import Timer

from summit_tui.blocks import Picture
from summit_tui.draw.frame import Frame
from summit_tui.draw.look import Depth
from summit_tui.draw.overview import pictures_on
from summit_tui.stage.pictures import StagePictures
from summit_tui.stage.player import SetTimer
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.talk import Talk

WIPE_STEPS = 4
"""Frames of a wipe, the last of which is the slide itself."""
WIPE_STEP = 0.03
"""Seconds between two of them."""


Moves: TypeAlias = Literal["film", "wipe"]


def moves_of(preferences: Preferences, talk: Talk, depth: Depth) -> frozenset[Moves]:
    """Return what may move for a person on a terminal of these colours."""
    if preferences.reduced_motion or preferences.strict or talk.look.plain or depth == "none":
        return frozenset()
    # In few colours rows of two slides are hard to tell apart.
    wipes = preferences.transition == "wipe" and depth != "16"
    return frozenset(("film", "wipe") if wipes else ("film",))


class Motion:
    """Sees to all that moves; at rest it has no timer, and nothing is sent."""

    def __init__(
        self,
        pictures: StagePictures,
        set_timer: SetTimer,
        paint: Callable[[], None],
        show: Callable[[Frame], None],
        moves: frozenset[Moves],
    ) -> None:
        """`paint` draws the talk anew, `show` shows a frame; only what is in `moves` ever moves."""
        self._pictures = pictures
        self._set_timer = set_timer
        self._paint = paint
        self._show = show
        self._moves = moves
        self._timer: Timer | None = None
        self._slide: str | None = None
        """The id of the slide that was shown last; None before the first."""
        self._uncovered = ""
        self._arrived = False
        """True while the frame of another slide than before is being made."""
        self._began: float | None = None
        """When the films of the slide began; None while they are waited for, or at rest."""

    def arrive(self, talk: Talk) -> None:
        """Before a frame is drawn: find whether it is that of another slide, and may move."""
        self._arrived = False
        if talk.blank or talk.held or talk.asks == "overview":
            return
        slide, before = talk.deck.slides[talk.at.slide].id, self._slide
        self._arrived = before not in (None, slide)
        # A sensitive picture that is uncovered is seen for the first time.
        uncovers = talk.uncovered == slide and self._uncovered != slide
        self._slide, self._uncovered = slide, talk.uncovered
        if self._arrived or (uncovers and before == slide):
            self._rest()
            self._pictures.playing = _films(talk) if "film" in self._moves else ()

    def begun(self, before: Frame, after: Frame) -> Frame:
        """Return what is shown of `after` now: all of it, or the beginning of a wipe."""
        self._stop()
        fits = (before.width, before.height) == (after.width, after.height)
        if not ("wipe" in self._moves and self._arrived and fits):
            return after
        self._wait(WIPE_STEP, lambda: self._wiped(2, before, after))
        return _wiped(before, after, 1)

    def _wiped(self, step: int, before: Frame, after: Frame) -> None:
        self._show(_wiped(before, after, step))
        if step < WIPE_STEPS:
            self._wait(WIPE_STEP, lambda: self._wiped(step + 1, before, after))
        else:
            self._wait_for_films(self._pictures.left())

    def go_on(self) -> None:
        """After a frame was shown: wait for when it looks otherwise."""
        left = self._pictures.left()
        if left is None and self._began is not None:
            self._rest()
        elif self._timer is None:
            self._wait_for_films(left)

    def still(self) -> bool:
        """Stop whatever moves; True if the slide has to be painted for that."""
        moved = self._timer is not None or self._began is not None
        self._stop()
        self._rest()
        return moved

    def _wait_for_films(self, left: float | None) -> None:
        if left is not None:
            if self._began is None:
                self._began = time.monotonic()
            self._wait(left, self._next)

    def _next(self) -> None:
        """Show the frame of each film that is due."""
        if self._began is not None:
            self._pictures.elapsed = time.monotonic() - self._began
            self._paint()

    def _rest(self) -> None:
        self._pictures.playing, self._pictures.elapsed, self._began = (), 0.0, None

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        def waited() -> None:
            self._timer = None
            then()

        self._timer = self._set_timer(seconds, waited)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def _films(talk: Talk) -> tuple[Picture, ...]:
    slide = talk.deck.slides[talk.at.slide]
    return tuple(picture for picture in pictures_on(slide) if picture.animate)


def _wiped(before: Frame, after: Frame, step: int) -> Frame:
    """Return `after` where a wipe from the top has come at a step from 1 to `WIPE_STEPS`."""
    rows = after.height * step // WIPE_STEPS
    return replace(after, lines=(*after.lines[:rows], *before.lines[rows:]))
