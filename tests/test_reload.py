"""A deck that is saved while it is told: what is read, where the talk goes on, what is shown."""

import os
from contextlib import nullcontext
from dataclasses import replace

import pytest
from decks import plain_deck
from test_stage import BY_ID, story_of, talk_of
from waiting import wait_until

from summit_tui.conversation import answered
from summit_tui.conversation import renewed as told_anew
from summit_tui.deck import Id, Slide, Title
from summit_tui.draw.frame import Frame, Spot, line_text
from summit_tui.draw.panel import with_panel
from summit_tui.load import load_deck
from summit_tui.markdown import parsed
from summit_tui.palette import THEMES
from summit_tui.position import Position
from summit_tui.reload import Changes, pictures_of, place_after, reread
from summit_tui.stage.act import after
from summit_tui.stage.app import StageApp
from summit_tui.stage.edit import edited_in
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.renew import renewed
from summit_tui.stage.seek import sought_in
from summit_tui.stage.share import picture
from summit_tui.story import open_story
from summit_tui.telling import telling_of
from summit_tui.way import Bookmark

HEAD = "title: Flood\nlanguage: en\nslides:\n"
GOOD = HEAD + "".join(f"  - {{title: {name}, id: {name.lower()}}}\n" for name in ("Rain", "Sun"))
BROKEN = GOOD.replace("title: Sun", "tilte: Sun").replace("title: Rain", "titel: Rain")


def deck_with(*names: str):
    return plain_deck(*(Slide(id=Id(name), title=Title(name.upper())) for name in names))


# --- the place ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "before", "after", "place"),
    [
        (1, "abc", "abc", 1),
        (1, "abc", "xabc", 2),  # a slide was added before
        (2, "abc", "bca", 1),  # slides were moved
        (2, "abc", "ac", 1),  # one was removed before
        (1, "abc", "axc", 1),  # it has another title, and so another id
        (0, "abc", "xbc", 0),
        (1, "abc", "ac", 0),  # it was removed: the nearest earlier one
        (2, "abcd", "ad", 0),
        (2, "abcd", "axyd", 2),
        (1, "abc", "xyz", 1),
        (2, "abc", "x", 0),
        (2, "abc", "c", 0),
    ],
)
def test_the_place_is_kept_by_id_else_by_where_the_slide_stood(at, before, after, place):
    assert place_after(Position(at), deck_with(*before), deck_with(*after)) == Position(place)


