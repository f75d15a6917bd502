"""The block kind `map`: places on the globe, and the shortest ways between them.

An author writes coordinates; distances are computed.  What is shown of the globe is an author's
choice too, but no part of what the map says.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from summit_tui.blocks import (
    SHORT,
    Bullets,
    CoreBlock,
    Item,
    Language,
    Runs,
    Text,
    Unfit,
    in_language,
    runs_of,
)
from summit_tui.deck import Title
from summit_tui.geo import Vector, distance, kilometres, vector
from summit_tui.problems import nearest, shown
from summit_tui.values import dataclass

MAX_SITES = 200
"""Most places of a map; more are dots on dots."""
MAX_ROUTES = 100
"""Most routes of a map."""


def _checked(latitude: float, longitude: float) -> None:
    """Raise `ValueError` for what is no place on the globe."""
    if not -90 <= latitude <= 90:
        raise ValueError(f"`latitude` {latitude:g} is not between -90 and 90 degrees")
    if not -180 <= longitude <= 180:
        raise ValueError(f"`longitude` {longitude:g} is not between -180 and 180 degrees")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place on a map."""

    name: Title
    """What people call it; routes refer to it by this."""
    latitude: float
    """Degrees, north positive, -90 to 90."""
    longitude: float
    """Degrees, east positive, -180 to 180."""
    note: str | None = None
    """What happened there, or when, in a few words."""

    def __post_init__(self) -> None:
        _checked(self.latitude, self.longitude)

    @property
    def point(self) -> Vector:
        return vector(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way between two places of a map."""

    start: Title = field(metadata={"key": "from"})
    """The name of the place where it begins."""
    end: Title = field(metadata={"key": "to"})
    """The name of the place where it ends."""
    label: str | None = None
    """Who or what took it."""
    note: str | None = None
    """When, or how long it took, in a few words."""

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError(f"a route goes from {shown(self.start)} to itself; name two places")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What of the globe a map shows."""

    shows: Literal["fit", "world"] | None = field(default=None, metadata=SHORT)
    """`fit` shows all places and routes, `world` the whole world."""
    south: float | None = None
    """The southern edge, in degrees of latitude."""
    west: float | None = None
    """The western edge, in degrees of longitude; more than `east` across the date line."""
    north: float | None = None
    """The northern edge, in degrees of latitude."""
    east: float | None = None
    """The eastern edge, in degrees of longitude."""

    def __post_init__(self) -> None:
        given = 4 - (self.south, self.west, self.north, self.east).count(None)
        if given != (4 if self.shows is None else 0):
            raise ValueError(
                "a region is `fit`, `world`, or has all of `south`, `west`, `north` and `east`"
            )
        if box := self.box:
            _checked(box[0], box[1])
            _checked(box[2], box[3])
            if box[0] >= box[2]:
                raise ValueError(f"`south` {box[0]:g} is not below `north` {box[2]:g}")
            if box[1] == box[3]:
                raise ValueError(f"`west` and `east` are both {box[1]:g}; expected two meridians")

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """South, west, north and east in degrees; None for `fit` and `world`."""
        match (self.south, self.west, self.north, self.east):
            case (float() as south, float() as west, float() as north, float() as east):
                return south, west, north, east
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Places on a map, and routes between them; distances are computed."""

    places: tuple[Site, ...]
    """The places, by name, latitude and longitude; at least one."""
    routes: tuple[Route, ...] = ()
    """Shortest ways on the globe between two of the places."""
    region: Region = Region(shows="fit")
    """`fit` for all places and routes, `world`, or a box of `south`, `west`, `north` and `east`."""
    caption: Runs = ()
    """What the reader should know about it, with inline Markdown."""
    language: Language | None = None
    """The language of its words, such as `en`, where it is not the slide's."""
    long: str | None = None
    """A long description, in plain sentences: how the map looks.  Said to who asks."""

    def __post_init__(self) -> None:
        for key, found, most in (
            ("places", len(self.places), MAX_SITES),
            ("routes", len(self.routes), MAX_ROUTES),
        ):
            if found > most:
                message = f"the map has {found} {key}; expected {most} at most"
                raise Unfit(message, key=key, number=most)
        names = [site.name for site in self.places]
        for number, site in enumerate(self.places):
            if site.name in names[:number]:
                message = f"a second place is called {shown(site.name)}; give each its own name"
                raise Unfit(message, key="places", number=number)
        for number, route in enumerate(self.routes):
            for end in (route.start, route.end):
                if end not in names:
                    raise Unfit(
                        f"the map has no place {shown(end)}; expected a name from `places`"
                        f"{nearest(end, names)}",
                        key="routes",
                        number=number,
                    )

    def ends(self, route: Route) -> tuple[Vector, Vector]:
        """Return where a route begins and ends."""
        points = {site.name: site.point for site in self.places}
        return points[route.start], points[route.end]

    def length(self, route: Route) -> str:
        """Return how long the shortest way is, such as ``5420 km``."""
        return kilometres(distance(*self.ends(route)))

    def plain(self) -> tuple[CoreBlock, ...]:
        points = (*map(self._route_said, self.routes), *self._sites_said())
        told = Bullets(items=tuple(Item(text=runs_of(point)) for point in points))
        cores = (told, Text(text=self.caption)) if self.caption else (told,)
        return in_language(cores, self.language)

    def _route_said(self, route: Route) -> str:
        ends = f"{route.start} → {route.end}"
        facts = ", ".join(fact for fact in (ends, self.length(route), route.note) if fact)
        return f"{route.label}: {facts}" if route.label else facts

    def _sites_said(self) -> Iterator[str]:
        """The places that no route names, and those with a note."""
        named = {end for route in self.routes for end in (route.start, route.end)}
        for site in self.places:
            if site.note:
                yield f"{site.name}: {site.note}"
            elif site.name not in named:
                yield site.name
