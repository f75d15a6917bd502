"""What a slide is made of.

*Core* blocks are a closed union: every output matches all of them and ends in ``assert_never``.
*Composed* blocks are open: a frozen dataclass with one pure method, ``plain()``, which says the
same in core blocks.  Whatever reads, speaks, checks or exports needs nothing else; drawing may do
better.  ``plain()`` uses the author's words only.

A new composed kind is one class here and one row in `KINDS`.  The reader and the JSON Schema read
the annotations and the documentation strings below the fields, so these are the deck language.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Literal, NewType, Protocol, TypeAlias, assert_never, runtime_checkable

from summit_tui.clean import clean
from summit_tui.emphasis import NO_EMPHASIS, Emphasis
from summit_tui.values import dataclass
from summit_tui.when import When

SHORT: Mapping[str, bool] = {"short": True}
"""Field metadata: a scalar in place of the mapping gives this field."""


Language = NewType("Language", str)
"""A BCP 47 tag, such as ``de`` or ``en-GB``."""
FirstLine = NewType("FirstLine", int)
"""The number of a text's first line; a file may say ``true`` for 1 and ``false`` for none."""
PAIR: Mapping[str, bool] = {"pair": True}
"""Field metadata: in place of a list of such values, a mapping gives this field's two for each."""


class Unfit(ValueError):
    """Fields that do not fit each other."""

    def __init__(self, message: str, *, key: str, number: int) -> None:
        super().__init__(message)
        self.key = key
        """The field to mend, as it is called in a file."""
        self.number = number
        """The point of it, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text with one look; the leaf of all text in a deck."""

    text: str
    """Cleaned; a line feed is a line break that the author asked for."""
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    struck: bool = False
    link: str | None = None
    """A safe address (http, https or mailto)."""
    footnote: "Footnote | None" = None
    """What a mark at this place leads to; such a run has no text."""


Runs: TypeAlias = tuple[Run, ...]
"""One line or paragraph of text; neighbours differ in look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """What is said beside the text, at a mark in it."""

    number: int
    """From 1, in the order of a slide's marks."""
    text: Runs
    """Without footnotes of its own; never empty."""


def plain_text(runs: Runs) -> str:
    """Return the letters of `runs` alone."""
    return "".join(run.text for run in runs)


def runs_of(text: str) -> Runs:
    """Return `text` as runs without any formatting; an empty text has no runs."""
    return (Run(text=text),) if text else ()


def joined(runs: Iterable[Run]) -> Runs:
    """Return runs with neighbours of one look joined and empty ones dropped.

    Cleans their texts: entities (``&#27;``) have become letters since the file was read.
    """
    out: list[Run] = []
    for raw in runs:
        run = replace(raw, text=clean(raw.text))
        if not (run.text or run.footnote):
            continue
        if out and not run.footnote and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


# --- core blocks --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a slide."""

    text: Runs = field(metadata=SHORT)
    """The heading, with inline Markdown."""
    level: Literal[2, 3] = 2
    """2 or 3; level 1 is the slide's title."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""

    def plain(self) -> "tuple[CoreBlock, ...]":
        return (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph."""

    text: Runs = field(metadata=SHORT)
    """The paragraph, with inline Markdown."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""

    def plain(self) -> "tuple[CoreBlock, ...]":
        return (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One point of a list."""

    text: Runs = field(metadata=SHORT)
    """The point, with inline Markdown."""
    items: "tuple[Item, ...]" = ()
    """Points below this one."""
    ordered: bool = False
    """True if the points below are numbered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list, with or without numbers."""

    items: tuple[Item, ...] = field(metadata=SHORT)
    """The points; at least one."""
    ordered: bool = False
    """True if the points are numbered."""
    start: int = 1
    """The first number of a numbered list."""
    reveal: Literal["items"] | None = None
    """`items` shows the points one step at a time."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""

    def plain(self) -> "tuple[CoreBlock, ...]":
        return (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Program text, shown letter by letter."""

    text: str = field(metadata=SHORT)
    """The lines, without a line feed at the end."""
    language: str | None = None
    """What the lines are written in, such as `python`."""
    numbers: FirstLine | None = None
    """`true` numbers the lines; a number such as `40` is that of the first line."""
    lines: Emphasis = NO_EMPHASIS
    """The lines to stress, such as `3-5`; ` | ` begins another step: `1, 3-5 | 7 | all`."""

    def __post_init__(self) -> None:
        known = self.numbered
        named = (span for stress in self.lines for span in stress)
        for span in named:
            if span[0] not in known or span[-1] not in known:
                wrong = span[-1] if span[0] in known else span[0]
                raise ValueError(
                    f"`lines` names line {wrong}, but the code has "
                    f"{_ends(known)}; "
                    f"expected one of them"
                )

    @property
    def numbered(self) -> range:
        """The numbers of the lines; from 1 where `numbers` says nothing else."""
        first = 1 if self.numbers is None else self.numbers
        return range(first, first + self.text.count("\n") + 1)

    def plain(self) -> "tuple[CoreBlock, ...]":
        return (self,)


