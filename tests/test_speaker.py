"""The speaker's view: notes, what is to be described, warnings before the talk, and the clock."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from decks import ENGLISH, GERMAN, PAIR, body, plain_deck
from test_textmode import Listener

from summit_tui.answers import clock_lines, speaker_lines, warning_lines
from summit_tui.blocks import Picture, Text, runs_of
from summit_tui.cli import main
from summit_tui.conversation import answered
from summit_tui.deck import Deck, Slide, Title
from summit_tui.kinds import Column, Columns
from summit_tui.load import deck_of
from summit_tui.maps import Map, Site
from summit_tui.position import Position
from summit_tui.telling import Telling, telling_of
from summit_tui.textmode import run, tell
from summit_tui.voice import voice_for
from summit_tui.words import LANGUAGES

EN, DE = voice_for(ENGLISH), voice_for(GERMAN)
MAP = Map(places=(Site(name=Title("Oslo"), latitude=59.9, longitude=10.7),))
KNOWN, UNKNOWN = Picture(file="a.png", alt="A"), Picture(file="b.png")
DECORATION = Picture(file="line.png", alt="")


def showing(*blocks: object, notes: str = "") -> Slide:
    told = (Text(text=runs_of(notes)),) if notes else ()
    return Slide(title=Title("T"), body=body(*blocks), notes=told)


def speaking(telling: Telling, elapsed: Callable[[], float] = lambda: 0.0) -> Telling:
    return replace(telling, speaker=True, greeted=True, elapsed=elapsed)


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


@pytest.mark.parametrize(
    ("slide", "elapsed", "said"),
    [
        (0, 0, ["0 seconds since the start.", "On time."]),
        (0, 20, ["20 seconds since the start.", "On time."]),
        (0, 200, ["3 minutes since the start.", "1 minute behind."]),
        (1, 50, ["50 seconds since the start.", "1 minute ahead."]),
        (1, 79, ["1 minute since the start.", "41 seconds ahead."]),
        (1, 3900, ["1 hour and 5 minutes since the start.", "1 hour behind."]),
    ],
)
def test_the_clock_says_what_has_passed_and_how_far_that_is_off(slide, elapsed, said):
    lines = clock_lines(TIMED, Position(slide), elapsed, LANGUAGES["en"])
    assert [lines[0], lines[2]] == said


def test_the_clock_says_what_is_planned_to_here_and_in_all():
    assert clock_lines(TIMED, Position(0), 20, LANGUAGES["de"]) == [
        "20 Sekunden seit Beginn.",
        "Geplant: 2 Minuten bis zum Ende dieser Folie, insgesamt 5 Minuten.",
        "Im Zeitplan.",
    ]


def test_every_line_of_the_clock_begins_as_a_sentence_does():
    lines = clock_lines(TIMED, Position(1), 60, LANGUAGES["de"])
    assert [lines[0], lines[2]] == ["Eine Minute seit Beginn.", "Eine Minute im Voraus."]


def test_a_word_that_the_clock_does_not_know_is_told():
    telling = speaking(telling_of({"en": TIMED}, "en"), elapsed=lambda: 100.0)
    assert answered(telling, "clock xx").lines == ("No command xx. Type h for help.",)


def test_without_a_plan_the_clock_says_so():
    lines = clock_lines(ENGLISH, Position(), 60, LANGUAGES["en"])
    assert lines == ["1 minute since the start.", "No minutes are planned."]


@pytest.mark.parametrize("word", ["c", "clock", "time"])
def test_the_clock_is_asked_for_and_set_to_nought_by_words(word):
    now = [100.0]
    telling = speaking(telling_of({"en": TIMED}, "en"), elapsed=lambda: now[0])
    assert answered(telling, word).lines[0] == "2 minutes since the start."
    begun = answered(telling, f"{word} start")
    assert begun.lines == ("The clock starts now.",)
    now[0] = 112.0
    assert answered(begun.telling, word).lines[0] == "12 seconds since the start."


def timed(deck: Deck) -> list[str]:
    """All that is written in a conversation that goes through a deck with a clock."""
    listener = Listener(["n", "r", "q"])
    telling = speaking(telling_of({"en": deck}, "en"), elapsed=lambda: 999.0)
    run(telling, listener.streams(terminal=True))
    return listener.writes


def test_no_time_is_said_by_itself():
    assert [text for text in timed(TIMED) if "minute" in text] == []
