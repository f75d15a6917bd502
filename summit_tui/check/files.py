"""Rules about pictures as files, their covers, and what is owed to who made them."""

from collections.abc import Iterator

from summit_tui.check.case import Case, Found, pictures
from summit_tui.deck import Slide
from summit_tui.draw.gallery import Fault
from summit_tui.problems import shown


def unshowable(case: Case) -> Iterator[Found]:
    """Each file is decoded once, however many slides show it."""
    judged: dict[str, Fault | None] = {}
    for slide in case.slides:
        for part, picture in pictures(slide):
            if picture.file not in judged:
                judged[picture.file] = case.gallery.fault(picture, decode=True)
            fault = judged[picture.file]
            if fault:
                yield Found(part.place_of("file"), fault.message)


def still(case: Case) -> Iterator[Found]:
    for slide in case.slides:
        for part, picture in pictures(slide):
            if picture.animate and not case.gallery.fault(picture, decode=True):
                fault = case.gallery.why_still(picture)
                if fault:
                    yield Found(part.place_of("animate"), fault.message)


def no_cover(_: Case, slide: Slide) -> Iterator[Found]:
    for part, picture in pictures(slide):
        if picture.sensitive and not picture.cover:
            yield Found(
                part.place_of("sensitive"),
                f"the sensitive picture {shown(picture.file)} has no words for its cover; expected "
                f"words that warn without showing; add `cover: ...`",
            )


def no_credit(_: Case, slide: Slide) -> Iterator[Found]:
    """Decoration needs none."""
    for part, picture in pictures(slide):
        if not picture.credit and picture.alt != "":
            yield Found(
                part.place_of("file"),
                f"the picture {shown(picture.file)} has no credit; expected who made it; add "
                f"`credit: ...`, in Markdown with the block `- picture:`",
            )
