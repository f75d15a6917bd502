import csv
import re
from dataclasses import replace

import pytest
from decks import ENGLISH, GERMAN, MOSCOW, at, body, items, plain_deck

from summit_tui.blocks import Bullets, Code, Item, Picture, Run, Runs, Table, Text, runs_of
from summit_tui.deck import Deck, Slide, Title
from summit_tui.kinds import Quote
from summit_tui.load import load_deck
from summit_tui.position import Position
from summit_tui.speak import language_line, revealed_lines, slide_lines, time_line
from summit_tui.speak_blocks import block_lines
from summit_tui.story import built_in_folder
from summit_tui.timeline import timeline_of
from summit_tui.voice import Detail, Manner, Voice, voice_for
from summit_tui.words import LANGUAGES

DE, EN = voice_for(GERMAN), voice_for(ENGLISH)


def said(deck: Deck, slide: int, step: int = 0, **options) -> list[str]:
    voice = options.pop("voice", None) or voice_for(deck)
    return slide_lines(deck, timeline_of(deck), Position(slide, step), voice, **options)


def test_a_slide_is_said_title_first_then_time_and_place_then_what_it_shows():
    assert said(GERMAN, 1) == [
        "Trumps Ankunft.",
        "15. August 2025, etwa 10 Uhr 25, Alaska-Sommerzeit, Elmendorf-Richardson. "
        "Neue Phase: Anreise.",
        "Nach 7 einhalb Stunden landet die Air Force One.",
        "Bild: Ein Flugzeug setzt auf, 50 Prozent der Räder am Boden.",
        "Bildunterschrift: Landung in Anchorage.",
        "Urheber: Anna Beispiel.",
    ]


def test_after_the_first_event_only_the_gap_the_clock_and_what_is_new_are_said():
    assert said(GERMAN, 2)[1] == "Etwa 45 Minuten später, 11 Uhr 10. Neue Phase: Begrüßung."
    assert said(GERMAN, 3)[1] == "16 Minuten später, 11 Uhr 26 bis 13 Uhr 56."
    assert said(ENGLISH, 3)[1] == "16 minutes later, 11:26 to 13:56."


def in_detail(deck: Deck, detail: Detail) -> Voice:
    return voice_for(deck, manner=Manner(detail=detail))


def test_a_brief_telling_leaves_out_all_but_the_time_and_what_the_slide_shows():
    assert said(GERMAN, 1, voice=in_detail(GERMAN, "brief")) == [
        "Trumps Ankunft.",
        "15. August 2025, etwa 10 Uhr 25.",
        "Nach 7 einhalb Stunden landet die Air Force One.",
        "Bild: Ein Flugzeug setzt auf, 50 Prozent der Räder am Boden.",
        "Landung in Anchorage.",
    ]
    assert said(GERMAN, 2, voice=in_detail(GERMAN, "brief"))[1] == "11 Uhr 10."
    assert said(GERMAN, 3, voice=in_detail(GERMAN, "brief")) == [
        "Gespräche.",
        "11 Uhr 26 bis 13 Uhr 56.",
        "Am Tisch.",
        "Jahr 2023: Gäste 410, Dauer 1 bis 2 h.",
        "Jahr 2024: Gäste 530.",
        "Luftlinie: 5.400 Kilometer.",
    ]
    assert said(GERMAN, 5, voice=in_detail(GERMAN, "brief"))[1] == "Code, python."


def test_a_long_telling_says_time_place_and_phase_in_full_on_every_slide():
    assert said(GERMAN, 3, voice=in_detail(GERMAN, "long"))[1] == (
        "16 Minuten später, 15. August 2025, 11 Uhr 26 bis 13 Uhr 56, Alaska-Sommerzeit, "
        "Elmendorf-Richardson. Phase: Begrüßung."
    )


def credited(*names: str | None) -> Deck:
    """A deck with a picture on each slide, made by these."""
    pictures = (Picture(file="x.png", alt="A", credit=name, source="Archive") for name in names)
    return plain_deck(
        *(Slide(title=Title(str(n)), body=body(one)) for n, one in enumerate(pictures))
    )


def test_whose_a_picture_is_is_said_where_it_changes():
    deck = credited("Ann", "Ann", "Bob", None)
    assert [said(deck, slide)[2:] for slide in range(4)] == [
        ["Credit: Ann.", "Source: Archive."],
        [],
        ["Credit: Bob.", "Source: Archive."],
        ["Source: Archive."],
    ]


def test_a_long_telling_and_a_listener_who_comes_from_elsewhere_hear_each_credit():
    deck, both = credited("Ann", "Ann"), ["Credit: Ann.", "Source: Archive."]
    assert said(deck, 1, voice=in_detail(deck, "long"))[2:] == both
    assert said(deck, 1, fully=True)[2:] == both


def test_a_step_with_a_picture_does_not_say_again_whose_it_is():
    one = Picture(file="x.png", alt="A", credit="Ann")
    deck = plain_deck(Slide(title=Title("T"), body=body(one, replace(one, alt="B"), steps=(0, 1))))
    assert said(deck, 0) == ["T.", "Image: A.", "Credit: Ann."]
    assert revealed_lines(deck, Position(0, 1), EN) == ["Image: B."]


