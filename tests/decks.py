"""Decks made in Python, for tests that need one: a small story in German and English.

Between them they hold every core block, quotes, figures and people, steps, a flashback, a slide
without a time, one without a translation, and signs that a voice would drop.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from summit_tui.blocks import Bullets, Code, Heading, Item, Picture, Run, Table, Text, runs_of
from summit_tui.deck import Body, Deck, Id, Language, Location, Part, Phase, Slide, Title
from summit_tui.kinds import Figure, Figures, Group, People, Person, Quote
from summit_tui.when import When, read_when

DAY = date(2025, 8, 15)
ALASKA = ZoneInfo("America/Anchorage")
MOSCOW = ZoneInfo("Europe/Moscow")
BASE = Location(name=Title("Elmendorf-Richardson"), latitude=61.25, longitude=-149.8)


def at(text: str) -> When:
    """Return the time `text` on the day of the story."""
    return read_when(text, day=DAY, zone=ALASKA)


def body(*blocks: object, steps: tuple[int, ...] = ()) -> Body:
    """Return a body of blocks; a string is a paragraph; `steps` holds a step for each block."""
    made = [Text(text=runs_of(block)) if isinstance(block, str) else block for block in blocks]
    at_steps = steps or (0,) * len(made)
    return Body(
        parts=tuple(
            Part(block=block, step=step) for block, step in zip(made, at_steps, strict=True)
        )
    )


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(text=runs_of(text)) for text in texts)


def plain_deck(*slides: Slide, language: str = "en") -> Deck:
    """Return a deck of `slides` without date and zone."""
    return Deck(title=Title("Deck"), language=Language(language), slides=slides)


GERMAN = Deck(
    title=Title("Gipfel in Alaska"),
    language=Language("de"),
    date=DAY,
    zone=ALASKA,
    zones=(MOSCOW,),
    phases=(Phase(name=Title("Anreise")), Phase(name=Title("Begrüßung"))),
    slides=(
        Slide(
            id=Id("title"),
            title=Title("Alaska 2025 – ein Tag"),
            body=body("Zwei Präsidenten, ein »Freitag« im August."),
        ),
        Slide(
            id=Id("arrival"),
            title=Title("Trumps Ankunft"),
            when=at("~10:25"),
            place=BASE,
            phase=Title("Anreise"),
            body=body(
                Text(
                    text=(
                        Run(text="Nach 7½ Stunden "),
                        Run(text="landet", strong=True),
                        Run(text=" die "),
                        Run(text="Air Force One", link="https://example.org/af-1"),
                        Run(text="."),
                    )
                ),
                Picture(
                    file="landing.png",
                    alt="Ein Flugzeug setzt auf, 50 % der Räder am Boden",
                    caption=runs_of("Landung in Anchorage"),
                    credit="Anna Beispiel",
                ),
                Picture(file="line.png", alt=""),
            ),
            notes=(Text(text=runs_of("Die Zeit ist ungefähr: 10:25 Uhr.")),),
        ),
        Slide(
            id=Id("handshake"),
            title=Title("Der Händedruck"),
            when=at("11:10"),
            place=BASE,
            phase=Title("Begrüßung"),
            body=body(
                "Rote Teppiche kreuzen sich.",
                Bullets(items=items("Trump klatscht", "Putin lächelt"), reveal="items"),
                Quote(
                    text=runs_of("Das ist interessant"), speaker="Donald Trump", role="US-Präsident"
                ),
                steps=(0, 0, 3),
            ),
        ),
        Slide(
            id=Id("talks"),
            title=Title("Gespräche"),
            when=at("11:26 for 2h30m"),
            place=BASE,
            phase=Title("Begrüßung"),
            body=body(
                Heading(text=runs_of("Am Tisch")),
                Table(
                    columns=(runs_of("Jahr"), runs_of("Gäste"), runs_of("Dauer")),
                    rows=(
                        (runs_of("2023"), runs_of("410"), runs_of("1–2 h")),
                        (runs_of("2024"), runs_of("530."), ()),
                    ),
                ),
                Figures(figures=(Figure(value="5.400", unit="km", label="Luftlinie"),)),
            ),
        ),
        Slide(
            id=Id("base"),
            title=Title("Rückblick"),
            when=at("10:54"),
            body=body(
                Bullets(
                    items=(
                        Item(text=runs_of("USA"), items=items("Rubio", "Witkoff")),
                        Item(text=runs_of("Russland"), items=items("Lawrow"), ordered=True),
                    ),
                    ordered=True,
                ),
            ),
        ),
        Slide(
            id=Id("only-german"),
            title=Title("Ende"),
            body=body(
                Code(text="def tag():\n\n    return 15", language="python"),
                Picture(file="hall.png"),
                People(
                    people=(
                        Group(
                            name=Title("USA"),
                            people=(Person(name=Title("Marco Rubio"), role="Außenminister"),),
                        ),
                        Group(name=Title("Russland"), people=(Person(name=Title("Lawrow")),)),
                    )
                ),
            ),
        ),
    ),
)

ENGLISH = replace(
    GERMAN,
    title=Title("Summit in Alaska"),
    language=Language("en"),
    phases=(Phase(name=Title("Arrival")), Phase(name=Title("Welcome"))),
    slides=(
        Slide(
            id=Id("title"),
            title=Title("Alaska 2025 — a day"),
            body=body("Two presidents, one Friday in August."),
        ),
        Slide(
            id=Id("arrival"),
            title=Title("Trump arrives"),
            when=at("~10:25"),
            place=BASE,
            phase=Title("Arrival"),
            body=body("After 7½ hours Air Force One lands."),
            notes=(Text(text=runs_of("The time is approximate.")),),
        ),
        Slide(
            id=Id("handshake"),
            title=Title("The handshake"),
            when=at("11:10"),
            place=BASE,
            phase=Title("Welcome"),
            body=body(
                "Red carpets cross.",
                Bullets(items=items("Trump claps", "Putin smiles"), reveal="items"),
            ),
        ),
        Slide(
            id=Id("talks"),
            title=Title("Talks"),
            when=at("11:26 for 2h30m"),
            place=BASE,
            phase=Title("Welcome"),
            body=body("They talk for 2½ hours."),
        ),
        Slide(
            id=Id("base"), title=Title("Looking back"), when=at("10:54"), body=body("An old base.")
        ),
    ),
)

PAIR: Mapping[str, Deck] = {"de": GERMAN, "en": ENGLISH}
"""The story in both languages, German first."""
