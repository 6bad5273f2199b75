"""Several towns behind one server: whose visitors ask is told by the portal, or by a program's token."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.loader import installed
from bot.experts.town_files import read_towns
from bot.experts.town_store import save
from bot.settings import ROOT

from .conftest import _OPENER, Running, run_with

SOEST, LIPPSTADT, OTHER = ("https://soest.example", "https://lippstadt.example", "https://other.example")
TOKEN = "7" * 64
RATE = "Was kostet ein Hund?"


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("towns")
    started = run_with(
        folder,
        EXPERTS="hundesteuer,ausweis", TOWN="soest,lippstadt", EXPERT_SECRET="5" * 64, REFRESH_SECONDS="0",
        PORTALS=f"{SOEST}=soest {LIPPSTADT}=05974028 {OTHER}", REST_CLIENTS=f"{TOKEN}=lippstadt",
    )  # fmt: skip
    for running in started:
        _load(running, folder)
        yield running


def _load(running: Running, folder: Path) -> None:
    """Soest as it is, and a Lippstadt whose dogs cost one euro."""
    text = next((ROOT / "data" / "towns").glob("05974040-*.yml")).read_text(encoding="utf-8")
    (folder / "two").mkdir()
    (folder / "two" / "05974040-soest.yml").write_text(text, encoding="utf-8")
    other = text.replace("05974040", "05974028").replace("name: Soest", "name: Lippstadt").replace("85.80", "1.00")
    (folder / "two" / "05974028-lippstadt.yml").write_text(other, encoding="utf-8")
    engine = connect(running.database)
    migrate(engine, Schema.experts)
    save(engine, read_towns(folder / "two", "two", {expert.id: expert.town for expert in installed().experts}))


def _post(running: Running, address: str, body: object, **headers: str) -> Any:
    named = {"Content-Type": "application/json", **{name.title(): value for name, value in headers.items()}}
    request = urllib.request.Request(f"{running.at.url}{address}", json.dumps(body).encode(), named)
    with _OPENER.open(request, timeout=30) as reply:
        return json.load(reply)


def _from(running: Running, origin: str, *messages: str) -> str:
    """What a visitor is told whose widget stands on a page of that address."""
    session = _post(running, "/api/session", {}, origin=origin)["session"]
    answers = [
        _post(running, "/api/message", {"message": text}, authorization=f"Bearer {session}", origin=origin)
        for text in messages
    ]
    return "\n".join(message.get("text", "") for message in answers[-1])


def test_each_portal_speaks_for_its_town(towns: Running) -> None:
    assert "85,80" in _from(towns, SOEST, RATE)
    said = _from(towns, LIPPSTADT, RATE)
    assert "In Lippstadt kostet" in said and "85,80" not in said


def test_another_portal_and_no_portal_ask_for_the_town(towns: Running) -> None:
    for said in (_from(towns, OTHER, RATE), _from(towns, "https://nobody.example", RATE), towns.ask(RATE)):
        assert "welche Stadt" in said


def test_a_town_that_is_named_goes_before_the_portals(towns: Running) -> None:
    assert "85,80" in _from(towns, LIPPSTADT, RATE, "Und in Soest?")


def test_the_town_stays_with_the_session_wherever_a_message_comes_from(towns: Running) -> None:
    session = _post(towns, "/api/session", {}, origin=LIPPSTADT)["session"]
    said = _post(towns, "/api/message", {"message": RATE}, authorization=f"Bearer {session}", origin=SOEST)
    assert "In Lippstadt kostet" in str(said)


def test_a_program_speaks_for_the_town_of_its_token(towns: Running) -> None:
    body = {"sender": "program", "message": RATE}
    assert "In Lippstadt kostet" in str(_post(towns, "/webhooks/rest/webhook", body, authorization=f"Bearer {TOKEN}"))
    with pytest.raises(urllib.error.HTTPError) as refused:
        _post(towns, "/webhooks/rest/webhook", body, authorization="Bearer nobody's")
    assert refused.value.code == 401
