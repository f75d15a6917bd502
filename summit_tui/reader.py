"""Nodes to values: dataclasses are read by their annotations, and every fault is noted.

There is no parser per kind: a field's type says how its text is read, so the text ``12:30`` is a
time in `when` and a title in `title`, and a new block kind needs nothing here.  `SCALARS` is the
table of texts with a meaning; the JSON Schema is made from the same table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import date
from typing import Any, Literal, get_args, get_origin
from zoneinfo import ZoneInfo

from summit_tui.blocks import KINDS, Block, Bullets, Runs
from summit_tui.clean import one_line
from summit_tui.deck import Body, Deck, Id, Language, Notes, Part, Phase, Slide, Theme, Title
from summit_tui.markdown import Fault, blocks_of, runs_and_faults
from summit_tui.nodes import Broken, Faults, Fields, Node, Scalar, Sequence
from summit_tui.palette import THEMES
from summit_tui.problems import Misread, listed, nearest, shown
from summit_tui.scalars import SCALARS, Context
from summit_tui.when import FORMS, Moment, When
from summit_tui.written import short_field, without_none, written_fields

MAX_SLIDES = 100_000
"""Most slides of a deck."""
MAX_SLIDE_TEXT = 200_000
"""Most characters of one slide, notes included: about 30,000 words."""

_NOTHING = object()
"""What cannot be read; the reason has been noted."""


# --- dataclasses --------------------------------------------------------------------------------


@dataclass(slots=True)
class Reader:
    """Reads the nodes of one file."""

    faults: Faults
    context: Context = field(default_factory=Context)
    made: list[tuple[Slide | Phase, Fields]] = field(default_factory=list)
    """Every slide and phase that could be read, with its node, for checks across the deck."""

    def deck(self, root: Node) -> Deck | None:
        """Return the deck, or None if the problems leave none."""
        if not isinstance(root, Fields):
            if not isinstance(root, Broken):
                self.faults.note(
                    root.place,
                    f"found {_kind_of(root)}; expected a deck: `title: ...` and `slides:` "
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
        for key, annotation in (("date", date), ("zone", ZoneInfo)):
            if key in root.values and not _is_empty(root.values[key][1]):
                found[key] = quiet.value(annotation, root.values[key][1], key)
        day, zone = found.get("date"), found.get("zone")
        return Context(
            day=date(2000, 1, 1) if day is _NOTHING else day,
            zone=None if zone is _NOTHING else zone,
        )

    # Every method below returns `_NOTHING` after noting what is wrong.

    def value(self, annotation: Any, node: Node, what: str) -> Any:
        """Return the value of type `annotation` that `node` holds; `what` names it in messages."""
        annotation = without_none(annotation)
        if isinstance(node, Broken):
            return _NOTHING
        if annotation == Runs:
            return self.runs(node, what)
        if annotation is Body:
            return self.body(node)
        if annotation == Notes:
            parts = self.parts(node, "the notes", steps=False)
            return tuple(part.block for part in parts)
        if get_origin(annotation) is tuple:
            return self.items(get_args(annotation)[0], node, what)
        if isinstance(annotation, type) and is_dataclass(annotation) and annotation not in SCALARS:
            return self.dataclass(annotation, node, what)
        return self.scalar(annotation, node, what)

    def dataclass(self, cls: type, node: Node, what: str) -> Any:
        short = short_field(cls)
        if not isinstance(node, Fields):
            if short is None or _is_empty(node):
                keys = listed(f"`{f.key}`" for f in written_fields(cls) if f.required)
                return self.wrong(node, f"a mapping with {keys or 'keys'}", what)
            if isinstance(node, Sequence) and not self._may_be_list(cls, short):
                return self.wrong(node, "text, or a mapping", what)
            node = Fields(node.place, {short: (node.place, node)})
        return self.mapping(cls, node, what)

    def _may_be_list(self, cls: type, key: str) -> bool:
        annotation = next(f.type for f in written_fields(cls) if f.key == key)
        return get_origin(without_none(annotation)) is tuple and annotation != Runs

    def mapping(self, cls: type, node: Fields, what: str) -> Any:
        known = {f.key: f for f in written_fields(cls)}
        meant = set()
        for key, (place, _) in node.values.items():
            if key not in known:
                message = unknown_key(key, list(known), what)
                meant.add(message.rpartition("did you mean `")[2].rstrip("`?"))
                self.faults.note(place, message)
        values: dict[str, Any] = {}
        whole = True
        for key, f in known.items():
            if key not in node.values:
                if f.required:
                    whole = False
                    if node.whole and key not in meant:
                        self.faults.note(node.place, f"{what} has no `{key}`; add `{key}: ...`")
                continue
            inner = node.values[key][1]
            if _is_empty(inner) and not f.required:
                continue
            read = self.value(f.type, inner, f"`{key}`")
            if read is _NOTHING:
                whole = False
            else:
                values[f.name] = read
        if cls is Slide:
            self._check_length(node)
        if not whole:
            return _NOTHING
        try:
            made = cls(**values)
        except ValueError as error:
            named = re.findall(r"`(\w+)`", str(error))
            place = next((node.place_of(key) for key in named if key in node.values), node.place)
            self.faults.note(place, str(error))
            return _NOTHING
        if isinstance(made, Slide):
            made = _with_reveal(made)
        if isinstance(made, Slide | Phase):
            self.made.append((made, node))
        return made

    def _check_length(self, node: Fields) -> None:
        length = _length(node)
        if length > MAX_SLIDE_TEXT:
            self.faults.note(
                node.place,
                f"this slide has {length:,} characters; expected at most {MAX_SLIDE_TEXT:,}; "
                f"make several slides of it",
            )

    def items(self, annotation: Any, node: Node, what: str) -> Any:
        if not isinstance(node, Sequence):
            return self.wrong(node, "a list, each point on a line with `- `", what)
        if not node.items and annotation is not Phase:
            self.faults.note(node.place, f"{what} is an empty list; expected at least one point")
            return _NOTHING
        if len(node.items) > MAX_SLIDES:
            self.faults.note(
                node.items[MAX_SLIDES].place,
                f"{what} has {len(node.items):,} points; expected at most {MAX_SLIDES:,}",
            )
            return _NOTHING
        label = f"a point of {what}"
        if isinstance(annotation, type) and is_dataclass(annotation):
            label = f"this {annotation.__name__.lower()}"
        read = [self.value(annotation, item, label) for item in node.items]
        return _NOTHING if any(value is _NOTHING for value in read) else tuple(read)

    def scalar(self, annotation: Any, node: Node, what: str) -> Any:
        if not isinstance(node, Scalar):
            return self.wrong(node, _expected(annotation), what)
        if node.empty or (annotation is Title and not one_line(node.text)):
            self.faults.note(node.place, f"{what} is empty; expected {_expected(annotation)}")
            return _NOTHING
        text = node.text
        if annotation in SCALARS:
            try:
                return SCALARS[annotation].read(text.strip(), self.context)
            except Misread as error:
                offset = error.offset + len(text) - len(text.lstrip())
                place = self.faults.place_in(node, offset=offset)
                self.faults.note(place, f"{what}: {error.message}")
                return _NOTHING
        if annotation is str:
            return text.rstrip("\n")
        if annotation is bool:
            return self.yes_or_no(node, what)
        if annotation in (int, float):
            return self.number(annotation, node, what)
        assert get_origin(annotation) is Literal, annotation
        choices = {str(choice): choice for choice in get_args(annotation)}
        if text in choices:
            return choices[text]
        return self.wrong(node, listed(f"`{c}`" for c in choices), what, nearest(text, choices))

    def yes_or_no(self, node: Scalar, what: str) -> Any:
        truth = {"true": True, "false": False}.get(node.text if node.plain else "")
        if truth is not None:
            return truth
        if not node.plain:
            return self.wrong(node, "`true` or `false`, without quotes", what)
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}
        hint = meant.get(node.text.casefold()) or node.text.casefold()
        if hint not in ("true", "false"):
            hint = ""
        return self.wrong(
            node, "`true` or `false`", what, f"; did you mean `{hint}`?" if hint else ""
        )

    def number(self, annotation: Any, node: Scalar, what: str) -> Any:
        form = r"[+-]?\d{1,15}" if annotation is int else r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})"
        if re.fullmatch(form, node.text):
            return annotation(node.text)
        kind = "a whole number" if annotation is int else "a number such as `2` or `1.5`"
        hint = "; write a point, not a comma" if re.fullmatch(r"\d+,\d+", node.text) else ""
        return self.wrong(node, kind, what, hint)

    def wrong(self, node: Node, expected: str, what: str, hint: str = "") -> Any:
        found = "nothing" if _is_empty(node) else _kind_of(node)
        self.faults.note(node.place, f"{what}: found {found}; expected {expected}{hint}")
        return _NOTHING

    # --- Markdown ---

    def runs(self, node: Node, what: str) -> Any:
        if not isinstance(node, Scalar):
            return self.wrong(node, "text; put quotes around a text with `: ` in it", what)
        read, faults = runs_and_faults(node.text)
        self._note(faults, node)
        return read

    def _note(self, faults: tuple[Fault, ...], node: Scalar) -> None:
        for fault in faults:
            place = self.faults.place_in(node, line=fault.line, near=fault.near)
            self.faults.note(place, fault.message)

    def body(self, node: Node) -> Any:
        return Body(parts=tuple(self.parts(node, "the body", steps=True)))

    def parts(self, node: Node, what: str, *, steps: bool) -> list[Part]:
        """Read Markdown, or a list of Markdown texts, blocks and the word ``step``."""
        out: list[Part] = []
        step = 0
        marker: Scalar | None = None
        for item in node.items if isinstance(node, Sequence) else [node]:
            if steps and isinstance(item, Scalar) and item.text.strip() == "step":
                if marker:
                    self.faults.note(item.place, "two steps in a row; expected a block between")
                marker = item
                step += 1
                continue
            for block in self.blocks(item, what):
                out.append(Part(block=block, step=step))
                step = out[-1].last_step
            marker = None
        if marker:
            self.faults.note(marker.place, "a step with nothing after it; add a block or remove it")
        return out

    def blocks(self, node: Node, what: str) -> list[Block]:
        match node:
            case Broken():
                return []
            case Scalar():
                read, faults = blocks_of(node.text)
                self._note(faults, node)
                return list(read)
            case Sequence():
                self.wrong(node, "Markdown text or a block such as `quote:`", f"a block of {what}")
                return []
        kinds = [key for key in node.values if key in KINDS]
        if not kinds:
            key = next(iter(node.values), "")
            self.faults.note(
                node.place,
                f"unknown block {shown(key)}; expected one of {', '.join(KINDS)}"
                f"{nearest(key, KINDS)}; put quotes around it if it is text",
            )
            return []
        for key, (place, _) in node.values.items():
            if key != kinds[0]:
                self.faults.note(
                    place,
                    f"found {shown(key)} beside `{kinds[0]}`; expected one block for each `- `; "
                    f"indent it if it belongs to `{kinds[0]}`, or begin a new point",
                )
        block = self.value(KINDS[kinds[0]], node.values[kinds[0]][1], f"`{kinds[0]}`")
        return [] if block is _NOTHING else [block]


def _with_reveal(slide: Slide) -> Slide:
    """Let the slide's `reveal` count for its lists, and number the steps anew."""
    if slide.reveal is None:
        return slide
    out: list[Part] = []
    shift = 0
    for part in slide.body.parts:
        block = part.block
        if isinstance(block, Bullets) and block.reveal is None:
            block = replace(block, reveal=slide.reveal)
        out.append(Part(block=block, step=part.step + shift))
        shift += out[-1].last_step - out[-1].step - (part.last_step - part.step)
    return replace(slide, body=Body(parts=tuple(out)))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def _length(node: Node) -> int:
    match node:
        case Scalar():
            return len(node.text)
        case Sequence():
            return sum(_length(item) for item in node.items)
        case Fields():
            return sum(_length(value) for _, value in node.values.values())
        case Broken():
            return 0


def _kind_of(node: Node) -> str:
    match node:
        case Scalar():
            return shown(node.text)
        case Sequence():
            return "a list"
        case Fields():
            return "a mapping (`key: value`)"
        case Broken():
            return "something broken"


def _expected(annotation: Any) -> str:
    if annotation in (When, Moment):
        return FORMS
    names: Mapping[Any, str] = {
        bool: "`true` or `false`",
        int: "a whole number",
        float: "a number",
        date: "a day such as `2025-08-15`",
        ZoneInfo: "a time zone such as `America/Anchorage`",
        Language: "a language such as `de`",
        Theme: listed(f"`{name}`" for name in THEMES),
        Id: "a short name such as `handshake`",
    }
    if get_origin(annotation) is Literal:
        return listed(f"`{choice}`" for choice in get_args(annotation))
    return names.get(annotation, "text")


def unknown_key(key: str, known: list[str], what: str) -> str:
    """Return the message for a key that `what` does not have."""
    if key == "<<":
        return "found the merge key `<<`; merging is not part of a deck; write the keys out"
    return (
        f"unknown key {shown(key)} in {what}; expected one of {', '.join(known)}"
        f"{nearest(key, known)}"
    )
