"""The staff page in this process, with accounts of each role and two towns."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from starlette.testclient import TestClient

from bot.experts.api import Town
from bot.experts.town_store import save
from bot.office.accounts import Accounts, Role
from bot.office.app import make_app
from bot.office.services import Office, office_of
from bot.settings import Settings, settings

SOEST, LIPPSTADT = "05974040", "05974028"
PASSWORD = "a password of the test"
Enter = Callable[..., TestClient]


def configured(folder: Path) -> Settings:
    return settings({"DATABASE_URL": f"sqlite:///{folder / 'office.db'}", "EXPERT_SECRET": "0" * 64})


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables and two towns, to be copied."""
    folder = tmp_path_factory.mktemp("office")
    made = office_of(configured(folder))
    save(made.engine, [Town(SOEST, "Soest"), Town(LIPPSTADT, "Lippstadt")])
    made.engine.dispose()
    return folder / "office.db"


@pytest.fixture
def office(tables: Path, tmp_path: Path) -> Office:
    """The services, with an account named like each role."""
    shutil.copy(tables, tmp_path)
    made = office_of(configured(tmp_path))
    # As little work as can be: the strength of the real one is a test of its own.
    cheap = PasswordHasher.from_parameters(CHEAPEST)
    made = replace(made, accounts=Accounts(made.engine, hasher=cheap))
    for role in Role:
        made.accounts.add(role.value, role, PASSWORD, "" if role is Role.admin else SOEST)
    return made


@pytest.fixture
def visitor(office: Office) -> Iterator[TestClient]:
    """A browser that has not logged in."""
    with TestClient(make_app(office), base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture
def enter(office: Office) -> Enter:
    """Logs in by name."""

    def enter(name: str = "admin", password: str = PASSWORD) -> TestClient:
        client = TestClient(make_app(office), base_url="http://localhost", follow_redirects=False)
        answer = send(client, "/login", username=name, password=password)
        assert answer == (303, "http://localhost/"), answer
        return client

    return enter


def token(client: TestClient, page: str = "/login") -> str:
    """The token in the forms of a page."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found
    return found[1]


def send(client: TestClient, address: str, page: str = "/login", **fields: str) -> tuple[int, str]:
    """Send a form as a browser does; the status and where it leads."""
    answer = client.post(address, data={"csrf": token(client, page), **fields})
    return answer.status_code, answer.headers.get("location", "")
