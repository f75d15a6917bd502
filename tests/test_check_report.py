"""``summit-tui check`` on the command line: its formats, exit codes, and who sees what."""

import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summit_tui.check.examine import Finding
from summit_tui.check.report import FORMATS, as_github, as_json, summary
from summit_tui.cli import Exit, main
from summit_tui.cli.check import _Progress
from summit_tui.problems import Place
from summit_tui.rules import RULES
from tests.conftest import GOLDEN

ROOT = Path(__file__).parent.parent
GOOD = "title: Flood\nslides:\n  - {title: Rain, id: rain}\n"
WARNED = "title: Flood\nslides:\n  - title: Rain\n  - title: Rain\n"
WRONG = 'title: Flood\nslides:\n  - title: "***"\n'
BROKEN = "titel: Flood\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("good.yaml", GOOD),
        ("warned.yaml", WARNED),
        ("wrong.yaml", WRONG),
        ("broken.yaml", BROKEN),
    ):
        Path(name).write_text(text)
    return tmp_path


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self):
        return True


def told(capfd, *arguments):
    code = main(["check", *arguments])
    out, err = capfd.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.yaml"], Exit.OK),
        (["warned.yaml"], Exit.OK),
        (["warned.yaml", "--strict"], Exit.DECK),
        (["good.yaml", "--strict"], Exit.OK),
        (["wrong.yaml"], Exit.DECK),
        (["broken.yaml", "good.yaml"], Exit.DECK),
        (["nowhere.yaml"], Exit.MISSING),
        (["nowhere.yaml", "wrong.yaml"], Exit.MISSING),
        ([], Exit.USAGE),
        (["good.yaml", "--size", "80"], Exit.USAGE),
        (["good.yaml", "--size", "9x24"], Exit.USAGE),
        (["good.yaml", "--format", "xml"], Exit.USAGE),
        (["--explain", "overflew"], Exit.USAGE),
        (["--rules"], Exit.OK),
        (["--explain", "overflow"], Exit.OK),
        (["--help"], Exit.OK),
    ],
)
def test_every_way_out_has_its_code(capfd, folder, arguments, code):
    assert told(capfd, *arguments)[0] == code


def test_findings_go_to_stdout_and_a_count_to_stderr(capfd, folder):
    _, out, err = told(capfd, "wrong.yaml", "warned.yaml", "good.yaml")
    assert out == (
        "wrong.yaml:3:12: the title `***` has nothing that a voice can say; expected words; "
        "write one or two [title-empty]\n"
        "warned.yaml:4:12: the title `Rain` stands on line 3 already; expected another for each "
        "slide; say what is new on this one [title-twice]\n"
    )
    assert err == (
        "1 error and 1 warning in 3 decks; `summit-tui check --explain title-empty` says why\n"
    )


def test_a_person_at_a_terminal_sees_the_lines_too(folder, monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["check", "wrong.yaml", "broken.yaml"]) == Exit.DECK
    assert screen.getvalue().splitlines()[:3] == [
        "wrong.yaml:3:12: the title `***` has nothing that a voice can say; expected words; "
        "write one or two [title-empty]",
        '      - title: "***"',
        "               ^",
    ]
    assert "    titel: Flood\n    ^\n" in screen.getvalue()


def test_where_nothing_is_found_that_is_said(capfd, folder):
    assert told(capfd, "good.yaml") == (0, "", "nothing found in 1 deck\n")


def test_a_missing_deck_is_told_as_everywhere(capfd, folder):
    _, out, _ = told(capfd, "god.yaml")
    assert out == (
        "god.yaml:1:1: there is no such file; expected a deck; did you mean `good.yaml`? [deck]\n"
    )


def test_a_size_may_be_named_more_than_once(capfd, folder):
    points = "".join(f"      - Point {i}\n" for i in range(20))
    Path("long.yaml").write_text(f"title: x\nslides:\n  - title: y\n    body: |\n{points}")
    sizes = ("--size", "80x24", "--size", "60x20", "--size", "300x90")
    _, out, _ = told(capfd, "long.yaml", *sizes)
    assert re.findall(r"\d+x\d+", out) == ["80x24", "60x20"]


def test_a_name_stands_for_the_story_in_all_its_languages(capfd, folder):
    for language in ("de", "en"):
        Path(f"talk.{language}.yaml").write_text(WRONG)
    _, out, err = told(capfd, "talk", "talk.en.yaml")
    assert [line.split(":")[0] for line in out.splitlines()] == ["talk.de.yaml", "talk.en.yaml"]
    assert "in 2 decks" in err


