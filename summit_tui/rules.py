"""The rules of `summit-tui check` as a person reads them: what each finds, why, and how to mend it.

Only words are here, so that a deck may name a rule; what looks for them is in `check`, and a test
keeps the two alike.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from summit_tui.values import dataclass

Severity: TypeAlias = Literal["error", "warning"]
"""An error keeps somebody out or tells something wrong; a warning may be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; its name is the key of `RULES`."""

    severity: Severity
    finds: str
    """What is found, in a few words, without a full stop."""
    why: str
    """Why that matters: whole sentences."""
    mend: str
    """What to do: whole sentences."""


FAULT = "deck"
"""Stands for a rule where the reader itself found a fault, which nothing switches off."""
WHY_FAULT = "The deck cannot be told until this is mended."

RULES: Mapping[str, Rule] = {
    # Words.
    "alt-missing": Rule(
        severity="error",
        finds="a picture without a description",
        why="Who does not see the picture learns nothing of it: by ear, in braille, in a terminal "
        "that cannot draw it (WCAG 2.2, 1.1.1).",
        mend='Add `alt:` with what the picture shows; `alt: ""` if it is decoration.',
    ),
    "alt-file-name": Rule(
        severity="error",
        finds="a description that is the name of a file",
        why="A voice reads it aloud, and it says nothing of what there is to see.",
        mend="Write what the picture shows, in one or two sentences.",
    ),
    "alt-begins": Rule(
        severity="warning",
        finds='a description that begins with "picture of"',
        why="A voice says that it is a picture already; the listener then hears it twice.",
        mend="Begin with what the picture shows.",
    ),
    "alt-long": Rule(
        severity="warning",
        finds="a description of more than 50 words",
        why="Everyone who listens has to hear all of it before the slide goes on.",
        mend="Say in one or two sentences what the picture shows, and the rest in `long:`, which "
        "is said to who asks.",
    ),
    "alt-twice": Rule(
        severity="warning",
        finds="a description that is also the caption, or that of another picture on the slide",
        why="A voice says the same words twice, and two pictures cannot be told apart.",
        mend="Say in the description what there is to see, in the caption what is not.",
    ),
    "title-empty": Rule(
        severity="error",
        finds="a title of signs and emoji alone",
        why="Titles are how a listener finds the way, and no voice can say this one.",
        mend="Write a word or two.",
    ),
    "title-twice": Rule(
        severity="warning",
        finds="a title that another slide has too",
        why="In lists, in the overview and by ear the two slides cannot be told apart "
        "(WCAG 2.2, 2.4.6).",
        mend="Say in each title what is new on the slide.",
    ),
    "sentence-long": Rule(
        severity="warning",
        finds="a sentence of too many words",
        why="It is heard once and read from the back of a room; long sentences get lost.",
        mend="Make two sentences of it.",
    ),
    "sign-unsaid": Rule(
        severity="warning",
        finds="a sign for which voices have no word, or a drawing made of signs",
        why="Some voices leave it out, others read its long name; its meaning is heard by nobody.",
        mend="Write the word, or make a picture of it with a description.",
    ),
    "script-other": Rule(
        severity="warning",
        finds="a word in letters that its language is not written in",
        why="A voice spells what it cannot read: a German one says the name of the script before "
        "each letter of a Russian word (WCAG 2.2, 3.1.2).",
        mend="Write the word as the slide's own language writes it, or give it a block of its own "
        "with its `language:`.",
    ),
    "lines-many": Rule(
        severity="warning",
        finds="a slide of more than 20 lines by ear",
        why="Nobody keeps so much in mind that is heard once, and it has to be told in pages.",
        mend="Make two slides of it, or say less.",
    ),
    "notes-missing": Rule(
        severity="warning",
        finds="a slide without speaker notes in a deck that has some",
        why="The speaker finds the console empty in the middle of the talk.",
        mend="Add `notes:`, be it one line.",
    ),
    "code-language": Rule(
        severity="warning",
        finds="code in a language that Pygments does not know",
        why="It is shown without colours.",
        mend="Use the name that Pygments has for it, or leave it out.",
    ),
    "link-broken": Rule(
        severity="error",
        finds="a link that is unsafe or leads nowhere",
        why="The audience cannot follow it, or should not.",
        mend="Write the whole address, such as `https://www.nato.int/page`.",
    ),
    "link-placeholder": Rule(
        severity="warning",
        finds="a link to a host that is reserved for examples",
        why="Nobody ever owns such a host (RFC 2606); the true address was forgotten.",
        mend="Write the true address, or remove the link.",
    ),
    # Times.
    "time-order": Rule(
        severity="warning",
        finds="an event told after a later one",
        why="It may be a slip; the bar and the voice then go back in time.",
        mend="Put the slide where it belongs. If it is a flashback, say so at the line of `when`: "
        "`# check: off time-order`.",
    ),
    "time-phase": Rule(
        severity="warning",
        finds="a time outside the slide's phase",
        why="Either the time or the phase is wrong.",
        mend="Correct one of them, or leave `phase` out: it is found from the time.",
    ),
    "phase-unused": Rule(
        severity="warning",
        finds="a phase without a slide",
        why="It is announced nowhere; often a slide's time or `phase` is wrong.",
        mend="Remove the phase, or correct its times.",
    ),
    "minutes-missing": Rule(
        severity="warning",
        finds="a slide without planned minutes in a deck that has some",
        why="The plan of the talk then says less than it seems to.",
        mend="Add `minutes:`, or remove them from all slides.",
    ),
    "minutes-sum": Rule(
        severity="warning",
        finds="minutes of the slides that do not add up to the deck's `duration`",
        why="The talk will be longer or shorter than planned.",
        mend="Change the deck's `duration`, or `minutes` of some slides.",
    ),
    # Layout.
    "overflow": Rule(
        severity="warning",
        finds="a slide that does not fit on a screen of one of the sizes",
        why="The audience sees its end only after scrolling.",
        mend="Make it shorter, or two slides of it.",
    ),
    "code-wide": Rule(
        severity="warning",
        finds="a line of code that is too wide for a screen of one of the sizes",
        why="It is broken where the screen ends, in the middle of a word, and hard to follow.",
        mend="Break the line where the language allows it, or show less of it.",
    ),
    "letters-plain": Rule(
        severity="warning",
        finds="a header for which there are no big letters at one of the sizes",
        why="Plain letters are hard to read from the back of a room.",
        mend="Add `header:` with a shorter text, or without emoji; `header: {font: plain}` says "
        "that plain letters are meant.",
    ),
    "contrast": Rule(
        severity="warning",
        finds="an accent colour that cannot be read on the background of the deck's theme",
        why="Text needs a contrast of 4.5 to 1, more in a theme for high contrast (WCAG 2.2, "
        "1.4.3 and 1.4.6); the colour is shown lighter or darker than it was written.",
        mend="Write the colour that is shown, or another one.",
    ),
    # Pictures.
    "picture-file": Rule(
        severity="error",
        finds="a picture that is missing, damaged, too large or outside the deck's folder",
        why="The slide then shows its description alone.",
        mend="Put a PNG, JPEG, WebP or GIF into the deck's folder and name it from there.",
    ),
    "picture-still": Rule(
        severity="warning",
        finds="a picture that is to move and cannot: it is no animation, or a too long one",
        why="Its first frame stands still instead.",
        mend="Save it as an animated GIF, shorter or smaller, or remove `animate`.",
    ),
    "picture-credit": Rule(
        severity="warning",
        finds="a picture without a credit",
        why="Most licences ask for the maker's name, and the audience may want to know.",
        mend="Add `credit:`; in Markdown use the block `- picture:` for it.",
    ),
    "picture-cover": Rule(
        severity="warning",
        finds="a sensitive picture without words for its cover",
        why="The description stands on the cover then, and who does not want to see the picture "
        "may not want to read it either.",
        mend="Add `cover:` with words that warn without showing.",
    ),
    # Translations.
    "translation-broken": Rule(
        severity="error",
        finds="a translation with faults of its own",
        why="The story cannot be told in that language, and the two cannot be compared.",
        mend="Check that file.",
    ),
    "translation-slide": Rule(
        severity="error",
        finds="a slide that a translation lacks",
        why="Who changes the language there ends on another slide.",
        mend="Add it to the translation, with the same `id`.",
    ),
    "translation-time": Rule(
        severity="error",
        finds="a time that a translation tells otherwise",
        why="One of the two is wrong.",
        mend="Correct `when` in one of the files.",
    ),
    "translation-place": Rule(
        severity="error",
        finds="coordinates that a translation gives otherwise",
        why="One of the two is wrong.",
        mend="Correct `place` in one of the files.",
    ),
    "translation-picture": Rule(
        severity="warning",
        finds="other picture files than in a translation",
        why="A picture was exchanged or forgotten in one of the languages.",
        mend="Name the same files in both, unless there is text in the picture.",
    ),
    "translation-steps": Rule(
        severity="warning",
        finds="more or fewer steps than in a translation",
        why="Who changes the language in the middle of a slide sees more or less than before.",
        mend="Put `step` and `reveal` in the same places.",
    ),
    # The check itself.
    "off-unknown": Rule(
        severity="warning",
        finds="a comment that switches off a rule that does not exist",
        why="It switches nothing off.",
        mend="Correct the name of the rule.",
    ),
    "off-unused": Rule(
        severity="warning",
        finds="a comment that switches off a rule that finds nothing there",
        why="It hides what may go wrong on that line later.",
        mend="Remove the comment, or put it on the line of the finding.",
    ),
}
"""Every rule by its name, in the order in which people are shown them."""
