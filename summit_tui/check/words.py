"""Rules about words: descriptions, titles, sentences, notes, languages of code, links."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import assert_never
from urllib.parse import unquote, urlsplit

from summit_tui.blocks import (
    Bullets,
    Code,
    CoreBlock,
    Heading,
    Picture,
    Table,
    Text,
    plain_text,
    runs_in,
    texts_in,
)
from summit_tui.check.case import Case, Found, blocks, cores, pictures
from summit_tui.clean import folded, one_line, safe_address
from summit_tui.deck import Slide
from summit_tui.draw.highlight import knows
from summit_tui.kinds import Quote
from summit_tui.problems import Place, shown
from summit_tui.signs import say, say_runs

LONGEST_SENTENCE: Mapping[str, int] = {"en": 25, "de": 25}
"""Words of the longest sentence by language: 25 for English is GOV.UK's rule ("Sentence length");
German joins words and is held to the same."""
LONGEST_ELSEWHERE = 30
"""The same for languages without a rule of their own."""

# --- pictures in words --------------------------------------------------------------------------


def missing_description(_: Case, slide: Slide) -> Iterator[Found]:
    for part, picture in pictures(slide):
        if picture.alt is None:
            yield Found(
                part.place_of("file"),
                f"the picture {shown(picture.file)} has no description; expected `alt` with what "
                f'it shows; add `alt: ...`, or `alt: ""` if it is decoration',
            )


_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|heic|avif)"
    r"|(?:img|dsc|dscn|dscf|pxl|mvimg|screenshot|bildschirmfoto|image|bild|foto|photo)[\W_]*\d[\d\W_]*",
    re.IGNORECASE,
)
"""A name with an ending, or what a camera calls its pictures."""


def file_name_for_description(_: Case, slide: Slide) -> Iterator[Found]:
    for part, picture in pictures(slide):
        if not picture.alt:
            continue
        name = re.split(r"[/\\]", picture.file)[-1]
        same = _letters(picture.alt) in (_letters(name), _letters(name.rpartition(".")[0]))
        if same or _FILE_NAME.fullmatch(picture.alt.strip()):
            yield Found(
                part.place_of("alt"),
                f"the description {shown(picture.alt)} is the name of a file; expected what the "
                f"picture shows; write that in one or two sentences",
            )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text))


_BEGINS = re.compile(
    r"(?:an?\s|the\s|this\sis\san?\s)?"
    r"(?:image|picture|photo|photograph|graphic|illustration|drawing|screenshot|icon)\s"
    r"(?:of|showing|shows)\b"
    r"|(?:ein(?:e)?\s|das\s|die\s)?"
    r"(?:bild|foto|fotografie|grafik|abbildung|zeichnung|illustration|bildschirmfoto|symbol)\s"
    r"(?:von|vom|zeigt|mit|eines|einer|des|der)\b",
    re.IGNORECASE,
)
"""How a description begins in English or German that says that it describes a picture."""


def description_of_a_picture(_: Case, slide: Slide) -> Iterator[Found]:
    for part, picture in pictures(slide):
        begins = _BEGINS.match((picture.alt or "").strip())
        if begins:
            yield Found(
                part.place_of("alt"),
                f"the description begins with {shown(begins[0])}, which a voice says already; "
                f"expected what there is to see; leave these words out",
            )


LONGEST_ALT = 50
"""Words of the longest description that is still heard at once: about 17 seconds of speech."""


def long_description_in_alt(_: Case, slide: Slide) -> Iterator[Found]:
    for part, picture in pictures(slide):
        count = len((picture.alt or "").split())
        if count > LONGEST_ALT:
            yield Found(
                part.place_of("alt"),
                f"the description has {count} words; expected at most {LONGEST_ALT}; say in one or "
                f"two sentences what the picture shows, and the rest in `long`",
            )


# --- titles -------------------------------------------------------------------------------------


def title_without_words(case: Case, slide: Slide) -> Iterator[Found]:
    if not any(char.isalnum() for char in say(slide.title, case.voice.text)):
        yield Found(
            slide.place_of("title"),
            f"the title {shown(slide.title)} has nothing that a voice can say; expected words; "
            f"write one or two",
        )


def title_twice(case: Case) -> Iterator[Found]:
    first: dict[str, Slide] = {}
    for slide in case.slides:
        heard = folded(say(slide.title, case.voice.text))
        earlier = first.setdefault(heard, slide)
        if earlier is not slide and heard:
            yield Found(
                slide.place_of("title"),
                f"the title {shown(slide.title)} stands on line "
                f"{earlier.place_of('title').line} already; expected another for each slide; "
                f"say what is new on this one",
            )


# --- sentences ----------------------------------------------------------------------------------

_END = re.compile(r"(?<=[.!?…])[)\]]*\s+(?=\S)")
"""Between two sentences, as `speak` writes them; an abbreviation ends one too early, which never
makes a sentence longer than it is."""


def long_sentence(case: Case, slide: Slide) -> Iterator[Found]:
    """What somebody else said stays as it was said."""
    language = case.deck.language.split("-")[0].casefold()
    most = LONGEST_SENTENCE.get(language, LONGEST_ELSEWHERE)
    own = ((part, block) for part, block in blocks(slide) if not isinstance(block, Quote))
    for part, core in ((part, core) for part, block in own for core in block.plain()):
        for said, written in _texts(case, core):
            for sentence in _END.split(said):
                count = len(sentence.split())
                if count > most:
                    yield Found(
                        _place_of(case, part.place, sentence, written),
                        f"the sentence {shown(sentence)} has {count} words; expected at most "
                        f"{most}; make two of it",
                    )


def _texts(case: Case, core: CoreBlock) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a block as they are said, and as they were written."""
    match core:
        case Heading() | Text() | Bullets():
            for runs in texts_in(core):
                yield say_runs(runs, case.voice.text), plain_text(runs)
        case Picture():
            for text in filter(None, (core.alt, core.long)):
                yield say(text, case.voice.text), text
        case Table() | Code():
            pass
        case _:
            assert_never(core)


