"""The measures: each runs one program once and returns figures by name, times in milliseconds.

A measure that a program does not know raises `TooLate`; the others of the round go on.
"""

import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.programs import OURS, PYTHON, STAGE, TEXT, TEXTUAL, Program, marker, yaml_deck
from tests.bench.session import Session

Figures = Mapping[str, float]
STORY = ("--lang", "en")
AT_REST = 3.0
"""Seconds after the first step until Textual is there, and all that is done while nobody waits."""


def ms(begin: float, end: float) -> float:
    return (end - begin) * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How much is measured."""

    folder: Path
    """For decks."""
    steps: int = 25
    many: int = 10_000
    """Steps after which memory is looked at."""
    rest: float = 60.0
    """Seconds of idleness."""


def start(program: Program, scope: Scope) -> Figures:
    """From exec to the first content, and until a key pressed then is answered.

    The program is left as a person leaves it: what it keeps for the next start is there then.
    """
    with Session(program.run(scope.folder, 60)) as session:
        first = session.seen(marker(1))
        session.send(program.next)
        second = session.seen(marker(2))
        if program.quit:
            session.send(program.quit)
            session.ended()
        return {"first content": ms(session.began, first), "answers": ms(session.began, second)}


def cold(program: Program, scope: Scope) -> Figures:
    """The same without what an earlier start has kept."""
    cold = replace(program, command=(*program.command, "--no-cache"))
    return {f"cold {name}": value for name, value in start(cold, scope).items()}


def whole(program: Program, scope: Scope) -> Figures:
    """From exec until a key is answered that is no step: those wait until Textual is there."""
    with Session(program.run(scope.folder, 60)) as session:
        session.seen(marker(1))
        session.send("2\r")
        second = session.seen(marker(2))
        session.send(program.quit)
        session.ended()
        return {"answers to all keys": ms(session.began, second)}


def steps(program: Program, scope: Scope) -> Figures:
    """A lone key to its last byte, then fifty keys at once; p95 of this run's own steps."""
    with Session(program.run(scope.folder, 200)) as session:
        session.seen(marker(1))
        session.send(program.next)
        session.seen(marker(2))
        session.rest(1.5)  # while Textual is loaded, steps are another measure's
        taken, sizes = [], []
        for slide in range(3, 3 + scope.steps):
            pressed = session.send(program.next)
            session.seen(marker(slide))
            last, size = session.last_byte(pressed)
            session.rest(0)
            taken.append(ms(pressed, last))
            sizes.append(size)
        pressed = session.send(program.next * 50)
        fifty = ms(pressed, session.seen(marker(2 + scope.steps + 50)))
        taken.sort()
        return {
            "step": taken[len(taken) // 2],
            "step p95": taken[int(len(taken) * 0.95)],
            "step bytes": sorted(sizes)[len(sizes) // 2],
            "50 keys": fifty,
        }


def desk(program: Program, scope: Scope) -> Figures:
    """A key on the desk, in a terminal of its own, to the last byte of the stage's frame; in turns
    with the stage's own keys, while both are open."""
    run = program.run(scope.folder, 200)
    with Session(run) as stage, ExitStack() as later:
        stage.seen(marker(1))
        time.sleep(1)  # it can be found soon after
        board = later.enter_context(Session([*OURS, "console", run[-1]]))
        board.seen(marker(2))  # what comes next
        board.rest(1)
        stage.rest(0)
        slide = 1
        taken: dict[str, list[float]] = {"own key": [], "key on the desk": []}
        for name, session in [("own key", stage), ("key on the desk", board)] * scope.steps * 2:
            slide += 1
            pressed = session.send("n")
            stage.seen(marker(slide))
            taken[name].append(ms(pressed, stage.last_byte(pressed)[0]))
            board.last_byte(pressed)
        figures = {}
        for name, times in taken.items():
            times.sort()
            figures[name] = times[len(times) // 2]
            figures[f"{name} p95"] = times[int(len(times) * 0.95)]
        return figures


def idle(program: Program, scope: Scope) -> Figures:
    """What a program does while nobody does anything."""
    with Session(program.run(scope.folder, 60)) as session:
        session.seen(marker(1))
        time.sleep(3)
        came, used = len(session.chunks), session.processor()
        time.sleep(scope.rest)
        size = sum(len(data) for _, data in session.chunks[came:])
        share = (session.processor() - used) / scope.rest * 100
        return {"idle bytes": size, "idle CPU %": share, "memory MB": session.memory()}


def resize(program: Program, scope: Scope) -> Figures:
    """Another size to the last byte."""
    with Session(program.run(scope.folder, 60)) as session:
        session.seen(marker(1))
        session.rest(1.5)
        begin = time.perf_counter()
        session.resize(100, 30)
        session.seen(marker(1))
        return {"resize": ms(begin, session.last_byte(begin)[0])}


def reload(program: Program, scope: Scope) -> Figures:
    """A saved deck to its sight; 250 to 500 ms of it are the wait for a file that is complete."""
    path = scope.folder / f"saved-{program.name}.yaml"
    path.write_text(yaml_deck(60))
    with Session([*program.command[:-1], str(path)]) as session:
        session.seen(marker(1))
        session.rest(1.5)
        begin = time.perf_counter()
        path.write_text(path.read_text().replace(marker(1), "MKSAVEDZ"))
        return {"reload": ms(begin, session.seen("MKSAVEDZ"))}


def story(program: Program, scope: Scope) -> Figures:
    """Pictures and maps of the built-in story: each slide seen once, a second apart."""
    with Session([*program.command, *STORY]) as session:
        session.seen("1/14")
        session.rest(1.5)
        taken = []
        for slide in range(2, 15):
            pressed = session.send(f"{slide}\r")
            session.seen(f"{slide}/14")
            taken.append(ms(pressed, session.last_byte(pressed)[0]))
            session.rest(1.0)
        taken.sort()
        return {"story slide": taken[len(taken) // 2], "story slide worst": taken[-1]}


def many(program: Program, scope: Scope) -> Figures:
    """Memory after many steps, beside that after the first fifty."""
    with Session(program.run(scope.folder, 10_100)) as session:
        session.seen(marker(1))
        session.send(program.next)
        at = 2
        session.seen(marker(at))
        session.rest(AT_REST)
        early = 0.0
        while at < scope.many:
            session.send(program.next * 50)
            at += 50
            session.seen(marker(at))
            early = early or session.memory()
        return {"memory early MB": early, "memory late MB": session.memory()}


def scale(slides: int) -> Callable[[Program, Scope], Figures]:
    """First content and memory of a deck; of ours cold, and again as what was kept allows."""

    def measure(program: Program, scope: Scope) -> Figures:
        name = f"{slides:,} slides"
        with Session(program.run(scope.folder, slides)) as session:
            first = session.seen(marker(1), 300)
            session.send(program.next)
            session.seen(marker(2), 300)
            session.rest(AT_REST)
            figures = {
                name: ms(session.began, first),
                f"{name} MB": session.memory(),
                f"{name} step": lone_step(program, session),
            }
            if not program.quit:
                return figures
            session.send(program.quit)
            session.ended()
        with Session(program.run(scope.folder, slides)) as session:
            figures[f"{name} again"] = ms(session.began, session.seen(marker(1), 300))
            session.send(program.next)
            figures[f"{name} answers"] = ms(session.began, session.seen(marker(2), 300))
            session.send(program.quit)
            session.ended()
        for kept in (scope.folder / "XDG_CACHE_HOME").rglob("first/*"):
            kept.unlink()  # the next round begins cold, too
        return figures

    return measure


def lone_step(program: Program, session: Session) -> float:
    """The median of eight steps from the second slide on, each to its last byte."""
    taken = []
    for slide in range(3, 11):
        pressed = session.send(program.next)
        session.seen(marker(slide))
        taken.append(ms(pressed, session.last_byte(pressed)[0]))
    return sorted(taken)[len(taken) // 2]


def check(program: Program, scope: Scope) -> Figures:
    """``summit-tui check`` on a thousand slides at three sizes."""
    path = Path(program.run(scope.folder, 1000)[-1])
    sizes = [word for size in ("120x36", "80x24", "40x12") for word in ("--size", size)]
    begin = time.perf_counter()
    subprocess.run([*OURS, "check", *sizes, str(path)], capture_output=True, check=False)
    return {"check 1,000 slides": ms(begin, time.perf_counter())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure, for whom it is, and how often a full run takes it."""

    name: str
    take: Callable[[Program, Scope], Figures]
    rounds: int
    only: tuple[Program, ...] = ()
    """Empty for all."""
    quick: bool = True
    """True if a quick run takes it, too, a fifth as often."""


FLOORED = (PYTHON, TEXTUAL, STAGE, TEXT)
MEASURES = (
    Measure(name="start", take=start, rounds=21),
    Measure(name="cold", take=cold, rounds=21, only=(STAGE, TEXT)),
    Measure(name="whole", take=whole, rounds=21, only=(STAGE,)),
    Measure(name="steps", take=steps, rounds=3),
    Measure(name="desk", take=desk, rounds=3, only=(STAGE,)),
    Measure(name="idle", take=idle, rounds=1, only=FLOORED),
    Measure(name="resize", take=resize, rounds=5, only=(PYTHON, TEXTUAL, STAGE)),
    Measure(name="reload", take=reload, rounds=3, only=(STAGE,)),
    Measure(name="story", take=story, rounds=3, only=(STAGE,)),
    Measure(name="many", take=many, rounds=1, only=(STAGE, TEXT)),
    Measure(name="10", take=scale(10), rounds=5),
    Measure(name="1000", take=scale(1_000), rounds=3),
    Measure(name="10000", take=scale(10_000), rounds=2),
    Measure(name="100000", take=scale(100_000), rounds=1, quick=False),
    Measure(name="check", take=check, rounds=3, only=(STAGE,)),
)
