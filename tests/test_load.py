"""Settling a deck: ids, phases, hidden slides; and the same story in other languages."""

import pytest

from summit_tui.load import deck_of, siblings, translations
from summit_tui.position import Position
from summit_tui.problems import DeckError, Place
from summit_tui.story import best_language, open_story, translated

HEAD = "title: Flood\ndate: 2025-03-30\nzone: Europe/Berlin\n"


def deck(body: str):
    return deck_of(f"{HEAD}{body}".encode(), "flood.yaml")


def ids(*titles: str) -> list[str]:
    return [slide.id for slide in deck("slides:\n" + "".join(f"  - {t}\n" for t in titles)).slides]


def test_an_id_is_made_from_the_title():
    assert ids("title: The Great Flood!") == ["the-great-flood"]
    assert ids("title: Straße nach Ahrweiler") == ["strasse-nach-ahrweiler"]


def test_a_title_without_latin_letters_gives_the_slides_number():
    assert ids("title: Rain", "title: 洪水", "title: '2025'") == ["rain", "slide-2", "slide-2025"]


def test_two_slides_of_one_title_get_two_ids():
    assert ids("title: Rain", "title: Rain", "title: Rain") == ["rain", "rain-2", "rain-3"]


def test_a_given_id_is_never_taken_by_a_made_one():
    assert ids("title: Rain", "{title: Sun, id: rain}") == ["rain-2", "rain"]


def test_hidden_slides_are_set_aside():
    read = deck("slides:\n  - title: a\n  - {title: b, hidden: true}\n  - title: c\n")
    assert [slide.title for slide in read.slides] == ["a", "c"]
    assert [slide.title for slide in read.hidden] == ["b"]


PHASES = """\
phases:
  - {name: Before, from: 09:00, to: 11:00}
  - {name: During, from: 11:00, to: 12:00}
  - {name: Peak, from: 11:30, to: 11:40}
  - {name: After, from: 12:00}
  - name: Later
"""


@pytest.mark.parametrize(
    ("when", "phase"),
    [
        ("08:59", None),
        ("09:00", "Before"),
        ("11:00", "During"),
        ("11:35", "Peak"),
        ("10:59 for 2h", "Before"),
        ("23:00", "After"),
    ],
)
def test_a_slide_finds_its_phase_by_its_time(when, phase):
    assert deck(f"{PHASES}slides:\n  - {{title: a, when: {when}}}\n").slides[0].phase == phase


def test_the_first_of_two_phases_that_begin_at_once_counts_until_it_ends():
    head = "phases:\n  - {name: Short, from: 09:00, to: 10:00}\n"
    head += "  - {name: Long, from: 09:00, to: 11:00}\n"
    slides = "".join(f"  - {{title: a, when: {t}}}\n" for t in ("09:00", "09:59", "10:00", "11:00"))
    phases = [slide.phase for slide in deck(f"{head}slides:\n{slides}").slides]
    assert phases == ["Short", "Short", "Long", None]


def test_a_phase_of_an_hour_that_clocks_show_twice_is_told_by_time_as_it_passes():
    deck = deck_of(
        b"title: x\nzone: Europe/Berlin\n"
        b"phases:\n  - {name: Second, from: 2025-10-26T02:15+01:00, to: 2025-10-26T03:00}\n"
        b"slides:\n  - {title: a, when: 2025-10-26T02:30+02:00}\n"
        b"  - {title: b, when: 2025-10-26T02:30+01:00}\n",
        "x",
    )
    assert [slide.phase for slide in deck.slides] == [None, "Second"]


def test_a_phase_that_is_named_wins_over_the_time():
    read = deck(f"{PHASES}slides:\n  - {{title: a, when: 09:30, phase: Later}}\n")
    assert read.slides[0].phase == "Later"


def test_the_deck_knows_its_path():
    assert deck("slides:\n  - title: a\n").path == "flood.yaml"


# --- languages ----------------------------------------------------------------------------------


