"""Threads that begin with one project."""

from __future__ import annotations

from random import Random

from tools.composition.cases import Turn
from tools.composition.catalogue import Project, catalogue
from tools.composition.comparisons import Compare, dearer, difference
from tools.composition.expectation import Expectation
from tools.composition.facets import FACETS, values
from tools.composition.follow_ups import Thread, follow, plain
from tools.composition.grammar import Grammar
from tools.composition.named import about, fact, names, told
from tools.composition.questions import ask
from tools.composition.selections import selections


def _one(first: str, grammar: Grammar, random: Random) -> tuple[Turn, Project] | None:
    """A question whose answer is one project, and that project."""
    if first.startswith("fact "):
        opening = fact(grammar, random, first.removeprefix("fact "))
    else:
        opening = ask(grammar, random, first, plain(random))
    if not opening or not isinstance(opening.expected, tuple) or len(opening.expected) != 1:
        return None
    (identifier,) = opening.expected[0].must
    return opening, catalogue().project(identifier)


def fact_of_one(first: str, facet: str, grammar: Grammar, random: Random) -> Thread | None:
    """Another fact of it."""
    found, say = _one(first, grammar, random), grammar.say(("facets", facet, "ask"))
    if not found or not say or not values(found[1], facet):
        return None
    opening, project = found
    return opening, Turn(f"und {say}", f"fact {facet}", (about(project, values=values(project, facet)),))


def facet_pair(first: str, grammar: Grammar, random: Random) -> Thread | None:
    """Two facts in one message."""
    found = _one(first, grammar, random)
    one, two = random.sample(FACETS, 2)
    asked = [grammar.say(("facets", facet, "ask")) for facet in (one, two)]
    if not found or not all(asked) or not (values(found[1], one) and values(found[1], two)):
        return None
    opening, project = found
    say = follow(grammar, "facet_pair", q1=str(asked[0]).rstrip("?"), q2=str(asked[1]).rstrip("?"))
    held = (*values(project, one), *values(project, two))
    return (opening, Turn(say, "facet_pair", (about(project, values=held),))) if say else None


def _another(project: Project, random: Random) -> Project:
    return random.choice([p for p in told() if p != project])


def other_project(first: str, grammar: Grammar, random: Random, slot: str = "other_project") -> Thread | None:
    """The same fact of another project."""
    found, facet = _one(first, grammar, random), first.removeprefix("fact ")
    if not found:
        return None
    opening, project = found
    other = _another(project, random)
    held, say = values(other, facet), follow(grammar, slot, project=random.choice(names(other)))
    return (opening, Turn(say, slot, (about(other, values=held),))) if held and say else None


def correction_project(first: str, grammar: Grammar, random: Random) -> Thread | None:
    """No, another project was meant."""
    return other_project(first, grammar, random, "correction_project")


def compare(first: str, grammar: Grammar, random: Random) -> Thread | None:
    """Whether it is dearer than another project."""
    return _with_another(first, "compare_total", dearer, grammar, random)


def difference_of(first: str, grammar: Grammar, random: Random) -> Thread | None:
    """By how much it differs from another project."""
    return _with_another(first, "difference_total", difference("total"), grammar, random)


def _with_another(
    first: str,
    slot: str,
    compare_with: Compare,
    grammar: Grammar,
    random: Random,
) -> Thread | None:
    found = _one(first, grammar, random)
    if not found or not found[1].told_in_full:
        return None
    opening, project = found
    other = _another(project, random)
    answers, say = compare_with(project, other), follow(grammar, slot, project=random.choice(names(other)))
    return (opening, Turn(say, slot, answers)) if answers and say else None


def same_town(first: str, grammar: Grammar, random: Random) -> Thread | None:
    """What else there is in the town."""
    return _neighbours(first, "same_town", "town", grammar, random)


def same_person(first: str, grammar: Grammar, random: Random) -> Thread | None:
    """What else the contact person has."""
    return _neighbours(first, "same_person", "person", grammar, random)


def _neighbours(first: str, slot: str, kind: str, grammar: Grammar, random: Random) -> Thread | None:
    found, say = _one(first, grammar, random), follow(grammar, slot)
    if not found or not say:
        return None
    opening, project = found
    value = project.municipality if kind == "town" else project.contact
    group = next((s for s in selections()[kind] if s.fillings[kind] == value), None)
    others = group.sure - {project.id} if group else frozenset()
    if not group or not others:
        return None
    # A person is the contact only of projects with a contact, so the unknown ones are no answer here.
    may = group.open if kind == "town" else frozenset()
    return opening, Turn(say, slot, (Expectation(must=others, may=may | {project.id}),))
