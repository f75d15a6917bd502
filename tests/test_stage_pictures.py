"""Pictures on the stage: there as soon as they are ready, and ready for the slides around."""

from collections.abc import Callable
from pathlib import Path

import pytest
from decks import body
from PIL import Image
from test_stage import BY_ID, talk_of
from waiting import wait_until

from summit_tui.blocks import Picture
from summit_tui.deck import Deck, Id, Slide, Title
from summit_tui.draw.gallery import Gallery
from summit_tui.draw.look import Look
from summit_tui.draw.map import map_rows
from summit_tui.draw.slide import draw
from summit_tui.keymap import remapped
from summit_tui.maps import Map, Site
from summit_tui.position import Next, Position
from summit_tui.stage.app import StageApp
from summit_tui.stage.first import furnished
from summit_tui.stage.pictures import Darkroom, StagePictures
from summit_tui.stage.preferences import Preferences
from summit_tui.stage.ready import Ready
from summit_tui.story import Story
from summit_tui.timeline import timeline_of
from summit_tui.words import LANGUAGES


def slide(name: str, *blocks: object) -> Slide:
    return Slide(id=Id(name), title=Title(name.title()), body=body(*blocks, "Some words."))


@pytest.fixture
def story(tmp_path: Path) -> Story:
    for name in ("red", "green", "blue"):
        Image.new("RGB", (300, 200), name).save(tmp_path / f"{name}.png")
    deck = Deck(
        title=Title("Colours"),
        path=str(tmp_path / "colours.yaml"),
        slides=(
            slide("red", Picture(file="red.png", alt="All is red")),
            slide("green", Picture(file="green.png", alt="All is green")),
            slide("words"),
            slide("war", Picture(file="blue.png", alt="All is blue", sensitive=True)),
            slide("gone", Picture(file="gone.png", alt="All is gone")),
        ),
    )
    return Story({"en": deck.path}, "en", decks={"en": deck})


def colours(app: StageApp) -> set[str]:
    """The colours of dots on the screen, apart from those of the theme."""
    return {p.style.paper for line in app.shown.lines for p in line if p.style.paper}


async def comes(condition: Callable[[], bool]) -> None:
    await wait_until(condition, "what the slide should show")


def at_slide(story: Story, number: int, **options: object) -> StageApp:
    return StageApp(talk_of(story, Position(number - 1)), **options)


async def test_a_picture_comes_by_itself(story):
    app = at_slide(story, 1)
    async with app.run_test(size=(80, 24)):
        await comes(lambda: colours(app) == {"#ff0000"})
        assert "All is red" not in app.shown.text()
        assert "Some words." in app.shown.text()


async def test_the_next_slide_has_its_picture_at_once(story):
    app = at_slide(story, 1)
    async with app.run_test(size=(80, 24)):
        await comes(lambda: not app.darkroom.busy and colours(app) == {"#ff0000"})
        app.command(BY_ID["next"])
        app.paint()  # in the same turn of the loop: nothing can have been decoded since
        assert colours(app) == {"#008000"}


async def test_the_next_slide_with_a_picture_is_ready_to_be_sent_when_its_key_comes(story):
    app = at_slide(story, 1)
    async with app.run_test(size=(100, 30)) as pilot:
        await comes(lambda: len(app.screen_stack[0].view._ahead) == 1)
        frame, _, strips = app.screen_stack[0].view._ahead[0]
        assert all(strip._filter_cache for strip in strips)
        await pilot.press("n")
        await comes(lambda: app.talk.at.slide == 1)
        assert app.shown is frame
        assert colours(app) == {"#008000"}


async def test_a_picture_that_is_saved_once_its_slide_is_ready_is_drawn_anew(story, tmp_path):
    app = at_slide(story, 1)
    async with app.run_test(size=(100, 30)) as pilot:
        await comes(lambda: len(app.screen_stack[0].view._ahead) == 1)
        Image.new("RGB", (310, 200), "white").save(tmp_path / "green.png")
        await pilot.press("n")
        await comes(lambda: app.talk.at.slide == 1 and colours(app) == {"#ffffff"})


