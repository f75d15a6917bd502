"""The desk by ear: what a line is answered, what the stage is asked for, what is news."""

from dataclasses import replace

import pytest
from decks import ENGLISH, GERMAN, PAIR, body

from summit_tui.commands import COMMANDS, DESK
from summit_tui.desk import heard, parted, seat_at
from summit_tui.deskside import (
    Said,
    Sitting,
    at_desk,
    blocks_at,
    desk_help,
    greeting,
    mark_line,
    news,
)
from summit_tui.position import Position
from summit_tui.session import Do, PointAt, Spot, State, ToSlide, digest_of
from summit_tui.telling import Telling, telling_of
from summit_tui.timekeeping import Clock
from summit_tui.words import LANGUAGES

NOW = 1_000.0
EN, DE = LANGUAGES["en"], LANGUAGES["de"]


def telling(language: str = "en", at: Position | None = None) -> Telling:
    made = telling_of(PAIR, language, start=at or Position())
    return replace(made, speaker=True, greeted=True)


def sitting(slide: str = "title", step: int = 0, **others: object) -> Sitting:
    """A speaker who knows that a stage is there."""
    state = State(deck=digest_of(ENGLISH.source), epoch=1, at=Spot(slide=slide, step=step))
    seat = heard(seat_at(Position()), replace(state, **others), ENGLISH, NOW)
    return Sitting(seat=seat, told="together")


def said(typed: str, *, at: Sitting | None = None, language: str = "en") -> Said:
    here = at or sitting()
    return at_desk(here, telling(language, here.seat.at), typed, NOW, (15, 42))


def lines(typed: str, **others: object) -> tuple[str, ...]:
    return said(typed, **others).answer.lines


ALONE = Sitting(seat=seat_at(Position()))


# --- moving -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "orders"),
    [
        ("n", (ToSlide("arrival"),)),
        ("", (ToSlide("arrival"),)),
        ("3", (ToSlide("handshake"),)),
        ("go base", (ToSlide("base"),)),
        ("find carpets", (ToSlide("handshake"),)),
        ("last", (ToSlide("base"),)),
        ("b", ()),
        ("w", ()),
        ("notes", ()),
        ("99", ()),
    ],
)
def test_the_stage_is_sent_where_the_speaker_goes(typed, orders):
    assert said(typed).orders == orders


def test_a_step_is_sent_as_what_is_said_of_it():
    found = said("n", at=sitting("handshake", 1))
    assert found.orders == (ToSlide("handshake", 2),)
    assert found.answer.lines == ("Putin smiles.",)


def test_another_language_of_the_story_moves_nobody():
    found = said("lang de", at=sitting("arrival"))
    assert found.orders == ()
    assert found.answer.telling.deck is GERMAN
    assert news(found.sitting, found.answer.telling)[2] == []


# --- news ---------------------------------------------------------------------------------------


def test_what_is_as_the_speaker_knows_it_is_no_news():
    assert news(sitting(), telling())[2] == []


@pytest.mark.parametrize(
    ("slide", "step", "before", "line"),
    [
        ("talks", 0, Position(), "The talk is now at slide 4, Talks."),
        ("handshake", 1, Position(2), "The talk is now at another step, 1 more step."),
        ("handshake", 2, Position(2), "The talk is now at another step, the last one."),
    ],
)
def test_who_was_moved_by_the_stage_hears_where_the_talk_is(slide, step, before, line):
    _, moved, told = news(sitting(slide, step), telling(at=before))
    assert told == [line]
    assert moved.at == Position(ENGLISH.index_of(slide) or 0, step)


def test_a_stage_that_goes_and_comes_back_is_told_once_each():
    gone = replace(sitting(), seat=parted(sitting().seat))
    known, _, told = news(gone, telling())
    assert told == ["The stage has gone. The desk looks for it."]
    assert news(known, telling())[2] == []
    back = replace(known, seat=sitting().seat)
    assert news(back, telling())[2] == ["The stage is back."]


def test_a_talk_that_was_ended_has_not_gone_astray():
    ended = sitting(mode="end")
    assert news(replace(ended, seat=parted(ended.seat)), telling())[2] == ["The talk has ended."]


def test_a_stage_that_comes_late_is_told_with_its_deck():
    late = replace(ALONE, seat=sitting().seat)
    assert news(late, telling())[2] == ["The desk follows the stage: Summit in Alaska."]


def test_another_version_of_the_deck_is_told_once():
    other = sitting(deck=digest_of("x"))
    known, _, told = news(other, telling())
    assert told == ["The stage shows another version of this deck."]
    assert news(known, telling())[2] == []


def test_the_first_words_say_whether_there_is_a_stage():
    assert greeting(ALONE, "A", DE)[1].startswith("Keine Bühne läuft.")
    assert greeting(sitting(), "A", DE)[1] == "Das Pult folgt der Bühne: A."


