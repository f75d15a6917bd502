"""Rehearsals: what is recorded, what comes of several, and how it reads by eye and by ear."""

import json
import os
from dataclasses import replace

import pytest
from decks import plain_deck
from hypothesis import given
from hypothesis import strategies as st
from test_stage import press, story_of, talk_of
from test_textmode import Listener

from summit_tui.cells import cells
from summit_tui.cli import Exit, main
from summit_tui.deck import Id, Slide, Title
from summit_tui.load import deck_of, load_deck
from summit_tui.position import Position
from summit_tui.recorder import NoLog, Recorder, log_in, make_room
from summit_tui.rehearsal import Row, minutes_for, rehearsed
from summit_tui.rehearsal_table import ASCII_BARS, BARS, table_rows
from summit_tui.runs import Run, Shown, is_log, newest, read_runs
from summit_tui.speak_rehearsal import rehearsal_lines
from summit_tui.stage.app import StageApp
from summit_tui.telling import telling_of
from summit_tui.textmode import run
from summit_tui.timekeeping import Clock
from summit_tui.voice import voice_for
from summit_tui.words import LANGUAGES

EN, DE = LANGUAGES["en"], LANGUAGES["de"]
DECK = deck_of(
    b"title: Rain\nslides:\n"
    b"  - {title: Clouds, minutes: 1}\n"
    b"  - {title: The long rain that would not stop, body: [a, step, b]}\n"
    b"  - {title: Sun, minutes: 2}\n",
    "rain.yaml",
)
CLOUDS, LONG, SUN = (slide.id for slide in DECK.slides)


def shown(*places: tuple[float, str, int], end: float | None = None) -> Run:
    return Run(shown=tuple(Shown(at=at, slide=s, step=n) for at, s, n in places), end=end)


FIRST = shown((0, CLOUDS, 0), (50, LONG, 0), (70, LONG, 1), (140, SUN, 0), end=230)
SECOND = shown((2, CLOUDS, 0), (72, LONG, 0), (72.4, SUN, 0), (160, CLOUDS, 0), end=170)


# --- runs ---------------------------------------------------------------------------------------


def test_what_each_slide_and_step_took_is_counted_over_all_visits():
    assert FIRST.by_slide() == {CLOUDS: 50, LONG: 90, SUN: 90}
    assert FIRST.by_step()[LONG, 0] == 20
    assert SECOND.by_slide()[CLOUDS] == 80


def test_a_slide_that_was_only_passed_over_was_not_told():
    assert LONG not in SECOND.by_slide()


def test_the_last_slide_of_a_run_that_broke_off_is_not_known():
    assert replace(FIRST, end=None).by_slide() == {CLOUDS: 50, LONG: 90}


@given(st.text(max_size=300))
def test_whatever_is_in_a_log_is_read_or_passed_over(text):
    read_runs(text)
    assert newest(text, 0) == ""
    assert text.endswith(newest(text, 2))


@pytest.mark.parametrize("text", ["title: Rain\n", "{}\n", '{"talk": 2}\n', "[1]"])
def test_what_is_no_log_is_known_by_its_first_line(text):
    assert not is_log(text)
    assert is_log('{"talk": 1}\n')
    assert is_log("")


# --- recording ----------------------------------------------------------------------------------


class Time:
    """A clock on the wall that a test moves."""

    START = 1_755_252_000.0

    def __init__(self) -> None:
        self.now = self.START

    def __call__(self) -> float:
        return self.now


def recorded(tmp_path, *steps: tuple[float, Position]) -> str:
    time = Time()
    recorder = Recorder((tmp_path / "log",), time)
    clock = Clock(since=time.now)
    for seconds, at in steps:
        time.now += seconds
        recorder.note(DECK, at, clock)
    recorder.end()
    return (tmp_path / "log").read_text()


def test_a_log_has_a_line_for_each_slide_and_step_and_can_be_read_again(tmp_path):
    steps = (0, Position(0)), (50, Position(1)), (20, Position(1, 1)), (3, Position(1, 1))
    text = recorded(tmp_path, *steps, (67, Position(2)))
    assert [json.loads(line).get("at") for line in text.splitlines()] == [
        None, 0.0, 50.0, 70.0, 140.0, 140.0,
    ]  # fmt: skip
    second = json.loads(text.splitlines()[2])
    assert {key: second[key] for key in ("slide", "number", "step")} == {
        "slide": LONG, "number": 2, "step": 0,
    }  # fmt: skip
    (found,) = read_runs(text)
    assert (found.by_slide(), found.end) == ({CLOUDS: 50, LONG: 90}, 140)


