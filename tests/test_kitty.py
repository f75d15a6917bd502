"""Pictures by kitty's protocol: the bytes that the protocol's documentation asks for."""

import unicodedata

import pytest

from summit_tui.draw.frame import Piece, Style, line_text, line_width
from summit_tui.stage.kitty import (
    KEPT,
    MARKS,
    KittyPictures,
    deletion,
    knows_placeholders,
    placeholders,
    transmission,
)
from summit_tui.stage.probe import Terminal


def test_a_small_picture_is_one_sequence_that_asks_for_no_answer():
    assert transmission(42, b"\x89PNG", 3, 2) == (
        "\x1b_Ga=T,U=1,f=100,i=42,c=3,r=2,q=2,m=0;iVBORw==\x1b\\"
    )


def test_a_large_picture_comes_in_chunks_and_the_last_one_says_so():
    first, second, third, rest = transmission(7, bytes(3072 * 2 + 1), 80, 24).split("\x1b\\")
    assert first == "\x1b_Ga=T,U=1,f=100,i=7,c=80,r=24,q=2,m=1;" + "A" * 4096
    assert second == "\x1b_Gq=2,m=1;" + "A" * 4096
    assert third == "\x1b_Gq=2,m=0;AA=="
    assert rest == ""


def test_a_deletion_frees_the_picture_too():
    assert deletion(42) == "\x1b_Ga=d,d=I,i=42,q=2\x1b\\"


def test_placeholders_say_picture_row_and_column():
    """The example of the protocol's documentation: picture 42, rows and columns 0 and 1."""
    style = Style(ink="#00002a")
    assert placeholders(42, 2, 2) == (
        (Piece("\U0010eeee\u0305\u0305\U0010eeee\u0305\u030d", style),),
        (Piece("\U0010eeee\u030d\u0305\U0010eeee\u030d\u030d", style),),
    )
    assert placeholders(0x0A0B0C, 1, 1)[0][0].style.ink == "#0a0b0c"


@pytest.mark.parametrize(("width", "height"), [(1, 1), (80, 24), (297, 297)])
def test_placeholders_are_as_wide_as_the_picture(width, height):
    rows = placeholders(1, width, height)
    assert len(rows) == height
    assert {line_width(row) for row in rows} == {width}


def test_the_marks_are_those_of_the_protocol():
    """Its list has 297, above the letter and of no composed letter, from Unicode 6.0."""
    assert len(MARKS) == len(set(MARKS)) == 297
    assert list(MARKS) == sorted(MARKS)
    assert (MARKS[10], MARKS[100], MARKS[200], MARKS[296]) == (
        "\u034b", "\u07eb", "\u20d4", "\U0001d244",
    )  # fmt: skip
    for mark in MARKS:
        assert (unicodedata.category(mark), unicodedata.combining(mark)) == ("Mn", 230)
        assert not unicodedata.decomposition(mark)


@pytest.mark.parametrize(
    ("name", "knows"),
    [
        ("kitty(0.28.0)", True),
        ("kitty(0.38.1)", True),
        ("kitty(1.0.0)", True),
        ("kitty(0.26.5)", False),  # shows pictures, but placeholders as boxes
        ("ghostty 1.1.3", True),
        ("WezTerm 20240203-110809-5046fc22", False),
        ("Konsole 23.08.1", False),
        ("tmux 3.4", False),
        ("", False),
    ],
)
def test_only_terminals_that_have_placeholders_get_them(name, knows):
    assert knows_placeholders(Terminal(kitty=True, name=name)) is knows
    assert not knows_placeholders(Terminal(kitty=False, name=name))


def test_a_picture_is_sent_once():
    kitty = KittyPictures()
    assert kitty.rows("red") is None
    kitty.add("red", b"\x89PNG", 2, 1)
    assert [line_text(row) for row in kitty.rows("red")] == [
        "\U0010eeee\u0305\u0305\U0010eeee\u0305\u030d"
    ]
    assert kitty.unsent() == transmission(0x530001, b"\x89PNG", 2, 1)
    assert kitty.rows("red") is not None
    assert kitty.unsent() == ""


def test_the_picture_not_shown_for_longest_is_deleted_when_there_are_many():
    kitty = KittyPictures()
    for number in range(KEPT):
        kitty.add(number, b"x", 1, 1)
    assert kitty.rows(0) is not None
    kitty.unsent()
    kitty.add(KEPT, b"x", 1, 1)
    assert kitty.rows(1) is None
    assert kitty.rows(0) is not None
    assert kitty.unsent() == deletion(0x530002) + transmission(0x530001 + KEPT, b"x", 1, 1)


def test_forgotten_pictures_are_deleted_and_those_on_their_way_not_sent():
    kitty = KittyPictures()
    kitty.add("red", b"x", 1, 1)
    kitty.unsent()
    kitty.add("green", b"x", 1, 1)
    assert kitty.forgotten() == deletion(0x530001)
    assert kitty.unsent() == kitty.forgotten() == ""
    assert kitty.rows("red") is None
    kitty.add("red", b"x", 1, 1)
    assert kitty.unsent() == transmission(0x530003, b"x", 1, 1)  # a new number is a new picture
