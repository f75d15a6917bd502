"""Which readers can be heard here; others are skipped with their reason, or fail if needed.

Environment:

- ``HEARING=all``: hear whole sessions too, not just the few slides that show most.
- ``HEARING_NEEDS=yasr,fenrir,espeak``: these must be here; a test that lacks one fails.
"""

import os

import pytest
from readers import READERS, Reader

WHOLE = os.environ.get("HEARING") == "all"
"""True if whole sessions are to be heard."""
NEEDED = frozenset(os.environ.get("HEARING_NEEDS", "").split(",")) - {""}


def need(name: str, reason: str) -> None:
    """Go on if there is no `reason` why `name` cannot be used; else skip, or fail if it must."""
    if reason and name in NEEDED:
        pytest.fail(f"{name} is needed here, but {reason}")
    if reason:
        pytest.skip(f"{name}: {reason}")


@pytest.fixture(params=READERS, ids=lambda reader: reader.name)
def reader(request: pytest.FixtureRequest) -> Reader:
    found: Reader = request.param
    need(found.name, found.missing())
    return found


@pytest.fixture
def whole() -> None:
    if not WHOLE:
        pytest.skip("whole sessions take minutes: HEARING=all hears them")
