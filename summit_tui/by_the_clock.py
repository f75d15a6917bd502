"""The clock of a conversation: what it says, and how it is set."""

from dataclasses import replace

from summit_tui.memory import Lost
from summit_tui.signs import capital, sentence
from summit_tui.speak_clock import clock_lines
from summit_tui.telling import Answer, Telling, echoed, notice
from summit_tui.timekeeping import Clock, limit_of, plan_of, standing
from summit_tui.way import bookmark_of, place_of


def clock(telling: Telling, argument: str) -> Answer:
    """Say what the clock says, or set it as `argument` asks."""
    words, now = telling.voice.words, telling.now()
    match argument.casefold():
        case "":
            return Answer(telling=telling, lines=tuple(_lines(telling, now)))
        case "start" if telling.clock.since is None and telling.clock.spent:
            goes_on = replace(telling, clock=telling.clock.started(now))
            return notice(goes_on, words.timing.goes_on)
        case "start":
            return notice(
                replace(telling, clock=Clock(since=now), entered=0.0), words.timing.begins
            )
        case "pause":
            return notice(replace(telling, clock=telling.clock.paused(now)), words.timing.stands)
    return notice(telling, words.no_command.format(word=echoed(argument)))


def _lines(telling: Telling, now: float) -> list[str]:
    """All that the clock says; that it stands comes first."""
    words = telling.voice.words
    elapsed, end = telling.clock.elapsed(now), telling.end or telling.deck.end
    plan = plan_of(telling.deck, limit_of(end, telling.clock, now))
    found = standing(plan, telling.at.slide, elapsed, entered=telling.entered) if plan else None
    lines = clock_lines(found, elapsed, words, end)
    if telling.clock.since is None:
        lines = [words.timing.stands, *lines]
    return [sentence(capital(line)) for line in lines]


def on_slide(before: Telling, answer: Answer) -> Answer:
    """Return an answer that knows since when its slide is told; `before` is where it came from."""
    after = answer.telling
    if after.deck.slides[after.at.slide].id == before.deck.slides[before.at.slide].id:
        return answer
    entered = after.clock.elapsed(after.now())
    return replace(answer, telling=replace(after, entered=entered))


def offering(telling: Telling, lost: Lost) -> Telling:
    """Return a telling that begins, and from which one can go on with the talk that broke off.

    That is a jump from there to the beginning, which can be returned from.
    """
    if place_of(telling.deck, lost.at) is None:
        return telling
    return replace(telling, way=telling.way.left(lost.at), lost=lost)


def offer_lines(telling: Telling) -> list[str]:
    """Return the sentence that says how to go on with a talk that broke off; empty for none."""
    lost = telling.lost
    place = place_of(telling.deck, lost.at) if lost else None
    if lost is None or place is None or telling.way.back[-1:] != (lost.at,):
        return []
    words = telling.voice.words
    word = words.typed.get("return", ("return",))[0]
    return [sentence(words.timing.broke_off_typed.format(n=place.slide + 1, word=word))]


def taken_up(before: Telling, answer: Answer) -> Answer:
    """Return the answer to a return, with the clock of the talk that broke off if it leads there.

    `before` is where it was returned from.
    """
    after, lost = answer.telling, before.lost
    if lost is None or after.at == before.at or bookmark_of(after.deck, after.at) != lost.at:
        return answer
    telling = replace(after, clock=lost.clock, lost=None)
    lines = (*answer.lines, sentence(telling.voice.words.timing.goes_on))
    return replace(answer, telling=telling, lines=lines)
