"""A program under a screen reader: keys go in, and what the reader says comes out, key by key.

Waits for silence, never for a time alone: after a key until the awaited end has been spoken and
nothing more has come for a moment, or, where no end is known, until reader and screen have been
silent for longer.  Nothing is tried a second time.
"""

import os
import re
import shlex
import signal
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dispatcher import Dispatcher
from readers import Reader
from terminal import Terminal
from waiting import wait_for

SHORT = 0.35
"""Seconds of silence that end an answer whose awaited end has been spoken."""
LONG = 1.2
"""Seconds of silence that end an answer whose end is not known, or did not come."""
LIMIT = 15.0
"""Most seconds of one answer: a program that never falls silent is cut off there."""
STROKE = 0.06
"""Seconds between two strokes of a fast typist."""
_QUERY = re.compile(
    rb"\x1b\[(?:(?P<primary>0?c)|(?P<secondary>>0?c)|(?P<cursor>\??6n)|(?P<ready>5n)"
    rb"|\?(?P<mode>\d+)\$p)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """What came of one key; of the start, for the first."""

    spoken: tuple[str, ...]
    """Utterances, in order."""
    shown: str
    """What the terminal received meanwhile."""
    screen: str
    """The screen at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Strokes that are sent, and what is awaited."""

    strokes: str
    until: str = ""
    """What the reader says last; empty where that is not known."""


class AnsweringTerminal(Terminal):
    """The outermost terminal: answers what programs ask, as every real one does."""

    def read(self, patience: float = 0.05) -> bool:
        before = len(self.raw)
        try:
            alive = super().read(patience)
        except TypeError:  # pyte's own, at a sequence that it takes for another; `raw` has it all
            alive = True
        for asked in _QUERY.finditer(self.raw, max(before - 12, 0)):
            if asked.end() > before:
                self.send(self._answer(asked))
        return alive

    def _answer(self, asked: re.Match[bytes]) -> str:
        cursor = self.screen.cursor
        match asked.lastgroup:
            case "primary":
                return "\x1b[?62;22c"
            case "secondary":
                return "\x1b[>1;10;0c"
            case "cursor":
                return f"\x1b[{cursor.y + 1};{cursor.x + 1}R"
            case "ready":
                return "\x1b[0n"
            case _:
                return f"\x1b[?{int(asked['mode'])};0$y"

    def stop(self) -> None:
        """End what was started here, the youngest first: a reader may outlive its terminal."""
        for pid in reversed(_descendants(self.pid)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


def _descendants(root: int) -> list[int]:
    """Return the processes that `root` and its children have started, parents first."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found = [root]
    for pid in found:  # grows while it is walked
        found += [child for child, parent in parents.items() if parent == pid]
    return found[1:]


def listen(
    reader: Reader,
    program: Sequence[str],
    keys: Sequence[Key],
    *,
    until: str = "",
    env: Mapping[str, str] | None = None,
    columns: int = 80,
    rows: int = 24,
    limit: float = LIMIT,
) -> list[Phase]:
    """Run `program` under `reader`; return a phase for the start and one for each of the keys.

    `until` is what is said last at the start.  The reader greets before the program is let go, so
    that what it says by itself is not counted.
    """
    with tempfile.TemporaryDirectory(prefix="hearing-") as name, Dispatcher() as voice:
        folder = Path(name)
        launch, ready, gate = folder / "launch", folder / "ready", folder / "gate"
        wait = f"while [ ! -e {gate} ]; do sleep 0.05; done"
        exports = "".join(f"export {k}={shlex.quote(v)}\n" for k, v in (env or {}).items())
        run = f"unset PYTHONPATH SPEECHD_ADDRESS\n{exports}exec {shlex.join(program)}"
        launch.write_text(f"#!/bin/sh\ntouch {ready}\n{wait}\n{run}\n")
        launch.chmod(0o755)
        start = reader.start(folder, voice.port, launch)
        own = {"SHELL": "/bin/sh", **start.env}
        with AnsweringTerminal(
            program=start.program, env=own, columns=columns, rows=rows
        ) as terminal:
            try:
                wait_for(lambda: terminal.read() and ready.exists(), f"{reader.name} has started")
                if reader.greets:
                    wait_for(lambda: terminal.read() and voice.last() > 0, "the reader greets")
                since = time.monotonic()
                while time.monotonic() - max(since, voice.last()) < 0.5:
                    terminal.read()
                phases = []
                for key in (Key(strokes="", until=until), *keys):
                    phases.append(_phase(terminal, voice, key, gate, limit))
                return phases
            finally:
                terminal.stop()


def _phase(
    terminal: AnsweringTerminal, voice: Dispatcher, key: Key, gate: Path, limit: float
) -> Phase:
    first, shown = len(voice.events), len(terminal.raw)
    begun = active = time.monotonic()
    gate.touch()
    for stroke in re.findall(r"\x1b\[[0-9;]*[A-Za-z~]|.", key.strokes, re.DOTALL):
        terminal.send(stroke)
        pause = time.monotonic() + STROKE
        while time.monotonic() < pause:
            terminal.read(0.02)
    seen = len(terminal.raw)
    while time.monotonic() - begun < limit:
        if not terminal.read():
            break
        now = time.monotonic()
        if len(terminal.raw) > seen:
            seen, active = len(terminal.raw), now
        said = _said(voice, first)
        done = bool(key.until) and key.until in " ".join(said)
        heard_any = bool(said) or seen > shown
        silent = now - max(active, voice.last(), begun)
        if silent >= (SHORT if done else LONG) and (heard_any or now - begun > 5):
            break
    return Phase(
        spoken=_said(voice, first),
        shown=terminal.raw[shown:].decode("utf-8", "replace"),
        screen=terminal.text(),
    )


def _said(voice: Dispatcher, first: int) -> tuple[str, ...]:
    return tuple(event.text for event in voice.events[first:] if event.kind != "cancel")
