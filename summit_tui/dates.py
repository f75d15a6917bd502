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


def language_name(tag: str, words: Words) -> str:
    """Return what a language is called, such as ``Englisch`` for ``en-GB``; else the tag itself."""
    primary = tag.replace("_", "-").split("-")[0].casefold()
    return str(_locale(words.code).languages.get(primary, tag))


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
    if _on_one_day(when, zone):
        day = _date(start, _in_zone(start, zone), words.date_long, words)
        return f"{day}{words.joined}{in_short(when, words, zone)}"
    if end is None:
        return _whole(start, words, zone)
    alike = not (start.precision.clock or end.precision.clock) and _doubt(start) == _doubt(end)
    first = _whole(start, words, zone, doubt=not alike)
    last = _whole(end, words, zone, doubt=not alike)
    if end.precision.clock:
        first = first.removesuffix(_letters(end, zone))  # said once for both
    text = f"{first} – {last}" if " " in first + last else f"{first}–{last}"
    return _marked(text, start, words) if alike else text


def in_short(when: When, words: Words, zone: tzinfo | None) -> str:
    """Return a time as `in_full` does, without the date where it lies on one day: ``11:10 AKDT``.

    A date without a clock keeps the form of `in_full`.
    """
    if not _on_one_day(when, zone):
        return in_full(when, words, zone)
    start, end = when.start, when.end
    if end is None:
        return f"{_clock(start, words, zone)}{_letters(start, zone)}"
    if _letters(start, zone) != _letters(end, zone):  # the clocks changed in between
        return (
            f"{_clock(start, words, zone)}{_letters(start, zone)} – "
            f"{_clock(end, words, zone)}{_letters(end, zone)}"
        )
    alike = _doubt(start) == _doubt(end)
    first = _clock(start, words, zone, doubt=not alike)
    last = _clock(end, words, zone, doubt=not alike)
    text = f"{_first_of(first, last, words)}–{last}"
    return f"{_marked(text, start, words) if alike else text}{_letters(end, zone)}"


def _on_one_day(when: When, zone: tzinfo | None) -> bool:
    """True if it is told by clock alone once its day is named."""
    ends = [moment for moment in (when.start, when.end) if moment]
    days = {_in_zone(moment, zone).date() for moment in ends}
    return len(days) == 1 and all(moment.precision.clock for moment in ends)


def _whole(moment: Moment, words: Words, zone: tzinfo | None, *, doubt: bool = True) -> str:
    """Date, clock and letters of the zone, as far as they are known."""
    date = _date(moment, _in_zone(moment, zone), words.date_long, words)
    if not moment.precision.clock:
        return _marked(date, moment, words) if doubt else date
    clock = _clock(moment, words, zone, doubt=doubt)
    return f"{date}{words.joined}{clock}{_letters(moment, zone)}"


def _clock(moment: Moment, words: Words, zone: tzinfo | None, *, doubt: bool = True) -> str:
    form = words.clock
    pattern = form.seconds if moment.precision is Precision.SECOND else form.minutes
    clock = _pattern(_in_zone(moment, zone), pattern, words)
    return _marked(clock, moment, words) if doubt else clock


def _first_of(first: str, last: str, words: Words) -> str:
    """The first of two times without what both end in: ``9:30`` of ``9:30 AM`` to ``10:15 AM``."""
    shared = (f" {half}" for half in words.clock.halves if half)
    return next((first.removesuffix(half) for half in shared if last.endswith(half)), first)


def _letters(moment: Moment, zone: tzinfo | None) -> str:
    """The letters of the zone with a space before them; empty without a zone or a clock."""
    if zone is None or not moment.precision.clock:
        return ""
    return f" {zone_letters(_in_zone(moment, zone))}"


def _doubt(moment: Moment) -> tuple[bool, bool]:
    return moment.approximate, moment.uncertain


def on_bar(when: When, words: Words, zone: tzinfo | None, *, day: bool) -> str:
    """Return the shortest label for a mark: a clock, or a date where `day` asks or no clock is."""
    start = when.start
    at = _in_zone(start, zone)
    if not start.precision.clock:
        return _marked(_date(start, at, words.date_short, words), start, words)
    clock = _clock(start, words, zone)
    if not (at.minute or start.precision is Precision.SECOND):
        clock = _marked(_pattern(at, words.clock.full, words), start, words)
    return f"{_pattern(at, words.date_short, words)} {clock}" if day else clock


def _in_zone(moment: Moment, zone: tzinfo | None) -> datetime:
    """The moment on the clocks of `zone`; a date alone stays the date that was written."""
    try:
        return moment.at.astimezone(zone) if zone and moment.precision.clock else moment.at
    except OverflowError:  # in the first or last hours of the calendar
        return moment.at


# --- by ear -------------------------------------------------------------------------------------


def _certainty(text: str, moment: Moment, words: Words) -> str:
    if moment.approximate:
        text = words.about.format(time=text)
    return words.perhaps.format(time=text) if moment.uncertain else text


def _clock_spoken(moment: Moment, words: Words, zone: tzinfo | None) -> str:
    """A clock time in words; empty where none was written."""
    if not moment.precision.clock:
        return ""
    at = _in_zone(moment, zone)
    seconds = at.second if moment.precision is Precision.SECOND else 0
    clock = clock_said(at.hour, at.minute, words, named=not seconds)
    return words.clock_spoken_seconds.format(clock=clock, s=seconds) if seconds else clock


def clock_said(hour: int, minute: int, words: Words, *, named: bool = True) -> str:
    """Return a time of day as it is said; with `named`, noon by its name where it has one."""
    form = words.clock
    if named and not minute and hour in form.named:
        return form.named[hour]
    template = form.spoken if minute else form.spoken_full
    half = form.halves[hour % 24 >= 12]
    h12 = hour % 12 or 12
    h = form.inflected.get(hour, hour)
    return template.format(h=h, h12=h12, m=minute, mm=f"{minute:02}", half=half)


def spoken(when: When, words: Words, zone: tzinfo | None, *, date: bool = True) -> str:
    """Return a time in words: ``15 August 2025, about 11:26 to 13:56``.

    `date` False leaves out the date of a clock time, as within a talk about one day.  A doubt that
    both ends of a span share is said once.
    """
    start, end = when.start, when.end
    day = _date(start, _in_zone(start, zone), words.date_spoken, words)
    clock = _clock_spoken(start, words, zone)
    text = _certainty(clock or day, start, words)
    if end:
        until = _clock_spoken(end, words, zone)
        if until and clock and _on_one_day(when, zone):
            text = _first_of(text, until, words)
        else:
            last_day = _date(end, _in_zone(end, zone), words.date_spoken, words)
            until = f"{last_day}{words.joined}{until}" if until else last_day
        if _doubt(end) != _doubt(start):
            until = _certainty(until, end, words)
        text += f"{words.to}{until}"
    return f"{day}{words.joined}{text}" if date and clock else text


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
    if gap.relation is Relation.LATER and gap.seconds == 0:
        return words.right_after
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
