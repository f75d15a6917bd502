"""The signals that end a program in a terminal: held back until its app can hear of them.

One that came while Textual takes the terminal over would leave it half taken.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

SIGNALS = (signal.SIGTERM, signal.SIGHUP) if hasattr(signal, "SIGHUP") else (signal.SIGTERM,)
_CAN_WAIT = hasattr(signal, "pthread_sigmask")  # Windows has no such signals


@contextmanager
def held_back() -> Iterator[None]:
    """Hold the signals back until `heard_by` is called, or at the latest until the end."""
    if _CAN_WAIT:
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        _let_through()


def heard_by(leave: Callable[[int], None], loop: "asyncio.AbstractEventLoop") -> None:
    """Let the app that runs in `loop` hear of the signals, also of one that came before.

    `leave` is called with the exit code that tells of the signal: 128 and its number.
    """
    for number in SIGNALS:
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, leave, 128 + number)
    _let_through()


def _let_through() -> None:
    if _CAN_WAIT:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
