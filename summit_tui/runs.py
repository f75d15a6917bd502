"""What a talk took: a log of its slides and steps as lines of JSON, and what can be read from it.

A log holds runs, each a line that begins it, a line for every slide or step that was shown, and one
that ends it; a talk that was killed lacks the last one and loses no other.  Times are those of the
talk's clock, so that a pause counts for nothing.  Pure; who writes is `recorder`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from summit_tui.values import dataclass

VERSION = 1
MAX_RUNS = 10
"""Most rehearsals of a deck that are kept; the oldest is forgotten first."""
GLANCE = 1.0
"""Seconds: a slide that was shown for less was passed over, not told."""
MAX_SECONDS = 1e9
"""Longer than anybody talks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A slide or step as it came on the screen."""

    at: float
    """Seconds of the talk's clock."""
    slide: str
    """The slide's id."""
    step: int
    """From 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A talk, or the rehearsal of one, from its first slide to where it ended."""

    shown: tuple[Shown, ...]
    """In the order in which it was told; never empty."""
    end: float | None = None
    """Seconds of the clock when it ended; None where it broke off."""

    def by_step(self) -> Mapping[tuple[str, int], float]:
        """Return the seconds of each slide's id and step, all visits together.

        The last one of a run that broke off is not known.
        """
        took: dict[tuple[str, int], float] = {}
        ends = [one.at for one in self.shown[1:]] + ([] if self.end is None else [self.end])
        for one, end in zip(self.shown, ends, strict=False):
            key = one.slide, one.step
            took[key] = took.get(key, 0.0) + max(end - one.at, 0.0)
        return took

    def by_slide(self) -> Mapping[str, float]:
        """Return the seconds of each slide's id that was told, not just passed over."""
        took: dict[str, float] = {}
        for (slide, _), seconds in self.by_step().items():
            took[slide] = took.get(slide, 0.0) + seconds
        return {slide: seconds for slide, seconds in took.items() if seconds >= GLANCE}


# --- lines of JSON ------------------------------------------------------------------------------


def begin_line(deck: str, time: str) -> str:
    """Return the line that begins a run of the deck in the file `deck` at a time of ISO 8601."""
    return _line({"talk": VERSION, "deck": deck, "time": time})


def shown_line(shown: Shown, number: int, time: str) -> str:
    """Return the line of a slide or step; `number` is the slide's, from 1."""
    return _line(
        {
            "at": round(shown.at, 3),
            "slide": shown.slide,
            "number": number,
            "step": shown.step,
            "time": time,
        }
    )


def end_line(at: float, time: str) -> str:
    """Return the line that ends a run."""
    return _line({"at": round(at, 3), "end": True, "time": time})


def _line(keys: Mapping[str, object]) -> str:
    return f"{json.dumps(keys, ensure_ascii=False)}\n"


def is_log(text: str) -> bool:
    """True for a log, and for an empty file, which can become one."""
    return not text or _begins(_read(text.partition("\n")[0]))


def newest(text: str, count: int) -> str:
    """Return the log of the last `count` runs of a log, as they were written."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if _begins(_read(line))]
    first = starts[-count] if 0 < count < len(starts) else 0
    return "".join(lines[first:] if count > 0 else [])


def read_runs(text: str) -> tuple[Run, ...]:
    """Return the runs of a log that went beyond one slide, in order.

    Lines that cannot be understood are passed over.  Who sets the clock back begins anew: what was
    before belongs to no run.
    """
    return tuple(
        run for run in _runs(text.splitlines()) if len({shown.slide for shown in run.shown}) > 1
    )


def _runs(lines: Iterable[str]) -> Iterator[Run]:
    shown: list[Shown] = []
    for line in lines:
        found = _read(line)
        at = _seconds(found.get("at"))
        if _begins(found):
            if shown:
                yield Run(shown=tuple(shown))
            shown = []
        elif at is None:
            continue
        elif shown and found.get("end") is True:
            yield Run(shown=tuple(shown), end=max(at, shown[-1].at))
            shown = []
        elif (one := _shown(found, at)) is not None:
            shown = [one] if shown and at < shown[-1].at else [*shown, one]
    if shown:
        yield Run(shown=tuple(shown))


def _read(line: str) -> dict[str, object]:
    """The mapping in a line; empty for what is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _begins(found: Mapping[str, object]) -> bool:
    return found.get("talk") == VERSION


def _seconds(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < MAX_SECONDS:
        return float(value)
    return None


def _shown(found: Mapping[str, object], at: float) -> Shown | None:
    slide, step = found.get("slide"), found.get("step")
    if not isinstance(slide, str) or not isinstance(step, int) or isinstance(step, bool):
        return None
    return Shown(at=at, slide=slide, step=step) if 0 <= step < MAX_SECONDS else None
