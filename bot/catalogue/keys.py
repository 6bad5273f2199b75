"""Forms of names for comparing; loading and querying must use the same ones."""

from __future__ import annotations

import re

_KREIS_PREFIX = re.compile(r"^(Kreis|StädteRegion) ")
_BRACKET = re.compile(r"\s*\([^)]*\)$")
_SORTING = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})


def key(text: str) -> str:
    """A name for comparing: case and surplus spaces do not count."""
    return " ".join(text.split()).casefold()


def sort_key(text: str) -> str:
    """A title for sorting as German lists do: ä with a, ß with ss."""
    return key(text).translate(_SORTING)


def without_kreis(name: str) -> str:
    """The seat's name in "Kreis Paderborn" or "StädteRegion Aachen"; other names stay."""
    return _KREIS_PREFIX.sub("", name)


def without_bracket(name: str) -> str:
    """„Wetter (Ruhr)“ as people say it: „Wetter“."""
    return _BRACKET.sub("", name)
