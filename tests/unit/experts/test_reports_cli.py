"""What staff does at the command line with what visitors have sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from typer.testing import CliRunner, Result

from bot import cli_reports  # noqa: F401 -- adds its commands
from bot.cli import app
from bot.cli_experts import secret_desk
from bot.database.engine import connect
from bot.experts.api import Submission
from bot.experts.desk import EmbeddedDesk
from bot.office.audit import Audit
from bot.office.models import audit
from bot.settings import settings

SOEST = "05974040"
LOSS = Submission(
    "lost", {"category": "Brille", "color": "rot", "day": "2026-11-25", "worth_class": "small"},
    {"description": "Etui", "contact": {"name": "Erika Mustermann"}},
)  # fmt: skip
DOG = Submission("registration", {"day": "2026-11-25"}, {"ort": "Soest"}, "99102013104000")


def _run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EmbeddedDesk:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")
    monkeypatch.setenv("EXPERT_SECRET", "0" * 64)
    monkeypatch.setenv("EXPERTS", "fundbuero")
    monkeypatch.setenv("TOWN", "soest")
    _run("towns", "load")
    return secret_desk()


def test_a_report_from_the_list_to_its_end(desk: EmbeddedDesk) -> None:
    number = desk.services("me").submit(SOEST, LOSS, "answers").number
    listed = _run("reports", "list", "Soest", "--kind", "lost").output
    assert f"{number} lost received 2026-11-25: rot Brille" in listed and "Erika" not in listed
    assert "Erika Mustermann" in _run("reports", "show", "Soest", number).output
    for command, status in (
        ("accept", "accepted"),
        ("question", "question"),
        ("close", "closed"),
        ("reject", "rejected"),
    ):
        assert f"{number} is {status}." in _run("reports", command, "Soest", number).output
        assert desk.reports.listed(SOEST)[0].status == status
    assert "Nothing has the number" in _run("reports", "show", "Soest", "V-0", code=1).output


def test_matches(desk: EmbeddedDesk) -> None:
    number = desk.services("me").submit(SOEST, LOSS, "answers").number
    items = (
        "nummer;kategorie;farbe;fundtag;stadtteil;stelle;bis;geheim\n2026-1;Brille;rot;2026-11-26;M;R;2027-05-26;x\n"
    )
    desk.found.load(SOEST, items)
    assert f"{number} 2026-1 (5)" in _run("reports", "matches", "Soest").output


def test_a_registration_is_exported_once_for_good(desk: EmbeddedDesk) -> None:
    number = desk.services("me").submit(SOEST, DOG, "answers").number
    assert f"{number} registration here" in _run("submissions", "list", "Soest").output
    assert '"ort": "Soest"' in _run("submissions", "export", "Soest", number).output
    assert f"{number} registration delivered" in _run("submissions", "list", "Soest").output


def test_the_audit_log_keeps_who_has_opened_what(desk: EmbeddedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "anna")
    loss = desk.services("me").submit(SOEST, LOSS, "answers").number
    dog = desk.services("me").submit(SOEST, DOG, "other answers").number
    _run("reports", "list", "Soest")
    _run("reports", "show", "Soest", loss)
    _run("submissions", "export", "Soest", dog)
    for command in ("reports show", "submissions export"):
        _run(*command.split(), "Soest", "V-0", code=1)  # there was nothing to see
    with connect(settings().database_url).connect() as connection:
        rows = connection.execute(select(audit.c.who, audit.c.action, audit.c.subject).order_by(audit.c.id)).all()
    assert [tuple(row) for row in rows] == [
        ("anna (Kommandozeile)", "report_opened", loss),
        ("anna (Kommandozeile)", "submission_exported", dog),
    ]


def test_what_cannot_be_noted_is_not_shown(desk: EmbeddedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    loss = desk.services("me").submit(SOEST, LOSS, "answers").number
    dog = desk.services("me").submit(SOEST, DOG, "other answers").number

    def full(*_: object) -> None:
        raise SQLAlchemyError("the disk is full")

    monkeypatch.setattr(Audit, "note", full)
    assert "Erika" not in _run("reports", "show", "Soest", loss, code=1).output
    assert "ort" not in _run("submissions", "export", "Soest", dog, code=1).output
    assert [entry.state for entry in desk.outbox.listed(SOEST) if entry.number == dog] == ["here"]


def test_sending(desk: EmbeddedDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "Delivered 0" in _run("outbox", "send").output
    monkeypatch.setenv("EXPERT_DELIVERY", "fitconnect")
    monkeypatch.setenv("EXPERT_DELIVERY_FOLDER", str(tmp_path / "out"))
    secret_desk().services("me").submit(SOEST, LOSS, "answers")
    assert "Delivered 0, still waiting 0, turned away 0" in _run("outbox", "send").output  # a loss stays here
    secret_desk().services("me").submit(SOEST, DOG, "other answers")
    assert "turned away 1" in _run("outbox", "send", code=1).output  # nobody has said where its schema is
