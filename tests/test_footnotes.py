"""Footnotes and links: what an author writes, what is drawn beside a text, what is said."""

import pytest
from decks import plain_deck

from summit_tui.blocks import Footnote, Run, Table, Text, plain_text, runs_in
from summit_tui.cli.surroundings import links_for
from summit_tui.deck import Part, Slide, Title
from summit_tui.draw.body import body_rows
from summit_tui.draw.frame import line_text, line_width
from summit_tui.draw.glyphs import GLYPHS
from summit_tui.draw.look import Look
from summit_tui.load import deck_of
from summit_tui.maps import Map, Site
from summit_tui.markdown import blocks_of, runs_and_faults
from summit_tui.position import Position
from summit_tui.speak import revealed_lines, slide_lines
from summit_tui.speak_blocks import block_lines
from summit_tui.timeline import timeline_of
from summit_tui.voice import voice_for
from summit_tui.words import LANGUAGES

LOOK = Look(words=LANGUAGES["en"])
SPELLED = Look(words=LANGUAGES["en"], links="spelled")
VOICE = voice_for(plain_deck(Slide(title=Title("x"))))


def read(text):
    blocks, faults = blocks_of(text)
    assert faults == ()
    return blocks


def told(text):
    return [(fault.line, fault.message) for fault in blocks_of(text)[1]]


def drawn(text, width, look=LOOK):
    parts = [Part(block=block) for block in read(text)]
    rows = body_rows(parts, width, look, "compact", LANGUAGES["en"])
    assert all(line_width(row.line) <= width for row in rows)
    return [line_text(row.line) for row in rows]


# --- what an author writes ----------------------------------------------------------------------


def test_a_mark_leads_to_its_text():
    assert read("It rained[^1].\n\n[^1]: *all* day") == (
        Text(
            text=(
                Run(text="It rained"),
                Run(
                    text="",
                    footnote=Footnote(
                        number=1, text=(Run(text="all", emphasis=True), Run(text=" day"))
                    ),
                ),
                Run(text="."),
            )
        ),
    )


def test_footnotes_are_numbered_in_the_order_of_their_marks_over_a_whole_slide():
    source = """
title: x
slides:
  - title: a
    body:
      - "b[^z] c[^a] d[^z]\\n\\n[^a]: two\\n\\n[^z]: one"
      - "> e[^a]\\n\\n[^a]: three"
  - title: f
    body: "g[^a]\\n\\n[^a]: one again"
"""
    numbers = [
        [
            (run.footnote.number, plain_text(run.footnote.text))
            for part in slide.body.parts
            for core in part.block.plain()
            for run in runs_in(core)
            if run.footnote
        ]
        for slide in deck_of(source.encode(), "x").slides
    ]
    assert numbers == [[(1, "one"), (2, "two"), (1, "one"), (3, "three")], [(1, "one again")]]


def test_a_footnote_may_have_paragraphs_and_a_link():
    (block,) = read("a[^1]\n\n[^1]: b\n\n    [c](https://x.org)")
    assert block.text[1].footnote.text == (
        Run(text="b"),
        Run(text="\n"),
        Run(text="c", link="https://x.org"),
    )


def test_a_footnote_alone_is_a_paragraph():
    (block,) = read("[^1]\n\n[^1]: b")
    assert [run.footnote.number for run in block.text] == [1]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "a\n\nb[^1]",
            2,
            "found the footnote `[^1]` without its text; expected a line",
        ),
        ("a\n\n[^1]: b", 2, "found the text of the footnote `[^1]`, but no mark leads to it;"),
        ("a[^1]\n\n[^1]: b\n[^1]: c", 3, "found a second text for the footnote `[^1]`; expected"),
        ("a[^1]\n\n[^1]:", 2, "found the footnote `[^1]` without a text; write it"),
        ("a[^1]\n\n[^1]: - b", 2, "found a list inside a footnote; expected text; move it out"),
        ("![a[^1]](b.png)\n\n[^1]: c", 0, "found a footnote inside the description of a picture;"),
    ],
)
def test_a_footnote_that_leads_nowhere_is_told_at_its_line(text, line, message):
    ((at, found),) = told(text)
    assert at == line
    assert found.startswith(message)


