"""What an operator does with conversations and the journal on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot import cli_visitors
from bot.cli import app
from bot.conversations.store import Conversations, Text
from bot.database.engine import connect, utc_now
from bot.database.migrate import Schema, migrate
from bot.dialogue.query import Fallback
from bot.experts.api import Submission
from bot.experts.desk import EmbeddedDesk
from bot.journal.subjects import note
from bot.journal.writer import write
from bot.settings import ROOT, settings


@pytest.fixture(autouse=True)
def _own_databases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")
    monkeypatch.delenv("TRACKER_URL", raising=False)
    assert run("migrate").exit_code == 0


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def talk(name: str, hours_ago: float = 0) -> None:
    moment = utc_now() - timedelta(hours=hours_ago)
    store = Conversations(connect(settings().tracker_url), hours=1000, now=lambda: moment)
    store.record(name, {}, [Text("user", "Was kostet das?")])


def test_a_visitor_gets_a_conversation_and_has_it_deleted() -> None:
    talk("widget-abc")
    assert json.loads(run("conversation", "show", "widget-abc").stdout) == [
        {"author": "user", "text": "Was kostet das?"}
    ]
    assert run("conversation", "delete", "widget-abc").exit_code == 0
    for command in ("show", "delete"):
        gone = run("conversation", command, "widget-abc")
        assert gone.exit_code == 1 and "widget-abc" in gone.stderr


def test_a_purge_says_what_it_has_deleted() -> None:
    talk("old", hours_ago=25)
    talk("new", hours_ago=23)
    assert run("purge").stdout == "Deleted 1 conversations and 0 entries of the journal.\n"
    assert cli_visitors.conversations().ids() == ["new"]


def test_what_experts_have_kept_goes_also_when_they_are_off_by_now() -> None:
    engine = connect(settings().database_url)
    migrate(engine, Schema.experts)
    long_ago = datetime(2020, 1, 1)
    desk = EmbeddedDesk(engine, "a key that nobody has any more", now=lambda: long_ago)
    told = {"category": "Brille", "day": "2020-01-01"}
    desk.services("me").submit("05974040", Submission("lost", told, {"contact": "Erika"}), "answers")
    desk.expect("me", "serial")
    desk.guard("me", "CFGH12345")
    assert "entries of experts" in run("purge").stdout
    assert desk.reports.listed("05974040") == [] and desk.outbox.listed("05974040") == []
    assert "experts" not in run("purge").stdout


def test_a_report_shows_what_had_no_answer_and_goes_into_a_file(tmp_path: Path) -> None:
    write(connect(settings().database_url), [note([Fallback(1)], "Wo ist der Bus?", date.today())])
    said = run("report", "--weeks", "1").stdout
    assert "Fragen ohne Antwort: 1" in said and "Wo ist der Bus? (nicht verstanden; zuletzt in der Woche ab" in said
    assert "Questions without an answer: 1" in run("report", "--weeks", "1", "--lang", "en").stdout
    target = tmp_path / "report.csv"
    assert run("report", "--format", "csv", "--output", str(target)).exit_code == 0
    assert "Wo ist der Bus?" in target.read_text(encoding="utf-8-sig")


def test_a_database_that_is_away_is_said_in_one_line() -> None:
    command = [sys.executable, "-m", "bot", "purge"]
    env = {"PATH": "/usr/bin", "DATABASE_URL": "postgresql://me:secret@127.0.0.1:1/none", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("The database cannot be used") and len(done.stderr.splitlines()) == 1
    assert "secret" not in done.stderr
