"""A server in a process of its own that tests can stop and start again at the same address."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bot.settings import ROOT
from tests.waiting import PATIENCE_SECONDS, free_port

# The real assistant may have to be trained first.
_START_SECONDS = 180 + PATIENCE_SECONDS


class Site:
    """A running server: the scripted assistant, or the real one."""

    def __init__(self, command: list[str], log: Path, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._command = [sys.executable, *(part.format(port=self.port) for part in command)]
        self.environment = {**os.environ, "PORT": str(self.port), **environment}
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + _START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(self._log.read_text(encoding="utf-8", errors="replace")[-3000:])
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop; a second time does nothing."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(PATIENCE_SECONDS)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url, timeout=2):
                return True
        except OSError:
            return False
