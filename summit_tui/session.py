"""The session of a live talk: its state as one small document, and the commands that change it.

The state is a register, not a log: of two states the newer one counts, whatever came between, so
that a late joiner, a lost message and a restart are one case.  It carries ids and numbers and never
text: the words come from the deck, and nobody can put others on a screen.

Bytes in, values out; nothing here knows a socket or a clock.  What cannot be understood is None:
who listens to a wire believes nothing and breaks at nothing.
"""

import json
import re
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, assert_never, get_args

from summit_tui.digest import sha256_of
from summit_tui.timekeeping import STOPPED, Clock
from summit_tui.values import dataclass

VERSION: Final = 1
MAX_BYTES: Final = 4096
"""Most bytes of a line, with its line feed; no line of ours is nearly as long."""
MAX_NUMBER: Final = 2**53 - 1
"""The largest whole number that every reader of JSON reads right (RFC 8259, section 6)."""

Mode: TypeAlias = Literal["show", "blank", "freeze", "end"]
"""What the audience sees: the slide, nothing, a slide that stays while the speaker looks ahead, or
no more: the talk was ended by a person, and is not lost."""
MODES: tuple[Mode, ...] = get_args(Mode)

_DIGEST = re.compile(r"sha256-[0-9a-f]{64}")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in the deck."""

    slide: str
    """The slide's id: a number would move when the deck is edited."""
    step: int = 0
    """From 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that a screen needs to know of a live talk."""

    deck: str
    """The digest of the deck's file, as `digest_of` gives it."""
    epoch: int
    """When this session began, in milliseconds since 1970: a stage that was started again counts
    more than its old self."""
    seq: int = 0
    """How many states came before in this session."""
    at: Spot
    """Where the audience is."""
    ahead: Spot | None = None
    """Where the speaker looks while the audience's slide is frozen; None at all other times."""
    mode: Mode = "show"
    point: int | None = None
    """The block, from 0, that is pointed at; None for none."""
    clock: Clock = STOPPED
    """Whole milliseconds on the wire, seconds here."""
    entered: float = 0.0
    """What the clock had counted when the speaker came to the slide; on the wire as `clock` is."""

    @property
    def age(self) -> tuple[int, int]:
        """What decides between two states: the larger one is newer."""
        return self.epoch, self.seq

    @property
    def speaker(self) -> Spot:
        """Where the speaker is: for the most part where the audience is."""
        return self.ahead or self.at


def digest_of(source: str) -> str:
    """Return the name of a deck's file by what it holds, as one follower knows it from another."""
    return f"sha256-{sha256_of(source.encode('utf-8', 'surrogatepass'))}"


def newest(known: State | None, heard: State | None) -> State | None:
    """Return the newer of two states; equally old ones are one state, and what is known stays."""
    if known is None or heard is None:
        return known or heard
    return heard if heard.age > known.age else known


def is_id(text: str) -> bool:
    """Return whether `text` can be the id of a slide."""
    return _ID.fullmatch(text) is not None


# --- commands -----------------------------------------------------------------------------------

Plain: TypeAlias = Literal[
    "next",
    "back",
    "first",
    "last",
    "next-phase",
    "previous-phase",
    "down",
    "up",
    "page-down",
    "page-up",
    "return",
    "return-ahead",
    "uncover",
    "play",
    "language",
    "zone",
    "theme",
    "larger",
    "smaller",
    "close",
    "blank",
    "freeze",
    "show",
    "clock-start",
    "clock-pause",
    "clock-reset",
    "quit",
]
"""Commands that need nothing more; those that `commands.COMMANDS` has too do the same as there.
What opens, writes or copies something on the stage's machine is none of them."""
PLAIN: tuple[Plain, ...] = get_args(Plain)


@dataclass(frozen=True, slots=True)
class Do:
    """A command that needs nothing more."""

    what: Plain


@dataclass(frozen=True, slots=True)
class ToSlide:
    """To a slide by its id."""

    slide: str
    step: int = 0
    """From 0."""


@dataclass(frozen=True, slots=True)
class ToNumber:
    """To a slide by its number."""

    number: int
    """From 1, as people count."""


@dataclass(frozen=True, slots=True)
class PointAt:
    """Point at a block of the slide."""

    block: int | None
    """From 0; None points at nothing any more."""


Order: TypeAlias = Do | ToSlide | ToNumber | PointAt
"""What a console, a script or a foot switch may ask of the stage."""

Reply: TypeAlias = Literal["done", "unknown", "no-slide", "no-block", "busy"]
"""What the stage answers: nobody waits for what will not come."""
REPLIES: tuple[Reply, ...] = get_args(Reply)


