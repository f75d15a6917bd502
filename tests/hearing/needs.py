"""What of the machine a test needs, and what becomes of it where that is missing.

Environment:

- ``HEARING=all``: hear whole sessions too, not just the few slides that show most.
- ``HEARING_NEEDS=yasr,fenrir``: these must be here; a test that lacks one fails.
"""

import os

import pytest

WHOLE = os.environ.get("HEARING") == "all"
"""True if whole sessions are to be heard."""
NEEDED = frozenset(os.environ.get("HEARING_NEEDS", "").split(",")) - {""}


def need(name: str, reason: str) -> None:
    """Go on if there is no `reason` why `name` cannot be used; else skip, or fail if it must."""
    if reason and name in NEEDED:
        pytest.fail(f"{name} is needed here, but {reason}")
    if reason:
        pytest.skip(f"{name}: {reason}")
