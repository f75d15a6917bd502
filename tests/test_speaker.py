"""The speaker's view: notes, what is to be described, warnings before the talk, and the clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from decks import ENGLISH, GERMAN, PAIR, body, plain_deck
from test_textmode import Listener

from summit_tui.answers import speaker_lines, warning_lines
from summit_tui.blocks import Picture, Text, runs_of
from summit_tui.cli import main
from summit_tui.conversation import answered
from summit_tui.deck import Deck, Slide, Title
from summit_tui.kinds import Column, Columns
from summit_tui.load import deck_of
from summit_tui.maps import Map, Site
from summit_tui.position import Position
from summit_tui.speak_clock import clock_lines, pace_line
from summit_tui.telling import Telling, telling_of
from summit_tui.textmode import run, tell
from summit_tui.timekeeping import Clock, plan_of, standing
from summit_tui.voice import voice_for
from summit_tui.words import LANGUAGES

EN, DE = voice_for(ENGLISH), voice_for(GERMAN)
MAP = Map(places=(Site(name=Title("Oslo"), latitude=59.9, longitude=10.7),))
KNOWN, UNKNOWN = Picture(file="a.png", alt="A"), Picture(file="b.png")
DECORATION = Picture(file="line.png", alt="")


def showing(*blocks: object, notes: str = "") -> Slide:
    told = (Text(text=runs_of(notes)),) if notes else ()
    return Slide(title=Title("T"), body=body(*blocks), notes=told)


def speaking(telling: Telling, now: Callable[[], float] = lambda: 0.0) -> Telling:
    """A speaker whose clock was started at nought seconds."""
    return replace(telling, speaker=True, greeted=True, now=now, clock=Clock(since=0.0))


# --- what only the speaker hears ----------------------------------------------------------------


def test_the_speaker_hears_what_there_is_to_see_and_then_the_notes():
    assert speaker_lines(GERMAN, 1, DE) == [
        "Nur für Sie. Diese Folie hat ein Bild.",
        "Die Zeit ist ungefähr: 10 Uhr 25.",
    ]


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((MAP, KNOWN), "This slide has a map and a picture."),
        (
            (KNOWN, UNKNOWN, KNOWN, MAP),
            "This slide has 2 pictures, a picture without a description and a map.",
        ),
        ((UNKNOWN, UNKNOWN), "This slide has 2 pictures without a description."),
        (
            (Columns(columns=(Column(body=(MAP,)), Column(body=(MAP,)))),),
            "This slide has 2 maps.",
        ),
    ],
)
def test_all_that_there_is_to_see_is_counted_by_what_it_is(blocks, said):
    deck = plain_deck(showing(*blocks))
    assert speaker_lines(deck, 0, EN) == [f"For you alone. {said}"]


def test_a_slide_without_notes_says_so_only_where_most_have_some():
    one, bare = showing("x", notes="Wait."), showing(DECORATION)
    assert speaker_lines(plain_deck(one, bare), 0, EN) == ["For you alone. Wait."]
    assert speaker_lines(plain_deck(one, bare), 1, EN) == []
    assert speaker_lines(plain_deck(one, bare, one), 1, EN) == [
        "For you alone. No notes on this slide."
    ]


def test_notes_come_with_each_slide_and_not_again_with_its_steps():
    telling = speaking(telling_of(PAIR, "de"))
    arrival = answered(telling, "n")
    assert arrival.lines[-2:] == tuple(speaker_lines(GERMAN, 1, DE))
    steps = answered(answered(arrival.telling, "n").telling, "n")
    assert steps.lines == ("Trump klatscht.",)
    assert answered(replace(telling, speaker=False), "n").lines == arrival.lines[:-2]


def test_a_manuscript_has_the_notes_of_every_slide():
    listener = Listener([])
    telling = speaking(telling_of({"de": GERMAN}, "de"))
    assert tell(telling, listener.streams(terminal=False)) == 0
    assert "Urheber: Anna Beispiel.\nNur für Sie. Diese Folie hat ein Bild.\n" in listener.heard


NOTED = showing("x", notes="Wait.")


# --- before the talk ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slides", "said"),
    [
        ((showing(KNOWN), showing(DECORATION)), []),
        ((showing(KNOWN), showing(UNKNOWN)), ["Slide 2 has a picture without a description."]),
        (
            (showing(UNKNOWN), showing("x"), showing(UNKNOWN), showing(MAP, UNKNOWN)),
            ["Slides 1, 3 and 4 have pictures without a description."],
        ),
        ((NOTED, showing("y")), []),
        ((NOTED, showing("y"), NOTED), ["Slide 2 has no notes."]),
        (
            (NOTED, showing("y"), NOTED, showing("z"), NOTED),
            ["Slides 2 and 4 have no notes."],
        ),
    ],
)
def test_what_a_speaker_should_know_is_said_before_the_talk(slides, said):
    assert warning_lines(plain_deck(*slides), LANGUAGES["en"]) == said


DECK = b"""title: A
slides:
  - {title: B, body: '![](b.png)'}
  - {title: C, notes: Wait.}
  - {title: D, notes: Go.}
