"""Cleaning: whatever comes in, nothing that drives a terminal goes out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.clean import clean, folded, one_line, safe_address

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
        st.characters(categories=["Mn", "Me"]),
        st.sampled_from("\x1b\x9b[]e\u0301\u0e49\u200d\u202e\u1100\u1161\u0345\u2126"),
    )
)
"""Texts dense in all that is dangerous, surrogates and stacked marks included."""


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("plain text", "plain text"),
        ("Gespräche – „Ja“, ½ €", "Gespräche – „Ja“, ½ €"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]52;c;cm0=\x07", "]52;c;cm0="),
        ("\x9b31mred", "31mred"),
        ("bell\x07, nul\x00, del\x7f", "bell, nul, del"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("form\x0cfeed", "formfeed"),
        ("a\tb", "a    b"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tag\U000e0041", "tag"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("Mu\u0308nchen", "München"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("a\u034f\u200c\u0628", "a\u034f\u200c\u0628"),
    ],
)
def test_a_text_is_cleaned_to(dirty, cleaned):
    assert clean(dirty) == cleaned


def test_at_most_eight_marks_stay_on_a_letter():
    assert clean("x" + "\u0336" * 50 + "y") == "x" + "\u0336" * 8 + "y"


def test_marks_of_any_script_are_counted():
    assert clean("x" + "\u0e49" * 50 + "y") == "x" + "\u0e49" * 8 + "y"


def test_joiners_between_marks_do_not_restart_the_count():
    assert clean("x" + "\u0336\u200d" * 50 + "y").count("\u0336") == 8


def test_signs_in_a_row_are_no_marks():
    assert clean("✓" * 20) == "✓" * 20


@given(HOSTILE)
def test_nothing_cleaned_can_drive_a_terminal(text):
    for char in clean(text):
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(char) not in (
            ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        )


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(HOSTILE)
def test_a_cleaned_text_is_in_nfc_and_can_be_encoded(text):
    assert unicodedata.is_normalized("NFC", clean(text))
    assert clean(text).encode().decode() == clean(text)


@given(HOSTILE)
def test_one_line_is_one_line_without_space_around_it(text):
    line = one_line(text)
    assert "\n" not in line
    assert line == line.strip()
    assert "  " not in line


def test_one_line_joins_lines_with_a_space():
    assert one_line("  The\n  handshake \t here ") == "The handshake here"


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        (" mailto:a@example.org ", "mailto:a@example.org"),
        ("https://example.org/für", "https://example.org/f%C3%BCr"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/\x1b]8;;\x07", "https://example.org/]8;;"),
        ("https://example.org/\ud800", "https://example.org/%EF%BF%BD"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("example.org", None),
        ("https://", None),
        ("", None),
    ],
)
def test_a_link_may_go_only_to_the_web_and_to_mail(written, safe):
    assert safe_address(written) == safe


@given(st.text().map(lambda tail: f"https://{tail}"))
def test_a_safe_address_has_no_space_and_no_sign_beyond_ascii(address):
    safe = safe_address(address)
    assert safe is None or (safe.isascii() and safe.isprintable() and " " not in safe)


@pytest.mark.parametrize(
    ("text", "compared_as"),
    [("Händedruck", "handedruck"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("Čap", "cap")],
)
def test_searching_knows_neither_case_nor_accents(text, compared_as):
    assert folded(text) == compared_as
