"""Every kind of broken deck ends in messages with places: goldens of what a person reads.

A case is a name and the bytes of a deck; ``tests/golden/broken/NAME.txt`` holds what stderr shows.
"""

import io
import os
import re
import threading
from pathlib import Path

import pytest

from summit_tui import decode, problems
from summit_tui.load import deck_of, load_deck
from summit_tui.problems import DeckError, report

HEAD = "title: Flood\ndate: 2025-03-30\nzone: Europe/Berlin\n"
SLIDE = "slides:\n  - title: Rain\n"


def deck(body: str) -> bytes:
    return f"{HEAD}{body}".encode()


CASES: dict[str, bytes] = {
    # Files that are no decks.
    "empty": b"",
    "comments-only": b"# nothing yet\n\n",
    "not-a-mapping": b"- title: Rain\n",
    "just-a-word": b"Flood\n",
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "pdf": b"%PDF-1.7\n",
    "zip": b"PK\x03\x04\x14\0",
    "binary": b"title: x\n\0\0\0",
    "utf-16": "title: Flood\n".encode("utf-16"),
    "latin-1": "title: Flut\nsubtitle: Überschwemmung\n".encode("latin-1"),
    "carriage-return-then-latin-1": b"title: x\r\xfc",
    "truncated-utf-8": b"title: Fl\xc3",
    "control-characters": deck('slides:\n  - title: "a\x07b"\n    notes: x\x1b[31m\n'),
    "second-document": deck(SLIDE) + b"---\ntitle: Another\n",
    "a-word-for-checks": deck("check: off\n" + SLIDE),
    # YAML itself.
    "tab": deck("slides:\n\t- title: Rain\n"),
    "tab-inside": deck("slides:\n  - title: Rain\n\tnotes: x\n"),
    "unclosed-quote": deck('slides:\n  - title: "Rain\n    notes: x\n'),
    "unclosed-bracket": deck("zones: [Europe/Paris\nslides:\n  - title: Rain\n"),
    "two-colons": deck("slides:\n  - title: Rain: a beginning\n"),
    "no-colon": deck("slides:\n  - title: Rain\n    notes\n    place: Ahr\n"),
    "bad-indent": deck("slides:\n  - title: Rain\n   notes: x\n"),
    "bad-escape": deck('slides:\n  - title: "C:\\path"\n'),
    "starts-with-star": deck("slides:\n  - title: Rain\n    body:\n      - **Rain** all day\n"),
    "starts-with-at": deck("slides:\n  - title: @home\n"),
    "markdown-link-unquoted": deck(
        "slides:\n  - title: Rain\n    body:\n      - [a](https://example.org) b\n"
    ),
    "anchor-and-alias": deck(
        "slides:\n  - title: &t Rain\n    notes: *t\n  - title: Sun\n    notes: !!python/none x\n"
    ),
    "alias-bomb": (
        b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n"
        b"c: &c [*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: x\nslides: [*c]\n"
    ),
    "merge-key": deck("slides:\n  - title: Rain\n    <<: {notes: x}\n"),
    "too-deep": b"title: x\nslides: " + b"[" * 200 + b"\n",
    "list-as-key": deck("? [a, b]\n: x\nslides:\n  - title: Rain\n"),
    "duplicate-keys": deck(
        "slides:\n  - title: Rain\n    notes: x\n    title: Sun\ntitle: Again\n"
    ),
    # Keys and values.
    "no-title-no-slides": b"author: Anyone\n",
    "unknown-keys": b"titel: Flood\nslides:\n  - tilte: Rain\n    bodi: x\n    qwertz: y\n",
    "slides-is-a-word": deck("slides: many\n"),
    "slides-empty": deck("slides: []\n"),
    "slide-is-a-word": deck("slides:\n  - Rain\n  - 7\n"),
    "empty-title": deck('slides:\n  - title:\n  - title: "  "\n  - title: ~\n'),
    "title-is-a-list": b"title: [a]\nsubtitle: {a: b}\nslides:\n  - title: Rain\n",
    "yes-and-no": deck(
        "slides:\n  - title: Rain\n    hidden: yes\n  - title: Sun\n    hidden: NO\n"
        "  - title: Wind\n    hidden: 'true'\n  - title: Fog\n    hidden: perhaps\n"
    ),
    "numbers": deck(
        "slides:\n  - title: Rain\n    minutes: 1,5\n  - title: Sun\n    minutes: long\n"
        "  - title: Wind\n    minutes: -1\n"
    ),
    "dates-and-zones": (
        b"title: x\ndate: 30.03.2025\nzone: Berlin\nzones: [Europe/Pari, ../../etc/passwd]\n"
        b"language: deutsch!\ntheme: aurorra\n"
        b"slides:\n  - title: Rain\n    when: 11:10\n"
    ),
    "times": deck(
        "slides:\n  - {title: a, when: 25:00}\n  - {title: b, when: 12.30}\n"
        "  - {title: c, when: 2025-02-30}\n  - {title: d, when: '~11:00?'}\n"
        "  - {title: e, when: 15:15 to 15:00}\n  - {title: f, when: 11:00 for ages}\n"
        "  - {title: g, when: 750}\n  - {title: h, when: [1, 2]}\n"
        "  - {title: i, when: 2025-03 10:00}\n  - {title: j, when: 10:00+99:00}\n"
    ),
    "clock-without-date": b"title: x\nslides:\n  - title: Rain\n    when: 11:10\n",
    "clocks-changed": deck(
        "slides:\n  - {title: gap, when: 02:30}\n  - {title: overlap, when: 2025-10-26 02:30}\n"
    ),
    "places": deck(
        "slides:\n  - {title: a, place: {name: Ahr, latitude: 50}}\n"
        "  - {title: b, place: {name: Ahr, latitude: 500, longitude: 7}}\n"
        "  - {title: c, place: {latitude: 50, longitude: 7}}\n"
        "  - {title: d, place: [50, 7]}\n"
    ),
    "phases": deck(
        "phases:\n  - {name: Before, from: 10:00, to: 9:00}\n  - {name: Before, from: 11:00}\n"
        "  - {name: After, to: 12:00}\n  - {name: Span, from: 10:00 to 11:00}\n"
        "slides:\n  - {title: Rain, phase: Befor}\n"
    ),
    "ids": deck(
        "slides:\n  - {title: a, id: rain}\n  - {title: b, id: rain}\n"
        "  - {title: c, id: Big Rain}\n  - {title: d, id: 12}\n"
    ),
    # What people write.
    "words-of-others": deck(
        "author: a\nchapters: []\nslides:\n"
        "  - {title: a, time: 11:10, location: Ahr, note: x, time limit: 2, text: y}\n"
        "  - {title: b, titel: c, image: d.png, Body: <b>, quote: x}\n"
        "  - {heading: c, place: {name: Ahr, lat: 50, lng: 7}}\n"
        "  - title: d\n    body:\n      - {quote: {text: x, author: y}}\n      - img: d.png\n"
        "      - Quote: {txt: x}\n"
    ),
    "large-letters": (
        b"Title: x\nDate: 2025-03-30\nSlides:\n  - Title: Rain\n    when: 11:1\n    Id: a b\n"
        b"  - {Title: Sun, title: Fog}\n"
    ),
    "language-as-a-word": f"title: x\nlanguage: German\n{SLIDE}".encode(),
    "language-too-long": f"title: x\nlanguage: klingon\n{SLIDE}".encode(),
    "offset-without-zone": (
        b"title: x\nslides:\n  - {title: Rain, when: 2025-03-30T11:10+02:00}\n"
    ),
    "text-not-indented": deck(
        "slides:\n  - title: Rain\n    body: |\n    It rained.\n    notes: x\n"
    ),
    "indented-too-far": deck("slides:\n  - title: Rain\n     notes: x\n"),
    "link-after-a-key": deck("slides:\n  - title: Rain\n    body: [a](http://x.y) is here\n"),
    "footnotes": deck(
        "slides:\n  - title: Rain\n    place: Ahr[^1]\n    body:\n      - quote: It rained[^2].\n"
        "      - |\n        It rained[^1] and `[^2]`, all day[^3].\n\n"
        "        [^1]: weather.example [^2]\n        [^unused]: nobody looks here\n"
        "        [^1]: a second one\n\n        ![a[^1]](b.png), \\[^3] and [^4](https://x.org)\n"
    ),
    "fences": deck(
        "slides:\n  - title: Rain\n    body: |\n      ```python {1|3} linenos\n      a\n"
        "      ```\n\n      ```python {3}\n      a\n      ```\n"
    ),
    "steps-in-notes": deck("slides:\n  - title: Rain\n    notes:\n      - a\n      - step\n"),
    "reveal-without-a-list": deck("slides:\n  - {title: Rain, reveal: items, body: x}\n"),
    "short-forms": deck(
        "slides:\n  - title: Rain\n    header: ''\n    body:\n      - bullets: a, b\n"
        "      - figures: [7]\n"
    ),
    "table-with-two-faults": deck(
        "slides:\n  - title: Rain\n    body:\n      - table:\n          columns: [a, b]\n"
        "          align: [middle, left]\n          rows:\n            - [1, 2]\n"
        "            - [3]\n"
    ),
    "all-hidden": deck("slides:\n  - {title: a, hidden: true}\n"),
    # Bodies.
    "unknown-block": deck(
        "slides:\n  - title: Rain\n    body:\n      - qoute: {text: x}\n"
        "      - Note: this was meant as text\n      - [a, b]\n"
    ),
    "two-kinds-in-one": deck(
        "slides:\n  - title: Rain\n    body:\n      - text: x\n        quote: y\n"
    ),
    "block-fields": deck(
        "slides:\n  - title: Rain\n    body:\n      - quote: {txt: x}\n      - figures: []\n"
        "      - figures:\n          - {value: 7}\n      - heading: {text: a, level: 1}\n"
        "      - bullets: {items: [a], reveal: item}\n      - picture:\n"
    ),
    "table-rows": deck(
        "slides:\n  - title: Rain\n    body:\n      - table:\n          columns: [a, b]\n"
        "          rows: [[1, 2], [3]]\n"
    ),
    "html": deck(
        "slides:\n  - title: Rain\n    body: |\n      Fine.\n\n      <script>alert(1)</script>\n\n"
        "      And <b>bold</b>.\n"
    ),
    "links": deck(
        "slides:\n  - title: Rain\n    body: |\n      [a](javascript:alert(1))\n\n"
        "      [b](file:///etc/passwd) and [c](page.html)\n"
    ),
    "markdown-refused": deck(
        "slides:\n  - title: Rain\n    body: |\n      above\n\n      ---\n\n      - point\n\n"
        "        ```\n        code\n        ```\n\n      > - list in a quote\n"
    ),
    "steps": deck(
        "slides:\n  - title: Rain\n    body:\n      - one\n      - step\n"
        "      - step\n      - two\n"
        "      - step\n"
    ),
    "everything-at-once": (
        b"titel: Flood\ndate: tomorrow\nslides:\n  - title: Rain\n    when: 11:1\n"
        b"    body: <b>x</b>\n  - tile: Sun\n    minutes: x\n"
    ),
    "fault-of-yaml-and-before": deck(
        "theme: aurora2\nslides:\n  - title: Rain\n    minutes: x\n  - title: a: b\n"
    ),
}


