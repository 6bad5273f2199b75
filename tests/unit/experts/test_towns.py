"""Town files: what is wrong is named with file and line; what is missing stays unknown, key by key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.catalogue.problems import DataErrors
from bot.experts.api import Fact, Town
from bot.experts.expert import Expert
from bot.experts.loader import installed
from bot.experts.town_files import read_towns, unconfirmed
from bot.settings import ROOT

SOEST = (ROOT / "data" / "towns" / "05974040-soest.yml").read_text(encoding="utf-8")


def _read(folder: Path, text: str, expert: Expert) -> tuple[Town, ...]:
    (folder / "05974040-soest.yml").write_text(text, encoding="utf-8")
    return read_towns(folder, "towns", {"hundesteuer": expert.town})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value: 14", "value: vierzehn", "expected a whole number"),
        ("value: 85.80", "value: 85,80", "expected a number such as 85.80"),
        ("  rate_1:", "  rate_one:", "unknown key"),
        ('"05974040"', '"5974040"', "eight digits"),
        ("confirmed: false", "confirmed: maybe", "expected true or false"),
        ("value: end_of_month", "value: some_day", "expected some of end_of_month"),
        ("    source: Soester Anzeiger\n", "", "required field is missing"),
    ],
)
def test_mistakes_are_named(hundesteuer: Expert, tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SOEST
    with pytest.raises(DataErrors, match=message) as raised:
        _read(tmp_path, SOEST.replace(old, new, 1), hundesteuer)
    assert str(raised.value).startswith("towns/05974040-soest.yml:")


def test_an_empty_key_is_unknown(hundesteuer: Expert, tmp_path: Path) -> None:
    (town,) = _read(tmp_path, SOEST, hundesteuer)
    assert town.fact("hundesteuer.tag_fee", date(2026, 11, 26)) is None
    assert town.fact("hundesteuer.phone", date(2026, 11, 26)) is None


def test_the_value_in_force_on_the_day_counts() -> None:
    old = Fact(80.0, "a", "2023", date(2023, 1, 1), date(2024, 12, 31))
    new = Fact(90.0, "a", "2025", date(2025, 1, 1))
    town = Town("05974040", "Soest", {"rate": (old, new)})
    values = [town.fact("rate", date(year, 6, 1)) for year in (2022, 2024, 2026)]
    assert [found and found.value for found in values] == [None, 80.0, 90.0]


def test_unconfirmed_money_deadlines_and_contacts_are_found(hundesteuer: Expert, tmp_path: Path) -> None:
    (town,) = _read(tmp_path, SOEST, hundesteuer)
    found = unconfirmed(town, {"hundesteuer": hundesteuer.town})
    assert "hundesteuer.rate_1" in found and "hundesteuer.registration_days" in found
    assert "hundesteuer.tag" not in found  # a text that binds nobody


@pytest.mark.parametrize("expert", installed().experts, ids=lambda expert: expert.id)
def test_the_example_for_a_new_town_names_every_key_and_no_value(expert: Expert) -> None:
    example = yaml.safe_load((expert.folder / "town.example.yml").read_text(encoding="utf-8"))
    assert set(example[expert.id]) == set(expert.town)
    assert all(value is None for value in example[expert.id].values())


@pytest.mark.parametrize("expert", installed().experts, ids=lambda expert: expert.id)
def test_each_expert_has_its_record_of_processing_and_tells_what_it_is(expert: Expert) -> None:
    assert "Art. 30 DSGVO" in (expert.folder / "privacy.md").read_text(encoding="utf-8")
    assert "town.example.yml" in (expert.folder / "README.md").read_text(encoding="utf-8")
