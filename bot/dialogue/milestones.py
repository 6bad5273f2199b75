"""Whether a question speaks of one certain milestone."""

from __future__ import annotations

from collections.abc import Sequence, Set

from bot.catalogue.records import Milestone, Project
from bot.dialogue.words import words
from bot.understanding.ordinals import ordinal
from bot.understanding.text import FUNCTION_WORDS, content_stems, stem

_TELLING = 6  # letters; shorter words occur everywhere
_ORDINARY = frozenset(map(stem, words("of every milestone")))
_OPENED = stem("produktivsetzung")  # how milestones call the day on which something opens


def meant_milestone(project: Project, said: Sequence[str]) -> Milestone | None:
    """The milestone that the question speaks of: by its rank ("der letzte"), else by the words of its title."""
    telling = [word for word in said if word not in FUNCTION_WORDS]
    ranks = [rank for word in telling if (rank := ordinal(word))]
    if len(ranks) == 1 and -1 <= ranks[0] <= len(project.milestones):
        return project.milestones[ranks[0] - 1 if ranks[0] > 0 else -1]
    opened = {_OPENED} if words("opening") & set(said) else set()
    return _by_title(_of_a_title(telling, project) | opened, project)


def _by_title(stems: Set[str], project: Project) -> Milestone | None:
    """The milestone whose title holds most of the stems; None if several do."""
    scores = [len(stems & content_stems(m.title)) for m in project.milestones]
    best = max(scores, default=0)
    return project.milestones[scores.index(best)] if best and scores.count(best) == 1 else None


def names_milestone(project: Project, said: Sequence[str]) -> bool:
    """Whether a telling word of the question stands in a milestone's title."""
    stems = _of_a_title([word for word in said if len(word) >= _TELLING], project)
    return any(stems & content_stems(m.title) for m in project.milestones)


def by_milestones(projects: Sequence[Project], said: Sequence[str], least: int) -> str:
    """The project that so many words of a milestone tell from the others: „Produktivsetzung Liegenschaftskarten“."""
    telling = [word for word in said if len(word) >= _TELLING]
    scores = {
        p.id: max((len(_of_a_title(telling, p) & content_stems(m.title)) for m in p.milestones), default=0)
        for p in projects
    }
    best = max(scores.values(), default=0)
    found = [project for project, score in scores.items() if score == best]
    return found[0] if best >= least and len(found) == 1 else ""


def _of_a_title(said: Sequence[str], project: Project) -> frozenset[str]:
    """The stems of words that may tell one milestone from the others."""
    return frozenset(map(stem, said)) - _ORDINARY - content_stems(project.label)
