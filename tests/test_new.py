"""``summit-tui new``: the starters, and the file that comes of them."""

import re

import pytest

from summit_tui.blocks import Block
from summit_tui.check.examine import examine
from summit_tui.cli import Exit, main
from summit_tui.cli.new import STARTERS
from summit_tui.draw.look import Look
from summit_tui.draw.slide import draw
from summit_tui.kinds import Figures, People, Quote
from summit_tui.load import load_deck
from summit_tui.maps import Map
from summit_tui.position import Position
from summit_tui.timeline import timeline_of
from summit_tui.words import words_for

BOTH = pytest.mark.parametrize("language", ["de", "en"])


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "SUMMIT_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


def told(capfd, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def starter(language: str):
    return load_deck(str(STARTERS / f"starter.{language}.yaml"))


def blocks(deck) -> list[Block]:
    return [part.block for slide in deck.slides for part in slide.body.parts]


# --- the starters -------------------------------------------------------------------------------


@BOTH
def test_a_starter_has_nothing_that_the_check_finds(language):
    found = examine(str(STARTERS / f"starter.{language}.yaml"), sizes=[(80, 24), (120, 36)])
    assert [str(one) for one in found.findings] == []


@BOTH
def test_a_starter_shows_what_makes_a_story_of_an_event(language):
    deck = starter(language)
    assert deck.language == language
    assert {Quote, Figures, People, Map} <= {type(block) for block in blocks(deck)}
    assert [slide.steps for slide in deck.slides] == [0, 0, 1, 0, 0, 4, 0, 0]
    assert all(slide.notes and slide.minutes for slide in deck.slides)
    assert sum(slide.minutes for slide in deck.slides) == deck.planned
    assert {slide.phase for slide in deck.slides[1:-1]} == {phase.name for phase in deck.phases}
    assert len([slide for slide in deck.slides if slide.when]) == 4
    assert deck.sources


def test_both_starters_tell_the_same():
    german, english = starter("de"), starter("en")

    def shape(deck):
        return [
            (slide.when, slide.steps, [type(part.block) for part in slide.body.parts])
            for slide in deck.slides
        ]

    assert shape(german) == shape(english)


@BOTH
def test_every_key_of_a_starter_is_explained_at_its_place_when_it_comes_first(language):
    """But for those that explain themselves."""
    text = (STARTERS / f"starter.{language}.yaml").read_text(encoding="utf-8")
    plain = {
        *("author", "slides", "name", "from", "to", "for", "link", "speaker", "role"),
        *("text", "group", "places", "routes", "note", "caption", "value", "unit", "label"),
    }
    seen: set[str] = set()
    silent: list[str] = []
    for line in text.splitlines():
        found = re.match(r" *(?:- )?(\w+):", line)
        if found and found[1] not in seen | plain:
            seen.add(found[1])
            if " # " not in line:
                silent.append(found[1])
    assert silent == []
    assert {"title", "when", "body", "notes", "quote", "map", "phases", "sources"} <= seen


@BOTH
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 36)])
def test_all_of_a_starter_fits_on_a_screen(language, width, height):
    deck = starter(language)
    look = Look(words=words_for(language), zone=deck.zone)
    for number, slide in enumerate(deck.slides):
        frame = draw(deck, timeline_of(deck), Position(number, slide.steps), width, height, look)
        assert frame.below == 0, slide.id


# --- the file -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "locale", "language"),
    [
        (["talk.yaml"], "en_GB.UTF-8", "en"),
        (["talk.yaml"], "de_AT.UTF-8", "de"),
        (["talk.yaml"], "fr_FR.UTF-8", "en"),
        (["talk.yaml", "--lang", "de"], "en_GB.UTF-8", "de"),
        (["talk.yaml", "--lang", "de-CH"], "en_GB.UTF-8", "de"),
        (["talk.de.yaml"], "en_GB.UTF-8", "de"),
        (["talk.v2.yml"], "de_DE.UTF-8", "de"),
    ],
)
def test_the_deck_is_in_the_language_asked_for_of_the_name_or_of_the_locale(
    capfd, monkeypatch, arguments, locale, language
):
    monkeypatch.setenv("LANG", locale)
    code, out, err = told(capfd, "new", *arguments)
    name = arguments[0]
    assert (code, out, err) == (0, "", f"wrote `{name}`; show it with: summit-tui {name}\n")
    assert load_deck(name).language == language
    assert f"summit-tui {name} " in load_deck(name).source


def test_the_written_deck_has_nothing_that_the_check_finds(capfd):
    assert told(capfd, "new", "talk.yaml")[0] == 0
    assert told(capfd, "check", "--strict", "talk.yaml")[0] == 0


def test_nothing_is_ever_overwritten(capfd, tmp_path):
    (tmp_path / "talk.yaml").write_text("mine")
    code, _, err = told(capfd, "new", "talk.yaml")
    assert code == Exit.USAGE
    assert err == (
        "summit-tui: `talk.yaml` is there already and stays as it is; name another file\n"
    )
    assert (tmp_path / "talk.yaml").read_text() == "mine"
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")
    assert told(capfd, "new", "link.yaml")[0] == Exit.USAGE
    assert not (tmp_path / "nowhere.yaml").exists()


def test_no_folder_is_made(capfd, tmp_path):
    code, _, err = told(capfd, "new", "talks/talk.yaml")
    assert code == Exit.MISSING
    assert err == "summit-tui: there is no folder `talks`; make it, or name another\n"
    assert not (tmp_path / "talks").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "new needs the name of the file to write, such as `talk.yaml`"),
        (["talk"], "`talk` has no `.yaml` at its end; did you mean `talk.yaml`?"),
        (["a.yaml", "--lang", "fr"], "--lang `fr` has no starter; expected one of de, en"),
        (["a.yaml", "b.yaml"], "unrecognized arguments: b.yaml"),
    ],
)
def test_wrong_usage_writes_nothing(capfd, tmp_path, arguments, message):
    code, out, err = told(capfd, "new", *arguments)
    assert (code, out) == (Exit.USAGE, "")
    assert err.startswith(f"summit-tui: {message}")
    assert list(tmp_path.glob("*.yaml")) == []


def test_help_says_what_comes_of_it(capfd):
    code, out, _ = told(capfd, "new", "--help")
    assert code == 0
    assert "summit-tui new talk.yaml --lang de" in out
