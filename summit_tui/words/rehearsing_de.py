"""Rehearsals in German."""

from summit_tui.words.rehearsing import Rehearsing

GERMAN_REHEARSING = Rehearsing(
    rehearsals={"one": "{n} Probe von {title}", "other": "{n} Proben von {title}"},
    none="Noch keine Probe von {title}; mit --rehearse beginnt eine",
    slide="Folie",
    plan="Plan",
    run="Probe {n}",
    median="Median",
    in_all="Zusammen",
    legend="{told} erzählt, {left} übrig vom Plan, {over} länger als geplant, "
    "{longest} längste Probe",
    slide_took="Folie {n}, {title}: {took}",
    step_took="Schritt {n}: {took}",
    took="{time}, geplant: {planned}",
    took_unplanned="{time}",
    took_range="{took}, kürzeste Probe: {least}, längste: {most}",
    not_told="nicht erzählt",
    sum_took="Zusammen {took}",
    sum_longer="{sum}, also {time} länger als geplant",
    sum_shorter="{sum}, also {time} kürzer als geplant",
    offer={
        "one": "Den Median einer Folie als ihre Minuten in {file} schreiben?",
        "other": "Die Mediane von {n} Folien als ihre Minuten in {file} schreiben?",
    },
    yes=("j", "ja"),
    written={
        "one": "{file}: eine Folie hat neue Minuten",
        "other": "{file}: {n} Folien haben neue Minuten",
    },
    nothing_new="{file}: alle Minuten sind wie geprobt",
)
