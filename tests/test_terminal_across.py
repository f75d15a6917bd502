"""From the stage to the text mode and back, in a real terminal."""

from terminal import Terminal

MODES = (b"\x1b[?1049h", b"\x1b[?1049l")


def on_stage(terminal):
    """True if the alternate screen is shown, as far as the program has written."""
    return terminal.raw.rfind(MODES[0]) > terminal.raw.rfind(MODES[1])


def in_text(terminal, place):
    """True at the prompt of `place`, the last thing that was written, whatever steps are left."""
    last = terminal.raw.decode(errors="ignore").rpartition("\n")[2]
    return not on_stage(terminal) and last.startswith(place) and last.endswith(": ")


def test_t_goes_on_in_the_text_mode_at_the_same_slide_and_stage_returns_again_and_again():
    with Terminal("--lang", "en", "--at", "7") as terminal:
        terminal.wait_for("7/14")
        terminal.send("T")
        terminal.wait_for(lambda: in_text(terminal, "Slide 7 of 14"))
        assert terminal.raw.decode().count("Text mode. Type stage to return.") == 1
        assert terminal.restored
        for number in (8, 9, 10):
            there, counted = f"Slide {number} of 14", f"{number}/14"
            terminal.send(f"{number}\n")
            terminal.wait_for(lambda there=there: in_text(terminal, there))
            terminal.send("stage\n")
            terminal.wait_for(
                lambda counted=counted: on_stage(terminal) and counted in terminal.text()
            )
            terminal.send("T")
            terminal.wait_for(lambda there=there: in_text(terminal, there))
            assert terminal.restored
        assert terminal.raw.decode().count("Text mode.") == 1
        terminal.send("q\n")
        assert terminal.wait_end() == 0
        assert terminal.restored


def test_what_is_typed_ahead_is_answered_in_the_text_mode():
    with Terminal("--lang", "en", "--at", "7") as terminal:
        terminal.wait_for("7/14")
        terminal.send("Tn\rn\r")
        terminal.wait_for(lambda: in_text(terminal, "Slide 8 of 14:"))
        terminal.send("q\n")
        assert terminal.wait_end() == 0


def test_what_is_typed_while_the_stage_is_taken_down_is_answered_in_the_text_mode():
    with Terminal("--lang", "en", "--at", "7") as terminal:
        terminal.wait_for("7/14")
        terminal.send("T")
        for key in "next\r":  # at a speed at which some come after Textual's last look
            terminal.read(0.04)
            terminal.send(key)
        terminal.wait_for(lambda: in_text(terminal, "Slide 8 of 14"))
        terminal.send("q\n")
        assert terminal.wait_end() == 0


def test_quit_on_the_stage_after_the_text_mode_ends_the_program():
    with Terminal("--lang", "de", "--text", "--at", "3") as terminal:
        terminal.wait_for("Folie 3 von 14:")
        terminal.send("bühne\n")
        terminal.wait_for(lambda: on_stage(terminal) and "3/14" in terminal.text())
        terminal.send("q")
        assert terminal.wait_end() == 0
        assert terminal.restored


def test_ctrl_c_in_the_text_mode_after_the_stage_ends_without_a_traceback():
    with Terminal("--lang", "en") as terminal:
        terminal.wait_for("1/14")
        terminal.send("T")
        terminal.wait_for(lambda: in_text(terminal, "Slide 1 of 14"))
        terminal.send("\x03")
        assert terminal.wait_end() == 130
        assert b"Traceback" not in terminal.raw
        assert terminal.restored


def test_language_and_bookmarks_go_along():
    with Terminal("--lang", "en", "--at", "4") as terminal:
        terminal.wait_for("4/14")
        terminal.send("m1LT")
        terminal.wait_for(lambda: in_text(terminal, "Folie 4 von 14"))
        assert b"Warning" not in terminal.raw  # of the picture that had just been begun
        terminal.send("12\n")
        terminal.wait_for(lambda: in_text(terminal, "Folie 12 von 14"))
        terminal.send("jump 1\n")
        terminal.wait_for(lambda: in_text(terminal, "Folie 4 von 14"))
        terminal.send("last\n")
        terminal.wait_for(lambda: in_text(terminal, "Folie 14 von 14"))
        terminal.send("stage\n")
        terminal.wait_for(lambda: on_stage(terminal) and "14/14" in terminal.text())
        terminal.send("\x0f")  # back from the jump
        terminal.wait_for("4/14")
        terminal.send("q")
        assert terminal.wait_end() == 0


def test_a_terminal_without_a_screen_has_no_stage_to_go_to():
    with Terminal("--lang", "en", env={"TERM": "dumb"}) as terminal:
        terminal.wait_for("Slide 1 of 14:")
        terminal.send("stage\n")
        terminal.wait_for("There is no stage here.")
        terminal.send("q\n")
        assert terminal.wait_end() == 0
