"""The desk's app: one screen, one view, one `Board`, and the connection to the stage."""

import asyncio
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from rich.console import Console
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen

from summit_tui.commands import Command
from summit_tui.console.board import (
    Board,
    answered,
    left_alone,
    pressed,
    saved,
    scrolled,
    told,
)
from summit_tui.console.help import help_rows
from summit_tui.console.preview import Previews
from summit_tui.draw.frame import Frame
from summit_tui.draw.look import Depth
from summit_tui.live.card import LiveError, Lost
from summit_tui.live.client import Link
from summit_tui.palette import SIXTEEN, Palette
from summit_tui.problems import DeckError
from summit_tui.reload import Reread
from summit_tui.session import Order, State
from summit_tui.stage.act import WHEEL_ROWS
from summit_tui.stage.cursor import cursor_at
from summit_tui.stage.pictures import StagePictures
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.prompt import pasted
from summit_tui.stage.sheet import SheetScreen, about_text, help_text
from summit_tui.stage.signals import heard_by
from summit_tui.stage.talk import Talk
from summit_tui.stage.view import FrameView
from summit_tui.stage.wardrobe import Wardrobe, textual_theme
from summit_tui.stage.watcher import Watcher
from summit_tui.values import dataclass

LOOK_EVERY: Final = 0.5
"""Seconds between two looks for a stage, where none is followed."""
HEAR_EVERY: Final = 0.05
"""Seconds between two looks at the connection, where a loop cannot watch it."""
AFTER_YOU: Final = 0.03
"""Seconds that the desk waits before it draws what the stage is about to draw: on a machine of few
cores the audience's screen comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stage that can be followed."""

    link: Link
    talk: Talk | None = None
    """Its story, where that is another than is open at the desk."""


