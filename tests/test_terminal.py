"""The command in a real pseudo-terminal: what only a terminal shows."""

import os
import re
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from terminal import PROGRAM, Terminal

from summit_tui.story import open_story

KEYS = {
    "right": "\x1b[C",
    "down": "\x1b[B",
    "l": "l",
    "j": "j",
    "n": "n",
    "space": " ",
    "enter": "\r",
    "pagedown": "\x1b[6~",
    "left": "\x1b[D",
    "up": "\x1b[A",
    "h": "h",
    "k": "k",
    "p": "p",
    "N": "N",
    "backspace": "\x7f",
    "pageup": "\x1b[5~",
    "shift+space": "\x1b[32;2u",
}
ON = ("right", "down", "l", "j", "n", "space", "enter", "pagedown")
BACK = ("left", "up", "h", "k", "p", "N", "backspace", "pageup", "shift+space")
SIZES = [(120, 36), (80, 24), (40, 12), (20, 6)]


def keys_for(language: str, size: tuple[int, int]) -> list[tuple[str, str]]:
    """Pairs of keys, on and back: dealt out over the screens, or with ALL_KEYS=1 all on each."""
    pairs = list(zip((*ON, "right"), BACK, strict=True))
    if os.environ.get("ALL_KEYS"):
        return pairs
    place = SIZES.index(size) + len(SIZES) * (language == "en")
    return pairs[place :: 2 * len(SIZES)]


def test_the_keys_dealt_out_over_the_screens_are_all_keys():
    dealt = [pair for size in SIZES for code in ("de", "en") for pair in keys_for(code, size)]
    assert {key for pair in dealt for key in pair} == {*ON, *BACK} == set(KEYS)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_stepping_keys_go_through_the_whole_story_and_back(language, size):
    last = len(open_story(None, [language]).deck.slides)
    with Terminal("--lang", language, columns=size[0], rows=size[1]) as terminal:
        terminal.wait_for(f"1/{last}")
        for on, back in keys_for(language, size):
            for key, end in ((on, f"{last}/{last}"), (back, f" 1/{last}")):
                presses = 0
                while end not in f" {terminal.text()}":
                    # A few first, so that single steps are seen; then as many as a held key sends.
                    more = 10 if presses < 30 else 40
                    terminal.send(KEYS[key] * more)
                    presses += more
                    terminal.settle(0.1)
                    assert presses < 5000, f"{key} does not reach {end}\n{terminal.text()}"
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


def test_all_other_keys_of_the_table_do_what_they_say():
    with Terminal("--lang", "de", columns=100, rows=30) as terminal:
        terminal.wait_for("1/14")
        for keys, place in [
            ("\x1b[F", "14/14"),
            ("\x1b[H", "1/14"),
            ("G", "14/14"),
            ("gg", "1/14"),
            ("G", "14/14"),
            ("0", "1/14"),
            ("7\r", "7/14"),
            ("12G", "12/14"),
            ("0", "1/14"),
            ("]", "2/14"),
            ("]", "8/14"),
            ("[", "2/14"),
        ]:
            terminal.send(keys)
            terminal.wait_for(f" {place}")
        for blank in ("b", "."):
            terminal.send(blank)
            terminal.wait_for(lambda: not terminal.text().strip())
            terminal.send("n")
            terminal.wait_for(" 2/14")
        terminal.send("L")
        terminal.wait_for("Trump leaves Washington")
        terminal.send("L")
        terminal.wait_for("Trump verlässt Washington")
        terminal.send("z")
        terminal.wait_for(lambda: "zone" in terminal.text() or "Sommerzeit" in terminal.text())
        for help_key in ("?", "\x1bOP"):
            terminal.send(help_key)
            terminal.wait_for("Tasten")
            terminal.send("\x1b")
            terminal.wait_for(lambda: "Tasten" not in terminal.text())
        terminal.send("\x1b")
        terminal.settle()  # sooner, and a terminal's Esc and n are one key, Alt+n
        terminal.send("n")
        terminal.wait_for(" 3/14")


@pytest.mark.parametrize("keys", ["q", "Q", "\x03"])
def test_every_way_to_quit_restores_the_terminal(keys):
    with Terminal() as terminal:
        terminal.wait_for("1/14")
        terminal.send(keys)
        assert terminal.wait_end() == 0
        assert terminal.restored


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal(number):
    with Terminal() as terminal:
        terminal.wait_for(lambda: b"\x1b[?1000h" in terminal.raw)
        os.kill(terminal.pid, number)
        assert terminal.wait_end() == 128 + number
        assert terminal.restored