@pytest.mark.parametrize("other", [Clock(since=Time.START), Clock(since=Time.START, spent=900)])
def test_a_run_begins_anew_where_the_clock_is_set_back_or_is_that_of_another_talk(tmp_path, other):
    time = Time()
    recorder = Recorder((tmp_path / "log",), time)
    recorder.note(DECK, Position(1), Clock(since=time.now - 300))
    recorder.note(DECK, Position(1), other)
    time.now += 10
    paused = other.paused(time.now)
    recorder.note(DECK, Position(1), paused)
    time.now += 50
    recorder.note(DECK, Position(1), paused.started(time.now))
    time.now += 4
    recorder.note(DECK, Position(2), paused.started(time.now - 4))
    recorder.end()
    (found,) = read_runs((tmp_path / "log").read_text())
    assert [one.at - other.spent for one in found.shown] == [0, 14]


def test_a_machine_whose_time_is_put_back_begins_no_run_anew(tmp_path):
    steps = (0, Position(0)), (50, Position(1)), (-20, Position(1, 1)), (30, Position(2))
    (found,) = read_runs(recorded(tmp_path, *steps))
    assert [one.at for one in found.shown] == [0, 50, 50, 60]


def test_who_looks_in_and_leaves_has_not_rehearsed(tmp_path):
    assert read_runs(recorded(tmp_path, (0, Position(1)), (9, Position(1, 1)))) == ()


def test_runs_follow_one_another_in_a_file_and_the_oldest_is_forgotten(tmp_path):
    file = tmp_path / "x" / "log"
    for number in range(12):
        make_room(file)
        time = Time()
        recorder = Recorder((file,), time)
        recorder.note(DECK, Position(0), Clock(since=time.now - number))
        recorder.note(DECK, Position(1), Clock(since=time.now - number - 1))
        recorder.end()
    assert [found.shown[0].at for found in read_runs(log_in(file))] == [*range(2, 12)]
    assert [path.name for path in file.parent.iterdir()] == ["log"]


def test_a_damaged_file_of_rehearsals_is_laid_aside_before_the_next_one(tmp_path):
    file = tmp_path / "log.jsonl"
    file.write_bytes(b"\x9c something else")
    make_room(file)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "log.damaged": b"\x9c something else"
    }


def test_a_disk_that_is_full_is_told_and_stops_no_talk(tmp_path):
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    recorder = Recorder((tmp_path / "log",), Time())
    os.dup2(os.open("/dev/full", os.O_WRONLY), recorder._open[0])
    recorder.note(DECK, Position(0), Clock(since=1.0))
    recorder.end()
    assert recorder.fault == "no space left on device"


def test_a_line_that_was_cut_off_spoils_no_later_run(tmp_path):
    text = recorded(tmp_path, (0, Position(0)), (9, Position(1)))
    (tmp_path / "log").write_text(text[:-30])
    text = recorded(tmp_path, (0, Position(1)), (7, Position(2)))
    assert [found.end for found in read_runs(text)] == [None, 7]


def test_another_file_is_never_taken_for_a_log(tmp_path):
    (tmp_path / "talk.yaml").write_text("title: Rain\n")
    with pytest.raises(NoLog):
        log_in(tmp_path / "talk.yaml")


def test_the_text_mode_records_what_is_told(tmp_path):
    time = Time()
    recorder = Recorder((tmp_path / "log",), time)
    telling = telling_of({"en": DECK}, "en")
    telling = replace(telling, now=time, clock=Clock(since=time.now))
    run(telling, Listener(["n", "w", "n", "n", "q"]).streams(terminal=True), record=recorder.note)
    recorder.end()
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [(line["slide"], line["step"]) for line in lines if "slide" in line] == [
        (CLOUDS, 0), (LONG, 0), (LONG, 1), (SUN, 0),
    ]  # fmt: skip


async def test_the_stage_records_what_it_has_shown(tmp_path):
    recorder = Recorder((tmp_path / "log",), Time())
    app = StageApp(talk_of(story_of(DECK)), record=recorder.note)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await press(pilot, "n", "end")
    recorder.end()
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    places = [(line["slide"], line["step"]) for line in lines if "slide" in line]
    assert places[0] == (CLOUDS, 0)
    assert places[-1] == (SUN, 0)
    assert "end" in lines[-1]


# --- what comes of them -------------------------------------------------------------------------


