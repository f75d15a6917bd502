"""What fingers find on a braille line of 40 cells, as BRLTTY fills it from a real console."""

import pytest
from braille import missing, on_console
from needs import need
from study import CONTENT, ENV, place, study, summit
from targets import PRESSES_STAGE, PRESSES_TEXT

pytestmark = pytest.mark.xdist_group("console")


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_line_rests_on_the_prompt_and_the_title_is_one_press_away(language):
    need("brltty", missing())
    first, title, *_ = (slide[0] for slide in CONTENT[language])
    with on_console(summit("--text", study(language)), ENV) as line:
        line.wait(place(language, 1))
        line.type("\n")
        line.wait(f"{place(language, 2)}:")
        for _ in range(PRESSES_TEXT):
            line.press("PRPGRPH")
        line.wait(f"{title}.")
        line.press("PRPGRPH")
        line.wait(f"{first}.")


@pytest.mark.parametrize("options", [("--accessible",), ()], ids=["accessible", "ordinary"])
def test_the_stage_puts_the_line_on_the_title_at_once(options):
    need("brltty", missing())
    assert PRESSES_STAGE == 0
    first, title, *_ = (slide[0] for slide in CONTENT["en"])
    with on_console(summit(*options, "--lang", "en", study("en")), ENV) as line:
        line.wait(first, margin=not options)
        line.type(" ")
        line.wait(title, margin=not options)
