"""The readers that can be heard here, and whether whole sessions are."""

import pytest
from needs import WHOLE, need
from readers import READERS, Reader


@pytest.fixture(params=READERS, ids=lambda reader: reader.name)
def reader(request: pytest.FixtureRequest) -> Reader:
    found: Reader = request.param
    need(found.name, found.missing())
    return found


@pytest.fixture
def whole() -> None:
    if not WHOLE:
        pytest.skip("whole sessions take minutes: HEARING=all hears them")
