"""What is remembered of a story: written whole, read with care, and never without being asked."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_textmode import Listener

from summit_tui.by_the_clock import offering
from summit_tui.cli.begin import beginning
from summit_tui.conversation import answered, opened
from summit_tui.memory import (
    Forgotten,
    Keeper,
    Lost,
    Memory,
    file_of,
    name_of,
    recalled,
    remember,
)
from summit_tui.position import Position
from summit_tui.story import open_story
from summit_tui.telling import telling_of
from summit_tui.textmode import run
from summit_tui.timekeeping import STOPPED, Clock
from summit_tui.way import Bookmark
from summit_tui.words import LANGUAGES

MEMORY = Memory(
    at=Bookmark(slide="talks", step=2),
    marks={1: Bookmark(slide="arrival"), 9: Bookmark(slide="talks", step=1)},
    zone="Europe/Moscow",
    clock=Clock(since=1755252000.5, spent=12.25),
    seen=1755252060.0,
    left=False,
    process=4711,
)
NOW = 1755252300.0
EN = LANGUAGES["en"]
DECK = "title: T\nslides:\n" + "".join(f"  - title: S{i}\n" for i in range(1, 6))


def test_what_was_remembered_is_recalled(tmp_path):
    file = file_of(tmp_path / "not" / "there", "story")
    assert recalled(file) is None
    remember(file, "story", MEMORY)
    assert recalled(file) == MEMORY
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_the_file_says_which_story_it_is_of(tmp_path):
    remember(tmp_path / "a.json", "/talks/flood.yaml", MEMORY)
    assert json.loads((tmp_path / "a.json").read_text())["story"] == "/talks/flood.yaml"


def test_a_story_has_one_name_in_all_its_languages_and_from_all_folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    expected = str(tmp_path.resolve() / "flood.yaml")
    assert name_of("flood.de.yaml", "de") == name_of("flood.en.yaml", "en") == expected
    assert name_of("flood.yaml", "en") == name_of(str(tmp_path / "x" / ".." / "flood.yaml"), "en")
    assert name_of("de.yaml", "de") == str(tmp_path.resolve() / "de.yaml")
    assert file_of(tmp_path, "a") != file_of(tmp_path, "b")


PLACED = '{"version": 1, "at": ["a", 0], "marks": {}, "zone": null'


def test_a_file_of_an_older_program_has_no_clock_and_was_left_by_a_person(tmp_path):
    (tmp_path / "a.json").write_text(PLACED + "}")
    found = recalled(tmp_path / "a.json")
    assert (found.clock, found.left) == (STOPPED, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        " " * 70_000,
        '{"version": 2, "at": ["a", 0], "marks": {}, "zone": null}',
        '{"version": 1, "at": ["a"], "marks": {}, "zone": null}',
        '{"version": 1, "at": ["a", -1], "marks": {}, "zone": null}',
        '{"version": 1, "at": ["a", true], "marks": {}, "zone": null}',
        '{"version": 1, "at": ["a", 1.5], "marks": {}, "zone": null}',
        '{"version": 1, "at": ["a", 0], "marks": [], "zone": null}',
        '{"version": 1, "at": ["a", 0], "marks": {"10": ["a", 0]}, "zone": null}',
        '{"version": 1, "at": ["a", 0], "marks": {"": ["a", 0]}, "zone": null}',
        '{"version": 1, "at": ["a", 0], "marks": {"1": null}, "zone": null}',
        '{"version": 1, "at": ["a", 0], "marks": {}, "zone": 1}',
        PLACED + ', "clock": [true, 0]}',
        PLACED + ', "clock": [0]}',
        PLACED + ', "clock": [null, -1]}',
        PLACED + ', "clock": [null, Infinity]}',
        PLACED + ', "clock": [NaN, 1]}',
        PLACED + ', "seen": "now"}',
        PLACED + ', "process": -1}',
    ],
)
def test_a_file_that_cannot_be_understood_is_as_good_as_none(tmp_path, text):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(Forgotten):
        recalled(tmp_path / "a.json")


@given(st.binary(max_size=200))
def test_no_bytes_are_a_fault_of_the_program(tmp_path_factory, data):
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(data)
    with pytest.raises(Forgotten):
        recalled(file)


def test_a_folder_in_the_file_s_place_is_no_fault_of_the_program(tmp_path):
    with pytest.raises(Forgotten):
        recalled(tmp_path)


def test_writing_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OSError, match="directory"):
        remember(tmp_path / "a.json", "a", MEMORY)
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_keeper_writes_what_is_new_and_tells_what_failed(tmp_path):
    file = tmp_path / "a.json"
    keeper = Keeper(file, "a", MEMORY)
    keeper.keep(replace(MEMORY, seen=1e9))
    assert not file.exists()
    moved = Memory(at=Bookmark(slide="title"), marks={}, zone=None)
    keeper.keep(moved)
    assert recalled(file) == replace(moved, process=os.getpid())
    keeper.keep(MEMORY)
    assert recalled(file).at == MEMORY.at
    broken = Keeper(tmp_path / "a.json" / "b.json", "b", MEMORY)
    broken.keep(moved)
    assert "a.json" in broken.fault or "directory" in broken.fault or "exists" in broken.fault


# --- beginning where a story was left -----------------------------------------------------------


@pytest.fixture
def deck(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "talk.yaml"
    path.write_text(DECK)
    return path


def begun(path, at=None, resume=True, now=NOW):
    return beginning(str(path), open_story(str(path), []), EN, at=at, resume=resume, now=now)


def left_at(path, slide, zone=None, **others):
    begin = begun(path, resume=False)
    marks = {2: Bookmark(slide="s4")}
    begin.keep(Memory(at=Bookmark(slide=slide), marks=marks, zone=zone, **others))


def test_with_resume_a_story_begins_where_it_was_left(deck):
    left_at(deck, "s3", zone="Europe/Moscow")
    begin = begun(deck)
    assert (begin.at, begin.zone, begin.note) == (Position(2), "Europe/Moscow", "")
    assert begin.way.marks == {2: Bookmark(slide="s4")}


def test_without_resume_it_begins_at_the_first_slide_with_its_bookmarks(deck):
    left_at(deck, "s3", zone="Europe/Moscow")
    begin = begun(deck, resume=False)
    assert (begin.at, begin.zone, begin.note) == (Position(), None, "")
    assert begin.way.marks == {2: Bookmark(slide="s4")}


def test_who_leaves_at_once_does_not_lose_the_older_place(deck):
    left_at(deck, "s3")
    begin = begun(deck, resume=False)
    begin.keep(Memory(at=Bookmark(slide="s1"), marks=begin.way.marks, zone=None))
    assert begun(deck).at == Position(2)


def test_a_slide_that_is_asked_for_wins(deck):
    left_at(deck, "s3")
    assert begun(deck, at=Position(4)).at == Position(4)


def test_a_slide_that_is_gone_and_a_damaged_file_say_so(deck):
    left_at(deck, "s9")
    assert (begun(deck).at, begun(deck).note) == (Position(), EN.resume_gone)
    (file,) = deck.parent.glob("state/**/*.json")
    file.write_text("{")
    assert (begun(deck).at, begun(deck).note) == (Position(), EN.resume_damaged)
    assert begun(deck, resume=False).note == ""


def test_the_same_file_by_a_link_and_by_another_name_is_one_story(deck):
    left_at(deck, "s3")
    link = deck.parent / "link.yaml"
    link.symlink_to(deck)
    assert begun(link).at == Position(2)


def test_a_story_from_a_pipe_is_not_remembered(deck):
    story = open_story(str(deck), [])
    begin = beginning("-", story, EN, at=None, resume=True, now=NOW)
    assert (begin.keep, begin.note) == (None, EN.resume_pipe)


def test_the_built_in_story_is_one_in_both_languages(deck):
    german, english = (open_story(None, [code]) for code in ("de", "en"))
    begin = beginning(None, german, EN, at=None, resume=False, now=NOW)
    begin.keep(Memory(at=Bookmark(slide=german.deck.slides[4].id), marks={}, zone=None))
    assert beginning(None, english, EN, at=None, resume=True, now=NOW).at == Position(4)


# --- a talk that broke off ----------------------------------------------------------------------

TALKING = Clock(since=NOW - 600, spent=10)
GONE = 2**31 - 2
"""The number of a process that nobody has."""


def broke_off(path, slide="s3", seen=NOW - 60, left=False, clock=TALKING, process=GONE):
    """Leave behind what a talk of another process has kept."""
    left_at(path, slide, clock=clock, seen=seen, left=left)
    (file,) = path.parent.glob("state/**/*.json")
    kept = json.loads(file.read_text())
    file.write_text(json.dumps({**kept, "process": process}))


def test_a_talk_that_broke_off_is_offered_and_not_gone_on_with_unasked(deck):
    broke_off(deck)
    begin = begun(deck, resume=False)
    assert (begin.at, begin.clock) == (Position(), Clock(since=NOW))
    assert begin.lost == Lost(at=Bookmark(slide="s3"), clock=TALKING)


@pytest.mark.parametrize(
    "difference",
    [
        {"left": True},
        {"seen": NOW - 3601},
        {"seen": NOW + 1},
        {"slide": "s1"},
        {"slide": "s9"},
        {"process": os.getppid()},
    ],
)
def test_what_was_quit_is_long_over_is_gone_or_still_runs_is_not_offered(deck, difference):
    broke_off(deck, **difference)
    assert begun(deck, resume=False).lost is None


def test_who_goes_on_or_chooses_a_slide_is_offered_nothing(deck):
    broke_off(deck)
    assert begun(deck).lost is None
    assert begun(deck, resume=False, at=Position(4)).lost is None


def test_who_goes_on_has_the_clock_as_if_the_talk_had_never_ended(deck):
    broke_off(deck)
    assert begun(deck).clock == TALKING


def test_the_clock_of_a_talk_that_was_ended_stood_still_meanwhile(deck):
    broke_off(deck, left=True, seen=NOW - 100)
    assert begun(deck).clock == Clock(since=NOW, spent=510)
    assert begun(deck, resume=False).clock == Clock(since=NOW)


def test_a_clock_that_was_paused_stays_so(deck):
    broke_off(deck, clock=Clock(spent=90))
    assert begun(deck).clock == Clock(spent=90)


def test_who_declines_by_quitting_at_once_keeps_the_place_and_is_not_asked_again(deck):
    broke_off(deck)
    begin = begun(deck, resume=False)
    begin.keep(replace(MEMORY, at=Bookmark(slide="s1"), marks=begin.way.marks, zone=None))
    assert begun(deck, resume=False).lost
    begin.keep(
        replace(MEMORY, at=Bookmark(slide="s1"), marks=begin.way.marks, zone=None, left=True)
    )
    assert begun(deck, resume=False).lost is None
    assert begun(deck).at == Position(2)


def test_a_talk_that_is_gone_on_with_is_kept_from_its_first_moment(deck):
    broke_off(deck, seen=NOW - 3000)
    begin = begun(deck)
    begin.keep(replace(MEMORY, at=Bookmark(slide="s3"), marks=begin.way.marks, zone=None, seen=NOW))
    (file,) = deck.parent.glob("state/**/*.json")
    assert recalled(file).seen == NOW


# --- the text mode ------------------------------------------------------------------------------


def test_the_text_mode_keeps_the_place_after_every_line_that_is_typed(deck):
    kept = []
    telling = telling_of(open_story(str(deck), []), "en")
    listener = Listener(["n", "mark 3", "last", None])
    run(telling, listener.streams(terminal=True), keep=kept.append)
    assert [memory.at.slide for memory in kept] == ["s2", "s2", "s5", "s5"]
    assert kept[-1].marks == {3: Bookmark(slide="s2")}
    assert [memory.left for memory in kept] == [False, False, False, True]


def test_a_pipe_of_commands_is_kept_once_at_its_end(deck):
    def spoken(*options, commands):
        done = subprocess.run(
            [sys.executable, "-m", "summit_tui", "--text", *options, str(deck)],
            input=commands,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    spoken(commands="n\nn\nq\n")
    assert "Slide 3 of 5" in spoken("--resume", commands="w\nq\n").splitlines()[3]


def test_a_talk_that_broke_off_is_offered_in_one_sentence_and_gone_on_with_by_return(deck):
    story = open_story(str(deck), [])
    telling = replace(telling_of(story, "en"), now=lambda: NOW, clock=Clock(since=NOW))
    telling = offering(telling, Lost(at=Bookmark(slide="s3"), clock=TALKING))
    kept = []
    listener = Listener(["return", "c", "n", "q"])
    run(telling, listener.streams(terminal=True), keep=kept.append)
    assert "S1.\nThe talk before broke off at slide 3. Type return to go on there.\n" in (
        listener.heard
    )
    assert "S3.\nThe clock goes on.\n" in listener.heard
    assert "10 minutes since the start." in listener.heard
    assert [(memory.at.slide, memory.clock) for memory in kept] == [
        ("s3", TALKING),
        ("s3", TALKING),
        ("s4", TALKING),
        ("s4", TALKING),
    ]
    assert kept[-1].left


def test_the_place_can_be_returned_to_after_other_jumps_as_well(deck):
    story = open_story(str(deck), [])
    telling = replace(telling_of(story, "en"), now=lambda: NOW, clock=Clock(since=NOW))
    telling = offering(telling, Lost(at=Bookmark(slide="s3"), clock=TALKING))
    for typed in ("n", "5", "return", "return", "return ahead"):
        telling = answered(telling, typed).telling
    assert telling.clock == TALKING  # the second return led there, and the clock stays its own


def test_the_offer_is_said_in_german_by_the_word_that_is_typed(deck):
    story = open_story(str(deck), [])
    telling = telling_of(story, "en", words=LANGUAGES["de"])
    telling = offering(telling, Lost(at=Bookmark(slide="s3"), clock=TALKING))
    assert opened(telling).lines[-2] == (
        "Der vorige Vortrag brach auf Folie 3 ab. Mit zurückspringen geht es dort weiter."
    )
    assert answered(telling, "zurückspringen").telling.at == Position(2)
