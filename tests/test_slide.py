"""Whole screens: what a person sees at every size, and that nothing of a slide is out of reach."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.blocks import (
    Block,
    Bullets,
    Code,
    CoreBlock,
    Heading,
    Item,
    Picture,
    Run,
    Table,
    Text,
    plain_text,
    runs_of,
)
from summit_tui.deck import Body, Deck, Header, Language, Location, Part, Slide, Title
from summit_tui.draw.frame import Frame, line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.slide import Look, draw
from summit_tui.kinds import Figure, Figures, Quote
from summit_tui.position import Position
from summit_tui.timeline import timeline_of
from summit_tui.when import When, read_when
from summit_tui.words import LANGUAGES

ALASKA = ZoneInfo("America/Anchorage")
BASE = Location(name=Title("Joint Base Elmendorf-Richardson"))
LOOK = Look(words=LANGUAGES["de"], zone=ALASKA)


def at(text: str) -> When:
    return read_when(text, day=date(2025, 8, 15), zone=ALASKA)


def text(words: str) -> Text:
    return Text(text=runs_of(words))


def body(*blocks: Block) -> Body:
    return Body(parts=tuple(Part(block=block) for block in blocks))


def points(*words: str, ordered: bool = False) -> Bullets:
    return Bullets(items=tuple(Item(text=runs_of(word)) for word in words), ordered=ordered)


DECK = Deck(
    title=Title("Trump-Putin-Gipfel in Bildern"),
    language=Language("de"),
    zone=ALASKA,
    slides=(
        Slide(
            title=Title("Trump-Putin-Gipfel in Bildern"),
            when=at("2025-08-15"),
            place=Location(name=Title("Anchorage, Alaska")),
            body=body(text("Ein Freitag im August, zwei Präsidenten und kein Durchbruch.")),
        ),
        Slide(
            title=Title("Trumps Ankunft"),
            when=at("~10:25"),
            place=BASE,
            phase=Title("Ankunft"),
            body=body(
                text(
                    "Sieben Stunden war die Air Force One unterwegs. Kurz vor seinem Gast landet "
                    "der US-Präsident auf einem Stützpunkt aus dem Kalten Krieg."
                ),
                Table(
                    columns=(runs_of("Flug"), runs_of("Dauer"), runs_of("Strecke")),
                    rows=(
                        (runs_of("Washington – Anchorage"), runs_of("7 h"), runs_of("5.400 km")),
                        (runs_of("Moskau – Anchorage"), runs_of("9 h"), runs_of("7.000 km")),
                    ),
                    align=("left", "right", "right"),
                ),
            ),
        ),
        Slide(
            title=Title("Händedruck"),
            when=at("11:10"),
            place=BASE,
            phase=Title("Ankunft"),
            body=Body(
                parts=(
                    Part(block=text("Zwei rote Teppiche kreuzen sich vor einer Bühne.")),
                    Part(
                        block=Bullets(
                            items=(
                                Item(text=runs_of("Trump wartet und klatscht dreimal.")),
                                Item(
                                    text=runs_of("Ein Händedruck, wie man ihn von ihm kennt:"),
                                    items=(Item(text=runs_of("mehrmals auf die Schulter")),),
                                ),
                                Item(text=runs_of("Beide steigen in „The Beast“.")),
                            ),
                            reveal="items",
                        ),
                    ),
                    Part(block=text("Die Presse ruft Fragen."), step=4),
                )
            ),
        ),
        Slide(
            title=Title("Gespräche hinter verschlossenen Türen"),
            when=at("11:26 for 2h30m"),
            place=BASE,
            phase=Title("Gespräche"),
            body=body(
                Figures(
                    figures=(
                        Figure(value="2,5", unit="Stunden", label="dauern die Gespräche, etwa"),
                        Figure(value="3:3", label="am Tisch"),
                    )
                ),
                Quote(
                    text=runs_of("Äußerst konstruktiv"), speaker="beide", source="Pressekonferenz"
                ),
            ),
        ),
        Slide(
            title=Title("Was die Kameras sahen"),
            phase=Title("Gespräche"),
            body=body(
                Heading(text=runs_of("Ein Bild und ein Programm")),
                Picture(
                    file="tuer.jpg",
                    alt="Eine geschlossene Tür, davor zwei Wachen.",
                    caption=runs_of("Zweieinhalb Stunden lang"),
                    credit="Beispiel",
                ),
                Code(text="when: ~15:00 for 15m\nplace: Joint Base Elmendorf-Richardson"),
            ),
        ),
        Slide(
            title=Title("Quellen"),
            when=at("~15:00 for 15m"),
            body=body(points("TASS: Uhrzeiten", "Reuters: Abflug", ordered=True)),
        ),
    ),
)
TIMELINE = timeline_of(DECK)


def frame(slide: int, width: int, height: int, *, step: int | None = None, **how) -> Frame:
    at = Position(slide, DECK.slides[slide].steps if step is None else step)
    return draw(DECK, TIMELINE, at, width, height, LOOK, **how)


def of(slide: Slide, width: int, height: int, look: Look = LOOK, **how) -> Frame:
    """Draw a deck of one slide, with all its steps shown."""
    deck = replace(DECK, slides=(DECK.slides[0], slide))
    return draw(deck, timeline_of(deck), Position(1, slide.steps), width, height, look, **how)


# --- screens to look at -------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (20, 6), (8, 3)])
def test_the_story_looks_as_it_was_judged_by_eye(
    size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    width, height = size
    edge = f"+{'-' * width}+\n"
    frames = (frame(i, width, height) for i in range(len(DECK.slides)))
    screens = (
        "".join(f"|{row}".rstrip() + "\n" for row in drawn.text().split("\n")) for drawn in frames
    )
    golden(f"frames/{width}x{height}.txt", edge + edge.join(screens))


# --- header -------------------------------------------------------------------------------------


def test_the_title_is_whole_below_a_shorter_header() -> None:
    slide = Slide(
        title=Title("Die Ankunft des US-Präsidenten in Alaska"),
        header=Header(text=Title("Landung")),
    )
    assert of(slide, 60, 20).text().split("\n")[3:11] == [
        "      _                    _",
        "     | |    __ _ _ __   __| |_   _ _ __   __ _",
        "     | |   / _` | '_ \\ / _` | | | | '_ \\ / _` |",
        "     | |__| (_| | | | | (_| | |_| | | | | (_| |",
        "     |_____\\__,_|_| |_|\\__,_|\\__,_|_| |_|\\__, |",
        "                                         |___/",
        "",
        "     Die Ankunft des US-Präsidenten in Alaska",
    ]


def test_a_title_that_no_font_has_is_bold_text() -> None:
    drawn = of(Slide(title=Title("日本の首脳会談"), body=body(text("a"))), 60, 20)
    column, row = drawn.title_at
    assert line_text(drawn.lines[row]).strip() == "日本の首脳会談"
    assert drawn.lines[row][-1].style.bold
    assert column == 5


def test_the_cursor_belongs_to_the_title_where_it_can_be_read() -> None:
    # In large letters alone, a title stands in the bar, too.
    drawn = frame(2, 80, 24)
    column, row = drawn.title_at
    assert (column, row) == (6, 23)
    assert line_text(drawn.lines[row]).startswith("      Händedruck · Fr., 15. August 2025,")
    assert line_text(frame(2, 80, 24, note="12").lines[row]).split() == ["12", "3/6"]
    # Where another header stands in large letters, the title stands below.
    slide = Slide(title=Title("A place"), header=Header(text="Base"), body=body(text("a")))
    drawn = of(slide, 80, 24)
    assert line_text(drawn.lines[drawn.title_at[1]]).strip() == "A place"
    assert drawn.title_at[1] > 4
    # A bar of one row has no room for it; a title in plain letters is found where it stands.
    assert frame(2, 30, 6).title_at == (2, 0)
    assert frame(2, 20, 6).title_at == (0, 0)


def test_a_phase_that_is_called_like_the_slide_is_named_once() -> None:
    slide = Slide(title=Title("Talks"), phase=Title("Talks"), body=body(text("a")))
    row = line_text(of(slide, 80, 24).lines[-1])
    assert row.count("Talks") == 1


def test_letters_take_a_third_of_the_screen_at_most() -> None:
    title = Slide(title=Title("Gespräche hinter verschlossenen Türen"))
    for height in range(4, 60):
        rows = of(title, 120, height).lines
        letters = [row for row in rows if row and row[-1].style.role == "title"]
        assert 1 <= len(letters) <= max(1, height // 3)


def test_a_slide_that_would_overflow_gets_smaller_letters() -> None:
    many = points(*(f"Punkt {i}" for i in range(12)))
    roomy = of(Slide(title=Title("Händedruck"), body=body(many)), 80, 24)
    assert (roomy.above, roomy.below) == (0, 0)
    assert "▙▄▌▝▀▖▛▀▖▞▀▌▞▀▖▞▀▌▙▀▖▌ ▌▞▀▖▌▗▘" not in roomy.text()
    assert "• Punkt 11" in roomy.text()


# --- steps --------------------------------------------------------------------------------------


def test_what_is_not_revealed_is_nowhere_in_the_frame() -> None:
    steps = [frame(2, 80, 24, step=step).text() for step in range(5)]
    assert [s.count("Trump wartet") for s in steps] == [0, 1, 1, 1, 1]
    assert [s.count("Schulter") for s in steps] == [0, 0, 1, 1, 1]
    assert [s.count("Beast") for s in steps] == [0, 0, 0, 1, 1]
    assert [s.count("Presse") for s in steps] == [0, 0, 0, 0, 1]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 30)])
def test_nothing_jumps_when_a_step_is_revealed(size: tuple[int, int]) -> None:
    last = frame(2, *size).text().split("\n")
    for step in range(5):
        rows = frame(2, *size, step=step).text().split("\n")
        assert all(row in ("", whole) for row, whole in zip(rows, last, strict=True))


def test_a_step_below_the_screen_names_the_scroll_that_shows_it() -> None:
    before = frame(2, 30, 8, step=3)
    now = frame(2, 30, 8, step=4, scroll=before.above)
    assert "Presse" not in now.text()
    shown = frame(2, 30, 8, step=4, scroll=now.scroll_to_new)
    assert "Die Presse ruft Fragen." in shown.text()


# --- scrolling ----------------------------------------------------------------------------------


def test_a_frame_says_how_much_is_out_of_sight() -> None:
    slide = Slide(title=Title("Punkte"), body=body(points(*(f"Punkt {i}" for i in range(20)))))
    first = of(slide, 60, 20).text().split("\n")
    assert first[-6:-3] == ["     • Punkt 7", "     ▼ noch 12 Zeilen", ""]
    middle = of(slide, 60, 20, scroll=3).text().split("\n")
    assert middle[6:8] == ["     ▲ 3", "     • Punkt 3"]
    assert middle[-6:-3] == ["     • Punkt 10", "     ▼ noch 9 Zeilen", ""]
    last = of(slide, 60, 20, scroll=99)
    assert (last.above, last.below) == (12, 0)
    assert last.text().split("\n")[-6:-3] == ["     • Punkt 19", "", ""]
    one = of(slide, 60, 20, scroll=11).text().split("\n")
    assert one[-5] == "     ▼ noch eine Zeile"


def test_the_overflow_is_counted_in_the_reader_s_language() -> None:
    slide = Slide(title=Title("Punkte"), body=body(points(*(f"Punkt {i}" for i in range(20)))))
    look = Look(words=LANGUAGES["en"], zone=ALASKA)
    assert "▼ 12 more lines\n" in of(slide, 60, 20, look).text()
    assert "▼ 1 more line\n" in of(slide, 60, 20, look, scroll=11).text()


def test_a_note_does_not_hide_that_the_slide_overflows() -> None:
    assert frame(1, 40, 12, note="Jetzt auf Deutsch").text().endswith("▼8 2/6")
    assert frame(1, 20, 6, note="Jetzt auf Deutsch").text().endswith(" ▼ 2/6")


def test_a_narrow_screen_has_no_margins_so_that_long_words_fit() -> None:
    slide = Slide(title=Title("a"), body=body(text("das Präsidentenflugzeug")))
    assert "\nPräsidentenflugzeug\n" in of(slide, 20, 6).text()
    assert "\n  Präsidentenflugzeug\n" in of(slide, 24, 6).text()


def test_a_small_screen_says_so_in_the_bar() -> None:
    assert frame(1, 20, 6).text().split("\n")[-1] == "●◈○○◦◌  ~10:25 ▼ 2/6"
    assert frame(1, 20, 6, scroll=3).text().split("\n")[-1] == "●◈○○◦◌ ~10:25 ▲▼ 2/6"


def test_the_title_stays_while_the_body_is_scrolled() -> None:
    assert frame(1, 20, 6, scroll=5).text().split("\n")[0] == "Trumps Ankunft"


def test_a_title_too_tall_for_the_screen_is_scrolled_too() -> None:
    rows = [frame(3, 8, 3, scroll=scroll).text().split("\n")[0] for scroll in range(5)]
    assert rows == ["Gespräch", "e hinter", "verschlo", "ssenen", "Türen"]


def test_a_slide_that_fits_cannot_be_scrolled() -> None:
    assert frame(5, 80, 24, scroll=7) == frame(5, 80, 24)


def test_a_note_stands_in_the_last_row() -> None:
    assert frame(2, 80, 24, note="Zu Folie 12").text().split("\n")[-1].split() == [
        "Zu",
        "Folie",
        "12",
        "3/6",
    ]
    assert frame(2, 20, 6, note="12").text().split("\n")[-1] == "12           ▼17 3/6"


def test_spots_are_where_the_marks_are() -> None:
    drawn = frame(2, 80, 24)
    spot = next(s for s in drawn.spots if s.row == 22 and s.slide == 2)
    cells = line_text(drawn.lines[22])[spot.left : spot.right]
    assert "◆" in cells


# --- always -------------------------------------------------------------------------------------


def whole(drawn: Frame, width: int, height: int) -> None:
    assert len(drawn.lines) == height
    assert all(line_width(line) <= width for line in drawn.lines)
    assert all("\n" not in piece.text for line in drawn.lines for piece in line)
    assert 0 <= drawn.title_at[0] < width
    assert 0 <= drawn.title_at[1] < height
    assert all(0 <= s.left < s.right <= width and 0 <= s.row < height for s in drawn.spots)


@given(
    st.integers(0, 5), st.integers(1, 200), st.integers(1, 60), st.integers(-3, 80), st.booleans()
)
def test_no_frame_leaves_its_size(
    slide: int, width: int, height: int, scroll: int, ascii_only: bool
) -> None:
    look = replace(LOOK, glyphs=GLYPHS["ascii"]) if ascii_only else LOOK
    at = Position(slide, DECK.slides[slide].steps)
    whole(draw(DECK, TIMELINE, at, width, height, look, scroll=scroll), width, height)


@pytest.mark.parametrize("size", [(1, 1), (1, 2), (2, 1), (8, 3), (400, 120), (400, 3), (3, 120)])
def test_the_ends_of_the_range_are_drawn(size: tuple[int, int]) -> None:
    for slide in range(len(DECK.slides)):
        whole(frame(slide, *size), *size)


@cache
def words_of(slide: int) -> frozenset[str]:
    """All words of a slide's title, place and body."""
    shown = DECK.slides[slide]
    texts = [shown.title, *([shown.place.name] if shown.place else [])]
    for part in shown.body.parts:
        for block in part.block.plain():
            texts += core_texts(block)
    signs = "“”„–"
    return frozenset(word.strip(signs) for one in texts for word in one.split()) - {""}


