"""What the strict stage takes from Textual's private parts; it must still be there."""

import inspect

from textual.drivers.linux_driver import LinuxDriver

from summit_tui.stage.driver import driver_for

PRIVATE = ("_request_terminal_sync_mode_support", "_query_in_band_window_resize")


def test_textual_still_asks_by_the_methods_that_the_quiet_driver_silences():
    """Where this fails, Textual has renamed its questions to the terminal.

    Look for ``$p`` in its Linux driver, override what writes it in `stage.driver`, and see that
    ``tests/test_terminal_strict.py`` finds no question in what a terminal gets.
    """
    source = inspect.getsource(LinuxDriver)
    asking = [name for name in PRIVATE if f"self.{name}()" in source]
    assert asking == list(PRIVATE)
    assert source.count("$p") == len(PRIVATE)
    quiet = driver_for(lambda _: False, lambda: True)
    assert quiet is not None
    assert all(vars(quiet)[name] is not vars(LinuxDriver)[name] for name in PRIVATE)
