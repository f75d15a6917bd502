"""The drawn desk: what each key makes of it, and what the stage is asked for."""

from dataclasses import replace

import pytest
from decks import ENGLISH, PAIR
from test_stage import talk_of

from summit_tui.blocks import Text, runs_of
from summit_tui.console.board import (
    Board,
    Outcome,
    answered,
    left_alone,
    pressed,
    saved,
    scrolled,
    told,
)
from summit_tui.console.help import help_rows
from summit_tui.desk import seat_at
from summit_tui.draw.frame import Frame
from summit_tui.draw.slide import draw
from summit_tui.keymap import STANDARD
from summit_tui.load import deck_of
from summit_tui.position import Position
from summit_tui.problems import DeckError
from summit_tui.reload import Reread
from summit_tui.session import Do, PointAt, Spot, State, ToSlide, digest_of
from summit_tui.story import Story
from summit_tui.timekeeping import Clock
from summit_tui.words import LANGUAGES

NOW = 1_000.0
SOURCES = {
    tag: replace(deck, source=f"title: {tag}", path=f"{tag}.yaml") for tag, deck in PAIR.items()
}
STORY = Story({tag: f"{tag}.yaml" for tag in PAIR}, "en", decks=SOURCES)
STATE = State(deck=digest_of("title: en"), epoch=1, at=Spot(slide="handshake"))


def board(state: State | None = STATE, at: Position | None = None) -> Board:
    """A desk; without a state it is alone."""
    talk = talk_of(STORY, at or Position())
    made = Board(talk=talk, seat=seat_at(talk.at))
    return told(made, state, NOW) if state else made


def shown(desk: Board, width: int = 60, height: int = 20) -> Frame:
    talk = desk.talk
    return desk.frame(
        width,
        height,
        NOW,
        (15, 42),
        lambda at, w, h: draw(talk.deck, talk.timeline, at, w, h, talk.look),
    )


def keys(desk: Board, *typed: str) -> Outcome:
    """What comes of keys in turn; the commands of all of them."""
    orders: list[object] = []
    command = None
    for key in typed:
        character = {"slash": "/", "space": " "}.get(key, key if len(key) == 1 else None)
        outcome = pressed(desk, key, character, STANDARD, shown(desk), NOW)
        assert outcome is not None, key
        desk, command = outcome.board, outcome.command
        orders += outcome.orders
    return Outcome(board=desk, orders=tuple(orders), command=command)


# --- the stage does it --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "orders"),
    [
        (["right"], (Do("next"),)),
        (["pagedown"], (Do("page-down"),)),
        (["pageup"], (Do("page-up"),)),
        (["backspace"], (Do("back"),)),
        (["g", "g"], (Do("first"),)),
        (["L"], (Do("language"),)),
        (["t"], (Do("theme"),)),
        (["plus"], (Do("larger"),)),
        (["f"], (Do("freeze"),)),
        (["full_stop"], (Do("blank"),)),
        (["c"], (Do("clock-start"),)),
        (["f5"], (Do("clock-start"),)),
        (["C", "C"], (Do("clock-reset"),)),
        (["C", "c", "C"], (Do("clock-start"),)),
        (["2", "enter"], (ToSlide("arrival"),)),
        (["4", "G"], (ToSlide("talks"),)),
        (["2", "backspace"], ()),
        (["slash", "p", "u", "t", "i", "n", "enter"], (ToSlide("handshake", 2),)),
        (["o", "right", "enter"], (ToSlide("talks"),)),
        (["x"], (PointAt(0),)),
        (["e"], ()),
        (["escape"], ()),
    ],
)
def test_a_key_asks_the_stage_for_what_it_means(typed, orders):
    assert keys(board(), *typed).orders == orders


@pytest.mark.parametrize(
    ("state", "key", "order"),
    [
        ({"mode": "freeze", "ahead": Spot(slide="talks")}, "f", Do("freeze")),
        ({"mode": "freeze", "ahead": Spot(slide="talks")}, "F", Do("show")),
        ({"mode": "blank"}, "b", Do("show")),
        ({"clock": Clock(since=900.0)}, "c", Do("clock-pause")),
        ({"clock": Clock(since=900.0)}, "f5", Do("clock-start")),
        ({"point": 0}, "x", PointAt(None)),
        ({"point": 0}, "escape", PointAt(None)),
        ({"point": 1, "at": Spot(slide="handshake", step=1)}, "X", PointAt(0)),
        ({"point": 1, "at": Spot(slide="handshake", step=1)}, "x", PointAt(None)),
    ],
)
def test_a_key_ends_what_it_began(state, key, order):
    assert keys(board(replace(STATE, **state)), key).orders == (order,)


def test_the_desk_stays_until_the_stage_has_moved():
    gone = keys(board(), "2", "enter").board
    assert gone.talk.at == Position(2)
    there = told(gone, replace(STATE, seq=1, at=Spot(slide="arrival")), NOW)
    assert (there.talk.at, there.seat.at) == (Position(1), Position(1))


def test_leaving_the_desk_leaves_the_stage():
    left = keys(board(), "q")
    assert left.orders == ()
    assert left.command is not None
    assert left.command.id == "quit"


def test_a_refusal_is_told_and_what_was_done_is_seen():
    assert answered(board(), "done") == board()
    assert answered(board(), "no-slide").talk.note == "The stage does not have this slide"


