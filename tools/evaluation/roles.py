"""How well the role of each name is told: by cross-validation over data/roles, and on sentences nobody trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import GroupKFold

from bot.settings import ROOT
from bot.understanding.intents import LinearIntents
from bot.understanding.names import NameIndex
from bot.understanding.roles.examples import EXAMPLES, ROLES, Example, read_examples
from bot.understanding.roles.learning import learn, lessons, rows

HELD_OUT = ROOT / "tests" / "heldout" / "roles.yml"
_FOLDS = 5


@dataclass(frozen=True)
class Roles:
    """The true and the told role of each marked name of some sentences."""

    sentences: int
    true: list[str]
    told: list[str]

    def accuracy(self) -> float:
        """The share of names with the right role."""
        return sum(self._right()) / len(self.true)

    def mean_accuracy(self) -> float:
        """The mean over the roles, rare ones as heavy as frequent ones."""
        shares = [share for _, share in self.by_role().values()]
        return sum(shares) / len(shares)

    def by_role(self) -> dict[str, tuple[int, float]]:
        """Number of names and share of right ones, for each role that occurs."""
        numbers = Counter(self.true)
        right = Counter(role for role, hit in zip(self.true, self._right(), strict=True) if hit)
        return {role: (numbers[role], right[role] / numbers[role]) for role in ROLES if numbers[role]}

    def confusions(self) -> dict[str, Counter[str]]:
        """For each true role, how often each role was told."""
        table: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
        for true, told in zip(self.true, self.told, strict=True):
            table[true][told] += 1
        return table

    def _right(self) -> list[bool]:
        return [true == told for true, told in zip(self.true, self.told, strict=True)]


def measure_roles(index: NameIndex) -> tuple[Roles, Roles]:
    """Cross-validation and held-out sentences."""
    examples = read_examples(EXAMPLES, index)
    return _crossed(examples), _told(learn(examples), read_examples(HELD_OUT, index))


def _crossed(examples: Sequence[Example]) -> Roles:
    """All names of a sentence lie in the same fold."""
    true: list[str] = []
    told: list[str] = []
    positions = np.arange(len(examples))
    for known, asked in GroupKFold(_FOLDS, shuffle=True, random_state=7).split(positions, groups=positions):
        part = _told(learn([examples[i] for i in known]), [examples[i] for i in asked])
        true, told = true + part.true, told + part.told
    return Roles(len(examples), true, told)


def _told(machine: LinearIntents, examples: Sequence[Example]) -> Roles:
    names, roles = lessons(examples)
    told = [machine.names[i] for i in machine.margins(rows(names)).argmax(axis=1)]
    return Roles(len(examples), roles, told)
