"""Rules about decks: each finds what it is for, and nothing beside it."""

import os
import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.check.examine import (
    OF_COMMENTS,
    OF_DECK,
    OF_SCREEN,
    OF_SLIDE,
    case_of,
    examine,
    findings,
)
from summit_tui.check.report import as_text
from summit_tui.check.words import fault_of
from summit_tui.load import deck_of
from summit_tui.problems import DeckError
from summit_tui.rules import RULES
from tests.conftest import GOLDEN
from tests.decks import ENGLISH, GERMAN
from tests.test_reader import YAML_LIKE

SLIDES = Path(__file__).parent.parent / "slides"
FOLDER = GOLDEN / "check"
HEAD = "title: Flood\nlanguage: en\ndate: 2025-08-15\nzone: Europe/Berlin\n"


def found(text, path="flood.yaml", **others):
    """What is found in a deck, as ``line rule``."""
    deck = deck_of(text.encode(), path)
    return [f"{one.place.line} {one.rule}" for one in findings(case_of(deck, **others))]


def slides(*lines):
    """A deck of the slides in `lines`; the first of them stands on line 6."""
    return f"{HEAD}slides:\n" + "\n".join(lines) + "\n"


def rain(*lines):
    """A deck of one slide; what follows its title begins on line 7."""
    return slides("  - title: Rain", *(f"    {line}" for line in lines))


# --- every rule ---------------------------------------------------------------------------------


@pytest.fixture
def every_rule(monkeypatch):
    monkeypatch.chdir(FOLDER)
    return examine("every-rule.en.yaml").findings


def test_a_deck_with_every_rule_broken_gets_every_message(every_rule, golden):
    golden("check/every-rule.txt", as_text(every_rule))


def test_every_rule_is_found_on_the_line_that_breaks_it(every_rule):
    lines = (FOLDER / "every-rule.en.yaml").read_text(encoding="utf-8").splitlines()
    marked = [
        (number, mark[1])
        for number, line in enumerate(lines, 1)
        if (mark := re.search(r"<- ([\w-]+)$", line))
    ]
    whole_file = [(1, "translation-broken")]  # on the first line stands no mark
    assert [(one.place.line, one.rule) for one in every_rule] == sorted(whole_file + marked)


def test_no_rule_is_without_a_case(every_rule):
    assert {one.rule for one in every_rule} == set(RULES)


def test_every_rule_has_one_function_that_finds_it():
    assert sorted([*OF_SLIDE, *OF_SCREEN, *OF_DECK, *OF_COMMENTS]) == sorted(RULES)


def test_every_rule_says_in_sentences_why_and_what_to_do():
    for name, rule in RULES.items():
        assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
        assert not rule.finds.endswith(".")
        assert rule.why.endswith(".")
        assert rule.mend.endswith(".")


@pytest.mark.parametrize("path", sorted(SLIDES.glob("*.yaml")), ids=lambda path: path.stem)
def test_nothing_is_found_in_the_decks_that_come_with_the_program(path):
    assert as_text(examine(str(path)).findings) == ""


def test_the_faults_of_the_reader_are_found_too(tmp_path):
    path = tmp_path / "flood.yaml"
    path.write_text("titel: x\nslides:\n  - tilte: y\n")
    examined = examine(str(path))
    assert not examined.missing
    assert [(one.place.line, one.rule, one.severity) for one in examined.findings] == [
        (1, "deck", "error"),
        (3, "deck", "error"),
    ]


def test_a_file_that_is_not_there_is_missing(tmp_path):
    assert examine(str(tmp_path / "flood.yaml")).missing


# --- words --------------------------------------------------------------------------------------


def picture(alt="A flooded street", file="a.png", credit="Ann"):
    """Lines of a body with one picture: its file on line 9, its description on line 10."""
    keys = (("file", file), ("alt", alt), ("credit", credit))
    lines = [f"      {key}: {value}" for key, value in keys if value is not None]
    return rain("body:", "  - picture:", *lines)


