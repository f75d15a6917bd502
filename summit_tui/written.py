"""What an author may write: the fields of the deck's dataclasses, read from their annotations."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from summit_tui.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One field as it stands in a file."""

    name: str
    """In Python."""
    key: str
    """In the file."""
    type: Any
    required: bool


@cache
def written_fields(cls: type) -> tuple[Written, ...]:
    """Return the fields of a dataclass that an author writes, in order."""
    hints = get_type_hints(cls)
    return tuple(
        Written(
            name=f.name,
            key=f.metadata.get("key", f.name),
            type=hints[f.name],
            required=_required(f),
        )
        for f in fields(cls)
        if not f.metadata.get("derived")
    )


@cache
def fields_by_key(cls: type) -> Mapping[str, Written]:
    """Return the same by what they are called in the file."""
    return {f.key: f for f in written_fields(cls)}


def _required(f: "Field[Any]") -> bool:
    return f.default is MISSING and f.default_factory is MISSING


@cache
def short_field(cls: type) -> str | None:
    """Return the key that a scalar or list in place of the whole mapping gives, or None."""
    marked = (f for f in fields(cls) if f.metadata.get("short"))
    return next((f.metadata.get("key", f.name) for f in marked), None)


@cache
def pair_fields(cls: Any) -> tuple[Written, ...]:
    """Return the two fields that one line of a mapping gives, key and value; empty for others."""
    if not is_dataclass(cls):
        return ()
    paired = {f.name for f in fields(cls) if f.metadata.get("pair")}
    return tuple(f for f in written_fields(cast(type, cls)) if f.name in paired)


@cache
def without_none(annotation: Any) -> Any:
    """Return ``X`` for ``X | None``."""
    if get_origin(annotation) in (Union, UnionType):
        rest = [a for a in get_args(annotation) if a is not type(None)]
        if len(rest) == 1:
            return rest[0]
    return annotation
