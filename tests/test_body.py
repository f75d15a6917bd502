"""Blocks as rows: wrapping, lists, code, tables, pictures, quotes, figures."""

from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

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
    runs_of,
)
from summit_tui.deck import Part
from summit_tui.draw.body import Row, body_rows, side_by_side
from summit_tui.draw.frame import Piece, Style, line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Density, Look
from summit_tui.draw.wrap import broken, wrap, wrap_text
from summit_tui.kinds import Figure, Figures, Quote
from summit_tui.words import LANGUAGES

LOOK = Look(words=LANGUAGES["en"])


def rows(*blocks: Block, width: int, density: Density = "compact", told: str = "en") -> list[str]:
    """Return the rows of blocks as text."""
    parts = [Part(block=block) for block in blocks]
    drawn = body_rows(parts, width, LOOK, density, LANGUAGES[told])
    assert all(line_width(row.line) <= width for row in drawn)
    return [line_text(row.line) for row in drawn]


def wrapped(text: str, width: int) -> list[str]:
    return [line_text(line) for line in wrap_text(text, width)]


# --- wrapping -----------------------------------------------------------------------------------


def test_text_is_broken_at_spaces() -> None:
    assert wrapped("Sieben Stunden war die Air Force One unterwegs.", 20) == [
        "Sieben Stunden war",
        "die Air Force One",
        "unterwegs.",
    ]


def test_a_word_wider_than_a_row_is_broken_and_not_cut() -> None:
    assert wrapped("der Händedruck", 6) == ["der", "Händed", "ruck"]


def test_a_row_may_end_in_a_hyphen_between_words() -> None:
    assert wrapped("Elmendorf-Richardson", 12) == ["Elmendorf-", "Richardson"]
    assert wrapped("am 15-jährigen", 6) == ["am", "15-jäh", "rigen"]


def test_a_line_feed_is_a_break_that_stays() -> None:
    assert wrapped("eins\n\nzwei", 40) == ["eins", "", "zwei"]


def test_no_break_at_a_no_break_space() -> None:
    assert wrapped("etwa 5.400\u00a0km", 10) == ["etwa", "5.400\u00a0km"]


def test_wide_characters_are_broken_between_but_not_before_a_full_stop() -> None:
    assert wrapped("日本の首脳。会談", 10) == ["日本の首", "脳。会談"]


def test_a_wide_character_in_a_single_cell_is_a_question_mark() -> None:
    assert wrapped("a日", 1) == ["a", "?"]


def test_a_word_of_several_looks_stays_together() -> None:
    runs = (Run(text="ein "), Run(text="fett", strong=True), Run(text="gedrucktes Wort"))
    lines = wrap(runs, 16)
    assert [line_text(line) for line in lines] == ["ein", "fettgedrucktes", "Wort"]
    assert [piece.style.bold for piece in lines[1]] == [True, False]


def test_inline_looks_become_styles() -> None:
    runs = (
        Run(text="a", strong=True),
        Run(text="b", emphasis=True),
        Run(text="c", code=True),
        Run(text="d", struck=True),
        Run(text="e", link="https://example.org"),
    )
    assert [piece.style for piece in wrap(runs, 80)[0]] == [
        Style(bold=True),
        Style(italic=True),
        Style(role="code", panel=True, literal=True),
        Style(strike=True),
        Style(underline=True, link="https://example.org"),
    ]


