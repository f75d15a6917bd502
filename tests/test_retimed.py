"""Minutes that are written into a deck's file: they alone change, whatever the file looks like."""

import os
import re
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.cli.exits import Exit
from summit_tui.cli.minutes import save_minutes
from summit_tui.load import deck_of, load_deck
from summit_tui.problems import DeckError
from summit_tui.retimed import Unchangeable, retimed
from summit_tui.story import built_in_folder


def edited(text: str, minutes: dict[str, float]) -> str:
    data = text.encode()
    return retimed(data, deck_of(data, "talk.yaml"), minutes).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- title: A\n  minutes: 1\n", "- title: A\n  minutes: 2.5\n"),
        ("- title: A\n  minutes: 1.50  # as ever\n", "- title: A\n  minutes: 2.5  # as ever\n"),
        ("- title: A\n  minutes:   '3'\n", "- title: A\n  minutes:   2.5\n"),
        ('- title: A\n  "minutes": "3"\n', '- title: A\n  "minutes": 2.5\n'),
        ("- title: A\n  minutes:\n", "- title: A\n  minutes: 2.5\n"),
        ("- title: A\n  minutes:  # later\n", "- title: A\n  minutes: 2.5  # later\n"),
        ("- title: A\n  minutes: ~\n", "- title: A\n  minutes: 2.5\n"),
        ("- minutes: 1\n  title: A\n", "- minutes: 2.5\n  title: A\n"),
        ("- title: A\n", "- title: A\n  minutes: 2.5\n"),
        ("- title: A", "- title: A\n  minutes: 2.5"),
        ("-   title: A  # short\n", "-   title: A  # short\n    minutes: 2.5\n"),
        (
            "- id: a\n  title: A\n  # the place\n  place: Oslo\n  body: x\n  hidden: false\n",
            "- id: a\n  title: A\n  # the place\n  place: Oslo\n  minutes: 2.5\n  body: x\n"
            "  hidden: false\n",
        ),
        ("- body: x\n  title: A\n", "- minutes: 2.5\n  body: x\n  title: A\n"),
        ("- title: >\n    A\n  body: x\n", "- minutes: 2.5\n  title: >\n    A\n  body: x\n"),
        ("- title:\n    A\n  body: x\n", "- title:\n    A\n  minutes: 2.5\n  body: x\n"),
        ("- {title: A, minutes: 1}\n", "- {title: A, minutes: 2.5}\n"),
        ("- {title: A, minutes: 1, when: 1989}\n", "- {title: A, minutes: 2.5, when: 1989}\n"),
        ("- {title: A, when: 1989}\n", "- {title: A, minutes: 2.5, when: 1989}\n"),
        ("- { title: A }\n", "- { minutes: 2.5, title: A }\n"),
        ('- {"title": "A"}\n', '- {"minutes": 2.5, "title": "A"}\n'),
        (
            "- {title: A,\n   # then\n   body: x}\n",
            "- {title: A,\n   # then\n   minutes: 2.5, body: x}\n",
        ),
    ],
)
def test_the_minutes_of_a_slide_are_changed_or_added_and_nothing_else(before, after):
    head = "# A talk\ntitle: T\nslides:\n"
    assert edited(head + before, {"a": 2.5}) == head + after


def test_windows_line_ends_and_a_mark_of_byte_order_stay():
    text = "\ufefftitle: T\r\nslides:\r\n  - title: A\r\n  - title: B\r\n    minutes: 1\r\n"
    assert edited(text, {"a": 0.5, "b": 2}) == (
        "\ufefftitle: T\r\nslides:\r\n  - title: A\r\n    minutes: 0.5\r\n"
        "  - title: B\r\n    minutes: 2\r\n"
    )
    one_line = '\ufeff{"title": "T", "slides": [{"title": "A"}]}'
    assert edited(one_line, {"a": 3}).endswith('[{"minutes": 3, "title": "A"}]}')


def test_a_slide_that_is_not_there_is_refused():
    with pytest.raises(Unchangeable):
        edited("title: T\nslides:\n- title: A\n", {"b": 2})


@pytest.mark.parametrize("path", sorted(built_in_folder().glob("*.yaml")), ids=lambda p: p.name)
def test_every_slide_of_the_decks_that_come_with_the_program_can_be_timed(path):
    data = path.read_bytes()
    deck = deck_of(data, str(path))
    minutes = {slide.id: 0.1 * (n + 1) for n, slide in enumerate(deck.slides)}
    minutes = {name: round(value, 1) for name, value in minutes.items()}
    changed = retimed(data, deck, minutes)
    assert [slide.minutes for slide in deck_of(changed, str(path)).slides] == list(minutes.values())
    assert without_minutes(changed.decode()) == without_minutes(data.decode())


MINUTES = re.compile(r"^ *minutes: [\d.]+\n", re.MULTILINE)


def without_minutes(text: str) -> str:
    return MINUTES.sub("", text)


# --- decks that nobody wrote --------------------------------------------------------------------

