"""Bodies in big letters: every word can be seen, whole, on a page; nothing is too wide."""

from dataclasses import replace

import pytest
from decks import PAIR, body, items, plain_deck
from hypothesis import given, settings
from hypothesis import strategies as st
from test_stage import press, story_of, talk_of
from waiting import wait_until

from summit_tui.blocks import Bullets, Code, Heading, Item, Run, Table, Text, runs_of
from summit_tui.commands import COMMANDS
from summit_tui.deck import Slide, Title
from summit_tui.draw.big import big_rows
from summit_tui.draw.frame import line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.letters import LADDER, letter_lines
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.kinds import Quote
from summit_tui.load import deck_of
from summit_tui.position import Position
from summit_tui.stage.act import after
from summit_tui.stage.app import StageApp
from summit_tui.story import open_story
from summit_tui.timeline import timeline_of
from summit_tui.words import LANGUAGES

BY_ID = {command.id: command for command in COMMANDS}
ENGLISH = LANGUAGES["en"]
BIG = Look(words=ENGLISH, big=True)


def is_there(word, rows):
    """True if a word stands in `rows` in letters that are nowhere cut, or as plain text."""
    if any(word in row for row in rows):
        return True
    rows = [row.ljust(200) for row in rows]
    for face in LADDER:
        lines = letter_lines(word, 10_000, face)
        if not lines:
            continue
        width = max(map(len, lines[0].rows))
        drawn = [row.ljust(width) for row in lines[0].rows]
        inked = next(i for i, row in enumerate(drawn) if row.strip())
        for top in range(len(rows) - len(drawn) + 1):
            at = rows[top + inked].find(drawn[inked])
            while at >= 0:
                if all(rows[top + i][at : at + width] == row for i, row in enumerate(drawn)):
                    return True
                at = rows[top + inked].find(drawn[inked], at + 1)
    return False


def pages(deck, slide, width, height, look=BIG):
    """Every page of a slide, all of it revealed."""
    at, scroll, found = Position(slide, deck.slides[slide].steps), 0, []
    while True:
        frame = draw(deck, timeline_of(deck), at, width, height, look, scroll=scroll)
        found.append(frame)
        if not frame.below:
            return found
        scroll = frame.above + max(frame.page, 1)


def words_of(slide):
    """The words of the paragraphs of a slide; footnotes have marks of their own."""
    texts = [part.block.text for part in slide.body.parts if isinstance(part.block, Text)]
    runs = (run for text in texts for run in (*text, Run(text=" ")))
    return "".join("" if run.footnote else run.text for run in runs).split()


def missing(words, frames):
    seen = [frame.text().split("\n") for frame in frames]
    return [word for word in words if not any(is_there(word, rows) for rows in seen)]


LONG = (
    "Both men leave their planes at the same moment. Red carpets cross in the middle, "
    "and the younger one waits, smiles from afar and claps: three times."
)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 36), (44, 20)])
def test_every_word_of_a_paragraph_stands_on_a_page_uncut(width, height):
    deck = plain_deck(Slide(title=Title("Hall"), body=body(LONG, "Short.", LONG)))
    frames = pages(deck, 0, width, height)
    assert len(frames) > 1
    assert all("Hall" in frame.text() for frame in frames)
    assert missing([*LONG.split(), "Short."], frames) == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 36)])
def test_every_word_of_the_texts_of_the_built_in_story_can_be_seen(language, width, height):
    deck = open_story(None, [language]).deck
    for number, slide in enumerate(deck.slides):
        words = words_of(slide)
        found = [w for w in missing(words, pages(deck, number, width, height)) if len(w) > 1]
        assert found == [], slide.title


def test_a_short_body_has_the_largest_letters_and_one_page():
    deck = plain_deck(Slide(title=Title("Hall"), body=body("Three claps")))
    (frame,) = pages(deck, 0, 80, 24)
    rows = frame.text().split("\n")
    drawn = letter_lines("claps", 80, "standard")[0].rows
    assert any(drawn[1] in row for row in rows)
    assert (frame.above, frame.below) == (0, 0)


def test_paragraphs_that_fit_stay_on_one_page():
    parts = body("One line here.", LONG, "And one more.").parts
    rows = big_rows(parts, 68, 14, BIG, ENGLISH)
    assert len(rows) % 14 == 0
    first = [line_text(row.line) for row in rows[:14]]
    assert is_there("here.", first)
    assert not is_there("Both", first)


