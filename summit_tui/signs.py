"""A text as a voice should read it: signs that voices drop become words, decoration goes.

At the usual punctuation level a screen reader says ``50%`` as "50" and ``20 °C`` as "20 C", and
reads ``»`` or ``☑`` as a long name at any level.  What leaves this module sounds the same at every
level.  Addresses and code stay letter by letter.  Everything here is pure; what the words are says
the text's own language.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from summit_tui.blocks import Runs
from summit_tui.dates import clock_said, spoken
from summit_tui.problems import Misread
from summit_tui.when import read_when
from summit_tui.words import Words

_KEPT = "\0"
"""Stands for a piece that is put back as it was; cleaned texts hold no control characters."""
_PAUSE = "\1"
"""Stands for a pause, until it is known whether a comma is needed for it."""

_ADDRESS = re.compile(
    r"(?:https?://|mailto:|www\.)[^\s<>\"“”„»«]*[^\s<>\"“”„»«.,:;!?)\]]"
    # Looked for only where a word begins: from each letter on, a long word takes seconds.
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_PROSE = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:[,;:]? [A-Za-zÄÖÜäöüß]+)*[.!?]?")
"""Words that every voice says as they are, if none is short for another."""
_SPACES = re.compile(r"[^\S\n]{2,}")
_LINE_BREAK = re.compile(r"\s*\n\s*")
_BULLET = re.compile(r"^[\s•·‣◦▪■●►▶→⇒–—*-]+(?=\s)")
_SEPARATOR = re.compile(r"\s[•·|▪◦‣]\s")
_ISO_DATE = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
_DOTTED_DATE = re.compile(r"(?<![\w.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\w)")
_CLOCK_RANGE = re.compile(r"(?<=\d:\d\d)\s*[–-]\s*(?=\d{1,2}:\d\d)")
_ZERO_HOUR = re.compile(r"(?<![\d:.,])0(\d:\d\d)(?![\d:])")
_MONEY = re.compile(
    r"([€$£])\s?(\d+(?:[.,]\d+)*(?:\s(?:thousand|million|billion|trillion|Millionen|Milliarden))?)"
)
_ABOUT = re.compile(r"~\s?(?=\d)")
_STARS = re.compile(r"(★+)(☆*)")
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_HYPHEN_RANGE = re.compile(r"(?<![\w.,:/-])(\d{1,4})-(\d{1,4})(?![\w:/-]|[.,]\d)")
_NEGATIVE = re.compile(r"(?<![^\s(])[-–](?=\d)")
_JOINED = re.compile(r"(?<=[^\W\d])–(?=[^\W\d])")
_DASH = re.compile(r"\s*(?:—|–|(?<=\s)-{1,3}(?=\s)|(?<=\w)--(?=\w))\s*")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff]"
    "[\ufe0f\u200d\u20e3\U0001f000-\U0001faff\u2600-\u27bf]*"
)
_DECORATION = re.compile(
    '[«»„“”"‹›‘‚\u2500-\u25ff\u2800-\u28ff\ufe0e\ufe0f\u200b\u00ad]'
    "|[•‣◦]"
    "|(?<!\\w)’(?!\\w)"  # an apostrophe stands at a letter
)
_SPACING_MARKS = str.maketrans("´`", "''", "¨¯¸")
"""Marks that NFKC would turn into a space and a combining mark."""
_CALLED = re.compile('(?<=[!?])[“”"«»]+,')
"""The comma after a quotation that ends in a sign of its own."""
_BEFORE_STOP = re.compile(r"\s+([,;:!?.]+)(?=\s|$)")
_HOLLOW = re.compile(r"\(\s*\)|\[\s*\]")


def say(text: str, words: Words) -> str:
    """Return `text` in one line, as a voice should read it; empty where all of it was decoration.

    `words` are those of the language that the text is in.
    """
    kept: list[str] = []
    return _put_back(_said(_set_aside(text, kept), words), kept)


def say_runs(runs: Runs, words: Words) -> str:
    """Return runs as `say` does; code stays letter by letter, crossed out text is named."""
    kept: list[str] = []
    parts: list[str] = []
    for run in runs:
        if run.code:
            kept.append(run.text)
            parts.append(_KEPT)
            continue
        text = _set_aside(run.text, kept)
        parts.append(words.struck.format(text=text) if run.struck and text.strip() else text)
    return _put_back(_said("".join(parts), words), kept)


def sentence(text: str) -> str:
    """Return `text` with a sign at its end at which every voice pauses: one of ``. ! ? : ;``.

    An empty text stays empty.
    """
    text = text.strip()
    if not text or text[-1] in ".!?:;。！？":
        return text
    inner = re.search(r"[.!?]([)\]]+)$", text)
    if inner:
        return f"{text[: inner.start()]}{inner[1]}{text[inner.start()]}"
    return text.rstrip(" ,-") + "."


def capital(text: str) -> str:
    """Return `text` with a large first letter, as at the start of a sentence."""
    return text[:1].upper() + text[1:]


def _set_aside(text: str, kept: list[str]) -> str:
    """Return `text` with each address replaced by `_KEPT`, and add the addresses to `kept`."""

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return _KEPT

    return _ADDRESS.sub(keep, text.replace(_KEPT, "").replace(_PAUSE, ""))


def _put_back(text: str, kept: list[str]) -> str:
    pieces = iter(kept)
    return re.sub(_KEPT, lambda _: next(pieces), text)


def _said(text: str, words: Words) -> str:
    if text.isascii() and text.isalpha():
        return text
    # Runs of spaces first: patterns that look for spaces take seconds for thousands in a row.
    if text.strip() in words.alone:
        return words.alone[text.strip()]
    short = _short_forms(tuple(words.abbreviations))
    if _PROSE.fullmatch(text) and not short.search(text):
        return text
    text = _LINE_BREAK.sub(_PAUSE, _SPACES.sub(" ", text.strip()))
    text = _BULLET.sub("", text)
    text = _SEPARATOR.sub(_PAUSE, text)
    text = short.sub(lambda m: _in_full(m, words), text)
    text = _units(tuple(words.units)).sub(lambda m: _unit_said(m, words), text)
    text = _times_said(text, words)
    text = _numbers_said(text, words)
    for sign, word in words.signs:
        text = text.replace(sign, word)
    text = _JOINED.sub("-", text)
    text = _DASH.sub(_PAUSE, text)
    text = _EMOJI.sub(" ", text)
    text = _DECORATION.sub("", _CALLED.sub("", text))
    text = unicodedata.normalize("NFKC", text.translate(_SPACING_MARKS))
    text = _paused(text)
    text = _HOLLOW.sub("", text)
    text = " ".join(text.split())
    text = text.replace("( ", "(").replace(" )", ")")
    return _BEFORE_STOP.sub(r"\1", text)


@cache
def _short_forms(short: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of abbreviations, also at the beginning of a sentence."""
    begun = [capital(one) for one in short]
    return _any_of([*short, *begun], r"(?<![\w.])(?P<short>{})(?!\w)(?P<after>\s*)")