def test_a_table_for_a_spreadsheet_is_told_as_it_is_written():
    table = Table(
        columns=cells("Year", "Share, rounded"),
        rows=(cells("2023", "50 %"), cells('the "last"', "")),
    )
    voice = voice_for(ENGLISH, manner=Manner(tables="csv"))
    told = block_lines(table, voice)
    assert told == ['Year,"Share, rounded"', "2023,50 %", '"the ""last""",']
    assert list(csv.reader(told)) == [
        ["Year", "Share, rounded"],
        ["2023", "50 %"],
        ['the "last"', ""],
    ]


LONG = Quote(text=runs_of(f"{'We choose to go. ' * 7}"), speaker="Kennedy", role="president")


def test_a_long_quote_has_a_size_and_an_end_that_can_be_heard():
    told = block_lines(LONG, EN)
    assert told == [
        "Quote, 28 words, Kennedy, president:",
        "We choose to go. " * 6 + "We choose to go.",
        "End of quote.",
    ]
    assert block_lines(LONG, in_detail(ENGLISH, "brief")) == [
        "Quote, Kennedy, president:",
        *told[1:],
    ]


def test_a_short_quote_is_one_sentence_and_one_of_nobody_is_called_a_quote():
    assert block_lines(Quote(text=runs_of("We go."), speaker="Kennedy"), EN) == ["Kennedy: We go."]
    assert block_lines(Quote(text=runs_of("We go.")), EN) == ["Quote: We go."]


def test_a_flashback_is_said_to_be_earlier():
    assert said(GERMAN, 4)[1] == "32 Minuten früher, 10 Uhr 54."


def test_who_has_not_heard_the_slide_before_hears_date_zone_and_place_but_no_gap():
    assert said(ENGLISH, 3, fully=True)[1] == (
        "15 August 2025, 11:26 to 13:56, Alaska Daylight Time, Elmendorf-Richardson."
    )


def test_the_date_is_said_again_where_the_clock_passes_midnight():
    moscow = voice_for(GERMAN, zone=MOSCOW)
    late = plain_deck(
        Slide(title=Title("A"), when=at("12:30")),
        Slide(title=Title("B"), when=at("13:30")),
        language="de",
    )
    lines = [time_line(late, timeline_of(late), i, moscow) for i in (0, 1)]
    assert lines == [
        "15. August 2025, 23 Uhr 30, Moskauer Normalzeit.",
        "Eine Stunde später, 16. August 2025, 0 Uhr 30.",
    ]


def test_a_day_and_an_hour_of_it_are_not_said_to_be_at_the_same_time():
    deck = plain_deck(
        Slide(title=Title("A"), when=at("2025-08-15")), Slide(title=Title("B"), when=at("10:00"))
    )
    assert said(deck, 1) == ["B.", "10:00."]


def test_a_deck_without_a_zone_names_none():
    deck = plain_deck(Slide(title=Title("A"), when=at("10:30")))
    assert said(deck, 0) == ["A.", "15 August 2025, 10:30."]


def test_a_phase_called_like_its_slide_is_not_said_twice():
    deck = plain_deck(Slide(title=Title("Talks"), phase=Title("Talks")))
    assert said(deck, 0) == ["Talks."]


def test_a_slide_shows_only_what_is_revealed():
    assert [said(GERMAN, 2, step)[2:] for step in range(4)] == [
        ["Rote Teppiche kreuzen sich."],
        ["Rote Teppiche kreuzen sich.", "Trump klatscht."],
        ["Rote Teppiche kreuzen sich.", "Trump klatscht.", "Putin lächelt."],
        [
            "Rote Teppiche kreuzen sich.",
            "Trump klatscht.",
            "Putin lächelt.",
            "Donald Trump, US-Präsident: Das ist interessant.",
        ],
    ]


def test_a_step_says_only_what_is_new():
    assert [revealed_lines(GERMAN, Position(2, step), DE) for step in (1, 2, 3)] == [
        ["Trump klatscht."],
        ["Putin lächelt."],
        ["Donald Trump, US-Präsident: Das ist interessant."],
    ]


def test_a_numbered_list_keeps_its_numbers_from_step_to_step():
    points = Bullets(items=items("a", "b"), ordered=True, start=3, reveal="items")
    deck = plain_deck(Slide(title=Title("A"), body=body(points)))
    assert revealed_lines(deck, Position(0, 2), EN) == ["4: b."]


def test_every_slide_is_the_sum_of_its_steps():
    for i, slide in enumerate(GERMAN.slides):
        told = said(GERMAN, i)
        for step in range(1, slide.steps + 1):
            told += revealed_lines(GERMAN, Position(i, step), DE)
        assert told == said(GERMAN, i, slide.steps)


def test_lists_are_a_sentence_a_point_and_what_has_points_below_it_ends_in_a_colon():
    points = Bullets(
        items=(
            Item(text=runs_of("USA"), items=items("Rubio", "Witkoff")),
            Item(text=runs_of("Russland"), items=items("Lawrow"), ordered=True),
        ),
        ordered=True,
    )
    assert block_lines(points, DE) == [
        "1: USA:",
        "Rubio.",
        "Witkoff.",
        "2: Russland:",
        "2.1: Lawrow.",
    ]


