"""A stage driven and asked from a shell: commands, answers, exit codes, and nothing too much."""

import asyncio
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from threading import Event, Thread

from test_cli import deck, english, told  # noqa: F401 - fixtures
from test_live import Stage
from waiting import wait_for

from summit_tui.live.folder import runtime_folder
from summit_tui.session import Do, Spot, digest_of


@contextmanager
def staged(path, epoch=5):
    """A stage of the deck file `path`, or of a pipe, in a thread of its own."""
    begun, ended = Event(), None
    stage = Stage(epoch)
    if path != "-":
        text = path.read_text()
        stage.state = replace(stage.state, deck=digest_of(text), at=Spot(slide="rain"))

    async def run():
        nonlocal ended
        ended = asyncio.Event()
        await stage.server.begin(runtime_folder(os.environ), str(path))
        begun.set()
        await ended.wait()
        stage.server.end()
        await asyncio.sleep(0.01)

    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    assert begun.wait(10)
    stage.soon = loop.call_soon_threadsafe
    try:
        yield stage
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()


def test_without_a_talk_there_is_a_clear_line_and_a_code_of_its_own(capfd, deck):  # noqa: F811
    for arguments in (["send", "next"], ["status"], ["status", "--json"], ["status", "--watch"]):
        code, out, err = told(capfd, *arguments)
        assert (code, out) == (4, "")
        assert err == (
            "summit-tui: no talk runs; start one with `summit-tui DECK`, without --no-live\n"
        )


def test_a_command_is_done_in_silence_and_a_refusal_is_told(capfd, deck):  # noqa: F811
    with staged(deck) as stage:
        assert told(capfd, "send", "next") == (0, "", "")
        assert stage.asked == [Do("next")]
        code, out, err = told(capfd, "send", "goto", "5")
        assert (code, out, err) == (5, "", "summit-tui: the deck has no such slide\n")
        code, _, err = told(capfd, "send", "nxet")
        assert code == 2
        assert "did you mean `next`" in err


def test_many_commands_come_from_standard_input(capfd, deck, monkeypatch):  # noqa: F811
    monkeypatch.setattr(sys, "stdin", StringIO("next\n\nnxet\nnext\n"))
    with staged(deck) as stage:
        code, out, err = told(capfd, "send", "-")
        assert stage.asked == [Do("next"), Do("next")]
        assert (code, out) == (2, "")
        assert err.count("\n") == 1


def test_of_several_talks_one_is_named_by_its_number_or_its_deck(capfd, deck):  # noqa: F811
    other = deck.with_name("b.yaml")
    other.write_text("title: B\nslides:\n  - title: X\n")
    with staged(deck, 5) as old, staged(other, 6) as new:
        code, out, err = told(capfd, "send", "next")
        assert (code, out) == (2, "")
        assert err == (f"summit-tui: 2 talks run; choose one with --talk; 1: {other}; 2: {deck}\n")
        assert told(capfd, "send", "--talk", "1", "next")[0] == 0
        assert (len(new.asked), len(old.asked)) == (1, 0)
        assert told(capfd, "send", "--talk", "flood.yaml", "next")[0] == 0
        assert (len(new.asked), len(old.asked)) == (1, 1)
        assert told(capfd, "send", "--talk", "3", "next")[0] == 2
        assert told(capfd, "send", "--talk", "c.yaml", "next")[0] == 4
        _, out, _ = told(capfd, "status", "--json")
        assert [json.loads(line)["path"] for line in out.splitlines()] == [str(other), str(deck)]


def test_status_says_where_the_talk_is_in_sentences_and_for_programs(capfd, deck):  # noqa: F811
    with staged(deck):
        _, out, err = told(capfd, "status")
        assert err == ""
        assert out.startswith(f"1: {deck}\nSlide 1 of 3.\nRain.\nNext: More rain.\n")
        _, out, _ = told(capfd, "status", "--json")
        found = json.loads(out)
        assert found["deck"] == digest_of(deck.read_text())
        assert {name: found[name] for name in ("slide", "step", "number", "slides", "title")} == {
            "slide": "rain",
            "step": 0,
            "number": 1,
            "slides": 3,
            "title": "Rain",
        }
        deck.write_text(deck.read_text().replace("Rain", "Hail"))
        _, out, _ = told(capfd, "status", "--json")
        found = json.loads(out)
        assert (found["slide"], found["number"], found["title"]) == ("rain", None, None)


def test_a_deck_from_a_pipe_has_a_place_too(capfd, deck):  # noqa: F811
    with staged("-"):
        assert told(capfd, "send", "--talk", "-", "next") == (0, "", "")
        assert told(capfd, "status") == (0, "1: -\none, show\n", "")


def test_a_talk_is_watched_until_a_person_ends_it(deck):  # noqa: F811
    with staged(deck) as stage:
        watch = subprocess.Popen(
            [sys.executable, "-m", "summit_tui", "status", "--watch"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert watch.stdout is not None
        assert json.loads(watch.stdout.readline())["step"] == 0
        stage.soon(lambda: stage.goes(1))
        assert json.loads(watch.stdout.readline())["step"] == 1
        stage.soon(stage.ends)
        assert json.loads(watch.stdout.readline())["mode"] == "end"
        wait_for(lambda: watch.poll() is not None, "it ends")
        assert watch.returncode == 0
        watch.stdout.close()


def test_a_command_is_sent_without_anything_heavy(deck):  # noqa: F811
    """A foot switch does not wait for a stage, a calendar or a deck."""
    with staged(deck):
        run = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "summit_tui", "send", "next"],
            capture_output=True,
            text=True,
            check=True,
        )
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "summit_tui.live.client" in loaded
    assert loaded & {"textual", "rich", "asyncio", "babel", "PIL", "summit_tui.stage.app"} == set()


def test_a_stage_alone_can_follow_another_one(capfd, deck):  # noqa: F811
    code, out, err = told(capfd, "--follow", "flood.yaml")
    assert (code, out) == (2, "")
    assert "`summit-tui console --text` follows by ear" in err
