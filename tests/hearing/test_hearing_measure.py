"""The measures themselves: a ruler that is wrong proves nothing."""

import socket

import pytest
from dispatcher import Dispatcher
from measure import score, tokens, without_line_ends
from waiting import wait_for


def test_a_time_is_one_word_and_pauses_are_none():
    assert tokens("11:08 Live, demo: Größe. ██") == ["11:08", "live", "demo", "grösse", "██"]


def test_a_nought_before_the_hour_is_not_heard():
    assert tokens("08:55, 10:05") == tokens("8:55, 10:05") == ["8:55", "10:05"]


def test_a_slide_said_once_and_its_place_is_no_junk():
    told = score("yasr", ["Morning.", "Doors open.", "Slide 2 of 5:"], ["Morning", "Doors open"],
                 place=(2, 5))  # fmt: skip
    assert (told.lead, told.junk, told.missing, told.disorder) == (0, 0.0, 0.0, 0.0)
    assert told.repeat == pytest.approx(25 / 16)


def test_a_slide_said_twice_is_half_junk():
    told = score("yasr", ["Morning. Doors.", "Morning. Doors."], ["Morning", "Doors"])
    assert (told.junk, told.repeat) == (0.5, 2.0)


def test_what_comes_before_the_title_is_lead():
    told = score("yasr", ["Gf=32", "Morning."], ["Morning"])
    assert told.lead == 3
    assert told.junk == pytest.approx(5 / 12)


def test_a_line_that_is_lost_is_missing():
    told = score("yasr", ["Morning."], ["Morning", "Doors"])
    assert told.missing == pytest.approx(5 / 12)


def test_a_line_that_comes_too_early_is_disorder():
    told = score("yasr", ["Doors.", "Morning."], ["Morning", "Doors"])
    assert (told.missing, told.disorder) == (0.0, pytest.approx(5 / 12))


def test_names_of_columns_may_come_with_each_row_and_no_oftener():
    rows = ["Guests", "2023 18", "2024 25"]
    said = ["Guests.", "Year 2023: Speakers 18."]
    heads = ("Year", "Speakers")
    assert score("yasr", said, rows, heads=heads).junk == 0.0
    assert score("yasr", [*said, "Year Year"], rows, heads=heads).junk > 0


def test_only_fenrirs_commas_for_line_ends_are_left_out():
    assert tokens(without_line_ends("fenrir", ", Morning. , Doors, open ,")) == tokens(
        "Morning. Doors, open"
    )
    assert without_line_ends("yasr", ", Morning.") == ", Morning."


def test_the_stand_in_notes_what_a_reader_sends_as_a_real_server_would_take_it():
    with Dispatcher() as voice, socket.create_connection(("127.0.0.1", voice.port)) as reader:
        reader.sendall(
            b"SET self CLIENT_NAME a:b:c\r\nSPEAK\r\nMorning.\r\n..two dots\r\n.\r\n"
            b"CHAR n\r\nCANCEL self\r\n"
        )
        wait_for(lambda: len(voice.events) == 3, "three messages")
        assert [(event.kind, event.text) for event in voice.events] == [
            ("speak", "Morning. .two dots"),
            ("char", "n"),
            ("cancel", ""),
        ]
