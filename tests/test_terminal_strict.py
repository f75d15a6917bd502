"""The strict stage in a real terminal: what a reader of the screen would say, and nothing more."""

import os
import re
import signal
import subprocess

import pytest
from terminal import PROGRAM, Terminal
from waiting import PATIENCE

from summit_tui.live.folder import runtime_folder, talks

STRICT = ("--accessible", "--lang", "en")
QUESTION = re.compile(rb"\x1b\[\??[0-9;]*\$p|\x1b\[[>=?0-9;]*[cnu]|\x1b\]|\x1b\[\?100[0-36]h|\x1bP")
"""Questions for modes and names, kitty's keyboard, titles and colours (OSC), mouse, DCS."""


def at_title(terminal, title):
    """True if the cursor stands on the first letter of `title`."""
    row, column = terminal.screen.cursor.y, terminal.screen.cursor.x
    return terminal.text().split("\n")[row][column:].startswith(title)


def test_the_strict_stage_asks_nothing_and_sends_nothing_by_itself():
    with Terminal(*STRICT) as terminal:
        terminal.wait_for(lambda: at_title(terminal, "Trump meets Putin"))
        terminal.send("l")
        terminal.wait_for(lambda: at_title(terminal, "Trump leaves Washington"))
        assert not re.search("[\u2500-\u259f]", terminal.text())
        terminal.settle()
        before = len(terminal.raw)
        terminal.read(2.0)
        assert len(terminal.raw) == before
        terminal.send("q")
        assert terminal.wait_end() == 0
        asked = QUESTION.search(terminal.raw.replace(b"\x1b[?1003l", b""))
        assert asked is None, asked
        assert b"\x1b[?25h" in terminal.raw
        assert terminal.raw.rstrip().endswith(b"\x1b[?1004l")


def test_the_first_screen_is_read_at_once_and_painted_to_its_edge():
    with Terminal(*STRICT) as terminal:
        terminal.wait_for("Slide 1 of")
        terminal.settle()
        # Fenrir reads so many bytes at a time, and speaks between two reads.
        assert len(terminal.raw) < 2048
        cells = terminal.screen.buffer
        assert {cells[y][x].bg for y in range(24) for x in range(80)} == {"0f1720"}


def test_who_steers_from_elsewhere_is_heard_in_the_slides_alone():
    """A clock, a pointer and a freeze are no words: nothing is sent, and so nothing is said."""
    with Terminal(*STRICT) as terminal:
        terminal.wait_for("Slide 1 of")
        terminal.wait_for(lambda: talks(runtime_folder(os.environ)))
        terminal.settle()
        before = len(terminal.raw)
        for typed in ("clock-pause", "point 1", "freeze", "next", "next"):
            subprocess.run([*PROGRAM, "send", *typed.split()], check=False)
        terminal.settle()
        assert len(terminal.raw) == before
        subprocess.run([*PROGRAM, "send", "show"], check=True)
        terminal.wait_for("Slide 3 of")
        terminal.settle()
        assert terminal.raw[before:].count(b"Slide 3 of") == 1
        assert b"Slide 2 of" not in terminal.raw[before:]


def test_each_step_is_painted_once():
    with Terminal(*STRICT) as terminal:
        terminal.wait_for("Slide 1 of")
        terminal.settle()
        assert terminal.raw.count(b"Two sitting presidents") == 1
        before = len(terminal.raw)
        terminal.send("l")
        terminal.wait_for("Slide 2 of")
        terminal.settle()
        assert terminal.raw[before:].count(b"Trump leaves Washington") == 1


@pytest.mark.parametrize(
    ("arguments", "env", "text_mode"),
    [
        (("--accessible",), {}, False),
        (("--accessible",), {"ACCESSIBLE": "1"}, False),
        (("--accessible", "--text"), {}, True),
        ((), {"ACCESSIBLE": "1"}, True),
        (("--no-text",), {"ACCESSIBLE": "1"}, False),
        (("--accessible",), {"TERM": "dumb"}, True),
    ],
)
def test_who_asks_for_the_accessible_stage_gets_it_and_a_variable_means_the_text_mode(
    arguments, env, text_mode
):
    with Terminal("--lang", "en", *arguments, env=env) as terminal:
        terminal.wait_for("Slide 1 of 14:" if text_mode else "Slide 1 of 14")
        terminal.settle()
        assert (b"\x1b[?1049h" in terminal.raw) is not text_mode
        assert "\u2501" not in terminal.text()


def test_the_cursor_comes_back_to_the_title_after_a_resize():
    with Terminal(*STRICT) as terminal:
        terminal.wait_for(lambda: at_title(terminal, "Trump meets Putin"))
        terminal.resize(40, 12)
        terminal.wait_for(
            lambda: at_title(terminal, "Trump meets Putin") and "more line" in terminal.text()
        )
        assert terminal.screen.cursor.y == 0


def test_the_terminals_title_follows_the_slide_and_is_given_back():
    with Terminal("--lang", "en") as terminal:
        terminal.wait_for(lambda: b"\x1b[22;2t\x1b]2;Trump meets Putin" in terminal.raw, PATIENCE)
        terminal.send("l")
        wanted = "\x1b]2;Trump leaves Washington – Slide 2 of 14 – Alaska 2025".encode()
        terminal.wait_for(lambda: wanted in terminal.raw)
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert b"\x1b]2;\x07\x1b[23;2t" in terminal.raw
        assert terminal.restored


@pytest.mark.parametrize(("arguments", "env"), [(("--no-title",), {}), ((), {"TERM": "linux"})])
def test_no_title_is_set_where_none_is_wanted(arguments, env):
    with Terminal("--lang", "en", *arguments, env=env) as terminal:
        terminal.wait_for("Two sitting presidents")
        terminal.settle()
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert b"\x1b]2;" not in terminal.raw
        assert b";2t" not in terminal.raw


def test_a_key_without_a_meaning_is_answered_with_the_keys_that_help():
    with Terminal(*STRICT) as terminal:
        terminal.wait_for(lambda: at_title(terminal, "Trump meets Putin"))
        terminal.send("Z")
        terminal.wait_for("T goes to the text mode, ? lists the keys")
        assert at_title(terminal, "Trump meets Putin")


def test_a_sheet_has_the_cursor_and_the_whole_screen_while_it_is_open():
    with Terminal(*STRICT) as terminal:
        terminal.wait_for(lambda: at_title(terminal, "Trump meets Putin"))
        terminal.send("?")
        terminal.wait_for(lambda: at_title(terminal, "Keys"))
        terminal.settle()
        assert terminal.text().split("\n")[0] == "Keys   Esc closes"
        assert "Two sitting" not in terminal.text()
        assert not re.search("[\u2500-\u259f]", terminal.text())
        terminal.send("\x1b")
        terminal.wait_for(lambda: at_title(terminal, "Trump meets Putin"))


def test_after_a_suspension_title_and_cursor_come_back():
    with Terminal(*STRICT, "--title") as terminal:
        terminal.wait_for(lambda: at_title(terminal, "Trump meets Putin"))
        os.kill(terminal.pid, signal.SIGTSTP)
        terminal.wait_for(lambda: terminal.raw.endswith(b"\x1b[?1004l"))
        os.waitpid(terminal.pid, os.WUNTRACED)  # it writes before it stops
        before = len(terminal.raw)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for(lambda: b"\x1b]2;Trump meets Putin" in terminal.raw[before:])
        terminal.settle()
        assert terminal.raw[before:].count(b"Two sitting presidents") == 1
        assert b"\x1b[?25h" in terminal.raw[before:]
        assert at_title(terminal, "Trump meets Putin")