@pytest.mark.parametrize("arguments", [["--accessible"], ["console"]], ids=" ".join)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_terminal_is_taken_over_leaves_it_as_it_was(arguments, number):
    with Terminal(*arguments) as terminal:
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.raw)
        os.kill(terminal.pid, number)
        assert terminal.wait_end() == 128 + number
        assert terminal.restored


def test_a_fault_of_the_program_ends_in_one_line_and_a_log(tmp_path):
    crashing = tmp_path / "crash.py"
    crashing.write_text(
        "import sys\n"
        "from summit_tui.stage import talk\n"
        "def broken(*_): raise RuntimeError('a secret fault')\n"
        "from summit_tui.stage import app\n"
        "app.after = broken\n"
        "from summit_tui.cli import main\n"
        "sys.exit(main([]))\n"
    )
    program = (sys.executable, str(crashing))
    with Terminal(program=program, env={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("1/14")
        terminal.send("n")
        assert terminal.wait_end() == 70
        assert terminal.restored
        # The screen of the tests knows no other screen beneath it.
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
        (line,) = re.sub(r"\x1b\[[?<]?[0-9;]*[a-z]", "", after).splitlines()
        assert line.startswith("summit-tui stopped by a fault of its own; details: ")
    logs = list(tmp_path.glob("summit-tui-*.log"))
    assert len(logs) == 1
    assert "a secret fault" in logs[0].read_text()


def test_a_resize_redraws_at_once_and_keeps_the_place():
    # COLUMNS and LINES, which some programs hand on, say nothing about this terminal.
    env = {"COLUMNS": "33", "LINES": "11"}
    with Terminal(columns=100, rows=30, env=env) as terminal:
        terminal.wait_for("1/14")
        terminal.send("7\r")
        terminal.wait_for("7/14")
        for columns, rows in [(40, 10), (8, 3), (120, 40), (20, 6), (100, 30)]:
            terminal.resize(columns, rows)
            terminal.wait_for("7/14")


def test_nothing_is_sent_while_nobody_acts():
    with Terminal() as terminal:
        terminal.wait_for("1/14")
        terminal.settle()
        before = len(terminal.raw)
        for _ in range(4):
            terminal.read(0.5)
        assert len(terminal.raw) == before


@pytest.mark.parametrize("empty", [False, True])
def test_no_color_sends_no_colour_but_an_empty_one_means_nothing(empty):
    with Terminal(env={"NO_COLOR": "" if empty else "1"}) as terminal:
        terminal.wait_for("1/14")
        terminal.send("n")
        terminal.wait_for("2/14")
        assert (b"38;2;" in terminal.raw) is empty
        if not empty:
            assert b"48;" not in terminal.raw
            assert b"38;" not in terminal.raw


def test_256_colours_are_enough():
    with Terminal(env={"TERM": "xterm-256color", "COLORTERM": ""}) as terminal:
        terminal.wait_for("1/14")
        assert b"38;5;" in terminal.raw
        assert b"38;2;" not in terminal.raw


@pytest.mark.parametrize("term", ["xterm", "linux"])
def test_16_colours_keep_one_accent_and_leave_the_rest_to_the_terminal(term):
    with Terminal(env={"TERM": term, "COLORTERM": ""}) as terminal:
        terminal.wait_for("1/14")
        terminal.send("G")  # to a slide without a picture, which has colours of its own
        terminal.wait_for("14/14")
        colours = set(re.findall(rb"(?<=[\[;])(?:3[0-7]|9[0-7])(?=[;m])", terminal.raw))
        assert colours == {b"36"}
        assert b"38;" not in terminal.raw
        # An old console has few signs.
        assert ("◇" in terminal.text()) is (term == "xterm")


@pytest.mark.parametrize(
    ("env", "dot", "colour"),
    [
        ({}, "▀", rb"48;2;\d+;\d+;\d+"),
        ({"COLORTERM": ""}, "▀", rb"48;5;\d+"),
        ({"COLORTERM": "", "TERM": "xterm"}, "▀", rb"[\[;](?:4[0-7]|10[0-7])[;m]"),
        ({"NO_COLOR": "1"}, "▙", None),
    ],
)
def test_a_picture_comes_in_the_colours_that_the_terminal_has(env, dot, colour):
    with Terminal("--at", "3", env=env) as terminal:
        terminal.wait_for("3/14")
        terminal.wait_for(dot)
        if colour:
            terminal.wait_for(lambda: len(set(re.findall(colour, terminal.raw))) > 3)
        else:
            assert not re.search(rb"[34]8;[25];", terminal.raw)
        terminal.send("q")
        assert terminal.wait_end() == 0


def test_a_dumb_terminal_gets_the_text_mode():
    with Terminal(env={"TERM": "dumb"}) as terminal:
        terminal.wait_for("Slide 1 of 14:")
        assert b"\x1b" not in terminal.raw
        terminal.send("n\n")
        terminal.wait_for("Slide 2 of 14:")
        terminal.send("q\n")
        assert terminal.wait_end() == 0
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("name", ["SUMMIT_TEXT", "ACCESSIBLE"])
def test_a_variable_asks_for_the_text_mode(name):
    with Terminal(env={name: "1"}) as terminal:
        terminal.wait_for("Slide 1 of 14:")
        assert b"\x1b" not in terminal.raw
    with Terminal(env={name: "0"}) as terminal:
        terminal.wait_for("1/14")
        assert b"\x1b" in terminal.raw


def test_ctrl_c_ends_the_text_mode_without_a_traceback():
    with Terminal("--text") as terminal:
        terminal.wait_for("Slide 1 of 14:")
        terminal.send("\x03")
        assert terminal.wait_end() == 130
        assert "Traceback" not in terminal.text()


def test_a_deck_from_a_pipe_takes_its_keys_from_the_terminal(tmp_path):
    deck = tmp_path / "x.yaml"
    deck.write_text("title: Flood\nslides:\n  - title: Rain\n  - title: Sun\n")
    shell = ("/bin/sh", "-c", f"cat {deck} | {' '.join(PROGRAM)} -")
    with Terminal(program=shell) as terminal:
        terminal.wait_for("1/2")
        terminal.send("n")
        terminal.wait_for("2/2")
        terminal.send("q")
        assert terminal.wait_end() == 0


def test_errors_may_go_to_a_file_while_the_stage_is_shown(tmp_path):
    shell = ("/bin/sh", "-c", f"{' '.join(PROGRAM)} 2>{tmp_path}/log")
    with Terminal(program=shell) as terminal:
        terminal.wait_for("1/14")
        terminal.send("q")
        assert terminal.wait_end() == 0
    assert (tmp_path / "log").read_bytes() == b""


# --- without a terminal -------------------------------------------------------------------------


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    settings = {"stdin": subprocess.DEVNULL, "env": env, "timeout": 20, **options}
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, text=True, check=False, **settings
    )


@pytest.mark.parametrize("arguments", [(), ("--text",)])
def test_without_a_terminal_the_whole_deck_is_printed(arguments):
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Slide 1 of 14. Trump meets Putin." in done.stdout
    assert "Slide 14 of 14." in done.stdout
    assert "\x1b" not in done.stdout


def test_a_pipe_that_never_says_anything_does_not_hold_the_deck_up():
    read, write = os.pipe()
    try:
        done = run(stdin=read)
    finally:
        os.close(read)
        os.close(write)
    assert done.returncode == 0
    assert "Slide 14 of 14." in done.stdout


def test_a_reader_that_leaves_early_is_no_fault():
    done = subprocess.run(
        ["/bin/sh", "-c", f"{' '.join(PROGRAM)} | head -n 1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
        stdin=subprocess.DEVNULL,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_is_one_clear_line():
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM],
            stdout=full,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
        )
    assert done.returncode == 74
    assert done.stderr == "summit-tui: cannot write: no space left on device\n"


@pytest.mark.parametrize("arguments", ["", "schema", "completion bash", "--version"])
@pytest.mark.parametrize("stream", ["<&-", ">&-", "2>&-", ">/dev/full"])
def test_a_closed_stream_is_no_traceback(stream, arguments):
    done = subprocess.run(
        ["/bin/sh", "-c", f"{' '.join(PROGRAM)} {arguments} {stream}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == (74 if stream.startswith(">") else 0)


def test_broken_settings_end_in_the_message_and_leave_the_terminal_alone(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("theme = paper\n")
    with Terminal(env={"SUMMIT_CONFIG": str(path)}, columns=200) as terminal:
        assert terminal.wait_end() == 2
        assert "config.toml:1:9: found `paper`; expected a text in quotes" in terminal.text()
        assert b"\x1b" not in terminal.raw
        assert termios.tcgetattr(terminal.master) == terminal.before


def test_the_keys_and_the_theme_of_the_settings_are_in_force_in_a_terminal(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('theme = "paper"\n[keys]\nnext = ["x", "Ctrl+X", ","]\n')
    with Terminal("--config", str(path), "--lang", "en") as terminal:
        terminal.wait_for("1/14")
        assert b"48;2;251;249;244" in terminal.raw  # the background of paper
        terminal.send("nl\r")
        terminal.send("x\x18,")
        terminal.wait_for("4/14")
        terminal.send("?")
        terminal.wait_for("x, Ctrl+X or ,")
        terminal.send("\x1b")
        terminal.wait_for(lambda: "closes" not in terminal.text())
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored
