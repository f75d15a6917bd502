"""The stage's app: one screen, one view, one `Talk`."""

import asyncio
import os
import sys
import traceback
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial

from rich.console import RenderableType
from textual.app import App
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

from summit_tui.commands import Command
from summit_tui.draw.frame import Frame
from summit_tui.firstpaint import FirstPaint
from summit_tui.memory import Memory
from summit_tui.palette import SIXTEEN, Palette
from summit_tui.position import Next
from summit_tui.reload import Reread
from summit_tui.stage.act import after
from summit_tui.stage.along import BEGINS_AFTER, Along
from summit_tui.stage.asides import Asides
from summit_tui.stage.browser import opened_where_possible
from summit_tui.stage.colours import depth_of, few_colours
from summit_tui.stage.cursor import cursor_at
from summit_tui.stage.driver import driver_for
from summit_tui.stage.edit import edited_in
from summit_tui.stage.first import furnished
from summit_tui.stage.kitty import KittyPictures
from summit_tui.stage.moving import Motion, moves_of
from summit_tui.stage.pictures import Darkroom, StagePictures
from summit_tui.stage.player import Player
from summit_tui.stage.preferences import STANDARD_PREFERENCES, Preferences
from summit_tui.stage.prompt import opened
from summit_tui.stage.ready import Ready
from summit_tui.stage.renew import renewed
from summit_tui.stage.share import copied, picture_saved
from summit_tui.stage.sheet import SheetScreen, about_text, help_text
from summit_tui.stage.signals import heard_by
from summit_tui.stage.slides import SlideScreen
from summit_tui.stage.steer import kept
from summit_tui.stage.talk import Asks, Talk
from summit_tui.stage.title import TerminalTitle, has_title
from summit_tui.stage.typed import Typed
from summit_tui.stage.wardrobe import BUILT_IN, Wardrobe, textual_theme
from summit_tui.stage.watcher import Watcher
from summit_tui.timekeeping import Record

ASKED: Mapping[str, Asks] = {"find": "search", "mark": "mark", "jump": "jump", "open": "link"}
"""What the prompt asks for after a command."""
SETTLING = 0.25
"""Seconds from the start to the first text in the strict stage: what comes before is said twice.

Measured with tdsr: the new screen is spoken when its program falls silent.
"""


