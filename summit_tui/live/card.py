"""The card of a running talk: a small file that says where it can be reached, and how to reach it.

A card lies in a folder that only its person can open, and is theirs alone to read.  It names the
deck's file and carries none of its words.  One that cannot be understood is none.
"""

import json
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from summit_tui.problems import SummitError
from summit_tui.values import dataclass

VERSION: Final = 1
MAX_BYTES: Final = 32 * 1024
"""No card of ours is nearly as long, not even with the longest path of a deck."""
LOOPBACK: Final = "127.0.0.1"
"""Where a talk is served on systems without Unix sockets."""


class LiveError(SummitError):
    """A talk that cannot be served or reached; its text is one clean line."""


class Lost(LiveError):
    """The talk that was followed has gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A running talk, as its card tells of it."""

    pid: int
    """The process of the stage."""
    path: str
    """The whole path of the deck's file that it began with; ``-`` for standard input.  As the
    system has it: who shows it cleans it first."""
    digest: str
    """Of that file, as `session.digest_of` gives it."""
    epoch: int
    """When the session began, in milliseconds since 1970."""
    address: str
    """The path of the Unix socket, or the number of the port on loopback."""
    token: str = ""
    """What is said first at a port, which anybody can reach; empty for a Unix socket."""


def written(card: Card) -> bytes:
    """Return what a card's file holds."""
    keys = {
        "v": VERSION,
        "pid": card.pid,
        "path": card.path,
        "digest": card.digest,
        "epoch": card.epoch,
        "address": card.address,
        "token": card.token,
    }
    return json.dumps(keys).encode() + b"\n"


def put(file: Path, card: Card) -> None:
    """Write a card that only its person can read, all of it or nothing.  Raises `OSError`."""
    beside = file.with_suffix(".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(written(card))
    beside.replace(file)


def read_card(file: Path) -> Card | None:
    """Return the card in a file, or None where there is none that can be understood."""
    try:
        with file.open("rb") as opened:
            found = json.loads(opened.read(MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    match found:
        case {
            "v": 1,
            "pid": int(pid),
            "path": str(path),
            "digest": str(digest),
            "epoch": int(epoch),
            "address": str(address),
            "token": str(token),
        }:
            return Card(
                pid=pid, path=path, digest=digest, epoch=epoch, address=address, token=token
            )
    return None


def reach(card: Card, timeout: float) -> socket.socket:
    """Return an open connection to a talk, within `timeout` seconds.  Raises `OSError`."""
    if card.token:
        port = int(card.address) if card.address.isascii() and card.address.isdecimal() else 0
        called = socket.create_connection((LOOPBACK, port), timeout)
    else:
        called = _called(card.address, timeout)
    try:
        if card.token:
            called.sendall(card.token.encode() + b"\n")
    except OSError:
        called.close()
        raise
    return called


def _called(path: str, timeout: float) -> socket.socket:
    family = getattr(socket, "AF_UNIX", None)  # Windows has none
    if family is None:
        raise ConnectionRefusedError(path)
    called = socket.socket(family, socket.SOCK_STREAM)
    try:
        called.settimeout(timeout)
        called.connect(path)
    except (OSError, ValueError) as error:
        called.close()
        if isinstance(error, ValueError):  # a path that holds a NUL
            raise ConnectionRefusedError(path) from error
        raise
    return called


def without(*taken: Callable[[], object]) -> None:
    """Take away what is there no more to be used; what is gone already is fine."""
    for take in taken:
        with suppress(OSError):
            take()
