"""YAML text as nodes with places: the one door to the yaml library.

Events, never constructed objects: a scalar stays the letters that were written, so that ``12:30``,
``NO`` and duplicate keys survive, and every node knows its line and column.  Anchors, aliases, tags
and further documents are not part of the deck language; they are problems, not features.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Protocol, TypeAlias

import yaml

from summit_tui.clean import clean
from summit_tui.explain import explained
from summit_tui.problems import START, Place, Problem, shown
from summit_tui.values import dataclass

MAX_DEPTH = 24
"""Deepest nesting of lists and mappings; the deck language itself needs about 10."""
NEAR_LINES = 50
"""How many lines of a paragraph are searched for the letters that a fault names."""
MAX_FAULTS = 1000
"""Reading stops after so many problems: the file is no deck."""


@dataclass(slots=True)
class Scalar:
    """A text, number or word."""

    text: str
    """Cleaned."""
    place: Place
    style: str
    """The sign that began it, ``|``, ``>`` or a quote; ``?`` for what was a key; empty without."""
    one_line: bool
    """True if it stands on one line of the file."""

    @property
    def plain(self) -> bool:
        """True if it was written without quotes and not as a block."""
        return not self.style

    @property
    def literal(self) -> bool:
        """True if each line of `text` is a line of the file."""
        return self.style == "|"

    @property
    def first(self) -> Place:
        """Where its first letter stands: behind the quote, or on the line below ``|``."""
        match self.style:
            case "'" | '"':
                return Place(line=self.place.line, column=self.place.column + 1)
            case "|" | ">":
                return Place(line=self.place.line + 1, column=1)
            case _:
                return self.place

    @property
    def empty(self) -> bool:
        """True for nothing, ``~`` and ``null``."""
        return not self.style and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Fields:
    """A mapping; keys in the order of the file."""

    place: Place
    values: "dict[str, tuple[Place, Node]]" = field(default_factory=dict)
    """For each key its place and its value."""
    whole: bool = True
    """False if the file broke off inside: then missing keys are no news."""

    def place_of(self, key: str) -> Place:
        """Return the place of the value of `key`, or of the mapping where it has none."""
        return self.values[key][1].place if key in self.values else self.place

    def places(self) -> dict[str, Place]:
        """Return the place of each value by its key, and that of the mapping as ``""``."""
        return {"": self.place, **{key: value.place for key, (_, value) in self.values.items()}}


@dataclass(slots=True)
class Broken:
    """A node whose fault has been told."""

    place: Place


Node: TypeAlias = Scalar | Sequence | Fields | Broken


def is_empty(node: Node) -> bool:
    """Return whether a value says nothing, so that its key counts as not written."""
    return isinstance(node, Scalar) and node.empty


def length_of(node: Node) -> int:
    """Return the characters of all texts of a node, without those of its keys."""
    match node:
        case Scalar():
            return len(node.text)
        case Sequence():
            return sum(length_of(item) for item in node.items)
        case Fields():
            return sum(length_of(value) for _, value in node.values.values())
        case Broken():
            return 0


def places_in(node: Node) -> dict[str, Place]:
    """Return the places of a block's values by their keys; none for what is written short."""
    values = node.values.values() if isinstance(node, Fields) else ()
    return next((inner.places() for _, inner in values if isinstance(inner, Fields)), {})


def kind_of(node: Node) -> str:
    """Return what a message calls a node that stands where another was expected."""
    match node:
        case Scalar():
            return shown(node.text)
        case Sequence():
            return "a list"
        case Fields():
            return "a mapping (`key: value`)"
        case Broken():
            return "something broken"


class TooMany(Exception):
    """More problems than anybody reads."""


class Faults:
    """The problems of one file, collected while reading goes on."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        self.lines = source.split("\n")
        self.problems: list[Problem] = []
        self._told: set[tuple[int, str]] = set()

    def note(self, place: Place, message: str) -> None:
        """Add a problem; raises `TooMany` at the limit.  Places are kept inside the file."""
        line = min(max(place.line, 1), len(self.lines))
        column = min(max(place.column, 1), len(self.lines[line - 1]) + 1)
        if (line, message) in self._told:  # an alias bomb says the same a hundred times on a line
            return
        self._told.add((line, message))
        place = Place(line=line, column=column)
        self.problems.append(Problem(path=self.path, place=place, message=message))
        if len(self.problems) >= MAX_FAULTS:
            raise TooMany

    def place_in(self, scalar: Scalar, *, line: int = 0, offset: int = 0, near: str = "") -> Place:
        """Return the place of the letter at `offset` of line `line`, from 0, of a scalar.

        Where the letters `near` stand there or in the lines below, theirs is returned.
        """
        if near and (scalar.literal or scalar.one_line):
            start = scalar.first.line + line
            for number in range(start, min(start + NEAR_LINES, len(self.lines) + 1)):
                skip = scalar.first.column - 1 if number == scalar.first.line else 0
                column = self.lines[number - 1].find(near, skip)
                if column >= 0:
                    return Place(line=number, column=column + 1)
        if scalar.literal:
            at = min(scalar.first.line + line, len(self.lines))
            text = self.lines[at - 1]
            return Place(line=at, column=len(text) - len(text.lstrip()) + 1 + offset)
        if scalar.one_line:
            return Place(line=scalar.first.line, column=scalar.first.column + offset)
        return scalar.place


# --- text to nodes ------------------------------------------------------------------------------

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 (5.1) does not allow in a file."""


