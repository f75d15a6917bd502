"""One text of a file to its value: a text with a meaning, a choice, a number, Markdown in a line.

What a text means, the type of its field says (`summit_tui.scalars`); every fault is noted.
"""

import re
from dataclasses import field
from typing import Any, Literal, get_args, get_origin

from summit_tui.deck import Title
from summit_tui.markdown import runs_and_faults
from summit_tui.nodes import Faults, Node, Scalar, is_empty, kind_of
from summit_tui.problems import Fault, Misread, listed, nearest
from summit_tui.scalars import SCALARS, Context, expected
from summit_tui.values import dataclass

NOTHING = object()
"""What cannot be read; the reason has been noted."""


@dataclass(slots=True)
class TextReader:
    """Reads the texts of one file; every method returns `NOTHING` after noting what is wrong."""

    faults: Faults
    context: Context = field(default_factory=Context)

    def scalar(self, annotation: Any, node: Node, what: str) -> Any:
        if not isinstance(node, Scalar):
            return self.wrong(node, expected(annotation), what)
        if node.empty or (annotation is Title and not node.text.strip()):
            self.faults.note(node.place, f"{what} is empty; expected {expected(annotation)}")
            return NOTHING
        text = node.text
        if annotation in SCALARS:
            try:
                return SCALARS[annotation].read(text.strip(), self.context)
            except Misread as error:
                offset = error.offset + len(text) - len(text.lstrip())
                place = self.faults.place_in(node, offset=offset)
                self.faults.note(place, f"{what}: {error.message}")
                return NOTHING
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

    def wrong(self, node: Node, wanted: str, what: str, hint: str = "") -> Any:
        found = "nothing" if is_empty(node) else kind_of(node)
        self.faults.note(node.place, f"{what}: found {found}; expected {wanted}{hint}")
        return NOTHING

    def runs(self, node: Node, what: str) -> Any:
        if not isinstance(node, Scalar):
            return self.wrong(node, "text; put quotes around a text with `: ` in it", what)
        read, faults = runs_and_faults(node.text)
        self.note_all(faults, node)
        return read

    def note_all(self, faults: tuple[Fault, ...], node: Scalar) -> None:
        for fault in faults:
            place = self.faults.place_in(node, line=fault.line, near=fault.near)
            self.faults.note(place, fault.message)