@pytest.fixture
def a_picture(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(SLIDES / "pictures" / "stage.png", "a.png")


@pytest.mark.parametrize("text", [picture(), picture(alt='""'), picture(alt='""', credit=None)])
def test_a_picture_that_is_described_and_credited_is_in_order(a_picture, text):
    assert found(text) == []


def test_a_picture_without_a_description_is_found_in_markdown_too(a_picture):
    assert found(picture(alt=None)) == ["9 alt-missing"]
    markdown = rain("body: |", "  Rain.", "", "  ![](a.png)")
    assert found(markdown) == ["10 alt-missing", "10 picture-credit"]
    assert found(rain("body: |", "  ![Water](a.png)")) == ["8 picture-credit"]


@pytest.mark.parametrize(
    "alt", ["a.png", "A", "a", "IMG_1234", "DSC01234.JPG", "flood-2025.webp", "Screenshot 3"]
)
def test_a_description_that_is_the_name_of_a_file_is_found(a_picture, alt):
    assert found(picture(alt=alt)) == ["10 alt-file-name"]


@pytest.mark.parametrize("alt", ["A street a.png shows", "7 boats", "Image", "Photo finish"])
def test_a_description_in_words_is_in_order(a_picture, alt):
    assert found(picture(alt=alt)) == []


@pytest.mark.parametrize(
    "alt", ["Image of a boat", "a photo of rain", "Bild von einem Boot", "Das Foto zeigt ein Boot"]
)
def test_a_description_that_says_that_it_is_one_is_found(a_picture, alt):
    assert found(picture(alt=alt)) == ["10 alt-begins"]


@pytest.mark.parametrize("alt", ["A boat in a picture of Turner", "Images of three boats"])
def test_a_description_that_only_mentions_a_picture_is_in_order(a_picture, alt):
    assert found(picture(alt=alt)) == []


@pytest.mark.parametrize("title", ["🌧️", "***", "— … —"])
def test_a_title_that_no_voice_can_say_is_found(title):
    assert found(slides(f'  - title: "{title}"')) == ["6 title-empty"]


@pytest.mark.parametrize("title", ["🌧️ Rain", "9", "雨"])
def test_a_title_of_one_word_is_in_order(title):
    assert found(slides(f'  - {{title: "{title}", header: Rain, language: ja}}')) == []


def test_a_title_that_stands_twice_is_found_where_it_stands_again():
    twice = slides("  - title: Café", "  - title: Sun", "  - title: CAFE", "    hidden: true")
    assert found(twice) == ["8 title-twice"]
    assert found(slides("  - title: Rain 1", "  - title: Rain 2")) == []


def test_sentences_are_counted_in_words_and_found_on_their_line():
    long = "word " * 25
    assert found(rain(f"body: {long}")) == []
    assert found(rain(f"body: {long} more.")) == ["7 sentence-long"]
    assert found(rain("body: |", "  Rain.", "", f"  It rains. Look {long}.")) == [
        "10 sentence-long"
    ]
    assert found(rain("body: |", "  - Rain.", f"  - {long} more.")) == ["9 sentence-long"]
    assert found(rain(f"notes: {long} more.")) == []
    assert found(rain("body:", f"  - code: {long} more.")) == ["8 code-wide"]


def test_a_long_sentence_that_somebody_else_said_is_in_order():
    long = "word " * 30
    assert found(rain("body:", "  - quote:", f"      text: {long}", "      speaker: Ann")) == []
    column = rain("body:", "  - columns:", f"      - {long}", "      - [{quote: x}]")
    assert found(column) == ["9 sentence-long"]
    column = rain("body:", "  - columns:", "      - Rain.", f"      - [{{quote: {long}}}]")
    assert found(column) == []


def test_sentences_of_other_languages_may_be_longer():
    text = rain(f"body: {'word ' * 28}")
    assert found(text) == ["7 sentence-long"]
    assert found(text.replace("language: en", "language: fi")) == []


def test_notes_are_missed_only_where_another_slide_has_some():
    silent = "  - title: Rain"
    assert found(slides(silent, "  - title: Sun")) == []
    assert found(slides(silent, "  - {title: Sun, notes: Say it.}")) == ["6 notes-missing"]


@pytest.mark.parametrize(("language", "wrong"), [("python", 0), ("PYTHON", 0), ("pyton", 1)])
def test_a_language_of_code_is_looked_up(language, wrong):
    text = rain("body: |", f"  ```{language}", "  x = 1", "  ```")
    assert found(text) == ["8 code-language"] * wrong


# --- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "https://www.nato.int/page?a=b#c",
        "http://münchen.de/",
        "http://m%C3%BCnchen.de/",
        "https://intranet/page",
        "https://[2001:db8::1]:8080/",
        "https://a_b.nato.int.",
        "mailto:ann@nato.int?subject=Rain",
    ],
)
def test_a_whole_address_is_in_order(link):
    assert fault_of(link) == ""


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("javascript:alert(1)", "is not safe"),
        ("file:///etc/passwd", "is not safe"),
        ("www.nato.int", "is not safe"),
        ("https://www.nato.int/a page", "has a space in it"),
        ("https://www nato.int/", "has a space in it"),
        ("https:///page", "has no host"),
        ("https://www.nato.int:port/", "has no host"),
        ("https://[nato]/", "has no host"),
        ("https://www..nato.int/", "has the host `www..nato.int`, which cannot exist"),
        ("https://-nato.int/", "has the host `-nato.int`, which cannot exist"),
        ("https://nato%20.int/", "has the host `nato .int`, which cannot exist"),
        (f"https://{'a' * 64}.int/", "which cannot exist"),
        ("mailto:ann", "is no address of a person"),
        ("mailto:@nato.int", "is no address of a person"),
    ],
)
def test_an_address_that_leads_nowhere_is_found(link, fault):
    assert fault in fault_of(link)


