"""The numeric core of the intent classifier: a linear machine that ranks intents. Knows nothing of Rasa.

A linear support vector machine reaches the accuracy of logistic regression here in a tenth of the training
time. It is kept as plain arrays, so loading a model runs no foreign code. The roles of names (bot.understanding.roles)
are told by the same machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import LinearSVC

Array = NDArray[np.float32]
CLOSENESS = 1.0  # C of the machine: how closely to fit the training sentences
SHARPNESS = 4.0  # how margins become confidences
_BALANCE = 0.35  # 0: each sentence counts the same; 1: each intent counts the same
_RANKING = 5  # runners-up that a message carries along


@dataclass(frozen=True)
class LinearIntents:
    """One column of weights and one offset for each intent."""

    names: tuple[str, ...]
    weights: Array
    offsets: Array

    @classmethod
    def fit(cls, rows: Any, intents: Sequence[str], closeness: float = CLOSENESS) -> LinearIntents:
        """Learn from one sparse row a sentence; ``closeness`` is the machine's C."""
        machine = LinearSVC(C=closeness, class_weight=intent_weights(intents), random_state=0)
        machine.fit(rows, intents)
        names = tuple(str(name) for name in machine.classes_)
        # Features in rows and single precision: a message then touches only the rows of its own features.
        weights = np.ascontiguousarray(machine.coef_.T, dtype=np.float32)
        return cls(names, weights, machine.intercept_.astype(np.float32))

    def margins(self, rows: Any) -> Array:
        """How far each sentence lies on the side of each intent."""
        return np.asarray(rows.astype(np.float32, copy=False) @ self.weights + self.offsets)

    def rank(self, row: Any, sharpness: float = SHARPNESS) -> list[tuple[str, float]]:
        """The likeliest intents of one sentence, a sparse row, with their confidences, best first."""
        # Without scipy's product, which converts before it multiplies.
        margins = row.data.astype(np.float32) @ self.weights[row.indices] + self.offsets
        return self._ranking(confidences(margins[np.newaxis], sharpness)[0])

    def rankings(self, rows: Any, sharpness: float = SHARPNESS) -> list[list[tuple[str, float]]]:
        """The same for each of several rows."""
        return [self._ranking(shares) for shares in confidences(self.margins(rows), sharpness)]

    def _ranking(self, shares: Array) -> list[tuple[str, float]]:
        return [(self.names[i], float(shares[i])) for i in np.argsort(-shares)[:_RANKING]]

    def save(self, file: Path) -> None:
        """Write the arrays."""
        np.savez(file, intents=np.array(self.names), weights=self.weights, offsets=self.offsets)

    @classmethod
    def load(cls, file: Path) -> LinearIntents:
        """Read what ``save`` has written."""
        with np.load(file, allow_pickle=False) as stored:
            names = tuple(str(name) for name in stored["intents"])
            return cls(names, stored["weights"], stored["offsets"])


def confidences(margins: Array, sharpness: float) -> Array:
    """Margins as shares that add up to one; the larger the sharpness, the surer the best one."""
    shares = np.exp(sharpness * (margins - margins.max(axis=1, keepdims=True)))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def intent_weights(intents: Sequence[str]) -> dict[str, float]:
    """Rare intents count more, but not in full proportion: out of scope is wide and needs its examples."""
    counts = Counter(intents)
    mean = len(intents) / len(counts)
    return {name: (mean / number) ** _BALANCE for name, number in counts.items()}
