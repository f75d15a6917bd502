"""How a field's value is written: the form that its type asks for.

A deck has tens of thousands of values of a few types, so each type is looked at once.
"""

from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeAlias, get_origin

from summit_tui.blocks import Blocks, Runs
from summit_tui.deck import Body
from summit_tui.scalars import SCALARS
from summit_tui.written import without_none

Form: TypeAlias = Literal["scalar", "runs", "body", "blocks", "list", "choice", "mapping"]
"""A text with a meaning, a line of Markdown, a slide's body, Markdown or blocks, a list, one of
several mappings, a mapping."""


@cache
def form_of(annotation: Any) -> tuple[Form, Any]:
    """Return how a value of a type is written, and the type without ``None``."""
    annotation = without_none(annotation)
    if annotation == Runs:
        return "runs", annotation
    if annotation is Body:
        return "body", annotation
    if annotation == Blocks:
        return "blocks", annotation
    if get_origin(annotation) is tuple:
        return "list", annotation
    if get_origin(annotation) is UnionType:
        return "choice", annotation
    if isinstance(annotation, type) and is_dataclass(annotation) and annotation not in SCALARS:
        return "mapping", annotation
    return "scalar", annotation
