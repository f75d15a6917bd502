"""Where a talk is, and every way to move: one closed union and one pure function.

Key, prompt, palette, clicker and remote all become a `Move`.  No walk leaves the deck, and `Back`
undoes `Next` (both held by properties in ``tests/test_position.py``).
"""

from collections.abc import Sequence
from typing import TypeAlias, assert_never

from summit_tui.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a deck."""

    slide: int = 0
    """From 0, among the slides that are told (hidden ones are not counted)."""
    step: int = 0
    """From 0: how many of the slide's reveals have been shown."""


@dataclass(frozen=True, slots=True)
class Next:
    """One step on, or to the next slide after the last step."""


@dataclass(frozen=True, slots=True)
class Back:
    """One step back, or to the last step of the slide before."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """To a step of a slide, kept within the deck."""

    slide: int
    """From 0."""
    step: int = 0
    """From 0."""


@dataclass(frozen=True, slots=True)
class First:
    """To the first slide."""


@dataclass(frozen=True, slots=True)
class Last:
    """To the last slide."""


@dataclass(frozen=True, slots=True)
class NextPhase:
    """To the first slide of the phase that comes next in the telling."""


@dataclass(frozen=True, slots=True)
class PreviousPhase:
    """To the start of this phase, or, from there, to the start of the phase before."""


Move: TypeAlias = Next | Back | GoTo | First | Last | NextPhase | PreviousPhase


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All that moving needs to know of a deck."""

    steps: Sequence[int]
    """For each slide, how many reveals follow its first appearance (0 for none); never empty."""
    phases: Sequence[str | None]
    """For each slide, the name of its phase; as long as `steps`."""


def moved(at: Position, move: Move, outline: Outline) -> Position:
    """Return where `move` leads from `at`; at an end of the deck, `at` itself."""
    last = len(outline.steps) - 1
    match move:
        case Next():
            if at.step < outline.steps[at.slide]:
                return Position(at.slide, at.step + 1)
            return Position(at.slide + 1) if at.slide < last else at
        case Back():
            if at.step > 0:
                return Position(at.slide, at.step - 1)
            return Position(at.slide - 1, outline.steps[at.slide - 1]) if at.slide > 0 else at
        case GoTo(slide, step):
            return kept(Position(slide, step), outline)
        case First():
            return Position()
        case Last():
            return Position(last)
        case NextPhase():
            later = [start for start in _starts(outline) if start > at.slide]
            return Position(later[0]) if later else at
        case PreviousPhase():
            here = at.slide if at.step == 0 else at.slide + 1
            earlier = [start for start in _starts(outline) if start < here]
            return Position(earlier[-1]) if earlier else at
    assert_never(move)


def kept(at: Position, outline: Outline) -> Position:
    """Return `at` brought inside the deck of `outline`, as after a reload."""
    slide = min(max(at.slide, 0), len(outline.steps) - 1)
    return Position(slide, min(max(at.step, 0), outline.steps[slide]))


def _starts(outline: Outline) -> list[int]:
    """The slides, from 0, at which a phase begins in the telling; slides of no phase begin none."""
    starts: list[int] = []
    current: str | None = None
    for i, phase in enumerate(outline.phases):
        if phase is not None and phase != current:
            starts.append(i)
            current = phase
    return starts
