"""What a speaker and the desk say to each other: the conversation of the text mode, with a stage.

`at_desk` answers one line.  It is pure: what the stage is to do goes out as commands, and what it
says to them comes back by `refused`.  Nothing is said that was not asked for, but where an answer
would be misheard without it: the stage has gone or come, or somebody else has moved the talk.
"""

from dataclasses import replace
from typing import Final, assert_never

from summit_tui.answers import help_lines
from summit_tui.blocks import Bullets
from summit_tui.clean import one_line
from summit_tui.commands import DESK, DeskAction, command_for, desk_command_for
from summit_tui.conversation import answered
from summit_tui.dates import clock_said, counted
from summit_tui.deck import Deck, Part
from summit_tui.desk import Desk, Link, Seat, desk_of, to_place
from summit_tui.session import PLAIN, Do, Order, Plain, PointAt
from summit_tui.signs import capital, sentence
from summit_tui.speak import place_line, title_said
from summit_tui.speak_blocks import block_lines
from summit_tui.speak_clock import clock_lines, time_said
from summit_tui.telling import Answer, Telling, echoed, notice
from summit_tui.values import dataclass
from summit_tui.voice import Voice
from summit_tui.words import Words

MOST_WORDS: Final = 12
"""Of a block that can be pointed at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A speaker at a desk."""

    seat: Seat
    told: Link = "alone"
    """What they know of the stage."""
    told_ours: bool = True
    """False once they know that the stage shows another version of the deck."""
    marks: bool = False
    """True if they are told when the end comes near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What comes of one line."""

    answer: Answer
    sitting: Sitting
    orders: tuple[Order, ...] = ()
    """What the stage is to do; where it refuses, `refused` is said in place of the answer."""


def greeting(sitting: Sitting, title: str, words: Words) -> tuple[Sitting, str]:
    """Return what is said first, and what the speaker knows then."""
    told = words.desk.together.format(title=title)
    line = told if sitting.seat.link == "together" else words.desk.alone
    return replace(sitting, told=sitting.seat.link), sentence(line)


def news(sitting: Sitting, telling: Telling) -> tuple[Sitting, Telling, list[str]]:
    """Return where the talk is now, and what the speaker has to be told of that: mostly nothing."""
    seat, words, lines = sitting.seat, telling.voice.words.desk, []
    if seat.link != sitting.told:
        back = words.back if sitting.told == "lost" else words.together
        gone = words.ended if seat.mode == "end" else words.lost
        lines.append(gone if seat.link == "lost" else back.format(title=telling.deck.title))
    if seat.link == "together" and not seat.ours and sitting.told_ours:
        lines.append(words.other_deck)
    before, at = telling.at, seat.at
    if at != before:
        telling = replace(telling, at=at)
        lines.append(_moved(telling, stayed=at.slide == before.slide))
    sitting = replace(sitting, told=seat.link, told_ours=seat.ours or seat.link != "together")
    return sitting, telling, [sentence(line) for line in lines]


def _moved(telling: Telling, *, stayed: bool) -> str:
    words, slide = telling.voice.words, telling.deck.slides[telling.at.slide]
    if not stayed:
        title = title_said(slide, telling.voice)
        return words.desk.now_at.format(n=telling.at.slide + 1, title=title)
    left = slide.steps - telling.at.step
    said = counted(words.steps_left, left, words) if left else words.desk.no_steps_left
    return words.desk.now_step.format(left=said)


def at_desk(
    sitting: Sitting, telling: Telling, typed: str, now: float, wall: tuple[int, int]
) -> Said:
    """Return the answer to a line, where nothing is news any more.

    `now` is in seconds since 1970, `wall` hour and minute of the day.
    """
    words, typed = telling.voice.words, one_line(typed)
    first, _, rest = typed.partition(" ")
    command = desk_command_for(typed, words.desk.typed)
    if command is not None:
        return _act(sitting, telling, command.does, "", now, wall)
    command = desk_command_for(first, words.desk.typed)
    if command is not None and command.id in words.desk.typed_with:
        return _act(sitting, telling, command.does, rest.strip().casefold(), now, wall)
    known = command_for(typed, words.typed) or command_for(first, words.typed)
    if known is not None and known.does == "clock":
        return _clock(sitting, telling, rest.strip().casefold(), now, wall)
    if known is not None and known.does == "help":
        lines = (*help_lines(words, without=("clock", "stage")), *desk_help(words))
        return Said(answer=Answer(telling=telling, lines=lines), sitting=sitting)
    if known is not None and known.does == "play" and sitting.seat.link == "together":
        return _asks(sitting, telling, Do("play"), capital(words.help[known.id]))
    answer = answered(telling, typed)
    gone = answer.telling
    if gone.deck is not telling.deck:  # in another language the place is as it was
        return Said(answer=answer, sitting=replace(sitting, seat=replace(sitting.seat, at=gone.at)))
    moves = gone.at != telling.at
    orders = (to_place(gone.deck, gone.at),) if moves else ()
    return Said(answer=answer, sitting=sitting, orders=orders)