def message(data: bytes, path: str = "flood.yaml") -> str:
    with pytest.raises(DeckError) as caught:
        deck_of(data, path)
    return report(caught.value)


@pytest.mark.parametrize("name", CASES)
def test_a_broken_deck_says_what_where_and_what_to_do(name, golden):
    golden(f"broken/{name}.txt", message(CASES[name]))


def test_there_are_at_least_thirty_kinds():
    assert len(CASES) >= 30


@pytest.mark.parametrize("name", CASES)
def test_every_problem_lies_inside_the_file(name):
    data = CASES[name]
    with pytest.raises(DeckError) as caught:
        deck_of(data, "flood.yaml")
    lines = re.split("\r\n|\r|\n", data.decode("utf-8", "replace"))
    for problem in caught.value.problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 2


def test_problems_are_sorted_by_place():
    with pytest.raises(DeckError) as caught:
        deck_of(CASES["everything-at-once"], "flood.yaml")
    places = [problem.place for problem in caught.value.problems]
    assert places == sorted(places)
    assert len(places) >= 6


def test_more_problems_than_anyone_reads_are_counted():
    data = deck("slides:\n" + "".join(f"  - {{title: a{i}, xx: 1}}\n" for i in range(150)))
    assert message(data).endswith("... and 50 more problems")


