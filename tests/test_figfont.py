"""Fonts read and set here are those that pyfiglet reads and sets."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyfiglet import Figlet

from summit_tui.draw.figfont import font_named, set_in
from summit_tui.draw.letters import LADDER

FIGLETS = {face: Figlet(face, width=10_000) for face in LADDER}
FONTS = {face: font_named(face) for face in LADDER}


@pytest.mark.parametrize("face", LADDER)
def test_a_font_has_the_letters_that_pyfiglet_reads(face):
    read, font = FIGLETS[face].Font, FONTS[face]
    assert dict(font.letters) == {chr(code): tuple(rows) for code, rows in read.chars.items()}
    assert (font.height, font.hard_blank, font.layout) == (
        read.height,
        read.hardBlank,
        read.smushMode,
    )


@given(
    st.sampled_from(LADDER).flatmap(
        lambda face: st.tuples(
            st.just(face), st.text(st.sampled_from(sorted(FONTS[face].letters)), max_size=12)
        )
    )
)
def test_a_word_is_set_as_pyfiglet_sets_it(given):
    face, word = given
    # pyfiglet gives nothing at all for no letters.
    rows = FIGLETS[face].renderText(word).split("\n")[: FONTS[face].height] if word else None
    assert set_in(FONTS[face], word) == (rows or [""] * FONTS[face].height)


@pytest.mark.parametrize("word", ["//\\\\><><", "[][]{}()()", "|_|_/_\\_", "__TT__||", "iIlL.,;"])
@pytest.mark.parametrize("face", LADDER)
def test_signs_that_meet_become_what_they_do_in_pyfiglet(face, word):
    rows = FIGLETS[face].renderText(word).split("\n")[: FONTS[face].height]
    assert set_in(FONTS[face], word) == rows


def test_a_font_is_found_wherever_pyfiglet_is(monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    assert font_named("mini") == FONTS["mini"]
