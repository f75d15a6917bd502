"""German for stages that know of each other."""

from summit_tui.words.live import Live

GERMAN_LIVE = Live(
    free="die Folie wird nicht mehr festgehalten",
    second="eine andere Bühne zeigt diese Folien; diese geht ihren eigenen Weg",
    joined="folgt der anderen Bühne",
    waits="wartet auf eine Bühne, der sie folgen kann",
    gone="die andere Bühne ist weg; wartet auf sie",
    back="die andere Bühne ist wieder da",
    ended="der Vortrag ist zu Ende",
    follows="folgt der anderen Bühne und blättert nicht selbst",
)
