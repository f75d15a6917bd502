"""Serves the state of a talk to all who follow it, and takes their commands; the stage owns it.

What must stay true, whoever connects: nothing of what they send reaches a terminal or a log; each
holds at most a few kilobytes here; and they cannot keep the stage from its work.  A state is never
queued: who reads slowly gets the newest when there is room.  Who sends too fast is read more
slowly, and who sends what is no command is let go.
"""

import asyncio
import os
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from summit_tui.live.card import LOOPBACK, Card, LiveError, put, without
from summit_tui.live.folder import temporary_folder
from summit_tui.session import (
    MAX_BYTES,
    Order,
    Reply,
    State,
    read_order,
    reply_line,
    state_line,
)

HAS_UNIX: Final = hasattr(socket, "AF_UNIX")
MAX_PEERS: Final = 32
BACKLOG: Final = 64
"""Callers that wait to be let in."""
LATER: Final = 1.0
"""Seconds after which callers are let in again when there was no room for one."""
RATE: Final = 200
"""Commands of one peer in a second, for longer than a moment: keys repeat 30 times."""
AT_ONCE: Final = 100
"""Commands of one peer that are taken in one go."""
MAX_BAD: Final = 20
"""Lines that are no commands before a peer is let go; one of a newer version may send a few."""
MAX_UNSENT: Final = 16 * 1024
"""Most bytes of answers that a peer may leave unread."""
MAX_PATH: Final = 100
"""Bytes that the path of a Unix socket may have anywhere: 104 with its end on macOS, 108 here."""
PAUSE: Final = 0.1
"""Seconds for which a peer that sends faster is not read."""
TO_SHOW: Final = 5.0
"""Seconds within which a token has to be shown."""


