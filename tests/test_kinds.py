"""Every kind of block says, draws and finds all that it holds: one full example of each.

A field that a kind keeps to itself would be lost to a listener; here every text of an example is
one of a kind, and must be heard and seen.
"""

import re
from dataclasses import fields, is_dataclass

import pytest
from decks import plain_deck

from summit_tui.blocks import Run
from summit_tui.deck import Body, Id, Part, Slide, Title
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.kinds import KINDS
from summit_tui.load import deck_of
from summit_tui.position import Position
from summit_tui.speak_blocks import block_lines
from summit_tui.timeline import timeline_of
from summit_tui.voice import Manner, voice_for
from summit_tui.words import LANGUAGES

EXAMPLES = {
    "heading": "{text: alpha, level: 3, language: de}",
    "text": '{text: "alpha *beta* [gamma](https://example.org)", language: de}',
    "bullets": (
        "{items: [alpha, {text: beta, items: [gamma]}], ordered: true, start: 4, language: de}"
    ),
    "code": "{text: alpha beta, language: gamma, numbers: 4, lines: 4 | all}",
    "table": "{columns: [alpha, beta], rows: [[gamma, delta]], align: [left, right], language: de}",
    "picture": (
        "{file: alpha.png, alt: beta, long: zeta eta, caption: gamma, credit: delta, "
        "source: epsilon, taken: 2024, sensitive: true, animate: true, "
        "crop: {left: 5}, language: de}"
    ),
    "quote": "{text: alpha, speaker: beta, role: gamma, source: delta, language: de}",
    "figures": "{figures: [{value: alpha, unit: beta, label: gamma}], language: de}",
    "people": (
        "{people: [{group: alpha, people: [{name: beta, role: gamma}]}, "
        "{name: delta, role: epsilon}], language: de}"
    ),
    "columns": (
        "[{body: alpha, width: 2, language: de}, [beta, quote: {text: gamma, speaker: delta}]]"
    ),
    "map": (
        "{places: [{name: alpha, latitude: 61, longitude: -150, note: beta}, "
        "{name: gamma, latitude: 39, longitude: -77}], "
        "routes: [{from: alpha, to: gamma, label: delta, note: epsilon}], "
        "region: {south: 20, west: 160, north: 80, east: -60}, caption: zeta, "
        "language: de, long: eta theta}"
    ),
    "chart": (
        "{title: alpha, unit: beta, x: gamma, labels: [delta], series: {epsilon: [12]}, "
        "language: de, long: zeta eta}"
    ),
}
NOT_SAID = {("picture", "file")}
"""A file's name is told only where there is no description."""


def block_of(kind):
    data = f"title: x\nslides:\n  - title: y\n    body:\n      - {kind}: {EXAMPLES[kind]}\n"
    (part,) = deck_of(data.encode(), "x").slides[0].body.parts
    return part.block


def texts_of(value, name=""):
    """Every text of a block with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Run):
        yield name, value.text
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item, name)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("align", "reveal", "type", "size", "language"):
                yield from texts_of(getattr(value, field.name), field.name)


def words_in(kind, *, without=()):
    """The words of a block, but for those of the fields `without`."""
    for name, text in texts_of(block_of(kind)):
        if (kind, name) not in NOT_SAID and name not in without:
            yield from re.findall(r"\w+", text)


def test_every_kind_has_an_example():
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_fills_every_field(kind):
    block = block_of(kind)
    empty = [f.name for f in fields(block) if getattr(block, f.name) in (None, "", (), False)]
    other_forms = {"chart": {"values"}, "picture": {"cover"}}  # a cover hides the description
    assert set(empty) <= {"reveal"} | other_forms.get(kind, set())


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_block_is_heard(kind):
    deck = plain_deck(Slide(title=Title("x")))
    heard = " ".join(block_lines(block_of(kind), voice_for(deck))).casefold()
    assert [word for word in words_in(kind, without=["long"]) if word not in heard] == []
    long = voice_for(deck, manner=Manner(detail="long"))
    heard = " ".join(block_lines(block_of(kind), long)).casefold()
    assert [word for word in words_in(kind) if word not in heard] == []


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"code"}))
def test_a_block_in_another_language_says_so_once(kind):
    voice = voice_for(plain_deck(Slide(title=Title("x"))))
    heard = "\n".join(block_lines(block_of(kind), voice))
    assert heard.casefold().count("in german") == 1


@pytest.mark.parametrize("size", [(120, 36), (30, 60)])
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_block_is_seen(kind, size):
    body = Body(parts=(Part(block=block_of(kind)),))
    deck = plain_deck(Slide(id=Id("x"), title=Title("x"), body=body))
    look = Look(words=LANGUAGES["en"])
    seen = draw(deck, timeline_of(deck), Position(), *size, look).text()
    big = {"alpha"} if kind == "figures" else set()  # in big letters
    shown = words_in(kind, without=["long"])  # for who asks, in words
    assert [word for word in shown if word not in seen and word not in big] == []


@pytest.mark.parametrize("kind", KINDS)
def test_plain_says_no_less_than_the_block(kind):
    plain = " ".join(text for core in block_of(kind).plain() for _, text in texts_of(core))
    without = [] if kind == "picture" else ["long"]  # only a picture is a core block
    assert [word for word in words_in(kind, without=without) if word not in plain] == []
