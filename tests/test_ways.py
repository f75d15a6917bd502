"""Finding one's way on the stage: searching, and later ways back, first pure, then in Textual."""

from dataclasses import replace

import pytest
from decks import GERMAN, PAIR, items, plain_deck
from test_stage import BY_ID, FRAME, long_deck, press, story_of, talk_of, text_of
from textual.events import Paste
from waiting import wait_until

from summit_tui.blocks import Bullets
from summit_tui.cli.across import talk_from, telling_from
from summit_tui.deck import Body, Part, Slide, Title
from summit_tui.keymap import STANDARD, Keymap, remapped
from summit_tui.memory import Lost
from summit_tui.pace import Even
from summit_tui.position import Last, Next, Position
from summit_tui.stage.act import after
from summit_tui.stage.app import StageApp
from summit_tui.stage.prompt import opened, pressed
from summit_tui.stage.remembered import memory_of, offering
from summit_tui.stage.talk import Held, Talk
from summit_tui.story import Story, open_story
from summit_tui.timekeeping import Clock
from summit_tui.voice import USUAL
from summit_tui.way import Bookmark


def typed(talk: Talk, text: str, *keys: str) -> Talk:
    """The talk after `text` was typed into its prompt, and then `keys`."""
    for key, character in [*((letter, letter) for letter in text), *((key, None) for key in keys)]:
        talk = pressed(talk, key, character) or talk
    return talk


def searching(text: str, *keys: str, slide: int = 0) -> Talk:
    return typed(opened(talk_of(story_of(GERMAN), Position(slide)), "search"), text, *keys)


def last_row(talk: Talk, width: int = 80, height: int = 24) -> str:
    return talk.frame(width, height).text().splitlines()[-1].strip()


def test_the_prompt_is_one_row_and_counts_while_it_is_typed():
    talk = searching("elm")
    before = talk_of(story_of(GERMAN)).frame(80, 24).text().splitlines()
    assert last_row(talk) == "/elm   Treffer 1 von 3" + " " * 43 + "1/6"
    assert talk.frame(80, 24).text().splitlines()[:-1] == before[:-1]
    assert "/elmx   nichts gefunden" in last_row(typed(talk, "x"))
    assert last_row(searching("")).split() == ["/", "1/6"]
    assert "Treffer 2 von 3" in last_row(searching("elm", slide=2))


def test_enter_goes_to_the_first_hit_here_or_after_here():
    assert searching("elm", "enter").at == Position(1)
    assert searching("elm", "enter", slide=3).at == Position(3)
    assert searching("elm", "enter", slide=4).at == Position(1)
    assert searching("lachelt", "enter").at == Position(2, 2)


def test_letters_are_taken_back_and_too_many_leave_the_prompt():
    assert searching("elx", "backspace").sought.wanted == "el"
    assert searching("elm", "ctrl+u").sought.wanted == ""
    assert searching("e", "backspace", "backspace").asks == ""


def test_escape_and_an_empty_search_leave_the_place_and_mark_nothing():
    for talk in (searching("elm", "escape"), searching("", "enter"), searching(" ", "enter")):
        assert (talk.at, talk.asks, talk.sought, talk.note) == (Position(), "", None, "")


def test_what_nothing_says_is_told():
    talk = searching("xyz", "enter")
    assert last_row(talk).startswith("Keine Folie enthält xyz")
    assert talk.sought is None


def test_other_keys_do_nothing_in_the_prompt_but_ctrl_c_is_left_alone():
    talk = searching("e")
    assert pressed(talk, "pagedown", None) == talk
    assert pressed(talk, "ctrl+c", "\x03") is None


def test_hits_are_walked_through_and_round_while_n_still_steps():
    talk = searching("elm", "enter")
    slides = []
    for name in ("next-hit", "next-hit", "next-hit", "previous-hit", "next"):
        talk = after(talk, BY_ID[name], FRAME)
        slides.append(talk.at.slide)
    assert slides == [2, 3, 1, 3, 4]
    assert talk.sought


