"""``summit-tui console``: its options, and which talk it follows."""

import subprocess
import sys

import pytest
from test_architecture import ROOT, heavy_in

from summit_tui.cli import main
from summit_tui.cli.console import chosen
from summit_tui.cli.exits import UsageError
from summit_tui.live.card import Card
from summit_tui.words.de import GERMAN
from summit_tui.words.en import ENGLISH


def card(path: str, epoch: int = 1) -> Card:
    return Card(pid=1, path=path, digest="", epoch=epoch, address="")


def test_help_says_what_a_desk_is(capfd):
    assert main(["console", "--help"]) == 0
    assert "usage: summit-tui console" in capfd.readouterr().out


def test_a_deck_from_a_pipe_is_refused(capfd):
    assert main(["console", "-"]) == 2
    assert "console reads no deck from a pipe" in capfd.readouterr().err


def test_the_one_talk_that_runs_is_followed():
    assert chosen([], ENGLISH) is None
    assert chosen([card("/a.yaml"), card("/a.yaml", 2)], ENGLISH) == "/a.yaml"
    assert chosen([card("-")], ENGLISH) is None


TWO = [card("/a.yaml"), card("/b\x1b.yaml")]


def test_of_several_talks_a_person_chooses():
    asked = []

    def ask(text: str) -> str:
        asked.append(text)
        return "2"

    assert chosen(TWO, GERMAN, ask) == "/b\x1b.yaml"
    assert asked == ["Mehrere Vorträge laufen.\n1: /a.yaml\n2: /b.yaml\nWelcher, 1 bis 2: "]


@pytest.mark.parametrize("ask", [None, lambda _: "3", lambda _: "", lambda _: None])
def test_where_nobody_chooses_the_talks_are_named(ask):
    with pytest.raises(UsageError) as error:
        chosen(TWO, ENGLISH, ask)
    assert "name its deck, one of `/a.yaml`, `/b.yaml`" in str(error.value)


def test_a_desk_that_is_heard_works_without_a_stage_and_loads_nothing_heavy(tmp_path):
    (tmp_path / "a.yaml").write_text("title: A\nslides:\n  - {title: B, notes: Wait.}\n")
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "summit_tui", "console", "--text", "a.yaml"],
        input="desk\nq\n",
        env={"XDG_RUNTIME_DIR": str(tmp_path), "LANG": "en_GB.UTF-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert run.stdout.startswith("No stage runs.")
    assert "For you alone. Wait." in run.stdout
    assert "Next: the end." in run.stdout
    loaded = [line.rpartition("|")[2].strip() for line in run.stderr.splitlines()]
    assert "summit_tui.textdesk" in loaded
    assert heavy_in(iter(loaded)) == []
