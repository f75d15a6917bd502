"""The stage: what keys and clicks make of a talk, first pure, then through Textual."""

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from decks import GERMAN, items, plain_deck
from textual.containers import VerticalScroll
from textual.events import MouseScrollDown, MouseScrollUp
from textual.widgets import Static
from waiting import wait_until

from summit_tui.blocks import Bullets
from summit_tui.commands import COMMANDS
from summit_tui.deck import Body, Deck, Id, Part, Slide, Source, Title
from summit_tui.draw.look import Look
from summit_tui.keymap import STANDARD, remapped
from summit_tui.keynames import key_names
from summit_tui.position import Position
from summit_tui.problems import START, DeckError, Problem
from summit_tui.stage.act import after, in_next_zone
from summit_tui.stage.app import StageApp
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.sheet import SheetScreen, help_rows
from summit_tui.stage.talk import Talk
from summit_tui.story import Story, open_story
from summit_tui.timeline import timeline_of
from summit_tui.words import LANGUAGES, words_for

START_OF_TALK = Position()
SIZES = [(120, 36), (80, 24), (40, 12), (20, 6)]
BY_ID = {command.id: command for command in COMMANDS}


def talk_of(story: Story, at: Position = START_OF_TALK, **options: object) -> Talk:
    deck = story.deck
    zones = [deck.zone, *deck.zones] if deck.zone else []
    return Talk(
        story=story,
        language=story.language,
        deck=deck,
        timeline=timeline_of(deck),
        outline=deck.outline(),
        look=Look(words=words_for(deck.language), zone=deck.zone),
        forced=None,
        zones=zones,
        at=at,
        **options,
    )


def story_of(deck: Deck) -> Story:
    return Story({deck.language: deck.path}, deck.language, decks={deck.language: deck})


def long_deck() -> Deck:
    """Three slides, of which the second has forty points."""
    points = Body(parts=(Part(block=Bullets(items=items(*(f"point {i}" for i in range(40))))),))
    return plain_deck(
        Slide(id=Id("a"), title=Title("First")),
        Slide(id=Id("b"), title=Title("Long"), body=points),
        Slide(id=Id("c"), title=Title("Last")),
    )


# --- the whole story with every key -------------------------------------------------------------

FORWARD = [(c.id, key) for c in COMMANDS for key in c.keys if c.id in ("next", "down", "page-down")]
BACKWARD = [(c.id, key) for c in COMMANDS for key in c.keys if c.id in ("back", "up", "page-up")]


def test_the_keys_that_step_are_those_that_fingers_know():
    forward = {"right", "down", "l", "j", "n", "space", "enter", "pagedown"}
    backward = {"left", "up", "h", "k", "p", "N", "backspace", "pageup", "shift+space"}
    assert {key for _, key in FORWARD} == forward
    assert {key for _, key in BACKWARD} == backward


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("on", "back"), [("next", "back"), ("down", "up"), ("page-down", "page-up")]
)
def test_the_story_goes_to_its_last_slide_and_back(language, size, on, back):
    talk = talk_of(open_story(None, [language]))
    last = len(talk.deck.slides) - 1
    seen = []
    for name, end in ((on, last), (back, 0)):
        for _ in range(2000):
            frame = talk.frame(*size)
            assert len(frame.lines) == size[1]
            seen.append((talk.at, frame.above))
            gone = after(talk, BY_ID[name], frame)
            if gone.at == talk.at and gone.scroll == talk.scroll:
                break
            talk = gone
        assert talk.at.slide == end
    # Every step was seen, and with the scrolling keys every row too.
    steps = {Position(i, s) for i, x in enumerate(talk.deck.slides) for s in range(x.steps + 1)}
    assert {at for at, _ in seen} == steps


def test_down_scrolls_a_long_slide_before_it_goes_on():
    talk = talk_of(story_of(long_deck()), Position(1))
    frame = talk.frame(60, 20)
    assert frame.below > 0
    scrolled = after(talk, BY_ID["down"], frame)
    assert (scrolled.at.slide, scrolled.scroll) == (1, 1)
    assert after(talk, BY_ID["next"], frame).at.slide == 2
    paged = after(talk, BY_ID["page-down"], frame)
    assert (paged.at.slide, paged.scroll) == (1, 13)
    assert after(talk, BY_ID["up"], frame).at.slide == 0