class StageApp(App[int], inherit_bindings=False):
    """Shows a talk; returns an exit code.

    Textual's own keys, such as Ctrl+Q, are off: they would win over the keymap's.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "summit-tui"

    class Saved(Message):
        """A file of the talk was saved."""

        def __init__(self, found: Reread | None) -> None:
            super().__init__()
            self.found = found
            """What it holds now; None for a picture."""

    def __init__(
        self,
        talk: Talk,
        preferences: Preferences = STANDARD_PREFERENCES,
        *,
        keep: Callable[[Memory], None] | None = None,
        record: Record | None = None,
        kitty: KittyPictures | None = None,
        painted: FirstPaint | None = None,
        early: str = "",
        pictures: StagePictures | None = None,
    ) -> None:
        """`keep` writes down where the talk is, if that is new, and `record` what is shown when;
        `kitty` takes whole pictures; `painted` is what stands on the screen already, and `early`
        what was typed and is not answered yet; `pictures` are those that were drawn for it.
        """
        self.for_text = False
        """True once the person leaves for the text mode."""
        self.typed = Typed(early)
        """What was typed and is not answered yet; after that, by the text mode."""
        few = few_colours(preferences)
        super().__init__(
            ansi_color=True if few else None,
            driver_class=driver_for(
                self.typed,
                (lambda: self._settled) if preferences.strict else None,
                painted,
            ),
        )
        self.talk = talk
        self.keymap = preferences.keymap
        self._preferences = preferences
        if preferences.reduced_motion or preferences.strict:
            self.animation_level = "none"
        themes = Wardrobe(themes=preferences.themes, chosen=preferences.theme)
        self.wardrobe = None if few else themes
        """The themes; None leaves the colours to the terminal."""
        self.palette: Palette | None = SIXTEEN if few and preferences.colours else None
        if few:
            self.theme = "ansi-dark"
        depth = depth_of(preferences)
        # Its placeholders name pictures by colours of 24 bits.
        kitty = kitty if depth == "true" and not talk.look.plain else None
        self.pictures = pictures or StagePictures(talk.deck.folder, depth, kitty)
        self.darkroom = Darkroom(self.pictures, self._begin, self.paint)
        self._step_ahead = Ready(
            lambda frame: self._slides.view.prepare(frame, self.palette),
            self.pictures,
            self.darkroom,
        )
        self.talk = furnished(talk, preferences, self.pictures)
        self._wear()
        self.shown = Frame(width=0, height=0, lines=(), title_at=(0, 0))
        """The frame on the screen."""
        title = TerminalTitle() if preferences.title and has_title(os.environ) else None
        self._asides = Asides(self._send, title, kitty)
        self._settled = not preferences.strict
        """True once a reader of the screen can be expected to have said that it has changed."""
        self._record = record
        self._along = Along(self, preferences, keep)
        self.crash = ""
        """The traceback of a fault of the program, for the log."""
        self._painting = False
        self._player = Player(self.set_timer, self._play_on)
        self._motion = Motion(
            self.pictures,
            self.set_timer,
            self.paint,
            self._show,
            moves_of(preferences, talk, depth),
        )
        self._slides = SlideScreen(self)
        self._watcher = Watcher(talk, self._tell, wanted=preferences.reload)

    def get_default_screen(self) -> Screen[None]:
        return self._slides

    def on_mount(self) -> None:
        heard_by(self.exit, asyncio.get_running_loop())
        self.paint()  # before Textual lays out: it would show an empty screen first
        if not self._settled:
            self.set_timer(SETTLING, self._settle)
        else:
            self.set_timer(BEGINS_AFTER, partial(self._begin, self._along.begin))
        self._player.follow(self.talk)
        self._along.keep_alive()
        self._watcher.start()
        # A terminal forgets the pictures of a screen that is left.
        self.app_suspend_signal.subscribe(self, self._suspended)
        self.app_resume_signal.subscribe(self, self._resumed)

    def _settle(self) -> None:
        """Show the first text, and the cursor, which magnifiers and braille lines follow."""
        self._settled = True
        self._send("\x1b[?25h")
        self.paint()
        self.set_timer(BEGINS_AFTER, partial(self._begin, self._along.begin))

    def on_unmount(self) -> None:
        self._watcher.stop()
        self._along.end(ended=False)

    def _tell(self, found: Reread | None) -> None:
        """Let the app know of a saved file, from the watcher's thread."""
        with suppress(RuntimeError):  # the app has ended meanwhile
            self.post_message(self.Saved(found))

    def on_stage_app_saved(self, message: Saved) -> None:
        # A changed picture is found when it is drawn again.  A talk that plays goes on playing.
        self._go_on(renewed(self.talk, message.found) if message.found else self.talk)

    def told(self) -> None:
        """Let it be known where the talk is now."""
        self._along.told()

    def cleared(self) -> None:
        """Close what lies over the slide, for who steers the stage from elsewhere."""
        while isinstance(self.screen, SheetScreen):
            self.pop_screen()
        if self.talk.asks or self.talk.typed:
            self._go_on(replace(self.talk, asks="", overview=None, typed=""))

    def becomes(self, talk: Talk) -> None:
        """Go on with `talk`, as a person asked; who does anything stops a talk that plays."""
        talk = kept(self.talk, talk) if self._preferences.follow else talk
        self._go_on(talk.stopped() if talk.playing and self.talk.playing else talk)

    def _play_on(self) -> None:
        """Show what follows in a talk that plays: also the pages of a slide in large letters."""
        talk, shown = self.talk, self.up_to_date()
        more = shown.page and shown.below
        self._go_on(talk.scrolled(shown.page, shown, Next()) if more else talk.played())

    def shows(self, talk: Talk) -> None:
        """Go on with `talk`, as the stage that this one follows has it."""
        self._go_on(talk)

    def _go_on(self, talk: Talk) -> None:
        """Go on with `talk`; many changes at once, as from a held key, are painted once."""
        self._player.follow(talk)
        if talk.opening:
            self._begin(partial(self._open, talk.opening))
            talk = replace(talk, opening="")
        self.talk = talk
        self._paint_soon()

    def _paint_soon(self) -> None:
        if not self._painting:
            self._painting = True
            self.call_later(self.paint)

    def paint(self) -> None:
        """Show the talk as it is now."""
        self._painting = False
        if not self._settled:
            return
        self._wear()
        self._watcher.follow(self.talk)
        width, height = self._slides.view.size or self.size
        if width and height:
            self._motion.arrive(self.talk)
            before = self.shown
            self.talk, self.shown = self._step_ahead.drawn(self.talk, width, height)
            seen = self.talk.audience()
            self._asides.of(seen)
            if self.screen is self._slides:
                self.cursor_position = Offset(*cursor_at(seen, self.shown))
            self._show(self._motion.begun(before, self.shown))
            self._motion.go_on()
            if self._record:
                self._record(seen.deck, seen.at, seen.clock)
            self.darkroom.follow(seen, width, height)
            self._step_ahead.follow(self.talk, width, height)
            self._along.tell_soon()

    def _show(self, frame: Frame) -> None:
        self._slides.view.show(frame, self.palette)

    def still(self) -> None:
        """Bring to rest whatever moves: somebody has pressed a key."""
        if self._motion.still():
            self._paint_soon()

    def _wear(self) -> None:
        """Put on the colours in which the talk's deck is shown now."""
        if self.wardrobe is None:
            return
        deck = self.talk.deck
        palette = self.wardrobe.palette(deck)
        if palette is not self.palette:
            self.palette = palette
            self.pictures.background = palette.background
            theme = textual_theme(self.wardrobe.full_name(deck), palette)
            self.register_theme(theme)
            self.theme = theme.name

    def _next_theme(self) -> None:
        note = self.talk.look.words.no_themes
        if self.wardrobe is not None:
            self.wardrobe = self.wardrobe.turned(self.talk.deck)
            note = self.talk.look.words.theme_now.format(theme=self.wardrobe.chosen)
        self.becomes(replace(self.talk, note=note, typed=""))

    def up_to_date(self) -> Frame:
        """Return the frame of the talk as it is now.

        Keys that come faster than they are painted still scroll by what they would have seen.
        """
        if self._painting:
            self.paint()
        return self.shown

    def command(self, command: Command) -> None:
        """Do what a key asks for."""
        match command.does:
            case "quit":
                self.exit(0)
            case "text":
                self.for_text = True
                self.typed.keep()
                self.exit(0)
            case "help":
                self.becomes(replace(self.talk, typed=""))
                words, keymap = self.talk.look.words, self.keymap
                self._lay_over(lambda width: help_text(keymap, words, width))
            case "about":
                self.becomes(replace(self.talk, typed=""))
                text = about_text(self.talk.deck, self.keymap, self.talk.look.words)
                self._lay_over(lambda _: text)
            case "copy" if not self.talk.blank:
                lines, talk = copied(self.talk)
                self.copy_to_clipboard(lines)
                self.becomes(talk)
            case "picture" if not self.talk.blank:
                self.becomes(replace(self.talk, typed="", note=""))
                self._begin(self._save_picture)
            case "find" | "mark" | "jump" | "open" if not self.talk.blank:
                asks = ASKED[command.does]
                self.becomes(opened(self.talk, asks))
            case "theme" if not self.talk.blank:
                self._next_theme()
            case "edit" if not self.talk.blank:
                self.becomes(edited_in(self.suspend, self.talk))
            case _:
                # Scrolling alone asks what is on the screen; a flood of steps is painted once.
                scrolls = command.fallback or self.talk.look.big
                shown = self.up_to_date() if scrolls else self.shown
                self.becomes(after(self.talk, command, shown))

    def _lay_over(self, text: Callable[[int], Content]) -> None:
        """Show a sheet; when it is closed, the cursor belongs to the slide again."""
        sheet = SheetScreen(text, self.keymap, plain=self.talk.look.plain)
        self.push_screen(sheet, lambda _: self.paint())

    def _begin(self, task: Callable[[], Coroutine[None, None, None]]) -> Worker[None]:
        # As a function: a coroutine that never begins is a warning on the terminal.
        return self.run_worker(task)

    async def _open(self, address: str) -> None:
        """Open an address, or where no browser is, give it to the clipboard."""
        found = await opened_where_possible(address)
        words = self.talk.look.words
        if not found:
            self.copy_to_clipboard(address)
        note = words.link_opened if found else words.link_copied
        self._go_on(replace(self.talk, note=note.format(address=address)))

    async def _save_picture(self) -> None:
        """Write a picture of the slide to the folder in which the person works."""
        # A picture has its deck's colours, also where the terminal shows its own.
        palette = (self.wardrobe or BUILT_IN).palette(self.talk.deck)
        pictures, wanted = self.pictures.in_cells(), self._preferences.picture
        note = await picture_saved(self.talk, palette, self.shown, pictures, wanted)
        self._go_on(replace(self.talk, note=note))

    def _send(self, sequences: str) -> None:
        """Send what draws nothing, between two frames."""
        if sequences and self._driver:
            self._driver.write(sequences)

    def _suspended(self, _: App[object]) -> None:
        self._asides.take_back()

    def _resumed(self, _: App[object]) -> None:
        """Begin anew when a frame is painted again: with the title, the cursor and all pictures."""
        # A signal from outside suspends without a word before.
        self._asides.take_back()
        self._send("\x1b[?25h" if self._preferences.strict else "")
        # After a signal from outside Textual itself leaves the screen empty.
        self.refresh(layout=True)
        self.call_later(self.paint)

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        self._asides.end()
        self._along.end(ended=result == 0 and not self.for_text)
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        self.exit(0)

    def _fatal_error(self) -> None:
        """Keep the traceback for the log instead of printing it over the terminal."""
        self._asides.end()
        self.crash = "".join(traceback.format_exception(sys.exception() or self._exception))
        self._close_messages_no_wait()
