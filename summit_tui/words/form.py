"""The shape of a language's words; see `summit_tui.words`.

Templates use ``str.format`` names.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from summit_tui.values import dataclass
from summit_tui.words.counted import Counted
from summit_tui.words.desk_form import DeskWords
from summit_tui.words.live import Live
from summit_tui.words.rehearsing import Rehearsing
from summit_tui.words.timing import Timing

Hours: TypeAlias = Literal[12, 24]
"""How many hours a clock has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How the times of a day are written and said."""

    minutes: str
    """CLDR pattern on the screen."""
    seconds: str
    full: str
    """CLDR pattern of a full hour on the bar."""
    spoken: str
    """Template with ``{h}``, 0 to 23, or ``{h12}``, 1 to 12, and ``{half}``; ``{m}``, without a
    zero before it, or ``{mm}``."""
    spoken_full: str
    """Template for a full hour."""
    halves: tuple[str, str] = ("", "")
    """What stands behind a time before and after noon, where hours have the same number twice."""
    inflected: Mapping[int, str] = field(default_factory=dict)
    """Hours that are not said as their number, such as ``ein Uhr``."""
    named: Mapping[int, str] = field(default_factory=dict)
    """Full hours that have a name, such as noon, by ear."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Words:
    """All that the interface says in one language."""

    code: str
    """BCP 47 primary subtag."""
    name: str
    """The language's own name for itself."""

    # Dates and clocks, on the screen and by ear.
    date_long: str
    """CLDR pattern of a whole date with its weekday, on the screen."""
    date_spoken: str
    """CLDR pattern of a whole date, by ear."""
    date_short: str
    """CLDR pattern of a date on the bar."""
    month: str
    """CLDR pattern of a month with its year."""
    clocks: Mapping[Hours, Clock]
    """The clocks that the language has; every one has that of 24 hours."""
    clock_hours: Hours = 24
    """The clock that is used, where the language has it: what a deck asks for."""
    clock_spoken_seconds: str
    """Template with ``{clock}`` and ``{s}``."""
    joined: str
    """Between date and clock."""
    to: str
    """Between the ends of a range, with its spaces."""
    about: str
    """Before an approximate time: template with ``{time}``."""
    perhaps: str
    """Before an uncertain time: template with ``{time}``."""
    about_short: str
    """The same on the bar."""
    perhaps_short: str
    zone_spoken: str
    """Template with ``{time}`` and ``{zone}``."""
    your_time: str
    """What the viewer's own zone is called."""

    # Lengths and gaps.
    years: Counted
    months: Counted
    days: Counted
    hours: Counted
    minutes: Counted
    seconds: Counted
    and_: str
    """Between hours and minutes, with its spaces."""
    later: str
    """Template with ``{gap}``; likewise the next four."""
    earlier: str
    during: str
    same_time: str
    right_after: str
    """The other event ends as this one begins."""
    about_gap: str

    # The place in the deck.
    slide_of: str
    """Template with ``{n}`` and ``{m}``: the prompt, without its colon."""
    slide_of_brief: str
    """The same where all is said briefly."""
    detail_now: Mapping[str, str]
    """What is said on a change of detail, by `voice.Detail`."""
    steps_left: Counted
    help_hint: str
    """Before the first prompt."""
    phase: str
    phase_begins: str
    """Template with ``{phase}``: said on the first slide of a phase."""
    no_time: str
    """Said in the timeline where the present slide has no time."""

    # Blocks.
    picture: str
    """Template with ``{alt}``."""
    picture_unknown: str
    """Template with ``{file}``."""
    description: str
    """Template with ``{text}``: a long description."""
    map_: str
    """Before a map, for who asks what there is to see; likewise the next."""
    chart: str
    caption: str
    credit: str
    source: str
    taken: str
    """Template with ``{time}``: when a picture was taken."""
    sensitive: str
    """What stands first on the cover of a sensitive picture."""
    uncover: str
    """Below that: how it is shown, template with ``{key}``."""
    nothing_covered: str
    covered: str
    """Template with ``{cover}``: by ear, before the description was asked for."""
    quote_marks: tuple[str, str]
    """Before and after words that somebody said."""
    attribution_dash: str
    """Before the name of who said them, on the screen."""
    table: str
    """Template with ``{rows}`` and ``{columns}``."""
    rows: Counted
    columns: Counted
    struck: str
    """Template with ``{text}``: text that is crossed out."""
    link: str
    """Template with ``{text}`` and ``{address}``."""
    stars: str
    """Template with ``{n}`` and ``{m}``: a rating drawn in stars."""
    footnote: str
    """Template with ``{n}`` and ``{text}``."""
    quote: str
    """Template with ``{text}``: words of which nobody says whose they are."""
    quote_start: Counted
    """Before many words of somebody else."""
    quote_alone: str
    """The same where their number is not said."""
    quote_end: str
    code_start: Counted
    code_alone: str
    """Before code, where its size is not said."""
    code_end: str
    line_stressed: str
    """Template with ``{lines}``, a number: the line of code that the talk is about now."""
    lines_stressed: str
    """The same for several lines, such as ``1 and 3 to 5``."""
    all_lines: str
    notes: str
    no_notes: str
    for_you: str
    """Before what only the speaker is told."""
    sights: Mapping[str, str]
    """What there is to see: by what it is, and, with ``{n}``, by its plural."""
    has_sights: str
    """Template with ``{sights}``."""
    undescribed: str
    """Template with ``{n}``, a slide's number: its pictures have no description."""
    undescribed_many: str
    """The same with ``{names}``, several numbers; likewise the next two."""
    unnoted: str
    unnoted_many: str
    timing: Timing
    live: Live
    """The time of a talk that is given."""
    rehearsing: Rehearsing

    # Answers of the text mode.
    again: str
    first_slide: str
    last_slide: str
    no_command: str
    """Template with ``{word}``."""
    no_slide: str
    """Template with ``{m}``."""
    no_match: str
    """Template with ``{word}``."""
    no_slide_named: str
    """Template with ``{word}``."""
    matches: Counted
    hits: Counted
    hit_line: str
    """Template with ``{n}``, ``{title}`` and ``{excerpt}``."""
    hit_here: str
    """The same for the present slide."""
    hit_of: str
    """Template with ``{n}`` and ``{m}``: said before the slide of a hit."""
    in_notes: str
    """Where a hit is that the audience must not see."""
    resume_pipe: str
    """A story from a pipe is not remembered."""
    resume_damaged: str
    """The file in which the place was kept cannot be understood."""
    resume_gone: str
    """The slide at which the story was left is not in it any more."""
    no_way_back: str
    no_way_ahead: str
    mark_set: str
    """Template with ``{n}`` and ``{title}``; likewise the next."""
    mark_line: str
    mark_gone: str
    """Template with ``{n}``: the bookmark's slide is not in this deck."""
    no_mark: str
    """Template with ``{n}``."""
    no_marks: str
    mark_which: str
    """Asks for a digit on the stage."""
    jump_where: str
    """Template with ``{marks}``, each as `mark_line` gives it: asks for a digit on the stage."""
    mark_what: str
    """Asks for a digit in the text mode."""
    go_where: str
    find_what: str
    overview: str
    """What the screen of all slides is called."""
    overview_keys: str
    no_pictures: str
    no_phases: str
    no_events: str
    events: Counted
    """Template with ``{n}``, ``{first}`` and ``{last}``."""
    event: str
    """Template with ``{n}``, the slide's number, ``{time}`` and ``{title}``."""
    event_here: str
    list_line: str
    """Template with ``{n}`` and ``{title}``."""
    list_here: str
    only_language: str
    """Template with ``{language}``."""
    in_language: str
    """What is said on a change of language, in the new language."""
    told_in: str
    """Template with ``{language}``: the same for a language that the interface does not speak."""
    other_language: str
    """Template with ``{language}`` and ``{text}``: before a text in another language."""
    in_language_too: str
    """The same behind a text of the interface, such as the size of a table."""
    zone_now: str
    """Template with ``{zone}``."""
    only_zone: str
    """Template with ``{zone}``."""
    no_zones: str
    theme_now: str
    """Template with ``{theme}``, a name."""
    letters_large: str
    letters_as_before: str
    no_themes: str
    """Where a terminal has few colours, or none are wanted."""
    more_lines: Counted
    enter_continues: str
    """Before the first prompt with `more_lines`."""

    # The stage.
    more_above: Counted
    """Lines of the slide that are scrolled off, in the plain look."""
    more_below: Counted
    """Lines of the slide below the screen."""
    help_title: str
    help_close: str
    """Template with ``{key}``."""
    copied: Counted
    """How many lines of a slide are in the clipboard now."""
    copied_part: str
    """Template with ``{n}`` and ``{m}``: the clipboard takes no more."""
    no_links: str
    link_which: str
    """Template with ``{links}``, each as `mark_line` gives it: asks for a digit on the stage."""
    no_link: str
    """Template with ``{n}``."""
    link_opened: str
    """Template with ``{address}``, at its end; likewise the next two."""
    link_copied: str
    """There is no browser, so the address is in the clipboard."""
    picture_saved: str
    """Template with ``{file}``; likewise the next."""
    picture_as_svg: str
    """For PNG something is missing."""
    picture_failed: str
    """Template with ``{reason}``."""
    playing: str
    stopped: str
    """The text mode goes on by itself no more."""
    """Said when the talk begins to play by itself."""
    play_stopped: str
    play_ended: str
    in_alt: str
    """The same where the slide may show the picture in place of its description."""
    no_search: str
    """For a hit where nothing is searched for."""
    nothing_found: str
    """While something is searched for that nothing says."""
    searched: str
    """Template with ``{hit}``, as `hit_of` gives it, and ``{word}``."""
    go_to: str
    """Template with ``{digits}``, at its end: a narrow bar shows the end of a note."""
    deck_fault: str
    fault_line: str
    """Template with ``{file}``, a name, ``{line}`` and ``{fault}``."""
    more_faults: Counted
    deck_changed: str
    """The deck's file was saved, and is told as it is now."""
    not_changed: str
    """After the editor."""
    no_editor: str
    editor_missing: str
    """Template with ``{editor}``."""
    editor_failed: str
    """Template with ``{editor}`` and ``{code}``, its exit code."""
    plain_hint: str
    """Template with ``{text}`` and ``{help}``, two keys: after a key that means nothing."""
    text_mode: str
    """What is said first where the text mode goes on in place of the stage."""
    no_stage: str
    """Where answers go to no screen, or to one of lines alone."""
    no_edit_here: str
    """Where a terminal cannot be given to another program."""
    no_edit_built_in: str
    no_edit_pipe: str

    by: str
    """Template with ``{author}``."""
    license: str
    """Template with ``{license}``."""
    sources: str
    """Before the list of a deck's sources."""
    source_used: str
    """Template with ``{name}`` and ``{used_for}``."""

    desk: DeskWords
    """What the speaker's desk says."""

    typed: Mapping[str, tuple[str, ...]]
    """The language's own words for commands in the text mode, by id, besides those of the table."""
    help: Mapping[str, str]
    """A line for each row of `commands.COMMANDS`, by its id: what it does, without a full stop."""
    keys: Mapping[str, str]
    """How keys are called on the help screen, by Textual's names."""
    or_: str
    number: str
    """In the text mode's help: what typing a number does."""

    typed_with: Mapping[str, str]
    """How help calls a command that takes words, by its id: template with ``{word}``."""

    clock_word: str
    """What people write after a clock time, such as ``Uhr``; empty where nothing is usual."""
    alone: Mapping[str, str]
    """Signs that are meant themselves where nothing else stands, such as a key's."""
    abbreviations: Mapping[str, str]
    """Short forms that voices spell out or stop after, as they are written, and the words."""
    units: Mapping[str, tuple[str, str]]
    """Units that voices spell out, behind a number: for one and for several."""
    fractions: Mapping[str, tuple[str, str]]
    """Signs such as ``½`` and the words for them: alone, and after a whole number."""
    signs: tuple[tuple[str, str], ...]
    """Signs that voices drop, and the words for them, in this order; with spaces as needed."""

    @property
    def clock(self) -> Clock:
        """The clock that times are told by."""
        return self.clocks.get(self.clock_hours) or self.clocks[24]
