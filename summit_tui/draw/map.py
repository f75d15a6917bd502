"""A map in cells: coasts and routes in dots, places by name, and in words below what is shown.

A cell has one colour: a mark covers a name, a name covers a route, a route covers the coast.
Routes are solid, which no coast is, and told apart by their gaps as well as by colour.  No name is
lost: one that has no room beside its mark stands below the map, after the sign that its mark then
has.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase, digits
from typing import TypeAlias

from rich.cells import cell_len, split_graphemes

from summit_tui.blocks import Run, Runs, runs_of
from summit_tui.draw.dots import Dots, Pattern, patterned
from summit_tui.draw.frame import Line, Piece, Style, line_text, line_width, merged, padded
from summit_tui.draw.glyphs import Glyphs
from summit_tui.draw.labels import Cell, Form, Label, placed
from summit_tui.draw.land import coasts, is_land
from summit_tui.draw.projection import View, boxed, fitted, world
from summit_tui.draw.wrap import longest_word, wrap
from summit_tui.geo import Vector, angle, coordinates, way
from summit_tui.maps import Map, Route, Site
from summit_tui.palette import Role
from summit_tui.values import dataclass

SMALLEST = (24, 6)
"""Cells, across and down, below which a map shows nothing that words do not."""
FLATTEST = 5.0
"""Cells across for each one down: a flatter map is a mere strip."""
STRETCH = 0.02
"""Radians between two points of a route: 130 km."""
LEGEND = (24, 36)
"""Cells, least and most, of the words beside a map."""
GAP = 3
"""Cells between a map and the words beside it."""

_ROLES: tuple[Role, ...] = ("accent", "second", "third", "fourth")
_PATTERNS: tuple[Pattern, ...] = ((1, 0), (4, 4), (1, 3), (6, 3, 1, 3))
"""Solid, dashed, dotted, dashed and dotted."""
_AROUND = range(-2, 4)
"""Dots, across and down from one of a route, that are kept free of land."""
_SAMPLE = 5
"""Cells of a line shown before its name."""
_KEYS = digits[1:] + ascii_lowercase + ascii_uppercase

_Ways: TypeAlias = tuple[list[Vector], ...]
"""The points of each route."""

_LAND = Style(role="land")
_MARK = Style(role="title", bold=True)
_NAME = Style(role="text", bold=True)
_MUTED = Style(role="muted")


@lru_cache(maxsize=64)
def map_rows(
    block: Map, width: int, height: int, glyphs: Glyphs, *, least: int = SMALLEST[1]
) -> tuple[Line, ...]:
    """Return a map, with all its words, in at most `width` cells and, if it can be, `height` rows.

    Where words leave less than `least` rows for the map itself, it is as tall as `height` lets it
    be, and the words follow.  Empty where there is too little room for a map that shows anything.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return ()
    ways = tuple(way(*ends, _stretches(*ends)) for ends in map(block.ends, block.routes))
    beside = _beside(block, ways, width, height, glyphs)
    return beside or _below(block, ways, width, height, glyphs, least)


