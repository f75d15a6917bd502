"""Numbers and labels of charts: what was written, and what it is worth.

The letters are kept, so that nothing is rounded and a comma stays a comma; the worth is for drawing
alone.
"""

import re
from contextlib import suppress
from datetime import date, tzinfo
from decimal import Decimal

from summit_tui.clean import one_line
from summit_tui.problems import Misread, shown
from summit_tui.values import dataclass
from summit_tui.when import Moment, read_when

FORM = "a number such as `5400`, `-2.5`, `2,5` or `1.2e6`"
"""What a message expects."""
MAX_DIGITS = 30
"""Most digits of a number, and most zeros that its exponent may add."""

_GROUPED = re.compile(r"([+-]?)(\d{1,3})((?:[ \u00a0\u2009\u202f'’_]\d{3})+)([.,]\d+)?", re.ASCII)
_GROUPED_BY_MARK = re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,})", re.ASCII)
_PLAIN = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_WITH_UNIT = re.compile(r"[^\d\s]{0,3}\s?[-+−]?\d[\d.,]*\s?[^\d\s.,]\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as it was written."""

    text: str
    """In one line."""
    number: Decimal
    """Finite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a number of a chart belongs to: a name, a number or a time."""

    text: str
    """As it was written, in one line; never empty."""
    number: Decimal | None = None
    """Its worth, if it is a number."""
    moment: Moment | None = None
    """The time, if it can be one; a year alone is also a number."""


def read_amount(text: str) -> Amount:
    """Return the number that `text` is.  Raises `Misread`.

    A point or a comma parts the decimals; thousands may be parted by a space or an apostrophe.
    """
    written = text.strip()
    bare = written.replace("−", "-")
    if _TWO_WAYS.fullmatch(bare):
        joined = written.replace(",", "")
        raise Misread(
            f"{shown(written)} may be a thousand or a fraction; write {shown(joined)} or "
            f"{shown(written.replace(',', '.'))}"
        )
    if _GROUPED_BY_MARK.fullmatch(bare):
        bare = re.sub("[.,]", "", bare)
    elif grouped := _GROUPED.fullmatch(bare):
        sign, head, groups, fraction = grouped.groups("")
        bare = sign + head + re.sub(r"\D", "", groups) + fraction
    if not _PLAIN.fullmatch(bare):
        hint = "; write what it counts in `unit`" if _WITH_UNIT.fullmatch(written) else ""
        raise Misread(f"found {shown(written)}; expected {FORM}{hint}")
    number = Decimal(bare.replace(",", "."))
    digits = len(number.as_tuple().digits)
    if digits > MAX_DIGITS or (number and abs(number.adjusted()) > MAX_DIGITS):
        raise Misread(
            f"{shown(written)} is too long to be drawn; expected at most {MAX_DIGITS} digits"
        )
    return Amount(text=written, number=number)


def read_label(text: str, *, day: date | None, zone: tzinfo | None) -> Label:
    """Return `text` as a label; `day` and `zone` are those of a clock time.

    Whether it has to be a number or a time knows the chart.
    """
    written = one_line(text)
    number: Decimal | None = None
    moment: Moment | None = None
    with suppress(Misread):
        number = read_amount(written).number
    with suppress(Misread):
        when = read_when(written, day=day, zone=zone)
        moment = None if when.end else when.start
    return Label(text=written, number=number, moment=moment)
