"""Starts the empty bot and the assistant beside each other, on free ports, and looks at their processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench import empty_bot
from bot.settings import ROOT
from scripts.env import environment
from scripts.run import Address, start
from scripts.servers import Server, answers, stop
from scripts.train import ensure_model

_READY_SECONDS = 180


@dataclass
class Running:
    """A bot that answers: Rasa's port, its two servers, and how long the start took."""

    port: int
    servers: list[Server]
    start_seconds: float

    def memory_mb(self) -> float:
        """Resident memory of both servers."""
        return sum(_resident_kb(server.process.pid) for server in self.servers) / 1024

    def stop(self) -> None:
        """End both servers."""
        stop(self.servers)


def train_empty(folder: Path) -> float:
    """Write and train the empty bot; the seconds it took."""
    empty_bot.write(folder)
    return _timed(empty_bot.train_command(folder))


def train_assistant(folder: Path) -> float:
    """Train the assistant into another folder than models/; the seconds it took."""
    return _timed([sys.executable, "-m", "rasa", "train", "--out", str(folder / "assistant")])


def start_empty(folder: Path) -> Running:
    """The empty bot."""
    port, actions_port = _free_port(), _free_port()
    actions, rasa = empty_bot.server_commands(folder, port, actions_port)
    env = {
        **environment(),
        "ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
        "SANIC_HOST": "127.0.0.1",
    }
    env["PYTHONPATH"] = os.pathsep.join([str(folder), env["PYTHONPATH"]])
    started = time.monotonic()
    return _when_ready(
        port,
        [
            Server.start("bench-actions", actions, env, f"http://127.0.0.1:{actions_port}/health"),
            Server.start("bench-rasa", rasa, env, f"http://127.0.0.1:{port}"),
        ],
        started,
    )


def start_assistant() -> Running:
    """The assistant as `make run` starts it."""
    at = Address("127.0.0.1", _free_port(), _free_port())
    os.environ["ACTIONS_PORT"] = str(at.actions_port)  # Rasa is told of the action server by the environment
    os.environ.pop("ACTIONS_URL", None)
    ensure_model()  # training is no part of the start
    started = time.monotonic()
    return _when_ready(at.port, start(at), started)


def _when_ready(port: int, servers: list[Server], started: float) -> Running:
    while not all(answers(server.url) for server in servers):
        dead = [server for server in servers if server.process.poll() is not None]
        if dead or time.monotonic() - started > _READY_SECONDS:
            stop(servers)
            raise SystemExit((dead or servers)[0].tail())
        time.sleep(0.1)
    return Running(port, servers, time.monotonic() - started)


def _timed(command: list[str]) -> float:
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"The training failed.\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return time.monotonic() - started


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _resident_kb(pid: int) -> int:
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(shown.stdout)
