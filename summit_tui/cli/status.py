"""``summit-tui status``: where the talks are that run on this machine, in sentences or as JSON."""

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence

from summit_tui.clean import one_line
from summit_tui.cli.exits import Exit, say, write
from summit_tui.cli.options import Parser
from summit_tui.cli.running import add_talk, meant, running, the_one
from summit_tui.cli.send import PATIENCE
from summit_tui.cli.surroundings import wanted_languages
from summit_tui.deck import Deck
from summit_tui.files import STDIN
from summit_tui.live.card import Card, LiveError, Lost
from summit_tui.live.client import Link
from summit_tui.problems import DeckError
from summit_tui.session import State, digest_of, newest
from summit_tui.story import Story, open_story

DESCRIPTION = """\
Says where the talks are that run on this machine.
"""
EXAMPLES = """\
examples:
  summit-tui status                      in sentences, in your language
  summit-tui status --json               a line of JSON for each talk
  summit-tui status --json | jq .slide   the slide's id
  summit-tui status --watch              a line of JSON now and after each change
"""


def status_parser() -> Parser:
    """Return the parser of ``summit-tui status``."""
    made = Parser(
        prog="summit-tui status",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    made.add_argument("--json", action="store_true", help="for programs: a line for each talk")
    made.add_argument(
        "--watch", action="store_true", help="go on with one talk, a line of JSON for each change"
    )
    add_talk(made)
    made.add_argument("-h", "--help", action="store_true", help="show this help and exit")
    return made


def status(arguments: Sequence[str]) -> int:
    """Say where talks are; return an exit code."""
    made = status_parser()
    options = made.parse_args(arguments)
    if options.help:
        write(made.format_help())
        return Exit.OK
    if options.watch:
        card = the_one(options.talk)
        return card if isinstance(card, Exit) else _watched(card)
    cards = running()
    wanted = meant(cards, options.talk)
    if not wanted:
        none = the_one(options.talk)
        return none if isinstance(none, Exit) else Exit.OK
    code = Exit.OK
    for number, card in enumerate(cards, 1):
        if card not in wanted:
            continue
        state = _state_of(card)
        if state is None:
            say(f"summit-tui: talk {number}, {one_line(card.path)}, does not answer")
            code = Exit.REFUSED
        elif options.json:
            write(json.dumps(told(card, state, _Decks(card), time.time())) + "\n")
        else:
            write("".join(f"{line}\n" for line in _lines(number, card, state)))
    return code


def _state_of(card: Card) -> State | None:
    """The state of a talk; None where it does not say it."""
    try:
        with Link.to(card, PATIENCE) as link:
            link.wait(PATIENCE)
            return _newest_of(link, None)
    except LiveError:
        return None


def _newest_of(link: Link, state: State | None) -> State | None:
    for said in link.heard():
        state = newest(state, said if isinstance(said, State) else None)
    return state


def _watched(card: Card) -> Exit:
    """Say each state until the talk is over; its end by a person is the last."""
    state, decks = None, _Decks(card)
    try:
        with Link.to(card, PATIENCE) as link:
            while True:
                link.wait(60)
                new = _newest_of(link, state)
                if new is not None and new != state:
                    state = new
                    write(json.dumps(told(card, state, decks, time.time())) + "\n")
                    sys.stdout.flush()
    except Lost:
        ended = state is not None and state.mode == "end"
        return Exit.OK if ended else Exit.NO_TALK
    except LiveError as error:
        say(f"summit-tui: {error}")
        return Exit.NO_TALK


# --- what is told -------------------------------------------------------------------------------


class _Decks:
    """The decks of a talk's story as they are on the disk, read when they are asked for."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._found: Deck | None = None
        self._sought = ""

    def of(self, digest: str) -> Deck | None:
        """Return the deck that the stage shows; None where it is another one now, or a pipe's."""
        if digest != self._sought:
            self._sought, self._found = digest, None
            story = _story(self._card)
            for tag in story or ():
                deck = _deck(story, tag)
                if deck and digest_of(deck.source) == digest:
                    self._found = deck
        return self._found


def _story(card: Card) -> Story | None:
    try:
        return None if card.path == STDIN else open_story(card.path, [])
    except DeckError:
        return None


def _deck(story: Mapping[str, Deck] | None, tag: str) -> Deck | None:
    try:
        return story[tag] if story else None
    except DeckError:
        return None


def told(card: Card, state: State, decks: _Decks, now: float) -> dict[str, object]:
    """Return all that is known of a talk, for programs.

    What only the deck's file knows is None where the stage shows another version of it.
    """
    deck = decks.of(state.deck)
    at = deck.index_of(state.at.slide) if deck else None
    slide = deck.slides[at] if deck and at is not None else None
    return {
        "v": 1,
        "path": card.path,
        "pid": card.pid,
        "deck": state.deck,
        "epoch": state.epoch,
        "seq": state.seq,
        "mode": state.mode,
        "slide": state.at.slide,
        "step": state.at.step,
        "steps": slide.steps if slide else None,
        "number": None if at is None else at + 1,
        "slides": len(deck.slides) if deck else None,
        "title": slide.title if slide else None,
        "ahead": {"slide": state.ahead.slide, "step": state.ahead.step} if state.ahead else None,
        "point": None if state.point is None else state.point + 1,
        "running": state.clock.since is not None,
        "elapsed": round(state.clock.elapsed(now), 1),
        "entered": round(state.entered, 1),
    }


def _lines(number: int, card: Card, state: State) -> list[str]:
    """What a person is told, in their language."""
    # Deferred: programs need none of it.
    from summit_tui.desk import desk_of, heard, seat_at
    from summit_tui.deskside import desk_lines
    from summit_tui.position import Position
    from summit_tui.telling import telling_of
    from summit_tui.words import words_for

    words = words_for(*wanted_languages(os.environ.get("SUMMIT_LANG")))
    head = words.desk.talk_line.format(n=number, file=one_line(card.path))
    story, deck = _story(card), _Decks(card).of(state.deck)
    if story is None or deck is None:
        return [head, f"{state.at.slide}, {state.mode}"]
    tag = next(tag for tag in story if _deck(story, tag) == deck)
    now, wall = time.time(), time.localtime()
    seat = heard(seat_at(Position()), state, deck, now)
    voice = telling_of(story, tag, words=words).voice
    desk = desk_of(seat, deck, voice, now, (wall.tm_hour, wall.tm_min))
    return [head, *desk_lines(desk, deck, voice)]