def parse(faults: Faults) -> Node | None:
    """Return the root node of the text of `faults`, None where there is nothing but comments.

    After a fault of YAML itself the nodes read so far are returned, unfinished ones closed, so that
    their own faults are told in the same run.  Raises `TooMany`.
    """
    clear = True
    if faults.source.replace("\n", "").isprintable():  # most are, and looking takes a tenth
        return _build(faults)
    for number, match in enumerate(_UNPRINTABLE.finditer(faults.source)):
        clear = False
        line = faults.source.count("\n", 0, match.start()) + 1
        column = match.start() - (faults.source.rfind("\n", 0, match.start()) + 1) + 1
        faults.note(
            Place(line=line, column=column),
            f"found the control character U+{ord(match[0]):04X}; expected text; remove it",
        )
        if number >= 20:
            break
    return _build(faults) if clear else None


def _events(text: str) -> Iterator[yaml.Event]:
    """Parse with libyaml where it is there: a seventh of the time."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    return iter(loader.get_event, None)


class _Mark(Protocol):
    """Where an event begins or ends; lines and columns from 0."""

    line: int
    column: int


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    node: Sequence | Fields
    key: tuple[str, Place] | None = None
    """The key whose value comes next; an empty key for a value that is thrown away."""


def _build(faults: Faults) -> Node | None:
    root: Node | None = None
    stack: list[_Open] = []
    documents = 0
    try:
        for event in _events(faults.source):
            if isinstance(event, yaml.ScalarEvent):  # most are
                place = _place(event.start_mark)
                if event.anchor or event.tag:
                    _refuse(event.anchor, event.tag, place, faults)
                text = clean(event.value)
                if stack and stack[-1].key is None and isinstance(stack[-1].node, Fields):
                    stack[-1].key = _new_key(stack[-1].node, text, place, faults), place
                    continue
                end = event.end_mark
                one_line = end is None or end.line + 1 == place.line
                scalar = Scalar(text, place, event.style or "", one_line)
                if stack:
                    _put(stack[-1], scalar, faults)
                else:
                    root = scalar
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                node = _node(event, faults)
                if not stack:
                    root = node
                else:
                    _put(stack[-1], node, faults)
                if isinstance(node, Sequence | Fields):
                    if len(stack) >= MAX_DEPTH:
                        faults.note(
                            node.place,
                            f"nested more than {MAX_DEPTH} deep; expected a deck; "
                            f"check the brackets and the indentation",
                        )
                        break
                    stack.append(_Open(node))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    faults.note(
                        _place(event.start_mark),
                        "a second document begins here; expected one deck in one document; "
                        "remove the line `---` or move the rest into a file of its own",
                    )
                    break
    except yaml.MarkedYAMLError as error:
        began = _place(error.context_mark) if error.context_mark else None
        at = _place(error.problem_mark) if error.problem_mark else began or START
        faults.note(*explained(error.problem or "", error.context or "", at, began, faults.lines))
    except yaml.YAMLError as error:
        faults.note(START, f"YAML cannot read this file: {shown(str(error))}; expected a deck")
    for unfinished in stack:
        if isinstance(unfinished.node, Fields):
            unfinished.node.whole = False
    return root


def _place(mark: _Mark | None) -> Place:
    """An event of libyaml always has its marks; the types cannot say so."""
    if mark is None:
        return START
    return Place(line=mark.line + 1, column=mark.column + 1)


def _node(event: yaml.NodeEvent, faults: Faults) -> Sequence | Fields | Broken:
    """Return a list or mapping that begins, or what stands for an alias."""
    place = _place(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        faults.note(
            place,
            f"found the alias {shown('*' + str(event.anchor))}; aliases are not part of a deck; "
            f"write the text out, or put quotes around a text that begins with `*`",
        )
        return Broken(place)
    assert isinstance(event, yaml.CollectionStartEvent)
    if event.anchor or event.tag:
        _refuse(event.anchor, event.tag, place, faults)
    return Sequence(place) if isinstance(event, yaml.SequenceStartEvent) else Fields(place)


def _refuse(anchor: str | None, tag: str | None, place: Place, faults: Faults) -> None:
    if anchor:
        faults.note(
            place,
            f"found the anchor {shown('&' + anchor)}; anchors are not part of a deck; "
            f"remove it, or put quotes around a text that begins with `&`",
        )
    if tag:
        faults.note(
            place,
            f"found the tag {shown('!' + tag.rpartition(':')[2].lstrip('!'))}; "
            f"tags are not part of a deck; remove it, or put quotes around a text that begins "
            f"with `!`",
        )


def _put(parent: _Open, node: Node, faults: Faults) -> None:
    """Add `node` to its list, or take it as the value of a key; none but a scalar can be one."""
    owner = parent.node
    if isinstance(owner, Sequence):
        owner.items.append(node)
    elif parent.key is not None:
        key, place = parent.key
        parent.key = None
        if key:
            owner.values[key] = (place, node)
    else:
        if not isinstance(node, Broken):
            faults.note(node.place, "found a list or mapping as a key; expected a word")
        parent.key = ("", node.place)


def _new_key(owner: Fields, key: str, place: Place, faults: Faults) -> str:
    """Return the key that stands at `place`; an empty one where there is none, or twice."""
    if key in owner.values:
        first = owner.values[key][0].line
        faults.note(
            place,
            f"{shown(key)} stands here a second time; the first is on line {first}; remove one",
        )
        return ""
    if not key:
        faults.note(place, "found an empty key; expected a word before the colon")
    return key