def test_links_are_found_in_sources_bodies_tables_and_notes():
    bad = "https://a..b/"
    text = f"{HEAD}sources:\n  - name: A\n    link: {bad}\nslides:\n  - title: Rain\n"
    text += f"    body: |\n      Rain.\n\n      | a |\n      |---|\n      | [x]({bad}) |\n"
    text += f"    notes: |\n      See [x](https://example.org) and\n      [y]({bad}).\n"
    assert found(text) == [
        "7 link-broken",
        "15 link-broken",
        "17 link-placeholder",
        "18 link-broken",
    ]


@pytest.mark.parametrize(
    ("host", "reserved"),
    [
        ("example.com", 1),
        ("www.example.org", 1),
        ("a.test", 1),
        ("localhost", 1),
        ("myexample.com", 0),
        ("example.de", 0),
        ("test.de", 0),
    ],
)
def test_a_host_that_is_reserved_for_examples_is_found(host, reserved):
    text = rain(f'body: "[x](https://{host}/)"')
    assert found(text) == ["7 link-placeholder"] * reserved


# --- times --------------------------------------------------------------------------------------


def told(*whens):
    return slides(*(f"  - {{title: Rain {i}, when: {when}}}" for i, when in enumerate(whens)))


def test_an_earlier_time_is_found():
    assert found(told("10:00", "11:00", "10:30", "10:45")) == ["8 time-order"]


def test_times_that_go_on_or_stay_are_in_order():
    assert found(told("10:00 to 12:00", "11:00", "11:00", "2025-08-15", "2025-08")) == []


def test_a_hidden_slide_is_held_to_the_order_and_holds_nobody_to_it():
    hidden = "  - {title: Wind, when: 09:00, hidden: true}"
    late = "  - {title: Fog, when: 23:00, hidden: true}"
    first, last = "  - {title: Rain, when: 10:00}", "  - {title: Sun, when: 11:00}"
    assert found(slides(first, hidden, last)) == ["7 time-order"]
    assert found(slides(first, late, last)) == []


def phased(when, start="10:00", end="12:00", name="Noon"):
    """A slide in a phase; its time is on line 11."""
    ends = f"\n    to: {end}" if end else "\n    # open"
    return (
        f"{HEAD}phases:\n  - name: Noon\n    from: {start}{ends}\nslides:\n  - title: Rain\n"
        f"    when: {when}\n    phase: {name}\n"
    )


@pytest.mark.parametrize("when", ["10:00", "11:00", "12:00", "11:30 to 14:00", "2025-08-15"])
def test_a_time_inside_its_phase_is_in_order(when):
    assert found(phased(when)) == []


@pytest.mark.parametrize("when", ["09:59", "12:01", "2025-08-14", "2025-08-16", "~08:00"])
def test_a_time_outside_its_phase_is_found(when):
    assert found(phased(when)) == ["11 time-phase"]


def test_a_time_that_is_about_so_may_be_a_little_outside():
    assert found(phased("~09:40")) == []
    assert found(phased("12:20", end="~12:00")) == []


