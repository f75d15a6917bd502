"""Marking what was searched for: where marks stand, and that they change nothing else."""

from decks import GERMAN
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.draw.frame import Piece, Style, line_text
from summit_tui.draw.look import Look
from summit_tui.draw.marks import marked
from summit_tui.draw.slide import draw
from summit_tui.position import Position
from summit_tui.search import needle
from summit_tui.timeline import timeline_of
from summit_tui.words import LANGUAGES

BOLD = Style(bold=True)


def reversed_in(lines):
    return [[piece.text for piece in line if piece.style.reverse] for line in lines]


def rows(*texts):
    return [(Piece(text),) if text else () for text in texts]


def test_a_match_is_marked_wherever_it_stands_and_whatever_its_case():
    assert reversed_in(marked(rows("Base, base", "BÄSE"), "base")) == [["Base", "base"], ["BÄSE"]]


def test_a_match_over_several_looks_keeps_them():
    (line,) = marked([(Piece("ha"), Piece("nd", BOLD), Piece("y"))], "and")
    assert line == (
        Piece("h"),
        Piece("a", Style(reverse=True)),
        Piece("nd", Style(bold=True, reverse=True)),
        Piece("y"),
    )


def test_a_match_that_is_wrapped_is_marked_on_both_rows():
    lines = marked(rows("  the red", "  carpet lies"), "red carpet")
    assert reversed_in(lines) == [["red"], ["carpet"]]


def test_a_match_does_not_cross_an_empty_row():
    assert reversed_in(marked(rows("the red", "", "carpet"), "red carpet")) == [[], [], []]


def test_a_letter_that_folds_into_two_is_marked_whole():
    assert reversed_in(marked(rows("Straße"), "sse")) == [["ße"]]
    assert reversed_in(marked(rows("Straße"), "ras")) == [["raß"]]


def test_where_text_is_in_reverse_a_mark_is_not():
    (line,) = marked([(Piece("on off", Style(reverse=True)),)], "off")
    assert line == (Piece("on ", Style(reverse=True)), Piece("off"))


def test_nothing_wanted_changes_nothing():
    assert marked(rows("a", ""), "") == tuple(rows("a", ""))


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
STYLES = st.sampled_from([Style(), BOLD, Style(reverse=True)])
LINES = st.lists(st.lists(st.builds(Piece, TEXTS, STYLES), max_size=4).map(tuple), max_size=5)


@given(LINES, TEXTS)
def test_marks_never_change_a_letter(lines, wanted):
    out = marked(lines, needle(wanted))
    assert [line_text(line) for line in out] == [line_text(line) for line in lines]


@given(LINES, st.data())
def test_a_word_of_a_row_is_marked(lines, data):
    words = [word for line in lines for word in line_text(line).split() if needle(word)]
    if words:
        wanted = needle(data.draw(st.sampled_from(words)))
        assert marked(lines, wanted) != tuple(lines)


def test_a_frame_says_whether_something_on_it_is_marked_and_its_bar_never_is():
    def frame(wanted, note=""):
        look = Look(words=LANGUAGES["de"], wanted=needle(wanted))
        return draw(GERMAN, timeline_of(GERMAN), Position(2), 80, 24, look, note=note)

    assert frame("Teppiche").marked
    assert not frame("Flugzeug").marked
    assert not frame("Treffer", "Treffer 1 von 2").marked
    assert frame("Teppiche").text() == frame("").text()