def test_up_comes_back_through_a_long_slide():
    talk = talk_of(story_of(long_deck()), Position(2))
    talk = after(talk, BY_ID["up"], talk.frame(60, 20))
    bottom = talk.frame(60, 20)
    assert (talk.at.slide, bottom.below) == (1, 0)
    assert after(talk, BY_ID["up"], bottom).scroll == bottom.above - 1
    talk = talk_of(story_of(long_deck()), Position(1), scroll=5)
    frame = talk.frame(60, 20)
    assert after(talk, BY_ID["page-up"], frame).scroll == 0


def test_a_blank_screen_shows_nothing_and_any_slide_key_comes_back():
    talk = after(talk_of(story_of(long_deck()), Position(1)), BY_ID["blank"], FRAME)
    assert talk.frame(60, 20).text().strip() == ""
    back = after(talk, BY_ID["next"], FRAME)
    assert (back.blank, back.at.slide) == (False, 1)


FRAME = talk_of(story_of(GERMAN)).frame(80, 24)


def test_a_typed_number_goes_to_that_slide():
    talk = talk_of(story_of(long_deck())).digit("3")
    assert "Enter goes to slide 3" in talk.frame(80, 24).text()
    assert talk.entered().at.slide == 2


def test_a_number_without_a_slide_says_which_there_are():
    talk = talk_of(story_of(long_deck())).digit("9").entered()
    assert talk.at.slide == 0
    assert "There are slides 1 to 3" in talk.frame(80, 24).text()


def test_the_language_changes_and_the_place_stays():
    talk = talk_of(open_story(None, ["de"]), Position(6))
    english = talk.in_next_language()
    assert english.deck.language == "en"
    assert english.deck.slides[english.at.slide].id == talk.deck.slides[6].id
    assert english.look.words.code == "en"
    assert english.in_next_language().deck.language == "de"


def test_a_story_in_one_language_says_so():
    talk = talk_of(story_of(GERMAN)).in_next_language()
    assert "nur auf Deutsch" in talk.note


def test_a_fault_in_the_other_language_is_told_and_the_talk_goes_on():
    class Faulty(Story):
        def __getitem__(self, language: str) -> Deck:
            if language == "xx":
                problem = Problem(path="a.xx.yaml", place=START, message="broken")
                raise DeckError([problem])
            return super().__getitem__(language)

    story = Faulty({"de": "a.de.yaml", "xx": "a.xx.yaml"}, "de", decks={"de": GERMAN})
    talk = talk_of(story).in_next_language()
    assert talk.language == "de"
    assert "a.xx.yaml" in talk.note


def test_a_faulty_language_does_not_bar_the_way_to_the_next(tmp_path):
    for language in ("de", "en", "fr"):
        text = f"title: x\nlanguage: {language}\nslides:\n  - title: {language}\n"
        (tmp_path / f"s.{language}.yaml").write_text(text if language != "en" else "titel: x\n")
    talk = talk_of(open_story(str(tmp_path / "s.de.yaml"), [])).in_next_language()
    assert talk.language == "fr"
    assert "s.en.yaml" in talk.note
    assert talk.in_next_language().language == "de"


def test_the_zone_goes_round_through_all_that_are_known():
    talk = talk_of(story_of(GERMAN), Position(1))
    zones = [talk.look.zone]
    for _ in range(2):
        talk = in_next_zone(talk)
        zones.append(talk.look.zone)
    alaska, moscow = ZoneInfo("America/Anchorage"), ZoneInfo("Europe/Moscow")
    assert zones == [alaska, moscow, alaska]


def test_a_deck_without_a_zone_says_so():
    assert "no time zone" in in_next_zone(talk_of(story_of(long_deck()))).note


# --- help ---------------------------------------------------------------------------------------


def test_keys_are_named_as_people_name_them():
    assert key_names(("right", "l", "enter"), LANGUAGES["de"]) == "Rechts, l oder Eingabe"
    assert key_names(("home", "g g"), LANGUAGES["en"]) == "Home or g g"


@pytest.mark.parametrize("code", LANGUAGES)
def test_help_lists_every_command_that_has_keys(code):
    rows = dict(help_rows(STANDARD, LANGUAGES[code]))
    for command in COMMANDS:
        if command.keys:
            assert LANGUAGES[code].help[command.id] in rows


# --- through Textual ----------------------------------------------------------------------------


def text_of(app: StageApp) -> str:
    return app.shown.text()


