"""A path to a deck, or to all that is wrong with it; and the story's other languages.

After reading, the deck is settled: ids made and checked, phases found, hidden slides set aside.
"""

import bisect
import gc
import math
import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeAlias

from summit_tui.clean import one_line
from summit_tui.deck import Deck, Id, Phase, Slide, Title
from summit_tui.decode import MAX_BYTES, text_of
from summit_tui.files import STDIN, FileKind, bytes_of
from summit_tui.nodes import Faults, Fields, Node, Scalar, Sequence, TooMany, parse
from summit_tui.problems import MAX_PROBLEMS, START, DeckError, listed, nearest, shown
from summit_tui.reader import Reader

DECK = FileKind(
    name="deck",
    form="a deck, a text file in YAML",
    endings=(".yaml", ".yml"),
    max_bytes=MAX_BYTES,
    error=DeckError,
)
MAX_NAMED = 10
"""Most phases that a message names."""


def load_deck(path: str, stdin: BinaryIO | None = None) -> Deck:
    """Return the deck in the file `path`; ``-`` reads `stdin`.  Raises `DeckError`."""
    return deck_of(bytes_of(path, DECK, stdin), path)


def deck_of(data: bytes, path: str) -> Deck:
    """Return the deck that `data` holds; `path` names it in messages.  Raises `DeckError`."""
    text, no_text = text_of(data, path, DECK.form)
    if no_text:
        raise DeckError([no_text], source=text)
    faults = Faults(path, text)
    try:
        with _no_collection():
            deck = _read(faults)
    except TooMany:
        deck = None
    if deck is None or faults.problems:
        raise DeckError(faults.problems, source=text)
    return replace(deck, path=path, source=text)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector out: it would walk the whole deck again and again, and find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(faults: Faults) -> Deck | None:
    root = parse(faults)
    if root is None:
        if not faults.problems:
            faults.note(
                START,
                "the deck is empty; expected `title: ...` and `slides:` with a list of slides",
            )
        return None
    reader = Reader(faults)
    deck = reader.deck(root)
    settled = _settled(
        [made for made in reader.made if isinstance(made, Slide)],
        [made for made in reader.made if isinstance(made, Phase)],
        faults,
        _names_of_phases(root),
    )
    if deck is None or faults.problems:
        return None
    told = tuple(slide for slide in settled if not slide.hidden)
    if not told:
        assert isinstance(root, Fields)
        faults.note(
            root.place_of("slides"),
            "every slide is hidden; expected one to show; remove a `hidden: true`",
        )
        return None
    return replace(deck, slides=told, hidden=tuple(slide for slide in settled if slide.hidden))


# --- the story in other languages ---------------------------------------------------------------

_SIBLING = re.compile(r"(?P<stem>.+)\.(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)")


def siblings(path: str) -> Mapping[str, str]:
    """Return the files of the same story by language, `path` among them, sorted by language.

    ``story.de.yaml`` and ``story.en.yaml`` in one folder are one story.  Empty where the name has
    no language in it.
    """
    here = Path(path)
    match = _SIBLING.fullmatch(here.stem)
    if path == STDIN or not match or here.suffix not in (".yaml", ".yml"):
        return {}
    return _files_of(here.parent, match["stem"])


def translations(stem: str) -> Mapping[str, str]:
    """Return the files of the story ``STEM.LANGUAGE.yaml`` by language; empty where there is none.

    A `stem` with ``.yaml`` at its end is understood too.
    """
    here = Path(stem)
    return _files_of(here.parent, here.stem if here.suffix in (".yaml", ".yml") else here.name)


