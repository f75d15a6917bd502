"""Rules about what a listener hears: signs that no voice says, long answers, words said twice."""

import unicodedata
from collections.abc import Iterator

from summit_tui.blocks import Code, Picture, plain_text, texts_in, tongue_of
from summit_tui.check.case import Case, Found, cores, pictures
from summit_tui.clean import folded
from summit_tui.deck import Slide
from summit_tui.problems import Place, shown
from summit_tui.signs import say
from summit_tui.speak import body_lines

MOST_LINES = 20
"""Lines of a slide that a listener keeps in mind, and that a terminal shows at once."""
DRAWN = 3
"""So many signs of a drawing in one text are a picture, fewer are decoration."""


def unsaid_sign(case: Case, slide: Slide) -> Iterator[Found]:
    """A sign that is left after all that `say` knows, and a picture that is made of signs."""
    for place, text, language in texts(case, slide):
        said = say(text, case.voice.of(slide.language).of(language).text)
        left = [char for char in said if char > "\x7f" and unicodedata.category(char) in _SIGNS]
        drawn = [char for char in text if "─" <= char <= "▟" or "⠀" < char <= "⣿"]
        for char in dict.fromkeys(left):
            name = unicodedata.name(char, "without a name").casefold()
            yield Found(
                case.near(place, char),
                f"the sign {shown(char)} ({name}) is called by its name or left out by voices; "
                f"expected a word; write what it means",
            )
        if len(drawn) >= DRAWN:
            yield Found(
                case.near(place, drawn[0]),
                f"{shown(''.join(drawn[:8]))} is a drawing that nobody hears; expected words; "
                f"write what it shows, or make a `picture` or `chart` of it",
            )


_SIGNS = ("So", "Sm", "Co", "Cn")
"""Unicode's categories of signs that are neither letters nor stops."""


def texts(case: Case, slide: Slide) -> Iterator[tuple[Place, str, str | None]]:
    """Yield the texts of a slide that are no code, with their place and language."""
    yield slide.place_of("title"), slide.title, None
    for part, core in cores(slide):
        for runs in texts_in(core):
            text = "".join(run.text for run in runs if not run.code)
            yield case.near(part.place, plain_text(runs)[:20]), text, tongue_of(core)
        if isinstance(core, Picture) and core.alt:
            yield part.place_of("alt"), core.alt, core.language


def many_lines(case: Case, slide: Slide) -> Iterator[Found]:
    """Lines of code do not count: they are announced, and can be skipped."""
    code = {
        line.rstrip()
        for _, core in cores(slide)
        if isinstance(core, Code)
        for line in core.text.split("\n")
    }
    lines = [line for line in body_lines(slide, 0, slide.steps, case.voice) if line not in code]
    if len(lines) > MOST_LINES:
        yield Found(
            slide.place_of("body"),
            f"this slide says {len(lines)} lines; expected at most {MOST_LINES}; make two slides "
            f"of it, or a `chart` of its table",
        )


def description_twice(_: Case, slide: Slide) -> Iterator[Found]:
    before: set[str] = set()
    for part, picture in pictures(slide):
        alt = _plain(picture.alt or "")
        if not alt:
            continue
        if alt == _plain(plain_text(picture.caption)):
            yield Found(
                part.place_of("caption"),
                "the caption is the description again, so a voice says it twice; expected what "
                "cannot be seen; write that, or leave `caption` out",
            )
        if alt in before:
            yield Found(
                part.place_of("alt"),
                f"the description {shown(picture.alt or '')} is that of another picture on this "
                f"slide; expected its own; say in what they differ",
            )
        before.add(alt)


def _plain(text: str) -> str:
    return " ".join(folded(text).split()).rstrip(" .")
