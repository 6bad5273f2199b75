"""What the assistant is asked: the dialogues that people wrote as tests, in a fixed, mixed order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

import yaml

from bench.traffic import Conversation
from bot.settings import ROOT

# Of the rounds written by people who had seen neither code nor training data.
_FILES = "round_*.yml"
# One conversation that goes on and on: facts, lists, follow-ups, talk.
ENDLESS = (
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


@cache
def conversations() -> tuple[Conversation, ...]:
    """Some hundred conversations of one to six messages."""
    found: list[Conversation] = []
    for path in sorted((ROOT / "tests" / "dialogues").glob(_FILES)):
        for dialogue in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(tuple(turn["say"] for turn in dialogue["turns"]))
    random.Random(2021).shuffle(found)
    return tuple(found)


def mirrored(message: str, model: Sequence[Conversation]) -> tuple[Conversation, ...]:
    """Conversations of the same lengths for a bot that knows one message only."""
    return tuple((message,) * len(conversation) for conversation in model)