def test_a_phase_without_an_end_has_none():
    assert found(phased("23:00", end="")) == []
    assert found(phased("09:00", end="")) == ["11 time-phase"]


def test_a_phase_that_no_slide_is_in_is_found():
    text = phased("11:00").replace("slides:", "  - name: Night\n    from: 22:00\nslides:")
    assert found(text) == ["9 phase-unused"]


def minutes(*parts, planned="", extra=()):
    """A deck whose plan stands on line 5."""
    told = [
        f"  - {{title: Rain {i}, minutes: {part}}}" if part else f"  - {{title: Rain {i}}}"
        for i, part in enumerate(parts)
    ]
    head = f"{HEAD}minutes: {planned}\n" if planned else HEAD
    return f"{head}slides:\n" + "\n".join((*told, *extra)) + "\n"


def test_minutes_are_missed_only_where_another_slide_has_some():
    assert found(minutes(0, 0)) == []
    assert found(minutes(1, 0)) == ["7 minutes-missing"]
    hidden = "  - {title: Wind, hidden: true}"
    assert found(minutes(1, 2, extra=[hidden])) == []


@pytest.mark.parametrize(
    ("parts", "planned", "lines"),
    [
        ((1, 2.5), "3.5", []),
        ((0.1, 0.2), "0.3", []),
        ((1, 2), "4", ["5 minutes-sum"]),
        ((1, 2), "2", ["5 minutes-sum"]),
        ((1, 0), "4", ["8 minutes-missing"]),
        ((5, 0), "4", ["5 minutes-sum", "8 minutes-missing"]),
        ((4, 0), "4", ["5 minutes-sum", "8 minutes-missing"]),
    ],
)
def test_minutes_add_up_to_the_plan(parts, planned, lines):
    assert found(minutes(*parts, planned=planned)) == lines
    assert found(minutes(*parts, planned=planned).replace("\nminutes:", "\nduration:")) == lines


def test_slides_for_which_no_minutes_are_left_are_counted():
    assert messages(minutes(2, 2, 0, 0, planned=4), "minutes-sum") == [
        "the minutes of the slides add up to 4, all there are, and 2 slides have none; "
        "expected some to be left for the rest; change this or some of them"
    ]


# --- the screen ---------------------------------------------------------------------------------


def points(count):
    return rain("body: |", *(f"  - Point {i}" for i in range(count)))


def messages(text, rule, **others):
    deck = deck_of(text.encode(), "flood.yaml")
    return [one.message for one in findings(case_of(deck, **others)) if one.rule == rule]


def test_a_slide_that_scrolls_is_found_with_the_sizes_at_which_it_does():
    assert found(points(12)) == []
    assert [text.split("; ")[0] for text in messages(points(40), "overflow")] == [
        "the slide `Rain` is too long: at 80x24 by 27 and 120x36 by 18 rows"
    ]
    assert found(points(12), sizes=[(40, 12)]) == ["6 overflow"]
    assert found(points(12), sizes=[(80, 24)]) == []


def test_points_that_are_revealed_one_by_one_count_all():
    text = points(40) + "    reveal: items\n"
    assert found(text) == ["6 overflow", "7 lines-many"]


def test_a_line_of_code_that_is_too_wide_is_found_with_the_sizes_at_which_it_is():
    def code(width):
        return rain("body: |", "  ```", "  x", f"  {'y' * width}", "  ```")

    assert found(code(66)) == []
    assert found(code(67)) == ["10 code-wide"]
    assert "takes 67 cells, too many at 80x24;" in messages(code(67), "code-wide")[0]
    assert "at 80x24 and 120x36;" in messages(code(120), "code-wide")[0]
    assert found(code(67), sizes=[(120, 36)]) == []


def test_a_header_that_no_letters_can_draw_at_a_size_is_found():
    long = "Donaudampfschifffahrtsgesellschaftskapitän"
    title = slides(f"  - title: {long}")
    assert found(title) == ["6 letters-plain"]
    assert "at 80x24 and 120x36;" in messages(title, "letters-plain")[0]
    assert found(title, sizes=[(300, 90)]) == []
    assert found(title + "    header: Der Kapitän\n") == []
    assert found(title + "    header: {font: plain}\n") == []


def test_a_header_with_a_sign_that_no_font_has_is_found_at_its_line():
    assert found(rain("header: Rain 🌧️")) == ["7 letters-plain"]


