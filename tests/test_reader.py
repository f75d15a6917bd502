"""From bytes to values: what authors write, what they get, and that no bytes crash the reader."""

import time
import unicodedata
from contextlib import suppress
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.blocks import Bullets, Code, Picture, Text, plain_text
from summit_tui.deck import Deck
from summit_tui.kinds import Figure, Figures, Quote
from summit_tui.load import deck_of
from summit_tui.problems import DeckError

HEAD = "title: Flood\ndate: 2025-03-30\nzone: Europe/Berlin\n"


def read(slide: str, head: str = HEAD) -> Deck:
    lines = "\n".join(f"    {line}" for line in slide.split("\n"))
    return deck_of(f"{head}slides:\n  - title: Rain\n{lines}\n".encode(), "flood.yaml")


# --- letters stay as they were written ----------------------------------------------------------


@pytest.mark.parametrize(
    "title", ["12:30", "NO", "yes", "1e3", "2025-08-15", "0x10", "007", "1_000", "null and void"]
)
def test_a_title_is_never_a_number_or_a_truth(title):
    deck = deck_of(f"title: {title}\nslides:\n  - title: {title}\n".encode(), "x")
    assert (deck.title, deck.slides[0].title) == (title, title)


def test_a_field_that_holds_nothing_counts_as_not_written():
    slide = read("when:\nplace: ~\nnotes: null").slides[0]
    assert (slide.when, slide.place, slide.notes) == (None, None, ())


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    data = f"\ufeff{HEAD}slides:\n  - title: Rain\n    notes: |\n      a\n\n      b\n"
    deck = deck_of(data.replace("\n", "\r\n").encode(), "x")
    assert [plain_text(block.text) for block in deck.slides[0].notes] == ["a", "b"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r'"\e]52;c;aGk=\a owned"', "]52;c;aGk= owned"),
        (r'"a\x9b31mb\0c"', "a31mbc"),
        (r'"\u202Egnp.exe"', "gnp.exe"),
        (r'"zero\u200bwidth\u00adsoft"', "zerowidthsoft"),
        ('"Ha\u0308ndedruck"', "Händedruck"),
    ],
)
def test_no_string_can_drive_a_terminal(written, read_as):
    deck = deck_of(f"title: {written}\nslides:\n  - title: {written}\n".encode(), "x")
    assert deck.slides[0].title == read_as


# --- shapes -------------------------------------------------------------------------------------


def test_a_place_may_be_a_name_alone():
    assert read("place: Ahr").slides[0].place.name == "Ahr"
    full = read("place: {name: Ahr, latitude: 50.5, longitude: -7}").slides[0].place
    assert (full.name, full.latitude, full.longitude) == ("Ahr", 50.5, -7.0)


def test_a_header_may_be_a_text_alone():
    assert read("header: Wet").slides[0].header.text == "Wet"
    assert read("header: {font: small}").slides[0].header.font == "small"


def test_minutes_may_have_a_fraction():
    assert read("minutes: 1.5").slides[0].minutes == 1.5


def blocks(slide: str) -> list[object]:
    return [part.block for part in read(slide).slides[0].body.parts]


def test_a_body_of_markdown_becomes_blocks():
    found = blocks("body: |\n  Two\n  lines.\n\n  - a\n  - b\n")
    assert [type(block) for block in found] == [Text, Bullets]
    assert plain_text(found[0].text) == "Two lines."


def test_a_block_may_be_written_short_or_in_full():
    short, full = blocks("body:\n  - quote: So wet.\n  - quote: {text: So wet., speaker: A}")
    assert (plain_text(short.text), short.speaker) == ("So wet.", None)
    assert (plain_text(full.text), full.speaker) == ("So wet.", "A")


def test_every_kind_of_block_can_be_read():
    found = blocks(
        "body:\n"
        "  - heading: a\n  - text: b\n  - bullets: [c, d]\n  - code: e\n"
        "  - table: {columns: [f], rows: [[g]]}\n  - picture: h.png\n  - quote: i\n"
        "  - figures: [{value: 7, unit: km, label: wide}]\n"
    )
    assert [type(block).__name__ for block in found] == [
        "Heading",
        "Text",
        "Bullets",
        "Code",
        "Table",
        "Picture",
        "Quote",
        "Figures",
    ]
    assert found[3] == Code(text="e")
    assert found[5] == Picture(file="h.png")
    assert found[7] == Figures(figures=(Figure(value="7", unit="km", label="wide"),))
    assert isinstance(found[6], Quote)


