"""The step ahead: what is drawn while nobody does anything is what the next key shows."""

from dataclasses import replace

import pytest
from test_stage import long_deck, story_of, talk_of
from waiting import wait_until

from summit_tui.position import Back, Next
from summit_tui.stage.app import StageApp
from summit_tui.stage.ready import Ready


@pytest.fixture
def talk():
    return talk_of(story_of(long_deck()))


async def made_ready(talk) -> tuple[Ready, list]:
    frames: list = []
    ready = Ready(frames.append)
    ready.follow(talk, 80, 24)
    await wait_until(lambda: frames, "a frame")
    return ready, frames


async def test_the_step_ahead_is_drawn_before_it_is_asked_for(talk):
    ready, (frame,) = await made_ready(talk)
    ahead = talk.went(Next())
    assert ready.drawn(ahead, 80, 24)[1] is frame
    assert frame == ahead.drawn(80, 24)[1]


async def test_anything_but_that_step_is_drawn_anew(talk):
    ready, (frame,) = await made_ready(talk)
    ahead = talk.went(Next())
    for other, width in [
        (ahead.went(Next()), 80),
        (ahead.went(Back()), 80),
        (replace(ahead, note="Something to say."), 80),
        (ahead, 81),
    ]:
        assert ready.drawn(other, width, 24) == other.drawn(width, 24)
        assert ready.drawn(other, width, 24)[1] is not frame


async def test_of_a_held_key_only_the_last_frame_has_one_ready(talk):
    frames: list = []
    ready = Ready(frames.append)
    ready.follow(talk, 80, 24)
    ready.follow(talk.went(Next()), 80, 24)
    await wait_until(lambda: frames, "a frame")
    assert frames == [talk.went(Next()).went(Next()).drawn(80, 24)[1]]


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
