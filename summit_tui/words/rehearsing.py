"""What the interface says of rehearsals; templates as in `form`."""

from summit_tui.values import dataclass
from summit_tui.words.counted import Counted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Rehearsing:
    """The words of one language for rehearsals and their times."""

    rehearsals: Counted
    """Template with ``{title}``, the deck's."""
    none: str
    """Template with ``{title}``."""
    slide: str
    """Above the titles in a table; likewise the next three."""
    plan: str
    run: str
    """Template with ``{n}``, from 1."""
    median: str
    in_all: str
    """Before the sum of all slides."""
    legend: str
    """Template with ``{told}``, ``{left}``, ``{over}`` and ``{longest}``, the signs of the bars."""
    slide_took: str
    """Template with ``{n}``, ``{title}`` and ``{took}``: one slide by ear."""
    step_took: str
    """Template with ``{n}`` and ``{took}``: one step by ear."""
    took: str
    """Template with ``{time}`` and ``{planned}``; likewise the next without ``{planned}``."""
    took_unplanned: str
    took_range: str
    """Template with ``{took}``, ``{least}`` and ``{most}``."""
    not_told: str
    sum_took: str
    """Template with ``{took}``: the whole talk by ear."""
    sum_longer: str
    """Template with ``{sum}`` and ``{time}``; likewise the next."""
    sum_shorter: str
    offer: Counted
    """Template with ``{file}``: asks whether so many slides get other minutes."""
    yes: tuple[str, ...]
    """What means yes, the first being what the question names."""
    written: Counted
    """Template with ``{file}``."""
    nothing_new: str
    """Template with ``{file}``: its minutes are the medians already."""
