"""The text mode: a slide, then the place as the prompt, line by line.

Four real screen readers said this layout best: an empty line, the title first, and a prompt that
differs on every slide.  Append only: no cursor movement, no colour, no bell, nothing is written
unless the person acted.  What is said stands in `conversation`; here it meets the streams.

Loads quickly: neither Textual nor anything that draws may be imported from here.
"""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from summit_tui.answers import about_lines, speaker_lines
from summit_tui.clean import one_line
from summit_tui.commands import command_for
from summit_tui.conversation import answered, opened, prompt, renewed
from summit_tui.dates import counted
from summit_tui.editor import edited
from summit_tui.memory import Memory
from summit_tui.pace import spoken_for
from summit_tui.position import Next, Position
from summit_tui.reload import Changes
from summit_tui.seen import GAP, Seen
from summit_tui.signs import say, sentence
from summit_tui.speak import language_line, place_line, slide_lines
from summit_tui.streams import Streams, wrapped
from summit_tui.telling import Answer, Telling, memory_of, notice, told
from summit_tui.timekeeping import Record
from summit_tui.words import Words

INTERRUPTED = 130
"""The exit code after Ctrl+C."""


def run(
    telling: Telling,
    streams: Streams,
    *,
    width: int | None = None,
    keep: Callable[[Memory], None] | None = None,
    record: Record | None = None,
    reload: bool = False,
    gap: bool = False,
    rest: Callable[[float], None] = time.sleep,
    leave: Callable[[Telling], None] | None = None,
    respond: Callable[[Telling, str], Answer] = answered,
) -> int:
    """Tell the story until the person leaves; return an exit code, 0 or `INTERRUPTED`.

    Commands come from a terminal or a pipe.  Where there are none (an input that ends at once, or a
    person who types but sends the answers elsewhere), the whole deck is told.  `width` is the
    longest line, in cells; without it, that of the terminal less one, and of a file any length.
    `keep` writes down where the telling is: after every line that is typed, else at the end;
    `record` what is told when.
    `leave` is told the place of who goes over to the stage, which ends this; None if there is none.
    With `reload`, a deck that was saved meanwhile is told as it is now.  With `gap`, an answer that
    repeats lines of the screen comes on an empty one, see `seen`; `rest` lets seconds pass.
    `respond` answers a line.
    """
    if streams.typed and not streams.shown:
        return tell(telling, streams, width=width)
    changes = Changes() if reload and streams.typed and telling.origin == "file" else None
    apart = _apart_on(streams, rest) if gap and streams.typed else None
    return _ending(
        lambda: _converse(telling, streams, width, keep, record, changes, leave, apart, respond),
        streams,
    )


def tell(telling: Telling, streams: Streams, *, width: int | None = None) -> int:
    """Tell the whole deck at once and return an exit code; nothing is read."""
    return _ending(lambda: _tell_from(telling, telling.at.slide, streams, width), streams)


def _ending(talk: Callable[[], None], streams: Streams) -> int:
    """Let `talk` happen and return the exit code of the way in which it ended."""
    try:
        talk()
    except KeyboardInterrupt:
        _close(streams)
        return INTERRUPTED
    except BrokenPipeError:
        pass  # who listened has heard enough
    return 0


def _close(streams: Streams) -> None:
    """End the line of the prompt, so that what follows begins on its own."""
    try:
        streams.write("\n")
    except BrokenPipeError:
        return


def _converse(
    telling: Telling,
    streams: Streams,
    width: int | None,
    keep: Callable[[Memory], None] | None,
    record: Record | None,
    changes: Changes | None,
    leave: Callable[[Telling], None] | None,
    apart: Callable[[], Seen] | None,
    respond: Callable[[Telling, str], Answer],
) -> None:
    """Answer line after line until the input ends or the person quits."""
    early: list[str] = []
    if not streams.typed and not streams.waits():
        line = streams.read()
        if line is None:
            _tell_from(telling, telling.at.slide, streams, width)
            return
        early.append(line)
    answer, heard, turned = opened(telling), False, False
    left, lead, seen = _rows(answer.lines, streams, width), "\n", Seen()
    while True:
        if record:
            record(answer.telling.deck, answer.telling.at, answer.telling.clock)
        page, left = _page(left, _room(streams), turned=turned)
        rows = [*page, *_rows(_asked(answer.telling, len(left), turned=turned), streams, width)]
        turned = turned or bool(left)
        if apart and seen.holds(rows):
            seen = apart()
        streams.write(lead + "\n".join(rows) + " ")
        seen = seen.after(lead + "\n".join(rows), streams.size()[1])
        alone = False
        try:
            if answer.telling.playing and not early:
                alone = not streams.comes(spoken_for(" ".join(rows)))
            typed = "" if alone else early.pop() if early else streams.read()
        except KeyboardInterrupt:  # that ends a talk as quitting does
            if keep and heard:
                keep(memory_of(answer.telling, left=True))
            raise
        if typed is None:
            streams.write("\n")
            if keep and heard:
                keep(memory_of(answer.telling, left=True))
            if not (heard or streams.typed):
                _tell_from(telling, telling.at.slide, streams, width)
            return
        heard = True
        seen = seen.typed(f" {typed}" if streams.echoed else "")
        lead = "" if streams.typed else f"{one_line(typed)}\n"
        if alone and streams.echoed:
            lead = "\n"  # no Enter has ended the row of the prompt
        telling, halted = answer.telling, answer.telling.playing and not alone
        if halted:
            telling = replace(telling, playing=False)
        if _goes_on(typed, telling.voice.words) and (left or halted):
            if not left:
                answer = notice(telling, telling.voice.words.stopped)
                left = _rows(answer.lines, streams, width)
            answer = replace(answer, telling=telling)
            continue
        answer = _answered(telling, typed, changes, respond, streams)
        if alone and answer.telling.at == telling.at:  # the end
            answer = replace(answer, telling=replace(answer.telling, playing=False))
        if answer.stage:
            if leave:
                leave(answer.telling)
                return
            answer = notice(answer.telling, answer.telling.voice.words.no_stage)
        if keep and (streams.typed or answer.ends):
            keep(memory_of(answer.telling, left=answer.ends))
        if answer.ends:
            if lead:
                streams.write(lead)
            return
        left = _rows(answer.lines, streams, width)
        lead += "\n" if answer.apart else ""


