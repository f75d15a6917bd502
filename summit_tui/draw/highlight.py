"""Program text in roles: the one door to Pygments.

Whatever the library makes of a text, the pieces joined are the text: colours are extra, letters are
not.  Languages are known by Pygments' names for them and by the usual ends of file names.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from rich.cells import split_graphemes

from summit_tui.palette import Role

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

MAX_TEXT = 10_000
"""Characters of the longest text that is read: many languages look at the rest of it, or at the
line, anew for every letter, so time grows with the square of these four."""
MAX_LINES = 400
"""Lines of the longest text that is read."""
MAX_LINE = 300
"""Characters of the longest line that is read."""
MAX_SPACE = 120
"""Spaces and line feeds in a row that are read."""

Pieces: TypeAlias = tuple[tuple[str, Role], ...]
"""One line; empty for an empty line, no piece is empty, neighbours differ in role."""

_ROLES: Mapping[tuple[str, ...], Role] = {
    ("Comment",): "comment",
    ("Comment", "Preproc"): "keyword",
    ("Comment", "PreprocFile"): "string",
    ("Keyword",): "keyword",
    ("Operator", "Word"): "keyword",
    ("Name", "Tag"): "keyword",
    ("Name", "Decorator"): "keyword",
    ("Literal", "String"): "string",
    ("Literal", "Number"): "number",
    ("Literal", "Date"): "number",
    ("Generic", "Prompt"): "comment",
    ("Generic", "Heading"): "keyword",
    ("Generic", "Subheading"): "keyword",
    ("Generic", "Inserted"): "string",
    ("Generic", "Deleted"): "number",
}
"""What a kind of token is to the eye; kinds below these, such as ``Keyword.Type``, are the same."""

_READ_AS = {"Systemd": "INI"}
"""Languages that take a minute for some texts within these limits, and others that fit them too."""
_SPACE = re.compile(rf"\s{{{MAX_SPACE}}}")
_LOG = logging.getLogger(__name__)


def knows(language: str) -> bool:
    """True if texts in `language` get colours."""
    return language.casefold() in _names()


@lru_cache(maxsize=256)
def highlighted(text: str, language: str | None) -> tuple[Pieces, ...]:
    """Return the lines of `text` in roles; plain where the language is unknown or a text too long.

    Plain is the role ``code`` throughout.
    """
    lines = text.split("\n")
    if language and knows(language) and _is_readable(text, lines):
        try:
            return tuple(_lines(text, _lexer(language.casefold())))
        except Exception:  # noqa: BLE001 - hundreds of languages, and none may end a talk
            _LOG.exception("code in %s could not be read", language)
    return tuple(((line, "code"),) if line else () for line in lines)


def _is_readable(text: str, lines: Sequence[str]) -> bool:
    return (
        len(text) <= MAX_TEXT
        and len(lines) <= MAX_LINES
        and max(map(len, lines)) <= MAX_LINE
        and not _SPACE.search(text)
    )


@cache
def _names() -> Mapping[str, str]:
    """The names of Pygments' languages by all that people call them, in small letters."""
    from pygments.lexers import get_all_lexers  # deferred: only for decks with code

    known: dict[str, str] = {}
    ends: dict[str, str] = {}
    for found, aliases, files, _ in get_all_lexers(plugins=False):
        name = _READ_AS.get(found, found)
        known |= dict.fromkeys((alias.casefold() for alias in aliases), name)
        for pattern in files:
            if pattern.startswith("*.") and pattern[2:].isalnum():
                ends.setdefault(pattern[2:].casefold(), name)
    return ends | known


@lru_cache(maxsize=32)
def _lexer(language: str) -> "Lexer":
    from pygments.lexers import find_lexer_class  # deferred as above

    made = find_lexer_class(_names()[language])
    assert made is not None, language
    return made()


def _lines(text: str, lexer: "Lexer") -> Iterator[Pieces]:
    """Yield the lines of `text` in roles.  Raises `ValueError` where the library lost a letter."""
    roles: list[Role] = []
    read: list[str] = []
    # Not `get_tokens`, which drops empty lines at the ends; sessions need the line feed.
    for _, token, value in lexer.get_tokens_unprocessed(f"{text}\n"):
        read.append(value)
        roles += [_role(token)] * len(value)
    if "".join(read) != f"{text}\n":
        raise ValueError("the pieces are not the text")
    start = 0
    for line in text.split("\n"):
        yield tuple(_pieces(line, roles[start : start + len(line)]))
        start += len(line) + 1


@cache
def _role(token: "_TokenType") -> Role:
    """The role of the nearest kind above `token`."""
    path = tuple(token)
    while path:
        if path in _ROLES:
            return _ROLES[path]
        path = path[:-1]
    return "code"


def _pieces(line: str, roles: list[Role]) -> Iterator[tuple[str, Role]]:
    """Join neighbours of one role; what a terminal draws as one sign stays in one piece."""
    cuts = [end for _, end, _ in split_graphemes(line)[0]] if not line.isascii() else None
    ends = set(cuts) if cuts is not None else None
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or (roles[at] != roles[start] and (ends is None or at in ends)):
            yield line[start:at], roles[start]
            start = at