"""


def test_warnings_go_where_no_listener_hears_them_and_only_to_a_speaker(
    capfd, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    (tmp_path / "a.yaml").write_bytes(DECK)
    assert main(["--text", "--no-config", "--notes", "a.yaml"]) == 0
    out, err = capfd.readouterr()
    assert err == (
        "summit-tui: Slide 1 has a picture without a description.\n"
        "summit-tui: Slide 1 has no notes.\n"
    )
    assert out.endswith("Slide 3 of 3. D.\nFor you alone. Go.\n")
    assert main(["--text", "--no-config", "a.yaml"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert "For you alone" not in out


# --- the clock ----------------------------------------------------------------------------------

TIMED = deck_of(
    b"title: A\nslides:\n  - {title: B, minutes: 2}\n  - {title: C, minutes: 3}\n", "x.yaml"
)


def told_by(deck, slide, elapsed, words=LANGUAGES["en"], end=None, **known):
    plan = plan_of(deck)
    return clock_lines(plan and standing(plan, slide, elapsed, **known), elapsed, words, end)


BEHIND = "1 minute behind: 1 minute and 40 seconds a slide from here"


@pytest.mark.parametrize(
    ("slide", "elapsed", "first", "last"),
    [
        (0, 0, "0 seconds since the start, 5 minutes left", "On time"),
        (0, 20, "20 seconds since the start, 5 minutes left", "On time"),
        (
            0,
            200,
            "3 minutes since the start, 2 minutes left",
            "1 minute behind: 1 minute and 40 seconds a slide from here",
        ),
        (1, 50, "50 seconds since the start, 4 minutes left", "1 minute ahead"),
        (1, 79, "1 minute since the start, 4 minutes left", "41 seconds ahead"),
        (1, 290, "5 minutes since the start, 10 seconds left", "On time"),
        (1, 3900, "1 hour and 5 minutes since the start", "1 hour over"),
    ],
)
def test_the_clock_says_what_has_passed_and_how_far_that_is_off(slide, elapsed, first, last):
    lines = told_by(TIMED, slide, elapsed)
    assert [lines[0], lines[-1]] == [first, last]


def test_the_clock_says_what_is_planned_to_here_and_in_all():
    assert told_by(TIMED, 0, 20, LANGUAGES["de"]) == [
        "20 Sekunden seit Beginn, noch 5 Minuten",
        "Geplant: 2 Minuten bis zum Ende dieser Folie, insgesamt 5 Minuten",
        "Im Zeitplan",
    ]


def test_the_clock_says_how_long_the_slide_has_been_told_and_when_all_must_be_over():
    assert told_by(TIMED, 1, 180, entered=110, end=time(15, 45)) == [
        "3 minutes since the start, 2 minutes left until 15:45",
        "On this slide: 1 minute, planned: 3 minutes",
        "Planned: 5 minutes to the end of this slide, 5 minutes in all",
        "On time",
    ]


FOUR = deck_of(
    b"title: A\nslides:\n" + b"".join(b"  - {title: B%d, minutes: 1}\n" % n for n in range(4)), "x"
)


@pytest.mark.parametrize(
    ("slide", "elapsed", "said"),
    [
        (0, 90, "30 seconds behind: 50 seconds a slide from here"),
        (0, 180, "2 minutes behind: 20 seconds a slide from here"),
        (1, 225, "2 minutes behind: no time for the 2 slides that are left, skip some"),
        (2, 235, "55 seconds behind: no time for the slide that is left"),
        (3, 239, "On time"),
        (0, 241, "1 second over"),
    ],
)
def test_who_is_behind_is_told_what_a_slide_can_take(slide, elapsed, said):
    assert told_by(FOUR, slide, elapsed)[-1] == said


def test_advice_is_rounded_down_and_said_in_german():
    assert told_by(FOUR, 0, 180, LANGUAGES["de"])[-1] == (
        "2 Minuten im Rückstand: ab hier 20 Sekunden je Folie"
    )
    plan = plan_of(FOUR, limit=500)
    assert plan
    assert pace_line(standing(plan, 0, 100), LANGUAGES["en"]) == (
        "40 seconds behind: 2 minutes and 10 seconds a slide from here"
    )


def test_every_line_of_the_clock_begins_as_a_sentence_does():
    telling = telling_of({"en": TIMED}, "en", words=LANGUAGES["de"], start=Position(1))
    telling = speaking(telling, lambda: 60.0)
    lines = answered(telling, "uhr").lines
    assert lines[0] == "Eine Minute seit Beginn, noch 4 Minuten."
    assert lines[-1] == "Eine Minute im Voraus."


def test_a_word_that_the_clock_does_not_know_is_told():
    telling = speaking(telling_of({"en": TIMED}, "en"), lambda: 100.0)
    assert answered(telling, "clock xx").lines == ("No command xx. Type h for help.",)


def test_without_a_plan_the_clock_says_so():
    assert told_by(ENGLISH, 0, 60) == ["1 minute since the start", "No minutes are planned"]


def test_the_clock_knows_since_when_a_slide_is_told():
    now = [0.0]
    telling = speaking(telling_of({"en": TIMED}, "en"), lambda: now[0])
    now[0] = 50.0
    telling = answered(telling, "n").telling
    now[0] = 75.0
    lines = answered(answered(telling, "where").telling, "c").lines
    assert lines[1] == "On this slide: 25 seconds, planned: 3 minutes."


def test_who_says_when_the_talk_must_be_over_is_heeded_before_the_deck():
    now = datetime.combine(date(2025, 8, 15), time(15, 30)).timestamp()
    deck = replace(TIMED, end=time(15, 40))
    telling = replace(speaking(telling_of({"en": deck}, "en"), lambda: now), clock=Clock(since=now))
    assert "10 minutes left until 15:40." in answered(telling, "c").lines[0]
    telling = replace(telling, end=time(15, 34))
    lines = answered(telling, "c").lines
    assert "4 minutes left until 15:34." in lines[0]
    assert lines[2] == "Planned: 2 minutes to the end of this slide, 4 minutes in all."


@pytest.mark.parametrize("word", ["c", "clock", "time"])
def test_the_clock_is_asked_for_and_set_to_nought_by_words(word):
    now = [100.0]
    telling = speaking(telling_of({"en": TIMED}, "en"), now=lambda: now[0])
    assert answered(telling, word).lines[0] == "2 minutes since the start, 3 minutes left."
    begun = answered(telling, f"{word} start")
    assert begun.lines == ("The clock starts now.",)
    now[0] = 112.0
    assert answered(begun.telling, word).lines[0] == "12 seconds since the start, 5 minutes left."


def test_a_clock_that_was_paused_stands_and_goes_on():
    now = [100.0]
    telling = speaking(telling_of({"en": TIMED}, "en"), now=lambda: now[0])
    paused = answered(telling, "clock pause")
    assert paused.lines == ("The clock stands.",)
    now[0] = 900.0
    assert answered(paused.telling, "c").lines[:2] == (
        "The clock stands.",
        "2 minutes since the start, 3 minutes left.",
    )
    again = answered(paused.telling, "clock start")
    assert again.lines == ("The clock goes on.",)
    now[0] = 920.0
    assert again.telling.clock.elapsed(now[0]) == 120


def timed(deck: Deck) -> list[str]:
    """All that is written in a conversation that goes through a deck with a clock."""
    listener = Listener(["n", "r", "q"])
    telling = speaking(telling_of({"en": deck}, "en"), now=lambda: 999.0)
    run(telling, listener.streams(terminal=True))
    return listener.writes


def test_no_time_is_said_by_itself():
    assert [text for text in timed(TIMED) if "minute" in text] == []
