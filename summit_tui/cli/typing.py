"""How a person types where lines are told: line by line, or a key at a time."""

import sys
from contextlib import ExitStack

from summit_tui.cli.exits import say
from summit_tui.in_force import Settings
from summit_tui.settings import SINGLE_KEY
from summit_tui.streams import Streams


def typed_streams(
    streams: Streams, settings: Settings, until_left: ExitStack, *, ahead: str = ""
) -> Streams:
    """Return streams that read as `settings` say, until `until_left` is left.

    `ahead` was typed already.
    """
    if not (streams.typed and streams.shown):
        return streams
    if settings[SINGLE_KEY]:
        try:
            from summit_tui.keyboard import single_keys  # deferred: not on every system
        except ImportError:
            say("summit-tui: no single keys on this system; end each command with Enter")
            return streams
        return until_left.enter_context(single_keys(streams, 0, ahead=ahead))
    if sys.platform == "linux":
        from summit_tui.entered import quiet_line_ends  # deferred, too

        return until_left.enter_context(quiet_line_ends(streams, 0, ahead=ahead))
    return streams
