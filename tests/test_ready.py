"""The steps beside: what is drawn while nobody does anything is what the next key shows."""

import asyncio
import time
from dataclasses import replace

import pytest
from test_stage import long_deck, story_of, talk_of
from waiting import wait_until

from summit_tui.position import Back, GoTo, Next
from summit_tui.stage.app import StageApp
from summit_tui.stage.pictures import Darkroom, StagePictures
from summit_tui.stage.ready import AT_ONCE, Ready


@pytest.fixture
def talk():
    return talk_of(story_of(long_deck()))


def ready_for(prepare) -> Ready:
    pictures = StagePictures("", "true")
    return Ready(prepare, pictures, Darkroom(pictures, lambda _: None, lambda: None))


async def made_ready(talk, wanted: int) -> tuple[Ready, list]:
    frames: list = []
    ready = ready_for(lambda frame: [frames.append(frame)])
    ready.follow(talk, 80, 24)
    await wait_until(lambda: len(frames) == wanted and not ready.busy, "the frames")
    return ready, frames


async def test_the_steps_ahead_and_back_are_drawn_before_they_are_asked_for(talk):
    talk = talk.went(Next())
    for move, number in ((Next(), 0), (Back(), 1)):
        ready, frames = await made_ready(talk, 2)
        frame = frames[number]
        beside = talk.went(move)
        drawn = ready.drawn(beside, 80, 24)
        assert drawn[1] is frame
        assert drawn == beside.drawn(80, 24)


async def test_a_slide_beside_is_ready_whatever_leads_there(talk):
    ready, (frame,) = await made_ready(talk, 1)
    jumped = talk.went(GoTo(1))
    assert jumped != talk.went(Next())  # there is a way back from it
    drawn = ready.drawn(jumped, 80, 24)
    assert drawn[1] is frame
    assert drawn == jumped.drawn(80, 24)


async def test_anything_but_those_steps_is_drawn_anew(talk):
    ahead = talk.went(Next())
    for other, width in [
        (ahead.went(Next()), 80),
        (replace(ahead, note="Something to say."), 80),
        (ahead, 81),
    ]:
        ready, (frame,) = await made_ready(talk, 1)
        drawn = ready.drawn(other, width, 24)
        assert drawn == other.drawn(width, 24)
        assert drawn[1] is not frame


async def test_of_a_held_key_only_the_last_frame_has_one_ready(talk):
    frames: list = []
    ready = ready_for(lambda frame: [frames.append(frame)])
    ready.follow(talk, 80, 24)
    ready.follow(talk.went(Next()), 80, 24)
    await wait_until(lambda: not ready.busy, "an end")
    assert frames == [talk.went(Next()).went(Next()).drawn(80, 24)[1], talk.drawn(80, 24)[1]]


async def test_a_key_is_answered_while_frames_are_made_ready(talk):
    done: list[str] = []

    def slowly(_):
        asyncio.get_running_loop().call_soon(done.append, "a key")
        for _ in range(3):
            done.append("a little")
            until = time.perf_counter() + AT_ONCE
            while time.perf_counter() < until:
                pass
            yield

    ready = ready_for(slowly)
    ready.follow(talk, 80, 24)
    await wait_until(lambda: not ready.busy, "an end")
    assert done == ["a little", "a key", "a little", "a little"]


async def test_the_screen_is_the_same_with_and_without_a_step_made_ready(talk):
    app = StageApp(talk)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.screen_stack[0].view
        await wait_until(lambda: view._ahead, "a frame ahead")
        await pilot.press("n")
        await wait_until(
            lambda: app.talk.at == talk.went(Next()).at and view._shown[0] is app.shown,
            "the step",
        )
        shown = [view.render_line(y) for y in range(24)]
        view._shown, view._strips = None, []
        view.show(app.shown, app.palette)
        assert shown == [view.render_line(y) for y in range(24)]