def test_reading_stops_when_the_file_is_no_deck():
    data = deck("slides:\n" + "  - {xx: 1}\n" * 20_000)
    with pytest.raises(DeckError) as caught:
        deck_of(data, "flood.yaml")
    assert len(caught.value.problems) == 1000


# --- paths --------------------------------------------------------------------------------------


def refused(path: Path | str, **options: object) -> DeckError:
    with pytest.raises(DeckError) as caught:
        load_deck(str(path), **options)
    return caught.value


def test_a_missing_file_names_a_near_one(tmp_path):
    (tmp_path / "flood.yaml").write_bytes(deck(SLIDE))
    error = refused(tmp_path / "flod.yaml")
    assert error.missing
    assert str(error) == (
        f"{tmp_path}/flod.yaml:1:1: there is no such file; expected a deck; "
        f"did you mean `flood.yaml`?"
    )


def test_a_link_to_nowhere_does_not_name_itself(tmp_path):
    (tmp_path / "flood.yaml").symlink_to("gone.yaml")
    error = refused(tmp_path / "flood.yaml")
    assert error.missing
    assert str(error) == (
        f"{tmp_path}/flood.yaml:1:1: this is a link to `gone.yaml`, which is not there; "
        f"expected a deck"
    )


def test_an_empty_name_is_no_folder():
    assert str(refused("")) == "'':1:1: the name of the file is empty; expected a deck"


