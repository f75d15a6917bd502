"""A warm start in a real terminal: what the last start showed first, at once, and never wrongly."""

import os
import shutil
import signal
import stat
from argparse import Namespace
from pathlib import Path

import pytest
from terminal import PROGRAM, Terminal
from test_terminal_first import cells, first_screen, seen_since, taken_over

from summit_tui import warmstart
from summit_tui.cli.begin import Beginning
from summit_tui.cli.tell import keeps_first
from summit_tui.firstpaint import ENTER
from summit_tui.in_force import settings_of
from summit_tui.memory import Memory, file_of, name_of, remember
from summit_tui.position import Position
from summit_tui.timekeeping import Clock
from summit_tui.way import Bookmark

DECK = """\
title: Flood
language: en
slides:
  - title: It rains
    body:
      - For nine days.
      - picture: {file: river.png, alt: A river.}
  - title: It stops
"""
END = b"\x1b[?2026l"
MARKED = b"\x1b[2J\x1b[HSHOWN BEFORE"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763"
    "f8cfc000000301010018dd8db00000000049454e44ae426082"
)


class Place:
    """A folder with a deck and a cache, and starts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.beside = folder / "decks"
        self.beside.mkdir()
        self.deck = self.beside / "flood.en.yaml"
        self.deck.write_text(DECK)
        (self.beside / "river.png").write_bytes(PNG)
        self.config = folder / "config"
        self.env = {
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(self.config),
            "XDG_STATE_HOME": str(folder / "state"),
        }

    def start(self, *arguments: str, **more) -> Terminal:
        return Terminal(*arguments, str(self.deck), env=self.env, **more)

    def stage(self, *arguments: str) -> bytes:
        """Show the stage once, and leave it; return what was sent."""
        with self.start(*arguments) as terminal:
            terminal.wait_for("1/2")
            terminal.wait_for(lambda: b"\x1b[?1000h" in terminal.raw)
            terminal.send("q")
            assert terminal.wait_end() == 0
            assert terminal.restored
            return terminal.raw

    def text(self) -> str:
        """Hear both slides in the text mode; return all that the terminal shows."""
        with self.start("--text") as terminal:
            terminal.wait_for("Slide 1 of 2")
            terminal.send("\n")
            terminal.wait_for("2 of 2:")
            terminal.send("q\n")
            assert terminal.wait_end() == 0
            return terminal.text()

    def kept(self) -> list[Path]:
        return sorted((self.folder / "cache").rglob("first/*"))

    def mark(self) -> None:
        """Let the kept screen be one that nobody could have painted."""
        (path,) = self.kept()
        kept = path.read_bytes().partition(b"\n")[2]
        warmstart.write(str(path), kept[: kept.rindex(b"\0") + 1] + MARKED)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


@pytest.fixture(scope="module")
def cold(tmp_path_factory):
    """A place where the stage was shown once."""
    made = Place(tmp_path_factory.mktemp("cold"))
    made.stage()
    return made


def test_a_warm_start_sends_at_once_what_the_cold_one_came_to_with_its_picture(place):
    screens = []
    for _ in "cold", "warm":
        with place.start() as terminal:
            terminal.wait_for(lambda terminal=terminal: taken_over(terminal))
            terminal.settle()
            screens.append((cells(first_screen(terminal)), cells(terminal.screen)))
            # The picture is there before Textual is, and never goes.
            assert seen_since(b"\x1b[?1000h", terminal) == [screens[-1][1]]
            terminal.send("q")
            assert terminal.wait_end() == 0
            assert terminal.raw.count(ENTER.encode()) == 1
    (first, whole), (again, again_whole) = screens
    assert first != whole
    assert again == again_whole == whole
    assert seen_since(END, terminal) == [whole]


def test_a_screen_that_was_wrong_is_painted_over_and_keys_typed_on_it_count(place):
    place.stage()
    place.mark()
    with place.start() as terminal:
        terminal.wait_for("SHOWN BEFORE")
        terminal.send("n")
        terminal.wait_for("2/2")
        terminal.settle()
        assert "SHOWN BEFORE" not in terminal.text()


def test_the_text_mode_says_all_once_whether_warm_or_cold(place):
    first = place.text()
    again = place.text()
    assert len(place.kept()) == 1
    assert again == first
    assert again.count("It rains") == 1


def test_the_text_mode_says_the_right_words_after_wrong_ones(place):
    place.text()
    place.mark()
    with place.start("--text") as terminal:
        terminal.wait_for("Slide 1 of 2")
        assert terminal.text().startswith("SHOWN BEFORE\n")


def test_a_start_that_keeps_nothing_leaves_no_file(place):
    place.stage("--no-cache")
    assert place.kept() == []


@pytest.mark.parametrize("flags", [["--resume"], ["--rehearse"], ["--log", "LOG"]])
def test_a_start_that_differs_by_what_happened_before_keeps_nothing(flags, place):
    place.stage(*(str(place.folder / "log") if flag == "LOG" else flag for flag in flags))
    assert place.kept() == []


def test_a_stage_that_follows_another_keeps_nothing():
    begin = Beginning(at=Position(), clock=Clock(since=0.0))
    settings = settings_of({}, {}, {})[0]
    told = {"deck": "flood.yaml", "resume": False}
    assert keeps_first(Namespace(**told, follow=False), settings, begin)
    assert not keeps_first(Namespace(**told, follow=True), settings, begin)


def test_what_is_kept_is_for_nobody_else(cold):
    (path,) = cold.kept()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def holds(place: Place) -> bool:
    (path,) = place.kept()
    return warmstart.found(str(path))[0] == "stage"


def edited_within_a_tick(place: Place) -> None:
    before = place.deck.stat()
    place.deck.write_text(DECK.replace("nine", "nice"))
    os.utime(place.deck, ns=(before.st_atime_ns, before.st_mtime_ns))


def settings_appear(place: Place) -> None:
    (place.config / "summit-tui").mkdir(parents=True)
    (place.config / "summit-tui" / "config.toml").write_text('theme = "polar"\n')


def a_talk_breaks_off(place: Place) -> None:
    file = file_of(place.folder / "state" / "summit-tui", name_of(str(place.deck), "en"))
    at = Bookmark(slide="it-stops", step=0)
    remember(file, "flood", Memory(at=at, marks={}, zone=None, left=False))


def a_module_changes(place: Place) -> None:
    (path,) = place.kept()
    kept = path.read_bytes().partition(b"\n")[2]
    name = os.fsencode(warmstart.__file__)
    fields = kept.split(b"\0")
    fields[fields.index(name) + 2] = b"1 2 3"
    warmstart.write(str(path), b"\0".join(fields))


CHANGES = {
    "the deck": edited_within_a_tick,
    "a picture": lambda place: (place.beside / "river.png").write_bytes(PNG + b" "),
    "no picture": lambda place: (place.beside / "river.png").unlink(),
    "settings": settings_appear,
    "another language": lambda place: (place.beside / "flood.de.yaml").write_text(DECK),
    "a talk that broke off": a_talk_breaks_off,
    "another version": a_module_changes,
    "one byte of what is kept": lambda place: place.kept()[0].write_bytes(
        place.kept()[0].read_bytes()[:-1] + b"!"
    ),
    "half of what is kept": lambda place: os.truncate(place.kept()[0], 400),
    "who may write it": lambda place: place.kept()[0].chmod(0o666),
    "a link in its place": lambda place: place.kept()[0].symlink_to(
        place.kept()[0].rename(place.folder / "elsewhere")
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_start_is_cold_once_it_would_show_anything_else(change, cold):
    name, dated = str(cold.kept()[0]), cold.beside.stat()
    kept = cold.kept()[0].read_bytes()
    assert holds(cold)
    CHANGES[change](cold)
    assert not holds(cold)
    # Back to what it was: another start would take a second.
    cold.deck.write_text(DECK)
    (cold.beside / "river.png").write_bytes(PNG)
    for path in [cold.beside / "flood.de.yaml", cold.folder / "elsewhere", *cold.kept()]:
        path.unlink(missing_ok=True)
    shutil.rmtree(cold.config, ignore_errors=True)
    shutil.rmtree(cold.folder / "state", ignore_errors=True)
    os.utime(cold.beside, ns=(dated.st_atime_ns, dated.st_mtime_ns))
    warmstart.write(name, kept.partition(b"\n")[2])


def named(*arguments: str, columns: int = 80, **env: str) -> str:
    """The file that a start would look for."""
    code = "import os; from summit_tui import warmstart; print(os.path.basename(warmstart.place()))"
    program = (PROGRAM[0], "-c", code)
    with Terminal(*arguments, program=program, columns=columns, env=env) as terminal:
        terminal.wait_end()
        return terminal.text().strip()


def test_each_thing_that_a_start_is_given_has_a_file_of_its_own():
    names = [
        named(),
        named("--at", "2"),
        named(columns=81),
        named(LANG="de_DE.UTF-8"),
        named(NO_COLOR="1"),
        named(TZ="Asia/Tokyo"),
        named(SUMMIT_THEME="polar"),
    ]
    assert len(set(names)) == len(names)
    assert named(WINDOWID="7") == names[0]


def test_no_variable_is_passed_over_that_any_first_screen_reads():
    package = Path(warmstart.__file__).parent
    reads = {"stage/browser.py", "warmstart.py"}  # the first when a link is opened
    for path in package.rglob("*.py"):
        if str(path.relative_to(package)) not in reads:
            text = path.read_text()
            assert [name for name in warmstart.NOISE - {"_"} if f'"{name}"' in text] == []


def test_only_the_newest_first_screens_stay(tmp_path):
    for number in range(warmstart.MAX_KEPT + 3):
        path = tmp_path / "first" / str(number)
        warmstart.write(str(path), b"stage\0what is shown")
        os.utime(path, ns=(number, number))
    assert len(list((tmp_path / "first").iterdir())) == warmstart.MAX_KEPT


def test_a_folder_in_which_nobody_may_write_changes_nothing(place):
    (place.folder / "cache").write_text("no folder")
    assert b"1/2" in place.stage()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_right_after_a_warm_start_restores_the_terminal(number):
    code = (
        "import time; from summit_tui import __main__, warmstart\n"
        "from summit_tui.firstpaint import FirstPaint\n"
        "def begin():\n"
        "    warmstart._start.painted = FirstPaint(b'\\x1b[?1049h\\x1b[?25lSHOWN')\n"
        "    time.sleep(60)\n"
        "warmstart.begin = begin\n"
        "__main__.main()\n"
    )
    with Terminal(program=(PROGRAM[0], "-c", code)) as terminal:
        terminal.wait_for("SHOWN")
        os.kill(terminal.pid, number)
        assert terminal.wait_end() == 128 + number
        assert terminal.restored
