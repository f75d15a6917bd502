"""Dots as cells: two pixels, or eight braille dots, in each."""

from hypothesis import given
from hypothesis import strategies as st

from summit_tui.draw.frame import Piece, Style, line_text, line_width
from summit_tui.draw.mosaic import braille, halves

RED, BLUE = b"\xff\x00\x00", b"\x00\x00\xff"


def test_two_pixels_one_above_the_other_make_a_cell():
    assert halves(RED + RED + BLUE + RED, 2) == (
        (
            Piece("▀", Style(ink="#ff0000", paper="#0000ff")),
            Piece(" ", Style(paper="#ff0000")),
        ),
    )


def test_neighbours_of_one_look_are_one_piece():
    (line,) = halves((RED * 5) + (BLUE * 5), 5)
    assert line == (Piece("▀▀▀▀▀", Style(ink="#ff0000", paper="#0000ff")),)


def test_a_single_last_row_of_pixels_is_not_lost():
    assert halves(RED, 1) == ((Piece(" ", Style(paper="#ff0000")),),)


def test_eight_dots_make_a_braille_cell():
    # Two columns and four rows; each dot alone, then all of them.
    alone = ["⠁", "⠈", "⠂", "⠐", "⠄", "⠠", "⡀", "⢀"]
    for at, letter in enumerate(alone):
        dots = bytes(255 if i == at else 0 for i in range(8))
        assert line_text(braille(dots, 2, Style())[0]) == letter
    assert line_text(braille(b"\x01" * 8, 2, Style())[0]) == "⣿"


@given(width=st.integers(1, 40), height=st.integers(1, 30), data=st.data())
def test_every_row_is_as_wide_as_the_picture(width, height, data):
    colours = st.sampled_from([RED, BLUE, b"\x01\x02\x03"])
    pixels = b"".join(
        data.draw(st.lists(colours, min_size=width * height, max_size=width * height))
    )
    rows = halves(pixels, width)
    assert len(rows) == -(-height // 2)
    assert {line_width(row) for row in rows} == {width}
