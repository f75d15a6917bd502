"""Nodes to values: dataclasses are read by their annotations, and every fault is noted.

There is no parser per kind: a field's type says how its text is read, so the text ``12:30`` is a
time in `when` and a title in `title`, and a new block kind needs nothing here.  `SCALARS` is the
table of texts with a meaning (`summit_tui.texts` reads them); the JSON Schema is made from the
same table.
"""

import re
from collections.abc import Set
from dataclasses import field, is_dataclass
from datetime import date
from typing import Any, assert_never, get_args, get_origin
from zoneinfo import ZoneInfo

from summit_tui.blocks import Block, Blocks, Bullets, Picture, Runs, Unfit
from summit_tui.deck import (
    NO_PLACES,
    Body,
    Deck,
    Part,
    Phase,
    Placed,
    Slide,
    further_steps,
    with_reveal,
)
from summit_tui.footnotes import footnotes_in
from summit_tui.forms import form_of
from summit_tui.hints import meant_key, unknown_key
from summit_tui.kinds import KINDS, Column
from summit_tui.markdown import blocks_of
from summit_tui.nodes import (
    Broken,
    Faults,
    Fields,
    Node,
    Scalar,
    Sequence,
    is_empty,
    kind_of,
    length_of,
    places_in,
)
from summit_tui.problems import START, Place, listed, shown
from summit_tui.scalars import NEEDS_QUOTES, SCALARS, Context
from summit_tui.texts import NOTHING, TextReader
from summit_tui.values import dataclass
from summit_tui.written import fields_by_key, pair_fields, short_field, without_none, written_fields

MAX_SLIDES = 100_000
"""Most slides of a deck."""
MAX_PHASES = 200
"""Most phases of a deck."""
MAX_ZONES = 24
"""Most further time zones of a deck: as many as a day has hours."""
MAX_SLIDE_TEXT = 200_000
"""Most characters of one slide, notes included: about 30,000 words."""
_READ = Broken(START)
"""Stands for a node that has been read and is not needed any more."""
_IN_BODY = "expected it as a point of a slide's `body` alone; remove it"


# --- dataclasses --------------------------------------------------------------------------------


