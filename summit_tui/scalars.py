"""Texts with a meaning: how a time, a zone, a language or an id is read from its letters.

The table `SCALARS` is all that the reader and the JSON Schema know of them.
"""

import re
from collections.abc import Callable, Container, Mapping
from datetime import date, time
from functools import cache
from typing import Literal, get_args, get_origin
from zoneinfo import ZoneInfo, available_timezones

from summit_tui.amounts import FORM as AMOUNT_FORM
from summit_tui.amounts import Amount, Label, read_amount, read_label
from summit_tui.blocks import FirstLine, Language
from summit_tui.clean import one_line
from summit_tui.deck import Colour, Duration, Id, RuleId, Theme, Title
from summit_tui.emphasis import FORM as LINES
from summit_tui.emphasis import Emphasis, read_emphasis
from summit_tui.hints import day_hint, language_hint
from summit_tui.lengths import FORM as LENGTH_FORM
from summit_tui.lengths import read_minutes, read_time
from summit_tui.palette import THEMES
from summit_tui.problems import Misread, listed, nearest, shown
from summit_tui.rules import RULES
from summit_tui.values import dataclass
from summit_tui.when import FORMS, Moment, When, read_when


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the deck's head says about the texts below it."""

    day: date | None = None
    """The day of clock times."""
    zone: ZoneInfo | None = None
    """The zone of clock times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextType:
    """How a text with a meaning is read."""

    read: Callable[[str, Context], object]
    """Raises `Misread`."""
    schema: Mapping[str, object]
    """What the JSON Schema says of it."""


# --- texts with a meaning -----------------------------------------------------------------------


def _title(text: str, _context: Context) -> str:
    return one_line(text)


def _day(text: str, _context: Context) -> date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise Misread(
        f"found {shown(text)}; expected a day of the calendar, such as `2025-08-15`{day_hint(text)}"
    )


@cache
def _zones_by_city() -> Mapping[str, str]:
    """Return the names of all time zones by their last part; the system takes 10 ms to tell them.

    A name that others end in too is there in full as well.
    """
    names = sorted(available_timezones())
    return {name: name for name in names} | {name.rpartition("/")[2]: name for name in names}


def _zone(text: str, _context: Context) -> ZoneInfo:
    try:
        if not re.fullmatch(r"[A-Za-z0-9_+\-/]{1,64}", text):
            raise ValueError
        return ZoneInfo(text)
    except (ValueError, OSError, LookupError):
        cities = _zones_by_city()
        hint = nearest(text, cities.values())
        if not hint and text.replace(" ", "_") in cities:
            hint = f"; did you mean `{cities[text.replace(' ', '_')]}`?"
        raise Misread(
            f"{shown(text)} is no time zone; "
            f"expected its name in the IANA list, such as `America/Anchorage`{hint}"
        ) from None


_TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
"""BCP 47 (RFC 5646, 2.1) with the language of ISO 639 that it needs."""


def _language(text: str, _context: Context) -> str:
    if not re.fullmatch(_TAG, text) or len(text) > 35:
        raise Misread(
            f"{shown(text)} is no language; expected a BCP 47 tag, such as `de`, `en` or `pt-BR`"
            f"{language_hint(text)}"
        )
    return text


def _theme(text: str, _context: Context) -> str:
    if text not in THEMES:
        raise Misread(
            f"there is no theme {shown(text)}; expected {listed(f'`{name}`' for name in THEMES)}"
            f"{nearest(text, THEMES)}"
        )
    return text


_COLOUR = "#[0-9A-Fa-f]{6}"


def _colour(text: str, _context: Context) -> str:
    if not re.fullmatch(_COLOUR, text):
        short = re.fullmatch("#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])", text)
        bare = re.fullmatch("[0-9A-Fa-f]{6}", text)
        meant = "#" + "".join(2 * part for part in short.groups()) if short else f"#{text}"
        hint = f'; did you mean `"{meant.lower()}"`?' if short or bare else ""
        raise Misread(f"{shown(text)} is no colour; expected {expected(Colour)}{hint}")
    return text.lower()


def _rule(text: str, _context: Context) -> str:
    if text not in RULES:
        raise Misread(
            f"there is no rule {shown(text)}; expected one that `summit-tui check --rules` lists"
            f"{nearest(text, RULES)}"
        )
    return text


def _id(text: str, _context: Context) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", text):
        raise Misread(
            f"{shown(text)} is no id; expected small letters a to z, digits, `-`, `_` or `.`, "
            f"at most 64, a letter or digit first, such as `handshake`"
        )
    if text.isdecimal():
        raise Misread(
            f"{shown(text)} would be taken for a slide's number; expected an id with a letter"
        )
    return text


def _when(text: str, context: Context) -> When:
    return read_when(text, day=context.day, zone=context.zone)


def _moment(text: str, context: Context) -> Moment:
    when = _when(text, context)
    if when.end:
        raise Misread(f"found the span {shown(text)}; expected one time, such as `11:10`")
    return when.start


def _first_line(text: str, _context: Context) -> int | None:
    if text in ("true", "false"):
        return 1 if text == "true" else None
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise Misread(f"found {shown(text)}; expected {expected(FirstLine)}")
    return int(text)


def _label(text: str, context: Context) -> Label:
    return read_label(text, day=context.day, zone=context.zone)


SCALARS: Mapping[object, TextType] = {
    Title: TextType(read=_title, schema={"type": ["string", "number", "boolean"], "minLength": 1}),
    date: TextType(read=_day, schema={"type": "string", "format": "date"}),
    time: TextType(
        read=lambda text, _context: read_time(text),
        schema={"type": "string", "pattern": r"^\d{1,2}:\d{2}$", "examples": ["15:45"]},
    ),
    Duration: TextType(
        read=lambda text, _context: read_minutes(text),
        schema={"type": ["number", "string"], "examples": [45, "45 min", "1h 30min", "PT45M"]},
    ),
    ZoneInfo: TextType(read=_zone, schema={"type": "string", "examples": ["America/Anchorage"]}),
    Language: TextType(
        read=_language,
        schema={"type": "string", "pattern": f"^{_TAG}$", "examples": ["de", "en"]},
    ),
    Theme: TextType(read=_theme, schema={"enum": list(THEMES)}),
    Colour: TextType(
        read=_colour,
        schema={"type": "string", "pattern": f"^{_COLOUR}$", "examples": ["#2f6f4f"]},
    ),
    RuleId: TextType(read=_rule, schema={"enum": list(RULES)}),
    Id: TextType(
        read=_id, schema={"type": "string", "pattern": "^(?!\\d+$)[a-z0-9][a-z0-9._-]{0,63}$"}
    ),
    FirstLine: TextType(
        read=_first_line,
        schema={"anyOf": [{"type": "boolean"}, {"type": "integer", "minimum": 0}]},
    ),
    Emphasis: TextType(
        read=lambda text, _context: read_emphasis(text),
        schema={"type": ["string", "integer"], "examples": ["1, 3-5 | 7 | all"]},
    ),
    When: TextType(read=_when, schema={"type": ["string", "integer"], "description": FORMS}),
    Amount: TextType(
        read=lambda text, _context: read_amount(text),
        schema={"type": ["string", "number", "null"], "description": AMOUNT_FORM},
    ),
    Label: TextType(read=_label, schema={"type": ["string", "number", "boolean"]}),
    Moment: TextType(read=_moment, schema={"type": ["string", "integer"], "description": FORMS}),
}
"""Every text with a meaning, by the type of its field."""
NEEDS_QUOTES: Container[object] = (Colour,)
"""Types whose letters, without quotes, YAML takes for a comment: nothing there is a fault."""


def expected(annotation: object) -> str:
    """Return what a message expects in a field of a type; also of plain types and choices."""
    if annotation in (When, Moment):
        return FORMS
    names: Mapping[object, str] = {
        bool: "`true` or `false`",
        int: "a whole number",
        float: "a number",
        date: "a day such as `2025-08-15`",
        time: "a time of day such as `15:45`",
        Duration: LENGTH_FORM,
        ZoneInfo: "a time zone such as `America/Anchorage`",
        Language: "a language such as `de`",
        Theme: listed(f"`{name}`" for name in THEMES),
        Colour: 'a colour in quotes, such as `"#2f6f4f"`',
        RuleId: "a rule such as `notes-missing`",
        FirstLine: "`true`, `false` or the number of the first line, such as `1`",
        Emphasis: LINES,
        Id: "a short name such as `handshake`",
        Amount: AMOUNT_FORM,
        Label: "a name, a number or a time",
    }
    if get_origin(annotation) is Literal:
        return listed(f"`{choice}`" for choice in get_args(annotation))
    return names.get(annotation, "text")
