"""Requests to a bot: one after the other for the latency, eight at a time for the throughput."""

from __future__ import annotations

import http.client
import json
import time
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

_TURNS = 5  # messages a conversation; replies get slower as a conversation grows
AT_A_TIME = 8


@dataclass(frozen=True)
class Latency:
    """Milliseconds that half, 95 and 99 per cent of the requests stay below."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Latency:
        """Of the measured times."""
        ordered = sorted(1000 * s for s in seconds)
        return cls(*(ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99)))


class Visitor:
    """One client with a lasting connection."""

    def __init__(self, port: int, messages: Sequence[str]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._messages = messages
        self._asked = 0
        self._sender = ""

    def ask(self) -> float:
        """Send the next message; how many seconds the reply took."""
        if self._asked % _TURNS == 0:
            self._sender = uuid.uuid4().hex
        message = self._messages[self._asked % len(self._messages)]
        self._asked += 1
        body = json.dumps({"sender": self._sender, "message": message})
        started = time.perf_counter()
        self._connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        reply = self._connection.getresponse()
        answers = json.loads(reply.read())
        seconds = time.perf_counter() - started
        if reply.status != 200 or not answers:
            raise SystemExit(f"No answer to {message!r} on port {self._connection.port}: status {reply.status}")
        return seconds

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def latencies(visitors: dict[str, Visitor], rounds: int) -> dict[str, Latency]:
    """Ask all bots in turn, so that whatever else the machine does strikes them alike."""
    for visitor in visitors.values():
        for _ in range(10):
            visitor.ask()
    seconds: dict[str, list[float]] = {name: [] for name in visitors}
    for _ in range(rounds):
        for name, visitor in visitors.items():
            seconds[name].append(visitor.ask())
    return {name: Latency.of(times) for name, times in seconds.items()}


def throughput(port: int, messages: Sequence[str], requests: int) -> float:
    """Requests a second with eight visitors at once."""
    visitors = [Visitor(port, messages) for _ in range(AT_A_TIME)]
    started = time.perf_counter()
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        list(pool.map(lambda v: [v.ask() for _ in range(requests // AT_A_TIME)], visitors))
    seconds = time.perf_counter() - started
    for visitor in visitors:
        visitor.close()
    return requests // AT_A_TIME * AT_A_TIME / seconds
