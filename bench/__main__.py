"""Measure speed: python -m bench [--rounds 250]. Prints a table and writes docs/performance.md.

Figures of one machine say little; ratios to an empty Rasa bot beside it, in the same run, can be compared.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.bots import start_assistant, start_empty, train_assistant, train_empty
from bench.empty_bot import ACTS, UTTERS
from bench.traffic import AT_A_TIME, Latency, Visitor, latencies, throughput
from bot.settings import ROOT
from scripts.machine import machine
from scripts.train import ensure_model

_REPORT = ROOT / "docs" / "performance.md"
_MARKER = "<!-- Above: written by `make bench`. Below: by people. -->"
# What visitors ask: facts, lists, a follow-up, a question back, talk; five messages make one conversation.
_QUESTIONS = (
    "Wer ist für das Serviceportal Bielefeld zuständig?",
    "Und was hat das gekostet?",
    "Welche Projekte gibt es in Soest?",
    "Wie lange läuft das zweite?",
    "Danke!",
    "Was kann man vom digitalen Stadtarchiv übernehmen?",
    "Wie viel Geld floss insgesamt in die Modellregion Ostwestfalen-Lippe?",
    "Welche Meilensteine hat govchain nrw?",
    "Was ist das teuerste Projekt?",
    "Wie wird morgen das Wetter?",
)


@dataclass(frozen=True)
class Column:
    """One bot in the table."""

    latency: Latency
    per_second: float
    memory_mb: float
    start_seconds: float
    train_seconds: float


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=250, help="requests to each bot, at most 300")
    rounds = min(300, parser.parse_args().rounds)
    if subprocess.run([sys.executable, "-m", "bot", "load"], cwd=ROOT).returncode:
        return 1
    ensure_model()
    utters, acts, real = measure(rounds)
    table = _table(utters, acts, real)
    print(table)
    old = _REPORT.read_text(encoding="utf-8") if _REPORT.exists() else ""
    _REPORT.write_text(f"{_head(rounds)}\n{table}\n\n{_MARKER}{old.partition(_MARKER)[2] or chr(10)}", "utf-8")
    return 0


def measure(rounds: int) -> tuple[Column, Column, Column]:
    """The empty bot that utters, the empty bot that acts, and the assistant."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("Training both bots ...", flush=True)
        training = train_empty(folder), train_assistant(folder)
        print("Starting both bots ...", flush=True)
        empty = start_empty(folder)
        try:
            assistant = start_assistant()
        except BaseException:
            empty.stop()
            raise
        try:
            sources = {"utters": (empty, [UTTERS]), "acts": (empty, [ACTS]), "real": (assistant, _QUESTIONS)}
            print(f"Asking {rounds} times in turn, then {rounds} times {AT_A_TIME} at a time ...", flush=True)
            found = latencies({key: Visitor(bot.port, texts) for key, (bot, texts) in sources.items()}, rounds)
            columns = [
                Column(
                    found[key],
                    throughput(bot.port, texts, rounds),
                    bot.memory_mb(),
                    bot.start_seconds,
                    training[bot is assistant],
                )
                for key, (bot, texts) in sources.items()
            ]
        finally:
            assistant.stop()
            empty.stop()
    return columns[0], columns[1], columns[2]


def _table(utters: Column, acts: Column, real: Column) -> str:
    measures: dict[str, Callable[[Column], float]] = {
        "reply, p50 in ms": lambda c: c.latency.p50,
        "reply, p95 in ms": lambda c: c.latency.p95,
        "reply, p99 in ms": lambda c: c.latency.p99,
        f"requests a second, {AT_A_TIME} at a time": lambda c: c.per_second,
        "memory of both servers in MB": lambda c: c.memory_mb,
        "start in s": lambda c: c.start_seconds,
        "training in s": lambda c: c.train_seconds,
    }
    lines = ["| | empty bot, utters | empty bot, custom action | this assistant | ratio to custom action |"]
    lines.append("|---|---:|---:|---:|---:|")
    for name, value in measures.items():
        figures = [value(utters), value(acts), value(real)]
        shown = " | ".join(f"{figure:.1f}" for figure in figures)
        lines.append(f"| {name} | {shown} | {figures[2] / figures[1]:.2f} |")
    return "\n".join(lines)


def _head(rounds: int) -> str:
    return f"""\
# How fast the assistant is

Written by `make bench` on {date.today():%Y-%m-%d} on {machine()}.

An empty Rasa bot (keyword classifier, a rule that utters, a rule with a fixed custom action) and this
assistant ran side by side and were asked over REST in turn, {rounds} times each, in conversations of five
messages; then {rounds} times with {AT_A_TIME} visitors at once. The assistant was asked real questions:
facts, lists, sums, follow-ups, talk. Only the ratios can be compared between machines.
"""


if __name__ == "__main__":
    sys.exit(main())