def cells(*texts: str) -> tuple[Runs, ...]:
    return tuple(runs_of(text) for text in texts)


def test_a_table_of_figures_is_its_size_and_a_sentence_for_each_named_row():
    table = Table(
        columns=cells("Jahr", "Gäste", "Dauer"),
        rows=(cells("2023", "410", "1–2 h"), cells("2024", "530.", "")),
    )
    assert block_lines(table, DE) == [
        "Tabelle, 2 Zeilen, 3 Spalten.",
        "Jahr 2023: Gäste 410, Dauer 1 bis 2 h.",
        "Jahr 2024: Gäste 530.",
    ]


def test_a_brief_telling_names_the_columns_of_figures_once_and_again_where_a_value_is_missing():
    table = Table(
        columns=cells("Jahr", "Gäste", "Redner"),
        rows=(cells("2023", "410", "18"), cells("2024", "655", "25"), cells("2025", "", "31")),
    )
    assert block_lines(table, in_detail(GERMAN, "brief")) == [
        "Jahr 2023: Gäste 410, Redner 18.",
        "2024: 655, 25.",
        "Jahr 2025: Redner 31.",
    ]
    wide = Table(columns=cells(*"abcde"), rows=(cells(*"12345"), cells(*"67890")))
    assert block_lines(wide, in_detail(GERMAN, "brief"))[1] == "a 6: b 7, c 8, d 9, e 0."


def test_a_table_of_texts_has_a_colon_after_each_heading():
    table = Table(
        columns=cells("USA", "Russland"), rows=(cells("Präsident Donald Trump", "Wladimir Putin"),)
    )
    assert block_lines(table, DE)[1] == "USA: Präsident Donald Trump; Russland: Wladimir Putin."


def test_a_table_without_rows_says_its_headings():
    assert block_lines(Table(columns=cells("Year", "Guests"), rows=()), EN) == [
        "Table, 0 rows, 2 columns.",
        "Year, Guests.",
    ]


def test_code_is_named_with_its_size_and_end_and_has_no_empty_line_inside():
    assert block_lines(Code(text="def f():\n\n    return 50 % 7", language="python"), EN) == [
        "Code, 2 lines, python.",
        "def f():",
        "    return 50 % 7",
        "End of code.",
    ]


def test_decorative_pictures_say_nothing_and_others_name_what_is_missing():
    assert block_lines(Picture(file="line.png", alt=""), DE) == []
    assert block_lines(Picture(file="hall.png"), DE) == ["Bild ohne Beschreibung, Datei hall.png."]


def test_a_decorative_picture_still_says_its_caption():
    picture = Picture(file="a.png", alt="", caption=runs_of("Night"), source="Agency")
    assert block_lines(picture, EN) == ["Caption: Night.", "Source: Agency."]


def test_a_link_is_its_text_alone():
    assert block_lines(Text(text=(Run(text="here", link="https://example.org"),)), EN) == ["here."]


def test_a_title_of_decoration_alone_is_left_to_the_voice():
    assert said(plain_deck(Slide(title=Title("🎉"))), 0) == ["🎉."]


def test_a_deck_in_another_language_is_named_and_its_signs_stay_its_own():
    voice = voice_for(GERMAN, words=LANGUAGES["en"])
    lines = said(GERMAN, 1, voice=voice)
    assert language_line(GERMAN, 1, lines[0], voice) == "In German: Trumps Ankunft."
    assert lines[3] == "Image: Ein Flugzeug setzt auf, 50 Prozent der Räder am Boden."
    assert language_line(GERMAN, 0, "Ende.", DE) == "Ende."


# --- the decks of this repository ---------------------------------------------------------------

STORY = sorted(built_in_folder().glob("*.yaml"))


def told_in_full(deck: Deck, voice: Voice | None = None) -> list[str]:
    lines: list[str] = []
    for i, slide in enumerate(deck.slides):
        lines += said(deck, i, slide.steps, voice=voice)
    return lines


def code_lines(deck: Deck) -> set[str]:
    """The lines of program text, which are said as they are written."""
    return {
        line
        for slide in deck.slides
        for part in slide.body.parts
        for core in part.block.plain()
        if isinstance(core, Code)
        for line in core.text.splitlines()
    }


@pytest.mark.parametrize("path", STORY, ids=lambda path: path.name)
def test_every_line_of_the_built_in_story_ends_in_a_stop(path):
    deck = load_deck(str(path))
    code = code_lines(deck)
    assert [x for x in told_in_full(deck) if x[-1] not in ".!?:;" and x not in code] == []


@pytest.mark.parametrize("path", STORY, ids=lambda path: path.name)
def test_no_line_of_the_built_in_story_has_a_sign_that_voices_drop(path):
    deck = load_deck(str(path))
    text = "\n".join(line for line in told_in_full(deck) if line not in code_lines(deck))
    assert re.findall("[%&°§×½→←-⯿•…—–»«„“”\U0001f000-\U0001faff]", text) == []
