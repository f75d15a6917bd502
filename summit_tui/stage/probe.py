"""What the terminal is, asked once before the app starts: colour, pictures, size of a cell, name.

All questions go out together, and last the one that every terminal answers (DA1): its answer is the
fence that says that no other will come.  A terminal that answers costs a millisecond, a mute one
`PATIENCE`.  The terminal's modes are as before on every way out.  Answers that come later must not
be taken for keys: see `stage.late`.

Sources: ctlseqs of xterm (OSC 11, DA1, ``CSI 16 t``, XTVERSION), kitty's graphics protocol
("Querying support and available transmission mediums").
"""

import os
import re
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from summit_tui.contrast import luminance
from summit_tui.values import dataclass

try:
    import fcntl
    import struct
    import termios
    import tty
except ImportError:  # Windows: nothing is asked there
    HAS_TERMIOS = False
else:
    HAS_TERMIOS = True

PATIENCE = 0.15
"""Seconds until a terminal counts as mute."""
DARK_UP_TO = 0.179
"""The luminance at which white and black have the same contrast, by WCAG 2.2."""
LONGEST = 4096
"""Bytes of answers that are read at most."""

_BACKGROUND = b"\x1b]11;?\x1b\\"
_KITTY = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_CELL = b"\x1b[16t"
_NAME = b"\x1b[>0q"
_FENCE = b"\x1b[c"

_FENCE_ANSWER = re.compile(rb"\x1b\[\?([\d;]*)c")
_BACKGROUND_ANSWER = re.compile(
    rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})"
)
_KITTY_ANSWER = re.compile(rb"\x1b_Gi=31;OK")
_CELL_ANSWER = re.compile(rb"\x1b\[6;(\d{1,4});(\d{1,4})t")
_NAME_ANSWER = re.compile(rb"\x1bP>\|([ -~]{1,64})\x1b\\")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What a terminal said of itself."""

    background: str | None = None
    """``#rrggbb``; None where it did not say."""
    kitty: bool = False
    """True if it shows pictures by kitty's graphics protocol."""
    sixel: bool = False
    """True if it shows sixel pictures."""
    cell: tuple[int, int] | None = None
    """Width and height of a cell in pixels."""
    name: str = ""
    """Name and version in its own words, such as ``kitty(0.38.1)``; empty where it did not say."""
    owes: bool = False
    """True if answers may still come."""


NO_TERMINAL = Terminal()
"""Nobody was asked."""


def ask(keys: int, screen: int, *, pictures: bool = False, patience: float = PATIENCE) -> Terminal:
    """Ask the terminal that is read from `keys` and written to by `screen`, file descriptors.

    `pictures` asks for pictures, the size of a cell and the name, too: some old terminals print
    that question instead of answering.  Nothing is asked where either is no terminal.
    """
    if not (HAS_TERMIOS and os.isatty(keys) and os.isatty(screen)):
        return NO_TERMINAL
    questions = _BACKGROUND + (_KITTY + _CELL + _NAME if pictures else b"") + _FENCE
    try:
        with _raw(keys):
            os.write(screen, questions)
            answers = _read(keys, patience)
    except OSError:  # the terminal has gone; who draws next will notice
        return NO_TERMINAL
    return _told(answers, _cell_by_size(screen) if pictures else None)


@contextmanager
def _raw(keys: int) -> Iterator[None]:
    """Let answers come byte by byte and unseen; nothing that ends the program comes between."""
    ending = {signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        modes = termios.tcgetattr(keys)
        try:
            tty.setcbreak(keys, termios.TCSANOW)
            yield
        finally:
            termios.tcsetattr(keys, termios.TCSANOW, modes)
    except termios.error as error:
        raise OSError(*error.args) from None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _read(keys: int, patience: float) -> bytes:
    """Return what comes until the fence, or for `patience` seconds."""
    answers, until = b"", time.monotonic() + patience
    while not _FENCE_ANSWER.search(answers) and len(answers) < LONGEST:
        ready, _, _ = select.select([keys], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            break
        came = os.read(keys, LONGEST)
        if not came:
            break
        answers += came
    return answers


def _told(answers: bytes, cell: tuple[int, int] | None) -> Terminal:
    """Return what `answers` say; `cell` is what is known of a cell without them."""
    background = _BACKGROUND_ANSWER.search(answers)
    fence = _FENCE_ANSWER.search(answers)
    size = _CELL_ANSWER.search(answers)
    name = _NAME_ANSWER.search(answers)
    if size and int(size[1]) and int(size[2]):
        cell = int(size[2]), int(size[1])
    return Terminal(
        background=_colour(background) if background else None,
        kitty=bool(_KITTY_ANSWER.search(answers)),
        # The first number is the terminal's class; 4 among the others means sixel.
        sixel=fence is not None and b"4" in fence[1].split(b";")[1:],
        cell=cell,
        name=name[1].decode("ascii") if name else "",
        owes=fence is None,
    )


def _colour(answer: "re.Match[bytes]") -> str:
    """Return a colour of one to four digits a share, as X11 writes it (XParseColor)."""
    shares = (int(digits, 16) * 255 / (16 ** len(digits) - 1) for digits in answer.groups())
    return "#" + "".join(f"{round(share):02x}" for share in shares)


def _cell_by_size(screen: int) -> tuple[int, int] | None:
    """Return a cell's pixels as the kernel has them from the terminal, if it does."""
    with suppress(OSError):
        size = fcntl.ioctl(screen, termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", size)
        if rows and columns and width >= columns and height >= rows:
            return width // columns, height // rows
    return None


def is_dark(terminal: Terminal, environment: Callable[[str], str | None]) -> bool:
    """Return whether a terminal is dark: as it says, by ``COLORFGBG``, else yes.

    `environment` gives the value of a variable, or None.
    """
    if terminal.background:
        return luminance(terminal.background) <= DARK_UP_TO
    # `15;0` or `15;default;0`: the last is the background, 0 to 6 and 8 are dark (rxvt).
    last = (environment("COLORFGBG") or "").rpartition(";")[2]
    return last not in ("7", "9", "10", "11", "12", "13", "14", "15")
