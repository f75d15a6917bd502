"""The built-in story: sound in itself, the same in both languages, and true to its sources."""

import re
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from summit_tui.blocks import Bullets, CoreBlock, Item, Picture, Table, plain_text
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.kinds import Figures, Quote
from summit_tui.load import load_deck
from summit_tui.position import Position
from summit_tui.speak import slide_lines
from summit_tui.timeline import timeline_of
from summit_tui.voice import voice_for
from summit_tui.words import words_for

SLIDES = Path(__file__).parent.parent / "slides"
BOTH = pytest.mark.parametrize("language", ["de", "en"])

TIMES = {
    "departure": ("2025-08-15T03:45:00-08:00", True, None, None),
    "arrival-trump": ("2025-08-15T10:25:00-08:00", True, None, None),
    "arrival-putin": ("2025-08-15T10:54:00-08:00", False, None, None),
    "handshake": ("2025-08-15T11:10:00-08:00", False, None, None),
    "talks": ("2025-08-15T11:26:00-08:00", False, "2025-08-15T13:56:00-08:00", True),
    "press-conference": ("2025-08-15T15:00:00-08:00", True, "2025-08-15T15:15:00-08:00", True),
}
"""Begin and end of every slide with a time, and whether each is approximate; 13:56 is 11:26 and
about two and a half hours."""

PICTURES = {
    "departure": "pictures/departure.png",
    "arrival-trump": "pictures/landing.png",
    "base": "pictures/radar.png",
    "arrival-putin": "pictures/stairs.png",
    "handshake": "pictures/handshake.png",
    "stage": "pictures/stage.png",
    "talks": "pictures/doors.png",
    "press-conference": "pictures/lecterns.png",
    "moscow": "pictures/pin.png",
}
"""The picture of every slide that has one."""


@cache
def story(language):
    return load_deck(str(SLIDES / f"alaska-2025.{language}.yaml"))


@pytest.fixture
def german():
    return story("de")


@pytest.fixture
def english():
    return story("en")


@pytest.fixture
def deck(language):
    return story(language)


def times(deck):
    return {
        slide.id: (
            slide.when.start.at.isoformat(),
            slide.when.start.approximate,
            slide.when.end.at.isoformat() if slide.when.end else None,
            slide.when.end.approximate if slide.when.end else None,
        )
        for slide in deck.slides
        if slide.when
    }


def words(value):
    """Every string of a value that is shown to somebody, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("id", "path", "source", "link", "reveal", "file"):
                yield from words(getattr(value, field.name))


def said(deck, name):
    """The words of one slide's body, one line for each block."""
    slide = deck.slides[deck.index_of(name)]
    return "\n".join(block_text(block) for part in slide.body.parts for block in part.block.plain())


def block_text(block: CoreBlock) -> str:
    match block:
        case Table(columns=columns, rows=rows):
            return "\n".join(" | ".join(map(plain_text, row)) for row in (columns, *rows))
        case Bullets(items=items):
            return "\n".join(item_text(item) for item in items)
        case Picture(alt=alt, caption=caption):
            return f"{alt}\n{plain_text(caption)}"
        case _:
            return plain_text(block.text)


def item_text(item: Item) -> str:
    return "\n".join((plain_text(item.text), *map(item_text, item.items)))


def test_the_two_decks_name_the_languages_they_are_written_in(german, english):
    assert (german.language, english.language) == ("de", "en")


def test_both_languages_tell_the_same_slides_in_the_same_order(german, english):
    order = [
        "title",
        "departure",
        "arrival-trump",
        "base",
        "arrival-putin",
        "flights",
        "delegations",
        "handshake",
        "stage",
        "talks",
        "outcome",
        "press-conference",
        "moscow",
        "sources",
    ]
    assert [slide.id for slide in german.slides] == order
    assert [slide.id for slide in english.slides] == order


@BOTH
def test_times_and_their_certainty_are_those_of_the_reports(deck):
    assert times(deck) == TIMES


@BOTH
def test_the_talks_last_two_hours_and_a_half(deck):
    talks = deck.slides[deck.index_of("talks")].when
    assert (talks.last - talks.first).total_seconds() == 2.5 * 3600


def test_both_languages_reveal_the_same_number_of_steps(german, english):
    steps = [0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 4, 0, 1, 0]
    assert [slide.steps for slide in german.slides] == steps
    assert [slide.steps for slide in english.slides] == steps


def test_both_languages_show_the_same_kinds_of_blocks_at_the_same_steps(german, english):
    def shape(deck):
        return [
            [(type(part.block).__name__, part.step) for part in slide.body.parts]
            for slide in deck.slides
        ]

    assert shape(german) == shape(english)


