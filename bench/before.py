"""The assistant beside an older one of the same repository."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.bots import assistant, assistant_of
from bench.options import Options
from bench.questions import conversations
from bench.report import paragraph, table, verdict
from bench.traffic import AT_A_TIME, Visitor, latencies, throughputs
from bot.settings import ROOT

TITLE = "Beside an older commit"
_GOAL = 1.3  # the median answer may be slower by 30 %


def measure(options: Options, folder: Path) -> str:
    """The text of the section."""
    with checkout(options.against, folder / "before") as old:
        print(f"Training {options.against} ...", flush=True)
        with assistant_of(old) as before, assistant(folder) as now:
            bots = {"before": before, "now": now}
            asked = conversations()
            found = latencies({name: Visitor(bot.port, asked) for name, bot in bots.items()}, options.rounds)
            rows = {
                "reply, p50 in ms": [found[name].p50 for name in bots],
                "reply, p95 in ms": [found[name].p95 for name in bots],
                f"requests a second, {AT_A_TIME[0]} at a time": list(
                    throughputs(
                        {name: (bot.port, asked) for name, bot in bots.items()}, options.rounds, AT_A_TIME[0]
                    ).values()
                ),
                "memory of all processes in MB": [bot.memory_mb() for bot in bots.values()],
            }
    shown = [
        [name, f"{old:.1f}", f"{new:.1f}", f"{new / old:.2f}", verdict(new / old, _GOAL) if "p50" in name else ""]
        for name, (old, new) in rows.items()
    ]
    text = paragraph(f"""
        The assistant of commit `{_short(options.against)}` was checked out, trained and started beside the
        present one (`{_short("HEAD")}` and whatever is not committed), and both were asked the same
        {options.rounds} questions in turn. Packages are today's for both.
    """)
    return f"{text}\n\n{table(('', 'before', 'now', 'ratio', 'goal'), shown)}"


@contextmanager
def checkout(commit: str, folder: Path) -> Iterator[Path]:
    """A commit in a folder of its own; gone afterwards."""
    _git("worktree", "add", "--detach", str(folder), commit)
    try:
        yield folder
    finally:
        _git("worktree", "remove", "--force", str(folder))


def _short(commit: str) -> str:
    return _git("rev-parse", "--short", commit)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"git {' '.join(arguments)} failed: {done.stderr.strip()}")
    return done.stdout.strip()