@example("\u0301「a", 2)
@given(st.text(alphabet="abc -äß日本語。「👋\u0301\n", max_size=120), st.integers(2, 60))
def test_wrapping_loses_no_letter_and_no_row_is_too_wide(text: str, width: int) -> None:
    found = wrapped(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(cell_len(row) <= width for row in found)


@given(st.text(alphabet="ab (日)👋=", max_size=80), st.integers(2, 30))
def test_breaking_anywhere_loses_nothing(text: str, width: int) -> None:
    assert "".join(broken(text, width)) == text


# --- core blocks --------------------------------------------------------------------------------


def test_blocks_stand_apart_and_a_heading_stays_with_its_text() -> None:
    assert rows(
        Text(text=runs_of("Vorher.")),
        Heading(text=runs_of("Danach")),
        Text(text=runs_of("Nachher.")),
        width=40,
    ) == ["Vorher.", "", "Danach", "Nachher."]


def test_text_is_never_wider_than_the_eye_can_follow() -> None:
    found = rows(Text(text=runs_of("wort " * 80)), width=300)
    assert max(map(len, found)) == 74


def test_lists_hang_and_nest() -> None:
    points = Bullets(
        items=(
            Item(
                text=runs_of("Zwei Teppiche kreuzen sich"),
                items=(
                    Item(text=runs_of("erster"), items=(Item(text=runs_of("tief")),)),
                    Item(text=runs_of("zweiter")),
                ),
                ordered=True,
            ),
            Item(text=runs_of("Ende")),
        )
    )
    assert rows(points, width=18) == [
        "• Zwei Teppiche",
        "  kreuzen sich",
        "  1. erster",
        "     · tief",
        "  2. zweiter",
        "• Ende",
    ]


def test_numbers_of_a_list_are_aligned() -> None:
    points = Bullets(items=tuple(Item(text=runs_of(c)) for c in "abc"), ordered=True, start=9)
    assert rows(points, width=20) == [" 9. a", "10. b", "11. c"]


def test_an_airy_list_has_room_between_its_points() -> None:
    points = Bullets(items=(Item(text=runs_of("a")), Item(text=runs_of("b"))))
    assert rows(points, width=20, density="airy") == ["• a", "", "• b"]


def test_code_keeps_its_spaces_and_marks_what_goes_on() -> None:
    code = Code(text="if a:\n    show(the_whole_thing)")
    assert rows(code, width=18) == [
        " if a:            ",
        "     show(the_who ",
        " ↪ le_thing)      ",
    ]
    drawn = body_rows([Part(block=code)], 18, LOOK, "compact", LANGUAGES["en"])
    assert all(piece.style.panel for row in drawn for piece in row.line)


TABLE = Table(
    columns=(runs_of("Flug"), runs_of("Dauer"), runs_of("Strecke")),
    rows=(
        (runs_of("Washington – Anchorage"), runs_of("7 h"), runs_of("5.400 km")),
        (runs_of("Moskau – Anchorage"), runs_of("9 h"), runs_of("7.000 km")),
    ),
    align=("left", "center", "right"),
)


def test_a_table_is_as_wide_as_its_contents() -> None:
    assert rows(TABLE, width=100) == [
        "Flug                     Dauer    Strecke",
        "──────────────────────   ─────   ────────",
        "Washington – Anchorage    7 h    5.400 km",
        "Moskau – Anchorage        9 h    7.000 km",
    ]


def test_cells_are_wrapped_before_columns_go() -> None:
    assert rows(TABLE, width=34) == [
        "Flug              Dauer    Strecke",
        "───────────────   ─────   ────────",
        "Washington –       7 h    5.400 km",
        "Anchorage",
        "",
        "Moskau –           9 h    7.000 km",
        "Anchorage",
    ]


def test_a_table_without_room_becomes_records() -> None:
    assert rows(TABLE, width=20) == [
        "Flug:",
        "  Washington –",
        "  Anchorage",
        "Dauer: 7 h",
        "Strecke: 5.400 km",
        "",
        "Flug:",
        "  Moskau – Anchorage",
        "Dauer: 9 h",
        "Strecke: 7.000 km",
    ]


def test_a_table_of_headings_alone_is_shown() -> None:
    table = Table(columns=(runs_of("a"), runs_of("b")), rows=())
    assert rows(table, width=20) == ["a   b", "─   ─"]
    assert rows(table, width=3) == ["a:", "b:"]


def test_a_picture_is_described_beside_a_rule() -> None:
    picture = Picture(
        file="tür.jpg",
        alt="Eine geschlossene Tür.",
        caption=runs_of("Zweieinhalb Stunden"),
        credit="Beispiel",
        source="Archiv",
    )
    assert rows(picture, width=40) == [
        "│ Image: Eine geschlossene Tür.",
        "│ Zweieinhalb Stunden",
        "│ Credit: Beispiel",
        "│ Source: Archiv",
    ]


def test_a_picture_nobody_described_names_its_file() -> None:
    assert rows(Picture(file="tür.jpg"), width=60) == ["│ Image without description, file tür.jpg"]


def test_a_picture_that_is_decoration_takes_no_row() -> None:
    assert rows(Picture(file="linie.png", alt=""), Text(text=runs_of("a")), width=60) == ["a"]


# --- composed blocks ----------------------------------------------------------------------------


def test_a_quote_has_the_marks_of_the_deck_s_language() -> None:
    quote = Quote(text=runs_of("Das ist interessant"), speaker="Trump", role="Präsident")
    assert rows(quote, width=40, told="de") == [
        "  „Das ist interessant“",
        "   – Trump, Präsident",
    ]
    assert rows(quote, width=40, told="en") == [
        "  “Das ist interessant”",
        "   — Trump, Präsident",
    ]


def test_an_old_console_gets_a_plain_dash_before_a_name() -> None:
    look = Look(words=LANGUAGES["de"], glyphs=GLYPHS["ascii"])
    quote = Quote(text=runs_of("So"), speaker="er")
    drawn = body_rows([Part(block=quote)], 40, look, "compact", LANGUAGES["de"])
    assert line_text(drawn[-1].line).strip() == "- er"


def test_a_quote_is_whole_on_the_narrowest_screen() -> None:
    assert rows(Quote(text=runs_of("So"), speaker="er"), width=3) == ["“So", "”", "er"]


FIGURES = Figures(
    figures=(
        Figure(value="2,5", unit="Stunden", label="dauern die Gespräche"),
        Figure(value="3", label="auf jeder Seite"),
    )
)


def test_figures_are_big_where_there_is_air() -> None:
    assert rows(FIGURES, width=60, density="airy") == [
        " ____    ____                 _____",
        "|___ \\  | ___|               |___ /",
        "  __) | |___ \\                 |_ \\",
        " / __/ _ ___) |               ___) |",
        "|_____( )____/  Stunden      |____/",
        "      |/",
        "dauern die Gespräche         auf jeder Seite",
    ]


def test_the_unit_stands_on_the_line_of_the_digits_in_every_font() -> None:
    heads = [
        [row for row in rows(FIGURES, width=width, density="airy") if "Stunden" in row]
        for width in (60, 42, 38, 35)
    ]
    assert [head[0].split("Stunden")[0].strip() for head in heads] == [
        "|_____( )____/",
        "/___( )___/",
        "▀▀▘▗▘▝▀",
        "/_o_)",
    ]


def test_figures_stand_side_by_side_and_then_one_below_the_other() -> None:
    assert rows(FIGURES, width=60) == [
        "2,5 Stunden               3",
        "dauern die Gespräche      auf jeder Seite",
    ]
    assert rows(FIGURES, width=24) == [
        "2,5 Stunden",
        "dauern die Gespräche",
        "",
        "3",
        "auf jeder Seite",
    ]


def test_numbers_move_together_before_a_label_is_broken() -> None:
    assert rows(FIGURES, width=38) == [
        "2,5 Stunden            3",
        "dauern die Gespräche   auf jeder Seite",
    ]
    assert rows(FIGURES, width=37) == [
        "2,5 Stunden            3",
        "dauern die             auf jeder",
        "Gespräche              Seite",
    ]


class Broken(Quote):
    """A quote whose better drawing fails."""

    def attribution(self) -> str:
        raise RuntimeError("cannot draw this")

    def plain(self) -> tuple[CoreBlock, ...]:
        return (Text(text=runs_of("plainly said")), Text(text=runs_of("and more")))


def test_a_drawing_that_fails_gives_way_to_the_plain_form(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert rows(Broken(text=runs_of("a")), width=40) == ["plainly said", "", "and more"]
    assert "Broken" in caplog.text


@dataclass(frozen=True)
class Unheard:
    """A kind of block that drawing has never heard of."""

    def plain(self) -> tuple[CoreBlock, ...]:
        return (Text(text=runs_of("said in core blocks")),)


def test_a_kind_without_a_drawing_is_drawn_from_its_plain_form() -> None:
    assert rows(Unheard(), width=40) == ["said in core blocks"]


# --- rows that change from step to step ---------------------------------------------------------


def row(text: str, step: int = 0, **later: str) -> Row:
    changes = tuple((int(at[1:]), (Piece(other),)) for at, other in later.items())
    return Row((Piece(text),), step, changes)


def test_a_row_shows_its_last_look_so_far():
    changing = row("one", 1, s3="three")
    looks = [line_text(changing.shown(step)) for step in range(5)]
    assert looks == ["", "one", "one", "three", "three"]
    assert [changing.changes(step) for step in range(5)] == [False, True, False, True, False]


def test_two_rows_side_by_side_appear_each_at_its_own_step():
    both = side_by_side(row("left", 2), row("right", 1, s3="RIGHT"), 6)
    looks = [line_text(both.shown(step)) for step in range(4)]
    assert looks == ["", "      right", "left  right", "left  RIGHT"]
