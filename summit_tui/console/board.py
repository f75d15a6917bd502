"""What a drawn desk knows, and what each key makes of it: pure, without Textual.

Searching, the overview, bookmarks and numbers are the speaker's own, and nobody else sees them:
they lead to a place, and the stage is sent there.  What the stage itself has to do goes out as a
command of its own.  The stage owns the place; the desk is where the stage says that it is.
"""

from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from summit_tui.commands import DESK, Command, DeskAction
from summit_tui.desk import Desk, Seat, desk_of, heard, obeyed, parted, renewed, to_place
from summit_tui.deskside import blocks_at
from summit_tui.draw.desk import SIZES, Preview, Size, desk_frame
from summit_tui.draw.frame import Frame
from summit_tui.keymap import Keymap
from summit_tui.keynames import key_name
from summit_tui.position import Back, Move, Next
from summit_tui.problems import DeckError
from summit_tui.reload import Reread
from summit_tui.session import (
    PLAIN,
    Do,
    Order,
    PointAt,
    Reply,
    State,
    digest_of,
)
from summit_tui.stage.prompt import DIGITS, opened
from summit_tui.stage.prompt import pressed as prompted
from summit_tui.stage.renew import renewed as talk_renewed
from summit_tui.stage.talk import Asks, Talk
from summit_tui.story import translated
from summit_tui.values import dataclass
from summit_tui.voice import Voice, voice_for