class ConsoleApp(App[int], inherit_bindings=False):
    """Shows a desk; returns an exit code."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "summit-tui console"

    class Saved(Message):
        """A file of the talk was saved."""

        def __init__(self, found: Reread | None) -> None:
            super().__init__()
            self.found = found
            """What it holds now; None for a picture."""

    def __init__(
        self, board: Board, preferences: Preferences, find: Callable[[], Found | None]
    ) -> None:
        """`find` returns a stage to follow, and may take its time; it is called in a thread."""
        few = not preferences.colours or Console().color_system == "standard"
        super().__init__(ansi_color=True if few else None)
        self.animation_level = "none"
        self.board = board
        self.keymap = preferences.keymap
        self.strict = preferences.strict
        """True where nothing may change that nobody asked for: the clock is shown with each key."""
        themes = Wardrobe(themes=preferences.themes, chosen=preferences.theme)
        self.wardrobe = None if few else themes
        self.palette: Palette | None = SIXTEEN if few and preferences.colours else None
        if few:
            self.theme = "ansi-dark"
        depth: Depth = "none" if not preferences.colours else "16" if few else "true"
        self.pictures = StagePictures(board.talk.deck.folder, depth)
        if not board.talk.look.plain:
            look = replace(board.talk.look, pictures=self.pictures, big=False)
            self.board = replace(board, talk=replace(board.talk, look=look))
        self._wear()
        self.shown = Frame(width=0, height=0, lines=(), title_at=(0, 0))
        """The frame on the screen."""
        self.link: Link | None = None
        self.crash = ""
        """The traceback of a fault of the program, for the log."""
        self._find = find
        self._looking = False
        self._painting = False
        self._developing = False
        self._previews = Previews()
        self._watcher = Watcher(board.talk, self._tell, wanted=preferences.reload)

    def get_default_screen(self) -> Screen[None]:
        return DeskScreen(self)

    def on_mount(self) -> None:
        heard_by(self.exit, asyncio.get_running_loop())
        self._watcher.start()
        self._look()
        self.set_interval(LOOK_EVERY, self._look)
        if not self.strict:
            self.set_interval(1.0, self.paint)

    def on_unmount(self) -> None:
        self._watcher.stop()
        self._let_go()

    # --- the stage ------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look for a stage, where none is followed."""
        if self.link is None and not self._looking:
            self._looking = True
            self.run_worker(self._look_for_one())

    async def _look_for_one(self) -> None:
        found = None
        with suppress(LiveError, DeckError):
            found = await asyncio.to_thread(self._find)
        self._looking = False
        if found is None or self.link is not None:
            return
        if found.talk is not None:
            look = replace(found.talk.look, pictures=self.board.talk.look.pictures, big=False)
            self.board = replace(self.board, talk=replace(found.talk, look=look))
        self.link = found.link
        try:
            asyncio.get_running_loop().add_reader(self.link.fileno(), self.hear)
        except NotImplementedError:  # Windows
            self.set_interval(HEAR_EVERY, self.hear)

    def hear(self) -> None:
        """Take in what the stage has told."""
        if self.link is None:
            return
        try:
            for said in self.link.heard():
                if isinstance(said, State):
                    self.becomes(told(self.board, said, time.time()), wait=AFTER_YOU)
                else:
                    self.becomes(answered(self.board, said))
        except Lost:
            self._let_go()
            self.becomes(left_alone(self.board))

    def _let_go(self) -> None:
        if self.link is not None:
            with suppress(NotImplementedError):
                asyncio.get_running_loop().remove_reader(self.link.fileno())
            self.link.close()
            self.link = None

    def _send(self, orders: tuple[Order, ...]) -> None:
        for order in orders:
            if self.link is not None:
                try:
                    self.link.send(order)
                except Lost:
                    self._let_go()
                    self.becomes(left_alone(self.board))

    def _tell(self, found: Reread | None) -> None:
        """Let the app know of a saved file, from the watcher's thread."""
        with suppress(RuntimeError):  # the app has ended meanwhile
            self.post_message(self.Saved(found))

    def on_console_app_saved(self, message: Saved) -> None:
        self._previews.forget()
        self.becomes(saved(self.board, message.found) if message.found else self.board)
        self.call_later(self.paint)

    # --- the screen -----------------------------------------------------------------------------

    def becomes(self, board: Board, *, wait: float = 0.0) -> None:
        """Go on with `board`; many changes at once are painted once, after `wait` seconds."""
        if board == self.board:
            return
        self.board = board
        if not self._painting:
            self._painting = True
            if wait:
                self.set_timer(wait, self.paint)
            else:
                self.call_later(self.paint)

    def paint(self) -> None:
        """Show the desk as it is now."""
        self._painting = False
        screen = self.screen_stack[0]
        assert isinstance(screen, DeskScreen)
        self._wear()
        self._watcher.follow(self.board.talk)
        width, height = screen.view.size
        if not (width and height):
            return
        if self.board.talk.asks == "overview":
            talk, _ = self.board.talk.drawn(width, height)
            self.board = replace(self.board, talk=talk)
        here = time.localtime()
        wall = (here.tm_hour, here.tm_min)
        preview = self._previews.of(self.board)
        self.shown = self.board.frame(width, height, time.time(), wall, preview)
        screen.view.show(self.shown, self.palette)
        if self.screen is screen:
            self.cursor_position = Offset(*cursor_at(self.board.talk, self.shown))
        if self.pictures.loaded and not self._developing:
            self._developing = True
            self.run_worker(self._develop())

    async def _develop(self) -> None:
        """Draw the pictures that the slides lacked, in a thread."""
        drawn = await asyncio.to_thread(self.pictures.prepare)
        self._developing = False
        if drawn:
            self._previews.forget()
            self.paint()

    def _wear(self) -> None:
        """Put on the colours of the deck."""
        if self.wardrobe is None:
            return
        deck = self.board.talk.deck
        palette = self.wardrobe.palette(deck)
        if palette is not self.palette:
            self.palette = palette
            self.pictures.background = palette.background
            self.register_theme(textual_theme("desk", palette))
            self.theme = "desk"

    # --- keys -----------------------------------------------------------------------------------

    def key_pressed(self, key: str, character: str | None) -> bool:
        """Do what a key means; False where it means nothing."""
        outcome = pressed(self.board, key, character, self.keymap, self.shown, time.time())
        if outcome is None:
            return False
        self.becomes(outcome.board)
        self._send(outcome.orders)
        if outcome.command:
            self._command(outcome.command)
        return True

    def _command(self, command: Command) -> None:
        talk, keymap, words = self.board.talk, self.keymap, self.board.talk.look.words
        match command.does:
            case "quit":
                self.exit(0)
            case "help":
                rows = help_rows(keymap, words)
                self.push_screen(
                    SheetScreen(
                        lambda width: help_text(keymap, words, width, rows),
                        keymap,
                        plain=talk.look.plain,
                    ),
                    lambda _: self.paint(),
                )
            case "about":
                text = about_text(talk.deck, keymap, words)
                self.push_screen(
                    SheetScreen(lambda _: text, keymap, plain=talk.look.plain),
                    lambda _: self.paint(),
                )

    async def action_quit(self) -> None:
        self.exit(0)

    def _fatal_error(self) -> None:
        """Keep the traceback for the log instead of printing it over the terminal."""
        self.crash = "".join(traceback.format_exception(sys.exception() or self._exception))
        self._close_messages_no_wait()


class DeskScreen(Screen[None]):
    """The screen of the desk; its keys are live only while nothing lies over it."""

    AUTO_FOCUS = None
    CSS = "DeskScreen { background: $background; }"

    def __init__(self, desk: ConsoleApp) -> None:
        super().__init__()
        self._desk = desk
        self.view = FrameView()

    def compose(self) -> ComposeResult:
        yield self.view

    def on_frame_view_resized(self) -> None:
        self._desk.paint()

    def on_frame_view_wheeled(self, message: FrameView.Wheeled) -> None:
        desk = self._desk
        rows = WHEEL_ROWS if message.down else -WHEEL_ROWS
        desk.becomes(scrolled(desk.board, rows, desk.shown))

    def on_key(self, event: events.Key) -> None:
        if self._desk.key_pressed(event.key, event.character):
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        board = self._desk.board
        self._desk.becomes(replace(board, talk=pasted(board.talk, event.text)))
        event.stop()
