"""What is remembered of a story: written whole, read with care, and never without being asked."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_textmode import Listener

from summit_tui.cli.begin import beginning
from summit_tui.memory import Forgotten, Keeper, Memory, file_of, name_of, recalled, remember
from summit_tui.position import Position
from summit_tui.story import open_story
from summit_tui.telling import telling_of
from summit_tui.textmode import run
from summit_tui.way import Bookmark
from summit_tui.words import LANGUAGES

MEMORY = Memory(
    at=Bookmark(slide="talks", step=2),
    marks={1: Bookmark(slide="arrival"), 9: Bookmark(slide="talks", step=1)},
    zone="Europe/Moscow",
)
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
    keeper.keep(MEMORY)
    assert not file.exists()
    moved = Memory(at=Bookmark(slide="title"), marks={}, zone=None)
    keeper.keep(moved)
    assert recalled(file) == moved
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


def begun(path, at=None, resume=True):
    return beginning(str(path), open_story(str(path), []), EN, at=at, resume=resume)


def left_at(path, slide, zone=None):
    begin = begun(path, resume=False)
    begin.keep(Memory(at=Bookmark(slide=slide), marks={2: Bookmark(slide="s4")}, zone=zone))


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
    begin = beginning("-", story, EN, at=None, resume=True)
    assert (begin.keep, begin.note) == (None, EN.resume_pipe)


def test_the_built_in_story_is_one_in_both_languages(deck):
    german, english = (open_story(None, [code]) for code in ("de", "en"))
    begin = beginning(None, german, EN, at=None, resume=False)
    begin.keep(Memory(at=Bookmark(slide=german.deck.slides[4].id), marks={}, zone=None))
    assert beginning(None, english, EN, at=None, resume=True).at == Position(4)


# --- the text mode ------------------------------------------------------------------------------


def test_the_text_mode_keeps_the_place_after_every_line_that_is_typed(deck):
    kept = []
    telling = telling_of(open_story(str(deck), []), "en")
    listener = Listener(["n", "mark 3", "last", None])
    run(telling, listener.streams(terminal=True), keep=kept.append)
    assert [memory.at.slide for memory in kept] == ["s2", "s2", "s5", "s5"]
    assert kept[-1].marks == {3: Bookmark(slide="s2")}


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
