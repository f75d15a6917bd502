from hypothesis import given
from hypothesis import strategies as st

from summit_tui.seen import Seen

rows = st.lists(st.text("abc \n", max_size=4).filter(lambda row: "\n" not in row), max_size=8)


def test_two_rows_that_are_still_shown_are_noticed_and_one_is_not():
    seen = Seen().after("Morning.\nDoors open.\nSlide 2 of 5:", 24)
    assert seen.holds(["Again. Morning.", "Doors open.", "Slide 2 of 5:"])
    assert not seen.holds(["Noon.", "Doors open.", "Slide 3 of 5:"])


def test_a_row_that_was_typed_on_is_another_row():
    seen = Seen().after("Morning.\nDoors open.\nSlide 2 of 5:", 24).typed(" w")
    assert not seen.holds(["Doors open.", "Slide 2 of 5:"])


def test_the_same_row_twice_counts_once_and_an_empty_one_never():
    assert not Seen().after("\n\nYes.\nYes.", 24).holds(["", "Yes.", "Yes."])


@given(rows, rows, st.integers(1, 6))
def test_nothing_is_shown_that_has_left_the_screen(first, later, height):
    seen = Seen().after("\n".join(first), height).after("\n".join(later), height)
    assert len(seen.rows) <= height
    assert list(seen.rows) == [*(first or [""]), *(later or [""])][-height:]
