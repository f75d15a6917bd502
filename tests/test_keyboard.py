"""Single keys: what terminals send, what it types, and a terminal that is as it was before."""

import os
import re
import signal
import sys
import termios

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import Terminal

from summit_tui.commands import COMMANDS, command_for
from summit_tui.keyboard import WORDS
from summit_tui.position import Back, Next
from summit_tui.sequences import first_key


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        *(("n", "n"), ("ü", "ü"), (" ", "space"), ("\r", "enter"), ("\n", "enter")),
        *(("\x7f", "backspace"), ("\x04", "ctrl+d"), ("?", "question_mark"), ("7", "7")),
        *(("\x1b[C", "right"), ("\x1bOC", "right"), ("\x1b[6~", "pagedown"), ("\x1b[H", "home")),
        *(("\x1b[1;5C", ""), ("\x1b[200~", ""), ("\x1bx", ""), ("\x1bOQ", "")),
    ],
)
def test_a_key_is_known_by_what_a_terminal_sends(sent, key):
    assert first_key(sent + "n", ended=False) == (key, len(sent))


@pytest.mark.parametrize("begun", ["\x1b", "\x1b[", "\x1bO", "\x1b[1;"])
def test_a_sequence_that_has_begun_is_waited_for_and_then_means_nothing(begun):
    assert first_key(begun, ended=False) == ("", 0)
    key, length = first_key(begun, ended=True)
    assert (key, length) == ("escape" if begun == "\x1b" else "", len(begun))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_whatever_is_sent_is_taken_key_by_key_to_its_end(sent):
    left = sent
    while left:
        _, length = first_key(left, ended=True)
        assert 0 < length <= len(left)
        left = left[length:]


def test_each_key_types_a_word_that_is_a_command():
    unknown = {key: word for key, word in WORDS.items() if command_for(word) is None}
    assert unknown == {}


@pytest.mark.parametrize("key", ["enter", "space", "n", "right", "pagedown"])
def test_space_enter_arrows_and_pages_step(key):
    found = command_for(WORDS[key])
    assert found is not None
    assert isinstance(found.does, Next)


@pytest.mark.parametrize("key", ["b", "p", "left", "pageup", "backspace"])
def test_the_same_keys_lead_back_as_on_the_stage(key):
    found = command_for(WORDS[key])
    assert found is not None
    assert isinstance(found.does, Back)


def test_a_letter_that_is_a_word_of_the_text_mode_means_that():
    letters = {
        word: c.id for c in COMMANDS for word in c.words if len(word) == 1 and word.isalpha()
    }
    found = {letter: command_for(WORDS[letter]) for letter in letters}
    assert {letter: c.id if c else "" for letter, c in found.items()} == letters


# --- in a terminal ------------------------------------------------------------------------------


def by_keys(*arguments: str) -> Terminal:
    return Terminal("--text", "--single-key", "--lang", "en", *arguments, rows=60)


def last_row(terminal: Terminal) -> str:
    return terminal.text().rstrip().rsplit("\n", 1)[-1]


def answered(terminal: Terminal, keys: str, prompt: str) -> str:
    """Return what the terminal gets after `keys`, until `prompt` comes."""
    start = len(terminal.raw)
    terminal.send(keys)
    terminal.wait_for(lambda: terminal.raw[start:].decode(errors="replace").endswith(prompt))
    return terminal.raw[start:].decode()


def test_a_key_steps_and_nothing_that_is_pressed_is_shown():
    with by_keys("--no-gap") as terminal:
        terminal.wait_for("Slide 1 of 14:")
        said = answered(terminal, "n", "Slide 2 of 14: ")
        assert said.startswith("\r\n\r\nTrump leaves Washington.\r\n")
        assert answered(terminal, " ", "Slide 3 of 14: ").startswith("\r\n\r\nTrump arrives.")
        assert answered(terminal, "\x1b[D", "Slide 2 of 14: ").startswith("\r\n\r\nTrump leaves")
        said = answered(terminal, "x", "Slide 2 of 14: ")
        assert said == "\r\nNo command x. Type h for help.\r\nSlide 2 of 14: "
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.raw.endswith(b"Slide 2 of 14: \r\n")
        assert termios.tcgetattr(terminal.master) == terminal.before
        assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)", terminal.raw)


