"""What goes along with a talk: at rest only that it still runs is written down, now and then."""

import asyncio
import time

import pytest
from test_stage import long_deck, story_of, talk_of
from waiting import wait_until

from summit_tui.memory import ALIVE_EVERY
from summit_tui.stage.along import Along
from summit_tui.stage.app import StageApp
from summit_tui.stage.preferences import Preferences


@pytest.fixture
def app():
    return StageApp(talk_of(story_of(long_deck())))


async def test_at_rest_one_timer_waits_until_there_is_news(app):
    kept = []
    along = Along(app, Preferences(live=False), kept.append)
    along.keep_alive()
    due = time.time() + along._alive.when() - asyncio.get_running_loop().time()
    assert 0 < due % ALIVE_EVERY < 1
    assert kept == []
    along._lived()
    assert [memory.at.slide for memory in kept] == [app.talk.deck.slides[0].id]
    along.end(ended=True)
    assert along._alive.cancelled()


async def test_no_timer_of_the_stage_runs_again_and_again_while_nothing_moves(app):
    async with app.run_test(size=(80, 24)):
        pumps = (app, app.screen, app.screen.view)

        def rests():
            timers = [timer for pump in pumps for timer in pump._timers]
            busy = app._step_ahead.busy or app._along._soon
            return not (busy or any(timer._active.is_set() for timer in timers))

        await wait_until(rests, "rest, which never comes where a timer repeats itself")


async def test_frames_that_come_fast_are_told_once_the_first_of_them_is_out(app):
    kept = []
    along = Along(app, Preferences(live=False), kept.append)
    along.tell_soon()
    waits = along._soon
    along.tell_soon()
    assert along._soon is waits
    await wait_until(lambda: kept, "what is told")
    assert along._soon is None
