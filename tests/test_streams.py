import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.cells import cells
from summit_tui.streams import Streams, spelled, streams_of, wrapped


@contextmanager
def fed(*chunks: bytes) -> Iterator[Streams]:
    """Streams whose input is a pipe that holds `chunks` and has ended."""
    source, feed = os.pipe()
    for chunk in chunks:
        os.write(feed, chunk)
    os.close(feed)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        yield streams_of(source, null, "utf-8")
    finally:
        os.close(source)
        os.close(null)


def read_all(streams: Streams) -> list[str]:
    lines: list[str] = []
    while (line := streams.read()) is not None:
        lines.append(line)
    return lines


def test_lines_come_without_their_ends_and_the_last_needs_none():
    with fed(b"n\n\nwhere\r\nq") as streams:
        assert read_all(streams) == ["n", "", "where\r", "q"]


def test_bytes_that_are_no_text_are_replaced_and_do_not_end_the_input():
    with fed(b"\xff\xfe\0\n", b"h\xc3\xa4\n") as streams:
        assert read_all(streams) == ["��\0", "hä"]


def test_a_letter_cut_between_two_reads_is_whole():
    with fed(b"h\xc3", b"\xa4\n") as streams:
        assert streams.read() == "hä"


def test_an_endless_line_is_cut_and_the_next_one_is_read():
    with fed(b"x" * 20_000 + b"y\nq\n") as streams:
        first, second = streams.read(), streams.read()
    assert (first, second) == ("x" * 200, "q")


def test_an_input_that_has_ended_does_not_wait_and_an_open_one_does():
    with fed() as streams:
        assert not streams.waits()
    source, feed = os.pipe()
    try:
        assert streams_of(source, feed, "utf-8").waits()
    finally:
        os.close(source)
        os.close(feed)


def test_a_pipe_is_neither_typed_nor_shown_and_a_terminal_is_both():
    with fed(b"q\n") as streams:
        assert (streams.typed, streams.shown) == (False, False)
    control, terminal = os.openpty()
    try:
        there = streams_of(terminal, terminal, "utf-8")
        assert (there.typed, there.shown) == (True, True)
    finally:
        os.close(control)
        os.close(terminal)


def test_a_terminal_that_does_not_tell_its_size_counts_as_80_by_24():
    control, terminal = os.openpty()
    try:
        assert streams_of(terminal, terminal, "utf-8").size() == (80, 24)
    finally:
        os.close(control)
        os.close(terminal)


def test_a_terminal_that_has_gone_is_the_end_of_the_input():
    control, terminal = os.openpty()
    os.close(control)
    try:
        assert streams_of(terminal, terminal, "utf-8").read() is None
    finally:
        os.close(terminal)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("ascii", "Gruesse aus Muenchen - cafe, 5 EUR, ???"),
        ("latin-1", "Grüsse aus München - café, 5 EUR, ???"),
        ("utf-8", "Grüsse aus München – café, 5 €, 日本語"),
    ],
)
def test_letters_that_an_encoding_lacks_are_spelled(encoding, text):
    assert spelled("Grüsse aus München – café, 5 €, 日本語", encoding) == text


@given(st.text())
def test_whatever_is_spelled_fits_ascii(text):
    assert spelled(text, "ascii").isascii()


@pytest.mark.parametrize(
    ("line", "width", "rows"),
    [
        ("one two three", None, ["one two three"]),
        ("one two three", 13, ["one two three"]),
        ("one two three", 12, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "three"]),
        ("Donaudampfschiff fährt", 8, ["Donaudampfschiff", "fährt"]),
        ("    return 15 and more", 13, ["    return 15", "and more"]),
        ("日本語です。日本", 8, ["日本語で", "す。日本"]),
        ("", 8, [""]),
    ],
)
def test_lines_are_broken_at_spaces_and_never_inside_a_word(line, width, rows):
    assert wrapped(line, width) == rows


@given(
    st.lists(st.text(alphabet="abäß,.日", min_size=1, max_size=12), min_size=1, max_size=20),
    st.integers(1, 30),
)
def test_wrapping_loses_nothing_and_only_long_words_stick_out(words, width):
    line = " ".join(words)
    rows = wrapped(line, width)
    assert "".join("".join(rows).split()) == "".join(words)
    assert all(row and row == row.strip() for row in rows)
    assert all(cells(row) <= width or " " not in row for row in rows)


def test_width_is_counted_in_cells():
    assert [cells(text) for text in ("abc", "ä", "a\u0308", "日本", "👩\u200d")] == [3, 1, 1, 4, 2]
