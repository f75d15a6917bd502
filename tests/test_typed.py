"""What is typed while a stage is left for the text mode."""

from textual.events import Key

from summit_tui.stage.typed import Typed


def keys(letters):
    return [Key("enter" if letter == "\r" else letter, letter) for letter in letters]


def test_keys_behind_the_last_one_answered_are_kept_wherever_they_are_on_their_way():
    typed = Typed()
    text, *late = keys("Tn\rn\r")
    for key in (text, *late[:2]):
        assert not typed.came(key)
    assert typed.answers(text)
    typed.keep()
    assert typed.came(late[2])  # the driver's thread is ahead of the queue
    assert not any(typed.answers(key) for key in late[:2])
    assert typed.came(late[3])
    assert typed.text == "n\nn\n"


def test_keys_that_a_sheet_has_answered_are_not_typed_for_the_text_mode():
    typed = Typed()
    open_, down, close, text = keys("?jqT")
    for key in (open_, down, close, text):
        typed.came(key)
    assert typed.answers(open_)
    assert typed.answers(text)
    typed.keep()
    assert typed.text == ""


def test_a_key_without_a_letter_is_nothing_that_a_line_holds():
    typed = Typed()
    typed.keep()
    for key in (Key("up", None), *keys("x")):
        typed.came(key)
    assert typed.text == "x"
