"""The channel inside Rasa's own server, asked over HTTP."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from sanic import Sanic
from yarl import URL

from bot.catalogue.load import load
from bot.catalogue.sources import Sources
from bot.channel import probes
from bot.channel.options import Options
from bot.channel.pages import FRAME, PAGES
from bot.channel.probes import Probes
from bot.channel.rest import GuardedRest
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.desk import EmbeddedDesk
from bot.experts.secret import Secret
from bot.experts.visitors import Visitor
from bot.settings import ROOT
from tests.browser.fake import fake_app
from tests.waiting import free_port

SCRIPT = b"export {};\n"
PORTAL = "https://portal.example"
Serve = Callable[..., Awaitable[ClientSession]]


@pytest_asyncio.fixture(loop_scope="function")
async def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Serve]:
    """Starts a server with the wished options and gives a client for it."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'feedback.db'}")
    monkeypatch.setenv("ACTIONS_PORT", str(free_port()))  # none answers, even if this machine runs an assistant
    monkeypatch.setattr(Sanic, "test_mode", True)  # several servers of one name, one after the other
    async with AsyncExitStack() as stack:

        async def start(built: bool = True, **options: object) -> ClientSession:
            folder = tmp_path / "dist"
            folder.mkdir()
            if built:
                (folder / "programm-assistent.js").write_bytes(SCRIPT)
                (folder / "views-0123456789abcdef.js").write_bytes(SCRIPT)
            given = {"built_widget": folder, "portals": [PORTAL], **options}
            app = fake_app(Options.read(given, {}), GuardedRest(), Probes())
            port = free_port()
            server = await app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False)
            await server.startup()
            stack.push_async_callback(server.wait_closed)
            stack.callback(server.close)
            return await stack.enter_async_context(ClientSession(f"http://127.0.0.1:{port}"))

        yield start


async def session(client: ClientSession) -> dict[str, str]:
    """The header of a new session."""
    async with client.post("/api/session") as reply:
        return {"Authorization": f"Bearer {(await reply.json())['session']}"}


async def say(client: ClientSession, headers: dict[str, str], message: object) -> tuple[int, Any]:
    async with client.post("/api/message", json={"message": message}, headers=headers) as reply:
        return reply.status, await reply.json()


async def test_a_conversation(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    status, replies = await say(client, me, "kontakt")
    assert status == 200
    assert "Stefan Thias" in replies[0]["text"]
    blocks = replies[1]["custom"]["blocks"]
    assert blocks[0]["type"] == "facts" and "Stefan Thias" in str(blocks[0])


async def test_nobody_speaks_without_a_session(serve: Serve) -> None:
    client = await serve()
    for headers in ({}, {"Authorization": "Bearer widget-1"}, {"Authorization": "Bearer a.b.c"}):
        assert (await say(client, headers, "kontakt"))[0] == 401
        async with client.get("/api/conversation", headers=headers) as reply:
            assert reply.status == 401


async def test_intents_are_no_messages(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    await say(client, me, '/greet{"name": "x"}')
    async with client.get("/api/conversation", headers=me) as reply:
        assert (await reply.json())[0] == {"author": "user", "text": 'greet{"name": "x"}'}


async def test_too_long_and_empty_messages_get_a_polite_reply(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    for message in ("x" * 2001, "", None, 7):
        status, replies = await say(client, me, message)
        assert status == 200
        assert replies[0]["text"]


CHANNELS = pytest.mark.parametrize("channel", ["/api/message", "/webhooks/rest/webhook"])
SAID = '{"message": "kontakt", "note": "für Köln"}'


@CHANNELS
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "Erwartet wird JSON"),
        (b"{", "Erwartet wird JSON"),
        (b"message=kontakt", "Erwartet wird JSON"),
        (b"[" * 30_000, "Erwartet wird JSON"),
        (b"[1]", "Erwartet wird ein JSON-Objekt"),
        (b"null", "Erwartet wird ein JSON-Objekt"),
        (SAID.encode("latin-1"), "UTF-8"),
        (b"\xff\xfe\xfd", "UTF-8"),
    ],
)
async def test_anything_but_an_object_is_refused(serve: Serve, channel: str, body: bytes, reason: str) -> None:
    client = await serve()
    async with client.post(channel, data=body, headers=await session(client)) as reply:
        assert reply.status == 400
        assert reason in (await reply.json())["error"]


