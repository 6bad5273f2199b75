"""Starts empty bots and assistants beside each other, on free ports, each with databases of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import empty_bot
from bench.processes import memory_mb
from bot.settings import ROOT
from scripts.env import environment
from scripts.run import Address, start
from scripts.servers import Server, answers, stop
from scripts.train import ensure_model

_READY_SECONDS = 180
# What an operator has set for the real assistant must not steer, or be touched by, the measured ones.
_OWN = ("ACTIONS_URL", "DATABASE_URL", "TRACKER_URL", "REDIS_URL", "WORKERS", "DATA_DIR")


@dataclass
class Running:
    """A bot that answers: Rasa's port, its servers, and how long the start took."""

    port: int
    servers: list[Server]
    start_seconds: float

    def memory_mb(self) -> float:
        """Resident memory of all its processes."""
        return memory_mb(server.process.pid for server in self.servers)

    def stop(self) -> None:
        """End its servers."""
        stop(self.servers)


def train_empty(folder: Path) -> float:
    """Write and train the empty bot; the seconds it took."""
    empty_bot.write(folder)
    return timed(empty_bot.train_command(folder))


def train_assistant(folder: Path) -> float:
    """Train the assistant into another folder than models/; the seconds it took."""
    return timed([sys.executable, "-m", "rasa", "train", "--force", "--out", str(folder / "assistant")])


def load(settings: Mapping[str, str]) -> float:
    """``python -m bot load`` with these settings; the seconds it took."""
    with _environ(settings):
        return timed([sys.executable, "-m", "bot", "load"])


@contextmanager
def empty(folder: Path) -> Iterator[Running]:
    """The trained empty bot, for as long as it is needed."""
    port, actions_port = free_port(), free_port()
    actions, rasa = empty_bot.server_commands(folder, port, actions_port)
    env = {
        **environment(),
        "ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
        "SANIC_HOST": "127.0.0.1",
    }
    env["PYTHONPATH"] = os.pathsep.join([str(folder), env["PYTHONPATH"]])
    started = time.monotonic()
    servers = [
        Server.start("bench-actions", actions, env, f"http://127.0.0.1:{actions_port}/health"),
        Server.start("bench-rasa", rasa, env, f"http://127.0.0.1:{port}"),
    ]
    with _running(port, servers, started) as running:
        yield running


@contextmanager
def assistant(folder: Path, **settings: str) -> Iterator[Running]:
    """The assistant as `make run` starts it, its catalogue loaded; databases lie in ``folder`` unless set."""
    at = Address("127.0.0.1", free_port(), free_port())
    known = {**databases_in(folder), **settings, "PORT": str(at.port), "ACTIONS_PORT": str(at.actions_port)}
    load(known)
    ensure_model()  # training is no part of the start
    started = time.monotonic()
    with _environ(known):
        servers = start(at)
    with _running(at.port, servers, started) as running:
        yield running


@contextmanager
def assistant_of(checkout: Path) -> Iterator[Running]:
    """The assistant of another commit, loaded, trained and started by its own `scripts.run`."""
    at = Address("127.0.0.1", free_port(), free_port())
    with _environ({"PORT": str(at.port), "ACTIONS_PORT": str(at.actions_port), "PYTHONPATH": str(checkout)}):
        env = dict(os.environ)
    command = [sys.executable, str(checkout / "scripts" / "run.py")]
    started = time.monotonic()
    with _running(at.port, [Server.start("bench-before", command, env, at.url)], started, 600) as running:
        while not answers(at.actions_url):
            time.sleep(0.1)
        yield running


def databases_in(folder: Path) -> dict[str, str]:
    """Settings for SQLite files of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    return {
        "DATABASE_URL": f"sqlite:///{folder / 'catalogue.db'}",
        "TRACKER_URL": f"sqlite:///{folder / 'conversations.db'}",
    }


def timed(command: list[str]) -> float:
    """Run a command; the seconds it took. One that fails ends the measurement with its last words."""
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed.\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return time.monotonic() - started


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(port: int, servers: list[Server], started: float, patience: float = _READY_SECONDS) -> Iterator[Running]:
    """Wait until all servers answer, and end them afterwards, whatever happens."""
    try:
        while not all(answers(server.url) for server in servers):
            dead = [server for server in servers if server.process.poll() is not None]
            if dead or time.monotonic() - started > patience:
                raise SystemExit((dead or servers)[0].tail())
            time.sleep(0.1)
        yield Running(port, servers, time.monotonic() - started)
    finally:
        stop(servers)


@contextmanager
def _environ(values: Mapping[str, str]) -> Iterator[None]:
    """Settings for the processes that are started inside; afterwards everything is as before."""
    before = dict(os.environ)
    for name in _OWN:
        os.environ.pop(name, None)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
