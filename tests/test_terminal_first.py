"""The first slide in a real terminal: there before Textual is, and the same when Textual is."""

import json
import os
import re
import signal

import pyte
import pytest
from terminal import PROGRAM, Terminal

from summit_tui.firstpaint import ENTER

DEPTHS = {
    "truecolor": {},
    "256": {"COLORTERM": ""},
    "sixteen": {"COLORTERM": "", "TERM": "xterm"},
    "none": {"NO_COLOR": "1"},
}
END = b"\x1b[?2026l"


def cells(screen: pyte.Screen) -> list[list[object]]:
    """Every cell with its colours and attributes, but not the cursor."""
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


def first_screen(terminal: Terminal) -> pyte.Screen:
    """The screen as it stood before Textual had painted anything."""
    terminal.wait_for(lambda: END in terminal.raw)
    screen = pyte.Screen(terminal.screen.columns, terminal.screen.lines)
    pyte.ByteStream(screen).feed(terminal.raw[: terminal.raw.index(END)])
    return screen


def seen_since(sent: bytes, terminal: Terminal) -> list[list[list[object]]]:
    """The cells of the screen when `sent` came, and of each other screen that came after it."""
    screen = pyte.Screen(terminal.screen.columns, terminal.screen.lines)
    stream = pyte.ByteStream(screen)
    begun = terminal.raw.index(sent)
    stream.feed(terminal.raw[:begun])
    seen = [cells(screen)]
    rest = re.sub(rb"\x1b\[>\d+u|\x1b\[<u", b"", terminal.raw[begun:])  # unknown to pyte
    for at in range(0, len(rest), 500):
        stream.feed(rest[at : at + 500])
        if (now := cells(screen)) != seen[-1]:
            seen.append(now)
    return seen


def taken_over(terminal: Terminal) -> bool:
    """True once Textual has sent its first frame: the mouse is asked for before it."""
    begun = terminal.raw.find(b"\x1b[?1000h")
    return begun >= 0 and b"\x1b[?25l" in terminal.raw[begun:] and len(terminal.raw) > begun + 1500


@pytest.mark.parametrize(
    ("depth", "slide", "columns", "rows"),
    [
        ("truecolor", "1", 100, 30),
        ("truecolor", "7", 120, 36),
        ("truecolor", "11", 40, 12),
        *((depth, "6", 80, 24) for depth in DEPTHS),
    ],
)
def test_textual_shows_what_was_painted_before_it_cell_for_cell(depth, slide, columns, rows):
    story = ("--lang", "de", "--at", slide)
    with Terminal(*story, columns=columns, rows=rows, env=DEPTHS[depth]) as terminal:
        terminal.wait_for(f"{slide}/14")
        first = first_screen(terminal)
        assert f"{slide}/14" in "".join(first.display)
        terminal.wait_for(lambda: taken_over(terminal))
        terminal.settle()
        assert cells(first) == cells(terminal.screen)
        assert seen_since(END, terminal) == [cells(first)]
        assert terminal.raw.count(ENTER.encode()) == 1
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


def test_keys_typed_before_textual_is_there_are_all_done():
    with Terminal("--lang", "en") as terminal:
        terminal.wait_for("1/14")
        assert not taken_over(terminal)
        terminal.send("7\r")
        terminal.wait_for(" 7/14")
        assert "^M" not in terminal.text()


