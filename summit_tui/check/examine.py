"""All rules over a deck: the table that finds them, and what is left after switching off."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import BinaryIO, TypeAlias

from summit_tui.check import ear, files, layout, others, script, times, words
from summit_tui.check.case import Case, Found, OfDeck, OfSlide, Size
from summit_tui.check.comments import Switch, opened_by, switches
from summit_tui.deck import Deck
from summit_tui.draw.gallery import Gallery
from summit_tui.load import load_deck, siblings
from summit_tui.problems import DeckError, Place, nearest, shown
from summit_tui.rules import FAULT, RULES, Severity
from summit_tui.values import dataclass
from summit_tui.voice import voice_for

SIZES: tuple[Size, ...] = ((80, 24), (120, 36))
"""The screens that a deck is to fit where nobody says otherwise."""

OF_SLIDE: Mapping[str, OfSlide] = {
    "alt-missing": words.missing_description,
    "alt-file-name": words.file_name_for_description,
    "alt-begins": words.description_of_a_picture,
    "alt-long": words.long_description_in_alt,
    "alt-twice": ear.description_twice,
    "title-empty": words.title_without_words,
    "sentence-long": words.long_sentence,
    "sign-unsaid": ear.unsaid_sign,
    "script-other": script.other_script,
    "lines-many": ear.many_lines,
    "code-language": words.unknown_language_of_code,
    "picture-credit": files.no_credit,
    "picture-cover": files.no_cover,
}
"""The rules that look at one slide at a time."""

OF_SCREEN: Mapping[str, layout.OfScreen] = {
    "overflow": layout.overflow,
    "code-wide": layout.wide_code,
    "letters-plain": layout.plain_header,
}
"""The rules that look at one slide at a time as it is drawn at each size."""

OF_DECK: Mapping[str, OfDeck] = {
    "title-twice": words.title_twice,
    "notes-missing": words.no_notes,
    "link-broken": words.broken_link,
    "link-placeholder": words.placeholder,
    "time-order": times.out_of_order,
    "time-phase": times.outside_phase,
    "phase-unused": times.unused_phase,
    "minutes-missing": times.missing_minutes,
    "minutes-sum": times.wrong_sum,
    "contrast": layout.weak_accent,
    "picture-file": files.unshowable,
    "picture-still": files.still,
    "translation-broken": others.broken,
    "translation-slide": others.lacking,
    "translation-time": others.other_time,
    "translation-place": others.other_place,
    "translation-picture": others.other_picture,
    "translation-steps": others.other_steps,
}
"""The rules that look at the whole deck."""

Progress: TypeAlias = Callable[[int, int], None]
"""Is called after every slide with the slides done and all there are."""

OF_COMMENTS = ("off-unknown", "off-unused")
"""The rules about switching off, which come after all others."""


def unheeded(_done: int, _whole: int) -> None:
    """Let nobody know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong at one place of one deck."""

    path: str
    """As the person named the file."""
    place: Place
    rule: str
    """A name in `rules.RULES`, or `rules.FAULT`."""
    message: str
    source: str = ""
    """The line of the file, as it was written; empty where there is none."""

    @property
    def severity(self) -> Severity:
        return "error" if self.rule == FAULT else RULES[self.rule].severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What came of one file."""

    findings: tuple[Finding, ...]
    """Sorted by place."""
    missing: bool = False
    """True if there is no such file."""


def examine(
    path: str,
    *,
    sizes: Sequence[Size] = SIZES,
    stdin: BinaryIO | None = None,
    progress: Progress = unheeded,
) -> Examined:
    """Return all that is wrong with the deck in the file `path`; ``-`` reads `stdin`."""
    try:
        deck = load_deck(path, stdin=stdin)
    except DeckError as error:
        lines = error.source.split("\n")
        faults = (
            Finding(
                path=problem.path,
                place=problem.place,
                rule=FAULT,
                message=problem.message,
                source=_line(lines, problem.place),
            )
            for problem in error.problems
        )
        return Examined(findings=tuple(faults), missing=error.missing)
    translations, broken = _others(path)
    case = case_of(deck, sizes=sizes, translations=translations, broken=broken)
    return Examined(findings=findings(case, progress))


