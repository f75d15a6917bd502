"""Pictures on slides: beside the words where there is room, whole, and never without them."""

import pytest
from decks import body, plain_deck
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from summit_tui.blocks import Picture, runs_of
from summit_tui.deck import Id, Slide, Title
from summit_tui.draw.frame import line_width
from summit_tui.draw.gallery import Gallery
from summit_tui.draw.layout import Layout
from summit_tui.draw.look import Look
from summit_tui.draw.picture import draw_picture, fitted
from summit_tui.draw.slide import draw
from summit_tui.position import Position
from summit_tui.timeline import timeline_of
from summit_tui.words import LANGUAGES

WORDS = "Two red carpets cross in the middle and lead to a small stage."


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("deck")
    for name, size in (("wide.png", (300, 200)), ("tall.png", (100, 300)), ("line.png", (900, 9))):
        Image.new("RGB", size, "#ff0000").save(folder / name)
    return Gallery(str(folder))


def picture(file="wide.png", **fields):
    return Picture(file=file, alt="A stage", caption=runs_of("The stage"), credit="Who", **fields)


def look(pictures, **fields):
    return Look(words=LANGUAGES["en"], pictures=pictures, **fields)


def shown(pictures, blocks, size=(80, 24), step=0, **fields):
    slide = Slide(id=Id("x"), title=Title("Stage"), body=body(*blocks))
    deck = plain_deck(slide)
    return draw(deck, timeline_of(deck), Position(0, step), *size, look(pictures, **fields))


def where(frame, text):
    """Column and row of a text, or None."""
    for y, line in enumerate(frame.text().split("\n")):
        if text in line:
            return line.index(text), y
    return None


def dots(frame):
    """The columns and rows that a picture takes: left, top, right and bottom, ends included."""
    cells = [
        (x, y)
        for y, line in enumerate(frame.lines)
        for x, piece in zip(starts(line), line, strict=True)
        if piece.style.paper
        for x in range(x, x + piece.width)
    ]
    columns, rows = zip(*cells, strict=True)
    return min(columns), min(rows), max(columns), max(rows)


def starts(line):
    at = 0
    for piece in line:
        yield at
        at += piece.width


def test_a_picture_that_comes_first_stands_left_of_the_words(pictures):
    frame = shown(pictures, [picture(), WORDS])
    left, top, right, bottom = dots(frame)
    column, row = where(frame, "Two red carpets")
    assert left < right < column
    assert top <= row <= bottom
    assert where(frame, "The stage")[1] == bottom + 1
    assert where(frame, "A stage") is None  # the description is for who does not see it


def test_a_picture_that_comes_last_stands_right_of_the_words(pictures):
    frame = shown(pictures, [WORDS, picture()])
    left, _, _, _ = dots(frame)
    column, _ = where(frame, "Two red carpets")
    assert column < left


def test_a_picture_between_words_stands_between_them(pictures):
    frame = shown(pictures, [WORDS, picture(), "After it."], size=(100, 40))
    _, top, _, bottom = dots(frame)
    assert where(frame, "Two red")[1] < top < bottom < where(frame, "After it.")[1]


def test_a_picture_alone_takes_the_room_that_the_title_leaves(pictures):
    frame = shown(pictures, [picture()], size=(120, 36))
    _, top, _, bottom = dots(frame)
    assert bottom - top >= 15
    assert frame.below == 0


def test_large_letters_give_way_to_a_picture_that_would_be_small(pictures):
    frame = shown(pictures, [picture(), WORDS], size=(80, 20))
    _, top, _, bottom = dots(frame)
    assert bottom - top + 1 >= 10
    assert "Stage" in frame.text()


def test_a_small_screen_shows_the_picture_whole_and_scrolls_to_the_words(pictures):
    frame = shown(pictures, [picture(), WORDS], size=(40, 12))
    _, top, _, bottom = dots(frame)
    assert bottom - top + 1 >= 6
    assert frame.below > 0