def test_a_script_that_no_font_has_is_not_held_against_anyone():
    assert found(slides("  - title: 雨が降る", "    language: ja")) == []


@pytest.mark.parametrize(
    ("accent", "theme", "lines"),
    [
        ("#6fd6b8", "aurora", []),
        ("#0b6156", "paper", []),
        ("#0b6156", "aurora", ["5 contrast"]),
        ("#6fd6b8", "paper", ["5 contrast"]),
    ],
)
def test_an_accent_is_measured_on_the_theme_of_the_deck(accent, theme, lines):
    text = f'{HEAD}accent: "{accent}"\ntheme: {theme}\nslides:\n  - title: Rain\n'
    assert found(text) == lines


def test_the_colour_that_is_advised_is_in_order():
    text = f'{HEAD}accent: "#0b6156"\nslides:\n  - title: Rain\n'
    (message,) = messages(text, "contrast")
    assert message.startswith("the accent `#0b6156` has a contrast of 2.1 to 1 on the theme")
    (advised,) = re.findall("write `(#[0-9a-f]{6})`", message)
    assert found(text.replace("#0b6156", advised)) == []


# --- pictures as files --------------------------------------------------------------------------


def test_a_picture_that_is_not_there_is_found_with_the_nearest_name(a_picture):
    Path("boat.png").write_bytes(Path("a.png").read_bytes())
    assert found(picture(file="boot.png")) == ["9 picture-file"]
    assert "did you mean `boat.png`?" in messages(picture(file="boot.png"), "picture-file")[0]


def test_a_picture_outside_the_decks_folder_is_found(a_picture):
    Path("deck").mkdir()
    path = str(Path("deck") / "flood.yaml")
    assert found(picture(file="../a.png"), path) == ["9 picture-file"]


def test_a_file_that_is_no_picture_is_found(a_picture):
    Path("b.png").write_text("<svg/>")
    assert "is no picture that can be read" in messages(picture(file="b.png"), "picture-file")[0]
    Path("folder.png").mkdir()
    assert found(picture(file="folder.png")) == ["9 picture-file"]


def test_a_picture_that_is_too_large_is_found(a_picture):
    with Path("b.png").open("wb") as file:
        file.truncate(65 * 1024 * 1024)  # a hole: it takes no room on the disk
    assert "has 65 MB; expected at most 64" in messages(picture(file="b.png"), "picture-file")[0]


def test_a_name_that_no_file_has_is_found(a_picture):
    assert found(picture(file="a" * 300)) == ["9 picture-file"]


def test_a_damaged_picture_is_found(a_picture):
    Path("b.png").write_bytes(Path("a.png").read_bytes()[:900])
    assert "is damaged" in messages(picture(file="b.png"), "picture-file")[0]


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ("sensitive: true", ["12 picture-cover"]),
        ("sensitive: true\n          cover: A war scene", []),
        ("sensitive: false", []),
    ],
)
def test_a_sensitive_picture_needs_words_for_its_cover(a_picture, keys, lines):
    assert found(f"{picture()}          {keys}\n") == lines


def test_a_credit_is_missed(a_picture):
    assert found(picture(credit=None)) == ["9 picture-credit"]


# --- translations -------------------------------------------------------------------------------


def pair(here, there):
    other = deck_of(there.encode(), "flood.de.yaml")
    return found(here, translations=[other])


RAIN = "  - {id: rain, title: Rain, when: 11:00, place: {name: Ahr, latitude: 50, longitude: 7}}"


@pytest.mark.parametrize(
    ("there", "rules"),
    [
        (RAIN.replace("title: Rain", "title: Regen").replace("Ahr", "die Ahr"), []),
        (RAIN.replace("id: rain", "id: sun"), ["6 translation-slide"]),
        (RAIN + "\n  - {id: sun, title: Sun}", []),
        (RAIN.replace("11:00", "11:01"), ["6 translation-time"]),
        (RAIN.replace("when: 11:00,", ""), ["6 translation-time"]),
        (RAIN.replace("latitude: 50", "latitude: 51"), ["6 translation-place"]),
        (RAIN.replace("place", "hidden: false, place"), []),
    ],
)
def test_a_slide_is_compared_with_its_translation(there, rules):
    assert pair(slides(RAIN), slides(there)) == rules


