"""The JSON Schema of the deck language, made from the same dataclasses that the reader reads.

``python -m summit_tui.schema`` prints it; the package carries the result as ``deck.schema.json``,
and a test keeps the two alike.  Editors take it from a ``# yaml-language-server: $schema=`` line.
"""

import ast
import inspect
import json
import sys
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from summit_tui.blocks import Blocks, Runs
from summit_tui.deck import Body, Deck
from summit_tui.kinds import KINDS
from summit_tui.scalars import SCALARS
from summit_tui.written import pair_fields, short_field, without_none, written_fields

FILE = Path(__file__).with_name("deck.schema.json")
"""The schema that the package carries."""

# A text may look like a number or a truth to YAML; the reader takes it as the letters written.
_TEXT: Mapping[str, object] = {"type": ["string", "number", "boolean"]}


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a deck file."""
    definitions: dict[str, object] = {}
    root = _mapping(Deck, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "summit-tui deck",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _of(annotation: Any, definitions: dict[str, object]) -> dict[str, object]:
    """Return the schema of one annotation."""
    annotation = without_none(annotation)
    if annotation in SCALARS:
        return dict(SCALARS[annotation].schema)
    if annotation == Runs:
        return dict(_TEXT)
    if annotation is Body or annotation == Blocks:
        return _blocks(definitions)
    if get_origin(annotation) is tuple:
        point = get_args(annotation)[0]
        listed = {"type": "array", "items": _of(point, definitions), "minItems": 1}
        pair = pair_fields(point)
        if not pair:
            return listed
        line = _of(pair[1].type, definitions)
        mapping = {"type": "object", "additionalProperties": line, "minProperties": 1}
        return {"anyOf": [mapping, listed]}
    if get_origin(annotation) is UnionType:
        return {"anyOf": [_of(one, definitions) for one in get_args(annotation)]}
    if get_origin(annotation) is Literal:
        return {"enum": list(get_args(annotation))}
    if isinstance(annotation, type) and is_dataclass(annotation):
        return _reference(annotation, definitions)
    plain: Mapping[object, dict[str, object]] = {
        str: dict(_TEXT),
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        float: {"type": "number"},
    }
    return plain[annotation]


def _blocks(definitions: dict[str, object]) -> dict[str, object]:
    """Markdown, or a list of Markdown texts, the word ``step`` and blocks."""
    if "block" not in definitions:
        definitions["block"] = {}  # taken: blocks may hold blocks
        definitions["block"] = {
            "type": "object",
            "description": "One block: its kind and what it holds.",
            "properties": {
                key: {"description": _doc(kind), **_reference(kind, definitions)}
                for key, kind in KINDS.items()
            },
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        }
    return {
        "anyOf": [
            dict(_TEXT),
            {"type": "array", "items": {"anyOf": [dict(_TEXT), {"$ref": "#/$defs/block"}]}},
        ]
    }


def _reference(cls: type, definitions: dict[str, object]) -> dict[str, object]:
    name = cls.__name__.lower()
    if name not in definitions:
        definitions[name] = {}  # taken: an item holds items
        definitions[name] = _with_short(cls, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _with_short(cls: type, definitions: dict[str, object]) -> dict[str, object]:
    mapping = _mapping(cls, definitions)
    short = short_field(cls)
    if short is None:
        return mapping
    field = next(f for f in written_fields(cls) if f.key == short)
    return {"anyOf": [_of(field.type, definitions), mapping]}


def _mapping(cls: type, definitions: dict[str, object]) -> dict[str, object]:
    docs = field_docs(cls)
    return {
        "type": "object",
        "description": _doc(cls),
        "properties": {
            f.key: {"description": docs[f.name], **_of(f.type, definitions)}
            for f in written_fields(cls)
        },
        "required": [f.key for f in written_fields(cls) if f.required],
        "additionalProperties": False,
    }


def _doc(cls: type) -> str:
    return (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")


@cache
def field_docs(cls: type) -> Mapping[str, str]:
    """Return the documentation string below each field of a dataclass, in one line each.

    Raises `KeyError` through its users where a field has none: every written field must say what
    it is.
    """
    body = ast.parse(inspect.getsource(cls)).body[0]
    assert isinstance(body, ast.ClassDef)
    docs: dict[str, str] = {}
    for field, below in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            docs[field.target.id] = " ".join(str(below.value.value).split())
    return docs


def text() -> str:
    """Return the schema as the package carries it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
