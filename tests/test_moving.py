"""What moves, films and the wipe: only after a key, never against a wish, never for long."""

import struct
from pathlib import Path

import pytest
from decks import body
from PIL import Image
from test_gallery import styles
from test_stage import BY_ID, talk_of
from test_stage_pictures import colours, slide
from waiting import wait_until

from summit_tui.blocks import Picture
from summit_tui.deck import Deck, Id, Slide, Title
from summit_tui.draw.film import MAX_FRAMES, Film
from summit_tui.draw.frame import Frame, Piece
from summit_tui.draw.gallery import Gallery
from summit_tui.position import Position
from summit_tui.stage import app as stage_app
from summit_tui.stage.app import StageApp
from summit_tui.stage.moving import moves_of
from summit_tui.stage.preferences import Preferences
from summit_tui.story import Story

RED, GREEN, BLUE = "#ff0000", "#00ff00", "#0000ff"


def animation(path, *frames, duration=60, size=(30, 20)):
    first, *others = (Image.new("RGB", size, colour) for colour in frames)
    first.save(path, save_all=True, append_images=others, duration=duration, loop=0)
    return Picture(file=path.name, alt="A light", animate=True)


# --- films --------------------------------------------------------------------------------------


def test_each_frame_stands_for_its_time_and_then_the_film_is_over():
    one, two = ((Piece("1"),),), ((Piece("2"),),)
    film = Film(frames=(one, two), ends=(0.5, 0.75))
    assert [film.at(0), film.at(0.49), film.at(0.5), film.at(0.75)] == [one, one, two, None]
    assert [film.left(0), film.left(0.5), film.left(0.75)] == [0.5, 0.25, None]


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_animations_of_three_formats_are_films(tmp_path, name):
    options = {"lossless": True} if name == "a.webp" else {}
    frames = [Image.new("RGB", (30, 20), colour) for colour in (RED, GREEN, BLUE)]
    frames[0].save(
        tmp_path / name, save_all=True, append_images=frames[1:], duration=100, **options
    )
    film = Gallery(str(tmp_path)).film(Picture(file=name), 6, 2)
    assert [styles(rows) for rows in film.frames] == [{(None, c)} for c in (RED, GREEN, BLUE)]
    assert film.ends == pytest.approx((0.1, 0.2, 0.3))


def test_a_frame_without_a_time_has_that_of_browsers_and_none_is_too_short(tmp_path):
    picture = animation(tmp_path / "a.gif", RED, GREEN, BLUE, duration=[0, 30, 400])
    film = Gallery(str(tmp_path)).film(picture, 6, 2)
    assert film.ends == pytest.approx((0.1, 0.15, 0.55))


def unmoved(folder, *frames, screen=(1, 1)):
    """Why pictures of one dot, saved as the frames of a GIF for a `screen`, do not move."""
    frames[0].save(folder / "a.gif", save_all=True, append_images=frames[1:])
    saved = (folder / "a.gif").read_bytes()
    (folder / "a.gif").write_bytes(saved[:6] + struct.pack("<HH", *screen) + saved[10:])
    shown, picture = Gallery(str(folder)), Picture(file="a.gif", animate=True)
    assert shown.film(picture, 6, 2) is None
    return shown.why_still(picture).message


