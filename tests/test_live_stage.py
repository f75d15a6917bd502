"""The stage as others follow and steer it: a desk does what keys do, and the audience is safe."""

import asyncio
import os
import time
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from decks import body, plain_deck
from test_live import heard
from test_stage import BY_ID, long_deck, story_of, talk_of
from waiting import wait_until

from summit_tui.blocks import Text, runs_of
from summit_tui.deck import Id, Slide, Title
from summit_tui.draw.frame import Frame
from summit_tui.live.client import Link
from summit_tui.live.folder import runtime_folder, talks
from summit_tui.position import Position
from summit_tui.session import PLAIN, Do, PointAt, Spot, ToNumber, ToSlide
from summit_tui.stage.act import after
from summit_tui.stage.app import StageApp
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.sheet import SheetScreen
from summit_tui.stage.steer import followed, freed, state_of, steered
from summit_tui.story import open_story
from summit_tui.timekeeping import Clock

NOW = 1_795_357_000.0
LIVE = Preferences(live=True)


def three_slides():
    text = body(Text(text=runs_of("One block")), Text(text=runs_of("Another")))
    return plain_deck(
        *(Slide(id=Id(n), title=Title(n.upper()), body=text) for n in ("a", "b", "c"))
    )


def talk_at(slide=0, **options):
    return talk_of(story_of(three_slides()), Position(slide), **options)


def told(talk, **options):
    return state_of(talk, digest="d", epoch=1, seq=0, ended=False, **options)


def steps(talk, *orders):
    """The talk after commands, and what they were answered."""
    answers = []
    for order in orders:
        if isinstance(order, str):
            talk, answer = after(talk, BY_ID[order], talk.frame(60, 20)), "done"
        else:
            talk, answer = steered(talk, order, NOW)
        answers.append(answer)
    return talk, answers


def reversed_text(frame: Frame) -> str:
    """What is in reverse video."""
    return " ".join(p.text for line in frame.lines for p in line if p.style.reverse)


# --- what commands make of a talk ---------------------------------------------------------------


def test_while_the_slide_is_frozen_the_audience_sees_no_change_and_the_speaker_walks():
    talk, _ = steps(talk_at(), Do("freeze"))
    before = talk.frame(60, 20)
    talk, answers = steps(talk, "next", "down", PointAt(1))
    assert talk.frame(60, 20) == before
    assert answers == ["done", "done", "no-block"]
    state = told(talk)
    assert (state.mode, state.at, state.ahead) == ("freeze", Spot(slide="a"), Spot(slide="c"))
    shown, _ = steps(talk, Do("show"))
    assert (told(shown).mode, told(shown).at, told(shown).ahead) == ("show", Spot(slide="c"), None)
    back, _ = steps(talk, Do("freeze"))
    assert (told(back).mode, told(back).at) == ("show", Spot(slide="a"))
    assert back.frame(60, 20) == before


def test_a_blank_screen_ends_a_freeze_and_show_brings_the_speaker_s_slide():
    talk, _ = steps(talk_at(), Do("freeze"), "next", "blank")
    assert (told(talk).mode, told(talk).at, told(talk).ahead) == ("blank", Spot(slide="b"), None)
    talk, _ = steps(talk, Do("show"))
    assert (told(talk).mode, talk.blank) == ("show", False)


def test_a_key_on_the_stage_ends_a_freeze_where_the_audience_is():
    talk, _ = steps(talk_at(), Do("freeze"), "next")
    free = freed(talk)
    assert (free.at, free.held) == (Position(0), None)
    assert "no longer held" in free.note


def test_a_slide_is_found_by_its_id_and_by_its_number():
    talk, answers = steps(talk_at(), ToSlide("c"), ToNumber(2), ToSlide("x"), ToNumber(4))
    assert (talk.at, answers) == (Position(1), ["done", "done", "no-slide", "no-slide"])


def test_a_step_by_id_is_no_jump_that_is_returned_from():
    talk, _ = steps(talk_at(), ToSlide("b"))
    assert not talk.jumped
    assert steps(talk, ToSlide("b"))[0] == talk
    assert steps(talk_at(), ToSlide("c"))[0].jumped


