"""How many colours a stage has, as the terminal and the person have it."""

from collections.abc import Mapping

from rich.console import Console

from summit_tui.draw.look import Depth
from summit_tui.stage.preferences import Preferences


def few_colours(preferences: Preferences) -> bool:
    """Return whether the stage leaves its colours to the terminal.

    Textual turns NO_COLOR into grey, and rounds colours for terminals that have few; the terminal's
    own colours are what people ask for.
    """
    return not preferences.colours or Console().color_system == "standard"


def depth_of(preferences: Preferences) -> Depth:
    """Return the colours in which pictures can be shown on this terminal."""
    if not preferences.colours:
        return "none"
    depths: Mapping[str | None, Depth] = {"truecolor": "true", "256": "256", "standard": "16"}
    return depths.get(Console().color_system, "true")
