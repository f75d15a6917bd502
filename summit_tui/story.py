"""A story in all its languages: sibling decks, matched slide by slide by id.

Each deck is read when it is first asked for, so that a fault in one language does not keep the
others from being told.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from summit_tui.deck import Deck
from summit_tui.files import STDIN, Origin
from summit_tui.load import load_deck, siblings, translations
from summit_tui.position import Position, kept
from summit_tui.problems import START, DeckError, Problem

BUILT_IN = "alaska-2025"
"""The story that is told where none is named."""
GUIDE = "guide"
"""The story that shows what a deck can do."""
FALLBACK = "en"
"""The language of a story whose languages a reader does not read."""


class Story(Mapping[str, Deck]):
    """The decks of one story by language, in the order of their tags; never empty.

    Looking up a deck may raise `DeckError`.
    """

    def __init__(
        self,
        paths: Mapping[str, str],
        language: str,
        *,
        decks: Mapping[str, Deck],
        origin: Origin = "file",
    ) -> None:
        self.paths = paths
        """The file of each language."""
        self.origin: Origin = origin
        self._decks = dict(decks)
        self.language = language
        """The language in which it is told first; one of its keys, and read already."""

    @property
    def deck(self) -> Deck:
        """The deck that is told first."""
        return self._decks[self.language]

    def with_deck(self, language: str, deck: Deck) -> "Story":
        """Return the story with another deck in one of its languages."""
        decks = {**self._decks, language: deck}
        return Story(self.paths, self.language, decks=decks, origin=self.origin)

    def look_again(self) -> None:
        """Find languages whose files were written or taken away since; those read already stay."""
        found = siblings(self.paths[self.language]) if self.origin == "file" else {}
        if found:
            read = {tag: path for tag, path in self.paths.items() if tag in self._decks}
            paths = {**found, **read}
            self.paths = {tag: paths[tag] for tag in sorted(paths)}

    def __getitem__(self, language: str) -> Deck:
        if language not in self._decks:
            self._decks[language] = load_deck(self.paths[language])
        return self._decks[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def open_story(
    path: str | None,
    wanted: Sequence[str],
    *,
    asked: str | None = None,
    stdin: BinaryIO | None = None,
    name: str = BUILT_IN,
    read: Callable[[str, BinaryIO | None], Deck] = load_deck,
) -> Story:
    """Return the story that `path` names, told in the first of the `wanted` languages it has.

    None is the story `name` that comes with the program.  A path to a file is that file, unless a
    language was `asked` for and a sibling has it; a path without language and ending, such as
    ``talks/flood`` for ``talks/flood.de.yaml``, leaves the choice to `wanted`.  `read` reads
    the deck that is told first.  Raises `DeckError`, and what `read` raises.
    """
    if path is None:
        return built_in(name, wanted)
    if path != STDIN and not os.path.exists(path):
        paths = translations(path)
        if paths:
            return _chosen(paths, wanted, read)
    paths = siblings(path)
    if asked and any(fits(tag, asked) for tag in paths):
        return _chosen(paths, [asked], read)
    deck = read(path, stdin)
    language = next((tag for tag, file in paths.items() if Path(file) == Path(path)), None)
    if language is None:
        origin: Origin = "pipe" if path == STDIN else "file"
        paths = {deck.language: path}
        return Story(paths, deck.language, decks={deck.language: deck}, origin=origin)
    return Story(paths, language, decks={language: deck})


def built_in(name: str, wanted: Sequence[str]) -> Story:
    """Return a story that comes with the program.  Raises `DeckError` where it is missing."""
    return _chosen(translations(str(built_in_folder() / name)), wanted, load_deck, name=name)


def built_in_folder() -> Path:
    """Return the folder of the built-in decks: in the wheel, or at the top of a checkout."""
    inside = Path(__file__).parent / "slides"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "slides"


def _chosen(
    paths: Mapping[str, str],
    wanted: Sequence[str],
    read: Callable[[str, BinaryIO | None], Deck],
    *,
    name: str = "",
) -> Story:
    """`name` is that of a story that comes with the program."""
    if not paths:
        problem = "the built-in story is missing; install summit-tui again"
        raise DeckError([Problem(path=name, place=START, message=problem)], missing=True)
    language = best_language(list(paths), wanted)
    origin: Origin = "built-in" if name else "file"
    return Story(paths, language, decks={language: read(paths[language], None)}, origin=origin)


def best_language(available: Sequence[str], wanted: Sequence[str]) -> str:
    """Return the available tag that fits the first wanted one, else English, else the first.

    ``de-AT`` fits ``de``, and ``de`` fits ``de-AT`` (RFC 4647, lookup and basic filtering).
    """
    for tag in (*wanted, FALLBACK):
        low = tag.casefold()
        for candidate in available:
            if candidate.casefold() == low:
                return candidate
        for candidate in available:
            if fits(candidate, tag):
                return candidate
    return available[0]


def fits(tag: str, other: str) -> bool:
    """True if both tags name one language, whatever the country."""
    return tag.casefold().split("-")[0] == other.casefold().split("-")[0]


def next_language(decks: Mapping[str, Deck], language: str) -> tuple[str | None, DeckError | None]:
    """Return the language after `language` whose deck can be read, going round, or None.

    With it comes the fault of the first deck that had to be passed over, if any.  A translation
    that was begun meanwhile counts.
    """
    if isinstance(decks, Story):
        decks.look_again()
    tags = list(decks)
    here = tags.index(language)
    fault: DeckError | None = None
    for tag in (*tags[here + 1 :], *tags[:here]):
        try:
            decks[tag]
        except DeckError as error:
            fault = fault or error
        else:
            return tag, fault
    return None, fault


def translated(at: Position, old: Deck, new: Deck) -> Position:
    """Return the place in `new` that is `at` in `old`: by the slide's id, and by its step.

    A slide that `new` does not have gives way to the nearest earlier one that it has.
    """
    for slide in range(at.slide, -1, -1):
        found = new.index_of(old.slides[slide].id)
        if found is not None:
            step = at.step if slide == at.slide else 0
            return kept(Position(found, step), new.outline())
    return Position()
