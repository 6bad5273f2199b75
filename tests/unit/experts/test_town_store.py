"""Towns in the database: all or nothing, and seen by a running assistant without a restart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli_experts  # noqa: F401 -- adds its commands
from bot.cli import app
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.api import Fact, Town
from bot.experts.town_store import Towns, save
from bot.settings import ROOT

_TODAY = date(2026, 11, 26)
_RATE = Fact(85.8, "Satzung", "2026", date(2026, 1, 1), review_by=date(2027, 1, 1), confirmed=True)
_LIST = Fact(("guide", "rescue"), "Satzung", "2026")
_SOEST = Town("05974040", "Soest", {"hundesteuer.rate_1": (_RATE,), "hundesteuer.exemptions": (_LIST,)})


def test_a_town_comes_back_as_it_was(database_url: str) -> None:
    engine = connect(database_url)
    migrate(engine, Schema.experts)
    save(engine, [_SOEST])
    assert Towns(engine, 0)() == {"05974040": _SOEST}


def test_a_running_assistant_sees_a_new_load_and_no_older_town(database_url: str) -> None:
    engine = connect(database_url)
    migrate(engine, Schema.experts)
    seconds = [0.0]
    towns = Towns(engine, 3, lambda: seconds[0])
    assert towns() == {}
    save(engine, [_SOEST])
    assert towns() == {}
    seconds[0] = 3
    assert list(towns()) == ["05974040"]
    assert save(engine, [Town("05974028", "Lippstadt")]) == 2
    seconds[0] = 6
    assert list(towns()) == ["05974028"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the town file of the repository, and a database of its own."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")
    folder = tmp_path / "data"
    (folder / "towns").mkdir(parents=True)
    name = "05974040-soest.yml"
    (folder / "towns" / name).write_bytes((ROOT / "data" / "towns" / name).read_bytes())
    return folder


def test_the_command_line_checks_loads_and_shows(data: Path) -> None:
    checked = CliRunner().invoke(app, ["towns", "validate", "--data", str(data)])
    assert checked.exit_code == 0 and "Soest" in checked.output
    assert CliRunner().invoke(app, ["towns", "load", "--data", str(data)]).exit_code == 0
    shown = CliRunner().invoke(app, ["towns", "show", "Soest"])
    assert '"value": 85.8' in shown.output and "Soester Anzeiger" in shown.output
    assert CliRunner().invoke(app, ["towns", "show", "Ense"]).exit_code == 1


def test_a_mistake_changes_nothing(data: Path) -> None:
    CliRunner().invoke(app, ["towns", "load", "--data", str(data)])
    path = data / "towns" / "05974040-soest.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 14", "value: bald"), encoding="utf-8")
    failed = CliRunner().invoke(app, ["towns", "load", "--data", str(data)])
    assert failed.exit_code == 1 and "towns/05974040-soest.yml:" in failed.output
    assert '"value": 14' in CliRunner().invoke(app, ["towns", "show", "Soest"]).output


def test_production_refuses_what_nobody_has_confirmed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRODUCTION", "1")
    failed = CliRunner().invoke(app, ["towns", "validate", "--data", str(data)])
    assert failed.exit_code == 1 and "hundesteuer.rate_1 is not confirmed" in failed.output


def test_in_production_another_town_that_nobody_has_confirmed_is_no_hindrance(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = '{ags: "05974028", name: Lippstadt, hundesteuer: {rate_1: {value: 84, source: x, as_of: x, confirmed: true}}}'
    (data / "towns" / "05974028-lippstadt.yml").write_text(own, encoding="utf-8")
    monkeypatch.setenv("PRODUCTION", "1")
    monkeypatch.setenv("TOWN", "lippstadt")
    loaded = CliRunner().invoke(app, ["towns", "load", "--data", str(data)])
    assert loaded.exit_code == 0 and "Loaded 1 towns (Lippstadt)" in loaded.output and "Left out" in loaded.output
    assert '"value": 84' in CliRunner().invoke(app, ["towns", "show", "lippstadt"]).output
    assert CliRunner().invoke(app, ["towns", "show", "Soest"]).exit_code == 1
    monkeypatch.setenv("TOWN", "lippstadt,soest")
    assert CliRunner().invoke(app, ["towns", "load", "--data", str(data)]).exit_code == 1


def test_the_experts_are_listed_with_their_state(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "hundesteuer 1.0: off" in CliRunner().invoke(app, ["experts", "list"]).output
    monkeypatch.setenv("EXPERTS", "hundesteuer")
    monkeypatch.setenv("TOWN", "soest")
    assert "on for soest" in CliRunner().invoke(app, ["experts", "list"]).output


def test_a_new_value_applies_from_its_day() -> None:
    later = Fact(90.0, "Satzung", "2027", date(2027, 1, 1), confirmed=True)
    town = Town("05974040", "Soest", {"hundesteuer.rate_1": (_RATE, later)})
    assert [town.fact("hundesteuer.rate_1", day) for day in (_TODAY, date(2027, 2, 1))] == [_RATE, later]
