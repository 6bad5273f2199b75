"""What a question took for granted: put right, or confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answers.context import Context
from bot.answers.facets import FACETS, Asked
from bot.answers.forms import months
from bot.answers.values import Euro, Length, Names, Sentence, Time, Value, Values, say
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project, Region
from bot.dialogue.query import Premise

_TIMES = frozenset({"start", "end", "transferable", "running", "before_its_end", "after_its_end"})
# Claims that begin with yes or no only where one is asked for, and right ones that need no word otherwise.
_ASKED = frozenset({("money", False), ("money", True), ("place", False), ("person", False)})
_AMOUNTS = frozenset({"money", "money_elsewhere", "money_unknown"})
_SILENT = frozenset({("money", True), ("person", True)})


def corrections(premises: Sequence[Premise], project: Project, context: Context, *, asked: bool) -> list[Sentence]:
    """One sentence for each claim that is wrong, and for claims about time and people also when they hold."""
    premises = [premise for premise in premises if premise.project in {"", project.id}]
    facts = _known(project)
    kinds = {kind.id: kind.name for kind in context.catalogue.reuse_kinds()}
    found = [
        _verdict(_named(premise, kinds), facts, asked=asked and (premise.kind, premise.holds) in _ASKED)
        for premise in premises
        if asked or (premise.kind, premise.holds) not in _SILENT
    ]
    return found + [sentence for p in premises if (sentence := _where_instead(p, context))]


def _known(project: Project) -> dict[str, Value]:
    """What a wrong claim about a project is put right with."""
    facts: dict[str, Value] = {"place": project.municipality}
    for facet in ("money", "time", "transferability", "contact"):
        facts.update(FACETS[facet].values(Asked(project)) or {})
    return facts


def _named(premise: Premise, kinds: Mapping[str, str]) -> Premise:
    """A claim about a kind of reuse with the name that visitors know."""
    return replace(premise, claimed=kinds[premise.claimed]) if premise.kind == "reuse" else premise


def of_region(premises: Sequence[Premise], region: Region) -> list[Sentence]:
    """What is claimed of towns in a Modellregion, put right or confirmed."""
    facts: dict[str, Value] = {"lead": region.lead_municipality, "region": region.name}
    return [_verdict(premise, facts, asked=False) for premise in premises]


def _verdict(premise: Premise, facts: Values, *, asked: bool) -> Sentence:
    values = {**facts, "claimed": _claimed(premise)}
    return Sentence(
        f"premise_{premise.kind}_{'right' if premise.holds else 'wrong'}{'_asked' if asked else ''}", values
    )


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
    if premise.kind in _AMOUNTS | {"more", "less", "fully"}:
        return Euro(int(premise.claimed))
    if premise.kind in {"longer", "shorter"}:
        return Length(months(int(premise.claimed)))
    return Time(premise.claimed) if premise.kind in _TIMES else premise.claimed
