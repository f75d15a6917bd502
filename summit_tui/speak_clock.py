"""The clock of a talk in words: what has passed, what is left, and how fast to go on.

Each line is a sentence of its own without its full stop, for the ear and for the eye.
"""

from datetime import time

from summit_tui.dates import clock_said, counted, length
from summit_tui.timekeeping import Standing
from summit_tui.when import Precision
from summit_tui.words import Words

HURRY = 10.0
"""Seconds a slide below which no advice helps but to leave some out."""


def clock_lines(
    found: Standing | None, elapsed: float, words: Words, end: time | None = None
) -> list[str]:
    """Return all that a clock says after `elapsed` seconds, `found` being None without a plan.

    `end` is when the talk must be over, if that is fixed.
    """
    runs = words.timing.since_start.format(time=time_said(elapsed, words))
    if found is None:
        return [runs, words.timing.no_plan]
    left = [] if found.lag == "over" else [left_line(found, words, end)]
    planned = words.timing.planned.format(
        end=time_said(found.end, words), whole=time_said(found.whole, words)
    )
    return [", ".join([runs, *left]), *slide_lines(found, words), planned, pace_line(found, words)]


def left_line(found: Standing, words: Words, end: time | None = None) -> str:
    """Return how much time is left, or by how much it is exceeded."""
    timing, time = words.timing, time_said(abs(found.remaining), words)
    if found.lag == "over":
        return timing.over.format(time=time)
    if end is None:
        return timing.left.format(time=time)
    return timing.left_until.format(time=time, end=clock_said(end.hour, end.minute, words))


def slide_lines(found: Standing, words: Words) -> list[str]:
    """Return the time on the present slide against its plan; empty where nobody knows it."""
    if found.on_slide is None:
        return []
    time, planned = time_said(found.on_slide, words), time_said(found.slide_planned, words)
    return [words.timing.on_slide.format(time=time, planned=planned)]


def pace_line(found: Standing, words: Words) -> str:
    """Return how the talk stands, and if it is behind, what a slide can take from here."""
    timing, off = words.timing, time_said(abs(found.off), words)
    match found.lag:
        case "over":
            return left_line(found, words)
        case "on-time":
            return timing.on_time
        case "ahead":
            return timing.ahead.format(time=off)
        case "behind" if not found.after:
            return timing.behind.format(time=off)
        case "behind" if found.each < HURRY:
            behind = timing.behind.format(time=off)
            return counted(timing.skip, found.after, words, off=behind)
        case "behind":
            behind = timing.behind.format(time=off)
            return timing.from_here.format(off=behind, each=_rounded(found.each, words))


def _rounded(seconds: float, words: Words) -> str:
    """Return a length in seconds, rounded down so that who keeps to it ends in time."""
    step = 5 if seconds < 60 else 10
    return length(int(seconds // step) * step, Precision.SECOND, words)


def time_said(seconds: float, words: Words) -> str:
    """Return seconds in words; from a minute on in whole minutes."""
    if seconds < 59.5:
        return counted(words.seconds, round(seconds), words)
    return length(60 * round(seconds / 60), Precision.MINUTE, words)
