"""Findings and rules as people and programs read them."""

import json
from collections.abc import Callable, Mapping, Sequence
from textwrap import fill
from typing import TypeAlias

from summit_tui.check.examine import Finding
from summit_tui.clean import one_line
from summit_tui.problems import Problem, excerpt
from summit_tui.rules import FAULT, RULES, WHY_FAULT

WIDTH = 80
"""Columns of what is explained to people."""

Format: TypeAlias = Callable[[Sequence[Finding]], str]
"""Makes a text of findings: empty, or with a line feed at its end."""


def as_text(findings: Sequence[Finding]) -> str:
    """Return a line for each finding, as editors and people read them."""
    return "".join(f"{_line(finding)} [{finding.rule}]\n" for finding in findings)


def on_screen(findings: Sequence[Finding]) -> str:
    """Return the same for a person at a terminal: with the line of the file, and a caret."""
    rows: list[str] = []
    for finding in findings:
        rows.append(f"{_line(finding)} [{finding.rule}]")
        rows += excerpt(finding.source.rstrip("\r"), finding.place.column)
    return "".join(f"{row}\n" for row in rows)


def _line(finding: Finding) -> str:
    return str(Problem(path=finding.path, place=finding.place, message=finding.message))


def as_json(findings: Sequence[Finding]) -> str:
    """Return a list of objects; lines and columns from 1."""
    rows = [
        {
            "path": finding.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "rule": finding.rule,
            "severity": finding.severity,
            "message": finding.message,
            "why": why(finding),
        }
        for finding in findings
    ]
    # In ASCII, because a path that is no UTF-8 holds lone surrogates.
    return json.dumps(rows, indent=2, ensure_ascii=True) + "\n"


def as_github(findings: Sequence[Finding]) -> str:
    """Return commands that GitHub Actions shows beside the lines of a change.

    The escapes are those of actions/toolkit, ``packages/core/src/command.ts``.
    """
    return "".join(
        f"::{finding.severity} file={_property(finding.path)},line={finding.place.line},"
        f"col={finding.place.column},title={_property(finding.rule)}::{_data(finding.message)}\n"
        for finding in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    # A path that is no UTF-8 holds lone surrogates, which cannot be written.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Format] = {"text": as_text, "json": as_json, "github": as_github}
"""Every form of a report by its name."""


def why(finding: Finding) -> str:
    """Return why what was found matters."""
    return WHY_FAULT if finding.rule == FAULT else RULES[finding.rule].why


def summary(findings: Sequence[Finding], decks: int) -> str:
    """Return ``2 errors and 1 warning in 3 decks``, in one line."""
    errors = sum(finding.severity == "error" for finding in findings)
    counts = ((errors, "error"), (len(findings) - errors, "warning"))
    parts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n]
    where = f"{decks} deck{'' if decks == 1 else 's'}"
    named = next((finding.rule for finding in findings if finding.rule != FAULT), "")
    hint = f"; `summit-tui check --explain {named}` says why" if named else ""
    return f"{' and '.join(parts) or 'nothing found'} in {where}{hint}"


# --- rules --------------------------------------------------------------------------------------


def rules_table() -> str:
    """Return all rules, one in a line."""
    width = max(map(len, RULES))
    return "".join(
        f"{name:{width}}  {rule.severity:7}  {rule.finds}\n" for name, rule in RULES.items()
    )


def explained(name: str) -> str:
    """Return all that is known of one rule."""
    rule = RULES[name]
    parts = (f"{name} ({rule.severity}): {rule.finds}.", f"Why: {rule.why}", f"Mend: {rule.mend}")
    paragraphs = [fill(one_line(part), WIDTH, break_on_hyphens=False) for part in parts]
    paragraphs.append(f"Off for a deck: `check: {{off: [{name}]}}`")
    paragraphs.append(f"Off for a line: `# check: off {name}`")
    return "\n".join(paragraphs) + "\n"
