"""Settings: which source wins, how values are read, and what people are shown of them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.cli import Exit, main
from summit_tui.cli.configure import example
from summit_tui.config import ConfigError, config_of
from summit_tui.folders import config_folder, state_folder
from summit_tui.in_force import settings_of, unknown_variables
from summit_tui.keymap import STANDARD
from summit_tui.problems import report
from summit_tui.settings import COLOR, LANGUAGE, REDUCED_MOTION, SETTINGS, TEXT, WIDTH

DECK = "title: Flood\nslides:\n  - title: It rains and rains and rains\n"


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "ACCESSIBLE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def told(capfd, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def shown(capfd, *arguments: str) -> dict[str, str]:
    """What ``summit-tui config`` says, by the name before the colon."""
    code, out, err = told(capfd, "config", *arguments)
    assert (code, err) == (0, "")
    return dict(line.split(": ", 1) for line in out.splitlines())


# --- which source wins --------------------------------------------------------------------------

SOURCES = {
    "language": (
        "that of your locale, by default",
        ('language = "de"', "de"),
        ("SUMMIT_LANG", "en", "en"),
        (["--lang", "pt_BR"], "pt-BR, from --lang"),
    ),
    "text": (
        "no, by default",
        ("text = true", "yes"),
        ("SUMMIT_TEXT", "0", "no"),
        (["--text"], "yes, from --text"),
    ),
    "width": (
        "that of the terminal, by default",
        ("width = 30", "30"),
        ("SUMMIT_WIDTH", "40", "40"),
        (["--width", "50"], "50, from --width"),
    ),
    "detail": (
        "normal, by default",
        ('detail = "long"', "long"),
        ("SUMMIT_DETAIL", "Brief", "brief"),
        (["--long"], "long, from --detail"),
    ),
    "accessible": (
        "no, by default",
        ("accessible = true", "yes"),
        ("SUMMIT_ACCESSIBLE", "off", "no"),
        (["--accessible"], "yes, from --accessible"),
    ),
    "plain": (
        "no, by default",
        ("plain = true", "yes"),
        ("SUMMIT_PLAIN", "off", "no"),
        (["--plain"], "yes, from --plain"),
    ),
    "notes": (
        "no, by default",
        ("notes = true", "yes"),
        ("SUMMIT_NOTES", "1", "yes"),
        (["--no-notes"], "no, from --no-notes"),
    ),
    "end": (
        "what the deck says, by default",
        ('end = "15:45"', "15:45"),
        ("SUMMIT_END", "9:05", "09:05"),
        (["--end", "16:00"], "16:00, from --end"),
    ),
    "tables": (
        "sentences, by default",
        ('tables = "csv"', "csv"),
        ("SUMMIT_TABLES", "Sentences", "sentences"),
        (["--tables", "csv"], "csv, from --tables"),
    ),
    "single_key": (
        "no, by default",
        ("single_key = true", "yes"),
        ("SUMMIT_SINGLE_KEY", "on", "yes"),
        (["--single-key"], "yes, from --single-key"),
    ),
    "gap": (
        "yes, by default",
        ("gap = false", "no"),
        ("SUMMIT_GAP", "0", "no"),
        (["--no-gap"], "no, from --no-gap"),
    ),
    "theme": (
        "that of the deck, by default",
        ('theme = "paper"', "paper"),
        ("SUMMIT_THEME", "contrast", "contrast"),
        (["--theme", "aurora"], "aurora, from --theme"),
    ),
    "big": (
        "no, by default",
        ("big = true", "yes"),
        ("SUMMIT_BIG", "no", "no"),
        (["--big"], "yes, from --big"),
    ),
    "color": (
        "yes, by default",
        ("color = false", "no"),
        ("SUMMIT_COLOR", "yes", "yes"),
        (["--no-color"], "no, from --no-color"),
    ),
    "reduced_motion": (
        "no, by default",
        ("reduced_motion = true", "yes"),
        ("SUMMIT_REDUCED_MOTION", "off", "no"),
        (["--reduced-motion"], "yes, from --reduced-motion"),
    ),
    "transition": (
        "none, by default",
        ('transition = "wipe"', "wipe"),
        ("SUMMIT_TRANSITION", "WIPE", "wipe"),
        (["--transition", "none"], "none, from --transition"),
    ),
    "graphics": (
        "auto, by default",
        ('graphics = "cells"', "cells"),
        ("SUMMIT_GRAPHICS", "KITTY", "kitty"),
        (["--graphics", "auto"], "auto, from --graphics"),
    ),
    "picture": (
        "svg, by default",
        ('picture = "png"', "png"),
        ("SUMMIT_PICTURE", "SVG", "svg"),
        (["--picture", "png"], "png, from --picture"),
    ),
    "reload": (
        "yes, by default",
        ("reload = false", "no"),
        ("SUMMIT_RELOAD", "1", "yes"),
        (["--no-reload"], "no, from --no-reload"),
    ),
    "cache": (
        "yes, by default",
        ("cache = false", "no"),
        ("SUMMIT_CACHE", "0", "no"),
        (["--no-cache"], "no, from --no-cache"),
    ),
    "title": (
        "yes, by default",
        ("title = false", "no"),
        ("SUMMIT_TITLE", "1", "yes"),
        (["--no-title"], "no, from --no-title"),
    ),
    "live": (
        "yes, by default",
        ("live = false", "no"),
        ("SUMMIT_LIVE", "1", "yes"),
        (["--no-live"], "no, from --no-live"),
    ),
}
"""For each setting: what is shown of its default, the file, the environment and the flag."""


def test_every_setting_is_tried_with_every_source():
    assert list(SOURCES) == [setting.name for setting in SETTINGS]


@pytest.mark.parametrize("name", SOURCES)
def test_flags_win_over_the_environment_it_over_the_file_and_it_over_the_default(
    capfd, monkeypatch, tmp_path, name
):
    default, (line, in_file), (variable, letters, in_environment), (flags, by_flag) = SOURCES[name]
    assert shown(capfd)[name] == default
    path = tmp_path / "mine.toml"
    path.write_text(f"# mine\n{line}\n")
    config = ["--config", str(path)]
    assert shown(capfd, *config)[name] == f"{in_file}, from {path}:2"
    monkeypatch.setenv(variable, letters)
    assert shown(capfd, *config)[name] == f"{in_environment}, from {variable}"
    assert shown(capfd, *config, *flags)[name] == by_flag
    monkeypatch.setenv(variable, "")
    assert shown(capfd, *config)[name] == f"{in_file}, from {path}:2"
    assert shown(capfd, "--no-config")[name] == default


@pytest.mark.parametrize(
    ("variable", "letters", "name", "line"),
    [
        ("ACCESSIBLE", "1", "text", "yes, from ACCESSIBLE"),
        ("ACCESSIBLE", "please", "text", "yes, from ACCESSIBLE"),
        ("ACCESSIBLE", "0", "text", "no, by default"),
        ("ACCESSIBLE", "1", "accessible", "yes, from ACCESSIBLE"),
        ("NO_COLOR", "1", "color", "no, from NO_COLOR"),
        ("NO_COLOR", "0", "color", "no, from NO_COLOR"),
        ("NO_COLOR", "", "color", "yes, by default"),
        ("REDUCED_MOTION", "1", "reduced_motion", "yes, from REDUCED_MOTION"),
        ("NO_MOTION", "1", "reduced_motion", "yes, from NO_MOTION"),
        ("NO_MOTION", "0", "reduced_motion", "no, by default"),
        ("TEXTUAL_ANIMATIONS", "none", "reduced_motion", "yes, from TEXTUAL_ANIMATIONS"),
        ("TEXTUAL_ANIMATIONS", "full", "reduced_motion", "no, by default"),
    ],
)
def test_variables_of_other_programs_are_heard(capfd, monkeypatch, variable, letters, name, line):
    monkeypatch.setenv(variable, letters)
    assert shown(capfd)[name] == line


def test_our_own_variable_wins_over_that_of_others():
    settings, faults = settings_of({}, {"SUMMIT_TEXT": "no", "ACCESSIBLE": "1"}, {})
    assert (settings[TEXT], settings.source(TEXT).name, faults) == (False, "SUMMIT_TEXT", ())


def test_without_any_source_all_stands_at_its_default():
    settings, faults = settings_of({}, {}, {})
    assert faults == ()
    values = [settings[s] for s in (LANGUAGE, TEXT, WIDTH, COLOR, REDUCED_MOTION)]
    assert values == [None, False, None, True, False]


def test_what_looks_like_ours_and_is_not_is_told():
    environment = {"SUMMIT_THEEM": "paper", "SUMMIT_CONFIG": "x", "SUMMIT_WIDTH": "40", "HOME": "x"}
    assert unknown_variables(environment) == (("SUMMIT_THEEM", "; did you mean `SUMMIT_THEME`?"),)


# --- the command --------------------------------------------------------------------------------


def test_all_that_is_in_force_is_told_a_line_each(capfd, monkeypatch, tmp_path):
    path = tmp_path / "summit-tui" / "config.toml"
    path.parent.mkdir()
    path.write_text('theme = "paper"\n[keys]\nnext = ["x", "Ctrl+X"]\nblank = []\n')
    monkeypatch.setenv("SUMMIT_LANG", "de")
    monkeypatch.setenv("SUMMIT_THEEM", "paper")
    code, out, err = told(capfd, "config", "--width", "40")
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [
        f"file: {path}",
        "language: de, from SUMMIT_LANG",
        "text: no, by default",
    ]
    assert {"width: 40, from --width", f"theme: paper, from {path}:1"} < set(out.splitlines())
    assert len(out.splitlines()) == 1 + len(SETTINGS) + 3
    assert out.splitlines()[-3:] == [
        f"keys.next: x or Ctrl+X, from {path}:3",
        f"keys.blank: none, from {path}:4",
        "SUMMIT_THEEM: is set, but there is no such setting; did you mean `SUMMIT_THEME`?",
    ]


def test_a_file_that_is_not_there_is_named_as_such(capfd, tmp_path):
    path = tmp_path / "summit-tui" / "config.toml"
    assert shown(capfd)["file"] == f"{path}, which is not there"
    assert shown(capfd)["keys"] == "those that help shows, by default"
    assert shown(capfd, "--no-config")["file"] == "none, from --no-config"
    assert list(tmp_path.iterdir()) == []  # to look makes no folder


def test_the_path_is_told_alone(capfd, monkeypatch, tmp_path):
    path = tmp_path / "summit-tui" / "config.toml"
    assert told(capfd, "config", "--path") == (0, f"{path}\n", "")
    monkeypatch.setenv("SUMMIT_CONFIG", "other.toml")
    assert told(capfd, "config", "--path") == (0, "other.toml\n", "")
    assert told(capfd, "config", "--path", "--config", "third.toml") == (0, "third.toml\n", "")


def test_a_tilde_that_the_shell_left_is_the_home_folder(capfd, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert told(capfd, "config", "--path", "--config=~/a.toml")[1] == f"{tmp_path}/a.toml\n"


def uncommented(text: str) -> str:
    """The example with the ``#`` taken away from every line that is a setting."""
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    return "\n".join(line for line in lines if line.startswith("[") or " = " in line) + "\n"


