"""The words behind a fence of Markdown code: ``python {1,3|5-7|all} +line_numbers``.

The form is that of presenterm: the language first, the lines to stress in braces, further wishes
with ``+``.  Nothing is passed over: what is not known here is a fault.
"""

import re
from collections.abc import Iterator

from summit_tui.blocks import Code, FirstLine
from summit_tui.emphasis import NO_EMPHASIS, Emphasis, read_emphasis
from summit_tui.problems import Misread, nearest_word, shown

NUMBERS = "line_numbers"
"""The wish for line numbers; ``+line_numbers:40`` begins with another number than 1."""
EXPECTED = "a language, the lines to stress such as `{1,3|5-7|all}`, and `+line_numbers`"

_NUMBERING = ("linenos", "linenums", "lineno", "numbers", "numberlines", "showlinenumbers", "nums")
"""What other programs call the wish for line numbers, in letters alone."""
_WORD = re.compile(r"\{[^}]*\}?|[^\s{]+")


class FenceFault(Exception):
    """A word behind a fence that means nothing here."""

    def __init__(self, message: str, near: str) -> None:
        super().__init__(message)
        self.message = message
        """As a sentence goes on after ``found``."""
        self.near = near
        """The word as it stands in the text."""


def code_of(text: str, info: str) -> Code:
    """Return the block of code whose fence says `info`.  Raises `FenceFault`."""
    language: str | None = None
    numbers: FirstLine | None = None
    lines = NO_EMPHASIS
    braces = ""
    for at, word in enumerate(_words(info)):
        if word.startswith("{"):
            if braces:
                raise FenceFault(f"{shown(word)} beside `{braces}`; expected one of them", word)
            braces, lines = word, _emphasis(word)
        elif word.startswith("+"):
            numbers = _numbers(word)
        elif at == 0:
            language = word
        else:
            raise _unknown(word)
    try:
        return Code(text=text, language=language, numbers=numbers, lines=lines)
    except ValueError as error:
        raise FenceFault(f"{shown(braces)}: {error}", braces) from None


def _words(info: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(info))


def _emphasis(word: str) -> Emphasis:
    if not word.endswith("}"):
        raise FenceFault(f"{shown(word)} without its end; write `}}` behind the lines", word)
    try:
        return read_emphasis(word[1:-1])
    except Misread as error:
        inside = word[1:-1].strip(" .")
        hint = f"; write a language without braces: `{inside}`" if inside.isidentifier() else ""
        raise FenceFault(f"{shown(word)}: {error.message}{hint}", word) from None


def _numbers(word: str) -> FirstLine:
    match = re.fullmatch(rf"\+{NUMBERS}(?::(\d{{1,6}}))?", word, re.ASCII)
    if not match:
        raise _unknown(word)
    return FirstLine(int(match[1] or 1))


def _unknown(word: str) -> FenceFault:
    """Say what was found and what may be meant: many programs have a word for line numbers."""
    bare = re.sub("[^a-z]", "", re.split("[:=]", word)[0].casefold())
    numbering = bare in _NUMBERING or nearest_word(bare, (*_NUMBERING, "linenumbers"))
    hint = f"; did you mean `+{NUMBERS}`?" if numbering else "; remove it"
    return FenceFault(f"{shown(word)} behind the fence of code; expected {EXPECTED}{hint}", word)
