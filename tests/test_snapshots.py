"""Few pictures of the whole screen: what frames as text cannot show, colours and layers.

They change with Textual's releases, so the test extra pins it.  Renew them with
``pytest tests/test_snapshots.py --snapshot-update`` and look at each.
"""

import pytest
from test_stage import talk_of

from summit_tui.position import Position
from summit_tui.stage.app import StageApp
from summit_tui.story import open_story


def app_at(slide: int) -> StageApp:
    return StageApp(talk_of(open_story(None, ["en"]), Position(slide)))


@pytest.mark.usefixtures("_same_everywhere")
def test_the_stage_with_its_bar(snap_compare):
    """White big letters, a grey dateline, light text on dark blue, and a bar in green.

    The bar is heavy and green up to the diamond at 11:10, thin and grey after it.
    """
    assert snap_compare(app_at(7), terminal_size=(100, 30))


@pytest.mark.usefixtures("_same_everywhere")
def test_the_help_over_the_slide(snap_compare):
    """A lighter sheet in the middle with bold keys and what each does; the slide dimmed behind."""
    assert snap_compare(app_at(7), terminal_size=(100, 30), press=["question_mark"])


@pytest.fixture
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine may show in a picture."""
    for name in ("NO_COLOR", "COLORTERM", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