@pytest.mark.parametrize("big", [False, True])
def test_a_block_that_is_pointed_at_is_seen_without_colours_until_the_next_step(big):
    talk = talk_at()
    talk = replace(talk, look=replace(talk.look, big=big))
    plain = talk.frame(60, 30)
    talk, answers = steps(talk, PointAt(1))
    assert answers == ["done"]
    pointed = talk.frame(60, 30)
    assert pointed.text() == plain.text()
    assert reversed_text(pointed)
    assert big or reversed_text(pointed) == "Another"
    assert told(talk).point == 1
    assert reversed_text(steps(talk, "next")[0].frame(60, 30)) == ""
    assert reversed_text(steps(talk, PointAt(None))[0].frame(60, 30)) == ""


def test_a_block_that_is_not_there_cannot_be_pointed_at():
    talk, answers = steps(talk_at(), PointAt(2))
    assert (talk, answers) == (talk_at(), ["no-block"])


def test_in_the_plain_look_nothing_is_marked_as_a_reader_would_say_it_again():
    talk = talk_at()
    talk, _ = steps(replace(talk, look=replace(talk.look, plain=True)), PointAt(0))
    assert reversed_text(talk.frame(60, 20)) == ""


def test_the_clock_is_started_paused_and_put_back():
    talk, _ = steps(talk_at(clock=Clock(since=NOW - 90)), Do("clock-pause"))
    assert told(talk).clock == Clock(spent=90)
    talk, _ = steps(talk, Do("clock-start"))
    assert told(talk).clock == Clock(since=NOW, spent=90)
    assert steps(talk, Do("clock-reset"))[0].clock == Clock(since=NOW)


def test_another_language_while_the_slide_is_frozen_leaves_both_where_they_are():
    talk = talk_of(open_story(None, ["en"]), Position(2))
    talk, _ = steps(talk, Do("freeze"), "next", "language")
    assert talk.held.at == Position(2)
    assert talk.language == "de"
    there = replace(talk, held=None).placed(Position(2))
    assert talk.frame(80, 24).text() == there.frame(80, 24).text()


def test_a_stage_that_follows_shows_what_the_audience_of_the_other_one_sees():
    first, _ = steps(talk_at(), "next", PointAt(0), Do("freeze"), "next")
    second = followed(talk_at(), told(first))
    assert (second.at, second.point, second.held) == (Position(1), 0, None)
    assert followed(second, told(steps(first, "blank")[0])).blank


# --- the stage itself ---------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def nobody_else_s_talks():
    folder = runtime_folder(os.environ)
    assert talks(folder) == ()
    yield
    assert talks(folder) == ()
    assert list(folder.iterdir()) == []


@asynccontextmanager
async def on_stage(talk, preferences=LIVE, **options):
    """An app that is served, and a link to it."""
    app = StageApp(talk, preferences, **options)
    async with app.run_test(size=(60, 20)) as pilot:
        await wait_until(lambda: talks(runtime_folder(os.environ)), "the stage is served")
        card = talks(runtime_folder(os.environ))[0]
        with Link.to(card) as link:
            await heard(link, 1)
            yield app, pilot, link


async def asked(link, order):
    """What comes of a command: the states before its answer, and that."""
    link.send(order)
    said = []
    while not any(isinstance(what, str) for what in said):
        said += await heard(link, 1)
    return said[: 1 + next(i for i, what in enumerate(said) if isinstance(what, str))]


async def test_a_command_from_elsewhere_does_what_its_key_does():
    async with on_stage(talk_at()) as (app, pilot, link):
        state, answer = await asked(link, Do("next"))
        assert (state.at.slide, answer) == ("b", "done")
        assert app.talk.at == Position(1)
        await pilot.press("n")
        (state,) = await heard(link, 1)
        assert state.at.slide == "c"
        (state, answer) = await asked(link, Do("blank"))
        assert (state.mode, app.talk.blank) == ("blank", True)


@pytest.mark.parametrize("what", PLAIN)
async def test_every_command_is_answered_and_leaves_the_stage_whole(what):
    async with on_stage(talk_of(story_of(long_deck()))) as (app, _, link):
        assert (await asked(link, Do(what)))[-1] == "done"
        if what == "quit":
            await wait_until(lambda: app.return_value == 0, "the stage ends")
        else:
            assert (await asked(link, Do("first")))[-1] == "done"


