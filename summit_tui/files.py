"""Files that a person names, read whole: with a limit, and with a message where that fails.

The limit makes a device or an endless pipe end in a message too.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from summit_tui.problems import START, FileError, Problem, nearest, shown
from summit_tui.values import dataclass

STDIN = "-"
"""The path that means standard input."""
MEGABYTE = 1024 * 1024

Origin: TypeAlias = Literal["file", "built-in", "pipe"]
"""Where a story comes from; only files that a person named are edited, and read when they change.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """What kind of file is expected."""

    name: str
    """As ``deck`` in a message."""
    form: str
    """What it is to a person: ``a deck, a text file in YAML``."""
    endings: tuple[str, ...]
    """Of its name, with their dots."""
    max_bytes: int
    error: type[FileError]
    """What is raised where it cannot be read."""


def bytes_of(path: str, kind: FileKind, stdin: BinaryIO | None = None) -> bytes:
    """Return what the file `path` holds; ``-`` reads `stdin`.  Raises the kind's error."""
    if not path:
        message = f"the name of the file is empty; expected a {kind.name}"
        raise kind.error([_problem("''", message)])
    try:
        if path == STDIN and stdin is not None:
            data = stdin.read(kind.max_bytes + 1)
        else:
            with Path(path).open("rb") as file:
                found = os.fstat(file.fileno())
                if stat.S_ISREG(found.st_mode) and found.st_size > kind.max_bytes:
                    raise kind.error([_problem(path, _too_large(found.st_size, kind))])
                data = file.read(kind.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, kind, error) from None
    if len(data) > kind.max_bytes:
        raise kind.error([_problem(path, _too_large(None, kind))])
    return data


def _problem(path: str, message: str) -> Problem:
    return Problem(path=path, place=START, message=message)


def _too_large(size: int | None, kind: FileKind) -> str:
    found = f"{size / MEGABYTE:,.0f} MB" if size else "more"
    return f"the file has {found}; expected at most {kind.max_bytes // MEGABYTE} MB of {kind.name}"


def _unreadable(path: str, kind: FileKind, error: OSError | ValueError) -> FileError:
    """Say why a file cannot be read, and what there is instead."""
    code = error.errno if isinstance(error, OSError) else None
    if os.path.isdir(path):
        inside = sorted(p.name for p in Path(path).iterdir() if p.suffix in kind.endings)[:3]
        hint = f"; it holds {', '.join(shown(str(Path(path) / d)) for d in inside)}"
        message = f"this is a folder; expected a {kind.name} file{hint if inside else ''}"
        return kind.error([_problem(path, message)])
    if code in (errno.ENOENT, errno.ENOTDIR):
        if os.path.islink(path):
            message = f"this is a link to {shown(os.readlink(path))}, which is not there"
            message += f"; expected a {kind.name}"
            return kind.error([_problem(path, message)], missing=True)
        folder = Path(path).parent
        names = os.listdir(folder) if os.path.isdir(folder) else []
        hint = nearest(Path(path).name, names)
        message = f"there is no such file; expected a {kind.name}{hint}"
        return kind.error([_problem(path, message)], missing=True)
    if code == errno.EACCES:
        return kind.error([_problem(path, "the file may not be read; give yourself the right to")])
    reason = os.strerror(code).lower() if code else "its name is not one that a file can have"
    return kind.error([_problem(path, f"the file cannot be read: {reason}")])
