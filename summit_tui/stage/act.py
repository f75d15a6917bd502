"""What each command makes of a talk."""

from dataclasses import replace
from typing import assert_never

from summit_tui.blocks import Picture
from summit_tui.commands import Command
from summit_tui.dates import zone_name
from summit_tui.draw.frame import Frame
from summit_tui.position import Back, Next
from summit_tui.stage.talk import Talk

SCROLL_ROWS = 1
"""Rows that an arrow key scrolls."""
WHEEL_ROWS = 3
"""Rows that a turn of the wheel scrolls."""


def after(talk: Talk, command: Command, shown: Frame) -> Talk:
    """Return the talk after a command that changes only the talk; others leave it as it is.

    `shown` is the frame on the screen: scrolling depends on what fits there.
    """
    if talk.blank and command.does not in ("help", "about", "quit", "close"):
        return replace(talk, blank=False)
    if talk.asks == "overview":
        return talk  # its keys are its own; this is a click beside the cards
    if talk.held:
        # What is on the screen is not what the speaker looks at.
        shown = Frame(width=shown.width, height=shown.height, lines=(), title_at=(0, 0))
    page = max(1, shown.height * 2 // 3)
    match command.does:
        case "scroll-down" | "page-down" | "scroll-up" | "page-up":
            assert command.fallback is not None
            rows = page if command.does.startswith("page") else SCROLL_ROWS
            down = command.does.endswith("down")
            return talk.scrolled(rows if down else -rows, shown, command.fallback)
        case "blank":
            return replace(talk, blank=True, held=None, typed="", note="")
        case "language":
            return talk.in_next_language()
        case "zone":
            return in_next_zone(talk)
        case "uncover":
            return _uncovered(talk)
        case "next-hit" | "previous-hit":
            return talk.hit_beside(later=command.does == "next-hit")
        case "overview":
            return talk.overlooked(shown.width, shown.height)
        case "play":
            return talk.toggled()
        case "return" | "return-ahead":
            return talk.returned(ahead=command.does == "return-ahead")
        case "larger" | "smaller":
            big, words = command.does == "larger", talk.look.words
            note = words.letters_large if big else words.letters_as_before
            return replace(talk, look=replace(talk.look, big=big), scroll=0, typed="", note=note)
        case "close":
            return talk.closed()
        case Next() | Back() if shown.page:
            # A page out of sight must not be passed over.
            return talk.scrolled(1 if isinstance(command.does, Next) else -1, shown, command.does)
        case (
            "goto"
            | "where"
            | "repeat"
            | "timeline"
            | "list"
            | "notes"
            | "describe"
            | "clock"
            | "brief"
            | "normal"
            | "long"
            | "find"
            | "copy"
            | "open"
            | "picture"
            | "mark"
            | "jump"
            | "theme"
            | "edit"
            | "text"
            | "stage"
            | "about"
            | "help"
            | "quit"
        ):
            return talk
        case move:
            return talk.went(move)
    assert_never(command.does)


def in_next_zone(talk: Talk) -> Talk:
    """Return the talk with its times in the next zone."""
    words = talk.look.words
    if not talk.zones:
        return replace(talk, note=words.no_zones, typed="")
    current = next((i for i, zone in enumerate(talk.zones) if zone == talk.look.zone), -1)
    zone = talk.zones[(current + 1) % len(talk.zones)]
    when = talk.deck.slides[talk.at.slide].when or next(
        (mark.when for mark in talk.timeline.events), None
    )
    name = zone_name(zone, when.first, words) if when else zone.key
    return replace(
        talk,
        look=replace(talk.look, zone=zone),
        note=words.zone_now.format(zone=name),
        typed="",
    )


def _uncovered(talk: Talk) -> Talk:
    """Return the talk with the sensitive pictures of this slide shown, or covered again."""
    slide = talk.deck.slides[talk.at.slide]
    cores = (core for part in slide.body.parts for core in part.block.plain())
    if not any(isinstance(core, Picture) and core.sensitive for core in cores):
        return replace(talk, note=talk.look.words.nothing_covered, typed="")
    uncovered = "" if talk.uncovered == slide.id else slide.id
    return replace(talk, uncovered=uncovered, note="", typed="")
