"""Where the platform keeps what belongs to a person: settings, and what is remembered.

Nothing here makes a folder; who writes the first file does.  The one door to platformdirs.
"""

from pathlib import Path

import platformdirs

NAME = "summit-tui"
"""The folder's name inside the platform's."""


def config_folder() -> Path:
    """Return the folder of settings, such as ``~/.config/summit-tui``; it may not exist."""
    return platformdirs.user_config_path(NAME, appauthor=False)


def state_folder() -> Path:
    """Return the folder of what is remembered, such as ``~/.local/state/summit-tui``."""
    return platformdirs.user_state_path(NAME, appauthor=False)
