"""The opening of a large deck: what the first slide shows, known before the others are read."""

import pytest

from summit_tui.cli.begin import first_beginning
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.load import load_deck
from summit_tui.memory import Memory, file_of, name_of, remember
from summit_tui.opening import LARGE, NoOpening, holds, opening_of
from summit_tui.position import Position
from summit_tui.story import Story
from summit_tui.timeline import timeline_of
from summit_tui.way import Bookmark
from summit_tui.words import words_for

MANY = 1800
HEAD = "title: Flood\nlanguage: en\n"
FIRST = "- title: It rains\n  when: 2025-08-15\n  body: |\n    For **nine** days: 9 × 24 hours.\n"
OTHER = "- title: Day {n}\n  body: |\n    - The river, when it rose, was {n} cm\n    - {line}\n"
LINE = "and all that it carried with it went down to the sea, where nobody sees it again"
LAST = "- title: It stops\n  body: And the sun comes out.\n"


def text(head=HEAD, first=FIRST, other=OTHER, last=LAST, *, indent="  ", tail="") -> str:
    """A deck of `MANY` slides."""
    middle = "".join(other.format(n=n, line=LINE) for n in range(2, MANY))
    slides = (first + middle + last).splitlines(keepends=True)
    return f"{head}slides:\n{''.join(indent + line for line in slides)}{tail}"


@pytest.fixture
def saved(tmp_path):
    """Writes a deck and returns its path."""

    def save(text: str) -> str:
        assert len(text) > LARGE
        path = tmp_path / "flood.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return save


def screen(deck):
    look = Look(words=words_for("en"), glyphs=GLYPHS["unicode"])
    return draw(deck, timeline_of(deck), Position(), 100, 30, look)


DECKS = {
    "indented": text(),
    "not indented": text(indent=""),
    "far indented": text(indent="      "),
    "with an accent": text(head="# Ours\n" + HEAD + "accent: '#2f6f4f'\n"),
    "with a theme behind": text(tail="theme: paper\nsources: [The gauge]\n"),
    "with a theme beside": text(indent="", tail="# The end\ntheme: paper\n"),
    "with dashes alone": text(other="-\n  title: Day {n}\n  notes: |2\n\n    {line} {line}\n"),
    "in braces": text(other='- {{title: "Day {n}", notes: "{line} {line}"}}\n'),
    "in phases": text(
        first="- title: It rains\n  phase: Rain\n", tail="phases: [{name: Rain}, {name: Sun}]\n"
    ),
    "with the first id": text(last="- title: It stops\n  id: it-rains\n"),
    "with a time at the end": text(last=LAST + "  when: 2025-08-24\n"),
    "with times": text(
        other="- title: Day {n}\n  body: {line} {line}\n  when: ~{n:04} # or so\n",
        last="- when: '1500 to 1600'\n  title: It stops\n",
    ),
    "of Windows": text().replace("\n", "\r\n"),
    "with remarks": text().replace("slides:\n", "slides: # all\n\n  # The first\n"),
}


@pytest.mark.parametrize("name", DECKS)
def test_the_first_slide_looks_as_if_all_had_been_read(name, saved):
    path = saved(DECKS[name])
    opening, deck = opening_of(path), load_deck(path)
    assert len(opening.slides) == MANY
    assert opening.slides[0].title == "It rains"
    assert opening.slides[1].title != deck.slides[1].title
    same = screen(opening) == screen(deck)
    assert same
    assert holds(opening, deck)


SHOWN = {
    "a time far in": text(last="-  title: It stops\n   when: 2025-08-24\n"),
    "a time in braces": text(last="- {title: It stops, when: 2025-08-24}\n"),
    "a time in quotes": text(last='- "when" : 2025-08-24\n  title: It stops\n'),
    "its absence": text(last=LAST + "  hidden: true\n"),
    "what no deck has": text().replace("slides:\n", "slides: &all\n"),
    "no slides": text().replace("slides:", "folien:"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_deck_of_which_a_glance_tells_too_little_is_read_whole(name, saved):
    path = saved(SHOWN[name])
    with pytest.raises(NoOpening):
        opening_of(path)


@pytest.mark.parametrize("path", ["-", "nowhere.yaml", ".", "slides/alaska-2025.en.yaml"])
def test_what_is_small_or_no_file_has_no_opening(path):
    with pytest.raises(NoOpening):
        opening_of(path)


DECEIVING = {
    "a text like a slide": '- title: "It stops\n- or not"\n',
    "a time spelled oddly": '- title: It stops\n  "wh\\u0065n": 2025-08-24\n',
    "an absence spelled oddly": '- title: It stops\n  "hidd\\u0065n": true\n',
}


@pytest.mark.parametrize("name", DECEIVING)
def test_an_opening_that_was_wrong_is_noticed(name, saved):
    path = saved(text(last=DECEIVING[name]))
    held = holds(opening_of(path), load_deck(path))
    assert not held


def test_after_a_talk_that_broke_off_there_is_more_to_say(saved, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    deck = opening_of(saved(text()))
    story = Story({"en": deck.path}, "en", decks={"en": deck})
    assert first_beginning(story, 10.0) is not None
    at = Bookmark(slide="day-7", step=0)
    file = file_of(tmp_path / "state" / "summit-tui", name_of(deck.path, "en"))
    remember(file, "flood", Memory(at=at, marks={}, zone=None, seen=5.0, left=False))
    assert first_beginning(story, 10.0) is None