@CHANNELS
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
async def test_json_is_read_in_each_form_of_unicode(serve: Serve, channel: str, encoding: str) -> None:
    client = await serve()
    async with client.post(channel, data=SAID.encode(encoding), headers=await session(client)) as reply:
        assert reply.status == 200
        assert "Stefan Thias" in (await reply.json())[0]["text"]


async def test_a_huge_body_is_refused(serve: Serve) -> None:
    client = await serve()
    assert (await say(client, await session(client), "x" * 70_000))[0] == 413


async def test_too_many_messages_have_to_wait(serve: Serve) -> None:
    client = await serve(messages_per_minute=2)
    me = await session(client)
    assert [(await say(client, me, "kontakt"))[0] for _ in range(3)] == [200, 200, 429]
    async with client.post("/api/message", json={"message": "kontakt"}, headers=me) as reply:
        assert 0 < int(reply.headers["Retry-After"]) <= 60
    assert (await say(client, await session(client), "kontakt"))[0] == 200


async def test_one_address_cannot_ask_for_ever_more_sessions(serve: Serve) -> None:
    client = await serve(requests_per_minute_and_address=3)
    statuses = []
    for _ in range(4):
        async with client.post("/api/session") as reply:
            statuses.append(reply.status)
    assert statuses == [200, 200, 200, 429]


async def test_no_answer_can_be_told_from_an_answer(serve: Serve) -> None:
    client = await serve()
    status, replies = await say(client, await session(client), "stumm")
    assert status == 503
    assert replies[0]["text"]


