"""The dog-tax expert as it stands in the repository, and towns of the tests' own."""

from __future__ import annotations

import pytest

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
