"""The rule about letters that the language of a text is not written in.

A voice spells what it cannot read: a German one says "Kyrillisch" before each letter of a Russian
word, an English one "Chinese letter" for each of a Chinese one.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from summit_tui.check.case import Case, Found
from summit_tui.check.ear import texts
from summit_tui.deck import Slide
from summit_tui.problems import shown
from summit_tui.words import primary

LATIN = frozenset({"LATIN"})
SCRIPTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("be", "bg", "kk", "ky", "mk", "mn", "ru", "tg", "uk"), frozenset({"CYRILLIC"})
    ),
    **dict.fromkeys(("az", "bs", "sr", "tk", "uz"), frozenset({"CYRILLIC", "LATIN"})),
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), frozenset({"ARABIC"})),
    **dict.fromkeys(("he", "yi"), frozenset({"HEBREW"})),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), frozenset({"DEVANAGARI"})),
    **dict.fromkeys(("lzh", "yue", "zh"), frozenset({"CJK", "BOPOMOFO"})),
    "am": frozenset({"ETHIOPIC"}),
    "bn": frozenset({"BENGALI"}),
    "el": frozenset({"GREEK"}),
    "grc": frozenset({"GREEK"}),
    "gu": frozenset({"GUJARATI"}),
    "hy": frozenset({"ARMENIAN"}),
    "ja": frozenset({"CJK", "HIRAGANA", "KATAKANA"}),
    "ka": frozenset({"GEORGIAN"}),
    "km": frozenset({"KHMER"}),
    "kn": frozenset({"KANNADA"}),
    "ko": frozenset({"HANGUL", "CJK"}),
    "lo": frozenset({"LAO"}),
    "ml": frozenset({"MALAYALAM"}),
    "my": frozenset({"MYANMAR"}),
    "pa": frozenset({"GURMUKHI", "ARABIC"}),
    "si": frozenset({"SINHALA"}),
    "ta": frozenset({"TAMIL"}),
    "te": frozenset({"TELUGU"}),
    "th": frozenset({"THAI"}),
}
"""The scripts of languages that are not written in Latin letters alone, by Unicode's names of the
letters; after CLDR's "languages and scripts"."""
_KNOWN = frozenset().union(*SCRIPTS.values())
_WHOLE = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""Scripts in which one sign may be a word."""
SHORTEST = 3
"""Letters of the shortest word in another script: one or two are a sign, such as a Greek pi."""
_WORD = re.compile(r"[^\W\d_]+")


def other_script(case: Case, slide: Slide) -> Iterator[Found]:
    """Words in letters that their language does not use; Latin ones are at home everywhere."""
    for place, text, language in texts(case, slide):
        if text.isascii():
            continue
        tongue = language or slide.language or case.deck.language
        own = SCRIPTS.get(primary(tongue), LATIN) | LATIN
        for word in _WORD.findall(text):
            script = _script(word)
            if script is None or script in own:
                continue
            letters = "Chinese" if script == "CJK" else script.capitalize()
            yield Found(
                case.near(place, word),
                f"{shown(word)} is in {letters} letters, which `{tongue}` is not written in; "
                f"expected words that a voice of this language can say; write it in letters of "
                f"`{tongue}`, or give it a block of its own with `language`",
            )
            break  # the rest of a sentence is as foreign as its first word


def _script(word: str) -> str | None:
    """The script of a word by the first of its letters that is not Latin; None if it is a sign."""
    scripts = [unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in word]
    found = next((script for script in scripts if script in _KNOWN - LATIN), None)
    if found is None or (found not in _WHOLE and scripts.count(found) < SHORTEST):
        return None
    return found