class Server:
    """Serves one talk from the loop in which it was begun."""

    def __init__(self, state: Callable[[], State], obey: Callable[[Order], Reply]) -> None:
        """`state` gives the present state; `obey` does what a peer asks for, at once."""
        self.state = state
        self.obey = obey
        self.token = ""
        """What a peer has to show first; empty for none."""
        self._peers: dict[_Peer, None] = {}
        """In the order in which they came."""
        self._server: asyncio.Server | None = None
        """For a port."""
        self._listening: socket.socket | None = None
        """For a Unix socket."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._files: tuple[Path, ...] = ()
        self._ended = False

    async def begin(self, folder: Path, path: str, *, unix: bool = HAS_UNIX) -> Card:
        """Serve, and lay the card of the deck file `path` into `folder`, a private one.

        Raises `LiveError`.
        """
        loop = asyncio.get_running_loop()
        now = self.state()
        name = f"{os.getpid()}-{os.urandom(4).hex()}"
        try:
            bound = _bound(folder, name) if unix else None
            if bound is not None:
                self._listening = bound
                self._files = (Path(bound.getsockname()),)
                address = bound.getsockname()
                bound.setblocking(False)
                bound.listen(BACKLOG)
                loop.add_reader(bound, self._accept)
            else:
                self.token = os.urandom(32).hex()
                self._server = await loop.create_server(lambda: _Peer(self), LOOPBACK, 0)
                address = str(self._server.sockets[0].getsockname()[1])
            file = folder / f"{name}.json"
            self._files = (file, *self._files)
            card = Card(
                pid=os.getpid(),
                path=path,
                digest=now.deck,
                epoch=now.epoch,
                address=address,
                token=self.token,
            )
            put(file, card)
        except OSError as error:
            self.end()
            why = (error.strerror or str(error)).lower()
            raise LiveError(f"the talk cannot be served: {why}") from error
        return card

    def publish(self) -> None:
        """Send the present state to all who were told another one."""
        if self._peers:
            state = self.state()
            for peer in tuple(self._peers):
                peer.tell(state)

    def end(self) -> None:
        """Serve no more, and leave nothing behind."""
        # The card goes first: whoever finds it finds somebody.
        without(*(file.unlink for file in self._files))
        self._files, self._ended = (), True
        for peer in tuple(self._peers):
            peer.leave()
        if self._listening is not None:
            asyncio.get_running_loop().remove_reader(self._listening)
            self._listening.close()
            self._listening = None
        if self._server is not None:
            self._server.close()
            self._server = None

    def _accept(self) -> None:
        """Let one in who calls.

        Not asyncio's own way: that lets in a hundred at once, and writes a traceback for each one
        where no file descriptors are left, or where it is closed meanwhile.
        """
        loop, listening = asyncio.get_running_loop(), self._listening
        if listening is None:
            return
        try:
            called, _ = listening.accept()
        except BlockingIOError:
            return
        except OSError:  # most likely too many files are open; who calls can wait
            loop.remove_reader(listening)
            loop.call_later(LATER, self._listen_again)
            return
        called.setblocking(False)
        task = loop.create_task(self._let_in(called))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _listen_again(self) -> None:
        if self._listening is not None:
            asyncio.get_running_loop().add_reader(self._listening, self._accept)

    async def _let_in(self, called: socket.socket) -> None:
        try:
            await asyncio.get_running_loop().connect_accepted_socket(lambda: _Peer(self), called)
        except OSError:
            called.close()

    def comes(self, peer: "_Peer") -> bool:
        """Take a peer in; where there are many, the eldest that never was of use makes room."""
        if self._ended:
            return False
        if len(self._peers) >= MAX_PEERS:
            useless = next((other for other in self._peers if not other.useful), None)
            if useless is None:
                return False
            useless.leave()
        self._peers[peer] = None
        return True

    def goes(self, peer: "_Peer") -> None:
        self._peers.pop(peer, None)


def _bound(folder: Path, name: str) -> socket.socket | None:
    """A Unix socket that only its person can open; None where no folder has a short path."""
    path = folder / f"{name}.sock"
    if len(os.fsencode(path)) > MAX_PATH:
        path = temporary_folder() / path.name
    if len(os.fsencode(path)) > MAX_PATH:
        return None
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        bound.bind(str(path))
        path.chmod(0o600)
    except OSError:
        bound.close()
        raise
    return bound


class _Peer(asyncio.BufferedProtocol):
    """One who is connected."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray(MAX_BYTES)
        self._filled = 0
        """Bytes of `_buffer` that were not read yet."""
        self._told: State | None = None
        """The state that was sent last."""
        self._due = False
        """True if there is a newer one, and was no room for it."""
        self._full = False
        """True while what was sent is still on its way."""
        self._shown = not server.token
        """True once the token was shown, where one is needed."""
        self._late: asyncio.TimerHandle | None = None
        """Lets the peer go that shows none."""
        self._slow: asyncio.TimerHandle | None = None
        """Goes on reading; None while nothing waits."""
        self._bad = 0
        self._allowed = float(AT_ONCE)
        """Lines that are taken before they wait; it grows with time."""
        self._since = self._loop.time()
        self.useful = False
        """True once a command came from here."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.set_write_buffer_limits(high=0)
        if not _is_ours(transport) or not self._server.comes(self):
            self.leave()
        elif self._shown:
            self._server.publish()
        else:
            self._late = self._loop.call_later(TO_SHOW, self.leave)

    def connection_lost(self, _exc: Exception | None) -> None:
        self.leave()

    def leave(self) -> None:
        """Let the peer go."""
        for timer in filter(None, (self._late, self._slow)):
            timer.cancel()
        self._server.goes(self)
        transport, self._transport = self._transport, None
        if transport is not None:
            transport.abort()

    # --- sending ----------------------------------------------------------------------------

    def tell(self, state: State) -> None:
        """Send the present state, or as soon as there is room the one that is present then."""
        if self._transport is None or not self._shown or state == self._told:
            return
        self._due = self._full
        if not self._full:
            self._told = state
            self._transport.write(state_line(state))

    def pause_writing(self) -> None:
        self._full = True

    def resume_writing(self) -> None:
        self._full = False
        if self._due:
            self.tell(self._server.state())

    def _answer(self, reply: Reply) -> None:
        if self._transport is None:
            return
        if self._due:  # what a command did comes before its answer
            self._due, self._told = False, self._server.state()
            self._transport.write(state_line(self._told))
        self._transport.write(reply_line(reply))
        if self._transport.get_write_buffer_size() > MAX_UNSENT:
            self.leave()

    # --- hearing ----------------------------------------------------------------------------

    def get_buffer(self, _sizehint: int) -> memoryview:
        if self._filled == len(self._buffer):
            # No line of ours is so long; what comes now is read by nobody.
            self.leave()
            self._filled = 0
        return memoryview(self._buffer)[self._filled :]

    def buffer_updated(self, nbytes: int) -> None:
        self._filled += nbytes
        if self._slow is None:
            self._read()

    def eof_received(self) -> bool:
        return False

    def _read(self) -> None:
        """Take the lines that are there, as many as are allowed now."""
        begin = 0
        while self._transport is not None:
            end = self._buffer.find(b"\n", begin, self._filled)
            if end < 0:
                break
            if not self._may():
                self._transport.pause_reading()
                self._slow = self._loop.call_later(PAUSE, self._go_on)
                break
            line = bytes(self._buffer[begin:end])
            begin = end + 1
            self._take(line)
        rest = self._filled - begin
        self._buffer[:rest] = self._buffer[begin : self._filled]
        self._filled = rest

    def _go_on(self) -> None:
        self._slow = None
        self._read()
        if self._transport is not None and self._slow is None:
            self._transport.resume_reading()

    def _may(self) -> bool:
        """True if another line may be taken now (a token bucket)."""
        now = self._loop.time()
        self._allowed = min(AT_ONCE, self._allowed + (now - self._since) * RATE)
        self._since = now
        if self._allowed < 1:
            return False
        self._allowed -= 1
        return True

    def _take(self, line: bytes) -> None:
        if not self._shown:
            import hmac  # deferred: it loads OpenSSL's digests, and few are asked for a token

            if not hmac.compare_digest(line, self._server.token.encode()):
                self.leave()
                return
            if self._late is not None:
                self._late.cancel()
            self._shown = True
            self._server.publish()
            return
        order = read_order(line)
        if order is None:
            self._bad += 1
            if self._bad > MAX_BAD:
                self.leave()
            else:
                self._answer("unknown")
            return
        self.useful = True
        self._answer(self._server.obey(order))


def _is_ours(transport: asyncio.Transport) -> bool:
    """True unless the system says that somebody else calls; its folder keeps them out before."""
    called = transport.get_extra_info("socket")
    option = getattr(socket, "SO_PEERCRED", None)  # Linux has it
    if called is None or option is None or called.family != getattr(socket, "AF_UNIX", None):
        return True
    with suppress(OSError, struct.error):
        credentials = called.getsockopt(socket.SOL_SOCKET, option, struct.calcsize("3i"))
        return bool(struct.unpack("3i", credentials)[1] == os.getuid())
    return False