def test_a_median_is_that_of_the_runs_that_told_the_slide():
    found = rehearsed(DECK, [FIRST, SECOND])
    assert [row.median for row in found.slides] == [65, 90, 88.8]
    assert [row.planned for row in found.slides] == [60, 90, 120]
    assert found.slides[1].runs == (90, None)
    assert [row.runs for row in found.steps[1]] == [(20, pytest.approx(0.4)), (70, None)]
    assert found.expected == pytest.approx(243.8)
    assert Row(planned=60, runs=(None, None)).median is None


def test_medians_become_minutes_of_six_seconds_where_they_are_others():
    found = rehearsed(DECK, [FIRST, SECOND])
    assert minutes_for(DECK, found) == {CLOUDS: 1.1, LONG: 1.5, SUN: 1.5}
    same = shown((0, CLOUDS, 0), (61, SUN, 0), end=61 + 118)
    assert minutes_for(DECK, rehearsed(DECK, [same])) == {}
    short = shown((0, CLOUDS, 0), (2, SUN, 0), end=122)
    assert minutes_for(DECK, rehearsed(DECK, [short])) == {CLOUDS: 0.1}


def test_slides_that_the_deck_has_no_more_are_left_out():
    other = shown((0, "gone", 0), (50, SUN, 0), end=60)
    assert [row.median for row in rehearsed(DECK, [other]).slides] == [None, None, 10]


# --- by ear -------------------------------------------------------------------------------------


def test_rehearsals_are_told_in_sentences():
    lines = rehearsal_lines(DECK, rehearsed(DECK, [FIRST, SECOND]), voice_for(DECK), steps=True)
    assert list(lines) == [
        "2 rehearsals of Rain.",
        "In all 4 minutes and 4 seconds, planned: 4 minutes and 30 seconds, "
        "that is 26 seconds shorter than planned.",
        "Slide 1, Clouds: 1 minute and 5 seconds, planned: 1 minute, "
        "from 50 seconds to 1 minute and 20 seconds.",
        "Slide 2, The long rain that would not stop: 1 minute and 30 seconds, "
        "planned: 1 minute and 30 seconds.",
        "Step 1: 10 seconds, from 0 seconds to 20 seconds.",
        "Step 2: 1 minute and 10 seconds.",
        "Slide 3, Sun: 1 minute and 29 seconds, planned: 2 minutes, "
        "from 1 minute and 28 seconds to 1 minute and 30 seconds.",
    ]


def test_a_deck_without_minutes_and_one_without_rehearsals_are_told_in_german():
    deck = plain_deck(*(Slide(id=Id(n), title=Title(n.upper())) for n in ("a", "b")))
    voice = voice_for(deck, words=DE)
    found = rehearsed(deck, [shown((0, "a", 0), (61, "b", 0), end=61)])
    assert list(rehearsal_lines(deck, found, voice, steps=False))[1:] == [
        "Zusammen eine Minute und eine Sekunde.",
        "Folie 1, A: eine Minute und eine Sekunde.",
        "Folie 2, B: nicht erzählt.",
    ]
    (none,) = rehearsal_lines(deck, rehearsed(deck, []), voice, steps=False)
    assert none == f"Noch keine Probe von {deck.title}; mit --rehearse beginnt eine."


# --- by eye -------------------------------------------------------------------------------------


def table(width: int, *runs: Run, words=EN, bars=BARS, steps: bool = False) -> str:
    rows = table_rows(DECK, rehearsed(DECK, runs), words, width, bars=bars, steps=steps)
    return "\n".join(rows)


def test_plan_runs_medians_and_bars_stand_in_a_table():
    assert table(80, FIRST, SECOND) == (
        "  Slide                             Plan  Run 1  Run 2  Median\n"
        "1 Clouds                            1:00   0:50   1:20    1:05  ████████▓──\n"
        "2 The long rain that would not      1:30   1:30      -    1:30  ████████████\n"
        "  stop\n"
        "3 Sun                               2:00   1:30   1:28    1:29  ████████████░░░░\n"
        "  In all                            4:30   3:50   2:48    4:04\n"
        "\n"
        "█ told, ░ left of the plan, ▓ longer than planned, ─ longest run"
    )


@pytest.mark.parametrize("width", [48, 60, 80, 120, 200])
@pytest.mark.parametrize("words", [EN, DE], ids=["en", "de"])
def test_no_row_of_the_table_is_wider_than_the_screen(width, words):
    rows = table(width, *[FIRST, SECOND] * 5, words=words, steps=True).splitlines()
    assert max(map(cells, rows)) <= width
    assert words.rehearsing.run.format(n=10) in rows[0]  # the newest is never the one that is left


