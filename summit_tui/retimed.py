"""A deck's file with other minutes in its slides, and every other character as it was written.

A precise edit of the text, by the places of the reader; nothing is written anew.  What came of it
is read again, and counts only if it is the same deck but for these minutes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from summit_tui.deck import Deck
from summit_tui.load import deck_of
from summit_tui.nodes import Faults, Fields, Node, Scalar, Sequence, parse
from summit_tui.problems import DeckError, Place
from summit_tui.values import dataclass

KEY = "minutes"
_BREAK = re.compile("\r\n|\r|\n")
_VALUE = re.compile(r"\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s,\[\]{}#\"']+")
"""A number, or a word for nothing, as it stands in a line."""


class Unchangeable(ValueError):
    """A file that cannot be changed so that nothing else changes."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """A piece of the text that gives way to another."""

    start: int
    end: int
    text: str


def retimed(data: bytes, deck: Deck, minutes: Mapping[str, float]) -> bytes:
    """Return the file `data` of `deck` with `minutes`, by ids of its slides.

    Raises `Unchangeable` where that cannot be done, or would change anything else.
    """
    text = data.decode("utf-8")
    fields = _slides(data.decode("utf-8-sig"), deck)
    ids = {slide.place_of(): slide.id for slide in deck.all_slides}
    lines = _line_starts(text)
    edits = [
        edit
        for node in fields
        if (name := ids.get(node.place)) is not None and name in minutes
        for edit in [_edit(text, lines, node, f"{minutes[name]:g}")]
    ]
    if len(edits) != len(minutes):
        raise Unchangeable
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    changed = text.encode("utf-8")
    try:
        again = deck_of(changed, deck.path)
    except DeckError as error:
        raise Unchangeable from error
    if again != _with_minutes(deck, minutes):
        raise Unchangeable
    return changed


def _with_minutes(deck: Deck, minutes: Mapping[str, float]) -> Deck:
    slides = (
        tuple(replace(one, minutes=minutes.get(one.id, one.minutes)) for one in some)
        for some in (deck.slides, deck.hidden)
    )
    told, hidden = slides
    return replace(deck, slides=told, hidden=hidden)


def _slides(text: str, deck: Deck) -> Iterator[Fields]:
    """The nodes of all slides; a faulty file has none."""
    root = parse(Faults(deck.path, _BREAK.sub("\n", text)))
    listed: Node | None = None
    if isinstance(root, Fields) and "slides" in root.values:
        listed = root.values["slides"][1]
    return (
        item
        for item in (listed.items if isinstance(listed, Sequence) else ())
        if isinstance(item, Fields)
    )


def _line_starts(text: str) -> list[int]:
    """Where each line begins; a mark of byte order stands before the first."""
    first = 1 if text.startswith("\ufeff") else 0
    return [first, *(match.end() for match in _BREAK.finditer(text))]


def _edit(text: str, lines: list[int], node: Fields, minutes: str) -> _Edit:
    """The edit that gives a slide its minutes."""

    def at(place: Place) -> int:
        return lines[place.line - 1] + place.column - 1

    if KEY in node.values:
        key, value = node.values[KEY]
        start = at(value.place)
        match = _VALUE.match(text, start)
        if isinstance(value, Scalar) and value.one_line and value.text and match:
            return _Edit(start, match.end(), minutes)
        colon = text.find(":", at(key))
        if isinstance(value, Scalar) and not value.text and colon >= 0:
            return _Edit(colon + 1, colon + 1, f" {minutes}")
        raise Unchangeable
    keys = [at(key) for key, _ in node.values.values()]
    quote = '"' if text[keys[0]] == '"' else ""
    pair = f"{quote}{KEY}{quote}: {minutes}"
    if text[at(node.place)] == "{":
        start = keys[1] if len(keys) > 1 else keys[0]
        return _Edit(start, start, f"{pair}, ")
    line_end, indent = _break_of(text), " " * (node.place.column - 1)
    if (last := _last_of_head(node)) is not None:
        # Behind its comment: the line of a single value ends with it.
        match = _BREAK.search(text, at(last.place))
        start = match.start() if match else len(text)
        return _Edit(start, start, f"{line_end}{indent}{pair}")
    return _Edit(keys[0], keys[0], f"{pair}{line_end}{indent}")


def _last_of_head(node: Fields) -> Scalar | None:
    """The last value on a line of its own before the slide's text; None for no such."""
    last: Scalar | None = None
    for key, (_, value) in node.values.items():
        if key in ("body", "notes"):
            break
        if isinstance(value, Scalar) and value.one_line and value.text:
            last = value
    return last


def _break_of(text: str) -> str:
    """How the lines of a file end."""
    match = _BREAK.search(text)
    return match[0] if match else "\n"
