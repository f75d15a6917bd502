"""Times, dates, lengths and gaps in words, for the screen and for the ear.

The one door to Babel (CLDR): names of days, months and zones, and plural rules.  Babel is imported
where it is first needed, because it costs more than all the rest of the text mode's start.
"""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from summit_tui.clean import one_line
from summit_tui.timeline import Gap, Relation
from summit_tui.when import Moment, Precision, When
from summit_tui.words import Words

if TYPE_CHECKING:
    from babel import Locale


@cache
def _locale(code: str) -> "Locale":
    from babel import Locale  # deferred: 65 ms, only for decks with times or counts

    return Locale.parse(code)


def counted(forms: Mapping[str, str], n: int, words: Words, **values: str) -> str:
    """Return the form of `forms` that CLDR's plural rule of the language chooses for `n`."""
    rule = _locale(words.code).plural_form(n)
    return forms.get(rule, forms["other"]).format(n=n, **values)


def _pattern(at: datetime, pattern: str, words: Words) -> str:
    from babel.dates import format_datetime  # deferred, see _locale

    return format_datetime(at, pattern, locale=_locale(words.code))


def zone_name(zone: tzinfo, at: datetime, words: Words) -> str:
    """Return what people call `zone` at that time of the year, such as ``Alaska Daylight Time``."""
    from babel.dates import get_timezone_name  # deferred, see _locale

    return one_line(get_timezone_name(at.astimezone(zone), locale=_locale(words.code)))


def zone_letters(at: datetime) -> str:
    """Return the letters for the zone of `at`, such as ``AKDT``, or its offset, ``UTC+3``."""
    letters = at.tzname() or ""
    if letters and letters[0] not in "+-":
        return letters
    offset = at.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    sign, minutes = "-" if minutes < 0 else "+", abs(minutes)
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")


def local_zone() -> ZoneInfo | None:
    """Return the viewer's own time zone, or None where the machine does not say."""
    from babel.dates import get_timezone  # deferred, see _locale
    from babel.localtime import get_localzone

    try:
        key = str(get_timezone(get_localzone()))
        return ZoneInfo(key)
    except (LookupError, ValueError, OSError):
        return None


# --- on the screen ------------------------------------------------------------------------------


def _marked(text: str, moment: Moment, words: Words) -> str:
    if moment.approximate:
        text = words.about_short.format(time=text)
    return words.perhaps_short.format(time=text) if moment.uncertain else text


def _clock(moment: Moment, at: datetime, words: Words) -> str:
    pattern = words.clock_seconds if moment.precision is Precision.SECOND else words.clock
    return _marked(_pattern(at, pattern, words), moment, words)


def _date(moment: Moment, at: datetime, pattern: str, words: Words) -> str:
    """A date as precisely as it was written."""
    match moment.precision:
        case Precision.YEAR:
            return f"{at.year}"
        case Precision.MONTH:
            return _pattern(at, words.month, words)
        case _:
            return _pattern(at, pattern, words)


def in_full(when: When, words: Words, zone: tzinfo | None) -> str:
    """Return a time for the screen: ``Fri, 15 August 2025, 11:10 AKDT``.

    `zone` is the zone to show it in; None for a deck without zones, then no letters are shown.  A
    date without a clock is not carried over into another zone: it is a day of the event.
    """
    start, end = when.start, when.end
    first = _in_zone(start, zone)
    day = _date(start, first, words.date_long, words)
    if not start.precision.clock:
        text = _marked(day, start, words)
        if end and end.precision.clock is False:
            until = _date(end, _in_zone(end, zone), words.date_long, words)
            text += f" – {_marked(until, end, words)}"
        return text
    text = f"{day}{words.joined}{_clock(start, first, words)}"
    if end:
        last = _in_zone(end, zone)
        until = _clock(end, last, words)
        if last.date() != first.date():
            until = f"{_date(end, last, words.date_long, words)}{words.joined}{until}"
            text += f" – {until}"
        else:
            text += f"–{until}"
    return f"{text} {zone_letters(first)}" if zone else text


