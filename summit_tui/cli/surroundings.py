"""What the terminal and the environment say: languages, signs, links, whether there is a screen."""

import locale
import os
import sys
from collections.abc import Mapping
from typing import Literal


def wanted_languages(lang: str | None) -> list[str]:
    """The languages that the person reads, best first: --lang, then the locale's."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    first = next((value for name in names if (value := os.environ.get(name))), "")
    tags = [lang or "", *os.environ.get("LANGUAGE", "").split(":"), first]
    if not any(tags) and sys.platform == "win32":
        tags.append(locale.getlocale()[0] or "")
    cleaned = (tag.split(".")[0].split("@")[0].replace("_", "-") for tag in tags)
    return [tag for tag in cleaned if tag not in ("", "C", "POSIX")]


def has_screen() -> bool:
    return os.environ.get("TERM") not in ("dumb", "", None)


def keys_from_terminal() -> None:
    """Take keys from the terminal after a deck came through standard input."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)


def signs() -> Literal["unicode", "ascii"]:
    """The signs that the terminal can show: old consoles have few."""
    old = os.environ.get("TERM", "").startswith(("linux", "vt", "cons"))
    encoding = (sys.stdout.encoding or "").casefold() if sys.stdout is not None else ""
    return "ascii" if old or not encoding.startswith("utf") else "unicode"


def links_for(environment: Mapping[str, str]) -> Literal["marked", "spelled"]:
    """How links can show where they lead: terminals that cannot follow them (OSC 8) are few."""
    old = environment.get("TERM", "").startswith(("linux", "vt", "cons", "rxvt"))
    return "spelled" if old or environment.get("TERM_PROGRAM") == "Apple_Terminal" else "marked"
