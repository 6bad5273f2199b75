"""Personal data sent through every step of real dialogues: afterwards in no file that the servers or a backup keep."""

from __future__ import annotations

import json
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from random import randrange
from typing import Any

import pytest

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.api import Fact, Town
from bot.experts.town_store import save
from bot.settings import settings
from tests.unit.experts.test_canaries import CANARIES, FORM, WAYS

from .conftest import _OPENER, Running, run_with

SOEST = Town("05974040", "Soest", {"hundesteuer.delivery": (Fact(True, "Test", "2026", confirmed=True),)})
NAMELESS = frozenset({"name", "address"})  # what has no form is taken out only where a dialogue asks for something
OPENINGS = {
    ("fundbuero", "loss"): "Verlust melden", ("fundbuero", "find"): "Fund melden",
    ("hundesteuer", "registration"): "Anmeldung hier vorbereiten", ("ausweis", "status"): "Ist mein Ausweis fertig?",
}  # fmt: skip
HIDDEN = (*CANARIES.values(), "Kanaria", "Vogelsang", "2760981")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    started = run_with(
        tmp_path_factory.mktemp("canaries"),
        EXPERTS="hundesteuer,ausweis,fundbuero", TOWN="soest", EXPERT_SECRET="5" * 64, REFRESH_SECONDS="0", INBOX="1",
        SANIC_PROXIES_COUNT="1",
    )  # fmt: skip
    for running in started:
        engine = connect(running.database)
        migrate(engine, Schema.experts)
        save(engine, [SOEST])
        yield running


class Visitor:
    """Somebody at the widget, at an address of his own."""

    def __init__(self, running: Running) -> None:
        self._url = running.at.url
        address = ".".join(str(randrange(1, 255)) for _ in range(4))
        self._headers = {"Content-Type": "application/json", "X-Forwarded-For": address}
        self._headers["Authorization"] = f"Bearer {self._post('/api/session', {})['session']}"
        self.last: list[dict[str, Any]] = []

    def say(self, text: str) -> None:
        """A message."""
        self.last = self._post("/api/message", {"message": text})

    def fill(self, values: dict[str, str]) -> None:
        """The form that is shown, with its own fields."""
        self.last = self._post(
            "/api/form", {"fields": {name: values[name] for name in self.fields() if name in values}}
        )

    def fields(self) -> list[str]:
        """The fields of the form that is shown; none without one."""
        return [field["name"] for block in self._blocks("form") for field in block["fields"]]

    def asked(self) -> int:
        """The number of the question of a dialogue that is open; 0 for none."""
        return max((block["number"] for block in self._blocks("progress")), default=0)

    def _blocks(self, kind: str) -> list[dict[str, Any]]:
        blocks = [block for message in self.last for block in message.get("custom", {}).get("blocks", ())]
        return [block for block in blocks if block["type"] == kind]

    def _post(self, address: str, body: object) -> Any:
        request = urllib.request.Request(f"{self._url}{address}", json.dumps(body).encode(), self._headers)
        try:
            with _OPENER.open(request, timeout=30) as reply:
                return json.load(reply)
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{refused.code} {refused.read().decode()}") from None


def _files(running: Running) -> dict[str, bytes]:
    """All that is kept: databases with what is not yet in them, a backup of each, logs, and the metrics."""
    databases = {Path(connect(url).url.database or "") for url in (running.database, settings().tracker_url)}
    found = {file.name: file.read_bytes() for path in databases for file in path.parent.glob("*.db*")}
    for path in databases:
        copy = path.with_suffix(".backup")
        copy.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", [str(copy)])
        found[copy.name] = copy.read_bytes()
    found |= {server.log.name: server.log.read_bytes() for server in running.servers}
    with _OPENER.open(f"{running.at.url}/metrics", timeout=30) as reply:
        found["/metrics"] = reply.read()
    return found


def _hits(running: Running) -> list[tuple[str, str]]:
    return [
        (name, canary)
        for name, content in _files(running).items()
        for canary in HIDDEN
        if canary.encode() in content or json.dumps(canary)[1:-1].encode() in content
    ]


@pytest.mark.parametrize("way", OPENINGS, ids="-".join)
def test_of_what_is_written_at_any_step_nothing_stays(served: Running, way: tuple[str, str]) -> None:
    answers = [answer for answer in WAYS[way][1:] if isinstance(answer, str)]
    forms = len(WAYS[way]) - 1 - len(answers)
    for first in range(
        len(CANARIES)
    ):  # each canary at each step, and no visitor with more messages than a minute allows
        canaries = islice(cycle(CANARIES.values()), first, None)
        visitor, filled = Visitor(served), 0
        visitor.say(OPENINGS[way])
        assert visitor.asked(), visitor.last
        for answer in answers:
            before = visitor.asked()
            visitor.say(f"{next(canaries)}, bitte")
            if not visitor.asked():  # a number of a document is offered another dialogue
                visitor.say("Nein")
            if visitor.asked() == before and not visitor.fields():  # else it was taken for a description
                visitor.say(answer)
            for _ in range(2):  # a registration has two, one after the other
                if visitor.fields():
                    visitor.fill(FORM)
                    filled += 1
        assert filled >= min(forms, 1), visitor.last
        visitor.say("abbrechen")
    assert _hits(served) == []


def test_of_what_has_a_form_nothing_stays_wherever_it_is_written(served: Running) -> None:
    for kind, canary in CANARIES.items():
        if kind not in NAMELESS:
            visitor = Visitor(served)
            visitor.say(f"{canary}, bitte")
            visitor.say(f"Wie wird das Wetter? {canary}")
    assert _hits(served) == []