def test_the_example_is_a_file_without_faults_before_and_after_it_is_used(capfd):
    code, out, err = told(capfd, "config", "--example")
    assert (code, out, err) == (0, example(), "")
    config = config_of(out.encode(), "config.toml")
    assert (config.values, config.keymap) == ({}, STANDARD)
    used = config_of(uncommented(out).encode(), "config.toml")
    assert set(used.values) == {setting.name for setting in SETTINGS}
    assert used.keymap == STANDARD
    assert set(used.remapped) == {c.id for c in STANDARD.commands if c.keys}


# --- what a setting does ------------------------------------------------------------------------


def test_a_file_in_the_platforms_folder_is_read(capfd, tmp_path):
    (tmp_path / "flood.yaml").write_text(DECK)
    (tmp_path / "summit-tui").mkdir()
    (tmp_path / "summit-tui" / "config.toml").write_text('width = 20\nlanguage = "de"\n')
    said = "Folie 1 von 1. Auf\nEnglisch: It rains\nand rains and rains.\n"
    assert told(capfd, "flood.yaml") == (0, said, "")
    assert told(capfd, "--no-config", "flood.yaml")[1].startswith("Slide 1 of 1. It rains and")


def test_a_language_that_nobody_speaks_is_a_mistake_only_as_a_flag(capfd, monkeypatch, tmp_path):
    (tmp_path / "flood.yaml").write_text(DECK)
    monkeypatch.setenv("SUMMIT_LANG", "fr")
    assert told(capfd, "flood.yaml")[1].startswith("Slide 1 of 1. ")
    assert told(capfd, "--lang", "fr", "flood.yaml")[0] == Exit.USAGE


