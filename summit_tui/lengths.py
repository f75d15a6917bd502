"""Lengths of time and times of day as people write them: ``1m30s``, ``45 min``, ``15:45``.

For what a talk takes and when it must be over.  The event's own times are read by `when`.
"""

import re
from datetime import time

from summit_tui.problems import Misread, shown

FORM = "minutes or a length such as `45 min`, `1h 30min` or `PT45M`"
"""What a message expects of a talk's length."""

_WRITTEN = (
    r"(?=\d)(?:(?P<h>\d+(?:\.\d+)?) ?h(?:ours?)?(?![a-z]) ?)?"
    r"(?:(?P<m>\d+(?:\.\d+)?) ?m(?:in(?:utes?)?)?(?![a-z]) ?)?"
    r"(?:(?P<s>\d+(?:\.\d+)?) ?s(?:ec(?:onds?)?)?)?"
)
_ISO = r"pt(?=\d)(?:(?P<h>\d+(?:\.\d+)?)h)?(?:(?P<m>\d+(?:\.\d+)?)m)?(?:(?P<s>\d+(?:\.\d+)?)s)?"
"""ISO 8601, without days: what takes days is no talk."""
_UNITS = {"h": 3600, "m": 60, "s": 1}
_NUMBER = r"\d{1,9}(?:[.,]\d{1,9})?"
_TIME = r"(\d{1,2}):(\d{2})"


def _match(form: str, text: str) -> re.Match[str] | None:
    # Compiled when the first is read: most decks have none, and the program starts sooner.
    return re.fullmatch(form, text, re.ASCII)


def seconds_in(text: str) -> float | None:
    """Return the seconds of a length with its units, more than 0; None for what is no such."""
    letters = " ".join(text.casefold().split())[:100]
    match = _match(_WRITTEN, letters) or _match(_ISO, letters)
    parts = match.groupdict() if match else {}
    seconds = sum(float(parts.get(unit) or 0) * size for unit, size in _UNITS.items())
    return seconds if 0 < seconds < float("inf") else None


def read_minutes(text: str) -> float:
    """Return the minutes of a talk's length; a number alone counts minutes.  Raises `Misread`."""
    written = text.strip()
    if _match(_NUMBER, written):
        return float(written.replace(",", "."))
    seconds = seconds_in(written)
    if seconds is None:
        clock = _match(_TIME, written)
        meant = f"{int(clock[1])}h {int(clock[2])}min" if clock else ""
        hint = f"; did you mean `{meant}`, or `end: {written}`?" if meant else ""
        raise Misread(f"{shown(written)} is no length of time; expected {FORM}{hint}")
    return seconds / 60


def read_time(text: str) -> time:
    """Return a time of day, by 24 hours.  Raises `Misread`."""
    match = _match(_TIME, text.strip())
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    raise Misread(f"{shown(text.strip())} is no time of day; expected such as `15:45`")
