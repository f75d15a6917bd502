"""Finding words in a deck: the one rule, for the prompt of the stage and for the text mode.

An `Index` holds every text of a deck with its slide and step.  Case, accents and the width of
spaces do not matter, and a text is found by its signs as by the words that a voice says for them
(``50 %`` by ``50 %`` and by ``50 percent``).  Pure; what is found in speaker notes says so, and it
is for the front end to keep the notes' own words from an audience.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias, assert_never

from summit_tui.blocks import (
    Bullets,
    Code,
    CoreBlock,
    Heading,
    Item,
    Language,
    Picture,
    Runs,
    Table,
    plain_text,
    tongue_of,
)
from summit_tui.blocks import Text as Paragraph
from summit_tui.clean import folded
from summit_tui.deck import Deck, Part, Slide
from summit_tui.position import Position
from summit_tui.signs import say
from summit_tui.values import dataclass
from summit_tui.words import Words, words_in

EXCERPT = 72
"""Letters of an excerpt, about; a text that is hardly longer is given whole."""

_SAID_AS_WRITTEN = frozenset(" .,;:!?()'")

Where: TypeAlias = Literal["title", "place", "body", "alt", "caption", "notes"]
"""What kind of text says it; ``caption`` is also a picture's credit and source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One text of a deck: a title, a paragraph, a point, a row of a table ..."""

    at: Position
    """The slide, and the step at which the text has appeared."""
    where: Where
    text: str
    """As it is written, in one line."""
    plain: str
    """The same as searching compares it."""
    language: str | None = None
    """The language that it is in, where that is not the deck's."""
    said: str = ""
    """As a voice says it; empty where that is what is written."""
    said_plain: str = ""
    """The same as searching compares it."""


Index: TypeAlias = tuple[Entry, ...]
"""The texts of a deck in the order of telling, those of one slide in the order of reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place of a deck that says what was looked for."""

    at: Position
    where: Where
    excerpt: str
    """The text around it, with ``...`` where something was left out."""
    language: str | None = None
    """The language that it is in, where that is not the deck's."""


def indexed(deck: Deck, words: Words) -> Index:
    """Return all texts of `deck`; `words` are those of the deck's language, for its signs."""
    return tuple(
        _with_said(entry, words)
        for i, slide in enumerate(deck.slides)
        for entry in _entries(i, slide)
    )


def _with_said(entry: Entry, words: Words) -> Entry:
    # Most texts are letters and stops, and a voice says those as they are; asking costs much more.
    if all(char.isalpha() or char in _SAID_AS_WRITTEN for char in entry.text):
        return entry
    said = say(entry.text, words_in(entry.language, words))
    plain = _plain(said)
    return entry if plain == entry.plain else replace(entry, said=said, said_plain=plain)


def hits(index: Index, wanted: str, words: Words) -> tuple[Hit, ...]:
    """Return where `wanted` is said, in the order of telling; at most one hit for each step.

    Notes count only where the slide says it nowhere else.  Nothing is found where nothing is
    wanted, such as spaces alone.
    """
    part = needle(wanted)
    aloud = _plain(say(wanted, words))
    found: dict[Position, Hit] = {}
    noted: dict[int, Hit] = {}
    for entry in index if part else ():
        if part in entry.plain:
            text, sought = entry.text, part
        elif aloud and aloud in entry.said_plain:
            text, sought = entry.said, aloud
        else:
            continue
        hit = Hit(
            at=entry.at,
            where=entry.where,
            excerpt=_excerpt(text, sought),
            language=entry.language,
        )
        if entry.where == "notes":
            noted.setdefault(entry.at.slide, hit)
        else:
            found.setdefault(entry.at, hit)
    shown = {at.slide for at in found}
    alone = (hit for slide, hit in noted.items() if slide not in shown)
    return tuple(sorted((*found.values(), *alone), key=lambda hit: hit.at))


def needle(wanted: str) -> str:
    """Return what searching compares: folded, in one line; empty for nothing."""
    return _plain(wanted)


