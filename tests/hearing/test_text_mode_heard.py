"""The text mode under real screen readers: what a listener hears, in order and nothing else."""

import random
from collections.abc import Sequence

import pytest
from listening import Key, Phase, listen
from measure import Score, score, tokens, without_line_ends
from readers import Reader
from study import CONTENT, ENV, heads, in_order, options, place, study, summit
from targets import JUNK, LEAD, MISSING, MOVES, REPEATS

from summit_tui.story import open_story

ENTER = "\r"
HELP = {"en": "Help: h", "de": "Hilfe: h"}


def scored(reader: Reader, language: str, slide: int, phase: Phase) -> Score:
    """Measure the telling of a slide of the study, from 0."""
    content = CONTENT[language][slide]
    said = list(phase.spoken)
    if slide == 0:  # the beginning alone names the help, after everything else
        said = [text.replace(HELP[language], "") for text in said]
    where = (slide + 1, len(CONTENT[language]))
    return score(reader.name, said, content, place=where, heads=heads(language, slide))


def whole_and_in_order(reader: Reader, language: str, slide: int, phase: Phase) -> bool:
    """True if all that is on a slide of the study, from 0, came, and each thing in its place."""
    told = score(reader.name, phase.spoken, in_order(language, slide))
    return told.missing == MISSING and told.disorder == 0


def lead(reader: Reader, phase: Phase, title: str) -> int:
    """Return the words before the title."""
    said = [t for text in phase.spoken for t in tokens(without_line_ends(reader.name, text))]
    return said.index(tokens(title)[0])


def words(text: str) -> list[str]:
    """Return the words of a text without its signs, which each reader treats in its own way."""
    return [token for token in tokens(text) if token[0].isalnum()]


def lost(reader: Reader, phase: Phase) -> list[str]:
    """Return lines that were shown and not spoken, or spoken in another order.

    The first line that was shown is the echo of what was typed; at the start it is empty.
    """
    whole = " ".join(phase.spoken)
    if reader.name == "fenrir":  # it says a hyphen as a word
        whole = whole.replace(" dash ", " ")
    said = " ".join(words(without_line_ends(reader.name, whole)))
    at, missed = 0, []
    for line in phase.shown.replace("\r", "").split("\n")[1:]:
        wanted = " ".join(words(line))
        found = said.find(wanted, at)
        if found < 0:
            missed.append(line)
        else:
            at = found + len(wanted)
    return missed


@pytest.mark.parametrize("language", ["en", "de"])
def test_slides_are_heard_whole_in_order_and_with_nothing_before_them(reader, language):
    program = summit("--text", study(language))
    keys = [Key(strokes=ENTER, until=f"{place(language, n)}:") for n in (2, 3, 4, 5)]
    phases = listen(reader, program, keys, until=f"{place(language, 1)}:", env=ENV)
    for slide, phase in enumerate(phases):
        title = CONTENT[language][slide][0]
        assert lead(reader, phase, title) <= LEAD, phase.spoken
        assert whole_and_in_order(reader, language, slide, phase), phase.spoken
    spoken = [scored(reader, language, n, phase) for n, phase in enumerate(phases)][1:]
    assert sum(s.junk * s.spoken for s in spoken) / sum(s.spoken for s in spoken) <= JUNK


def walk(moves: int, slides: int) -> list[tuple[str, int]]:
    """Return commands and the slides, from 1, to which they lead: the same in every run."""
    chance, at, steps = random.Random(4), 1, []
    for _ in range(moves):
        can = [("r", at)]
        can += [("n", at + 1)] * 2 if at < slides else []
        can += [("b", at - 1)] * 2 if at > 1 else []
        command, at = chance.choice(can)
        steps.append((command, at))
    return steps


def need_gap(reader: Reader) -> None:
    """A reader that compares screens loses lines that stand there still, unless they go first."""
    if reader.name == "fenrir" and "--no-gap" not in options():
        pytest.skip("the text mode clears no old lines yet, and Fenrir loses some without that")


def told_moves(
    reader: Reader,
    language: str,
    steps: Sequence[tuple[str, int]],
    *options: str,
    enter: str = ENTER,
) -> None:
    keys = [Key(strokes=f"{c}{enter}", until=f"{place(language, n)}:") for c, n in steps]
    program = summit("--text", *options, study(language))
    phases = listen(reader, program, keys, until=f"{place(language, 1)}:", env=ENV)
    wrong = []
    for (command, slide), phase in zip(steps, phases[1:], strict=True):
        if not whole_and_in_order(reader, language, slide - 1, phase):
            wrong.append((command, slide, phase.spoken))
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_line_is_lost_or_moved_in_sixty_mixed_moves(reader, language, whole):
    need_gap(reader)
    told_moves(reader, language, walk(MOVES, len(CONTENT[language])))


def test_a_slide_is_heard_whole_however_often_it_is_repeated(reader, whole):
    need_gap(reader)
    told_moves(reader, "en", [("n", 2), *[("r", 2)] * REPEATS])


def test_a_slide_of_sixty_lines_is_heard_whole_page_by_page(reader, whole, tmp_path):
    deck = tmp_path / "long.en.yaml"
    points = [f"Guest {n} came from town {n * 7 % 61}" for n in range(1, 61)]
    body = "".join(f"      - {point}\n" for point in points)
    deck.write_text(f"title: Guests\nlanguage: en\nslides:\n  - title: Guests\n    body:\n{body}")
    program = summit("--text", str(deck))
    # A title, 60 lines and the hint on pages of 21 lines; the first says how to go on.
    pages = [Key(strokes=ENTER, until=f"{left}Slide 1 of 1:") for left in ("21 more lines. ", "")]
    phases = listen(reader, program, pages, until="42 more lines. Slide 1 of 1:", env=ENV)
    said = [text for phase in phases for text in phase.spoken]
    told = score(reader.name, said, ["Guests", *points], place=(1, 1))
    assert (told.missing, told.disorder) == (0.0, 0.0), said


@pytest.mark.parametrize("language", ["en", "de"])
def test_single_keys_are_answered_as_whole_as_lines_are(reader, language, whole):
    if "--single-key" not in options():
        pytest.skip("the text mode reads no single keys yet")
    forth = [("n", n) for n in range(2, len(CONTENT[language]) + 1)]
    steps = [*forth, *[("r", len(CONTENT[language]))] * REPEATS]
    told_moves(reader, language, steps, "--single-key", enter="")


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_whole_built_in_story_is_heard_line_for_line(reader, language, whole):
    need_gap(reader)
    slides = len(open_story(None, [language]).deck.slides)
    keys = [
        Key(strokes=f"{n}{ENTER}", until=f"{place(language, n, slides)}")
        for n in range(2, slides + 1)
    ]
    program = summit("--text", "--lang", language)
    phases = listen(reader, program, keys, until=f"{place(language, 1, slides)}:", env=ENV, rows=60)
    wrong = {n: missed for n, phase in enumerate(phases, 1) if (missed := lost(reader, phase))}
    assert wrong == {}
    assert len(phases) == slides