BY_KEY: Final = {key: command for command in DESK for key in command.keys}
PROMPTS: Final[dict[str, Asks]] = {"find": "search", "mark": "mark", "jump": "jump"}
"""What is asked for at the desk alone, by the command that asks."""
APP: Final = ("help", "about", "quit")
"""Commands that the app sees to."""
TYPING: Final = {"enter": True, "G": True, "backspace": False}
"""Keys with a meaning of their own while a number is typed: True enters it."""
PATIENCE: Final = 2.0
"""Seconds for which a saved deck may be shown by the stage and not yet here, or the other way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One moment of a drawn desk."""

    talk: Talk
    """The story, and what the speaker has typed; its place is that of `seat`."""
    seat: Seat
    end: time | None = None
    """When the talk must be over, where the speaker says so."""
    scroll: int = 0
    """Rows of the notes that are skipped."""
    size: Size = "normal"
    sure: bool = False
    """True right after the speaker asked to put the clock back."""
    waiting: str = ""
    """The first key of two that are pressed in turn."""
    strange_since: float | None = None
    """When the stage began to show another version of the deck; None while it does not."""

    @property
    def voice(self) -> Voice:
        zone = self.talk.look.zone
        named = zone if isinstance(zone, ZoneInfo) else None
        return voice_for(self.talk.deck, words=self.talk.look.words, zone=named)

    def desk(self, now: float, wall: tuple[int, int]) -> Desk:
        """Return all that is shown at `now`, in seconds since 1970; `wall` is the time of day."""
        since = self.strange_since
        ours = self.seat.ours or since is None or now - since < PATIENCE
        seat = replace(self.seat, ours=ours)
        return desk_of(seat, self.talk.deck, self.voice, now, wall, self.end)

    def frame(
        self, width: int, height: int, now: float, wall: tuple[int, int], preview: Preview
    ) -> Frame:
        """Return the desk as a screen; the overview takes all of it."""
        if self.talk.asks == "overview":
            return self.talk.frame(width, height)
        return desk_frame(
            self.desk(now, wall),
            self.talk.deck,
            width,
            height,
            self.talk.look,
            preview,
            scroll=self.scroll,
            size=self.size,
            note=self.talk.said() or _fault(self.talk),
        )

    def noted(self, note: str) -> "Board":
        """Return the desk with a line for the speaker, until the next key."""
        return replace(self, talk=replace(self.talk, note=note, typed=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What comes of a key."""

    board: Board
    orders: tuple[Order, ...] = ()
    """What the stage is to do."""
    command: Command | None = None
    """What the app is to do."""


# --- the stage ----------------------------------------------------------------------------------


def told(board: Board, state: State, now: float) -> Board:
    """Return the desk after the stage has told its state, in the language that the stage shows."""
    found, talk = board.seat.link, board.talk
    language = _language_of(talk, state.deck)
    if language and language != talk.language:
        deck = talk.story[language]
        talk = talk.holding(language, deck, translated(talk.at, talk.deck, deck))
    seat = heard(board.seat, state, talk.deck, now, ours=language is not None)
    since = None if seat.ours else board.strange_since or now
    board = _placed(replace(board, talk=talk, seat=seat, strange_since=since))
    if found == "together":
        return board
    return board.noted(talk.look.words.desk.back if found == "lost" else "")


def answered(board: Board, reply: Reply) -> Board:
    """Return the desk after the stage's answer to a command: only a refusal is told."""
    return board if reply == "done" else board.noted(board.talk.look.words.desk.refused[reply])


def left_alone(board: Board) -> Board:
    """Return the desk after the stage has gone."""
    return replace(board, seat=parted(board.seat)).noted("")


def saved(board: Board, found: Reread) -> Board:
    """Return the desk after a file of the story was read anew; the place stays."""
    old = board.talk.deck
    talk = talk_renewed(board.talk, found)
    if talk.deck is old:
        return replace(board, talk=talk)
    seat, state = renewed(board.seat, old, talk.deck), board.seat.state
    ours = state is None or _language_of(talk, state.deck) is not None
    return _placed(replace(board, talk=talk, seat=replace(seat, ours=ours)))


def _fault(talk: Talk) -> str:
    """What is wrong with a file as it was saved last; empty for nothing."""
    for fault in talk.faults.values():
        first, words = fault.problems[0], talk.look.words
        line = words.fault_line.format(
            file=Path(first.path).name, line=first.place.line, fault=first.message
        )
        return f"{words.deck_fault}: {line}"
    return ""


def _placed(board: Board) -> Board:
    """The desk with its talk where its seat is; the notes of another slide begin at their top."""
    talk, at = board.talk, board.seat.at
    if talk.at == at:
        return board
    scroll = board.scroll if talk.at.slide == at.slide else 0
    return replace(board, talk=replace(talk, at=at, jumped=False), scroll=scroll)


def _language_of(talk: Talk, digest: str) -> str | None:
    """The language of the story whose deck has this digest; None for none that can be read."""
    languages: list[str] = [talk.language, *talk.story]
    for language in languages:
        try:
            if digest_of(talk.story[language].source) == digest:
                return language
        except DeckError:
            continue
    return None


# --- keys ---------------------------------------------------------------------------------------


def pressed(
    board: Board, key: str, character: str | None, keymap: Keymap, shown: Frame, now: float
) -> Outcome | None:
    """Return what a key makes of the desk; None where it means nothing.

    `shown` is the frame on the screen, and `now` the time in seconds since 1970.
    """
    before, waiting, sure = board.talk, board.waiting, board.sure
    board = replace(board, waiting="", sure=False)
    if (talk := prompted(before, key, character)) is not None:
        return _went(board, talk, now)
    if before.typed and key in TYPING:
        talk = before.entered() if TYPING[key] else replace(before, typed=before.typed[:-1])
        return _went(board, talk, now)
    if key in DIGITS and (before.typed or key != "0"):
        return Outcome(board=replace(board, talk=before.digit(key)))
    board = replace(board, talk=replace(before, note="", typed=""))
    if key in BY_KEY:
        return _at_desk(board, BY_KEY[key].does, key, sure=sure, now=now)
    if found := keymap.by_key.get(f"{waiting} {key}") or keymap.by_key.get(key):
        return _on_stage(board, found, shown, now)
    if key in keymap.beginnings:
        return Outcome(board=replace(board, waiting=key))
    return None


def scrolled(board: Board, rows: int, shown: Frame) -> Board:
    """Return the desk with its notes scrolled, by pages where they are in big letters.

    Keys may come faster than they are painted: `shown` tells only how far there is to go.
    """
    rows = (shown.page if rows > 0 else -shown.page) if shown.page else rows
    last = shown.above + shown.below
    return replace(board, scroll=max(min(min(board.scroll, last) + rows, last), 0))


def _at_desk(board: Board, action: DeskAction, key: str, *, sure: bool, now: float) -> Outcome:
    words, seat = board.talk.look.words, board.seat
    match action:
        case "freeze":
            return _asks(board, Do("freeze"))
        case "blank":
            return _asks(board, Do("show" if seat.mode == "blank" else "blank"))
        case "show":
            return _asks(board, Do("show"))
        case "point" | "point-back":
            return _points(board, 1 if action == "point" else -1)
        case "clock":
            running = seat.clock.since is not None
            return _sent(board, Do("clock-pause" if running else "clock-start"), now)
        case "clock-start":
            return _sent(board, Do("clock-start"), now)
        case "clock-reset" if sure:
            return _sent(board.noted(words.desk.clock_reset), Do("clock-reset"), now)
        case "clock-reset":
            asked = board.noted(words.desk.reset_sure.format(key=key_name(key, words)))
            return Outcome(board=replace(asked, sure=True))
        case "notes-size":
            size = SIZES[(SIZES.index(board.size) + 1) % len(SIZES)]
            return Outcome(board=replace(board, size=size, scroll=0))
        case "desk" | "marks" | "stage":
            return Outcome(board=board)
    assert_never(action)


def _on_stage(board: Board, command: Command, shown: Frame, now: float) -> Outcome:
    """Do at the desk what is the speaker's own, and have the stage do the rest."""
    talk, together = board.talk, board.seat.link == "together"
    plain = next((what for what in PLAIN if what == command.id), None)
    match command.does:
        case "scroll-down" | "scroll-up":
            rows = 1 if command.does == "scroll-down" else -1
            return Outcome(board=scrolled(board, rows, shown))
        case "find" | "mark" | "jump":
            return Outcome(board=replace(board, talk=opened(talk, PROMPTS[command.does])))
        case "overview":
            return Outcome(board=replace(board, talk=talk.overlooked(shown.width, shown.height)))
        case "next-hit" | "previous-hit":
            return _went(board, talk.hit_beside(later=command.does == "next-hit"), now)
        case "close" if board.seat.point is not None:
            return _asks(board, PointAt(None))
        case "close":
            return Outcome(board=replace(board, talk=talk.closed()))
        case "help" | "about" | "quit":
            return Outcome(board=board, command=command)
        case _ if plain and together:
            return Outcome(board=board, orders=(Do(plain),))
        case "page-down" | "page-up":
            move: Move = Next() if command.does == "page-down" else Back()
            return _went(board, talk.went(move), now)
        case "return" | "return-ahead":
            return _went(board, talk.returned(ahead=command.does == "return-ahead"), now)
        case does if isinstance(does, Move):
            return _went(board, talk.went(does), now)
        case _ if plain:
            return _asks(board, Do(plain))
        case _:
            return Outcome(board=board.noted(talk.look.words.desk.not_here))


def _went(board: Board, talk: Talk, now: float) -> Outcome:
    """The desk with what was typed; where that led to another place, the stage goes there."""
    if talk.at == board.talk.at:
        return Outcome(board=replace(board, talk=talk))
    order = to_place(talk.deck, talk.at)
    return _sent(replace(board, talk=replace(talk, at=board.talk.at)), order, now)


def _sent(board: Board, order: Order, now: float) -> Outcome:
    """Send a command; without a stage the desk does it itself."""
    if board.seat.link == "together":
        return Outcome(board=board, orders=(order,))
    seat = obeyed(board.seat, order, board.talk.deck, now)
    return Outcome(board=_placed(replace(board, seat=seat)))


def _asks(board: Board, order: Order) -> Outcome:
    """Ask something that only a stage can do."""
    words = board.talk.look.words.desk
    if board.seat.link == "together":
        return Outcome(board=board, orders=(order,))
    return Outcome(board=board.noted(words.lost if board.seat.link == "lost" else words.alone))


def _points(board: Board, by: int) -> Outcome:
    """Point at the next block of the slide, or the one before; after the last one at none."""
    words, at = board.talk.look.words.desk, board.seat.at
    blocks = blocks_at(board.talk.deck, at.slide, at.step, board.voice)
    if not blocks:
        return Outcome(board=board.noted(words.no_blocks))
    numbers: list[int | None] = [None, *blocks]
    here = numbers.index(board.seat.point) if board.seat.point in numbers else 0
    number = numbers[(here + by) % len(numbers)]
    if number is None:
        return _asks(board.noted(words.points_at_none), PointAt(None))
    text = words.points_at.format(n=number + 1, text=blocks[number])
    return _asks(board.noted(text), PointAt(number))
