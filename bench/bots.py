"""Starts bots beside each other, on free ports, each with databases of its own: assistants, empty and stock ones."""

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

from bench.processes import memory_mb, processor_seconds
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

    def processor_seconds(self) -> float:
        """Processor time that all its processes have used since they were started."""
        return processor_seconds(server.process.pid for server in self.servers)

    def stop(self) -> None:
        """End its servers."""
        stop(self.servers)


@dataclass(frozen=True)
class Home:
    """Where a bot gets its Rasa from: an interpreter, and the checkout whose modules it finds (none for a stranger)."""

    python: str = sys.executable
    checkout: Path | None = ROOT

    @classmethod
    def of(cls, checkout: Path) -> Home:
        """Of another checkout, which has an environment of its own."""
        return cls(str(checkout / ".venv" / "bin" / "python"), checkout)

    def environment(self, *folders: Path) -> dict[str, str]:
        """The environment of a process; modules in ``folders`` come first."""
        path = [*folders, *([self.checkout] if self.checkout else [])]
        # No measured Rasa reports to its maker; an older one fails when it begins to, as its sentry-sdk is too new.
        untold = {"RASA_TELEMETRY_ENABLED": "false"}
        return {**environment(), **untold, "PYTHONPATH": os.pathsep.join(map(str, path))}


HERE = Home()


def train(folder: Path, home: Home) -> float:
    """Train the bot whose files lie in a folder, as its author would; the seconds it took."""
    return _timed([home.python, "-m", "rasa", "train"], folder, home.environment(folder))


@contextmanager
def running(folder: Path, home: Home, name: str) -> Iterator[Running]:
    """The trained bot of a folder, for as long as it is needed; ``name`` is for its logs."""
    port, actions_port = free_port(), free_port()
    python, url = [home.python, "-m"], f"http://127.0.0.1:{actions_port}"
    env = {**home.environment(folder), "ACTIONS_URL": f"{url}/webhook", "SANIC_HOST": "127.0.0.1"}
    actions = [*python, "rasa_sdk", "--actions", "actions", "--port", str(actions_port)]
    rasa = [*python, "rasa", "run", "--port", str(port), "--interface", "127.0.0.1"]
    started = time.monotonic()
    servers = [
        Server.start(f"bench-{name}-actions", actions, env, f"{url}/health", folder),
        Server.start(f"bench-{name}", rasa, env, f"http://127.0.0.1:{port}", folder),
    ]
    with _running(port, servers, started) as bot:
        yield bot


def train_assistant(folder: Path, home: Home) -> float:
    """Train the assistant's model as its own scripts/train.py does, but into another folder; the seconds it took."""
    module = "bot.engine.training" if home == HERE else "rasa"
    options = ["--force", "--skip-validation", "--out", str(folder / "assistant")]
    return _timed([home.python, "-m", module, "train", *options], home.checkout or ROOT, home.environment())


def load(settings: Mapping[str, str]) -> float:
    """``python -m bot load`` with these settings; the seconds it took."""
    with _environ(settings):
        return _timed([sys.executable, "-m", "bot", "load"], ROOT, environment())


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
    with _running(at.port, servers, started) as bot:
        yield bot


@contextmanager
def assistant_of(checkout: Path, folder: Path) -> Iterator[Running]:
    """The assistant of another checkout, loaded, trained and started by its own scripts."""
    at, home = Address("127.0.0.1", free_port(), free_port()), Home.of(checkout)
    with _environ({**databases_in(folder), "PORT": str(at.port), "ACTIONS_PORT": str(at.actions_port)}):
        env = home.environment()
    for command in (["bot", "load"], ["scripts.train"]):
        _timed([home.python, "-m", *command], checkout, env)
    serve = [home.python, "-m", "scripts.serve"]
    started = time.monotonic()
    servers = [
        Server.start("bench-before-actions", [*serve, "actions"], env, at.actions_url, checkout),
        Server.start("bench-before", [*serve, "assistant"], env, f"{at.url}/health", checkout),
    ]
    with _running(at.port, servers, started) as bot:
        yield bot


def databases_in(folder: Path) -> dict[str, str]:
    """Settings for SQLite files of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    return {
        "DATABASE_URL": f"sqlite:///{folder / 'catalogue.db'}",
        "TRACKER_URL": f"sqlite:///{folder / 'conversations.db'}",
    }


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _timed(command: list[str], folder: Path, env: dict[str, str]) -> float:
    """Run a command; the seconds it took. One that fails ends the measurement with its last words."""
    started = time.monotonic()
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed.\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return time.monotonic() - started


@contextmanager
def _running(port: int, servers: list[Server], started: float) -> Iterator[Running]:
    """Wait until all servers answer, and end them afterwards, whatever happens."""
    try:
        while not all(answers(server.url) for server in servers):
            dead = [server for server in servers if server.process.poll() is not None]
            if dead or time.monotonic() - started > _READY_SECONDS:
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
