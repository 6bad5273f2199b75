"""Login by OpenID Connect: who is let in, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx2
import pytest
from joserfc.jwk import RSAKey
from starlette.testclient import TestClient

from bot.office.accounts import Role
from bot.office.app import make_app
from bot.office.openid import name_in
from bot.office.services import Office

from .provider import ISSUER, Provider


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest.fixture
def client(office: Office, provider: Provider) -> TestClient:
    known = replace(office.known, oidc_issuer=ISSUER, oidc_client="staff", oidc_secret="x")
    app = make_app(replace(office, known=known), transport=httpx2.ASGITransport(provider.app()))
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def enter(client: TestClient, provider: Provider) -> Any:
    answer = client.get("/openid/start")
    assert answer.headers["location"].startswith(f"{ISSUER}/authorization")
    return client.get(f"/openid/back?{provider.agree(answer.headers['location'])}")


def test_an_account_that_the_provider_vouches_for_is_let_in(
    client: TestClient, provider: Provider, office: Office
) -> None:
    office.accounts.add("anna", Role.editor, None)
    assert "/openid/start" in client.get("/login").text
    answer = enter(client, provider)
    assert answer.status_code == 200  # no redirect: browsers would hold the strict cookie back
    assert "SameSite=Strict" in answer.headers["set-cookie"] and 'http-equiv="refresh"' in answer.text
    assert client.get("/journal").status_code == 200


def test_the_state_of_a_login_is_in_a_cookie_of_its_own(client: TestClient) -> None:
    header = client.get("/openid/start").headers["set-cookie"]
    assert "office-openid=" in header and "path=/openid" in header and "samesite=lax" in header.lower()


@pytest.mark.parametrize("name", ["nobody", "editor"])  # unknown here; or one with a password of its own
def test_others_are_not(client: TestClient, provider: Provider, name: str) -> None:
    provider.claims["preferred_username"] = name
    assert enter(client, provider).status_code == 403
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("wrong", [{"iss": "https://else.example"}, {"aud": "other"}, {"exp": 1}, {"nonce": "x"}])
def test_a_token_for_somebody_else_is_refused(
    client: TestClient, provider: Provider, office: Office, wrong: dict[str, Any]
) -> None:
    office.accounts.add("anna", Role.editor, None)
    provider.claims |= wrong
    assert enter(client, provider).status_code == 403


def test_a_token_of_somebody_else_is_refused(client: TestClient, provider: Provider, office: Office) -> None:
    office.accounts.add("anna", Role.editor, None)
    provider.signing = RSAKey.generate_key(2048, parameters={"kid": "one"})
    assert enter(client, provider).status_code == 403


def test_an_answer_that_nobody_asked_for_is_refused(client: TestClient, office: Office) -> None:
    office.accounts.add("anna", Role.editor, None)
    assert client.get("/openid/back?code=one&state=guessed").status_code == 403


def test_without_a_provider_there_is_no_such_way(visitor: TestClient) -> None:
    assert visitor.get("/openid/start").status_code in (302, 404)
    assert "/openid" not in visitor.get("/login").text


@pytest.mark.parametrize(
    ("claims", "claim", "name"),
    [
        ({"email": "a@b.de", "email_verified": True}, "email", "a@b.de"),
        ({"email": "a@b.de"}, "email", ""),
        ({"email": "a@b.de", "email_verified": "true"}, "email", ""),
        ({"sub": 7}, "sub", ""),
        ({}, "sub", ""),
    ],
)
def test_the_name_in_what_is_claimed(claims: dict[str, Any], claim: str, name: str) -> None:
    assert name_in(claims, claim) == name
