"""What can be done while Textual is still being loaded: pictures come, and steps are shown.

A thread paints as the first slide was painted.  Of keys it answers moves alone: the first that asks
for anything else, or anything unusual, and all that is typed after it are for Textual, which goes
on where the talk is then, with the pictures that are drawn: none that was seen goes again.

Nothing here may import Textual.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from threading import Thread

from summit_tui import warmstart
from summit_tui.draw.frame import Frame
from summit_tui.draw.overview import pictures_on
from summit_tui.firstpaint import FirstPaint
from summit_tui.keymap import Keymap
from summit_tui.position import Move
from summit_tui.sequences import MORE, first_key
from summit_tui.stage.act import after
from summit_tui.stage.first import Canvas, furnished
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.talk import Talk
from summit_tui.timekeeping import Record


@contextmanager
def early_stage(
    talk: Talk,
    preferences: Preferences,
    painted: FirstPaint | None,
    canvas: Canvas | None,
    record: Record | None,
) -> Iterator["EarlyStage"]:
    """Paint until the end of the context, or until `EarlyStage.end` is called before.

    `painted` is what `canvas` shows of `talk`; without them nothing is done.
    """
    early = EarlyStage(talk, preferences, canvas, record)
    if painted:
        early.begin(painted)
    try:
        yield early
    finally:
        early.end()


def answered(talk: Talk, keymap: Keymap, typed: str, *, ended: bool) -> tuple[Talk, str, bool]:
    """Return the talk after the moves that `typed` begins with, what is left, and whether that may
    be the beginning of a move; with `ended`, nothing follows it for now.
    """
    nothing = Frame(width=0, height=0, lines=(), title_at=(0, 0))
    while typed:
        key, length = first_key(typed, ended=ended)
        if not length:
            return talk, typed, True
        command = keymap.by_key.get(key)
        returns = key == "backspace" and talk.jumped
        if command is None or not isinstance(command.does, Move) or returns:
            return talk, typed, False
        talk = after(talk, command, nothing)
        typed = typed[length:]
    return talk, "", True


class EarlyStage:
    """A talk as far as keys have moved it, and what else was typed."""

    def __init__(
        self, talk: Talk, preferences: Preferences, canvas: Canvas | None, record: Record | None
    ) -> None:
        self.talk = furnished(talk, preferences, canvas.pictures) if canvas else talk
        """The talk as it is shown."""
        self.left = ""
        """What was typed and is for Textual."""
        self._keymap = preferences.keymap
        self._canvas, self._record = canvas, record
        # Where lines are scrolled, and where keys end something, moves mean something else.
        busy = preferences.follow or talk.playing or talk.asks or talk.typed or talk.look.big
        self._reads = not busy
        """True while keys are read."""
        self._lacks = True
        """True while there may be pictures that are not drawn."""
        self._moved = False
        self._thread: Thread | None = None
        self._ended = self._ends = -1

    def begin(self, painted: FirstPaint) -> None:
        """Answer keys, and draw pictures, from now on."""

        def run() -> None:
            with suppress(OSError):  # the terminal has gone
                self._read(painted)
            # A fault is the app's to tell: it meets it again.
            with suppress(Exception):
                self._develop(painted)

        self._ended, self._ends = os.pipe()
        self._thread = Thread(target=run, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Answer no more keys."""
        if self._thread:
            os.close(self._ends)
            self._thread.join()
            self._thread = None
            os.close(self._ended)

    def _read(self, painted: FirstPaint) -> None:
        """Read keys and answer them, as long as they are moves.  Raises `OSError`."""
        typed = b""
        while self._reads:
            # What has begun like a sequence is one only if the rest comes at once.
            patience = MORE if typed else 0.0 if self._lacks else None
            ready = select([0, self._ended], [], [], patience)[0]
            if not ready and not typed:
                self._develop(painted)
                continue
            if self._ended in ready and not (typed and select([0], [], [], MORE)[0]):
                return
            more = os.read(0, 4096) if ready else b""
            if ready and not more:
                return
            typed += more
            self.left = typed.decode(errors="ignore")
            talk, left, goes_on = answered(self.talk, self._keymap, self.left, ended=not ready)
            if talk is not self.talk and not self._show(talk, painted):
                return
            self.left, typed, self._reads = left, left.encode(), goes_on

    def _show(self, talk: Talk, painted: FirstPaint) -> bool:
        """Paint `talk` and return True if it stands on the screen."""
        canvas = self._canvas
        # A fault is the app's to tell: it meets it again, with the same keys.
        with suppress(Exception):
            if canvas and canvas.fits():
                talk, frame = talk.drawn(canvas.width, canvas.height)
                if painted.paints(canvas.codes(frame)):
                    self.talk, self._moved, self._lacks = talk, True, True
                    if self._record:
                        self._record(talk.deck, talk.at, talk.clock)
                    return True
        return False

    def _develop(self, painted: FirstPaint) -> None:
        """Paint the pictures that the slide on the screen lacks."""
        lacked, self._lacks = self._lacks, False
        canvas = self._canvas
        if not (lacked and canvas and canvas.fits()):
            return
        if next(pictures_on(self.talk.deck.slides[self.talk.at.slide]), None) is None:
            return
        before = self.talk.drawn(canvas.width, canvas.height)[1]
        if canvas.pictures.prepare():
            frame = self.talk.drawn(canvas.width, canvas.height)[1]
            painted.paints(canvas.codes(frame, before))
            if not self._moved:
                warmstart.completed(canvas.codes(frame))
