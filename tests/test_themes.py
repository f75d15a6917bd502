"""A person's own themes: what they say, what they leave to their base, and what is wrong."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.cli.configure import SettingsError
from summit_tui.cli.looks import all_themes
from summit_tui.folders import config_folder
from summit_tui.palette import THEMES
from summit_tui.problems import Misread
from summit_tui.settings import THEME
from summit_tui.themes import ThemeError, own_themes, theme_of

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def made(text):
    return theme_of(text.encode(), "dusk.toml")


def faults(text):
    with pytest.raises(ThemeError) as caught:
        made(text)
    return [str(problem) for problem in caught.value.problems]


def test_the_theme_of_the_readme_can_be_read_by_the_eye_too():
    example = re.search(r"<!-- theme example -->\n```toml\n(.*?)```", README, re.DOTALL)
    theme = made(example[1])
    assert theme.warnings == ()
    assert theme.palette.background == "#1d1726"
    assert theme.palette.colours["accent"] == "#e6b455"


def test_what_a_theme_does_not_say_is_that_of_its_base():
    palette = made('base = "paper"\n[colours]\nsecond = "#8A4B08"\n').palette
    assert palette.background == THEMES["paper"].background
    assert dict(palette.colours) == {**THEMES["paper"].colours, "second": "#8a4b08"}
    assert (palette.dark, palette.least) == (False, 4.5)


def test_an_empty_theme_is_the_default_one():
    assert dict(made("").palette.colours) == dict(THEMES["aurora"].colours)


def test_the_bar_goes_with_the_accent_unless_it_has_a_colour_of_its_own():
    assert made('[colours]\naccent = "#ffcc00"').palette.colours["past"] == "#ffcc00"
    both = made('[colours]\naccent = "#ffcc00"\npast = "#ffffff"').palette.colours
    assert both["past"] == "#ffffff"


def test_dark_is_what_is_darker_than_its_text():
    text = 'background = "#ffffff"\npanel = "#eeeeee"\n[colours]\ntext = "#000000"\n'
    assert made(text).palette.dark is False


def test_faint_text_is_a_warning_with_its_pair_and_place():
    warnings = made('base = "paper"\n[colours]\nmuted = "#aaaaaa"\n').warnings
    assert [str(warning) for warning in warnings] == [
        "dusk.toml:3:9: `muted` #aaaaaa on `background` #fbf9f4 has a contrast of 2.2 to 1; "
        "expected 4.5 or more",
        "dusk.toml:3:9: `muted` #aaaaaa on `panel` #efebe1 has a contrast of 1.95 to 1; "
        "expected 4.5 or more",
    ]


def test_a_theme_of_high_contrast_is_held_to_high_contrast():
    (warning, *_) = made('base = "contrast"\n[colours]\nmuted = "#888888"\n').warnings
    assert str(warning).endswith("expected 7 or more")


def test_all_that_is_wrong_is_told_at_once_with_its_place():
    text = (
        'base = "papper"\nbackgruond = "#000000"\npanel = "black"\n'
        '[colours]\nacent = "#ffffff"\ntext = 7\nmuted = "#fff"\n'
    )
    assert faults(text) == [
        "dusk.toml:1:8: `base`: found the text `papper`; expected `aurora`, `daylight`, "
        "`contrast`, `contrast-light` or `paper`; did you mean `paper`?",
        "dusk.toml:2:1: unknown name `backgruond` in the theme; expected one of base, background, "
        "panel, colours; did you mean `background`?",
        "dusk.toml:3:9: `panel`: found the text `black`; expected a colour in quotes, such as "
        '`"#2f6f4f"`',
        "dusk.toml:5:1: unknown name `acent` in `[colours]`; expected one of text, muted, accent, "
        "title, code, past, future, second, third, fourth, keyword, string, number, comment, "
        "land; did you mean `accent`?",
        'dusk.toml:6:8: `text`: found `7`; expected a colour in quotes, such as `"#2f6f4f"`',
        "dusk.toml:7:9: `muted`: found the text `#fff`; expected a colour in quotes, such as "
        '`"#2f6f4f"`',
    ]


@pytest.mark.parametrize("text", ['colours = "red"', "colours = []"])
def test_colours_are_a_table(text):
    assert "expected `[colours]`" in faults(text)[0]


def test_a_fault_of_toml_has_its_place():
    assert faults("panel = black")[0].startswith("dusk.toml:1:9: found `black`")


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_any_text_is_a_theme_or_has_faults(text):
    with suppress(ThemeError):
        theme_of(text.encode("utf-8", "surrogatepass"), "x.toml")


def test_who_names_a_theme_without_its_ending_is_told():
    with pytest.raises(Misread) as caught:
        THEME.read("dusk")
    assert caught.value.message.endswith("; a theme of yours is named as its file: `dusk.toml`")


# --- files --------------------------------------------------------------------------------------


@pytest.fixture
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if not config_folder().is_relative_to(tmp_path):
        pytest.skip("this platform keeps settings in a folder that no variable names")
    themes = config_folder() / "themes"
    themes.mkdir(parents=True)
    return themes


def test_a_folder_that_is_not_there_has_no_themes(tmp_path):
    assert own_themes(tmp_path / "none") == ({}, ())


def test_a_persons_themes_come_after_the_others(folder):
    (folder / "dusk.toml").write_text('[colours]\naccent = "#ffcc00"\n')
    (folder / "note.txt").write_text("no theme")
    themes = all_themes("dusk.toml")
    assert list(themes) == [*THEMES, "dusk.toml"]
    assert themes["dusk.toml"].colours["accent"] == "#ffcc00"


def test_the_chosen_theme_is_warned_of_and_a_broken_one_is_told(folder, capsys):
    (folder / "dusk.toml").write_text('[colours]\nmuted = "#222222"\n')
    (folder / "bad.toml").write_text("panel = 1\n")
    assert "bad.toml" not in all_themes("dusk.toml")
    said = capsys.readouterr().err
    assert "summit-tui: warning: " in said
    assert "`muted` #222222 on `background` #0f1720" in said
    assert "bad.toml:1:9: `panel`: found `1`" in said


def test_a_chosen_theme_that_cannot_be_used_ends_the_program(folder):
    (folder / "dusk.toml").write_text("panel = 1\n")
    with pytest.raises(SettingsError) as caught:
        all_themes("dusk.toml")
    assert not caught.value.missing
    with pytest.raises(SettingsError) as caught:
        all_themes("dask.toml")
    assert caught.value.missing
    assert "did you mean `dusk.toml`?" in str(caught.value)
