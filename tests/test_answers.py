from dataclasses import replace

from decks import ENGLISH, GERMAN, MOSCOW, at, body, plain_deck

from summit_tui.amounts import read_amount, read_label
from summit_tui.answers import (
    describe_lines,
    help_lines,
    list_lines,
    notes_lines,
    timeline_lines,
    where_lines,
)
from summit_tui.blocks import Picture, runs_of
from summit_tui.charts import Chart, Value
from summit_tui.commands import COMMANDS
from summit_tui.deck import Slide, Title
from summit_tui.kinds import Column, Columns
from summit_tui.maps import Map, Site
from summit_tui.position import Position
from summit_tui.speak import slide_lines
from summit_tui.timeline import timeline_of
from summit_tui.voice import Manner, voice_for
from summit_tui.words import LANGUAGES

DE, EN = voice_for(GERMAN), voice_for(ENGLISH)


def test_where_says_all_about_the_place():
    assert where_lines(GERMAN, timeline_of(GERMAN), Position(2, 1), DE) == [
        "Der Händedruck.",
        "15. August 2025, 11 Uhr 10, Alaska-Sommerzeit, Elmendorf-Richardson.",
        "Phase: Begrüßung.",
        "Noch 2 Schritte.",
        "Gipfel in Alaska.",
    ]


def test_the_timeline_is_in_the_order_of_the_event_with_numbers_to_go_to():
    assert timeline_lines(ENGLISH, timeline_of(ENGLISH), Position(2), EN) == [
        "Timeline, 4 events, 15 August 2025, about 10:25 to 13:56.",
        "Slide 2: about 10:25, Trump arrives.",
        "Slide 5: 10:54, Looking back.",
        "You are here, slide 3: 11:10, The handshake.",
        "Slide 4: 11:26 to 13:56, Talks.",
    ]


def test_the_timeline_says_so_where_the_slide_has_no_time_or_no_slide_has_one():
    assert timeline_lines(GERMAN, timeline_of(GERMAN), Position(0), DE)[-1] == (
        "Diese Folie hat keine Zeit."
    )
    bare = plain_deck(Slide(title=Title("A")))
    assert timeline_lines(bare, timeline_of(bare), Position(), EN) == ["No slide has a time."]


def test_the_timeline_of_several_days_names_each_day_once():
    deck = plain_deck(
        Slide(title=Title("A"), when=at("10:30")),
        Slide(title=Title("B"), when=at("2025-08-16T09:00")),
        Slide(title=Title("C"), when=at("2025-08-16T10:00")),
    )
    assert timeline_lines(deck, timeline_of(deck), Position(), EN) == [
        "Timeline, 3 events, 15 August 2025, 10:30 to 16 August 2025, 10:00.",
        "You are here, slide 1: 15 August 2025, 10:30, A.",
        "Slide 2: 16 August 2025, 9:00, B.",
        "Slide 3: 10:00, C.",
    ]


def test_the_timeline_is_told_in_the_listener_s_zone():
    moscow = voice_for(GERMAN, zone=MOSCOW)
    lines = timeline_lines(GERMAN, timeline_of(GERMAN), Position(0), moscow)
    assert lines[0] == (
        "Zeitleiste, 4 Ereignisse, 15. August 2025, etwa 21 Uhr 25 bis 16. August 2025, 0 Uhr 56."
    )
    assert lines[1] == "Zeitzone jetzt: Moskauer Normalzeit."


def test_the_list_counts_the_slides_and_says_which_is_the_present_one():
    assert list_lines(ENGLISH, Position(1), EN) == [
        "5 slides.",
        "1: Alaska 2025, a day.",
        "You are here, 2: Trump arrives.",
        "3: The handshake.",
        "4: Talks.",
        "5: Looking back.",
    ]


def test_notes_are_announced_and_their_absence_is_said():
    assert notes_lines(GERMAN.slides[1], DE) == ["Notizen.", "Die Zeit ist ungefähr: 10 Uhr 25."]
    assert notes_lines(GERMAN.slides[0], DE) == ["Zu dieser Folie gibt es keine Notizen."]


