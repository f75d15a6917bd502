"""Every command of a user, once: its keys, its words in the text mode, what it does.

Bindings, footer, help screen and text mode read this table; the help lines stand in `words`.  A new
command is a row here, a help line in each language, and its action in the front ends.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from summit_tui.position import Back, First, Last, Move, Next, NextPhase, PreviousPhase
from summit_tui.values import dataclass

Action: TypeAlias = Literal[
    "scroll-down",
    "scroll-up",
    "page-down",
    "page-up",
    "goto",
    "where",
    "repeat",
    "timeline",
    "list",
    "notes",
    "clock",
    "describe",
    "brief",
    "normal",
    "long",
    "uncover",
    "find",
    "next-hit",
    "previous-hit",
    "return",
    "return-ahead",
    "overview",
    "mark",
    "jump",
    "play",
    "copy",
    "open",
    "picture",
    "blank",
    "language",
    "zone",
    "theme",
    "larger",
    "smaller",
    "edit",
    "text",
    "stage",
    "about",
    "help",
    "close",
    "quit",
]
"""What a command does besides moving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One row of the table."""

    id: str
    """Its name in configuration and in `words.Words.help`."""
    does: Move | Action
    keys: tuple[str, ...] = ()
    """Keys on the stage, by Textual's names; two letters with a space are pressed in turn."""
    words: tuple[str, ...] = ()
    """What a person types in the text mode; the first is the one that help names."""
    fallback: Move | None = None
    """For scrolling: the move where there is nothing left to scroll."""


COMMANDS: tuple[Command, ...] = (
    Command(id="next", does=Next(), keys=("right", "l", "n", "enter"), words=("n", "next", "")),
    Command(id="down", does="scroll-down", fallback=Next(), keys=("down", "j")),
    Command(id="page-down", does="page-down", fallback=Next(), keys=("pagedown", "space")),
    Command(
        id="back",
        does=Back(),
        keys=("left", "h", "p", "N", "backspace"),
        words=("b", "back", "p", "previous"),
    ),
    Command(id="up", does="scroll-up", fallback=Back(), keys=("up", "k")),
    Command(id="page-up", does="page-up", fallback=Back(), keys=("pageup", "shift+space")),
    Command(id="first", does=First(), keys=("home", "g g", "0"), words=("first",)),
    Command(id="last", does=Last(), keys=("end", "G"), words=("last",)),
    Command(id="goto", does="goto", words=("go",)),
    Command(
        id="next-phase", does=NextPhase(), keys=("right_square_bracket",), words=("]", "next phase")
    ),
    Command(
        id="previous-phase",
        does=PreviousPhase(),
        keys=("left_square_bracket",),
        words=("[", "previous phase"),
    ),
    Command(id="where", does="where", words=("w", "where")),
    Command(id="repeat", does="repeat", words=("r", "repeat")),
    Command(id="timeline", does="timeline", words=("t", "timeline")),
    Command(id="list", does="list", words=("l", "list")),
    Command(id="describe", does="describe", words=("d", "describe")),
    Command(id="brief", does="brief", words=("brief",)),
    Command(id="normal", does="normal", words=("normal",)),
    Command(id="long", does="long", words=("long",)),
    Command(id="uncover", does="uncover", keys=("v",)),
    Command(id="notes", does="notes", words=("s", "notes")),
    Command(id="clock", does="clock", words=("c", "clock", "time")),
    Command(id="find", does="find", keys=("slash",), words=("f", "find", "/")),
    # `n` and `N` step, as clickers and fingers expect, also while something is searched for.
    Command(
        id="next-hit",
        does="next-hit",
        keys=("ctrl+n", "f3", "right_parenthesis"),
        words=("next hit",),
    ),
    Command(
        id="previous-hit",
        does="previous-hit",
        keys=("shift+f3", "left_parenthesis"),
        words=("previous hit",),
    ),
    Command(id="overview", does="overview", keys=("o", "d", "ctrl+p")),
    Command(id="return", does="return", keys=("ctrl+o",), words=("return",)),
    Command(id="return-ahead", does="return-ahead", keys=("tab",), words=("return ahead",)),
    Command(id="mark", does="mark", keys=("m",), words=("mark",)),
    Command(id="jump", does="jump", keys=("apostrophe",), words=("jump",)),
    Command(id="play", does="play", keys=("a",), words=("play",)),
    Command(id="copy", does="copy", keys=("y",)),
    Command(id="open", does="open", keys=("u",)),
    Command(id="picture", does="picture", keys=("P",)),
    Command(id="blank", does="blank", keys=("b", "full_stop")),
    Command(id="language", does="language", keys=("L",), words=("lang", "language")),
    Command(id="zone", does="zone", keys=("z",), words=("z", "zone")),
    Command(id="theme", does="theme", keys=("t",)),
    Command(id="larger", does="larger", keys=("plus",)),
    Command(id="smaller", does="smaller", keys=("minus",)),
    Command(id="edit", does="edit", keys=("e",), words=("e", "edit")),
    Command(id="text", does="text", keys=("T",)),
    Command(id="stage", does="stage", words=("stage",)),
    Command(id="about", does="about", keys=("i",), words=("i", "about")),
    Command(id="help", does="help", keys=("question_mark", "f1"), words=("h", "help", "?")),
    Command(id="close", does="close", keys=("escape",)),
    Command(id="quit", does="quit", keys=("q", "Q", "ctrl+c"), words=("q", "quit", "exit")),
)
"""In the order in which help lists them."""
NO_WORDS: Mapping[str, Sequence[str]] = {}
"""No words besides those of the table."""


