"""The signs of the interface: one row of a table for modern terminals, one for old consoles.

``● ○ ◆`` are of ambiguous width in East Asian fonts and missing on some consoles; the ASCII row
draws the same with the letters that every terminal has.  Every sign is one cell wide.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from summit_tui.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """One kind of mark on the bar, told apart by shape as well as by colour."""

    told: str
    """A slide before the current one in the telling."""
    here: str
    coming: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """All signs that drawing adds to an author's words."""

    sure: Marks
    """Slides whose time the deck vouches for."""
    vague: Marks
    """Slides with an approximate or uncertain time."""
    timeless: Marks
    """Slides without a time, between their neighbours."""
    several: Marks
    """Cells that hold several slides."""
    past: str
    """The bar's line up to the current event."""
    future: str
    span_past: str
    """A stretch in which something lasted; heavier than the line."""
    span_future: str
    gap: str
    """Where a long quiet stretch of the bar is shortened."""
    above: str
    """Rows are scrolled off the top; likewise below."""
    below: str
    dot: str
    """Between two facts on one line."""
    dash: str
    """Before who said it, in place of the language's own; empty where that can be drawn."""
    bullets: tuple[str, ...]
    """By the depth of the list; deeper lists take the last."""
    side: str
    """A rule along the left side of a block."""
    rule: str
    """A rule below a table's headings."""
    continued: str
    """At the start of a row that goes on with the line of code above it."""
    stressed: str
    """Before a line of code that the talk is about now."""
    cut: str
    """Where a status did not fit."""
    nothing: str
    """Where a chart has no number."""
    fills: tuple[str, ...]
    """Bars of a chart, by the number of their series."""
    eighths: tuple[str, ...]
    """The end of a bar of the first series, from one eighth to seven; empty for whole cells."""
    points: tuple[str, ...]
    """Points of a line, by the number of their series."""
    corner: str
    """Where two axes meet."""
    tick: str
    """Below a round value of the lower axis."""
    half: str
    """The left end of such a bar that grows to the left; empty for whole cells."""
    superscripts: bool
    """True if the marks of footnotes may be small digits; else they stand in brackets."""
    spot: str
    """A place on a map."""
    arrow: str
    """From here to there."""
    braille: bool
    """True if coasts and routes may be made of braille dots."""
    coast: str
    """A coast, where there is no braille."""
    ways: tuple[str, ...]
    """Routes by their pattern, where there is no braille."""
    block_letters: bool
    """True if big letters may be made of block elements."""


GlyphSet: TypeAlias = Literal["unicode", "ascii", "plain"]

_DRAWN: Mapping[GlyphSet, Glyphs] = {
    "unicode": Glyphs(
        sure=Marks(told="●", here="◆", coming="○"),
        vague=Marks(told="◐", here="◈", coming="◌"),
        timeless=Marks(told="•", here="◇", coming="◦"),
        several=Marks(told="◉", here="◆", coming="◎"),
        past="━",
        future="─",
        span_past="■",
        span_future="═",
        gap="╱",
        above="▲",
        below="▼",
        dot="·",
        dash="",
        bullets=("•", "–", "·"),
        side="│",
        rule="─",
        continued="↪",
        stressed="┃",
        cut="…",
        nothing="–",
        fills=("█", "▒", "▞", "░"),
        eighths=("▏", "▎", "▍", "▌", "▋", "▊", "▉"),
        points=("●", "◆", "▲", "■"),
        corner="└",
        tick="┬",
        half="▐",
        superscripts=True,
        spot="●",
        arrow="→",
        braille=True,
        coast="·",
        ways=("━", "╍", "┅", "┉"),
        block_letters=True,
    ),
    "ascii": Glyphs(
        sure=Marks(told="*", here="@", coming="o"),
        vague=Marks(told="~", here="&", coming="?"),
        timeless=Marks(told="|", here="!", coming="."),
        several=Marks(told="X", here="@", coming="x"),
        past="=",
        future="-",
        span_past="#",
        span_future=":",
        gap="/",
        above="^",
        below="v",
        dot="-",
        dash="-",
        bullets=("*", "-", "."),
        side="|",
        rule="-",
        continued="\\",
        stressed=">",
        cut="~",
        nothing="-",
        fills=("#", "=", "+", "."),
        eighths=(),
        points=("O", "#", "X", "%"),
        corner="+",
        tick="+",
        half="",
        superscripts=False,
        spot="O",
        arrow="->",
        braille=False,
        coast=".",
        ways=("*", "+", "x", "="),
        block_letters=False,
    ),
}

# For a voice, which would name each sign: Fenrir says "dash" for a hyphen before a point of a list.
_PLAIN = replace(
    _DRAWN["ascii"], bullets=("",), dot="-", rule="", side="", cut="...", above="...", below="..."
)

GLYPHS: Mapping[GlyphSet, Glyphs] = {**_DRAWN, "plain": _PLAIN}
"""Every set of signs by its name."""
