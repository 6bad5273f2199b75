"""Requests to a bot: one after the other for the latency, many at a time for the throughput."""

from __future__ import annotations

import http.client
import json
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle

from bench.figures import Latency

Conversation = Sequence[str]
AT_A_TIME = (8, 32)
WARM_UP = 30  # requests to each bot
_BURSTS = 4


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took."""

    text: str
    seconds: float


class Client:
    """One lasting connection to a bot's REST channel."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, sender: str, message: str) -> Answer:
        """Send a message; a bot that stays silent ends the measurement."""
        body = json.dumps({"sender": sender, "message": message})
        started = time.perf_counter()
        self._connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        reply = self._connection.getresponse()
        raw = reply.read()
        seconds = time.perf_counter() - started
        answers = json.loads(raw) if reply.status == 200 else []
        if not answers:
            raise SystemExit(f"No answer to {message!r} on port {self._connection.port}: status {reply.status}")
        return Answer("\n".join(answer.get("text") or "" for answer in answers), seconds)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


class Visitor:
    """Holds one conversation after the other, in the order given, for ever."""

    def __init__(self, port: int, conversations: Sequence[Conversation]) -> None:
        self._client = Client(port)
        self._messages = _messages(conversations)

    def ask(self) -> Answer:
        """Send the next message."""
        return self._client.ask(*next(self._messages))

    def close(self) -> None:
        """Hang up."""
        self._client.close()


def _messages(conversations: Sequence[Conversation]) -> Iterator[tuple[str, str]]:
    for conversation in cycle(conversations):
        sender = uuid.uuid4().hex
        yield from ((sender, message) for message in conversation)


def warm_up(visitors: Mapping[str, Visitor], requests: int = WARM_UP) -> None:
    """Ask before anything counts."""
    for visitor in visitors.values():
        for _ in range(requests):
            visitor.ask()


def latencies(visitors: Mapping[str, Visitor], rounds: int) -> dict[str, Latency]:
    """Ask all bots in turn, so that whatever else the machine does strikes them alike."""
    warm_up(visitors)
    seconds: dict[str, list[float]] = {name: [] for name in visitors}
    for _ in range(rounds):
        for name, visitor in visitors.items():
            seconds[name].append(visitor.ask().seconds)
    return {name: Latency.of(times) for name, times in seconds.items()}


def throughputs(
    bots: Mapping[str, tuple[int, Sequence[Conversation]]], requests: int, at_a_time: int
) -> dict[str, float]:
    """Requests a second of bots (port, what they are asked) with so many visitors at once, each bot alone.

    They take turns in bursts, so that whatever else the machine does strikes them alike.
    """
    crowds = {name: _crowd(port, conversations, at_a_time) for name, (port, conversations) in bots.items()}
    each = max(1, requests // at_a_time // _BURSTS)
    seconds = dict.fromkeys(bots, 0.0)
    with ThreadPoolExecutor(at_a_time) as pool:
        for _ in range(_BURSTS):
            for name, visitors in crowds.items():
                started = time.perf_counter()
                list(pool.map(lambda visitor: [visitor.ask() for _ in range(each)], visitors))
                seconds[name] += time.perf_counter() - started
    for visitors in crowds.values():
        for visitor in visitors:
            visitor.close()
    return {name: _BURSTS * each * at_a_time / taken for name, taken in seconds.items()}


def _crowd(port: int, conversations: Sequence[Conversation], at_a_time: int) -> list[Visitor]:
    """Visitors who begin at different conversations."""
    step = max(1, len(conversations) // at_a_time)
    starts = [number * step % len(conversations) for number in range(at_a_time)]
    return [Visitor(port, [*conversations[start:], *conversations[:start]]) for start in starts]