def test_a_hit_is_marked_until_escape():
    talk = searching("teppiche", "enter")
    assert talk.frame(80, 24).marked
    assert not after(talk, BY_ID["close"], FRAME).frame(80, 24).marked


def test_no_word_of_the_notes_is_shown():
    talk = searching("ungefähr", "enter")
    assert talk.at == Position(1)
    assert "Treffer 1 von 1: ungefähr, in den Notizen" in last_row(talk)
    assert "10:25 Uhr" not in talk.frame(120, 40).text()


def test_a_hit_in_a_description_says_so():
    assert last_row(searching("räder", "enter")).startswith(
        "Treffer 1 von 1: räder, in der Bildbeschreibung"
    )


def test_a_hit_below_the_screen_is_scrolled_to():
    talk = typed(opened(talk_of(story_of(long_deck())), "search"), "point 33", "enter")
    talk, frame = talk.drawn(60, 20)
    assert "point 33" in frame.text()
    assert frame.marked
    assert not talk.seeking


def test_the_overview_can_be_opened_before_a_hit_was_drawn():
    """It went on scrolling for ever, for a mark that no overview has."""
    talk = opened(talk_of(open_story(None, ["en"])), "search")
    found = typed(talk, "Putin", "enter")
    seen, frame = found.overlooked(60, 20).drawn(60, 20)
    assert frame.below > 0
    assert not seen.seeking


def test_a_hit_in_big_letters_leaves_the_slide_unscrolled():
    points = Body(parts=(Part(block=Bullets(items=items(*(f"point {i}" for i in range(40))))),))
    deck = plain_deck(Slide(title=Title("Alpha")), Slide(title=Title("Omega"), body=points))
    talk, frame = typed(opened(talk_of(story_of(deck)), "search"), "omega", "enter").drawn(80, 24)
    assert (talk.at.slide, frame.above) == (1, 0)


def test_next_hit_without_a_search_says_how_to_search():
    talk = after(talk_of(story_of(GERMAN)), BY_ID["next-hit"], FRAME)
    assert talk.note == "Gesucht wird mit /"


def test_a_search_goes_on_in_the_other_language():
    story = Story({"de": "", "en": ""}, "de", decks=PAIR)
    talk = typed(opened(talk_of(story), "search"), "trump", "enter").in_next_language()
    assert talk.sought.wanted == "trump"
    assert after(talk, BY_ID["next-hit"], FRAME).note.startswith("Hit 2 of 2")
    gone = typed(opened(talk_of(story), "search"), "ankunft", "enter").in_next_language()
    assert after(gone, BY_ID["next-hit"], FRAME).note == "No slide says ankunft"


# --- through Textual ----------------------------------------------------------------------------


@pytest.fixture
def app() -> StageApp:
    return StageApp(talk_of(open_story(None, ["de"])))