WORDS = st.text("abcxyz äß,:#-'\"[]{}&*!|>%@`\\", min_size=1, max_size=12)
QUOTED = WORDS.map(lambda text: "'T" + text.replace("'", "''") + "'")
COMMENTS = st.sampled_from(["", "  # so", "  # minutes: 9", "\t# tab"])
NUMBERS = st.none() | st.sampled_from(["1", "2.5", "0.1", "'3'", '"4"', "~", ""])


@st.composite
def slides(draw, number):
    """A slide as somebody may have written it, in block or flow style."""
    pairs = [("id", f"s{number}"), ("title", draw(QUOTED))]
    if (when := draw(st.none() | st.just("1989-11-09"))) is not None:
        pairs.append(("when", when))
    if draw(st.booleans()):
        pairs.append(("place", draw(QUOTED)))
    if (minutes := draw(NUMBERS)) is not None:
        pairs.append(("minutes", minutes))
    pairs = draw(st.permutations(pairs))
    if draw(st.booleans()):
        space = draw(st.sampled_from([" ", "  ", "\n       ", " # x\n       "]))
        return "  - {" + f",{space}".join(f"{key}: {value}" for key, value in pairs) + "}\n"
    lines = [f"{key}: {value}{draw(COMMENTS)}" for key, value in pairs]
    if draw(st.booleans()):
        lines += ["notes: |", f"  minutes: 7 {draw(WORDS)}"]
    if draw(st.booleans()):
        lines.insert(
            draw(st.integers(1, len(lines))) if "notes: |" not in lines else 1, "# between"
        )
    return "  - " + "\n    ".join(lines) + "\n"


@st.composite
def decks(draw):
    count = draw(st.integers(1, 4))
    parts = [draw(slides(number)) for number in range(count)]
    text = "title: T  # minutes: 3\n# all\nslides:\n" + "".join(parts)
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace(
        "\n", draw(st.sampled_from(["\n", "\r\n"]))
    )


@given(decks(), st.data())
def test_whatever_the_file_looks_like_its_minutes_alone_change(text, data):
    before = text.encode()
    deck = deck_of(before, "talk.yaml")
    ids = data.draw(st.lists(st.sampled_from([s.id for s in deck.slides]), unique=True))
    wanted = {name: data.draw(st.integers(1, 500)) / 10 for name in ids}
    after = retimed(before, deck, wanted)
    again = deck_of(after, "talk.yaml")
    assert {s.id: s.minutes for s in again.slides} == {
        s.id: wanted.get(s.id, s.minutes) for s in deck.slides
    }
    # Every letter that was there is there still, in its order, but for the values themselves.
    kept = iter(re.sub(r"minutes\"?:[ \t]*['\"]?[\d.~]*['\"]?", "", after.decode()))
    assert all(
        letter in kept for letter in re.sub(r"minutes\"?:[ \t]*['\"]?[\d.~]*['\"]?", "", text)
    )
    assert after.count(b"\r\n") == after.count(b"\n") or b"\r" not in after


@given(st.binary(max_size=60))
def test_no_bytes_are_written_that_cannot_be_read_again(tail):
    data = b"title: T\nslides:\n- title: A\n" + tail
    try:
        deck = deck_of(data, "x")
    except DeckError:
        return
    try:
        changed = retimed(data, deck, {deck.slides[0].id: 2})
    except Unchangeable:
        return
    assert deck_of(changed, "x").slides[0].minutes == 2


# --- files --------------------------------------------------------------------------------------

TALK = "title: T\nslides:\n- title: A  # first\n- title: B\n"


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "talk.yaml"
    path.write_text(TALK)
    path.chmod(0o640)
    return path


def test_a_file_is_replaced_whole_with_its_rights_and_through_links(talk):
    link = talk.parent / "link.yaml"
    link.symlink_to(talk)
    assert save_minutes(load_deck(str(link)), {"a": 1.5}) == Exit.OK
    assert talk.read_text() == TALK.replace("# first\n", "# first\n  minutes: 1.5\n")
    assert stat.S_IMODE(talk.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(path.name for path in talk.parent.iterdir()) == ["link.yaml", "talk.yaml"]


@pytest.mark.parametrize("now", [TALK.replace("B", "C"), "broken: [", ""])
def test_a_file_that_was_changed_meanwhile_stays_as_it_is(talk, capfd, now):
    deck = load_deck(str(talk))
    talk.write_text(now)
    assert save_minutes(deck, {"a": 1.5}) == Exit.OUTPUT
    assert talk.read_text() == now
    assert "has been changed meanwhile; nothing is written; try again" in capfd.readouterr().err


def test_a_file_that_is_gone_or_may_not_be_written_is_told(talk, capfd):
    deck = load_deck(str(talk))
    if os.geteuid():
        talk.chmod(0o440)
        assert save_minutes(deck, {"a": 1.5}) == Exit.OUTPUT
        assert "may not be written" in capfd.readouterr().err
    talk.unlink()
    assert save_minutes(deck, {"a": 1.5}) == Exit.OUTPUT
    assert "cannot write" in capfd.readouterr().err
    assert list(talk.parent.iterdir()) == []