def test_a_folder_names_the_decks_in_it(tmp_path):
    (tmp_path / "flood.yaml").write_bytes(deck(SLIDE))
    assert str(refused(tmp_path)).startswith(
        f"{tmp_path}:1:1: this is a folder; expected a deck file; it holds `"
    )


def test_a_file_that_may_not_be_read_says_so(tmp_path):
    path = tmp_path / "flood.yaml"
    path.write_bytes(deck(SLIDE))
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file, as root may")
    assert "the file may not be read" in str(refused(path))


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5000])
def test_an_impossible_name_is_no_crash(name):
    assert "the file cannot be read" in str(refused(name)) or refused(name).missing


def test_a_gigabyte_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert str(refused(path)) == (
        f"{path}:1:1: the file has 1,024 MB; expected at most 64 MB of deck"
    )


def test_an_endless_device_is_refused():
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    assert "the file has more; expected at most 64 MB of deck" in str(refused("/dev/zero"))


def test_a_pipe_is_read(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(deck(SLIDE),))
    writer.start()
    assert load_deck(str(path)).title == "Flood"
    writer.join()


def test_a_dash_reads_standard_input_and_is_named_so():
    assert load_deck("-", stdin=io.BytesIO(deck(SLIDE))).slides[0].title == "Rain"
    error = refused("-", stdin=io.BytesIO(b"titel: x\n"))
    assert "\n-:1:1: unknown key `titel` in the deck" in str(error)


def test_a_hostile_path_sends_nothing_to_the_terminal():
    assert "\x1b" not in str(refused("\x1b]2;owned\x07.yaml"))


# --- limits -------------------------------------------------------------------------------------


def test_a_slide_with_too_much_text_is_refused():
    data = deck(f"slides:\n  - title: Rain\n    notes: {'x' * 200_001}\n")
    assert "this slide has 200,005 characters; expected at most 200,000" in message(data)


def test_too_many_slides_are_refused(monkeypatch):
    monkeypatch.setattr("summit_tui.reader.MAX_SLIDES", 3)
    data = deck("slides:\n" + "".join(f"  - title: a{i}\n" for i in range(5)))
    assert "flood.yaml:8:5: `slides` has 5 points; expected at most 3" in message(data)


def test_too_many_phases_are_refused_once_and_not_for_every_slide():
    phases = "".join(f"  - {{name: p{i}, from: 11:10}}\n" for i in range(201))
    slides = "".join(f"  - {{title: a, phase: p{i}}}\n" for i in range(201))
    told = message(deck(f"phases:\n{phases}slides:\n{slides}"))
    assert told == (
        "flood.yaml:205:5: `phases` has 201 points; expected at most 200\n"
        "      - {name: p200, from: 11:10}\n        ^"
    )


def test_too_many_zones_are_refused():
    zones = "".join("  - Europe/Berlin\n" for _ in range(25))
    assert "flood.yaml:29:5: `zones` has 25 points; expected at most 24" in message(
        deck(f"zones:\n{zones}{SLIDE}")
    )


def test_a_wrong_zone_does_not_spoil_the_times():
    told = message(b"title: x\nzone: Berlin\nslides:\n  - {title: a, when: 2025-08-15T11:10Z}\n")
    assert told.count("flood.yaml:") == 1


def test_the_limits_have_names():
    assert decode.MAX_BYTES == 64 * 1024 * 1024
    assert problems.MAX_PROBLEMS == 100