def test_describe_says_pictures_and_the_addresses_of_links():
    assert describe_lines(GERMAN.slides[1], DE) == [
        "Bild: Ein Flugzeug setzt auf, 50 Prozent der Räder am Boden.",
        "Bildunterschrift: Landung in Anchorage.",
        "Urheber: Anna Beispiel.",
        "Link: Air Force One, https://example.org/af-1.",
    ]
    assert describe_lines(GERMAN.slides[0], DE) == [
        "Auf dieser Folie gibt es nichts zu beschreiben."
    ]


PICTURE = Picture(
    file="hall.png", alt="A round hall", long="Rows go up.\nNobody sits.", caption=runs_of("Empty")
)
MAP = Map(places=(Site(name=Title("Oslo"), latitude=59.9, longitude=10.7),), long="Snow all over.")
CHART = Chart(
    title=Title("Visitors"),
    values=(Value(label=read_label("2024", day=None, zone=None), value=read_amount("530")),),
    long="One bar.",
)


def test_describe_says_long_descriptions_of_pictures_maps_and_charts_inside_columns_too():
    columns = Columns(columns=(Column(body=(PICTURE,)), Column(body=(MAP, CHART))))
    deck = plain_deck(Slide(title=Title("A"), body=body(columns)))
    told = [
        "Image: A round hall.",
        "Description: Rows go up. Nobody sits.",
        "Caption: Empty.",
        "Map.",
        "Oslo.",
        "Description: Snow all over.",
        "Chart.",
        "Visitors.",
        "Table, 1 row, 2 columns.",
        "2024: 530.",
        "Description: One bar.",
    ]
    assert describe_lines(deck.slides[0], EN) == told
    long = voice_for(deck, manner=Manner(detail="long"))
    assert slide_lines(deck, timeline_of(deck), Position(), long)[1:] == [
        line for line in told if line not in ("Map.", "Chart.")
    ]
    usual = slide_lines(deck, timeline_of(deck), Position(), EN)
    assert [line for line in usual if line.startswith("Description")] == []


def test_a_covered_picture_is_described_to_who_asks_and_to_nobody_else():
    covered = replace(PICTURE, sensitive=True, cover="War")
    deck = plain_deck(Slide(title=Title("A"), body=body(covered)))
    assert describe_lines(deck.slides[0], EN)[:2] == [
        "Sensitive picture: A round hall.",
        "Description: Rows go up. Nobody sits.",
    ]
    long = voice_for(deck, manner=Manner(detail="long"))
    assert slide_lines(deck, timeline_of(deck), Position(), long) == [
        "A.",
        "Sensitive picture: War. d describes it.",
        "Caption: Empty.",
    ]


def test_decoration_is_nothing_to_describe_and_a_picture_without_a_description_names_its_file():
    decoration, unknown = Picture(file="line.png", alt=""), Picture(file="hall.png")
    deck = plain_deck(Slide(title=Title("A"), body=body(decoration)))
    assert describe_lines(deck.slides[0], EN) == ["Nothing to describe on this slide."]
    deck = plain_deck(Slide(title=Title("A"), body=body(decoration, unknown)))
    assert describe_lines(deck.slides[0], EN) == ["Image without description, file hall.png."]


def test_help_names_each_command_that_can_be_typed_without_brackets_or_slashes():
    for words in LANGUAGES.values():
        lines = help_lines(words)
        typed = [command for command in COMMANDS if any(command.words)]
        assert len(lines) == len(typed) + 1  # and the number of a slide
        assert lines[0].startswith(words.keys["enter"])
        assert not set("[]()/<>") & set("".join(lines))
        assert all(line.endswith(".") for line in lines)


def test_help_in_english_begins_with_what_is_used_most():
    assert help_lines(LANGUAGES["en"])[:3] == [
        "Enter or n: next step or slide.",
        "b: back.",
        "A number: that slide.",
    ]
