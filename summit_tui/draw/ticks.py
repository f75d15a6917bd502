"""Round values for an axis: of numbers 1, 2 or 5 times a power of ten, of times whole clock parts.

Positions are exact; texts are round by their making, so nothing is rounded for them.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Context, Decimal
from fractions import Fraction
from itertools import count
from math import ceil, floor

from rich.cells import cell_len

from summit_tui.dates import on_bar
from summit_tui.values import dataclass
from summit_tui.when import Moment, Precision, When
from summit_tui.words import Words

_PLACES = 7
"""Most digits of a number that is written out; larger and smaller ones get an exponent."""
_EXACT = Context(prec=200)
"""More digits than any number of a chart has, so that no tick is rounded."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A value of an axis."""

    at: Fraction
    """A number, or seconds since 1970."""
    text: str


def number_ticks(lowest: Fraction, highest: Fraction, most: int, *, comma: bool) -> list[Tick]:
    """Return the round numbers from `lowest` to `highest`, at most so many (at least 2).

    Empty only where `lowest` is `highest` and no round number.
    """
    span = highest - lowest
    if not span:
        return []
    power = len(str(floor(span))) - 1 if span >= 1 else -len(str(floor(1 / span)))
    for exponent in count(power - 2):
        for factor in (1, 2, 5):
            step = factor * Fraction(10) ** exponent
            first, last = ceil(lowest / step), floor(highest / step)
            if last - first < most:
                return [
                    Tick(i * step, _text(i * factor, exponent, comma=comma))
                    for i in range(first, last + 1)
                ]
    raise AssertionError  # the steps grow for ever


def _text(digits: int, exponent: int, *, comma: bool) -> str:
    """A round number, as briefly as it can be exact."""
    if not digits:
        return "0"
    number = _EXACT.scaleb(Decimal(digits), exponent).normalize(_EXACT)
    if -_PLACES < number.adjusted() < _PLACES:
        text = f"{number:f}"
    else:
        text = f"{number:e}".replace("e+", "e")
    return text.replace(".", ",") if comma else text


# --- times --------------------------------------------------------------------------------------

_SECONDS = (1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 10800, 21600, 43200)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def time_ticks(
    moments: Sequence[Moment], zone: tzinfo | None, words: Words, room: int
) -> list[Tick]:
    """Return round times between the first and the last moment whose texts fit into `room` cells.

    `zone` is the one to show clock times in; None for the one they were written in.  May be empty.
    """
    finest = max(moment.precision for moment in moments)
    shown = zone if finest.clock else None
    times = [moment.at.astimezone(shown) if shown else moment.at for moment in moments]
    first, last = min(times, key=datetime.timestamp), max(times, key=datetime.timestamp)
    ticks: list[Tick] = []
    for precision, found in _rasters(first, last, finest):
        day = precision.clock and first.date() != last.date()
        ticks = [
            Tick(
                Fraction(int(at.timestamp())),
                on_bar(When(start=Moment(at=at, precision=precision)), words, None, day=day),
            )
            for at in found
        ]
        if sum(cell_len(tick.text) + 3 for tick in ticks) <= room:
            return ticks
    return ticks[:1]


_MOST = 60
"""Rasters of more times than that are not even written out."""


def _rasters(
    first: datetime, last: datetime, finest: Precision
) -> Iterator[tuple[Precision, list[datetime]]]:
    """Yield the round times from `first` to `last`, fine to coarse."""
    span = last.timestamp() - first.timestamp()
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    if finest.clock:
        for step in _SECONDS:
            if span / step > _MOST:
                continue
            begin = ceil((first.timestamp() - midnight.timestamp()) / step)
            end = floor((last.timestamp() - midnight.timestamp()) / step)
            start = midnight.astimezone(UTC)
            yield (
                Precision.SECOND if step < 60 else Precision.MINUTE,
                [
                    (start + timedelta(seconds=i * step)).astimezone(first.tzinfo)
                    for i in range(begin, end + 1)
                ],
            )
    if finest >= Precision.DAY:
        for step in _DAYS:
            if span / 86400 / step <= _MOST:
                days = range(0, (last.date() - first.date()).days + 1, step)
                found = [midnight + timedelta(days=day) for day in days]
                yield Precision.DAY, [at for at in found if first <= at <= last]
    month = midnight.replace(day=1)
    if finest >= Precision.MONTH:
        for step in _MONTHS:
            if span / 86400 / 28 / step <= _MOST:
                months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
                found = [
                    month.replace(year=n // 12, month=n % 12 + 1) for n in months if n % step == 0
                ]
                yield Precision.MONTH, [at for at in found if first <= at <= last]
    for step in _YEARS:
        if (last.year - first.year) / step <= _MOST:
            years = [n for n in range(first.year, last.year + 1) if n % step == 0]
            found = [month.replace(year=year, month=1) for year in years]
            yield Precision.YEAR, [at for at in found if first <= at <= last]
