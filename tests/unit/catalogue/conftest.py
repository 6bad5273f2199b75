"""The sample data, on disk and loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.database.engine import connect
from tests.services import DATABASES, empty_database

from .sample import write_sample
from .sheets import exported


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that a test may change."""
    return write_sample(tmp_path)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An empty database."""
    return connect(f"sqlite:///{tmp_path / 'var' / 'catalogue.db'}")


@pytest.fixture(scope="session", params=DATABASES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The loaded sample, for reading only: every kind of database gives the same answers."""
    folder = tmp_path_factory.mktemp("sample")
    with empty_database(request.param, folder) as url:
        engine = connect(url)
        load(engine, write_sample(folder))
        yield Catalogue(engine)
        engine.dispose()


@pytest.fixture
def table(data: Path, tmp_path: Path) -> Path:
    """The sample as an Excel file."""
    return exported(data, tmp_path / "projekte.xlsx")


@pytest.fixture
def two_files(data: Path) -> Path:
    """A second file that tells more of a project that the brochure only names."""
    later = data / "projects/later/offene-daten.yml"
    later.parent.mkdir()
    later.write_text(
        "id: offene-daten\ntitle: Ämterdaten\nmunicipality: Bielefeld\nregion: owl\ncategory: intern\n"
        "quality: partly\nsources: [{title: Seite}]\nlead: Stadt Bielefeld\n",
        encoding="utf-8",
    )
    return later