def refused(telling: Telling, why: str) -> Answer:
    """Return what is said where the stage did not do what was asked; `telling` is as before."""
    return notice(telling, telling.voice.words.desk.refused[why])


def mark_line(left: float, words: Words) -> str:
    """Return what is said at a mark, with `left` seconds to go."""
    return sentence(capital(words.timing.left.format(time=time_said(left, words))))


def desk_help(words: Words) -> list[str]:
    """Return a line for each command of the desk that can be typed."""
    lines = [sentence(words.desk.clock_help)]
    for command in DESK:
        own = words.desk.typed.get(command.id, command.words)
        if command.words:
            typed = words.desk.typed_with.get(command.id, "{word}").format(word=own[0])
            lines.append(sentence(f"{typed}: {words.desk.help[command.id]}"))
    return lines


# --- what only a desk does ----------------------------------------------------------------------


def _act(
    sitting: Sitting,
    telling: Telling,
    action: DeskAction,
    argument: str,
    now: float,
    wall: tuple[int, int],
) -> Said:
    words = telling.voice.words.desk
    mode = sitting.seat.mode
    match action:
        case "desk":
            desk = desk_of(sitting.seat, telling.deck, telling.voice, now, wall, telling.end)
            lines = tuple(desk_lines(desk, telling.deck, telling.voice))
            return Said(answer=Answer(telling=telling, lines=lines), sitting=sitting)
        case "freeze":
            line = words.unfrozen if mode == "freeze" else words.frozen
            return _asks(sitting, telling, Do("freeze"), line)
        case "blank" if mode != "blank":
            return _asks(sitting, telling, Do("blank"), words.blank)
        case "blank" | "show":
            return _asks(sitting, telling, Do("show"), words.shown)
        case "point" | "point-back":
            return _point(sitting, telling, argument)
        case "marks":
            return _marks(sitting, telling, argument)
        case "stage":
            return _stage(sitting, telling, argument)
        case "clock" | "clock-start" | "clock-reset" | "notes-size":
            return Said(answer=Answer(telling=telling), sitting=sitting)  # keys of the screen
    assert_never(action)


def _asks(sitting: Sitting, telling: Telling, order: Order, line: str) -> Said:
    """Ask something of the stage, if there is one."""
    if sitting.seat.link != "together":
        words = telling.voice.words.desk
        line = words.lost if sitting.seat.link == "lost" else words.alone
        return Said(answer=notice(telling, line), sitting=sitting)
    return Said(answer=notice(telling, line), sitting=sitting, orders=(order,))


def _point(sitting: Sitting, telling: Telling, argument: str) -> Said:
    words, at = telling.voice.words.desk, telling.at
    blocks = blocks_at(telling.deck, at.slide, at.step, telling.voice)
    if argument in words.off:
        return _asks(sitting, telling, PointAt(None), words.points_at_none)
    if not blocks:
        return Said(answer=notice(telling, words.no_blocks), sitting=sitting)
    number = int(argument[:9]) - 1 if argument.isdecimal() else -1
    if number in blocks:
        line = words.points_at.format(n=number + 1, text=blocks[number])
        return _asks(sitting, telling, PointAt(number), line)
    if argument:
        word = _word("point", telling.voice.words)
        line = words.point_what.format(word=word, m=max(blocks) + 1)
        return Said(answer=notice(telling, line), sitting=sitting)
    lines = tuple(
        sentence(words.points.format(n=number + 1, text=text)) for number, text in blocks.items()
    )
    return Said(answer=Answer(telling=telling, lines=lines, apart=len(lines) > 1), sitting=sitting)


def blocks_at(deck: Deck, slide: int, step: int, voice: Voice) -> dict[int, str]:
    """Return what can be pointed at on a slide: how each block begins, by number from 0.

    What is not revealed, or says nothing, cannot.
    """
    own = voice.of(deck.slides[slide].language)
    said = (
        (number, block_lines(part.block, own))
        for number, part in enumerate(deck.slides[slide].body.parts)
        if _appears(part) <= step
    )
    return {number: _beginning(lines[0]) for number, lines in said if lines}


