"""Groups of people: what authors may write, what is said, and how groups stand side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.blocks import Bullets, Heading, plain_text
from summit_tui.deck import Part, Title
from summit_tui.draw.body import body_rows
from summit_tui.draw.frame import line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Density, Look
from summit_tui.kinds import Group, People, Person
from summit_tui.load import deck_of
from summit_tui.problems import DeckError
from summit_tui.words import LANGUAGES

LOOK = Look(words=LANGUAGES["en"])


def read(text: str) -> People:
    data = f"title: x\nslides:\n  - title: y\n    body:\n      - people: {text}\n"
    (part,) = deck_of(data.encode(), "x.yaml").slides[0].body.parts
    assert isinstance(part.block, People)
    return part.block


def rows(people: People, width: int, density: Density = "compact", look: Look = LOOK) -> list[str]:
    drawn = body_rows([Part(block=people)], width, look, density, LANGUAGES["en"])
    assert all(line_width(row.line) <= width for row in drawn)
    return [line_text(row.line) for row in drawn]


def group(name: str | None, *people: tuple[str, str | None]) -> Group:
    return Group(
        name=Title(name) if name else None,
        people=tuple(Person(name=Title(who), role=role) for who, role in people),
    )


BOTH = People(
    people=(
        group("USA", ("Donald Trump", "President"), ("Marco Rubio", "Secretary of State")),
        group("Russia", ("Vladimir Putin", "President"), ("Yuri Ushakov", None)),
    )
)


# --- what authors write -------------------------------------------------------------------------


def test_a_person_is_a_name_a_name_with_a_role_or_a_mapping():
    people = read("[Ada, 'Marco Rubio, Secretary of State', {name: B, role: c}]").groups()
    assert [person.name_and_role() for person in people[0].people] == [
        ("Ada", ""),
        ("Marco Rubio", "Secretary of State"),
        ("B", "c"),
    ]


def test_a_comma_in_a_name_is_part_of_it_where_the_role_is_given():
    people = read("[{name: 'King, Jr.', role: Minister}, {name: 'Dee, Dr.', role: ''}]").groups()
    assert [person.name_and_role() for person in people[0].people] == [
        ("King, Jr.", "Minister"),
        ("Dee, Dr.", ""),
    ]


def test_people_without_a_group_stand_together_between_the_groups():
    people = read("[A, B, {group: G, people: [C]}, D]")
    assert [(g.name, [p.name for p in g.people]) for g in people.groups()] == [
        (None, ["A", "B"]),
        ("G", ["C"]),
        (None, ["D"]),
    ]


def test_a_list_in_the_list_is_a_group_without_a_name():
    assert [g.name for g in read("[[A, B], [C]]").groups()] == [None, None]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[]", "5:17: `people` is an empty list; expected at least one point"),
        ("Ada", "5:17: `people`: found `Ada`; expected a list, each point on a line with `- `"),
        ("[{group: G}]", "5:18: a point of `people` has no `people`; add `people: ...`"),
        (
            "[{group: G, people: [{nam: A}]}]",
            "5:39: unknown key `nam` in this person; expected one of name, role; "
            "did you mean `name`?",
        ),
        (
            "[{name: A, job: b}]",
            "5:28: unknown key `job` in a point of `people`; expected one of name, role",
        ),
    ],
)
def test_a_fault_is_told_at_its_place(written, message):
    with pytest.raises(DeckError) as caught:
        read(written)
    assert str(caught.value) == f"x.yaml:{message}"


# --- what is said -------------------------------------------------------------------------------


def test_each_group_is_a_heading_and_a_list():
    heading, points, *_ = BOTH.plain()
    assert isinstance(heading, Heading)
    assert isinstance(points, Bullets)
    assert plain_text(heading.text) == "USA"
    assert [plain_text(item.text) for item in points.items] == [
        "Donald Trump, President",
        "Marco Rubio, Secretary of State",
    ]


def test_a_group_without_a_name_is_a_list_alone():
    assert [type(core) for core in read("[A, B]").plain()] == [Bullets]


# --- what is drawn ------------------------------------------------------------------------------


def test_groups_stand_side_by_side():
    assert rows(BOTH, 60, "airy") == [
        "USA                     Russia",
        "──────────────────      ──────────────",
        "Donald Trump            Vladimir Putin",
        "President               President",
        "",
        "Marco Rubio             Yuri Ushakov",
        "Secretary of State",
    ]


def test_groups_move_together_before_they_part():
    assert rows(BOTH, 36)[:3] == [
        "USA                  Russia",
        "──────────────────   ──────────────",
        "Donald Trump         Vladimir Putin",
    ]


def test_groups_stand_one_below_the_other_where_it_is_narrow():
    assert rows(BOTH, 30) == [
        "USA",
        "──────────────────",
        "Donald Trump",
        "President",
        "Marco Rubio",
        "Secretary of State",
        "",
        "Russia",
        "──────────────",
        "Vladimir Putin  President",
        "Yuri Ushakov",
    ]


def test_names_begin_on_one_row_where_one_heading_needs_two():
    long = People(people=(group("The other side of the table", ("A", None)), *BOTH.people))
    assert rows(long, 60)[:4] == [
        "The other side of the",
        "table                    USA                  Russia",
        "──────────────────────   ──────────────────   ──────────────",
        "A                        Donald Trump         Vladimir Putin",
    ]


def test_groups_are_told_apart_by_colour_as_well():
    drawn = body_rows([Part(block=BOTH)], 60, LOOK, "compact", LANGUAGES["en"])
    assert [piece.style.role for piece in drawn[0].line if piece.text.strip()] == [
        "accent",
        "second",
    ]


def test_an_old_console_gets_a_plain_rule():
    ascii_look = Look(words=LANGUAGES["en"], glyphs=GLYPHS["ascii"])
    assert rows(BOTH, 60, look=ascii_look)[1] == "------------------      --------------"


def test_wide_letters_are_counted_by_cells():
    people = People(people=(group("日本", ("高市", "首相")), group("대한민국", ("이", "대통령"))))
    assert rows(people, 40) == [
        "日本      대한민국",
        "────      ────────",
        "高市      이",
        "首相      대통령",
    ]


NAMES = st.text(alphabet="abß 日👋é\u0301ש-,.", min_size=1, max_size=40).map(
    lambda text: Title(" ".join(text.split()) or "x")
)
PERSONS = st.builds(Person, name=NAMES, role=st.none() | NAMES)
GROUPS = st.builds(
    Group, name=st.none() | NAMES, people=st.lists(PERSONS, min_size=1, max_size=4).map(tuple)
)


@given(
    st.lists(GROUPS | PERSONS, min_size=1, max_size=6).map(tuple),
    st.integers(1, 400),
    st.sampled_from(["airy", "compact"]),
)
def test_people_keep_to_their_width_and_lose_no_letter(people, width, density):
    block = People(people=people)
    seen = "".join("".join(rows(block, width, density)).split())
    said = [text for g in block.groups() for p in g.people for text in p.name_and_role()]
    said += [g.name for g in block.groups() if g.name]
    if width > 1:  # a single cell shows wide letters as question marks
        assert sorted("".join("".join(said).split())) == sorted(seen.replace("─", ""))
