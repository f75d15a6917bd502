"""What becomes of a talk when one of its files was saved: pure, and nothing else moves.

The audience sees the slide change, and nothing more; what was typed, searched for, marked and said
stays.  A file that is no deck any more changes only the panel.
"""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from summit_tui.deck import Deck
from summit_tui.reload import Reread, place_after
from summit_tui.stage.talk import Talk


def renewed(talk: Talk, found: Reread) -> Talk:
    """Return the talk after one of its story's files was read anew."""
    if found.deck is None:
        assert found.fault is not None
        return replace(talk, faults={**talk.faults, found.path: found.fault})
    faults = {path: fault for path, fault in talk.faults.items() if path != found.path}
    talk = replace(talk, faults=faults)
    language = next((tag for tag, path in talk.story.paths.items() if path == found.path), None)
    if language is None:
        return talk
    old, new = talk.deck, found.deck
    if language != talk.language:
        return replace(talk, story=talk.story.with_deck(language, new))
    if new.source == old.source:
        return talk
    zones = _zones(talk.zones, old, new)
    kept = talk.look.zone if talk.look.zone in zones and talk.look.zone != old.zone else new.zone
    talk = replace(
        talk,
        story=talk.story.with_deck(language, new),
        zones=zones,
        look=replace(talk.look, zone=kept),
    )
    return talk.holding(language, new, place_after(talk.at, old, new))


def _zones(zones: Sequence[ZoneInfo], old: Deck, new: Deck) -> tuple[ZoneInfo, ...]:
    """The zones of the new deck, and those that were not the old one's: the viewer's own."""
    if new.zone is None:
        return ()
    others = [zone for zone in zones if zone not in (old.zone, *old.zones)]
    return tuple(dict.fromkeys((new.zone, *new.zones, *others)))
