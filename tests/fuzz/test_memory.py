"""Memory stays flat, however many messages, requests and damaged files come."""

from __future__ import annotations

import gc
import logging
import random
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.catalogue.problems import DataErrors
from bot.catalogue.yaml_nodes import Problems, read_yaml
from bot.channel.cleaning import clean
from bot.channel.personal_data import redact
from bot.understanding.names import NameIndex
from bot.understanding.reader import mask, read
from tests.fuzz import data_files as d
from tests.fuzz import messages as m
from tests.fuzz.hostile_requests import encoded
from tests.fuzz.memory import growth, tried_by
from tests.fuzz.serving import Served, serve
from tests.fuzz.tally import count, scaled
from tests.waiting import PATIENCE_SECONDS


@pytest.fixture
def chance() -> random.Random:
    return random.Random(20)


def test_a_leak_would_be_seen(chance: random.Random) -> None:
    forgotten = []
    assert growth(lambda: forgotten.append(m.quick(chance)), 300).steady
    assert not growth(lambda: clean(m.quick(chance)) and None, 300).steady


def test_reading(index: NameIndex, chance: random.Random) -> None:
    def try_one() -> None:
        text = redact(clean(m.quick(chance)).text, tuple).text
        mask(text, read(text, index).names)

    inputs = scaled(300)
    measured = growth(try_one, inputs)
    count("messages for memory", tried_by(inputs))
    assert not measured.steady, measured


def _is_ours(cache: _lru_cache_wrapper[Any]) -> bool:
    """Whether one of our functions keeps there what it made of many things."""
    return cache.__module__.startswith("bot.") and (cache.cache_info().maxsize or 0) > 1


def test_conversations(warm_assistant: Assistant, chance: random.Random) -> None:
    def try_one() -> None:
        conversation = warm_assistant.conversation()
        for _ in range(3):
            conversation.say(clean(m.quick(chance)).text or "?")

    def settle() -> None:
        """Empty what has a limit: translated statements of SQLAlchemy, answers of the catalogue, our caches."""
        warm_assistant.catalogue._engine._compiled_cache.clear()
        warm_assistant.catalogue._answers.clear()
        for cache in caches:
            cache.cache_clear()

    caches = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper) and _is_ours(one)]

    inputs = scaled(25)
    measured = growth(try_one, inputs, settle)
    count("turns for memory", 3 * tried_by(inputs))
    assert not measured.steady, measured


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'feedback.db'}")
    logging.disable()  # pytest remembers what is logged
    with serve(tmp_path) as served:
        yield served
    logging.disable(logging.NOTSET)


@pytest.fixture
def connection(served: Served) -> Iterator[HTTPConnection]:
    """One for all requests: Sanic holds on to a closed one for some seconds, which is no leak."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE_SECONDS)
    yield connection
    connection.close()


def test_requests(served: Served, connection: HTTPConnection, chance: random.Random) -> None:
    replies = 0

    def try_one() -> None:
        nonlocal replies
        path = chance.choice(["/webhooks/rest/webhook", "/api/session", "/api/message", "/", "/nowhere", "/widget/%00"])
        body = encoded({"sender": "memory", "message": m.quick(chance)})
        try:
            connection.request("POST", path, body, {"Content-Type": "application/json"})
            connection.getresponse().read()
            replies += 1
        except (ConnectionError, HTTPException):
            # The server has refused and closed before all was sent. The next request opens the connection again.
            connection.close()
        served.forget_conversations()

    inputs = scaled(200)
    measured = growth(try_one, inputs)
    count("requests for memory", tried_by(inputs))
    assert replies > tried_by(inputs) / 2
    assert not measured.steady, measured


def test_data_files(tmp_path: Path, chance: random.Random) -> None:
    texts = [path.read_text(encoding="utf-8") for path in d.PROJECTS]
    file = tmp_path / "damaged.yml"

    def try_one() -> None:
        file.write_bytes(d.quick(chance, chance.choice(texts)))
        problems = Problems()
        read_yaml(file, file.name, problems)
        DataErrors(problems.errors)

    inputs = scaled(150)
    measured = growth(try_one, inputs)
    count("data files for memory", tried_by(inputs))
    assert not measured.steady, measured
