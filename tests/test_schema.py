"""The JSON Schema: shipped as generated, valid itself, and of one mind with the reader."""

import json
import re

import jsonschema
import pytest
import yaml
from test_broken_decks import CASES

from summit_tui.deck import Deck, Slide
from summit_tui.kinds import KINDS
from summit_tui.load import deck_of
from summit_tui.problems import DeckError
from summit_tui.schema import FILE, field_docs, schema, text
from summit_tui.story import built_in_folder
from summit_tui.written import written_fields

VALIDATOR = jsonschema.Draft202012Validator(schema())


class Letters(yaml.SafeLoader):
    """Reads as editors do (YAML 1.2, core schema): dates and ``no`` are text."""


Letters.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if not tag.endswith((":timestamp", ":bool", ":int"))]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Letters.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
Letters.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("-?[0-9]+$"), list("-0123456789"))


def faults(data: bytes) -> list[str]:
    value = yaml.load(data, Loader=Letters)
    return [error.message for error in VALIDATOR.iter_errors(value)]


def test_the_package_carries_the_schema_as_it_is_generated():
    assert FILE.read_text(encoding="utf-8") == text(), (
        "run `python -m summit_tui.schema > summit_tui/deck.schema.json`"
    )


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_written_field_says_what_it_is():
    for cls in (Deck, Slide, *KINDS.values()):
        docs = field_docs(cls)
        assert {f.name for f in written_fields(cls)} <= set(docs), cls


def test_every_block_kind_is_in_the_schema():
    assert list(schema()["$defs"]["block"]["properties"]) == list(KINDS)


@pytest.mark.parametrize("name", ["alaska-2025.de.yaml", "alaska-2025.en.yaml"])
def test_the_built_in_decks_fit_the_schema(name):
    assert faults((built_in_folder() / name).read_bytes()) == []


@pytest.mark.parametrize(
    "name",
    [
        *["no-title-no-slides", "unknown-keys", "slides-is-a-word", "slides-empty"],
        *["slide-is-a-word", "title-is-a-list", "ids", "unknown-block", "block-fields"],
        *["two-kinds-in-one", "yes-and-no", "language-as-a-word", "large-letters"],
    ],
)
def test_what_the_reader_refuses_for_its_shape_the_schema_refuses_too(name):
    with pytest.raises(DeckError):
        deck_of(CASES[name], "x")
    assert faults(CASES[name]) != []


def test_numbers_and_words_are_texts_as_in_the_reader():
    data = b"title: 12\nslides:\n  - {title: 2025, when: 2025, notes: true, body: [7, step, 8]}\n"
    assert deck_of(data, "x").slides[0].title == "2025"
    assert faults(data) == []


def test_the_schema_command_prints_what_the_package_carries(capsys):
    from summit_tui.cli import main

    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()
