"""Server processes: start with a log, ask whether they answer, stop.

python -m scripts.servers URL   ends with 0 if a server answers there; the health checks of compose.yml
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT

LOGS = ROOT / "var" / "log"
# Rasa closes its connections and stores first; after this time it is stuck.
STOP_SECONDS = 10


@dataclass(frozen=True)
class Server:
    """One started server, its log and the address that answers when it is ready."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    url: str

    @classmethod
    def start(cls, name: str, command: list[str], env: dict[str, str], url: str, folder: Path = ROOT) -> Server:
        """Start in a group of its own: a Ctrl-C then reaches only us, and we stop the servers in order."""
        LOGS.mkdir(parents=True, exist_ok=True)
        log = LOGS / f"{name}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return cls(name, process, log, url)

    def tail(self, lines: int = 25) -> str:
        """The last lines of the log."""
        with self.log.open(encoding="utf-8", errors="replace") as file:
            last = deque(file, maxlen=lines)
        return f"--- last lines of {self.log.relative_to(ROOT)} ---\n{''.join(last).rstrip()}"


def answers(url: str) -> bool:
    """Does a server answer there?"""
    # Without the proxy that the environment may name: the address is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(servers: list[Server]) -> None:
    """Ask all to stop, wait, and end by force what does not."""
    for server in servers:
        _signal(server, signal.SIGTERM)
    for server in servers:
        try:
            server.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            _signal(server, signal.SIGKILL)
            server.process.wait()


def _signal(server: Server, number: signal.Signals) -> None:
    """Send a signal to the server and its children; one that has ended needs none."""
    if server.process.poll() is None:
        os.killpg(server.process.pid, number)


if __name__ == "__main__":
    sys.exit(0 if answers(sys.argv[1]) else 1)
