"""An empty bot and the assistant: how long a reply takes, how many they manage, memory, start, training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.bots import assistant, empty, train_assistant, train_empty
from bench.empty_bot import ACTS, UTTERS
from bench.figures import Latency
from bench.options import Options
from bench.questions import conversations, mirrored
from bench.report import paragraph, table, verdict
from bench.traffic import AT_A_TIME, Visitor, latencies, throughputs, warm_up

TITLE = "Replies, beside an empty bot"
# design.md names them: the assistant may take so many times what the empty bot's custom action takes.
_GOALS = {"reply, p50 in ms": 1.5, "reply, p95 in ms": 2.0}
_THROUGHPUT_GOAL = 0.6
_TRAINING_GOAL = 60


@dataclass(frozen=True)
class Column:
    """One bot in the table."""

    latency: Latency
    per_second: tuple[float, ...]
    warm_mb: float
    after_mb: float
    start_seconds: float
    train_seconds: float


def measure(options: Options, folder: Path) -> str:
    """The text of the section."""
    training = train_empty(folder), train_assistant(folder)
    with empty(folder) as plain, assistant(folder) as real:
        asked = conversations()
        sources = {
            "utters": (plain, mirrored(UTTERS, asked), training[0]),
            "acts": (plain, mirrored(ACTS, asked), training[0]),
            "real": (real, asked, training[1]),
        }
        # Each bot is warm before its memory is read; the measured conversations come on top.
        warm_up({key: Visitor(bot.port, texts) for key, (bot, texts, _) in sources.items()}, 100)
        warm = {key: bot.memory_mb() for key, (bot, _, _) in sources.items()}
        found = latencies({key: Visitor(bot.port, texts) for key, (bot, texts, _) in sources.items()}, options.rounds)
        many = [
            throughputs({key: (bot.port, texts) for key, (bot, texts, _) in sources.items()}, options.rounds, at_a_time)
            for at_a_time in AT_A_TIME
        ]
        columns = [
            Column(
                found[key],
                tuple(per_second[key] for per_second in many),
                warm[key],
                bot.memory_mb(),
                bot.start_seconds,
                seconds,
            )
            for key, (bot, _, seconds) in sources.items()
        ]
    return f"{_explained(options.rounds)}\n\n{_table(columns)}"


def _table(columns: Sequence[Column]) -> str:
    rows = {
        "reply, p50 in ms": [c.latency.p50 for c in columns],
        "reply, p95 in ms": [c.latency.p95 for c in columns],
        "reply, p99 in ms": [c.latency.p99 for c in columns],
        **{
            f"requests a second, {at_a_time} at a time": [c.per_second[n] for c in columns]
            for n, at_a_time in enumerate(AT_A_TIME)
        },
        "memory of all processes in MB, warm": [c.warm_mb for c in columns],
        "memory of all processes in MB, after the run": [c.after_mb for c in columns],
        "start in s": [c.start_seconds for c in columns],
        "training in s": [c.train_seconds for c in columns],
    }
    head = ("", "empty bot, utters", "empty bot, custom action", "this assistant", "ratio to custom action", "goal")
    return table(head, [_row(name, figures) for name, figures in rows.items()])


def _row(name: str, figures: Sequence[float]) -> list[str]:
    ratio = figures[2] / figures[1]
    goal = verdict(ratio, _GOALS[name]) if name in _GOALS else ""
    if name.startswith("requests"):
        goal = verdict(ratio, _THROUGHPUT_GOAL, at_most=False)
    if name.startswith("training"):
        goal = f"below {_TRAINING_GOAL} s: {'reached' if figures[2] < _TRAINING_GOAL else '**missed**'}"
    return [name, *(f"{figure:.1f}" for figure in figures), f"{ratio:.2f}", goal]


def _explained(rounds: int) -> str:
    return paragraph(f"""
        The bots were asked in turn, {rounds} times each; then {rounds} times with {AT_A_TIME[0]} and with
        {AT_A_TIME[1]} visitors at once. The assistant was asked what people wrote for
        `tests/dialogues/round_*.yml`, {len(conversations())} conversations of one to six messages: facts,
        lists, sums, follow-ups, typos, talk; the empty bot got conversations of the same lengths. One process
        each for Rasa and for the actions, SQLite. Memory is what both hold, resident.
    """)
