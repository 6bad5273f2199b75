"""The weights decide: without them, or with those of other signs, far more held-out dialogues go wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date

import pytest
import yaml

from bot.assistant import Assistant
from bot.dialogue import rank
from bot.understanding.reading import Reading
from tools.trace import DIALOGUES
from tools.weights.__main__ import HELD_OUT

from .test_dialogues import failure

_LOST = 5.0  # points that a set of dialogues must lose at least


class _Remembering:
    """The assistant, reading each message once: only what is made of it differs."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._readings: dict[str, Reading] = {}

    def conversation(self) -> object:
        conversation = self._assistant.conversation()
        conversation.assistant = self  # type: ignore[assignment]
        return conversation

    def read(self, text: str, today: date) -> Reading:
        if text not in self._readings:
            self._readings[text] = self._assistant.read(text, today)
        return self._readings[text]

    def __getattr__(self, name: str) -> object:
        return getattr(self._assistant, name)


@pytest.fixture(scope="module")
def remembering(assistant: Assistant) -> _Remembering:
    return _Remembering(assistant)


def _passed(assistant: _Remembering) -> float:
    """The share of the held-out dialogues that pass, in percent."""
    files = [DIALOGUES / f"{name}.yml" for name in sorted(HELD_OUT)]
    dialogues = [d for file in files for d in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)]
    return 100 * sum(failure(assistant, d) is None for d in dialogues) / len(dialogues)  # type: ignore[arg-type]


def _shuffled(weights: Mapping[str, float]) -> dict[str, float]:
    values = list(weights.values())
    random.Random(1).shuffle(values)
    return dict(zip(weights, values, strict=True))


def _equal(weights: Mapping[str, float]) -> dict[str, float]:
    """All the same."""
    return dict.fromkeys(weights, sum(weights.values()) / len(weights))


@pytest.mark.parametrize("spoil", [_shuffled, _equal])
def test_other_weights_answer_worse(
    remembering: _Remembering, spoil: Callable[[Mapping[str, float]], dict[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _passed(remembering)
    spoilt = {**rank.every_weight(), **spoil(rank.weights())}
    monkeypatch.setattr(rank, "every_weight", lambda: spoilt)
    assert _passed(remembering) <= before - _LOST
