"""The assistant and the empty bot beside those of an older commit, each with its own Rasa, Python and packages."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench import empty_bot
from bench.bots import HERE, Home, assistant, assistant_of, running, train, train_assistant
from bench.columns import Column, Trained, measured
from bench.options import Options
from bench.questions import conversations, mirrored
from bench.report import paragraph, table, verdict
from bot.settings import ROOT

TITLE = "Beside an older commit"
_GOALED = "reply, p50 in ms"
_GOAL = 1.0  # neither bot may have become slower


def measure(options: Options, folder: Path) -> str:
    """The text of the section."""
    asked = conversations()
    mirror = mirrored(empty_bot.ACTS, asked)
    with ExitStack() as stack:
        enter = stack.enter_context
        old = enter(checkout(options.against, folder / "before"))
        print(f"Installing and training {options.against} ...", flush=True)
        subprocess.run([old / "scripts" / "environment.sh"], cwd=old, check=True)
        bots: dict[str, Trained] = {}
        for name, home in (("before", Home.of(old)), ("now", HERE)):
            empty = empty_bot.write(folder / f"empty-{name}")
            seconds = train(empty, home)
            bots[f"empty, {name}"] = Trained(enter(running(empty, home, f"empty-{name}")), mirror, seconds)
            seconds = train_assistant(folder / name, home)
            own = assistant(folder / name) if home == HERE else assistant_of(old, folder / "databases")
            bots[name] = Trained(enter(own), asked, seconds)
        columns = measured(bots, options.rounds)
    text = paragraph(f"""
        The assistant of commit `{_short(options.against)}`, with the Python and the packages that it pins, and
        the present one (`{_short("HEAD")}` and whatever is not committed) were asked the same {options.rounds}
        questions in turn; beside each, the empty bot ran on the same Rasa and packages.
    """)
    return f"{text}\n\n{_table(columns)}"


def _table(columns: Mapping[str, Column]) -> str:
    head = ("", "empty bot, before", "empty bot, now", "ratio", "assistant, before", "assistant, now", "ratio", "goal")
    pairs = (("empty, before", "empty, now"), ("before", "now"))
    rows = []
    for name in columns["now"].rows():
        cells = [name]
        ratios = []
        for pair in pairs:
            old, new = (columns[key].rows()[name] for key in pair)
            ratios.append(new / old)
            cells += [f"{old:.1f}", f"{new:.1f}", f"{new / old:.2f}"]
        rows.append([*cells, verdict(max(ratios), _GOAL) if name == _GOALED else ""])
    return table(head, rows)


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
