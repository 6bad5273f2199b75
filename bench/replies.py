"""An empty bot, a stock bot and the assistant: how long a reply takes, how many they manage, what they need."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from bench import empty_bot, stock_bot, stock_environment
from bench.bots import HERE, Home, assistant, running, train, train_assistant
from bench.columns import Column, Trained, measured
from bench.options import Options
from bench.questions import conversations, mirrored
from bench.report import paragraph, table, verdict
from bench.traffic import AT_A_TIME

TITLE = "Replies, beside an empty bot and a stock bot"
_NOT_MEASURED = "not measured"
# What the assistant may take, of what the empty bot's custom action takes and in all (../shared/design.md, section 8).
_RATIO_GOALS = {"reply, p50 in ms": 2.2}
_GOALS = {"memory of all processes in MB, after": 600.0, "start in s": 10.0, "training in s": 60.0}


def measure(options: Options, folder: Path) -> str:
    """The text of the section."""
    training = {"empty": train(empty_bot.write(folder / "empty"), HERE), "real": train_assistant(folder, HERE)}
    python = stock_environment.stock_python()
    stranger = Home(python or "", None)
    asked = conversations()
    with ExitStack() as stack:
        enter = stack.enter_context
        bots = {
            "empty": Trained(
                enter(running(folder / "empty", HERE, "empty")), mirrored(empty_bot.ACTS, asked), training["empty"]
            ),
            "real": Trained(enter(assistant(folder)), asked, training["real"]),
        }
        if python:
            stock, seconds = _stock(folder, stranger, options.stock_epochs)
            bots["stock"] = Trained(enter(running(stock, stranger, "stock")), asked, seconds)
        columns = measured(bots, options.rounds)
    return f"{_explained(options)}\n\n{columns_table(columns)}"


def _stock(folder: Path, home: Home, epochs: int) -> tuple[Path, float]:
    """The folder of the trained stock bot, and how long its default epochs take: measured, or reckoned from fewer."""
    catalogue = folder / "catalogue.db"
    bot = stock_bot.write(folder / "stock", catalogue, epochs)
    print(f"Training the stock bot, {epochs or stock_bot.DEFAULT_EPOCHS} epochs ...", flush=True)
    seconds = train(bot, home)
    if epochs:
        one = train(stock_bot.write(folder / "stock-once", catalogue, 1), home)
        seconds = one + (seconds - one) / (epochs - 1) * (stock_bot.DEFAULT_EPOCHS - 1)
    return bot, seconds


def columns_table(columns: Mapping[str, Column]) -> str:
    """The figures of the bots "empty", "real" and, where it was measured, "stock"."""
    empty, real = columns["empty"].rows(), columns["real"].rows()
    stock = columns["stock"].rows() if "stock" in columns else {}
    head = (
        "",
        "empty bot",
        "stock bot",
        "this assistant",
        "to the empty bot",
        "to the stock bot",
        "goal",
    )
    return table(head, [_row(name, empty[name], stock.get(name), real[name]) for name in real])


def _row(name: str, empty: float, stock: float | None, real: float) -> list[str]:
    return [
        name,
        f"{empty:.1f}",
        f"{stock:.1f}" if stock else _NOT_MEASURED,
        f"{real:.1f}",
        f"{real / empty:.2f}",
        f"{real / stock:.2f}: {_place(name, real / stock)}" if stock else _NOT_MEASURED,
        _goal(name, empty, real),
    ]


def _place(name: str, ratio: float) -> str:
    """Whether the assistant is ahead of the stock bot: more replies a second, less of anything else."""
    return "ahead" if (ratio > 1 if name.startswith("requests") else ratio < 1) else "**behind**"


def _goal(name: str, empty: float, real: float) -> str:
    if name in _RATIO_GOALS:
        return f"{verdict(real / empty, _RATIO_GOALS[name])} (to the empty bot)"
    goal = next((goal for start, goal in _GOALS.items() if name.startswith(start)), None)
    return verdict(real, goal) if goal else ""


def _explained(options: Options) -> str:
    rounds, fewer = options.rounds, options.stock_epochs
    reckoned = (
        f" for {fewer} epochs; the time for its default {stock_bot.DEFAULT_EPOCHS} is reckoned from 1 and {fewer}"
    )
    epochs = reckoned if fewer else ""
    return paragraph(f"""
        The bots were asked in turn, {rounds} times each; then {rounds} times with {AT_A_TIME[0]} and with
        {AT_A_TIME[1]} visitors at once. Stock bot and assistant were asked what people wrote for
        `tests/dialogues/round_*.yml`, {len(conversations())} conversations of one to six messages: facts,
        lists, sums, follow-ups, typos, talk; the empty bot's custom action, which says a fixed text, was asked
        in conversations of the same lengths. One process each for Rasa and for the actions, SQLite. Memory is
        what both hold, resident. The *stock bot* is what Rasa's documentation suggests: the default pipeline
        and policies (DIET, UnexpecTED, TED, default epochs), trained on this assistant's sentences{epochs}; one
        action with one query to the same catalogue (`bench/stock_bot.py`). It needs TensorFlow and Python 3.10, so it
        is measured only with `--stock`, which makes an environment for it.
    """)
