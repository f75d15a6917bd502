"""Lines in a terminal that shows nothing of Enter by itself, and is as it was before."""

import os
import re
import signal
import sys
import termios

import pytest
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others show what ends the input")


ROWS = 60


def by_lines(*arguments: str) -> Terminal:
    return Terminal("--text", "--lang", "en", *arguments, rows=ROWS)


def waits_quietly(terminal: Terminal) -> bool:
    """True while the program waits for a line, with Enter as the sign that ends the input."""
    return termios.tcgetattr(terminal.master)[6][termios.VEOF] == b"\r"


def begun() -> Terminal:
    terminal = by_lines()
    terminal.wait_for("Slide 1 of 14:")
    terminal.wait_for(lambda: waits_quietly(terminal))
    return terminal


def answered(terminal: Terminal, typed: str, prompt: str) -> str:
    """Return what the terminal gets after `typed`, until `prompt` comes and a line is awaited."""
    start = len(terminal.raw)
    terminal.send(typed)
    terminal.wait_for(lambda: terminal.raw[start:].decode(errors="replace").endswith(prompt))
    terminal.wait_for(lambda: waits_quietly(terminal))
    return terminal.raw[start:].decode()


def test_ctrl_d_means_the_same_while_an_answer_is_made():
    with begun() as terminal:
        terminal.send("r\r")
        terminal.wait_for(lambda: terminal.raw.endswith(b"\r\n" * ROWS))  # the answer is to come
        terminal.send("\x04")
        assert terminal.wait_end() == 0
        assert b"Trump leaves Washington." not in terminal.raw
        assert terminal.raw.endswith(b"\r\n")


def test_nothing_is_shown_of_enter_before_the_answer():
    with begun() as terminal:
        os.kill(terminal.pid, signal.SIGSTOP)  # what comes now is the terminal's own
        shown = len(terminal.raw)
        terminal.send("2")
        terminal.wait_for(lambda: terminal.raw[shown:] == b"2")
        terminal.send("\r")
        terminal.settle(0.2)
        assert terminal.raw[shown:] == b"2"
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for("Slide 2 of 14:")
        assert terminal.raw[shown:].startswith(b"2\r\n\r\nTrump leaves Washington.\r\n")


def test_lines_are_taken_with_enter_and_with_line_feeds_and_letters_taken_back():
    with begun() as terminal:
        said = answered(terminal, "\r", "Slide 2 of 14: ")
        assert said.startswith("\r\n\r\nTrump leaves Washington.\r\n")
        said = answered(terminal, "99\n", "Slide 2 of 14: ")
        assert said == "99\r\nThere are slides 1 to 14.\r\nSlide 2 of 14: "
        assert "\r\nNo command zz. " in answered(terminal, "zzx\x7f\r", "Slide 2 of 14: ")
        said = answered(terminal, "xx\r99\r", "14.\r\nSlide 2 of 14: ")
        assert said.count("\r\nSlide 2 of 14: ") == 2
        terminal.send("q\r")
        assert terminal.wait_end() == 0
        assert terminal.raw.endswith(b"Slide 2 of 14: q\r\n")
        assert termios.tcgetattr(terminal.master) == terminal.before


@pytest.mark.parametrize(
    ("keys", "status"), [("\x04", 0), ("\x03", 130), ("n\x04\x04", 0), ("zz\x03", 130)]
)
def test_ctrl_d_and_ctrl_c_end_as_ever(keys, status):
    with begun() as terminal:
        terminal.send(keys)
        assert terminal.wait_end() == status
        assert terminal.raw.endswith(b"\r\n")
        assert b"Traceback" not in terminal.raw
        assert termios.tcgetattr(terminal.master) == terminal.before


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, -15), (signal.SIGHUP, -1)])
def test_signals_leave_the_terminal_as_it_was(number, status):
    with begun() as terminal:
        os.kill(terminal.pid, number)
        assert terminal.wait_end() == status
        assert termios.tcgetattr(terminal.master) == terminal.before


def test_who_comes_back_to_a_stopped_program_goes_on_with_lines():
    shell = ("/bin/bash", "--norc", "--noprofile", "-i")
    with Terminal(program=shell, columns=200, rows=60, env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.send(f"{sys.executable} -m summit_tui --text --lang en\n")
        terminal.wait_for(lambda: terminal.raw.endswith(b"Slide 1 of 14: "))
        terminal.wait_for(lambda: waits_quietly(terminal))
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        terminal.wait_for(lambda: not waits_quietly(terminal))
        terminal.send("fg\r")
        terminal.wait_for(lambda: waits_quietly(terminal))
        assert "Trump leaves" in answered(terminal, "\r", "Slide 2 of 14: ")


def test_an_editor_finds_the_terminal_as_it_was(tmp_path):
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: One\nslides:\n  - title: One\n", "utf-8")
    modes = tmp_path / "modes"
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\nstty -a > {modes}\n", "utf-8")
    editor.chmod(0o755)
    with Terminal("--text", str(deck), env={"EDITOR": str(editor), "VISUAL": ""}) as terminal:
        terminal.wait_for("Slide 1 of 1:")
        terminal.wait_for(lambda: waits_quietly(terminal))
        assert "\r\n" in answered(terminal, "e\r", "Slide 1 of 1: ")
    assert re.search(r"\beof = \^D;", modes.read_text())
    assert re.search(r"(?<!-)\bicrnl\b", modes.read_text())


BAD = {
    b"zz": "No command zz. Type h for help.",
    b"99": "There are slides 1 to 14.",
    b"-1": "No command -1. Type h for help.",
    b"x" * 10_000: f"No command {'x' * 40} .... Type h for help.",
    b"a\0b": "No command ab. Type h for help.",
    b"\xff\xfe\xc3": "No command \ufffd\ufffd\ufffd. Type h for help.",
    b"\x1b[2J\x07": "No command [2J. Type h for help.",
}


def test_bad_input_is_answered_in_one_line_and_leaves_the_place():
    with begun() as terminal:
        for typed, line in BAD.items():
            start = len(terminal.raw)
            for begin in range(0, len(typed), 500):  # as fast as the terminal takes it
                os.write(terminal.master, typed[begin : begin + 500])
                terminal.read(0)
            os.write(terminal.master, b"\r")
            terminal.wait_for(lambda start=start: terminal.raw[start:].endswith(b"Slide 1 of 14: "))
            said = terminal.raw[start:].decode(errors="replace").partition("\r\n")[2]
            assert said.removeprefix("\r\n" * ROWS) == f"{line}\r\nSlide 1 of 14: "
        assert re.findall(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", terminal.raw) == []
        # What ends the input means Enter where it comes before the next line is waited for.
        terminal.wait_for(lambda: waits_quietly(terminal))
        terminal.send("\x04")
        assert terminal.wait_end() == 0
        assert termios.tcgetattr(terminal.master) == terminal.before
