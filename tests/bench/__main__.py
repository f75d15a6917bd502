"""``python -m tests.bench``: measures, prints a table, and writes all figures as JSON."""

import argparse
import json
import os
import platform
import random
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from tests.bench.measures import MEASURES, Measure, Scope
from tests.bench.programs import PYTHON, TEXTUAL, Program, programs
from tests.bench.session import FOLDERS, TooLate

Taken = dict[str, dict[str, list[float]]]
"""Figures by measure and program."""


def main() -> None:
    read = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    read.add_argument("--quick", action="store_true", help="a fifth of the rounds, no large decks")
    read.add_argument("--only", action="append", help="a measure; may be given again")
    read.add_argument("--program", action="append", help="a program; may be given again")
    read.add_argument("--rounds", type=int, help="rounds of each measure")
    read.add_argument("--json", type=Path, help="where all figures are written")
    options = read.parse_args()
    wanted = [m for m in MEASURES if not options.only or m.name in options.only]
    if options.quick:
        wanted = [replace(m, rounds=-(-m.rounds // 5)) for m in wanted if m.quick]
    if options.rounds:
        wanted = [replace(m, rounds=options.rounds) for m in wanted]
    there = [p for p in programs() if not options.program or p.name in options.program]
    with tempfile.TemporaryDirectory() as name:
        for variable in FOLDERS:
            os.environ[variable] = f"{name}/{variable}"  # a person's own settings change nothing
            os.mkdir(os.environ[variable])
        scope = Scope(folder=Path(name))
        if options.quick:
            scope = replace(scope, steps=15, many=500, rest=5.0)
        taken = take(wanted, there, scope)
    machine = f"{os.cpu_count()} cores, {platform.platform()}, Python {platform.python_version()}"
    print(f"{machine}; load {os.getloadavg()[0]:.1f}; medians, p95 in brackets\n")
    print(table(taken, [p.name for p in there]))
    if options.json:
        found = {"machine": machine, "figures": taken}
        options.json.write_text(json.dumps(found, indent=1) + "\n")


def take(measures: list[Measure], there: list[Program], scope: Scope) -> Taken:
    """Measure round by round, the programs of each in a new order."""
    taken: Taken = defaultdict(lambda: defaultdict(list))
    for measure in measures:
        missed: set[str] = set()
        for _ in range(measure.rounds):
            round_ = [p for p in there if not measure.only or p in measure.only]
            for program in random.sample(round_, len(round_)):
                if program.name in missed:
                    continue
                try:
                    figures = measure.take(program, scope)
                except TooLate as late:
                    missed.add(program.name)
                    print(f"{measure.name}: {program.name}: nothing came: {late}", file=sys.stderr)
                    continue
                for name, value in figures.items():
                    taken[name][program.name].append(value)
        print(f"measured: {measure.name}", file=sys.stderr)
    return taken


def table(taken: Taken, names: list[str]) -> str:
    """Return a Markdown table: a row a figure, a column a program, ratios to both floors."""
    head = ["", *names, "stage / Python", "stage / Textual", "text / Python"]
    rows = [head, ["---"] * len(head)]
    for figure, by in taken.items():
        middle = {name: statistics.median(values) for name, values in by.items()}
        cells = [cell(by[name]) if name in by else "" for name in names]
        pairs = (("stage", PYTHON), ("stage", TEXTUAL), ("text mode", PYTHON))
        for ours, floor in pairs:
            both = middle.get(ours), middle.get(floor.name)
            cells.append(f"{both[0] / both[1]:.2f}" if both[0] and both[1] else "")
        rows.append([figure, *cells])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def cell(values: list[float]) -> str:
    """The median, and with enough values what 95 in 100 do not exceed."""
    middle = statistics.median(values)
    if len(values) < 5:
        return f"{middle:,.1f}"
    return f"{middle:,.1f} ({sorted(values)[int(len(values) * 0.95)]:,.1f})"


if __name__ == "__main__":
    main()
