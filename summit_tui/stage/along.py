"""What goes along with a talk on the stage: its memory on the disk, and the live channel.

The screen comes first: all this is done once a frame is out.
"""

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.memory import ALIVE_EVERY, Memory
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.remembered import memory_of

if TYPE_CHECKING:
    from summit_tui.stage.follower import Follower
    from summit_tui.stage.served import Served, Stage

BEGINS_AFTER = 0.1
"""Seconds after the first frame: keys that were typed during the start are answered first."""
TOLD_AFTER = 0.01
"""Seconds after a frame: the thread that writes it out needs Python meanwhile."""
JUST_AFTER = 0.05
"""Seconds: timers of the system may come a little early."""


class Along:
    """Goes along with the talk of one stage."""

    def __init__(
        self, stage: "Stage", preferences: Preferences, keep: Callable[[Memory], None] | None
    ) -> None:
        """`keep` writes down where the talk is, if that is new."""
        self._stage = stage
        self._preferences = preferences
        self._keep = keep
        self._live: Served | Follower | None = None
        self._ended = False
        self._soon: asyncio.TimerHandle | None = None
        self._alive: asyncio.TimerHandle | None = None

    async def begin(self) -> None:
        """Let others follow, or follow another stage."""
        if (self._preferences.live or self._preferences.follow) and not self._ended:
            # Deferred: nobody waits for it.
            from summit_tui.stage.follower import Follower
            from summit_tui.stage.served import Served

            live = (Follower if self._preferences.follow else Served)(self._stage)
            self._live = live
            await live.begin()
            if self._ended:  # before it had begun
                live.end(ended=False)

    def keep_alive(self) -> None:
        """Have it written down from now on that the talk still runs, whenever that is news."""
        wait = ALIVE_EVERY - time.time() % ALIVE_EVERY + JUST_AFTER
        self._alive = asyncio.get_running_loop().call_later(wait, self._lived)

    def _lived(self) -> None:
        self.told()
        self.keep_alive()

    def tell_soon(self) -> None:
        """Have `told` done once the frame is out, also while more frames come."""
        if not (self._soon or self._ended):
            self._soon = asyncio.get_running_loop().call_later(TOLD_AFTER, self.told)

    def told(self) -> None:
        """Write down where the talk is, and tell who follows it, if that is news."""
        if self._soon:
            self._soon.cancel()
            self._soon = None
        if self._keep:
            self._keep(memory_of(self._stage.talk, time.time(), left=False))
        if self._live:
            self._live.told()

    def end(self, *, ended: bool) -> None:
        """Let go of all; `ended` is True if a person has ended the talk."""
        self._ended = True
        for timer in (self._soon, self._alive):
            if timer:
                timer.cancel()
        if self._live:
            self._live.end(ended=ended)
            self._live = None