# --- what cannot be used ------------------------------------------------------------------------


def test_all_faults_are_told_at_once_each_with_its_source(capfd, monkeypatch, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('widht = 40\ntheme = "papre"\n')
    monkeypatch.setenv("SUMMIT_CONFIG", str(path))
    monkeypatch.setenv("SUMMIT_WIDTH", "wide")
    for arguments in ([], ["--text"], ["config"]):
        code, out, err = told(capfd, *arguments)
        assert (code, out) == (Exit.USAGE, "")
        assert err == (
            "SUMMIT_WIDTH: found `wide`; expected a whole number from 8 to 1000\n"
            f"{path}:1:1: unknown setting `widht`; expected one of "
            f"{', '.join(setting.name for setting in SETTINGS)}, keys; did you mean `width`?\n"
            "    widht = 40\n    ^\n"
            f"{path}:2:9: `theme`: there is no theme `papre`; expected `aurora`, `daylight`, "
            "`contrast`, `contrast-light`, `paper` or `auto`; did you mean `paper`?\n"
            '    theme = "papre"\n            ^\n'
            "summit-tui: mend the settings, or start with --no-config to leave them out\n"
        )


def test_a_broken_file_keeps_nobody_from_help_the_path_the_example_or_a_start_without(
    capfd, monkeypatch, tmp_path
):
    path = tmp_path / "mine.toml"
    path.write_text("theme =\n")
    monkeypatch.setenv("SUMMIT_CONFIG", str(path))
    for arguments in (
        ["--help"],
        ["--version"],
        ["config", "--path"],
        ["config", "--example"],
        ["config", "--no-config"],
        ["--no-config", "--lang", "en"],
    ):
        code, out, err = told(capfd, *arguments)
        assert (code, err) == (0, "")
        assert out


def test_a_file_that_was_asked_for_must_be_there(capfd, tmp_path):
    (tmp_path / "mine.toml").write_text("")
    code, _, err = told(capfd, "--config", "mien.toml")
    assert code == Exit.MISSING
    assert err.startswith(
        "mien.toml:1:1: there is no such file; expected a config; did you mean `mine.toml`?\n"
    )


def test_a_link_to_nowhere_is_told_also_in_the_platforms_folder(capfd, tmp_path):
    (tmp_path / "summit-tui").mkdir()
    (tmp_path / "summit-tui" / "config.toml").symlink_to("gone.toml")
    assert "this is a link to `gone.toml`, which is not there" in told(capfd)[2]


def test_a_folder_in_place_of_the_file_says_so(capfd, tmp_path):
    (tmp_path / "summit-tui" / "config.toml").mkdir(parents=True)
    code, _, err = told(capfd)
    assert code == Exit.USAGE
    assert "config.toml:1:1: this is a folder; expected a config file\n" in err


BROKEN = {
    "unknown-settings": 'lang = "de"\ncolour = true\nno-color = 1\nzzz = 1\n[theme]\n[bindings]\n',
    "values": 'theme = 1\nlanguage = "Deutsch"\nwidth = "40"\ntext = 1\ncolor = "True"\n'
    "reduced_motion = [true]\n",
    "numbers": "width = 4_0.5\n",
    "width-too-small": "width = -3\n",
    "huge-number": f"width = {'9' * 5000}\n",
    "dates": "width = 2025-08-15\n",
    "keys": '[keys]\nnext = ["x", 3, "pagdown", "ctrl+i"]\nzone = "z z z"\nabout = {a = 1}\n',
    "keys-is-a-text": 'keys = "x"\n',
    "keys-dotted": 'keys.next = "b"\nkeys."down" = [\n  "j", # mine\n  "z",\n]\n',
    "clashes": '[keys]\nzone = "g"\nnext = ["x", "b"]\nlanguage = "x"\nblank = ". x"\nclose = "5"\n'
    'quit = []\ngoto = "y"\nnxt = "w"\n',
    "no-value": "theme =\n",
    "no-quotes": "theme = paper # mine\n",
    "yes": "text = Yes\n",
    "no-equals": "theme\n",
    "colon": 'theme: "paper"\n',
    "two-on-a-line": 'theme = "paper" width = 40\n',
    "twice": 'theme = "paper"\n\n  theme = "paper"\n',
    "table-twice": '[keys]\nnext = "x"\n[keys]\nzone = "y"\n',
    "picture": 'picture = "gif"\n',
    "open-heading": "[keys\nnext = 1\n",
    "open-list": '[keys]\nnext = ["x",\n',
    "open-quote": 'theme = "paper\nwidth = 40\n',
    "open-long-text": 'theme = """paper\n',
    "backslash": 'theme = "C:\\paper"\n',
    "no-name": '= "paper"\n',
    "sign": '§ = "paper"\n',
    "deep": f"x = {'[' * 2000}\n",
    "control-character": 'theme = "pa\x1bper"\n',
    "hostile": '"\\u001b]2;owned" = 1\n[keys]\n"\\u009b2J" = "\\u001b"\n',
    "ends-in-a-list": "[keys]\nnext = [\n",
    "ends-behind-equals": "width = 40\ntheme =",
    "binary": "\0\1\2",
    "latin-1": 'theme = "caf\udce9"\n',
    "utf-16": "\udcff\udcfet\0",
}
"""Files with faults; the messages stand in ``tests/golden/config``."""


@given(st.sampled_from(list(BROKEN.values())), st.data())
def test_whatever_the_file_it_ends_in_a_config_or_in_problems_with_places_inside(text, data):
    """Broken files with a piece cut out and another put in."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 10)))
    middle = data.draw(st.text(alphabet="\"'[]{}=#.,\n\\ keysnxt1é", max_size=10))
    changed = text[:start] + middle + text[end:]
    try:
        config_of(changed.encode("utf-8", "surrogateescape"), "config.toml")
    except ConfigError as error:
        lines = error.source.split("\n")
        for problem in error.problems:
            assert 1 <= problem.place.line <= len(lines)
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
            assert str(problem).isprintable()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_says_what_is_wrong_where_and_what_to_do(golden, name):
    data = BROKEN[name].encode("utf-8", "surrogateescape")
    with pytest.raises(ConfigError) as caught:
        config_of(data, "config.toml")
    text = report(caught.value)
    assert all(line.isprintable() for line in text.splitlines())
    golden(f"config/{name}.txt", text)


def test_a_file_without_end_is_refused(capfd):
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    assert (
        "the file has more; expected at most 1 MB of config"
        in told(capfd, "--config", "/dev/zero")[2]
    )


def test_windows_line_ends_and_a_byte_order_mark_are_read():
    config = config_of(b'\xef\xbb\xbftheme = "paper"\r\n[keys]\r\nzone = "w"\r\n', "config.toml")
    assert config.values["theme"].value == "paper"
    assert str(config.remapped["zone"]) == "from config.toml:3"


# --- folders ------------------------------------------------------------------------------------


def test_folders_follow_the_platforms_variables(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert config_folder() == tmp_path / "summit-tui"
    assert state_folder() == tmp_path / "state" / "summit-tui"
    assert list(tmp_path.iterdir()) == []


def test_names_of_settings_may_be_written_without_quotes():
    assert all(tomllib.loads(f"{s.name} = 1") == {s.name: 1} for s in SETTINGS)


def test_a_theme_of_ones_own_that_is_not_there_is_told_where_settings_are_shown(capfd):
    code, out, err = told(capfd, "config", "--theme", "dusk.toml")
    assert (code, out) == (Exit.MISSING, "")
    assert "dusk.toml" in err
    assert "there is no such file; expected a theme" in err
