"""How a reply gets slower as one conversation goes on."""

from __future__ import annotations

import uuid
from collections import defaultdict
from pathlib import Path
from statistics import median

from bench import empty_bot
from bench.bots import HERE, assistant, running, train
from bench.empty_bot import ACTS
from bench.options import Options
from bench.questions import ENDLESS
from bench.report import paragraph, table
from bench.traffic import Client, Visitor, warm_up

TITLE = "Length of a conversation"
TURNS = (1, 20, 100, 500)
_AROUND = 5  # the median of so many turns on each side stands for one: single replies jump
_FIRSTS = 20  # first turns, which each conversation has only one of


def measure(options: Options, folder: Path) -> str:
    """The text of the section."""
    train(empty_bot.write(folder / "empty"), HERE)
    with running(folder / "empty", HERE, "empty") as plain, assistant(folder) as real:
        bots = {"empty": (Client(plain.port), (ACTS,)), "real": (Client(real.port), ENDLESS)}
        warm_up({"empty": Visitor(plain.port, [(ACTS,)]), "real": Visitor(real.port, [ENDLESS])})
        seconds: dict[tuple[str, int], list[float]] = defaultdict(list)
        for length in (*[1] * _FIRSTS, max(TURNS) + _AROUND):
            sender = uuid.uuid4().hex
            for turn in range(1, length + 1):
                for name, (client, messages) in bots.items():
                    answer = client.ask(sender, messages[(turn - 1) % len(messages)])
                    for wanted in TURNS:
                        if turn == wanted or (wanted > 1 and abs(turn - wanted) <= _AROUND):
                            seconds[name, wanted].append(answer.seconds)
                if turn % 100 == 0:
                    print(f"Turn {turn}: {1000 * answer.seconds:.0f} ms", flush=True)
    figures = {key: 1000 * median(times) for key, times in seconds.items()}
    rows = [
        [
            f"turn {turn}",
            *(f"{figures[name, turn]:.1f}" for name in bots),
            f"{figures['real', turn] / figures['empty', turn]:.2f}",
            f"{figures['real', turn] / figures['real', TURNS[1]]:.2f}",
        ]
        for turn in TURNS
    ]
    head = ("", "empty bot, custom action", "this assistant", "ratio", f"to its turn {TURNS[1]}")
    return f"{_explained()}\n\n{table(head, rows)}"


def _explained() -> str:
    return paragraph(f"""
        One conversation of {max(TURNS)} turns and more with both bots in turn, and {_FIRSTS} of
        one; the median in ms of the {_AROUND} turns before and after each (turn 1: of the first turns). The
        assistant is asked {len(ENDLESS)} questions over and over: facts, lists, follow-ups, talk.
    """)
