"""``summit-tui send``: a command for a stage that runs, from a shell, a script, a foot switch."""

import os
import sys
import textwrap
import time
from collections.abc import Mapping, Sequence

from summit_tui.cli.exits import Exit, say, usage, write
from summit_tui.cli.options import Parser
from summit_tui.cli.running import add_talk, the_one
from summit_tui.live.card import LiveError
from summit_tui.live.client import Link
from summit_tui.orders import NAMES, WITH_ARGUMENT, order_for
from summit_tui.problems import Misread
from summit_tui.session import Order

PATIENCE = 2.0
"""Seconds within which a stage answers, even one that draws something large."""
STDIN = "-"
DESCRIPTION = """\
Sends a command to the stage that runs on this machine: for a stream deck, a foot
switch, an editor, a script. It says nothing where all went well.
"""
REFUSED: Mapping[str, str] = {
    "unknown": "the stage does not know this command; it may be of another version",
    "no-slide": "the deck has no such slide",
    "no-block": "the slide shows no such block",
    "busy": "the stage is busy and did not do it",
    "silent": "the stage does not answer",
}
"""What is said of answers other than ``done``."""


def send_parser() -> Parser:
    """Return the parser of ``summit-tui send``."""
    names = ", ".join(name for name in NAMES if name not in WITH_ARGUMENT)
    made = Parser(
        prog="summit-tui send",
        description=DESCRIPTION,
        epilog="\n".join(
            [
                "examples:",
                "  summit-tui send next",
                "  summit-tui send goto handshake    a slide by its id; `goto 5` by its number",
                "  summit-tui send point 2           the second block; `point off` ends it",
                "  summit-tui send -                 a command a line from standard input",
                "",
                *textwrap.wrap(
                    f"commands: {names}, goto SLIDE, point BLOCK", 80, break_on_hyphens=False
                ),
                "The words of the text mode do as well, also those of your language.",
            ]
        ),
    )
    made.add_argument("command", nargs="*", metavar="COMMAND", help="what the stage is to do")
    add_talk(made)
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    return made


def send(arguments: Sequence[str]) -> int:
    """Send a command; return an exit code."""
    made = send_parser()
    options = made.parse_args(arguments)
    if options.help:
        write(made.format_help())
        return Exit.OK
    several = options.command == [STDIN]
    order = None if several else _order(options.command)
    card = the_one(options.talk)
    if isinstance(card, Exit):
        return card
    try:
        with Link.to(card, PATIENCE) as link:
            if order is not None:
                return _sent(link, order)
            codes = [_sent_line(link, line) for line in sys.stdin or ()]
            return max(codes, default=Exit.OK)
    except LiveError as error:
        say(f"summit-tui: {error}")
        return Exit.NO_TALK


def _order(typed: Sequence[str]) -> Order:
    try:
        return order_for(typed, {})
    except Misread:
        pass
    # Deferred: a foot switch need not wait for a language.
    from summit_tui.cli.surroundings import wanted_languages
    from summit_tui.words import words_for

    words = words_for(*wanted_languages(os.environ.get("SUMMIT_LANG")))
    try:
        return order_for(typed, {**words.typed, **words.desk.typed})
    except Misread as fault:
        raise usage(f"send: {fault.message}") from fault


def _sent_line(link: Link, line: str) -> Exit:
    """Do one of many lines; one that is wrong is said, and the others are done."""
    if not line.strip():
        return Exit.OK
    try:
        return _sent(link, order_for(line.split(), {}))
    except Misread as fault:
        say(f"summit-tui: send: {fault.message}")
        return Exit.USAGE


def _sent(link: Link, order: Order) -> Exit:
    """Send, and wait for the answer."""
    link.send(order)
    answer, until = "silent", time.monotonic() + PATIENCE
    while answer == "silent" and (left := until - time.monotonic()) > 0:
        link.wait(left)
        answer = next((said for said in link.heard() if isinstance(said, str)), answer)
    if answer == "done":
        return Exit.OK
    say(f"summit-tui: {REFUSED[answer]}")
    return Exit.REFUSED
