"""A real stage and a real desk, each in a terminal of its own, joined by a real socket."""

import os
import signal
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from terminal import Terminal

DECK = """\
title: Rain
slides:
  - {title: Clouds, notes: Say hello., minutes: 1}
  - {title: The long rain, notes: Wait a moment., minutes: 2}
  - {title: Sun, notes: Say goodbye., minutes: 1}
"""


@pytest.fixture
def deck(tmp_path: Path) -> str:
    path = tmp_path / "rain.yaml"
    path.write_text(DECK, encoding="utf-8")
    return str(path)


@pytest.fixture
def env(tmp_path: Path) -> Mapping[str, str]:
    names = ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    for name in names:
        (tmp_path / name).mkdir(mode=0o700)
    return {name: str(tmp_path / name) for name in names}


def serves(env: Mapping[str, str]) -> bool:
    """True once a stage can be found: it shows its first slide sooner."""
    return any(Path(env["XDG_RUNTIME_DIR"]).rglob("*.json"))


def test_a_desk_drives_the_stage_and_is_with_it_again_after_a_crash(deck, env):
    with Terminal("--plain", deck, env=env) as stage, Terminal("console", deck, env=env) as desk:
        stage.wait_for("Clouds")
        desk.wait_for(lambda: "Say hello." in desk.text() and "no stage" not in desk.text())
        desk.send("n")
        stage.wait_for("The long rain")
        desk.wait_for("Wait a moment.")
        stage.send("\x1b[F")  # End
        desk.wait_for("Say goodbye.")
        os.kill(stage.pid, signal.SIGKILL)
        desk.wait_for("stage gone, looking for it")
        assert "Say goodbye." in desk.text()
        with Terminal("--plain", "--at", "2", deck, env=env) as again:
            again.wait_for("The long rain")
            desk.wait_for("Wait a moment.")
            assert "stage gone" not in desk.text()
            desk.send("q")
            assert desk.wait_end() == 0
            assert desk.restored
            again.send("n")
            again.wait_for("Sun")


def test_a_desk_that_is_heard_drives_the_stage_and_says_nothing_unasked(deck, env):
    with Terminal("--plain", deck, env=env) as stage, ExitStack() as later:
        stage.wait_for(lambda: serves(env))
        desk = later.enter_context(Terminal("console", "--text", env=env))
        desk.wait_for("Slide 1 of 3:")
        desk.send("w\n")
        desk.wait_for(lambda: desk.text().count("Slide 1 of 3:") == 2)
        desk.send("n\n")
        desk.wait_for("Wait a moment.")
        stage.wait_for("The long rain")
        said = len(desk.raw)
        stage.send("n")
        stage.wait_for("Sun")
        desk.settle()
        assert len(desk.raw) == said
        desk.send("desk\n")
        desk.wait_for("The talk is now at slide 3, Sun.")
        desk.send("q\n")
        assert desk.wait_end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_desk_and_leaves_the_terminal_as_it_was(deck, env, number):
    with Terminal("console", deck, env=env) as desk:
        desk.wait_for("no stage")
        os.kill(desk.pid, number)
        assert desk.wait_end() == 128 + number
        assert desk.restored