@pytest.fixture
def talks(tmp_path):
    for language, slides in {"de": "abc", "en": "acd", "pt-BR": "a"}.items():
        text = f"title: Flood\nlanguage: {language}\nslides:\n"
        text += "".join(
            f"  - {{id: {c}, title: {c} {language}, body: [x, step, y]}}\n" for c in slides
        )
        (tmp_path / f"flood.{language}.yaml").write_text(text)
    (tmp_path / "flood.notes.txt").write_text("no deck")
    (tmp_path / "flood.draft.yaml").write_text("no translation")
    (tmp_path / "other.de.yaml").write_text("title: Other\nslides:\n  - title: x\n")
    return tmp_path


def test_siblings_are_the_same_name_with_other_languages(talks):
    assert siblings(str(talks / "flood.de.yaml")) == {
        "de": str(talks / "flood.de.yaml"),
        "en": str(talks / "flood.en.yaml"),
        "pt-BR": str(talks / "flood.pt-BR.yaml"),
    }


def test_a_name_without_a_language_has_no_siblings(talks):
    (talks / "flood.yaml").write_text("title: Flood\nslides:\n  - title: x\n")
    assert siblings(str(talks / "flood.yaml")) == {}
    assert siblings("-") == {}
    assert siblings(str(talks / "nowhere" / "flood.de.yaml")) == {}


def test_a_story_may_be_named_without_language_and_ending(talks):
    assert sorted(translations(str(talks / "flood"))) == ["de", "en", "pt-BR"]
    assert open_story(str(talks / "flood"), ["de-AT"]).deck.language == "de"
    assert open_story(str(talks / "flood.yaml"), ["fr"]).deck.language == "en"


def test_a_file_that_is_named_is_told_whatever_the_reader_reads(talks):
    story = open_story(str(talks / "flood.de.yaml"), ["en"])
    assert story.language == "de"
    assert list(story) == ["de", "en", "pt-BR"]


def test_a_fault_in_another_language_does_not_keep_this_one_from_being_told(talks):
    (talks / "flood.en.yaml").write_text("titel: x\n")
    story = open_story(str(talks / "flood.de.yaml"), [])
    assert story.deck.title == "Flood"
    with pytest.raises(DeckError):
        story["en"]


def test_the_place_is_kept_by_id_and_step(talks):
    story = open_story(str(talks / "flood.de.yaml"), [])
    german, english = story["de"], story["en"]
    assert translated(Position(2, 1), german, english) == Position(1, 1)


def test_a_slide_without_translation_gives_way_to_the_one_before(talks):
    story = open_story(str(talks / "flood.de.yaml"), [])
    german, english = story["de"], story["en"]
    assert translated(Position(1, 1), german, english) == Position(0, 0)
    assert translated(Position(2, 1), english, german) == Position(2, 0)


@pytest.mark.parametrize(
    ("available", "wanted", "best"),
    [
        (["de", "en"], ["de"], "de"),
        (["de", "en"], ["de-AT"], "de"),
        (["de-AT", "en"], ["de"], "de-AT"),
        (["de", "de-AT", "en"], ["de-AT"], "de-AT"),
        (["de", "en"], ["fr", "de"], "de"),
        (["de", "en"], ["fr"], "en"),
        (["de", "fr"], ["it"], "de"),
        (["de", "en"], [], "en"),
    ],
)
def test_the_best_language_is_the_first_one_that_is_read(available, wanted, best):
    assert best_language(available, wanted) == best


def test_slides_keys_and_blocks_know_where_they_stand():
    text = """\
title: Story
slides:
  - title: One
    when: 2025-08-15
    body:
      - First.
      - step
      - quote:
          text: Second.
  - title: Two
    body: |
      A paragraph.

      ![A plane](plane.png)
"""
    deck = deck_of(text.encode(), "story.yaml")
    one, two = deck.slides
    assert deck.places["title"] == Place(line=1, column=8)
    assert one.place_of() == Place(line=3, column=5)
    assert one.place_of("when") == Place(line=4, column=11)
    assert one.place_of("notes") == one.place_of()
    assert [part.place.line for part in one.body.parts] == [6, 8]
    assert two.body.parts[1].place == Place(line=14, column=18)
