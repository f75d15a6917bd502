"""What stands between Textual and the terminal.

Textual asks the terminal what it can do, and sends sequences that only some know.  Readers of a
terminal say both aloud (yasr: "p", "22;default"), and an answer silences them like a key.  It also
throws away what is typed while it ends; who goes over to the text mode may have typed ahead.
"""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from os import read
from select import select

from textual.driver import Driver
from textual.events import Key
from textual.message import Message

from summit_tui.firstpaint import FirstPaint
from summit_tui.stage.typed import Typed


def driver_for(
    typed: Typed,
    settled: Callable[[], bool] | None,
    painted: FirstPaint | None = None,
) -> type[Driver] | None:
    """Return the driver of a stage; None is Textual's own.

    `typed` hears of each key before the app gets it, and may keep it.  With `settled`, the terminal
    is asked nothing and gets no more than it must: before that returns True no screen, since an
    empty one is spoken as well.  `painted` is what stands on the screen already.
    """
    if sys.platform == "win32":
        return None
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver  # deferred: Windows has no termios

    class StageDriver(LinuxDriver):
        def process_message(self, message: Message) -> None:
            if not (isinstance(message, Key) and typed.came(message)):
                super().process_message(message)

        def run_input_thread(self) -> None:
            early, parser = typed.early(), XTermParser()
            for part in (early, "") if early else ():  # the end, for an Escape that stands alone
                for message in parser.feed(part):
                    self.process_message(message)
            super().run_input_thread()
            # For its last tenth of a second Textual looks at no key, and then throws them away.
            with suppress(OSError):  # a terminal that has gone
                last = read(self.fileno, 4096) if select([self.fileno], [], [], 0)[0] else b""
                for message in XTermParser().feed(last.decode(errors="ignore")):
                    if isinstance(message, Key):
                        typed.came(message)

        def write(self, data: str) -> None:
            if not (painted and painted.begins_again(data)):
                super().write(data)

        def start_application_mode(self) -> None:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if painted and painted.waits:
                self.attrs_before = painted.modes
                painted.waits = False

    class QuietDriver(StageDriver):
        """These methods are Textual's own affair; `tests/test_strict.py` watches over them."""

        def _request_terminal_sync_mode_support(self) -> None:
            pass

        def _query_in_band_window_resize(self) -> None:
            pass

        def write(self, data: str) -> None:
            shown = settled is None or settled() or data.startswith(_MODE)
            if shown and not data.startswith(_UNWANTED):
                super().write(_ROW_END.sub(_ERASED, data))

    return QuietDriver if settled else StageDriver


_MODE = "\x1b[?"
"""How all that begins and ends the use of a terminal starts, and no frame does."""
_ROW_END = re.compile(r" {4,}(?=\x1b\[0m\n)")
_ERASED = "\x1b[K"
"""The empty end of a row in one sequence (EL), in the colours that are set.  Fenrir reads 2,048
bytes at once, and says the title again if the cursor goes there with what is read later."""
_UNWANTED = ("\x1b]22;", "\x1b[<u")
"""The mouse's shape (OSC 22), and the end of kitty's keyboard, which was never begun."""
