"""What a desk, a script or another stage makes of a talk, and what it is told: pure.

A frozen talk has two places: the audience keeps one, and every command moves the speaker's.  On the
stage itself a key ends that, so that nobody who stands there is left with keys that do nothing.
"""

from dataclasses import replace

from summit_tui.deck import Deck
from summit_tui.position import Back, GoTo, Next, Position, moved
from summit_tui.session import Do, Mode, Order, PointAt, Reply, Spot, State, ToNumber, ToSlide
from summit_tui.stage.talk import Held, Talk
from summit_tui.timekeeping import STOPPED, Clock
from summit_tui.way import Bookmark, bookmark_of, place_of


def state_of(talk: Talk, *, digest: str, epoch: int, seq: int, ended: bool) -> State:
    """Return what is told of a talk; `digest` is that of its deck."""
    seen = talk.audience()
    mode: Mode = "freeze" if talk.held else "blank" if talk.blank else "show"
    return State(
        deck=digest,
        epoch=epoch,
        seq=seq,
        at=_spot(talk.deck, seen.at),
        ahead=_spot(talk.deck, talk.at) if talk.held else None,
        mode="end" if ended else mode,
        point=seen.point if seen.pointed() else None,
        # As it goes over the wire, so that who compares finds no difference.
        clock=Clock(since=_milliseconds(talk.clock.since), spent=round(talk.clock.spent, 3)),
    )


def steered(talk: Talk, order: Order, now: float) -> tuple[Talk, Reply]:
    """Return the talk after a command that no key of the stage has, and its answer.

    `now` is in seconds since 1970.
    """
    match order:
        case ToSlide(slide, step):
            place = talk.deck.index_of(slide)
            return _at(talk, None if place is None else Position(place, step))
        case ToNumber(number):
            return _at(talk, Position(number - 1) if number <= len(talk.deck.slides) else None)
        case PointAt(block):
            return _pointed(talk, block)
        case Do("freeze"):
            return (unfrozen(talk) if talk.held else _frozen(talk)), "done"
        case Do("show"):
            # What a step of the speaker's revealed is scrolled to when it is shown.
            return replace(talk, held=None, blank=False), "done"
        case Do("clock-start"):
            return replace(talk, clock=talk.clock.started(now)), "done"
        case Do("clock-pause"):
            return replace(talk, clock=talk.clock.paused(now)), "done"
        case Do("clock-reset"):
            begun = Clock(since=now) if talk.clock.since is not None else STOPPED
            return replace(talk, clock=begun), "done"
        case _:
            return talk, "unknown"


def unfrozen(talk: Talk) -> Talk:
    """Return the talk with the speaker back where the audience is."""
    held = talk.held
    if held is None:
        return talk
    return replace(talk, at=held.at, scroll=held.scroll, point=held.point, held=None, stepped=False)


def freed(talk: Talk) -> Talk:
    """Return the same, as a key on the stage does it; who pressed it is told that it was meant."""
    return replace(unfrozen(talk), typed="", note=talk.look.words.live.free)


def followed(talk: Talk, state: State) -> Talk:
    """Return a talk that shows what the audience of another stage sees."""
    mark = Bookmark(slide=state.at.slide, step=state.at.step)
    at = place_of(talk.deck, mark) or talk.at
    if at != talk.at:
        talk = talk.placed(at)
    return replace(talk, blank=state.mode == "blank", point=state.point, clock=state.clock)


def kept(before: Talk, after: Talk) -> Talk:
    """Return what becomes of a talk that follows another one: a person moves it nowhere."""
    if (after.at, after.blank) == (before.at, before.blank):
        return replace(after, playing=False)
    return replace(before, typed="", asks="", overview=None, note=before.look.words.live.follows)


def _frozen(talk: Talk) -> Talk:
    return replace(talk, held=Held(at=talk.at, scroll=talk.scroll, point=talk.point), blank=False)


def _at(talk: Talk, at: Position | None) -> tuple[Talk, Reply]:
    """The talk at another place; a step is one, and not a jump that is returned from."""
    if at is None:
        return talk, "no-slide"
    there = moved(talk.at, GoTo(at.slide, at.step), talk.outline)
    if there == talk.at:
        return replace(talk, blank=False), "done"
    step = next((m for m in (Next(), Back()) if moved(talk.at, m, talk.outline) == there), None)
    return talk.went(step or GoTo(there.slide, there.step)), "done"


def _pointed(talk: Talk, block: int | None) -> tuple[Talk, Reply]:
    held = talk.held
    if held and held.at.slide != talk.at.slide:
        return talk, "no-block" if block is not None else "done"
    new = replace(talk, point=block, held=replace(held, point=block) if held else None)
    if block is not None and not new.audience().pointed():
        return talk, "no-block"
    return new, "done"


def _spot(deck: Deck, at: Position) -> Spot:
    mark = bookmark_of(deck, at)
    return Spot(slide=mark.slide, step=mark.step)


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)
