"""What staff does at the command line with found items."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot import cli_found  # noqa: F401 -- adds its commands
from bot.cli import app
from bot.cli_experts import secret_desk
from bot.database.engine import connect
from bot.experts.desk import EmbeddedDesk
from bot.office.models import audit
from bot.settings import settings

SOEST = "05974040"
DAY = date.today() - timedelta(days=3)
WEEK = DAY - timedelta(days=DAY.weekday())
PHONE = {
    "number": "2026-0412", "category": "Handy", "color": "schwarz", "found-on": str(DAY), "district": "Mitte",
    "office": "Fundbüro im Rathaus", "keep-until": str(DAY + timedelta(days=180)),
}  # fmt: skip


def _run(*arguments: str, typed: str = "", code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["found", *arguments], input=typed)
    assert result.exit_code == code, result.output
    return result


def _add(code: int = 0, **other: str) -> Result:
    options = [part for name, value in {**PHONE, **other}.items() for part in (f"--{name}", value)]
    return _run("add", "Soest", *options, typed="Gravur Erika\n", code=code)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EmbeddedDesk:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")
    monkeypatch.setenv("EXPERT_SECRET", "0" * 64)
    monkeypatch.setattr("getpass.getuser", lambda: "anna")
    assert CliRunner().invoke(app, ["towns", "load"]).exit_code == 0
    return secret_desk()


def test_an_item_is_added_listed_and_returned(desk: EmbeddedDesk) -> None:
    assert "Erika" not in _add().output
    secret = desk.found.secret(SOEST, "2026-0412")
    assert secret and secret.reveal() == "Gravur Erika"
    assert [item.number for item in desk.found.search(SOEST, "Handy", "", DAY)] == ["2026-0412"]
    listed = _run("list", "Soest").output
    assert listed == f"2026-0412 schwarz Handy, week of {WEEK}: Mitte, Fundbüro im Rathaus\n"
    _run("return", "Soest", "2026-0412")
    assert _run("list", "Soest").output == ""
    _run("return", "Soest", "2026-9", code=1)
    with connect(settings().database_url).connect() as connection:
        rows = connection.execute(select(audit.c.who, audit.c.action, audit.c.subject).order_by(audit.c.id)).all()
    assert [tuple(row) for row in rows] == [
        ("anna (Kommandozeile)", "item_added", "2026-0412"),
        ("anna (Kommandozeile)", "item_returned", "2026-0412"),
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"category": "Hndy"}, "Art: Bitte aus der Liste wählen."),
        ({"found-on": "gestern"}, "Fundtag: Bitte ein Datum angeben"),
        (
            {"keep-until": str(DAY - timedelta(days=1))},
            "Aufbewahren bis: Das Ende der Aufbewahrung liegt vor dem Fundtag.",
        ),
        ({"number": "2026 0412!"}, "Nummer: "),
    ],
)
def test_what_the_form_refuses_is_refused_here(desk: EmbeddedDesk, wrong: dict[str, str], said: str) -> None:
    assert said in _add(code=1, **wrong).output
    assert desk.found.listed(SOEST) == ()


def test_a_number_that_is_taken_overwrites_nothing(desk: EmbeddedDesk) -> None:
    _add()
    assert "2026-0412 gibt es schon" in _add(code=1, color="rot").output
    assert [item.color for item in desk.found.listed(SOEST)] == ["schwarz"]


def test_a_list_is_imported_and_purged_after_its_time(desk: EmbeddedDesk, tmp_path: Path) -> None:
    header = "nummer;kategorie;farbe;fundtag;stadtteil;stelle;bis;geheim\n"
    (tmp_path / "items.csv").write_text(f"{header}2020-1;Brille;rot;2020-01-02;;Rathaus;2020-07-02;x\n", "utf-8")
    assert "Imported 1" in _run("import", "Soest", str(tmp_path / "items.csv")).output
    _add()
    assert "Deleted 1" in _run("purge").output
    assert [item.number for item in desk.found.listed(SOEST)] == ["2026-0412"]
