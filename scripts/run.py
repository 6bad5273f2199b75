"""Start the assistant: load the catalogue, train if needed, run both servers until Ctrl-C.

python -m scripts.run                     run until stopped
python -m scripts.run --then COMMAND ...  run while COMMAND works: a test, a measurement
"""

from __future__ import annotations

import math
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

from bot.experts.loader import installed
from bot.settings import ROOT, settings
from scripts.env import environment
from scripts.serve import actions_environment, workers
from scripts.servers import LOGS, Server, answers, stop
from scripts.train import ensure_model

_LONG_SECONDS = 180
_PURGE_EVERY_SECONDS = 3600


@dataclass(frozen=True)
class Address:
    """Where the two servers listen. Only this machine reaches them unless HOST says otherwise."""

    host: str
    port: int
    actions_port: int

    @property
    def url(self) -> str:
        """What to type into a browser."""
        everywhere = self.host in ("0.0.0.0", "::")  # noqa: S104 -- recognised, not chosen
        return f"http://{'localhost' if everywhere or self.host == '127.0.0.1' else self.host}:{self.port}"

    @property
    def actions_url(self) -> str:
        """Where the action server says that it is well."""
        return f"http://127.0.0.1:{self.actions_port}/health"


def address() -> Address:
    """The address from the environment."""
    known = settings()
    return Address(known.host, known.port, known.actions_port)


def check_free(host: str, port: int, variable: str) -> None:
    """Say which port is taken and how to take another, before anything slow begins."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SystemExit(
                f"Port {port} on {host} is not free ({error.strerror}). Stop what uses it, or take another: "
                f"{variable}={port + 1} make run"
            ) from None


def prepare() -> None:
    """Load the data, for a trial of the experts samples, too, and make sure that there is a model for the sources."""
    switch_experts_on()
    for command in data_commands():
        if subprocess.run([sys.executable, "-m", "bot", *command], cwd=ROOT, env=environment()).returncode:
            raise SystemExit("The data was not loaded; the lines above say why.")
    ensure_model()


def data_commands() -> list[list[str]]:
    """What puts the data into the database. In production there are no samples."""
    known = settings()
    towns = [["towns", "load"]] if known.all_towns else []
    samples = [["experts", "samples"]] if towns and known.expert_secret and not known.production else []
    return [["load"], *towns, *samples]


def switch_experts_on() -> None:
    """With a town and no choice of experts all of them are on; without a town it is said how to try them."""
    names = [expert.id for expert in installed().experts]
    if not settings().all_towns:
        print(f"Experts are off ({', '.join(names)}). Try them: make run TOWN=soest", flush=True)
        return
    if not settings().experts:
        os.environ["EXPERTS"] = ",".join(names)
    if not settings().expert_secret and not settings().production:
        # For a trial: what visitors enter is unreadable after a restart.
        os.environ["EXPERT_SECRET"] = secrets.token_hex(32)


def start(at: Address) -> list[Server]:
    """Start both servers, without waiting for them."""
    python = [sys.executable, "-m"]
    actions = ["rasa_sdk", "--actions", "actions", "--port", str(at.actions_port)]
    rasa = ["rasa", "run", "--interface", at.host, "--port", str(at.port), "--model", str(ensure_model())]
    files = ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    if settings().workers > 1 and not settings().session_secret:
        # The workers of this run must know each other's sessions; one that outlives the run is for the operator to set.
        os.environ["SESSION_SECRET"] = secrets.token_hex(32)
    return [
        # It has no login, so it stays on this machine.
        Server.start("actions", [*python, *actions], actions_environment("127.0.0.1"), at.actions_url),
        Server.start("rasa", [*python, *rasa, *files], {**environment(), **workers()}, f"{at.url}/health"),
    ]


def wait_until_ready(servers: list[Server]) -> None:
    """Return when all answer, however busy the machine is; give up when one ends."""
    late = time.monotonic() + _LONG_SECONDS
    while not all(answers(server.url) for server in servers):
        end_if_one_died(servers)
        if time.monotonic() > late:
            late = math.inf
            print(f"Not ready after {_LONG_SECONDS} s, still waiting. Logs: {LOGS.relative_to(ROOT)}/", flush=True)
        time.sleep(0.25)


def end_if_one_died(servers: list[Server]) -> None:
    """Leave with the last lines of its log when a server has ended by itself."""
    for server in servers:
        code = server.process.poll()
        if code is not None:
            raise SystemExit(f"{server.tail()}\nThe server '{server.name}' ended with code {code}; see above.")


def serve(at: Address, then: list[str]) -> int:
    """Run both servers until stopped, or while a command works; return the exit code."""
    check_free(at.host, at.port, "PORT")
    check_free("127.0.0.1", at.actions_port, "ACTIONS_PORT")
    prepare()
    print("Starting both servers, 5 to 20 seconds ...", flush=True)
    started = time.monotonic()
    servers = start(at)
    try:
        wait_until_ready(servers)
        print(f"Ready after {time.monotonic() - started:.0f} s: {at.url}", flush=True)
        if then:
            return subprocess.run(then).returncode
        print(f"Send messages to {at.url}/webhooks/rest/webhook. Logs: var/log/. Stop with Ctrl-C.", flush=True)
        while_running(servers)
    finally:
        # An impatient second Ctrl-C must not leave half of it running.
        on_signals(signal.SIG_IGN)
        stop(servers)
        print("Both servers are stopped.", flush=True)


def while_running(servers: list[Server]) -> NoReturn:
    """Watch the servers, and delete every hour what is kept no longer."""
    purge_at = time.monotonic()
    while True:
        end_if_one_died(servers)
        if time.monotonic() >= purge_at:
            purge_at += _PURGE_EVERY_SECONDS
            with (LOGS / "purge.log").open("ab") as log:
                subprocess.run([sys.executable, "-m", "bot", "purge"], cwd=ROOT, stdout=log, stderr=log)
        time.sleep(0.5)


def leave(number: int, frame: FrameType | None) -> NoReturn:
    """Turn a polite signal into an ordinary end, so that both servers are stopped."""
    raise SystemExit(0 if number == signal.SIGINT else 128 + number)


def on_signals(action: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Do this when asked to stop: by Ctrl-C, by a service manager or by a closed terminal."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, action)


def main() -> int:
    """Command line."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] != "--then" or len(arguments) == 1):
        print(__doc__)
        return 2
    on_signals(leave)
    at = address()
    if arguments and answers(at.url) and answers(at.actions_url):
        return subprocess.run(arguments[1:]).returncode
    return serve(at, arguments[1:])


if __name__ == "__main__":
    sys.exit(main())
