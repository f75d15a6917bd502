"""What a speaker's desk knows and shows: the talk's place and what comes next, notes, time, pace.

A `Seat` is what is known of the live talk; states that are heard, and commands that nobody else
can do, make a new one.  `desk_of` makes of it all that a desk shows, for the eye and for the ear.
Pure: whoever has a clock and a connection brings the time, in seconds since 1970, and the states.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Literal, TypeAlias, assert_never

from summit_tui.blocks import Blocks
from summit_tui.dates import in_full
from summit_tui.deck import Deck
from summit_tui.position import GoTo, Next, Position, moved
from summit_tui.reload import place_after
from summit_tui.session import Do, Mode, Order, Spot, State, ToNumber, ToSlide, digest_of
from summit_tui.signs import capital, sentence
from summit_tui.speak import revealed_lines, title_said
from summit_tui.speak_clock import pace_line
from summit_tui.timekeeping import STOPPED, Clock, Standing, limit_of, plan_of, standing
from summit_tui.values import dataclass
from summit_tui.voice import Voice
from summit_tui.way import Bookmark, bookmark_of, place_of

Link: TypeAlias = Literal["together", "lost", "alone"]
"""Whether the desk follows a stage, looks for one that it has lost, or has never had one."""
MARKS: Sequence[int] = (10, 5, 1)
"""Minutes before the end at which a speaker can be told of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What a desk knows of the talk, besides the deck."""

    at: Position
    """Where the speaker is."""
    shown: Position
    """Where the audience is: somewhere else only while its slide is frozen."""
    state: State | None = None
    """The state heard last; None before the first one."""
    link: Link = "alone"
    clock: Clock = STOPPED
    arrived: float = 0.0
    """What the clock had counted when the speaker came to the present slide."""
    ours: bool = True
    """False if the stage shows another version of the deck, or one that is not known here."""

    @property
    def mode(self) -> Mode:
        """What the audience sees, as far as there is one."""
        return self.state.mode if self.state and self.link != "alone" else "show"

    @property
    def point(self) -> int | None:
        """The block, from 0, that is pointed at."""
        return self.state.point if self.state and self.link != "alone" else None


def seat_at(at: Position) -> Seat:
    """Return the seat of a desk that has heard of no stage."""
    return Seat(at=at, shown=at)


def heard(seat: Seat, state: State, deck: Deck, now: float, *, ours: bool | None = None) -> Seat:
    """Return the seat after the stage has told its state; one older than known says nothing new.

    `ours` tells whether the stage's deck is one of the story's; without it, whether it is `deck`.
    A place that `deck` does not have leaves the desk where it is.
    """
    together = seat.link == "together"
    if together and seat.state and state.age < seat.state.age:
        return seat
    shown = _place(deck, state.at) or seat.shown
    new = replace(
        seat,
        state=state,
        link="together",
        clock=state.clock,
        shown=shown,
        ours=state.deck == digest_of(deck.source) if ours is None else ours,
    )
    at = _place(deck, state.speaker) or seat.at
    # Machines can disagree about the time; nobody has been on a slide for less than nothing.
    return replace(new, at=at, arrived=min(state.entered, state.clock.elapsed(now)))


def parted(seat: Seat) -> Seat:
    """Return the seat after the stage has gone: what it said last stays."""
    return replace(seat, link="lost") if seat.link == "together" else seat


def renewed(seat: Seat, old: Deck, new: Deck) -> Seat:
    """Return the seat with its deck read anew: the stage's place, else the one that follows it."""
    state = seat.state
    if seat.link == "together" and state:
        at, shown = _place(new, state.speaker), _place(new, state.at)
    else:
        at, shown = None, None
    return replace(
        seat,
        at=at or place_after(seat.at, old, new),
        shown=shown or place_after(seat.shown, old, new),
        ours=state is None or state.deck == digest_of(new.source),
    )


def obeyed(seat: Seat, order: Order, deck: Deck, now: float) -> Seat:
    """Return the seat after a command that no stage can do now: moves and the clock.

    All else needs an audience, and changes nothing.
    """
    clock = seat.clock
    match order:
        case ToSlide(slide, step):
            at = _place(deck, Spot(slide=slide, step=step)) or seat.at
        case ToNumber(number) if number <= len(deck.slides):
            at = Position(number - 1)
        case Do("clock-start"):
            return replace(seat, clock=clock.started(now))
        case Do("clock-pause"):
            return replace(seat, clock=clock.paused(now))
        case Do("clock-reset"):
            begun = Clock(since=now) if clock.since is not None else STOPPED
            return replace(seat, clock=begun, arrived=0.0)
        case _:
            return seat
    at = moved(seat.at, GoTo(at.slide, at.step), deck.outline())
    if at.slide != seat.at.slide:
        seat = replace(seat, arrived=clock.elapsed(now))
    return replace(seat, at=at, shown=at)


