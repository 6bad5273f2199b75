"""Measure speed: python -m bench [--only replies,lengths]. Prints tables and writes docs/performance.md.

replies      an empty bot, with --stock a stock Rasa bot, and this assistant: time of a reply, throughput, memory, start
catalogues   24, 1,000 and 10,000 projects
lengths      a conversation of 1, 20, 100, 500 turns
databases    SQLite and PostgreSQL, one worker and two (TEST_DATABASE_URL, TEST_REDIS_URL)
numbers      document numbers: whether the time of an answer tells known from unknown ones
before       an older commit beside the present one (only with --against)

The long run under steady load is a command of its own: python -m bench.load. All sections and that run on one state:
python -m bench --all --against COMMIT, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import before, catalogues, databases, lengths, numbers, replies, report, stock_environment
from bench import load as steady_load
from bench.options import Options
from scripts.run import leave, on_signals
from scripts.train import ensure_model

_SECTIONS: dict[str, tuple[str, Callable[[Options, Path], str]]] = {
    "replies": (replies.TITLE, replies.measure),
    "catalogues": (catalogues.TITLE, catalogues.measure),
    "lengths": (lengths.TITLE, lengths.measure),
    "databases": (databases.TITLE, databases.measure),
    "numbers": (numbers.TITLE, numbers.measure),
    "before": (before.TITLE, before.measure),
}


def main() -> int:
    """Command line."""
    on_signals(leave)  # whoever stops the measurement stops the servers, too
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=500, help="requests to each bot")
    parser.add_argument("--only", default="", help="names of sections, separated by commas")
    parser.add_argument("--against", default="", metavar="COMMIT", help="run that commit beside the present one")
    parser.add_argument("--stock", action="store_true", help="make the stock bot's environment where it is missing")
    parser.add_argument("--stock-epochs", type=int, default=0, help="train it so long; its time is extrapolated")
    parser.add_argument("--all", action="store_true", help="all sections, the stock bot and 30 minutes of steady load")
    known = parser.parse_args()
    if known.stock_epochs == 1:
        parser.error("--stock-epochs: expected 2 or more, to reckon from them and one, found 1")
    wanted = [name for name in known.only.split(",") if name] or [name for name in _SECTIONS if name != "before"]
    if known.against and "before" not in wanted:
        wanted.append("before")
    if unknown := set(wanted) - set(_SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    if ("before" in wanted or known.all) and not known.against:
        parser.error("the older commit must be named: --against COMMIT")
    if known.stock or known.all:
        stock_environment.make()
    ensure_model()
    for name in wanted:
        title, measure = _SECTIONS[name]
        print(f"\n{title} ...", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            text = measure(Options(known.rounds, known.against, known.stock_epochs), Path(folder))
        print(text, flush=True)
        report.write(name, title, text)
    return steady_load.main([]) if known.all else 0


if __name__ == "__main__":
    sys.exit(main())
