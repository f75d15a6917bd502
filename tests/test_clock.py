"""The clock of a deck: 24 hours, or 12 where the language has them, by eye and by ear."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from decks import plain_deck

from summit_tui.dates import in_full, in_short, on_bar, spoken
from summit_tui.deck import Slide, Title
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.load import deck_of
from summit_tui.position import Position
from summit_tui.problems import DeckError
from summit_tui.speak import slide_lines
from summit_tui.timeline import timeline_of
from summit_tui.voice import interface, voice_for
from summit_tui.when import read_when
from summit_tui.words import LANGUAGES

ALASKA = ZoneInfo("America/Anchorage")
EN, DE = LANGUAGES["en"], LANGUAGES["de"]
TWELVE = replace(EN, clock_hours=12)


def when(text):
    return read_when(text, day=date(2025, 8, 15), zone=ALASKA)


@pytest.mark.parametrize(
    ("time", "said", "said_by_24"),
    [
        ("11:08", "11:08 AM", "11:08"),
        ("9:05", "9:05 AM", "9:05"),
        ("20:00", "8 PM", "20:00"),
        ("12:00", "noon", "12:00"),
        ("12:01", "12:01 PM", "12:01"),
        ("0:00", "midnight", "0:00"),
        ("0:30", "12:30 AM", "0:30"),
        ("9:30 to 10:15", "9:30 to 10:15 AM", "9:30 to 10:15"),
        ("11:26 to 13:56", "11:26 AM to 1:56 PM", "11:26 to 13:56"),
        ("9:00 to 12:00", "9 AM to noon", "9:00 to 12:00"),
        ("~9:30 to ~10:15", "about 9:30 to 10:15 AM", "about 9:30 to 10:15"),
        ("12:00:30", "12 PM and 30 seconds", "12:00 and 30 seconds"),
    ],
)
def test_english_times_are_said_by_the_clock_of_the_deck(time, said, said_by_24):
    assert spoken(when(time), TWELVE, ALASKA, date=False) == said
    assert spoken(when(time), EN, ALASKA, date=False) == said_by_24


def test_a_span_over_midnight_says_both_halves():
    span = when("2025-08-15T21:30 to 2025-08-16T22:00")
    assert spoken(span, TWELVE, None) == "15 August 2025, 9:30 PM to 16 August 2025, 10 PM"


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        ("11:08", "11:08 AM AKDT"),
        ("20:00", "8:00 PM AKDT"),
        ("12:00", "12:00 PM AKDT"),
        ("9:30 to 10:15", "9:30–10:15 AM AKDT"),
        ("~9:30 to ~10:15", "~9:30–10:15 AM AKDT"),
        ("11:26 to 13:56", "11:26 AM–1:56 PM AKDT"),
        ("11:10:30", "11:10:30 AM AKDT"),
    ],
)
def test_english_times_are_shown_by_the_clock_of_the_deck(time, shown):
    assert in_short(when(time), TWELVE, ALASKA) == shown


def test_the_date_stands_before_a_time_of_12_hours_as_before_any_other():
    assert in_full(when("20:00"), TWELVE, ALASKA) == "Fri, 15 August 2025, 8:00 PM AKDT"


@pytest.mark.parametrize(
    ("time", "label"), [("11:08", "11:08 AM"), ("20:00", "8 PM"), ("~20:00", "~8 PM")]
)
def test_a_full_hour_on_the_bar_is_as_short_as_it_can_be(time, label):
    assert on_bar(when(time), TWELVE, ALASKA, day=False) == label
    assert on_bar(when("20:00"), EN, ALASKA, day=False) == "20:00"


def deck(clock, language="en"):
    data = (
        f"title: x\nlanguage: {language}\nclock: {clock}\ndate: 2025-08-15\n"
        "zone: America/Anchorage\nslides:\n"
        "  - {title: Doors, when: '9:30', place: Hall}\n  - {title: Dinner, when: '20:00'}\n"
    )
    return deck_of(data.encode(), "x.yaml")


def test_a_deck_of_12_hours_is_told_by_them():
    told = deck(12)
    lines = slide_lines(told, timeline_of(told), Position(1), voice_for(told))
    assert lines == ["Dinner.", "10 hours and 30 minutes later, 8 PM."]


def test_a_deck_of_12_hours_is_shown_by_them():
    told = deck(12)
    look = Look(words=interface(told), zone=told.zone)
    shown = draw(told, timeline_of(told), Position(0), 120, 36, look).text()
    assert "9:30 AM" in shown
    assert "8 PM" in shown


def test_german_tells_24_hours_whatever_the_deck_asks_for():
    told = deck(12, "de")
    lines = slide_lines(told, timeline_of(told), Position(1), voice_for(told))
    assert lines[1] == "10 Stunden und 30 Minuten später, 20 Uhr."
    assert interface(deck(12), DE).clock == DE.clock


def test_the_clock_is_that_of_the_deck_that_is_told_now():
    before = interface(deck(12), EN)
    assert before.clock_hours == 12
    assert interface(plain_deck(Slide(title=Title("x"))), before).clock_hours == 24


def test_a_clock_of_13_hours_is_refused():
    with pytest.raises(DeckError) as error:
        deck(13)
    assert "x.yaml:3:8: `clock`: found `13`; expected `12` or `24`" in str(error.value)