def test_steps_number_what_comes_after_them():
    slide = read("body:\n  - a\n  - step\n  - b\n  - c\n  - step\n  - d").slides[0]
    assert [part.step for part in slide.body.parts] == [0, 1, 1, 2]
    assert slide.steps == 2


def test_a_list_that_reveals_its_items_takes_a_step_for_each():
    slide = read("body:\n  - bullets: {items: [a, b], reveal: items}\n  - step\n  - c").slides[0]
    assert [(part.step, part.steps) for part in slide.body.parts] == [(0, (1, 2)), (3, ())]
    assert slide.steps == 3


def test_a_slide_may_reveal_the_items_of_all_its_lists():
    slide = read("reveal: items\nbody:\n  - |\n    - a\n    - b\n  - step\n  - c").slides[0]
    assert [(part.step, part.steps) for part in slide.body.parts] == [(0, (1, 2)), (3, ())]


def test_a_clock_takes_the_decks_day_and_zone():
    when = read("when: ~11:10").slides[0].when
    assert when.first.isoformat() == "2025-03-30T11:10:00+02:00"
    assert when.start.approximate


def test_head_and_slides_may_stand_in_any_order():
    deck = deck_of(
        b"slides:\n  - {when: 11:10, title: Rain}\nzone: Europe/Berlin\ndate: 2025-03-30\ntitle: F",
        "x",
    )
    assert deck.slides[0].when.first.isoformat() == "2025-03-30T11:10:00+02:00"


# --- whatever the bytes -------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *["title", "slides", "when", "body", "date", "zone", "notes", "phases", "quote", "bullets"],
        *["figures", "table", "items", "step", "reveal", "name", "from", "to", "id", "place"],
        *["11:10", "~10:25", "2025-03-30", "11:26 for 2h", "Europe/Berlin", "12:30", "NO", "null"],
        *["**b**", "*i*", "`c`", "[a](https://x.y)", "<b>", "![x](y.png)", "> q", "| a | b |"],
        *[
            "&a",
            "*a",
            "!!x",
            "<<",
            "---",
            "...",
            "%YAML",
            "|",
            ">",
            "|-",
            "? ",
            "\\e",
            '"\\e"',
            "~",
        ],
    ]
)
SIGNS = st.sampled_from(
    [
        ": ",
        ":",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "\n      ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "#",
        '"',
        "'",
        "\t",
    ]
)
YAML_LIKE = st.lists(WORDS | SIGNS | st.text(max_size=4), max_size=60).map("".join)
SLIDE_LIKE = YAML_LIKE.map(
    lambda text: f"{HEAD}slides:\n  - title: Rain\n    body: " + text.replace("\n", "\n    ")
)
BYTES = (
    st.binary(max_size=300)
    | YAML_LIKE.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | SLIDE_LIKE.map(lambda text: text.encode("utf-8", "surrogatepass"))
)


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple | list):
        return [text for item in value for text in strings(item)]
    if is_dataclass(value):
        shown = [f for f in fields(value) if f.name != "source" or not isinstance(value, Deck)]
        return [text for f in shown for text in strings(getattr(value, f.name))]
    return []


def is_harmless(text: str) -> bool:
    bidi = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    return not any(
        (unicodedata.category(char) in ("Cc", "Cs") and char != "\n") or char in bidi
        for char in text
    )


def outcome(data: bytes) -> tuple[Deck | None, DeckError | None]:
    try:
        return deck_of(data, "x.yaml"), None
    except DeckError as error:
        return None, error


@given(BYTES)
def test_whatever_the_bytes_the_reader_ends_in_a_deck_or_in_problems(data):
    deck, error = outcome(data)
    if error:
        lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        for problem in error.problems:
            assert is_harmless(problem.message)
            assert "\n" not in problem.message
            assert 1 <= problem.place.line <= lines.count("\n") + 1
            line = lines.split("\n")[problem.place.line - 1]
            assert 1 <= problem.place.column <= len(line) + 1
        assert error.problems
        return
    assert deck.slides
    assert all(is_harmless(text) for text in strings(deck))
    assert len({slide.id for slide in deck.slides}) == len(deck.slides)


