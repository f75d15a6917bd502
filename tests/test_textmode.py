import os
import re
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from select import select
from zoneinfo import ZoneInfo

import pytest
from decks import GERMAN, PAIR, items, plain_deck

from summit_tui.blocks import Bullets
from summit_tui.deck import Body, Deck, Part, Slide, Title
from summit_tui.position import Position
from summit_tui.streams import Streams
from summit_tui.telling import telling_of
from summit_tui.textmode import INTERRUPTED, run
from summit_tui.words import LANGUAGES

EVERYTHING = (
    "\n\nr\nn\nn\nn\nb\nw\nt\n\n\nn\nn\nn\nxyz\n4\ns\nl\nd\nz\ngo 2\nd\ns\n"
    "lang\nfind carpets\nfind trump\nnext hit\n99\nfirst\nb\nlast\n]\nh\nq\n"
)


def in_utc() -> ZoneInfo:
    return ZoneInfo("UTC")


@dataclass
class Listener:
    """Someone at the other end: what is typed, and every write as it came."""

    typed: list[str | type[BaseException] | None]
    writes: list[str] = field(default_factory=list)
    rests: list[int] = field(default_factory=list)
    """How many writes there were before the program let time pass."""

    def read(self) -> str | None:
        line = self.typed.pop(0) if self.typed else None
        if isinstance(line, type):
            raise line
        return line

    def streams(self, *, terminal: bool, rows: int = 24, columns: int = 80) -> Streams:
        return Streams(
            write=self.writes.append,
            read=self.read,
            waits=lambda: False,
            size=lambda: (columns, rows),
            typed=terminal,
            shown=terminal,
        )

    @property
    def heard(self) -> str:
        return "".join(self.writes)


def piped(typed: str, *, language: str = "de", **options: int) -> str:
    """Return what comes of a pipe with the lines `typed`."""
    listener = Listener(typed.splitlines())
    telling = telling_of(PAIR, language, viewer=in_utc)
    assert run(telling, listener.streams(terminal=False), **options) == 0
    return listener.heard


def at_terminal(
    *typed: str | type[BaseException] | None,
    deck: Deck = GERMAN,
    rows: int = 24,
    columns: int = 80,
    gap: bool = False,
) -> Listener:
    """Return what a terminal shows where a person types the lines `typed`."""
    listener = Listener([*typed])
    telling = telling_of({deck.language: deck}, deck.language, viewer=in_utc)
    streams = listener.streams(terminal=True, rows=rows, columns=columns)
    run(telling, streams, gap=gap, rest=lambda _: listener.rests.append(len(listener.writes)))
    return listener


@pytest.mark.parametrize("language", PAIR)
def test_a_conversation_with_every_command_reads_as_prose(language, golden):
    golden(f"textmode/conversation.{language}.txt", piped(EVERYTHING, language=language))


@pytest.mark.parametrize("language", PAIR)
def test_a_deck_told_at_once_reads_as_prose(language, golden):
    golden(f"textmode/whole.{language}.txt", piped("", language=language))


@pytest.mark.parametrize("language", PAIR)
def test_no_answer_has_a_control_or_a_sign_that_voices_drop(language):
    told = piped(EVERYTHING, language=language)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f%&°½→•–—…»«„“”]", told) == []


def test_one_answer_is_one_write_with_its_prompt():
    listener = at_terminal("n", "n", "q")
    assert len(listener.writes) == 3
    assert listener.writes[0] == (
        "\nAlaska 2025, ein Tag.\nZwei Präsidenten, ein Freitag im August.\n"
        "Hilfe: h.\nFolie 1 von 6: "
    )
    assert listener.writes[2] == (
        "\nDer Händedruck.\nEtwa 45 Minuten später, 11 Uhr 10. Neue Phase: Begrüßung.\n"
        "Rote Teppiche kreuzen sich.\nFolie 3 von 6, noch 3 Schritte: "
    )


def test_a_pipe_repeats_each_command_where_a_terminal_would_show_it():
    assert "\nFolie 1 von 6: n\n\nTrumps Ankunft.\n" in piped("n\nq\n")
    assert piped("n\nq\n").endswith("\nFolie 2 von 6: q\n")


