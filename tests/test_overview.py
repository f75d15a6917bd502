"""The overview: moves over cards, what passes the filter, how it looks, and its keys and clicks."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from decks import ALASKA, DAY, GERMAN, PAIR, at, body, plain_deck
from hypothesis import given
from hypothesis import strategies as st
from test_stage import BY_ID, FRAME, press, story_of, talk_of, text_of
from textual.events import MouseScrollDown, MouseScrollUp, Paste
from waiting import wait_until

from summit_tui.blocks import Code, Picture
from summit_tui.deck import Deck, Id, Language, Phase, Slide, Title
from summit_tui.draw.frame import Frame, line_width
from summit_tui.draw.gallery import Gallery
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.draw.overview import gist, overview
from summit_tui.draw.shelves import grid_of, shelf_with, shelves_of
from summit_tui.position import Position
from summit_tui.stage.act import after
from summit_tui.stage.app import StageApp
from summit_tui.stage.finder import STEPS, Overview, filtered, opened_at, resized, scrolled, stepped
from summit_tui.stage.pictures import Darkroom, StagePictures
from summit_tui.stage.prompt import pasted, pressed
from summit_tui.stage.talk import Talk
from summit_tui.story import Story, open_story
from summit_tui.timeline import timeline_of
from summit_tui.when import When
from summit_tui.words import LANGUAGES

LOOK = Look(words=LANGUAGES["en"], zone=ALASKA)


def story(*counts: int) -> Deck:
    """A deck with a phase of so many slides for each of `counts`, a minute apart."""
    slides = [
        Slide(
            id=Id(f"s{phase}-{i}"), title=Title(f"Part {phase} event {i}"), phase=Title(f"P{phase}")
        )
        for phase, count in enumerate(counts)
        for i in range(count)
    ]
    start = at("08:00").start
    return Deck(
        title=Title("Long"),
        language=Language("en"),
        date=DAY,
        zone=ALASKA,
        phases=tuple(Phase(name=Title(f"P{i}")) for i in range(len(counts))),
        slides=tuple(
            replace(s, when=When(start=replace(start, at=start.at + timedelta(minutes=i))))
            for i, s in enumerate(slides)
        ),
    )


LONG = story(1, 5, 2, 30, 9)


def seen(deck: Deck = LONG, slide: int = 0, size: tuple[int, int] = (80, 24)) -> Overview:
    return opened_at(deck, slide, *size)


def steps(found: Overview, *names: str, deck: Deck = LONG) -> Overview:
    for name in names:
        found = stepped(found, deck, name)
    return found


def frame_of(found: Overview, deck: Deck = LONG, look: Look = LOOK, here: int = 0) -> Frame:
    return overview(
        deck,
        timeline_of(deck),
        found.slides,
        found.chosen,
        found.width,
        found.height,
        look,
        here=here,
        wanted=found.wanted,
        scroll=found.scroll,
    )


# --- moves --------------------------------------------------------------------------------------


def test_three_cards_stand_side_by_side_and_a_phase_begins_a_shelf():
    shelves = shelves_of(LONG, range(8), grid_of(80, 24))
    assert [(shelf.phase, shelf.slides) for shelf in shelves] == [
        ("P0", (0,)),
        ("P1", (1, 2, 3)),
        (None, (4, 5)),
        ("P2", (6, 7)),
    ]


@pytest.mark.parametrize(
    ("slide", "names", "chosen"),
    [
        (1, ["right", "right", "right"], 4),
        (4, ["left"], 3),
        (0, ["left"], 0),
        (2, ["down"], 5),
        (3, ["down"], 5),
        (3, ["up"], 0),
        (2, ["down", "up"], 2),
        (0, ["up"], 0),
        (5, ["end"], 46),
        (46, ["down", "right"], 46),
        (46, ["home"], 0),
        (0, ["pagedown"], 1),
        (9, ["pagedown", "pageup"], 9),
    ],
)
def test_arrows_go_where_they_point(slide, names, chosen):
    assert steps(seen(slide=slide), *names).chosen == chosen


def test_in_a_list_up_and_down_go_by_one_and_pages_by_a_screen():
    assert steps(seen(size=(40, 12)), "down", "down", "up").chosen == 1
    assert steps(seen(size=(40, 12)), "pagedown").chosen == 9


@given(
    st.lists(
        st.one_of(
            st.sampled_from(sorted(STEPS)),
            st.integers(-9, 9),
            st.tuples(st.integers(1, 200), st.integers(1, 60)),
            st.sampled_from(["part 3", "7", "p1", "no such", ""]),
        ),
        max_size=12,
    ),
    st.integers(0, 46),
)
def test_the_choice_never_leaves_what_is_shown(moves, slide):
    found = seen(slide=slide)
    for move in moves:
        match move:
            case int():
                found = scrolled(found, LONG, move)
            case (width, height):
                found = resized(found, LONG, width, height)
            case str() if move in STEPS:
                found = stepped(found, LONG, move)
            case _:
                found = filtered(found, LONG, LOOK, move)
        if found.slides:
            assert found.chosen in found.slides
            grid = grid_of(found.width, found.height)
            shelves = shelves_of(LONG, found.slides, grid)
            shelf = shelves[shelf_with(shelves, found.chosen) or 0]
            assert found.scroll <= shelf.top
            assert shelf.end <= found.scroll + grid.view


@given(st.integers(0, 46), st.sampled_from([(120, 36), (80, 24), (40, 12)]))
def test_left_undoes_right(slide, size):
    assert slide == 46 or steps(seen(slide=slide, size=size), "right", "left").chosen == slide


def test_the_wheel_takes_the_choice_along_and_shows_whole_cards_at_the_top():
    found = scrolled(seen(), LONG, 3)
    assert (found.scroll, found.chosen) == (8, 1)
    assert scrolled(found, LONG, -3).scroll == 0
    assert scrolled(seen(), LONG, -3) == seen()
    end = scrolled(seen(), LONG, 10_000)
    assert frame_of(end).below == 0
    assert end.chosen in end.slides


# --- the filter ---------------------------------------------------------------------------------


def sieved(wanted: str, deck: Deck = GERMAN, slide: int = 0) -> tuple[tuple[int, ...], int]:
    found = filtered(seen(deck, slide), deck, Look(words=LANGUAGES["de"], zone=ALASKA), wanted)
    return found.slides, found.chosen


@pytest.mark.parametrize(
    ("wanted", "slides", "chosen"),
    [
        ("HANDEDRUCK", (2,), 2),
        ("elmendorf", (1, 2, 3), 1),
        ("begruss", (2, 3), 2),
        ("10:5", (4,), 4),
        ("  ", (0, 1, 2, 3, 4, 5), 0),
        ("an elm", (1, 2), 1),
        ("zz", (), 0),
    ],
)
def test_letters_filter_by_title_place_phase_and_time(wanted, slides, chosen):
    assert sieved(wanted) == (slides, chosen)


def test_a_number_chooses_its_slide_among_all_and_others_are_looked_for():
    assert sieved("3") == ((0, 1, 2, 3, 4, 5), 2)
    assert sieved("7") == ((), 0)
    assert sieved("2025") == ((0, 1, 2, 3, 4), 0)


def test_the_choice_stays_if_it_passes_else_the_next_that_does_is_chosen():
    assert sieved("elmendorf", slide=2)[1] == 2
    assert sieved("begruss", slide=1)[1] == 2
    assert sieved("elmendorf", slide=5)[1] == 1


# --- how it looks -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (20, 6)])
def test_the_built_in_story_looks_as_it_was_looked_at(
    size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    talk = talk_of(open_story(None, ["de"]), Position(3))
    talk = replace(talk, overview=None).overlooked(*size)
    screens = [talk]
    for keys in (["down"], ["end"], list("putin"), list("zz")):
        for key in keys:
            talk = pressed(talk, key, key if len(key) == 1 else None)
        screens.append(talk)
        if keys[0] == "end":
            talk = screens[0]
    edge = "=" * size[0] + "\n"
    text = edge.join(screen.frame(*size).text() + "\n" for screen in screens)
    golden(f"overview/{size[0]}x{size[1]}.txt", text)


DECKS = (
    GERMAN,
    LONG,
    plain_deck(Slide(title=Title("日本語のとても長いタイトル 👋🏽 ok" * 4), body=body("漢" * 90))),
)


@given(
    st.sampled_from(DECKS),
    st.integers(1, 400),
    st.integers(1, 120),
    st.integers(-3, 90),
    st.booleans(),
    st.sampled_from(["", "e", "3", "zz"]),
)
def test_no_screen_is_left_at_any_size(deck, width, height, scroll, ascii_only, wanted):
    look = replace(LOOK, glyphs=GLYPHS["ascii"]) if ascii_only else LOOK
    found = filtered(seen(deck, size=(width, height)), deck, look, wanted)
    frame = frame_of(replace(found, scroll=scroll), deck, look)
    assert len(frame.lines) == height
    assert max(map(line_width, frame.lines)) <= width
    assert frame.title_at[0] < width
    assert frame.title_at[1] < height
    for spot in frame.spots:
        assert 0 <= spot.row < height
        assert 0 <= spot.left < spot.right <= width


@pytest.mark.parametrize("size", [(1, 1), (1, 2), (2, 1), (9, 3), (400, 120), (400, 2), (2, 120)])
def test_the_ends_of_the_range_are_drawn(size):
    frame = frame_of(seen(slide=46, size=size))
    assert len(frame.lines) == size[1]
    assert max(map(line_width, frame.lines)) <= size[0]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (20, 6)])
def test_the_chosen_title_alone_is_reversed_and_the_cursor_stands_on_it(size):
    frame = frame_of(seen(slide=20, size=size))
    marked = {
        piece.text.strip() for line in frame.lines for piece in line if piece.style.reverse
    } - {""}
    assert "".join(marked).replace("…", "").startswith("Part 3")
    column, row = frame.title_at
    assert frame.text().splitlines()[row][column:].startswith("Part 3 e")


def test_a_click_on_any_row_of_a_card_means_its_slide():
    frame = frame_of(seen())
    rows = [(spot.row, spot.left, spot.right) for spot in frame.spots if spot.slide == 2][:6]
    assert rows == [(row, 29, 50) for row in range(11, 17)]


def test_a_card_has_the_first_words_of_its_slide_and_never_its_notes():
    slide = GERMAN.slides[1]
    assert gist(slide).startswith(
        "Nach 7½ Stunden landet die Air Force One. Ein Flugzeug setzt auf"
    )
    assert "ungefähr" not in gist(slide)
    assert gist(Slide(title=Title("x"), body=body(Code(text="a = 1\n\nb")))) == "a = 1 b"
    assert gist(Slide(title=Title("x"), body=body(Picture(file="a.png")))) == ""
    assert len(gist(Slide(title=Title("x"), body=body("ab " * 5000)))) < 500


# --- thumbnails ---------------------------------------------------------------------------------

SLIDES = str(Path(__file__).parent.parent / "slides")


def thumbs(*, lazy: bool, size: tuple[int, int] = (80, 24), sensitive: bool = False) -> Frame:
    """The overview of a slide of words and one with a picture."""
    picture = Picture(
        file="pictures/landing.png",
        alt="A runway.",
        sensitive=sensitive,
        cover="Better not." if sensitive else None,
    )
    deck = plain_deck(
        Slide(title=Title("Words"), body=body("Red carpets.")),
        Slide(title=Title("Picture"), body=body("Some words.", picture)),
    )
    look = replace(LOOK, pictures=Gallery(SLIDES, lazy=lazy))
    return frame_of(seen(deck, size=size), deck, look)


def coloured(frame: Frame) -> int:
    """How many rows of a frame have cells of a picture."""
    return sum(any(piece.style.ink or piece.style.paper for piece in line) for line in frame.lines)


@pytest.mark.parametrize(("size", "rows"), [((120, 36), 6), ((80, 24), 4), ((40, 12), 0)])
def test_a_card_shows_the_first_picture_of_its_slide(size, rows):
    frame = thumbs(lazy=False, size=size)
    assert coloured(frame) == rows
    assert "Some words." not in frame.text()
    assert ("Red carpets." in frame.text()) == bool(rows)


def test_a_picture_that_is_not_ready_leaves_its_place_empty():
    frame = thumbs(lazy=True)
    assert coloured(frame) == 0
    assert "Some words." not in frame.text()


def test_a_sensitive_picture_is_not_shown():
    frame = thumbs(lazy=False, sensitive=True)
    assert coloured(frame) == 0
    assert "Better" in frame.text()


def test_a_thousand_slides_open_and_move_at_once():
    deck = story(*[20] * 50)
    timeline = timeline_of(deck)
    talk = talk_of(story_of(deck))
    talk.frame(120, 36)
    begin = time.process_time()
    talk = replace(talk, timeline=timeline).overlooked(120, 36)
    assert talk.frame(120, 36).text()
    assert time.process_time() - begin < 2  # a busy machine; it takes a fiftieth


# --- keys ---------------------------------------------------------------------------------------


def keyed(talk: Talk, *keys: str) -> Talk:
    for key in keys:
        talk = pressed(talk, key, key if len(key) == 1 else None) or talk
    return talk


def looked(at: Position | None = None, deck: Deck = GERMAN) -> Talk:
    return after(talk_of(story_of(deck), at or Position()), BY_ID["overview"], FRAME)


def test_enter_goes_to_the_choice_by_a_jump():
    talk = keyed(looked(Position(2, 1)), "right", "enter")
    assert (talk.at, talk.asks, talk.overview) == (Position(3), "", None)
    assert after(talk, BY_ID["return"], FRAME).at == Position(2, 1)


def test_enter_on_the_present_slide_keeps_its_step():
    talk = keyed(looked(Position(2, 1)), "enter")
    assert (talk.at, talk.asks, talk.way.back) == (Position(2, 1), "", ())


def test_escape_first_clears_the_filter_and_then_closes():
    talk = keyed(looked(), "e", "l", "escape")
    assert (talk.asks, talk.overview.wanted, len(talk.overview.slides)) == ("overview", "", 6)
    assert keyed(talk, "escape").asks == ""
    assert keyed(talk, "ctrl+p").asks == ""
    assert keyed(talk, "backspace").asks == ""


def test_letters_are_taken_back():
    assert keyed(looked(), "e", "l", "backspace").overview.wanted == "e"
    assert keyed(looked(), "e", "l", "ctrl+u").overview.wanted == ""


def test_enter_goes_nowhere_where_nothing_passes_and_the_screen_says_so():
    talk = keyed(looked(), "z", "z", "enter")
    assert talk.asks == "overview"
    assert "Nichts gefunden" in talk.frame(80, 24).text()


def test_a_paste_filters_in_one_line():
    assert pasted(looked(), "Hände\ndruck\x1b").overview.wanted == "Hände druck"


def test_other_keys_do_nothing_and_ctrl_c_is_left_alone():
    talk = looked()
    assert keyed(talk, "f9", "tab") == talk
    assert pressed(talk, "ctrl+c", "\x03") is None


def test_another_size_keeps_the_choice_in_view():
    talk = keyed(looked(deck=LONG), "end")
    talk, frame = talk.drawn(30, 8)
    assert (talk.overview.width, talk.overview.height) == (30, 8)
    assert "Part 4 event 8" in frame.text()


def test_a_saved_deck_keeps_the_overview_open():
    talk = keyed(looked(Position(4)), "end")
    story_of_both = Story({"de": "", "en": ""}, "de", decks=PAIR)
    talk = replace(talk, story=story_of_both).holding("en", PAIR["en"], Position(4))
    assert (talk.asks, talk.overview.chosen, len(talk.overview.slides)) == ("overview", 4, 5)


@pytest.fixture
def app() -> StageApp:
    return StageApp(talk_of(open_story(None, ["de"])))


@pytest.mark.parametrize("key", ["o", "d", "ctrl+p"])
async def test_the_overview_is_opened_walked_and_left_by_keys(app, key):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", key, "down", "right")
        assert "Übersicht" in text_of(app)
        chosen = app.talk.overview.chosen
        assert app.talk.at.slide == 1
        await press(pilot, "enter")
        assert app.talk.at.slide == chosen != 1
        assert "Übersicht" not in text_of(app)
        await press(pilot, "ctrl+o")
        assert app.talk.at.slide == 1
        await press(pilot, key, *"durchbruch", "enter")
        assert app.talk.deck.slides[app.talk.at.slide].title == "Kein Durchbruch"
        await press(pilot, key, "1", "2", "escape", "escape")
        assert app.talk.asks == ""
        await press(pilot, key, "1", "2", "enter")
        assert app.talk.at.slide == 11


async def test_a_click_goes_to_its_card_and_between_the_cards_nowhere(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        await pilot.click(offset=(2, 6))
        await pilot.pause()
        assert (app.talk.at.slide, app.talk.asks) == (0, "overview")
        spot = next(spot for spot in app.shown.spots if spot.slide == 2)
        await pilot.click(offset=(spot.left + 3, spot.row))
        await wait_until(lambda: app.talk.at.slide == 2, "the third slide")
        assert app.talk.asks == ""


async def test_the_wheel_scrolls_the_cards(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        view = app.screen_stack[0].view
        for event, scrolled_off in ((MouseScrollDown, True), (MouseScrollUp, False)):
            view.post_message(event(view, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False))
            await wait_until(lambda want=scrolled_off: bool(app.shown.above) == want, "scrolled")
        assert app.talk.asks == "overview"


async def test_thumbnails_come_where_the_key_was_faster_than_the_pictures_of_the_slide():
    pictures = StagePictures(SLIDES, "true")
    talk = talk_of(open_story(None, ["de"]), Position(2))
    talk = replace(talk, look=replace(talk.look, pictures=pictures))
    shown: list[Frame] = []
    tasks: list[asyncio.Task[None]] = []

    def paint() -> None:
        shown.append(talk.frame(120, 36))
        room.follow(talk, 120, 36)

    room = Darkroom(pictures, lambda work: tasks.append(asyncio.create_task(work())), paint)
    paint()
    await asyncio.sleep(0)  # the slide's own picture is begun
    talk = talk.overlooked(120, 36)
    paint()
    assert coloured(shown[-1]) == 0
    await tasks[0]
    assert coloured(shown[-1]) == 6


async def test_a_paste_reaches_the_filter(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        app.post_message(Paste("putin"))
        await wait_until(lambda: app.talk.overview.wanted == "putin", "the paste")
