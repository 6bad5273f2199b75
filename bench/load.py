"""Steady, mixed load: python -m bench.load [--minutes 30] [--rate 20]. Exit code 1 if anything went wrong.

Dialogues of the judge (JUDGE names its folder, by default ../shared/judge), or of tests/dialogues without it, are
held with many visitors at once; every answer is checked. The assistant is started for it, with databases of its own:
SQLite, or with --postgres a fresh database on the server of TEST_DATABASE_URL; --workers 2 needs TEST_REDIS_URL as
well. --url asks one that already runs.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import report
from bench.bots import Running, assistant
from bench.crowd import ERROR, MIXED, SILENT, WRONG, Crowd, Outcome
from bench.databases import fresh_database, on_postgres
from bench.examiners import Examiner, examiner
from bench.figures import LARGEST_GROWTH, STEEPEST_MB_PER_HOUR, Latency, Trend, histogram
from bench.schedule import schedule
from bot.settings import ROOT
from scripts.run import leave, on_signals

TITLE = "Steady load"
_SAMPLE_SECONDS = 10.0
_PROGRESS_SECONDS = 60.0


@dataclass(frozen=True)
class Run:
    """What a run has shown."""

    outcome: Outcome
    memory: Sequence[tuple[float, float]]
    used: int
    left_out: int

    @property
    def trend(self) -> Trend | None:
        """How memory went; None when the processes are not ours to look at."""
        return Trend.of(self.memory) if self.memory else None

    @property
    def failed(self) -> bool:
        """Whether anything was not as it should be."""
        return bool(self.outcome.faults) or bool(self.trend and self.trend.flat is False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    on_signals(leave)  # whoever stops the measurement stops the servers, too
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, default=20, help="messages a second")
    parser.add_argument("--think", type=float, default=20, help="seconds between the turns of a conversation")
    parser.add_argument("--url", default="", help="ask an assistant that already runs; its memory is not watched")
    parser.add_argument("--postgres", action="store_true", help="a fresh database on TEST_DATABASE_URL's server")
    parser.add_argument("--workers", type=int, default=1, help="Rasa workers; above 1 with TEST_REDIS_URL")
    parser.add_argument("--trial", action="store_true", help="leave docs/performance.md alone")
    options = parser.parse_args(arguments)
    known = examiner(Path(os.environ.get("JUDGE") or ROOT.parent / "shared" / "judge"))
    with tempfile.TemporaryDirectory() as folder, _assistant(options, Path(folder)) as (url, bot):
        run = asyncio.run(_hold(url, bot, known, options))
    text = _text(run, known, options)
    print(f"\n{text}\n")
    print("\n".join(run.outcome.shown))
    if not options.trial:
        report.write("load", TITLE, text)
    return int(run.failed)


@contextlib.contextmanager
def _assistant(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Running | None]]:
    """The assistant's address, and its processes if they are ours."""
    if options.url:
        yield options.url, None
        return
    settings: dict[str, str] = {}
    with ExitStack() as stack:
        if options.postgres:
            settings = on_postgres(stack.enter_context(fresh_database(os.environ["TEST_DATABASE_URL"])))
        if options.workers > 1:
            settings |= {"WORKERS": str(options.workers), "REDIS_URL": os.environ["TEST_REDIS_URL"]}
        bot = stack.enter_context(assistant(folder, **settings))
        yield f"http://127.0.0.1:{bot.port}", bot


async def _hold(url: str, bot: Running | None, known: Examiner, options: argparse.Namespace) -> Run:
    crowd = Crowd(url, known)
    print(f"Holding {len(known.dialogues)} dialogues of {known.name} alone ...", flush=True)
    right = await crowd.alone()
    left_out = len(known.dialogues) - len(right)
    print(f"{len(right)} are answered rightly and used. {options.minutes:g} minutes of load ...", flush=True)
    lengths = [len(known.dialogues[number]) for number in right]
    steps = schedule(lengths, options.rate, options.think, 60 * options.minutes)
    memory: list[tuple[float, float]] = []
    watchers = [asyncio.create_task(_progress(crowd.outcome))]
    if bot:
        watchers.append(asyncio.create_task(_sample(bot, memory)))
    outcome = await crowd.hold(step.of(right) for step in steps)
    for watcher in watchers:
        watcher.cancel()
    return Run(outcome, memory, len(right), left_out)