def _place_of(case: Case, place: Place, sentence: str, written: str) -> Place:
    """Return the place of a sentence by as many of its first words as stand on one line."""
    words = sentence.split()
    for count in (5, 3, 2, 1):
        start = " ".join(words[:count])
        if start not in one_line(written):
            continue
        found = case.near(place, start)
        if found != place:
            return found
    return place


# --- notes, code --------------------------------------------------------------------------------


def no_notes(case: Case) -> Iterator[Found]:
    having = sum(bool(slide.notes) for slide in case.slides)
    for slide in case.slides:
        if having and not slide.notes:
            yield Found(
                slide.place_of(),
                f"the slide {shown(slide.title)} has no notes, unlike {having} of "
                f"{len(case.slides)}; expected `notes`; add them, be it one line",
            )


def unknown_language_of_code(case: Case, slide: Slide) -> Iterator[Found]:
    for part, core in cores(slide):
        if isinstance(core, Code) and core.language and not knows(core.language):
            fence = case.near(part.place, f"```{core.language}")
            yield Found(
                part.places.get("language", fence),
                f"the code's language {shown(core.language)} is unknown to Pygments; expected one "
                f"that it knows, such as `python`; correct the name or leave it out",
            )


# --- links --------------------------------------------------------------------------------------

_RESERVED = re.compile(
    r"(?:.*\.)?(?:example\.(?:com|net|org)|example|test|invalid|localhost)|127\.0\.0\.1",
)
"""Hosts that nobody can own (RFC 2606) or that are the reader's own machine."""
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
"""A part of a host's name between dots (RFC 1123, 2.1); an underscore is seen in practice."""


def links_of(case: Case) -> Iterator[tuple[Place, str]]:
    """Yield every address of the deck and where it stands, those of sources first."""
    for source in case.deck.sources:
        if source.link:
            yield source.place_of("link"), source.link
    for slide in case.slides:
        bodies = ((part.place, core) for part, core in cores(slide))
        notes = ((slide.place_of("notes"), core) for block in slide.notes for core in block.plain())
        for place, core in chain(bodies, notes):
            for link in dict.fromkeys(run.link for run in runs_in(core) if run.link):
                yield case.near(place, link), link


def broken_link(case: Case) -> Iterator[Found]:
    for place, link in links_of(case):
        fault = fault_of(link)
        if fault:
            yield Found(place, f"the link {shown(link)} {fault}")


def placeholder(case: Case) -> Iterator[Found]:
    for place, link in links_of(case):
        host = "" if fault_of(link) else _host(link)
        if _RESERVED.fullmatch(host):
            yield Found(
                place,
                f"the link {shown(link)} goes to {shown(host)}, which is reserved for examples; "
                f"expected a host that exists; write the true address",
            )


def fault_of(link: str) -> str:
    """Return what is wrong with an address and what to do; empty if nothing is."""
    whole = "; expected a whole address such as `https://www.nato.int/page`"
    if not safe_address(link):
        return f"is not safe{whole}; only http, https and mailto are opened"
    if re.search(r"\s", link.strip()):
        return f"has a space in it{whole}; remove it, or write `%20`"
    if link.casefold().startswith("mailto:"):
        person, at, host = link[7:].partition("?")[0].rpartition("@")
        sound = bool(person and at) and "." in host and _is_host(host)
        return "" if sound else "is no address of a person; expected `mailto:name@host`; correct it"
    host = _host(link)
    if not host:
        return f"has no host{whole}; correct it"
    if not _is_host(host):
        return f"has the host {shown(host)}, which cannot exist{whole}; correct it"
    return ""


def _host(link: str) -> str:
    """Return the host of an address in small letters; empty where it has none."""
    try:
        parts = urlsplit(link.strip())
        parts.port  # noqa: B018 - raises for what is no number
        return unquote(parts.hostname or "")
    except ValueError:
        return ""


def _is_host(host: str) -> bool:
    if ":" in host:
        return True  # an address of IPv6: urlsplit has read it
    try:
        plain = host.encode("idna").decode("ascii").casefold()
    except UnicodeError:
        return False
    return len(plain) <= 253 and all(
        _LABEL.fullmatch(label) for label in plain.removesuffix(".").split(".")
    )