def test_a_deck_may_come_through_a_pipe(capfd, folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    code, out, _ = told(capfd, "-")
    assert (code, out.split(" ")[0]) == (1, "-:3:12:")


def test_what_the_terminal_cannot_show_is_told_in_plain_letters(capfd, folder, monkeypatch):
    Path("wrong.yaml").write_text(WRONG.replace("***", "— 🎉 —"), encoding="utf-8")
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", stdout)
    assert main(["check", "wrong.yaml"]) == Exit.DECK
    assert "the title `- ? -` has" in stdout.buffer.getvalue().decode("ascii")


# --- formats ------------------------------------------------------------------------------------

ODD = Finding(
    path="a,b:c%\n.yaml", place=Place(line=3, column=7), rule="overflow", message="50%\nmore: a, b"
)


def test_json_is_a_list_of_objects(capfd, folder):
    _, out, _ = told(capfd, "wrong.yaml", "broken.yaml", "--format", "json")
    first, second, _ = json.loads(out)
    assert first == {
        "path": "wrong.yaml",
        "line": 3,
        "column": 12,
        "rule": "title-empty",
        "severity": "error",
        "message": "the title `***` has nothing that a voice can say; expected words; write one "
        "or two",
        "why": RULES["title-empty"].why,
    }
    assert (second["rule"], second["severity"]) == ("deck", "error")


def test_json_without_findings_is_an_empty_list(capfd, folder):
    assert told(capfd, "good.yaml", "--format", "json")[1] == "[]\n"


def test_json_keeps_every_character():
    (row,) = json.loads(as_json([ODD]))
    assert (row["path"], row["message"]) == (ODD.path, ODD.message)
    assert row["severity"] == "warning"


def test_what_github_would_take_for_its_own_signs_is_escaped():
    assert as_github([ODD]) == (
        "::warning file=a%2Cb%3Ac%25%0A.yaml,line=3,col=7,title=overflow::50%25%0Amore: a, b\n"
    )


def test_errors_are_errors_to_github(capfd, folder):
    _, out, _ = told(capfd, "wrong.yaml", "--format", "github")
    assert out.startswith("::error file=wrong.yaml,line=3,col=12,title=title-empty::the title")


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_of_a_file_that_is_no_utf_8_is_told_in_every_form(form):
    odd = Finding(path="\udcff.yaml", place=Place(line=1, column=1), rule="overflow", message="x")
    assert ".yaml" in FORMATS[form]([odd]).encode("utf-8").decode("utf-8")


def test_counts_are_words():
    assert summary([], 1) == "nothing found in 1 deck"
    assert summary([ODD], 2).startswith("1 warning in 2 decks; ")
    assert summary([ODD, ODD], 2).startswith("2 warnings in 2 decks; ")


# --- rules for people ---------------------------------------------------------------------------


def test_all_rules_are_listed_in_lines_that_fit(capfd):
    _, out, _ = told(capfd, "--rules")
    assert [line.split()[0] for line in out.splitlines()] == list(RULES)
    assert max(map(len, out.splitlines())) <= 120


def test_a_rule_is_explained(capfd):
    assert told(capfd, "--explain", "notes-missing")[1] == (
        "notes-missing (warning): a slide without speaker notes in a deck that has some.\n"
        "Why: The speaker finds the console empty in the middle of the talk.\n"
        "Mend: Add `notes:`, be it one line.\n"
        "Off for a deck: `check: {off: [notes-missing]}`\n"
        "Off for a line: `# check: off notes-missing`\n"
    )


# --- progress, and no terminal ------------------------------------------------------------------


def test_the_progress_is_shown_after_a_second_and_wiped(monkeypatch):
    now = [0.0]
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with _Progress(whole=2) as progress:
        progress.begin(1, "talk.yaml")
        now[0] = 0.9
        progress(1, 4)
        assert screen.getvalue() == ""
        now[0] = 1.1
        progress(2, 4)
        progress(3, 4)  # too soon for another line
    shown = "[##################......]  75% `talk.yaml`"
    assert screen.getvalue() == f"\r{shown}\r{' ' * len(shown)}\r"


def test_no_progress_is_shown_where_stderr_is_no_terminal(monkeypatch):
    screen = io.StringIO()
    now = [0.0]
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with _Progress(whole=1) as progress:
        progress.begin(0, "talk.yaml")
        now[0] = 9.0
        progress(1, 4)
    assert screen.getvalue() == ""


def test_a_check_needs_no_terminal_and_loads_no_stage():
    deck = GOLDEN / "check" / "every-rule.en.yaml"
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "summit_tui", "check", str(deck)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "TERM": "dumb"},
    )
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert run.returncode == Exit.DECK
    assert "summit_tui.check.examine" in loaded
    assert not {name for name in loaded if name.split(".")[0] in ("textual", "asyncio")}
    assert "\r" not in run.stderr
