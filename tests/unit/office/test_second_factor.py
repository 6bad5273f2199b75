"""The second factor: right by the RFC's own figures, taken once, and nobody gets past it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.office.app import make_app
from bot.office.models import recovery, users
from bot.office.second_factor import SecondFactor, _bytes, fresh
from bot.office.services import Office

from .conftest import PASSWORD, send, token
from .test_pages import noted

# RFC 6238, appendix B: seconds and the eight digits for SHA-1 with this secret, of which apps show the last six.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890"
RFC = [
    (59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
    (2000000000, "69279037"), (20000000000, "65353130"),
]  # fmt: skip


@pytest.fixture
def clock() -> list[datetime]:
    return [datetime(2026, 11, 26, 10, 0)]


@pytest.fixture
def factor(office: Office, clock: list[datetime]) -> SecondFactor:
    return SecondFactor(office.engine, "0" * 64, lambda: clock[0])


@pytest.fixture
def client(office: Office, factor: SecondFactor) -> Iterator[TestClient]:
    """Somebody who has given the password, on a staff page that asks everybody for more."""
    strict = replace(office, known=replace(office.known, office_second_factor=True), second=factor)
    with TestClient(make_app(strict), base_url="http://localhost", follow_redirects=False) as browser:
        assert send(browser, "/login", username="editor", password=PASSWORD) == (303, "http://localhost/second")
        yield browser


def code(secret: str, at: datetime) -> str:
    return TOTP(_bytes(secret), 6, SHA1(), 30).generate(at.replace(tzinfo=UTC).timestamp()).decode()


def shown(client: TestClient) -> str:
    found = re.search(r'name="secret" value="(\w+)"', client.get("/second").text)
    assert found
    return found[1]


@pytest.mark.parametrize(("seconds", "digits"), RFC)
def test_the_codes_of_the_rfc(office: Office, seconds: int, digits: str) -> None:
    now = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    assert len(SecondFactor(office.engine, "x", lambda: now).set_up("editor", RFC_SECRET, digits[-6:])) == 10


def test_a_code_counts_once_and_a_step_of_the_clock_early_or_late(factor: SecondFactor, clock: list[datetime]) -> None:
    secret = fresh()
    assert factor.set_up("editor", secret, "000000") == []
    assert factor.set_up("editor", secret, code(secret, clock[0]))
    assert not factor.check("editor", code(secret, clock[0]))  # used up by setting up
    clock[0] += timedelta(seconds=30)
    now = code(secret, clock[0])
    assert factor.check("editor", f"{now[:3]} {now[3:]}") and not factor.check("editor", now)
    for late, right in ((30, True), (90, False)):
        clock[0] += timedelta(minutes=10)
        assert factor.check("editor", code(secret, clock[0] - timedelta(seconds=late))) is right
    assert not factor.check("admin", code(secret, clock[0]))


def test_a_recovery_code_counts_once(factor: SecondFactor, clock: list[datetime]) -> None:
    secret = fresh()
    codes = factor.set_up("editor", secret, code(secret, clock[0]))
    assert len(set(codes)) == 10 and factor.left("editor") == 10
    assert not factor.check("admin", codes[0])
    assert factor.check("editor", codes[0].upper().replace("-", " ")) and not factor.check("editor", codes[0])
    assert factor.left("editor") == 9


def test_neither_secret_nor_codes_can_be_read_in_the_tables(
    office: Office, factor: SecondFactor, clock: list[datetime]
) -> None:
    secret = fresh()
    codes = factor.set_up("editor", secret, code(secret, clock[0]))
    with office.engine.connect() as connection:
        kept = str([*connection.execute(select(users)), *connection.execute(select(recovery))])
    assert not any(value in kept for value in (secret, *codes, *(c.replace("-", "") for c in codes)))


def test_without_it_no_page_opens(client: TestClient) -> None:
    for address in ("/", "/journal", "/journal.csv", "/inbox/list", "/inbox/entries.yml"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (303, "http://localhost/second")
    for address in ("/inbox/contact/1", "/inbox/done/1"):
        assert client.post(address, data={"csrf": token(client, "/second")}).status_code == 303


def test_it_is_set_up_and_then_asked_for(client: TestClient, office: Office, clock: list[datetime]) -> None:
    secret = shown(client)
    wrong = client.post("/second", data={"csrf": token(client, "/second"), "secret": secret, "code": "1"})
    assert wrong.status_code == 400 and secret in wrong.text and client.get("/").status_code == 303
    waiting = client.cookies["office"]
    fields = {"csrf": token(client, "/second"), "secret": secret, "code": code(secret, clock[0])}
    codes = re.findall(r"<code>(\w{5}-\w{5})</code>", client.post("/second", data=fields).text)
    assert len(codes) == 10 and client.get("/").status_code == 200 and client.cookies["office"] != waiting
    assert "Unbenutzte Ersatzcodes: 10" in client.get("/second").text

    client.get("/logout")
    assert send(client, "/login", username="editor", password=PASSWORD)[1].endswith("/second")
    assert secret not in client.get("/second").text
    assert send(client, "/second", "/second", code="000000")[0] == 400
    assert client.get("/").status_code == 303
    clock[0] += timedelta(minutes=1)
    assert send(client, "/second", "/second", code=code(secret, clock[0])) == (303, "http://localhost/")
    assert client.get("/journal").status_code == 200
    actions = [action for _, action, _ in noted(office)]
    assert actions == ["login", "logout", "code_refused", "login"]


def test_whoever_waits_for_the_code_cannot_set_up_another(
    client: TestClient, factor: SecondFactor, clock: list[datetime]
) -> None:
    secret, other = fresh(), fresh()
    factor.set_up("editor", secret, code(secret, clock[0]))
    clock[0] += timedelta(minutes=1)
    fields = {"secret": other, "code": code(other, clock[0])}
    assert send(client, "/second", "/second", **fields)[0] == 400
    assert client.get("/").status_code == 303


def test_codes_cannot_be_tried(client: TestClient, factor: SecondFactor, clock: list[datetime]) -> None:
    secret = fresh()
    factor.set_up("editor", secret, code(secret, clock[0]))
    clock[0] += timedelta(minutes=1)
    for n in range(5):
        assert send(client, "/second", "/second", code=f"00000{n}")[0] == 400
    fields = {"csrf": token(client, "/second"), "code": code(secret, clock[0])}
    refused = client.post("/second", data=fields)
    assert refused.status_code == 400 and "Viertelstunde" in refused.text


def test_where_it_is_not_required_only_those_are_asked_who_have_one(
    office: Office, factor: SecondFactor, clock: list[datetime]
) -> None:
    client = TestClient(make_app(replace(office, second=factor)), base_url="http://localhost", follow_redirects=False)
    assert send(client, "/login", username="editor", password=PASSWORD) == (303, "http://localhost/")
    secret = shown(client)
    assert send(client, "/second", "/second", secret=secret, code=code(secret, clock[0]))[0] == 200
    client.get("/logout")
    assert send(client, "/login", username="editor", password=PASSWORD)[1].endswith("/second")
    assert factor.remove("editor") and not factor.remove("editor")
    assert client.get("/second").status_code == 303  # its session has ended, too
    assert send(client, "/login", username="editor", password=PASSWORD) == (303, "http://localhost/")


def test_without_a_password_there_is_nothing_to_see(office: Office) -> None:
    client = TestClient(make_app(office), base_url="http://localhost", follow_redirects=False)
    assert client.get("/second").headers["location"] == "http://localhost/login"
