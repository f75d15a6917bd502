"""The table of commands: what people have in their fingers, nowhere at odds with itself."""

from collections import Counter
from typing import get_args

import pytest

from summit_tui.commands import COMMANDS, Action, command_for
from summit_tui.position import GoTo, Move
from summit_tui.words import LANGUAGES

BY_ID = {command.id: command for command in COMMANDS}


def test_no_id_is_used_twice():
    assert len(BY_ID) == len(COMMANDS)


def test_no_key_belongs_to_two_commands():
    counts = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_word_belongs_to_two_commands():
    counts = Counter(word for command in COMMANDS for word in command.words)
    assert [word for word, count in counts.items() if count > 1] == []


def test_no_key_is_the_first_of_two_pressed_in_turn():
    """Else the single key would act before the second one is pressed."""
    keys = {key for command in COMMANDS for key in command.keys}
    assert [key for key in keys if " " in key and key.split()[0] in keys] == []


def test_every_command_can_be_reached():
    assert [command.id for command in COMMANDS if not command.keys and not command.words] == []


def test_every_action_is_that_of_one_command():
    used = Counter(command.does for command in COMMANDS if isinstance(command.does, str))
    assert used == Counter(get_args(Action))


def test_every_move_that_needs_nothing_more_has_a_row():
    moves = Counter(type(command.does) for command in COMMANDS if isinstance(command.does, Move))
    assert moves == Counter(move for move in get_args(Move) if move is not GoTo)


def test_scrolling_falls_back_to_a_move():
    scrolls = {"scroll-down", "scroll-up", "page-down", "page-up"}
    assert {c.id for c in COMMANDS if c.fallback} == {c.id for c in COMMANDS if c.does in scrolls}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_command_has_a_help_line_and_no_line_is_left_over(code):
    assert set(LANGUAGES[code].help) == set(BY_ID)
    assert all(line and line == line.strip() for line in LANGUAGES[code].help.values())
    assert [line for line in LANGUAGES[code].help.values() if line.endswith(".")] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_key_has_a_name_to_be_printed(code):
    names = LANGUAGES[code].keys
    pressed = [key for command in COMMANDS for keys in command.keys for key in keys.split()]
    assert [key for key in pressed if key not in names and len(key) > 1] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_keys_have_one_name(code):
    names = list(LANGUAGES[code].keys.values())
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("next", "right l n enter"),
        ("down", "down j"),
        ("page-down", "pagedown space"),
        ("back", "left h p N backspace"),
        ("up", "up k"),
        ("page-up", "pageup shift+space"),
        ("next-phase", "right_square_bracket"),
        ("previous-phase", "left_square_bracket"),
        ("blank", "b full_stop"),
        ("language", "L"),
        ("zone", "z"),
        ("overview", "o d ctrl+p"),
        ("help", "question_mark f1"),
        ("close", "escape"),
        ("quit", "q Q ctrl+c"),
    ],
)
def test_the_keys_of_other_tools_do_here_what_they_do_there(name, keys):
    assert set(BY_ID[name].keys) == set(keys.split())


def test_first_and_last_have_the_keys_of_browsers_and_of_vi():
    assert set(BY_ID["first"].keys) == {"home", "g g", "0"}
    assert set(BY_ID["last"].keys) == {"end", "G"}


def test_escape_never_quits():
    """Clickers send it."""
    assert "escape" not in BY_ID["quit"].keys


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "next"),
        ("n", "next"),
        ("NEXT", "next"),
        ("  next   phase ", "next-phase"),
        ("]", "next-phase"),
        ("b", "back"),
        ("where", "where"),
        ("timeline", "timeline"),
        ("repeat", "repeat"),
        ("notes", "notes"),
        ("find", "find"),
        ("lang", "language"),
        ("zone", "zone"),
        ("?", "help"),
        ("quit", "quit"),
    ],
)
def test_a_typed_word_is_a_command(typed, name):
    assert command_for(typed) is BY_ID[name]


@pytest.mark.parametrize(("typed", "name"), [("weiter", "next"), ("Zurück", "back"), ("n", "next")])
def test_a_language_has_words_of_its_own_besides_those_of_the_table(typed, name):
    assert command_for(typed, LANGUAGES["de"].typed) is BY_ID[name]


@pytest.mark.parametrize("typed", ["12", "xyzzy", "nextphase"])
def test_any_other_word_is_none(typed):
    assert command_for(typed) is None


def test_words_are_written_in_small_letters():
    assert [w for c in COMMANDS for w in c.words if w != w.casefold() or w != w.strip()] == []
