"""Recording a talk: a rehearsal, or a log of the real one."""

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from summit_tui.cli.exits import usage
from summit_tui.deck import Deck
from summit_tui.files import STDIN
from summit_tui.folders import state_folder
from summit_tui.memory import file_of
from summit_tui.problems import shown
from summit_tui.story import Story

if TYPE_CHECKING:
    from summit_tui.recorder import Recorder


def add_recording(made: argparse.ArgumentParser) -> None:
    """Add the options of recording."""
    made.add_argument(
        "--rehearse",
        action="store_true",
        help="record what each slide takes; at the end it is shown against the plan",
    )
    made.add_argument(
        "--log", metavar="FILE", help="write when each slide and step is shown, as lines of JSON"
    )


def recorder_for(options: argparse.Namespace, story: Story) -> "Recorder | None":
    """Return what records the talk where that is asked for.  Raises `UsageError`."""
    if options.log is None and not options.rehearse:
        return None
    from summit_tui.recorder import Recorder, make_room  # deferred: few talks are recorded

    files: list[Path] = []
    if options.log == STDIN:
        raise usage("--log writes no log to standard output; expected the name of a file")
    if options.log is not None:
        files.append(_log_file(options.log))
    if options.rehearse:
        if story.origin == "pipe":
            raise usage("--rehearse needs a deck in a file: one from a pipe cannot be found again")
        files.append(runs_file(story.deck))
    try:
        if options.rehearse:
            make_room(files[-1])
        return Recorder(tuple(files), time.time)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise usage(f"cannot write {shown(str(files[-1]))}: {reason.lower()}") from error


def _log_file(name: str) -> Path:
    """The file of --log; what is no log is never written to."""
    from summit_tui.recorder import NoLog, log_in  # deferred, as above

    file = Path(os.path.expanduser(name))
    if file.exists() and not file.is_file():  # a pipe would be waited for
        raise usage(f"--log {shown(name)} is no ordinary file; expected the name of one")
    try:
        log_in(file)
    except NoLog:
        raise usage(
            f"--log {shown(name)} holds something else; expected a new file, or a log to go on with"
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise usage(f"--log {shown(name)} cannot be read: {reason.lower()}") from error
    return file


def runs_file(deck: Deck) -> Path:
    """Where the rehearsals of a deck are kept; each language of a story has its own times."""
    return file_of(state_folder(), str(Path(deck.path).resolve()), "rehearsals", "jsonl")
