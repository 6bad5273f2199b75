"""Names and addresses over HTTP: the channel takes them only when asked for, and hands on a mark."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from bot.channel import converse as channel
from bot.database.engine import connect
from bot.experts.configure import configured_desk
from bot.experts.forms import FormField
from bot.settings import settings

from .test_http import Serve, serve, session

__all__ = ["serve"]  # the fixture
FIELDS = (FormField("name", "name", True), FormField("mail", "mail"))
FILLED = {"name": "Erika Mustermann", "mail": "erika@example.org"}


@pytest.fixture(autouse=True)
def _on(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("EXPERTS", "fundbuero")
    monkeypatch.setenv("TOWN", "soest")
    monkeypatch.setenv("EXPERT_SECRET", "0" * 64)
    channel.expert_desk.cache_clear()
    yield
    channel.expert_desk.cache_clear()


async def _send(client: ClientSession, me: dict[str, str], fields: object) -> tuple[int, Any]:
    async with client.post("/api/form", json={"fields": fields}, headers=me) as reply:
        return reply.status, await reply.json()


async def _conversation(client: ClientSession, me: dict[str, str]) -> str:
    """The name of the conversation, as the tables know it after a first message."""
    async with client.post("/api/message", json={"message": "hallo"}, headers=me) as reply:
        assert reply.status == 200
    with connect(settings().tracker_url).connect() as connection:
        return str(connection.execute(text("SELECT id FROM conversations")).scalar())


async def test_a_form_that_nobody_asked_for_is_refused(serve: Serve) -> None:
    client = await serve()
    status, body = await _send(client, await session(client), FILLED)
    assert status == 409 and "Formular" in body["error"]


async def test_mistakes_are_told_and_nothing_goes_on(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    desk = configured_desk(settings())
    assert desk
    desk.expect(await _conversation(client, me), "form", FIELDS)
    assert await _send(client, me, {"mail": "erika"}) == (422, {"errors": {"name": "needed", "mail": "wrong"}})
    for odd in (None, "Erika", ["Erika"], {"name": 5}):
        assert (await _send(client, me, odd))[0] in {409, 422}


async def test_a_form_goes_to_the_vault_and_a_mark_goes_on(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    desk = configured_desk(settings())
    assert desk
    conversation = await _conversation(client, me)
    desk.expect(conversation, "form", FIELDS)
    status, _ = await _send(client, me, {**FILLED, "iban": "DE02120300000000202051"})
    assert status == 200
    async with client.get("/api/conversation", headers=me) as reply:
        kept = str(await reply.json())
    assert "⟦form:" in kept and "Erika" not in kept
    opened = desk.services(conversation).open(kept)
    assert opened and "Erika Mustermann" in opened.reveal() and "DE02" not in opened.reveal()
    assert desk.vault.client(conversation)  # a hash of the address, for limits
    assert "127.0.0.1" not in desk.vault.client(conversation)


async def test_names_written_as_a_message_go_to_the_vault_too(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    desk = configured_desk(settings())
    assert desk
    desk.expect(await _conversation(client, me), "form", FIELDS)
    async with client.post("/api/message", json={"message": "Erika Mustermann, Am Teich 5"}, headers=me) as reply:
        assert reply.status == 200
    async with client.get("/api/conversation", headers=me) as reply:
        assert "Erika" not in await reply.text()
