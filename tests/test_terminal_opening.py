"""The first slide of a large deck in a real terminal, while the others are still to be read."""

import pytest
from terminal import PROGRAM, Terminal
from test_opening import DECEIVING, LAST, MANY, saved, text
from test_terminal_first import cells, first_screen, taken_over

from summit_tui.firstpaint import ENTER

__all__ = ["saved"]


@pytest.fixture
def start(saved, tmp_path):
    """Starts the program with a deck and nothing kept."""
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CACHE", "CONFIG", "STATE")}

    def started(whole: str, *flags: str) -> Terminal:
        return Terminal(*flags, saved(whole), columns=100, rows=30, env=folders)

    return started


@pytest.mark.parametrize("flags", [(), ("--no-cache",), ("--theme", "paper")])
def test_the_stage_goes_on_cell_for_cell_from_the_first_slide(flags, start):
    with start(text(), *flags) as terminal:
        terminal.wait_for(f"1/{MANY}")
        first = first_screen(terminal)
        terminal.send("n")
        terminal.wait_for(f"2/{MANY}")
        terminal.wait_for(lambda: taken_over(terminal))
        terminal.send("1\r")
        terminal.wait_for(f" 1/{MANY}")
        terminal.settle()
        assert cells(terminal.screen) == cells(first)
        assert terminal.raw.count(ENTER.encode()) == 1
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


READS_FOR_A_MINUTE = """
import sys, time
opened = []
def hold(event, arguments):
    if event == "open" and str(arguments[0]).endswith("flood.yaml"):
        opened.append(event)
        if len(opened) == 2:
            time.sleep(60)
sys.addaudithook(hold)
from summit_tui.__main__ import main
main()
"""
"""The program where a deck that has been opened once takes long."""


def test_ctrl_c_alone_ends_the_program_while_the_others_are_read(saved):
    program = (PROGRAM[0], "-c", READS_FOR_A_MINUTE, "--no-cache", saved(text()))
    with Terminal(program=program) as terminal:
        terminal.wait_for(f"1/{MANY}")
        terminal.send("q\x1a\x1c\x03")  # with Ctrl+Z and Ctrl+\
        assert terminal.wait_end() == 130
        assert terminal.restored


FAULTY = text(last=LAST + "  minuets: 3\n")
FAULT = f"flood.yaml:{FAULTY.count(chr(10))}:5: "


def test_a_fault_behind_the_first_slide_gives_the_terminal_back_and_is_told(start):
    with start(FAULTY) as terminal:
        assert terminal.wait_end() == 1
        assert f"1/{MANY}" in "".join(first_screen(terminal).display)
        assert terminal.restored
        shown = terminal.text().replace("\n", "")
        assert FAULT in shown
        assert "did you mean `minutes`?" in shown


def test_the_text_mode_says_the_first_slide_once_and_goes_on(start):
    with start(text(), "--text") as terminal:
        terminal.wait_for(f"Slide 1 of {MANY}")
        terminal.send("\n")
        terminal.wait_for(f"2 of {MANY}")
        terminal.send("q\n")
        assert terminal.wait_end() == 0
        assert terminal.text().count("It rains") == 1


def test_the_text_mode_tells_a_fault_on_a_line_of_its_own(start):
    with start(FAULTY, "--text") as terminal:
        assert terminal.wait_end() == 1
        assert "It rains" in terminal.text()
        assert any(FAULT in line and line.startswith("/") for line in terminal.text().split("\n"))


def test_a_number_of_slides_that_was_wrong_is_corrected(start):
    with start(text(last=DECEIVING["a text like a slide"])) as terminal:
        terminal.wait_for(f"1/{MANY}")
        terminal.wait_for(lambda: taken_over(terminal))
        terminal.settle()
        assert f"1/{MANY + 1}" in terminal.raw.decode()
        assert f"1/{MANY}" in terminal.text()
