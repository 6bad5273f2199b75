"""How tests wait: for what they want, not for a time; long enough for a machine that has other things to do."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Callable

# What comes at all comes sooner. Only a test that fails waits so long.
PATIENCE_SECONDS = 120


def within(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    """Whether a condition comes true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def listens(port: int) -> bool:
    """Whether a server takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port for a server that will start soon.

    Below those that the system gives to clients, so no connection takes it in the meantime, and chosen at random,
    so other tests on the machine hardly choose the same.
    """
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        if not listens(port):
            return port
