"""The text mode in a plain terminal, without a reader: what makes it fit to be heard, anywhere."""

import re

import pytest
from listening import AnsweringTerminal
from study import CONTENT, ENV, place, study, summit

COMMANDS = ("", "n", "b", "4", "r", "w", "t", "l", "d", "h", "", "99", "xyz", "n", "n")
"""A session with every kind of answer, wrong ones included."""
CELLS = 40
"""A usual braille line: a prompt is to fit."""
QUIET = 2.0
"""Seconds in which a person thinks."""


ROWS = 24
GAP = "\n" * ROWS
"""What empties the screen before an answer that repeats lines of it."""


def session(language: str, *options: str, columns: int = 200) -> list[str]:
    """Return what each command brought, the start first, with the echo of the command."""
    program = summit("--text", *options, study(language))
    with AnsweringTerminal(program=program, env=ENV, columns=columns, rows=ROWS) as terminal:
        answers = [answer(terminal)]
        for command in COMMANDS:
            terminal.send(f"{command}\n")
            answers.append(answer(terminal))
        before = len(terminal.raw)
        terminal.settle(QUIET)
        assert len(terminal.raw) == before, "something was said that nobody asked for"
    return answers


def answer(terminal: AnsweringTerminal) -> str:
    """Return what comes from now on, until a prompt ends it."""
    seen = len(terminal.raw)
    terminal.wait_for(lambda: terminal.raw[seen:].endswith(b": "))
    return terminal.raw[seen:].decode().replace("\r\n", "\n")


@pytest.fixture(scope="module", params=["en", "de"])
def answers(request):
    return session(request.param)


def test_nothing_but_text_and_line_ends_is_sent(answers):
    assert set(re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", "".join(answers))) == set()


def test_no_sign_is_sent_that_voices_drop_or_spell(answers):
    assert set(re.findall("[\u2190-\u2bff•…—–»«\U0001f000-\U0001ffff]", "".join(answers))) == set()


def test_every_prompt_says_where_or_how_much_is_left_and_fits_a_braille_line(answers):
    prompts = [told.rsplit("\n", 1)[-1] for told in answers]
    form = r"(\d+ more lines?\. )?Slide \d of 5: |(Noch \d+ Zeilen?\. )?Folie \d von 5: "
    assert [p for p in prompts if not re.fullmatch(form, p) or len(p) > CELLS] == []


def test_one_empty_line_stands_before_an_answer_and_none_inside(answers):
    for told in answers:
        echo, _, rest = told.partition("\n")
        assert "\n\n" not in rest.removeprefix(GAP), told
        assert echo.strip() in COMMANDS


def test_an_empty_screen_stands_only_before_what_is_still_shown_and_only_where_it_is_wanted():
    before = [told.partition("\n")[2].startswith(GAP) for told in session("en")]
    # The first `n` brings what is new; `b` and `r` what has just been said.
    assert before[:2] == [False, False]
    assert before[3]
    assert before[COMMANDS.index("r") + 1]
    assert not any(GAP in told for told in session("en", "--no-gap"))


def test_every_line_ends_as_a_sentence_does(answers):
    lines = [line for told in answers for line in told.split("\n")[1:] if line]
    assert [line for line in lines if not re.search(r"[.!?:;]$", line.rstrip())] == []


@pytest.mark.parametrize("columns", [30, 40, 80])
@pytest.mark.parametrize("language", ["en", "de"])
def test_lines_are_wrapped_at_spaces_before_the_terminal_cuts_them(language, columns):
    told = session(language, columns=columns)
    lines = [line for part in told for line in part.split("\n")]
    assert max(map(len, lines)) < columns
    words = set(" ".join(lines).split())
    content = [word for slide in CONTENT[language][1:2] for line in slide for word in line.split()]
    assert [word for word in content if not {word, f"{word}."} & words] == []
    assert any(f"{place(language, 2)}:" in line for line in lines)
