"""The speaker's desk as a screen: notes above all, what comes next, the clock and how it stands.

A wide screen shows the slide as it is, and what the next step shows, beside the notes; a small one
has words in their place.  What does not fit is scrolled to, or ends in an ellipsis; nothing is told
by a colour alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from rich.cells import cell_len

from summit_tui.blocks import Picture, Text, runs_of
from summit_tui.dates import counted
from summit_tui.deck import Deck, Part
from summit_tui.desk import Desk
from summit_tui.draw.big import big_rows
from summit_tui.draw.body import MEASURE, body_rows
from summit_tui.draw.frame import (
    PLAIN,
    Frame,
    Line,
    Piece,
    Style,
    cropped,
    indented,
    line_text,
    merged,
    padded,
)
from summit_tui.draw.look import Look
from summit_tui.draw.wrap import wrap_text
from summit_tui.palette import Role
from summit_tui.position import Position
from summit_tui.timekeeping import Lag, digits
from summit_tui.values import dataclass
from summit_tui.words import Words, words_for

WIDE = (90, 20)
"""Columns and rows from which slides stand beside the notes."""
BIG_NOTES = (32, 8)
"""Cells and rows that notes in big letters need."""
LEFT, TOP = 45, 60
"""Per cent of the width for the slides, and of their height for the present one."""
GAP = 3
"""Cells between two facts of a row."""
PICTURE_WORDS = 5
"""Words of a picture's description in a preview without room for the picture."""

Size: TypeAlias = Literal["normal", "wide", "big"]
"""How large notes are: as ever, bold with air between the rows, or in big letters."""
SIZES: Sequence[Size] = ("normal", "wide", "big")
Preview: TypeAlias = Callable[[Position, int, int], Frame]
"""Draws the slide at a position, so many columns wide and rows high."""

_TITLE = Style(role="title", bold=True)
_BOLD = Style(bold=True)
_MUTED = Style(role="muted")
_HINT = Style(role="accent")
_ALERT = Style(role="fourth", bold=True)
_PACES: dict[Lag, Role] = {
    "ahead": "second",
    "on-time": "accent",
    "behind": "fourth",
    "over": "fourth",
}


def desk_frame(
    desk: Desk,
    deck: Deck,
    width: int,
    height: int,
    look: Look,
    preview: Preview,
    *,
    scroll: int = 0,
    size: Size = "normal",
    note: str = "",
) -> Frame:
    """Return the desk on a screen of `width` times `height` cells (at least 1).

    `scroll` is how many rows of the notes to skip, and is kept within them; the frame's `above`
    says how many were, its `page` how many rows of notes make a page of big letters.  `note` is a
    line for the speaker, such as a prompt.
    """
    width, height = max(width, 1), max(height, 1)
    wide = width >= WIDE[0] and height >= WIDE[1] and not look.plain
    margin = 1 if width >= WIDE[0] and not look.plain else 0
    inner = width - 2 * margin
    head = _head(desk, inner, look, most=2 if height >= WIDE[1] else 1)
    foot = _foot(desk, inner, height, look, note, wide=wide)
    room = max(height - len(head) - len(foot), 1)
    if wide:
        left = inner * LEFT // 100
        slides = _slides(desk, left, room, look, preview)
        notes = _notes(desk, deck, inner - left - GAP, room, look, scroll, size)
        beside = f" {look.glyphs.side} "
        middle = [
            merged((*padded(cropped(one, left), left), Piece(beside, _MUTED), *other))
            for one, other in zip(slides, notes.lines, strict=True)
        ]
    else:
        notes = _notes(desk, deck, inner, room, look, scroll, size)
        middle = list(notes.lines)
    lines = [indented(line, margin) for line in (*head, *middle, *foot)][:height]
    lines += [()] * (height - len(lines))
    return Frame(
        width=width,
        height=height,
        lines=tuple(cropped(line, width) for line in lines),
        title_at=(min(margin, width - 1), 0),
        above=notes.above,
        below=notes.below,
        page=notes.page,
    )


# --- around the notes ---------------------------------------------------------------------------


