"""Values beside the standard library's dataclasses: whatever is asked, both answer the same."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from summit_tui.values import made

KINDS = [
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True, "eq": False, "repr": False},
    {"frozen": True, "slots": True, "order": True},
]


def classes(make, kind):
    """A class with all that the program uses, one that inherits, and one without fields."""

    @make(**kind)
    class Peak:
        """A mountain."""

        name: str
        height: float = field(metadata={"short": True})
        seen: int = 0
        names: tuple[str, ...] = field(default_factory=tuple)
        note: str = field(default="", compare=False, repr=False)

        def __post_init__(self):
            if self.height < 0:
                raise ValueError(self.name)

    @make(**kind)
    class Volcano(Peak):
        """A mountain that may erupt."""

        erupted: int | None = None

    @make(**kind)
    class Nothing:
        """No fields."""

    return Peak, Volcano, Nothing


def outcome(ask):
    """What `ask` gives, or the kind of error that it raises."""
    try:
        return ask()
    except (TypeError, ValueError, AttributeError) as error:
        return type(error)


QUESTIONS = {
    "made": lambda p, v, n: p(name="Denali", height=6190),
    "made by place": lambda p, v, n: p("Denali", 6190, 3),
    "made of too little": lambda p, v, n: p(name="Denali"),
    "made of too much": lambda p, v, n: p(name="Denali", height=1, depth=2),
    "refused": lambda p, v, n: p(name="Denali", height=-1),
    "inherited": lambda p, v, n: v(name="Redoubt", height=3108, erupted=2009),
    "empty": lambda p, v, n: n() == n(),
    "fields": lambda p, v, n: [(f.name, f.default, dict(f.metadata)) for f in fields(v)],
    "matched by place": lambda p, v, n: (p.__match_args__, v.__match_args__),
    "equal": lambda p, v, n: (
        [p(name="a", height=1, seen=i) == p(name="a", height=1, note="x") for i in (0, 1)],
        p(name="a", height=1) == v(name="a", height=1),
        p(name="a", height=1) == "a",
    ),
    "hashed": lambda p, v, n: len({p(name="a", height=1), p(name="a", height=1, note="x")}),
    "ordered": lambda p, v, n: p(name="a", height=1) < p(name="a", height=2),
    "replaced": lambda p, v, n: replace(v(name="a", height=1), erupted=3),
    "replaced by nothing there": lambda p, v, n: replace(p(name="a", height=1), depth=3),
    "as a mapping": lambda p, v, n: dataclasses.asdict(v(name="a", height=1, names=("b",))),
    "of its own": lambda p, v, n: p(name="a", height=1).names is p(name="b", height=1).names,
    "without a dict": lambda p, v, n: p(name="a", height=1).__dict__,
    "said": lambda p, v, n: p.__doc__,
}


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_value_answers_as_a_dataclass_does(question, kind):
    ask = QUESTIONS[question]
    ours = outcome(lambda: ask(*classes(made, kind)))
    theirs = outcome(lambda: ask(*classes(dataclasses.dataclass, kind)))
    if kind.get("repr", True) or not dataclasses.is_dataclass(theirs):
        assert repr(ours) == repr(theirs)
    else:
        assert [getattr(ours, f.name) for f in fields(ours)] == [
            getattr(theirs, f.name) for f in fields(theirs)
        ]


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
def test_a_value_changes_only_where_a_dataclass_does(kind):
    (peak, _, _), (theirs, _, _) = classes(made, kind), classes(dataclasses.dataclass, kind)
    for change in (lambda it: setattr(it, "seen", 7), lambda it: delattr(it, "seen")):
        expected = outcome(lambda change=change: change(theirs(name="a", height=1)))
        assert outcome(lambda change=change: change(peak(name="a", height=1))) == expected
    if kind.get("frozen"):
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'seen'"):
            peak(name="a", height=1).seen = 2


@pytest.mark.parametrize(
    ("make", "slots"),
    # The library's own fails with slots: its methods know the class that it made anew.
    [(made, True), (made, False), (dataclasses.dataclass, False)],
)
def test_a_class_below_a_value_may_grow_and_keeps_its_fields(make, slots):
    @make(frozen=True, slots=slots)
    class Peak:
        name: str

    class Volcano(Peak):
        """No dataclass itself."""

    etna = Volcano("Etna")
    etna.smokes = True
    del etna.smokes
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        etna.name = "Fuji"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del etna.name


@made(frozen=True, slots=True, kw_only=True)
class Pass:
    """At the top of a module, as pickle wants it."""

    name: str
    snow: bool = True


def test_a_value_is_copied_whole():
    there = Pass(name="Thompson", snow=False)
    assert copy.deepcopy(there) == copy.copy(there) == pickle.loads(pickle.dumps(there)) == there


def test_methods_that_a_class_has_itself_are_kept():
    @made(frozen=True, slots=True)
    class River:
        """One with ways of its own."""

        name: str

        def __repr__(self):
            return self.name.upper()

        def __eq__(self, other):
            return True

        def __hash__(self):
            return 7

    assert (repr(River("Yukon")), River("a") == River("b"), hash(River("a"))) == ("YUKON", True, 7)