def command_for(word: str, further: Mapping[str, Sequence[str]] = NO_WORDS) -> Command | None:
    """Return the command that a person typed in the text mode, or None; case does not matter.

    `further` holds a language's own words by the commands' ids; the table's are understood too.
    """
    word = " ".join(word.casefold().split())
    return next((c for c in COMMANDS if word in c.words or word in further.get(c.id, ())), None)


# --- the speaker's desk -------------------------------------------------------------------------

DeskAction: TypeAlias = Literal[
    "desk",
    "freeze",
    "blank",
    "show",
    "point",
    "point-back",
    "clock",
    "clock-start",
    "clock-reset",
    "marks",
    "notes-size",
    "stage",
]
"""What a command of the speaker's desk does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCommand:
    """One row of what only a speaker's desk can do."""

    id: str
    """Its name in `words.DeskWords.help`; none is that of a row above."""
    does: DeskAction
    keys: tuple[str, ...] = ()
    """Keys on the desk; they come before those of the stage."""
    words: tuple[str, ...] = ()
    """What a person types in the text mode; the first is the one that help names."""


DESK: tuple[DeskCommand, ...] = (
    DeskCommand(id="desk", does="desk", words=("desk",)),
    DeskCommand(id="freeze", does="freeze", keys=("f",), words=("freeze",)),
    DeskCommand(id="blank-desk", does="blank", keys=("b", "full_stop"), words=("blank",)),
    DeskCommand(id="show", does="show", keys=("F",), words=("show",)),
    DeskCommand(id="point", does="point", keys=("x",), words=("point",)),
    DeskCommand(id="point-back", does="point-back", keys=("X",)),
    DeskCommand(id="clock-desk", does="clock", keys=("c",)),
    DeskCommand(id="clock-begin", does="clock-start", keys=("f5",)),
    DeskCommand(id="clock-reset", does="clock-reset", keys=("C",)),
    DeskCommand(id="marks", does="marks", words=("marks",)),
    DeskCommand(id="notes-size", does="notes-size", keys=("s",)),
    DeskCommand(id="stage-does", does="stage", words=("stage",)),
)
"""In the order in which help lists them, after those of the stage.

`stage` leads back to the stage where there is no desk; a desk has a stage elsewhere.
"""


def desk_command_for(word: str, further: Mapping[str, Sequence[str]]) -> DeskCommand | None:
    """Return the desk's command that a person typed in the text mode, as `command_for` does."""
    word = " ".join(word.casefold().split())
    return next((c for c in DESK if word in c.words or word in further.get(c.id, ())), None)
