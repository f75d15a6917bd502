"""A warm start: what the last start like this one showed first, shown before the rest is loaded.

Never wrong: what was shown is kept under a key of all that a start is given (arguments, folder,
environment, size, Python), together with a mark of every file that was opened for it and of every
module that was loaded for it.  If any of them is another now, or one is there that was not, the
start is the cold one.  What Python opens it says itself (audit events), so nobody has to list it.

Here nothing may be imported that Python has not loaded at its own start: that is all the gain.
"""

import os
import stat
import sys

try:
    from _blake2 import blake2b  # `hashlib` takes longer than all the rest
except ImportError:
    from hashlib import blake2b

from summit_tui.firstpaint import BEGIN, END, ENTER, HAS_TERMIOS, FirstPaint, sent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Literal

    Kind = Literal["stage", "text"]
    State = tuple[int, ...] | None

FORM = b"summit-tui first screen 1"
MAX_BYTES = 1024 * 1024
"""Of what is kept; a screen in many colours has a tenth of it."""
BROKEN_OFF = b'"left": false'
"""What the memory of a story says, see `memory`, of a talk that nobody has ended."""
MAX_KEPT = 32
"""First screens that are kept; the oldest go."""
NOISE = frozenset(
    {
        "_",
        "ALACRITTY_WINDOW_ID",
        "GPG_TTY",
        "INVOCATION_ID",
        "ITERM_SESSION_ID",
        "JOURNAL_STREAM",
        "KITTY_PID",
        "KITTY_WINDOW_ID",
        "OLDPWD",
        "SHELL_SESSION_ID",
        "SHLVL",
        "SSH_AGENT_PID",
        "SSH_AUTH_SOCK",
        "SSH_CLIENT",
        "SSH_CONNECTION",
        "SSH_TTY",
        "STY",
        "TERM_SESSION_ID",
        "TMUX",
        "TMUX_PANE",
        "WEZTERM_PANE",
        "WINDOW",
        "WINDOWID",
        "XDG_SESSION_ID",
    }
)
"""Variables that differ from window to window, and on which no first screen depends.  All others
count: one too few here costs a warm start, one too many would be wrong."""


class _Start:
    """What this start has come to; the one copy, as the terminal is one."""

    def __init__(self) -> None:
        self.place = ""
        """The file of starts like this one; empty where the start is an unusual one."""
        self.opened: dict[str, State] | None = None
        """What was opened up to now, as it was then; None if nobody notes it."""
        self.painted: FirstPaint | None = None
        """What a warm start has painted, until the stage takes it."""
        self.said = b""
        """What a warm start has said, until the text mode would say it."""
        self.made: tuple[Kind, bytes, dict[str, State], list[tuple[str, bytes]]] | None = None
        """What a cold start has shown first, the files that it opened, the modules' marks."""


_start = _Start()


# --- at the start -------------------------------------------------------------------------------


def begin() -> None:
    """Show what a start like this one showed first; else note what this one opens for it."""
    _start.place = place()
    if not _start.place:
        return
    kind, data = found(_start.place)
    try:
        if kind == "stage":
            _start.painted = FirstPaint(data)
        elif kind == "text":
            sent(data)
            _start.said = data
        else:
            _start.opened = {}
            sys.addaudithook(_noted)
    except OSError:
        return  # who shows the rest will notice


def painted() -> FirstPaint | None:
    """Return what a warm start has painted, once; it is the caller's then."""
    taken, _start.painted = _start.painted, None
    if taken:
        taken.ctrl_c(ends=False)
    return taken


def painting(codes: str) -> FirstPaint:
    """Paint what `codes` say, in a cold start, and remember it."""
    data = _screen(codes)
    _remember("stage", data)
    return FirstPaint(data)


def completed(codes: str) -> None:
    """Remember a first screen as it is now, with pictures that took longer."""
    if _start.made:
        kind, _, opened, _ = _start.made
        _start.made = kind, _screen(codes), opened, _modules()


def _screen(codes: str) -> bytes:
    return f"{ENTER}\x1b[?25l{BEGIN}{codes}{END}".encode()


def shown() -> bool:
    """Return whether something stands or was said already, which whoever comes first takes over."""
    return bool(_start.painted or _start.said)


def paint_ahead(codes: str) -> None:
    """Paint what `codes` say, in a cold start, before all is known; the stage takes it as ever."""
    _start.painted = painting(codes)
    _start.painted.ctrl_c(ends=True)


def say_ahead(text: str) -> None:
    """Say `text`, in a cold start, before all is known; the text mode then says it no more."""
    data = text.encode("utf-8", "replace")
    _remember("text", data)
    sent(data)
    _start.said = data


def first_said(write: "Callable[[str], None]") -> "Callable[[str], None]":
    """Return what writes as `write` does, but not again what a warm start has said."""

    def written(text: str) -> None:
        said, _start.said = _start.said, b""
        if said == text.encode("utf-8", "replace"):
            return
        if not said:
            _remember("text", text.encode("utf-8", "replace"))
        write(text)

    return written


def looked_at(path: str) -> None:
    """Note a file that is looked at without being opened: it may not be there."""
    if _start.opened is not None:
        path = os.path.abspath(path)
        _start.opened.setdefault(path, _state(path))


def forget() -> None:
    """Begin as ever: anything unusual is shown or said, or a screen that is never kept."""
    _start.opened = _start.made = None
    if _start.painted:
        _start.painted.over()
        _start.painted = None
    if _start.said:  # what comes now begins on a line of its own
        _start.said = b""
        try:
            sent(b"\n")
        except OSError:
            return


