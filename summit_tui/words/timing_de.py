"""The time of a talk in German."""

from summit_tui.words.timing import Timing

GERMAN_TIMING = Timing(
    since_start="{time} seit Beginn",
    left="noch {time}",
    left_until="noch {time} bis {end}",
    over="{time} über der Zeit",
    on_slide="Auf dieser Folie: {time}, geplant: {planned}",
    planned="Geplant: {end} bis zum Ende dieser Folie, insgesamt {whole}",
    behind="{time} im Rückstand",
    ahead="{time} im Voraus",
    on_time="Im Zeitplan",
    from_here="{off}: ab hier {each} je Folie",
    skip={
        "one": "{off}: keine Zeit mehr für die letzte Folie",
        "other": "{off}: keine Zeit mehr für die {n} übrigen Folien, lassen Sie einige aus",
    },
    no_plan="Es sind keine Minuten geplant",
    begins="Die Uhr läuft ab jetzt",
    stands="Die Uhr steht",
    goes_on="Die Uhr läuft weiter",
    broke_off="Abgebrochen: {key} zu Folie {n}",
    broke_off_typed="Der vorige Vortrag brach auf Folie {n} ab. Mit {word} geht es dort weiter",
)
