"""What is wrong with a file, and where: the one form in which every fault is told.

A fault is one line, ``path:line:column: what was found; what was expected``, so that editors and
people find the place.  Nothing here prints; `cli` does.
"""

from collections.abc import Iterable

from summit_tui.cells import cells
from summit_tui.clean import clean, one_line
from summit_tui.values import dataclass

MAX_SHOWN = 60
"""Most characters of a file that a message quotes; more hides the message."""
MAX_PROBLEMS = 100
"""Most problems told in one run; a file with more is the wrong file."""


class SummitError(Exception):
    """An error meant for a person: its text is one clean line, without a traceback."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A place in a text file."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


START = Place(line=1, column=1)
"""The place of a fault that concerns a whole file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault of one file."""

    path: str
    """As the person named the file; ``-`` for standard input."""
    place: Place
    message: str
    """One line: what was found; what was expected; what to do.  Without a full stop at its end."""

    def __str__(self) -> str:
        return f"{one_line(self.path)}:{self.place.line}:{self.place.column}: {self.message}"


class FileError(SummitError):
    """A file that is of no use, with all that is wrong with it."""

    def __init__(
        self, problems: Iterable[Problem], *, source: str = "", missing: bool = False
    ) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.path, p.place, p.message)))
        """Sorted by place; never empty."""
        self.source = source
        """The text that was read, for showing lines of it; empty where nothing could be read."""
        self.missing = missing
        """True if there is no such file: the command line has an exit code of its own for it."""
        super().__init__("\n".join(map(str, self.problems)))


class DeckError(FileError):
    """A deck that cannot be shown."""


class Misread(Exception):
    """A piece of text that cannot be read as what it should be; the reader adds the place."""

    def __init__(self, message: str, *, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        """Characters between the start of the text and the fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong inside a text of a file; the reader knows the place of the text."""

    line: int
    """From 0, in the text."""
    message: str
    near: str = ""
    """Letters of the fault as they stand in the text."""


def shown(text: str) -> str:
    """Return `text` as a message quotes it: one clean line, in quotes, shortened in the middle."""
    text = one_line(text)
    if len(text) > MAX_SHOWN:
        half = MAX_SHOWN // 2
        text = f"{text[:half]} ... {text[-half:]}"
    return f"`{text}`"


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to `word`, or an empty string."""
    words = {candidate.casefold(): candidate for candidate in known}
    if not words:  # as beside a file of settings that nobody has written
        return ""
    import difflib  # deferred: 0.2 MB, for mistakes alone

    found = difflib.get_close_matches(word.casefold()[:MAX_SHOWN], words, n=1, cutoff=0.6)
    return words[found[0]] if found else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean `x`?`` for the known word nearest to `word`, or an empty string."""
    found = nearest_word(word, known)
    return f"; did you mean `{found}`?" if found else ""


def listed(words: Iterable[str], last_by: str = "or") -> str:
    """Return words as ``a, b or c``; `last_by` stands before the last one."""
    *head, last = words
    return f"{', '.join(head)} {last_by} {last}" if head else last


def report(error: FileError) -> str:
    """Return all problems with their source lines and carets, as a person reads them.

    At most `MAX_PROBLEMS` are told; the last line then counts the rest.
    """
    source = error.source.split("\n")
    out: list[str] = []
    for problem in error.problems[:MAX_PROBLEMS]:
        out.append(str(problem))
        if 0 < problem.place.line <= len(source):
            out += excerpt(source[problem.place.line - 1].rstrip("\r"), problem.place.column)
    rest = len(error.problems) - MAX_PROBLEMS
    if rest > 0:
        out.append(f"... and {rest} more problem{'s' if rest > 1 else ''}")
    return "\n".join(out)


def excerpt(line: str, column: int) -> list[str]:
    """Return the source line around `column` and a caret under it; nothing for an empty line."""
    start = max(0, column - 1 - MAX_SHOWN)
    head, tail = clean(line[start : column - 1]), clean(line[column - 1 : column - 1 + MAX_SHOWN])
    if not (head + tail).strip():
        return []
    return [f"    {head}{tail}".rstrip(), f"    {' ' * cells(head)}^"]
