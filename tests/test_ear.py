"""What a listener hears: signs as the study of voices recommends, and one language at a time."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from summit_tui.answers import about_lines, notes_lines
from summit_tui.commands import COMMANDS
from summit_tui.conversation import answered, opened, prompt
from summit_tui.load import load_deck
from summit_tui.position import Position
from summit_tui.signs import say
from summit_tui.speak import slide_lines
from summit_tui.telling import telling_of
from summit_tui.timeline import timeline_of
from summit_tui.voice import voice_for
from summit_tui.words import LANGUAGES

ROOT = Path(__file__).parent.parent
DE, EN = LANGUAGES["de"], LANGUAGES["en"]


# --- how signs are said -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "german", "english"),
    [
        ("one — two", "one, two", "one, two"),
        ("• Doors", "Doors", "Doors"),
        ("‣ ✗ ☑", "nein ja", "no yes"),
        ("wait…", "wait...", "wait..."),
        ("11:08", "11:08", "11:08"),
        ("09:05", "9:05", "9:05"),
        ("2025-08-15", "15. August 2025", "15 August 2025"),
        ("15.08.2025", "15. August 2025", "15 August 2025"),
        ("09:30–10:15", "9:30 bis 10:15", "9:30 to 10:15"),
        ("1990–1995", "1990 bis 1995", "1990 to 1995"),
        ("50%", "50 Prozent", "50 percent"),
        ("20 °C", "20 Grad Celsius", "20 degrees Celsius"),
        ("A & B", "A und B", "A and B"),
        ("C++", "C plus plus", "C plus plus"),
        ("§ 5", "Paragraf 5", "section 5"),
        ("3×4", "3 mal 4", "3 times 4"),
        ("a → b", "a nach b", "a to b"),
        ("½", "ein halb", "one half"),
        ("»Zitat«", "Zitat", "Zitat"),
        ("★★★☆☆", "3 von 5 Sternen", "3 of 5 stars"),
        ("████░░", "", ""),
        ("⣿⣿⣿⡀", "", ""),
        ("Fest 🎉🎉🎉", "Fest", "Fest"),
        ("/", "Schrägstrich", "slash"),
        ("?", "Fragezeichen", "question mark"),
        ("Donau\u00addampf\u200bschiff", "Donaudampfschiff", "Donaudampfschiff"),
        ("https://example.org/a?b", "https://example.org/a?b", "https://example.org/a?b"),
    ],
)
def test_a_sign_is_said_as_every_voice_understands_it(written, german, english):
    assert (say(written, DE), say(written, EN)) == (german, english)


# --- one language -------------------------------------------------------------------------------


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner)


def vocabulary(texts) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text.casefold())}


TYPED = sorted({word for command in COMMANDS for word in command.words if command.id != "edit"})
WRONG = ["99", "xyz", "/nirgendwo", "/", "m", "m 3", "' 8", "'", "go nirgendwo", "lang fr", "goto"]


@pytest.mark.parametrize(("own", "other"), [("de", "en"), ("en", "de")])
def test_a_session_says_no_word_of_the_other_language(own, other):
    deck = load_deck(str(ROOT / "slides" / f"alaska-2025.{own}.yaml"))
    mine, theirs = LANGUAGES[own], LANGUAGES[other]
    voice = voice_for(deck)
    known = vocabulary(texts_in(asdict(mine))) | vocabulary(about_lines(deck, mine))
    for number, slide in enumerate(deck.slides):
        at = Position(number, slide.steps)
        said = slide_lines(deck, timeline_of(deck), at, voice, fully=True)
        known |= vocabulary([*said, *notes_lines(slide, voice)])
    strange = vocabulary(texts_in(asdict(theirs))) - known
    heard: list[str] = []
    for start in (0, 4, len(deck.slides) - 1):
        telling = telling_of({own: deck}, own, start=Position(start), viewer=lambda: None)
        heard += [*opened(telling).lines, prompt(telling)]
        for typed in (*TYPED, *WRONG):
            echoes = vocabulary([typed])
            lines = answered(telling, typed).lines
            assert [(typed, vocabulary([x]) & strange - echoes) for x in lines] == [
                (typed, set()) for _ in lines
            ]
        heard += [line for word in mine.typed.values() for line in answered(telling, word[0]).lines]
    assert vocabulary(heard) & strange == set()


# --- any terminal -------------------------------------------------------------------------------


@pytest.mark.parametrize("coding", ["ascii", "latin-1"])
@pytest.mark.parametrize("deck", ["alaska-2025.de", "guide.de"])
def test_a_terminal_with_few_letters_gets_the_whole_story(coding, deck):
    path = f"slides/{deck}.yaml"
    told = subprocess.run(
        [sys.executable, "-m", "summit_tui", "--text", path],
        capture_output=True,
        cwd=ROOT,
        input=b"",
        env={"PATH": "", "LANG": "C", "PYTHONIOENCODING": coding, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, b"")
    slides = len(load_deck(str(ROOT / path)).slides)
    assert f"Folie {slides} von {slides}".encode() in told.stdout
    umlauts = "ä" if coding == "latin-1" else "ae"
    assert umlauts in told.stdout.decode(coding)
