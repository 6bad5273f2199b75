"""What a question took for granted: put right, or confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import forms
from bot.answers.context import Context
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue.query import Premise


def corrections(premises: Sequence[Premise], project: Project, context: Context) -> list[str]:
    """One sentence for each claim that is wrong, and for claims about time also when they hold."""
    found = [sentence for p in premises if (sentence := _sentence(p, project, context))]
    return found + [sentence for p in premises if (sentence := _where_instead(p, context))]


def _where_instead(premise: Premise, context: Context) -> str:
    """The projects of a person who was taken for the contact of another one."""
    if premise.kind != "person" or premise.holds:
        return ""
    theirs = context.catalogue.projects([Condition("contact", (premise.claimed,))])
    labels = forms.enumeration([p.label for p in theirs])
    contact = theirs[0].contact if theirs else None
    if contact is None:
        return ""
    return context.say(
        "premise_person_elsewhere", claimed=premise.claimed, projects=labels, phone=contact.phone, email=contact.email
    )


def _sentence(premise: Premise, project: Project, context: Context) -> str:
    facts = {**_facts(project), "claimed": _claimed(premise)}
    if premise.holds:
        name = f"premise_{premise.kind}_right"
        return context.say(name, **facts) if name in context.texts else ""
    return context.say(f"premise_{premise.kind}_wrong", **facts)


def _claimed(premise: Premise) -> str:
    if premise.kind in {"money", "more", "less"}:
        return forms.euro(int(premise.claimed))
    if premise.kind in {"start", "end", "transferable", "running"}:
        return forms.time(premise.claimed)
    return premise.claimed


def _facts(project: Project) -> dict[str, str]:
    return {
        "project": project.label,
        "place": project.municipality,
        "total": forms.euro(project.total_eur) if project.total_eur is not None else "",
        "start": forms.day(project.start) if project.start else "",
        "end": forms.day(project.end) if project.end else "",
        "month": forms.month(project.transferable_from) if project.transferable_from else "",
        "name": project.contact.name if project.contact else "",
    }
