"""Which pace the command line asks for, where a talk is to play by itself."""

import argparse

from summit_tui.cli.exits import usage
from summit_tui.pace import USUAL_PACE, Pace, even_pace, proportion
from summit_tui.problems import Misread


def add_pace(made: argparse.ArgumentParser) -> None:
    """Add the options of playing."""
    made.add_argument("--auto", metavar="TIME", help="play by itself, each step for `8s`, `1m` ...")
    made.add_argument(
        "--play",
        metavar="EVENT=TIME",
        help="play in proportion to the event's time: `1h=10s` shows an hour in ten seconds",
    )
    made.add_argument(
        "--loop", action="store_true", help="play by itself and begin again after the last slide"
    )


def pace_for(options: argparse.Namespace) -> Pace | None:
    """Return the pace to begin with, or None for a talk that a person steps through.

    Raises `UsageError`.
    """
    if options.auto is not None and options.play is not None:
        raise usage("--auto and --play are two paces; expected one of them")
    try:
        if options.auto is not None:
            return even_pace(options.auto)
        if options.play is not None:
            return proportion(options.play)
    except Misread as fault:
        name = "--auto" if options.auto is not None else "--play"
        raise usage(f"{name}: {fault.message}") from fault
    return USUAL_PACE if options.loop else None


def refuse_pace(options: argparse.Namespace) -> None:
    """Raise `UsageError` for a pace where no stage is: how long a voice reads is its own affair."""
    asked = (("--auto", options.auto), ("--play", options.play), ("--loop", options.loop))
    for name, value in asked:
        if value:
            raise usage(f"{name} plays on the stage, and here is none: a voice has its own pace")
