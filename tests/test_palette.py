"""Contrast as WCAG 2.2 counts it: 1 (none) to 21 (black on white)."""

import re
from typing import get_args

import pytest

from summit_tui.palette import DEFAULT_THEME, THEMES, Role


def luminance(colour):
    """WCAG 2.2, relative luminance: 0 to 1."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


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


def weakest(theme):
    """The least contrast of a theme's text on either background, and where it is."""
    palette = THEMES[theme]
    return min(
        (round(contrast(colour, behind), 2), role, behind)
        for role, colour in palette.colours.items()
        for behind in (palette.background, palette.panel)
        if role != "land"
    )


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_every_theme_can_be_read_on_both_backgrounds(theme):
    assert weakest(theme) >= (4.5,)


def test_the_theme_for_high_contrast_reaches_seven():
    """WCAG 2.2, 1.4.6 (AAA)."""
    assert weakest("contrast") >= (7.0,)


@pytest.mark.parametrize("theme", THEMES)
def test_the_coastline_of_every_theme_can_be_seen(theme):
    """WCAG 2.2, 1.4.11: 3 to 1 for what is no text."""
    palette = THEMES[theme]
    assert contrast(palette.colours["land"], palette.background) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_a_colour_for_every_role_and_no_other(theme):
    assert set(THEMES[theme].colours) == set(get_args(Role))


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_is_written_in_full(theme):
    palette = THEMES[theme]
    for colour in (palette.background, palette.panel, *palette.colours.values()):
        assert re.fullmatch("#[0-9a-f]{6}", colour), colour


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_dark_if_its_background_is_darker_than_its_text(theme):
    palette = THEMES[theme]
    darker = luminance(palette.background) < luminance(palette.colours["text"])
    assert palette.dark is darker


def test_the_theme_of_a_deck_that_names_none_exists():
    assert DEFAULT_THEME in THEMES
