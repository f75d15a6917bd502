"""What the README promises: tables as in the code, examples that work, files that exist.

``UPDATE_GOLDENS=1`` writes the tables of keys, words and themes anew.
"""

import os
import re
from dataclasses import fields
from pathlib import Path

import pytest

from summit_tui.blocks import Picture
from summit_tui.cli import parser
from summit_tui.cli.check import check_parser
from summit_tui.commands import COMMANDS, DESK
from summit_tui.config import config_of
from summit_tui.kinds import KINDS
from summit_tui.load import deck_of
from summit_tui.palette import THEMES
from summit_tui.problems import DeckError, report
from summit_tui.rules import RULES
from summit_tui.settings import SETTINGS
from summit_tui.words.en import ENGLISH

README = Path(__file__).parent.parent / "README.md"


def text():
    return README.read_text(encoding="utf-8")


def example(marker):
    """The fenced block after a marker."""
    found = re.search(rf"<!-- {marker} -->\n```\w*\n(.*?)```\n", text(), re.DOTALL)
    assert found, f"README has no block after <!-- {marker} -->"
    return found[1]


def keys_table():
    rows = ["| keys | |", "|---|---|"]
    for command in COMMANDS:
        keys = [
            " ".join(f"`{ENGLISH.keys.get(k, k)}`" for k in key.split()) for key in command.keys
        ]
        if command.id == "goto":
            keys = ["digits, then `Enter` or `G`"]
        if keys:
            rows.append(f"| {', '.join(keys)} | {ENGLISH.help[command.id]} |")
    return "\n".join(rows)


def words_table():
    rows = ["| words | |", "|---|---|"]
    for command in COMMANDS:
        words = [f"`{word}`" for word in command.words if word]
        if command.id in ENGLISH.typed_with:
            words = [ENGLISH.typed_with[command.id].format(word=" or ".join(words))]
        if words:
            rows.append(f"| {', '.join(words)} | {ENGLISH.help[command.id]} |")
    return "\n".join(rows)


def desk_keys_table():
    rows = ["| keys | |", "|---|---|"]
    for command in DESK:
        keys = [f"`{ENGLISH.keys.get(key, key)}`" for key in command.keys]
        if keys:
            rows.append(f"| {', '.join(keys)} | {ENGLISH.desk.help[command.id]} |")
    return "\n".join(rows)


def desk_words_table():
    rows = ["| words | |", "|---|---|"]
    for command in DESK:
        form = ENGLISH.desk.typed_with.get(command.id, "{word}")
        for word in command.words:
            rows.append(f"| {form.format(word=f'`{word}`')} | {ENGLISH.desk.help[command.id]} |")
    rows.append("| `clock start`, `clock pause`, `clock reset` | set the talk's clock |")
    return "\n".join(rows)


def settings_table():
    rows = ["| in the file | variable | flag | | without it |", "|---|---|---|---|---|"]
    for setting in SETTINGS:
        value = f'"{setting.example}"' if setting.written is str else setting.example
        others = [f"`{name}`" for name in setting.others]
        flag = f"`{setting.flag} {setting.example}`"
        if setting.written is bool:
            flag = f"`{setting.flag}`, `--no-{setting.flag[2:]}`"
        flag = ", ".join([flag, *(f"`{name}`" for name in setting.shorthands)])
        variables = ", ".join([f"`{setting.env}`", *others])
        does = f"{setting.does} | {setting.default_means}"
        rows.append(f"| `{setting.name} = {value}` | {variables} | {flag} | {does} |")
    return "\n".join(rows)


def themes_table():
    rows = [
        "| theme | background | text | accent | contrast of text at least |",
        "|---|---|---|---|---|",
    ]
    for name, palette in THEMES.items():
        shade = "dark" if palette.dark else "light"
        text, accent = palette.colours["text"], palette.colours["accent"]
        rows.append(
            f"| `{name}` | {shade}, `{palette.background}` | `{text}` | `{accent}` "
            f"| {palette.least:g} to 1 |"
        )
    return "\n".join(rows)


