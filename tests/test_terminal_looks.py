"""The stage's colours in a real pseudo-terminal that answers, keeps silent, or answers too late."""

import pytest
from terminal import Terminal

from summit_tui.story import open_story

DARK, LIGHT = b"48;2;15;23;32", b"48;2;246;248;250"
"""The backgrounds of the two themes, as they are sent."""
SLIDES = len(open_story(None, ["en"]).deck.slides)
FIRST, SECOND = f" 1/{SLIDES}", f" 2/{SLIDES}"
QUESTION = b"\x1b]11;?"
SAYS_LIGHT, SAYS_DARK = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:0000/0000/0000\x07"
FENCE = "\x1b[?62;22c"


def on_auto(**env):
    return Terminal("--theme", "auto", "--lang", "en", env=env)


@pytest.mark.parametrize(("answer", "seen"), [(SAYS_LIGHT, LIGHT), (SAYS_DARK, DARK)])
def test_a_terminal_that_answers_gets_a_theme_like_its_own(answer, seen):
    with on_auto(COLORFGBG="0;7" if seen == DARK else "7;0") as terminal:
        terminal.wait_for(lambda: QUESTION in terminal.raw)
        terminal.send(answer + FENCE)
        terminal.wait_for(FIRST)
        assert seen in terminal.raw
        assert terminal.raw.count(b"\x1b[c") == 1
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


@pytest.mark.parametrize(("colorfgbg", "seen"), [("0;15", LIGHT), ("15;0", DARK), ("", DARK)])
def test_where_a_terminal_does_not_say_the_environment_does(colorfgbg, seen):
    with on_auto(COLORFGBG=colorfgbg) as terminal:
        terminal.wait_for(lambda: QUESTION in terminal.raw)
        terminal.send(FENCE)
        terminal.wait_for(FIRST)
        assert seen in terminal.raw


def test_answers_that_come_too_late_are_no_keys():
    """Else `]` would go to the next phase, `11` be a slide, and `b` blank the screen."""
    with on_auto() as terminal:
        terminal.wait_for(FIRST)  # the terminal is mute, so the stage goes on without it
        assert DARK in terminal.raw
        for letter in SAYS_LIGHT + FENCE:
            terminal.send(letter)
        terminal.send("n")
        terminal.wait_for(SECOND)
        terminal.settle()
        assert SECOND in terminal.text()
        assert "Enter goes to" not in terminal.text()
        terminal.send("?")
        terminal.wait_for("Esc closes")
        terminal.send("\x1b")  # a lone Esc is still a key
        terminal.wait_for(lambda: "Esc closes" not in terminal.text())
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


@pytest.mark.parametrize("arguments", [(), ("--theme", "paper"), ("--theme", "auto", "--no-color")])
def test_nobody_is_asked_who_need_not_answer(arguments):
    with Terminal(*arguments, "--lang", "en") as terminal:
        terminal.wait_for(FIRST)
        assert QUESTION not in terminal.raw


def test_16_colours_are_the_terminals_own_and_the_key_says_so():
    with Terminal("--lang", "en", env={"TERM": "xterm", "COLORTERM": ""}) as terminal:
        terminal.wait_for(FIRST)
        terminal.send("t")
        terminal.wait_for("your terminal's own")
        assert b"48;2;" not in terminal.raw
