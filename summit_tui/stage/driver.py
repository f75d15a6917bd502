"""What stands between Textual and the terminal.

Textual asks the terminal what it can do, and sends sequences that only some know.  Readers of a
terminal say both aloud (yasr: "p", "22;default"), and an answer silences them like a key.
"""

import sys

from textual.driver import Driver


def quiet_driver() -> type[Driver] | None:
    """Return a driver that asks nothing and sends no more than it must; None is Textual's own."""
    if sys.platform == "win32":
        return None
    from textual.drivers.linux_driver import LinuxDriver  # deferred: Windows has no termios

    class QuietDriver(LinuxDriver):
        """The three methods are Textual's own affair; `tests/test_strict.py` watches over them."""

        def _request_terminal_sync_mode_support(self) -> None:
            pass

        def _query_in_band_window_resize(self) -> None:
            pass

        def write(self, data: str) -> None:
            if not data.startswith(_UNWANTED):
                super().write(data)

    return QuietDriver


_UNWANTED = ("\x1b]22;", "\x1b[<u")
"""The mouse's shape (OSC 22), and the end of kitty's keyboard, which was never begun."""
