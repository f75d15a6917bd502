"""The author's loop in a real terminal: every way of saving, and the editor."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from terminal import Terminal
from waiting import PATIENCE

COUNTING = """\
import sys
from summit_tui.stage import app
renewed = app.renewed
def counted(talk, found):
    new = renewed(talk, found)
    if new is not talk and new != talk:
        with open(sys.argv[1], "a") as file:
            file.write("broken\\n" if found.fault else "good\\n")
    return new
app.renewed = counted
from summit_tui.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""The program, with a line in a file for every time that its talk became another one."""


def deck(word: str) -> str:
    points = "".join(f"      - point {number}\n" for number in range(200))
    return (
        "title: Flood\nlanguage: en\nslides:\n"
        "  - title: First\n"
        f"  - title: Second\n    header: x\n    id: second\n    body: '{word}'\n"
        f"  - title: Third\n    body: |\n{points}"
    )


def in_place(path: Path, text: str) -> None:
    with path.open("r+") as file:
        file.write(text)
        file.truncate()


def in_two_halves(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        time.sleep(0.1)  # what is tried here is a pause
        file.write(text[len(text) // 2 :])


def renamed_over(path: Path, text: str) -> None:
    """As vim does with a backup: the old file is moved away, then a new one is written."""
    path.rename(path.with_suffix(".yaml~"))
    path.write_text(text)


def by_swap_file(path: Path, text: str) -> None:
    swap = path.with_name(f".{path.name}.swp")
    swap.write_text(text)
    swap.replace(path)


def created_anew(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.3)  # longer than between two looks
    path.write_text(text)


def by_symlink(path: Path, text: str) -> None:
    target = path.with_name(f"target-{time.monotonic_ns()}")
    target.write_text(text)
    link = path.with_suffix(".link")
    link.symlink_to(target)
    link.replace(path)


def with_its_old_time(path: Path, text: str) -> None:
    copy = path.with_suffix(".copy")
    copy.write_text(text)
    found = path.stat()
    os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))
    shutil.copy2(copy, path)
    assert path.stat().st_mtime_ns == found.st_mtime_ns


SAVES = (
    in_place,
    in_two_halves,
    renamed_over,
    by_swap_file,
    created_anew,
    by_symlink,
    with_its_old_time,
)


@pytest.fixture
def counting(tmp_path):
    """Return a function that starts the program, and one that tells what has become of its talk."""
    program, log = tmp_path / "counting.py", tmp_path / "log"
    program.write_text(COUNTING)
    log.write_text("")
    return (sys.executable, str(program), str(log)), lambda: log.read_text().split()


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_a_deck_is_read_once_for_each_save_and_the_place_is_kept(tmp_path, counting, save):
    program, counted = counting
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    with Terminal(str(path), program=program) as terminal:
        terminal.wait_for("1/3")
        terminal.send("n")
        terminal.wait_for("before")
        terminal.settle()
        for number, word in enumerate(("the first save", "the second save, longer"), 1):
            save(path, deck(word))
            began = time.monotonic()
            terminal.wait_for(word)
            assert time.monotonic() - began < 2  # on a busy machine; see the test of the watch
            assert " 2/3" in terminal.text()
            terminal.settle(0.8)
            assert counted() == ["good"] * number
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


def test_a_touched_deck_is_not_read_and_nothing_is_sent(tmp_path, counting):
    program, counted = counting
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    with Terminal(str(path), program=program) as terminal:
        terminal.wait_for("1/3")
        terminal.settle()
        sent = len(terminal.raw)
        path.touch()
        terminal.settle(1.0)
        assert counted() == []
        assert len(terminal.raw) == sent


def test_a_broken_save_shows_its_fault_and_a_deck_that_is_gone_is_told(tmp_path, counting):
    program, counted = counting
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    with Terminal(str(path), program=program, columns=40, rows=12) as terminal:
        terminal.wait_for("1/3")
        terminal.send("n")
        terminal.wait_for("before")
        path.write_text(deck("after").replace("header", "haeder"))
        terminal.wait_for("! flood.yaml, line 6: unknown")
        assert "before" in terminal.text()
        path.write_text(deck("after"))
        terminal.wait_for("after")
        terminal.wait_for(lambda: "!" not in terminal.text())
        path.unlink()
        terminal.wait_for("! flood.yaml, line 1: there is no")
        assert "after" in terminal.text()
        path.write_text(deck("again"))
        terminal.wait_for(lambda: "again" in terminal.text() and "!" not in terminal.text())
        assert counted() == ["broken", "good", "broken", "good"]


def test_no_reload_leaves_the_deck_as_it_was(tmp_path):
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    with Terminal("--no-reload", str(path)) as terminal:
        terminal.wait_for("1/3")
        terminal.send("n")
        terminal.wait_for("before")
        path.write_text(deck("after"))
        terminal.settle(1.0)
        assert "before" in terminal.text()


def test_a_watched_deck_costs_next_to_nothing_and_sends_nothing(tmp_path):
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    with Terminal(str(path)) as terminal:
        terminal.wait_for("1/3")
        terminal.settle(1.0)
        sent, used = len(terminal.raw), cpu_seconds(terminal.pid)
        for _ in range(10):
            terminal.read(0.3)
        assert len(terminal.raw) == sent
        assert cpu_seconds(terminal.pid) - used <= 0.05


def cpu_seconds(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        pytest.skip("this system has no /proc")
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# --- the editor ---------------------------------------------------------------------------------

EDITOR = """\
import os, sys, termios, tty
line, path = sys.argv[1:]
tty.setraw(0)
sys.stdout.write("\\x1b[?1049h\\x1b[?1hediting " + line)
sys.stdout.flush()
os.read(0, 1)
text = open(path).read()
open(path, "w").write(text.replace("before", "edited"))
if "{ends}" == "killed":
    os.kill(os.getpid(), 9)
