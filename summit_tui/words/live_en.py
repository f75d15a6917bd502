"""English for stages that know of each other."""

from summit_tui.words.live import Live

ENGLISH_LIVE = Live(
    free="the slide is no longer held",
    second="another stage shows this deck; this one goes its own way",
    joined="follows the other stage",
    waits="waits for a stage to follow",
    gone="the other stage has gone; waits for it",
    back="the other stage is back",
    ended="the talk has ended",
    follows="follows the other stage and does not step by itself",
)