def rules_table():
    rows = ["| rule | | finds |", "|---|---|---|"]
    return "\n".join(
        [*rows, *(f"| `{name}` | {rule.severity} | {rule.finds} |" for name, rule in RULES.items())]
    )


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("keys", keys_table),
        ("words", words_table),
        ("desk keys", desk_keys_table),
        ("desk words", desk_words_table),
        ("settings", settings_table),
        ("themes", themes_table),
        ("rules", rules_table),
    ],
)
def test_a_table_says_what_the_tables_of_the_program_say(name, table):
    whole = f"<!-- {name} -->\n{table()}\n<!-- end of {name} -->"
    between = rf"<!-- {name} -->\n(.*?)<!-- end of {name} -->"
    if os.environ.get("UPDATE_GOLDENS"):
        README.write_text(
            re.sub(between, lambda _: whole, text(), flags=re.DOTALL), encoding="utf-8"
        )
    assert whole in text()


@pytest.mark.parametrize("marker", ["run command", "test command"])
def test_a_set_up_is_one_line_that_begins_with_nothing_installed(marker):
    command = example(marker)
    assert command.count("\n") == 1
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_deck_of_the_readme_is_a_deck_without_faults():
    deck = deck_of(example("deck example").encode(), "README.md")
    assert [slide.title for slide in deck.slides] == [
        "The night the Wall fell",
        "A slip of paper",
        "Right away",
        "The gate opens",
    ]
    assert [slide.steps for slide in deck.slides] == [0, 2, 1, 0]
    assert [slide.phase for slide in deck.slides] == [
        None,
        "Press conference",
        "Press conference",
        "At the border",
    ]


def test_the_readme_has_a_working_example_of_each_kind_of_block():
    points = "".join(f"      {line}\n" for line in example("blocks example").splitlines())
    deck = deck_of(
        f"title: x\ndate: 1989-11-09\nslides:\n  - title: y\n    body:\n{points}".encode(),
        "README.md",
    )
    kinds = [type(part.block) for part in deck.slides[0].body.parts]
    assert list(dict.fromkeys(kinds)) == list(KINDS.values())


def test_the_picture_of_the_readme_shows_every_field():
    points = "".join(f"      {line}\n" for line in example("picture example").splitlines())
    deck = deck_of(f"title: x\nslides:\n  - title: y\n    body:\n{points}".encode(), "x.yaml")
    (part,) = deck.slides[0].body.parts
    assert isinstance(part.block, Picture)
    plain = Picture(file="x")
    same = [
        f.name for f in fields(Picture) if getattr(part.block, f.name) == getattr(plain, f.name)
    ]
    assert same == ["source", "language"]


def test_the_settings_of_the_readme_are_settings_without_faults():
    config = config_of(example("config example").encode(), "README.md")
    assert {name: value.value for name, value in config.values.items()} == {
        "language": "de",
        "theme": "paper",
    }
    assert config.keymap.keys_of("next", "first", "blank") == ("right", "n", "ctrl+x", "g a")


def test_the_fault_of_the_readme_is_told_in_these_words():
    deck = "title: A\nslides:\n  - title: B\n    when: 25:10\n"
    with pytest.raises(DeckError) as caught:
        deck_of(deck.encode(), "talk.yaml")
    assert report(caught.value) == example("fault example").rstrip("\n")


def test_every_option_of_the_command_line_stands_in_the_readme():
    actions = [*parser()._actions, *check_parser()._actions]
    options = {option for action in actions for option in action.option_strings}
    missing = [o for o in options if o.startswith("--") and f"`{o}" not in text()]
    assert missing == []


def test_every_link_and_every_file_that_is_named_exists():
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text())
    named = re.findall(
        r"\b(?:summit_tui|tests|slides)/[\w./-]*\w", re.sub("<!--.*?-->", "", text())
    )
    assert [path for path in (*links, *named) if not (README.parent / path).exists()] == []
    assert named


@pytest.mark.parametrize("name", [*KINDS, *THEMES])
def test_every_kind_of_block_and_every_theme_is_named(name):
    assert f"`{name}`" in text() or f"theme: {name}`" in text()
