"""Times in words, in every language of the interface."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from summit_tui.dates import (
    counted,
    gap_in_words,
    in_full,
    in_short,
    language_name,
    length,
    local_zone,
    on_bar,
    spoken,
    zone_letters,
    zone_name,
)
from summit_tui.timeline import gap_between
from summit_tui.when import Precision, read_when
from summit_tui.words.de import GERMAN
from summit_tui.words.en import ENGLISH

ANCHORAGE = ZoneInfo("America/Anchorage")
BERLIN = ZoneInfo("Europe/Berlin")


def when(text, zone=ANCHORAGE):
    return read_when(text, day=date(2025, 8, 15), zone=zone)


# --- on the screen ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("11:10", "Fri, 15 August 2025, 11:10 AKDT", "Fr., 15. August 2025, 11:10 AKDT"),
        ("9:05", "Fri, 15 August 2025, 09:05 AKDT", "Fr., 15. August 2025, 09:05 AKDT"),
        ("11:10:30", "Fri, 15 August 2025, 11:10:30 AKDT", "Fr., 15. August 2025, 11:10:30 AKDT"),
        ("~10:25", "Fri, 15 August 2025, ~10:25 AKDT", "Fr., 15. August 2025, ~10:25 AKDT"),
        ("10:25?", "Fri, 15 August 2025, 10:25? AKDT", "Fr., 15. August 2025, 10:25? AKDT"),
        ("10:25%", "Fri, 15 August 2025, ~10:25? AKDT", "Fr., 15. August 2025, ~10:25? AKDT"),
        (
            "11:26 for 2h30m",
            "Fri, 15 August 2025, 11:26–13:56 AKDT",
            "Fr., 15. August 2025, 11:26–13:56 AKDT",
        ),
        (
            "23:50 for 20m",
            "Fri, 15 August 2025, 23:50 – Sat, 16 August 2025, 00:10 AKDT",
            "Fr., 15. August 2025, 23:50 – Sa., 16. August 2025, 00:10 AKDT",
        ),
        ("2025-08-15", "Fri, 15 August 2025", "Fr., 15. August 2025"),
        ("~2025-08-15", "~Fri, 15 August 2025", "~Fr., 15. August 2025"),
        ("2025-03", "March 2025", "März 2025"),
        ("1945?", "1945?", "1945?"),
        (
            "2025-08-15/2025-08-17",
            "Fri, 15 August 2025 – Sun, 17 August 2025",
            "Fr., 15. August 2025 – So., 17. August 2025",
        ),
        ("2025-03/2025-10", "March 2025 – October 2025", "März 2025 – Oktober 2025"),
        ("1945/1991", "1945–1991", "1945–1991"),
        # Of different precision: each end as it was written.
        (
            "11:10 to 2025-08-17",
            "Fri, 15 August 2025, 11:10 AKDT – Sun, 17 August 2025",
            "Fr., 15. August 2025, 11:10 AKDT – So., 17. August 2025",
        ),
        (
            "2025-08-15 to 2025-08-17T11:10",
            "Fri, 15 August 2025 – Sun, 17 August 2025, 11:10 AKDT",
            "Fr., 15. August 2025 – So., 17. August 2025, 11:10 AKDT",
        ),
        ("1945 to 1991-12-25", "1945 – Wed, 25 December 1991", "1945 – Mi., 25. Dezember 1991"),
        # The clocks go forward in between.
        (
            "2025-03-09T01:30 for 1h",
            "Sun, 9 March 2025, 01:30 AKST – 03:30 AKDT",
            "So., 9. März 2025, 01:30 AKST – 03:30 AKDT",
        ),
    ],
)
def test_a_time_in_full(text, english, german):
    assert in_full(when(text), ENGLISH, ANCHORAGE) == english
    assert in_full(when(text), GERMAN, ANCHORAGE) == german


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("~15:00 to ~15:15", "Fri, 15 August 2025, ~15:00–15:15 AKDT"),
        ("15:00? to 15:15?", "Fri, 15 August 2025, 15:00–15:15? AKDT"),
        ("15:00% to 15:15%", "Fri, 15 August 2025, ~15:00–15:15? AKDT"),
        ("15:00 to ~15:15", "Fri, 15 August 2025, 15:00–~15:15 AKDT"),
        ("15:00? to ~15:15", "Fri, 15 August 2025, 15:00?–~15:15 AKDT"),
        ("~1945/~1991", "~1945–1991"),
        ("1945/~1991", "1945–~1991"),
        (
            "~23:50 for 20m",
            "Fri, 15 August 2025, ~23:50 – Sat, 16 August 2025, ~00:10 AKDT",
        ),
    ],
)
def test_a_doubt_that_both_ends_share_is_marked_once(text, english):
    assert in_full(when(text), ENGLISH, ANCHORAGE) == english


@pytest.mark.parametrize(
    ("text", "berlin"),
    [
        ("11:10", "Fri, 15 August 2025, 21:10 CEST"),
        ("15:00 to 15:15", "Sat, 16 August 2025, 01:00–01:15 CEST"),
        ("13:30 for 1h", "Fri, 15 August 2025, 23:30 – Sat, 16 August 2025, 00:30 CEST"),
        ("23:50 for 20m", "Sat, 16 August 2025, 09:50–10:10 CEST"),
        ("2025-08-15", "Fri, 15 August 2025"),
        ("2025-08-15/2025-08-17", "Fri, 15 August 2025 – Sun, 17 August 2025"),
        ("2025-12-24T20:00", "Thu, 25 December 2025, 06:00 CET"),
    ],
)
def test_another_zone_moves_clocks_over_midnight_but_never_a_date_alone(text, berlin):
    assert in_full(when(text), ENGLISH, BERLIN) == berlin


def test_a_deck_without_zones_shows_no_letters():
    assert in_full(when("11:10", zone=None), ENGLISH, None) == "Fri, 15 August 2025, 11:10"


@pytest.mark.parametrize("text", ["0001-01-01T00:10", "9999-12-31T23:50"])
def test_the_ends_of_the_calendar_can_be_shown_in_any_zone(text):
    for zone in (ANCHORAGE, BERLIN, ZoneInfo("Pacific/Kiritimati")):
        assert in_full(when(text, zone=None), ENGLISH, zone)
        assert spoken(when(text, zone=None), ENGLISH, zone)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("11:10", "11:10 AKDT"),
        ("~15:00 to ~15:15", "~15:00–15:15 AKDT"),
        ("15:00 to 15:15?", "15:00–15:15? AKDT"),
        ("2025-03-09T01:30 for 1h", "01:30 AKST – 03:30 AKDT"),
        ("23:50 for 20m", "Fri, 15 August 2025, 23:50 – Sat, 16 August 2025, 00:10 AKDT"),
        ("2025-08-15", "Fri, 15 August 2025"),
        ("11:10 to 2025-08-15", "Fri, 15 August 2025, 11:10 AKDT – Fri, 15 August 2025"),
    ],
)
def test_a_time_in_short_leaves_out_the_day_that_it_lies_on(text, short):
    assert in_short(when(text), ENGLISH, ANCHORAGE) == short


@pytest.mark.parametrize(
    ("text", "clock", "with_day", "german"),
    [
        ("11:10", "11:10", "15 Aug 11:10", "15. Aug. 11:10"),
        ("~10:25", "~10:25", "15 Aug ~10:25", "15. Aug. ~10:25"),
        ("11:26 for 2h30m", "11:26", "15 Aug 11:26", "15. Aug. 11:26"),
        ("2025-08-15", "15 Aug", "15 Aug", "15. Aug."),
        ("2025-08-15?", "15 Aug?", "15 Aug?", "15. Aug.?"),
        ("2025-03", "March 2025", "March 2025", "März 2025"),
        ("~1945", "~1945", "~1945", "~1945"),
    ],
)
def test_a_label_on_the_bar(text, clock, with_day, german):
    assert on_bar(when(text), ENGLISH, ANCHORAGE, day=False) == clock
    assert on_bar(when(text), ENGLISH, ANCHORAGE, day=True) == with_day
    assert on_bar(when(text), GERMAN, ANCHORAGE, day=True) == german


def test_a_label_on_the_bar_is_in_the_zone_that_is_shown():
    assert on_bar(when("15:00"), ENGLISH, BERLIN, day=True) == "16 Aug 01:00"


# --- by ear -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("11:10", "15 August 2025, 11:10", "15. August 2025, 11 Uhr 10"),
        ("11:05", "15 August 2025, 11:05", "15. August 2025, 11 Uhr 5"),
        ("11:00", "15 August 2025, 11:00", "15. August 2025, 11 Uhr"),
        ("0:00", "15 August 2025, 0:00", "15. August 2025, 0 Uhr"),
        (
            "11:10:30",
            "15 August 2025, 11:10 and 30 seconds",
            "15. August 2025, 11 Uhr 10 und 30 Sekunden",
        ),
        ("11:10:00", "15 August 2025, 11:10", "15. August 2025, 11 Uhr 10"),
        ("~10:25", "15 August 2025, about 10:25", "15. August 2025, etwa 10 Uhr 25"),
        ("10:25?", "15 August 2025, perhaps 10:25", "15. August 2025, vielleicht 10 Uhr 25"),
        (
            "11:26 for 2h30m",
            "15 August 2025, 11:26 to 13:56",
            "15. August 2025, 11 Uhr 26 bis 13 Uhr 56",
        ),
        (
            "~15:00 to ~15:15",
            "15 August 2025, about 15:00 to 15:15",
            "15. August 2025, etwa 15 Uhr bis 15 Uhr 15",
        ),
        (
            "15:00 to 15:15?",
            "15 August 2025, 15:00 to perhaps 15:15",
            "15. August 2025, 15 Uhr bis vielleicht 15 Uhr 15",
        ),
        (
            "23:50 for 20m",
            "15 August 2025, 23:50 to 16 August 2025, 0:10",
            "15. August 2025, 23 Uhr 50 bis 16. August 2025, 0 Uhr 10",
        ),
        ("2025-08-15", "15 August 2025", "15. August 2025"),
        ("~2025-03", "about March 2025", "etwa März 2025"),
        ("1945/1991", "1945 to 1991", "1945 bis 1991"),
        ("~1945/~1991", "about 1945 to 1991", "etwa 1945 bis 1991"),
        (
            "11:10 to 2025-08-17",
            "15 August 2025, 11:10 to 17 August 2025",
            "15. August 2025, 11 Uhr 10 bis 17. August 2025",
        ),
        (
            "2025-08-15 to 2025-08-17T11:10",
            "15 August 2025 to 17 August 2025, 11:10",
            "15. August 2025 bis 17. August 2025, 11 Uhr 10",
        ),
    ],
)
def test_a_time_by_ear(text, english, german):
    assert spoken(when(text), ENGLISH, ANCHORAGE) == english
    assert spoken(when(text), GERMAN, ANCHORAGE) == german


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("11:10", "11:10"),
        ("~15:00 to ~15:15", "about 15:00 to 15:15"),
        ("23:50 for 20m", "23:50 to 16 August 2025, 0:10"),
        ("2025-08-15", "15 August 2025"),
        ("1945", "1945"),
    ],
)
def test_within_a_talk_about_one_day_the_date_is_left_out(text, english):
    assert spoken(when(text), ENGLISH, ANCHORAGE, date=False) == english


@pytest.mark.parametrize("words", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("text", ["11:10", "11:26 for 2h30m", "23:50 for 20m", "1945/1991"])
def test_what_is_said_does_not_depend_on_dashes_and_signs(text, words):
    assert not set("–—~?") & set(spoken(when(text), words, ANCHORAGE))


# --- lengths and gaps ---------------------------------------------------------------------------

MINUTE, HOUR, DAY = 60, 3600, 86400


@pytest.mark.parametrize(
    ("seconds", "precision", "english", "german"),
    [
        (0, Precision.MINUTE, "0 minutes", "0 Minuten"),
        (MINUTE, Precision.MINUTE, "1 minute", "eine Minute"),
        (16 * MINUTE, Precision.MINUTE, "16 minutes", "16 Minuten"),
        (HOUR, Precision.MINUTE, "1 hour", "eine Stunde"),
        (
            2 * HOUR + 30 * MINUTE,
            Precision.MINUTE,
            "2 hours and 30 minutes",
            "2 Stunden und 30 Minuten",
        ),
        (DAY + HOUR, Precision.MINUTE, "1 day and 1 hour", "einen Tag und eine Stunde"),
        (2 * DAY + 3 * HOUR + 4 * MINUTE, Precision.MINUTE, "2 days and 3 hours", None),
        (6 * DAY + 23 * HOUR, Precision.MINUTE, "6 days and 23 hours", None),
        (7 * DAY, Precision.MINUTE, "7 days", "7 Tage"),
        (10 * DAY + 13 * HOUR, Precision.MINUTE, "11 days", "11 Tage"),
        (15, Precision.SECOND, "15 seconds", "15 Sekunden"),
        (75, Precision.SECOND, "1 minute and 15 seconds", "eine Minute und 15 Sekunden"),
        (HOUR + 5, Precision.SECOND, "1 hour and 5 seconds", None),
        (DAY, Precision.DAY, "1 day", "einen Tag"),
        (60 * DAY, Precision.DAY, "60 days", "60 Tage"),
        (61 * DAY, Precision.DAY, "2 months", "2 Monate"),
        (31 * DAY, Precision.MONTH, "1 month", "einen Monat"),
        (28 * DAY, Precision.MONTH, "1 month", "einen Monat"),
        (729 * DAY, Precision.DAY, "24 months", "24 Monate"),
        (730 * DAY, Precision.DAY, "2 years", "2 Jahre"),
        (365 * DAY, Precision.YEAR, "1 year", "ein Jahr"),
        (46 * 365 * DAY + 11 * DAY, Precision.YEAR, "46 years", "46 Jahre"),
    ],
)
def test_a_length_is_said_in_its_largest_units(seconds, precision, english, german):
    assert length(seconds, precision, ENGLISH) == english
    if german:
        assert length(seconds, precision, GERMAN) == german


@pytest.mark.parametrize(
    ("before", "after", "english", "german"),
    [
        ("10:54", "11:10", "16 minutes later", "16 Minuten später"),
        ("~10:25", "10:54", "about 29 minutes later", "etwa 29 Minuten später"),
        ("11:10", "10:54", "16 minutes earlier", "16 Minuten früher"),
        ("11:10", "11:10", "at the same time", "zur selben Zeit"),
        ("11:10", "11:10:30", "at the same time", "zur selben Zeit"),
        ("11:26 for 2h30m", "13:56", "right after that", "gleich danach"),
        (
            "11:26 for 2h30m",
            "12:26",
            "meanwhile, after 1 hour",
            "währenddessen, eine Stunde nach Beginn",
        ),
        ("23:50", "2025-08-16T00:10", "20 minutes later", "20 Minuten später"),
        ("2025-08-15T23:50", "2025-08-16", "1 day later", "einen Tag später"),
        ("2025-08-15", "11:10", "at the same time", "zur selben Zeit"),
        ("1945", "1991", "46 years later", "46 Jahre später"),
        ("1945-12-31", "1946", "1 year later", "ein Jahr später"),
        ("2025-01-31", "2025-02", "1 month later", "einen Monat später"),
        ("2025-08-15/2025-08-17", "2025-08-18", "1 day later", "einen Tag später"),
        ("11:10:00", "11:10:45", "45 seconds later", "45 Sekunden später"),
        ("2025-11-02T00:30", "2025-11-02T02:30", "3 hours later", "3 Stunden später"),
    ],
)
def test_a_gap_in_words(before, after, english, german):
    gap = gap_between(when(before), when(after))
    assert gap_in_words(gap, ENGLISH) == english
    assert gap_in_words(gap, GERMAN) == german


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 minutes"), (1, "1 minute"), (2, "2 minutes"), (21, "21 minutes")]
)
def test_a_count_chooses_its_plural(n, said):
    assert counted(ENGLISH.minutes, n, ENGLISH) == said


def test_a_language_that_lacks_a_plural_form_falls_back_to_other():
    assert counted({"other": "{n} of {m}"}, 1, ENGLISH, m="2") == "1 of 2"


# --- zones --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "letters"),
    [
        ("America/Anchorage", "AKDT"),
        ("Europe/Berlin", "CEST"),
        ("Europe/Moscow", "MSK"),
        ("UTC", "UTC"),
        ("Asia/Dubai", "UTC+4"),
        ("America/Sao_Paulo", "UTC-3"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("Pacific/Marquesas", "UTC-9:30"),
    ],
)
def test_a_zone_has_letters_or_its_offset(zone, letters):
    assert zone_letters(when("11:10").first.astimezone(ZoneInfo(zone))) == letters


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("2025-08-15T11:10", "Alaska Daylight Time", "Alaska-Sommerzeit"),
        ("2025-01-15T11:10", "Alaska Standard Time", "Alaska-Normalzeit"),
    ],
)
def test_a_zone_has_the_name_of_its_season(text, english, german):
    assert zone_name(ANCHORAGE, when(text).first, ENGLISH) == english
    assert zone_name(ANCHORAGE, when(text).first, GERMAN) == german


def test_the_zone_of_the_viewer_is_that_of_the_machine(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert local_zone() == BERLIN


def test_a_machine_whose_zone_makes_no_sense_has_none(monkeypatch):
    monkeypatch.setenv("TZ", "Nowhere/At_All")
    assert local_zone() is None


@pytest.mark.parametrize(
    ("tag", "english", "german"),
    [
        ("de", "German", "Deutsch"),
        ("en-GB", "English", "Englisch"),
        ("xx-nothing", "xx-nothing", "xx-nothing"),
    ],
)
def test_a_language_has_a_name_in_every_language(tag, english, german):
    assert language_name(tag, ENGLISH) == english
    assert language_name(tag, GERMAN) == german
