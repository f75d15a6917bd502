"""Rules that compare a deck with the same story in another language, slide by slide."""

from collections.abc import Iterator, Sequence

from summit_tui.check.case import Case, Found, blocks, pictures
from summit_tui.dates import in_full
from summit_tui.deck import Deck, Location, Part, Slide
from summit_tui.maps import Map, Site
from summit_tui.problems import START, shown


def broken(case: Case) -> Iterator[Found]:
    for path in case.broken:
        yield Found(
            START,
            f"the translation {shown(path)} has faults; expected a deck to compare with; "
            f"`summit-tui check` with its name tells them",
        )


def lacking(case: Case) -> Iterator[Found]:
    for other in case.translations:
        there = {slide.id for slide in other.all_slides}
        for slide in case.slides:
            if slide.id not in there:
                yield Found(
                    slide.place_of("id"),
                    f"the slide {shown(slide.id)} is not in {shown(other.path)}; expected one "
                    f"with this id there; add it",
                )


def _pairs(case: Case) -> Iterator[tuple[Slide, Slide, Deck]]:
    """Yield each slide with its counterpart, and the deck in which that is."""
    for other in case.translations:
        there = {slide.id: slide for slide in other.all_slides}
        for slide in case.slides:
            if slide.id in there:
                yield slide, there[slide.id], other


def other_time(case: Case) -> Iterator[Found]:
    for slide, twin, other in _pairs(case):
        if slide.when == twin.when:
            continue
        here, there = (
            shown(in_full(s.when, case.voice.words, case.deck.zone)) if s.when else "no time"
            for s in (slide, twin)
        )
        yield Found(
            slide.place_of("when"),
            f"this slide has {here}; expected {there}, as on line {twin.place_of('when').line} of "
            f"{shown(other.path)}; correct one of them",
        )


def other_place(case: Case) -> Iterator[Found]:
    for slide, twin, other in _pairs(case):
        here, there = _point(slide.place), _point(twin.place)
        if here != there:
            yield Found(
                slide.place_of("place"),
                f"this slide has {here}; expected {there}, as on line "
                f"{twin.place_of('place').line} of {shown(other.path)}; correct one of them",
            )
        for (part, one), (twin_part, two) in zip(_maps(slide), _maps(twin), strict=False):
            for site, twin_site in zip(one.places, two.places, strict=False):
                if (site.latitude, site.longitude) != (twin_site.latitude, twin_site.longitude):
                    yield Found(
                        part.place_of("places"),
                        f"{shown(site.name)} has {_degrees(site)}; expected {_degrees(twin_site)}, "
                        f"as on line {twin_part.place_of('places').line} of {shown(other.path)}; "
                        f"correct one of them",
                    )


def _maps(slide: Slide) -> Sequence[tuple[Part, Map]]:
    return [(part, block) for part, block in blocks(slide) if isinstance(block, Map)]


def _degrees(site: Site) -> str:
    return f"the coordinates {site.latitude:g}, {site.longitude:g}"


def _point(place: Location | None) -> str:
    if place is None or place.latitude is None or place.longitude is None:
        return "no coordinates"
    return f"the coordinates {place.latitude:g}, {place.longitude:g}"


def other_picture(case: Case) -> Iterator[Found]:
    for slide, twin, other in _pairs(case):
        here, there = (
            [picture.file for _, picture in pictures(s) if picture.file] for s in (slide, twin)
        )
        if here == there:
            continue
        extra = [part for part, picture in pictures(slide) if picture.file not in there]
        yield Found(
            extra[0].place_of("file") if extra else slide.place_of("body"),
            f"this slide has {_files(here)}; expected {_files(there)}, as on line "
            f"{twin.place_of('body').line} of {shown(other.path)}; name the same in both",
        )


def _files(files: Sequence[str]) -> str:
    if not files:
        return "no picture"
    return f"the picture{'s' if len(files) > 1 else ''} {', '.join(map(shown, files))}"


def other_steps(case: Case) -> Iterator[Found]:
    for slide, twin, other in _pairs(case):
        if slide.steps != twin.steps:
            yield Found(
                slide.place_of("body"),
                f"this slide has {slide.steps} step{'' if slide.steps == 1 else 's'}; expected "
                f"{twin.steps}, as on line {twin.place_of('body').line} of {shown(other.path)}; "
                f"put `step` and `reveal` in the same places",
            )
