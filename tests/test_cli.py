"""The command line: what a person types, what comes back, and with which exit code."""

import os
import subprocess

import pytest

from summit_tui import __version__
from summit_tui.cli import Exit, main

GOOD = "title: Flood\nslides:\n  - {title: Rain, id: rain}\n  - title: More rain\n  - title: Sun\n"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "SUMMIT_TEXT", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def deck(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "flood.yaml"
    path.write_text(GOOD)
    return path


def told(capfd, *arguments: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of a run without a terminal."""
    code = main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def test_a_deck_is_told(capfd, deck):
    code, out, err = told(capfd, "flood.yaml")
    assert (code, err) == (0, "")
    assert out == ("Slide 1 of 3. Rain.\n\nSlide 2 of 3. More rain.\n\nSlide 3 of 3. Sun.\n")


def test_help_is_written_for_people(capfd):
    code, out, _ = told(capfd, "--help")
    assert code == 0
    assert "--text" in out.split("\n\n")[0]  # the text mode is named on the first screen
    assert "summit-tui talk.yaml | less" in out
    assert max(map(len, out.splitlines())) <= 100


def test_the_version_is_that_of_the_package(capfd):
    assert told(capfd, "--version") == (0, f"summit-tui {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--txet"], "unrecognized arguments: --txet"),
        (["a.yaml", "b.yaml"], "unrecognized arguments: b.yaml"),
        (
            ["--width", "few", "flood.yaml"],
            "--width: found `few`; expected a whole number from 8 to 1000",
        ),
        (
            ["--auto", "8s", "--play", "1h=1s", "flood.yaml"],
            "--auto and --play are two paces; expected one of them",
        ),
        (
            ["--auto", "soon", "flood.yaml"],
            "--auto: `soon` is no length of time; expected such as `8s`, `1m30s` or `2h`",
        ),
        (
            ["--loop", "flood.yaml"],
            "--loop plays on the stage, and here is none: a voice has its own pace",
        ),
        (
            ["--width", "3", "flood.yaml"],
            "--width: found `3`; expected a whole number from 8 to 1000",
        ),
        (
            ["--theme", "papre"],
            "--theme: there is no theme `papre`; expected `aurora`, `daylight`, `contrast`, "
            "`contrast-light`, `paper` or `auto`; "
            "did you mean `paper`?",
        ),
        (
            ["--config", "x.toml", "--no-config"],
            "--config and --no-config say the opposite; expected one of them",
        ),
        (
            ["--lang", "xx", "flood.yaml"],
            "--lang `xx` is not spoken here; expected one of de (Deutsch), en (English)",
        ),
        (
            ["--at", "99", "flood.yaml"],
            "--at `99` fits no slides; expected a number from 1 to 3, part of a title, "
            "or an id such as `rain`, `more-rain`, `sun`",
        ),
        (
            ["--at", "a", "flood.yaml"],
            "--at `a` fits 2 slides; expected one of `rain`, `more-rain`",
        ),
        (["schema", "x"], "schema takes no `x`"),
        (["completion", "dos"], "argument shell: invalid choice: 'dos'"),
        (["completion"], "the following arguments are required: shell"),
    ],
)
def test_wrong_usage_is_one_line_and_code_two(capfd, deck, arguments, message):
    code, out, err = told(capfd, *arguments)
    assert (code, out) == (Exit.USAGE, "")
    assert err.startswith(f"summit-tui: {message}")
    assert err.endswith("; `summit-tui --help` shows all options\n")
    assert err.count("\n") == 1


def test_a_missing_deck_has_a_code_of_its_own(capfd, deck):
    code, out, err = told(capfd, "flod.yaml")
    assert (code, out) == (Exit.MISSING, "")
    assert err == (
        "flod.yaml:1:1: there is no such file; expected a deck; did you mean `flood.yaml`?\n"
    )


def test_a_faulty_deck_tells_all_its_faults_and_ends_with_code_one(capfd, deck):
    deck.write_text("titel: x\nslides:\n  - tilte: y\n")
    code, out, err = told(capfd, "flood.yaml")
    assert (code, out) == (Exit.DECK, "")
    assert [line for line in err.splitlines() if line.startswith("flood.yaml:")] == [
        "flood.yaml:1:1: unknown key `titel` in the deck; expected one of title, subtitle, author, "
        "license, language, date, zone, zones, clock, theme, accent, duration, minutes, end, "
        "check, sources, phases, slides; did you mean `title`?",
        "flood.yaml:3:5: unknown key `tilte` in this slide; expected one of id, title, when, "
        "place, phase, body, language, reveal, notes, minutes, header, hidden; "
        "did you mean `title`?",
    ]


@pytest.mark.parametrize("at", ["2", "more-rain", "More", "MORE RAIN"])
def test_a_start_may_be_named_by_number_id_or_title(capfd, deck, at):
    _, out, _ = told(capfd, "--at", at, "flood.yaml")
    assert out.startswith("Slide 2 of 3. More rain.")


@pytest.mark.parametrize(
    ("arguments", "variables", "first"),
    [
        ((), {"LANG": "de_AT.UTF-8"}, "Folie 1 von 14. Trump trifft Putin."),
        ((), {"LANG": "fr_FR.UTF-8"}, "Slide 1 of 14. Trump meets Putin."),
        ((), {"LANG": "C"}, "Slide 1 of 14. Trump meets Putin."),
        ((), {"LANG": "en_GB", "LC_ALL": "de_DE"}, "Folie 1 von 14. Trump trifft Putin."),
        ((), {"LANG": "en_GB", "LANGUAGE": "de:en"}, "Folie 1 von 14. Trump trifft Putin."),
        (("--lang", "de"), {"LANG": "en_GB"}, "Folie 1 von 14. Trump trifft Putin."),
        (("--lang", "EN"), {"LANG": "de_DE"}, "Slide 1 of 14. Trump meets Putin."),
    ],
)
def test_the_built_in_story_speaks_the_readers_language(
    capfd, monkeypatch, arguments, variables, first
):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    _, out, _ = told(capfd, *arguments)
    assert out.startswith(first)


def test_the_interface_may_speak_another_language_than_the_deck(capfd, deck):
    _, out, _ = told(capfd, "--lang", "de", "flood.yaml")
    assert out.startswith("Folie 1 von 3. ")


def test_a_language_that_is_asked_for_chooses_the_sibling(capfd, deck, tmp_path):
    for language, title in {"de": "Regen", "en": "Rain", "fr": "Pluie"}.items():
        text = f"title: x\nlanguage: {language}\nslides:\n  - title: {title}\n"
        (tmp_path / f"story.{language}.yaml").write_text(text)
    assert told(capfd, "story.en.yaml")[1] == "Slide 1 of 1. Rain.\n"
    assert told(capfd, "--lang", "de_AT", "story.en.yaml")[1] == "Folie 1 von 1. Regen.\n"
    # The interface does not speak French, but the story is told in it.
    assert "Pluie" in told(capfd, "--lang", "fr", "story.en.yaml")[1]


def test_a_width_wraps_at_spaces(capfd, deck):
    deck.write_text("title: x\nslides:\n  - title: It rains and rains and rains\n")
    _, out, _ = told(capfd, "--width", "20", "flood.yaml")
    assert out == "Slide 1 of 1. It\nrains and rains and\nrains.\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_knows_the_options(capfd, shell):
    code, out, _ = told(capfd, "completion", shell)
    assert code == 0
    for option in ("text", "lang", "at", "width"):
        assert option in out
    assert "schema" in out
    assert "explain" in out  # of check


def test_bash_accepts_its_completion_script(capfd):
    _, out, _ = told(capfd, "completion", "bash")
    checked = subprocess.run(["bash", "-n"], input=out.encode(), capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_bash_completes_options_commands_and_files(capfd, deck):
    _, out, _ = told(capfd, "completion", "bash")
    asked = """
        completed() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
            _summit_tui; printf '%s\\n' "${COMPREPLY[@]}"; }
        completed summit-tui --te; completed summit-tui sch; completed summit-tui flo
        completed summit-tui send clock-p; completed summit-tui check --st
    """
    done = subprocess.run(
        ["bash", "-c", f"{out}\n{asked}"], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["--text", "schema", "flood.yaml", "clock-pause", "--strict"]


def test_a_deck_may_have_the_name_of_a_command(capfd, deck, tmp_path):
    os.rename(deck, tmp_path / "schema")
    _, out, _ = told(capfd, "./schema")
    assert out.startswith("Slide 1 of 3. Rain.")
