"""Two workers on PostgreSQL and Redis: they share conversations, and get over the loss of what they share."""

from __future__ import annotations

import json
import select
import socket
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.database.engine import connect
from bot.settings import ROOT
from tests import new_project
from tests.services import fresh_postgresql
from tests.waiting import within

from .conftest import Cluster, gated, prepared
from .service import CONTACT, COST, FOLLOW_UP, QUESTION, running


def test_both_workers_know_every_conversation(cluster: Cluster) -> None:
    for _ in range(6):  # each request is a new connection, so both workers take part
        sender = uuid.uuid4().hex
        assert CONTACT in cluster.service.ask(QUESTION, sender).text
        assert COST in cluster.service.ask(FOLLOW_UP, sender).text


def test_messages_of_one_conversation_wait_for_each_other(cluster: Cluster) -> None:
    sender = uuid.uuid4().hex
    questions = ["Was kostet DigiKnow?", "Wer ist bei govchain zuständig?", QUESTION] * 4
    with ThreadPoolExecutor(12) as pool:
        replies = list(pool.map(lambda q: cluster.service.ask(q, sender), questions))
    assert not any(reply.is_apology for reply in replies)
    assert all(CONTACT in r.text for q, r in zip(questions, replies, strict=True) if q == QUESTION)


def test_two_hundred_clients_at_once_and_none_gets_the_answer_of_another(cluster: Cluster) -> None:
    wanted = {QUESTION: CONTACT, "Wer ist bei govchain nrw zuständig?": "peter.niehues@regioit.de"}
    visitors = [(list(wanted)[n % 2], uuid.uuid4().hex) for n in range(200)]
    with ThreadPoolExecutor(200) as pool:
        replies = list(pool.map(lambda v: cluster.service.ask(*v).text, visitors))
        follow_ups = list(pool.map(lambda v: cluster.service.ask(FOLLOW_UP, v[1]).text, visitors))
    assert [q for (q, _), text in zip(visitors, replies, strict=True) if wanted[q] not in text] == []
    assert [q for (q, _), text in zip(visitors, follow_ups, strict=True) if (COST in text) != (q == QUESTION)] == []


def test_a_slow_client_keeps_nobody_waiting(cluster: Cluster) -> None:
    head = b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{"
    slow = [socket.create_connection(("127.0.0.1", cluster.service.at.port)) for _ in range(40)]
    for client in slow:
        client.sendall(head)
    assert CONTACT in cluster.service.ask(QUESTION).text
    sent_away, _, _ = select.select(slow, [], [], 0)
    assert sent_away == []  # the answer came while all of them were still being waited for
    for client in slow:
        client.close()


def test_the_database_goes_and_comes_back(cluster: Cluster) -> None:
    sender = uuid.uuid4().hex
    assert CONTACT in cluster.service.ask(QUESTION, sender).text
    with cluster.postgresql.closed():
        reply = cluster.service.ask(FOLLOW_UP, sender)
        assert reply.is_apology and cluster.service.logged(reply.request_id)
        status, body = cluster.service.get("/ready")
        assert status == 503 and json.loads(body)["catalogue"] == json.loads(body)["conversations"] == "failed"
        assert cluster.service.get("/health")[0] == 200
    assert cluster.service.answers_soon(FOLLOW_UP, sender, COST)
    assert within(lambda: cluster.service.get("/ready")[0] == 200)


def test_redis_goes_and_comes_back(cluster: Cluster) -> None:
    sender = uuid.uuid4().hex
    assert CONTACT in cluster.service.ask(QUESTION, sender).text
    with cluster.redis.closed():
        reply = cluster.service.ask(FOLLOW_UP, sender)
        assert reply.is_apology and cluster.service.logged(reply.request_id)
        assert json.loads(cluster.service.get("/ready")[1])["redis"] == "failed"
    assert cluster.service.answers_soon(FOLLOW_UP, sender, COST)


def test_the_metrics_of_both_workers_add_up_and_hold_no_texts(cluster: Cluster) -> None:
    def answered() -> float:
        lines = cluster.service.get("/metrics")[1].splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.startswith("bot_answers_total"))

    before = answered()
    for _ in range(10):
        cluster.service.ask(QUESTION)
    assert answered() == before + 10
    assert "Bielefeld" not in cluster.service.get("/metrics")[1]


def test_readers_never_see_half_a_reload(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = new_project.copied(ROOT / "data", tmp_path_factory.mktemp("reload"))
    with fresh_postgresql() as url:
        load(connect(url), data)
        catalogue = Catalogue(connect(url))
        known = len(catalogue.projects())

        def reload(_: int) -> int:
            return load(connect(url), data).version

        with ThreadPoolExecutor(3) as pool:
            reloads = pool.map(reload, range(8))
            seen = {(len(catalogue.projects()), catalogue.count(), len(catalogue.regions())) for _ in range(60)}
            versions = list(reloads)
        assert seen == {(known, known, 5)}
        assert sorted(versions) == list(range(2, 10))


def test_the_database_refuses_at_start_and_the_assistant_finds_it_later() -> None:
    with fresh_postgresql() as database, gated(database, 5432) as (gate, url):
        prepared(database)
        gate.close()
        with running(DATABASE_URL=url) as service:
            reply = service.ask(QUESTION, "early")
            assert reply.is_apology and service.logged(reply.request_id)
            gate.open()
            assert service.answers_soon(QUESTION, "early", CONTACT)
            assert service.answers_soon(FOLLOW_UP, "early", COST)
