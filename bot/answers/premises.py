"""What a question took for granted: put right, or confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.context import Context
from bot.answers.facets import FACETS, Asked
from bot.answers.values import Euro, Names, Sentence, Time, Value, say
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue.query import Premise

_TIMES = frozenset({"start", "end", "transferable", "running"})
_SILENT = frozenset({("money", True)})  # an amount that is right needs no word


def corrections(premises: Sequence[Premise], project: Project, context: Context) -> list[Sentence]:
    """One sentence for each claim that is wrong, and for claims about time and people also when they hold."""
    known = [FACETS[facet].values(Asked(project)) for facet in ("money", "time", "transferability", "contact")]
    facts = {"place": project.municipality, **{name: v for values in known if values for name, v in values.items()}}
    found = [
        Sentence(f"premise_{p.kind}_{'right' if p.holds else 'wrong'}", {**facts, "claimed": _claimed(p)})
        for p in premises
        if (p.kind, p.holds) not in _SILENT
    ]
    return found + [sentence for p in premises if (sentence := _where_instead(p, context))]


def _where_instead(premise: Premise, context: Context) -> Sentence | None:
    """The projects of a person who was taken for the contact of another one."""
    if premise.kind != "person" or premise.holds:
        return None
    theirs = context.catalogue.projects([Condition("contact", (premise.claimed,))])
    contact = theirs[0].contact if theirs else None
    if contact is None:
        return None
    labels = Names(tuple(p.label for p in theirs))
    return say(
        "premise_person_elsewhere", claimed=premise.claimed, projects=labels, phone=contact.phone, email=contact.email
    )


def _claimed(premise: Premise) -> Value:
    if premise.kind in {"money", "more", "less"}:
        return Euro(int(premise.claimed))
    return Time(premise.claimed) if premise.kind in _TIMES else premise.claimed