def test_a_resize_before_textual_is_there_is_followed():
    with Terminal("--lang", "en", columns=100, rows=30) as terminal:
        terminal.wait_for("1/14")
        assert not taken_over(terminal)
        terminal.resize(60, 20)
        terminal.wait_for(lambda: taken_over(terminal))
        terminal.wait_for(lambda: "1/14" in terminal.screen.display[-1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_textual_is_there_restores_the_terminal(number, tmp_path):
    with Terminal(program=held_up(tmp_path, "time.sleep(60)")) as terminal:
        terminal.wait_for("1/14")
        os.kill(terminal.pid, number)
        assert terminal.wait_end() == 128 + number
        assert terminal.restored


def test_a_fault_before_textual_is_there_restores_the_terminal(tmp_path):
    with Terminal(program=held_up(tmp_path, "raise ImportError('no Textual')")) as terminal:
        assert terminal.wait_end() == 1
        assert "1/14" in "".join(first_screen(terminal).display)
        assert terminal.restored


def test_steps_are_shown_while_textual_is_still_to_come(tmp_path):
    with Terminal(program=held_up(tmp_path, "time.sleep(60)")) as terminal:
        terminal.wait_for("1/14")
        terminal.send("nn\x1b[D")
        terminal.wait_for(" 2/14")
        terminal.send("G")
        terminal.wait_for("14/14")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_end() == 128 + signal.SIGTERM
        assert terminal.restored


@pytest.mark.parametrize("depth", ["truecolor", "none"])
def test_textual_goes_on_cell_for_cell_where_early_keys_have_led(depth, tmp_path):
    come = tmp_path / "come"
    with Terminal(
        program=held_up(tmp_path, f"{WAIT}({str(come)!r})"), env=DEPTHS[depth]
    ) as terminal:
        terminal.wait_for("1/14")
        terminal.send("nnnnnn")
        terminal.wait_for(" 6/14")
        early = cells(terminal.screen)
        come.touch()
        terminal.wait_for(lambda: taken_over(terminal))
        terminal.settle()
        assert cells(terminal.screen) == early
        terminal.send("n")
        terminal.wait_for(" 7/14")
        assert terminal.raw.count(ENTER.encode()) == 1


def test_what_is_no_step_waits_for_textual_with_all_that_was_typed_after_it(tmp_path):
    come = tmp_path / "come"
    with Terminal(program=held_up(tmp_path, f"{WAIT}({str(come)!r})")) as terminal:
        terminal.wait_for("1/14")
        terminal.send("n7\rn")
        terminal.wait_for(" 2/14")
        terminal.settle()
        assert " 2/14" in terminal.text()
        terminal.send("n")  # after the thread has read what is for Textual
        come.touch()
        terminal.wait_for(" 8/14")
        terminal.settle()
        assert " 8/14" in terminal.text()


def test_a_resize_and_a_key_before_textual_is_there_are_both_followed(tmp_path):
    come = tmp_path / "come"
    with Terminal(program=held_up(tmp_path, f"{WAIT}({str(come)!r})")) as terminal:
        terminal.wait_for("1/14")
        terminal.resize(60, 20)
        terminal.send("n")
        come.touch()
        terminal.wait_for(lambda: " 2/14" in terminal.screen.display[-1])


WAIT = """
def wait(path):
    import os, sys
    while not os.path.exists(path):
        time.sleep(0.01)
    sys.path.pop(0)
    del sys.modules["textual"]
    import textual
wait"""


def held_up(folder, what):
    """A program in which Textual's import does `what`."""
    away = folder / "textual"
    away.mkdir()
    (away / "__init__.py").write_text(f"import time\n{what}\n")
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); from summit_tui.__main__ import main"
    return (PROGRAM[0], "-c", f"{code}; sys.argv[1:] = ['--lang', 'en']; main()")


@pytest.mark.parametrize(
    "environment", [{"TERM": "linux"}, {"TEXTUAL_COLOR_SYSTEM": "256"}, {"FORCE_COLOR": "1"}]
)
def test_where_anything_is_unusual_textual_begins_alone(environment):
    with Terminal("--lang", "en", env=environment) as terminal:
        terminal.wait_for("1/14")
        begun = terminal.raw.index(b"\x1b[?1000h")
        assert terminal.raw.index(ENTER.encode()) < begun < terminal.raw.index(b"1/14")


def test_what_is_imported_before_the_first_slide_is_painted(tmp_path):
    """The budget of the start: what is not here cannot delay it."""
    listed = tmp_path / "modules.json"
    code = (
        "import json, sys\n"
        "from summit_tui import firstpaint as first\n"
        "sent = first.sent\n"
        "def told(data):\n"
        "    sent(data)\n"
        f"    open({str(listed)!r}, 'w').write(json.dumps(list(sys.modules)))\n"
        "first.sent = told\n"
        "from summit_tui.cli import main\n"
        "main(['--lang', 'en'])\n"
    )
    with Terminal(program=(PROGRAM[0], "-c", code)) as terminal:
        terminal.wait_for("1/14")
        terminal.send("q")
        terminal.wait_end()
    loaded = {name.partition(".")[0] for name in json.loads(listed.read_text())}
    assert sorted(loaded & {"textual", "asyncio", "PIL", "pygments", "ssl", "shtab"}) == []
    assert "rich.console" not in json.loads(listed.read_text())
