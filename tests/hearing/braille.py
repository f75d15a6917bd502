"""A braille line without fingers: BRLTTY reads a real virtual console and fills virtual cells.

BRLTTY's own screen driver reads the console from the kernel; its own virtual display is a socket,
and what it puts on the cells is noted here.  Keys go into the console as if they had been typed.
Needs root and a console that nobody uses; the console that was in front comes back at the end.
"""

import fcntl
import os
import re
import shlex
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from waiting import wait_for

CELLS = 40
CONSOLE = 9
"""The number of the virtual console, from 1."""
_ACTIVATE, _WAIT_ACTIVE, _TYPE = 0x5606, 0x5607, 0x5412
"""Requests of Linux: VT_ACTIVATE and VT_WAITACTIVE of linux/vt.h, and TIOCSTI."""
_LOCK = Path(tempfile.gettempdir()) / "hearing-console.lock"


def missing() -> str:
    """Return why no braille line can be read here; empty if one can."""
    if os.geteuid() != 0:
        return "a virtual console needs root"
    if shutil.which("brltty") is None:
        return "there is no brltty here"
    needed = ("/dev/vcsa", "/dev/tty0", f"/dev/tty{CONSOLE}", "/sys/class/tty/tty0/active")
    absent = [path for path in needed if not os.path.exists(path)]
    if absent:
        return f"there is no {absent[0]} here"
    try:
        os.close(os.open(f"/dev/tty{CONSOLE}", os.O_RDWR | os.O_NOCTTY))
        _foreground()
    except (OSError, ValueError) as error:
        return f"no virtual console works here: {error}"
    with _LOCK.open("w") as lock:  # a test beside this one may be about to leave the console
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = ["ps", "-o", "comm=", "-t", f"tty{CONSOLE}"]
        users = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    return f"console {CONSOLE} is used by {users[0]}" if users else ""


def _foreground() -> int:
    return int(Path("/sys/class/tty/tty0/active").read_text().strip().removeprefix("tty"))


def _bring(console: int) -> None:
    fd = os.open("/dev/tty0", os.O_RDWR | os.O_NOCTTY)
    try:
        fcntl.ioctl(fd, _ACTIVATE, console)
        fcntl.ioctl(fd, _WAIT_ACTIVE, console)
    finally:
        os.close(fd)


@dataclass(kw_only=True)
class Line:
    """The braille line, and the keyboard beside it."""

    _socket: socket.socket
    _held: bytes = b""
    cells: str = ""
    """What the cells show."""

    def read(self) -> bool:
        """Take what BRLTTY puts on the cells; False if nothing came just now."""
        try:
            data = self._socket.recv(65536)
        except TimeoutError:
            return False
        *lines, self._held = (self._held + data).split(b"\n")
        for line in lines:
            if shown := re.match(r'visual "(.*)"$', line.decode("utf-8", "replace").strip(), re.I):
                self.cells = re.sub(
                    r"\\x([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), shown[1], flags=re.I
                )
        return bool(data)

    def wait(self, shows: str, *, margin: bool = False) -> None:
        """Wait until the cells begin with a text, with a `margin` before it if there may be one."""

        def came() -> bool:
            cells = self.cells.lstrip() if margin else self.cells
            return not self.read() and cells.startswith(shows)

        try:
            wait_for(came, shows)
        except AssertionError:
            raise AssertionError(f"the cells show {self.cells!r}, not {shows!r}") from None

    def close(self) -> None:
        self._socket.close()

    def press(self, key: str) -> None:
        """Press a key of the display, named as BRLTTY names its commands."""
        self._socket.sendall(f"{key}\n".encode())

    def type(self, text: str) -> None:
        """Type on the console's keyboard."""
        fd = os.open(f"/dev/tty{CONSOLE}", os.O_RDWR | os.O_NOCTTY)
        try:
            for byte in text.encode():
                fcntl.ioctl(fd, _TYPE, struct.pack("B", byte))
        finally:
            os.close(fd)


@contextmanager
def on_console(program: Sequence[str], env: Mapping[str, str]) -> Iterator[Line]:
    """Run `program` on the console, under BRLTTY; one at a time, whoever else wants it waits."""
    before = _foreground()
    with (
        tempfile.TemporaryDirectory(prefix="hearing-") as name,
        _LOCK.open("w") as lock,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        ends: list[Callable[[], object]] = []
        try:
            pid = _start(program, env)
            ends.append(lambda: _end(pid))
            _bring(CONSOLE)
            ends.append(lambda: _bring(before))
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            display = _brltty(Path(name), port)
            ends.append(display.wait)
            ends.append(display.terminate)
            line = _connected(port)
            ends.append(line.close)
            yield line
        finally:
            for end in reversed(ends):
                end()


def _brltty(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    (folder / "brltty.conf").touch()
    command = ["brltty", "-n", "-e", "-q", "-N", "-f", str(folder / "brltty.conf")]
    command += ["-F", str(folder / "brltty.prefs"), "-b", "vr", "-d", f"server:127.0.0.1:{port}"]
    command += ["-x", "lx", "-s", "no", "-t", "en-nabcc", "-l", "3", "-P", str(folder / "pid")]
    command += ["-W", str(folder), "-U", str(folder), "--start-message=", "-M", "1"]
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet, start_new_session=True)


def _connected(port: int) -> Line:
    found: list[socket.socket] = []

    def connects() -> bool:
        try:
            found.append(socket.create_connection(("127.0.0.1", port), 1))
        except OSError:
            return False
        return True

    wait_for(connects, "BRLTTY waits for its display")
    found[0].settimeout(0.05)
    found[0].sendall(f"cells {CELLS} 1\n".encode())
    return Line(_socket=found[0])


def _start(program: Sequence[str], env: Mapping[str, str]) -> int:
    path = f"/dev/tty{CONSOLE}"
    fd = os.open(path, os.O_RDWR | os.O_NOCTTY)
    os.write(fd, b"\x1bc\x1b%G\x1b[2J\x1b[H")
    os.close(fd)
    pid = os.fork()
    if not pid:
        _become(path, program, env)
    return pid


def _become(path: str, program: Sequence[str], env: Mapping[str, str]) -> NoReturn:
    """Turn this process, a fork, into `program` on the console at `path`."""
    os.setsid()
    fd = os.open(path, os.O_RDWR)
    fcntl.ioctl(fd, termios.TIOCSCTTY, 1)
    for stream in (0, 1, 2):
        os.dup2(fd, stream)
    modes = termios.tcgetattr(0)
    modes[0] |= termios.ICRNL | termios.IXON
    modes[1] |= termios.OPOST | termios.ONLCR
    modes[3] |= termios.ICANON | termios.ECHO | termios.ECHOE | termios.ISIG
    termios.tcsetattr(0, termios.TCSANOW, modes)
    clean = {"PATH": os.environ["PATH"], "HOME": "/dev/null/none", **env, "TERM": "linux"}
    command = f"sleep 1; exec {shlex.join(program)}"  # BRLTTY is there by then
    os.execve("/bin/sh", ["sh", "-c", command], clean)


def _end(pid: int) -> None:
    os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    fd = os.open(f"/dev/tty{CONSOLE}", os.O_RDWR | os.O_NOCTTY)
    os.write(fd, b"\x1bc")
    os.close(fd)
