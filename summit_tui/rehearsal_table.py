"""What rehearsals say, as a table with bars: plan, runs and median of each slide."""

from collections.abc import Iterator, Sequence

from summit_tui.cells import cells
from summit_tui.deck import Deck
from summit_tui.rehearsal import Rehearsed, Row
from summit_tui.streams import wrapped
from summit_tui.timekeeping import digits
from summit_tui.words import Words

BARS = ("█", "░", "▓", "─")
"""Told, left of the plan, longer than planned, and how far the longest run went beyond both."""
ASCII_BARS = ("#", ".", "+", "-")
LEAST_TITLE, MOST_TITLE = 12, 32
LEAST_BAR, MOST_BAR = 8, 30
NARROWEST = 48
"""Columns below which sentences read better."""
GAP = "  "


def table_rows(
    deck: Deck, found: Rehearsed, words: Words, width: int, *, bars: Sequence[str], steps: bool
) -> Iterator[str]:
    """Yield the rows of the table, each at most `width` columns wide.

    The newest runs are shown, as many as fit; the median is that of all.  With `steps`, those of a
    slide that has several follow it.
    """
    told = words.rehearsing
    numbers = len(str(len(deck.slides)))
    heads = [told.run.format(n=n) for n in range(1, len(found.whole.runs) + 1)]
    fixed = [told.plan, told.median]
    room = width - numbers - 1 - LEAST_TITLE - LEAST_BAR - len(GAP)
    columns = _column_widths(found, [*fixed, *heads])
    used = sum(len(GAP) + column for column in columns[:2])
    fit = 0
    while fit < len(heads) and used + len(GAP) + columns[-1 - fit] <= room:
        used += len(GAP) + columns[-1 - fit]
        fit += 1
    skip = len(heads) - fit
    titles = [slide.title for slide in deck.slides]
    spare = room - used
    title_width = min(max(map(cells, [*titles, told.in_all])), LEAST_TITLE + spare, MOST_TITLE)
    title_width = max(title_width, LEAST_TITLE)
    bar_width = min(width - numbers - 1 - title_width - used - len(GAP), MOST_BAR)
    order = [columns[0], *columns[2 + skip :], columns[1]]

    def row(number: str, title: str, values: Sequence[str], bar: str = "") -> Iterator[str]:
        first, *rest = wrapped(title, title_width)
        cut = [_padded(piece, title_width) for piece in (first, *rest)]
        numbers_row = GAP.join(
            value.rjust(column) for value, column in zip(values, order, strict=True)
        )
        yield f"{number:>{numbers}} {cut[0]}{GAP}{numbers_row}{GAP}{bar}".rstrip()
        yield from (f"{' ' * numbers} {piece}".rstrip() for piece in cut[1:])

    def values(one: Row, median: float | None) -> list[str]:
        return [_time(seconds) for seconds in (one.planned, *one.runs[skip:], median)]

    longest = max(max(one.longest, one.planned or 0) for one in found.slides)
    yield from row("", told.slide, [told.plan, *heads[skip:], told.median])
    for number, (title, one) in enumerate(zip(titles, found.slides, strict=True)):
        bar = _bar(one, longest, bar_width, bars)
        yield from row(str(number + 1), title, values(one, one.median), bar)
        for step, of_step in enumerate(found.steps[number] if steps else (), 1):
            if len(found.steps[number]) > 1:
                yield from row("", f"  {step}", values(of_step, of_step.median))
    yield from row("", told.in_all, values(found.whole, found.expected))
    yield ""
    signs = dict(zip(("told", "left", "over", "longest"), bars, strict=True))
    yield from wrapped(told.legend.format(**signs), width)


def _column_widths(found: Rehearsed, heads: Sequence[str]) -> list[int]:
    """The widths of plan, median and each run."""
    rows = (*found.slides, found.whole)
    planned = [_time(row.planned) for row in rows]
    medians = [*(_time(row.median) for row in rows), _time(found.expected)]
    runs = [[_time(row.runs[i]) for row in rows] for i in range(len(found.whole.runs))]
    texts = [planned, medians, *runs]
    return [max(cells(head), *map(len, column)) for head, column in zip(heads, texts, strict=True)]


def _time(seconds: float | None) -> str:
    return "-" if seconds is None else digits(round(seconds))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _bar(row: Row, longest: float, width: int, signs: Sequence[str]) -> str:
    """A slide's median against its plan: what is within it, what is left, what is too much.

    A line goes on to the longest run.
    """
    if row.median is None or not longest:
        return ""
    told, left, over, further = signs
    planned = row.median if row.planned is None else row.planned
    parts = (row.median, planned, row.longest)
    median_at, planned_at, longest_at = (max(round(width * part / longest), 1) for part in parts)
    within, end = min(median_at, planned_at), max(median_at, planned_at)
    bar = told * within + left * (planned_at - within) + over * (median_at - within)
    return bar + further * (longest_at - end)
