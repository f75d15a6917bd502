"""What signs, units and short forms are called in German texts; see `Words` for each table."""

from collections.abc import Mapping

ALONE: Mapping[str, str] = {"/": "Schrägstrich", "?": "Fragezeichen", "#": "Raute", "*": "Stern"}

ABBREVIATIONS: Mapping[str, str] = {
    "z. B.": "zum Beispiel",
    "z.B.": "zum Beispiel",
    "d. h.": "das heißt",
    "d.h.": "das heißt",
    "u. a.": "unter anderem",
    "u.a.": "unter anderem",
    "usw.": "und so weiter",
    "bzw.": "beziehungsweise",
    "vgl.": "vergleiche",
    "ca.": "circa",
    "Nr.": "Nummer",
    "Abb.": "Abbildung",
    "Jh.": "Jahrhundert",
    "Mio.": "Millionen",
    "Mrd.": "Milliarden",
    "Dr.": "Doktor",
    "Prof.": "Professor",
    "und/oder": "und oder",
}

UNITS: Mapping[str, tuple[str, str]] = {
    "km/h": ("Kilometer pro Stunde", "Kilometer pro Stunde"),
    "km": ("Kilometer", "Kilometer"),
    "cm": ("Zentimeter", "Zentimeter"),
    "mm": ("Millimeter", "Millimeter"),
    "m": ("Meter", "Meter"),
    "kg": ("Kilogramm", "Kilogramm"),
    "min": ("Minute", "Minuten"),
}

FRACTIONS: Mapping[str, tuple[str, str]] = {
    "½": ("ein halb", "einhalb"),
    "¼": ("ein Viertel", "einviertel"),
    "¾": ("drei Viertel", "dreiviertel"),
    "⅓": ("ein Drittel", "eindrittel"),
    "⅔": ("zwei Drittel", "zweidrittel"),
}

SIGNS: tuple[tuple[str, str], ...] = (
    ("%", " Prozent"),
    ("°C", " Grad Celsius"),
    ("°F", " Grad Fahrenheit"),
    ("°", " Grad"),
    ("&", " und "),
    ("->", " nach "),
    ("→", " nach "),
    ("⇒", " also "),
    ("↔", " und "),
    ("↑", " aufwärts "),
    ("↓", " abwärts "),
    ("×", " mal "),
    ("−", " minus "),
    ("+", " plus "),
    ("=", " gleich "),
    ("§", "Paragraf "),
    ("‰", " Promille"),
    ("✓", "ja"),
    ("✔", "ja"),
    ("✅", "ja"),
    ("☑", "ja"),
    ("✗", "nein"),
    ("✘", "nein"),
    ("❌", "nein"),
    ("☐", "offen"),
    ("≈", "etwa "),
    ("≥", "mindestens "),
    ("≤", "höchstens "),
    ("€", " Euro"),
    ("$", " Dollar"),
    ("£", " Pfund"),
    ("km²", " Quadratkilometer"),
    ("m²", " Quadratmeter"),
    ("m³", " Kubikmeter"),
    ("²", " hoch zwei"),
    ("³", " hoch drei"),
    ("±", " plus oder minus "),
)