def to_place(deck: Deck, at: Position) -> ToSlide:
    """Return the command that leads to a place."""
    return ToSlide(deck.slides[at.slide].id, at.step)


def spot_of(deck: Deck, at: Position) -> Spot:
    """Return a place as the session knows it."""
    mark = bookmark_of(deck, at)
    return Spot(slide=mark.slide, step=mark.step)


def _place(deck: Deck, spot: Spot) -> Position | None:
    return place_of(deck, Bookmark(slide=spot.slide, step=spot.step))


# --- all that is shown --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that a desk shows at one moment; times in seconds, words in the interface's language."""

    at: Position
    shown: Position
    number: int
    """Of the slide, from 1."""
    count: int
    """Of all slides."""
    title: str
    steps_left: int
    following: Position | None
    """Where the next step leads; None at the end."""
    next_said: str
    """The same in a sentence."""
    notes: Blocks
    phase: str
    """Empty where the slide is in none; likewise the next."""
    when: str
    """The slide's time in the event."""
    wall: tuple[int, int]
    """Hour and minute of the day, where the speaker is."""
    running: bool
    """True while the talk's clock counts."""
    elapsed: float
    """Since the start of the talk."""
    on_slide: float
    """On the present slide."""
    end: time | None
    """When the talk must be over; None where it may end when it likes."""
    standing: Standing | None
    """How the talk stands against its plan; None where nothing is planned."""
    pace_said: str
    """The same in a sentence; empty likewise."""
    mode: Mode
    mode_said: str
    """What the audience sees where that is not where the speaker is, in a sentence; else empty."""
    link: Link
    ours: bool
    point: int | None


def desk_of(
    seat: Seat,
    deck: Deck,
    voice: Voice,
    now: float,
    wall: tuple[int, int],
    end: time | None = None,
) -> Desk:
    """Return all that a desk shows at `now`.

    `wall` is the time of day.  `end` is when the talk must be over, where the speaker says so;
    else it is the deck's.
    """
    at, words = seat.at, voice.words
    slide = deck.slides[at.slide]
    following = moved(at, Next(), deck.outline())
    elapsed = seat.clock.elapsed(now)
    end = end or deck.end
    plan = plan_of(deck, limit_of(end, seat.clock, now))
    stands = standing(plan, at.slide, elapsed, entered=seat.arrived) if plan else None
    return Desk(
        at=at,
        shown=seat.shown,
        number=at.slide + 1,
        count=len(deck.slides),
        title=slide.title,
        steps_left=slide.steps - at.step,
        following=following if following != at else None,
        next_said=next_line(deck, at, voice),
        notes=slide.notes,
        phase=slide.phase or "",
        when=in_full(slide.when, words, voice.zone) if slide.when else "",
        wall=wall,
        running=seat.clock.since is not None,
        elapsed=elapsed,
        on_slide=max(elapsed - seat.arrived, 0.0),
        end=end,
        standing=stands,
        pace_said=sentence(capital(pace_line(stands, words))) if stands else "",
        mode=seat.mode,
        mode_said=mode_line(seat, deck, voice),
        link=seat.link,
        ours=seat.ours,
        point=seat.point,
    )


def next_line(deck: Deck, at: Position, voice: Voice) -> str:
    """Return what comes after `at`, in a sentence."""
    words = voice.words.desk
    after = moved(at, Next(), deck.outline())
    if after == at:
        return sentence(words.next_end)
    if after.slide != at.slide:
        title = title_said(deck.slides[after.slide], voice) or deck.slides[after.slide].title
        return sentence(words.next_slide.format(title=title))
    revealed = revealed_lines(deck, after, voice)
    text = revealed[0] if revealed else title_said(deck.slides[at.slide], voice)
    return sentence(words.next_step.format(text=text))


def mode_line(seat: Seat, deck: Deck, voice: Voice) -> str:
    """Return what the audience sees, where that is not where the speaker is; else empty."""
    words = voice.words.desk
    match seat.mode:
        case "freeze" if seat.shown.slide != seat.at.slide:
            title = title_said(deck.slides[seat.shown.slide], voice)
            return sentence(words.frozen_at.format(n=seat.shown.slide + 1, title=title))
        case "freeze":
            return sentence(words.frozen)
        case "blank":
            return sentence(words.blank)
        case "end":
            return sentence(words.ended)
        case "show":
            return ""
    assert_never(seat.mode)


def next_mark(left: float) -> float | None:
    """Return the seconds until the next of the `MARKS`, with `left` to the end; None after all."""
    return next((left - 60 * mark for mark in MARKS if left > 60 * mark), None)
