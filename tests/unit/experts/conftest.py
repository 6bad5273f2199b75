"""The dog-tax expert as it stands in the repository, and towns of the tests' own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert
from bot.experts.loader import FOLDER, load
from bot.experts.town_files import read_towns
from bot.settings import ROOT

from .play import Dialogue


@pytest.fixture(scope="session")
def hundesteuer() -> Expert:
    found = load([FOLDER / "hundesteuer"])
    assert found.errors == ()
    return found.experts[0]


@pytest.fixture
def dialogue(hundesteuer: Expert) -> Dialogue:
    """The Hund-Check with the town file of Soest."""
    towns = read_towns(ROOT / "data" / "towns", "data/towns", {"hundesteuer": hundesteuer.town})
    return Dialogue(hundesteuer, "hund_check", next(town for town in towns if town.name == "Soest"))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A database with the experts' tables."""
    made = connect(f"sqlite:///{tmp_path / 'catalogue.db'}")
    migrate(made, Schema.experts)
    return made


@pytest.fixture(scope="module")
def fundbuero() -> Expert:
    found = load([FOLDER / "fundbuero"])
    assert found.errors == ()
    return found.experts[0]


@pytest.fixture
def clock() -> list[datetime]:
    return [datetime(2026, 11, 26, 10, 0)]


@pytest.fixture
def desk(engine: Engine, clock: list[datetime]) -> EmbeddedDesk:
    return EmbeddedDesk(engine, "a secret of the test", now=lambda: clock[0])
