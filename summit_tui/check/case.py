"""What a rule gets to see, what it finds, and ways through a deck that several rules take."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from summit_tui.blocks import Block, CoreBlock, Picture
from summit_tui.deck import Deck, Part, Slide
from summit_tui.draw.gallery import Gallery
from summit_tui.kinds import Columns
from summit_tui.problems import Place
from summit_tui.values import dataclass
from summit_tui.voice import Voice
from summit_tui.when import When

Size: TypeAlias = tuple[int, int]
"""Columns and rows of a screen."""
NEAR = 400
"""Lines of a block that are searched for the letters that a finding names."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule finds."""

    place: Place
    message: str
    """What was found; what was expected; what to do.  Without a full stop at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A deck under examination."""

    deck: Deck
    slides: tuple[Slide, ...]
    """All of them, hidden ones too, in the order of the file."""
    timed: When | None
    """The first time of any slide; None for a deck without times."""
    lines: tuple[str, ...]
    """Of the deck's file; empty for a deck that was made in Python."""
    sizes: tuple[Size, ...]
    """The screens that it is to fit."""
    gallery: Gallery
    """Its pictures, whose sizes count on the screen."""
    voice: Voice
    """How it is told in its own language."""
    translations: tuple[Deck, ...]
    """The same story in other languages, as far as it can be read."""
    broken: tuple[str, ...]
    """The paths of those that have faults."""

    def near(self, place: Place, letters: str) -> Place:
        """Return where `letters` stand at `place` or in the lines below, or else `place`."""
        for number in range(place.line, min(place.line + NEAR, len(self.lines) + 1)):
            column = self.lines[number - 1].find(letters)
            if letters and column >= 0:
                return Place(line=number, column=column + 1)
        return place


OfSlide: TypeAlias = Callable[[Case, Slide], Iterator[Found]]
"""A rule that looks at one slide at a time."""
OfDeck: TypeAlias = Callable[[Case], Iterator[Found]]
"""A rule that compares slides with each other, or looks at the deck's head."""


def blocks(slide: Slide) -> Iterator[tuple[Part, Block]]:
    """Yield the blocks of the slide's body, those inside of columns too, with their part."""
    for part in slide.body.parts:
        if isinstance(part.block, Columns):
            for column in part.block.columns:
                yield from ((part, block) for block in column.body)
        else:
            yield part, part.block


def cores(slide: Slide) -> Iterator[tuple[Part, CoreBlock]]:
    """Yield what the slide's body says, each block with the part that it belongs to."""
    for part, block in blocks(slide):
        for core in block.plain():
            yield part, core


def pictures(slide: Slide) -> Iterator[tuple[Part, Picture]]:
    """Yield the slide's pictures, those inside of other blocks too."""
    for part, core in cores(slide):
        if isinstance(core, Picture):
            yield part, core


def sizes_named(sizes: Sequence[Size]) -> str:
    """Return ``80x24 and 120x36``."""
    *head, last = (f"{width}x{height}" for width, height in sizes)
    return f"{', '.join(head)} and {last}" if head else last
