"""Columns: what may stand in them, the order of reading, and when they stand side by side."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summit_tui.blocks import Blocks, Bullets, Code, Heading, Item, Picture, Table, Text, runs_of
from summit_tui.deck import Part, Title
from summit_tui.draw.body import body_rows
from summit_tui.draw.columns import column_widths
from summit_tui.draw.frame import line_text, line_width
from summit_tui.draw.look import Density, Look
from summit_tui.kinds import Column, Columns, Figure, Figures, People, Person, Quote
from summit_tui.load import deck_of
from summit_tui.problems import DeckError
from summit_tui.words import LANGUAGES

LOOK = Look(words=LANGUAGES["en"])


def read(text: str) -> Columns:
    body = "".join(f"          {line}\n" for line in text.splitlines())
    data = f"title: x\nslides:\n  - title: y\n    body:\n      - columns:\n{body}"
    (part,) = deck_of(data.encode(), "x.yaml").slides[0].body.parts
    assert isinstance(part.block, Columns)
    return part.block


def rows(columns: Columns, width: int, density: Density = "compact") -> list[str]:
    drawn = body_rows([Part(block=columns)], width, LOOK, density, LANGUAGES["en"])
    assert all(line_width(row.line) <= width for row in drawn)
    return [line_text(row.line).rstrip() for row in drawn]


@contextmanager
def no_fallback() -> Iterator[None]:
    """Fail where a drawing gave way to the plain form."""
    told: list[logging.LogRecord] = []
    watch = logging.Handler()
    watch.emit = told.append  # type: ignore[method-assign]
    log = logging.getLogger("summit_tui.draw.body")
    log.addHandler(watch)
    try:
        yield
    finally:
        log.removeHandler(watch)
    assert [record.exc_info for record in told] == []


def column(*texts: str, width: float = 1) -> Column:
    return Column(body=tuple(Text(text=runs_of(text)) for text in texts), width=width)


# --- what authors write -------------------------------------------------------------------------


def test_a_column_is_markdown_a_list_of_blocks_or_a_body_with_a_width():
    columns = read("- one\n- - two\n  - quote: three\n- {body: four, width: 2.5}").columns
    assert [[type(block) for block in column.body] for column in columns] == [
        [Text],
        [Text, Quote],
        [Text],
    ]
    assert [column.width for column in columns] == [1, 1, 2.5]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "- one\n- - two\n  - step\n  - three",
            "8:15: found `step` in this column; "
            "expected it as a point of a slide's `body` alone; remove it",
        ),
        (
            "- one\n- body: [two, step]",
            "7:25: found `step` in `body` of this column; "
            "expected it as a point of a slide's `body` alone; remove it",
        ),
        (
            "- one\n- - bullets: {items: [a], reveal: items}",
            "7:15: found a block with steps in this column; "
            "expected it as a point of a slide's `body` alone; remove it",
        ),
        (
            "- one\n- - columns: [a, b]",
            "7:15: found `columns` inside `columns`; expected any other block; "
            "write it below, as a point of `body`",
        ),
        ("- one", "6:11: `columns` has 1; expected 2 to 6"),
        ("[a, b, c, d, e, f, g]", "6:11: `columns` has 7; expected 2 to 6"),
        (
            "- one\n- {body: two, width: 0}",
            "7:32: `width` is 0; expected 0.1 to 100, `1` for a usual one",
        ),
        (
            "- one\n- quote: two",
            "7:13: unknown key `quote` in this column; expected one of body, width, language; "
            "did you mean the block `- quote:`, a point of `body`?",
        ),
        (
            "- one\n- - table: {columns: [a], rows: [[b, c]]}",
            "7:44: row 1 of the table has too many cells (2); expected 1, one for each heading",
        ),
    ],
)
def test_a_fault_is_told_at_its_place(written, message):
    with pytest.raises(DeckError) as caught:
        read(written)
    assert str(caught.value) == f"x.yaml:{message}"


def test_columns_of_one_slide_may_follow_each_other():
    deck = deck_of(
        b"title: x\nslides:\n  - title: y\n    body:\n"
        b"      - columns: [a, b]\n      - columns: [c, d]\n",
        "x.yaml",
    )
    assert len(deck.slides[0].body.parts) == 2


# --- what is said -------------------------------------------------------------------------------


def test_columns_are_read_one_after_the_other():
    people = People(people=(Person(name=Title("c")),))
    columns = Columns(columns=(column("a", "b"), Column(body=(people, *column("d").body))))
    assert columns.plain() == (
        Text(text=runs_of("a")),
        Text(text=runs_of("b")),
        Bullets(items=(Item(text=runs_of("c")),)),
        Text(text=runs_of("d")),
    )


# --- what is drawn ------------------------------------------------------------------------------

BOTH = Columns(
    columns=(
        Column(
            body=(
                Heading(text=runs_of("Said")),
                Text(text=runs_of("Both spoke of common ground.")),
                Bullets(items=(Item(text=runs_of("more talks")), Item(text=runs_of("soon")))),
            )
        ),
        Column(
            body=(
                Quote(text=runs_of("Das ist interessant"), speaker="Trump"),
                Code(text="print('none')", language="python"),
            )
        ),
    )
)


def test_columns_stand_side_by_side():
    assert rows(BOTH, 60) == [
        "Said                              “Das ist interessant”",
        "Both spoke of common ground.       — Trump",
        "",
        "• more talks                     print('none')",
        "• soon",
    ]


def test_columns_stand_one_below_the_other_where_it_is_narrow():
    assert rows(BOTH, 51) == [
        "Said",
        "Both spoke of common ground.",
        "",
        "• more talks",
        "• soon",
        "",
        "  “Das ist interessant”",
        "   — Trump",
        "",
        " print('none')",
    ]


def test_columns_share_the_room_as_they_were_told():
    assert column_widths([1, 1], [24, 24], 60) == [30, 30]
    assert column_widths([2, 1], [20, 20], 60) == [40, 20]
    assert column_widths([4, 1], [24, 24], 60) == [36, 24]
    assert column_widths([9, 1, 1], [24, 24, 30], 90) == [36, 24, 30]
    assert column_widths([1, 1], [24, 24], 47) is None


def test_a_column_is_never_too_narrow_for_its_words():
    word = "Donaudampfschifffahrtsgesellschaft"
    assert rows(Columns(columns=(column("a"), column(word))), 62)[0] == f"a{' ' * 27}{word}"
    assert rows(Columns(columns=(column("a"), column(word))), 61) == ["a", "", word]


def test_an_empty_column_leaves_its_room_free():
    assert rows(Columns(columns=(Column(body=()), column("a"))), 60) == [f"{' ' * 32}a"]
    assert rows(Columns(columns=(Column(body=()), column("a"))), 20) == ["a"]


WORDS = st.text(alphabet="abß 日👋é\u0301ש-,.", min_size=1, max_size=60).map(
    lambda text: " ".join(text.split()) or "x"
)
BLOCKS = st.one_of(
    st.builds(Text, text=WORDS.map(runs_of)),
    st.builds(Heading, text=WORDS.map(runs_of)),
    st.builds(lambda text: Bullets(items=(Item(text=runs_of(text)),), ordered=True), WORDS),
    st.builds(Code, text=WORDS),
    st.builds(lambda text: Table(columns=(runs_of(text),), rows=((runs_of(text),),)), WORDS),
    st.builds(lambda text: Picture(file="a.png", alt=text), WORDS),
    st.builds(lambda text: Quote(text=runs_of(text), speaker=text), WORDS),
    st.builds(lambda text: Figures(figures=(Figure(value="1", label=text),)), WORDS),
    st.builds(lambda text: People(people=(Person(name=Title(text)),)), WORDS),
)
BODIES: st.SearchStrategy[Blocks] = st.lists(BLOCKS, max_size=3).map(tuple)
COLUMNS = st.lists(
    st.builds(Column, body=BODIES, width=st.floats(0.1, 100)), min_size=2, max_size=6
).map(lambda columns: Columns(columns=tuple(columns)))


@given(COLUMNS, st.integers(1, 400), st.sampled_from(["airy", "compact"]))
def test_columns_keep_to_their_width_and_are_drawn_without_a_fault(columns, width, density):
    with no_fallback():
        drawn = rows(columns, width, density)
    assert bool(drawn) == any(column.body for column in columns.columns)


@given(
    st.lists(st.floats(0.1, 100), min_size=2, max_size=6),
    st.lists(st.integers(1, 60), min_size=6, max_size=6),
    st.integers(1, 400),
)
@example([1.5881549126803307, 1.5881549126803307], [1] * 6, 122)
def test_the_widths_of_columns_fill_the_room_and_keep_the_least(shares, least, room):
    least = least[: len(shares)]
    widths = column_widths(shares, least, room)
    if sum(least) > room:
        assert widths is None
    else:
        assert widths is not None
        assert all(have >= need for have, need in zip(widths, least, strict=True))
        assert room - len(shares) < sum(widths) <= room
