"""When something happened, as precisely as is known: ISO 8601, EDTF qualifiers, friendly forms.

Precision is what was written: a date alone never becomes a clock time.  `read_when` is pure; it
needs the deck's date and zone and raises `Misread` with a sentence for people.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import IntEnum

from summit_tui.hints import is_slashed_day, time_hint
from summit_tui.problems import Misread, shown
from summit_tui.values import dataclass

FORMS = (
    "a time such as `11:10`, `~10:25`, `11:26 for 2h30m`, `15:00 to 15:15`, `2025-08-15`, "
    "`2025-08` or `2025-08-15T11:26/PT2H30M`"
)
"""What a `when` may look like, for messages and the schema."""

MAX_TEXT = 200
"""Most characters of a time; the patterns below are not made for more."""


class Precision(IntEnum):
    """The finest part of a time that was written, coarse to fine."""

    YEAR = 1
    MONTH = 2
    DAY = 3
    MINUTE = 4
    SECOND = 5

    @property
    def clock(self) -> bool:
        """True if a clock time was written."""
        return self >= Precision.MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A year, month, day, minute or second of the event."""

    at: datetime
    """Its first instant; aware.  UTC stands in where the deck names no zone."""
    precision: Precision
    approximate: bool = False
    """True after EDTF ``~``: about then."""
    uncertain: bool = False
    """True after EDTF ``?``: perhaps then."""

    @property
    def certain(self) -> bool:
        """True if the deck vouches for it."""
        return not (self.approximate or self.uncertain)

    @property
    def until(self) -> datetime:
        """The first instant after it: a day ends at the next midnight; a minute is an instant."""
        match self.precision:
            case Precision.YEAR:
                return _later_month(self.at, 12)
            case Precision.MONTH:
                return _later_month(self.at, 1)
            case Precision.DAY:
                return _added(self.at, timedelta(days=1))
            case _:
                return self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An instant or a span of the event."""

    start: Moment
    end: Moment | None = None
    """Where a span ends; never before `start`."""

    @property
    def first(self) -> datetime:
        """The first instant."""
        return self.start.at

    @property
    def last(self) -> datetime:
        """The last instant: of the span, or of the day, month or year; `first` for a clock time."""
        return (self.end or self.start).until

    @property
    def certain(self) -> bool:
        """True if the deck vouches for start and end."""
        return self.start.certain and (self.end is None or self.end.certain)


def _added(at: datetime, amount: timedelta) -> datetime:
    """Return `at` plus `amount`, held at the last year of the calendar."""
    try:
        return at + amount
    except OverflowError:
        return at


def _later_month(at: datetime, months: int) -> datetime:
    """Return the first instant of the month `months` after that of `at`, held at year 9999."""
    year, month = at.year + (at.month - 1 + months) // 12, (at.month - 1 + months) % 12 + 1
    return at.replace(year=year, month=month, day=1) if year <= 9999 else at


# --- reading ------------------------------------------------------------------------------------

_DATE = r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_OFFSET = r"(?P<offset>Z|[+-]\d{2}(?::?\d{2})?)"
_MOMENT = re.compile(
    rf"(?P<before>[~?%]?)\s*(?:{_DATE}(?:(?:[Tt]|\s+){_CLOCK}\s*{_OFFSET}?)?"
    rf"|{_CLOCK.replace('P<', 'P<bare_')}\s*{_OFFSET.replace('P<', 'P<bare_')}?)"
    r"\s*(?P<after>[~?%]?)"
)
_ISO_DURATION = re.compile(
    r"P(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})S)?)?"
)
_FRIENDLY_DURATION = re.compile(
    r"(?:(?P<weeks>\d{1,4})\s*w(?:eeks?)?)?\s*(?:(?P<days>\d{1,5})\s*d(?:ays?)?)?\s*"
    r"(?:(?P<hours>\d{1,4})\s*h(?:ours?)?)?\s*(?:(?P<minutes>\d{1,5})\s*m(?:in(?:utes?)?)?)?\s*"
    r"(?:(?P<seconds>\d{1,6})\s*s(?:ec(?:onds?)?)?)?"
)
_SPAN = re.compile(r"\s*/\s*|\s+(?:to|until|-)\s+|\s*–\s*")
_LASTING = re.compile(r"\s+for\s+")


def read_when(text: str, *, day: date | None, zone: tzinfo | None) -> When:
    """Return the time that `text` names.

    `day` is the date of a bare clock time; `zone` the event's own: UTC stands in for None, and then
    an offset is a fault, as nobody could say what clocks showed there.  Raises `Misread`, whose
    offset points into `text`.
    """
    if len(text) > MAX_TEXT or is_slashed_day(text):
        raise _no_time(text, 0)
    lasting = _LASTING.search(text)
    if lasting:
        start = _moment(text[: lasting.start()], 0, day, zone)
        duration = _duration(text, lasting.end(), (_FRIENDLY_DURATION, _ISO_DURATION))
        return _span(start, _shifted(start, duration, 1, lasting.end()), lasting.end())
    parts = _SPAN.search(text)
    if parts is None:
        return When(start=_moment(text, 0, day, zone))
    head, tail, at = text[: parts.start()], text[parts.end() :], parts.end()
    if tail.startswith("P"):
        start = _moment(head, 0, day, zone)
        return _span(start, _shifted(start, _duration(text, at, (_ISO_DURATION,)), 1, at), at)
    if head.startswith("P"):
        end = _moment(tail, at, day, zone)
        return _span(_shifted(end, _duration(head, 0, (_ISO_DURATION,)), -1, 0), end, at)
    start = _moment(head, 0, day, zone)
    # What the end leaves out, it takes from the start (ISO 8601-1, 5.5.2): its day, its offset.
    written = re.search(rf"{_OFFSET}\s*[~?%]?\s*$", head) if start.precision.clock else None
    theirs = _offset_zone(written["offset"], 0) if written else zone
    if start.precision >= Precision.DAY:
        day = start.at.astimezone(theirs).date() if written else start.at.date()
    end = _moment(tail, at, day, theirs)
    if written and end.precision.clock:
        end = replace(end, at=end.at.astimezone(zone or UTC))
    elif written:
        end = _moment(tail, at, day, zone)
    return _span(start, end, at)


def _span(start: Moment, end: Moment, offset: int) -> When:
    # As seconds since 1970: Python compares two times of one zone by the clock on the wall.
    begins, ends, until = (at.timestamp() for at in (start.at, end.at, end.until))
    if until < begins or (ends < begins and until == begins):
        raise Misread(
            "this time ends before it starts; expected the end after the start"
            + (
                "; if it ends on a later day, write that day's date before the clock"
                if start.precision.clock and end.precision.clock
                else ""
            ),
            offset=offset,
        )
    return When(start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Length:
    """A written length of time; never nothing."""

    days: int
    """Counted by the calendar: a day from noon is noon, also when the clocks change."""
    clock: timedelta
    """Hours, minutes and seconds, counted as they pass."""


def _shifted(moment: Moment, length: _Length, sign: int, offset: int) -> Moment:
    """Return `moment` moved by `length`: on for a `sign` of 1, back for -1."""
    precision = moment.precision
    if precision < Precision.DAY:
        raise Misread(
            "a length needs a day or a clock time to count from; write the end, such as "
            "`1945/1991`",
            offset=offset,
        )
    if length.clock and not precision.clock:
        raise Misread(
            "a length in hours or minutes needs a clock time to count from; "
            "write one, such as `11:26 for 2h30m`",
            offset=offset,
        )
    # Three days from the 15th end on the 17th: the first day is one of them.
    days = length.days if precision.clock else length.days - 1
    at = moment.at
    try:
        if days:
            at += sign * timedelta(days=days)
        if precision.clock:
            at = (at.astimezone(UTC) + sign * length.clock).astimezone(at.tzinfo)
    except OverflowError:
        raise Misread("this time leaves the years 1 to 9999", offset=offset) from None
    if length.clock % timedelta(minutes=1):
        precision = Precision.SECOND
    return replace(moment, at=at, precision=precision)


def _duration(text: str, offset: int, forms: tuple[re.Pattern[str], ...]) -> _Length:
    written = text[offset:].strip()
    for form in forms:
        match = form.fullmatch(written)
        if match:
            part = {name: int(value or 0) for name, value in match.groupdict().items()}
            length = _Length(days=part.pop("weeks") * 7 + part.pop("days"), clock=timedelta(**part))
            if length.days or length.clock:
                return length
    raise Misread(
        f"found {shown(written)}; expected a length such as `2h30m`, `45m` or `PT2H30M`"
        + (
            "; months and years are not of one length, write the end"
            if re.match(r"P.*\d[YM]", written)
            else ""
        ),
        offset=offset,
    )


def _moment(text: str, offset: int, day: date | None, zone: tzinfo | None) -> Moment:
    lead = len(text) - len(text.lstrip())
    match = _MOMENT.fullmatch(text.strip())
    offset += lead
    if match is None:
        raise _no_time(text, offset)
    part = {k.removeprefix("bare_"): v for k, v in match.groupdict().items() if v}
    signs = part.get("before", "") + part.get("after", "")
    if len(signs) > 1:
        raise Misread(
            f"found {shown(text.strip())} with two signs; expected one of `~` (about), "
            f"`?` (perhaps) or `%` (both)",
            offset=offset,
        )
    if "year" not in part and part.get("offset", "").startswith("-"):
        # `10:00-11:00` is a span for everyone but ISO 8601, and would be read three zones away.
        raise Misread(
            f"{shown(text.strip())} may be a span or an offset from UTC; write a span as "
            f"`10:00 to 11:00`, an offset with the whole date before the clock",
            offset=offset,
        )
    at, precision = _at(part, text.strip(), offset, day, zone)
    return Moment(
        at=at,
        precision=precision,
        approximate=signs in ("~", "%"),
        uncertain=signs in ("?", "%"),
    )


def _no_time(text: str, offset: int) -> Misread:
    hint = time_hint(text)
    expected = "a time such as `11:10` or `2025-08-15`" if hint else FORMS
    return Misread(f"found {shown(text.strip())}; expected {expected}{hint}", offset=offset)


def _at(
    part: dict[str, str], text: str, offset: int, day: date | None, zone: tzinfo | None
) -> tuple[datetime, Precision]:
    clock = time()
    if "hour" in part:
        try:
            clock = time(int(part["hour"]), int(part["minute"]), int(part.get("second", "0")))
        except ValueError:
            raise Misread(
                f"{shown(text)} is not a time of day; expected 0:00 to 23:59", offset=offset
            ) from None
    if "year" in part:
        try:
            day = date(int(part["year"]), int(part.get("month", "1")), int(part.get("day", "1")))
        except ValueError:
            raise Misread(
                f"{shown(text)} is not in the calendar; expected year-month-day, "
                f"such as `2025-08-15`",
                offset=offset,
            ) from None
        if "hour" in part and "day" not in part:
            raise Misread(
                f"{shown(text)} has a clock but no day; write the whole date", offset=offset
            )
    elif day is None:
        raise Misread(
            f"{shown(text)} is a clock time and the deck has no date; "
            f"write `date: 2025-08-15` at the top of the deck, or the date before the clock",
            offset=offset,
        )
    at = datetime.combine(day, clock)
    if "offset" in part:
        there = at.replace(tzinfo=_offset_zone(part["offset"], offset))
        if zone is None:
            raise Misread(
                f"{shown(text)} names an offset and the deck has no zone; "
                f"add `zone: ...` to the deck, such as `zone: America/Anchorage`",
                offset=offset,
            )
        try:
            at = there.astimezone(zone)
        except OverflowError:
            raise Misread("this time leaves the years 1 to 9999", offset=offset) from None
    else:
        at = _in_zone(at, zone or UTC, text, offset, clock="hour" in part)
    if "second" in part:
        return at, Precision.SECOND
    if "hour" in part:
        return at, Precision.MINUTE
    if "day" in part:
        return at, Precision.DAY
    return at, Precision.MONTH if "month" in part else Precision.YEAR


def _offset_zone(written: str, offset: int) -> timezone:
    """Return ``Z``, ``-08``, ``-0800`` or ``-08:00`` as a zone."""
    digits = "0000" if written == "Z" else written[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    amount = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or amount > timedelta(hours=12 if written[0] == "-" else 14):
        raise Misread(
            f"{shown(written)} is not an offset from UTC; expected -12:00 to +14:00", offset=offset
        )
    return timezone(-amount if written[0] == "-" else amount)


def _in_zone(at: datetime, zone: tzinfo, text: str, offset: int, *, clock: bool) -> datetime:
    """Return `at` as a time in `zone`; a clock must have struck exactly once."""
    aware = at.replace(tzinfo=zone)
    try:
        real = aware.astimezone(UTC).astimezone(zone)
    except OverflowError:
        return aware
    if not clock:
        return aware
    if real.replace(tzinfo=None) != at:
        raise Misread(
            f"{shown(text)} never struck in {zone}: the clocks went forward over it; "
            f"write `{real:%H:%M}` if that is what the new time showed",
            offset=offset,
        )
    if aware.utcoffset() != aware.replace(fold=1).utcoffset():
        early, late = (aware.replace(fold=fold).strftime("%z") for fold in (0, 1))
        raise Misread(
            f"{shown(text)} struck twice in {zone}: the clocks went back over it; add the offset: "
            f"`{at:%Y-%m-%dT%H:%M}{early[:3]}:{early[3:]}` or `{late[:3]}:{late[3:]}`",
            offset=offset,
        )
    return aware
