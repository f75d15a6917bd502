"""Cleaning of every string that comes from outside, so that no deck can drive a terminal.

Textual and plain ``print`` send escape sequences, C1 controls and NUL straight to the terminal, and
YAML lets them in as ``"\\e"``.  What leaves this module holds no control character but the line
feed, no bidirectional override, nothing invisible that hides text, and no lone surrogate.
"""

import re
import unicodedata

MAX_COMBINING = 8
"""Most combining marks kept on one letter; scripts need at most four, zalgo needs dozens."""

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"  # C0 but TAB and LF, DEL, C1
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"  # soft hyphen, zero width, bidi controls, tags
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CROWDED = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_COMBINING + 1},}}")
"""Where marks may be stacked: a quick look, because almost no text has so many signs in a row."""
TAB_STOP = 4
"""Spaces that stand for a tab: a tab's width depends on where a terminal thinks it is."""


def clean(text: str) -> str:
    """Return `text` in NFC with line feeds as the only control character.

    Cleaning twice changes nothing more.  Zero-width joiners stay: emoji and some scripts need them.
    """
    if text.isascii() and text.replace("\n", "").isprintable():  # nearly all of a deck
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = text.replace("\t", " " * TAB_STOP)
    text = _DROPPED.sub("", text)
    text = _SURROGATE.sub("\ufffd", text)
    text = unicodedata.normalize("NFC", text)
    if _CROWDED.search(text):
        text = unicodedata.normalize("NFC", _CROWDED.sub(_unstacked, text))
    return text


def _unstacked(crowd: re.Match[str]) -> str:
    """Return signs in a row with at most `MAX_COMBINING` marks on any of them.

    Joiners take no room, so they do not begin a new count.
    """
    out: list[str] = []
    marks = 0
    for char in crowd[0]:
        category = unicodedata.category(char)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > MAX_COMBINING:
                continue
        elif category != "Cf":
            marks = 0
        out.append(char)
    return "".join(out)


def one_line(text: str) -> str:
    """Return `text` cleaned, with every run of white space as one space: for titles and labels."""
    return " ".join(clean(text).split())


def folded(text: str) -> str:
    """Return `text` as searching compares it: without case and accents, ``ß`` as ``ss``."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def safe_address(address: str) -> str | None:
    """Return `address` if a link may go there, else None.

    Only http, https and mailto are links; controls, spaces and non-ASCII would break out of the
    terminal's link sequence (OSC 8), so they are percent-encoded.
    """
    address = clean(address).strip()
    if not re.match(r"(?i)(https?://|mailto:)[^\s]", address):
        return None
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode())
        for char in address
    )
