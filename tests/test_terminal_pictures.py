"""Pictures in a real pseudo-terminal that is kitty, or says that it is none."""

import base64
import io
import os
import re
import signal
from pathlib import Path

import pytest
from PIL import Image
from terminal import Terminal

QUESTION = b"\x1b_Gi=31,"
KITTY = "\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1bP>|kitty(0.38.1)\x1b\\\x1b[?62;c"
DECK = """\
title: Gates
slides:
  - title: One
    body: [{picture: {file: red.png, alt: All is red}}]
  - title: Two
    body: [{picture: {file: green.png, alt: All is green}}]
  - title: Three
    body: Only words.
  - title: Four
    body: Only words.
"""
FIRST, SECOND = 0x530001, 0x530002


@pytest.fixture
def deck(tmp_path):
    Image.effect_mandelbrot((900, 600), (-2, -1.2, 1, 1.2), 60).save(tmp_path / "red.png")
    Image.new("RGB", (300, 200), "green").save(tmp_path / "green.png")
    path = tmp_path / "gates.yaml"
    path.write_text(DECK)
    return str(path)


def stage(deck, *arguments, term="xterm-kitty", **env):
    return Terminal(deck, "--lang", "en", *arguments, env={"TERM": term, **env})


def answered(terminal, answer=KITTY):
    terminal.wait_for(lambda: QUESTION in terminal.raw)
    terminal.send(answer)
    terminal.wait_for("1/4")


def sent(terminal):
    """The pictures that were sent whole, in their order: number, keys and bytes."""
    found, keys, data = [], b"", b""
    for head, more, chunk in re.findall(
        rb"\x1b_G([^;]*)q=2,m=([01]);([^\x1b]*)\x1b\\", terminal.raw
    ):
        keys, data = keys or head, data + chunk
        assert len(chunk) <= 4096
        if more == b"0":
            number = int(re.search(rb"i=(\d+)", keys)[1])
            found.append((number, keys.decode(), base64.standard_b64decode(data)))
            keys = data = b""
    return found


def numbers(terminal):
    return [number for number, *_ in sent(terminal)]


def deleted(terminal):
    return [int(number) for number in re.findall(rb"\x1b_Ga=d,d=I,i=(\d+)", terminal.raw)]


def placeholders(terminal):
    """The cells of the screen that stand for a picture, by row: number and how many."""
    rows = {}
    for y, row in terminal.screen.buffer.items():
        cells = [row[x] for x in range(terminal.screen.columns) if row[x].data[0] == "\U0010eeee"]
        if cells:
            (colour,) = {cell.fg for cell in cells}
            rows[y] = int(colour, 16), len(cells)
    return rows


def test_kitty_gets_a_picture_once_and_its_placeholders_and_all_are_deleted_at_the_end(deck):
    with stage(deck) as terminal:
        answered(terminal)
        terminal.wait_for(lambda: placeholders(terminal))
        terminal.settle()
        assert numbers(terminal).count(FIRST) == 1
        number, keys, png = sent(terminal)[0]
        across, down = map(int, re.search(r"c=(\d+),r=(\d+)", keys).groups())
        assert list(placeholders(terminal).values()) == [(number, across)] * down
        image = Image.open(io.BytesIO(png))
        assert image.width <= across * 10
        assert image.height <= down * 20
        assert image.width == across * 10 or image.height == down * 20  # as sharp as the screen
        assert terminal.raw.index(b"\x1b_Ga=T") < terminal.raw.index("\U0010eeee".encode())
        assert b"All is red" not in terminal.raw

        terminal.send("n")
        terminal.wait_for("2/4")
        terminal.wait_for(lambda: {n for n, _ in placeholders(terminal).values()} == {SECOND})
        terminal.send("n")
        terminal.wait_for(lambda: "3/4" in terminal.text() and not placeholders(terminal))
        for place in ("2/4", "1/4"):
            terminal.send("p")
            terminal.wait_for(place)
        terminal.wait_for(lambda: {n for n, _ in placeholders(terminal).values()} == {FIRST})
        terminal.settle()
        assert numbers(terminal) == [FIRST, SECOND]
        assert deleted(terminal) == []

        terminal.send("q")
        assert terminal.wait_end() == 0
        assert deleted(terminal) == [FIRST, SECOND] or deleted(terminal) == [SECOND, FIRST]
        assert terminal.raw.rindex(b"\x1b_Ga=d") < terminal.raw.rindex(b"\x1b[?1049l")
        assert terminal.restored


