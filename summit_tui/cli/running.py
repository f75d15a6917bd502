"""Talks that run on this machine: which one is meant, and what is said where that is not clear."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from summit_tui.clean import one_line
from summit_tui.cli.exits import Exit, say, usage
from summit_tui.files import STDIN
from summit_tui.live.card import Card, LiveError
from summit_tui.live.folder import runtime_folder, talks
from summit_tui.problems import shown


def add_talk(made: argparse.ArgumentParser) -> None:
    """Add the option that chooses a talk."""
    made.add_argument(
        "--talk",
        metavar="WHICH",
        help="where several run: a number of `summit-tui status`, or the deck's file",
    )


def running() -> tuple[Card, ...]:
    """Return the talks that run, the newest first; none where they cannot be looked for."""
    try:
        return talks(runtime_folder(os.environ))
    except LiveError as error:
        say(f"summit-tui: {error}")
        return ()


def meant(cards: Sequence[Card], which: str | None) -> Sequence[Card]:
    """Return the talks that `which` means: all of them where it is None.

    Raises `UsageError` for a number that there is not.
    """
    if which is None:
        return cards
    if which.isascii() and which.isdecimal() and not Path(which).exists():
        number = int(which[:9])
        if not 1 <= number <= len(cards) and cards:
            raise usage(f"--talk {shown(which)} is none of {len(cards)}; {listed(cards)}")
        return cards[number - 1 : number] if number else ()
    path = which if which == STDIN else os.path.realpath(which)
    return [card for card in cards if card.path == path]


def the_one(which: str | None) -> Card | Exit:
    """Return the talk that is meant, or the exit code where it is none, which has been said."""
    cards = running()
    found = meant(cards, which)
    if len(found) == 1:
        return found[0]
    if found:
        say(f"summit-tui: {len(found)} talks run; choose one with --talk; {listed(cards)}")
        return Exit.USAGE
    if cards:
        say(f"summit-tui: no talk of {shown(which or '')} runs; {listed(cards)}")
    else:
        say("summit-tui: no talk runs; start one with `summit-tui DECK`, without --no-live")
    return Exit.NO_TALK


def listed(cards: Sequence[Card]) -> str:
    """Return the talks that run, by number."""
    return "; ".join(f"{n}: {one_line(card.path)}" for n, card in enumerate(cards, 1))
