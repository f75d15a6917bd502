"""Pictures from files: shown where they can be, and otherwise a reason that helps."""

import os
import struct
import zlib
from threading import Event, Thread

import pytest
from PIL import Image

from summit_tui.blocks import Crop, Picture
from summit_tui.draw.frame import line_text, line_width
from summit_tui.draw.gallery import Gallery
from summit_tui.draw.mosaic import CUBE, SIXTEEN
from summit_tui.draw.source import MAX_BYTES


def saved(folder, name="a.png", size=(40, 20), colour="#ff0000", **options):
    image = Image.new(options.pop("mode", "RGB"), size, colour)
    image.save(folder / name, **options)
    return Picture(file=name)


def styles(rows):
    return {(piece.style.ink, piece.style.paper) for row in rows for piece in row}


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.gif"])
def test_four_formats_are_shown(tmp_path, name):
    picture = saved(tmp_path, name, colour="#0000ff")
    rows = Gallery(str(tmp_path)).rows(picture, 10, 3)
    assert len(rows) == 3
    assert {line_width(row) for row in rows} == {10}


def test_a_picture_keeps_its_colours(tmp_path):
    image = Image.new("RGB", (2, 2), "#102030")
    image.putpixel((0, 0), (255, 0, 0))
    image.save(tmp_path / "a.png")
    rows = Gallery(str(tmp_path)).rows(Picture(file="a.png"), 2, 1)
    assert styles(rows) == {("#ff0000", "#102030"), (None, "#102030")}


def test_a_part_that_is_cut_off_is_not_shown(tmp_path):
    image = Image.new("RGB", (100, 100), "#00ff00")
    image.paste("#ff0000", (0, 0, 50, 100))
    image.save(tmp_path / "a.png")
    picture = Picture(file="a.png", crop=Crop(left=50))
    shown = Gallery(str(tmp_path))
    assert shown.size(picture) == (50, 100)
    assert styles(shown.rows(picture, 5, 5)) == {(None, "#00ff00")}


def test_the_slide_shines_through_where_a_picture_is_clear(tmp_path):
    picture = saved(tmp_path, mode="RGBA", colour=(0, 0, 0, 0))
    shown = Gallery(str(tmp_path))
    shown.background = "#123456"
    assert styles(shown.rows(picture, 4, 2)) == {(None, "#123456")}
    shown.background = "#fedcba"
    assert styles(shown.rows(picture, 4, 2)) == {(None, "#fedcba")}


def test_a_camera_that_was_held_upright_gives_an_upright_picture(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = saved(tmp_path, "a.jpg", size=(40, 20), exif=exif)
    assert Gallery(str(tmp_path)).size(picture) == (20, 40)


@pytest.mark.parametrize("depth", ["true", "256", "16"])
def test_colours_are_those_that_the_terminal_has(tmp_path, depth):
    image = Image.effect_mandelbrot((80, 60), (-2, -1.2, 1, 1.2), 40).convert("RGB")
    image.save(tmp_path / "a.png")
    rows = Gallery(str(tmp_path), depth=depth).rows(Picture(file="a.png"), 40, 15)
    used = {colour for pair in styles(rows) for colour in pair if colour}
    if depth == "16":
        assert used <= {"#" + bytes(c).hex() for c in SIXTEEN}
    if depth == "256":
        assert used <= {"#" + bytes(c).hex() for c in CUBE}
    assert len(used) > 2


def test_without_colours_what_is_bright_is_solid_and_what_is_dark_is_empty(tmp_path):
    image = Image.new("L", (80, 40), 0)
    image.paste(255, (40, 0, 80, 40))
    image.save(tmp_path / "a.png")
    (row, *_) = Gallery(str(tmp_path), depth="none").rows(Picture(file="a.png"), 8, 2)
    assert line_text(row)[0] == " "
    assert line_text(row)[-1] == "█"
    assert styles([row]) == {(None, None)}


def test_a_drawing_in_few_colours_is_not_blended(tmp_path):
    # Strokes of three pixels, which cells of ten do not meet at their edges.
    image = Image.new("RGB", (200, 100), "#12233f")
    for x in range(0, 200, 13):
        image.paste("#ffc145", (x, 0, x + 7, 100))
    image.save(tmp_path / "a.png")
    rows = Gallery(str(tmp_path)).rows(Picture(file="a.png"), 20, 5)
    used = {colour for pair in styles(rows) for colour in pair if colour}
    assert used == {"#12233f", "#ffc145"}


def test_a_photograph_is_blended(tmp_path):
    image = Image.linear_gradient("L").convert("RGB")
    image.save(tmp_path / "a.png")
    rows = Gallery(str(tmp_path)).rows(Picture(file="a.png"), 20, 10)
    assert len({colour for pair in styles(rows) for colour in pair if colour}) > 15


# --- what cannot be shown -----------------------------------------------------------------------


def fault(folder, name, *, decode=True):
    shown = Gallery(str(folder))
    found = shown.fault(Picture(file=name), decode=decode)
    assert found
    assert shown.size(Picture(file=name)) is None
    assert shown.rows(Picture(file=name), 10, 5) is None
    return found.message


def test_a_missing_picture_names_the_nearest_one(tmp_path):
    saved(tmp_path, "stage.png")
    assert fault(tmp_path, "stgae.png") == (
        "there is no picture `stgae.png`; expected a file in the deck's folder; "
        "did you mean `stage.png`?"
    )


@pytest.mark.parametrize("name", ["../a.png", "/etc/hostname", "sub/../../a.png"])
def test_no_file_outside_the_folder_is_opened(tmp_path, name):
    saved(tmp_path, "a.png")
    inside = tmp_path / "deck"
    (inside / "sub").mkdir(parents=True)
    assert "is outside the deck's folder" in fault(inside, name)


def test_no_link_leads_out_of_the_folder(tmp_path):
    saved(tmp_path, "a.png")
    inside = tmp_path / "deck"
    inside.mkdir()
    (inside / "b.png").symlink_to(tmp_path / "a.png")
    assert "is outside the deck's folder" in fault(inside, "b.png")


@pytest.mark.parametrize("name", ["https://example.org/a.png", "file:///a.png"])
def test_an_address_is_not_fetched(tmp_path, name):
    assert "is an address; expected a file" in fault(tmp_path, name)


def test_a_folder_and_a_pipe_are_no_pictures(tmp_path):
    (tmp_path / "a.png").mkdir()
    os.mkfifo(tmp_path / "b.png")
    assert fault(tmp_path, "a.png") == "`a.png` is no file; expected a picture"
    assert fault(tmp_path, "b.png") == "`b.png` is no file; expected a picture"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"\x00" * 1000, b"%PDF-1.7"])
