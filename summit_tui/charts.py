"""The chart: numbers beside names, or over numbers or times.

What an author writes is one of two forms: `values` for one series, `labels` and `series` for more.
Everything else asks `series_of` and `labels_of`, which know no difference.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from summit_tui.amounts import Amount, Label
from summit_tui.blocks import (
    PAIR,
    CoreBlock,
    Heading,
    Language,
    Table,
    Unfit,
    in_language,
    runs_of,
)
from summit_tui.deck import Title
from summit_tui.values import dataclass

MAX_SERIES = 4
"""Most series of a chart: as many as can be told apart by colour and by pattern."""
MAX_BARS = 60
"""Most labels of a chart of bars; each takes a row."""
MAX_POINTS = 1000
"""Most labels of a line."""

_RIGHT: tuple[Literal["right"], ...] = ("right", "right", "right", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One number of a chart."""

    label: Label = field(metadata=PAIR)
    """What it belongs to: a name; for a line, a number or a time."""
    value: Amount | None = field(default=None, metadata=PAIR)
    """The number, shown as it is written; left out or `null` where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers that belong together."""

    name: Title = field(metadata=PAIR)
    """What they are called."""
    values: tuple[Amount | None, ...] = field(metadata=PAIR)
    """A number for each of the chart's `labels`, `null` where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Numbers as bars or as lines; who cannot see them gets a table of the same numbers."""

    type: Literal["bars", "line"] = "bars"
    """`bars` beside names, or a `line` over numbers or times."""
    title: Title | None = None
    """What the chart shows, in one line above it."""
    unit: Title | None = None
    """What the numbers count, such as `km`."""
    x: Title | None = None
    """What the labels are, such as `Year`."""
    values: tuple[Value, ...] = ()
    """The numbers of one series: a mapping `label: number`, or a list of `{label, value}`."""
    labels: tuple[Label, ...] = ()
    """What the numbers of several series belong to."""
    series: tuple[Series, ...] = ()
    """Up to four series: a mapping `name: [number, ...]`, or a list of `{name, values}`."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""
    long: str | None = None
    """A long description, in plain sentences: what the shape tells.  Said to who asks."""

    def __post_init__(self) -> None:
        if bool(self.values) == bool(self.series):
            raise ValueError(
                "found both `values` and `series`; expected `values` for one series, `series` "
                "with `labels` for more; remove one"
                if self.values
                else "the chart has no numbers; expected `values`, or `labels` and `series`"
            )
        if bool(self.labels) != bool(self.series):
            raise ValueError(
                "`labels` belong to `series`; with `values`, write each label before its value"
                if self.labels
                else "`series` need `labels`, one for each of their numbers; add `labels: [...]`"
            )
        self._check_sizes()
        if not any(value for one in self.series_of() for value in one.values):
            raise ValueError(f"no number in `{'values' if self.values else 'series'}`; add one")

    def _check_sizes(self) -> None:
        key = "values" if self.values else "labels"
        labels = self.labels_of()
        most = MAX_BARS if self.type == "bars" else MAX_POINTS
        if len(labels) > most:
            raise Unfit(f"`{key}` has {len(labels)}; expected at most {most}", key=key, number=most)
        if len(self.series) > MAX_SERIES:
            raise Unfit(
                f"`series` has {len(self.series)}; expected at most {MAX_SERIES}; make two charts",
                key="series",
                number=MAX_SERIES,
            )
        for number, one in enumerate(self.series):
            if len(one.values) != len(labels):
                raise Unfit(
                    f"this series has {len(one.values)} numbers; expected {len(labels)}, one for "
                    f"each of the `labels`; write `null` for a gap",
                    key="series",
                    number=number,
                )
        if self.type == "line" and not (self.over_numbers or self.over_times):
            odd = self._odd_label()
            raise Unfit(
                f"the label `{labels[odd].text}` is no number and no time, as a line needs; write "
                f"one (a clock needs the deck's `date`), or `type: bars`",
                key=key,
                number=odd,
            )

    def _odd_label(self) -> int:
        """The first label, from 0, that is not of the kind of the others."""
        labels = self.labels_of()
        times = sum(label.moment is not None for label in labels)
        numbers = sum(label.number is not None for label in labels)
        for number, label in enumerate(labels):
            if (label.moment if times > numbers else label.number) is None:
                return number
        return 0

    @property
    def over_numbers(self) -> bool:
        """True if every label is a number."""
        return all(label.number is not None for label in self.labels_of())

    @property
    def over_times(self) -> bool:
        """True if every label is a time."""
        return all(label.moment is not None for label in self.labels_of())

    def labels_of(self) -> tuple[Label, ...]:
        """Return the labels, in order of reading."""
        return self.labels or tuple(value.label for value in self.values)

    def series_of(self) -> tuple[Series, ...]:
        """Return the series, each as long as the labels; one of `values` has no name."""
        return self.series or (
            Series(name=Title(""), values=tuple(value.value for value in self.values)),
        )

    def rows_of(self) -> Iterator[tuple[Label, tuple[Amount | None, ...]]]:
        """Yield each label with its number in every series."""
        values = zip(*(one.values for one in self.series_of()), strict=True)
        return zip(self.labels_of(), values, strict=True)

    def in_unit(self, amount: Amount) -> str:
        """Return a number as it was written, with the unit."""
        if not self.unit:
            return amount.text
        return f"{amount.text}{'' if self.unit in '%°' else ' '}{self.unit}"

    def plain(self) -> tuple[CoreBlock, ...]:
        series = self.series_of()
        columns = (runs_of(self.x or ""), *(runs_of(one.name) for one in series))
        rows = tuple(
            (
                runs_of(label.text),
                *(runs_of(self.in_unit(value) if value else "") for value in values),
            )
            for label, values in self.rows_of()
        )
        table = Table(columns=columns, rows=rows, align=("left", *_RIGHT[: len(series)]))
        title = (Heading(text=runs_of(self.title), level=3),) if self.title else ()
        return in_language((*title, table), self.language)
