"""What is measured: summit-tui, the floors below it, and peers where they are installed."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors"
WORDS = ("river", "stone", "amber", "quiet", "north", "cloud", "meadow")


def marker(slide: int) -> str:
    """The text that ends a slide, from 1: painted last, and on no other."""
    return f"MK{slide:07d}Z"


def lines(slide: int) -> list[str]:
    """Four short lines and the marker."""
    return [" ".join(WORDS[(slide + k + j) % 7] for j in range(4)) for k in range(4)] + [
        f"end {marker(slide)}"
    ]


def yaml_deck(slides: int) -> str:
    body = [
        f"  - title: Slide {n}\n    body: |\n" + "".join(f"      - {line}\n" for line in lines(n))
        for n in range(1, slides + 1)
    ]
    return "title: Bench\nlanguage: en\nslides:\n" + "".join(body)


def markdown_deck(slides: int, between: str) -> str:
    parts = (
        f"# Slide {n}\n\n" + "".join(f"- {x}\n" for x in lines(n)) for n in range(1, slides + 1)
    )
    return f"\n{between}\n\n".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Something that shows slides."""

    name: str
    command: tuple[str, ...]
    ending: str = ""
    """Of the deck file that it takes; empty for one that takes the number of slides."""
    next: str = "n"
    quit: str = ""
    """What ends it by itself; else it is killed."""
    floor: bool = False

    def run(self, folder: Path, slides: int) -> list[str]:
        """Return the command that shows a deck of so many slides, made in `folder`."""
        if not self.ending:
            return [*self.command, str(slides)]
        path = folder / f"{slides}.{self.ending}"
        if not path.exists():
            between = "<!-- end_slide -->" if self.ending == "p.md" else "---"
            yaml = self.ending == "yaml"
            path.write_text(yaml_deck(slides) if yaml else markdown_deck(slides, between))
        return [*self.command, str(path)]


PYTHON = Program(
    name="Python", command=(sys.executable, str(FLOORS / "bare_python.py")), floor=True
)
TEXTUAL = Program(
    name="Textual", command=(sys.executable, str(FLOORS / "bare_textual.py")), floor=True
)
OURS = (sys.executable, "-m", "summit_tui")
STAGE = Program(name="stage", command=(*OURS, "--no-reload"), ending="yaml", quit="q")
# The slides here have lines in common, and a reader is given a seventh of a second to see that a
# screen with the same line is another one: a pause that is wanted, and no time that a step takes.
TEXT = Program(
    name="text mode",
    command=(*OURS, "--text", "--no-reload", "--no-gap"),
    ending="yaml",
    next="\n",
    quit="q\n",
)
PEERS = (
    Program(name="presenterm", command=("presenterm", "-p"), ending="p.md"),
    Program(name="mdp", command=("mdp", "-f"), ending="r.md", next=" "),
    Program(name="patat", command=("patat",), ending="r.md", next="l"),
    Program(name="lookatme", command=("lookatme",), ending="r.md", next=" "),
)


def programs() -> list[Program]:
    """All that can run here, summit-tui and the floors first."""
    peers = [peer for peer in PEERS if shutil.which(peer.command[0])]
    return [PYTHON, TEXTUAL, STAGE, TEXT, *peers]
