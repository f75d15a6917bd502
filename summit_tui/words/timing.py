"""What the interface says of time in a talk that is given; templates as in `form`."""

from summit_tui.values import dataclass
from summit_tui.words.counted import Counted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Timing:
    """The words of one language for the clock of a talk."""

    since_start: str
    """Template with ``{time}``."""
    left: str
    """Template with ``{time}``: until the talk must be over; likewise the next two."""
    left_until: str
    """With ``{end}``, a time of day."""
    over: str
    on_slide: str
    """Template with ``{time}`` and ``{planned}``."""
    planned: str
    """Template with ``{end}`` and ``{whole}``."""
    behind: str
    """Template with ``{time}``; likewise the next."""
    ahead: str
    on_time: str
    from_here: str
    """Template with ``{off}``, how far it is behind, and ``{each}``: what a slide can take."""
    skip: Counted
    """Template with ``{off}``, where slides that are left can take next to nothing."""
    no_plan: str
    begins: str
    """Said as the clock starts."""
    stands: str
    """The clock is paused."""
    goes_on: str
    """The clock counts again, or that of an earlier talk."""
    broke_off: str
    """Template with ``{n}``, a slide's number, and ``{key}``: offers to go on there."""
    broke_off_typed: str
    """The same with ``{word}``, a command."""
