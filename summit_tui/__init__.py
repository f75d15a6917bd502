"""summit-tui: a terminal slideshow that tells an event, to eyes, ears and fingers.

The package is flat and layered; ``tests/test_architecture.py`` holds the layers and names the one
door of each library.
"""

__version__ = "0.1.0"
"""The version of the package; ``pyproject.toml`` reads it from here, so it is written once."""
