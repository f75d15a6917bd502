"""A picture that moves: the frames of an animation as cells, and how long each of them stays.

A film is shown once.  Before it, after it and wherever nothing may move stands the first frame.
Whoever opens the file limits what comes here; the number of frames is limited here.
"""

from bisect import bisect_right
from collections.abc import Iterator

from PIL import Image

from summit_tui.blocks import Picture
from summit_tui.draw.frame import Line
from summit_tui.draw.look import Depth
from summit_tui.draw.pixels import Size, cells_of
from summit_tui.values import dataclass

MAX_FRAMES = 120
"""Most frames that are shown: twelve seconds of a common GIF."""
MAX_PIXELS = 50_000_000
"""Most pixels of all frames together: about a second of decoding."""
SHORTEST = 0.05
"""Seconds that a frame stays at least: terminals do not follow faster."""
UNTIMED = 0.1
"""Seconds of a frame that asks for less than `HASTY`, as browsers have it."""
HASTY = 0.02
"""Seconds below which a frame's time is not meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """An animation that is ready to be shown."""

    frames: tuple[tuple[Line, ...], ...]
    """At least two, each as many rows as the others."""
    ends: tuple[float, ...]
    """When each frame ends, in seconds from the beginning; as long as `frames`, growing."""

    def at(self, elapsed: float) -> tuple[Line, ...] | None:
        """Return the frame that stands `elapsed` seconds after the beginning; None at the end."""
        number = bisect_right(self.ends, elapsed)
        return self.frames[number] if number < len(self.frames) else None

    def left(self, elapsed: float) -> float | None:
        """Return the seconds for which that frame still stands; None at the end."""
        number = bisect_right(self.ends, elapsed)
        return self.ends[number] - elapsed if number < len(self.ends) else None


def why_still(image: Image.Image) -> str:
    """Return why an opened picture cannot be shown as a film, or nothing.  Moves it about."""
    frames = _count(image)
    if frames < 2:
        return "has one frame; expected an animation"
    if frames > MAX_FRAMES:
        return f"has more than {MAX_FRAMES} frames; expected fewer"
    pixels = frames * image.size[0] * image.size[1]
    if pixels > MAX_PIXELS:
        return (
            f"has {frames} frames of {image.size[0]} x {image.size[1]} pixels; expected at most "
            f"{MAX_PIXELS // 1_000_000} million pixels in all"
        )
    return ""


def film_of(
    image: Image.Image, picture: Picture, size: Size, depth: Depth, background: str
) -> Film | None:
    """Return an opened picture as a film of `size` cells, or None if it is none."""
    if why_still(image):
        return None
    frames, ends, elapsed = [], [], 0.0
    for frame, seconds in _frames(image):
        elapsed += seconds
        ends.append(elapsed)
        frames.append(cells_of(frame, picture, size, depth, background))
    return Film(frames=tuple(frames), ends=tuple(ends))


def _count(image: Image.Image) -> int:
    """Return the number of frames, or one more than `MAX_FRAMES`; all could be millions."""
    for number in range(MAX_FRAMES + 1):
        try:
            image.seek(number)
        except EOFError:
            return number
    return MAX_FRAMES + 1


def _frames(image: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """Yield each frame, as RGBA, and its seconds."""
    for number in range(_count(image)):
        image.seek(number)
        image.load()  # of WebP only this tells the frame's time
        asked = float(image.info.get("duration", 0)) / 1000
        yield image.convert("RGBA"), UNTIMED if asked < HASTY else max(asked, SHORTEST)
