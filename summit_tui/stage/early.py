"""Keys that are pressed while Textual is still being loaded: steps are shown at once.

A thread reads the keys and paints as the first slide was painted.  It answers moves alone: the
first key that asks for anything else, or anything unusual, and all that is typed after it are for
Textual, which goes on where the talk is then.

Nothing here may import Textual.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from threading import Thread

from summit_tui.draw.frame import Frame
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
def early_keys(
    talk: Talk,
    preferences: Preferences,
    painted: FirstPaint | None,
    canvas: Canvas | None,
    record: Record | None,
) -> Iterator["EarlyKeys"]:
    """Answer keys until the end of the context, or until `EarlyKeys.end` is called before.

    `painted` is what `canvas` shows of `talk`; without them no key is answered.
    """
    early = EarlyKeys(talk, preferences, canvas, record)
    # Where lines are scrolled, and where keys end something, moves mean something else.
    plainly = not (preferences.follow or talk.playing or talk.asks or talk.typed or talk.look.big)
    if painted and plainly:
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


class EarlyKeys:
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
        self._shown: Frame | None = None
        """What was painted last; nobody knows it of a warm start."""
        self._thread: Thread | None = None
        self._ended = self._ends = -1

    def begin(self, painted: FirstPaint) -> None:
        """Answer keys from now on."""

        def run() -> None:
            with suppress(OSError):  # the terminal has gone
                self._read(painted)

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
        typed, goes_on = b"", True
        while goes_on:
            # What has begun like a sequence is one only if the rest comes at once.
            ready = select([0, self._ended], [], [], MORE if typed else None)[0]
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
            self.left, typed = left, left.encode()

    def _show(self, talk: Talk, painted: FirstPaint) -> bool:
        """Paint `talk` and return True if it stands on the screen."""
        canvas = self._canvas
        # A fault is the app's to tell: it meets it again, with the same keys.
        with suppress(Exception):
            if canvas and os.get_terminal_size(1) == (canvas.width, canvas.height):
                talk, frame = talk.drawn(canvas.width, canvas.height)
                if painted.paints(canvas.codes(frame, self._shown)):
                    self.talk, self._shown = talk, frame
                    if self._record:
                        self._record(talk.deck, talk.at, talk.clock)
                    return True
        return False