def test_both_languages_stand_at_the_same_places(german, english):
    def points(deck):
        return [
            (slide.place.latitude, slide.place.longitude) if slide.place else None
            for slide in deck.slides
        ]

    assert points(german) == points(english)
    assert set(points(german)) == {None, (38.81, -76.87), (61.25, -149.8)}


def test_both_languages_plan_the_same_talking_time(german, english):
    minutes = [slide.minutes for slide in german.slides]
    assert minutes == [slide.minutes for slide in english.slides]
    assert sum(minutes) == 18


def test_both_languages_have_the_same_phases(german, english):
    def ranges(deck):
        return [(phase.start, phase.end) for phase in deck.phases]

    def numbers(deck):
        names = [phase.name for phase in deck.phases]
        return [slide.phase and names.index(slide.phase) for slide in deck.slides]

    assert ranges(german) == ranges(english)
    assert numbers(german) == [None, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, None]
    assert numbers(english) == numbers(german)


@BOTH
def test_every_slide_has_notes_for_the_speaker(deck):
    assert [slide.id for slide in deck.slides if not "".join(words(slide.notes)).strip()] == []


@BOTH
def test_the_map_tells_both_flights_from_where_to_where_how_far_and_when(deck):
    (part,) = deck.slides[deck.index_of("flights")].body.parts
    told = [
        (site.latitude, site.longitude, re.findall(r"[\d:]+", site.note or ""))
        for site in part.block.places
    ]
    assert told == [(38.81, -76.87, [told[0][2][0]]), (55.60, 37.26, []), (61.25, -149.80, [])]
    assert told[0][2][0].lstrip("0") == "3:45"
    flown = [
        (part.block.length(route).split()[0], re.findall(r"[\d:]+", route.note))
        for route in part.block.routes
    ]
    assert flown == [("5420", ["10:25"]), ("7010", ["10:54"])]


@BOTH
@pytest.mark.parametrize(("width", "height", "rows"), [(120, 36, 15), (80, 24, 10), (40, 12, 7)])
def test_the_map_is_a_map_at_every_size(deck, width, height, rows):
    look = Look(words=words_for(deck.language), zone=deck.zone)
    at = Position(deck.index_of("flights"))
    text = draw(deck, timeline_of(deck), at, width, height, look).text()
    coast = [line for line in text.splitlines() if re.search("[\u2801-\u28ff]", line)]
    assert len(coast) >= rows


@BOTH
@pytest.mark.parametrize("fact", ["10:54", "11:10", "11:26", "13:56", "ALASKA 2025"])
def test_a_critical_fact_is_in_the_words_of_the_deck(deck, fact):
    assert fact in "\n".join(words(deck))


def figures(deck):
    return {
        slide.id: [f"{figure.value} {figure.unit or ''}".strip() for figure in part.block.figures]
        for slide in deck.slides
        for part in slide.body.parts
        if isinstance(part.block, Figures)
    }


def test_figures_of_the_flights_and_the_talks_are_those_of_the_facts(german, english):
    assert figures(german) == {
        "departure": ["7 Stunden", "5400 Kilometer"],
        "arrival-putin": ["9 Stunden", "7000 Kilometer"],
        "talks": ["11:26 Uhr", "2,5 Stunden"],
    }
    assert figures(english) == {
        "departure": ["7 hours", "5400 kilometres"],
        "arrival-putin": ["9 hours", "7000 kilometres"],
        "talks": ["11:26", "2.5 hours"],
    }


def test_the_delegations_sit_opposite_each_other(german, english):
    assert said(german, "delegations").splitlines()[1:9] == [
        "USA",
        "Donald Trump, Präsident",
        "Marco Rubio, Außenminister",
        "Steve Witkoff, Sondergesandter",
        "Russland",
        "Wladimir Putin, Präsident",
        "Sergej Lawrow, Außenminister",
        "Juri Uschakow, Berater",
    ]
    assert said(english, "delegations").splitlines()[1:9] == [
        "United States",
        "Donald Trump, President",
        "Marco Rubio, Secretary of State",
        "Steve Witkoff, Special Envoy",
        "Russia",
        "Vladimir Putin, President",
        "Sergei Lavrov, Foreign Minister",
        "Yuri Ushakov, Adviser",
    ]


def pictures(deck):
    """Every picture of a deck, by the id of its slide."""
    return [
        (slide.id, block)
        for slide in deck.slides
        for part in slide.body.parts
        for block in part.block.plain()
        if isinstance(block, Picture)
    ]


@BOTH
def test_nine_slides_begin_with_a_picture_each(deck):
    assert {name: picture.file for name, picture in pictures(deck)} == PICTURES
    assert len(pictures(deck)) == 9
    first = [deck.slides[deck.index_of(name)].body.parts[0] for name in PICTURES]
    assert {(type(part.block), part.step) for part in first} == {(Picture, 0)}