def _beginning(line: str) -> str:
    """The first sentence, or as much of it as tells which block is meant."""
    words = line.split(". ")[0].rstrip(".").split()
    return " ".join(words[:MOST_WORDS]) + (" ..." if len(words) > MOST_WORDS else "")


def _appears(part: Part) -> int:
    """The reveal at which something of a part is there: a stepwise list is empty at first."""
    stepwise = isinstance(part.block, Bullets) and part.steps
    return part.steps[0] if stepwise else part.step


def _marks(sitting: Sitting, telling: Telling, argument: str) -> Said:
    words = telling.voice.words.desk
    if argument in words.on:
        sitting, line = replace(sitting, marks=True), words.marks_on
    elif argument in words.off:
        sitting, line = replace(sitting, marks=False), words.marks_off
    else:
        line = words.marks_what.format(word=_word("marks", telling.voice.words))
    return Said(answer=notice(telling, line), sitting=sitting)


def _stage(sitting: Sitting, telling: Telling, argument: str) -> Said:
    """Have the stage do something of its own, such as another theme."""
    words = telling.voice.words
    word = _word("stage-does", words)
    if not argument:
        return Said(
            answer=notice(telling, words.desk.stage_what.format(word=word)), sitting=sitting
        )
    named = command_for(argument, words.typed)
    what = _plain(named.id if named else argument)
    if what is None:
        line = words.desk.stage_cannot.format(word=echoed(argument))
        return Said(answer=notice(telling, line), sitting=sitting)
    return _asks(sitting, telling, Do(what), capital(words.help.get(what, what)))


def _plain(word: str) -> Plain | None:
    return next((plain for plain in PLAIN if plain == word), None)


def _clock(
    sitting: Sitting, telling: Telling, argument: str, now: float, wall: tuple[int, int]
) -> Said:
    """Say all that the clock says, or set it."""
    words = telling.voice.words
    if not argument:
        desk = desk_of(sitting.seat, telling.deck, telling.voice, now, wall, telling.end)
        lines = tuple(time_lines(desk, words))
        return Said(answer=Answer(telling=telling, lines=lines), sitting=sitting)
    counted_already = sitting.seat.clock.elapsed(now) > 0
    begins = words.timing.goes_on if counted_already else words.timing.begins
    told: dict[str, tuple[Plain, str]] = {
        "start": ("clock-start", begins),
        "pause": ("clock-pause", words.timing.stands),
        "reset": ("clock-reset", words.desk.clock_reset),
    }
    asked = next((name for name, own in words.desk.clock.items() if argument in own), None)
    if asked is None:
        line = words.no_command.format(word=echoed(argument))
        return Said(answer=notice(telling, line), sitting=sitting)
    what, line = told[asked]
    return Said(answer=notice(telling, line), sitting=sitting, orders=(Do(what),))


def _word(name: str, words: Words) -> str:
    """What people type for a command of the desk."""
    return words.desk.typed.get(name, next(c.words for c in DESK if c.id == name))[0]


# --- the desk in lines --------------------------------------------------------------------------


def desk_lines(desk: Desk, deck: Deck, voice: Voice) -> list[str]:
    """Return all that a desk shows but for the notes, each in a sentence."""
    words = voice.words
    place = place_line(voice, desk.at.slide, deck)
    if desk.steps_left:
        place += f", {counted(words.steps_left, desk.steps_left, words)}"
    lines = [place, title_said(deck.slides[desk.at.slide], voice), desk.next_said]
    if desk.mode_said:
        lines.append(desk.mode_said)
    if desk.link != "together":
        lines.append(words.desk.lost if desk.link == "lost" else words.desk.links["alone"])
    elif not desk.ours:
        lines.append(words.desk.other_deck)
    if desk.phase:
        lines.append(words.phase.format(phase=desk.phase))
    lines = [sentence(capital(line)) for line in lines if line]
    return [*lines, *time_lines(desk, words)]


def time_lines(desk: Desk, words: Words) -> list[str]:
    """Return the time of day, and how the talk stands, each in a sentence."""
    own = words.desk
    lines = [own.wall.format(clock=clock_said(*desk.wall, words))]
    if not desk.running:
        lines.append(words.timing.stands)
    lines += clock_lines(desk.standing, desk.elapsed, words, desk.end)
    if desk.standing is None:
        lines.append(own.on_slide.format(time=time_said(desk.on_slide, words)))
    return [sentence(capital(line)) for line in lines]