@cache
def _units(units: tuple[str, ...]) -> re.Pattern[str]:
    # "5 m" are metres; "5m" are metres, minutes or millions.
    return _any_of(units, r"(?P<number>(?<![\w.,])[\d.,]*\d)(?P<space>\s?)(?P<unit>{})(?![\w²³/])")


def _any_of(written: Sequence[str], form: str) -> re.Pattern[str]:
    """Return a pattern with any of some letters, spaces of any width, in place of ``{}``."""
    longest = sorted(written, key=len, reverse=True)
    return re.compile(
        form.replace("{}", "|".join(re.escape(one).replace(r"\ ", r"\s") for one in longest))
    )


def _in_full(found: re.Match[str], words: Words) -> str:
    """An abbreviation in full; its stop stays where it ends the text, too."""
    short = " ".join(found["short"].split())
    ends = found.end() == len(found.string) and short.endswith(".")
    full = words.abbreviations.get(short)
    if full is None:  # at the beginning of a sentence
        full = capital(words.abbreviations[short[0].casefold() + short[1:]])
    return f"{full}{'.' if ends else found['after']}"


def _unit_said(found: re.Match[str], words: Words) -> str:
    one, several = words.units[found["unit"]]
    if found["unit"] == "m" and not found["space"]:
        return found[0]
    return f"{found['number']} {one if found['number'] == '1' else several}"


def _times_said(text: str, words: Words) -> str:
    """Return `text` with dates in digits and clock times as they are spoken."""
    text = _ISO_DATE.sub(lambda m: _date_said(m[0], m[0], words), text)
    text = _DOTTED_DATE.sub(
        lambda m: _date_said(m[0], f"{m[3]}-{m[2]:0>2}-{m[1]:0>2}", words), text
    )
    if words.clock_word:
        text = _worded_clocks(words.clock_word, words.to.strip()).sub(
            lambda m: _clocks_said(m, words), text
        )
    text = _CLOCK_RANGE.sub(words.to, text)
    return _ZERO_HOUR.sub(r"\1", text)


def _date_said(written: str, iso: str, words: Words) -> str:
    """Return a date in words; what is in no calendar stays as it was written."""
    try:
        return spoken(read_when(iso, day=None, zone=None), words, None)
    except Misread:
        return written


@cache
def _worded_clocks(word: str, to: str) -> re.Pattern[str]:
    """Return the pattern of ``9:30 Uhr``, ``9.30 Uhr`` and ``9:30–10:15 Uhr``."""
    return re.compile(
        rf"(?<![\d:.,])(?:(\d{{1,2}})[:.](\d\d)\s*(?:[–-]|{re.escape(to)})\s*)?"
        rf"(\d{{1,2}})(?:[:.](\d\d))?\s{re.escape(word)}(?!\w)"
    )


def _clocks_said(found: re.Match[str], words: Words) -> str:
    clocks = [
        (int(hour), int(minute or 0))
        for hour, minute in ((found[1], found[2]), (found[3], found[4]))
        if hour
    ]
    if any(hour > 24 or minute > 59 for hour, minute in clocks):
        return found[0]
    return words.to.join(clock_said(hour, minute, words) for hour, minute in clocks)


def _numbers_said(text: str, words: Words) -> str:
    """Return `text` with what stands around numbers in words: ranges, money, fractions, stars."""
    text = _MONEY.sub(r"\2 \1", text)
    for sign, (alone, after) in words.fractions.items():
        if sign not in text:
            continue
        text = re.sub(rf"(?<=\d)\s?{sign}", f" {after}", text)
        text = text.replace(sign, alone)
    text = _ABOUT.sub(words.about.format(time=""), text)
    text = _STARS.sub(lambda m: words.stars.format(n=len(m[1]), m=len(m[1] + m[2])), text)
    text = _RANGE.sub(words.to, text)
    text = _HYPHEN_RANGE.sub(
        lambda m: f"{m[1]}{words.to}{m[2]}" if int(m[1]) < int(m[2]) else m[0], text
    )
    return _NEGATIVE.sub("−", text)


def _paused(text: str) -> str:
    """Return `text` with a comma for each pause that no other sign makes already."""

    def pause(found: re.Match[str]) -> str:
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if before in ("", *",.;:!?(") or after in ("", *",.;:!?)"):
            return " "
        return ", "

    return re.sub(rf"\s*(?:{_PAUSE}\s*)+", pause, text)