def test_the_step_is_kept_within_the_slide(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(HEAD + "  - {title: A, body: [one, step, two, step, three]}\n")
    old = load_deck(str(path))
    path.write_text(HEAD + "  - {title: A, body: [one, step, two]}\n")
    new = load_deck(str(path))
    assert place_after(Position(0, 2), old, new) == Position(0, 1)
    assert place_after(Position(0, 1), new, old) == Position(0, 1)


# --- reading ------------------------------------------------------------------------------------


def test_a_file_with_the_text_that_is_known_is_not_read_as_a_deck(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(GOOD)
    assert reread(str(path), GOOD) is None
    found = reread(str(path), "other")
    assert found
    assert found.deck
    assert [s.title for s in found.deck.slides] == ["Rain", "Sun"]


def test_a_broken_file_is_told_with_its_fault_and_a_mended_one_is_a_deck_again(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(BROKEN)
    broken = reread(str(path), GOOD)
    assert broken
    assert broken.deck is None
    assert broken.fault
    assert [p.place.line for p in broken.fault.problems] == [4, 5]
    path.write_text(GOOD)
    mended = reread(str(path), broken.text)
    assert mended
    assert mended.deck


def test_of_a_saved_deck_only_the_text_that_changed_is_parsed(tmp_path):
    path = tmp_path / "a.yaml"
    text = HEAD + "".join(f"  - {{title: A{i}, body: '*text {i}*'}}\n" for i in range(50))
    path.write_text(text)
    assert load_deck(str(path))
    before = parsed.cache_info().misses
    path.write_text(text.replace("text 7*", "another text*"))
    assert load_deck(str(path))
    assert parsed.cache_info().misses == before + 1


def test_a_missing_file_is_a_fault(tmp_path):
    found = reread(str(tmp_path / "gone.yaml"), GOOD)
    assert found
    assert found.fault
    assert found.fault.missing


def test_changes_are_told_once_by_one_look_at_the_file(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(GOOD)
    deck, changes = load_deck(str(path)), Changes()
    assert changes.of(deck) is None
    path.write_text(GOOD.replace("Sun", "More sun"))
    assert changes.of(deck)
    assert changes.of(deck) is None
    os.utime(path)
    assert changes.of(deck) is None


def test_the_pictures_of_a_deck_are_found_in_its_folder_and_in_columns(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(
        HEAD + "  - title: A\n    body:\n"
        "      - picture: {file: a.png, alt: x}\n"
        "      - columns: [[{picture: {file: b/c.png, alt: y}}], Text]\n"
        "      - picture: {file: a.png, alt: x}\n"
    )
    found = pictures_of(load_deck(str(path)))
    assert found == (str(tmp_path / "a.png"), str(tmp_path / "b" / "c.png"))


# --- the panel ----------------------------------------------------------------------------------


def frame_of(height: int, width: int = 40) -> Frame:
    [Spot(row=row, left=0, right=3, slide=row) for row in (0, height - 1)]
    return Frame(
        width=width,
        height=height,
        lines=((),) * height,
        title_at=(0, 0),
        spots=(
            Spot(row=height - 1, left=0, right=3, slide=0),
            Spot(row=0, left=0, right=1, slide=1),
        ),
    )


def panel_of(frame: Frame) -> list[str]:
    return [line_text(line).strip() for line in frame.lines if line]


def test_the_panel_names_the_fault_and_how_many_more_over_the_last_rows():
    frame = with_panel(frame_of(24), "a.yaml, line 4: something", "and 2 more faults")
    assert panel_of(frame) == ["! a.yaml, line 4: something", "and 2 more faults", ""]
    assert [bool(line) for line in frame.lines[-4:]] == [False, True, True, True]
    assert len(frame.lines) == 24
    assert [spot.row for spot in frame.spots] == [0]  # what it hides cannot be clicked


@pytest.mark.parametrize(("height", "most"), [(36, 4), (24, 4), (12, 3), (6, 1), (3, 1), (2, 0)])
def test_the_panel_leaves_at_least_two_thirds_of_any_screen_to_the_slide(height, most):
    frame = with_panel(frame_of(height), "word " * 200, "and 2 more faults")
    assert len(panel_of(frame)) == most
    assert all(len(line_text(line)) in (0, 40) for line in frame.lines)


def test_a_long_fault_says_by_its_ellipsis_that_it_goes_on():
    rows = panel_of(with_panel(frame_of(12), "word " * 200, "and 2 more faults"))
    assert rows[-2].endswith("word …")
    assert rows[-1] == "and 2 more faults"


# --- the talk -----------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "flood.yaml"
    path.write_text(GOOD)
    return path


def saved(path, text: str, known: str | None = None):
    path.write_text(text)
    found = reread(str(path), known)
    assert found
    return found


def test_a_good_save_changes_the_slide_and_nothing_else(path):
    talk = talk_of(open_story(str(path), []), Position(1))
    talk = replace(talk, note="a note", typed="1", scroll=3)
    talk = replace(talk, way=talk.way.marked(3, Bookmark(slide="rain")))
    new = renewed(talk, saved(path, GOOD.replace("title: Sun", "title: More sun")))
    assert new.deck.slides[1].title == "More sun"
    kept = (new.at, new.note, new.typed, new.scroll, new.way, new.look)
    assert kept == (talk.at, talk.note, talk.typed, talk.scroll, talk.way, talk.look)
    assert new.story.deck is new.deck


def test_a_search_goes_on_in_what_was_saved(path):
    talk = talk_of(open_story(str(path), []))
    talk = replace(talk, sought=sought_in(talk.deck, talk.look.words, "sun"))
    new = renewed(talk, saved(path, GOOD + "  - title: The sun again\n"))
    assert [hit.at.slide for hit in new.sought.found] == [1, 2]


def test_a_broken_save_keeps_the_deck_and_shows_its_fault_until_the_next_good_one(path):
    talk = talk_of(open_story(str(path), []), Position(1))
    broken = saved(path, BROKEN)
    held = renewed(talk, broken)
    assert held.deck is talk.deck
    text = held.frame(80, 24).text()
    assert text.splitlines()[:20] == talk.frame(80, 24).text().splitlines()[:20]
    assert "! flood.yaml, line 4: unknown key `titel`" in text
    assert "and 1 more fault" in text
    mended = renewed(held, saved(path, GOOD))
    assert mended.faults == {}
    assert mended.frame(80, 24).text() == talk.frame(80, 24).text()


def test_a_picture_of_the_slide_has_no_fault_on_it(path):
    talk = talk_of(open_story(str(path), []))
    held = renewed(talk, saved(path, BROKEN))
    palette = THEMES["aurora"]
    assert picture(held, palette, 80, 24) == picture(talk, palette, 80, 24)


def test_an_empty_screen_stays_empty_when_a_save_is_broken(path):
    talk = renewed(talk_of(open_story(str(path), []), blank=True), saved(path, BROKEN))
    assert not talk.frame(80, 24).text().strip()


def test_times_stay_in_the_zone_that_was_chosen_while_the_deck_has_it(tmp_path):
    zones = "zone: America/Anchorage\nzones: [Europe/Moscow]\ndate: 2025-08-15\n"
    path = tmp_path / "a.yaml"
    path.write_text(zones + GOOD)
    talk = talk_of(open_story(str(path), []))
    moscow = replace(talk, look=replace(talk.look, zone=talk.zones[1]))
    new = renewed(moscow, saved(path, zones + GOOD.replace("Sun", "Ice")))
    assert new.look.zone.key == "Europe/Moscow"
    gone = renewed(moscow, saved(path, "zone: Europe/Berlin\ndate: 2025-08-15\n" + GOOD))
    assert gone.look.zone.key == "Europe/Berlin"
    assert [zone.key for zone in gone.zones] == ["Europe/Berlin"]


def test_another_language_is_renewed_where_it_waits_and_its_fault_is_told(tmp_path):
    for language in ("de", "en"):
        (tmp_path / f"a.{language}.yaml").write_text(GOOD.replace("en", language, 1))
    english, german = tmp_path / "a.en.yaml", tmp_path / "a.de.yaml"
    talk = talk_of(open_story(str(english), []))
    held = renewed(talk, saved(german, BROKEN))
    assert "! a.de.yaml, line 4" in held.frame(80, 24).text()
    new = renewed(held, saved(german, GOOD.replace("title: Rain", "title: Regen")))
    assert "! a.de.yaml" not in new.frame(80, 24).text()
    assert new.deck is talk.deck
    assert new.story["de"].slides[0].title == "Regen"


def test_a_translation_that_is_begun_while_the_story_is_told_is_found(tmp_path):
    english, german = tmp_path / "a.en.yaml", tmp_path / "a.de.yaml"
    english.write_text(GOOD)
    story = open_story(str(english), [])
    talk = talk_of(story, Position(1)).in_next_language()
    assert talk.language == "en"
    german.write_text(GOOD.replace("language: en", "language: de"))
    assert talk.in_next_language().language == "de"
    assert talk.in_next_language().in_next_language().at == Position(1)
    german.unlink()
    assert talk.in_next_language().language == "de"  # it has been read
    fresh = telling_of(open_story(str(english), []), "en")
    german.write_text(GOOD.replace("language: en", "language: de"))
    assert answered(fresh, "lang de").telling.language == "de"


# --- the app ------------------------------------------------------------------------------------


async def test_the_stage_shows_what_was_saved_and_a_fault_comes_and_goes(path):
    app = StageApp(talk_of(open_story(str(path), [])), Preferences(reload=True))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("n")
        path.write_text(GOOD.replace("title: Sun", "title: Moon"))
        await wait_until(lambda: app.talk.deck.slides[1].title == "Moon", "the new title")
        assert app.talk.at == Position(1)
        path.write_text(BROKEN)
        await wait_until(lambda: "! flood.yaml, line 4" in app.shown.text(), "the panel")
        await pilot.press("p")
        await wait_until(lambda: app.talk.at == Position(0), "the keys go on")
        path.write_text(GOOD)
        await wait_until(lambda: "!" not in app.shown.text(), "the panel is gone")


async def test_a_saved_picture_is_drawn_again(tmp_path):
    path, picture = tmp_path / "a.yaml", tmp_path / "a.png"
    picture.write_bytes(b"one")
    path.write_text(HEAD + "  - {title: A, body: [{picture: {file: a.png, alt: x}}]}\n")
    app = StageApp(talk_of(open_story(str(path), [])), Preferences(reload=True))
    async with app.run_test(size=(60, 16)):
        await wait_until(lambda: app._watcher.settled, "the first looks")
        before = app.shown
        picture.write_bytes(b"another")
        await wait_until(lambda: app.shown is not before, "the slide is drawn again")


async def test_a_talk_that_plays_by_itself_goes_on_playing_after_a_save(path):
    talk = replace(talk_of(open_story(str(path), [])), playing=True)
    app = StageApp(talk, Preferences(reload=True))
    async with app.run_test(size=(60, 16)):
        path.write_text(GOOD.replace("title: Rain", "title: Hail"))
        await wait_until(lambda: app.talk.deck.slides[0].title == "Hail", "the new title")
        assert app.talk.playing


async def test_a_save_between_reading_and_the_first_look_is_not_lost(path):
    app = StageApp(talk_of(open_story(str(path), [])), Preferences(reload=True))
    path.write_text(GOOD.replace("title: Rain", "title: Hail"))
    async with app.run_test(size=(60, 16)):
        await wait_until(lambda: app.talk.deck.slides[0].title == "Hail", "the new title")


async def test_nothing_is_watched_where_nobody_wants_it(path):
    app = StageApp(talk_of(open_story(str(path), [])), Preferences(reload=False))
    async with app.run_test(size=(60, 16)):
        assert not app._watcher.watches
    built_in = StageApp(talk_of(open_story(None, ["en"])), Preferences(reload=True))
    async with built_in.run_test(size=(60, 16)) as pilot:
        assert not built_in._watcher.watches
        await pilot.press("e")
        assert "summit-tui new" in built_in.talk.note


def test_the_key_of_the_editor_changes_no_talk_by_itself():
    talk = talk_of(story_of(deck_with("a", "b")))
    assert after(talk, BY_ID["edit"], talk.frame(60, 16)) is talk


# --- the editor ---------------------------------------------------------------------------------


def test_the_editor_opens_at_the_slide_or_at_the_fault_that_is_shown(path, monkeypatch, tmp_path):
    log = tmp_path / "log"
    editor = tmp_path / "vi"
    editor.write_text(f'#!/bin/sh\necho "$1" >> {log}\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    talk = talk_of(open_story(str(path), []), Position(1))
    assert edited_in(nullcontext, talk) == talk
    held = renewed(talk, saved(path, BROKEN))
    assert edited_in(nullcontext, held).faults
    path.write_text(GOOD)
    assert edited_in(nullcontext, held).faults == {}
    assert log.read_text().split() == ["+5", "+4", "+4"]


# --- by ear -------------------------------------------------------------------------------------


def test_a_listener_hears_that_the_deck_has_changed_and_stays_at_the_place(path):
    telling = telling_of(open_story(str(path), []), "en", start=Position(1))
    changed = told_anew(telling, saved(path, "\n" + GOOD.replace("title: Sun", "title: Moon")))
    assert changed.lines == ("The deck has changed.",)
    assert answered(changed.telling, "r").lines[0] == "Again. Moon."
    assert changed.telling.decks["en"].slides[1].title == "Moon"


def test_a_listener_hears_the_first_fault_with_its_place_and_goes_on(path):
    telling = telling_of(open_story(str(path), []), "en", start=Position(1))
    held = told_anew(telling, saved(path, BROKEN))
    assert held.telling == telling
    (line,) = held.lines
    assert line.startswith(
        "The deck has faults, and 1 more fault: flood.yaml, line 4: unknown key `titel`"
    )
