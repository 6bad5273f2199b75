"""The competition of proposals: every sign has a named weight, every piece of evidence left over has its price."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from pathlib import Path

import yaml

from bot.dialogue.evidence import left
from bot.dialogue.request import Proposal, Sign
from bot.dialogue.situation import Situation

WEIGHTS = Path(__file__).parent / "weights.yml"
GIVEN_WEIGHTS = Path(__file__).parent / "given_weights.yml"
EXPERT_WEIGHTS = Path(__file__).parent / "expert_weights.yml"
_LEAST = 0.01  # probability that an intent has at least, so that its logarithm stays finite


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The learnt weights by name."""
    loaded: dict[str, float] = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def every_weight() -> Mapping[str, float]:
    """The learnt weights, and those set by hand: of requests to experts, and of what came after the learning."""
    by_hand = "\n".join(file.read_text(encoding="utf-8") for file in (EXPERT_WEIGHTS, GIVEN_WEIGHTS))
    return {**yaml.safe_load(by_hand), **weights()}


def score(signs: Iterable[Sign]) -> float:
    """The sum of the signs, each with its weight."""
    table = every_weight()
    return sum(value * table.get(name, 0.0) for name, value in signs)


def signs(s: Situation, proposal: Proposal) -> list[Sign]:
    """What is weighed: the signs of a proposal and the evidence that it leaves unexplained."""
    found = list(proposal.signs)
    meant = [value for name, value in found if name in {"intent", "intent of the facets"}]
    if meant:
        found.append(("intent unlikely", -math.log(max(sum(meant), _LEAST))))
    over = left(s.evidence, proposal.explains)
    if len(over) == len(s.evidence) and proposal.request.operation not in {"fallback", "expert"}:
        found.append(("explains nothing", 1.0))
    return [*found, *((f"unexplained {kind}", 1.0) for kind in _kinds(over, s.labels))] if over else found


def _kinds(pieces: Set[str], labels: Mapping[str, str]) -> list[str]:
    """The kinds of evidence by which it is weighed: many words for one fact are one wish, two names are two."""
    known = [(piece, kind) for piece, kind in labels.items() if piece in pieces]
    once = dict.fromkeys(kind for piece, kind in known if "#" in piece)
    return [*(kind for piece, kind in known if "#" not in piece), *once]
