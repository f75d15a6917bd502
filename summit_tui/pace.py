"""How long a slide stays when the talk plays by itself.

Pure: seconds in, seconds out; whoever has a clock waits.  A pace is the same for every step, or in
proportion to the time of the event, within bounds that a person can still read by.
"""

from typing import TypeAlias, assert_never

from summit_tui.deck import Deck
from summit_tui.lengths import seconds_in
from summit_tui.position import Position
from summit_tui.problems import Misread, shown
from summit_tui.timeline import Timeline
from summit_tui.values import dataclass

USUAL = 8.0
"""Seconds for a step where nothing else is asked for, and for a slide without a time."""
SHORTEST = 2.0
"""Seconds that every step stays in proportion to the event: less cannot be read."""
LONGEST = 60.0
"""Seconds that no slide outstays in proportion to the event, however quiet the event was."""
A_WORD = 0.5
"""Seconds that a word may take to be spoken where a voice tells it: a slow voice, or a finger on a
braille line; usual voices take 0.34."""
BOUNDS = (0.5, 3600.0)
"""Seconds that a step may be asked to stay."""


@dataclass(frozen=True, slots=True)
class Even:
    """Every step stays as long as every other."""

    seconds: float


@dataclass(frozen=True, slots=True)
class InProportion:
    """A slide stays in proportion to the time from its event to the next one."""

    event: float
    """Seconds of the event; more than 0."""
    shown: float
    """Seconds in which they are shown; more than 0."""


Pace: TypeAlias = Even | InProportion

USUAL_PACE = Even(USUAL)


def spoken_for(text: str) -> float:
    """Return the seconds after which `text` has been spoken."""
    return max(len(text.split()) * A_WORD, SHORTEST)


def stay(pace: Pace, deck: Deck, timeline: Timeline, at: Position) -> float:
    """Return the seconds for which `at` stays; the steps of a slide share its time evenly."""
    match pace:
        case Even(seconds):
            return seconds
        case InProportion(event, seconds):
            gap = _gap(timeline, at.slide)
            if gap is None:
                return USUAL
            whole = min(gap * seconds / event, LONGEST)
            return max(whole / (deck.slides[at.slide].steps + 1), SHORTEST)
    assert_never(pace)


def _gap(timeline: Timeline, slide: int) -> float | None:
    """The seconds of the event from a slide's time to the next that is told.

    None where one of them has no time, or the story goes back.
    """
    if timeline.marks[slide].when is None:
        return None
    after = next((mark for mark in timeline.marks[slide + 1 :] if mark.when), None)
    if after is None or after.start < timeline.marks[slide].start:
        return None
    return after.start - timeline.marks[slide].start


# --- as people write it -------------------------------------------------------------------------


def even_pace(text: str) -> Even:
    """Return the pace that ``8s``, ``90s``, ``1m30s`` or ``1m`` asks for.  Raises `Misread`."""
    seconds = _seconds(text)
    least, most = BOUNDS
    if not least <= seconds <= most:
        raise Misread(f"{shown(text)} is not from {least:g}s to {most / 3600:g}h")
    return Even(seconds)


def proportion(text: str) -> InProportion:
    """Return the pace that ``1h=10s`` asks for: an hour of the event in ten seconds.

    Raises `Misread`.
    """
    event, sign, time = text.partition("=")
    if not sign:
        raise Misread(
            f"{shown(text)} has no `=`; expected the event's time and the talk's: `1h=10s`"
        )
    return InProportion(_seconds(event), _seconds(time))


def _seconds(text: str) -> float:
    """Seconds of a length of time, more than 0."""
    seconds = seconds_in(text)
    if seconds is None:
        raise Misread(f"{shown(text)} is no length of time; expected such as `8s`, `1m30s` or `2h`")
    return seconds
