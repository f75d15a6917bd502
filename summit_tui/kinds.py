"""The composed blocks, and every kind of block by its name.

A composed block is a frozen dataclass with one pure method, ``plain()``, which says all of it in
core blocks and in the author's words only.  Drawing may do better (`summit_tui.draw.body`).

A new composed kind is one class here and one row in `KINDS`.  The reader and the JSON Schema read
the annotations and the documentation string below the fields, so these are the deck language.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from summit_tui.blocks import (
    SHORT,
    Block,
    Blocks,
    Bullets,
    Code,
    CoreBlock,
    Heading,
    Item,
    Language,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    in_language,
    runs_of,
)
from summit_tui.charts import Chart
from summit_tui.deck import Title
from summit_tui.maps import Map
from summit_tui.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that somebody said or wrote."""

    text: Runs = field(metadata=SHORT)
    """The words, without quotation marks, with inline Markdown."""
    speaker: str | None = None
    """Who said it."""
    role: str | None = None
    """Who that is."""
    source: str | None = None
    """Where it was reported."""
    language: Language | None = None
    """The language of the words alone, such as `en`, where it is not the slide's."""

    def attribution(self) -> str:
        """Return ``speaker, role, source`` as far as they are given."""
        return ", ".join(part for part in (self.speaker, self.role, self.source) if part)

    def plain(self) -> tuple[CoreBlock, ...]:
        said_by = self.attribution()
        words = (Run(text="“"), *self.text, Run(text="”"))
        if self.language:
            said = Text(text=words, language=self.language)
            return (Text(text=runs_of(f"{said_by}:")), said) if said_by else (said,)
        return (Text(text=(*(runs_of(f"{said_by}: ") if said_by else ()), *words)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that matters."""

    value: str
    """The number as the audience should read it, such as `2½` or `5,400`."""
    unit: str | None = None
    """What it counts, such as `km`."""
    label: str
    """What it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A few big numbers, side by side where there is room."""

    figures: tuple[Figure, ...] = field(metadata=SHORT)
    """The numbers, in order of reading; at least one."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""

    def plain(self) -> tuple[CoreBlock, ...]:
        return (
            Bullets(
                items=tuple(
                    Item(
                        text=runs_of(f"{figure.label}: {figure.value} {figure.unit or ''}".rstrip())
                    )
                    for figure in self.figures
                ),
                language=self.language,
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, and who that is."""

    name: Title = field(metadata=SHORT)
    """The name; without a `role`, what follows a comma is the role: `Marco Rubio, Minister`."""
    role: str | None = None
    """Who that is, such as `Foreign Minister`."""

    def name_and_role(self) -> tuple[str, str]:
        """Return name and role, either part as it was written; the role may be empty."""
        if self.role is not None:
            return self.name, self.role
        name, _, role = self.name.partition(", ")
        return (name.rstrip(), role.strip()) if name.strip() else (self.name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People who belong together."""

    name: Title | None = field(default=None, metadata={"key": "group"})
    """What they are called together, such as a country."""
    people: tuple[Person, ...] = field(metadata=SHORT)
    """The people, in order of reading: each a name, or `{name: ..., role: ...}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who takes part: groups of names with roles, side by side where there is room."""

    people: tuple[Group | Person, ...] = field(metadata=SHORT)
    """Groups, each with `group` and `people`, or people without a group; in order of reading."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""

    def groups(self) -> tuple[Group, ...]:
        """Return the groups; people who stand together without one make one without a name."""
        out: list[Group] = []
        alone: list[Person] = []
        for entry in self.people:
            if isinstance(entry, Person):
                alone.append(entry)
                continue
            if alone:
                out.append(Group(people=tuple(alone)))
                alone = []
            out.append(entry)
        return (*out, Group(people=tuple(alone))) if alone else tuple(out)

    def plain(self) -> tuple[CoreBlock, ...]:
        out: list[CoreBlock] = []
        for group in self.groups():
            if group.name:
                out.append(Heading(text=runs_of(group.name), level=3))
            named = (", ".join(filter(None, person.name_and_role())) for person in group.people)
            out.append(Bullets(items=tuple(Item(text=runs_of(text)) for text in named)))
        return in_language(out, self.language)


MAX_COLUMNS = 6
"""Most columns side by side: more have no sensible width on any screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of several columns."""

    body: Blocks = field(metadata=SHORT)
    """What stands in it: Markdown, or a list of Markdown texts and blocks."""
    width: float = 1
    """How wide it is beside the others; `2` is twice as wide as `1`."""
    language: Language | None = None
    """The language of what stands in it, such as `en`, where it is not the slide's."""

    def __post_init__(self) -> None:
        if not 0.1 <= self.width <= 100:
            raise ValueError(f"`width` is {self.width:g}; expected 0.1 to 100, `1` for a usual one")

    def plain(self) -> tuple[CoreBlock, ...]:
        cores = (core for block in self.body for core in block.plain())
        return in_language(cores, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two or more columns side by side where there is room, else one below the other."""

    columns: tuple[Column, ...] = field(metadata=SHORT)
    """The columns, in order of reading; each Markdown, a list of blocks, or `body` and `width`."""

    def __post_init__(self) -> None:
        if not 2 <= len(self.columns) <= MAX_COLUMNS:
            raise ValueError(f"`columns` has {len(self.columns)}; expected 2 to {MAX_COLUMNS}")

    def plain(self) -> tuple[CoreBlock, ...]:
        return tuple(core for column in self.columns for core in column.plain())


Visual: TypeAlias = Picture | Map | Chart
"""What an audience must see, or be told in words."""


def visuals(blocks: Iterable[Block]) -> Iterator[Visual]:
    """Yield what there is to see, in order of reading; a picture of decoration is nothing."""
    for block in blocks:
        match block:
            case Columns():
                for column in block.columns:
                    yield from visuals(column.body)
            case Map() | Chart():
                yield block
            case _:
                pictures = (core for core in block.plain() if isinstance(core, Picture))
                yield from (one for one in pictures if one.alt != "")


KINDS: Mapping[str, type[Block]] = {
    "heading": Heading,
    "text": Text,
    "bullets": Bullets,
    "code": Code,
    "table": Table,
    "picture": Picture,
    "quote": Quote,
    "figures": Figures,
    "people": People,
    "columns": Columns,
    "map": Map,
    "chart": Chart,
}
"""Every kind of block by its key in a deck file."""