# --- what only a desk does ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "mode", "order", "line"),
    [
        ("freeze", "show", Do("freeze"), "The audience keeps this slide while you look ahead."),
        ("freeze", "freeze", Do("freeze"), "You are back with the audience."),
        ("blank", "show", Do("blank"), "The screen is blank."),
        ("blank", "blank", Do("show"), "The audience sees this slide."),
        ("show", "freeze", Do("show"), "The audience sees this slide."),
        ("stage theme", "show", Do("theme"), "Next theme: other colours."),
        ("play", "show", Do("play"), "Play by itself; any key stops it."),
        ("stage return", "show", Do("return"), "Return to where you jumped from."),
        ("clock start", "show", Do("clock-start"), "The clock starts now."),
        ("clock pause", "show", Do("clock-pause"), "The clock stands."),
        ("clock reset", "show", Do("clock-reset"), "The clock is back at nought."),
        ("point 2", "show", PointAt(1), "Pointing at 2: Trump claps."),
        ("point off", "show", PointAt(None), "Nothing is pointed at."),
    ],
)
def test_the_stage_does_what_a_desk_asks_for(typed, mode, order, line):
    found = said(typed, at=sitting("handshake", 2, mode=mode))
    assert (found.orders, found.answer.lines) == ((order,), (line,))


@pytest.mark.parametrize("typed", ["freeze", "blank", "show", "stage theme", "point 1"])
def test_without_a_stage_nothing_is_asked_of_it(typed):
    found = said(typed, at=ALONE)
    assert found.orders == ()
    assert found.answer.lines[0].startswith("No stage runs.")


def test_a_clock_that_has_counted_goes_on():
    paused = sitting(clock=Clock(spent=60.0))
    assert lines("clock start", at=paused) == ("The clock goes on.",)


def test_only_the_beginning_of_a_long_block_is_said():
    long = replace(
        ENGLISH.slides[0], body=body("One two three four five six seven eight nine ten. Eleven.")
    )
    deck = replace(ENGLISH, slides=(long,))
    voice = telling().voice
    assert blocks_at(deck, 0, 0, voice) == {0: "One two three four five six seven eight nine ten"}
    endless = replace(long, body=body("word " * 40))
    assert blocks_at(replace(ENGLISH, slides=(endless,)), 0, 0, voice) == {
        0: " ".join(["word"] * 12) + " ..."
    }


def test_a_clock_runs_also_where_no_stage_does():
    assert said("clock start", at=ALONE).orders == (Do("clock-start"),)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("point x", "Type point and a number, 1 to 2, or point off."),
        ("point 9", "Type point and a number, 1 to 2, or point off."),
        ("stage dance", "The stage cannot dance from here."),
        ("stage", "Type stage and what the stage is to do, such as stage theme."),
        ("marks", "Type marks on or marks off."),
        ("clock backwards", "No command backwards. Type h for help."),
        ("point", "1: Red carpets cross."),
    ],
)
def test_what_cannot_be_meant_is_told(typed, line):
    found = said(typed, at=sitting("handshake", 1))
    assert (found.orders, found.answer.lines[0]) == ((), line)


def test_marks_are_off_until_somebody_wants_them():
    assert not ALONE.marks
    on = said("marks on").sitting
    assert on.marks
    assert not said("marks off", at=on).sitting.marks
    assert said("hinweise an", language="de").sitting.marks


def test_a_mark_says_how_many_minutes_are_left():
    assert mark_line(299.99, EN) == "5 minutes left."
    assert mark_line(59.9, DE) == "Noch eine Minute."


# --- the desk in lines --------------------------------------------------------------------------


def test_the_desk_says_where_the_talk_is_what_comes_and_the_time():
    here = sitting("arrival", clock=Clock(since=NOW - 60), entered=60.0)
    assert lines("desk", at=here) == (
        "Slide 2 of 5.",
        "Trump arrives.",
        "Next: The handshake.",
        "Phase: Arrival.",
        "It is 15:42.",
        "1 minute since the start.",
        "No minutes are planned.",
        "0 seconds on this slide.",
    )


def test_the_desk_says_what_the_audience_sees_where_that_is_something_else():
    here = sitting("arrival", mode="freeze", ahead=Spot(slide="talks"))
    assert "The audience keeps slide 2, Trump arrives." in lines("desk", at=here)


@pytest.mark.parametrize("code", LANGUAGES)
def test_help_names_every_command_of_the_desk_once(code):
    words = LANGUAGES[code]
    told = lines("h", language=code)
    assert told[-len(desk_help(words)) :] == tuple(desk_help(words))
    starts = [line.split(":")[0] for line in told]
    assert len(set(starts)) == len(starts)


# --- words and keys -----------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_command_of_the_desk_has_a_help_line_and_no_line_is_left_over(code):
    assert set(LANGUAGES[code].desk.help) == {command.id for command in DESK}
    assert [line for line in LANGUAGES[code].desk.help.values() if line.endswith(".")] == []


def test_no_command_of_the_desk_has_the_name_of_another():
    names = [command.id for command in (*COMMANDS, *DESK)]
    assert len(set(names)) == len(names)


def test_only_blanking_has_a_key_of_the_stage():
    """At the desk it shows again, too; the speaker's own keys are free on every stage."""
    stage = {key for command in COMMANDS for key in command.keys}
    assert {key for command in DESK for key in command.keys} & stage == {"b", "full_stop"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_of_the_desk_is_one_of_the_stage_but_for_the_stage_itself(code):
    words = LANGUAGES[code]
    stage = {w for command in COMMANDS for w in command.words if command.id != "stage"}
    stage |= {w for name, own in words.typed.items() for w in own if name != "stage"}
    desk = {w for command in DESK for w in command.words}
    desk |= {w for own in words.desk.typed.values() for w in own}
    assert desk & stage == set()
