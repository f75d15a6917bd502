"""A command for the stage as a person types it: ``next``, ``goto handshake``, ``point off``.

The words are those of the tables of commands, of which the stage takes what `session` lists.  What
needs an argument is read here; whether the deck has such a slide or block, the stage says.
"""

from collections.abc import Mapping, Sequence

from summit_tui.commands import COMMANDS, DESK
from summit_tui.problems import Misread, nearest, shown
from summit_tui.session import PLAIN, Do, Order, Plain, PointAt, ToNumber, ToSlide, is_id

WITH_ARGUMENT = ("goto", "point")
NAMES: Sequence[str] = (*PLAIN, *WITH_ARGUMENT)
"""Every command by its own name."""
OFF = ("off", "none")
_SAME: Mapping[str, str] = {"blank-desk": "blank", "clock-begin": "clock-start"}
"""Commands of the desk that the stage knows by another name."""


def order_for(typed: Sequence[str], further: Mapping[str, Sequence[str]]) -> Order:
    """Return what `typed` asks of the stage, in words as a shell parts them.

    `further` holds a language's own words by the ids of commands.  Raises `Misread`.
    """
    words = " ".join(typed).casefold().split()
    if not words:
        raise Misread("found no command; expected one such as `next` or `goto handshake`")
    whole = _plain(" ".join(words), further) or _plain("-".join(words), further)
    if whole:
        return Do(whole)
    name = _name(words[0], further)
    if name not in WITH_ARGUMENT:
        expected = "expected one such as `next`, `back`, `goto 5`, `blank`"
        raise Misread(
            f"found {shown(' '.join(typed))}; {expected}{nearest(' '.join(words), NAMES)}"
        )
    if len(words) != 2:
        example = "`goto handshake` or `goto 5`" if name == "goto" else "`point 2` or `point off`"
        raise Misread(f"found {shown(' '.join(typed))}; expected {example}")
    return _goto(words[1]) if name == "goto" else _point(words[1])


def _goto(where: str) -> Order:
    if number := _number(where):
        return ToNumber(number)
    if not is_id(where):
        raise Misread(f"found {shown(where)}; expected a slide's number or its id")
    return ToSlide(where)


def _point(which: str) -> Order:
    if which in OFF:
        return PointAt(None)
    if number := _number(which):
        return PointAt(number - 1)
    raise Misread(f"found {shown(which)}; expected the number of a block, from 1, or `off`")


def _number(text: str) -> int | None:
    """A whole number from 1, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _plain(word: str, further: Mapping[str, Sequence[str]]) -> Plain | None:
    name = _name(word, further)
    return next((plain for plain in PLAIN if plain == name), None)


def _name(word: str, further: Mapping[str, Sequence[str]]) -> str:
    """The name of the command that a word means; the word itself where it means none."""
    if word in NAMES:
        return word
    own = [(command.id, command.words) for command in COMMANDS]
    own += [(command.id, command.words) for command in DESK]
    for name, words in own:
        same = _SAME.get(name, name)
        if same in NAMES and (word in words or word in further.get(name, ())):
            return same
    return word