def hit_from(found: Sequence[Hit], at: Position) -> int:
    """Return the number, from 0, of the first hit at or after `at`, else of the first of all.

    `found` is never empty.
    """
    return next((i for i, hit in enumerate(found) if hit.at >= at), 0)


def hit_beside(found: Sequence[Hit], at: Position, *, later: bool) -> int:
    """Return the number, from 0, of the next hit before or after `at`, going round at the ends.

    `found` is never empty.
    """
    if later:
        return next((i for i, hit in enumerate(found) if hit.at > at), 0)
    return next((i for i in reversed(range(len(found))) if found[i].at < at), len(found) - 1)


def _plain(text: str) -> str:
    return " ".join(folded(text).split())


# --- the texts of a slide -----------------------------------------------------------------------


def _entries(number: int, slide: Slide) -> Iterator[Entry]:
    first, own = Position(number), slide.language
    yield _entry(first, "title", slide.title, own)
    if slide.header.text and slide.header.text != slide.title:
        yield _entry(first, "title", slide.header.text, own)
    if slide.place:
        yield _entry(first, "place", slide.place.name, own)
    for part in slide.body.parts:
        for step, where, text, language in _part_texts(part):
            yield _entry(Position(number, step), where, text, language or own)
    for block in slide.notes:
        for core in block.plain():
            for _, text in _texts(core):
                yield _entry(first, "notes", text, tongue_of(core))


def _entry(at: Position, where: Where, text: str, language: str | None) -> Entry:
    text = " ".join(text.split())
    return Entry(at=at, where=where, text=text, plain=_plain(text), language=language)


def _part_texts(part: Part) -> Iterator[tuple[int, Where, str, Language | None]]:
    """The texts of a part, each with the step at which it has appeared, and its own language."""
    if part.steps and isinstance(part.block, Bullets):
        for step, item in zip(part.steps, part.block.items, strict=True):
            yield from ((step, "body", text, part.block.language) for text in _item_texts(item))
        return
    for core in part.block.plain():
        yield from ((part.step, where, text, tongue_of(core)) for where, text in _texts(core))


def _texts(block: CoreBlock) -> Iterator[tuple[Where, str]]:
    match block:
        case Heading() | Paragraph():
            yield from (("body", text) for text in _written(block.text))
        case Bullets():
            for item in block.items:
                yield from (("body", text) for text in _item_texts(item))
        case Code():
            yield from (("body", line) for line in block.text.split("\n") if line.strip())
        case Table():
            for row in (block.columns, *block.rows):
                yield "body", ", ".join(plain_text(cell) for cell in row)
                notes = (text for cell in row for text in _footnotes(cell))
                yield from (("body", text) for text in notes)
        case Picture():
            captions = (*_written(block.caption), block.credit or "", block.source or "")
            yield from (("alt", text) for text in (block.alt, block.long) if text)
            yield from (("caption", text) for text in captions if text)
        case _:
            assert_never(block)


def _written(runs: Runs) -> Iterator[str]:
    yield plain_text(runs)
    yield from _footnotes(runs)


def _footnotes(runs: Runs) -> Iterator[str]:
    return (plain_text(run.footnote.text) for run in runs if run.footnote)


def _item_texts(item: Item) -> Iterator[str]:
    yield from _written(item.text)
    for below in item.items:
        yield from _item_texts(below)


# --- excerpts -----------------------------------------------------------------------------------


def _excerpt(text: str, sought: str) -> str:
    """The words of `text` around the first `sought`, a folded text that is in it."""
    if len(text) <= EXCERPT + EXCERPT // 2:
        return text
    at = _plain(text).index(sought)
    first = max(at - (EXCERPT - min(len(sought), EXCERPT)) // 2, 0)
    words, place = [], 0
    for word in text.split():
        letters = len(folded(word))
        if place + letters >= first and place <= first + EXCERPT:
            words.append(word)
        place += letters + 1 if letters else 0
    cut = " ".join(words)
    before = "" if text.startswith(cut) else "... "
    return f"{before}{cut}{'' if text.endswith(cut) else ' ...'}"