def _head(desk: Desk, width: int, look: Look, *, most: int) -> list[Line]:
    """Where the talk is, and what the audience sees if that is something else."""
    place = look.words.slide_of_brief.format(n=desk.number, m=desk.count)
    number = Piece(place.replace(" ", " "), _MUTED)
    rows = list(wrap_text(desk.title, max(width - number.width - 2, 1), _TITLE))
    if number.width + 2 > width // 2:
        rows = [(number,), *wrap_text(desk.title, width, _TITLE)]
    else:
        rows = [(number, Piece("  "), *row) if i == 0 else row for i, row in enumerate(rows)]
    rows = _at_most(rows, most, width)
    facts = [Piece(fact, _MUTED) for fact in (desk.phase, desk.when) if fact]
    used = sum(piece.width for piece in rows[-1])
    rest = sum(fact.width + GAP for fact in facts)
    if facts and used + rest <= width:
        rows[-1] = (*rows[-1], *(p for fact in facts for p in (Piece(" " * GAP), fact)))
    elif facts and most > 1:
        rows += _flow(facts, width)
    return [*rows, *_flow(_alerts(desk, look), width)]


def _alerts(desk: Desk, look: Look) -> list[Piece]:
    words = look.words.desk
    said = [desk.mode_said] if desk.mode_said else []
    if desk.link != "together" and desk.mode != "end":
        said.append(words.links[desk.link])
    elif not desk.ours:
        said.append(words.other_deck)
    return [Piece(text, _ALERT) for text in said]


