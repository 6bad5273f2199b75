"""Switches that take one safeguard out of the reader, to see what it is good for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from bot.catalogue.queries import Catalogue
from bot.database.engine import connect
from bot.settings import ROOT, settings
from bot.understanding import everyday, names, reader, spelling
from bot.understanding.elsewhere import elsewhere
from bot.understanding.facets import FACET_WORDS
from bot.understanding.names import NameIndex
from bot.understanding.town_hall import town_hall_names

# Kinds of names that lead to projects, people or places.
_PROPER = ("project", "place", "kreis", "region", "person", "organisation")
EVERYDAY_FILE = ROOT / "tools" / "evaluation" / "everyday.txt"


@contextmanager
def without_lexicon() -> Iterator[None]:
    """Correct ordinary German words towards names, and take everyday words for the towns of that name."""
    nothing: frozenset[str] = frozenset()
    with (
        patch.object(spelling, "german_words", lambda: nothing),
        patch.object(names, "german_words", lambda: nothing),
        patch.object(everyday, "EVERYDAY_NAMES", nothing),
    ):
        yield


def linked(texts: list[str]) -> int:
    """In how many of the texts a project, place, region, person or organisation is found."""
    catalogue = Catalogue(connect(settings().database_url))
    index = NameIndex([*catalogue.names(), *elsewhere(), *town_hall_names()], FACET_WORDS)
    return sum(bool(reader.read(text, index).named(*_PROPER)) for text in texts)


def everyday_sentences() -> list[str]:
    """Sentences of everyday life that name nothing of the catalogue."""
    lines = EVERYDAY_FILE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
