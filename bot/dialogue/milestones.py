"""Whether a question speaks of certain milestones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from bot.catalogue.records import Milestone, Project
from bot.dialogue.passages import Found, told_in
from bot.dialogue.references import TAGS
from bot.dialogue.words import words
from bot.understanding.ordinals import ordinal
from bot.understanding.reading import Named, Reading
from bot.understanding.text import FUNCTION_WORDS, content_stems, fold, stem

_MOST = 2  # milestones of a question
_TELLING = 6  # letters; shorter words occur everywhere
_ORDINARY = frozenset(map(stem, words("of every milestone")))
_OPENED = stem("produktivsetzung")  # how milestones call the day on which something opens


def meant_milestones(project: Project, said: Sequence[str]) -> list[Milestone]:
    """The milestones that the question speaks of: one by its rank ("der letzte"), else by the words of their titles."""
    telling = [word for word in said if word not in FUNCTION_WORDS]
    ranks = [rank for word in telling if (rank := ordinal(word))]
    if len(ranks) == 1 and -1 <= ranks[0] <= len(project.milestones):
        return [project.milestones[ranks[0] - 1 if ranks[0] > 0 else -1]]
    opened = {_OPENED} if words("opening") & set(said) else set()
    return _by_title(_of_a_title(telling, project) | opened, project)


def _by_title(stems: Set[str], project: Project) -> list[Milestone]:
    """Those whose titles hold stems that no other holds beside more of them; none if they are too many to tell apart.

    Of titles that hold the same, the one of which they are most is meant.
    """
    titles = {m: content_stems(m.title) for m in project.milestones}
    held = {m: (stems & title, len(stems & title) / len(title)) for m, title in titles.items() if stems & title}
    best = [m for m, one in held.items() if not any(_is_better(other, one) for other in held.values())]
    return best if len(best) <= _MOST and len({held[m][0] for m in best}) == len(best) else []


def _is_better(one: tuple[Set[str], float], other: tuple[Set[str], float]) -> bool:
    """Whether a title holds more than another, or the same as a greater part of it."""
    return one[0] > other[0] or (one[0] == other[0] and one[1] > other[1])


def held_by_a_milestone(project: Project, reading: Reading, by: Iterable[Named] = ()) -> Found | None:
    """The milestone whose title holds most of the telling words of a question, and how much of it that is.

    ``by``: the names that say which project is meant; they tell no milestone from others.
    """
    titles = [m.title for m in project.milestones]
    subject = " ".join((project.label, project.municipality, *(i for named in by for i in named.mention.ids(*TAGS))))
    return told_in(titles, reading, content_stems(subject)) if titles else None


def names_milestone(project: Project, reading: Reading, by: Sequence[Named] = ()) -> bool:
    """Whether a telling word of the question, or a topic or product that it names, stands in a milestone's title.

    ``by``: the names that say which project is meant.
    """
    tags = [named for named in reading.named(*TAGS) if named not in by]
    named = {word for one in tags for word in fold(one.mention.text).split()}
    stems = _of_a_title([word for word in reading.words if len(word) >= _TELLING or word in named], project)
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