def seconds(data: bytes) -> float:
    """The best of three: noise only ever adds."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        with suppress(DeckError):
            deck_of(data, "x")
        best = min(best, time.perf_counter() - start)
    return best


GROWING = {
    "slides": lambda n: f"{HEAD}slides:\n" + "  - {title: Rain, when: 11:10, body: x}\n" * n,
    "brackets": lambda n: "[" * n,
    "question-marks": lambda n: "? " * n,
    "dashes": lambda n: "- " * n,
    "unknown-keys": lambda n: "".join(f"k{i}: 1\n" for i in range(n)),
    "quotes": lambda n: "title: '" + "''" * n + "'",
    "stars": lambda n: f"{HEAD}slides:\n  - title: a\n    body: '{'*a ' * n}'\n",
    "squares": lambda n: f"{HEAD}slides:\n  - title: a\n    body: '{'[' * n}'\n",
    "pictures": lambda n: f"{HEAD}slides:\n  - title: a\n    body: '{'![' * n}'\n",
    "controls": lambda n: "title: " + "\x07" * n,
    "combining": lambda n: f"title: a{chr(0x301) * n}\nslides:\n  - title: b\n",
    "phases": lambda n: (
        f"{HEAD}phases:\n"
        + "".join(f"  - {{name: p{i}, from: '{i // 60:02}:{i % 60:02}'}}\n" for i in range(n // 30))
        + "slides:\n"
        + "  - {title: Rain, when: 11:10}\n" * n
    ),
    "too-many-phases": lambda n: (
        f"{HEAD}phases:\n"
        + "".join(f"  - {{name: p{i}, from: 11:10}}\n" for i in range(n))
        + "slides:\n"
        + "".join(f"  - {{title: Rain, phase: p{i}}}\n" for i in range(n))
    ),
    "wrong-zones": lambda n: f"{HEAD}zones: [{'Europa/Berlin, ' * n}]\nslides:\n  - title: a\n",
    "footnotes": lambda n: f"{HEAD}slides:\n  - title: a\n    body: '{'[^1] ' * n}'\n",
    "carets": lambda n: f"{HEAD}slides:\n  - title: a\n    body: '{'[^' * n}'\n",
    "backticks": lambda n: f"{HEAD}slides:\n  - title: a\n    body: '[^1 {'`' * n}'\n",
    "fences": lambda n: (
        f"{HEAD}slides:\n  - title: a\n    body: |\n      [^\n" + "      ```\n      ~~~\n" * n
    ),
    "synonyms": lambda n: f"{HEAD}slides:\n" + "  - {title: a, time: 11:10, Body: x}\n" * n,
    "empty-lines": lambda n: "\n" * n,
}


@pytest.mark.parametrize("field", ["body", "notes", "place"])
def test_a_slide_that_is_too_long_is_refused_before_its_markdown_is_parsed(field):
    text = "*a* b [c](http://x.y) " * 230_000
    data = f"{HEAD}slides:\n  - title: Rain\n    {field}: '{text}'\n".encode()
    assert len(data) > 5_000_000
    assert seconds(data) < 1
    assert [problem.place.line for problem in outcome(data)[1].problems] == [5]


def test_a_wrong_time_zone_is_told_in_a_moment():
    one, many = (f"{HEAD}zones: [{'Europa/Berlin, ' * n}]\nslides:\n".encode() for n in (1, 24))
    # Twice as much as 24 single ones; a busy machine may need more than one look.
    took = [(seconds(one), seconds(many))]
    while took[-1][1] >= 48 * took[-1][0] + 0.02:
        assert len(took) < 3, took
        took.append((seconds(one), seconds(many)))


@pytest.mark.parametrize("name", GROWING)
def test_reading_time_grows_no_faster_than_the_file(name):
    # Ten times the file may take twenty times as long: linear with much room for noise, while
    # quadratic time would be a hundred times as long.  A busy machine may need more than one look.
    small, large = (GROWING[name](n).encode() for n in (600, 6000))
    took = [(seconds(small), seconds(large))]
    while took[-1][1] >= 20 * took[-1][0] + 0.02:
        assert len(took) < 3, took
        took.append((seconds(small), seconds(large)))
