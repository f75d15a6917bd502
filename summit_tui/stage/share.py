"""What leaves the stage: a slide's words, the addresses of its links, a picture of it.

What there is to give is pure; the files of pictures are written here.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from summit_tui.blocks import runs_in, tongue_of
from summit_tui.dates import counted
from summit_tui.draw.frame import Frame
from summit_tui.draw.look import Pictures
from summit_tui.palette import Palette
from summit_tui.signs import say
from summit_tui.speak import slide_lines
from summit_tui.stage.preferences import PictureFormat
from summit_tui.stage.talk import Talk
from summit_tui.voice import Voice, voice_for
from summit_tui.words import Words

MAX_COPIED = 70_000
"""Bytes of a text for the clipboard: terminals drop longer ones whole (xterm's limit is 75 kB)."""
MAX_PICTURES = 999
"""Pictures of one slide in one folder."""


def words_of(talk: Talk) -> list[str]:
    """Return what the slide says, as far as it is revealed: lines as in the text mode."""
    voice = _voice(talk)
    if talk.look.zone is not None:
        zone = next((zone for zone in talk.zones if zone == talk.look.zone), voice.zone)
        voice = replace(voice, zone=zone)
    return slide_lines(talk.deck, talk.timeline, talk.at, voice, fully=True)


def _voice(talk: Talk) -> Voice:
    """How the deck is told, in its own zone."""
    return voice_for(talk.deck, words=talk.look.words)


def copied(talk: Talk) -> tuple[str, Talk]:
    """Return the text for the clipboard, and the talk that says how much of the slide it is."""
    lines, words = words_of(talk), talk.look.words
    kept = fitting(lines)
    note = counted(words.copied, len(kept), words)
    if len(kept) < len(lines):
        note = words.copied_part.format(n=len(kept), m=len(lines))
    return "\n".join(kept), replace(talk, typed="", note=note)


def fitting(lines: Sequence[str]) -> list[str]:
    """Return as many lines, from the first, as a clipboard takes; never a part of one."""
    kept, size = [], 0
    for line in lines:
        size += len(line.encode("utf-8")) + 1
        if size > MAX_COPIED:
            break
        kept.append(line)
    return kept


# --- links --------------------------------------------------------------------------------------


def links_of(talk: Talk) -> list[tuple[str, str]]:
    """Return text and address of the slide's links, each address once, in order of reading."""
    found: dict[str, str] = {}
    slide = talk.deck.slides[talk.at.slide]
    voice = _voice(talk).of(slide.language)
    for part in slide.body.parts:
        for core in part.block.plain():
            text = voice.of(tongue_of(core)).text
            for run in runs_in(core):
                if run.link:
                    found.setdefault(run.link, say(run.text, text) or run.link)
    return [(text, address) for address, text in found.items()]


# --- pictures -----------------------------------------------------------------------------------


def picture(talk: Talk, palette: Palette, width: int, height: int) -> str:
    """Return the slide as it is drawn on `width` times `height` cells, as SVG.

    Nothing that lies over it for a moment is on it: no note, no mark, no fault of a file, no blank
    screen.
    """
    from summit_tui.draw.svg import svg_of  # deferred: for who wants a picture

    bare = replace(talk, asks="", sought=None, typed="", note="", faults={}, blank=False)
    slide = talk.deck.slides[talk.at.slide]
    description = "\n".join(words_of(talk))
    return svg_of(bare.frame(width, height), palette, title=slide.title, description=description)


def saved(svg: str, folder: Path, stem: str, wanted: PictureFormat) -> tuple[Path, PictureFormat]:
    """Write a picture to a new file in `folder`; return its path, and its format.

    The format is SVG where the library for PNG is missing.  No file is written over.  Raises
    `OSError`.
    """
    from summit_tui.draw.png import png_of  # deferred: for who wants a picture

    png = png_of(svg) if wanted == "png" else None
    made: PictureFormat = "svg" if png is None else "png"
    data = svg.encode("utf-8") if png is None else png
    for number in range(1, MAX_PICTURES + 1):
        name = f"{stem}.{made}" if number == 1 else f"{stem}-{number}.{made}"
        try:
            with (folder / name).open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        return folder / name, made
    raise FileExistsError(None, f"{stem}-{MAX_PICTURES}.{made}")


def saving_note(svg: str, stem: str, wanted: PictureFormat, words: Words) -> str:
    """Save a picture in the folder in which the person works, and return what to say of it."""
    try:
        path, made = saved(svg, Path(), stem, wanted)
    except OSError as error:
        return words.picture_failed.format(reason=error.strerror or str(error))
    note = words.picture_saved if made == wanted else words.picture_as_svg
    return note.format(file=path.name)


async def picture_saved(
    talk: Talk, palette: Palette, shown: Frame, pictures: Pictures, wanted: PictureFormat
) -> str:
    """Write a picture of the slide, as large as the frame `shown`; return what is said of it."""
    import asyncio  # deferred: the first slide is painted before Textual brings it

    talk = replace(talk, look=replace(talk.look, pictures=pictures))
    svg = picture(talk, palette, shown.width, shown.height)
    return await asyncio.to_thread(saving_note, svg, stem_of(talk), wanted, talk.look.words)


def stem_of(talk: Talk) -> str:
    """Return the name of a picture of the slide, without ending: ``talk-handshake``."""
    return f"{Path(talk.deck.path).stem or 'slides'}-{talk.deck.slides[talk.at.slide].id}"
