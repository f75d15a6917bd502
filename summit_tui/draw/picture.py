"""A picture with what is known about it, as rows.

Where the picture itself cannot be shown, or there is no room for it, its description is.
"""

from summit_tui.blocks import Picture
from summit_tui.dates import in_full
from summit_tui.draw.asides import spelled
from summit_tui.draw.frame import Line, Piece, Style, indented, padded
from summit_tui.draw.look import Look
from summit_tui.draw.wrap import wrap, wrap_text
from summit_tui.values import dataclass

LEAST = (12, 4)
"""Cells, across and down, of the smallest picture in which something can be seen."""
NARROWEST_LEGEND = 30
"""Cells that the words below a picture may have, even if it is narrower."""

_MUTED = Style(role="muted")
_COVER = Style(role="text", panel=True)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as rows, and how large it came out."""

    rows: tuple[Line, ...]
    width: int
    """Cells of the picture itself; 0 where its description stands for it."""
    height: int
    """Rows of the picture itself, without those of its caption."""


def can_show(picture: Picture, look: Look) -> bool:
    """True if the pixels of a picture can be had."""
    return look.pictures is not None and look.pictures.size(picture) is not None


def draw_picture(picture: Picture, width: int, tallest: int, measure: int, look: Look) -> Drawn:
    """Return a picture in at most `width` cells and, with its words, `tallest` rows.

    Its words are at most `measure` cells wide.  The description, which stands for a picture that
    cannot be shown, may be taller.
    """
    size = look.pictures.size(picture) if look.pictures else None
    if size is None:
        return Drawn(_described(picture, measure, look), 0, 0)
    legend: tuple[Line, ...] = ()
    across, down = fitted(size, width, tallest)
    for _ in range(3):  # a shorter picture is narrower, and narrow words are taller
        legend = _legend(picture, min(measure, max(across, NARROWEST_LEGEND)), look)
        across, down = fitted(size, width, tallest - len(legend))
        if down + len(legend) <= tallest:
            break
    if across < LEAST[0] or down < LEAST[1]:
        return Drawn(_described(picture, measure, look), 0, 0)
    return Drawn((*_image(picture, across, down, look), *legend), across, down)


def fitted(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    """Return the cells, at most `width` x `height`, of a picture of `size` pixels.

    A cell is taken to be twice as high as wide.  Both are 0 where there is no room.
    """
    if width < 1 or height < 1:
        return 0, 0
    across = max(1, min(width, 2 * height * size[0] // size[1]))
    down = min(height, max(1, round(across * size[1] / size[0] / 2)))
    return across, down


def _image(picture: Picture, across: int, down: int, look: Look) -> tuple[Line, ...]:
    if picture.sensitive and not look.uncovered:
        return _cover(picture, across, down, look)
    assert look.pictures is not None
    rows = look.pictures.rows(picture, across, down)
    return ((Piece(" " * across),),) * down if rows is None else rows


def _cover(picture: Picture, across: int, down: int, look: Look) -> tuple[Line, ...]:
    """The words in place of a sensitive picture, as large as that: nothing moves when it comes."""
    words = look.words
    says = picture.cover or picture.alt or words.picture_unknown.format(file=picture.file)
    hint = words.uncover.format(key=look.uncover_key) if look.uncover_key else ""
    margin = 2 if across >= 24 else 0
    room = across - 2 * margin
    rows = [
        *wrap_text(words.sensitive, room, Style(role="accent", bold=True, panel=True)),
        *wrap_text(says, room, _COVER),
        *wrap_text(hint, room, Style(role="muted", panel=True)),
    ]
    above = max(0, (down - len(rows)) // 2)
    # What finds no room on the cover goes on below it: the words are all there is.
    full = [*((),) * above, *rows, *((),) * (down - above - len(rows))]
    return tuple(
        padded(indented(row, margin) if row else (Piece(" ", _COVER),), across, _COVER)
        for row in full
    )


def _legend(picture: Picture, width: int, look: Look) -> tuple[Line, ...]:
    """Caption, then who made it and when, muted."""
    words = look.words
    known = [
        words.taken.format(time=in_full(picture.taken, words, look.zone)) if picture.taken else "",
        picture.credit or "",
        words.source.format(source=picture.source) if picture.source else "",
    ]
    facts = f" {look.glyphs.dot} ".join(filter(None, known))
    return (*wrap(spelled(picture.caption, look), width), *wrap_text(facts, width, _MUTED))


def _described(picture: Picture, width: int, look: Look) -> tuple[Line, ...]:
    """The description beside a quiet rule, and what else is known about the picture."""
    words = look.words
    described = (
        words.picture_unknown.format(file=picture.file)
        if picture.alt is None
        else words.picture.format(alt=picture.alt)
        if picture.alt
        else ""
    )
    if picture.sensitive and not look.uncovered:
        says = picture.cover or picture.alt or words.picture_unknown.format(file=picture.file)
        described = f"{words.sensitive}: {says}"
    edge = 2 if width >= 8 and not look.plain else 0
    rows = [*wrap_text(described, width - edge, Style(role="muted", italic=True))]
    detail = look.manner.detail if look.plain else "normal"
    if detail == "long" and picture.long and not (picture.sensitive and not look.uncovered):
        rows += wrap_text(words.description.format(text=picture.long), width - edge, _MUTED)
    rows += wrap(spelled(picture.caption, look), width - edge)
    taken = in_full(picture.taken, words, look.zone) if picture.taken else ""
    facts = (
        (words.taken, taken),
        (words.credit, picture.credit),
        (words.source, picture.source),
    )
    for form, value in () if detail == "brief" else facts:
        if value:
            text = form.format(credit=value, source=value, time=value)
            rows += wrap_text(text, width - edge, _MUTED)
    rule = (Piece(f"{look.glyphs.side} ", _MUTED),) if edge else ()
    return tuple((*rule, *row) for row in rows)