def test_what_is_no_picture_says_what_would_be(tmp_path, data):
    (tmp_path / "a.png").write_bytes(data)
    message = fault(tmp_path, "a.png")
    assert "PNG, JPEG, WebP or GIF" in message or "is damaged" in message


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.gif"])
def test_a_truncated_picture_is_described_instead(tmp_path, name):
    image = Image.effect_noise((300, 300), 90).convert("RGB")
    image.save(tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    assert "is damaged" in fault(tmp_path, name)


def bomb(width, height):
    """A PNG that says it is huge and is a few bytes long."""

    def chunk(kind, data):
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(10_000, 10_000), (2_000_000, 40), (65_000, 65_000)])
def test_a_picture_of_too_many_pixels_is_not_decoded(tmp_path, size):
    (tmp_path / "a.png").write_bytes(bomb(*size))
    assert f"has {size[0]} x {size[1]} pixels; expected at most 50 million" in fault(
        tmp_path, "a.png"
    )


def test_a_camera_of_a_hundred_megapixels_is_shown(tmp_path):
    picture = saved(tmp_path, "a.jpg", size=(12_000, 9_000), mode="L", colour=200)
    rows = Gallery(str(tmp_path)).rows(picture, 20, 7)
    assert len(rows) == 7


def test_a_file_that_is_too_long_is_not_read(tmp_path):
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "has 64 MB; expected at most 64" in fault(tmp_path, "a.png")


# --- in its own time ----------------------------------------------------------------------------


def test_a_lazy_gallery_knows_the_size_at_once_and_the_rest_after_preparing(tmp_path):
    picture = saved(tmp_path)
    shown = Gallery(str(tmp_path), lazy=True)
    assert shown.size(picture) == (40, 20)
    assert shown.rows(picture, 10, 3) is None
    assert shown.prepare() is True
    assert len(shown.rows(picture, 10, 3)) == 3
    assert shown.prepare() is False


def test_an_overview_of_hundreds_of_pictures_is_kept_whole(tmp_path):
    pictures = [saved(tmp_path, f"{number}.png", size=(4, 4)) for number in range(200)]
    shown = Gallery(str(tmp_path), lazy=True)
    assert [shown.rows(picture, 20, 8) for picture in pictures] == [None] * 200
    shown.prepare()
    assert None not in [shown.rows(picture, 20, 8) for picture in pictures]


def test_drawings_that_were_not_seen_for_long_are_dropped(tmp_path):
    shown = Gallery(str(tmp_path), lazy=True)
    picture = saved(tmp_path)
    for width in range(300, 304):
        shown.rows(picture, width, 200)
    shown.prepare()
    there = [shown.rows(picture, width, 200) is not None for width in range(300, 304)]
    assert there == [False, True, True, True]


def test_a_picture_that_was_saved_again_is_drawn_again(tmp_path):
    picture = saved(tmp_path, colour="#ff0000")
    shown = Gallery(str(tmp_path))
    assert styles(shown.rows(picture, 4, 1)) == {(None, "#ff0000")}
    saved(tmp_path, colour="#00ff00", size=(41, 20))
    assert styles(shown.rows(picture, 4, 1)) == {(None, "#00ff00")}


def test_a_picture_that_has_gone_before_it_was_prepared_is_a_fault(tmp_path):
    picture = saved(tmp_path)
    shown = Gallery(str(tmp_path), lazy=True)
    shown.rows(picture, 10, 3)
    (tmp_path / "a.png").unlink()
    shown.prepare()
    assert shown.rows(picture, 10, 3) is None
    assert shown.fault(picture)


def test_a_file_that_comes_and_goes_never_ends_the_talk(tmp_path):
    """Editors and exports replace files while the stage looks at them."""
    picture = saved(tmp_path)
    shown = Gallery(str(tmp_path))
    stopped = Event()

    def flicker():
        while not stopped.is_set():
            (tmp_path / "a.png").rename(tmp_path / "b.png")
            (tmp_path / "b.png").rename(tmp_path / "a.png")

    thread = Thread(target=flicker)
    thread.start()
    try:
        for _ in range(300):
            shown.size(picture)
            shown.fault(picture, decode=True)
            rows = shown.rows(picture, 10, 3)
            assert rows is None or len(rows) == 3
    finally:
        stopped.set()
        thread.join()
