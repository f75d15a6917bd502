"""Lists that are read without the parser are those that the parser reads."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summit_tui.blocks import Bullets, Item, Run
from summit_tui.clean import clean
from summit_tui.markdown import blocks_of
from summit_tui.points import plain_list


def test_a_flat_list_is_its_lines():
    assert plain_list("- one point\n- Another: 12 km, 3.5 %\n") == Bullets(
        items=(Item(text=(Run(text="one point"),)), Item(text=(Run(text="Another: 12 km, 3.5 %"),)))
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "words",
        "- a\n\n- b",
        "- a\n  b",
        "- a\nb",
        "- *a*",
        "- 1. a",
        "- - a",
        "-  a",
        "+ a",
    ],
)
def test_all_else_is_left_to_the_parser(text):
    assert plain_list(text) is None


LINES = st.text(st.sampled_from("ab1 .)-=+:'\"/@(é–\u00a0漢*"), max_size=8).map(lambda t: f"- a{t}")


@given(st.lists(LINES | st.text(max_size=9).map(lambda t: f"- {t}"), min_size=1, max_size=4))
@example(["- a", "- a="])
@example(["- a "])
@example(["- a\u00a0"])
def test_the_parser_reads_the_same(lines):
    text = clean("\n".join(lines))
    points = plain_list(text)
    if points:
        # The paragraph makes the parser look at the whole text.
        blocks, faults = blocks_of(f"{text}\n\n*x*")
        assert faults == ()
        assert blocks[0] == points