def test_an_old_console_gets_bars_of_ascii_signs():
    assert table(80, FIRST, bars=ASCII_BARS).isascii()


# --- the command line ---------------------------------------------------------------------------


@pytest.fixture
def talk(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "talk.yaml"
    path.write_text("title: T  # mine\nslides:\n  - title: A\n    # so\n  - title: B\n")
    return path


def rehearse(tmp_path, times: int = 1) -> None:
    """Record runs of a minute for A and half a minute for B."""
    from summit_tui.cli.record import runs_file

    deck = load_deck("talk.yaml")
    for _ in range(times):
        make_room(runs_file(deck))
        time = Time()
        recorder, clock = Recorder((runs_file(deck),), time), Clock(since=time.now)
        for seconds, at in ((0, Position(0)), (60, Position(1)), (30, Position(1))):
            time.now += seconds
            recorder.note(deck, at, clock)
        recorder.end()


def told(capfd, *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments, "--no-config"])
    out, err = capfd.readouterr()
    return code, out, err


@pytest.mark.parametrize("more", [[], ["--write"]])
def test_a_damaged_file_of_rehearsals_is_told_once_with_its_name(talk, capfd, tmp_path, more):
    from summit_tui.cli.record import runs_file

    rehearse(tmp_path)
    file = runs_file(load_deck("talk.yaml"))
    file.write_bytes(b"\x9c something else")
    code, out, err = told(capfd, "rehearsals", "talk.yaml", *more)
    assert (code, out) == (Exit.USAGE, "")
    assert err == (
        f"summit-tui: {file}: found something that is no rehearsal; "
        "`summit-tui rehearsals DECK --forget` begins anew\n"
    )
    assert file.read_bytes() == b"\x9c something else"
    assert told(capfd, "rehearsals", "talk.yaml", "--forget")[0] == Exit.OK


def test_rehearsals_are_shown_and_written_when_that_is_asked_for(talk, capfd):
    rehearse(talk, 3)
    code, out, _ = told(capfd, "rehearsals", "talk.yaml", "--lang", "en")
    assert (code, out) == (
        Exit.OK,
        "3 rehearsals of T.\nIn all 1 minute and 30 seconds.\nSlide 1, A: 1 minute.\n"
        "Slide 2, B: 30 seconds.\n",
    )
    before = talk.read_text()
    assert "minutes" not in before
    code, out, _ = told(capfd, "rehearsals", "talk.yaml", "--write")
    assert out.endswith("talk.yaml: 2 slides have new minutes\n")
    assert talk.read_text() == (
        "title: T  # mine\nslides:\n  - title: A\n    minutes: 1\n    # so\n"
        "  - title: B\n    minutes: 0.5\n"
    )
    code, out, _ = told(capfd, "rehearsals", "talk.yaml", "--write")
    assert out.endswith("talk.yaml: all minutes are as rehearsed\n")


def test_rehearsals_are_forgotten_on_request(talk, capfd):
    rehearse(talk)
    _, out, _ = told(capfd, "rehearsals", "talk.yaml", "--forget", "--lang", "en")
    assert out == "No rehearsal of T yet; start one with --rehearse.\n"
    assert list((talk.parent / "state").rglob("*.jsonl")) == []


def test_a_story_of_the_program_is_never_written_to(talk, capfd):
    code, _, err = told(capfd, "rehearsals", "--write")
    assert code == Exit.USAGE
    assert "--write needs a deck of yours: this one is part of the program" in err


def test_a_log_is_written_where_nothing_else_is(talk, capfd):
    code, _, err = told(capfd, "--text", "--log", "talk.yaml", "talk.yaml")
    assert code == Exit.USAGE
    assert "--log `talk.yaml` holds something else; expected a new file, or a log to go on" in err
    code, _, err = told(capfd, "--text", "--log", "-", "talk.yaml")
    assert (code, "expected the name of a file" in err) == (Exit.USAGE, True)
    code, _, err = told(capfd, "--text", "--log", "/dev/tty", "talk.yaml")
    assert (code, "--log `/dev/tty` is no ordinary file" in err) == (Exit.USAGE, True)
    code, _, err = told(capfd, "--text", "--log", "no/log", "talk.yaml")
    assert (code, "cannot write `no/log`: no such file" in err) == (Exit.USAGE, True)
