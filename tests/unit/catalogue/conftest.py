"""The sample data, on disk and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.catalogue.engine import connect
from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue

from .sample import write_sample


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that a test may change."""
    return write_sample(tmp_path)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An empty database."""
    return connect(f"sqlite:///{tmp_path / 'var' / 'catalogue.db'}")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The loaded sample, for reading only."""
    folder = tmp_path_factory.mktemp("sample")
    engine = connect(f"sqlite:///{folder / 'catalogue.db'}")
    load(engine, write_sample(folder))
    return Catalogue(engine)
