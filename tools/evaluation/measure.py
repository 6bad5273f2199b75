"""Predictions by cross-validation and on held-out sentences, and what they are worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from bot.understanding.intents import CLOSENESS, Array, LinearIntents, confidences
from tools.evaluation.sentences import OUTSIDE, Sentence

_FOLDS = 5


@dataclass(frozen=True)
class Predicted:
    """The margins of some sentences for all intents."""

    sentences: Sequence[Sentence]
    names: tuple[str, ...]
    margins: Array

    @property
    def intents(self) -> list[str]:
        """The likeliest intent of each sentence."""
        return [self.names[i] for i in self.margins.argmax(axis=1)]

    def accuracy(self, chosen: Sequence[bool] | None = None) -> float:
        """The share of right intents, of all sentences or the chosen ones."""
        picked = chosen if chosen is not None else [True] * len(self.sentences)
        right = [i == s.intent for i, s, take in zip(self.intents, self.sentences, picked, strict=True) if take]
        return sum(right) / max(len(right), 1)

    def in_scope(self) -> float:
        """Accuracy on sentences that the assistant should answer."""
        return self.accuracy([s.in_scope for s in self.sentences])

    def macro_f1(self) -> float:
        """The mean F1 of all intents, rare ones as heavy as frequent ones."""
        return float(f1_score([s.intent for s in self.sentences], self.intents, average="macro"))

    def outside(self) -> Outside:
        """How well out of scope is told from the rest."""
        pairs = list(zip(self.intents, self.sentences, strict=True))
        return Outside.count([(i == OUTSIDE, not s.in_scope) for i, s in pairs])

    def confusions(self) -> Counter[tuple[str, str]]:
        """How often one intent was taken for another: (should be, was)."""
        pairs = zip(self.sentences, self.intents, strict=True)
        return Counter((s.intent, i) for s, i in pairs if s.intent != i)

    def examples(self, wanted: tuple[str, str], limit: int = 3) -> list[str]:
        """Sentences with this confusion."""
        pairs = zip(self.sentences, self.intents, strict=True)
        return [s.text for s, i in pairs if (s.intent, i) == wanted][:limit]

    def by_register(self) -> dict[str, tuple[int, float]]:
        """Number and accuracy of the sentences of each register."""
        right: dict[str, list[bool]] = defaultdict(list)
        for sentence, intent in zip(self.sentences, self.intents, strict=True):
            right[sentence.register].append(intent == sentence.intent)
        return {register: (len(hits), sum(hits) / len(hits)) for register, hits in sorted(right.items())}

    def log_loss(self, sharpness: float) -> float:
        """How wrong the confidences are; the smallest value belongs to the best calibrated sharpness."""
        shares = confidences(self.margins, sharpness)
        column = {name: i for i, name in enumerate(self.names)}
        own = shares[np.arange(len(shares)), [column[s.intent] for s in self.sentences]]
        return float(-np.log(np.clip(own, 1e-9, 1)).mean())


@dataclass(frozen=True)
class Outside:
    """Telling what is out of scope: precision, recall, and the share of good questions turned away."""

    precision: float
    recall: float
    false_alarms: float

    @classmethod
    def count(cls, pairs: Sequence[tuple[bool, bool]]) -> Outside:
        """From (was turned away, is out of scope)."""
        hits = sum(said and true for said, true in pairs)
        said_so, are_so = sum(said for said, _ in pairs), sum(true for _, true in pairs)
        alarms = said_so - hits
        return cls(hits / max(said_so, 1), hits / max(are_so, 1), alarms / max(len(pairs) - are_so, 1))


def cross_validate(rows: Any, sentences: Sequence[Sentence], closeness: float = CLOSENESS) -> Predicted:
    """Each sentence as a model sees it that learnt from the other four fifths."""
    intents = np.array([s.intent for s in sentences])
    names = tuple(sorted(set(intents)))
    margins = np.zeros((len(sentences), len(names)), dtype=np.float32)
    for learn, test in StratifiedKFold(_FOLDS, shuffle=True, random_state=7).split(intents, intents):
        margins[test] = LinearIntents.fit(rows[learn], list(intents[learn]), closeness).margins(rows[test])
    return Predicted(sentences, names, margins)


def hold_out(machine: LinearIntents, rows: Any, sentences: Sequence[Sentence]) -> Predicted:
    """Sentences as the trained machine sees them."""
    return Predicted(sentences, machine.names, machine.margins(rows))
