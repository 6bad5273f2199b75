"""The machine that tells roles, learnt from examples; features are hashed, so no vocabulary is stored."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix

from bot.understanding.intents import LinearIntents
from bot.understanding.roles.examples import Example
from bot.understanding.roles.features import features

CLOSENESS = 3.0  # C of the machine: how closely to fit the examples
_BUCKETS = 2**17


def learn(examples: Sequence[Example], closeness: float = CLOSENESS) -> LinearIntents:
    """Learn from the marked names of the examples."""
    names, roles = lessons(examples)
    return LinearIntents.fit(rows(names), roles, closeness)


def lessons(examples: Sequence[Example]) -> tuple[list[list[str]], list[str]]:
    """The features of each marked name, and the role of each."""
    pairs = [
        (row, role)
        for example in examples
        for row, role in zip(features(example.text, example.mentions), example.roles, strict=True)
        if role
    ]
    return [row for row, _ in pairs], [role for _, role in pairs]


def rows(names: Sequence[Sequence[str]]) -> csr_matrix:
    """One row of length one for the features of each name: long sentences must not shout."""
    buckets = [list({crc32(feature.encode()) % _BUCKETS for feature in features}) for features in names]
    numbers = [len(row) for row in buckets]
    # Built by hand: for the few names of a message the helpers of sklearn take longer than all the hashing.
    values = np.repeat(np.array(numbers, dtype=np.float32) ** -0.5, numbers)
    columns = np.array([bucket for row in buckets for bucket in row], dtype=np.int32)
    return csr_matrix((values, columns, np.cumsum([0, *numbers])), shape=(len(names), _BUCKETS))
