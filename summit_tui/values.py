"""Values: what `dataclasses.dataclass` makes, made in a third of its time.

Half of all that the program once did before its first word was to write, and to compile, six
methods for each of some 150 classes, most of which nobody called.  Here the fields are still the
standard library's work (`fields`, `replace`, ``match`` and type checkers see its dataclasses), but
the methods are shared, and the text of an `__init__` is compiled when the first value is made.

To a type checker this is `dataclasses.dataclass` itself; `tests/test_values.py` compares the two.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter, ge, gt, le, lt
from types import FunctionType, MemberDescriptorType
from typing import TYPE_CHECKING, TypeVar

T = TypeVar("T")


def made(
    *,
    frozen: bool = False,
    slots: bool = False,
    kw_only: bool = False,
    eq: bool = True,
    repr: bool = True,  # noqa: A002  (as `dataclasses.dataclass` calls it)
    order: bool = False,
) -> Callable[[type[T]], type[T]]:
    """Return what makes a class a dataclass."""

    def make(cls: type[T]) -> type[T]:
        if cls.__doc__ is None:
            cls.__doc__ = cls.__name__  # else the library works out a signature
        own = {*cls.__dict__}
        cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(
            cls
        )
        methods: dict[str, object] = {"__init__": _first_init(cls, frozen=frozen)}
        if repr and "__repr__" not in own:
            methods["__repr__"] = _repr
        if eq:
            key = _key(cls)
            if "__eq__" not in own:
                methods["__eq__"] = _eq(key)
            if "__hash__" not in own:
                methods["__hash__"] = _hash(key) if frozen else None
            if order:
                methods |= {f"__{test.__name__}__": _order(test, key) for test in (lt, le, gt, ge)}
        if frozen:
            methods["__setattr__"], methods["__delattr__"] = _setattr, _delattr
            if slots:
                methods["__getstate__"], methods["__setstate__"] = _getstate, _setstate
        for name, method in methods.items():
            type.__setattr__(cls, name, method)
        return cls

    return make


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = made


# --- making a value -----------------------------------------------------------------------------


def _first_init(cls: type, *, frozen: bool) -> object:
    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807
        init = _init(cls, frozen=frozen)
        type.__setattr__(cls, "__init__", init)
        init(self, *values, **named)

    return __init__


def _init(cls: type, *, frozen: bool) -> Callable[..., None]:
    """Return the `__init__` of a dataclass; the names of fields alone go into its text."""
    within: dict[str, object] = {"_set": object.__setattr__, "_made": MISSING}
    places: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for field in fields(cls):
        name, value = field.name, field.name
        if field.default is not MISSING:
            within[f"_default_{name}"] = field.default
            start = f"{name}=_default_{name}"
        elif field.default_factory is not MISSING:
            within[f"_factory_{name}"] = field.default_factory
            start, value = f"{name}=_made", f"_factory_{name}() if {name} is _made else {name}"
        else:
            start = name
        (named if field.kw_only else places).append(start)
        place = attrgetter(name)(cls) if hasattr(cls, name) else None
        if not frozen:
            body.append(f"self.{name} = {value}")
        elif isinstance(place, MemberDescriptorType):
            within[f"_set_{name}"] = place.__set__  # two thirds of the time of `_set`
            body.append(f"_set_{name}(self, {value})")
        else:
            body.append(f"_set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    given = ", ".join(["self", *places, *(["*", *named] if named else [])])
    exec(f"def __init__({given}):\n " + "\n ".join(body or ["pass"]), within)
    init = within["__init__"]
    assert isinstance(init, FunctionType)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


# --- what all values can ------------------------------------------------------------------------


def _key(cls: type) -> Callable[[object], object]:
    """Return what gives all that makes two values equal."""
    names = [field.name for field in fields(cls) if field.compare]
    match names:
        case []:
            return lambda _: ()
        case [name]:
            one = attrgetter(name)
            return lambda value: (one(value),)
        case _:
            return attrgetter(*names)


def _eq(key: Callable[[object], object]) -> object:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is self.__class__:
            return key(self) == key(other)
        return NotImplemented

    return __eq__


def _order(test: Callable[..., object], key: Callable[[object], object]) -> object:
    def ordered(self: object, other: object) -> object:
        if other.__class__ is self.__class__:
            return test(key(self), key(other))
        return NotImplemented

    return ordered


def _hash(key: Callable[[object], object]) -> object:
    def __hash__(self: object) -> int:  # noqa: N807
        return hash(key(self))

    return __hash__


def _repr(self: object) -> str:
    shown = (f"{field.name}={_value(self, field)!r}" for field in _fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _setattr(self: object, name: str, value: object) -> None:
    if _frozen(self, name):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
    object.__setattr__(self, name, value)


def _delattr(self: object, name: str) -> None:
    if _frozen(self, name):
        raise FrozenInstanceError(f"cannot delete field {name!r}")
    object.__delattr__(self, name)


def _frozen(value: object, name: str) -> bool:
    """True for all of a value, and for the fields of one whose class has grown others since."""
    grown = "__dataclass_fields__" not in type(value).__dict__
    return not grown or any(field.name == name for field in _fields(value))


def _getstate(self: object) -> list[object]:
    return [_value(self, field) for field in _fields(self)]


def _setstate(self: object, state: list[object]) -> None:
    for field, value in zip(_fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


def _fields(value: object) -> "tuple[Field[object], ...]":
    return fields(value)  # type: ignore[arg-type]


def _value(value: object, field: "Field[object]") -> object:
    return attrgetter(field.name)(value)
