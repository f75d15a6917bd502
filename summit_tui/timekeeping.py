"""How a talk keeps its time: what was planned, what has passed, and how far the two are apart.

Pure: seconds in, seconds out; whoever has a clock reads it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import accumulate
from typing import Literal, TypeAlias

from summit_tui.deck import Deck
from summit_tui.position import Position
from summit_tui.values import dataclass

ON_TIME = 30.0
"""Seconds by which a talk may be off and is still said to be on time: half of what is told."""
LEAST_SHARE = 0.5
"""What a slide without minutes gets at the least, as a part of what the others have on average."""

Lag: TypeAlias = Literal["ahead", "on-time", "behind", "over"]
"""How a talk stands against its plan; ``over`` is after the time at which it had to end."""


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
Record: TypeAlias = Callable[[Deck, Position, Clock], None]
"""Writes down, if it is new, what a talk shows now, and what its clock is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When each slide should be over; all in seconds from the start of the talk."""

    ends: tuple[float, ...]
    """One for each slide; they never go down."""
    whole: float
    """What the whole talk is to take; what it has more than the slides is left for questions."""
    limit: float
    """When it must be over: at the end of the slot, where that is known, else after `whole`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a talk stands against its plan; all times in seconds."""

    elapsed: float
    """Since the start."""
    end: float
    """From the start to the planned end of the present slide."""
    whole: float
    """Of the whole talk, as planned."""
    off: float
    """How far it is behind; below 0 ahead; 0 within the time of the present slide."""
    remaining: float
    """Until the talk must be over; below 0 after that."""
    after: int
    """How many slides come after the present one."""
    each: float
    """What each of them can take, so that the talk ends in time; 0 where nothing is left."""
    on_slide: float | None
    """Since the present slide was come to; None where nobody knows."""
    slide_planned: float
    """Of the present slide."""

    @property
    def on_time(self) -> bool:
        return abs(self.off) < ON_TIME

    @property
    def lag(self) -> Lag:
        """Where it stands, in a word."""
        if self.remaining < 0:
            return "over"
        if self.on_time:
            return "on-time"
        return "behind" if self.off > 0 else "ahead"


def plan_of(deck: Deck, limit: float | None = None) -> Plan | None:
    """Return when each slide should be over, or None where nothing is planned.

    Slides without minutes share what the talk has more than the others.  Where that is nothing, or
    little, they get half of what the others have on average: nobody passes over a slide in no time.
    Where no length is planned they get that average.  `limit` is when the talk must be over: it
    takes what is too much from every slide in proportion, and never makes a talk longer than it was
    planned to be.
    """
    minutes = [slide.minutes for slide in deck.slides]
    known = [60 * part for part in minutes if part is not None]
    bare, spoken_for = len(minutes) - len(known), sum(known)
    whole = None if deck.planned is None else 60 * deck.planned
    if limit is not None:
        limit = max(limit, 0.0)
        most = whole if whole is not None else (limit if bare else spoken_for)
        whole = min(most, limit)
    if whole is None and not known:
        return None
    share = spoken_for / len(known) if known else 0.0
    if whole is not None and bare:
        share = max((whole - spoken_for) / bare, LEAST_SHARE * share)
    wished = spoken_for + bare * share
    fits = whole / wished if whole is not None and wished > whole else 1.0
    ends = tuple(accumulate(fits * (share if one is None else 60 * one) for one in minutes))
    if whole is None:
        whole = ends[-1]
    return Plan(ends=ends, whole=whole, limit=whole if limit is None else limit)


def standing(plan: Plan, slide: int, elapsed: float, *, entered: float | None = None) -> Standing:
    """Return how a talk stands that is at `slide`, from 0, after `elapsed` seconds.

    `entered` is after how many of them it came to the slide, if that is known.
    """
    start, end = (plan.ends[slide - 1] if slide else 0.0), plan.ends[slide]
    after = len(plan.ends) - 1 - slide
    return Standing(
        elapsed=elapsed,
        end=end,
        whole=plan.whole,
        off=elapsed - min(max(elapsed, start), end),
        remaining=plan.limit - elapsed,
        after=after,
        each=max(plan.limit - max(elapsed, end), 0.0) / after if after else 0.0,
        on_slide=None if entered is None else max(elapsed - entered, 0.0),
        slide_planned=end - start,
    )


def until(end: time, now: float) -> float:
    """Return the seconds from `now`, in seconds since 1970, to a time of day of this machine.

    It is the nearest of all days, so that a talk that is over its time by minutes is over by those.
    """
    here = datetime.fromtimestamp(now).astimezone()
    ahead = (datetime.combine(here, end, here.tzinfo) - here) % timedelta(days=1)
    return (ahead if ahead <= timedelta(hours=12) else ahead - timedelta(days=1)).total_seconds()


def limit_of(end: time | None, clock: Clock, now: float) -> float | None:
    """Return after how many seconds of `clock` a talk must be over that ends at `end`.

    None for a talk that may end when it likes.
    """
    return None if end is None else clock.elapsed(now) + until(end, now)


def digits(seconds: float) -> str:
    """Return whole seconds as a clock shows them: ``0:07``, ``12:05``, ``1:02:03``, ``-0:30``."""
    hours, rest = divmod(int(abs(seconds)), 3600)
    minutes, left = divmod(rest, 60)
    sign = "-" if seconds <= -1 else ""
    return f"{sign}{hours}:{minutes:02}:{left:02}" if hours else f"{sign}{minutes}:{left:02}"
