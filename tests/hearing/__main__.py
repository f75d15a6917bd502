"""The table of what is heard, with a row for each program under each reader.

Another program that tells the same slides is measured instead where one is named::

    python tests/hearing                                    the text mode and the stage
    python tests/hearing --story                            the same with the built-in story
    python tests/hearing --key l "mdp -f" mdp -f study.md   another program that tells study.en.yaml

Nothing is asserted here; the tests next to it do that.
"""

import argparse
import os
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(1, str(Path(__file__).parents[1]))
sys.path.insert(1, str(Path(__file__).parents[2]))

import story
from listening import Key, Phase, listen
from measure import Score, score, seconds, speech_seconds
from readers import READERS, Reader
from study import CONTENT, ENV, heads, in_order, study, summit
from terminal import Terminal

IDLE = 60
"""Seconds for which a program is left alone."""
HEAD = (
    "| program | reader | start: lead | junk % | seconds | next: utterances | lead | junk % "
    "| missing % | repeat | seconds | over content | over sentences |\n"
    "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One program that tells slides whose content is known."""

    name: str
    program: tuple[str, ...]
    key: str
    language: str
    content: Sequence[Sequence[str]]
    steps: Sequence[tuple[int, str]] = ()
    """For each step its slide, from 0, and what is said last; empty for a step for each slide."""
    rows: int = 24
    """Of the terminal."""

    @property
    def walk(self) -> Sequence[tuple[int, str]]:
        return self.steps or [(slide, "") for slide in range(len(self.content))]


def story_rows() -> list[Row]:
    """Return the built-in story, which is told step by step; on screens where nothing scrolls."""
    found = []
    for language in ("en", "de"):
        told = story.content(language)
        for name, options in (("text mode", ()), ("text mode, brief", ("--brief",))):
            program = summit("--text", "--lang", language, *options)
            steps = story.walk(language, brief=bool(options))
            found.append(
                Row(name=f"story, {name}, {language}", program=program, key="\r",
                    language=language, content=told, steps=steps, rows=60)
            )  # fmt: skip
        program = summit("--accessible", "--lang", language)
        steps = [(slide, "") for slide, _ in story.walk(language)]
        found.append(
            Row(name=f"story, stage, accessible, {language}", program=program, key=" ",
                language=language, content=told, steps=steps, rows=60)
        )  # fmt: skip
    return found


def rows() -> list[Row]:
    """Return what of this project is measured."""
    found = []
    for language in ("en", "de"):
        for name, key, options in (
            ("text mode", "\r", ("--text",)),
            ("text mode, brief", "\r", ("--text", "--brief")),
            ("stage, accessible", " ", ("--accessible", "--lang", language)),
            ("stage", " ", ("--lang", language)),
        ):
            program = summit(*options, study(language))
            found.append(
                Row(name=f"{name}, {language}", program=program, key=key, language=language,
                    content=CONTENT[language])
            )  # fmt: skip
    return found


def measured(row: Row, reader: Reader) -> str:
    """Run one program under one reader; return its line of the table."""
    (_, first), *others = row.walk
    keys = [Key(strokes=row.key, until=last) for _, last in others]
    heard = listen(reader, row.program, keys, until=first, env=ENV, rows=row.rows)
    phases = [_whole(row, heard, slide) for slide in range(len(row.content))]
    scores = [_scored(row, reader, n, phase) for n, phase in enumerate(phases)]
    start, after = scores[0], scores[1:]
    spoken = sum(s.spoken for s in after) or 1
    content = sum(s.content for s in after)
    length = [speech_seconds(reader.name, p.spoken, row.language) for p in phases]
    bare = sum(seconds(line, row.language) for lines in row.content[1:] for line in lines)
    told = [_sentences(row, n) for n in range(1, len(row.content))]
    sentences = sum(seconds(line, row.language) for lines in told for line in lines)
    leads = [s.lead for s in after if s.lead is not None]
    cells = (
        row.name,
        reader.name,
        "never" if start.lead is None else start.lead,
        f"{100 * start.junk:.0f}",
        f"{length[0]:.1f}",
        f"{sum(len(p.spoken) for p in phases[1:]) / len(after):.0f}",
        f"{sum(leads) / len(leads):.1f}" if leads else "never",
        f"{100 * sum(s.junk * s.spoken for s in after) / spoken:.0f}",
        f"{100 * sum(s.missing * s.content for s in after) / content:.0f}",
        f"{spoken / content:.2f}",
        f"{sum(length[1:]) / len(after):.1f}",
        f"{sum(length[1:]) / bare:.2f}",
        f"{sum(length[1:]) / sentences:.2f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _whole(row: Row, heard: Sequence[Phase], slide: int) -> Phase:
    """All that came of a slide with its steps."""
    steps = [phase for (at, _), phase in zip(row.walk, heard, strict=True) if at == slide]
    said = tuple(text for phase in steps for text in phase.spoken)
    shown = "".join(phase.shown for phase in steps)
    return Phase(spoken=said, shown=shown, screen=steps[-1].screen)


def _sentences(row: Row, slide: int) -> Sequence[str]:
    """A slide as it is to be heard: with the names of things and of columns."""
    return row.content[slide] if row.steps else in_order(row.language, slide)


def _scored(row: Row, reader: Reader, slide: int, phase: Phase) -> Score:
    said = list(phase.spoken)
    if slide == 0:  # the beginning alone names the help
        said = [re.sub(r"Help: h|Hilfe: h", "", text) for text in said]
    where = (slide + 1, len(row.content))
    names = () if row.steps else heads(row.language, slide)
    return score(reader.name, said, row.content[slide], place=where, heads=names)


def idle(program: Sequence[str]) -> int:
    """Return the bytes that a program sends in `IDLE` seconds in which nobody acts."""
    command = (os.path.realpath(program[0]), *program[1:])
    command = tuple(program) if "summit_tui" in program else command
    with Terminal(program=command, env=ENV) as terminal:
        terminal.settle(2.0)
        before, end = len(terminal.raw), time.monotonic() + IDLE
        while time.monotonic() < end:
            terminal.read(0.5)
        return len(terminal.raw) - before


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python tests/hearing", description="What is heard.")
    parser.add_argument("--key", default="l", help="another program's key for next")
    parser.add_argument("--story", action="store_true", help="tell the built-in story")
    parser.add_argument("--idle", action="store_true", help="measure a minute's silence too")
    parser.add_argument("name", nargs="?", help="another program's name in the table")
    parser.add_argument("program", nargs=argparse.REMAINDER, help="its command")
    asked = parser.parse_args()
    own = story_rows() if asked.story else rows()
    if asked.name:
        key = {"right": "\x1b[C"}.get(asked.key, asked.key)
        own = [
            Row(name=asked.name, program=tuple(asked.program), key=key, language="en",
                content=CONTENT["en"])
        ]  # fmt: skip
    there = [reader for reader in READERS if not reader.missing()]
    for reader in READERS:
        if reason := reader.missing():
            print(f"{reader.name} is left out: {reason}")
    print(HEAD)
    for row in own:
        for reader in there:
            print(measured(row, reader), flush=True)
    if asked.idle:
        for row in own:
            print(f"{row.name}: {idle(row.program)} bytes in {IDLE} s", flush=True)


main()
