"""How a talk keeps its time: what was planned, what has passed, and how far the two are apart.

Pure: seconds in, seconds out; whoever has a clock reads it.
"""

from dataclasses import dataclass, replace
from itertools import accumulate

from summit_tui.deck import Deck

ON_TIME = 30.0
"""Seconds by which a talk may be off and is still said to be on time: half of what is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock that can be started, paused and put back; it counts while nobody looks."""

    since: float | None = None
    """When it was last started, in seconds since 1970; None while it stands."""
    spent: float = 0.0
    """Seconds that it had counted before that."""

    def elapsed(self, now: float) -> float:
        """Return the seconds counted; never fewer than were, also where a machine's time is put
        back."""
        running = max(0.0, now - self.since) if self.since is not None else 0.0
        return self.spent + running

    def started(self, now: float) -> "Clock":
        """Return the clock running; one that runs goes on."""
        return self if self.since is not None else replace(self, since=now)

    def paused(self, now: float) -> "Clock":
        """Return the clock standing at what it has counted."""
        return Clock(spent=self.elapsed(now))


STOPPED = Clock()
"""A clock that has counted nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When each slide should be over."""

    ends: tuple[float, ...]
    """Seconds from the start of the talk, one for each slide; they never go down."""

    @property
    def whole(self) -> float:
        """Seconds of the whole talk."""
        return self.ends[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a talk stands against its plan; all in seconds."""

    elapsed: float
    """Since the start."""
    end: float
    """From the start to the planned end of the present slide."""
    whole: float
    """Of the whole talk, as planned."""
    off: float
    """How far it is behind; below 0 ahead; 0 within the time of the present slide."""

    @property
    def on_time(self) -> bool:
        return abs(self.off) < ON_TIME


def plan_of(deck: Deck) -> Plan | None:
    """Return when each slide should be over, or None for a deck that plans no minutes.

    What the deck's own minutes have more than the slides' is shared by the slides that have none.
    """
    known = [slide.minutes for slide in deck.slides]
    spoken_for = sum(minutes or 0 for minutes in known)
    if not (deck.minutes or spoken_for):
        return None
    rest = max((deck.minutes or 0) - spoken_for, 0)
    share = rest / (known.count(None) or 1)
    ends = accumulate(60 * (share if minutes is None else minutes) for minutes in known)
    return Plan(ends=tuple(ends))


def standing(plan: Plan, slide: int, elapsed: float) -> Standing:
    """Return how a talk stands that is at `slide`, from 0, after `elapsed` seconds."""
    start, end = (plan.ends[slide - 1] if slide else 0.0), plan.ends[slide]
    off = elapsed - min(max(elapsed, start), end)
    return Standing(elapsed=elapsed, end=end, whole=plan.whole, off=off)