@pytest.mark.parametrize("way", ["small", "medium", "large"])
def test_the_size_says_how_much_of_the_width_a_picture_takes(pictures, way):
    frame = shown(pictures, [picture(size=way), WORDS], size=(120, 50))
    left, _, right, _ = dots(frame)
    share = (right - left + 1) / 100
    low, high = {"small": (0.25, 0.34), "medium": (0.4, 0.5), "large": (0.5, 0.67)}[way]
    assert low <= share <= high


def test_a_missing_picture_is_described(pictures):
    frame = shown(pictures, [picture("no.png"), WORDS])
    assert where(frame, "Image: A stage")
    assert where(frame, "The stage")
    assert where(frame, "Two red carpets")


def test_a_sensitive_picture_is_covered_until_it_is_asked_for(pictures):
    covered = shown(pictures, [picture(sensitive=True, cover="A war scene"), WORDS])
    assert where(covered, "Sensitive picture")
    assert where(covered, "A war scene")
    assert where(covered, "v shows it")
    assert not any(piece.style.paper for line in covered.lines for piece in line)
    seen = shown(pictures, [picture(sensitive=True, cover="A war scene"), WORDS], uncovered=True)
    assert dots(seen)
    assert where(seen, "Two red") == where(covered, "Two red")


class NotYet:
    """A gallery that knows sizes and has nothing drawn."""

    def size(self, picture):
        return (300, 200)

    def rows(self, picture, width, height):
        return None


def test_nothing_moves_when_a_picture_arrives(pictures):
    before = shown(NotYet(), [picture(), WORDS])
    after = shown(pictures, [picture(), WORDS])
    assert before.text().replace(" ", "") == after.text().replace("▀", "").replace(" ", "")
    assert where(before, "Two red") == where(after, "Two red")


@given(
    size=st.tuples(st.integers(1, 20_000), st.integers(1, 20_000)),
    room=st.tuples(st.integers(1, 400), st.integers(1, 120)),
)
def test_a_picture_fits_and_keeps_its_shape(size, room):
    across, down = fitted(size, *room)
    assert 1 <= across <= room[0]
    assert 1 <= down <= room[1]
    # One of the two is as large as it can be, but for the rounding to whole cells.
    assert across == room[0] or down + 1 + size[1] / size[0] / 2 > room[1]


@given(
    file=st.sampled_from(["wide.png", "tall.png", "line.png", "no.png"]),
    width=st.integers(1, 200),
    tallest=st.integers(1, 60),
    sensitive=st.booleans(),
)
def test_no_row_of_a_picture_is_too_wide(pictures, file, width, tallest, sensitive):
    drawn = draw_picture(
        picture(file, sensitive=sensitive), width, tallest, min(width, 75), look(pictures)
    )
    assert all(line_width(row) <= max(width, 1) for row in drawn.rows)


@given(width=st.integers(1, 400), height=st.integers(1, 120), data=st.data())
def test_every_screen_has_its_size_with_pictures_on_it(pictures, width, height, data):
    blocks = data.draw(
        st.lists(
            st.sampled_from(["wide.png", "tall.png", "line.png", WORDS]), min_size=1, max_size=4
        )
    )
    made = [picture(block) if block.endswith(".png") else block for block in blocks]
    frame = shown(pictures, made, size=(width, height))
    assert len(frame.lines) == height
    assert all(line_width(line) <= width for line in frame.lines)


def test_a_layout_without_room_has_no_body(pictures):
    deck = body(picture(), WORDS)
    layout = Layout(
        parts=deck.parts,
        width=60,
        look=look(pictures),
        told=LANGUAGES["en"],
        densities=("compact",),
    )
    assert layout.fitting(3, ("compact",)) is None
    assert len(layout.fitting(20, ("compact",))) <= 20


def test_a_large_picture_is_never_smaller_than_a_medium_one_would_be(pictures):
    words = [*(f"{WORDS} {WORDS}" for _ in range(3)), WORDS]
    widths = {}
    for size in ("medium", "large"):
        left, _, right, _ = dots(shown(pictures, [picture(size=size), *words]))
        widths[size] = right - left + 1
    assert widths["medium"] > 20
    assert widths["large"] >= widths["medium"]
