"""The shape of a language's words at the speaker's desk; see `summit_tui.words.form`."""

from collections.abc import Mapping

from summit_tui.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DeskWords:
    """All that a speaker's desk says in one language, besides what every front end says."""

    # Whom it follows.
    together: str
    """It follows a stage: template with ``{title}``, the deck's."""
    alone: str
    lost: str
    back: str
    """A stage that was lost is there again."""
    other_deck: str
    """The stage shows the deck's file as it was, or will be."""
    which_talk: str
    """Before a list of several talks that run."""
    which_number: str
    """Asks for one of them: template with ``{m}``."""
    talk_line: str
    """Template with ``{n}`` and ``{file}``."""
    refused: Mapping[str, str]
    """What a stage did not do, by `session.Reply`; and ``silent``, for one that does not answer."""

    # Where the talk is.
    now_at: str
    """Template with ``{n}`` and ``{title}``: the talk was moved by somebody else."""
    now_step: str
    """The same where it is on the slide as before: template with ``{left}``."""
    no_steps_left: str
    next_slide: str
    """Template with ``{title}``; likewise the next, with ``{text}``."""
    next_step: str
    next_end: str
    frozen: str
    unfrozen: str
    """The speaker is where the audience is again."""
    frozen_at: str
    """Template with ``{n}`` and ``{title}``: what the audience sees."""
    blank: str
    ended: str
    shown: str
    """The audience sees again where the talk is."""

    # Time.
    wall: str
    """Template with ``{clock}``."""
    on_slide: str
    """Template with ``{time}``, where nothing is planned."""
    clock_reset: str
    marks_on: str
    marks_off: str
    marks_what: str
    """Template with ``{word}``."""

    # Pointing.
    points: str
    """Template with ``{n}`` and ``{text}``: a block that can be pointed at, or is."""
    points_at: str
    points_at_none: str
    point_what: str
    """Template with ``{word}`` and ``{m}``."""
    no_blocks: str
    stage_what: str
    """Template with ``{word}``; likewise the next."""
    stage_cannot: str

    # On the screen.
    elapsed: str
    """Template with ``{time}``, in digits: since the start."""
    remaining: str
    """The same to the end of the talk; likewise the next, after it."""
    overtime: str
    slide: str
    """The same on this slide; the next has ``{planned}``, too."""
    slide_of: str
    next_up: str
    """Above the next slide."""
    next_step_short: str
    """Above the same slide after the next step."""
    keys_hint: str
    scrolls: str
    """A line of help: what the keys do that scroll a slide on the stage."""
    reset_sure: str
    """Asked before the clock is put back: template with ``{key}``."""
    not_here: str
    """Said to a key of the stage that does nothing at a desk."""

    links: Mapping[str, str]
    """What the desk follows, in few words, by `desk.Link`, but for ``together``."""

    typed: Mapping[str, tuple[str, ...]]
    """The language's own words for commands of the desk in the text mode, by id."""
    help: Mapping[str, str]
    """A line for each row of `commands.DESK`, by its id."""
    typed_with: Mapping[str, str]
    """How help calls a command that takes words, by its id: template with ``{word}``."""
    clock_help: str
    """The help line of the clock, with what is typed before a colon."""
    on: tuple[str, ...]
    """What people type to switch something on; likewise the next."""
    off: tuple[str, ...]
    clock: Mapping[str, tuple[str, ...]]
    """What people type behind the word for the clock: ``start``, ``pause`` and ``reset``."""
