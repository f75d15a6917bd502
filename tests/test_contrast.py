"""Contrast as WCAG 2.2 counts it: 1 (none) to 21 (black on white)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.contrast import contrast, luminance, readable, weakest

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_counted_as_in_the_standard(one, other, ratio):
    assert round(contrast(one, other), 2) == ratio


def test_luminance_goes_from_black_to_white():
    assert (luminance("#000000"), round(luminance("#ffffff"), 9)) == (0, 1)


@given(COLOURS, COLOURS)
def test_the_order_of_two_colours_does_not_matter(one, other):
    assert contrast(one, other) == contrast(other, one) >= 1


def test_of_several_backgrounds_the_worst_counts():
    assert weakest("#777777", "#000000", "#ffffff") == contrast("#777777", "#ffffff")


@given(COLOURS, COLOURS)
def test_every_colour_can_be_made_readable_on_one_background(colour, behind):
    """Black or white reaches 4.5 on any: the two meet at 4.58."""
    assert weakest(readable(colour, behind), behind) >= 4.5


@pytest.mark.parametrize(
    ("colour", "behind", "shown"),
    [
        ("#2f6f4f", "#ffffff", "#2f6f4f"),  # as it is
        ("#2f6f4f", "#000000", "#37825d"),  # lighter, still green
        ("#0000ff", "#000000", "#5e5eff"),
        ("#ffee00", "#ffffff", "#817800"),  # darker, still yellow
        ("#000000", "#000000", "#757575"),
    ],
)
def test_a_colour_is_changed_only_as_far_as_it_must_be(colour, behind, shown):
    assert readable(colour, behind) == shown


def test_where_nothing_can_be_read_the_nearest_is_taken():
    assert readable("#808080", "#000000", "#ffffff", least=7) in ("#000000", "#ffffff")
