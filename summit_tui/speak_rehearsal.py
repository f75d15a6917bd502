"""What rehearsals say, in sentences: for the ear, and for files."""

from collections.abc import Iterator

from summit_tui.dates import counted, length
from summit_tui.deck import Deck
from summit_tui.rehearsal import Rehearsed, Row
from summit_tui.signs import capital, sentence
from summit_tui.speak import title_said
from summit_tui.voice import Voice
from summit_tui.when import Precision
from summit_tui.words import Words


def rehearsal_lines(deck: Deck, found: Rehearsed, voice: Voice, *, steps: bool) -> Iterator[str]:
    """Yield how many rehearsals there were, what the talk takes, and each slide's time.

    With `steps`, those of a slide that has several follow it.
    """
    words = voice.words
    yield sentence(title_line(deck, found, voice))
    if not found.whole.runs:
        return
    yield sentence(sum_line(found, words))
    for number, (slide, row) in enumerate(zip(deck.slides, found.slides, strict=True)):
        title = title_said(slide, voice).rstrip(".:")
        said = words.rehearsing.slide_took.format(n=number + 1, title=title, took=_took(row, words))
        yield sentence(said)
        for step, of_step in enumerate(found.steps[number] if steps and slide.steps else (), 1):
            took = words.rehearsing.step_took.format(n=step, took=_took(of_step, words))
            yield sentence(took)


def title_line(deck: Deck, found: Rehearsed, voice: Voice) -> str:
    """Return how many rehearsals of what there were, without a full stop."""
    words, runs = voice.words, len(found.whole.runs)
    if not runs:
        return words.rehearsing.none.format(title=deck.title)
    return capital(counted(words.rehearsing.rehearsals, runs, words, title=deck.title))


def sum_line(found: Rehearsed, words: Words) -> str:
    """Return what the talk takes as rehearsed, against its plan."""
    told, planned = words.rehearsing, found.whole.planned
    if planned is None:
        time = told.took_unplanned.format(time=exactly(found.expected, words))
        return told.sum_took.format(took=time)
    took = told.took.format(time=exactly(found.expected, words), planned=exactly(planned, words))
    line, off = told.sum_took.format(took=took), round(found.expected) - round(planned)
    if not off:
        return line
    form = told.sum_longer if off > 0 else told.sum_shorter
    return form.format(sum=line, time=exactly(abs(off), words))


def _took(row: Row, words: Words) -> str:
    told, median = words.rehearsing, row.median
    if median is None:
        return told.not_told
    time = exactly(median, words)
    took = told.took_unplanned.format(time=time)
    if row.planned is not None:
        took = told.took.format(time=time, planned=exactly(row.planned, words))
    known = [seconds for seconds in row.runs if seconds is not None]
    if round(min(known)) == round(max(known)):
        return took
    least, most = exactly(min(known), words), exactly(max(known), words)
    return told.took_range.format(took=took, least=least, most=most)


def exactly(seconds: float, words: Words) -> str:
    """Return seconds in words, none of them left out below an hour."""
    if seconds < 0.5:
        return counted(words.seconds, 0, words)
    return length(round(seconds), Precision.SECOND, words)
