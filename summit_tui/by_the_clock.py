"""The clock of a conversation: what it says, and how it is set."""

from dataclasses import replace

from summit_tui.signs import capital, sentence
from summit_tui.speak_clock import clock_lines
from summit_tui.telling import Answer, Telling, echoed, notice
from summit_tui.timekeeping import Clock, limit_of, plan_of, standing


def clock(telling: Telling, argument: str) -> Answer:
    """Say what the clock says, or set it as `argument` asks."""
    words, now = telling.voice.words, telling.now()
    if argument.casefold() == "start":
        return notice(replace(telling, clock=Clock(since=now), entered=0.0), words.timing.begins)
    if argument:
        return notice(telling, words.no_command.format(word=echoed(argument)))
    elapsed, end = telling.clock.elapsed(now), telling.end or telling.deck.end
    plan = plan_of(telling.deck, limit_of(end, telling.clock, now))
    found = standing(plan, telling.at.slide, elapsed, entered=telling.entered) if plan else None
    lines = clock_lines(found, elapsed, words, end)
    return Answer(telling=telling, lines=tuple(sentence(capital(line)) for line in lines))


def on_slide(before: Telling, answer: Answer) -> Answer:
    """Return an answer that knows since when its slide is told; `before` is where it came from."""
    after = answer.telling
    if after.deck.slides[after.at.slide].id == before.deck.slides[before.at.slide].id:
        return answer
    entered = after.clock.elapsed(after.now())
    return replace(answer, telling=replace(after, entered=entered))
