"""The words of the desk: every language says the same things, and each is said somewhere."""

import ast
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from test_words import each_language, places

import summit_tui
from summit_tui.words.desk_en import DESK_ENGLISH
from summit_tui.words.desk_form import DeskWords

ENGLISH = asdict(DESK_ENGLISH)
TEMPLATES = [name for name, value in ENGLISH.items() if isinstance(value, str)]
TABLES = [name for name, value in ENGLISH.items() if isinstance(value, dict) and name != "typed"]


@each_language
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_the_same_places_in_every_language(words, name):
    assert places(asdict(words.desk)[name]) == places(ENGLISH[name])
    assert not asdict(words.desk)[name].endswith(".")


@each_language
@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_same_rows_in_every_language(words, name):
    assert set(asdict(words.desk)[name]) == set(ENGLISH[name])


@each_language
def test_nothing_is_empty_but_where_a_language_has_no_word(words):
    empty = {name for name, value in asdict(words.desk).items() if value in ("", {}, ())}
    assert empty <= {"typed"}


def test_every_word_is_said_somewhere():
    said = set()
    for path in Path(summit_tui.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert [field.name for field in fields(DeskWords) if field.name not in said] == []