def _below(
    block: Map, ways: _Ways, width: int, height: int, glyphs: Glyphs, least: int
) -> tuple[Line, ...]:
    """The map with its words below; what is told there depends on what the map has room for."""
    high = height - len(_words(block, {}, width, glyphs)) - 1
    while high >= least:
        sheet = _sheet(block, ways, min(width, int(high * FLATTEST)), high, glyphs)
        words = _words(block, sheet.told, width, glyphs)
        over = high + 1 + len(words) - height if words else 0
        if over <= 0:
            return (*sheet.rows, *([()] if words else []), *words)
        high -= over
    high = min(height, max(width // 3, least))
    sheet = _sheet(block, ways, min(width, int(high * FLATTEST)), high, glyphs)
    return (*sheet.rows, (), *_words(block, sheet.told, width, glyphs))


def _beside(block: Map, ways: _Ways, width: int, height: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The map with its words on its right; empty where more can be seen with them below."""
    column = max([LEGEND[0], *map(line_width, _words(block, {}, LEGEND[1], glyphs))])
    wide = min(width - GAP - column, int(height * FLATTEST))
    high = max(height - 1 - len(_words(block, {}, width, glyphs)), SMALLEST[1])
    if 2 * wide < 3 * column or height < SMALLEST[1]:
        return ()
    below = _view(block, ways, min(width, int(high * FLATTEST)), high)
    if _view(block, ways, wide, height).scale < 1.15 * below.scale:
        return ()
    sheet = _sheet(block, ways, wide, height, glyphs)
    words = _words(block, sheet.told, width - GAP - wide, glyphs)
    if len(words) > height:
        return ()
    entries = list(_entries(block, sheet.told, width - GAP - wide, glyphs))
    if len(words) + len(entries) <= height:
        words = [line for entry in entries for line in ((), *entry)][1:]
    above = (height - len(words)) // 2
    lines = [*[()] * above, *words, *[()] * (height - above - len(words))]
    return tuple(
        merged((*padded(row, wide + GAP), *line)) if line else row
        for row, line in zip(sheet.rows, lines, strict=True)
    )


def _stretches(a: Vector, b: Vector) -> int:
    return max(1, round(angle(a, b) / STRETCH))


# --- the words ----------------------------------------------------------------------------------


def _words(block: Map, told: dict[str, str], width: int, glyphs: Glyphs) -> list[Line]:
    """The routes, the places that the map itself does not tell all of, and the caption.

    `told` has the sign, if there is one, of each place that is to be told here.
    """
    return [line for entry in _entries(block, told, width, glyphs) for line in entry]


def _entries(
    block: Map, told: dict[str, str], width: int, glyphs: Glyphs
) -> Iterator[Sequence[Line]]:
    """The rows of each thing that is told in words."""
    for number, route in enumerate(block.routes):
        yield _hung(_sample(number, glyphs), _route(block, route, glyphs), width)
    for site in block.places:
        if site.name in told:
            yield _hung((Piece(told[site.name], _MARK),), _site(site), width)
    if block.caption:
        yield wrap(block.caption, width, _MUTED)


def _route(block: Map, route: Route, glyphs: Glyphs) -> Runs:
    ends = f"{route.start} {glyphs.arrow} {route.end}"
    facts = ", ".join(fact for fact in (ends, block.length(route), route.note) if fact)
    return (
        (Run(text=route.label, strong=True), Run(text=f": {facts}"))
        if route.label
        else (runs_of(facts))
    )


def _site(site: Site) -> Runs:
    return (Run(text=site.name, strong=True), *runs_of(f": {site.note}" if site.note else ""))


def _hung(first: Line, text: Runs, width: int) -> list[Line]:
    """Text beside a sign; further rows begin below the first letter."""
    indent = line_width(first) + 1
    space = Piece(" " * indent)
    return [
        merged((*(padded(first, indent) if i == 0 else (space,)), *row))
        for i, row in enumerate(wrap(text, width - indent))
    ]


def _sample(number: int, glyphs: Glyphs) -> Line:
    """A piece of a route's line."""
    role, pattern, sign = _look(number, glyphs)
    if not glyphs.braille:
        return (Piece(sign * (_SAMPLE - 1), Style(role=role, bold=True)),)
    dots = Dots(_SAMPLE, 1)
    _stroke(dots, patterned(((x, 2) for x in range(2 * _SAMPLE)), pattern), 1)
    text = "".join(dots.solid(column, 0) or " " for column in range(_SAMPLE))
    return (Piece(text, Style(role=role, bold=True)),)


def _look(number: int, glyphs: Glyphs) -> tuple[Role, Pattern, str]:
    """Colour, dots and sign of a route; sixteen differ, and the first four in all three."""
    shape = (number + number // len(_ROLES)) % len(_PATTERNS)
    return _ROLES[number % len(_ROLES)], _PATTERNS[shape], glyphs.ways[shape]


def _stroke(dots: Dots, line: Iterator[tuple[int, int]], thick: int) -> set[Cell]:
    """Set a line `thick` dots wide and return the cells of it."""
    wide = range(thick)
    places = {(x + i, y + j) for x, y in line for i in wide for j in wide}
    return {(x >> 1, y >> 2) for x, y in places if dots.set(x, y)}


def _set_free(land: Dots, line: Sequence[tuple[int, int]]) -> None:
    """Clear the land around a line: without colours it would be lost in it."""
    for x, y in {(x + i, y + j) for x, y in line for i in _AROUND for j in _AROUND}:
        land.clear(x, y)


# --- the map ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The map without the words below."""

    rows: tuple[Line, ...]
    view: View
    told: dict[str, str]
    """The places that are not named here, or whose note is not, and the sign of each, if any."""


def _sheet(block: Map, ways: _Ways, width: int, height: int, glyphs: Glyphs) -> _Sheet:
    view = _view(block, ways, width, height)
    land = _land(view, width, height, fill=glyphs.braille)
    routes = Dots(width, height)
    paint: dict[Cell, int] = {}
    for number in reversed(range(len(ways))):
        whole = list(_dots(view, ways[number], routes))
        if glyphs.braille:
            _set_free(land, whole)
        line = patterned(iter(whole), _look(number, glyphs)[1])
        paint.update(dict.fromkeys(_stroke(routes, line, 1 if glyphs.braille else 2), number))
    seen = [(site, cell) for site in block.places if (cell := _cell(view, site, width, height))]
    labels = placed(
        [cell for _, cell in seen],
        [_forms(site, width) for site, _ in seen],
        width,
        height,
        lambda column, row: 4 if routes.cells[row][column] else int(land.cells[row][column] > 0),
    )
    told = _told(block.places, seen, labels, glyphs)
    grid = [[_EMPTY] * width for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if char := land.char(column, row):
                grid[row][column] = (char if glyphs.braille else glyphs.coast, _LAND)
    for (column, row), number in paint.items():
        role, _, sign = _look(number, glyphs)
        char = routes.solid(column, row) if glyphs.braille else sign
        grid[row][column] = (char, Style(role=role, bold=True))
    for (site, _), label in zip(seen, labels, strict=True):
        if label:
            _write(grid, label, len(_folded(site.name, max(width // 3, 20))))
    for site, (column, row) in seen:
        grid[row][column] = (told.get(site.name, "").strip() or glyphs.spot, _MARK)
    rows = (merged(Piece(text, style) for text, style in line) for line in grid)
    return _Sheet(tuple(map(_trimmed, rows)), view, told)


_Square: TypeAlias = tuple[str, Style]
"""What a cell shows; empty for the second cell of a wide character."""
_EMPTY: _Square = (" ", Style())


def _view(block: Map, ways: _Ways, width: int, height: int) -> View:
    points = [*(site.point for site in block.places), *(point for line in ways for point in line)]
    if block.region.box:
        return boxed(block.region.box, 2 * width, 4 * height)
    make = world if block.region.shows == "world" else fitted
    return make(points, 2 * width, 4 * height)


def _cell(view: View, site: Site, width: int, height: int) -> Cell | None:
    """The cell in which a place lies, or None outside of the map."""
    dot = view.dot(site.point)
    if dot is None:
        return None
    column, row = int(dot[0] // 2), int(dot[1] // 4)
    if not (-1 <= column <= width and -1 <= row <= height):
        return None
    return min(max(column, 0), width - 1), min(max(row, 0), height - 1)


def _dots(view: View, points: Sequence[Vector], on: Dots) -> Iterator[tuple[int, int]]:
    """The dots of a way, from its start; broken where the edge of the world is."""
    for a, b in pairwise(map(view.dot, points)):
        if a and b and abs(a[0] - b[0]) <= view.edge:
            yield from on.along(*a, *b)


def _land(view: View, width: int, height: int, *, fill: bool) -> Dots:
    """The coasts, and, with `fill`, a few dots on land: they tell it from the sea."""
    dots = Dots(width, height)
    right, bottom = 2 * width, 4 * height
    reach = view.reach(right, bottom)
    for coast in coasts("near" if view.near else "far"):
        if angle(view.centre, coast.middle) < reach + coast.reach:
            dots.path(view.dots(coast.points, coast.places), view.edge)
    if fill:
        for y in range(1, bottom, 4):
            for x in range(2 if y & 4 else 0, right, 4):
                at = view.point(x, y)
                if at and is_land(*coordinates(at)):
                    dots.set(x, y)
    return dots


# --- names --------------------------------------------------------------------------------------


def _forms(site: Site, width: int) -> list[Form]:
    """How a place may be named, the best first: with its note, or alone."""
    names = _folded(site.name, max(width // 3, 20))
    return [(*names, *_folded(site.note, max(width * 2 // 5, 20))), names] if site.note else [names]


def _folded(text: str, measure: int) -> Form:
    """Text in rows of `measure` cells, as far as its words allow."""
    runs = runs_of(text)
    rows = wrap(runs, max(measure, longest_word(runs)))
    return tuple(map(line_text, rows))


def _told(
    places: Sequence[Site],
    seen: Sequence[tuple[Site, Cell]],
    labels: Sequence[Label | None],
    glyphs: Glyphs,
) -> dict[str, str]:
    """What is to be told in words, and the sign that a place has on the map, if it is there."""
    told: dict[str, str] = {site.name: " " for site in places}
    signs: dict[Cell, str] = {}
    for (site, cell), label in zip(seen, labels, strict=True):
        if label and (label.form == 0 or not site.note):
            del told[site.name]
        elif label:
            told[site.name] = glyphs.spot
        else:
            if cell not in signs and len(signs) < len(_KEYS):
                signs[cell] = _KEYS[len(signs)]
            told[site.name] = signs.get(cell, glyphs.spot)
    return told


def _write(grid: list[list[_Square]], label: Label, names: int) -> None:
    """Write a label over the map; its first `names` rows are the name."""
    for i, text in enumerate(label.rows):
        style = _NAME if i < names else _MUTED
        row = grid[label.row + i]
        free = cell_len(text) - cell_len(text.lstrip(" "))
        column = label.column + free
        if column:
            row[column - 1] = _EMPTY
        for start, end, wide in split_graphemes(text.lstrip(" "))[0]:
            row[column] = (text.lstrip(" ")[start:end], style)
            row[column + 1 : column + wide] = [("", style)] * (wide - 1)
            column += wide
        if column < len(row):
            row[column] = _EMPTY


def _trimmed(line: Line) -> Line:
    """A row without spaces at its end."""
    return line[:-1] if line and not line[-1].text.strip() else line