@dataclass(slots=True)
class Reader(TextReader):
    """Reads the nodes of one file."""

    footnotes: int = 0
    """How many there have been on the slide that is being read."""
    made: list[Slide | Phase] = field(default_factory=list)
    """Every slide and phase that could be read, for checks across the deck."""
    open: list[str] = field(default_factory=list)
    """The kinds of the blocks that are being read, the innermost last."""

    def deck(self, root: Node) -> Deck | None:
        """Return the deck, or None if the problems leave none."""
        if not isinstance(root, Fields):
            if not isinstance(root, Broken):
                self.faults.note(
                    root.place,
                    f"found {kind_of(root)}; expected a deck: `title: ...` and `slides:` "
                    f"with a list of slides",
                )
            return None
        self.context = self._context(root)
        read = self.mapping(Deck, root, "the deck")
        return read if isinstance(read, Deck) and not self.faults.problems else None

    def _context(self, root: Fields) -> Context:
        """Read date and zone first; a wrong one is told later and must not spoil every time."""
        quiet = Reader(Faults(self.faults.path, self.faults.source))
        found: dict[str, Any] = {}
        written = {key.casefold(): node for key, (_, node) in root.values.items()}
        for key, annotation in (("date", date), ("zone", ZoneInfo)):
            if key in written and not is_empty(written[key]):
                found[key] = quiet.value(annotation, written[key], key)
        day, zone = found.get("date"), found.get("zone")
        return Context(
            day=date(2000, 1, 1) if day is NOTHING else day,
            zone=ZoneInfo("UTC") if zone is NOTHING else zone,
        )

    # Every method below returns `NOTHING` after noting what is wrong.

    def value(self, annotation: Any, node: Node, what: str) -> Any:
        """Return the value of type `annotation` that `node` holds; `what` names it in messages."""
        if isinstance(node, Broken):
            return NOTHING
        form, annotation = form_of(annotation)
        match form:
            case "scalar":
                return self.scalar(annotation, node, what)
            case "runs":
                return self.runs(node, what)
            case "body":
                return self.body(node)
            case "blocks":
                parts = self.parts(node, what, steps=False)
                return tuple(part.block for part in parts)
            case "list":
                return self.items(get_args(annotation)[0], node, what)
            case "choice":
                return self.value(self._meant(get_args(annotation), node), node, what)
            case "mapping":
                return self.dataclass(annotation, node, what)
        assert_never(form)

    def dataclass(self, cls: type, node: Node, what: str) -> Any:
        short = short_field(cls)
        if not isinstance(node, Fields):
            if short is None or is_empty(node):
                fields = written_fields(cls)
                needed = [f"`{f.key}`" for f in fields if f.required]
                keys = listed(needed, "and") if needed else listed(f"`{f.key}`" for f in fields)
                return self.wrong(node, f"a mapping with {keys}", what)
            if isinstance(node, Sequence) and not self._may_be_list(cls, short):
                return self.wrong(node, "text, or a mapping", what)
            node = Fields(node.place, {short: (node.place, node)})
            return self.mapping(cls, node, what, short=short)
        return self.mapping(cls, node, what)

    def _may_be_list(self, cls: type, key: str) -> bool:
        annotation = next(f.type for f in written_fields(cls) if f.key == key)
        return get_origin(without_none(annotation)) is tuple and annotation != Runs

    def _meant(self, choices: tuple[type, ...], node: Node) -> type:
        """Return the dataclass whose keys, or whose short form, `node` looks like."""

        def likeness(cls: type) -> int:
            if isinstance(node, Fields):
                return len({f.key for f in written_fields(cls)} & node.values.keys())
            short = short_field(cls)
            takes_list = short is not None and self._may_be_list(cls, short)
            return short is not None and takes_list == isinstance(node, Sequence)

        return max(choices, key=likeness)

    def mapping(self, cls: type, node: Fields, what: str, *, short: str = "") -> Any:
        """Read the fields of `cls`; messages call that of the key `short` by the name `what`."""
        if cls is Slide:
            self.footnotes = 0
            if self._is_too_long(node):
                return NOTHING
        known = fields_by_key(cls)
        before = len(self.faults.problems)
        self._spell(node, known.keys())
        meant = self._unknown(cls, node, known.keys(), what)
        values: dict[str, Any] = {}
        unread: set[str] = set()
        missing = False
        for key, f in known.items():
            if key not in node.values:
                if f.required:
                    missing = True
                    if node.whole and key not in meant:
                        self.faults.note(node.place, f"{what} has no `{key}`; add `{key}: ...`")
                continue
            inner = node.values[key][1]
            if is_empty(inner) and not f.required and without_none(f.type) not in NEEDS_QUOTES:
                continue
            name = f"`{key}` of {what}" if f.type == Blocks else f"`{key}`"
            read = self.value(f.type, inner, what if key == short else name)
            if read is NOTHING:
                unread.add(key)
                missing = missing or f.required
            else:
                values[f.name] = read
        if missing:
            return NOTHING
        if issubclass(cls, Placed):
            values["places"] = node.places()
        try:
            made = cls(**values)
        except ValueError as error:
            named = re.findall(r"`(\w+)`", str(error))
            if not unread.intersection(named):
                self.faults.note(_place_of(error, named, node), str(error))
            return NOTHING
        if unread:
            return NOTHING
        if isinstance(made, Slide) and made.reveal:
            made = with_reveal(made)
            lists = any(isinstance(part.block, Bullets) for part in made.body.parts)
            if not lists and len(self.faults.problems) == before:
                message = "`reveal` needs a list on this slide; write one in `body`, or remove it"
                self.faults.note(node.place_of("reveal"), message)
        if isinstance(made, Slide | Phase):
            self.made.append(made)
        return made

    def _spell(self, node: Fields, known: Set[str]) -> None:
        """Take ``Title`` for ``title`` from here on, and say so."""
        if known >= node.values.keys():
            return
        for key, (place, inner) in list(node.values.items()):
            small = key.casefold()
            if key not in known and small in known and small not in node.values:
                self.faults.note(place, f"found the key {shown(key)}; write it small: `{small}`")
                del node.values[key]
                node.values[small] = place, inner

    def _unknown(self, cls: type, node: Fields, known: Set[str], what: str) -> set[str]:
        """Note the keys that `cls` does not have; return those that may be meant by them."""
        meant: set[str] = set()
        if known >= node.values.keys():
            return meant
        free = [key for key in known if key not in node.values]
        for key, (place, _) in node.values.items():
            if key in known:
                continue
            if key.casefold() in known:
                small = f"`{key.casefold()}`"
                self.faults.note(place, f"found {shown(key)} beside {small}; remove one of them")
            else:
                near = meant_key(key, free, KINDS if cls in (Slide, Column) else ())
                meant.add(near if near in known else "body")  # where a block belongs
                self.faults.note(place, unknown_key(key, known, what, near))
        return meant

    def _is_too_long(self, node: Fields) -> bool:
        """Measure a slide before its Markdown is parsed, which takes 5 seconds a megabyte."""
        length = length_of(node)
        if length > MAX_SLIDE_TEXT:
            self.faults.note(
                node.place,
                f"this slide has {length:,} characters; expected at most {MAX_SLIDE_TEXT:,}; "
                f"make several slides of it",
            )
        return length > MAX_SLIDE_TEXT

    def items(self, annotation: Any, node: Node, what: str) -> Any:
        pair = pair_fields(annotation)
        if pair and isinstance(node, Fields):
            node = _listed(node, *(f.key for f in pair))
        if not isinstance(node, Sequence):
            return self.wrong(node, "a list, each point on a line with `- `", what)
        if not node.items and annotation is not Phase:
            self.faults.note(node.place, f"{what} is an empty list; expected at least one point")
            return NOTHING
        limit = {Phase: MAX_PHASES, ZoneInfo: MAX_ZONES}.get(annotation, MAX_SLIDES)
        if len(node.items) > limit:
            self.faults.note(
                node.items[limit].place,
                f"{what} has {len(node.items):,} points; expected at most {limit:,}",
            )
            return NOTHING
        label = f"a point of {what}"
        if isinstance(annotation, type) and is_dataclass(annotation) and annotation not in SCALARS:
            label = f"this {annotation.__name__.lower()}"
        gaps = without_none(annotation) is not annotation
        read: list[Any] = []
        for number, item in enumerate(node.items):
            read.append(None if gaps and is_empty(item) else self.value(annotation, item, label))
            if annotation is Slide:
                node.items[number] = _READ  # a large deck would take half as much memory again
        return NOTHING if any(value is NOTHING for value in read) else tuple(read)

    # --- Markdown ---

    def body(self, node: Node) -> Any:
        return Body(parts=tuple(self.parts(node, "the body", steps=True)))

    def parts(self, node: Node, what: str, *, steps: bool) -> list[Part]:
        """Read Markdown, or a list of Markdown texts, blocks and the word ``step``."""
        out: list[Part] = []
        step = 0
        marker: Scalar | None = None
        for item in node.items if isinstance(node, Sequence) else [node]:
            if isinstance(item, Scalar) and item.text.strip() == "step":
                if not steps:
                    self.faults.note(item.place, f"found `step` in {what}; {_IN_BODY}")
                    continue
                if marker:
                    self.faults.note(item.place, "two steps in a row; expected a block between")
                marker = item
                step += 1
                continue
            for block in self.blocks(item, what):
                if not steps and further_steps(block):
                    self.faults.note(item.place, f"found a block with steps in {what}; {_IN_BODY}")
                place = self._place_of(block, item)
                places = places_in(item) if isinstance(item, Fields) else NO_PLACES
                out.append(Part(block=block, step=step, place=place, places=places))
                step += further_steps(block)
            marker = None
        if marker:
            self.faults.note(marker.place, "a step with nothing after it; add a block or remove it")
        return out

    def _place_of(self, block: Block, node: Node) -> Place:
        """Return where a block begins: a picture in a Markdown text where its file is named."""
        if isinstance(block, Picture) and isinstance(node, Scalar):
            return self.faults.place_in(node, near=block.file)
        return node.place

    def blocks(self, node: Node, what: str) -> list[Block]:
        match node:
            case Broken():
                return []
            case Scalar():
                read, faults = blocks_of(node.text, self.footnotes + 1)
                self.note_all(faults, node)
                if "[^" in node.text:
                    self.footnotes += footnotes_in(read)
                return list(read)
            case Sequence():
                wanted = (
                    "Markdown text or a block such as `quote:`; put quotes around a text that "
                    "begins with `[`"
                )
                self.wrong(node, wanted, f"a block of {what}")
                return []
        self._spell(node, KINDS.keys())
        kinds = [key for key in node.values if key in KINDS]
        if not kinds:
            key = next(iter(node.values), "")
            meant = meant_key(key, KINDS)
            hint = f"; did you mean `{meant}`?" if meant else ""
            self.faults.note(
                node.place,
                f"unknown block {shown(key)}; expected one of {', '.join(KINDS)}"
                f"{hint}; put quotes around it if it is text",
            )
            return []
        for key, (place, _) in node.values.items():
            if key != kinds[0]:
                self.faults.note(
                    place,
                    f"found {shown(key)} beside `{kinds[0]}`; expected one block for each `- `; "
                    f"indent it if it belongs to `{kinds[0]}`, or begin a new point",
                )
        if kinds[0] in self.open:
            self.faults.note(
                node.place,
                f"found `{kinds[0]}` inside `{kinds[0]}`; expected any other block; "
                f"write it below, as a point of `body`",
            )
            return []
        self.open.append(kinds[0])
        block = self.value(KINDS[kinds[0]], node.values[kinds[0]][1], f"`{kinds[0]}`")
        self.open.pop()
        return [] if block is NOTHING else [block]


def _listed(node: Fields, key: str, value: str) -> Sequence:
    """Return the lines of a mapping as a list of mappings with the keys `key` and `value`."""
    points: list[Node] = []
    for text, (place, inner) in node.values.items():
        name = Scalar(text, place, style="?", one_line=True)
        points.append(Fields(place, {key: (place, name), value: (inner.place, inner)}, node.whole))
    return Sequence(node.place, points)


def _place_of(error: ValueError, named: list[str], node: Fields) -> Place:
    """Return the place of the point or field that an error of a dataclass is about."""
    if isinstance(error, Unfit) and error.key in node.values:
        inner = node.values[error.key][1]
        if isinstance(inner, Sequence):
            return inner.items[error.number].place
        if isinstance(inner, Fields):
            return list(inner.values.values())[error.number][0]
    return next((node.place_of(key) for key in named if key in node.values), node.place)
