"""The screen readers that live inside a terminal, and how each is started.

Each runs with the settings that its package brings; only the address of its speech changes, and
what it runs.  tdsr is on no package registry (the `tdsr` of PyPI is another program): it is heard
only where the environment names a checkout of it, ``TDSR_HOME``.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PYTHON = "/usr/bin/python3"
"""The system's own: it has the modules `speechd` and `pyte` that fenrir and tdsr need."""
_YASR = Path("/etc/yasr/yasr.conf")
_FENRIR = Path("/etc/fenrirscreenreader/settings/settings-pty.conf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a reader needs to be started."""

    program: tuple[str, ...]
    """The first is an absolute path."""
    env: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One screen reader."""

    name: str
    missing: Callable[[], str]
    """Returns why it cannot be heard on this machine; empty if it can."""
    start: Callable[[Path, int, Path], Start]
    """Takes a folder of its own, the port of its speech, and the program to run in it."""
    greets: bool
    """True if it speaks before the program does."""


def _without(*needed: str) -> str:
    """Return which of some programs, modules of the system's Python or files are not there."""
    for name in needed:
        if name.startswith("/"):
            found = os.path.exists(name)
        elif name.startswith("import "):
            run = subprocess.run([PYTHON, "-c", name], capture_output=True, check=False)
            found = run.returncode == 0
        else:
            found = shutil.which(name) is not None
        if not found:
            return f"there is no {name} here"
    return ""


def _program(name: str) -> str:
    return shutil.which(name) or name


def _start_yasr(folder: Path, port: int, launch: Path) -> Start:
    settings = re.sub(
        r"(?m)^synthesizer port=.*$", f"synthesizer port=127.0.0.1:{port}", _YASR.read_text()
    )
    (folder / "yasr.conf").write_text(settings)
    program = (_program("yasr"), "-C", str(folder / "yasr.conf"), "--", str(launch))
    return Start(program=program, env={"LOGNAME": "listener"})


def _start_fenrir(folder: Path, port: int, launch: Path) -> Start:
    change = {
        ("sound", "enabled"): "False",
        ("speech", "driver"): "speechdDriver",
        ("speech", "voice"): "",
        ("general", "shell"): str(launch),
        ("general", "debugFile"): str(folder / "fenrir.log"),
        ("remote", "enable"): "False",
    }
    section, lines = "", []
    for line in _FENRIR.read_text().splitlines():
        section = line.strip("[] ") if line.startswith("[") else section
        key = (section, line.partition("=")[0].strip())
        lines.append(f"{key[1]}={change[key]}" if key in change else line)
    (folder / "fenrir.conf").write_text("\n".join(lines) + "\n")
    program = (PYTHON, _program("fenrir"), "-e", "-s", str(folder / "fenrir.conf"))
    return Start(program=program, env=_speech(folder, port))


def _start_tdsr(folder: Path, port: int, launch: Path) -> Start:
    home = Path(os.environ["TDSR_HOME"])
    (folder / ".tdsr.cfg").write_text((home / "tdsr" / "tdsr.cfg.dist").read_text())
    backend = home / "tdsr" / "backend" / "speechdispatcher.py"
    main = "import tdsr.__main__ as m; m.main()"
    program = (PYTHON, "-c", main, "-s", f"{PYTHON} {backend}", str(launch))
    env = {"PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    return Start(program=program, env=env | _speech(folder, port))


def _speech(folder: Path, port: int) -> dict[str, str]:
    return {"HOME": str(folder), "SPEECHD_ADDRESS": f"inet_socket:127.0.0.1:{port}"}


def _no_tdsr() -> str:
    home = os.environ.get("TDSR_HOME")
    if not home:
        return "TDSR_HOME names no checkout of tdsr"
    return _without(f"{home}/tdsr/tdsr.py", "import speechd, pyte, wcwidth")


YASR = Reader(
    name="yasr", missing=lambda: _without("yasr", str(_YASR)), start=_start_yasr, greets=False
)
FENRIR = Reader(
    name="fenrir",
    missing=lambda: _without("fenrir", str(_FENRIR), "import speechd, pyte"),
    start=_start_fenrir,
    greets=True,
)
TDSR = Reader(name="tdsr", missing=_no_tdsr, start=_start_tdsr, greets=True)
READERS = (YASR, TDSR, FENRIR)


def no_voice() -> str:
    """Return why no voice can measure the length of speech here; empty if one can."""
    return _without("espeak-ng")