def test_what_a_pipe_repeats_is_cleaned():
    assert "Folie 1 von 6: x[2Jy\nKein Befehl x[2Jy. Hilfe mit h.\n" in piped("x\x1b[2Jy\0\r\n")


def test_an_input_that_ends_later_ends_the_line():
    assert piped("n\n").endswith("\nFolie 2 von 6: \n")
    assert at_terminal("n", None).heard.endswith("\nFolie 2 von 6: \n")


def test_ctrl_d_at_the_first_prompt_does_not_tell_the_rest():
    assert "Folie 2" not in at_terminal(None).heard


def test_an_input_that_ends_at_once_tells_all_slides_with_all_steps():
    told = piped("")
    assert told.startswith("Folie 1 von 6. Alaska 2025, ein Tag.\n")
    assert "\n\nFolie 3 von 6. Der Händedruck.\n" in told
    assert "Putin lächelt.\n" in told
    assert told.endswith("Russland.\nLawrow.\n")
    assert ": \n" not in told


def test_a_pipe_that_stays_open_is_greeted_and_may_still_end_without_a_command():
    listener = Listener([])
    streams = replace(listener.streams(terminal=False), waits=lambda: True)
    assert run(telling_of(PAIR, "de"), streams) == 0
    assert listener.writes[0].endswith("Folie 1 von 6: ")
    assert listener.writes[1:3] == [
        "\n",
        "Folie 1 von 6. Alaska 2025, ein Tag.\nZwei Präsidenten, ein Freitag im August.\n",
    ]


def test_a_person_who_sends_the_answers_elsewhere_gets_the_whole_deck():
    listener = Listener(["n", "q"])
    streams = replace(listener.streams(terminal=True), shown=False)
    assert run(telling_of(PAIR, "en"), streams) == 0
    assert listener.heard.startswith("Slide 1 of 5. Alaska 2025, a day.\n")
    assert "\nSlide 5 of 5. Looking back.\n" in listener.heard
    assert listener.typed == ["n", "q"]


def test_a_whole_deck_begins_where_it_was_asked_to():
    listener = Listener([])
    run(telling_of(PAIR, "en", start=Position(3)), listener.streams(terminal=False))
    assert listener.heard.startswith(
        "Slide 4 of 5. Talks.\n"
        "15 August 2025, 11:26 to 13:56, Alaska Daylight Time, Elmendorf-Richardson.\n"
    )


def test_a_whole_deck_in_another_language_says_so_once():
    listener = Listener([])
    run(telling_of(PAIR, "de", words=LANGUAGES["en"]), listener.streams(terminal=False))
    assert listener.heard.startswith("Slide 1 of 6. In German: Alaska 2025, ein Tag.\n")
    assert listener.heard.count("In German") == 1


@pytest.mark.parametrize("columns", [8, 20, 40])
def test_a_terminal_s_lines_are_broken_before_its_last_column(columns):
    rows = at_terminal("n", "t", "h", "q", columns=columns).heard.split("\n")
    assert [row for row in rows if len(row.rstrip()) >= columns and " " in row.strip()] == []


def test_a_width_that_was_asked_for_is_kept_in_a_pipe_too():
    rows = piped("", width=40).split("\n")
    assert max(map(len, rows)) == 40
    assert "".join(piped("", width=40).split()) == "".join(piped("").split())


def long_deck() -> Deck:
    points = Bullets(items=items(*(f"Punkt {n}" for n in range(1, 31))))
    body = Body(parts=(Part(block=points),))
    return replace(plain_deck(Slide(title=Title("Lang"), body=body)), language=GERMAN.language)


def test_a_long_answer_comes_in_pages_that_say_how_much_is_left():
    listener = at_terminal("", "", "", "q", deck=long_deck(), rows=15)
    assert [page.split("\n")[-1] for page in listener.writes] == [
        "Noch 21 Zeilen. Folie 1 von 1: ",
        "Noch 9 Zeilen. Folie 1 von 1: ",
        "Folie 1 von 1: ",
        "Folie 1 von 1: ",
    ]
    told = [page.split("\n")[-2] for page in listener.writes]
    assert told[0] == "Weiter mit Eingabe."  # once is enough
    assert told[1:3] == ["Punkt 22.", "Hilfe: h."]
    rows = [row for page in listener.writes for row in page.split("\n")]
    assert [row for row in rows if row.startswith("Punkt")] == [f"Punkt {n}." for n in range(1, 31)]
    assert all(page.count("\n") <= 13 for page in listener.writes)