# --- what is noted ------------------------------------------------------------------------------


def _noted(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is opened or listed, as it is before; an audit hook, which must never fail."""
    opened = _start.opened
    if opened is None or event not in ("open", "os.listdir", "os.scandir"):
        return
    named = arguments[0]
    if hasattr(named, "__fspath__"):
        named = named.__fspath__()
    if isinstance(named, str) and not named.endswith((".pyc", ".py", ".so")):
        path = os.path.abspath(named)
        opened.setdefault(path, _state(path))


def _remember(kind: "Kind", data: bytes) -> None:
    if _start.opened is None or _start.made:
        return
    opened, _start.opened = _start.opened, None
    _start.made = kind, data, opened, _modules()


def _modules() -> list[tuple[str, bytes]]:
    """Return the files of all modules that are loaded, with their marks."""
    files = {getattr(module, "__file__", None) for module in [*sys.modules.values()]}
    return [(file, _mark(file, b"date")) for file in files if isinstance(file, str)]


def keep(apart: str) -> None:
    """Keep what was shown first for the next start like this one; nobody hears of a failure.

    Of the files in the folder `apart` it counts only whether a talk has broken off.
    """
    if not _start.made:
        return
    kind, data, opened, modules = _start.made
    files = [path for path in opened if not path.startswith("/dev/")]
    talks = {path for path in files if path.startswith(os.path.join(apart, ""))}
    # A file that has changed since may have been another when it was read.
    if b"\0" in data or any(_state(path) != opened[path] for path in files if path not in talks):
        return
    kinds = [(path, b"talk" if path in talks else b"whole") for path in files]
    marks = [(path, how, _mark(path, how)) for path, how in kinds]
    marks += [(path, b"date", mark) for path, mark in modules]
    fields = (field for path, how, mark in marks for field in (os.fsencode(path), how, mark))
    kept = b"\0".join([kind.encode(), *fields, data])
    try:
        write(_start.place, kept)
    except OSError:
        return


def write(path: str, kept: bytes) -> None:
    """Write a file that `found` understands, whole or not at all.  Raises `OSError`."""
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if not _ours(os.stat(folder)):
        return
    beside = f"{path}.{os.getpid()}"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(_digest([kept]) + b"\n" + kept)
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)
        raise
    with os.scandir(folder) as there:
        oldest = sorted((entry.stat().st_mtime_ns, entry.path) for entry in there)
    for _, old in oldest[:-MAX_KEPT]:
        os.unlink(old)


# --- what is found ------------------------------------------------------------------------------


def place() -> str:
    """Return the file that belongs to a start like this one; empty where it is unusual."""
    if not (HAS_TERMIOS and os.isatty(0) and os.isatty(1)):
        return ""
    try:
        here, size = os.getcwd(), os.get_terminal_size(1)
    except OSError:
        return ""
    folder = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(folder):
        home = os.path.expanduser("~")
        caches = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)
        folder = os.path.join(home, *caches) if os.path.isabs(home) else ""
    if not folder or not size.columns or not size.lines:
        return ""
    around = sorted(f"{n}={value}" for n, value in os.environ.items() if n not in NOISE)
    given = [*sys.orig_argv, "", *sys.argv, "", *sys.path, "", *around, "", here, sys.version]
    given += [f"{size.columns} {size.lines} {os.isatty(2)} {os.geteuid()}", sys.executable]
    key = _digest([FORM, *map(os.fsencode, given)]).decode()
    return os.path.join(folder, "summit-tui", "first", key)


def found(path: str) -> tuple[str, bytes]:
    """Return kind and bytes of what is kept in the file `path`; empty if it does not hold now."""
    nothing = "", b""
    try:
        if not _ours(os.stat(os.path.dirname(path))):
            return nothing
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(handle, "rb") as file:
            state = os.fstat(handle)
            data = file.read(MAX_BYTES) if _ours(state) and stat.S_ISREG(state.st_mode) else b""
    except OSError:
        return nothing
    digest, _, kept = data.partition(b"\n")
    if digest != _digest([kept]):
        return nothing
    kind, *marks, shown = kept.split(b"\0")
    for name, how, mark in zip(marks[::3], marks[1::3], marks[2::3], strict=True):
        if _mark(os.fsdecode(name), how) != mark:
            return nothing
    return kind.decode(), shown


def _ours(found: os.stat_result) -> bool:
    """True for what nobody else can have written."""
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _state(path: str) -> "State":
    """Return what is another after every change of a file; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _mark(path: str, how: bytes) -> bytes:
    """Return what is another if a file is.

    `how` it is compared: ``date``, ``whole`` by all that it holds, or the memory of a ``talk`` by
    whether that has broken off.
    """
    try:
        found = os.stat(path)
        if how != b"date" and stat.S_ISREG(found.st_mode):
            with open(path, "rb") as file:
                data = file.read()
            return _digest([data]) if how == b"whole" else b"%d" % (BROKEN_OFF in data)
    except (OSError, ValueError):
        return b"0" if how == b"talk" else b"none"
    return b"%d %d %d" % (found.st_mtime_ns, found.st_size, found.st_ino)


def _digest(parts: "Iterable[bytes]") -> bytes:
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(b"%d " % len(part))
        made.update(part)
    return made.hexdigest().encode()