def _ends(numbers: range) -> str:
    one = len(numbers) == 1
    return f"line {numbers[0]} alone" if one else f"lines {numbers[0]} to {numbers[-1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one row of headings."""

    columns: tuple[Runs, ...]
    """The headings; at least one."""
    rows: tuple[tuple[Runs, ...], ...]
    """The rows; each as long as `columns`."""
    align: tuple[Literal["left", "center", "right"], ...] = ()
    """How each column stands; empty, or as long as `columns`."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""

    def __post_init__(self) -> None:
        width = len(self.columns)
        for number, row in enumerate(self.rows, 1):
            if len(row) != width:
                raise Unfit(
                    f"row {number} of the table has too {'few' if len(row) < width else 'many'} "
                    f"cells ({len(row)}); expected {width}, one for each heading",
                    key="rows",
                    number=number - 1,
                )
        if self.align and len(self.align) != width:
            raise ValueError(
                f"`align` has {len(self.align)} words; expected {width}, one for each heading"
            )

    def plain(self) -> "tuple[CoreBlock, ...]":
        return (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """What is cut off a picture on each side, in percent of its width or height."""

    left: float = 0
    """Percent of the width, from the left."""
    top: float = 0
    """Percent of the height, from the top."""
    right: float = 0
    """Percent of the width, from the right."""
    bottom: float = 0
    """Percent of the height, from the bottom."""

    def __post_init__(self) -> None:
        for one, other in (("left", "right"), ("top", "bottom")):
            cut = (self.left, self.right) if one == "left" else (self.top, self.bottom)
            if min(cut) < 0 or sum(cut) >= 100:
                raise ValueError(
                    f"`{one}` and `{other}` cut off {cut[0]:g} and {cut[1]:g} percent; "
                    f"expected 0 or more, and less than 100 together"
                )


WHOLE = Crop()
"""Nothing is cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture; its description is what everyone gets, its pixels are extra."""

    file: str = field(metadata=SHORT)
    """The file, from the deck's folder."""
    alt: str | None = None
    """What the picture shows, in one or two sentences; empty if it is decoration."""
    long: str | None = None
    """A long description, in plain sentences: what `alt` has no room for.  Said to who asks."""
    caption: Runs = ()
    """What the reader should know about it, with inline Markdown."""
    credit: str | None = None
    """Who made it."""
    source: str | None = None
    """Where it comes from."""
    taken: When | None = None
    """When it was taken, written as any time of the deck."""
    size: Literal["small", "medium", "large"] = "medium"
    """How much of the slide it may take: about a third, a half or two thirds."""
    crop: Crop = WHOLE
    """What is cut off on each side, in percent, such as `{left: 10, bottom: 25}`."""
    animate: bool = False
    """`true` plays an animated GIF once when its slide comes; then its first frame stands again."""
    sensitive: bool = False
    """`true` covers it with words until somebody asks to see it."""
    cover: str | None = None
    """The words on the cover; without them, the description."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""

    def __post_init__(self) -> None:
        if self.cover and not self.sensitive:
            raise ValueError("`cover` covers nothing; add `sensitive: true`, or remove it")
        if self.long and self.alt == "":
            raise ValueError(
                "`long` describes what the empty `alt` calls decoration; write in `alt` what the "
                "picture shows, or remove `long`"
            )

    def plain(self) -> "tuple[CoreBlock, ...]":
        return (self,)


CoreBlock: TypeAlias = Heading | Text | Bullets | Code | Table | Picture
"""The closed union; adding to it makes the type checker point at every output."""


def tongue_of(block: CoreBlock) -> Language | None:
    """Return the language of a block's words; None for that of the slide, and for code."""
    return None if isinstance(block, Code) else block.language


def in_language(
    blocks: "Iterable[CoreBlock]", language: Language | None
) -> "tuple[CoreBlock, ...]":
    """Return `blocks` in `language`, but for those that have one of their own."""
    return tuple(
        block if isinstance(block, Code) else replace(block, language=block.language or language)
        for block in blocks
    )


# --- any block ----------------------------------------------------------------------------------


@runtime_checkable
class Block(Protocol):
    """Anything that can stand on a slide."""

    def plain(self) -> tuple[CoreBlock, ...]:
        """Return core blocks that say all that this block says, in the author's words."""
        ...


Blocks: TypeAlias = tuple[Block, ...]
"""What may be written as Markdown or as a list of blocks, such as speaker notes."""


def runs_in(block: CoreBlock) -> Iterator[Run]:
    """Yield all runs of a block in order of reading, those of a footnote behind its mark."""
    for runs in texts_in(block):
        for run in runs:
            yield run
            if run.footnote:
                yield from run.footnote.text


def texts_in(block: CoreBlock) -> Iterable[Runs]:
    """Return every stretch of formatted text of a block, in order of reading."""
    match block:
        case Heading() | Text():
            return (block.text,)
        case Bullets():
            return (text for item in block.items for text in _item_texts(item))
        case Code():
            return ()
        case Table():
            return (cell for row in (block.columns, *block.rows) for cell in row)
        case Picture():
            return (block.caption,)
    assert_never(block)


def _item_texts(item: Item) -> Iterator[Runs]:
    yield item.text
    for below in item.items:
        yield from _item_texts(below)
