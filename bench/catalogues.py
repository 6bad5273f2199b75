"""The assistant with 24, 1,000 and 10,000 projects."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from time import monotonic

from bench.bots import Running, assistant, databases_in, load
from bench.figures import Latency, percentile
from bench.options import Options
from bench.report import paragraph, table, verdict
from bench.synthetic import own_titles, projects, towns, write_catalogue
from bench.traffic import Client, Conversation, Visitor, latencies

TITLE = "Size of the catalogue"
SIZES = (24, 1_000, 10_000)
_GOAL = 1.5
_NAMED = 60  # projects asked for by name
_TAKES_OVER = 15.0  # seconds to watch a running assistant after a load
_FACTS = ("Was kostet {}?", "Wer ist für {} zuständig?", "Wie lange läuft {}?", "Welche Meilensteine hat {}?")


@dataclass(frozen=True)
class Column:
    """One size."""

    latencies: Mapping[str, Latency]
    recognised: float
    load_seconds: float
    stall_ms: float
    memory_mb: float


def measure(options: Options, folder: Path) -> str:
    """The text of the section."""
    with ExitStack() as stack:
        found: dict[int, tuple[Running, dict[str, str], float]] = {}
        for size in SIZES:
            print(f"Loading {size:,} projects ...", flush=True)
            settings = {**databases_in(folder / str(size)), "DATA_DIR": str(write_catalogue(folder, size))}
            seconds = load(settings)
            found[size] = (stack.enter_context(assistant(folder / str(size), **settings)), settings, seconds)
        per_kind = {
            kind: latencies(
                {str(size): Visitor(bot.port, _questions(size)[kind]) for size, (bot, _, _) in found.items()},
                options.rounds // 2,
            )
            for kind in _questions(SIZES[0])
        }
        columns = {
            size: Column(
                {kind: of_size[str(size)] for kind, of_size in per_kind.items()},
                _recognised(bot, size),
                seconds,
                _stall(bot, settings),
                bot.memory_mb(),
            )
            for size, (bot, settings, seconds) in found.items()
        }
    for size in SIZES:
        shutil.rmtree(folder / f"data-{size}")
    return f"{_explained(options.rounds // 2)}\n\n{_table(columns)}"


def _questions(size: int) -> dict[str, Sequence[Conversation]]:
    """What is asked of a catalogue of this size, by kind."""
    facts = cycle(_FACTS)
    places = [town.name for town in towns()]
    random.Random(size).shuffle(places)
    return {
        "a fact of a named project": [(next(facts).format(title),) for title in _titles(size)],
        "list of a town": [(f"Welche Projekte gibt es in {place}?",) for place in places[:60]],
        "count of a town": [(f"Wie viele Projekte gibt es in {place}?",) for place in places[:60]],
        "list of a Modellregion": [
            (f"Welche Projekte gibt es in der Modellregion {region}?",)
            for region in ("Aachen", "Soest", "Emscher-Lippe")
        ],
        "count over all": [(f"Wie viele Projekte kosten mehr als {n}00.000 Euro?",) for n in range(2, 10)],
    }


def _titles(size: int) -> list[str]:
    """Projects to ask for by name, from all over the catalogue."""
    ours = own_titles()
    made_up = [str(project["title"]) for project in projects(size - len(ours))]
    return random.Random(size).sample(made_up or ours, min(_NAMED, size))


def _recognised(bot: Running, size: int) -> float:
    """The share of named projects whose answer begins with their name."""
    client = Client(bot.port)
    titles = _titles(size)
    right = sum(title in client.ask(f"recognised-{n}", f"Was kostet {title}?").text for n, title in enumerate(titles))
    client.close()
    return right / len(titles)


def _stall(bot: Running, settings: Mapping[str, str]) -> float:
    """The longest wait of a visitor while a running assistant takes over a newly loaded catalogue, in ms."""
    load(settings)
    visitor, waits, end = Visitor(bot.port, [("Was kostet govchain nrw?",)]), [], monotonic() + _TAKES_OVER
    while monotonic() < end:
        waits.append(visitor.ask().seconds)
    visitor.close()
    return 1000 * percentile(waits, 1)


def _table(columns: Mapping[int, Column]) -> str:
    rows = []
    for kind in columns[SIZES[0]].latencies:
        for name in ("p50", "p95"):
            figures = [getattr(column.latencies[kind], name) for column in columns.values()]
            ratio = figures[-1] / figures[0]
            rows.append(
                [f"{kind}, {name} in ms", *(f"{f:.1f}" for f in figures), f"{ratio:.2f}", verdict(ratio, _GOAL)]
            )
    plain = {
        "named projects recognised in %": [100 * column.recognised for column in columns.values()],
        "`python -m bot load` in s": [column.load_seconds for column in columns.values()],
        "longest wait while a load is taken over, in ms": [column.stall_ms for column in columns.values()],
        "memory of all processes in MB": [column.memory_mb for column in columns.values()],
    }
    rows += [[name, *(f"{f:.1f}" for f in fs), f"{fs[-1] / fs[0]:.2f}", ""] for name, fs in plain.items()]
    return table(("", *(f"{size:,}" for size in columns), f"ratio {SIZES[-1]:,} to {SIZES[0]}", "goal"), rows)


def _explained(rounds: int) -> str:
    return paragraph(f"""
        Three assistants side by side: our {len(own_titles())} projects alone, and with made-up ones
        (`bench/synthetic.py`: valid files, names of their own, spread over all towns) up to the size. Each kind
        of question was asked {rounds} times in turn, each as the first of a conversation. A list of a town
        holds about 25 projects at the largest size, one of a Modellregion about 2,000. The last but one row:
        the slowest reply in the {_TAKES_OVER:.0f} s after a new load, in which the running assistant learns all
        names anew.
    """)