def test_digits_are_heard_and_lead_to_a_slide_with_enter():
    with by_keys() as terminal:
        terminal.wait_for("Slide 1 of 14:")
        said = answered(terminal, "12\r", "Slide 12 of 14: ")
        assert said.startswith("12\r\n\r\nPress conference.\r\n")
        said = answered(terminal, "99\r", "Slide 12 of 14: ")
        assert said == "99\r\nThere are slides 1 to 14.\r\nSlide 12 of 14: "


def test_a_number_is_taken_back_by_escape_or_another_key():
    with by_keys() as terminal:
        terminal.wait_for("Slide 1 of 14:")
        answered(terminal, "n", "Slide 2 of 14: ")
        assert answered(terminal, "1\x7f", "Slide 2 of 14: ") == "1\r\nSlide 2 of 14: "
        assert "Trump arrives." in answered(terminal, "1n", "Slide 3 of 14: ")


def test_commands_with_words_take_a_line_that_is_shown():
    with by_keys() as terminal:
        terminal.wait_for("Slide 1 of 14:")
        said = answered(terminal, "/handshake\n", "of 14: ")
        assert said.startswith("/handshake\r\n\r\n3 hits.\r\n")
        assert "The handshake." in answered(terminal, "g8\n", "1 more step: ")
        assert answered(terminal, ":\n", "step: ") == ":\r\nSlide 8 of 14, 1 more step: "
        assert "Bookmark 3" in answered(terminal, "m3", "step: ")
        assert "No command" in answered(terminal, ":zz\n", "step: ")


def test_keys_that_mean_nothing_are_taken_whole():
    with by_keys() as terminal:
        terminal.wait_for("Slide 1 of 14:")
        said = answered(terminal, "\x1b[1;5C\x1bOQ\x1bx\x00\xff\x1b[200~n", "Slide 2 of 14: ")
        assert said.count("Trump leaves Washington.") == 1
        assert "No command" not in said.replace("No command ÿ", "")


def test_a_letter_that_an_answer_begins_with_is_not_taken_for_the_key(tmp_path):
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: Two\nslides:\n  - title: one\n  - title: next things\n", "utf-8")
    with by_keys(str(deck)) as terminal:
        terminal.wait_for("Slide 1 of 2:")
        said = answered(terminal, "n", "Slide 2 of 2: ")
        assert said.startswith("\r\n\r\n next things.\r\n")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, -15), (signal.SIGHUP, -1), (signal.SIGINT, 130)]
)
def test_signals_leave_the_terminal_as_it_was(number, status):
    with by_keys() as terminal:
        terminal.wait_for("Slide 1 of 14:")
        os.kill(terminal.pid, number)
        assert terminal.wait_end() == status
        assert termios.tcgetattr(terminal.master) == terminal.before


def test_who_comes_back_to_a_stopped_program_finds_single_keys_again():
    shell = ("/bin/bash", "--norc", "--noprofile", "-i")
    with Terminal(program=shell, columns=200, rows=60, env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.send(f"{sys.executable} -m summit_tui --text --single-key --lang en\n")
        terminal.wait_for("Slide 1 of 14:")
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        terminal.send("fg\n")
        # It was typed, the shell has named it as stopped, and names it again as it goes on.
        terminal.wait_for(lambda: terminal.text().count("--single-key --lang en") == 3)
        terminal.wait_for(lambda: not termios.tcgetattr(terminal.master)[3] & termios.ICANON)
        assert answered(terminal, "n", "Slide 2 of 14: ").startswith("\r\n\r\nTrump leaves")


def test_ctrl_d_ends_quietly():
    with by_keys() as terminal:
        terminal.wait_for("Slide 1 of 14:")
        terminal.send("\x04")
        assert terminal.wait_end() == 0
        assert terminal.raw.endswith(b"Slide 1 of 14: \r\n")
