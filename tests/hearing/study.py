"""The five slides of the study that the targets come from, in two languages, and how to run them.

Their content is written down here once more, word for word, so that the measure does not depend on
what the program makes of the decks.
"""

import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DECKS = Path(__file__).parent / "decks"
REPOSITORY = Path(__file__).parents[2]
ENGLISH = (
    ("Summit 2025", "A day in eight moments"),
    (
        "Morning",
        "8:55 Doors open in hall B",
        "9:30 Keynote: access by default",
        "11:08 Live demo without slides",
    ),
    ("Visitors", "Year Visitors Speakers", "2023 410 18", "2024 655 25", "2025 820 31"),
    ("The hall", "Two hundred people in a round hall", "The round hall seats two hundred."),
    ("Danke", "Größe, Übung, Straße: see you in 2026."),
)
GERMAN = (
    ("Gipfel 2025", "Ein Tag in acht Augenblicken"),
    (
        "Morgen",
        "8:55 Die Türen öffnen in Saal B",
        "9:30 Vortrag: Zugang für alle",
        "11:08 Vorführung ohne Folien",
    ),
    ("Gäste", "Jahr Gäste Redner", "2023 410 18", "2024 655 25", "2025 820 31"),
    (
        "Der Saal",
        "Zweihundert Menschen in einem runden Saal",
        "Der runde Saal fasst zweihundert Menschen.",
    ),
    ("Danke", "Größe, Übung, Straße: bis 2026."),
)
CONTENT: Mapping[str, tuple[tuple[str, ...], ...]] = {"en": ENGLISH, "de": GERMAN}
"""By language: for each slide its title and its lines, as they are said."""
HEADS: Mapping[str, tuple[str, ...]] = {
    "en": ("Year", "Visitors", "Speakers"),
    "de": ("Jahr", "Gäste", "Redner"),
}
"""The names of the columns of the third slide."""
TABLE: Mapping[str, str] = {
    "en": "Table, 3 rows, 3 columns.",
    "de": "Tabelle, 3 Zeilen, 3 Spalten.",
}
PICTURE: Mapping[str, str] = {"en": "Image", "de": "Bild"}
ENV: Mapping[str, str] = {
    "PYTHONPATH": str(REPOSITORY),
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "XDG_STATE_HOME": "/dev/null/none",
}
"""What the program is run with; it must not remember the session before, not even as root."""


def summit(*options: str) -> tuple[str, ...]:
    """Return the command with `options`, without the listener's own settings."""
    return (sys.executable, "-m", "summit_tui", "--no-config", *options)


@cache
def options() -> str:
    """Return the command's own help, to know which of its options are there."""
    command = summit("--help")
    env = {**ENV, "COLUMNS": "200"}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


def study(language: str) -> str:
    """Return the path of the study's deck in a language."""
    return str(DECKS / f"study.{language}.yaml")


def place(language: str, slide: int, slides: int = len(ENGLISH)) -> str:
    """Return what the prompt says at a slide, from 1; the first prompt goes on with the help."""
    return {"en": f"Slide {slide} of {slides}", "de": f"Folie {slide} von {slides}"}[language]


def heads(language: str, slide: int) -> tuple[str, ...]:
    """Return the names of columns on a slide, from 0."""
    return HEADS[language] if slide == 2 else ()


def in_order(language: str, slide: int) -> tuple[str, ...]:
    """Return a slide, from 0, as it is to be heard: each thing once, in its order.

    A table is its size and a sentence for each row, with the name of its column before each value;
    a picture is named as one.
    """
    title, *lines = CONTENT[language][slide]
    if slide == 2:
        names = HEADS[language]
        rows = (zip(names, line.split(), strict=True) for line in lines[1:])
        lines = [" ".join(f"{name} {value}" for name, value in row) for row in rows]
        lines.insert(0, TABLE[language])
    if slide == 3:
        lines[0] = f"{PICTURE[language]}: {lines[0]}"
    return (title, *lines)