async def press(pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@pytest.fixture
def app() -> StageApp:
    return StageApp(talk_of(open_story(None, ["de"])))


async def test_the_first_slide_is_on_the_screen(app):
    async with app.run_test(size=(120, 36)):
        await wait_until(lambda: app.shown.width == 120, "a frame of 120 cells")
        assert "1/14" in text_of(app)
        assert app.cursor_position == app.shown.title_at


@pytest.mark.parametrize(
    ("keys", "slide"),
    [
        (("right", "right"), 2),
        (("n", "n", "p"), 1),
        (("end",), 13),
        (("G",), 13),
        (("G", "g", "g"), 0),
        (("G", "0"), 0),
        (("G", "home"), 0),
        (("5", "enter"), 4),
        (("1", "0", "G"), 9),
        (("1", "0", "backspace", "enter"), 0),
        (("5", "escape", "enter"), 1),
        (("9", "9", "enter"), 0),
        (("right_square_bracket",), 1),
        (("G", "left_square_bracket"), 11),
        (("b", "n", "n"), 1),
        (("b", "5", "n"), 1),
        (("b", "g", "n"), 1),
        (("3", "g", "3", "enter"), 2),
        (("1", "question_mark", "escape", "2", "enter"), 1),
        (("full_stop", "escape", "full_stop", "right"), 1),
        (("g", "right", "g"), 1),
        (("escape",), 0),
    ],
)
async def test_keys_lead_to_their_slide(app, keys, slide):
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, *keys)
        await wait_until(lambda: app.talk.at.slide == slide, f"slide {slide}, from 0")


async def test_a_flood_of_keys_is_counted_and_painted_few_times(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted = 0
        paint = app.paint

        def counting() -> None:
            nonlocal painted
            painted += 1
            paint()

        app.paint = counting
        for _ in range(40):
            app.command(BY_ID["next"])
        await wait_until(lambda: "14/14" in text_of(app), "the last slide")
        assert painted <= 3


async def test_help_opens_and_escape_closes_it_without_quitting(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, SheetScreen)
        await press(pilot, "right")
        assert app.talk.at.slide == 0
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, SheetScreen)
        assert app.is_running


async def test_about_shows_the_sources_as_they_are_written(app):
    hostile = Source(name="[@click=app.quit]x[/b]", used_for="all")
    deck = replace(app.talk.deck, sources=(hostile,))
    app.talk = replace(app.talk, deck=deck)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "i")
        sheet = app.screen.query_one(Static)
        assert "[@click=app.quit]x[/b]: all" in str(sheet.content)
        assert "CC-BY-4.0" in str(sheet.content)


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+c"])
async def test_quit_keys_end_with_code_zero(app, key):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key)
    assert app.return_value == 0


