"""A log-linear model over competing plans: the probability of the right ones together is made as large as possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tools.weights.explore import Lesson

_STIFFNESS = 1e-4  # how strongly weights are drawn to zero; chosen on the dialogues that are held out of learning
_STEPS = 300
_DIGITS = 3


def fit(lessons: Sequence[Lesson], start: Mapping[str, float]) -> dict[str, float]:
    """The weights that answer the lessons best, rounded; those that round to nothing are left out.

    Some signs never speak for a plan and some never against it, whatever the lessons say.
    """
    useful = [lesson for lesson in lessons if any(lesson.right) and not all(lesson.right)]
    names = sorted({name for lesson in useful for plan in lesson.plans for name, _ in plan})
    rows = _rows(useful, {name: column for column, name in enumerate(names)})
    first = np.cumsum([0, *(len(lesson.plans) for lesson in useful)])[:-1]
    of = np.repeat(np.arange(len(useful)), [len(lesson.plans) for lesson in useful])
    right = np.concatenate([np.array(lesson.right, dtype=float) for lesson in useful])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, first)[of])
        every, good = np.add.reduceat(shares, first), np.add.reduceat(shares * right, first)
        slope = rows.T @ (shares / every[of] - shares * right / good[of])
        stiffness = _STIFFNESS * len(useful)
        return float(np.log(every / good).sum() + stiffness * weights @ weights / 2), slope + stiffness * weights

    guess = np.array([start.get(name, 0.0) for name in names])
    found = minimize(
        loss, guess, jac=True, method="L-BFGS-B", bounds=[_bounds(n) for n in names], options={"maxiter": _STEPS}
    )
    rounded = {name: round(float(weight), _DIGITS) for name, weight in zip(names, found.x, strict=True)}
    return needed({name: weight for name, weight in rounded.items() if weight}, lessons)


def needed(weights: Mapping[str, float], lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weights without those that may all be nothing together: no message would be taken otherwise."""
    names = sorted({name for lesson in lessons for plan in lesson.plans for name, _ in plan})
    columns = _rows(lessons, {name: column for column, name in enumerate(names)}).tocsc()
    first = np.cumsum([0, *(len(lesson.plans) for lesson in lessons)])[:-1]
    of = np.repeat(np.arange(len(lessons)), [len(lesson.plans) for lesson in lessons])

    def winners(scores: NDArray[np.float64]) -> NDArray[np.bool_]:
        best: NDArray[np.bool_] = scores >= np.maximum.reduceat(scores, first)[of]
        return best

    scores = columns @ np.array([weights.get(name, 0.0) for name in names])
    taken, kept = winners(scores), dict(weights)
    for name in sorted(weights, key=lambda n: (abs(weights[n]), n)):
        without = scores - columns[:, names.index(name)].toarray()[:, 0] * weights[name]
        if np.array_equal(winners(without), taken):
            scores, kept = without, {n: w for n, w in kept.items() if n != name}
    return kept


def _rows(lessons: Sequence[Lesson], column: Mapping[str, int]) -> csr_matrix:
    """One sparse row a plan."""
    plans = [plan for lesson in lessons for plan in lesson.plans]
    signs = [(row, column[name], value) for row, plan in enumerate(plans) for name, value in plan]
    row, at, values = zip(*signs, strict=True)
    return csr_matrix((values, (row, at)), shape=(len(plans), len(column)))


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name.startswith(_NEVER_FOR):
        return None, 0.0
    return (0.0, None) if name in _NEVER_AGAINST else (None, None)


# What such signs mean is known before anything is learnt; the lessons only say how much they count.
_NEVER_FOR = (
    "unexplained", "intent unlikely", "doubtful role", "unusual filter", "explains nothing", "nothing found",
    "comparison unasked", "single projects as sets", "figure for", "figure after an errand", "contact for a service",
    "contact after an errand", "town after an errand", "passage lacks nouns",
    "passage by a verb alone", "passage of a town",
    "needless choice", "facets by thread, nothing understood", "operation by thread, nothing understood",
    "said outside the questions",
)  # fmt: skip
_NEVER_AGAINST = frozenset(
    {
        "intent",
        "words of the talk",
        "unmistakable words",
        "back asked",
        "facets of the open question",
        "no subject at all",
    }
)
