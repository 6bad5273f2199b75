"""Accounts of the staff page on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot import cli_office  # noqa: F401 -- adds its commands
from bot.cli import app
from bot.database.engine import connect
from bot.office.accounts import Accounts
from bot.office.models import audit
from bot.settings import settings

PASSWORD = "a password of the test"


@pytest.fixture(autouse=True)
def _own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")


def run(*arguments: str, typed: str = f"{PASSWORD}\n") -> Result:
    return CliRunner().invoke(app, ["office", "user", *arguments], input=typed)


def test_an_account_is_made_listed_and_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "root")
    assert run("add", "Anna", "--role", "editor").stdout == "anna is editor.\n"
    assert Accounts(connect(settings().database_url)).check("anna", PASSWORD)
    assert run("list").stdout == "anna: editor\n"
    assert run("remove", "anna").exit_code == 0 and run("list").stdout == ""
    with connect(settings().database_url).connect() as connection:
        rows = connection.execute(select(audit.c.who, audit.c.action, audit.c.subject)).all()
    assert [tuple(row) for row in rows] == [
        ("root (Kommandozeile)", "account", "anna"),
        ("root (Kommandozeile)", "account_removed", "anna"),
    ]


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("add", "anna", "--role", "king"), f"{PASSWORD}\n"),
        (("add", "anna", "--role", "editor"), "short\n"),
        (("add", "a", "--role", "editor"), f"{PASSWORD}\n"),
        (("add", "anna", "--role", "editor", "--town", "Nowhere"), f"{PASSWORD}\n"),
        (("remove", "anna"), ""),
    ],
)
def test_what_cannot_be_is_said(arguments: tuple[str, ...], typed: str) -> None:
    done = run(*arguments, typed=typed)
    assert done.exit_code == 1 and done.stderr and PASSWORD not in done.output
    assert run("list").stdout == ""


def test_an_account_of_a_provider_needs_no_password() -> None:
    assert run("add", "anna@example.de", "--role", "admin", "--openid", typed="").exit_code == 0
    assert Accounts(connect(settings().database_url)).vouched("anna@example.de")
