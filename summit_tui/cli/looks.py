"""A person's own themes on their way to the stage; what is wrong with them is told before it."""

from collections.abc import Mapping

from summit_tui.cli.configure import SettingsError
from summit_tui.cli.exits import say
from summit_tui.folders import config_folder
from summit_tui.palette import THEMES, Palette
from summit_tui.problems import report
from summit_tui.themes import ENDING, FOLDER, ThemeError, load_theme, own_themes


def all_themes(chosen: str | None) -> Mapping[str, Palette]:
    """Return all themes by name, a person's own last; `chosen` is the one that is asked for.

    Says where its text is too faint, and which others cannot be used.  Raises `SettingsError` if
    the chosen one cannot.
    """
    folder = config_folder() / FOLDER
    try:
        if chosen and chosen.endswith(ENDING):
            for warning in load_theme(str(folder / chosen)).warnings:
                say(f"summit-tui: warning: {warning}")
    except ThemeError as error:
        raise SettingsError(report(error), missing=error.missing) from None
    own, faults = own_themes(folder)
    for fault in faults:
        say(report(fault))
    return {**THEMES, **own}
