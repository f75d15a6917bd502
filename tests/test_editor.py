"""The person's editor: which one, how it is called, and what is said where that fails."""

import sys

import pytest

from summit_tui.editor import command_for, edited, editor_of, refusal
from summit_tui.words.de import GERMAN
from summit_tui.words.en import ENGLISH


@pytest.mark.parametrize(
    ("environment", "editor"),
    [
        ({"EDITOR": "vim"}, ("vim",)),
        ({"VISUAL": "code --wait", "EDITOR": "vim"}, ("code", "--wait")),
        ({"VISUAL": " ", "EDITOR": "nano -l"}, ("nano", "-l")),
        ({"EDITOR": "'/opt/my editor/ed' -x"}, ("/opt/my editor/ed", "-x")),
        ({"EDITOR": "vim; rm x"}, ("vim;", "rm", "x")),  # no shell ever sees it
        ({"EDITOR": "'vim"}, ()),
        ({}, ()),
    ],
)
def test_the_editor_is_the_one_that_the_environment_names(environment, editor):
    assert editor_of(environment) == editor


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+12", "/t/a.yaml"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+12", "/t/a.yaml"]),
        ("nano", ["nano", "+12", "/t/a.yaml"]),
        ("micro", ["micro", "+12", "/t/a.yaml"]),
        ("kak", ["kak", "+12", "/t/a.yaml"]),
        ("emacs -nw", ["emacs", "-nw", "+12", "/t/a.yaml"]),
        ("code", ["code", "--wait", "--goto", "/t/a.yaml:12"]),
        ("code -w", ["code", "-w", "--goto", "/t/a.yaml:12"]),
        ("codium", ["codium", "--wait", "--goto", "/t/a.yaml:12"]),
        ("subl", ["subl", "--wait", "/t/a.yaml:12"]),
        ("zed --wait", ["zed", "--wait", "/t/a.yaml:12"]),
        ("hx", ["hx", "/t/a.yaml:12"]),
        ("something", ["something", "/t/a.yaml"]),
    ],
)
def test_each_editor_is_called_in_its_own_way(editor, command):
    assert list(command_for(editor_of({"EDITOR": editor}), "/t/a.yaml", 12)) == command


def test_a_file_whose_name_looks_like_an_option_is_no_option(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert command_for(("vi",), "-x.yaml", 1) == ("vi", "+1", str(tmp_path / "-x.yaml"))


def test_what_went_wrong_is_said_in_the_language_of_the_interface(tmp_path):
    path = str(tmp_path / "a.yaml")
    failing = {"EDITOR": f"{sys.executable} -c 'raise SystemExit(3)'"}
    assert edited(path, 1, {}, GERMAN).startswith("Kein Editor bekannt")
    missing = edited(path, 1, {"EDITOR": "no-such-editor-here"}, ENGLISH)
    assert missing == "There is no editor no-such-editor-here here"
    assert edited(path, 1, failing, ENGLISH) == f"{sys.executable} ended with 3"


def test_an_editor_gets_the_file_and_nothing_is_said_where_all_went_well(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("before")
    program = "import sys; open(sys.argv[1], 'w').write('after')"
    assert edited(str(path), 1, {"EDITOR": f'{sys.executable} -c "{program}"'}, ENGLISH) == ""
    assert path.read_text() == "after"


def test_only_files_that_a_person_named_are_edited():
    assert refusal("file", ENGLISH) == ""
    assert "summit-tui new" in refusal("built-in", ENGLISH)
    assert "pipe" in refusal("pipe", ENGLISH)
