"""The interface's words, one file a language.

A language is a `Words` in a file of its own and a row in `LANGUAGES`; the type checker names every
word that is missing.  Month and day names, plural rules and zone names come from CLDR through
Babel, in `summit_tui.dates`.
"""

from collections.abc import Mapping

from summit_tui.words.de import GERMAN
from summit_tui.words.en import ENGLISH
from summit_tui.words.form import Words

LANGUAGES: Mapping[str, Words] = {"de": GERMAN, "en": ENGLISH}
"""Every language that the interface speaks, by its BCP 47 primary subtag."""

__all__ = ["LANGUAGES", "Words", "primary", "words_for", "words_in"]


def words_for(*tags: str | None) -> Words:
    """Return the words for the first tag (``de-AT``, ``de_AT.UTF-8``) spoken here, else English."""
    return next((LANGUAGES[p] for p in map(primary, tags) if p in LANGUAGES), ENGLISH)


def words_in(tag: str | None, otherwise: Words) -> Words:
    """Return the words for a text in the language `tag`; `otherwise` where we have none for it."""
    return LANGUAGES.get(primary(tag), otherwise)


def primary(tag: str | None) -> str:
    """Return the language of a tag without region or coding: ``de`` for ``de_AT.UTF-8``."""
    return (tag or "").replace("_", "-").split("-")[0].split(".")[0].casefold()