def test_points_stand_behind_their_marks_and_numbers():
    nested = Item(text=runs_of("one"), items=items("two"))
    bullets = Bullets(items=(nested, *items("six")), ordered=True, start=3)
    rows = big_rows(body(bullets).parts, 68, 30, BIG, ENGLISH)
    text = [line_text(row.line) for row in rows]
    marks = [row.split()[0] for row in text if row.split() and row.split()[0] in ("3.", "–", "4.")]
    assert marks == ["3.", "–", "4."]
    assert [word for word in ("one", "two", "six") if not is_there(word, text)] == []


def test_a_word_that_no_font_has_stands_plain_among_the_others():
    rows = big_rows(body("They talk for 2½ hours.").parts, 68, 20, BIG, ENGLISH)
    text = [line_text(row.line) for row in rows]
    assert any("2½" in row for row in text)
    assert [word for word in ("They", "talk", "hours.") if not is_there(word, text)] == []


@pytest.mark.parametrize("text", ["东京 大阪", "🛬 🛫", "x" * 200, "y " * 1500])
def test_what_has_no_big_letters_is_plain_and_bold(text):
    rows = big_rows(body(text).parts, 68, 14, BIG, ENGLISH)
    pieces = [piece for row in rows for piece in row.line]
    assert "".join(piece.text for piece in pieces).replace(" ", "") == text.replace(" ", "")
    assert all(piece.style.bold for piece in pieces)


def test_a_quote_has_its_marks_and_says_who_said_it():
    rows = big_rows(
        body(Quote(text=runs_of("At once"), speaker="G. S.")).parts, 68, 20, BIG, ENGLISH
    )
    text = [line_text(row.line) for row in rows]
    assert is_there('"At', text)
    assert any("— G. S." in row for row in text)


def test_code_and_tables_are_drawn_as_ever():
    table = Table(columns=(runs_of("Year"),), rows=((runs_of("2023"),),))
    rows = big_rows(body(Code(text="a = 1"), table).parts, 68, 20, BIG, ENGLISH)
    text = "\n".join(line_text(row.line) for row in rows)
    assert "a = 1" in text
    assert "Year" in text
    assert "2023" in text


def test_a_footnote_has_its_mark_in_the_text_and_stands_below():
    text = (
        "title: A\nslides:\n  - title: B\n    body: |\n      Landed[^p].\n\n      [^p]: Says who?\n"
    )
    slide = deck_of(text.encode(), "talk.yaml").slides[0]
    rows = [line_text(row.line) for row in big_rows(slide.body.parts, 68, 20, BIG, ENGLISH)]
    assert is_there("Landed[1].", rows)
    assert any("Says who?" in row for row in rows)


def test_a_heading_is_in_letters_too():
    rows = big_rows(body(Heading(text=runs_of("Talks")), "x").parts, 68, 20, BIG, ENGLISH)
    assert is_there("Talks", [line_text(row.line) for row in rows])


@settings(max_examples=40)
@given(
    st.lists(st.text(st.sampled_from("abzÄß– .😀中\n"), max_size=60), min_size=1, max_size=4),
    st.integers(1, 90),
    st.integers(1, 30),
    st.sampled_from(["unicode", "ascii"]),
)
def test_no_row_is_too_wide_and_every_page_is_whole(texts, width, page, glyphs):
    parts = body(*(Text(text=runs_of(text)) for text in texts), Bullets(items=items(*texts))).parts
    rows = big_rows(parts, width, page, replace(BIG, glyphs=GLYPHS[glyphs]), ENGLISH)
    assert len(rows) % page == 0
    # A letter of two cells cannot be narrower than it is.
    assert max((line_width(row.line) for row in rows), default=0) <= max(width, 2)


@pytest.mark.parametrize("size", [(1, 1), (20, 6), (40, 12), (31, 40)])
def test_where_there_is_no_room_the_slide_is_as_ever(size):
    deck = plain_deck(Slide(title=Title("Hall"), body=body(LONG)))
    at = Position()
    big = draw(deck, timeline_of(deck), at, *size, BIG)
    assert big == draw(deck, timeline_of(deck), at, *size, replace(BIG, big=False))
    assert big.page == 0


def test_a_title_alone_is_as_ever():
    deck = plain_deck(Slide(title=Title("Hall")))
    frame = draw(deck, timeline_of(deck), Position(), 80, 24, BIG)
    assert frame == draw(deck, timeline_of(deck), Position(), 80, 24, replace(BIG, big=False))


# --- going through ------------------------------------------------------------------------------


