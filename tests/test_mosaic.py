"""Dots as cells: two pixels, or four quarters, or eight braille dots, in each."""

from hypothesis import given
from hypothesis import strategies as st

from summit_tui.draw.frame import Piece, Style, line_text, line_width
from summit_tui.draw.mosaic import halves, tones

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


def test_what_is_bright_is_made_of_solid_quarters():
    white, black = b"\xff", b"\x00"
    upper_left = (white + black) * 2 + (black + black) * 2
    assert line_text(tones(upper_left, 2, Style())[0]) == "▘"
    diagonal = (white + black) * 2 + (black + white) * 2
    assert line_text(tones(diagonal, 2, Style())[0]) == "▚"
    assert line_text(tones(white * 8, 2, Style())[0]) == "█"
    assert line_text(tones(black * 8, 2, Style())[0]) == " "


def test_greys_are_dots_and_more_of_them_the_brighter_they_are():
    cells = [line_text(tones(bytes([grey]) * 8, 2, Style())[0]) for grey in range(0, 256, 5)]
    dots = [(ord(cell) - 0x2800).bit_count() for cell in cells if cell > "█"]
    assert dots == sorted(dots)
    assert (dots[0], dots[-1]) == (1, 6)


def test_a_speck_that_is_bright_among_greys_stays_a_part_of_them():
    (row,) = tones(bytes([255, 100] * 2 + [100, 100] * 2), 2, Style())
    assert "\u2800" < line_text(row) <= "\u28ff"


@given(width=st.integers(1, 40), height=st.integers(1, 30), data=st.data())
def test_every_row_is_as_wide_as_the_picture(width, height, data):
    colours = st.sampled_from([RED, BLUE, b"\x01\x02\x03"])
    pixels = b"".join(
        data.draw(st.lists(colours, min_size=width * height, max_size=width * height))
    )
    rows = halves(pixels, width)
    assert len(rows) == -(-height // 2)
    assert {line_width(row) for row in rows} == {width}


@given(width=st.integers(1, 20), greys=st.binary(min_size=1, max_size=400))
def test_tones_fill_every_cell(width, greys):
    rows = tones(greys[: len(greys) // (2 * width) * 2 * width], 2 * width, Style())
    assert {line_width(row) for row in rows} <= {width}
