"""Whether a question speaks of one certain milestone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.catalogue.records import Milestone, Project
from bot.understanding.ordinals import ordinal
from bot.understanding.text import FUNCTION_WORDS, stem, tokenize

_TELLING = 6  # letters; shorter words occur everywhere
_ORDINARY = frozenset(
    stem(w)
    for w in """
    wann war ist sollte soll wurde projekt meilenstein meilensteine bis schritt schritte der letzte erste digital
    digitale digitalen portal
    """.split()
)


# What people say of the day on which something opens, and how milestones call it.
_OPENING = frozenset("live freigeschaltet freischaltung betrieb produktiv golive online".split())
_OPENED = stem("produktivsetzung")


def meant_milestone(project: Project, words: Sequence[str]) -> Milestone | None:
    """The milestone that the question speaks of: by its rank ("der letzte"), else by the words of its title."""
    ranks = [rank for word in words if word not in FUNCTION_WORDS and (rank := ordinal(word))]
    if len(ranks) == 1 and -1 <= ranks[0] <= len(project.milestones):
        return project.milestones[ranks[0] - 1 if ranks[0] > 0 else -1]
    said = {stem(w) for w in words if w not in FUNCTION_WORDS} - _ORDINARY - _stems(project.label)
    said |= {_OPENED} if _OPENING & set(words) else set()
    scores = [(len(said & _stems(m.title)), m) for m in project.milestones]
    best = max((score for score, _ in scores), default=0)
    found = [m for score, m in scores if score == best]
    return found[0] if best and len(found) == 1 else None


def names_milestone(project: Project, words: Sequence[str]) -> bool:
    """Whether a telling word of the question stands in a milestone's title."""
    said = {stem(w) for w in words if len(w) >= _TELLING} - _ORDINARY - _stems(project.label)
    return any(said & _stems(m.title) for m in project.milestones)


@lru_cache(maxsize=2000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(t.stem for t in tokenize(text) if t.form not in FUNCTION_WORDS)
