"""The default on one machine with SQLite: servers, files and disk that fail."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.train import ensure_model
from tests.waiting import within

from .conftest import prepared
from .service import CONTACT, COST, FOLLOW_UP, QUESTION, Service, running


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 16 megabytes; mounting needs root, which CI has."""
    disk = folder / "disk"
    disk.mkdir()
    if os.geteuid() != 0 and not os.environ.get("CI"):
        pytest.skip("only root may mount a disk")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the conversations are."""
    with small_disk(tmp_path_factory.mktemp("disk")) as disk:
        yield disk


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, disk: Path) -> Iterator[Service]:
    database = f"sqlite:///{tmp_path_factory.mktemp('alone') / 'catalogue.db'}"
    conversations = f"sqlite:///{disk / 'conversations.db'}"
    prepared(database, conversations)
    with running(DATABASE_URL=database, TRACKER_URL=conversations) as service:
        yield service


def apologises(service: Service, sender: str) -> bool:
    """While something is broken: an apology that can be found in the log."""
    reply = service.ask(FOLLOW_UP, sender)
    return reply.is_apology and service.logged(reply.request_id)


def test_a_conversation_of_five_hundred_turns(alone: Service) -> None:
    sender = uuid.uuid4().hex
    alone.ask(QUESTION, sender)
    for _ in range(249):
        alone.ask("Danke!", sender)
        last = alone.ask(FOLLOW_UP, sender)
    assert COST in last.text


def test_the_action_server_is_killed_in_the_middle_of_a_conversation(alone: Service) -> None:
    sender = uuid.uuid4().hex
    assert CONTACT in alone.ask(QUESTION, sender).text
    alone.kill_actions()
    try:
        assert apologises(alone, sender)
    finally:
        alone.restart_actions()
    assert alone.answers_soon(FOLLOW_UP, sender, COST)


def test_conversations_are_locked_by_somebody_else(alone: Service, disk: Path) -> None:
    sender = uuid.uuid4().hex
    assert CONTACT in alone.ask(QUESTION, sender).text
    other = sqlite3.connect(disk / "conversations.db")
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert apologises(alone, sender)
    finally:
        other.close()
    assert alone.answers_soon(FOLLOW_UP, sender, COST)


def test_the_disk_is_full(alone: Service, disk: Path) -> None:
    sender = uuid.uuid4().hex
    assert CONTACT in alone.ask(QUESTION, sender).text
    filler = disk / "filler"
    subprocess.run(["dd", "if=/dev/zero", f"of={filler}", "bs=4096"], capture_output=True)
    assert shutil.disk_usage(disk).free == 0
    try:
        # What SQLite has reserved before still takes some hundred turns.
        assert any(apologises(alone, sender) for _ in range(1000))
    finally:
        filler.unlink()
    assert alone.answers_soon(FOLLOW_UP, sender, COST)


def test_the_disk_is_read_only(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        database = f"sqlite:///{tmp_path / 'catalogue.db'}"
        conversations = f"sqlite:///{disk / 'conversations.db'}"
        prepared(database, conversations)
        remount(disk, "ro")
        with running(DATABASE_URL=database, TRACKER_URL=conversations) as service:
            assert apologises(service, "early")
            remount(disk, "rw")
            assert service.answers_soon(QUESTION, "early", CONTACT)


def test_with_a_damaged_model_it_says_so_and_takes_the_next_one_by_itself(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    database = f"sqlite:///{tmp_path / 'catalogue.db'}"
    prepared(database, f"sqlite:///{tmp_path / 'conversations.db'}")
    model = ensure_model()
    (models / "damaged.tar.gz").write_bytes(model.read_bytes()[:5000])
    with running(DATABASE_URL=database, MODEL_DIR=str(models)) as service:
        reply = service.ask(QUESTION, "early")
        assert reply.is_apology and service.logged(reply.request_id)
        assert service.get("/ready")[0] == 503
        shutil.copy(model, models / "good.tar.gz")
        assert within(lambda: service.get("/ready")[0] == 200)
        assert CONTACT in service.ask(QUESTION, "early").text


def test_a_model_that_goes_while_it_runs_is_not_missed(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    database = f"sqlite:///{tmp_path / 'catalogue.db'}"
    prepared(database, f"sqlite:///{tmp_path / 'conversations.db'}")
    only = Path(shutil.copy(ensure_model(), models))
    with running(DATABASE_URL=database, MODEL_DIR=str(models)) as service:
        only.unlink()
        assert CONTACT in service.ask(QUESTION).text
    # Without any model a server does not start; whoever keeps it running tries again until there is one.
    env = {**os.environ, "MODEL_DIR": str(models)}
    ended = subprocess.run(
        [sys.executable, "-m", "scripts.serve", "assistant"], env=env, capture_output=True, text=True
    )
    assert ended.returncode == 1 and "no trained model" in ended.stderr
