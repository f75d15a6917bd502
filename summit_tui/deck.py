"""The deck: what an author writes, read into values.

The reader and the JSON Schema are made from these annotations and from the documentation string
below each field, so this module *is* the deck language.  Field metadata: ``short`` (a scalar in
place of the mapping gives this field), ``key`` (the name in the file where Python keeps the word
for itself), ``derived`` (not written by authors; filled in by `load`).
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Literal, NewType, TypeAlias, TypeVar, overload
from zoneinfo import ZoneInfo

from summit_tui.blocks import SHORT, Block, Blocks, Bullets, Code, Language
from summit_tui.clean import folded
from summit_tui.position import Outline
from summit_tui.problems import START, Place
from summit_tui.values import dataclass
from summit_tui.when import Moment, When

Theme = NewType("Theme", str)
"""The name of a row of `palette.THEMES`."""
Colour = NewType("Colour", str)
"""A colour as ``#rrggbb``, in small letters."""
Id = NewType("Id", str)
"""A slide's name: small letters, digits, ``-``, ``_``, ``.``; a letter or digit first."""
RuleId = NewType("RuleId", str)
"""The name of a row of `rules.RULES`."""
Duration = NewType("Duration", float)
"""What a talk takes, in minutes."""
Title = NewType("Title", str)
"""A single line of text; never empty."""

T = TypeVar("T")

Font: TypeAlias = Literal["standard", "small", "smblock", "mini", "plain"]
"""The big letters, large to small; ``plain`` is ordinary bold text."""

ENGLISH = Language("en")
"""What a deck is in that does not say."""
DERIVED: Mapping[str, bool] = {"derived": True}
MAX_MINUTES = 24 * 60
"""Most minutes of a slide, and of a whole talk."""
NO_PLACES: Mapping[str, Place] = {}
"""The places of what was made in Python and stands in no file."""


