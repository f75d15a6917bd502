"""How well two colours can be told apart, as WCAG 2.2 counts it; colours are ``#rrggbb``.

The source of all numbers is https://www.w3.org/TR/WCAG22/, "relative luminance" and "contrast
ratio".
"""

import colorsys

TEXT = 4.5
"""The least contrast of text (1.4.3, level AA)."""
HIGH = 7.0
"""The least contrast of text for people who need more (1.4.6, level AAA)."""
SHAPE = 3.0
"""The least contrast of what is no text (1.4.11)."""

_STEPS = 255


def luminance(colour: str) -> float:
    """Return the relative luminance: 0 for black to 1 for white."""
    linear = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in _shares(colour))
    return sum(s * weight for s, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours: 1 (none) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def weakest(colour: str, *behind: str) -> float:
    """Return the least contrast of `colour` with any of the colours `behind` it."""
    return min(contrast(colour, one) for one in behind)


def readable(colour: str, *behind: str, least: float = TEXT) -> str:
    """Return `colour`, lighter or darker only as far as text needs it on all that is `behind`.

    Hue and saturation stay.  Where no lightness reaches `least`, the one that comes nearest.
    """
    if weakest(colour, *behind) >= least:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_shares(colour))
    # Towards the end that has more room: white on dark backgrounds, black on light ones.
    white, black = weakest("#ffffff", *behind), weakest("#000000", *behind)
    end = 1.0 if white > black else 0.0
    for step in range(1, _STEPS + 1):
        moved = lightness + (end - lightness) * step / _STEPS
        shares = colorsys.hls_to_rgb(hue, moved, saturation)
        found = "#" + "".join(f"{round(share * 255):02x}" for share in shares)
        if weakest(found, *behind) >= least:
            return found
    return "#ffffff" if end else "#000000"


def _shares(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, each 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