async def test_a_slide_that_was_drawn_without_its_picture_is_not_kept_for_a_key(story, tmp_path):
    pictures = StagePictures(str(tmp_path), "true")
    talk = furnished(talk_of(story), Preferences(), pictures)
    frames = []
    ready = Ready(
        lambda frame: [frames.append(frame)],
        pictures,
        Darkroom(pictures, lambda _: None, lambda: None),
    )
    ready.follow(talk, 100, 30)
    await comes(lambda: frames and not ready.busy)
    pictures.prepare()
    ahead = talk.went(Next())
    assert ready.drawn(ahead, 100, 30) == ahead.drawn(100, 30)
    assert frames[0] != ahead.drawn(100, 30)[1]


async def test_the_next_slide_has_its_map_drawn_before_it_is_asked_for():
    place = Site(name=Title("Anchorage"), latitude=61.2, longitude=-149.9)
    deck = Deck(title=Title("Way"), slides=(slide("words"), slide("map", Map(places=(place,)))))
    map_rows.cache_clear()
    app = at_slide(Story({"en": deck.path}, "en", decks={"en": deck}), 1)
    async with app.run_test(size=(80, 24)):
        await comes(lambda: not app.darkroom.busy and map_rows.cache_info().currsize > 0)
        drawn = map_rows.cache_info().misses
        app.command(BY_ID["next"])
        app.paint()
        assert map_rows.cache_info().misses == drawn
        assert "Anchorage" in app.shown.text()


async def test_a_sensitive_picture_is_shown_and_covered_by_a_key(story):
    app = at_slide(story, 4)
    async with app.run_test(size=(80, 24)) as pilot:
        await comes(lambda: "v shows it" in app.shown.text())
        assert "All is blue" in app.shown.text()
        assert colours(app) == set()
        await pilot.press("v")
        await comes(lambda: colours(app) == {"#0000ff"})
        await pilot.press("v")
        await comes(lambda: colours(app) == set())


async def test_v_says_where_nothing_is_covered(story):
    app = at_slide(story, 1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await comes(lambda: "No picture on this slide is covered" in app.shown.text())


async def test_another_key_for_it_stands_on_the_cover(story):
    keymap, clashes = remapped({"uncover": ["x"]})
    assert not clashes
    app = at_slide(story, 4, preferences=Preferences(keymap=keymap))
    async with app.run_test(size=(80, 24)):
        await comes(lambda: "x shows it" in app.shown.text())


async def test_a_missing_picture_leaves_its_description_and_the_talk_goes_on(story):
    app = at_slide(story, 5)
    async with app.run_test(size=(80, 24)) as pilot:
        await comes(lambda: "Image: All is gone" in app.shown.text())
        await pilot.press("left")
        await comes(lambda: "War" in app.talk.deck.slides[app.talk.at.slide].title)


async def test_a_picture_that_breaks_while_it_is_decoded_is_described(story, tmp_path):
    whole = (tmp_path / "green.png").read_bytes()
    (tmp_path / "green.png").write_bytes(whole[: len(whole) - 30])
    app = at_slide(story, 2)
    async with app.run_test(size=(80, 24)):
        await comes(lambda: "Image: All is green" in app.shown.text())


async def test_a_picture_is_clear_to_the_colours_of_the_theme(story, tmp_path):
    Image.new("RGBA", (30, 20)).save(tmp_path / "red.png")
    app = at_slide(story, 1, preferences=Preferences(theme="paper"))
    async with app.run_test(size=(80, 24)):
        await comes(lambda: colours(app) == {"#fbf9f4"})


async def test_without_colours_a_picture_is_dots(story):
    app = at_slide(story, 1, preferences=Preferences(colours=False))
    async with app.run_test(size=(80, 24)):
        await comes(lambda: any(0x2800 < ord(c) < 0x2900 for c in app.shown.text()))
        assert colours(app) == set()


async def test_a_deck_of_words_loads_no_pictures(story):
    deck = story.deck
    plain = Deck(title=deck.title, path=deck.path, slides=(slide("one"), slide("two")))
    app = StageApp(talk_of(Story({"en": "x.yaml"}, "en", decks={"en": plain})))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        await comes(lambda: app.talk.at.slide == 1)
        assert app.pictures.loaded is False


def test_big_letters_leave_a_picture_whole(story, tmp_path):
    deck = story.deck
    look = Look(words=LANGUAGES["en"], pictures=Gallery(str(tmp_path)), big=True)
    frame = draw(deck, timeline_of(deck), Position(0), 80, 24, look)
    assert any(piece.style.paper for line in frame.lines for piece in line)
