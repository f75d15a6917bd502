"""Themes: complete, and readable wherever they are used."""

import re
from typing import get_args

import pytest

from summit_tui.contrast import contrast, luminance, weakest
from summit_tui.palette import DEFAULT_THEME, THEMES, Role, accent_contrast, accented


def least_of(palette):
    """The least contrast of a theme's text on either background, and where it is."""
    return min(
        (round(contrast(colour, behind), 2), role, behind)
        for role, colour in palette.colours.items()
        for behind in (palette.background, palette.panel)
        if role != "land"
    )


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_every_theme_can_be_read_on_both_backgrounds(theme):
    assert least_of(THEMES[theme]) >= (THEMES[theme].least,)


def test_high_contrast_means_seven_and_everything_else_four_and_a_half():
    """WCAG 2.2, 1.4.6 (AAA) and 1.4.3 (AA)."""
    assert {name: palette.least for name, palette in THEMES.items()} == {
        "aurora": 4.5,
        "daylight": 4.5,
        "contrast": 7.0,
        "contrast-light": 7.0,
        "paper": 4.5,
    }


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


# --- a deck's own accent ------------------------------------------------------------------------

HARD = ("#000000", "#ffffff", "#808080", "#0000ff", "#ffee00", "#2f6f4f")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", HARD)
def test_an_accent_of_any_colour_can_be_read_in_every_theme(theme, colour):
    palette = THEMES[theme]
    made = accented(palette, colour)
    assert least_of(made) >= (palette.least,)
    assert made.colours["past"] == made.colours["accent"]


def test_an_accent_that_can_be_read_stays_as_it_is():
    assert accented(THEMES["paper"], "#2f6f4f").colours["accent"] == "#2f6f4f"
    assert accented(THEMES["aurora"], "#2f6f4f").colours["accent"] == "#419a6d"


def test_an_accent_changes_nothing_but_the_accent():
    palette = THEMES["paper"]
    made = accented(palette, "#2f6f4f")
    changed = {role for role in palette.colours if palette.colours[role] != made.colours[role]}
    assert changed == {"accent", "past"}
    assert (made.dark, made.background, made.panel) == (False, palette.background, palette.panel)


def test_the_contrast_of_an_accent_is_that_on_the_worse_background():
    palette = THEMES["aurora"]
    found = accent_contrast(palette, "#2f6f4f")
    assert found == weakest("#2f6f4f", palette.background, palette.panel)
    assert round(found, 2) == 2.63