def test_a_slide_that_is_still_on_the_screen_comes_again_on_an_empty_one():
    listener = at_terminal("r", "r", "r", gap=True)
    assert listener.rests == [3, 5]
    assert [listener.writes[i] for i in (2, 4)] == ["\n" * 24] * 2
    assert listener.writes[3].startswith("\nNochmal. Alaska 2025, ein Tag.\n")
    assert listener.writes[5] == listener.writes[3]


def test_what_has_left_the_screen_needs_no_empty_one():
    assert at_terminal("n", "n", "b", "b", gap=True, rows=4).rests == []


def test_an_empty_screen_is_only_for_terminals_and_only_where_it_is_wanted():
    assert at_terminal("r", "r").rests == []
    listener = Listener(["r", "r"])
    run(telling_of(PAIR, "de"), listener.streams(terminal=False), gap=True)
    assert listener.rests == []


def test_ctrl_c_while_the_screen_is_empty_ends_as_it_does_anywhere():
    listener = Listener(["r", "r"])

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    streams = listener.streams(terminal=True)
    assert run(telling_of(PAIR, "de"), streams, gap=True, rest=interrupt) == INTERRUPTED
    assert listener.writes[-1] == "\n"


def by_itself(*typed: str | None, deck: Deck = GERMAN, rows: int = 60) -> tuple[Listener, list]:
    """Return what comes where nobody types for a while, which is None, and how long that was."""
    listener, waited = Listener([*typed]), []

    def comes(seconds: float) -> bool:
        waited.append(seconds)
        nobody = listener.typed[:1] == [None]
        if nobody:
            listener.typed.pop(0)
        return not nobody

    telling = telling_of({deck.language: deck}, deck.language, viewer=in_utc)
    streams = replace(listener.streams(terminal=True, rows=rows), comes=comes)
    assert run(telling, streams) == 0
    return listener, waited


def test_a_talk_that_was_asked_to_goes_on_when_all_has_been_spoken_and_enter_stops_it():
    listener, waited = by_itself("play", None, None, "", "", "q")
    assert [text.split("\n")[-1] for text in listener.writes] == [
        "Folie 1 von 6: ",
        "Folie 1 von 6: ",
        "Folie 2 von 6: ",
        "Folie 3 von 6, noch 3 Schritte: ",
        "Folie 3 von 6, noch 3 Schritte: ",
        "Folie 3 von 6, noch 2 Schritte: ",
    ]
    assert listener.writes[1].startswith("Läuft von selbst; jede Taste hält an.\n")
    assert listener.writes[2].startswith("\n\nTrumps Ankunft.\n")  # nobody ended the prompt's row
    assert listener.writes[4].startswith("Angehalten.\n")
    # Half a second for each word, "Folie 1 von 6" among them; it is waited for while it plays.
    assert waited == [len(text.split()) / 2 for text in listener.writes[1:4]]
    assert waited[0] == 5.5


def test_any_command_stops_what_plays_and_is_answered():
    listener, waited = by_itself("play", None, "w", "", "q")
    assert listener.writes[3].startswith("\nTrumps Ankunft.\n15. August 2025,")
    assert listener.writes[4].split("\n")[-1] == "Folie 3 von 6, noch 3 Schritte: "
    assert len(waited) == 2


def test_what_plays_turns_pages_and_stops_at_the_end():
    deck = long_deck()
    deck = replace(deck, slides=(Slide(title=Title("Kurz")), *deck.slides))
    listener, waited = by_itself("play", *[None] * 4, "q", deck=deck, rows=15)
    assert [text.split("\n")[-1] for text in listener.writes[2:]] == [
        "Noch 20 Zeilen. Folie 2 von 2: ",
        "Noch 8 Zeilen. Folie 2 von 2: ",
        "Folie 2 von 2: ",
        "Folie 2 von 2: ",
    ]
    assert listener.writes[-1] == "\nEnde der Folien.\nFolie 2 von 2: "
    assert len(waited) == 4  # at the end nothing plays any more


def test_any_other_command_leaves_a_long_answer_and_is_answered():
    listener = at_terminal("w", "q", deck=long_deck(), rows=15)
    assert listener.writes[1] == ("\nLang.\nDeck.\nFolie 1 von 1: ")


