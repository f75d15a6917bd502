"""The shape of a text that depends on a number."""

from collections.abc import Mapping
from typing import TypeAlias

Counted: TypeAlias = Mapping[str, str]
"""Templates with ``{n}`` by CLDR plural category; ``other`` is always there."""
