"""What the interface says of a talk that others follow and steer; see `form`."""

from summit_tui.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Live:
    """The words of one language for stages that know of each other."""

    free: str
    """A key on the stage has ended a freeze."""
    second: str
    """Another stage of the same deck runs, and this one goes its own way."""
    joined: str
    """This stage follows another one; likewise the next ones."""
    waits: str
    """There is none yet."""
    gone: str
    back: str
    ended: str
    follows: str
    """To who wants to step there."""