def _files_of(folder: Path, stem: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    try:
        names = sorted(os.listdir(folder))
    except (OSError, ValueError):
        return found
    for name in names:
        file = Path(name)
        match = _SIBLING.fullmatch(file.stem)
        if match and match["stem"] == stem and file.suffix in (".yaml", ".yml"):
            found.setdefault(match["language"], str(folder / name))
    return found


# --- settling -----------------------------------------------------------------------------------


def _settled(
    slides: list[Slide],
    phases: list[Phase],
    faults: Faults,
    named: Collection[str] | None,
) -> list[Slide]:
    """Return the slides with ids and phases; what contradicts itself is noted.

    `named` are all names of phases, also of those that could not be read; None if nobody knows.
    """
    _check_phases(phases, faults)
    by_time = _phases_by_time(phases)
    given: dict[str, int] = {}
    for slide in slides:
        if not slide.id:
            continue
        if slide.id in given:
            faults.note(
                slide.place_of("id"),
                f"the id {shown(slide.id)} stands twice; the first is on line {given[slide.id]}; "
                f"expected an id of its own for each slide",
            )
        given.setdefault(slide.id, slide.place_of("id").line)
    taken = dict.fromkeys(given, 1)
    out: list[Slide] = []
    for number, slide in enumerate(slides, 1):
        if slide.phase is not None and named is not None and slide.phase not in named:
            names = listed(list(named)[:MAX_NAMED]) if named else "none; add `phases:` to the deck"
            # A comparison with 200 names takes 5 ms; nobody is shown more problems than these.
            told = len(faults.problems) < MAX_PROBLEMS
            hint = nearest(slide.phase, named) if told else ""
            faults.note(
                slide.place_of("phase"),
                f"there is no phase {shown(slide.phase)}; expected one of {names}{hint}",
            )
        name = slide.id or _made_id(slide.title, number, taken)
        out.append(replace(slide, id=Id(name), phase=slide.phase or _phase_of(slide, by_time)))
    return out


def _names_of_phases(root: Node) -> Collection[str] | None:
    """Return what the phases are called, as far as it is written; None if the file broke off."""
    if not isinstance(root, Fields) or ("phases" not in root.values and not root.whole):
        return None
    _, phases = root.values.get("phases", (START, None))
    points = phases.items if isinstance(phases, Sequence) else []
    names = [p.values["name"][1] for p in points if isinstance(p, Fields) and "name" in p.values]
    return dict.fromkeys(one_line(name.text) for name in names if isinstance(name, Scalar))


def _check_phases(phases: list[Phase], faults: Faults) -> None:
    lines: dict[str, int] = {}
    for phase in phases:
        if phase.name in lines:
            faults.note(
                phase.place_of("name"),
                f"the phase {shown(phase.name)} stands twice; the first is on line "
                f"{lines[phase.name]}; rename one",
            )
        lines.setdefault(phase.name, phase.place_of("name").line)
        if phase.start and phase.end and phase.end.until.timestamp() < _begin(phase):
            faults.note(
                phase.place_of("to"), "this phase ends before it begins; exchange `from` and `to`"
            )
        if phase.end and not phase.start:
            faults.note(
                phase.place_of("to"), "this phase has an end but no `from`; add `from: ...`"
            )


_ByTime: TypeAlias = list[tuple[float, Title | None]]
"""From which second since 1970 on which phase runs, in order; each until the next."""


def _phases_by_time(phases: list[Phase]) -> _ByTime:
    """Where two phases run at once, the one that began last counts; of equals the first."""
    # As they pass, not as clocks show them: clocks show some hours twice.
    spans = [
        (_begin(phase), phase.end.until.timestamp() if phase.end else math.inf, phase.name)
        for phase in phases
        if phase.start
    ]
    changes = sorted({second for begin, end, _ in spans for second in (begin, end)})
    out: _ByTime = []
    for second in changes:
        running = [(begin, name) for begin, end, name in spans if begin <= second < end]
        out.append((second, max(running, key=lambda found: found[0])[1] if running else None))
    return out


def _phase_of(slide: Slide, by_time: _ByTime) -> Title | None:
    """Return the phase in which the slide's time begins."""
    if slide.when is None:
        return None
    at = slide.when.first.timestamp()
    number = bisect.bisect_right(by_time, at, key=lambda change: change[0])
    return by_time[number - 1][1] if number else None


def _begin(phase: Phase) -> float:
    return phase.start.at.timestamp() if phase.start else 0.0


def _made_id(title: str, number: int, taken: dict[str, int]) -> str:
    """Make an id from a title; one without Latin letters gives ``slide-3``.

    `taken` counts the ids of each stem, and gets the new one.
    """
    folded = title.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    base = re.sub("[^a-z0-9]+", "-", folded).strip("-")[:48].strip("-")
    if not base or base.isdecimal():
        base = f"slide-{base or number}"
    name = base
    while name in taken:
        taken[base] += 1
        name = f"{base}-{taken[base]}"
    taken[name] = 1
    return name
