"""Code that is told line by line: what an author writes, the steps, what is said and drawn."""

import pytest
from decks import body, plain_deck
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.blocks import Code
from summit_tui.deck import Part, Slide, Title
from summit_tui.draw.code import code_rows
from summit_tui.draw.frame import line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.emphasis import is_stressed, read_emphasis
from summit_tui.load import deck_of
from summit_tui.markdown import blocks_of
from summit_tui.position import Position
from summit_tui.problems import DeckError, Misread
from summit_tui.speak import revealed_lines, slide_lines
from summit_tui.timeline import timeline_of
from summit_tui.voice import voice_for
from summit_tui.words import LANGUAGES

LOOK = Look(words=LANGUAGES["en"])
TEXT = "import sky\n\nfor plane in sky:\n    land(plane)"
CODE = Code(text=TEXT, language="python", lines=read_emphasis("1 | 3-4 | all"))


def deck_with(block, language="en"):
    return plain_deck(Slide(title=Title("Code"), body=body(block)), language=language)


# --- which lines --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("3", ((range(3, 4),),)),
        ("1, 3-5 | 7 | all", ((range(1, 2), range(3, 6)), (range(7, 8),), ())),
        ("1,3|5–7|ALL", ((range(1, 2), range(3, 4)), (range(5, 8),), ())),
        ("4,1-2,3", ((range(1, 5),),)),
    ],
)
def test_lines_are_read_as_people_write_them(text, steps):
    assert read_emphasis(text) == steps


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "a step or a line is missing"),
        ("1||2", 2, "a step or a line is missing"),
        ("1, two", 3, "found `two`; expected lines such as"),
        ("1 | *", 4, "found `*`; expected lines such as `3`, `1, 3-5` or `1-2 | 4 | all`; did you"),
        ("12 | 5-3", 5, "`5-3` runs backwards; write `3-5`"),
        ("1|" * 100 + "1", 0, "found 101 steps; expected at most 100"),
    ],
)
def test_what_names_no_lines_is_told_at_its_letter(text, offset, message):
    with pytest.raises(Misread) as caught:
        read_emphasis(text)
    assert caught.value.offset == offset
    assert caught.value.message.startswith(message)


@given(st.text(alphabet="0123456789-,| al–", max_size=24))
def test_any_text_is_lines_or_is_told_and_stresses_what_it_names(text):
    try:
        steps = read_emphasis(text)
    except Misread:
        return
    parts = text.split("|")
    assert len(steps) == len(parts)
    for step, part in zip(steps, parts, strict=True):
        named = [
            int(end)
            for piece in part.split(",")
            for end in piece.replace("–", "-").split("-")
            if end.strip().isdecimal()
        ]
        assert all(is_stressed(line, step) for line in named)


# --- what an author writes ----------------------------------------------------------------------


def told(fence):
    _, faults = blocks_of(f"Text.\n\n```{fence}\na\nb\nc\n```\n")
    assert [fault.line for fault in faults] == [2]
    return faults[0].message


def test_a_fence_says_language_lines_and_numbers_in_any_order_after_the_language():
    for fence in ("python {1,3|2} +line_numbers", "python +line_numbers {1, 3 | 2}"):
        assert blocks_of(f"```{fence}\na\nb\nc\n```")[0] == (
            Code(text="a\nb\nc", language="python", numbers=1, lines=read_emphasis("1,3|2")),
        )
    (code,) = blocks_of("``` {2} +line_numbers:40\na\n```".replace("{2}", "{40}"))[0]
    assert (code.language, code.numbers) == (None, 40)


@pytest.mark.parametrize(
    ("fence", "message"),
    [
        ("python linenums=1", "found `linenums=1` behind the fence of code; expected a language"),
        ("python +exec", "found `+exec` behind the fence of code; expected a language"),
        ("python {python}", "found `{python}`: found `python`; expected lines such as"),
        ("python {1", "found `{1` without its end; write `}` behind the lines"),
        ("python {1} {2}", "found `{2}` beside `{1}`; expected one of them"),
        ("{4}", "found `{4}`: `lines` names line 4, but the code has lines 1 to 3; expected"),
        ("+line_numbers:7 {1}", "found `{1}`: `lines` names line 1, but the code has lines 7 to 9"),
    ],
)
def test_a_word_behind_a_fence_that_means_nothing_is_told(fence, message):
    assert told(fence).startswith(message)


