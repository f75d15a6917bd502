"""What leaves the stage: words for the clipboard, links, pictures of slides."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from decks import GERMAN, body, plain_deck
from test_stage import long_deck, press, story_of, talk_of, text_of
from test_ways import last_row, typed
from waiting import wait_until

from summit_tui.blocks import Run, Text
from summit_tui.deck import Id, Slide, Title
from summit_tui.draw.frame import Frame, Piece, Style
from summit_tui.draw.png import png_of
from summit_tui.draw.svg import svg_of
from summit_tui.palette import THEMES
from summit_tui.position import Position
from summit_tui.stage.act import in_next_zone
from summit_tui.stage.app import StageApp
from summit_tui.stage.browser import has_browser, opened
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.prompt import opened as prompted
from summit_tui.stage.share import (
    MAX_COPIED,
    copied,
    fitting,
    links_of,
    picture,
    saved,
    stem_of,
    words_of,
)
from summit_tui.story import open_story

AURORA = THEMES["aurora"]
SVG = "{http://www.w3.org/2000/svg}"


def linked(*addresses: str):
    runs = tuple(Run(text=f"link {i}", link=a) for i, a in enumerate(addresses, 1))
    return talk_of(story_of(plain_deck(Slide(title=Title("A"), body=body(Text(text=runs))))))


# --- words --------------------------------------------------------------------------------------


def test_the_words_of_a_slide_are_those_of_the_text_mode_as_far_as_it_is_revealed():
    text, talk = copied(talk_of(story_of(GERMAN), Position(2, 1)))
    assert text.split("\n") == [
        "Der Händedruck.",
        "15. August 2025, 11 Uhr 10, Alaska-Sommerzeit, Elmendorf-Richardson. "
        "Neue Phase: Begrüßung.",
        "Rote Teppiche kreuzen sich.",
        "Trump klatscht.",
    ]
    assert talk.note == "4 Zeilen kopiert"


def test_copied_times_are_in_the_zone_that_is_shown():
    talk = in_next_zone(talk_of(story_of(GERMAN), Position(2)))
    assert "22 Uhr 10, Moskauer Normalzeit" in words_of(talk)[1]


def test_what_a_clipboard_does_not_take_is_told():
    assert fitting(["ä" * 30_000, "b", "c" * 9_999]) == ["ä" * 30_000, "b"]
    assert fitting(["a" * (MAX_COPIED - 1)]) == ["a" * (MAX_COPIED - 1)]
    long = plain_deck(Slide(title=Title("A"), body=body("b" * 40_000, "c" * 40_000)))
    text, talk = copied(talk_of(story_of(long)))
    assert text == "A.\n" + "b" * 40_000 + "."
    assert talk.note == "Only 2 of 3 lines copied: it takes no more"


# --- links --------------------------------------------------------------------------------------


def test_links_are_named_once_each_in_order_of_reading():
    talk = linked("https://a.example", "https://b.example", "https://a.example")
    assert links_of(talk) == [("link 1", "https://a.example"), ("link 2", "https://b.example")]


def test_one_link_is_opened_at_once_several_are_asked_for_and_none_says_so():
    assert prompted(linked("https://a.example"), "link").opening == "https://a.example"
    none = prompted(linked(), "link")
    assert (none.opening, none.asks, none.note) == ("", "", "No link on this slide")
    talk = prompted(linked("https://a.example", "https://b.example"), "link")
    assert last_row(talk).startswith("Which link? 1 link 1 · 2 link 2")
    assert typed(talk, "", "2").opening == "https://b.example"
    assert typed(talk, "", "3").note == "No link 3"
    assert typed(talk, "", "0").note == "No link 0"
    assert (typed(talk, "", "escape").opening, typed(talk, "", "escape").asks) == ("", "")


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "1 2 3 4"}, "linux", False),
        ({"SSH_TTY": "/dev/pts/1"}, "darwin", False),
        ({"BROWSER": "firefox", "SSH_TTY": "/dev/pts/1"}, "linux", True),
    ],
)
def test_a_browser_is_expected_where_a_person_would_see_it(environment, platform, expected):
    assert has_browser(environment, platform) is expected


@pytest.fixture
def browser(tmp_path, monkeypatch) -> Path:
    """A program that writes down the address that it is asked to open, and a line on stdout."""
    script, told = tmp_path / "browser", tmp_path / "opened"
    script.write_text(f'#!/bin/sh\necho noise; echo noise >&2\nprintf %s "$1" > {told}\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    return told


async def test_an_address_is_opened_by_the_person_s_browser(browser, capfd):
    assert await opened("https://example.org/a?b=c&d")
    assert browser.read_text() == "https://example.org/a?b=c&d"
    assert capfd.readouterr() == ("", "")


async def test_an_unsafe_address_is_never_opened(browser):
    assert not await opened("file:///etc/passwd")
    assert not browser.exists()


async def test_the_key_opens_a_link_and_the_bar_says_where(browser):
    app = StageApp(linked("https://a.example/x"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "u")
        await wait_until(lambda: "In the browser: https://a.example/x" in text_of(app), "the note")
    assert browser.read_text() == "https://a.example/x"


async def test_without_a_browser_the_address_is_shown_and_copied(monkeypatch):
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    app = StageApp(linked("https://a.example", "https://b.example"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "u", "2")
        await wait_until(lambda: "copied: https://b.example" in text_of(app), "the note")
        assert app.clipboard == "https://b.example"


# --- pictures -----------------------------------------------------------------------------------


def drawn(*lines: tuple[Piece, ...]) -> ElementTree.Element:
    frame = Frame(width=10, height=len(lines), lines=lines, title_at=(0, 0))
    svg = svg_of(frame, AURORA, title="A & B", description="One <two>.\nThree.")
    return ElementTree.fromstring(svg)


def test_a_picture_is_one_image_with_a_title_and_a_description():
    root = drawn(())
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "A & B"
    assert root.find(f"{SVG}desc").text == "One <two>.\nThree."
    assert (root.get("width"), root.get("height")) == ("100", "20")


def test_text_stands_in_its_cells_with_its_look():
    root = drawn((Piece("  日本"), Piece("<b>", Style(role="accent", bold=True, underline=True))))
    plain, stressed = root.iter(f"{SVG}text")
    assert (plain.text, plain.get("x"), plain.get("textLength")) == ("日本", "20", "40")
    assert (stressed.text, stressed.get("x")) == ("<b>", "60")
    assert stressed.get("fill") == AURORA.colours["accent"]
    assert (stressed.get("font-weight"), stressed.get("text-decoration")) == ("bold", "underline")


def test_reverse_video_and_colours_of_pictures_are_kept():
    root = drawn(
        (Piece("a", Style(reverse=True)), Piece("▀", Style(ink="#ff0000", paper="color4")))
    )
    rects = [(r.get("x"), r.get("height"), r.get("fill")) for r in root.iter(f"{SVG}rect")][1:]
    assert rects == [
        ("0", "20", AURORA.colours["text"]),
        ("10", "20", "#000080"),
        ("10", "10", "#ff0000"),
    ]
    assert next(root.iter(f"{SVG}text")).get("fill") == AURORA.background


def test_blocks_are_shapes_without_seams_and_braille_is_dots():
    root = drawn((Piece("███ ▌▂"), Piece("⠓")))
    rects = [
        tuple(r.get(name) for name in ("x", "y", "width", "height"))
        for r in root.iter(f"{SVG}rect")
    ][1:]
    assert rects == [("0", "0", "30", "20"), ("40", "0", "5", "20"), ("50", "15", "10", "5")]
    assert len(list(root.iter(f"{SVG}circle"))) == 3
    assert list(root.iter(f"{SVG}text")) == []


def test_each_quarter_of_a_cell_is_a_shape():
    image = drawn((Piece("▚ ▙"),))
    shapes = [(r.get("x"), r.get("y"), r.get("width")) for r in image.iter(f"{SVG}rect")][1:]
    assert shapes == [
        ("0", "0", "5"),
        ("5", "10", "5"),
        ("20", "0", "5"),
        ("20", "10", "5"),
        ("25", "10", "5"),
    ]
    assert not list(image.iter(f"{SVG}text"))


def test_links_lead_where_they_lead():
    root = drawn((Piece("x", Style(link="https://example.org/?a=1&b=%22")),))
    assert next(root.iter(f"{SVG}a")).get("href") == "https://example.org/?a=1&b=%22"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (1, 1)])
def test_every_slide_is_a_picture_that_loads_nothing_from_elsewhere(size):
    for language in ("de", "en"):
        talk = talk_of(open_story(None, [language]))
        for number, slide in enumerate(talk.deck.slides):
            shown = replace(talk, at=Position(number, slide.steps))
            svg = picture(shown, AURORA, *size)
            root = ElementTree.fromstring(svg)
            assert root.find(f"{SVG}title").text == slide.title
            assert not re.search(r"@font-face|@import|url\(|<image|<script", svg)


def test_no_note_mark_or_blank_screen_is_on_a_picture():
    talk = talk_of(story_of(GERMAN), Position(2))
    plain = picture(talk, AURORA, 80, 24)
    busy = typed(prompted(replace(talk, note="x"), "search"), "teppiche")
    assert picture(busy, AURORA, 80, 24) == plain
    assert picture(replace(talk, blank=True, typed="3"), AURORA, 80, 24) == plain


def test_a_picture_is_named_after_deck_and_slide_and_none_is_written_over(tmp_path):
    talk = talk_of(story_of(replace(GERMAN, path="talks/flood.de.yaml")), Position(2))
    assert stem_of(talk) == "flood.de-handshake"
    names = [saved("<svg/>", tmp_path, "a-b", "svg")[0].name for _ in range(3)]
    assert names == ["a-b.svg", "a-b-2.svg", "a-b-3.svg"]
    assert (tmp_path / "a-b.svg").read_text() == "<svg/>"


def test_a_picture_can_be_a_png(tmp_path):
    svg = picture(talk_of(story_of(GERMAN), Position(2)), AURORA, 40, 12)
    path, made = saved(svg, tmp_path, "a", "png")
    assert (path.name, made) == ("a.png", "png")
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (800, 480)


def test_without_the_library_a_png_is_an_svg(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    assert png_of("<svg/>") is None
    assert saved("<svg/>", tmp_path, "a", "png")[0].name == "a.svg"


async def test_the_key_saves_a_picture_and_names_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = StageApp(talk_of(story_of(long_deck())), Preferences(picture="png"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "P")
        await wait_until(lambda: "Picture saved: slides-a.png" in text_of(app), "the note")
        monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
        await press(pilot, "P")
        await wait_until(lambda: "needs resvg-py; saved: slides-a.svg" in text_of(app), "SVG")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["slides-a.png", "slides-a.svg"]


async def test_a_picture_has_colours_where_the_terminal_shows_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = StageApp(talk_of(story_of(long_deck())), Preferences(colours=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "P")
        await wait_until(lambda: "slides-a.svg" in text_of(app), "the note")
    assert AURORA.background in (tmp_path / "slides-a.svg").read_text()


async def test_a_folder_that_is_gone_is_told(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    app = StageApp(talk_of(story_of(long_deck())))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "P")
        await wait_until(lambda: "Picture not saved: No such file" in text_of(app), "the note")


async def test_the_key_copies_the_words(tmp_path):
    app = StageApp(talk_of(story_of(GERMAN)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "y")
        await wait_until(lambda: "2 Zeilen kopiert" in text_of(app), "the note")
        assert app.clipboard.startswith("Alaska 2025, ein Tag.\n")


def test_ids_keep_pictures_in_their_folder():
    """An id has no slash (see the reader), so a picture's name has none either."""
    odd = plain_deck(Slide(id=Id("a.b_c"), title=Title("A")))
    assert stem_of(talk_of(story_of(replace(odd, path="../x/.yaml")))) == ".yaml-a.b_c"
