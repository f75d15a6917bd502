"""Faults as people read them."""

import pytest

from summit_tui.problems import (
    DeckError,
    Place,
    Problem,
    SummitError,
    listed,
    nearest,
    report,
    shown,
)


def problem(line=1, column=1, message="found `x`; expected `y`", path="deck.yaml"):
    return Problem(path=path, place=Place(line=line, column=column), message=message)


def test_a_problem_is_one_line_with_its_place():
    assert str(problem(3, 7)) == "deck.yaml:3:7: found `x`; expected `y`"


def test_a_path_cannot_send_escape_sequences_or_break_the_line():
    assert str(problem(path="a\x1b[31m\nb.yaml")) == "a[31m b.yaml:1:1: found `x`; expected `y`"


def test_problems_are_sorted_by_path_line_and_column():
    error = DeckError([problem(10, 1), problem(2, 9), problem(2, 3), problem(5, 1, path="a.yaml")])
    assert [str(p).split(": ")[0] for p in error.problems] == [
        "a.yaml:5:1",
        "deck.yaml:2:3",
        "deck.yaml:2:9",
        "deck.yaml:10:1",
    ]


def test_an_error_of_a_deck_says_all_its_problems():
    error = DeckError([problem(2, 1, "second"), problem(1, 1, "first")])
    assert str(error) == "deck.yaml:1:1: first\ndeck.yaml:2:1: second"
    assert isinstance(error, SummitError)


def test_a_report_shows_the_line_and_a_caret_under_the_place():
    error = DeckError([problem(2, 8, "found `25:10`")], source="title: A\nwhen:  25:10\n")
    assert report(error) == "deck.yaml:2:8: found `25:10`\n    when:  25:10\n           ^"


def test_a_caret_stands_under_its_letter_after_wide_letters_and_tabs():
    error = DeckError([problem(1, 4, "found `!`")], source="日本\t!")
    assert report(error).split("\n")[1:] == ["    日本    !", "            ^"]


def test_a_caret_is_not_moved_by_combining_marks():
    error = DeckError([problem(1, 4, "found `!`")], source="x\u0336-!")
    assert report(error).split("\n")[1:] == ["    x\u0336-!", "      ^"]


def test_a_long_line_is_shown_around_its_place():
    error = DeckError([problem(1, 201, "found `!`")], source="a" * 200 + "!" + "b" * 200)
    _, line, caret = report(error).split("\n")
    assert line == "    " + "a" * 60 + "!" + "b" * 59
    assert caret == " " * 64 + "^"


def test_a_source_line_cannot_send_escape_sequences():
    error = DeckError([problem(1, 1, "found a control character")], source="\x1b]0;x\x07title")
    assert "\x1b" not in report(error)
    assert "\x07" not in report(error)


def test_a_place_beyond_the_source_has_no_source_line():
    assert report(DeckError([problem(9, 1, "missing")], source="one")) == "deck.yaml:9:1: missing"


def test_an_empty_source_line_is_not_shown():
    assert report(DeckError([problem(1, 1, "empty")], source="   \nx")) == "deck.yaml:1:1: empty"


def test_a_line_end_of_windows_is_not_shown():
    error = DeckError([problem(1, 1, "x")], source="one\r\ntwo\r\n")
    assert report(error) == "deck.yaml:1:1: x\n    one\n    ^"


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (100, "deck.yaml:100:1: wrong"),
        (101, "... and 1 more problem"),
        (150, "... and 50 more problems"),
    ],
)
def test_after_a_hundred_problems_the_rest_is_counted(count, last):
    error = DeckError([problem(line, 1, "wrong") for line in range(1, count + 1)])
    assert report(error).split("\n")[-1] == last


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("11:10", "`11:10`"),
        ("two\nlines", "`two lines`"),
        ("\x1b[31m", "`[31m`"),
        ("a" * 60, "`" + "a" * 60 + "`"),
        ("a" * 50 + "b" * 50, "`" + "a" * 30 + " ... " + "b" * 30 + "`"),
    ],
)
def test_a_message_quotes(text, quoted):
    assert shown(text) == quoted


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("tittle", "; did you mean `title`?"),
        ("Slides", "; did you mean `slides`?"),
        ("sldies", "; did you mean `slides`?"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_a_typo_is_answered_with_the_nearest_word(word, hint):
    assert nearest(word, ["title", "subtitle", "slides", "when"]) == hint


@pytest.mark.parametrize(
    ("words", "said"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_words_are_listed(words, said):
    assert listed(words) == said


def test_words_that_are_needed_together_are_listed_with_and():
    assert listed(["a", "b", "c"], "and") == "a, b and c"
