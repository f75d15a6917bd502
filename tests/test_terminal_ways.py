"""Ways through a story in a real terminal: what is kept when a talk ends, and what is sent."""

import base64
import os
import re
import signal
from pathlib import Path

import pytest
from terminal import Terminal

DECK = "title: T\nslides:\n" + "".join(f"  - title: S{i}\n" for i in range(1, 6))


@pytest.fixture
def deck(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "talk.yaml"
    path.write_text(DECK)
    return path


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_talk_that_is_ended_by_a_signal_is_resumed_where_it_was(deck, number):
    with Terminal(str(deck)) as terminal:
        terminal.wait_for("1/5")
        terminal.send("3\rm7")
        terminal.wait_for("Bookmark 7: S3")
        os.kill(terminal.pid, number)
        assert terminal.wait_end() == 128 + number
    with Terminal("--resume", str(deck)) as terminal:
        terminal.wait_for("3/5")
        terminal.send("n'7")
        terminal.wait_for(" 3/5")
        terminal.send("q")
        assert terminal.wait_end() == 0


def test_a_talk_that_is_killed_loses_only_seconds(deck):
    state = deck.parent / "state"
    with Terminal(str(deck)) as terminal:
        terminal.wait_for("1/5")
        terminal.send("4\r")
        terminal.wait_for(lambda: bool(list(Path(state).glob("**/*.json"))))
        os.kill(terminal.pid, signal.SIGKILL)
    with Terminal(str(deck)) as terminal:
        terminal.wait_for("Broke off: Backspace to slide 4")
        assert " 1/5" in terminal.text()
        terminal.send("\x7f")
        terminal.wait_for(" 4/5")
        terminal.wait_for("The clock goes on")
        terminal.send("q")
        assert terminal.wait_end() == 0
    with Terminal(str(deck)) as terminal:
        terminal.wait_for(" 1/5")
        terminal.settle()
        assert "Broke off" not in terminal.text()
    with Terminal("--resume", str(deck)) as terminal:
        terminal.wait_for("4/5")


def test_a_state_folder_that_cannot_be_written_is_told_at_the_end(deck):
    (deck.parent / "state").write_text("no folder")
    with Terminal(str(deck)) as terminal:
        terminal.wait_for("1/5")
        terminal.send("n")
        terminal.wait_for("2/5")
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert "cannot remember where you were: " in terminal.text()


def test_a_kiosk_plays_round_and_round_until_a_key(deck):
    with Terminal("--auto", "0.5s", "--loop", str(deck)) as terminal:
        terminal.wait_for("Plays by itself")
        for place in (" 2/5", " 5/5", " 1/5", " 2/5"):
            terminal.wait_for(place)
        terminal.send("\x1b")
        terminal.wait_for("Stopped")
        terminal.send("q")
        assert terminal.wait_end() == 0


def test_what_is_copied_goes_to_the_terminal_s_clipboard_alone(deck):
    with Terminal(str(deck)) as terminal:
        terminal.wait_for("1/5")
        terminal.send("3\ry")
        terminal.wait_for("1 line copied")
        sent = re.findall(rb"\x1b\]52;c;([^\a]*)\a", terminal.raw)
        assert [base64.b64decode(text) for text in sent] == [b"S3."]
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


def test_a_rehearsal_is_shown_at_its_end_and_its_medians_are_written_on_request(deck):
    deck.write_text("title: T\nslides:\n  - title: S1  # so\n  - title: S2\n")
    with Terminal("--rehearse", "--lang", "en", str(deck)) as terminal:
        terminal.wait_for(" 1/2")
        terminal.settle(1.2)  # less would be no telling
        terminal.send("n")
        terminal.wait_for(" 2/2")
        terminal.settle(1.2)
        terminal.send("q")
        terminal.wait_for("1 rehearsal of T")
        terminal.wait_for("Write the medians of 2 slides as their minutes into talk.yaml? y/n:")
        assert "In all" in terminal.text()
        terminal.send("y\r")
        assert terminal.wait_end() == 0
        assert "talk.yaml: 2 slides have new minutes" in terminal.text()
    assert deck.read_text() == (
        "title: T\nslides:\n  - title: S1  # so\n    minutes: 0.1\n"
        "  - title: S2\n    minutes: 0.1\n"
    )