async def test_who_steers_from_elsewhere_closes_what_lies_over_the_slide():
    async with on_stage(talk_at()) as (app, pilot, link):
        await pilot.press("question_mark")
        await wait_until(lambda: isinstance(app.screen, SheetScreen), "help is shown")
        await asked(link, Do("next"))
        await wait_until(lambda: not isinstance(app.screen, SheetScreen), "help is closed")
        await pilot.press("o")
        assert app.talk.asks == "overview"
        await asked(link, Do("next"))
        assert (app.talk.asks, app.talk.at) == ("", Position(2))


async def test_a_key_that_ends_a_freeze_does_nothing_else():
    async with on_stage(talk_at()) as (app, pilot, link):
        await asked(link, Do("freeze"))
        await asked(link, Do("next"))
        await pilot.press("n")
        state = (await heard(link, 1))[-1]
        assert (state.mode, state.at.slide, state.ahead) == ("show", "a", None)
        await pilot.press("n")
        assert app.talk.at == Position(1)


async def test_who_follows_is_told_that_a_person_has_ended_the_talk():
    async with on_stage(talk_at()) as (_, _, link):
        link.send(Do("quit"))
        said = []

        def ended():
            said.extend(link.heard())
            return any(not isinstance(s, str) and s.mode == "end" for s in said)

        await wait_until(ended, "the end was told")


async def test_the_place_is_written_down_before_anybody_is_told_of_it():
    kept = []
    async with on_stage(talk_at(), keep=kept.append) as (_, _, link):
        await asked(link, Do("next"))
        assert kept[-1].at.slide == "b"


async def test_the_time_of_a_slide_begins_when_the_talk_comes_to_it():
    clock = Clock(spent=90.0)
    async with on_stage(replace(talk_at(), clock=clock)) as (_, _, link):
        frozen, _ = await asked(link, Do("freeze"))
        assert frozen.entered == 90.0
        reset, _ = await asked(link, Do("clock-reset"))
        assert reset.entered == 0.0
        await asked(link, Do("clock-start"))
        begins = time.time()
        moved, _ = await asked(link, Do("next"))
        assert moved.entered >= moved.clock.elapsed(begins) - 0.001


async def test_without_live_there_is_nothing_to_reach():
    app = StageApp(talk_at(), Preferences())
    async with app.run_test() as pilot:
        await pilot.press("n")
        await asyncio.sleep(0.05)
        assert talks(runtime_folder(os.environ)) == ()


async def test_a_folder_that_cannot_be_used_stops_no_talk(tmp_path, monkeypatch):
    tmp_path.joinpath("summit-tui").mkdir(mode=0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    app = StageApp(talk_at(), LIVE)
    async with app.run_test() as pilot:
        await wait_until(lambda: app._along._live and app._along._live.fault, "it was tried")
        await pilot.press("n")
        assert app.talk.at == Position(1)
        assert app.talk.note == ""


# --- two stages of one deck ---------------------------------------------------------------------


async def test_a_second_stage_says_so_and_goes_its_own_way():
    async with on_stage(talk_at()) as (first, _, _):
        second = StageApp(talk_at(), LIVE)
        async with second.run_test(size=(100, 20)) as pilot:
            await wait_until(lambda: "own way" in second.shown.text(), "it says so")
            await pilot.press("n")
            assert (second.talk.at, first.talk.at) == (Position(1), Position(0))


async def test_a_stage_that_follows_moves_with_the_first_and_not_by_itself():
    follows = StageApp(talk_at(), replace(LIVE, follow=True))
    async with follows.run_test(size=(100, 20)) as pilot:
        await wait_until(lambda: "waits for a stage" in follows.shown.text(), "it waits")
        for _ in range(2):
            async with on_stage(talk_at(1)) as (first, _, link):
                await wait_until(lambda: follows.talk.at == Position(1), "it has joined")
                await asked(link, Do("next"))
                await wait_until(lambda: follows.talk.at == Position(2), "it moves too")
                await pilot.press("p")
                assert follows.talk.at == Position(2)
                assert "does not step" in follows.talk.note
                await pilot.press("plus")
                assert follows.talk.look.big
                assert first.talk.at == Position(2)
            await wait_until(lambda: "the other stage" in follows.talk.note, "it has gone")
