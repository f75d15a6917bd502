"""Rules about pictures as files, and about what is owed to who made them."""

import os
from collections.abc import Iterator
from pathlib import Path

from summit_tui.check.case import Case, Found, pictures
from summit_tui.deck import Slide
from summit_tui.problems import nearest, shown


def unshowable(case: Case, slide: Slide) -> Iterator[Found]:
    folder = Path(case.deck.path).parent
    for part, picture in pictures(slide):
        fault = _fault(folder, picture.file)
        if fault:
            yield Found(part.place_of("file"), fault)


def _fault(folder: Path, name: str) -> str:
    """Return why a picture cannot be shown, as far as the file system knows; empty if it can."""
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return (
                f"the picture {shown(name)} is outside the deck's folder; expected a file in it; "
                f"copy the picture there"
            )
        if path.is_file():
            return ""
        hint = nearest(path.name, os.listdir(path.parent))
    except (OSError, ValueError, RuntimeError):  # no such folder, or a name that no file has
        hint = ""
    return f"there is no picture {shown(name)}; expected a file in the deck's folder{hint}"


def no_credit(_: Case, slide: Slide) -> Iterator[Found]:
    """Decoration needs none."""
    for part, picture in pictures(slide):
        if not picture.credit and picture.alt != "":
            yield Found(
                part.place_of("file"),
                f"the picture {shown(picture.file)} has no credit; expected who made it; add "
                f"`credit: ...`, in Markdown with the block `- picture:`",
            )
