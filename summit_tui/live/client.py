"""The one client of a running talk, for every front end: it never waits unless it is told to.

A window's loop watches `Link.fileno` and asks what was heard; a script or a prompt waits.
"""

import select
import socket
from typing import Final

from summit_tui.live.card import Card, LiveError, Lost, reach
from summit_tui.session import (
    MAX_BYTES,
    Order,
    Reply,
    State,
    order_line,
    read_reply,
    read_state,
)

MAX_UNSENT: Final = 64 * 1024
"""Most bytes that wait for a stage that takes none: thousands of commands."""
MAX_AT_ONCE: Final = 64 * 1024
"""Most bytes taken in one go, whatever the other side sends."""


class Link:
    """A connection to a talk.  The talk's state comes at once, then each newer one."""

    def __init__(self, called: socket.socket) -> None:
        called.setblocking(False)
        self._socket = called
        self._unsent = b""
        self._half = b""
        """The beginning of a line whose end has not come."""
        self._gone = False

    @classmethod
    def to(cls, card: Card, timeout: float = 1.0) -> "Link":
        """Return a connection, made within `timeout` seconds.  Raises `LiveError`."""
        try:
            return cls(reach(card, timeout))
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise LiveError(f"the talk cannot be reached: {why}") from error

    def fileno(self) -> int:
        """Return what a loop watches: it can be read when there is something to hear."""
        return self._socket.fileno()

    def send(self, order: Order) -> None:
        """Send a command; `heard` brings its answer, commands' answers in their order.

        Raises `Lost`.
        """
        self._unsent += order_line(order)
        if len(self._unsent) > MAX_UNSENT:
            raise Lost("the talk takes no commands")
        self._flush()

    def heard(self) -> tuple[State | Reply, ...]:
        """Return all that has come since the last time, oldest first; it never waits.

        What a command does to the state comes before its answer.  What cannot be understood is left
        out.  Raises `Lost` when the stage has gone and all that it said was heard.
        """
        if self._gone:
            raise Lost("the talk has gone")
        self._flush()
        data = self._half
        while len(data) < MAX_AT_ONCE:
            try:
                more = self._socket.recv(MAX_AT_ONCE)
            except BlockingIOError:
                break
            except OSError:
                more = b""
            if not more:
                self._gone = True
                break
            data += more
        *lines, self._half = data.split(b"\n")
        if len(self._half) > MAX_BYTES:
            self._gone = True  # nobody of ours speaks so
        found = [read_state(line) or read_reply(line) for line in lines]
        if self._gone and not lines:
            raise Lost("the talk has gone")
        return tuple(said for said in found if said)

    def wait(self, seconds: float) -> bool:
        """Wait until there is something to hear; False if nothing came within `seconds`."""
        if self._gone:
            return True
        unsent = [self._socket] if self._unsent else []
        ready, writable, _ = select.select([self._socket], unsent, [], max(0.0, seconds))
        if writable:
            self._flush()
        return bool(ready)

    def close(self) -> None:
        """Leave; the talk goes on."""
        self._socket.close()

    def __enter__(self) -> "Link":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _flush(self) -> None:
        try:
            while self._unsent:
                self._unsent = self._unsent[self._socket.send(self._unsent) :]
        except BlockingIOError:
            return
        except OSError:
            # What the stage said before it went is still to be heard.
            self._unsent = b""
