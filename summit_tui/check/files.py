"""Rules about pictures as files, and about what is owed to who made them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from summit_tui.check.case import Case, Found, pictures
from summit_tui.deck import Slide
from summit_tui.problems import nearest, shown

MEGABYTE = 1024 * 1024
MAX_BYTES = 64 * MEGABYTE
"""Most bytes of a picture's file."""
_SIGNATURES = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", re.DOTALL)
"""How a file begins that is PNG, JPEG, GIF or WebP."""


def unshowable(case: Case, slide: Slide) -> Iterator[Found]:
    folder = Path(case.deck.path).parent
    for part, picture in pictures(slide):
        fault = _fault(folder, picture.file)
        if fault:
            yield Found(part.place_of("file"), fault)


def _fault(folder: Path, name: str) -> str:
    """Return why a picture cannot be shown, as far as its first bytes tell; empty if it can."""
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return (
                f"the picture {shown(name)} is outside the deck's folder; expected a file in it; "
                f"copy the picture there"
            )
        if path.is_file():
            return _fault_of_file(path, name)
        hint = nearest(path.name, os.listdir(path.parent))
    except (OSError, ValueError, RuntimeError):  # no such folder, or a name that no file has
        hint = ""
    return f"there is no picture {shown(name)}; expected a file in the deck's folder{hint}"


def _fault_of_file(path: Path, name: str) -> str:
    size = path.stat().st_size
    if size > MAX_BYTES:
        return (
            f"the picture {shown(name)} has {size // MEGABYTE} MB; expected at most "
            f"{MAX_BYTES // MEGABYTE}; save it smaller"
        )
    try:
        with path.open("rb") as file:
            begins = file.read(16)
    except OSError as error:
        return (
            f"the picture {shown(name)} cannot be read: {os.strerror(error.errno or 0).lower()}; "
            f"expected a picture; give yourself the right to"
        )
    if not _SIGNATURES.match(begins):
        return (
            f"{shown(name)} is no picture that can be read; expected PNG, JPEG, WebP or GIF; save "
            f"it as one of them"
        )
    return ""


def no_credit(_: Case, slide: Slide) -> Iterator[Found]:
    """Decoration needs none."""
    for part, picture in pictures(slide):
        if not picture.credit and picture.alt != "":
            yield Found(
                part.place_of("file"),
                f"the picture {shown(picture.file)} has no credit; expected who made it; add "
                f"`credit: ...`, in Markdown with the block `- picture:`",
            )