async def test_ctrl_c_quits_through_the_help_too(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1", "ctrl+c")
    assert app.return_value == 0


async def test_a_click_on_a_mark_goes_there(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_until(lambda: bool(app.shown.spots), "marks on the bar")
        spot = next(spot for spot in app.shown.spots if spot.slide == 6)
        await pilot.click(offset=(spot.left, spot.row))
        await wait_until(lambda: app.talk.at.slide == 6, "slide 6, from 0")


async def test_clicks_on_the_thirds_of_the_slide_step(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.click(offset=(110, 5))
        await wait_until(lambda: app.talk.at.slide == 1, "the next slide")
        await pilot.click(offset=(60, 5))
        await pilot.pause()
        assert app.talk.at.slide == 1
        await pilot.click(offset=(5, 5))
        await wait_until(lambda: app.talk.at.slide == 0, "the slide before")


async def test_the_wheel_scrolls_first_and_then_goes_on():
    app = StageApp(talk_of(story_of(long_deck()), Position(1)))
    async with app.run_test(size=(60, 20)) as pilot:
        view = app.screen.view
        wheel = {"x": 5, "y": 5, "delta_x": 0, "button": 0, "shift": False, "meta": False}

        def turn(kind: type) -> None:
            view.post_message(kind(view, delta_y=1, ctrl=False, **wheel))

        await pilot.pause()
        turn(MouseScrollDown)
        await wait_until(lambda: app.shown.above == 3, "three rows scrolled")
        for _ in range(20):
            turn(MouseScrollDown)
        await wait_until(lambda: app.talk.at.slide == 2, "the next slide")
        turn(MouseScrollUp)
        await wait_until(lambda: app.talk.at.slide == 1, "the slide before")
        await wait_until(lambda: app.shown.above > 0 and not app.shown.below, "its bottom")


async def test_other_buttons_of_the_mouse_turn_no_slide(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.click(offset=(110, 5), button=3)
        await pilot.pause()
        assert app.talk.at.slide == 0


@pytest.mark.parametrize("size", [(8, 3), (20, 6), (40, 12), (80, 24)])
async def test_a_sheet_says_at_once_what_it_is_and_how_to_close_it(app, size):
    async with app.run_test(size=size) as pilot:
        await press(pilot, "question_mark")
        rows = "".join(strip.text for strip in app.screen._compositor.render_strips())
        for word in ("Tasten", "Esc"):
            assert word in rows


@pytest.mark.parametrize("size", [(8, 3), (1, 1), (400, 120), (20, 6), (80, 24)])
async def test_every_size_has_its_frame_and_a_resize_keeps_the_place(app, size):
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "n", "n")
        place = app.talk.at
        await pilot.resize_terminal(*size)
        await wait_until(lambda: app.shown.width == size[0], f"{size[0]} cells")
        assert (app.shown.width, app.shown.height) == size
        assert app.talk.at == place


def with_keys(app: StageApp, **wishes: tuple[str, ...]) -> StageApp:
    keymap, clashes = remapped({name.replace("_", "-"): keys for name, keys in wishes.items()})
    assert clashes == ()
    return StageApp(app.talk, Preferences(keymap=keymap))


async def test_a_key_that_was_given_works_and_the_old_one_does_not(app):
    mine = with_keys(app, next=("x", "g n"), last=("tab",), first=("ctrl+q",), return_ahead=())
    async with mine.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        assert mine.talk.at.slide == 1
        await press(pilot, "n", "l", "right")
        assert mine.talk.at.slide == 1
        await press(pilot, "g", "n")
        assert mine.talk.at.slide == 2
        await press(pilot, "tab")
        assert mine.talk.at.slide == 13
        await press(pilot, "G", "end", "ctrl+q")
        assert mine.talk.at.slide == 0
        assert mine.is_running


async def test_a_sheet_closes_and_scrolls_with_the_keys_in_force(app):
    mine = with_keys(app, help=("f2",), close=(), down=("ctrl+y",), quit=("ctrl+x",))
    async with mine.run_test(size=(60, 14)) as pilot:
        await press(pilot, "f2")
        assert isinstance(mine.screen, SheetScreen)
        assert "F2 schließt" in str(mine.screen.query_one(Static).render())
        await press(pilot, "ctrl+y", "down", "escape", "q")
        assert isinstance(mine.screen, SheetScreen)
        assert mine.screen.query_one(VerticalScroll).scroll_y == 1
        await press(pilot, "f2")
        assert not isinstance(mine.screen, SheetScreen)
        await press(pilot, "f2", "ctrl+x")
    assert mine.return_value == 0


def test_the_theme_of_the_settings_wins_over_that_of_the_deck(app):
    deck = replace(app.talk.deck, theme="contrast")
    talk = replace(app.talk, deck=deck)
    assert StageApp(talk).theme == "contrast"
    assert StageApp(talk, Preferences(theme="paper")).theme == "paper"


def test_with_reduced_motion_nothing_is_animated(app):
    assert StageApp(app.talk).animation_level == "full"
    assert StageApp(app.talk, Preferences(reduced_motion=True)).animation_level == "none"


def test_help_shows_the_keys_in_force_and_leaves_out_what_has_none():
    keymap, _ = remapped({"next": ("x", "ctrl+x"), "blank": ()})
    words = LANGUAGES["en"]
    rows = dict(help_rows(keymap, words))
    assert rows[words.help["next"]] == "x or Ctrl+X"
    assert words.help["blank"] not in rows
    assert rows[words.help["goto"]] == "digits, Enter"


async def test_without_colours_no_colour_is_sent(app):
    plain = StageApp(app.talk, Preferences(colours=False))
    async with plain.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await wait_until(lambda: plain.shown.width == 80, "a frame")
        styles = [s.style for y in range(24) for s in plain.screen.view.render_line(y) if s.style]
        assert styles
        assert all(style.color is None and style.bgcolor is None for style in styles)


async def test_a_step_repaints_only_the_rows_that_changed(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_until(lambda: app.shown.width == 120, "a frame")
        await wait_until(lambda: app.screen.view._painted, "a screen")
        await pilot.pause()
        sent: list[str] = []
        app._driver.write = sent.append
        app.becomes(replace(app.talk, note="x"))
        await pilot.pause()
        await wait_until(lambda: "x" in text_of(app).splitlines()[-1], "the note")
        rows = re.findall(r"\x1b\[(\d+);1H", "".join(sent))
        assert rows == ["35"]
