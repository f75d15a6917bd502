"""What signs, units and short forms are called in English texts; see `Words` for each table."""

from collections.abc import Mapping

ALONE: Mapping[str, str] = {"/": "slash", "?": "question mark", "#": "hash", "*": "asterisk"}

ABBREVIATIONS: Mapping[str, str] = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "approx.": "approximately",
    "ca.": "about",
    "vs.": "versus",
    "Dr.": "Doctor",
    "Prof.": "Professor",
    "Mr.": "Mister",
    "Mrs.": "Missus",
    "a.m.": "AM",
    "p.m.": "PM",
    "U.S.": "US",
    "U.K.": "UK",
    "and/or": "and or",
}

UNITS: Mapping[str, tuple[str, str]] = {
    "km/h": ("kilometre per hour", "kilometres per hour"),
    "mph": ("mile per hour", "miles per hour"),
    "km": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "m": ("metre", "metres"),
    "ft": ("foot", "feet"),
    "kg": ("kilogram", "kilograms"),
    "min": ("minute", "minutes"),
}

FRACTIONS: Mapping[str, tuple[str, str]] = {
    "½": ("one half", "and a half"),
    "¼": ("one quarter", "and a quarter"),
    "¾": ("three quarters", "and three quarters"),
    "⅓": ("one third", "and a third"),
    "⅔": ("two thirds", "and two thirds"),
}

SIGNS: tuple[tuple[str, str], ...] = (
    ("%", " percent"),
    ("°C", " degrees Celsius"),
    ("°F", " degrees Fahrenheit"),
    ("°", " degrees"),
    ("&", " and "),
    ("->", " to "),
    ("→", " to "),
    ("⇒", " so "),
    ("↔", " and "),
    ("↑", " up "),
    ("↓", " down "),
    ("×", " times "),
    ("−", " minus "),
    ("+", " plus "),
    ("=", " equals "),
    ("§", "section "),
    ("‰", " per mille"),
    ("✓", "yes"),
    ("✔", "yes"),
    ("✅", "yes"),
    ("☑", "yes"),
    ("✗", "no"),
    ("✘", "no"),
    ("❌", "no"),
    ("☐", "open"),
    ("≈", "about "),
    ("≥", "at least "),
    ("≤", "at most "),
    ("€", " euros"),
    ("$", " dollars"),
    ("£", " pounds"),
    ("km²", " square kilometres"),
    ("m²", " square metres"),
    ("m³", " cubic metres"),
    ("²", " squared"),
    ("³", " cubed"),
    ("±", " plus or minus "),
)
