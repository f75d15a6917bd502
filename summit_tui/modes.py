"""A terminal's modes while the program has changed them: as before, whatever ends or stops it."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def restored_by_signals(own: Callable[[], None], usual: Callable[[], None]) -> Iterator[int]:
    """Leave the terminal as it was also where a signal ends or stops the program.

    `usual` sets the modes from before, `own` those of the program.  Gives a descriptor that can be
    read when a signal has come: one that comes just before a key is waited for would else be seen
    to only after the next key.
    """

    def let_go(number: int, _: FrameType | None) -> None:
        usual()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, let_go)  # the program was stopped, and the person has come back
        own()

    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    numbers = (signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP)
    waker = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    before = {number: signal.signal(number, let_go) for number in numbers}
    try:
        yield woken
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(waker)
        os.close(woken)
        os.close(wake)
