"""The floor of Textual: one Static that is updated; the argument is the number of slides."""

import sys

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


def text(number: int) -> str:
    body = "- river stone amber quiet\n" * 4
    return f"Slide {number}\n\n{body}- end MK{number:07d}Z"


class Bare(App[None]):
    def __init__(self, last: int) -> None:
        super().__init__()
        self.last = last
        self.at = 1

    def compose(self) -> ComposeResult:
        yield Static(text(1), markup=False)

    def on_key(self, event: Key) -> None:
        if event.key == "n":
            self.at = min(self.last, self.at + 1)
            self.query_one(Static).update(text(self.at))


Bare(int(sys.argv[1])).run()
