"""Whether the time of an answer tells what its text does not: known, unknown and other document numbers."""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.bots import assistant, databases_in
from bench.figures import Latency
from bench.options import Options
from bench.report import paragraph, table
from bench.traffic import Client
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.api import Secret
from bot.experts.desk import EmbeddedDesk
from bot.experts.loader import installed
from bot.experts.town_files import read_towns
from bot.experts.town_store import save
from bot.settings import ROOT

TITLE = "Document numbers: what the time of an answer tells"
GOAL_MS = 5.0
_SOEST, _OTHER, _SECRET = "05974040", "05974028", "9" * 64
_OPENING = "Wie ist der Status von meinem Personalausweis?"
_ASKS = "Nummer vom Beleg"
_MOST = 400  # rounds: more would only take longer
_ALONE = 1000  # look-ups of each kind without the way to them
_KNOWN, _UNKNOWN, _GONE, _FOREIGN = "known", "unknown", "handed out", "of another town"
_NUMBERS = {_KNOWN: "CFGH12345", _UNKNOWN: "CFGH99991", _GONE: "CFGH12347", _FOREIGN: "CFGH77777"}
_HEADER = "nummer;art;status;stand\n"
_RESAMPLED, _LEVEL = 2000, (2.5, 97.5)
Times = NDArray[np.float64]


def measure(options: Options, folder: Path) -> str:
    """Ask for numbers of each kind in random order, each as a visitor of its own."""
    _prepare(folder)
    experts = {"EXPERTS": "ausweis", "TOWN": "soest", "EXPERT_SECRET": _SECRET}
    with assistant(folder, **experts) as bot:
        times = _asked(Client(bot.port), min(options.rounds, _MOST))
    alone = _looked_up(folder, _ALONE)
    rows = [*_rows("", times), *_rows("looked up alone: ", alone)]
    head = ["", "p50 in ms", "p95 in ms", "to unknown in ms", "told apart", "goal"]
    return f"{_explained(len(times[_KNOWN]))}\n\n{table(head, rows)}"


def difference(times: Sequence[float], others: Sequence[float], seed: int = 1) -> tuple[float, float, float]:
    """How far the median of ``times`` is above that of ``others``, and its 95 % interval (bootstrap)."""
    chance = np.random.default_rng(seed)
    one, two = np.asarray(times), np.asarray(others)
    found = np.median(_resampled(chance, one), axis=1) - np.median(_resampled(chance, two), axis=1)
    low, high = np.percentile(found, _LEVEL)
    return float(np.median(one) - np.median(two)), float(low), float(high)


def separable(times: Sequence[float], others: Sequence[float]) -> float:
    """How often the longer of one time of each is of the first (Mann and Whitney's U); 0.5: nothing to tell."""
    one, two = np.asarray(times)[:, None], np.asarray(others)[None, :]
    return float((one > two).mean() + (one == two).mean() / 2)


def verdict(low: float, high: float) -> str:
    """What an interval in milliseconds says of the goal; one that is too wide says nothing."""
    if max(abs(low), abs(high)) < GOAL_MS:
        return "reached"
    return "**missed**" if low > 0 or high < 0 else "not decided"


def _resampled(chance: np.random.Generator, times: Times) -> Times:
    found: Times = chance.choice(times, (_RESAMPLED, len(times)))
    return found


def _prepare(folder: Path) -> None:
    """Soest's file, a list of Soest with as many applications as a town has open, and one of another town."""
    engine = connect(databases_in(folder)["DATABASE_URL"])
    migrate(engine, Schema.experts)
    sections = {expert.id: expert.town for expert in installed().experts}
    save(engine, read_towns(ROOT / "data" / "towns", "data/towns", sections))
    documents = EmbeddedDesk(engine, _SECRET).documents
    many = {f"CFGH{number}": "ready" for number in range(20000, 21000)}
    documents.load(_SOEST, _list({_NUMBERS[_KNOWN]: "ready", _NUMBERS[_GONE]: "handed_out", **many}))
    documents.load(_OTHER, _list({_NUMBERS[_FOREIGN]: "ready"}))
    engine.dispose()


def _list(states: Mapping[str, str]) -> str:
    return _HEADER + "".join(f"{number};personalausweis;{state};2026-11-20\n" for number, state in states.items())


def _asked(client: Client, rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {kind: [] for kind in _NUMBERS}
    said: dict[str, set[str]] = {kind: set() for kind in _NUMBERS}
    for kind in _in_random_order(rounds):
        sender = uuid.uuid4().hex
        if _ASKS not in client.ask(sender, _OPENING).text:
            continue  # an apology of a machine that has too much to do: no number is asked for
        answer = client.ask(sender, _NUMBERS[kind])
        times[kind].append(answer.seconds)
        said[kind].add(answer.text)
    if len(set().union(*(said[kind] for kind in _NUMBERS if kind != _KNOWN))) != 1:
        raise SystemExit(f"The answers to numbers that nobody may learn of differ: {said}")
    if said[_KNOWN] & said[_UNKNOWN]:
        raise SystemExit("A known number got the answer of an unknown one.")
    return times


def _looked_up(folder: Path, rounds: int) -> dict[str, list[float]]:
    """The same look-ups in this process: what is left when the way there and back does not blur it."""
    desk = EmbeddedDesk(connect(databases_in(folder)["DATABASE_URL"]), _SECRET)
    times: dict[str, list[float]] = {kind: [] for kind in _NUMBERS}
    for kind in _in_random_order(rounds):
        status, number = desk.services(uuid.uuid4().hex).document_status, Secret(_NUMBERS[kind])
        started = time.perf_counter()
        status(_SOEST, number)
        times[kind].append(time.perf_counter() - started)
    return times


def _in_random_order(rounds: int) -> list[str]:
    order = list(_NUMBERS) * rounds
    random.Random(1).shuffle(order)
    return order


def _explained(rounds: int) -> str:
    return paragraph(
        f"""{rounds} numbers of each kind, in random order, each by a visitor of its own over REST: known
        and ready, in no list, handed out, and of another town's list. Timed is the message with the number. All
        answers but that to the known number were equal byte for byte. The difference is that of the medians to the
        unknown number, with its 95 % interval (bootstrap, 2,000 samples); "told apart" says how often the longer of one
        time of each of both kinds is not the unknown one (Mann and Whitney's U; 0.5: nothing can be told). Reached if
        the whole interval lies within {GOAL_MS:g} ms, missed if it does not hold 0 and reaches further; else it is too
        wide to decide, as over REST on a machine that does other things, too. The last rows are {_ALONE} look-ups
        of each kind in one process, without the way there and back."""
    )


def _rows(how: str, times: Mapping[str, Sequence[float]]) -> list[list[str]]:
    rows = []
    for kind, seconds in times.items():
        latency = Latency.of(seconds)
        cells = [f"{how}{kind}", f"{latency.p50:.1f}", f"{latency.p95:.1f}"]
        if kind == _UNKNOWN:
            rows.append([*cells, "", "", ""])
            continue
        by, low, high = (1000 * value for value in difference(seconds, times[_UNKNOWN]))
        reached = verdict(low, high)
        chance = separable(seconds, times[_UNKNOWN])
        interval = f"{by:+.2f} ({low:+.2f} to {high:+.2f})"
        rows.append([*cells, interval, f"{chance:.2f}", f"below {GOAL_MS:g} ms: {reached}"])
    return rows
