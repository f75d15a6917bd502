"""Asking the terminal: what it answers, what it does not, and that nothing is left behind."""

import os
import pty
import termios
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key

from summit_tui.stage import late, probe
from summit_tui.stage.late import AnswerlessParser
from summit_tui.stage.probe import NO_TERMINAL, Terminal, ask, is_dark

FENCE = b"\x1b[?62;22c"
SHORT = 0.05
"""Seconds that a mute terminal costs here."""


@pytest.fixture
def line():
    """Both ends of a terminal: ours, and that of the program."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    for end in (ours, theirs):
        os.close(end)


def asked(line, answer, *, pictures=True, patience=5.0):
    """Ask a terminal that answers all questions with `answer`; return what was told and asked."""
    ours, theirs = line
    heard = []

    def terminal():
        while not heard or not heard[-1].endswith(b"\x1b[c"):
            heard.append(os.read(ours, 4096))
        if answer:
            os.write(ours, answer)

    thread = threading.Thread(target=terminal)
    thread.start()
    told = ask(theirs, theirs, pictures=pictures, patience=patience)
    thread.join()
    return told, b"".join(heard)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (FENCE, Terminal()),
        (b"\x1b]11;rgb:0f0f/1717/2020\x1b\\" + FENCE, Terminal(background="#0f1720")),
        (b"\x1b]11;rgb:ff/80/0\x07" + FENCE, Terminal(background="#ff8000")),
        (b"\x1b]11;rgba:ffff/ffff/ffff/ffff\x07" + FENCE, Terminal(background="#ffffff")),
        (b"\x1b_Gi=31;OK\x1b\\" + FENCE, Terminal(kitty=True)),
        (b"\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\" + FENCE, Terminal()),
        (b"\x1b[?62;4;22c", Terminal(sixel=True)),
        (b"\x1b[?4;22c", Terminal()),  # a class of terminals, not sixel
        (b"\x1b[?64;14c", Terminal()),
        (b"\x1b[6;20;10t" + FENCE, Terminal(cell=(10, 20))),
        (b"\x1b[6;0;0t" + FENCE, Terminal()),
        (b"\x1b[11;?\x07" + FENCE, Terminal()),
        (b"\x1bP>|kitty(0.38.1)\x1b\\" + FENCE, Terminal(name="kitty(0.38.1)")),
        (
            b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;36;17t\x1b[?65;4;6c",
            Terminal(background="#ffffff", kitty=True, sixel=True, cell=(17, 36)),
        ),
        (b"xyz\x1b]11;rgb:0/0/0\x07 \x1b[A" + FENCE, Terminal(background="#000000")),
    ],
)
def test_what_a_terminal_answers_is_told(line, answer, told):
    assert asked(line, answer)[0] == told


def test_without_pictures_only_the_background_is_asked_for(line):
    assert asked(line, FENCE, pictures=False)[1] == b"\x1b]11;?\x1b\\\x1b[c"


def test_all_questions_go_out_together_and_the_fence_is_the_last(line):
    heard = asked(line, FENCE)[1]
    assert heard.count(b"\x1b[c") == 1
    assert heard.startswith(b"\x1b]11;?")
    assert b"\x1b_Gi=31," in heard
    assert b"\x1b[16t" in heard
    assert b"\x1b[>0q" in heard
    assert heard.endswith(b"\x1b[c")


def test_a_mute_terminal_may_answer_later(line):
    assert asked(line, b"", patience=SHORT)[0] == Terminal(owes=True)


def test_a_terminal_that_answers_in_part_tells_that_part_and_owes_the_rest(line):
    told = asked(line, b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", patience=SHORT)[0]
    assert told == Terminal(background="#ffffff", owes=True)


@pytest.mark.parametrize("answer", [FENCE, b"", b"\x1b]11;rgb:"])
def test_the_modes_of_the_terminal_are_as_before(line, answer):
    before = termios.tcgetattr(line[1])
    asked(line, answer, patience=SHORT)
    assert termios.tcgetattr(line[1]) == before


def test_the_modes_are_as_before_when_the_program_is_interrupted(line, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    before = termios.tcgetattr(line[1])
    monkeypatch.setattr(probe, "_read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ask(line[1], line[1])
    assert termios.tcgetattr(line[1]) == before


def test_answers_are_not_seen_on_the_screen(line):
    asked(line, b"\x1b]11;rgb:0f0f/1717/2020\x1b\\" + FENCE)
    os.set_blocking(line[0], False)
    with pytest.raises(BlockingIOError):  # else the kernel had echoed them
        os.read(line[0], 1)


def test_nobody_is_asked_where_there_is_no_terminal(line):
    come, go = os.pipe()
    assert ask(come, line[1]) == ask(line[1], go) == NO_TERMINAL
    os.close(go)
    assert os.read(come, 1) == b""  # not one byte was written
    os.close(come)


def test_a_terminal_that_is_gone_is_no_terminal():
    ours, theirs = pty.openpty()
    os.close(ours)
    assert ask(theirs, theirs, patience=SHORT) == NO_TERMINAL
    os.close(theirs)


# --- dark or light ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("background", "colorfgbg", "dark"),
    [
        ("#000000", "0;15", True),  # the terminal knows best
        ("#ffffff", "15;0", False),
        ("#002b36", None, True),
        ("#fdf6e3", None, False),
        ("#757575", None, True),
        ("#777777", None, False),
        (None, "15;0", True),
        (None, "0;15", False),
        (None, "0;default;7", False),
        (None, "15;default;0", True),
        (None, "15;8", True),
        (None, "15;default", True),
        (None, "", True),
        (None, None, True),
    ],
)
def test_a_terminal_is_dark_unless_it_says_otherwise(background, colorfgbg, dark):
    assert is_dark(Terminal(background=background), {"COLORFGBG": colorfgbg}.get) is dark


# --- answers that come too late -----------------------------------------------------------------

ANSWERS = (
    "\x1b]11;rgb:0f0f/1717/2020\x1b\\",
    "\x1b]11;rgb:0f0f/1717/2020\x07",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b[6;20;10t",
    "\x1bP>|kitty(0.38.1)\x1b\\",
    "\x1b[?62;4;22c",
)


def keys(parser, *pieces):
    """The keys that a parser makes of what comes piece by piece, quickly."""
    found = []
    for piece in pieces:
        found += [*parser.feed(piece), *parser.tick()]
    return [event.key for event in found if isinstance(event, Key)]


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_late_answer_is_no_key(answer):
    assert keys(AnswerlessParser(), f"n{answer}b") == ["n", "b"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_late_answer_that_comes_letter_by_letter_is_no_key(answer):
    assert keys(AnswerlessParser(), "n", *answer, "b") == ["n", "b"]


@given(st.lists(st.sampled_from([*ANSWERS, "n", "\x1b[6~", "\x1b[C", "q", "ä"])), st.data())
def test_only_keys_are_left_however_answers_and_keys_are_cut(parts, data):
    text = "".join(parts)
    pieces = []
    while text:
        cut = data.draw(st.integers(1, len(text)))
        pieces.append(text[:cut])
        text = text[cut:]
    names = {"n": "n", "\x1b[6~": "pagedown", "\x1b[C": "right", "q": "q", "ä": "ä"}
    wanted = [names[part] for part in parts if part in names]
    found = keys(AnswerlessParser(), *pieces)
    assert [k.replace("latin_small_letter_a_with_diaeresis", "ä") for k in found] == wanted


def test_escape_alone_is_still_a_key():
    parser = AnswerlessParser()
    assert keys(parser, "\x1b") == []
    due = [*parser.tick()]
    parser._timeout_time = 0  # as if its time had passed
    assert [event.key for event in (*due, *parser.tick())] == ["escape"]


def test_the_parser_of_other_apps_is_as_before():
    from textual.drivers import linux_driver

    before = linux_driver.XTermParser
    with late.without_late_answers():
        assert linux_driver.XTermParser is AnswerlessParser
    assert linux_driver.XTermParser is before