# --- lines of JSON ------------------------------------------------------------------------------


def state_line(state: State) -> bytes:
    """Return a state as one line."""
    since = state.clock.since
    return _line(
        {
            "deck": state.deck,
            "epoch": state.epoch,
            "seq": state.seq,
            **_spot_keys(state.at),
            "ahead": _spot_keys(state.ahead) if state.ahead else None,
            "mode": state.mode,
            "point": state.point,
            "since": None if since is None else round(since * 1000),
            "spent": round(state.clock.spent * 1000),
            "entered": round(state.entered * 1000),
        }
    )


def read_state(line: bytes) -> State | None:
    """Return the state in a line, or None.

    Keys that are not known are passed over: a newer stage may say more.
    """
    found = _read(line)
    if found is None:
        return None
    digest, epoch, seq = found.get("deck"), _number(found.get("epoch")), _number(found.get("seq"))
    at, ahead = _spot(found), found.get("ahead")
    since, spent = _number_or_none(found.get("since")), _number(found.get("spent"))
    entered = _number(found.get("entered"))
    point, mode = _number_or_none(found.get("point")), _mode(found.get("mode"))
    if mode is None or not isinstance(digest, str) or not _DIGEST.fullmatch(digest) or at is None:
        return None
    if epoch is None or seq is None or since is False or point is False:
        return None
    if spent is None or entered is None:
        return None
    looked = _spot(ahead) if isinstance(ahead, dict) else None
    if ahead is not None and looked is None:
        return None
    return State(
        deck=digest,
        epoch=epoch,
        seq=seq,
        at=at,
        ahead=looked,
        mode=mode,
        point=point,
        clock=Clock(since=None if since is None else since / 1000, spent=spent / 1000),
        entered=entered / 1000,
    )


def order_line(order: Order) -> bytes:
    """Return a command as one line."""
    match order:
        case Do(what):
            return _line({"do": what})
        case ToSlide(slide, step):
            return _line({"do": "goto", "slide": slide, "step": step})
        case ToNumber(number):
            return _line({"do": "goto", "number": number})
        case PointAt(block):
            return _line({"do": "point", "block": block})
    assert_never(order)


def read_order(line: bytes) -> Order | None:
    """Return the command in a line, or None.

    A key that is not known makes it none: half of a command is another command.
    """
    found = _read(line)
    if found is None:
        return None
    do, keys = found.get("do"), set(found) - {"v", "do"}
    if do == "goto" and keys == {"number"}:
        number = _number(found["number"])
        return ToNumber(number) if number else None
    if do == "goto" and keys in ({"slide"}, {"slide", "step"}):
        spot = _spot({"step": 0, **found})
        return ToSlide(spot.slide, spot.step) if spot else None
    if do == "point" and keys == {"block"}:
        block = _number_or_none(found["block"])
        return None if block is False else PointAt(block)
    what = next((plain for plain in PLAIN if plain == do), None)
    return Do(what) if what and not keys else None


def reply_line(reply: Reply) -> bytes:
    """Return an answer to a command as one line."""
    return _line({"reply": reply})


def read_reply(line: bytes) -> Reply | None:
    """Return the answer in a line, or None."""
    found = _read(line)
    return next((reply for reply in REPLIES if found and found.get("reply") == reply), None)


def _line(keys: Mapping[str, object]) -> bytes:
    whole = {"v": VERSION, **keys}
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=True).encode() + b"\n"


def _read(line: bytes) -> dict[str, object] | None:
    """The mapping in a line of our version, or None."""
    if len(line) > MAX_BYTES:
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or _number(found.get("v")) != VERSION:
        return None
    return found


def _number(value: object) -> int | None:
    """A whole number from 0; a bool is an int in Python, but no number in JSON."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER:
        return value
    return None


def _number_or_none(value: object) -> int | Literal[False] | None:
    """The same where null is allowed; False for what is neither."""
    if value is None:
        return None
    number = _number(value)
    return False if number is None else number


def _mode(value: object) -> Mode | None:
    return next((mode for mode in MODES if mode == value), None)


def _spot_keys(spot: Spot) -> dict[str, object]:
    return {"slide": spot.slide, "step": spot.step}


def _spot(found: Mapping[str, object]) -> Spot | None:
    slide, step = found.get("slide"), _number(found.get("step"))
    if not isinstance(slide, str) or not _ID.fullmatch(slide) or step is None:
        return None
    return Spot(slide=slide, step=step)
