"""How many of the facts that the dialogues expect are said: a yardstick for ablations, not a test.

Only what can be looked up literally in a reply is counted (figures, dates, names, words); which projects a
list holds and which buttons are offered is for the test suite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, cast

import yaml

from bot.answers.forms import day, euro, month
from bot.assistant import Assistant, Conversation
from bot.settings import ROOT
from bot.understanding.reading import Reading
from bot.understanding.text import fold
from tools.evaluation.assistant import Bench

Change = Callable[[Reading], Reading]
_TUNABLE = "own-dev"  # the other half of the dialogues is for the tests alone

_FORMS: dict[str, Callable[[Any], str]] = {
    "eur": euro,
    "date": lambda iso: day(date.fromisoformat(str(iso))),
    "month": month,
    **dict.fromkeys(("number", "year", "name", "phone", "email", "text"), str),
}


def without_facets(reading: Reading) -> Reading:
    """As if no word had said which fact is asked for: only the intent is left."""
    return replace(reading, asked=())


def share_said(bench: Bench, change: Change = lambda reading: reading) -> tuple[int, float]:
    """The number of turns with expectations, and the share of those that say all of them."""
    hits = [hit for dialogue in _dialogues() for hit in _play(dialogue, _Changed(bench, change))]
    return len(hits), sum(hits) / len(hits)


class _Changed:
    """The assistant with one step of its understanding altered."""

    def __init__(self, bench: Bench, change: Change) -> None:
        self.catalogue = bench.catalogue
        self._bench = bench
        self._change = change

    def read(self, text: str, today: date) -> Reading:
        """What is understood of one message, altered."""
        return self._change(self._bench.read(text, today))


def _dialogues() -> Iterator[dict[str, Any]]:
    for file in sorted((ROOT / "tests" / "dialogues").glob("*.yml")):
        for dialogue in yaml.safe_load(file.read_text(encoding="utf-8")):
            if dialogue["id"].startswith(_TUNABLE):
                yield dialogue


def _play(dialogue: dict[str, Any], assistant: _Changed) -> Iterator[bool]:
    conversation = Conversation(cast(Assistant, assistant))
    for turn in dialogue["turns"]:
        reply = fold(" ".join(conversation.say(turn["say"]).texts))
        expected = [item for wish in turn.get("must", ()) for item in wish.items() if _known(item[0])]
        if expected:
            yield all(_says(reply, kind, value) for kind, value in expected)


def _known(kind: str) -> bool:
    return kind in _FORMS or kind == "regex"


def _says(reply: str, kind: str, value: Any) -> bool:
    if kind == "regex":
        return bool(re.search(fold(value), reply))
    return fold(_FORMS[kind](value)) in reply
