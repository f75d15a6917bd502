"""What all tests share: how hard Hypothesis tries, and texts that are compared whole.

Environment:

- ``HYPOTHESIS_PROFILE=long``: 10,000 examples for each property instead of 100.
- ``UPDATE_GOLDENS=1``: write what was produced to ``tests/golden`` instead of comparing.
- ``CI``: examples are the same in every run, so that a red run can be repeated.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

GOLDEN = Path(__file__).parent / "golden"

# No test may read what the person who runs it has set; programs that tests start inherit this.
for _name in [name for name in os.environ if name.startswith("SUMMIT_")]:
    del os.environ[_name]
for _name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(
        Path(tempfile.gettempdir()) / f"summit-tui-no-such-folder-{os.getpid()}"
    )
# Every start of a test is a cold one, unless it says where first screens are kept.
os.environ["XDG_CACHE_HOME"] = os.devnull

settings.register_profile("default", deadline=None, derandomize="CI" in os.environ)
settings.register_profile(
    "long",
    deadline=None,
    max_examples=10_000,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True, scope="session")
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what tests leave in decks out of the folder of the person who runs them."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        yield folder


@pytest.fixture(autouse=True, scope="session")
def runtime_folder() -> Iterator[Path]:
    """Keep talks of tests apart from those that a person gives; sockets need a short path."""
    with tempfile.TemporaryDirectory(prefix="st-") as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return ``golden(name, text)``: `text` must be what ``tests/golden/<name>`` holds.

    A text that does not end in a line feed is stored with one, as editors want it.
    """

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        text = text if text.endswith("\n") else f"{text}\n"
        if os.environ.get("UPDATE_GOLDENS"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            return
        if not path.exists():
            pytest.fail(f"there is no tests/golden/{name}; write it with UPDATE_GOLDENS=1")
        assert text == path.read_bytes().decode(), f"differs from tests/golden/{name}"

    return check