async def test_delete(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    await say(client, me, "kontakt")
    async with client.delete("/api/conversation", headers=me) as reply:
        assert reply.status == 204
    async with client.get("/api/conversation", headers=me) as reply:
        assert await reply.json() == []


async def test_feedback(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    async with client.post("/api/feedback", json={"rating": "up"}, headers=me) as reply:
        assert (await reply.json())["id"]
    async with client.post("/api/feedback", json={"rating": "great"}, headers=me) as reply:
        assert reply.status == 400


async def test_every_page_and_error_has_the_security_headers(serve: Serve) -> None:
    client = await serve()
    for address in (
        *PAGES,
        "/datenschutz/",
        "/nowhere",
        "/api/conversation",
        "/widget/programm-assistent.js",
    ):
        async with client.get(address) as reply:
            policy = reply.headers.getall("Content-Security-Policy")
            assert len(policy) == 1
            assert "default-src 'self'" in policy[0]
            assert "unsafe" not in policy[0]
            assert reply.headers["X-Content-Type-Options"] == "nosniff"
            assert reply.headers["Referrer-Policy"] == "no-referrer"


async def test_without_named_hosts_there_is_no_page_for_frames(serve: Serve) -> None:
    client = await serve()
    async with client.get(FRAME) as reply:
        assert reply.status == 404
        assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]


async def test_named_hosts_may_frame_one_page_and_no_other(serve: Serve) -> None:
    client = await serve(frame_hosts=["https://a.example", "https://b.example/"])
    for address in (FRAME, f"{FRAME}/"):
        async with client.get(address) as reply:
            assert reply.status == 200
            assert 'mode="inline"' in await reply.text()
            policy = reply.headers["Content-Security-Policy"]
            assert "frame-ancestors https://a.example https://b.example;" in policy and "default-src 'self'" in policy
            assert "X-Frame-Options" not in reply.headers
    for address in (*PAGES, "/nowhere", "/projekte", "/widget/programm-assistent.js", "/api/conversation"):
        async with client.get(address) as reply:
            assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
            assert reply.headers["X-Frame-Options"] == "DENY"


async def test_only_configured_portals_may_use_the_assistant(serve: Serve) -> None:
    client = await serve()
    for address in ("/api/message", "/widget/programm-assistent.js"):
        for method in ("OPTIONS", "GET"):
            async with client.request(method, address, headers={"Origin": PORTAL}) as reply:
                assert reply.headers.getall("Access-Control-Allow-Origin") == [PORTAL]
            async with client.request(method, address, headers={"Origin": "https://other.example"}) as reply:
                assert "Access-Control-Allow-Origin" not in reply.headers


async def test_the_script_is_packed_and_comes_with_its_hash(serve: Serve) -> None:
    client = await serve()
    digest = "sha384-" + base64.b64encode(hashlib.sha384(SCRIPT).digest()).decode()
    async with client.get("/widget/integrity") as reply:
        told = await reply.json()
        assert told["integrity"] == digest
    async with client.get("/") as reply:
        assert f'src="{told["src"]}" integrity="{digest}"' in await reply.text()
    async with client.get("/widget/programm-assistent.js") as reply:
        assert reply.headers["Content-Encoding"] == "gzip"
        assert reply.content_type == "text/javascript"
        assert await reply.read() == SCRIPT
        known = {"If-None-Match": reply.headers["ETag"]}
    async with client.get("/widget/programm-assistent.js", headers=known) as reply:
        assert reply.status == 304


async def test_a_version_of_the_script_never_changes_and_others_are_gone(serve: Serve) -> None:
    client = await serve()
    async with client.get("/widget/integrity") as reply:
        address = (await reply.json())["src"]
    async with client.get(address, headers={"Origin": PORTAL}) as reply:
        assert await reply.read() == SCRIPT
        assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert reply.headers["Access-Control-Allow-Origin"] == PORTAL
    for later in ("/widget/views-0123456789abcdef.js", address.replace("programm-assistent", "views-0123456789abcdef")):
        async with client.get(later) as reply:
            assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    async with client.get("/widget/programm-assistent.js") as reply:
        assert reply.headers["Cache-Control"] == "no-cache"
    version = address.split("/")[2]
    older = address.replace(version, "0123456789abcdef")
    for gone in (older, f"/widget/{version}/portal/portal.css", f"/widget/{version}/", f"/widget/{version}/../x.js"):
        async with client.get(gone) as reply:
            assert reply.status == 404
            assert "immutable" not in reply.headers.get("Cache-Control", "")


async def test_without_a_built_widget_the_pages_say_so(serve: Serve) -> None:
    client = await serve(built=False)
    async with client.get("/") as reply:
        assert "noch nicht gebaut" in await reply.text()
    async with client.get("/widget/integrity") as reply:
        assert reply.status == 404
    assert (await say(client, await session(client), "kontakt"))[0] == 200


async def test_no_file_outside_is_served(serve: Serve) -> None:
    client = await serve()
    for path in ("../../operator.yml", "%2e%2e/%2e%2e/operator.yml", "portal/../../../operator.yml"):
        async with client.get(URL(f"/widget/{path}", encoded=True)) as reply:
            assert reply.status == 404


async def test_people_get_a_page_and_programs_a_line_where_there_is_nothing(serve: Serve) -> None:
    client = await serve()
    async with client.get("/nowhere", headers={"Accept": "text/html,*/*"}) as reply:
        assert reply.status == 404
        assert "Seite nicht gefunden" in await reply.text()
    async with client.get("/nowhere") as reply:
        assert reply.status == 404
        assert (await reply.json())["error"]


async def test_in_production_nothing_is_called_a_demonstration(serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "operator.yml"
    template = (ROOT / "operator.yml").read_text(encoding="utf-8")
    file.write_text(template.replace("BITTE EINTRAGEN: ", ""), encoding="utf-8")
    client = await serve(production=True, operator_file=str(file))
    for address in PAGES:
        async with client.get(address) as reply:
            text = await reply.text()
            assert reply.status == 200
            assert "Demonstration" not in text
            assert "Vorlage. Der Betreiber" not in text


@pytest.mark.parametrize(("switch", "status"), [("1", 200), ("0", 404)])
async def test_rest_can_be_closed(serve: Serve, monkeypatch: pytest.MonkeyPatch, switch: str, status: int) -> None:
    monkeypatch.setenv("REST_CHANNEL", switch)
    client = await serve()
    async with client.post("/webhooks/rest/webhook", json={"sender": "me", "message": "kontakt"}) as reply:
        assert reply.status == status
        assert ("Stefan Thias" in await reply.text()) == (status == 200)


async def test_rest_reaches_no_conversation_of_the_widget(serve: Serve) -> None:
    client = await serve()
    body = {"sender": "widget-somebody", "message": "kontakt"}
    async with client.post("/webhooks/rest/webhook", json=body) as reply:
        assert (await reply.json())[0]["recipient_id"] != "widget-somebody"


async def test_replies_carry_the_number_of_the_request(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    for given, kept in (("proxy-4711", True), ("x\ty", False), ("", False)):
        headers = {**me, "X-Request-ID": given}
        async with client.post("/api/message", json={"message": "kontakt"}, headers=headers) as reply:
            assert (reply.headers["X-Request-ID"] == given) == kept
            assert len(reply.headers["X-Request-ID"]) >= 8


async def test_deleting_and_rating_say_so_when_the_database_is_away(serve: Serve, tmp_path: Path) -> None:
    client = await serve()
    me = await session(client)
    await say(client, me, "kontakt")
    for name in ("feedback.db", "conversations.db"):
        for file in tmp_path.glob(f"{name}*"):
            file.unlink()
        (tmp_path / name).mkdir()
    async with client.post("/api/feedback", json={"rating": "up"}, headers=me) as reply:
        assert reply.status == 503
        assert "später" in (await reply.json())["error"]


async def test_the_probes_know_alive_from_ready(serve: Serve) -> None:
    client = await serve()
    async with client.get("/health") as reply:
        assert reply.status == 200
    async with client.get("/ready") as reply:  # no action server here, and nothing loaded
        assert reply.status == 503
        found = await reply.json()
    assert (found["ready"], found["actions"], found["catalogue"]) == (False, "failed", "failed")
    assert (found["conversations"], found["model"]) == ("ok", "ok")
    async with client.get("/metrics") as reply:
        assert "bot_reply_seconds" in await reply.text()


async def test_the_metrics_tell_how_often_unknown_documents_were_asked_for(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = EmbeddedDesk(connect(f"sqlite:///{tmp_path / 'feedback.db'}"), "a secret of the test")
    monkeypatch.setattr(probes, "_desk", lambda: None)  # no expert is on
    client = await serve()
    async with client.get("/metrics") as reply:
        assert "bot_document_misses" not in await reply.text()
    monkeypatch.setattr(probes, "_desk", lambda: desk)
    async with client.get("/metrics") as reply:  # the tables are not there: all else is told
        assert reply.status == 200 and "bot_reply_seconds" in await reply.text()
    migrate(connect(f"sqlite:///{tmp_path / 'feedback.db'}"), Schema.experts)
    for number in ("CFGH11111", "CFGH11112"):
        desk.documents.status("05974040", Visitor("v:me"), Secret(number))
    async with client.get("/metrics") as reply:
        told = await reply.text()
    assert 'bot_document_misses{town="05974040"} 2.0' in told and "bot_reply_seconds" in told and "CFGH" not in told


async def test_offers_are_questions_and_the_names_of_projects(serve: Serve, tmp_path: Path) -> None:
    client = await serve()
    load(connect(f"sqlite:///{tmp_path / 'feedback.db'}"), ROOT / "data", Sources.brochure)
    async with client.get("/api/offers") as reply:
        offered = await reply.json()
    assert "Welche Projekte gibt es?" in offered["questions"]
    assert len(offered["names"]) == 24 and "ZEonline Paderborn" in offered["names"]


async def test_a_chosen_language_goes_to_the_answer(serve: Serve) -> None:
    client = await serve()
    me = await session(client)
    for language, expected in (
        ("en", "Contact: Stefan Thias"),
        ("xx", "Ansprechperson: Stefan Thias"),
        ([], "Ansprechp"),
    ):
        async with client.post("/api/message", json={"message": "kontakt", "language": language}, headers=me) as reply:
            assert expected in (await reply.json())[0]["text"]