def test_a_footnote_inside_a_footnote_is_told():
    assert told("a[^1] b[^2]\n\n[^1]: c[^2]\n\n[^2]: d") == [
        (2, "found the footnote `[^2]` inside a footnote; expected its text")
    ]


def test_a_field_of_one_line_has_no_room_for_footnotes():
    ((fault),) = runs_and_faults("a[^1]")[1]
    assert fault.message.startswith("found the footnote `[^1]` in a field of one line; expected")


# --- by ear -------------------------------------------------------------------------------------


def said(text, voice=VOICE):
    return [line for block in read(text) for line in block_lines(block, voice)]


def test_a_footnote_is_said_right_after_its_sentence_in_the_listener_s_language():
    text = "a[^1] and 50 %[^2]\n\nb\n\n[^1]: c\n\n[^2]: 3 °C"
    assert said(text) == [
        "a and 50 percent.",
        "Footnote 1: c.",
        "Footnote 2: 3 degrees Celsius.",
        "b.",
    ]
    german = voice_for(plain_deck(Slide(title=Title("x")), language="de"))
    assert said(text, german)[1] == "Fußnote 1: c."


def test_footnotes_of_lists_tables_quotes_and_headings_are_said():
    notes = "\n\n[^1]: one\n\n[^2]: two"
    assert said(f"- a[^1]\n  - b[^2]\n- c{notes}") == [
        "a:", "Footnote 1: one.", "b.", "Footnote 2: two.", "c."
    ]  # fmt: skip
    assert said(f"| a[^1] |\n|-|\n| b[^2] |\n| c |{notes}")[1:] == [
        "Footnote 1: one.", "a b.", "Footnote 2: two.", "a c."
    ]  # fmt: skip
    assert said(f"> a[^1]\n>\n> — b\n\n## c[^2]{notes}")[1::2] == [
        "Footnote 1: one.",
        "Footnote 2: two.",
    ]


def test_footnotes_of_columns_are_numbered_through_and_stand_below_all_of_them():
    source = (
        "title: x\nslides:\n- title: y\n  body:\n  - columns:\n"
        '    - "a[^1]\\n\\n[^1]: b"\n    - "c[^1]\\n\\n[^1]: d"\n'
        '  - "e[^1]\\n\\n[^1]: f"\n'
    )
    deck = deck_of(source.encode(), "x")
    rows = body_rows(deck.slides[0].body.parts, 60, LOOK, "compact", LANGUAGES["en"])
    texts = [line_text(row.line) for row in rows]
    assert [text.split() for text in texts if text] == [
        ["a¹", "c²"], ["e³"], ["¹", "b"], ["²", "d"], ["³", "f"]
    ]  # fmt: skip
    said = slide_lines(deck, timeline_of(deck), Position(), voice_for(deck))
    assert said[1:] == [
        "a.", "Footnote 1: b.", "c.", "Footnote 2: d.", "e.", "Footnote 3: f."
    ]  # fmt: skip


def test_a_mark_that_stands_twice_in_a_sentence_is_said_once():
    assert said("a[^1] b[^1]\n\n[^1]: c") == ["a b.", "Footnote 1: c."]


# --- to the eye ---------------------------------------------------------------------------------


def test_texts_of_footnotes_stand_below_the_body():
    text = (
        "It rained[^1] all day[^2].\n\nThen it stopped.\n\n[^1]: in Ahrweiler\n\n[^2]: pool report"
    )
    assert drawn(text, 24) == [
        "It rained¹ all day².",
        "",
        "Then it stopped.",
        "",
        "¹ in Ahrweiler",
        "² pool report",
    ]


def test_an_old_console_has_marks_in_brackets():
    look = Look(words=LANGUAGES["en"], glyphs=GLYPHS["ascii"])
    assert drawn("a[^1]\n\n- b[^2]\n\n[^1]: c d e f\n\n[^2]: g", 12, look) == [
        "a[1]",
        "",
        "* b[2]",
        "",
        "[1] c d e f",
        "[2] g",
    ]


def test_a_narrow_screen_has_the_text_below_its_mark():
    assert drawn("a[^1]\n\n[^1]: cd ef", 4) == ["a¹", "", "¹", "cd", "ef"]


def test_a_mark_stays_with_its_word():
    assert drawn("日本[^1]\n\n[^1]: x", 4)[:2] == ["日", "本¹"]


