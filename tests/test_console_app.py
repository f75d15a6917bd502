"""The desk's app with a stage that obeys: what is pressed, heard and shown."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from decks import ENGLISH
from stagehand import Stagehand
from test_stage import talk_of
from waiting import wait_until

from summit_tui.console.app import ConsoleApp, Found
from summit_tui.console.board import Board
from summit_tui.desk import seat_at
from summit_tui.session import Do, Spot
from summit_tui.stage.preferences import STANDARD_PREFERENCES
from summit_tui.stage.sheet import SheetScreen
from summit_tui.story import Story

STORY = Story({"en": "en.yaml"}, "en", decks={"en": ENGLISH})


def desk_app(*stages: Stagehand, strict: bool = False) -> ConsoleApp:
    waiting = list(stages)

    def find() -> Found | None:
        return Found(link=waiting.pop(0).link) if waiting else None

    talk = talk_of(STORY)
    preferences = replace(STANDARD_PREFERENCES, strict=strict)
    return ConsoleApp(Board(talk=talk, seat=seat_at(talk.at)), preferences, find)


def seen(app: ConsoleApp, text: str) -> Callable[[], bool]:
    return lambda: text in app.shown.text()


async def test_a_desk_follows_its_stage_and_drives_it():
    with Stagehand(ENGLISH) as stage:
        app = desk_app(stage)
        async with app.run_test(size=(120, 36)) as pilot:
            await wait_until(lambda: app.board.seat.link == "together", "the stage was found")
            stage.becomes(lambda state: replace(state, at=Spot(slide="arrival")))
            await wait_until(seen(app, "The time is approximate."), "the notes of the slide")
            await pilot.press("f", "4", "enter")
            await wait_until(seen(app, "The audience keeps slide 2, Trump arrives."), "frozen")
            await wait_until(seen(app, "4 of 5  Talks"), "the speaker is ahead")
            await pilot.press("F", "q")
        assert stage.orders[0] == Do("freeze")
        assert stage.orders[-1] == Do("show")
        assert app.return_code == 0


async def test_a_desk_takes_up_a_stage_that_comes_back():
    first, second = Stagehand(ENGLISH).__enter__(), Stagehand(ENGLISH)
    second.state = replace(second.state, at=Spot(slide="talks"))
    app = desk_app(first)
    async with app.run_test(size=(60, 20)):
        await wait_until(lambda: app.board.seat.link == "together", "the stage was found")
        first.goes()
        await wait_until(seen(app, "stage gone, looking for it"), "that is told")
        with second:
            app._find = lambda: Found(link=second.link)
            await wait_until(seen(app, "4 of 5  Talks"), "the next stage is followed")
            assert "stage gone" not in app.shown.text()


async def test_a_desk_without_a_stage_says_so_and_has_help_on_a_key():
    app = desk_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await wait_until(seen(app, "no stage"), "that is told")
        await pilot.press("question_mark")
        await wait_until(lambda: isinstance(app.screen, SheetScreen), "the help is open")
        await pilot.press("escape", "right")
        await wait_until(seen(app, "2 of 5  Trump arrives"), "the next slide")


@pytest.mark.parametrize(("strict", "timers"), [(False, 2), (True, 1)])
async def test_a_clock_ticks_only_where_no_reader_of_the_screen_would_say_it(strict, timers):
    app = desk_app(strict=strict)
    async with app.run_test(size=(60, 20)):
        assert len(app._timers) == timers
