"""What people write where the deck language has another word for it, and what they mean.

Tables first, likeness of letters last: ``time`` is near to no key, and everyone means ``when``.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date

from summit_tui.problems import MAX_SHOWN, nearest_word, shown

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "time": ("when",),
    "date": ("when",),
    "start": ("when", "from"),
    "begin": ("when", "from"),
    "end": ("to",),
    "until": ("to",),
    "content": ("body", "text"),
    "text": ("body", "text"),
    "markdown": ("body", "text"),
    "location": ("place",),
    "image": ("picture", "file"),
    "img": ("picture", "file"),
    "src": ("file",),
    "path": ("file",),
    "color": ("accent",),
    "colour": ("accent",),
    "lat": ("latitude",),
    "lon": ("longitude",),
    "lng": ("longitude",),
    "long": ("longitude",),
    "author": ("speaker", "author", "credit"),
    "by": ("speaker", "author", "credit"),
    "speaker_notes": ("notes",),
    "note": ("notes",),
    "name": ("title", "name"),
    "heading": ("title", "heading"),
    "sections": ("phases",),
    "chapters": ("phases",),
    "duration": ("minutes",),
    "time_limit": ("duration", "minutes"),
    "timezone": ("zone",),
    "tz": ("zone",),
    "timezones": ("zones",),
    "lang": ("language",),
    "url": ("link",),
    "href": ("link",),
}
"""What a key may mean, in small letters and with ``_``; the first that is free is meant."""

LANGUAGES: Mapping[str, str] = {
    "german": "de",
    "deutsch": "de",
    "english": "en",
    "englisch": "en",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "russian": "ru",
    "русский": "ru",
    "ukrainian": "uk",
    "polish": "pl",
    "polski": "pl",
    "dutch": "nl",
    "nederlands": "nl",
    "swedish": "sv",
    "danish": "da",
    "finnish": "fi",
    "norwegian": "nb",
    "czech": "cs",
    "turkish": "tr",
    "greek": "el",
    "hungarian": "hu",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
    "arabic": "ar",
    "hebrew": "he",
}
"""The tags of languages that people write as words, in small letters."""

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    *("jän", "", "mär", "", "mai", "", "", "", "", "okt", "", "dez"),
)
"""The first three letters of the months in English, then of those that differ in German."""


# --- keys ---------------------------------------------------------------------------------------


def meant_key(key: str, free: Collection[str], blocks: Collection[str] = ()) -> str:
    """Return which of the keys that are `free` is meant by `key`; empty if none is.

    A kind of `blocks` is meant by its own name or another word for it, never for its likeness.
    """
    word = re.sub("[ -]", "_", key.casefold())
    for candidate in (*SYNONYMS.get(word, ()), word):
        if candidate in free or candidate in blocks:
            return candidate
    return nearest_word(key, free)


def unknown_key(key: str, known: Collection[str], what: str, meant: str) -> str:
    """Return the message for a key that `what` does not have.

    `meant` is empty, one of `known`, or a block's kind that stands where a slide's keys do.
    """
    if key == "<<":
        return "found the merge key `<<`; merging is not part of a deck; write the keys out"
    hint = f"; did you mean `{meant}`?" if meant else ""
    if meant and meant not in known:
        hint = f"; did you mean the block `- {meant}:`, a point of `body`?"
    return f"unknown key {shown(key)} in {what}; expected one of {', '.join(known)}{hint}"


def language_hint(word: str) -> str:
    """Return ``; did you mean `de`?`` for a language's name."""
    tag = LANGUAGES.get(word.casefold())
    return f"; did you mean `{tag}`?" if tag else ""


# --- times --------------------------------------------------------------------------------------


def day_hint(text: str) -> str:
    """Return ``; did you mean `2025-08-15`?`` for a day in another notation, or nothing."""
    text = text.strip()
    return _asked(_days(text) if len(text) <= MAX_SHOWN else [])


def time_hint(text: str) -> str:
    """Return ``; did you mean `23:30`?`` for a time in another notation, or nothing."""
    text = text.strip()
    if len(text) > MAX_SHOWN:
        return ""
    span = re.fullmatch(r"(?:von\s+|from\s+)?(.+?)\s+(?:bis|till|-)\s+(.+)", text, re.IGNORECASE)
    if span:
        ends = [_times(end) or ([end] if _is_iso(end) else []) for end in span.groups()]
        return _asked([f"{ends[0][0]} to {ends[1][0]}"] if all(ends) else [])
    return _asked(_times(text))


def is_slashed_day(text: str) -> bool:
    """Return whether `text` is a day such as ``8/15/2025``, which is no span."""
    return bool(_SLASHED.fullmatch(text.strip()))


_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def _asked(meanings: list[str]) -> str:
    return f"; did you mean {' or '.join(f'`{m}`' for m in meanings)}?" if meanings else ""


def _is_iso(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}:\d{2}|\d{4}(-\d{2}){0,2}", text, re.ASCII))


def _times(text: str) -> list[str]:
    return _clock(text) or _days(text)


def _clock(text: str) -> list[str]:
    """Return the clock time that ``11am``, ``11:30 pm``, ``11.10`` or ``11 Uhr`` means."""
    form = r"(\d{1,2})(?:([:.])(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?"
    match = re.fullmatch(form, text, re.IGNORECASE | re.ASCII)
    if not match or not (match[2] or match[4]):
        return []
    hour, minute, half = int(match[1]), int(match[3] or 0), (match[4] or "").lower()
    if half[:1] in ("a", "p"):
        if not 1 <= hour <= 12:
            return []
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return [f"{hour:02}:{minute:02}"] if hour < 24 and minute < 60 else []


def _days(text: str) -> list[str]:
    """Return the days that `text` may mean, as ISO 8601; two for ``8/9/2025``."""
    if match := re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", text, re.ASCII):
        return _day(*match.groups())
    if match := re.fullmatch(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", text, re.ASCII):
        return _day(match[3], match[2], match[1])
    if match := _SLASHED.fullmatch(text):
        american, european = _day(match[3], match[1], match[2]), _day(match[3], match[2], match[1])
        return list(dict.fromkeys(american + european))
    if match := re.fullmatch(r"(\d{1,2})\.?\s*([^\W\d_]{3,9})\.?\s*(\d{4})", text):
        return _day(match[3], _month(match[2]), match[1])
    if match := re.fullmatch(r"([^\W\d_]{3,9})\.?\s*(\d{1,2}),?\s*(\d{4})", text):
        return _day(match[3], _month(match[1]), match[2])
    return []


def _month(name: str) -> int:
    """Return the month's number from 1; 0 for no month."""
    short = name.casefold()[:3]
    return _MONTHS.index(short) % 12 + 1 if short in _MONTHS else 0


def _day(year: str, month: str | int, day: str) -> list[str]:
    try:
        return [date(int(year), int(month), int(day)).isoformat()]
    except ValueError:
        return []
