"""The steps of a project; the one that the question speaks of is said first."""

from __future__ import annotations

from bot.answers import forms
from bot.answers.context import Context
from bot.catalogue.records import Project
from bot.dialogue.milestones import meant_milestone
from bot.dialogue.query import Facts


def milestones(project: Project, query: Facts, context: Context) -> list[str]:
    """All milestones in order, after the one that shares the most words with the question."""
    if not project.milestones:
        return [context.say("unknown_fact", what="Meilensteine", project=project.label)]
    lines = [context.say("milestones", count=forms.count(len(project.milestones), "Meilenstein", "Meilensteine"))]
    lines += [f"{m.number}. {m.title} – bis {forms.month(m.until)}" for m in project.milestones]
    meant = meant_milestone(project, query.words)
    if meant:
        lines.insert(0, context.say("milestone_meant", title=meant.title, month=forms.month(meant.until)))
    return lines
