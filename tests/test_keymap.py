"""Keys as people write them, and keymaps in which no two commands meet."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys, _character_to_key

from summit_tui.commands import COMMANDS
from summit_tui.keymap import STANDARD, remapped
from summit_tui.keynames import NAMED, key_name, key_of
from summit_tui.problems import Misread
from summit_tui.words import LANGUAGES

# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("n", "n"),
        ("N", "N"),
        (".", "full_stop"),
        ("full_stop", "full_stop"),
        ("?", "question_mark"),
        ("+", "plus"),
        ("-", "minus"),
        ("^", "circumflex_accent"),
        (" ", "space"),
        ("ü", "ü"),
        ("€", "euro_sign"),
        ("PageDown", "pagedown"),
        ("page down", "pagedown"),
        ("PgDn", "pagedown"),
        ("Bild ab", "pagedown"),
        ("Rücktaste", "backspace"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("F5", "f5"),
        ("ctrl+x", "ctrl+x"),
        ("Ctrl+X", "ctrl+x"),
        ("Strg-X", "ctrl+x"),
        ("^x", "ctrl+x"),
        ("ctrl++", "ctrl+plus"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("shift+n", "N"),
        ("Umschalt+Leertaste", "shift+space"),
        ("alt+x", "alt+x"),
        ("g g", "g g"),
        ("g  PageDown", "g pagedown"),
    ],
)
def test_a_key_is_understood_as_people_write_it(written, key):
    assert key_of(written) == key


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "found an empty key"),
        ("pagdown", "there is no key `pagdown`; expected a key such as `n`, `?`, `pagedown`"),
        ("hyper", "there is no key `hyper`"),
        ("ctrl+", "there is no key `ctrl+`"),
        ("\x1b", "found a control character; expected a key such as"),
        ("a b c", "found 3 keys in turn, `a b c`; expected at most two"),
        ("ctrl+i", "terminals send `ctrl+i` as `tab`"),
        ("Ctrl+M", "terminals send `ctrl+m` as `enter`"),
        ("ctrl+[", "terminals send `ctrl+left_square_bracket` as `escape`"),
        ("shift+1", "which sign `Shift` gives depends on the keyboard"),
    ],
)
def test_what_is_no_key_is_refused(written, message):
    with pytest.raises(Misread) as caught:
        key_of(written)
    assert str(caught.value).startswith(message)


def test_a_name_that_is_nearly_right_is_hinted_at():
    with pytest.raises(Misread, match="did you mean `pagedown`"):
        key_of("pagdown")


@pytest.mark.parametrize("char", [chr(code) for code in range(0x21, 0x7F)])
def test_every_sign_has_the_name_that_textual_gives_it(char):
    assert key_of(char) == _character_to_key(char)


def test_every_named_key_is_one_that_textual_sends():
    assert set(NAMED) <= {key.value for key in Keys}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("key", [key for command in COMMANDS for key in command.keys])
def test_what_help_shows_may_be_written(code, key):
    assert key_of(key_name(key, LANGUAGES[code])) == key


@pytest.mark.parametrize("low", range(0, 0x3000, 0x400))
def test_every_letter_and_sign_is_one_key_by_whatever_name(low):
    for char in map(chr, range(low, low + 0x400)):
        with suppress(Misread):
            key = key_of(char)
            assert key_of(key) == key, char


def test_a_typographic_hyphen_is_the_one_on_keyboards():
    assert key_of("\u2010") == key_of("-") == key_of("hyphen") == "minus"


@given(st.text(max_size=30))
def test_any_text_is_a_key_or_refused(text):
    try:
        key = key_of(text)
    except Misread:
        return
    assert key.isprintable()
    assert key_of(key) == key
    assert key_of(key_name(key, LANGUAGES["de"])) == key


# --- keymaps ------------------------------------------------------------------------------------


def clashes(**wishes: tuple[str, ...]) -> list[tuple[str, int | None, str]]:
    _, found = remapped({name.replace("_", "-"): keys for name, keys in wishes.items()})
    return [(clash.id, clash.number, clash.message) for clash in found]


def test_the_keys_of_the_table_are_at_peace():
    assert clashes(**{command.id: command.keys for command in COMMANDS if command.keys}) == []


IDS = st.sampled_from([command.id for command in COMMANDS if command.keys])
KEYS = st.sampled_from([*STANDARD.by_key, "x", "y", "x y", "g x", "q q", "ctrl+x", "0", "5", "f9"])


@given(st.dictionaries(IDS, st.lists(KEYS, max_size=3).map(tuple), max_size=6))
def test_a_keymap_without_clashes_lets_every_key_do_one_thing(wishes):
    keymap, found = remapped(wishes)
    if found:
        return
    keys = [key for command in keymap.commands for key in command.keys]
    assert len(keys) == len(set(keys)) == len(keymap.by_key)
    assert not keymap.beginnings & set(keys)
    assert not {part for key in keys for part in key.split(" ")} & set("123456789")
    assert keymap.keys_of("help")
    assert keymap.keys_of("quit")
    for name, wished in wishes.items():
        assert keymap.keys_of(name) == wished


def test_new_keys_replace_those_of_the_command_alone():
    keymap, found = remapped({"next": ("x",), "blank": ()})
    assert found == ()
    assert keymap.by_key["x"].id == "next"
    gone = {"right", "l", "n", "enter", "b", "full_stop"}
    assert set(STANDARD.by_key) - set(keymap.by_key) == gone
    assert keymap.keys_of("blank", "next", "close") == ("x", "escape")


def test_two_commands_may_exchange_their_keys():
    assert clashes(first=STANDARD.keys_of("last"), last=STANDARD.keys_of("first")) == []


def test_a_key_of_another_command_is_refused_with_both_names():
    assert clashes(next=("x", "b")) == [
        (
            "next",
            1,
            "`b` is a key of `blank`, so it cannot be one of `next`; "
            "choose another, or give `blank` other keys",
        )
    ]


def test_a_key_that_two_wishes_name_is_told_at_the_second():
    assert [(name, number) for name, number, _ in clashes(zone=("x",), about=("w", "x"))] == [
        ("about", 1)
    ]


def test_a_key_may_not_begin_the_keys_of_another_command():
    assert clashes(zone=("g",)) == [
        (
            "zone",
            0,
            "`g` of `zone` is the first key of `g g` of `first`, which would never be waited for; "
            "choose another, or give `first` other keys",
        )
    ]
    assert clashes(zone=("full_stop z",)) == [
        (
            "zone",
            0,
            "`. z` of `zone` begins with `.`, a key of `blank`, which would act at once; "
            "choose another, or give `blank` other keys",
        )
    ]


@pytest.mark.parametrize("key", ["1", "9", "g 5", "3 g"])
def test_digits_belong_to_the_numbers_of_slides(key):
    [(_, _, message)] = clashes(zone=(key,))
    assert "begins the number of a slide; expected another key for `zone`" in message


def test_zero_begins_no_number():
    assert clashes(first=("home",), zone=("0",)) == []


@pytest.mark.parametrize("name", ["help", "quit"])
def test_help_and_the_way_out_keep_a_key(name):
    assert clashes(**{name: ()}) == [
        (name, None, f"`{name}` must have a key; expected at least one")
    ]


def test_a_key_stands_once():
    assert clashes(zone=("x", "x")) == [("zone", 1, "`x` stands here twice for `zone`; remove one")]


def test_an_unknown_command_is_told_with_the_nearest():
    assert clashes(nxt=("x",)) == [
        (
            "nxt",
            None,
            "there is no command `nxt`; expected one of those that `summit-tui config --example` "
            "lists; did you mean `next`?",
        )
    ]


def test_a_command_of_the_text_mode_has_no_keys():
    [(_, _, message)] = clashes(goto=("x",))
    assert message.startswith("`goto` has no keys on the stage, only words in the text mode")
