"""The screen of slides: what keys, clicks and the wheel mean there."""

from dataclasses import replace
from typing import Protocol

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from summit_tui.commands import COMMANDS, Command
from summit_tui.draw.frame import Frame
from summit_tui.keymap import Keymap
from summit_tui.keynames import key_name
from summit_tui.position import GoTo
from summit_tui.stage.act import WHEEL_ROWS
from summit_tui.stage.prompt import DIGITS, pasted, pressed
from summit_tui.stage.steer import freed
from summit_tui.stage.talk import Talk
from summit_tui.stage.typed import Typed
from summit_tui.stage.view import FrameView

BY_ID = {command.id: command for command in COMMANDS}
_TYPING = {"enter": True, "G": True, "backspace": False}
"""Keys with a meaning of their own while a number is typed: True enters it."""


def _returns(key: str, talk: Talk, keymap: Keymap) -> bool:
    """True for Backspace right after a jump, unless the person has given it to another command."""
    found = keymap.by_key.get(key) if key == "backspace" else None
    return bool(found and found.id == "back" and talk.jumped and not (talk.typed or talk.blank))


def _plain_hint(talk: Talk, keymap: Keymap) -> str:
    """Where help is, for who tries a key; a hint at the start would be spoken at each."""
    words = talk.look.words
    text, help_ = (
        key_name(keys[0], words) if (keys := keymap.keys_of(name)) else "-"
        for name in ("text", "help")
    )
    return words.plain_hint.format(text=text, help=help_)


class Stage(Protocol):
    """What the screen needs of its app."""

    @property
    def talk(self) -> Talk: ...

    @property
    def keymap(self) -> Keymap: ...

    def becomes(self, talk: Talk) -> None: ...

    def command(self, command: Command) -> None: ...

    def up_to_date(self) -> Frame: ...

    def paint(self) -> None: ...

    @property
    def typed(self) -> Typed: ...

    def still(self) -> None: ...


class SlideScreen(Screen[None]):
    """The screen of slides; its keys are live only while nothing lies over it.

    It has no bindings of Textual's: those can tell no sequences, let one of two commands with a key
    win in silence, and are the same for every person.  The app's keymap says what a key does.
    """

    AUTO_FOCUS = None
    CSS = "SlideScreen { background: $background; }"

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.view = FrameView()
        self._waiting = ""
        """The first key of a sequence such as ``g g``."""

    def compose(self) -> ComposeResult:
        yield self.view

    def on_frame_view_resized(self) -> None:
        self._stage.paint()

    def _frees(self, key: str) -> bool:
        """True for a key that would move: while the slide is held for the audience it only ends
        that, as a key only ends a blank screen."""
        found = self._stage.keymap.by_key.get(key)
        if found:
            return found.does not in ("quit", "help", "about", "text")
        return key in DIGITS or key in self._stage.keymap.beginnings

    def on_frame_view_wheeled(self, message: FrameView.Wheeled) -> None:
        self._stage.still()
        command = BY_ID["down" if message.down else "up"]
        assert command.fallback is not None
        rows = WHEEL_ROWS if message.down else -WHEEL_ROWS
        talk, shown = self._stage.talk, self._stage.up_to_date()
        held = talk.held is not None
        self._stage.becomes(freed(talk) if held else talk.scrolled(rows, shown, command.fallback))

    def on_frame_view_clicked(self, message: FrameView.Clicked) -> None:
        self._stage.still()
        talk, shown = self._stage.talk, self._stage.up_to_date()
        if talk.held:
            self._stage.becomes(freed(talk))
            return
        for spot in () if talk.blank else shown.spots:
            if spot.row == message.row and spot.left <= message.column < spot.right:
                self._stage.becomes(talk.went(GoTo(spot.slide)))
                return
        if message.column * 3 < shown.width:
            self._stage.command(BY_ID["back"])
        elif message.column * 3 >= shown.width * 2:
            self._stage.command(BY_ID["next"])

    def on_key(self, event: events.Key) -> None:
        """Do what a key means: alone, after the one before it, or as a digit of a number.

        While a number is being typed, Enter and G go there and Backspace takes a digit back.
        """
        if not self._stage.typed.answers(event):
            return
        self._stage.still()
        talk, keymap = self._stage.talk, self._stage.keymap
        waiting, self._waiting = self._waiting, ""
        key = event.key
        if talk.held and self._frees(key):
            self._stage.becomes(freed(talk))
        elif (prompted := pressed(talk, key, event.character)) is not None:
            self._stage.becomes(prompted)
        elif _returns(key, talk, keymap):
            self._stage.becomes(talk.returned(ahead=False))
        elif talk.blank and (key in DIGITS or key in keymap.beginnings):
            self._stage.becomes(replace(talk, blank=False))
        elif talk.typed and key in _TYPING:
            talk = talk.entered() if _TYPING[key] else replace(talk, typed=talk.typed[:-1])
            self._stage.becomes(talk)
        elif key in DIGITS and (talk.typed or key != "0"):
            self._stage.becomes(talk.digit(key))
        elif found := keymap.by_key.get(f"{waiting} {key}") or keymap.by_key.get(key):
            self._stage.command(found)
        elif key in keymap.beginnings:
            self._stage.becomes(replace(talk, typed=""))
            self._waiting = key
        elif talk.playing:
            self._stage.becomes(talk)
        elif talk.look.plain and event.is_printable:
            self._stage.becomes(replace(talk, note=_plain_hint(talk, keymap)))
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        self._stage.becomes(pasted(self._stage.talk, event.text))
        event.stop()
