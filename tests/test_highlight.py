"""Program text in roles: what is stressed how, and that no letter is lost whatever it is."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers.data import JsonLexer

from summit_tui.draw.highlight import highlighted, knows


def test_the_parts_of_a_program_have_roles():
    assert highlighted('def f():  # go\n    return "a" if 7 else b', "python") == (
        (("def", "keyword"), (" f():  ", "code"), ("# go", "comment")),
        (
            ("    ", "code"),
            ("return", "keyword"),
            (" ", "code"),
            ('"a"', "string"),
            (" ", "code"),
            ("if", "keyword"),
            (" ", "code"),
            ("7", "number"),
            (" ", "code"),
            ("else", "keyword"),
            (" b", "code"),
        ),
    )


def test_a_deck_s_own_language_has_roles():
    (line,) = highlighted("when: 11:10  # shown", "yaml")
    assert line[0] == ("when", "keyword")
    assert line[-1] == ("# shown", "comment")


@pytest.mark.parametrize("language", ["python", "Python", "py", "yml", "rs", "c++", "text"])
def test_languages_are_known_by_their_names_and_the_ends_of_files(language):
    assert knows(language)


@pytest.mark.parametrize("language", ["", "klingon", "pyhton", "/etc/passwd"])
def test_other_languages_are_plain(language):
    assert not knows(language)
    assert highlighted("if x\n\n1", language) == ((("if x", "code"),), (), (("1", "code"),))


def test_empty_lines_at_both_ends_stay():
    assert highlighted("\n\na = 1\n", "python")[:2] == ((), ())
    assert highlighted("\n\na = 1\n", "python")[-1] == ()


def test_a_session_needs_no_line_feed_at_its_end():
    assert highlighted("$ ls -l", "console")[0][0] == ("$ ", "comment")


@pytest.mark.parametrize("text", ["x = 1\n" * 2000, "x = 1;" * 100, "x\n" * 500, f"x{' ' * 200}y"])
def test_what_could_take_seconds_is_plain(text):
    start = time.perf_counter()
    lines = highlighted(text, "autoit")
    assert time.perf_counter() - start < 4
    assert {role for line in lines for _, role in line} == {"code"}


def test_a_language_that_the_library_reads_too_slowly_is_read_as_one_like_it():
    start = time.perf_counter()
    highlighted(f"{' ' * 118}a{' ' * 118}a\n" * 40, "systemd")
    assert time.perf_counter() - start < 4
    assert highlighted("[Unit]", "systemd") == ((("[Unit]", "keyword"),),)


def test_a_library_that_loses_a_letter_leaves_the_text_plain(monkeypatch, caplog):
    monkeypatch.setattr(JsonLexer, "get_tokens_unprocessed", lambda self, text: [(0, (), text[1:])])
    assert highlighted("[1]", "json") == ((("[1]", "code"),),)
    assert "json" in caplog.text


@given(
    st.text(max_size=60) | st.text(alphabet="ab1 \n'\"#{}()<>/*\\$-:\u0301\ufe0f👋日", max_size=60),
    st.sampled_from(
        ["python", "yaml", "c", "html", "console", "diff", "json", "bash", "md", "php"]
    ),
)
def test_the_pieces_joined_are_the_text(text, language):
    lines = highlighted(text, language)
    assert "\n".join("".join(piece for piece, _ in line) for line in lines) == text
    for line in lines:
        assert all(piece for piece, _ in line)
        assert all(a[1] != b[1] for a, b in pairwise(line))