def test_a_key_that_means_nothing_at_a_desk_says_so():
    assert keys(board(), "u").board.talk.note == "Not at the desk: only on the stage"
    assert pressed(board(), "f9", None, STANDARD, shown(board()), NOW) is None


def test_a_note_stands_until_the_next_key():
    assert keys(board(), "u", "s").board.talk.note == ""


# --- without a stage ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        (["right"], Position(1)),
        (["pagedown", "pagedown", "right"], Position(2, 1)),
        (["G"], Position(4)),
        (["3", "enter"], Position(2)),
        (["3", "enter", "ctrl+o"], Position(0)),
        (["slash", "p", "u", "t", "i", "n", "enter"], Position(2, 2)),
    ],
)
def test_a_desk_without_a_stage_goes_by_itself(typed, at):
    gone = keys(board(None), *typed)
    assert (gone.orders, gone.board.talk.at, gone.board.seat.at) == ((), at, at)


def test_what_needs_an_audience_says_that_there_is_none():
    assert keys(board(None), "f").board.talk.note.startswith("No stage runs.")
    assert keys(left_alone(board()), "f").board.talk.note.startswith("The stage has gone.")


def test_a_clock_runs_without_a_stage():
    running = keys(board(None), "c").board
    assert running.seat.clock == Clock(since=NOW)
    assert keys(running, "c").board.seat.clock.since is None
    assert keys(running, "C", "C").board.seat.clock == Clock(since=NOW)


def test_a_stage_that_has_gone_leaves_the_notes_on_the_screen():
    gone = left_alone(board(replace(STATE, at=Spot(slide="arrival"))))
    text = shown(gone).text()
    assert "The time is approximate." in text
    assert "stage gone, looking for it" in text


# --- decks --------------------------------------------------------------------------------------


def test_a_desk_shows_the_language_of_the_stage():
    german = told(board(), replace(STATE, seq=1, deck=digest_of("title: de")), NOW)
    assert (german.talk.language, german.talk.deck.title) == ("de", "Gipfel in Alaska")
    assert german.talk.at == Position(2)
    assert german.seat.ours


def test_another_version_of_the_deck_is_told_once_it_stays_so():
    other = told(board(), replace(STATE, seq=1, deck=digest_of("x")), NOW)
    assert other.desk(NOW + 1, (0, 0)).ours
    assert not other.desk(NOW + 3, (0, 0)).ours
    again = told(other, replace(STATE, seq=2), NOW + 4)
    assert again.desk(NOW + 9, (0, 0)).ours


def test_a_deck_that_was_saved_keeps_the_place():
    fewer = replace(SOURCES["en"], slides=ENGLISH.slides[1:], source="new")
    found = Reread(path="en.yaml", text="new", deck=fewer)
    kept = saved(board(), found)
    assert kept.talk.at == Position(1)
    assert kept.talk.deck.slides[kept.talk.at.slide].id == "handshake"
    assert not kept.seat.ours


def test_a_file_that_is_no_deck_any_more_is_told_until_it_is_one():
    try:
        deck_of(b"title: A\nslides: [", "en.yaml")
    except DeckError as error:
        fault = error
    broken = saved(board(), Reread(path="en.yaml", text="", fault=fault))
    assert "The deck has faults: en.yaml, line 2" in shown(broken).text()
    assert "The deck has faults" in shown(keys(broken, "j").board).text()


def test_a_talk_that_was_ended_is_not_looked_for():
    ended = shown(left_alone(board(replace(STATE, mode="end")))).text()
    assert "The talk has ended." in ended
    assert "looking for it" not in ended


# --- notes --------------------------------------------------------------------------------------


def with_notes(count: int) -> Board:
    notes = tuple(Text(text=runs_of(f"Paragraph {n}.")) for n in range(count))
    deck = replace(
        SOURCES["en"], slides=(replace(ENGLISH.slides[0], notes=notes), *ENGLISH.slides[1:])
    )
    story = Story({"en": "en.yaml"}, "en", decks={"en": deck})
    talk = talk_of(story, Position())
    return Board(talk=talk, seat=seat_at(Position()))


def test_arrows_scroll_the_notes_and_never_move_the_talk():
    down = keys(with_notes(30), *["down"] * 100, "up").board
    assert down.talk.at == Position()
    assert (shown(down).above, shown(down).below) == (down.scroll, 1)
    assert keys(with_notes(1), "j").board.scroll == 0


def test_the_notes_of_another_slide_begin_at_their_top():
    assert keys(with_notes(30), "down", "right").board.scroll == 0


def test_notes_grow_and_go_through_big_letters_by_pages():
    big = keys(with_notes(30), "s", "s").board
    assert big.size == "big"
    seen = shown(big)
    assert seen.page > 0
    assert scrolled(big, 1, seen).scroll == seen.page
    assert keys(big, "s").board.size == "normal"


# --- help ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_help_has_the_desk_s_own_keys_first_and_none_that_does_nothing(code):
    words = LANGUAGES[code]
    does = [row[0] for row in help_rows(STANDARD, words)]
    assert does[0] == words.desk.help["freeze"]
    assert words.help["next"] in does
    assert words.help["edit"] not in does
    assert words.help["blank"] not in does
    assert len(set(does)) == len(does)
