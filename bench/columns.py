"""What is measured of each of several bots that are asked in turn: the columns of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.bots import Running
from bench.figures import Latency
from bench.traffic import AT_A_TIME, WARM_UP, Conversation, Visitor, latencies, throughputs, warm_up

REPLIES = 1000
_WARM_UP = 100  # requests before memory and processor time are read for the first time


@dataclass(frozen=True)
class Trained:
    """A bot that runs, what it is asked, and how long its training took."""

    bot: Running
    asked: Sequence[Conversation]
    train_seconds: float


@dataclass(frozen=True)
class Column:
    """One bot in the table."""

    latency: Latency
    processor_ms: float  # of all its processes, for one reply
    per_second: tuple[float, ...]
    warm_mb: float
    after_mb: float
    start_seconds: float
    train_seconds: float

    def rows(self) -> dict[str, float]:
        """Its figures by the names of the rows."""
        return {
            "reply, p50 in ms": self.latency.p50,
            "reply, p95 in ms": self.latency.p95,
            "reply, p99 in ms": self.latency.p99,
            "processor time of a reply, all processes, in ms": self.processor_ms,
            **{
                f"requests a second, {at_a_time} at a time": per_second
                for at_a_time, per_second in zip(AT_A_TIME, self.per_second, strict=True)
            },
            "memory of all processes in MB, warm": self.warm_mb,
            f"memory of all processes in MB, after {REPLIES:,} replies and more": self.after_mb,
            "start in s": self.start_seconds,
            "training in s": self.train_seconds,
        }


def measured(bots: Mapping[str, Trained], rounds: int) -> dict[str, Column]:
    """The column of each bot: asked in turn ``rounds`` times, then with many visitors at once."""
    warm_up(_visitors(bots), _WARM_UP)
    warm = {name: of.bot.memory_mb() for name, of in bots.items()}
    used = {name: of.bot.processor_seconds() for name, of in bots.items()}
    found = latencies(_visitors(bots), rounds)
    used = {name: of.bot.processor_seconds() - used[name] for name, of in bots.items()}
    ports = {name: (of.bot.port, of.asked) for name, of in bots.items()}
    many = [throughputs(ports, rounds, at_a_time) for at_a_time in AT_A_TIME]
    return {
        name: Column(
            latency=found[name],
            processor_ms=1000 * used[name] / (rounds + WARM_UP),
            per_second=tuple(per_second[name] for per_second in many),
            warm_mb=warm[name],
            after_mb=of.bot.memory_mb(),
            start_seconds=of.bot.start_seconds,
            train_seconds=of.train_seconds,
        )
        for name, of in bots.items()
    }


def _visitors(bots: Mapping[str, Trained]) -> dict[str, Visitor]:
    return {name: Visitor(of.bot.port, of.asked) for name, of in bots.items()}
