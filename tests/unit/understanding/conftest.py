"""The name index of the real catalogue."""

from __future__ import annotations

import pytest

from bot.catalogue.queries import Catalogue
from bot.understanding.elsewhere import elsewhere
from bot.understanding.facets import FACET_WORDS
from bot.understanding.names import NameIndex
from bot.understanding.town_hall import town_hall_names


@pytest.fixture(scope="session")
def index(catalogue: Catalogue) -> NameIndex:
    """All names, as the running assistant builds them."""
    return NameIndex([*catalogue.names(), *elsewhere(), *town_hall_names()], FACET_WORDS)