def test_ctrl_c_ends_the_line_and_the_program_even_between_two_pages():
    for deck in (GERMAN, long_deck()):
        listener = Listener([KeyboardInterrupt])
        telling = telling_of({"de": deck}, "de")
        code = run(telling, listener.streams(terminal=True, rows=15))
        assert (code, listener.writes[-1]) == (INTERRUPTED, "\n")


def test_a_reader_of_the_pipe_that_goes_away_is_no_fault():
    def gone(text: str) -> None:
        raise BrokenPipeError

    for terminal in (True, False):
        streams = replace(Listener([]).streams(terminal=terminal), write=gone)
        assert run(telling_of(PAIR, "de"), streams) == 0


# --- as a process -------------------------------------------------------------------------------

PROGRAM = """\
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell hands on "ignore"
from summit_tui.telling import telling_of
from summit_tui.story import open_story
from summit_tui.streams import streams_of
from summit_tui.textmode import run
story = open_story(None, [sys.argv[1]])
code = run(telling_of(story, story.language), streams_of(0, 1, sys.stdout.encoding))
heavy = {"textual", "rich", "pyfiglet", "PIL"} & set(sys.modules)
if heavy:
    sys.exit(f"imported {heavy}")
sys.exit(code)
"""
"""The text mode with the built-in story in the language of the first argument."""


def told(language: str, typed: bytes | None, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, language],
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(("language", "last"), [("de", "Quellen."), ("en", "Sources.")])
def test_the_built_in_story_is_told_to_a_file_and_nothing_heavy_is_loaded(language, last):
    done = told(language, None)
    assert (done.returncode, done.stderr) == (0, b"")
    assert f" {last}\n" in done.stdout.decode()


@pytest.mark.parametrize(("language", "word"), [("de", "Zeitleiste"), ("en", "Timeline")])
def test_the_built_in_story_follows_commands_from_a_pipe(language, word):
    done = told(language, b"n\nn\ntimeline\nq\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert f": timeline\n\n{word}, " in done.stdout.decode()
    assert done.stdout.endswith(b": q\n")


def test_a_terminal_that_knows_only_ascii_gets_plain_letters():
    done = told("de", None, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Der Haendedruck." in done.stdout


def test_the_story_ends_quietly_where_nobody_reads_on():
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "de"],
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=30,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@contextmanager
def in_terminal(language: str) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[bytes], str]]]:
    """The program in a pseudo-terminal, and a function that types and returns what then appears."""
    control, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (60, 80))
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, language],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)

    def typed(keys: bytes) -> str:
        os.write(control, keys)
        seen = b""
        while not seen.endswith(b": ") and select([control], [], [], 10)[0]:
            try:
                seen += os.read(control, 4096)
            except OSError:  # the terminal's other end has closed
                break
        return seen.decode()

    try:
        yield program, typed
    finally:
        program.kill()
        program.wait(10)
        os.close(control)


def test_at_a_terminal_slides_follow_keys_and_no_escape_sequence_is_sent():
    with in_terminal("en") as (program, typed):
        screens = [typed(keys) for keys in (b"", b"\n", b"n\n", b"zz\n", b"h\n")]
        last = typed(b"q\n")
        assert program.wait(10) == 0
    assert [screen.split("\r\n")[-1] for screen in screens] == [
        "Slide 1 of 14: ",
        "Slide 2 of 14: ",
        "Slide 3 of 14: ",
        "Slide 3 of 14: ",
        "Slide 3 of 14: ",
    ]
    assert screens[3] == "zz\r\nNo command zz. Type h for help.\r\nSlide 3 of 14: "
    assert last == "q\r\n"
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)", "".join(screens))


def test_ctrl_d_at_a_terminal_ends_with_a_line_feed():
    with in_terminal("de") as (program, typed):
        typed(b"")
        assert typed(b"\x04").endswith("\r\n")
        assert program.wait(10) == 0


def test_ctrl_c_at_a_terminal_ends_with_a_line_feed_and_130():
    with in_terminal("de") as (program, typed):
        typed(b"")
        program.send_signal(signal.SIGINT)
        assert program.wait(10) == 130
        assert typed(b"") == "\r\n"