def walk(talk, command, size):
    """The frames that a key shows until nothing changes any more."""
    talk, frame = talk.drawn(*size)
    frames = [frame]
    for _ in range(500):
        gone = after(talk, BY_ID[command], frame)
        gone, shown = gone.drawn(*size)
        if (gone.at, shown.above) == (talk.at, frame.above):
            return gone, frames
        talk, frame = gone, shown
        frames.append(frame)
    raise AssertionError("no end")


@pytest.mark.parametrize("on", ["next", "down", "page-down"])
def test_every_key_that_goes_on_passes_over_no_page(on):
    talk = talk_of(open_story(None, ["en"]))
    talk = replace(talk, look=replace(talk.look, big=True))
    _, frames = walk(talk, on, (80, 24))
    for number, slide in enumerate(talk.deck.slides, 1):
        here = [frame for frame in frames if f"{number}/{len(talk.deck.slides)}" in frame.text()]
        assert [word for word in missing(words_of(slide), here) if len(word) > 1] == []


@pytest.mark.parametrize(("on", "back"), [("next", "back"), ("down", "up")])
def test_back_goes_the_same_way_back(on, back):
    talk = talk_of(open_story(None, ["de"]))
    talk = replace(talk, look=replace(talk.look, big=True))
    end, there = walk(talk, on, (80, 24))
    _, again = walk(end, back, (80, 24))
    assert [f.text() for f in again if f.page] == [f.text() for f in reversed(there) if f.page]


def test_a_point_that_is_revealed_is_on_the_page_that_is_shown():
    points = Bullets(items=items("first point", "second point", "third point"), reveal="items")
    deck = plain_deck(Slide(title=Title("Hall"), body=body(LONG, points)))
    talk = talk_of(story_of(deck))
    talk = replace(talk, look=replace(talk.look, big=True))
    _, frames = walk(talk, "next", (80, 24))
    last = frames[-1].text().split("\n")
    assert is_there("third", last)
    assert frames[-1].above % frames[-1].page == 0


async def test_plus_and_minus_change_the_letters_and_say_so():
    app = StageApp(talk_of(story_of(PAIR["en"]), Position(1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(lambda: "After 7½ hours" in app.shown.text(), "plain text")
        await press(pilot, "plus")
        await wait_until(lambda: "Large letters" in app.shown.text(), "the note")
        assert app.shown.page
        assert "After 7½ hours" not in app.shown.text()
        await press(pilot, "minus")
        await wait_until(lambda: "After 7½ hours" in app.shown.text(), "plain text again")
        assert "Letters as before" in app.shown.text()


async def test_a_talk_that_plays_shows_every_page():
    deck = plain_deck(Slide(title=Title("Hall"), body=body(LONG)), Slide(title=Title("End")))
    app = StageApp(talk_of(story_of(deck)))
    app.talk = replace(app.talk, look=replace(app.talk.look, big=True))
    async with app.run_test(size=(80, 24)):
        await wait_until(lambda: app.shown.page > 0, "a page")
        for number in range(len(pages(deck, 0, 80, 24))):
            assert (app.talk.at.slide, app.shown.above) == (0, number * app.shown.page)
            app._play_on()
            app.paint()
        assert app.talk.at.slide == 1


def stressed(frame):
    """The cells in reverse video of each row that has any, from 0, as first and last."""
    found = {}
    for y, line in enumerate(frame.lines):
        at = 0
        for piece in line:
            if piece.style.reverse:
                first, _ = found.get(y, (at, 0))
                found[y] = first, at + piece.width
            at += piece.width
    return found


def test_a_word_that_was_searched_for_is_marked_in_its_big_letters():
    deck = plain_deck(Slide(title=Title("Hall"), body=body("Three claps")))
    wanted = replace(BIG, wanted="clap")
    frame = draw(deck, timeline_of(deck), Position(0), 80, 24, wanted)
    three, claps = letter_lines("Three claps", 68, "standard")[0].words
    rows = stressed(frame)
    assert len(rows) == 6
    margin = next(iter(rows.values()))[0] - claps[0]
    assert set(rows.values()) == {(margin + claps[0], margin + claps[1])}
    assert three[1] < claps[0]
    assert frame.marked is True


def test_a_match_across_two_words_marks_both_and_a_foreign_one_beside_them_stays():
    deck = plain_deck(Slide(title=Title("Hall"), body=body("Claps in 雪 hall")))
    frames = {
        wanted: draw(deck, timeline_of(deck), Position(0), 80, 24, replace(BIG, wanted=wanted))
        for wanted in ("ps in", "hall", "snow")
    }
    assert [frame.marked for frame in frames.values()] == [True, True, False]
    assert len({frame.text() for frame in frames.values()}) == 1