def _in_bounds(key: str, minutes: float | None) -> None:
    """Raise `ValueError` for minutes that nobody can talk."""
    if minutes is not None and not 0 < minutes <= MAX_MINUTES:
        raise ValueError(f"`{key}` is {minutes:g}; expected more than 0, at most {MAX_MINUTES}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where something happened."""

    name: Title = field(metadata=SHORT)
    """What people call the place."""
    latitude: float | None = None
    """Degrees, north positive, -90 to 90."""
    longitude: float | None = None
    """Degrees, east positive, -180 to 180."""

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("a place needs both `latitude` and `longitude`, or neither")
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            raise ValueError(f"`latitude` {self.latitude:g} is not between -90 and 90 degrees")
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            raise ValueError(f"`longitude` {self.longitude:g} is not between -180 and 180 degrees")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The big letters above a slide."""

    text: Title | None = field(default=None, metadata=SHORT)
    """A shorter text than the title."""
    font: Font | None = None
    """The largest font to use; smaller ones follow where it does not fit."""


def further_steps(block: Block) -> int:
    """Return how many reveals follow the one at which `block` appears.

    Each shows a point of a stepwise list, which is empty at first, or stresses other lines of code.
    """
    match block:
        case Bullets(reveal="items"):
            return len(block.items)
        case Code():
            return max(len(block.lines) - 1, 0)
        case _:
            return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of a slide and when it is shown."""

    block: Block
    step: int = 0
    """From 0: the reveal at which it appears."""
    place: Place = field(default=START, compare=False, repr=False)
    """Where it begins in the deck's file."""
    places: Mapping[str, Place] = field(
        default_factory=lambda: NO_PLACES, compare=False, repr=False
    )
    """Where each key's value of the block stands; empty for Markdown."""

    def place_of(self, key: str) -> Place:
        """Return where the value of `key` stands in the file, or else where the part begins."""
        return self.places.get(key, self.place)

    @property
    def steps(self) -> tuple[int, ...]:
        """The further reveals of the block; empty for one that is shown at once."""
        return tuple(self.step + 1 + i for i in range(further_steps(self.block)))

    @property
    def last_step(self) -> int:
        """The last reveal that changes it."""
        return max((self.step, *self.steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a slide shows below its header."""

    parts: tuple[Part, ...] = ()
    """In the author's order; steps never go down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide."""

    id: Id = Id("")
    """Its name for links, `--at` and translations; made from the title where missing."""
    title: Title
    """The title, in one line."""
    when: When | None = None
    """When it happened: `11:10`, `~10:25`, `11:26 for 2h30m`, `2025-08-15`, `2025-08` ..."""
    place: Location | None = None
    """Where it happened: a name, or a name with coordinates."""
    phase: Title | None = None
    """The name of one of the deck's phases; found from `when` where missing."""
    body: Body = Body()
    """Markdown, or a list of Markdown texts, blocks and the word `step`."""
    language: Language | None = None
    """The language of its title, place and body, such as `en`, where it is not the deck's."""
    reveal: Literal["items"] | None = None
    """`items` shows the points of every list on this slide one step at a time."""
    notes: Blocks = ()
    """Speaker notes, in Markdown; the audience does not see them."""
    minutes: float | None = None
    """Planned talking time, in minutes."""
    header: Header = Header()
    """A shorter text or another font for the big letters."""
    hidden: bool = False
    """`true` leaves the slide out of the talk."""

    places: Mapping[str, Place] = field(
        default_factory=lambda: NO_PLACES, compare=False, repr=False, metadata=DERIVED
    )
    """Where each key's value stands in the deck's file; ``""`` for the slide itself."""

    def __post_init__(self) -> None:
        _in_bounds("minutes", self.minutes)

    def place_of(self, key: str = "") -> Place:
        """Return where the value of `key` stands in the file, or else where the slide begins."""
        return self.places.get(key) or self.places.get("", START)

    @property
    def steps(self) -> int:
        """How many reveals follow the slide's first appearance."""
        return max((part.last_step for part in self.body.parts), default=0)


def with_reveal(slide: Slide) -> Slide:
    """Let the slide's `reveal` count for its lists, and number the steps anew."""
    if slide.reveal is None:
        return slide
    out: list[Part] = []
    shift = 0
    for part in slide.body.parts:
        block = part.block
        if isinstance(block, Bullets) and block.reveal is None:
            block = replace(block, reveal=slide.reveal)
        out.append(replace(part, block=block, step=part.step + shift))
        shift += out[-1].last_step - out[-1].step - (part.last_step - part.step)
    return replace(slide, body=Body(parts=tuple(out)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A named stretch of the event."""

    name: Title
    """What it is called; slides refer to it by this."""
    start: Moment | None = field(default=None, metadata={"key": "from"})
    """When it begins; a phase without a beginning finds no slides by their time."""
    end: Moment | None = field(default=None, metadata={"key": "to"})
    """When it ends."""

    places: Mapping[str, Place] = field(
        default_factory=lambda: NO_PLACES, compare=False, repr=False, metadata=DERIVED
    )
    """Where each key's value stands in the file."""

    def place_of(self, key: str) -> Place:
        """Return where the value of `key` stands in the file, or else where all of it begins."""
        return self.places.get(key) or self.places.get("", START)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts come from."""

    name: Title = field(metadata=SHORT)
    """Who reported."""
    used_for: str | None = field(default=None, metadata={"key": "for"})
    """What it was used for."""
    link: str | None = None
    """Its address: http, https or mailto."""

    places: Mapping[str, Place] = field(
        default_factory=lambda: NO_PLACES, compare=False, repr=False, metadata=DERIVED
    )
    """Where each key's value stands in the file."""

    def place_of(self, key: str) -> Place:
        """Return where the value of `key` stands in the file, or else where all of it begins."""
        return self.places.get(key) or self.places.get("", START)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What `summit-tui check` looks for."""

    off: tuple[RuleId, ...] = ()
    """Rules that are switched off for the whole deck; `summit-tui check --rules` lists them all."""


class _OfEach(Sequence[T]):
    """Something of each slide, found out when it is wanted: a move needs it of one or two."""

    __slots__ = ("_of", "_slides")

    def __init__(self, slides: Sequence[Slide], of: Callable[[Slide], T]) -> None:
        self._slides = slides
        self._of = of

    def __len__(self) -> int:
        return len(self._slides)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return _OfEach(self._slides[index], self._of)
        return self._of(self._slides[index])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _OfEach):
            return NotImplemented
        return self._of is other._of and self._slides == other._slides

    def __hash__(self) -> int:
        return hash((self._of, len(self)))


def _steps(slide: Slide) -> int:
    return slide.steps


def _phase(slide: Slide) -> str | None:
    return slide.phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A story in slides."""

    title: Title
    """The story's title."""
    subtitle: str | None = None
    """A line below the title."""
    author: str | None = None
    """Who tells it."""
    license: str | None = None
    """Under which terms others may use it, such as `CC-BY-4.0`."""
    language: Language = ENGLISH
    """The language of its words, as BCP 47, such as `de` or `en-GB`."""
    date: datetime.date | None = None
    """The day of the event, `2025-08-15`; clock times alone mean this day."""
    zone: ZoneInfo | None = None
    """The event's own time zone, as IANA names it, such as `America/Anchorage`."""
    zones: tuple[ZoneInfo, ...] = ()
    """Further time zones to show on request."""
    clock: Literal[12, 24] = 24
    """`12` tells times as 8:30 PM where the language of the interface has that; German has not."""
    theme: Theme | None = None
    """The name of a theme."""
    accent: Colour | None = None
    """The colour of marks and numbers, as `"#rrggbb"`; where a theme's background would swallow it,
    it is shown lighter or darker."""
    duration: Duration | None = None
    """Planned length of the whole talk: minutes, or such as `45 min`, `1h 30min` or `PT45M`."""
    minutes: float | None = None
    """The same in minutes, the name of older decks; write `duration`."""
    end: datetime.time | None = None
    """When the talk must be over, by the clock of the place where it is given, such as `15:45`;
    `--end` names that of today."""
    check: Checks = Checks()
    """What `summit-tui check` looks for, such as `{off: [notes-missing]}`."""
    sources: tuple[Source, ...] = ()
    """Where the facts come from."""
    phases: tuple[Phase, ...] = ()
    """The named stretches of the event, in order."""
    slides: tuple[Slide, ...]
    """The slides, in the order of telling; at least one."""

    path: str = field(default="", metadata=DERIVED)
    """As the person named the file."""
    hidden: tuple[Slide, ...] = field(default=(), metadata=DERIVED)
    """Slides with `hidden: true`; `slides` then holds the others."""
    places: Mapping[str, Place] = field(
        default_factory=lambda: NO_PLACES, compare=False, repr=False, metadata=DERIVED
    )
    """Where each key's value stands in the file."""
    source: str = field(default="", compare=False, repr=False, metadata=DERIVED)
    """The text of its file as it was written, not cleaned."""

    def __post_init__(self) -> None:
        _in_bounds("duration", self.duration)
        _in_bounds("minutes", self.minutes)
        if self.minutes is not None and self.duration is not None:
            raise ValueError("`minutes` says again what `duration` says; remove `minutes`")

    @property
    def planned(self) -> float | None:
        """What the whole talk is to take, in minutes, by whichever name it is written."""
        return self.minutes if self.duration is None else self.duration

    def place_of(self, key: str) -> Place:
        """Return where the value of `key` stands in the file, or else where the deck begins."""
        return self.places.get(key) or self.places.get("", START)

    @property
    def all_slides(self) -> tuple[Slide, ...]:
        """All slides, hidden ones too, in the order of the file."""
        return tuple(sorted((*self.slides, *self.hidden), key=lambda s: s.place_of()))

    @property
    def folder(self) -> str:
        """The folder of its file, in which its pictures are; the current one for a pipe."""
        return str(Path(self.path).parent)

    def outline(self) -> Outline:
        """Return what moving needs to know."""
        return Outline(steps=_OfEach(self.slides, _steps), phases=_OfEach(self.slides, _phase))

    def index_of(self, name: str) -> int | None:
        """Return the number, from 0, of the slide whose id is `name`, or None."""
        return next((i for i, slide in enumerate(self.slides) if slide.id == name), None)

    def slides_for(self, wanted: str) -> Iterator[int]:
        """Yield the slides, from 0, that a person may mean: by number from 1, id, part of a title.

        The best kind of match alone is yielded: a number or an id names one slide.
        """
        if wanted.isdecimal() and len(wanted) < 10 and 1 <= int(wanted) <= len(self.slides):
            yield int(wanted) - 1
            return
        found = self.index_of(wanted)
        if found is not None:
            yield found
            return
        part = folded(wanted)
        if part:
            yield from (i for i, s in enumerate(self.slides) if part in folded(s.title))


Placed: TypeAlias = Deck | Slide | Phase | Source
"""What knows the places of its keys."""
