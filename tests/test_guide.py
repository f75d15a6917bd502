"""The guide: nothing that a deck can do is missing, and the lines shown are those that made it."""

import re
from dataclasses import fields
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from summit_tui.blocks import Block, Code
from summit_tui.check.examine import examine
from summit_tui.cli import Exit, main
from summit_tui.deck import Deck, Part, Slide
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.kinds import KINDS, Columns
from summit_tui.load import deck_of, load_deck
from summit_tui.position import Position
from summit_tui.timeline import timeline_of
from summit_tui.words import words_for

SLIDES = Path(__file__).parent.parent / "slides"
BOTH = pytest.mark.parametrize("language", ["de", "en"])


@cache
def guide(language: str) -> Deck:
    return load_deck(str(SLIDES / f"guide.{language}.yaml"))


def all_blocks(slide: Slide) -> list[Block]:
    """The blocks of a slide, those in columns too."""
    out: list[Block] = []
    for part in slide.body.parts:
        out.append(part.block)
        if isinstance(part.block, Columns):
            out += (block for column in part.block.columns for block in column.body)
    return out


def examples(slide: Slide) -> list[tuple[str, list[Part]]]:
    """Each example that a slide shows, with what stands beside it in columns, or below it."""
    parts = list(slide.body.parts)
    out = [
        (part.block.text, parts[number + 1 :])
        for number, part in enumerate(parts)
        if isinstance(part.block, Code) and part.block.language == "yaml"
    ]
    for part in parts:
        if isinstance(part.block, Columns):
            for left, right in pairwise(part.block.columns):
                out += (
                    (block.text, [Part(block=beside, step=part.step) for beside in right.body])
                    for block in left.body
                    if isinstance(block, Code) and block.language == "yaml"
                )
    return out


ALL = [
    pytest.param(language, slide.id, text, beside, id=f"{language}-{slide.id}")
    for language in ("de", "en")
    for slide in guide(language).slides
    for text, beside in examples(slide)
]
HEAD = ("title", "slides")
DECK_KEYS = {field.name for field in fields(Deck)}


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in text.splitlines())


@pytest.mark.parametrize(("language", "name", "text", "beside"), ALL)
def test_the_lines_that_are_shown_made_what_stands_beside_them(language, name, text, beside):
    deck = guide(language)
    slide = deck.slides[deck.index_of(name)]
    keys = re.findall(r"^(\w+):", text, re.MULTILINE)
    if text.startswith("- "):
        made = deck_of(f"title: x\nslides:\n- title: y\n  body:\n{indented(text, 4)}".encode(), "x")
        parts = made.slides[0].body.parts
        first = beside[0].step
        assert [(part.block, part.step - first) for part in beside] == [
            (part.block, part.step) for part in parts
        ]
    elif set(HEAD) <= set(keys):
        assert deck_of(text.encode(), "x").slides  # a whole deck, which stands nowhere else
    else:
        own = [key for key in keys if key not in DECK_KEYS or key == "minutes"]
        given = "".join(
            f"{key}: {value}\n"
            for key, value in (("date", deck.date), ("zone", deck.zone))
            if key not in keys
        )
        head, of_slide = ("", indented(text, 2)) if own else (f"{text}\n", "")
        made = deck_of(f"title: x\n{given}{head}slides:\n- title: y\n{of_slide}".encode(), "x")
        assert keys
        for key in keys:
            if own:
                assert getattr(made.slides[0], key) == getattr(slide, key)
            else:
                assert getattr(made, key) == getattr(deck, key)


@BOTH
def test_most_slides_show_an_example(language):
    shown = [slide.id for slide in guide(language).slides if examples(slide)]
    assert [slide.id for slide in guide(language).slides if slide.id not in shown] == [
        "start",
        "keys",
        "by-ear",
        "saving",
        "yours",
    ]


@BOTH
def test_no_kind_of_block_is_missing(language):
    shown = {type(block) for slide in guide(language).slides for block in all_blocks(slide)}
    assert [name for name, kind in KINDS.items() if kind not in shown] == []


@BOTH
def test_every_kind_of_block_is_shown_with_its_name(language):
    texts = "\n".join(text for slide in guide(language).slides for text, _ in examples(slide))
    assert [name for name in KINDS if not re.search(rf"^- {name}:", texts, re.MULTILINE)] == []


@BOTH
def test_times_that_are_instants_spans_and_about_are_there(language):
    whens = {slide.id: slide.when for slide in guide(language).slides if slide.when}
    assert list(whens) == ["times", "spans", "about"]
    assert whens["spans"].end
    assert whens["about"].start.approximate


@BOTH
def test_the_check_finds_nothing(language):
    found = examine(str(SLIDES / f"guide.{language}.yaml"), sizes=[(80, 24), (120, 36)])
    assert [f"{one.place.line} {one.message}" for one in found.findings] == []


def test_both_languages_show_the_same():
    def shape(deck: Deck):
        return [
            (slide.id, slide.steps, [type(block) for block in all_blocks(slide)])
            for slide in deck.slides
        ]

    assert shape(guide("de")) == shape(guide("en"))


@BOTH
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 36)])
def test_examples_stand_beside_what_they_make_where_there_is_room(language, width, height):
    deck = guide(language)
    look = Look(words=words_for(language), zone=deck.zone)
    at = Position(deck.index_of("figures"))
    rows = draw(deck, timeline_of(deck), at, width, height, look).text().splitlines()
    assert any("- figures:" in row and "2½ " in row for row in rows)


@BOTH
def test_german_and_english_words_have_their_own_quotation_marks(language):
    text = (SLIDES / f"guide.{language}.yaml").read_text(encoding="utf-8")
    assert re.findall("[„»«]" if language == "en" else "[”»«]", text) == []


# --- the command --------------------------------------------------------------------------------


@pytest.fixture
def alone(monkeypatch, tmp_path):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "SUMMIT_LANG", "SUMMIT_TEXT", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["--text"], "Slide 1 of 30. What a deck can do."),
        (["--lang", "de"], "Folie 1 von 30. Was Folien können."),
    ],
)
@pytest.mark.usefixtures("alone")
def test_the_guide_is_told_in_the_language_of_the_person(capfd, arguments, first):
    code = main(["guide", *arguments])
    out, err = capfd.readouterr()
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == first
    assert "30" in out.split("\n\n")[-1].splitlines()[0]


@pytest.mark.usefixtures("alone")
def test_the_guide_takes_the_options_of_the_main_command_but_no_deck(capfd):
    assert main(["guide", "--help"]) == 0
    out, _ = capfd.readouterr()
    assert "usage: summit-tui guide" in out
    assert "--at SLIDE" in out
    assert main(["guide", "talk.yaml"]) == Exit.USAGE
    assert main(["guide", "--at", "nowhere"]) == Exit.USAGE
