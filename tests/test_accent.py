"""The accent that a deck names: how it is written, and what is said of other ways."""

import pytest

from summit_tui.load import deck_of
from summit_tui.problems import DeckError


def accent_of(written):
    text = f"title: A\naccent: {written}\nslides:\n  - title: B\n"
    return deck_of(text.encode(), "talk.yaml").accent


def fault_of(written):
    with pytest.raises(DeckError) as caught:
        accent_of(written)
    return str(caught.value.problems[0])


@pytest.mark.parametrize("written", ['"#2f6f4f"', "'#2F6F4F'"])
def test_an_accent_is_red_green_and_blue_in_hexadecimal(written):
    assert accent_of(written) == "#2f6f4f"


def test_an_accent_without_quotes_is_a_comment_and_that_is_told():
    assert fault_of("#2f6f4f") == (
        'talk.yaml:2:8: `accent` is empty; expected a colour in quotes, such as `"#2f6f4f"`'
    )


@pytest.mark.parametrize("written", ["green", '"#2f6f4"', '"#2f6f4g"', '"rgb(1, 2, 3)"'])
def test_what_is_no_colour_is_told_with_one_that_is(written):
    said = written.strip('"')
    assert fault_of(written).endswith(
        f'`accent`: `{said}` is no colour; expected a colour in quotes, such as `"#2f6f4f"`'
    )


@pytest.mark.parametrize(
    ("written", "meant"), [('"#2f6"', "#22ff66"), ("2F6F4F", "#2f6f4f"), ("112233", "#112233")]
)
def test_a_colour_in_another_form_is_recognised(written, meant):
    assert fault_of(written).endswith(f'; did you mean `"{meant}"`?')
