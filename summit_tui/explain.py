"""What YAML's own complaints mean for a person who writes a deck."""

import re
from collections.abc import Sequence

from summit_tui.problems import Place, shown

_QUOTE_BRACKETS = "put quotes around a text that begins with `[` or `{`"

MAX_COLUMN = 1000
"""How far a line is searched for what YAML stumbled over."""

EXPLAINED: tuple[tuple[str, str], ...] = (
    (
        "mapping values are not allowed",
        "found a second `:` where a text goes on; "
        "expected one `key: value`; put quotes around a text with `: ` in it",
    ),
    (
        "could not find expected ':'",
        "found a text without `:`; expected `key: value`; add the colon, "
        "or indent the line if it belongs to the text above",
    ),
    (
        "unknown escape character",
        "found an escape that YAML does not know; in double quotes `\\` begins an escape; "
        "write `\\\\`, or use single quotes",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "found a text that begins with `*` or `&`, which YAML keeps for itself; "
        "put quotes around it, or write it below `|`",
    ),
    (
        "expected comment or line break",
        "found a text that begins with `>` or `|`, which YAML keeps for itself; "
        "put quotes around it, or move the text to the next line",
    ),
    (
        "block sequence entries are not allowed",
        "found a list that begins on the line of its key; expected `- ` on a line of its own",
    ),
    (
        "expected ',' or",
        "found the end of a `[list]` or `{mapping}` missing; expected `,` or the closing bracket; "
        + _QUOTE_BRACKETS,
    ),
    (
        "expected '-' indicator",
        "found a line that fits no line above; indent it like the line above if it belongs to "
        "that; expected `- ` at the indentation of the points above if it is a point of the list",
    ),
    (
        "expected <document start>",
        "found text after the end of the deck; expected `key: value`; check the indentation",
    ),
    (
        "expected key",
        "found a line that does not fit; expected `key: value` at the indentation of the lines "
        "above; check the indentation and the quotes before it",
    ),
    (
        "expected <block end>",
        "found a line that does not fit; expected `key: value` or `- ` at the indentation of the "
        "lines above; check the indentation and the quotes before it",
    ),
    ("expected the node content", "found a sign that begins no text; put quotes around the text"),
    (
        "cannot start any token",
        "found a sign that cannot begin a text in YAML; put quotes around the text",
    ),
)


def explained(
    problem: str, context: str, at: Place, began: Place | None, lines: Sequence[str]
) -> tuple[Place, str]:
    """Return the place and the sentence for a complaint of YAML.

    `at` is where it stopped, `began` where the thing began that it was reading; `lines` are those
    of the file.
    """
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    tab = line.find("\t")
    if tab >= 0 and (tab + 1 == at.column or not line[:tab].strip(" -")):
        return (
            Place(line=at.line, column=tab + 1),
            "found a tab; YAML indents with spaces; replace the tab by spaces",
        )
    if "end of stream" in problem and began and "quoted" in context:
        return (
            began,
            "found a quote that is never closed; expected the same quote at the end of the text",
        )
    if began and ("',' or" in problem or "flow" in context or "find expected ':'" in problem):
        at = began
    bracket = re.match(
        r"\s*(?:- +|[^\s:]+: +)*([\[{]).*[\]}]\s*$", line[: at.column - 1][:MAX_COLUMN]
    )
    if bracket and re.search("expected (key|'-'|<block end>)", problem):
        return (
            Place(line=at.line, column=bracket.start(1) + 1),
            f"found text after a `[list]` or `{{mapping}}`; {_QUOTE_BRACKETS}",
        )
    if "mapping values" in problem and re.fullmatch(r" *[\w-]+", line[: at.column - 1]):
        return (
            Place(line=at.line, column=len(line) - len(line.lstrip()) + 1),
            "found a key that is indented too far and so belongs to the text above; "
            "indent it like the line above, or put quotes around a text with `: ` in it",
        )
    for part, message in EXPLAINED:
        if part in problem or part in context:
            return at, message
    told = ", ".join(part for part in (context, problem) if part)
    return at, f"YAML cannot read on here: {shown(told)}; expected `key: value`"
