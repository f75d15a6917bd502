"""What rehearsals say of a deck's plan: each slide's times and their median against its minutes.

Pure: runs and a deck in, numbers out; seconds unless something else is said.
"""

from collections.abc import Mapping, Sequence
from statistics import median

from summit_tui.deck import Deck
from summit_tui.runs import Run
from summit_tui.timekeeping import plan_of
from summit_tui.values import dataclass

TENTHS = 1
"""Decimals of the minutes that are written into a deck: six seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One slide, or one step of it, or the whole talk."""

    planned: float | None
    """None where nothing is planned."""
    runs: tuple[float | None, ...]
    """What each run took, the oldest first; None where it was not told."""

    @property
    def median(self) -> float | None:
        """What the runs took that told it; None where none did."""
        told = [seconds for seconds in self.runs if seconds is not None]
        return median(told) if told else None

    @property
    def longest(self) -> float:
        """What the longest run took; 0 where none told it."""
        return max((seconds for seconds in self.runs if seconds is not None), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """All that the rehearsals of a deck say."""

    slides: tuple[Row, ...]
    """One for each slide of the deck."""
    steps: tuple[tuple[Row, ...], ...]
    """For each slide its steps, of which a slide without reveals has one."""
    whole: Row
    """Its median is the sum of the slides' ones, which is what the next talk can be expected to
    take; its runs are as long as they were."""
    expected: float
    """That sum."""


def rehearsed(deck: Deck, runs: Sequence[Run]) -> Rehearsed:
    """Return what `runs` say of `deck`; slides that it has no more count only for the whole."""
    plan = plan_of(deck)
    ends = (0.0, *plan.ends) if plan else ()
    by_slide, by_step = [run.by_slide() for run in runs], [run.by_step() for run in runs]
    slides = tuple(
        Row(
            planned=ends[number + 1] - ends[number] if ends else None,
            runs=tuple(took.get(slide.id) for took in by_slide),
        )
        for number, slide in enumerate(deck.slides)
    )
    steps = tuple(
        tuple(
            Row(planned=None, runs=tuple(took.get((slide.id, step)) for took in by_step))
            for step in range(slide.steps + 1)
        )
        for slide in deck.slides
    )
    whole = Row(
        planned=plan.whole if plan else None, runs=tuple(sum(took.values()) for took in by_slide)
    )
    expected = sum(row.median or 0.0 for row in slides)
    return Rehearsed(slides=slides, steps=steps, whole=whole, expected=expected)


def minutes_for(deck: Deck, found: Rehearsed) -> Mapping[str, float]:
    """Return the medians in minutes by the ids of the slides whose own `minutes` are others."""
    out: dict[str, float] = {}
    for slide, row in zip(deck.slides, found.slides, strict=True):
        if row.median is not None:
            minutes = max(round(row.median / 60, TENTHS), 10**-TENTHS)
            if minutes != slide.minutes:
                out[slide.id] = minutes
    return out