def test_places_of_maps_are_compared_in_their_order():
    places = "{name: Ahr, latitude: 50, longitude: 7}, {name: Rhein, latitude: 51, longitude: 7}"
    here = slides("  - title: Rain", "    body:", f"      - map: {{places: [{places}]}}")
    assert pair(here, here.replace("Rhein", "Rhine")) == []
    assert pair(here, here.replace("latitude: 51", "latitude: 51.5")) == ["8 translation-place"]


def test_pictures_and_steps_are_compared(a_picture):
    shutil.copy("a.png", "b.png")
    body = "    body: [{picture: {file: a.png, alt: '', credit: Ann}}, step, Rain.]"
    here = slides("  - title: Rain", body)
    assert pair(here, here.replace("alt: ''", "alt: Regen")) == []
    assert pair(here, here.replace("a.png", "b.png")) == ["7 translation-picture"]
    assert pair(here, here.replace("step, ", "")) == ["7 translation-steps"]


# --- switching off ------------------------------------------------------------------------------


def test_a_deck_may_switch_rules_off():
    twice = slides("  - title: Rain", "  - title: Rain")
    assert found(twice) == ["7 title-twice"]
    assert found(twice + "check: {off: [title-twice, overflow]}\n") == []


def test_a_rule_that_does_not_exist_cannot_be_switched_off():
    with pytest.raises(DeckError, match=r"there is no rule `title-twise`.*`title-twice`"):
        deck_of((rain() + "check: {off: [title-twise]}\n").encode(), "flood.yaml")


@pytest.mark.parametrize(
    "lines",
    [
        ("  - title: Rain # check: off title-twice",),
        ("  - title: Rain  #check:off title-twice, overflow -- two days of it",),
        ("  # check: off title-twice", "  - title: Rain"),
        ("  # check: off title-twice", "  # check: off overflow", "  - title: Rain"),
        ("# Check: OFF title-twice", "", "  - title: Rain"),
    ],
)
def test_a_comment_at_the_line_or_above_it_switches_a_rule_off(lines):
    text = slides("  - title: Rain", *lines)
    assert [one for one in found(text) if "title-twice" in one] == []


@pytest.mark.parametrize(
    "lines",
    [
        ("  - title: Rain", "    # check: off title-twice"),
        ("  # check: off title-twice", "  - id: again", "    title: Rain"),
        ("  - title: Rain", "    body: |", "      # check: off title-twice"),
        ("  - title: Rain # check: of title-twice",),
    ],
)
def test_a_comment_elsewhere_or_in_a_text_switches_nothing_off(lines):
    text = slides("  - title: Rain", *lines)
    assert [one for one in found(text) if "title-twice" in one] != []


def test_what_a_text_block_holds_is_switched_off_where_it_opens():
    long = "word " * 30
    block = rain("body: |  # check: off sentence-long", "  Rain.", "", f"  {long}.")
    assert found(block) == []
    listed = rain("body:", "  # check: off sentence-long", "  - |", "    Rain.", f"    {long}.")
    assert found(listed) == []
    after = rain("body: |  # check: off sentence-long", f"  {long}.", "notes: x")
    assert found(after) == []


def test_a_comment_that_is_of_no_use_is_found():
    text = rain("minutes: 1  # check: off title-twise, overflow")
    assert found(text) == ["7 off-unknown", "7 off-unused"]
    assert "did you mean `title-twice`?" in messages(text, "off-unknown")[0]


def seconds(count):
    """How long `count` slides take that break many rules, without the screen."""
    lines = [
        f"  - title: Rain  # check: off title-twice\n    when: {i % 24:02}:00\n    place: Ahr\n"
        f"    body: See [x](https://a..b/{i}).  # check: off link-placeholder\n"
        for i in range(count)
    ]
    deck = deck_of(f"{HEAD}slides:\n{''.join(lines)}".encode(), "flood.yaml")
    start = time.perf_counter()
    assert len(findings(case_of(deck, sizes=(), translations=[deck]))) > 2 * count
    return time.perf_counter() - start


def test_the_time_of_a_check_grows_no_faster_than_the_deck():
    # Ten times the slides may take twenty times as long: linear with much room for noise, while
    # quadratic time would be a hundred times as long.  A busy machine may need more than one look.
    took = [(seconds(100), seconds(1000))]
    while took[-1][1] >= 20 * took[-1][0] + 0.02:
        assert len(took) < 3, took
        took.append((seconds(100), seconds(1000)))