@BOTH
def test_every_picture_has_a_description_a_caption_and_a_credit(deck):
    for name, picture in pictures(deck):
        assert len(picture.alt or "") > 60, name
        assert ".png" not in (picture.alt or ""), name
        assert plain_text(picture.caption).endswith("."), name
        assert (picture.credit or "").startswith("summit-tui ("), name


@BOTH
def test_a_caption_fits_below_a_small_picture(deck):
    longest = {name: len(plain_text(picture.caption)) for name, picture in pictures(deck)}
    assert max(longest.values()) <= 60, longest


@BOTH
def test_every_picture_lies_in_the_folder_of_the_deck(deck):
    for name, picture in pictures(deck):
        path = (SLIDES / picture.file).resolve()
        assert path.is_relative_to(SLIDES.resolve()), name
        assert path.is_file(), name


def test_every_illustration_is_in_the_story(german):
    drawn = {f"pictures/{path.name}" for path in (SLIDES / "pictures").glob("*.png")}
    assert drawn == {picture.file for _, picture in pictures(german)}


def quotes(deck):
    return [
        (slide.id, plain_text(part.block.text), part.block.attribution())
        for slide in deck.slides
        for part in slide.body.parts
        if isinstance(part.block, Quote)
    ]


def test_the_one_quotation_is_word_for_word_that_of_the_german_article(german):
    assert quotes(german) == [
        (
            "moscow",
            "Oh, das ist interessant, ich weiß nicht, ich kann mir vorstellen, dass das möglich "
            "wäre",
            "Donald Trump, US-Präsident, zitiert nach dem deutschen Artikel",
        )
    ]


def test_the_english_quotation_says_that_it_is_translated(english):
    [(_, _, said_by)] = quotes(english)
    assert said_by == "Donald Trump, US President, translated from the German article"


@BOTH
def test_the_talks_slide_says_that_reports_differ_about_the_length(deck):
    other = {"de": "zwei Stunden 45 oder rund drei", "en": "two hours 45, or about three hours"}
    assert other[deck.language] in said(deck, "talks")


def test_a_length_is_called_approximate_only_where_one_of_its_ends_is(german):
    timeline = timeline_of(german)
    to_talks = timeline.gap(german.index_of("talks"))
    to_press = timeline.gap(german.index_of("press-conference"))
    assert (to_talks.seconds, to_talks.certain) == (16 * 60, True)
    assert (to_press.seconds, to_press.certain) == (64 * 60, False)


@BOTH
def test_every_source_says_what_it_was_used_for(deck):
    assert len(deck.sources) == 6
    assert [source.name for source in deck.sources if not source.used_for] == []


@BOTH
@pytest.mark.parametrize("name", ["TASS", "One America News", "Reuters", "RIA Novosti"])
def test_the_last_slide_names_every_source_of_a_time(deck, name):
    assert name in said(deck, "sources")


def test_german_words_have_german_quotation_marks_and_dashes(german):
    text = "\n".join(words(german))
    assert re.findall(r"[\"'”’«»—]| - ", text) == []
    assert len(re.findall("„[^„“]+“", text)) == text.count("„") == text.count("“")


def test_english_words_have_english_quotation_marks_and_dashes(english):
    text = "\n".join(words(english))
    assert re.findall(r"[\"'„«»]| [-–] ", text) == []
    assert len(re.findall("“[^“”]+”", text)) == text.count("“") == text.count("”")


@BOTH
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 36)])
def test_no_slide_overflows_when_all_of_it_is_revealed(deck, width, height):
    look = Look(words=words_for(deck.language), zone=deck.zone)
    timeline = timeline_of(deck)
    hidden = {}
    for number, slide in enumerate(deck.slides):
        frame = draw(deck, timeline, Position(number, slide.steps), width, height, look)
        hidden[slide.id] = frame.below
    assert {name: rows for name, rows in hidden.items() if rows} == {}


@BOTH
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 36)])
def test_no_slide_is_so_full_that_its_header_loses_the_big_letters(deck, width, height):
    """But where the room of a small screen goes to a map, a picture, or the words in its place."""
    look = Look(words=words_for(deck.language), zone=deck.zone)
    timeline = timeline_of(deck)
    small = []
    for number, slide in enumerate(deck.slides):
        if height < 36 and slide.id in (*PICTURES, "flights"):
            continue
        frame = draw(deck, timeline, Position(number, slide.steps), width, height, look)
        if (slide.header.text or slide.title) in map(str.strip, frame.text().splitlines()):
            small.append(slide.id)
    assert small == []


@BOTH
def test_every_slide_has_more_to_say_than_its_title(deck):
    timeline, voice = timeline_of(deck), voice_for(deck)
    silent = [
        slide.id
        for number, slide in enumerate(deck.slides)
        if len(slide_lines(deck, timeline, Position(number, slide.steps), voice)) < 3
    ]
    assert silent == []
