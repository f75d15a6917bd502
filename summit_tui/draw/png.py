"""An SVG as a PNG, through the optional library `resvg-py` (``pip install 'summit-tui[png]'``)."""


def png_of(svg: str) -> bytes | None:
    """Return the picture's bytes at twice its size, or None where the library is not installed.

    Takes a tenth of a second or so.
    """
    try:
        import resvg_py  # deferred: optional, and large
    except ImportError:
        return None
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=2)