def _line(lines: Sequence[str], place: Place) -> str:
    return lines[place.line - 1] if place.line <= len(lines) else ""


def _others(path: str) -> tuple[list[Deck], list[str]]:
    """Return the same story in its other languages, and the paths of those with faults."""
    decks: list[Deck] = []
    broken: list[str] = []
    for other in siblings(path).values():
        if Path(other) == Path(path):
            continue
        try:
            decks.append(load_deck(other))
        except DeckError:
            broken.append(other)
    return decks, broken


def case_of(
    deck: Deck,
    *,
    sizes: Sequence[Size] = SIZES,
    translations: Iterable[Deck] = (),
    broken: Iterable[str] = (),
) -> Case:
    """Return `deck` as the rules see it."""
    return Case(
        deck=deck,
        slides=deck.all_slides,
        timed=next((slide.when for slide in deck.all_slides if slide.when), None),
        lines=tuple(deck.source.split("\n")) if deck.source else (),
        sizes=tuple(sizes),
        gallery=Gallery(deck.folder, lazy=True),
        voice=voice_for(deck),
        translations=tuple(translations),
        broken=tuple(broken),
    )


def findings(case: Case, progress: Progress = unheeded) -> tuple[Finding, ...]:
    """Return what the rules find that nobody has switched off, sorted by place."""
    off = set(case.deck.check.off)
    found: dict[tuple[str, Found], None] = {}
    for done, slide in enumerate(case.slides, 1):
        for name, of_slide in OF_SLIDE.items():
            if name not in off:
                found |= {(name, one): None for one in of_slide(case, slide)}
        on_screen = {name: rule for name, rule in OF_SCREEN.items() if name not in off}
        screens = layout.screens(case, slide) if on_screen else ()
        for name, of_screen in on_screen.items():
            found |= {(name, one): None for one in of_screen(case, slide, screens)}
        progress(done, len(case.slides))
    for name, of_deck in OF_DECK.items():
        if name not in off:
            found |= {(name, one): None for one in of_deck(case)}
    kept = [pair for pair in _switched(case, found, off) if pair[0] not in off]
    kept.sort(key=lambda pair: (pair[1].place, pair[0], pair[1].message))
    return tuple(
        Finding(
            path=case.deck.path,
            place=one.place,
            rule=name,
            message=one.message,
            source=_line(case.lines, one.place),
        )
        for name, one in kept
    )


def _switched(
    case: Case, found: Iterable[tuple[str, Found]], off: Set[str]
) -> list[tuple[str, Found]]:
    """Return what no comment switches off, and what is wrong with the comments."""
    commented = list(switches(case.lines))
    at: dict[tuple[str, int], list[Switch]] = {}
    for switch in commented:
        at.setdefault((switch.rule, switch.line), []).append(switch)
    inside = opened_by(case.lines) if commented else {}
    # What is off for the whole deck is not looked for, so nobody knows of its comments.
    used = {switch for switch in commented if switch.rule in off}
    kept: list[tuple[str, Found]] = []
    for name, one in found:
        line = one.place.line
        hit = [*at.get((name, line), ()), *at.get((name, inside.get(line, 0)), ())]
        used.update(hit)
        if not hit:
            kept.append((name, one))
    return [*kept, *_of_comments(commented, used)]


def _of_comments(commented: Sequence[Switch], used: set[Switch]) -> Iterator[tuple[str, Found]]:
    for switch in commented:
        if switch.rule not in RULES:
            yield (
                "off-unknown",
                Found(
                    switch.place,
                    f"there is no rule {shown(switch.rule)}; expected one that "
                    f"`summit-tui check --rules` lists{nearest(switch.rule, RULES)}",
                ),
            )
        elif switch not in used:
            yield (
                "off-unused",
                Found(
                    switch.place,
                    f"{shown(switch.rule)} finds nothing on line {switch.line}; expected a finding "
                    f"to switch off; remove this, or put it on the line of the finding",
                ),
            )