def _foot(desk: Desk, width: int, height: int, look: Look, note: str, *, wide: bool) -> list[Line]:
    """What comes next where no slide shows it, the clock, how the talk stands, and the note."""
    small = height < WIDE[1]
    rows: list[Line] = []
    if wide or not small:
        rows.append((Piece(look.glyphs.rule * width, _MUTED),) if look.glyphs.rule else ())
    if not wide:
        rows += _at_most(wrap_text(desk.next_said, width, _HINT), 1 if small else 2, width)
    clock = _clock(desk, look)
    stands = desk.standing
    pace = Style(role=_PACES[stands.lag], bold=True) if stands else PLAIN
    told = desk.pace_said if stands and stands.lag != "over" else ""  # the clock says that
    rows += _flow([*clock, *([Piece(told, pace)] if told else [])], width)
    if note:
        rows += _at_most(wrap_text(note, width, _BOLD), max(height // 6, 1), width)
    elif not small:
        rows += wrap_text(look.words.desk.keys_hint, width, _MUTED)
    return rows


def _clock(desk: Desk, look: Look) -> list[Piece]:
    """The time of day, and what has passed and is left; each number with its word."""
    words, stands = look.words.desk, desk.standing
    hour, minute = desk.wall
    form = look.words.clock
    half = f" {form.halves[hour >= 12]}" if form.halves[0] else ""
    wall = f"{hour % 12 or 12 if half else hour}:{minute:02}{half}"
    facts = [Piece(wall, _BOLD)]
    if not desk.running:
        facts.append(Piece(look.words.timing.stands, _ALERT if desk.elapsed else _HINT))
    facts.append(Piece(words.elapsed.format(time=digits(desk.elapsed))))
    if stands is None:
        return [*facts, Piece(words.slide.format(time=digits(desk.on_slide)))]
    late = _ALERT if stands.remaining < 0 else _BOLD
    left = words.remaining if stands.remaining >= 0 else words.overtime
    facts.append(Piece(left.format(time=digits(abs(stands.remaining))), late))
    told = words.slide_of.format(time=digits(desk.on_slide), planned=digits(stands.slide_planned))
    facts.append(Piece(told, _ALERT if desk.on_slide > stands.slide_planned else PLAIN))
    return facts


def _flow(facts: Sequence[Piece], width: int) -> list[Line]:
    """Facts side by side, on as many rows as they need; one that is wider than a row is wrapped."""
    rows: list[Line] = []
    row: list[Piece] = []
    used = 0
    for fact in facts:
        if row and used + GAP + fact.width > width:
            rows.append(tuple(row))
            row, used = [], 0
        if fact.width > width:
            rows += wrap_text(fact.text, width, fact.style)
            continue
        row += [Piece(" " * GAP), fact] if row else [fact]
        used += fact.width + (GAP if used else 0)
    return [*rows, tuple(row)] if row else rows


def _at_most(rows: Sequence[Line], most: int, width: int) -> list[Line]:
    """The first rows; where some are left out, the last of them ends in an ellipsis."""
    if len(rows) <= most:
        return list(rows)
    kept, last = rows[: most - 1], rows[most - 1]
    text = line_text(last)
    while text and cell_len(text) > width - 2:
        text = text.rpartition(" ")[0] or text[:-1]
    return [*kept, (*cropped(last, cell_len(text.rstrip())), Piece(" …", last[-1].style))]


# --- slides -------------------------------------------------------------------------------------


def _slides(desk: Desk, width: int, height: int, look: Look, preview: Preview) -> list[Line]:
    """The slide as it is, and below it what the next step shows."""
    words = look.words.desk
    if desk.following is None:
        ends = wrap_text(words.next_end, width, _HINT)
        rows = list(preview(desk.at, width, height - 1 - len(ends)).lines)
        return [*rows, (), *ends]
    first = (height - 1) * TOP // 100
    step = desk.following.slide == desk.at.slide
    heading = words.next_step_short if step else words.next_up
    rule = look.glyphs.rule * max(width - cell_len(heading) - 1, 0)
    return [
        *preview(desk.at, width, first).lines,
        merged((Piece(heading, _HINT), Piece(f" {rule}", _MUTED))),
        *preview(desk.following, width, height - 1 - first).lines,
    ]


def in_words(deck: Deck, slide: int, words: Words) -> Deck:
    """Return the deck with the pictures of `slide`, from 0, as a row of words each.

    Where a preview has no room for all, what is said matters more to who says it.
    """
    told = deck.slides[slide]
    parts = tuple(
        replace(part, block=_named(part.block, words)) if isinstance(part.block, Picture) else part
        for part in told.body.parts
    )
    if parts == told.body.parts:
        return deck
    told = replace(told, body=replace(told.body, parts=parts))
    return replace(deck, slides=(*deck.slides[:slide], told, *deck.slides[slide + 1 :]))


def _named(picture: Picture, words: Words) -> Text:
    """The beginning of a picture's description."""
    said = (picture.alt or picture.file).split()
    short = " ".join(said[:PICTURE_WORDS]) + (" ..." if len(said) > PICTURE_WORDS else "")
    return Text(text=runs_of(words.picture.format(alt=short)))


# --- notes --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Notes:
    """The notes as far as they are in sight."""

    lines: tuple[Line, ...]
    """As many as there is room for."""
    above: int
    below: int
    page: int


def _notes(
    desk: Desk, deck: Deck, width: int, height: int, look: Look, scroll: int, size: Size
) -> _Notes:
    """The rows of the notes; where some are out of sight, the last row says how many."""
    told = words_for(deck.language)
    parts = [Part(block=block) for block in desk.notes]
    if size == "big" and (width < BIG_NOTES[0] or height < BIG_NOTES[1] or look.plain):
        size = "wide"
    page = 0
    if not parts:
        rows: list[Line] = list(wrap_text(look.words.no_notes, width, _MUTED))
    elif size == "big":
        page = height - 1
        rows = [row.line for row in big_rows(parts, width, page, look, told)]
        if len(rows) <= page:
            page = 0
    else:
        drawn = body_rows(parts, min(width, MEASURE), look, "airy", told)
        rows = [row.line for row in drawn]
        if size == "wide":
            rows = [wide for row in rows for wide in ((_bold(row), ()) if row else ((),))][:-1]
    if len(rows) <= height:
        return _Notes((*rows, *[()] * (height - len(rows))), 0, 0, 0)
    view = max(height - 1, 1)
    scroll = min(max(scroll, 0), max(len(rows) - view, 0))
    if page:
        scroll = scroll // page * page
    below = max(len(rows) - view - scroll, 0)
    shown = rows[scroll : scroll + view]
    shown += [()] * (view - len(shown))
    hint = _out_of_sight(scroll, below, page, look) if height > 1 else []
    return _Notes((*shown, *hint), scroll, below, page)


def _out_of_sight(above: int, below: int, page: int, look: Look) -> list[Line]:
    """How many rows are out of sight; pages of big letters are counted themselves."""
    if page:
        up, down = (look.glyphs.above if above else ""), (look.glyphs.below if below else "")
        text = f"{up}{down} {above // page + 1}/{-(-(above + below) // page) + 1}"
        return [(Piece(text, _HINT),)]
    facts = [f"{look.glyphs.above} {above}"] if above else []
    if below:
        more = counted(look.words.more_below, below, look.words)
        facts.append(f"{look.glyphs.below} {more}")
    return [(Piece("  ".join(facts), _HINT),)]


def _bold(row: Line) -> Line:
    return tuple(Piece(piece.text, replace(piece.style, bold=True)) for piece in row)
