"""What a terminal still shows: readers that compare screens lose what stood there before.

Fenrir, and NVDA's older support of consoles, speak only what differs from the screen before.  A
line that is already there is lost or told out of order; see `Seen.holds`.
"""

from collections.abc import Sequence

from summit_tui.values import dataclass

GAP = 0.15
"""Seconds for which such a reader needs an empty screen to notice it (measured)."""
ALIKE = 2
"""With so many rows of an answer still shown, lines of it were lost; a lone one cost nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The rows that a terminal shows, from the top; the last one is where the person types."""

    rows: tuple[str, ...] = ()

    def holds(self, rows: Sequence[str]) -> bool:
        """True if so many different ones of `rows` are still shown that some would be lost."""
        shown = {row.rstrip() for row in self.rows} - {""}
        return len(shown & {row.rstrip() for row in rows}) >= ALIKE

    def typed(self, text: str) -> "Seen":
        """Return what is shown when `text` was typed and the terminal has shown it."""
        if not self.rows:
            return self
        return Seen(rows=(*self.rows[:-1], f"{self.rows[-1]}{text}"))

    def after(self, text: str, height: int) -> "Seen":
        """Return what is shown after an answer, on a terminal of `height` rows.

        An answer begins on a row of its own.
        """
        rows = (*self.rows, *text.split("\n"))
        return Seen(rows=rows[-height:])