def test_a_table_has_room_for_marks():
    text = "| a | b[^1] |\n|-|-|\n| 1 | 2 |\n\n[^1]: c"
    assert drawn(text, 20) == ["a   b¹", "─   ──", "1   2", "", "¹ c"]
    (table,) = read(text)
    assert isinstance(table, Table)


def test_a_footnote_appears_with_its_mark():
    source = (
        "title: x\nslides:\n- title: y\n  reveal: items\n"
        "  body: |\n    a\n\n    - b[^1]\n    - c[^2]\n\n    [^1]: d\n    [^2]: e\n"
    )
    deck = deck_of(source.encode(), "x")
    rows = body_rows(deck.slides[0].body.parts, 20, LOOK, "compact", LANGUAGES["en"])
    assert [[line_text(row.shown(step)) for row in rows] for step in (0, 1, 2)] == [
        ["a", "", "", "", "", "", ""],
        ["a", "", "• b¹", "", "", "¹ d", ""],
        ["a", "", "• b¹", "• c²", "", "¹ d", "² e"],
    ]
    voice = voice_for(deck)
    assert revealed_lines(deck, Position(0, 1), voice) == ["b.", "Footnote 1: d."]
    assert slide_lines(deck, timeline_of(deck), Position(), voice) == ["y.", "a."]


# --- links --------------------------------------------------------------------------------------

LINKED = "See [the *pool* report](https://example.org/a/b) and <https://x.org/> today."


def test_links_are_marked_where_the_terminal_follows_them():
    assert drawn(LINKED, 75) == ["See the pool report and https://x.org/ today."]
    (part,) = (Part(block=block) for block in read(LINKED))
    rows = body_rows([part], 75, LOOK, "compact", LANGUAGES["en"])
    assert {piece.style.link for piece in rows[0].line} == {
        None, "https://example.org/a/b", "https://x.org/"
    }  # fmt: skip


def test_links_are_spelled_where_it_does_not_and_an_address_not_twice():
    assert drawn(LINKED, 75, SPELLED) == [
        "See the pool report (example.org/a/b) and https://x.org/ today."
    ]
    (part,) = (Part(block=block) for block in read(LINKED))
    rows = body_rows([part], 75, SPELLED, "compact", LANGUAGES["en"])
    assert {piece.style.link for piece in rows[0].line} == {None}


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("[a](http://x.org/b?c=1)", "a (http://x.org/b?c=1)"),
        ("[a](https://x.org/)", "a (x.org)"),
        ("[x.org](https://x.org/)", "x.org"),
        ("[Anna](mailto:anna@x.org)", "Anna (anna@x.org)"),
        ("[anna@x.org](mailto:anna@x.org)", "anna@x.org"),
        ("[a](https://x.org/b)[c](https://x.org/d)", "a (x.org/b)c (x.org/d)"),
    ],
)
def test_an_address_is_spelled_as_on_paper(link, shown):
    assert drawn(link, 75, SPELLED) == [shown]


def test_links_are_spelled_in_every_kind_of_text():
    link = "[a](https://x.org)"
    for text in (f"- {link}", f"## {link}", f"| {link} |\n|-|", f"> {link}"):
        assert "x.org" in "\n".join(drawn(text, 75, SPELLED))


def test_a_link_below_a_map_is_spelled():
    sea = Site(name=Title("Sea"), latitude=10, longitude=10)
    block = Map(places=(sea,), caption=(Run(text="a", link="https://x.org"),))
    rows = body_rows([Part(block=block)], 60, SPELLED, "compact", LANGUAGES["en"], tallest=20)
    assert "a (x.org)" in [line_text(row.line).strip() for row in rows]


def test_a_long_address_is_whole():
    address = "https://example.org/" + "a" * 100
    assert "a" * 100 in "".join(drawn(f"[b]({address})", 30, SPELLED))


@pytest.mark.parametrize(
    ("environment", "links"),
    [
        ({"TERM": "xterm-256color"}, "marked"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "marked"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "spelled"),
        ({"TERM": "linux"}, "spelled"),
        ({"TERM": "vt220"}, "spelled"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "marked"),
        ({}, "marked"),
    ],
)
def test_the_terminal_decides_how_links_are_shown(environment, links):
    assert links_for(environment) == links
