"""The folder in which running talks lie: theirs alone who runs them, and never full of dead ones.

Each talk has names of its own there, so that nothing that was left behind can be in its way.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from summit_tui.clean import one_line
from summit_tui.live.card import Card, LiveError, reach, read_card, without

NAME: Final = "summit-tui"
CARDS: Final = "*.json"
PATIENCE: Final = 0.5
"""Seconds that a talk may take to be reached; one that takes longer is there, but busy."""


def runtime_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of running talks, made where it is missing.  Raises `LiveError`.

    That is the platform's for what lives as long as a session (XDG base directories), else one
    beside other people's that nobody else can open.
    """
    base = environment.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(base) and os.path.isdir(base):
        return private(Path(base, NAME))
    return temporary_folder()


def temporary_folder() -> Path:
    """Return the folder among the temporary ones; its path is short.  Raises `LiveError`."""
    import tempfile  # deferred: 10 ms, and mostly not needed

    person = f"-{os.getuid()}" if hasattr(os, "getuid") else ""  # on Windows it is theirs already
    return private(Path(tempfile.gettempdir(), f"{NAME}{person}"))


def private(folder: Path) -> Path:
    """Return `folder`, made if it is missing, once nobody else can open it.

    Raises `LiveError`: somebody may have made it before, to listen.
    """
    name = one_line(str(folder))
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise LiveError(f"{name}: cannot be made: {why}") from error
    if not stat.S_ISDIR(found.st_mode):
        raise LiveError(f"{name}: found something that is no folder; take it away")
    if hasattr(os, "getuid"):
        if found.st_uid != os.getuid():
            raise LiveError(f"{name}: belongs to somebody else; set XDG_RUNTIME_DIR to a folder")
        if found.st_mode & 0o077:
            raise LiveError(f"{name}: others can open it; `chmod 700 {name}` mends that")
    return folder


def talks(folder: Path) -> tuple[Card, ...]:
    """Return the talks that run, the newest first; what dead ones have left behind goes."""
    running = []
    for file in folder.glob(CARDS):
        card = read_card(file)
        if card is None:
            continue
        if _runs(card):
            running.append(card)
        else:
            without(file.unlink)
            if not card.token:
                without(Path(card.address).unlink)
    return tuple(sorted(running, key=lambda card: (card.epoch, card.pid), reverse=True))


def _runs(card: Card) -> bool:
    """True unless nobody listens: one that is stopped or busy runs."""
    try:
        reach(card, PATIENCE).close()
    except (ConnectionRefusedError, FileNotFoundError):
        return False
    except OSError:
        return True
    return True


def talks_of(folder: Path, paths: Iterable[str]) -> tuple[Card, ...]:
    """Return the talks that run of any of the deck files `paths`, the newest first."""
    whole = {os.path.realpath(path) for path in paths}
    return tuple(card for card in talks(folder) if card.path in whole)
