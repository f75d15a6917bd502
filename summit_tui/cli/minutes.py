"""Writing minutes into a deck's file: all of it or nothing, and never over somebody else's work."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from summit_tui.cli.exits import Exit, say
from summit_tui.deck import Deck
from summit_tui.load import DECK, deck_of
from summit_tui.problems import DeckError, shown
from summit_tui.retimed import Unchangeable, retimed


def save_minutes(deck: Deck, minutes: Mapping[str, float]) -> int:
    """Write `minutes` of slides, by their ids, into the file of `deck`; return an exit code.

    A link is followed, and the file keeps its rights.  One that was changed since it was read stays
    as it is.
    """
    path = Path(deck.path).resolve()
    name = shown(deck.path)
    try:
        data = path.read_bytes()
        if len(data) > DECK.max_bytes or deck_of(data, deck.path) != deck:
            return _refused(f"{name} has been changed meanwhile; nothing is written; try again")
        changed = retimed(data, deck, minutes)
        if not os.access(path, os.W_OK):
            return _refused(f"{name} may not be written; give yourself the right to")
        _replaced(path, data, changed)
    except DeckError:
        return _refused(f"{name} has been changed meanwhile; nothing is written; try again")
    except Unchangeable:
        return _refused(
            f"{name} is written in a way in which minutes cannot be changed without changing "
            f"anything else; nothing is written; add them by hand"
        )
    except _Changed:
        return _refused(f"{name} has been changed meanwhile; nothing is written; try again")
    except OSError as error:
        return _refused(f"cannot write {name}: {(error.strerror or str(error)).lower()}")
    return Exit.OK


class _Changed(Exception):
    """The file holds something else by now."""


def _replaced(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, through a file beside it.  Raises `OSError`."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        found = path.stat()
        beside.chmod(stat.S_IMODE(found.st_mode))
        with suppress(OSError, AttributeError):  # another's file stays theirs where we may
            os.chown(beside, found.st_uid, found.st_gid)
        if path.read_bytes() != before:
            raise _Changed
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _refused(message: str) -> int:
    say(f"summit-tui: {message}")
    return Exit.OUTPUT