def test_a_comment_for_a_rule_that_is_off_anyway_is_in_order():
    text = rain("minutes: 1  # check: off overflow")
    assert found(text) == ["7 off-unused"]
    assert found(text + "check: {off: [overflow]}\n") == []


# --- whatever the deck --------------------------------------------------------------------------


def test_decks_that_were_made_in_python_can_be_examined():
    for deck in (ENGLISH, GERMAN):
        rules = {one.rule for one in findings(case_of(deck, translations=[ENGLISH, GERMAN]))}
        assert "time-order" in rules


GOOD = st.lists(YAML_LIKE, max_size=4).map(
    lambda texts: slides(*(f"  - title: {t}\n    body: |\n      {t}" for t in texts)).encode()
)


@given(GOOD | YAML_LIKE.map(str.encode))
def test_whatever_can_be_read_can_be_examined(data):
    try:
        deck = deck_of(data, "flood.yaml")
    except DeckError:
        return
    for one in findings(case_of(deck, sizes=[(40, 12)])):
        assert one.rule in RULES
        assert "\n" not in one.message
        assert 1 <= one.place.line <= deck.source.count("\n") + 1


def test_the_deck_with_every_rule_says_the_same_wherever_it_is_checked_from():
    path = os.path.relpath(FOLDER / "every-rule.en.yaml")
    assert {one.rule for one in examine(path).findings} == set(RULES)


# --- by ear -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("50 % of 20 °C → A & B, ★★★☆☆, ½, 5 × 4", []),
        ("A party 🎉 for „all“, «here»", []),
        ("The angle ∠ and the sum ∑", ["8 sign-unsaid", "8 sign-unsaid"]),
        ("Sold: ████░░", ["8 sign-unsaid"]),
        ("⣿⣿⣿⡀", ["8 sign-unsaid"]),
        ("One ─ line", []),
        ("`█████` as code", []),
    ],
)
def test_signs_that_nobody_hears_are_found(text, rules):
    assert found(rain("body:", f"  - '{text}'")) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("de", "Abflug in Москва um neun", ["9 script-other"]),
        ("de", "Владимир Путин und 特朗普", ["9 script-other"]),
        ("en", "特 means special", ["9 script-other"]),
        ("en", "π, Ω and the Я of the logo", []),
        ("en", "Zoë, Łódź, Đà Nẵng, Æ", []),
        ("ru", "Саммит NATO в Анкоридже", []),
        ("el", "Σύνοδος στο Άνκορατζ", []),
        ("el", "Саммит", ["9 script-other"]),
        ("sr", "Самит i samit", []),
        ("ja", "アンカレッジの会談", []),
        ("ko", "앵커리지 會談", []),
        ("zh-Hant", "安克拉治", []),
    ],
)
def test_letters_that_a_language_is_not_written_in_are_found(language, text, rules):
    assert found(rain(f"language: {language}", "body:", f"  - {text}")) == rules


def test_a_block_in_its_own_language_has_its_own_letters():
    assert found(rain("body:", "  - text: {text: Москва, language: ru}")) == []
    assert found(rain("body:", "  - The code is `Москва`")) == []


def test_a_sign_of_another_language_has_the_words_of_that_language():
    assert found(rain("body:", "  - text: {text: 50 %, language: de}")) == []


@pytest.mark.parametrize(("count", "rules"), [(20, []), (21, ["8 lines-many"])])
def test_more_than_twenty_lines_are_too_many_to_hear(count, rules):
    points = ", ".join(["a"] * count)
    text = rain("body:", f"  - bullets: [{points}]")
    assert [one for one in found(text) if "overflow" not in one] == rules


def test_lines_of_code_do_not_count_as_lines_to_hear():
    lines = ["body:", "  - code: |", *(f"      line {i}" for i in range(30))]
    assert [one for one in found(rain(*lines)) if "lines-many" in one] == []


def test_two_pictures_of_one_slide_need_descriptions_of_their_own():
    picture = "  - picture: {file: a.png, alt: A stage, credit: x}"
    other = "  - picture: {file: b.png, alt: A stage., credit: x}"
    rules = [one for one in found(rain("body:", picture, other)) if "picture-file" not in one]
    assert rules == ["9 alt-twice"]
