"""Numbers for what a screen reader said, against what a slide holds.

Lengths are characters without white space and without ``. , : ; ! ?``: voices make pauses of those.
A word is a run of letters or of digits (``11:08`` is one); anything else is a sign, and counts.
The definitions are those of the study whose table the project's targets come from.
"""

import re
import subprocess
import tempfile
import unicodedata
import wave
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TOKEN = re.compile(r"\d+(?:[:.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]+|_+")
_PAUSES = frozenset(".,:;!?…")
_ORIENTATION = (
    *("slide", "of", "image", "table", "rows", "columns", "row", "column"),
    *("folie", "von", "bild", "tabelle", "zeilen", "spalten", "zeile", "spalte"),
)
"""Words that name a thing or a place; each may be said once on a slide."""
SPEED = 175
"""Words a minute: the voice's own speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well one slide was told; lengths in characters, shares from 0 to 1."""

    spoken: int
    content: int
    lead: int | None
    """Words and signs before the first word of the content; None if no such word came."""
    junk: float
    """Of all that was spoken: neither content, nor the place, nor the name of a thing, said once,
    nor the names of columns once a row."""
    missing: float
    """Of the content: words never spoken."""
    disorder: float
    """Of the content: words spoken, but not in the slide's order."""
    repeat: float
    """All that was spoken over the content: 1.0 is the content said once."""


def tokens(text: str) -> list[str]:
    """Return the words and signs of a text, folded; signs that are pauses are left out.

    ``08:55`` is heard as ``8:55`` is.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    folded = re.sub(r"\b0(?=\d:\d\d)", "", folded)
    found = (
        token if token[0].isalnum() else "".join(c for c in token if c not in _PAUSES)
        for token in _TOKEN.findall(folded)
    )
    return [token for token in found if token]


def without_line_ends(reader: str, text: str) -> str:
    """Leave out the commas that Fenrir writes for line ends: they are pauses."""
    return re.sub(r"(?:(?<=\s)|^),(?=\s|$)", " ", text) if reader == "fenrir" else text


def score(
    reader: str,
    spoken: Sequence[str],
    content: Sequence[str],
    *,
    place: tuple[int, int] = (0, 0),
    heads: Sequence[str] = (),
) -> Score:
    """Measure what was `spoken` against the lines of a slide's `content`.

    `place` is the slide's number and the count of slides, each of which may be said once; `heads`
    are names of columns, which may be said once more for each row of the table.
    """
    wanted = [token for line in content for token in tokens(line)]
    words = [token for token in wanted if token[0].isalnum()]
    said = [token for one in spoken for token in tokens(without_line_ends(reader, one))]
    heard = [token for token in said if token[0].isalnum()]
    pairs = _in_order(words, heard)
    need, total = _length(words), _length(said)
    matched = sum(len(words[i]) for i, _ in pairs)
    never = _length((Counter(words) - Counter(heard)).elements())
    signs = Counter(t for t in wanted if not t[0].isalnum())
    own_signs = _length((signs & Counter(said)).elements())
    left = Counter(heard) - Counter(heard[j] for _, j in pairs)
    allowed = Counter([*map(str, place), *_ORIENTATION])
    for head in heads:
        for token in tokens(head):
            allowed[token] += max(len(content) - 2, 0)
    orientation = _length((left & allowed).elements())
    at = [i for i, token in enumerate(said) if token[0].isalnum()]
    return Score(
        spoken=total,
        content=need,
        lead=at[pairs[0][1]] if pairs else None,
        junk=(total - matched - own_signs - orientation) / total if total else 0.0,
        missing=never / need if need else 0.0,
        disorder=max(0, need - never - matched) / need if need else 0.0,
        repeat=total / need if need else 0.0,
    )


def _length(found: Iterable[str]) -> int:
    return sum(map(len, found))


def _in_order(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest common subsequence as pairs of places, the earliest in `b`."""
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        row, below = best[i], best[i + 1]
        for j in reversed(range(len(b))):
            row[j] = max(below[j], row[j + 1])
            if a[i] == b[j]:
                row[j] = max(row[j], below[j + 1] + len(a[i]))
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j] and best[i][j] == best[i + 1][j + 1] + len(a[i]):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


@cache
def seconds(text: str, language: str) -> float:
    """Return how long espeak-ng speaks a text, without the silence at both ends."""
    voice = {"en": "en-us"}.get(language, language)
    with tempfile.TemporaryDirectory(prefix="hearing-") as folder:
        sound = Path(folder) / "sound.wav"
        command = ["espeak-ng", "-v", voice, "-s", str(SPEED), "-w", str(sound), "--", text]
        subprocess.run(command, check=True, capture_output=True)
        with wave.open(str(sound)) as file:
            rate = file.getframerate()
            samples = memoryview(file.readframes(file.getnframes())).cast("h")
    loud = [
        i for i in range(0, len(samples), 200) if any(abs(s) > 60 for s in samples[i : i + 200])
    ]
    return (loud[-1] - loud[0] + 200) / rate if loud else 0.0


def speech_seconds(reader: str, spoken: Iterable[str], language: str) -> float:
    """Return how long all utterances take, one after the other, nothing interrupted."""
    return sum(seconds(without_line_ends(reader, one), language) for one in spoken)
