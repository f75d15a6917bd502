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


def text_of(data: bytes, path: str, form: str) -> tuple[str, Problem | None]:
    """Return a file's text, with line feeds as its only line ends, or why it is no text.

    `path` names the file in messages, and `form` what was expected, such as ``a deck``.
    With a problem the text is what messages may show of the file: nothing of a picture or program.
    """

    def problem(message: str) -> tuple[str, Problem]:
        return "", Problem(path=path, place=START, message=message)

    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            return problem(f"found {name}; expected {form}")
    for magic, name in _WIDE.items():
        if data.startswith(magic):
            return problem(f"the file is in {name}; expected UTF-8; save it again as UTF-8")
    if b"\0" in data:
        return problem(f"found a binary file; expected {form}")
    try:
        return _unified(data.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        before = _unified(data[: error.start].decode("utf-8-sig", "replace"))
        message = (
            f"found the byte 0x{data[error.start]:02X}, which is not UTF-8; "
            f"expected a file in UTF-8; save it again as UTF-8 (it may be in Windows-1252 now)"
        )
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        place = Place(line=line, column=column)
        shown = _unified(data.decode("utf-8-sig", "replace"))
        return shown, Problem(path=path, place=place, message=message)


def _unified(text: str) -> str:
    """Return `text` with the line ends that editors count; others become spaces."""
    if not any(sign in text for sign in "\r\x85\u2028\u2029"):
        return text
    return re.sub("\r\n?", "\n", re.sub("[\x85\u2028\u2029]", " ", text))
