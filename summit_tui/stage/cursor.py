"""Where the terminal's cursor belongs: readers of a screen begin there, magnifiers follow it."""

from rich.cells import cell_len

from summit_tui.draw.frame import Frame, line_text
from summit_tui.stage.talk import Talk

TELLING = 4
"""Letters by whose place the end of a prompt is found, where its beginning was cut off."""


def cursor_at(talk: Talk, frame: Frame) -> tuple[int, int]:
    """Return column and row, from 0: the title, the chosen card, or the end of what is typed."""
    typed = _typed(talk)
    for part in (typed, typed[-TELLING:]) if typed else ():
        for row in range(frame.height - 1, -1, -1):
            text = line_text(frame.lines[row])
            if part in text:
                end = cell_len(text[: text.rindex(part) + len(part)])
                return min(end, frame.width - 1), row
    return frame.title_at


def _typed(talk: Talk) -> str:
    """What stands at the foot of the slide while keys go there; empty where they do not."""
    if talk.blank:
        return ""
    match talk.asks:
        case "search":
            return f"/{talk.sought.wanted if talk.sought else ''}"
        case "mark" | "jump" | "link":
            return talk.said()
        case "overview":
            return ""
        case "":
            return talk.said() if talk.typed else ""
