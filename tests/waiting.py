"""Waiting for something to come true, without guessing how long it takes."""

import asyncio
import time
from collections.abc import Callable

PATIENCE = 10.0
"""Most seconds to wait; only a test that fails ever waits so long."""
PAUSE = 0.01
"""Seconds between two looks."""


async def wait_until(came_true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Return as soon as `came_true()`; else fail, after `patience` seconds, saying `what` did not.

    The event loop runs on between two looks, so an app under test can work.
    """
    deadline = time.monotonic() + patience
    while not came_true():
        if time.monotonic() > deadline:
            raise AssertionError(f"after {patience:g} seconds still not: {what}")
        await asyncio.sleep(PAUSE)


def wait_for(came_true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """The same without an event loop, for programs in a terminal or a process of their own."""
    deadline = time.monotonic() + patience
    while not came_true():
        if time.monotonic() > deadline:
            raise AssertionError(f"after {patience:g} seconds still not: {what}")
        time.sleep(PAUSE)
