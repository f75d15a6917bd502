"""Where the platform keeps what belongs to a person: settings, and what is remembered.

Nothing here makes a folder; who writes the first file does.  The one door to platformdirs.
"""

import os
import sys
from pathlib import Path

NAME = "summit-tui"
"""The folder's name inside the platform's."""


def config_folder() -> Path:
    """Return the folder of settings, such as ``~/.config/summit-tui``; it may not exist."""
    if base := _base("XDG_CONFIG_HOME", ".config"):
        return Path(base, NAME)
    import platformdirs  # deferred: see `_base`

    return platformdirs.user_config_path(NAME, appauthor=False)


def state_folder() -> Path:
    """Return the folder of what is remembered, such as ``~/.local/state/summit-tui``."""
    if base := _base("XDG_STATE_HOME", ".local/state"):
        return Path(base, NAME)
    import platformdirs  # deferred: see `_base`

    return platformdirs.user_state_path(NAME, appauthor=False)


def _base(variable: str, below: str) -> str:
    """Return the folder that `variable` names, or what is `below` the home; empty if unsure.

    This is all that the XDG Base Directory Specification says of a folder of one's own; to load
    platformdirs for it takes 5 ms and, with what it needs for other folders, 0.3 MB.
    """
    if sys.platform != "linux":
        return ""
    base, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if os.path.isabs(base):  # a relative one counts as none
        return base
    return os.path.join(home, below) if os.path.isabs(home) else ""
