"""Places in TOML files: every value is found where it stands, and no text leads outside."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.problems import START, Place
from summit_tui.spots import name_place, spots_of, value_place

TEXT = '''\
# a comment with = and [brackets]
theme = "paper" # another
"a key"  =  'x = 1'
site."google.com".title = """
two " lines \\"" here = not a key """
when = 1979-05-27 07:32:00
list = [ 1, # one
  "two", [3, "]"],
]
inline = { a = 1, b.c = [true, {d = 'x'}] }

[keys]
next = ["x", "y"]
 [ keys.more ]
 down="j"
[[fruit]]
name = "apple"
[[fruit.variety]]
name = "red"
[[fruit.variety]]
name = "green"
[[fruit]]
name = "pear"
'''


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        (("theme",), (2, 1), (2, 9)),
        (("a key",), (3, 1), (3, 13)),
        (("site",), (4, 1), (4, 1)),
        (("site", "google.com", "title"), (4, 19), (4, 27)),
        (("when",), (6, 1), (6, 8)),
        (("list",), (7, 1), (7, 8)),
        (("list", 1), (8, 3), (8, 3)),
        (("list", 2, 1), (8, 14), (8, 14)),
        (("inline", "a"), (10, 12), (10, 16)),
        (("inline", "b", "c", 1, "d"), (10, 33), (10, 37)),
        (("keys",), (12, 2), (12, 2)),
        (("keys", "next"), (13, 1), (13, 8)),
        (("keys", "next", 1), (13, 14), (13, 14)),
        (("keys", "more", "down"), (15, 2), (15, 7)),
        (("fruit", 0, "name"), (17, 1), (17, 8)),
        (("fruit", 0, "variety", 1, "name"), (21, 1), (21, 8)),
        (("fruit", 1, "name"), (23, 1), (23, 8)),
    ],
)
def test_names_and_values_are_found_where_they_stand(path, name, value):
    tomllib.loads(TEXT)
    spot = spots_of(TEXT)[path]
    assert (spot.name.line, spot.name.column) == name
    assert (spot.value.line, spot.value.column) == value


def test_what_is_not_there_has_the_place_of_what_holds_it():
    spots = spots_of("[keys]\nnext = ['x']\n")
    assert value_place(spots, ("keys", "next", 5)) == Place(line=2, column=8)
    assert name_place(spots, ("keys", "back")) == Place(line=1, column=2)
    assert value_place(spots, ("gone",)) == START


def paths_of(value, path=()):
    """Every path in what tomllib has read."""
    if path:
        yield path
    below = value.items() if isinstance(value, dict) else ()
    for name, inner in enumerate(value) if isinstance(value, list) else below:
        yield from paths_of(inner, (*path, name))


WORDS = st.sampled_from(["a", "b", "keys", "next", '"a b"', "'.'", "1", '"\\u00e9"'])
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(".".join)
SIMPLE = st.sampled_from(
    ['"x"', "'y = ['", '"""a\n" b"""', "'''\n'''", "1", "-2.5", "true", "07:32:00", '"#"', '"\\""']
)
VALUES = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda values: "[ " + ", # c\n ".join(values) + "\n]")
        | st.lists(st.tuples(NAMES, inner), max_size=2).map(
            lambda pairs: f"{{ {', '.join(f'{name} = {value}' for name, value in pairs)} }}"
        )
    ),
    max_leaves=5,
)
LINES = st.one_of(
    st.tuples(NAMES, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}  # c"),
    NAMES.map(lambda name: f"[ {name} ]"),
    NAMES.map(lambda name: f"[[{name}]]"),
    st.sampled_from(["", "# [x]", "  "]),
)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_everything_that_tomllib_reads_has_a_place_where_it_is_written(text):
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    spots, lines = spots_of(text), text.split("\n")
    for path in paths_of(read):
        place = spots[path].value
        value = read
        for step in path:
            value = value[step]
        rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])
        if isinstance(value, str):
            assert rest[0] in "\"'"
        elif isinstance(value, bool | int | float):
            assert rest.startswith(str(value).lower())


@given(st.text(alphabet="ab.=[]{}\"'\\#,\n 1é", max_size=60) | st.text(max_size=60))
def test_whatever_the_text_places_lie_inside_it(text):
    lines = text.split("\n")
    for spot in spots_of(text).values():
        for place in (spot.name, spot.value):
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1


def test_a_text_that_is_nested_without_end_ends():
    assert ("x", 0) in spots_of("x = " + "[" * 5000)