def test_other_words_for_line_numbers_are_understood():
    for word in ("linenos", "showLineNumbers", ".numberLines", "linenums=1", "+linenumbers"):
        assert told(f"python {word}").endswith("; did you mean `+line_numbers`?")
    assert told("python {python}").endswith("; write a language without braces: `python`")
    assert told("python title=x").endswith("; remove it")


def faults_of(fields):
    source = f"title: x\nslides:\n  - title: y\n    body:\n      - code:\n          {fields}\n"
    with pytest.raises(DeckError) as caught:
        deck_of(source.encode(), "x")
    return [str(problem) for problem in caught.value.problems]


def test_a_line_that_the_code_does_not_have_is_told_where_it_is_named():
    assert faults_of('text: "a\\nb"\n          lines: 1 | 2-3') == [
        "x:7:18: `lines` names line 3, but the code has lines 1 to 2; expected one of them"
    ]
    assert faults_of("text: a\n          lines: 2") == [
        "x:7:18: `lines` names line 2, but the code has line 1 alone; expected one of them"
    ]


def test_wrong_lines_and_numbers_are_told_at_their_letters():
    assert faults_of("text: a\n          lines: 1, b") == [
        "x:7:21: `lines`: found `b`; expected lines such as `3`, `1, 3-5` or `1-2 | 4 | all`"
    ]
    assert faults_of("text: a\n          numbers: yes") == [
        "x:7:20: `numbers`: found `yes`; "
        "expected `true`, `false` or the number of the first line, such as `1`"
    ]


@pytest.mark.parametrize(("written", "first"), [("true", 1), ("false", None), ("40", 40)])
def test_numbers_are_on_off_or_begin_anywhere(written, first):
    source = f"title: x\nslides:\n- title: y\n  body:\n  - code: {{text: a, numbers: {written}}}"
    (part,) = deck_of(source.encode(), "x").slides[0].body.parts
    assert part.block.numbers == first


# --- steps --------------------------------------------------------------------------------------


def test_code_is_there_from_its_first_step_and_each_further_step_moves_the_emphasis():
    part = Part(block=CODE, step=2)
    assert (part.steps, part.last_step) == ((3, 4), 4)
    assert Part(block=Code(text="a", lines=read_emphasis("1"))).steps == ()


def test_what_follows_stepwise_code_waits_for_its_last_step():
    source = (
        "title: x\nslides:\n- title: y\n  body: |\n    ```py {1|all}\n    a\n    ```\n\n    after\n"
    )
    slide = deck_of(source.encode(), "x").slides[0]
    assert [part.step for part in slide.body.parts] == [0, 1]
    assert slide.steps == 1


# --- by ear -------------------------------------------------------------------------------------


def test_code_is_said_once_and_then_the_lines_of_each_step():
    deck = deck_with(CODE)
    voice = voice_for(deck)
    assert slide_lines(deck, timeline_of(deck), Position(), voice)[1:] == [
        "Code, 4 lines, python.",
        "import sky",
        "for plane in sky:",
        "    land(plane)",
        "End of code.",
        "Line 1:",
        "import sky",
    ]
    assert [revealed_lines(deck, Position(0, step), voice) for step in (1, 2)] == [
        ["Lines 3 to 4:", "for plane in sky:", "    land(plane)"],
        ["All lines."],
    ]


def test_stressed_lines_are_named_in_the_listener_s_language():
    code = Code(text=TEXT, numbers=10, lines=read_emphasis("10, 12-13 | 11 | 10, 13"))
    deck = deck_with(code, language="de")
    voice = voice_for(deck)
    said = slide_lines(deck, timeline_of(deck), Position(0, 2), voice)
    assert [line for line in said if line.startswith("Zeile")] == [
        "Zeilen 10 und 12 bis 13:",
        "Zeile 11.",
        "Zeilen 10 und 13:",
    ]


