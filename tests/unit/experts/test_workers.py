"""Four workers, each a process of its own: whatever is tried at the same moment, they tell no more than one would."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.api import LimitReached, Secret, Submission
from bot.experts.desk import EmbeddedDesk
from tests.services import DATABASES, empty_database

SOEST, READY = "05974040", "CFGH99999"
WORKERS, TRIES = 4, 12
_waiting = multiprocessing.get_context("spawn")


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty_database(request.param, tmp_path) as url:
        engine = connect(url)
        migrate(engine, Schema.experts)
        documents = EmbeddedDesk(engine, "secret").documents
        documents.load(SOEST, f"nummer;art;status;stand\n{READY};personalausweis;ready;2026-11-20\n")
        engine.dispose()
        yield url


@pytest.fixture(scope="module")
def workers() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(WORKERS, mp_context=_waiting) as pool:
        yield pool


def _desk(url: str) -> EmbeddedDesk:
    return EmbeddedDesk(connect(url), "secret")


def _wrong(url: str, session: str, worker: int) -> Counter[str]:
    """What one worker tells somebody who tries numbers."""
    services = _desk(url).services(session.format(worker))
    numbers = (Secret(f"CFGH{worker + 1}11{n:02}") for n in range(TRIES))
    return Counter(services.document_status(SOEST, number) for number in numbers)


def _send(url: str, worker: int) -> int:
    """How much one worker takes of what a visitor sends."""
    submit, taken = _desk(url).services("me").submit, 0
    for n in range(3):
        try:
            submit(SOEST, Submission("registration", {"day": "2026-11-25"}), f"answers {worker} {n}")
            taken += 1
        except LimitReached:
            continue
    return taken


def _same(url: str, worker: int) -> str:
    """The number that one worker gives the same answers."""
    return _desk(url).services("me").submit(SOEST, Submission("registration", {"day": "2026-11-25"}), "answers").number


def test_five_numbers_an_hour_of_one_visitor(database: str, workers: ProcessPoolExecutor) -> None:
    told = sum(workers.map(partial(_wrong, database, "me"), range(WORKERS)), Counter())
    assert told == {"unknown": 5, "limit": WORKERS * TRIES - 5}
    assert _desk(database).services("me").document_status(SOEST, Secret(READY)) == "limit"


def test_visitors_do_not_use_up_each_others_tries(database: str, workers: ProcessPoolExecutor) -> None:
    told = sum(workers.map(partial(_wrong, database, "visitor {}"), range(WORKERS)), Counter())
    assert told["unknown"] == 5 * WORKERS
    assert _desk(database).services("somebody else").document_status(SOEST, Secret(READY)) == "ready"


def test_three_reports_an_hour_of_one_visitor(database: str, workers: ProcessPoolExecutor) -> None:
    assert sum(workers.map(partial(_send, database), range(WORKERS))) == 3


def test_what_is_sent_several_times_at_once_is_there_once(database: str, workers: ProcessPoolExecutor) -> None:
    assert len(set(workers.map(partial(_same, database), range(3)))) == 1
    assert len(_desk(database).outbox.listed(SOEST)) == 1
