"""Big letters: what fits, what no font can draw, and that nothing is ever dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from summit_tui.clean import clean
from summit_tui.draw.letters import LADDER, letters, numerals


def drawn(text: str, width: int, height: int, **how) -> str:
    rows = letters(text, width, height, **how)
    assert rows is not None, "no font fits"
    return "\n".join(rows)


def test_a_title_takes_the_largest_font_that_fits() -> None:
    assert drawn("Händedruck", 57, 8) == (
        " _   _ _   _           _          _                 _\n"
        "| | | (_)_(_)_ __   __| | ___  __| |_ __ _   _  ___| | __\n"
        "| |_| |/ _` | '_ \\ / _` |/ _ \\/ _` | '__| | | |/ __| |/ /\n"
        "|  _  | (_| | | | | (_| |  __/ (_| | |  | |_| | (__|   <\n"
        "|_| |_|\\__,_|_| |_|\\__,_|\\___|\\__,_|_|   \\__,_|\\___|_|\\_\\"
    )


def test_one_cell_less_takes_the_next_font() -> None:
    assert drawn("Händedruck", 56, 8) == (
        " _  _ _  _         _        _             _\n"
        "| || (_)(_)_ _  __| |___ __| |_ _ _  _ __| |__\n"
        "| __ / _` | ' \\/ _` / -_) _` | '_| || / _| / /\n"
        "|_||_\\__,_|_||_\\__,_\\___\\__,_|_|  \\_,_\\__|_\\_\\"
    )


def test_a_narrow_screen_gets_blocks_and_then_the_smallest_letters() -> None:
    assert drawn("Händedruck", 40, 8) == (
        "▌ ▌▝▝      ▌     ▌         ▌\n"
        "▙▄▌▝▀▖▛▀▖▞▀▌▞▀▖▞▀▌▙▀▖▌ ▌▞▀▖▌▗▘\n"
        "▌ ▌▞▀▌▌ ▌▌ ▌▛▀ ▌ ▌▌  ▌ ▌▌ ▖▛▚\n"
        "▘ ▘▝▀▘▘ ▘▝▀▘▝▀▘▝▀▘▘  ▝▀▘▝▀ ▘ ▘"
    )
    assert drawn("Händedruck", 29, 8) == (
        "   o o\n|_| _.._  _| _  _|._   _|\n| |(_|| |(_|(/_(_|||_|(_|<"
    )


def test_a_word_that_fits_in_no_font_is_left_to_plain_text() -> None:
    assert letters("Händedruck", 25, 8) is None


def test_a_title_goes_on_two_lines_as_even_as_they_go() -> None:
    assert drawn("vor der verschlossenen Tür", 70, 8, font="smblock") == (
        "             ▌\n"
        "▌ ▌▞▀▖▙▀▖  ▞▀▌▞▀▖▙▀▖\n"
        "▐▐ ▌ ▌▌    ▌ ▌▛▀ ▌\n"
        " ▘ ▝▀ ▘    ▝▀▘▝▀▘▘\n"
        "               ▌  ▜                        ▀▛▘▝▝\n"
        "▌ ▌▞▀▖▙▀▖▞▀▘▞▀▖▛▀▖▐ ▞▀▖▞▀▘▞▀▘▞▀▖▛▀▖▞▀▖▛▀▖   ▌ ▌ ▌▙▀▖\n"
        "▐▐ ▛▀ ▌  ▝▀▖▌ ▖▌ ▌▐ ▌ ▌▝▀▖▝▀▖▛▀ ▌ ▌▛▀ ▌ ▌   ▌ ▌ ▌▌\n"
        " ▘ ▝▀▘▘  ▀▀ ▝▀ ▘ ▘ ▘▝▀ ▀▀ ▀▀ ▝▀▘▘ ▘▝▀▘▘ ▘   ▘ ▝▀▘▘"
    )


def test_no_more_rows_than_allowed() -> None:
    assert letters("eins zwei drei vier", 24, 3) is None
    assert letters("Tor", 80, 0) is None


def test_the_largest_font_is_what_the_deck_asks_for() -> None:
    assert drawn("Tor", 80, 8, font="mini") == "___\n | _ ._\n |(_)|"
    assert letters("Tor", 80, 8, font="plain") is None


@pytest.mark.parametrize("char", [*"äöüÄÖÜß", *"–—„“”’…", *"éèçñÅ", *"0123456789.,:+%-"])
def test_a_character_that_titles_need_leaves_ink(char: str) -> None:
    assert drawn(f"a{char}b", 200, 20) != drawn("ab", 200, 20)


def test_a_letter_that_the_large_fonts_lack_is_drawn_by_a_smaller_one() -> None:
    assert drawn("Café", 80, 8).split("\n")[0] == "▞▀▖   ▗▀▖ ▞"


def test_accents_are_never_taken_off() -> None:
    assert letters("Dvořák", 200, 20) is None


@pytest.mark.parametrize("text", ["日本", "Überraschung 👋", "Ναι", "5 €", "", "  "])
def test_what_no_font_has_is_left_to_plain_text(text: str) -> None:
    assert letters(text, 200, 20) is None


def test_cyrillic_has_letters_of_its_own() -> None:
    rows = letters("Москва", 118, 12)
    assert rows is not None
    assert len(rows) == 5
    assert letters("Москва", 118, 12, blocks=False) is None


def test_without_blocks_letters_are_ascii() -> None:
    for text in ("Händedruck", "Gespräche hinter verschlossenen Türen"):
        for width in range(20, 120):
            assert "".join(letters(text, width, 12, blocks=False) or ()).isascii()


def test_the_left_margin_is_cut_off() -> None:
    for text in ("Tor", "jäh", "Trumps Ankunft", "1989"):
        rows = letters(text, 118, 12)
        assert rows is not None
        assert any(row[:1].strip() for row in rows)


@given(
    st.text(alphabet="abgÄöüßéТы日 -–„“x1👋", max_size=40),
    st.integers(1, 130),
    st.integers(1, 14),
)
def test_letters_never_leave_their_box(text: str, width: int, height: int) -> None:
    rows = letters(text, width, height)
    if rows is not None:
        assert len(rows) <= height
        assert all(cell_len(row) == len(row) <= width for row in rows)
        assert rows[0].strip()
        assert rows[-1].strip()


CLEAN = [char for char in map(chr, range(0x21, 0x250)) if clean(char).strip() == char]


@given(st.text(alphabet=CLEAN, min_size=1, max_size=8))
def test_every_character_of_a_drawn_word_leaves_ink(word: str) -> None:
    if letters(word, 1000, 20, "mini") is None or len(word) < 2:
        return
    for i in range(len(word)):
        assert letters(word, 1000, 20, "mini") != letters(
            word[:i] + word[i + 1 :], 1000, 20, "mini"
        )


def test_numerals_share_font_and_baseline() -> None:
    first, *_ = numerals(("2,5", "0"), 6)
    assert [len(rows) for rows in first.texts] == [6, 6]
    assert first.baseline == 4
    assert numerals(("2½", "0"), 6) == ()
    assert len(numerals(("7",), 6)) == len(LADDER) - 1
