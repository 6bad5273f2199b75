"""What many tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.settings import ROOT
from tests.services import DATABASES, empty_database


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The real data in a database of its own."""
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('catalogue') / 'catalogue.db'}")
    load(engine, ROOT / "data", Sources.brochure)
    return Catalogue(engine)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind that an operator may choose."""
    with empty_database(request.param, tmp_path) as url:
        yield url