def test_pictures_are_deleted_when_the_program_is_ended(deck):
    with stage(deck) as terminal:
        answered(terminal)
        terminal.wait_for(lambda: placeholders(terminal))
        terminal.settle()
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_end() == 128 + signal.SIGTERM
        assert sorted(deleted(terminal)) == sorted(numbers(terminal)) != []
        assert terminal.restored


def test_a_screen_that_was_left_for_the_editor_gets_its_pictures_anew(deck):
    with stage(deck, EDITOR="true", VISUAL="") as terminal:
        answered(terminal)
        terminal.wait_for(lambda: placeholders(terminal))
        terminal.settle()
        before = numbers(terminal)
        terminal.send("e")
        terminal.wait_for(lambda: len(numbers(terminal)) > len(before))
        terminal.wait_for(lambda: {n for n, _ in placeholders(terminal).values()} - {*before})
        assert sorted(deleted(terminal)) == sorted(before)


@pytest.mark.parametrize(
    "answer",
    [
        "\x1b[?62;c",
        "\x1b_Gi=31;OK\x1b\\\x1b[?62;c",  # the protocol, but who knows of placeholders?
        KITTY.replace("0.38.1", "0.26.5"),
    ],
)
def test_a_terminal_without_placeholders_gets_half_blocks(deck, answer):
    with stage(deck) as terminal:
        answered(terminal, answer)
        terminal.wait_for("▀▀")
        assert sent(terminal) == []
        assert placeholders(terminal) == {}


def test_a_mute_terminal_gets_half_blocks_and_its_late_answers_are_no_keys(deck):
    with stage(deck) as terminal:
        terminal.wait_for("▀▀")
        for letter in KITTY:
            terminal.send(letter)
        terminal.send("n")
        terminal.wait_for("2/4")
        terminal.settle()
        assert "2/4" in terminal.text()
        assert "Enter goes to" not in terminal.text()
        assert sent(terminal) == []


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        ((), {"term": "xterm-256color"}),
        ((), {"term": "tmux-256color", "KITTY_WINDOW_ID": "1"}),
        (("--graphics", "cells"), {}),
        (("--no-color",), {}),
        (("--graphics", "kitty"), {"NO_COLOR": "1"}),
    ],
)
def test_nobody_is_asked_for_pictures_who_would_say_no_or_is_not_wanted(deck, arguments, env):
    with stage(deck, *arguments, **env) as terminal:
        terminal.wait_for("1/4")
        assert QUESTION not in terminal.raw


def test_thumbnails_are_cells_also_in_kitty(deck):
    with stage(deck) as terminal:
        answered(terminal)
        terminal.wait_for(lambda: placeholders(terminal))
        terminal.send("o")
        terminal.wait_for(lambda: "▀▀▀" in terminal.text() and not placeholders(terminal))
        terminal.settle()
        assert "▀▀▀" in terminal.text()
        assert placeholders(terminal) == {}


def test_who_asks_for_kittys_protocol_gets_it_wherever_it_is(deck):
    with stage(deck, "--graphics", "kitty", term="xterm-256color") as terminal:
        answered(terminal, "\x1b_Gi=31;OK\x1b\\\x1b[?62;c")
        terminal.wait_for(lambda: placeholders(terminal))


def test_few_colours_cannot_name_a_picture(deck):
    with stage(deck, "--graphics", "kitty", term="xterm-256color", COLORTERM="") as terminal:
        answered(terminal)
        terminal.wait_for("▀▀")
        assert sent(terminal) == []


def test_a_picture_of_the_slide_is_cells_also_in_kitty(deck, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with stage(deck) as terminal:
        answered(terminal)
        terminal.wait_for(lambda: placeholders(terminal))
        terminal.send("P")
        terminal.wait_for("Picture saved: gates-one.svg")
    svg = Path("gates-one.svg").read_text(encoding="utf-8")
    assert "\U0010eeee" not in svg
    assert svg.count("<rect") > 100