async def _sample(bot: Running, memory: list[tuple[float, float]]) -> None:
    """Look at the memory of all processes every few seconds."""
    started = time.monotonic()
    while True:
        memory.append((time.monotonic() - started, await asyncio.to_thread(bot.memory_mb)))
        await asyncio.sleep(_SAMPLE_SECONDS)


async def _progress(outcome: Outcome) -> None:
    """A line each minute."""
    minute, seen = 0, 0
    while True:
        await asyncio.sleep(_PROGRESS_SECONDS)
        minute += 1
        fresh, seen = outcome.seconds[seen:], len(outcome.seconds)
        times = Latency.of(fresh or [0.0])
        print(
            f"minute {minute}: {len(fresh)} answers, p50 {times.p50:.0f} ms, p95 {times.p95:.0f} ms, "
            f"{outcome.open_now} open, faults so far: {dict(outcome.faults) or 'none'}",
            flush=True,
        )


def _text(run: Run, known: Examiner, options: argparse.Namespace) -> str:
    """The section of the report."""
    outcome, times = run.outcome, Latency.of(run.outcome.seconds)
    where = "an assistant at another address" if options.url else ("PostgreSQL" if options.postgres else "SQLite")
    explained = report.paragraph(f"""
        {options.minutes:g} minutes at {options.rate:g} messages a second, sent at a constant rate however long
        answers take: {run.used} dialogues of {known.name} in mixed order, up to {outcome.most_open}
        conversations open at once, {options.think:g} s between their turns. On {where}, workers:
        {options.workers}. Every answer was checked. "Mixed": it holds projects, amounts or contacts that only
        another open conversation had asked for, or is addressed to another. {run.left_out} dialogues were left
        out because they are answered wrongly without any load, too. Times count from the moment a message was
        due.
    """)
    rows = [["answers", f"{len(outcome.seconds)}"]]
    rows += [[f"{kind} answers", f"{outcome.faults[kind]}"] for kind in (WRONG, MIXED)]
    rows += [["errors", f"{outcome.faults[ERROR]}"], ["without any answer", f"{outcome.faults[SILENT]}"]]
    rows += [
        [f"reply, {name} in ms", f"{value:.0f}"]
        for name, value in (("p50", times.p50), ("p95", times.p95), ("p99", times.p99), ("longest", times.longest))
    ]
    rows += [[f"replies {name}", f"{count}"] for name, count in histogram(outcome.seconds)]
    return "\n\n".join([explained, report.table(("", "figure"), rows), _memory(run)])


def _memory(run: Run) -> str:
    """What became of the memory."""
    trend = run.trend
    if trend is None:
        return "Memory was not watched."
    words = {True: "**flat**", False: "**not flat**", None: "too short a run to tell"}
    return report.paragraph(f"""
        Memory of all processes, every {_SAMPLE_SECONDS:.0f} s: {run.memory[0][1]:.0f} MB at the start,
        {trend.first_mb:.0f} MB after the warm-up (the first third of the run), {trend.last_mb:.0f} MB at the
        end ({trend.growth:+.1%}); the straight line through the samples after the warm-up rises by
        {trend.mb_per_hour:.1f} MB an hour. Verdict: {words[trend.flat]} (flat means less than
        {STEEPEST_MB_PER_HOUR:.0f} MB an hour and at most {LARGEST_GROWTH:.0%} from the first to the last
        fifth).
    """)


if __name__ == "__main__":
    sys.exit(main())
