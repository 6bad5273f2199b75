"""Accounts, sessions and the login: hashes, limits, cookies, and what ends a session."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.office.accounts import Accounts, NotAccepted, Role
from bot.office.app import make_app
from bot.office.csrf import Cookies, token_of
from bot.office.models import audit, sessions, users
from bot.office.services import Office
from bot.office.sessions import IDLE, LONGEST, Session, Sessions

from .conftest import PASSWORD, Enter, send

NOW = datetime(2026, 11, 26, 9, 0)


def column(office: Office, wanted: object) -> list[str]:
    with office.engine.connect() as connection:
        return list(connection.execute(select(wanted)).scalars())  # type: ignore[call-overload]


def test_a_password_is_kept_as_argon2id_with_its_own_salt(office: Office) -> None:
    hashes = column(office, users.c.password)
    assert all(kept.startswith("$argon2id$") and PASSWORD not in kept for kept in hashes)
    assert len(set(hashes)) == len(hashes) == len(Role)


def test_the_real_hash_is_strong_and_a_weak_one_is_renewed_with_the_next_login(office: Office) -> None:
    strong = Accounts(office.engine)
    assert strong.check("editor", PASSWORD)
    assert any(kept.startswith("$argon2id$v=19$m=65536,t=3") for kept in column(office, users.c.password))
    assert strong.check("editor", PASSWORD)


def test_only_the_right_password_is_taken(office: Office) -> None:
    accounts = office.accounts
    assert accounts.check("Editor ", PASSWORD) and not accounts.check("editor", PASSWORD + "x")
    assert not accounts.check("nobody", PASSWORD) and not accounts.check("", "")


@pytest.mark.parametrize(("name", "password"), [("a", PASSWORD), ("a b", PASSWORD), ("anna", "short"), ("anna", "")])
def test_weak_accounts_are_refused(office: Office, name: str, password: str) -> None:
    with pytest.raises(NotAccepted):
        office.accounts.add(name, Role.editor, password)


def test_an_account_of_a_provider_has_no_password(office: Office) -> None:
    office.accounts.add("anna@example.de", Role.editor, None)
    assert not office.accounts.check("anna@example.de", "") and office.accounts.vouched("Anna@example.de")
    assert not office.accounts.vouched("editor")  # has a password: no provider may speak for it


def test_a_session_ends_by_resting_by_its_age_and_with_its_account(office: Office) -> None:
    user = office.accounts.check("editor", PASSWORD)
    assert user
    now = [NOW]
    kept = Sessions(office.engine, lambda: now[0])
    token = kept.start(user)
    assert kept.find(token) == Session(user, True) and token not in column(office, sessions.c.token_hash)
    now[0] = NOW + IDLE + timedelta(seconds=1)
    assert kept.find(token) is None and kept.purge() == 1

    now[0], token = NOW, ""
    token = kept.start(user)
    while now[0] - NOW < LONGEST:
        assert kept.find(token)
        now[0] += IDLE - timedelta(seconds=1)
    assert kept.find(token) is None

    token = kept.start(user)
    office.accounts.add("editor", Role.editor, PASSWORD + " new")
    assert kept.find(token) is None
    token = kept.start(user)
    assert office.accounts.remove("editor") and kept.find(token) is None


def test_the_cookie_is_out_of_reach_of_scripts_and_other_pages(visitor: TestClient, office: Office) -> None:
    page = visitor.get("/login")
    assert "HttpOnly" in page.headers["set-cookie"] and "SameSite=Strict" in page.headers["set-cookie"]
    behind_tls = Cookies(secure=True)
    header = behind_tls.header(behind_tls.session, "x")
    assert header.startswith("__Host-") and "Secure" in header and "HttpOnly" in header and "SameSite=Strict" in header
    assert "Secure" not in Cookies().header("office", "x")


@pytest.mark.parametrize(
    "address", ["/", "/found/list", "/journal", "/journal.csv", "/inbox/entries.yml", "/audit/list"]
)
def test_nothing_is_seen_without_login(visitor: TestClient, address: str) -> None:
    answer = visitor.get(address)
    assert (answer.status_code, answer.headers["location"]) == (302, "http://localhost/login")


def test_logging_out_ends_the_session_on_the_server(enter: Enter, office: Office) -> None:
    client = enter()
    held = dict(client.cookies)
    client.get("/logout")
    assert column(office, sessions.c.token_hash) == []
    client.cookies.update(held)
    assert client.get("/").status_code == 302
    assert column(office, audit.c.action) == ["login", "logout"]


def test_wrong_passwords_make_a_name_wait_and_are_noted_for_known_names_only(
    visitor: TestClient, office: Office
) -> None:
    assert send(visitor, "/login", username="my password typed here", password="x")[0] == 400
    for _ in range(5):
        assert send(visitor, "/login", username="editor", password="wrong")[0] == 400
    assert send(visitor, "/login", username="editor", password=PASSWORD)[0] == 400
    assert send(visitor, "/login", username="admin", password=PASSWORD)[0] == 303
    assert column(office, audit.c.who) == ["editor"] * 5 + ["admin"]


def test_a_login_renews_the_cookie(visitor: TestClient) -> None:
    visitor.cookies.set("office", "chosen-by-somebody-else")
    fields = {"csrf": token_of("chosen-by-somebody-else"), "username": "admin", "password": PASSWORD}
    answer = visitor.post("/login", data=fields)
    assert answer.status_code == 303 and "chosen-by-somebody-else" not in answer.headers["set-cookie"]


def test_an_unknown_host_is_refused(office: Office) -> None:
    with TestClient(make_app(office), base_url="http://elsewhere.example") as client:
        assert client.get("/login").status_code == 400


def test_headers(visitor: TestClient) -> None:
    page = visitor.get("/login")
    assert "script-src" not in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store" and page.headers["x-content-type-options"] == "nosniff"
    assert "<script" not in page.text and 'lang="de"' in page.text


def test_an_unknown_name_takes_as_long_as_a_wrong_password(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(Accounts, "_verified", lambda _self, hashed, _password: bool(compared.append(hashed)))
    office.accounts.check("nobody", "x")
    office.accounts.check("editor", "x")
    assert len(compared) == 2 and all(hashed.startswith("$argon2id$") for hashed in compared)


def test_a_browser_may_ask_for_several_things_at_once(database_url: str) -> None:
    engine = connect(database_url)
    migrate(engine, Schema.office)
    user = Accounts(engine).add("anna", Role.editor, None)
    now = [NOW]
    kept = Sessions(engine, lambda: now[0])
    token = kept.start(user)
    now[0] += timedelta(minutes=5)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: kept.find(token), range(32))) == [Session(user, True)] * 32