def test_what_is_no_film_stands_still_and_says_why(tmp_path):
    one, other = (Image.new("L", (1, 1), grey) for grey in (0, 255))
    assert "has one frame; expected an animation" in unmoved(tmp_path, one)
    frames = [one, other] * (MAX_FRAMES // 2)
    assert "has more than 120 frames; expected fewer" in unmoved(tmp_path, *frames, one)
    large = unmoved(tmp_path, one, other, screen=(6000, 5000))
    assert "has 2 frames of 6000 x 5000 pixels; expected at most 50 million" in large


def test_an_animation_that_breaks_off_stands_still(tmp_path):
    picture = animation(tmp_path / "a.gif", RED, GREEN, BLUE)
    whole = (tmp_path / "a.gif").read_bytes()
    (tmp_path / "a.gif").write_bytes(whole[: len(whole) // 2])
    shown = Gallery(str(tmp_path))
    assert shown.film(picture, 6, 2) is None
    assert "is damaged" in shown.why_still(picture).message


def test_a_lazy_gallery_makes_films_apart_from_pictures(tmp_path):
    picture = animation(tmp_path / "a.gif", RED, GREEN)
    shown = Gallery(str(tmp_path), lazy=True)
    assert shown.film(picture, 6, 2) is None
    assert shown.prepare() is False
    assert shown.shoot() is True
    assert shown.shoot() is False
    assert len(shown.film(picture, 6, 2).frames) == 2


# --- on the stage -------------------------------------------------------------------------------


@pytest.fixture
def story(tmp_path: Path) -> Story:
    light = animation(tmp_path / "light.gif", RED, GREEN, BLUE)
    slow = animation(tmp_path / "slow.gif", RED, GREEN, BLUE, duration=60_000)
    deck = Deck(
        title=Title("Lights"),
        path=str(tmp_path / "lights.yaml"),
        slides=(
            slide("light", light),
            slide("words"),
            slide("slow", slow),
            Slide(id=Id("end"), title=Title("End"), body=body("The last words.")),
            Slide(id=Id("more"), title=Title("Questions"), body=body("Ask them now.")),
        ),
    )
    return Story({"en": deck.path}, "en", decks={"en": deck})


@pytest.fixture
def seen(monkeypatch):
    """The colours of pictures in every frame that was shown, those that follow one another once."""
    found: list[set[str]] = []
    show = stage_app.StageApp._show

    def kept(self, frame):
        now = {p.style.paper for line in frame.lines for p in line if p.style.paper}
        if not found or found[-1] != now:
            found.append(now)
        show(self, frame)

    monkeypatch.setattr(stage_app.StageApp, "_show", kept)
    return found


async def test_an_animation_plays_once_when_its_slide_comes_and_rests(story, seen):
    app = StageApp(talk_of(story, Position(1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(lambda: not app.darkroom.busy, "the neighbours' pictures")
        await pilot.press("left")
        await wait_until(lambda: {BLUE} in seen and seen[-1] == {RED}, "the film and its end")
        assert seen == [set(), {RED}, {GREEN}, {BLUE}, {RED}]
        assert app.pictures.playing == ()
        assert app.pictures.left() is None


async def test_nothing_moves_on_the_slide_with_which_the_talk_begins(story):
    app = StageApp(talk_of(story, Position(0)))
    async with app.run_test(size=(80, 24)):
        await wait_until(lambda: colours(app) == {RED}, "the picture")
        assert app.pictures.playing == ()


@pytest.mark.parametrize("key", ["b", "x", "down", "L"])
async def test_any_key_brings_an_animation_to_rest(story, key):
    app = StageApp(talk_of(story, Position(1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        await wait_until(lambda: app.pictures.left() is not None, "the film")
        assert app.pictures.playing
        await pilot.press(key)
        assert app.pictures.playing == ()


async def test_an_animation_plays_anew_when_its_slide_comes_anew(story):
    app = StageApp(talk_of(story, Position(1)))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await pilot.press("right")
            await wait_until(lambda: app.pictures.left() is not None, "the film")
            await pilot.press("left")
            assert app.pictures.playing == ()


CALM = {
    "reduced motion": Preferences(reduced_motion=True, transition="wipe"),
    "strict": Preferences(strict=True, transition="wipe"),
    "no colours": Preferences(colours=False, transition="wipe"),
}


@pytest.mark.parametrize("wish", CALM)
async def test_nothing_moves_against_a_persons_wish(story, wish):
    app = StageApp(talk_of(story, Position(1)), CALM[wish])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        app.up_to_date()
        assert app.talk.at == Position(2)
        assert app.pictures.playing == ()


def test_few_colours_wipe_nothing_and_a_plain_stage_shows_no_motion(story):
    talk, wipe = talk_of(story, Position(0)), Preferences(transition="wipe")
    assert moves_of(wipe, talk, "true") == {"film", "wipe"}
    assert moves_of(Preferences(), talk, "true") == {"film"}
    assert moves_of(wipe, talk, "16") == {"film"}
    assert moves_of(wipe, talk, "none") == frozenset()


# --- the wipe -----------------------------------------------------------------------------------


def rows_of(frame: Frame) -> list[str]:
    return [line.rstrip() for line in frame.text().split("\n")]


@pytest.fixture
def frames(monkeypatch):
    """The text of every frame that was shown, row by row."""
    found: list[list[str]] = []
    show = stage_app.StageApp._show

    def kept(self, frame):
        found.append(rows_of(frame))
        show(self, frame)

    monkeypatch.setattr(stage_app.StageApp, "_show", kept)
    return found


async def test_a_wipe_shows_the_next_slide_from_the_top_in_four_steps(story, frames):
    app = StageApp(talk_of(story, Position(3)), Preferences(transition="wipe"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(lambda: not app.darkroom.busy, "the neighbours' pictures")
        before = frames[-1]
        frames.clear()
        await pilot.press("right")
        await wait_until(lambda: len(frames) == 4, "the wipe")
        after = rows_of(app.shown)
        assert before[:6] != after[:6]
        assert frames == [after[:rows] + before[rows:] for rows in (6, 12, 18, 24)]


async def test_a_key_during_a_wipe_is_answered_at_once_and_in_whole(story, frames):
    app = StageApp(talk_of(story, Position(3)), Preferences(transition="wipe"))
    async with app.run_test(size=(80, 24)):
        await wait_until(lambda: not app.darkroom.busy, "the neighbours' pictures")
        frames.clear()
        app.command(BY_ID["next"])
        app.paint()
        app.command(BY_ID["blank"])
        app.paint()
        assert len(frames) == 2
        assert frames[1] == [""] * 24


async def test_slides_change_at_once_unless_a_wipe_is_wished(story, frames):
    app = StageApp(talk_of(story, Position(3)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(lambda: not app.darkroom.busy, "the neighbours' pictures")
        frames.clear()
        await pilot.press("right")
        assert frames == [rows_of(app.shown)]
