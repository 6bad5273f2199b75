"""The commands of docs/operations.md, as they stand there, bring the journal back and no conversations."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.sources import Sources
from bot.cli_visitors import as_text
from bot.conversations.store import Conversations, Text, utc_now
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.journal.feedback import FeedbackStore
from bot.journal.overview import overview
from bot.journal.report import entries
from bot.messages import Language
from bot.settings import ROOT
from tests.services import empty_database

BACKUP = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8").split("\n## Backup\n")[1].split("\n## ")[0]
COMMANDS: list[str] = re.findall(r"(?ms)^```\n(.*?)^```", BACKUP)
# What is written down for each kind of database: first how to save it, then how to put it back.
WRITTEN_DOWN = {
    "postgresql": [c for c in COMMANDS if '"$DATABASE_URL"' in c],
    "sqlite": [c for c in COMMANDS if "var/" in c],
}


def run(commands: str, folder: Path, database: str) -> None:
    """As an operator types them, in the assistant's folder."""
    env = {
        **os.environ,
        "DATABASE_URL": database,
        "TRACKER_URL": database,
        "DATA_DIR": str(ROOT / "data"),
        "SOURCES": "brochure",
    }
    done = subprocess.run(["bash", "-euc", commands], cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def journal(engine: Engine) -> str:
    return as_text(overview(entries(engine, weeks=1, today=utc_now().date() + timedelta(days=1))), Language.en)


@pytest.mark.parametrize("kind", WRITTEN_DOWN)
def test_a_backup_brings_the_journal_back(kind: str, tmp_path: Path) -> None:
    save, put_back = WRITTEN_DOWN[kind]
    for name in (".venv", "bot"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "var").mkdir()
    with empty_database(kind, tmp_path / "var") as url:
        database = url.replace("test.db", "catalogue.db")
        engine = connect(database)
        load(engine, ROOT / "data", Sources.brochure)
        migrate(engine, Schema.conversations)
        Conversations(engine, hours=1).record("me", {}, [Text("user", "Was kostet DigiKnow?")])
        FeedbackStore(engine).save({"rating": "up", "question": "Frage", "answer": "Antwort", "comment": "Danke dafür"})
        run(save, tmp_path, database)

        with engine.begin() as connection:
            connection.execute(text("DELETE FROM journal_feedback"))
            connection.execute(text("DELETE FROM tags"))
        assert "Danke dafür" not in journal(engine)
        engine.dispose()
        run(put_back, tmp_path, database)

        assert "Danke dafür" in journal(engine)
        assert len(Catalogue(engine).projects()) == 24
        if kind == "postgresql":  # SQLite keeps conversations in a file of their own
            assert Conversations(engine, hours=1).texts("me") == []
        engine.dispose()
