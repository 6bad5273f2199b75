"""No change without the token of this browser, nor from a page of somebody else."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from bot.office.csrf import LARGEST_BODY
from bot.office.services import Office

from .conftest import PASSWORD, SOEST, Enter, token
from .test_pages import ITEM


@pytest.mark.parametrize("given", [None, "", "0" * 64])
def test_a_form_without_the_token_is_refused(enter: Enter, office: Office, given: str | None) -> None:
    fields = ITEM if given is None else {**ITEM, "csrf": given}
    answer = enter().post("/found/create", data=fields)
    assert answer.status_code == 403
    assert office.desk and office.desk.found.secret(SOEST, ITEM["number"]) is None


def test_a_token_of_another_session_is_refused(enter: Enter) -> None:
    foreign = token(enter(), "/found/create")
    assert enter().post("/found/create", data={**ITEM, "csrf": foreign}).status_code == 403


@pytest.mark.parametrize(
    "header",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_foreign_page_is_refused_even_with_the_token(enter: Enter, header: dict[str, str]) -> None:
    client = enter()
    known = token(client, "/found/create")
    assert client.post("/found/create", data={**ITEM, "csrf": known}, headers=header).status_code == 403


def test_the_login_is_protected_too(visitor: TestClient) -> None:
    credentials = {"username": "admin", "password": PASSWORD}
    assert visitor.post("/login", data=credentials).status_code == 403
    known = token(visitor)
    visitor.cookies.clear()
    assert visitor.post("/login", data={**credentials, "csrf": known}).status_code == 403


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH"])
def test_other_ways_to_change_need_it_too(enter: Enter, method: str) -> None:
    assert enter().request(method, f"/found/delete?pks={SOEST};1").status_code == 403


def test_what_is_too_large_is_refused(enter: Enter) -> None:
    client = enter()
    file = ("list.csv", b"x" * (LARGEST_BODY + 1))
    assert (
        client.post("/documents", data={"csrf": token(client, "/documents")}, files={"file": file}).status_code == 413
    )
