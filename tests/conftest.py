"""What many tests share."""

from __future__ import annotations

import pytest

from bot.catalogue.engine import connect
from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.settings import ROOT


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The real data in a database of its own."""
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('catalogue') / 'catalogue.db'}")
    load(engine, ROOT / "data")
    return Catalogue(engine)
