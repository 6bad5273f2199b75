"""Each role opens its own pages and no others; each account sees its own town."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from bot.office.access import PAGES
from bot.office.accounts import Role
from bot.office.app import make_app
from bot.office.services import Office

from .conftest import LIPPSTADT, PASSWORD, SOEST, Enter, send
from .test_pages import ITEM

ADDRESSES = {
    "found": ("/found/list", "/found/create"),
    "reports": ("/reports/list",),
    "documents": ("/documents",),
    "journal": ("/journal", "/journal.csv"),
    "inbox": ("/inbox/list", "/inbox/entries.yml"),
    "audit": ("/audit/list",),
    "accounts": ("/accounts/list",),
}
# What the library can do and nobody needs here.
CLOSED = (
    ("GET", "/found/export/csv"), ("GET", "/audit/export/json"), ("GET", "/accounts/export/csv"),
    ("GET", "/accounts/details/admin"), ("GET", "/accounts/edit/admin"), ("GET", "/accounts/create"),
    ("GET", "/audit/create"), ("GET", "/audit/edit/1"), ("GET", "/inbox/create"), ("GET", "/inbox/edit/1"),
    ("GET", "/found/ajax/lookup?name=a&term=b"),
)  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_own_pages(enter: Enter, role: Role) -> None:
    client = enter(role.value)
    start = client.get("/").text
    for page, addresses in ADDRESSES.items():
        mine = page in PAGES[role]
        assert {client.get(address).status_code for address in addresses} == {200 if mine else 403}, page
        assert (f'href="http://localhost{addresses[0]}"' in start) == mine


@pytest.mark.parametrize(("method", "address"), CLOSED)
def test_what_the_library_could_do_more_is_closed(enter: Enter, method: str, address: str) -> None:
    assert enter().request(method, address).status_code in (400, 403, 404)


@pytest.mark.parametrize(
    "address",
    [
        "/found/return/x",
        "/reports/open/x",
        "/reports/move/x",
        "/reports/hand-out/x",
        "/inbox/contact/1",
        "/inbox/answer/1",
        "/inbox/done/1",
        "/documents",
        "/documents/pause",
        "/found/create",
    ],
)
def test_changes_need_the_role_too(enter: Enter, address: str) -> None:
    role = Role.editor if address.startswith(("/found", "/reports", "/doc")) else Role.found_office
    client = enter(role.value)
    assert send(client, address)[0] in (302, 403) or send(client, address, page="/")[0] == 403


def test_another_towns_items_are_out_of_reach(enter: Enter, office: Office) -> None:
    admin, clerk = enter(), enter("found-office")
    for town in (SOEST, LIPPSTADT):
        assert send(admin, "/found/create", "/found/create", **{**ITEM, "town": town})[0] == 302
    assert clerk.get("/found/list").text.count("<td>2026-0412</td>") == 1
    for way in ("details", "edit"):
        assert clerk.get(f"/found/{way}/{LIPPSTADT};2026-0412").status_code in (403, 404)
    create = "/found/create"
    assert send(clerk, create, create, **{**ITEM, "town": LIPPSTADT, "number": "7"})[0] in (400, 403)
    assert send(clerk, f"/found/return/{LIPPSTADT};2026-0412", create)[0] == 404
    assert office.desk and office.desk.found.secret(LIPPSTADT, "7") is None


def test_without_a_key_what_is_secret_stays_closed(office: Office) -> None:
    client = TestClient(make_app(replace(office, desk=None)), base_url="http://localhost", follow_redirects=False)
    send(client, "/login", username="admin", password=PASSWORD)
    assert {client.get(address).status_code for address in ("/found/list", "/reports/list", "/documents")} == {403}
    assert "EXPERT_SECRET" in client.get("/").text
