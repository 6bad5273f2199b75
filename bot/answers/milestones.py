"""The steps of a project; the one that the question speaks of is said first."""

from __future__ import annotations

from bot.answers import forms
from bot.answers.context import Context
from bot.catalogue.records import Milestone, Project
from bot.dialogue.query import Facts
from bot.understanding.text import FUNCTION_WORDS, stem, tokenize

_ORDINARY = frozenset(
    stem(w) for w in "wann war ist sollte soll wurde projekt meilenstein meilensteine bis schritt schritte der letzte erste".split()
)


def milestones(project: Project, query: Facts, context: Context) -> list[str]:
    """All milestones in order, after the one that shares the most words with the question."""
    if not project.milestones:
        return [context.say("unknown_fact", what="Meilensteine", project=project.label)]
    lines = [context.say("milestones", count=forms.count(len(project.milestones), "Meilenstein", "Meilensteine"))]
    lines += [f"{m.number}. {m.title} – bis {forms.month(m.until)}" for m in project.milestones]
    meant = _meant(project, query.words)
    if meant:
        lines.insert(0, context.say("milestone_meant", title=meant.title, month=forms.month(meant.until)))
    return lines


def _meant(project: Project, words: tuple[str, ...]) -> Milestone | None:
    said = {stem(w) for w in words if w not in FUNCTION_WORDS} - _ORDINARY - _stems(project.label)
    scores = [(len(said & _stems(m.title)), m) for m in project.milestones]
    best = max(score for score, _ in scores)
    found = [m for score, m in scores if score == best]
    return found[0] if best and len(found) == 1 else None


def _stems(text: str) -> set[str]:
    return {t.stem for t in tokenize(text) if t.form not in FUNCTION_WORDS}