def core_texts(block: CoreBlock) -> list[str]:
    match block:
        case Heading(text=runs) | Text(text=runs):
            return [plain_text(runs)]
        case Bullets(items=items):
            return [plain_text(i.text) for item in items for i in (item, *item.items)]
        case Code():
            return []  # its rows may break inside a word; `test_body` holds them
        case Table(columns=columns, rows=rows):
            return [plain_text(cell) for row in (columns, *rows) for cell in row]
        case Picture(alt=alt, caption=caption, credit=credit):
            return [alt or "", plain_text(caption), credit or ""]


PLAIN = replace(
    DECK,
    slides=tuple(replace(slide, header=Header(font="plain")) for slide in DECK.slides),
)


def read(slide: int, width: int, height: int, scroll: int) -> Frame:
    """Draw a slide with its title in plain text, which a test can read."""
    at = Position(slide, PLAIN.slides[slide].steps)
    return draw(PLAIN, TIMELINE, at, width, height, LOOK, scroll=scroll)


@given(st.integers(0, 5), st.integers(36, 200), st.integers(2, 60))
def test_every_word_can_be_read_by_scrolling(slide: int, width: int, height: int) -> None:
    first = read(slide, width, height, 0)
    seen = "\n".join(read(slide, width, height, scroll).text() for scroll in range(first.below + 1))
    # Numbers may be big letters, commas and colons may end a label, hyphens may end a row.
    missing = {
        part
        for word in words_of(slide)
        for part in word.strip(",:").replace("-", "- ").split()
        if part not in seen and part not in {"2,5", "3:3"}
    }
    assert not missing


@given(
    st.lists(
        st.text(alphabet="ab ß日👋é\u0301\ufe0f#-„“.,", min_size=1, max_size=60).map(
            lambda words: " ".join(words.split()) or "x"
        ),
        min_size=1,
        max_size=4,
    ),
    st.integers(1, 60),
    st.integers(1, 24),
)
def test_no_deck_breaks_a_frame(texts: list[str], width: int, height: int) -> None:
    blocks: list[Block] = [
        points(*texts),
        Quote(text=runs_of(texts[0]), speaker=texts[-1]),
        Code(text="\n".join(texts)),
        Figures(figures=tuple(Figure(value=one, label=one) for one in texts)),
        Picture(file="a", alt=texts[0], credit=texts[-1]),
        Table(
            columns=tuple(runs_of(one) for one in texts),
            rows=(tuple((Run(text=one, strong=True), Run(text=one)) for one in texts),),
        ),
    ]
    slide = Slide(
        title=Title(texts[0]),
        place=Location(name=Title(texts[-1])),
        when=at("11:10"),
        body=body(*blocks),
    )
    first = of(slide, width, height)
    for scroll in (0, first.below // 2, first.below):
        whole(of(slide, width, height, scroll=scroll), width, height)
