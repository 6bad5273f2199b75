"""The real channel behind the proxy, as visitors meet it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.browser.site import Site
from tests.deployment.limited import ALLOWED
from tests.deployment.proxy import Proxy


@pytest.fixture(scope="module")
def channel(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    folder = tmp_path_factory.mktemp("channel")
    database = f"sqlite:///{folder / 'catalogue.db'}"
    # As compose.yml sets it.
    settings = {"DATABASE_URL": database, "SANIC_PROXIES_COUNT": "1", "SESSION_SECRET": "s"}
    site = Site(["-m", "tests.deployment.limited", "{port}"], folder / "log", **settings)
    site.start()
    proxy = Proxy(nginx, folder, site.port)
    proxy.start()
    yield proxy
    proxy.stop()
    site.stop()


def session(channel: Proxy, source: str, **headers: str) -> tuple[int, dict[str, str]]:
    status, _, body = channel.ask("/api/session", "POST", b"", headers, source)
    return status, json.loads(body)


def test_a_conversation(channel: Proxy) -> None:
    status, issued = session(channel, "127.0.0.30")
    assert status == 200
    headers = {"Authorization": f"Bearer {issued['session']}", "Content-Type": "application/json"}
    status, _, body = channel.ask("/api/message", "POST", b'{"message": "Hallo"}', headers, "127.0.0.30")
    assert status == 200 and json.loads(body)[0]["text"]
    status, _, body = channel.ask("/impressum", source="127.0.0.30")
    assert status == 200 and "Impressum" in body.decode()


def test_each_visitor_has_a_limit_and_cannot_talk_it_away(channel: Proxy) -> None:
    replies = [session(channel, "127.0.0.31", **{"X-Forwarded-For": f"10.0.0.{n}"}) for n in range(ALLOWED + 1)]
    assert [status for status, _ in replies] == [200] * ALLOWED + [429]
    assert "error" in replies[-1][1]  # the assistant's own limit, not the proxy's
    assert session(channel, "127.0.0.32")[0] == 200