def _apart_on(streams: Streams, rest: Callable[[float], None]) -> Callable[[], Seen]:
    """Return what empties the screen by line feeds and lets a reader notice it."""

    def apart() -> Seen:
        streams.write("\n" * streams.size()[1])
        rest(GAP)
        return Seen()

    return apart


def _answered(
    telling: Telling,
    typed: str,
    changes: Changes | None,
    respond: Callable[[Telling, str], Answer],
    streams: Streams,
) -> Answer:
    """Answer a line; that the deck has changed meanwhile comes first."""
    found = changes.of(telling.deck) if changes else None
    said: tuple[str, ...] = ()
    if found:
        change = renewed(telling, found)
        telling, said = change.telling, change.lines
    answer = respond(telling, typed)
    if answer.edits:
        with streams.lent():
            answer = _edited(answer.telling, changes or Changes())
    return replace(answer, lines=(*said, *answer.lines))


def _edited(telling: Telling, changes: Changes) -> Answer:
    """Let the listener edit the present slide, and tell it as it is then."""
    words, deck = telling.voice.words, telling.deck
    line = deck.slides[telling.at.slide].place_of().line
    fault = edited(deck.path, line, os.environ, words)
    found = changes.of(deck)
    if found is None:
        return notice(telling, fault or words.not_changed)
    change = renewed(telling, found)
    lines = (sentence(fault), *change.lines) if fault else change.lines
    if found.deck is None:
        return replace(change, lines=lines)
    return Answer(telling=change.telling, lines=(*lines, *told(change.telling, fully=True)))


def _goes_on(typed: str, words: Words) -> bool:
    """True for what continues a long answer; any other command leaves it."""
    command = command_for(one_line(typed), words.typed)
    return command is not None and isinstance(command.does, Next)


def _page(rows: list[str], room: int | None, *, turned: bool) -> tuple[list[str], list[str]]:
    """Return the rows that are said now, and those that are left.

    Until a page was `turned`, one row of the `room` is kept to say how that is done.
    """
    if room is None or len(rows) <= room:
        return rows, []
    room = room if turned else max(room - 1, 1)
    return rows[:room], rows[room:]


def _asked(telling: Telling, left: int, *, turned: bool) -> list[str]:
    """Return the prompt; between two pages, after the rows that are `left` of the answer."""
    words = telling.voice.words
    if not left:
        return [prompt(telling).rstrip()]
    more = sentence(counted(words.more_lines, left, words))
    place = place_line(telling.voice, telling.at.slide, telling.deck)
    return [*([] if turned else [sentence(words.enter_continues)]), f"{more} {place}:"]


def _room(streams: Streams) -> int | None:
    """The rows of one page: readers that compare screens lose what scrolls off.

    None for all at once: only who types can turn pages.
    """
    return max(streams.size()[1] - 3, 1) if streams.typed and streams.shown else None


def _rows(lines: Iterable[str], streams: Streams, width: int | None) -> list[str]:
    """Wrap lines to `width`, else to the terminal less one cell; those of a file stay whole."""
    limit = width or (max(streams.size()[0] - 1, 1) if streams.shown else None)
    return [row for line in lines for row in wrapped(line, limit)]


def _tell_from(telling: Telling, first: int, streams: Streams, width: int | None) -> None:
    """Tell the slides from `first` on with all their steps: the place, then the title.

    Where all is told, what the deck says of itself comes last: who made it, and its sources.
    """
    deck, voice = telling.deck, telling.voice
    for i, slide in enumerate(deck.slides[first:], first):
        at = Position(i, slide.steps)
        lines = slide_lines(deck, telling.timeline, at, voice, fully=i == first > 0)
        if i == first:
            lines[0] = language_line(deck, i, lines[0], voice)
        place = sentence(place_line(voice, i, deck))
        lines[0] = f"{place} {lines[0]}"
        if telling.speaker:
            lines += speaker_lines(deck, i, voice)
        rows = _rows(lines, streams, width)
        streams.write(("\n" if i > first else "") + "\n".join(rows) + "\n")
    if voice.long:
        about = (sentence(say(line, voice.text)) for line in about_lines(deck, voice.words))
        streams.write("\n" + "\n".join(_rows(about, streams, width)) + "\n")
