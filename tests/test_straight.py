"""Rows that go straight to the terminal: as Textual sends them, and only while that is right."""

import pytest
from test_stage import long_deck, story_of, talk_of
from textual.geometry import Region
from waiting import wait_until

from summit_tui.position import Next
from summit_tui.stage.app import StageApp
from summit_tui.stage.straight import codes_of, coloured, sent_straight


@pytest.fixture
def app():
    return StageApp(talk_of(story_of(long_deck())))


async def painted(app, pilot):
    view = app.screen_stack[0].view
    await wait_until(lambda: view._painted and not app.screen._dirty_widgets, "a frame")
    await pilot.pause()
    return view


async def test_rows_are_sent_byte_for_byte_as_textual_sends_them(app):
    async with app.run_test(size=(80, 24)) as pilot:
        view = await painted(app, pilot)
        view.show(app.talk.went(Next()).drawn(80, 24)[1], app.palette)
        rows = {y: coloured(view.render_line(y), view) for y in (2, 3, 7, 23)}
        compositor = app.screen._compositor
        compositor._dirty_regions = {Region(0, y, 80, 1) for y in rows}
        textual = compositor.render_update()
        assert codes_of(rows, app.console) == textual.render_segments(app.console)


async def test_nothing_is_sent_straight_while_a_sheet_lies_over_the_slide(app):
    async with app.run_test(size=(80, 24)) as pilot:
        view = await painted(app, pilot)
        rows = {3: view.render_line(3)}
        assert sent_straight(view, rows)
        await pilot.press("question_mark")
        await wait_until(lambda: app.screen is not view.screen, "the sheet")
        assert not sent_straight(view, rows)


async def test_nothing_is_sent_straight_while_textual_holds_updates_back(app):
    async with app.run_test(size=(80, 24)) as pilot:
        view = await painted(app, pilot)
        with app.batch_update():
            assert not sent_straight(view, {3: view.render_line(3)})
