"""Bytes of a file to text, or the reason why they are no text."""

import re
from collections.abc import Mapping

from summit_tui.problems import START, Place, Problem

MAX_BYTES = 64 * 1024 * 1024
"""Largest deck file; 100,000 slides take about 20 MB."""

_MAGIC: Mapping[bytes, str] = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_WIDE: Mapping[bytes, str] = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def text_of(data: bytes, path: str) -> tuple[str, Problem | None]:
    """Return a file's text, with line feeds as its only line ends, or why it is no text."""

    def problem(message: str, place: Place = START) -> tuple[str, Problem]:
        return "", Problem(path=path, place=place, message=message)

    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            return problem(f"found {name}; expected a deck, a text file in YAML")
    for magic, name in _WIDE.items():
        if data.startswith(magic):
            return problem(f"the file is in {name}; expected UTF-8; save it again as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return problem(
            f"found the byte 0x{data[error.start]:02X}, which is not UTF-8; "
            f"expected a file in UTF-8; save it again as UTF-8 (it may be in Windows-1252 now)",
            Place(line=line, column=column),
        )
    if "\0" in text:
        return problem("found a binary file; expected a deck, a text file in YAML")
    # Editors do not count these as line ends, so neither do our places.
    text = re.sub("[\x85\u2028\u2029]", " ", text)
    return re.sub("\r\n?", "\n", text), None
