"""When a saved file counts as changed, and when it does not yet."""

from hypothesis import given
from hypothesis import strategies as st

from summit_tui.watch import GONE, LOOK_AGAIN, LOOK_EVERY, STILL, Stamp, Watch, begun

A, B, C = (Stamp(mtime_ns=n, size=10 * n, inode=n) for n in (1, 2, 3))


def changes(*looks: Stamp | None, every: float = LOOK_AGAIN, first: Watch | None = None):
    """At which looks, from 0, at one file `every` seconds a change was told."""
    watch = first or Watch()
    told = []
    for number, stamp in enumerate(looks):
        watch, changed = watch.looked({"deck": stamp}, number * every)
        told += [number] * len(changed)
    return told


def test_a_file_that_stays_the_same_tells_nothing():
    assert changes(A, A, A, A) == []


def test_a_saved_file_is_told_once_at_the_second_look_at_it():
    assert changes(A, B, B, B, B) == [2]


def test_each_part_of_a_stamp_counts():
    for other in (
        Stamp(mtime_ns=9, size=10, inode=1),
        Stamp(mtime_ns=1, size=9, inode=1),
        Stamp(mtime_ns=1, size=10, inode=9),
    ):
        assert changes(A, other, other) == [2]


def test_a_file_that_is_still_being_written_is_not_told():
    assert changes(A, B, C, B, C, B) == []
    assert changes(A, B, C, C) == [3]


def test_two_looks_in_quick_succession_are_not_enough():
    assert changes(A, B, B, B, every=STILL / 3) == []
    assert changes(A, B, B, B, B, every=STILL / 3) == [4]


def test_a_file_that_is_away_for_a_moment_and_comes_back_as_it_was_tells_nothing():
    assert changes(A, None, None, None, A, A, A) == []


def test_a_file_that_comes_back_as_another_one_is_told_once():
    assert changes(A, None, B, B, B) == [3]


def test_a_file_that_stays_away_is_told_after_a_second_and_only_once():
    away = [None] * 20
    assert changes(A, *away, every=0.25) == [1 + int(GONE / 0.25)]


def test_a_file_that_comes_back_after_it_was_told_as_gone_is_told():
    assert changes(A, *[None] * 6, A, A, A, every=0.25) == [5, 8]


def test_files_that_are_new_to_the_watch_begin_unchanged_and_others_are_forgotten():
    watch, _ = Watch().looked({"a": A}, 0)
    watch, changed = watch.looked({"b": B}, 1)
    assert (changed, list(watch.files)) == ((), ["b"])


def test_a_file_that_was_read_before_the_watch_began_is_looked_at_again():
    assert changes(A, A, A, A, first=begun(["deck"])) == [1]


def test_a_change_is_told_within_half_a_second_of_the_save():
    """The save falls right after a look; the next one sees it, and the one after that tells it."""
    assert LOOK_EVERY + LOOK_AGAIN <= 0.4
    assert LOOK_AGAIN > STILL


def test_a_watch_is_unsettled_from_the_first_sight_of_a_change_until_it_is_told():
    watch, _ = Watch().looked({"deck": A}, 0)
    assert not watch.unsettled
    watch, _ = watch.looked({"deck": B}, 0.25)
    assert watch.unsettled
    watch, changed = watch.looked({"deck": B}, 0.4)
    assert changed
    assert not watch.unsettled


STAMPS = st.sampled_from([A, B, C, None])


@given(st.lists(STAMPS, min_size=1, max_size=30), st.sampled_from([A, B, C]))
def test_whatever_came_before_the_last_state_is_told_once_and_is_what_was_told_last(before, last):
    watch, told, now = Watch(), before[0], 0.0
    for stamp in (*before, *[last] * 4):
        watch, changed = watch.looked({"deck": stamp}, now)
        if changed:
            assert stamp != told  # nothing is told twice in a row
            told = stamp
        now += LOOK_AGAIN
    assert told == last
    assert not watch.unsettled
