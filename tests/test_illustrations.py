"""The built-in story's illustrations: of one style and licence, whole in themselves, up to date."""

import re
import runpy
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image, ImageChops

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "slides" / "pictures"
SVGS = sorted(FOLDER.glob("*.svg"))
EACH = pytest.mark.parametrize("svg", SVGS, ids=lambda path: path.stem)

COLOURS = {
    "#0a111c",  # ink
    "#12233f",  # night
    "#1a4aae",  # blue
    "#62bce8",  # sky
    "#eef4f9",  # snow
    "#d9363e",  # red
    "#ffc145",  # gold
    "#1e9443",  # green
    "#f2c49b",  # sand
    "#ab6c42",  # clay
}
"""All that the illustrations are painted with.  Blue, sky and green are strong enough to keep their
hue in a terminal's 16 colours; paler ones turned grey there."""

DRAWN_WITH = {"svg", "title", "desc", "metadata", "g", "rect", "circle", "ellipse", "path"}
"""Shapes alone: letters are paths too, so no machine's fonts change them."""

LARGEST = 40_000
"""Bytes of a PNG."""


def parts(svg):
    return list(ET.parse(svg).getroot().iter())


def name(part):
    return part.tag.removeprefix("{http://www.w3.org/2000/svg}")


def text_of(svg, wanted):
    return [part.text for part in parts(svg) if name(part) == wanted]


def test_there_are_nine_illustrations_each_as_svg_and_png():
    assert [svg.stem for svg in SVGS] == [
        "departure",
        "doors",
        "handshake",
        "landing",
        "lecterns",
        "pin",
        "radar",
        "stage",
        "stairs",
    ]
    assert sorted(FOLDER.glob("*.png")) == [svg.with_suffix(".png") for svg in SVGS]


@pytest.fixture(scope="module")
def drawn():
    return runpy.run_path(str(ROOT / ".ci" / "render_pictures.py"))["drawn"]


@EACH
def test_a_png_shows_what_its_svg_draws(svg, drawn):
    """Compared as 60 by 40 pixels, where smoothing that differs between versions is evened out."""
    fresh = drawn(svg).resize((60, 40), Image.Resampling.BOX)
    shipped = Image.open(svg.with_suffix(".png")).convert("RGB")
    shipped = shipped.resize((60, 40), Image.Resampling.BOX)
    difference = ImageChops.difference(fresh, shipped)
    assert max(high for _, high in difference.getextrema()) <= 12, (
        "run `python .ci/render_pictures.py`"
    )


def test_the_picture_that_moves_is_drawn_as_its_svg_and_begins_as_its_png():
    film = runpy.run_path(str(ROOT / ".ci" / "render_pictures.py"))["film"]
    fresh = film(FOLDER / "departure.svg")[6].resize((60, 40), Image.Resampling.BOX)
    with Image.open(FOLDER / "departure.gif") as shipped:
        first = shipped.convert("RGB").resize((60, 40), Image.Resampling.BOX)
        shipped.seek(6)
        sixth = shipped.convert("RGB").resize((60, 40), Image.Resampling.BOX)
    with Image.open(FOLDER / "departure.png") as image:
        still = image.convert("RGB").resize((60, 40), Image.Resampling.BOX)
    for one, other in ((fresh, sixth), (first, still)):
        extrema = ImageChops.difference(one, other).getextrema()
        assert max(high for _, high in extrema) <= 12, "run `python .ci/render_pictures.py`"


@EACH
def test_a_png_is_small_and_of_one_size_with_the_others(svg):
    png = svg.with_suffix(".png")
    assert png.stat().st_size <= LARGEST
    with Image.open(png) as image:
        assert (image.mode, image.size) == ("P", (960, 640))


@EACH
def test_an_svg_needs_nothing_outside_itself(svg):
    assert {name(part) for part in parts(svg)} <= DRAWN_WITH
    written = svg.read_text(encoding="utf-8")
    assert re.findall(r"href|url\(|@import|<!|<\?|style=|font", written) == []


@EACH
def test_an_svg_has_a_title_a_description_and_the_licence(svg):
    [title], [description] = text_of(svg, "title"), text_of(svg, "desc")
    assert title.strip()
    assert len(description) > 40
    assert text_of(svg, "metadata") == [
        "summit-tui, CC BY 4.0: https://creativecommons.org/licenses/by/4.0/"
    ]


@EACH
def test_an_illustration_is_painted_in_the_common_colours_alone(svg):
    used = {part.get(kind) for part in parts(svg) for kind in ("fill", "stroke")}
    assert used - {None, "none"} <= COLOURS


def test_the_folder_states_the_licence():
    licence = (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")
    assert "Creative Commons Attribution 4.0 International (CC BY 4.0)" in licence
