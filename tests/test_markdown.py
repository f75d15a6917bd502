"""Markdown to blocks: what comes out, what is refused, and that nothing disappears."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui import markdown
from summit_tui.blocks import Bullets, Code, Heading, Picture, Run, Table, Text, plain_text
from summit_tui.clean import clean
from summit_tui.kinds import Quote
from summit_tui.markdown import blocks_of, runs_and_faults


def only(text: str):
    blocks, faults = blocks_of(text)
    assert faults == ()
    assert len(blocks) == 1
    return blocks[0]


def test_looks_become_runs():
    assert only("a *b* **c** `d` ~~e~~").text == (
        Run(text="a "),
        Run(text="b", emphasis=True),
        Run(text=" "),
        Run(text="c", strong=True),
        Run(text=" "),
        Run(text="d", code=True),
        Run(text=" "),
        Run(text="e", struck=True),
    )


@pytest.mark.parametrize(
    "text",
    ["`[^1]`", "\\[^1]", "[^1](https://x.org)", "```\n[^1]\n```", "    [^1]", "[^1", "[^ 1]"],
)
def test_what_only_looks_like_a_footnote_is_kept(text):
    assert blocks_of(text)[1] == ()


def test_a_link_keeps_its_address():
    assert only("[a](https://x.org/ä)").text == (Run(text="a", link="https://x.org/%C3%A4"),)


def test_a_line_end_is_a_space_and_a_backslash_breaks_the_line():
    assert plain_text(only("a\nb\\\nc").text) == "a b\nc"


def test_a_list_keeps_its_levels_and_its_first_number():
    block = only("3. a\n   - b\n4. c")
    assert isinstance(block, Bullets)
    assert (block.ordered, block.start) == (True, 3)
    assert [plain_text(item.text) for item in block.items] == ["a", "c"]
    assert [plain_text(item.text) for item in block.items[0].items] == ["b"]
    assert not block.items[0].ordered


def test_a_point_of_two_paragraphs_keeps_both():
    assert plain_text(only("- a\n\n  b").items[0].text) == "a\nb"


def test_headings_begin_at_level_two():
    assert [only(f"{'#' * n} a").level for n in (1, 2, 3, 6)] == [2, 2, 3, 3]
    assert isinstance(only("# a"), Heading)


def test_code_keeps_every_letter():
    assert only("```python\na  *b*\n\n c\n```") == Code(text="a  *b*\n\n c", language="python")


def test_a_quote_may_name_its_speaker_on_its_last_line():
    block = only("> So wet.\n>\n> — A mayor")
    assert isinstance(block, Quote)
    assert (plain_text(block.text), block.speaker) == ("So wet.", "A mayor")


def test_a_table_keeps_its_alignment():
    block = only("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert isinstance(block, Table)
    assert block.align == ("left", "right")
    assert [[plain_text(cell) for cell in row] for row in block.rows] == [["1", "2"]]


def test_a_picture_keeps_its_description_and_caption():
    assert only('![a hall](hall.png "The *hall*")') == Picture(
        file="hall.png", alt="a hall", caption=(Run(text="The *hall*"),)
    )


def test_a_picture_among_words_follows_its_paragraph():
    blocks, faults = blocks_of("See ![a hall](hall.png) here")
    assert faults == ()
    assert [type(block) for block in blocks] == [Text, Picture]
    assert plain_text(blocks[0].text) == "See  here"


def test_an_entity_cannot_smuggle_a_control_character():
    assert plain_text(only("a&#27;[31m&#x202e;&amp;").text) == "a\ufffd[31m&"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n\n<div>", 2, "found raw HTML `<div>`"),
        ("a <b>c</b>", 0, "found raw HTML `<b>`"),
        ("a\n\n---\n", 2, "found a line across the slide"),
        ("[a](javascript:x)", 0, "found a link to `javascript:x`"),
        ("- a\n\n      code", 2, "found code inside a list"),
        ("- # a", 0, "found a heading inside a list"),
        ("> # a", 0, "found a heading inside a quote"),
        ("- ![a](b.png)", 0, "found a picture inside a list"),
        ("| ![a](b.png) |\n|-|\n", 0, "found a picture inside a table"),
    ],
)
def test_what_a_slide_cannot_hold_is_refused_at_its_line(text, line, message):
    _, faults = blocks_of(text)
    assert [(fault.line, fault.message.startswith(message)) for fault in faults] == [(line, True)]


def test_a_line_of_markdown_is_runs():
    runs, faults = runs_and_faults("a\n*b*")
    assert runs == (Run(text="a "), Run(text="b", emphasis=True))
    assert faults == ()
    assert runs_and_faults("a ![b](c.png)")[1][0].message.startswith("found a picture inside")


PLAIN = st.lists(
    st.sampled_from(
        ["word", "Über", "3/12", "a-b", "10:25", ".", ",", "„x“", " ", "  ", "\n", "\n\n"]
    ),
    max_size=20,
).map("".join)


@given(PLAIN | st.text(max_size=30))
def test_the_short_way_reads_as_the_parser_does(text):
    # A text without signs skips the parser; both must agree, or a slide would change by a comma.
    text = clean(text)
    if markdown._SPECIAL.search(text) or re.search(r"[^\n -\u024f„“]", text):
        return
    builder = markdown._Builder(tokens=markdown._parser().parse(text))
    assert list(blocks_of(text)[0]) == [
        Text(text=tuple(Run(text=" ".join(run.text.split())) for run in block.text))
        for block in builder.blocks()
    ]


@given(st.text(alphabet="ab *_`[]()<>!#-\n1.|~\\&;:", max_size=80))
def test_no_markdown_crashes_and_no_letter_is_lost(text):
    blocks, faults = blocks_of(text)
    if faults or re.search(r"[\[&\\|<]", text):  # addresses, entities, escapes, tables, HTML
        return
    spoken = "".join(
        plain_text(block.text) if isinstance(block, Text | Heading | Quote) else repr(block)
        for block in blocks
    )
    fenced = re.search(r"```|~~~", text)  # the word after a fence is a language
    assert fenced or text.count("a") <= spoken.count("a")