async def test_a_search_is_typed_and_walked_through_by_keys(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", "g", "n", "b", "backspace", "backspace")
        assert "/g " in text_of(app).splitlines()[-1]
        assert app.talk.at.slide == 0
        await press(pilot, "ctrl+u", *"putin", "enter")
        first = app.talk.at
        await press(pilot, "ctrl+n")
        second = app.talk.at
        assert second > first
        await press(pilot, "left_parenthesis")
        assert app.talk.at == first
        await press(pilot, "right_parenthesis", "f3", "shift+f3")
        assert app.talk.at == second
        await press(pilot, "escape")
        assert app.talk.sought is None


async def test_a_paste_is_searched_for_as_one_line(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        app.post_message(Paste("Putin\x1b]52;\nlandet"))
        await wait_until(lambda: bool(app.talk.sought and app.talk.sought.wanted), "the paste")
        assert app.talk.sought.wanted == "Putin]52; landet"
        app.becomes(app.talk.closed())
        app.post_message(Paste("Putin"))
        await pilot.pause()
        assert app.talk.sought is None


async def test_ctrl_c_quits_out_of_the_prompt(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", "a", "ctrl+c")
    assert app.return_value == 0


# --- ways back and bookmarks --------------------------------------------------------------------


def walked(talk: Talk, *names: str) -> Talk:
    for name in names:
        talk = after(talk, BY_ID[name], FRAME)
    return talk


def test_a_return_undoes_jumps_and_not_steps():
    talk = walked(talk_of(story_of(GERMAN)), "next", "last", "first", "next")
    slides = []
    for name in ("return", "return", "return", "return-ahead", "return-ahead", "return-ahead"):
        talk = walked(talk, name)
        slides.append(talk.at.slide)
    assert slides == [5, 1, 1, 5, 1, 1]
    assert walked(talk, "return-ahead").note == "Kein Rücksprung, der aufzuheben wäre"
    fresh = walked(talk_of(story_of(GERMAN)), "next", "return")
    assert (fresh.at.slide, fresh.note) == (1, "Kein Sprung, von dem es zurückginge")


def test_a_return_leads_to_the_same_slide_in_the_other_language():
    story = Story({"de": "", "en": ""}, "de", decks=PAIR)
    talk = walked(talk_of(story, Position(2, 1)), "first").in_next_language()
    assert walked(talk, "return").at == Position(2, 1)


def test_a_digit_sets_a_bookmark_and_another_goes_there():
    talk = typed(opened(talk_of(story_of(GERMAN), Position(2, 1)), "mark"), "", "3")
    assert talk.note == "Lesezeichen 3: Der Händedruck"
    talk = opened(walked(talk, "first"), "jump")
    assert last_row(talk).startswith("Zu welchem Lesezeichen? 3 Der Händedruck")
    there = typed(talk, "", "3")
    assert (there.at, there.asks) == (Position(2, 1), "")
    assert walked(there, "return").at == Position(0)
    assert typed(talk, "", "4").note == "Kein Lesezeichen 4"
    for key in ("escape", "pagedown", "x"):
        assert (typed(talk, "", key).asks, typed(talk, "", key).at) == ("", Position(0))


def test_without_bookmarks_there_is_nothing_to_ask():
    talk = opened(talk_of(story_of(GERMAN)), "jump")
    assert (talk.asks, talk.note) == ("", "Noch kein Lesezeichen")


def test_a_bookmark_of_a_slide_that_has_no_translation_says_so():
    story = Story({"de": "", "en": ""}, "de", decks=PAIR)
    talk = typed(opened(talk_of(story, Position(5)), "mark"), "", "1")
    talk = typed(opened(talk, "mark"), "", "2")
    talk = talk.in_next_language()
    assert opened(talk, "jump").note == "No bookmark yet"


@pytest.mark.parametrize(
    ("keys", "slide"),
    [
        (("n", "G", "ctrl+o"), 1),
        (("n", "G", "backspace"), 1),
        (("n", "G", "0", "backspace", "backspace"), 1),
        (("G", "0", "n", "backspace"), 0),
        (("n", "n", "backspace"), 1),
        (("n", "G", "ctrl+o", "tab"), 13),
        (("5", "enter", "m", "1", "g", "g", "apostrophe", "1"), 4),
        (("5", "enter", "m", "escape", "n", "apostrophe", "1"), 5),
        (("G", "b", "backspace", "backspace"), 0),
        (("G", "5", "backspace", "backspace"), 0),
    ],
)
async def test_keys_lead_back_and_to_bookmarks(app, keys, slide):
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, *keys)
        await wait_until(lambda: app.talk.at.slide == slide, f"slide {slide}, from 0")


# --- playing by itself --------------------------------------------------------------------------


def playing(*, slide: int = 0, step: int = 0, loop: bool = False) -> Talk:
    return replace(talk_of(story_of(GERMAN), Position(slide, step)), playing=True, loop=loop)


def test_what_plays_goes_step_by_step_and_stops_at_the_end():
    talk = playing(slide=2)
    seen = []
    while talk.playing:
        talk = talk.played()
        seen.append((talk.at.slide, talk.at.step))
    assert seen == [(2, 1), (2, 2), (2, 3), (3, 0), (4, 0), (5, 0), (5, 0)]
    assert talk.note == "Ende, angehalten"


def test_a_loop_begins_again_and_that_is_no_jump():
    talk = playing(slide=5, loop=True).played()
    assert (talk.at, talk.playing, talk.way.back) == (Position(), True, ())


def test_the_key_starts_and_stops_and_says_so():
    talk = walked(talk_of(story_of(GERMAN)), "play")
    assert (talk.playing, talk.note) == (True, "Läuft von selbst; jede Taste hält an")
    assert walked(talk, "play").note == "Angehalten"


async def test_a_talk_plays_until_any_key_and_that_key_still_acts(app):
    app.talk = replace(app.talk, pace=Even(0.5), playing=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(lambda: app.talk.at.slide == 2, "the third slide")
        before = app.talk.at.slide
        await press(pilot, "n")
        assert not app.talk.playing
        assert app.talk.at.slide in (before, before + 1, before + 2)
        assert "Angehalten" in text_of(app)
        await press(pilot, "a")
        assert app.talk.playing
        await press(pilot, "f9")
        assert not app.talk.playing
        await press(pilot, "a", "a")
        assert not app.talk.playing
        await press(pilot, "a", "question_mark", "escape")
        assert not app.talk.playing


# --- a talk that broke off ----------------------------------------------------------------------

OLD = Clock(since=1000.0, spent=20.0)


def broken_off(keymap: Keymap = STANDARD) -> Talk:
    """A talk that begins after one of the same deck broke off at its third slide."""
    talk = replace(talk_of(story_of(GERMAN)), clock=Clock(since=5000.0))
    lost = Lost(at=Bookmark(slide=GERMAN.slides[2].id, step=1), clock=OLD)
    return offering(talk, lost, keymap)


def test_a_talk_that_broke_off_is_offered_in_the_last_row_and_gone_on_with_by_a_key():
    talk = broken_off()
    assert "Abgebrochen: Rücktaste zu Folie 3" in last_row(talk)
    assert (talk.at, talk.clock, talk.jumped) == (Position(), Clock(since=5000.0), True)
    there = talk.returned(ahead=False)
    assert (there.at, there.clock, there.lost) == (Position(2, 1), OLD, None)
    assert there.note == "Die Uhr läuft weiter"


def test_who_begins_anew_has_the_new_clock_and_can_still_return():
    talk = broken_off().went(Next()).went(Last())
    assert (talk.note, talk.clock) == ("", Clock(since=5000.0))
    assert talk.returned(ahead=False).clock == Clock(since=5000.0)
    assert talk.returned(ahead=False).returned(ahead=False).clock == OLD


def test_the_offer_names_the_key_that_returns_in_the_keymap_of_the_person():
    keymap, _ = remapped({"back": ("h",)})
    assert "Abgebrochen: Strg+O zu Folie 3" in last_row(broken_off(keymap))


def test_from_the_stage_to_the_text_mode_and_back_the_clock_goes_on():
    talk = replace(talk_of(story_of(GERMAN)), clock=OLD)
    telling = telling_from(talk, None, USUAL)
    assert telling.clock == OLD
    paused = replace(telling, clock=OLD.paused(1100.0))
    assert talk_from(talk, paused).clock == Clock(spent=120.0)


def test_what_is_remembered_of_a_talk_has_its_clock_and_whether_it_was_ended():
    talk = replace(talk_of(story_of(GERMAN), Position(2, 1)), clock=OLD)
    kept = memory_of(talk, 1199.5, left=False)
    assert (kept.at, kept.clock) == (Bookmark(slide=GERMAN.slides[2].id, step=1), OLD)
    assert (kept.seen, kept.left) == (1140.0, False)  # once in a minute is enough
    assert memory_of(talk, 1199.5, left=True).seen == 1199.5


def test_a_talk_that_breaks_off_while_the_speaker_looks_ahead_is_resumed_where_the_audience_is():
    talk = replace(talk_of(story_of(GERMAN), Position(4)), held=Held(at=Position(1)))
    assert memory_of(talk, 0.0, left=False).at.slide == GERMAN.slides[1].id
