"""Rules about times: the order of telling, phases, and the minutes of the talk."""

from collections.abc import Iterator
from datetime import timedelta

from summit_tui.check.case import Case, Found
from summit_tui.dates import in_full
from summit_tui.deck import Phase, Slide
from summit_tui.problems import shown
from summit_tui.timeline import Relation, gap_between
from summit_tui.when import When

ABOUT = timedelta(minutes=30)
"""How far an approximate or uncertain time may stand outside its phase."""
SLACK = 0.05
"""Minutes by which a sum may differ: what rounding to tenths of minutes makes."""


def out_of_order(case: Case) -> Iterator[Found]:
    """A hidden slide is compared with what is told before it, and nothing with a hidden one."""
    before: Slide | None = None
    for slide in case.slides:
        if slide.when is None:
            continue
        if before and before.when:
            gap = gap_between(before.when, slide.when)
            if gap.relation is Relation.EARLIER:
                yield Found(
                    slide.place_of("when"),
                    f"{_named(slide.when, case)} is told after {_named(before.when, case)} of "
                    f"line {before.place_of('when').line}; expected a later time; put the slide "
                    f"where it belongs, or, if it is a flashback, write "
                    f"`# check: off time-order` behind it",
                )
        if not slide.hidden:
            before = slide


def _named(when: When, case: Case) -> str:
    return shown(in_full(when, case.voice.words, case.deck.zone))


def outside_phase(case: Case) -> Iterator[Found]:
    phases = {phase.name: phase for phase in case.deck.phases}
    for slide in case.slides:
        # A phase that was found from the time holds it.
        if slide.when is None or slide.phase is None or "phase" not in slide.places:
            continue
        phase = phases.get(slide.phase)
        if phase and _is_outside(slide.when, phase):
            yield Found(
                slide.place_of("when"),
                f"{_named(slide.when, case)} is outside the phase {shown(phase.name)}; expected "
                f"{_span(phase, case)}; correct the time or the phase, or leave out `phase`",
            )


def _is_outside(when: When, phase: Phase) -> bool:
    """True if an event begins before its phase does, or after it ends."""
    if phase.start is None:
        return False
    start = when.start
    early = phase.start.at - start.until
    slack = timedelta() if start.certain and phase.start.certain else ABOUT
    # A day ends when the next begins; an instant is in the phase that begins with it.
    if early > slack or (early == slack and start.until > start.at):
        return True
    if phase.end is None:
        return False
    slack = timedelta() if start.certain and phase.end.certain else ABOUT
    return start.at - phase.end.until > slack


def _span(phase: Phase, case: Case) -> str:
    assert phase.start
    if phase.end is None:
        return f"{_named(When(start=phase.start), case)} or later"
    return _named(When(start=phase.start, end=phase.end), case)


def unused_phase(case: Case) -> Iterator[Found]:
    used = {slide.phase for slide in case.slides}
    for phase in case.deck.phases:
        if phase.name not in used:
            yield Found(
                phase.place_of("name"),
                f"no slide is in the phase {shown(phase.name)}; expected one; remove the phase, "
                f"or correct its times",
            )


def missing_minutes(case: Case) -> Iterator[Found]:
    told = case.deck.slides
    having = sum(slide.minutes is not None for slide in told)
    for slide in told:
        if having and slide.minutes is None:
            yield Found(
                slide.place_of(),
                f"the slide {shown(slide.title)} has no minutes, unlike {having} of {len(told)}; "
                f"expected `minutes: ...`; add them, or remove them from all",
            )


def wrong_sum(case: Case) -> Iterator[Found]:
    """A sum without the minutes of some slides can only be too large, or leave them nothing."""
    planned = case.deck.planned
    minutes = [slide.minutes for slide in case.deck.slides]
    if planned is None:
        return
    found, bare = sum(part for part in minutes if part is not None), minutes.count(None)
    place = case.deck.place_of("minutes" if case.deck.duration is None else "duration")
    if found - planned > SLACK or (not bare and planned - found > SLACK):
        yield Found(
            place,
            f"the minutes of the slides add up to {found:g}; expected {planned:g}, as here; "
            f"change this or some of them",
        )
    elif bare and planned - found <= SLACK:
        slides = "a slide has none" if bare == 1 else f"{bare} slides have none"
        yield Found(
            place,
            f"the minutes of the slides add up to {found:g}, all there are, and {slides}; "
            f"expected some to be left for the rest; change this or some of them",
        )
