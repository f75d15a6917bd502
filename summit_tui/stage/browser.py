"""Opening an address in the person's browser, without a word on the terminal.

The one place that starts another program.  Python's own `webbrowser` chooses which; it runs in a
process of its own, because what it starts may write to the terminal or take its time.
"""

import asyncio
import os
import sys
from collections.abc import Mapping

from summit_tui.clean import safe_address

_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
PATIENCE = 10.0
"""Seconds after which a browser counts as not there."""


def has_browser(environment: Mapping[str, str], platform: str) -> bool:
    """True if a browser can be expected to open before the eyes of who asks for it.

    Over SSH it would open elsewhere, and without a display only browsers of text are left, which
    would take the terminal; whoever sets BROWSER knows better.
    """
    if environment.get("BROWSER"):
        return True
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY")):
        return False
    if platform in ("darwin", "win32"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


async def opened(address: str) -> bool:
    """Open `address` in a browser; False if there is none or the address is not safe."""
    safe = safe_address(address)
    if safe is None:
        return False
    nowhere = asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-c", _OPEN, safe),
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return await asyncio.wait_for(process.wait(), PATIENCE) == 0
    except TimeoutError:
        process.kill()
        return False


async def opened_where_possible(address: str) -> bool:
    """Open `address` if a browser would come up before the person's eyes; False if none has."""
    return has_browser(os.environ, sys.platform) and await opened(address)
