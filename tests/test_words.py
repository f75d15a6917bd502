"""The interface's words: every language says the same things."""

import ast
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

import summit_tui
from summit_tui.commands import COMMANDS
from summit_tui.words import LANGUAGES, words_for
from summit_tui.words.de import GERMAN
from summit_tui.words.en import ENGLISH
from summit_tui.words.form import Words
from summit_tui.words.live import Live
from summit_tui.words.rehearsing import Rehearsing
from summit_tui.words.timing import Timing

BY_ID = {
    "abbreviations",
    "alone",
    "clocks",
    "help",
    "units",
    "keys",
    "typed_with",
    "fractions",
    "detail_now",
    "sights",
    "desk",
}
"""The mappings whose keys are no plural categories, the same in every language."""
FIELDS = [field.name for cls in (Words, Timing, Rehearsing, Live) for field in fields(cls)]
PARTS = ("timing", "rehearsing", "live")


def texts_of(words):
    """Everything that a language says, by name, such as ``timing.left`` for what parts say."""
    whole = asdict(words)
    parts = {f"{part}.{name}": text for part in PARTS for name, text in whole.pop(part).items()}
    return {**whole, **parts}


COUNTED = [
    name
    for name, value in texts_of(ENGLISH).items()
    if isinstance(value, Mapping) and name not in {*BY_ID, "typed"}
]
TEMPLATES = [name for name, value in texts_of(ENGLISH).items() if isinstance(value, str)]

each_language = pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)


def places(template):
    """The names in braces of a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_there_are_words_in_english_and_german():
    assert dict(LANGUAGES) == {"de": GERMAN, "en": ENGLISH}


@each_language
def test_a_language_stands_under_its_own_code(words):
    assert LANGUAGES[words.code] is words


@each_language
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_the_same_places_in_every_language(words, name):
    assert places(texts_of(words)[name]) == places(texts_of(ENGLISH)[name])


@each_language
def test_a_spoken_clock_says_hour_and_minute(words):
    day = words.clocks[24]
    assert places(day.spoken) in ({"h", "m"}, {"h", "mm"})  # 11 Uhr 5, 11:05
    assert places(day.spoken_full) == {"h"}
    for clock in (clock for hours, clock in words.clocks.items() if hours == 12):
        assert places(clock.spoken) in ({"h12", "m", "half"}, {"h12", "mm", "half"})
        assert places(clock.spoken_full) == {"h12", "half"}
        assert all(clock.halves)


@each_language
@pytest.mark.parametrize("name", COUNTED)
def test_a_counted_word_has_every_plural_form_of_its_language(words, name):
    rule = Locale.parse(words.code).plural_form
    assert set(texts_of(words)[name]) == {*rule.tags, "other"}


@each_language
@pytest.mark.parametrize("name", COUNTED)
def test_a_counted_word_says_its_number_in_every_form(words, name):
    forms = texts_of(words)[name]
    everywhere = places(texts_of(ENGLISH)[name]["other"])
    assert "n" in everywhere
    assert places(forms["other"]) == everywhere
    for name, form in forms.items():
        # One is a word of its own: a voice says the digit as in counting, "eins Stunde".
        number = set() if name == "one" else {"n"}
        assert number <= places(form) <= everywhere


@each_language
@pytest.mark.parametrize("name", sorted(BY_ID - {"abbreviations", "clocks", "units"}))
def test_a_table_of_words_has_the_same_rows_in_every_language(words, name):
    assert set(texts_of(words)[name]) == set(texts_of(ENGLISH)[name])


@each_language
def test_a_word_to_be_typed_is_named_in_what_help_calls_its_command(words):
    assert [text for text in words.typed_with.values() if places(text) != {"word"}] == []


@each_language
def test_no_word_of_a_language_is_that_of_another_command(words):
    own = Counter(word for some in words.typed.values() for word in some)
    table = {word for command in COMMANDS for word in command.words}
    assert [word for word, count in own.items() if count > 1 or word in table] == []
    assert set(words.typed) <= {command.id for command in COMMANDS if command.words}


@each_language
def test_no_text_is_empty_but_where_a_language_has_no_word(words):
    empty = [name for name, value in texts_of(words).items() if value in ("", {}, ())]
    assert set(empty) <= {"clock_word", "typed"}


@each_language
def test_no_sentence_ends_in_a_full_stop(words):
    """Voices pause at the end of a line; a stop would be read on some of them."""
    assert [name for name in TEMPLATES if texts_of(words)[name].endswith(".")] == []


@each_language
def test_no_sign_hides_behind_a_shorter_one_before_it(words):
    signs = [sign for sign, _ in words.signs]
    assert [sign for sign, count in Counter(signs).items() if count > 1] == []
    hidden = [
        (before, sign) for i, sign in enumerate(signs) for before in signs[:i] if before in sign
    ]
    assert hidden == []


def test_every_word_is_said_somewhere():
    said = set()
    for path in Path(summit_tui.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert [name for name in FIELDS if name not in said] == []


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        (("de",), GERMAN),
        (("de-AT",), GERMAN),
        (("de_CH.UTF-8",), GERMAN),
        (("DE",), GERMAN),
        (("en_US",), ENGLISH),
        (("tlh", "de"), GERMAN),
        ((None, "", "de"), GERMAN),
        (("C.UTF-8",), ENGLISH),
        (("tlh",), ENGLISH),
        ((), ENGLISH),
    ],
)
def test_the_first_language_that_is_spoken_is_chosen_else_english(tags, words):
    assert words_for(*tags) is words