sys.exit(int("{ends}"))
"""
"""An editor that takes the terminal for itself, and never gives it back."""


@pytest.fixture
def editor(tmp_path):
    """Return a function that makes an editor, called as vi is, and returns its environment."""

    def made(ends: str) -> dict[str, str]:
        program = tmp_path / "program.py"
        program.write_text(EDITOR.replace("{ends}", ends))
        shell = tmp_path / "vi"
        shell.write_text(f'#!/bin/sh\nexec {sys.executable} {program} "$@"\n')
        shell.chmod(0o755)
        return {"EDITOR": "no-such-editor-here", "VISUAL": str(shell)}

    return made


@pytest.mark.parametrize(("ends", "note"), [("0", ""), ("3", "ended with 3"), ("killed", "-9")])
def test_the_editor_opens_at_the_slide_and_the_stage_comes_back_to_it(tmp_path, editor, ends, note):
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    with Terminal(str(path), env=editor(ends), columns=120) as terminal:
        terminal.wait_for("1/3")
        terminal.send("n")
        terminal.wait_for("before")
        terminal.send("e")
        terminal.wait_for("editing +5")
        terminal.send("x")
        terminal.wait_for("edited")
        terminal.wait_for(note or " 2/3")
        terminal.send("p")
        terminal.wait_for(" 1/3")
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


@pytest.mark.parametrize("editing", [None, "no-such-editor-here"])
def test_without_an_editor_the_stage_says_so_and_goes_on(tmp_path, editing):
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    env = {"EDITOR": editing or "", "VISUAL": ""}
    with Terminal(str(path), env=env, columns=120) as terminal:
        terminal.wait_for("1/3")
        terminal.send("e")
        terminal.wait_for("There is no editor" if editing else "No editor is set")
        terminal.send("n")
        terminal.wait_for("2/3")


@pytest.mark.parametrize("ends", ["0", "killed"])
def test_the_text_mode_comes_back_to_its_prompt_and_tells_what_was_edited(tmp_path, editor, ends):
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    with Terminal("--text", str(path), env=editor(ends)) as terminal:
        terminal.wait_for("Slide 1 of 3:")
        terminal.send("n\n")
        terminal.wait_for("before")
        terminal.send("edit\n")
        terminal.wait_for("editing +5")
        terminal.send("x")
        terminal.wait_for("The deck has changed.\nSecond.")
        terminal.wait_for("edited.")
        terminal.send("w\n")
        terminal.wait_for(lambda: terminal.text().count("Slide 2 of 3:") >= 2)
        terminal.send("q\n")
        assert terminal.wait_end(PATIENCE) == 0


def test_the_text_mode_notices_a_saved_deck_at_the_next_command(tmp_path):
    path = tmp_path / "flood.yaml"
    path.write_text(deck("before"))
    with Terminal("--text", str(path)) as terminal:
        terminal.wait_for("Slide 1 of 3:")
        path.write_text(deck("after").replace("header", "haeder"))
        terminal.send("n\n")
        terminal.wait_for("The deck has faults:")
        terminal.wait_for("flood.yaml, line 6: unknown key")
        terminal.wait_for("before.")
        path.write_text(deck("after"))
        terminal.send("r\n")
        terminal.wait_for("The deck has changed.")
        terminal.wait_for("after.")
        terminal.send("r\n")
        # All that was said counts: what is repeated comes on an empty screen.
        terminal.wait_for(lambda: terminal.raw.count(b"Again.") == 2)
        assert terminal.raw.count(b"The deck has changed.") == 1