def test_stressed_lines_inside_another_block_are_said_too():
    source = (
        "title: x\nslides:\n- title: y\n  body:\n  - columns:\n"
        "    - |\n      ```py {2}\n      a\n      b\n      ```\n    - c\n"
    )
    deck = deck_of(source.encode(), "x")
    said = slide_lines(deck, timeline_of(deck), Position(), voice_for(deck))
    assert said[1:] == ["Code, 2 lines, py.", "a", "b", "End of code.", "Line 2:", "b", "c."]


def test_code_that_begins_with_all_its_lines_is_not_said_twice():
    deck = deck_with(Code(text="a\nb", lines=read_emphasis("all | 2")))
    said = slide_lines(deck, timeline_of(deck), Position(), voice_for(deck))
    assert said[1:] == ["Code, 2 lines.", "a", "b", "End of code."]


# --- to the eye ---------------------------------------------------------------------------------


def drawn(code, width, step=0, look=LOOK):
    return [line_text(row.lines[step]) for row in code_rows(code, width, look)]


def test_stressed_lines_have_a_mark_and_nothing_jumps():
    assert [drawn(CODE, 30, step) for step in (0, 1, 2)] == [
        [
            " ┃ import sky        ",
            "                     ",
            "   for plane in sky: ",
            "       land(plane)   ",
        ],
        [
            "   import sky        ",
            "                     ",
            " ┃ for plane in sky: ",
            " ┃     land(plane)   ",
        ],
        [
            "   import sky        ",
            "                     ",
            "   for plane in sky: ",
            "       land(plane)   ",
        ],
    ]


def test_an_old_console_has_its_own_mark():
    look = Look(words=LANGUAGES["en"], glyphs=GLYPHS["ascii"])
    assert drawn(CODE, 30, 0, look)[0] == " > import sky        "


def test_line_numbers_stand_at_the_first_row_of_a_line_and_give_way_on_narrow_screens():
    code = Code(text="a\nlong_name(of, things)", numbers=9)
    assert drawn(code, 24) == [
        "  9  a                  ",
        " 10  long_name(of, thin ",
        "     ↪ gs)              ",
    ]
    assert drawn(code, 14) == [" a            ", " long_name(of ", " ↪ , things)  "]


def test_lines_that_are_not_stressed_recede_and_keep_their_letters():
    first = code_rows(CODE, 30, LOOK)[2]
    assert {piece.style.role for piece in first.lines[0]} == {"code", "comment"}
    assert "keyword" in {piece.style.role for piece in first.lines[1]}
    assert first.stressed == (False, True, False)


@given(st.text(alphabet="ab (日)👋\u0301=\n#'", max_size=80), st.integers(1, 60), st.booleans())
def test_no_letter_of_code_is_lost_and_every_step_has_one_shape(text, width, numbered):
    code = Code(
        text=text,
        language="python",
        numbers=1 if numbered else None,
        lines=read_emphasis("1 | all | 1"),
    )
    rows = code_rows(code, width, LOOK)
    assert all(line_width(line) <= width for row in rows for line in row.lines)
    for row in rows:
        assert len({line_width(line) for line in row.lines}) == 1
        bare = {line_text(line).replace("┃", " ") for line in row.lines}
        assert len(bare) == 1
    if width > 1:
        seen = "".join(line_text(row.lines[1]) for row in rows)
        for letter in set(text) - set(" \n\u0301"):
            assert seen.count(letter) >= text.count(letter)


def test_a_step_scrolls_to_the_lines_that_it_stresses():
    code = Code(text="\n".join(f"line {i}" for i in range(1, 61)), lines=read_emphasis("1|50|2"))
    deck = deck_with(code)
    for step, line in ((1, "line 50"), (2, "line 2")):
        at = Position(0, step)
        scroll = draw(deck, timeline_of(deck), at, 60, 20, LOOK, scroll=20).scroll_to_new
        shown = draw(deck, timeline_of(deck), at, 60, 20, LOOK, scroll=scroll).text()
        assert f"┃ {line}" in shown