def on_bar(when: When, words: Words, zone: tzinfo | None, *, day: bool) -> str:
    """Return the shortest label for a mark: a clock, or a date where `day` asks or none was given."""
    start = when.start
    at = _in_zone(start, zone)
    if not start.precision.clock:
        return _marked(_date(start, at, words.date_short, words), start, words)
    clock = _clock(start, at, words)
    return f"{_pattern(at, words.date_short, words)} {clock}" if day else clock


def _in_zone(moment: Moment, zone: tzinfo | None) -> datetime:
    """The moment on the clocks of `zone`; a date alone stays the date that was written."""
    return moment.at.astimezone(zone) if zone and moment.precision.clock else moment.at


# --- by ear -------------------------------------------------------------------------------------


def _certainty(text: str, moment: Moment, words: Words) -> str:
    if moment.approximate:
        text = words.about.format(time=text)
    return words.perhaps.format(time=text) if moment.uncertain else text


def _clock_spoken(moment: Moment, at: datetime, words: Words) -> str:
    form = words.clock_spoken if at.minute else words.clock_spoken_full
    clock = form.format(h=at.hour, m=at.minute, mm=f"{at.minute:02}")
    if moment.precision is Precision.SECOND and at.second:
        clock = words.clock_spoken_seconds.format(clock=clock, s=at.second)
    return clock


def spoken(when: When, words: Words, zone: tzinfo | None, *, date: bool = True) -> str:
    """Return a time in words: ``15 August 2025, about 11:26 to 13:56``.

    `date` False leaves out the date of a clock time, as within a talk about one day.
    """
    start, end = when.start, when.end
    first = _in_zone(start, zone)
    day = _date(start, first, words.date_spoken, words)
    if not start.precision.clock:
        text = _certainty(day, start, words)
        if end and not end.precision.clock:
            until = _date(end, _in_zone(end, zone), words.date_spoken, words)
            text += f"{words.to}{_certainty(until, end, words)}"
        return text
    text = _certainty(_clock_spoken(start, first, words), start, words)
    if end:
        last = _in_zone(end, zone)
        until = _clock_spoken(end, last, words)
        if last.date() != first.date():
            until = f"{_date(end, last, words.date_spoken, words)}{words.joined}{until}"
        if (end.approximate, end.uncertain) != (start.approximate, start.uncertain):
            until = _certainty(until, end, words)
        text += f"{words.to}{until}"
    return f"{day}{words.joined}{text}" if date else text


def length(seconds: int, precision: Precision, words: Words) -> str:
    """Return a length of time in its one or two largest units: ``2 hours and 30 minutes``."""
    days, rest = divmod(seconds, 86400)
    if days >= 730 or precision is Precision.YEAR:
        return counted(words.years, max(1, round(seconds / 31556952)), words)
    if days >= 61 or precision is Precision.MONTH:
        return counted(words.months, max(1, round(seconds / 2629746)), words)
    if not precision.clock or days >= 7:
        return counted(words.days, max(1, round(seconds / 86400)), words)
    hours, rest = divmod(rest, 3600)
    minutes, left = divmod(rest, 60)
    units = [(words.days, days), (words.hours, hours), (words.minutes, minutes)]
    if precision is Precision.SECOND or seconds < 60:
        units.append((words.seconds, left))
    named = [counted(forms, n, words) for forms, n in units if n][:2]
    return words.and_.join(named) or counted(words.minutes, 0, words)


def gap_in_words(gap: Gap, words: Words) -> str:
    """Return a gap as people say it: ``16 minutes later``, ``about 2 hours earlier``."""
    if gap.relation is Relation.SAME:
        return words.same_time
    text = length(gap.seconds, gap.precision, words)
    if not gap.certain:
        text = words.about_gap.format(gap=text)
    match gap.relation:
        case Relation.LATER:
            return words.later.format(gap=text)
        case Relation.EARLIER:
            return words.earlier.format(gap=text)
        case Relation.DURING:
            return words.during.format(gap=text)
