"""Questions about named things: facts of a project, comparisons, claims, regions, the programme."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

from tools.composition.amounts import euro
from tools.composition.cases import Turn
from tools.composition.catalogue import Project, catalogue, fold
from tools.composition.comparisons import Compare, dearer, difference, each_of_two, longer, together
from tools.composition.expectation import Expectation
from tools.composition.facets import FACETS, values
from tools.composition.grammar import Grammar, two_in_one
from tools.composition.reply import Reply, Value

Build = Callable[[Grammar, Random], Turn | None]


@cache
def names(project: Project) -> tuple[str, ...]:
    """What people call a project: the title if it is alone in having it, and its first other names that are."""
    taken = [fold(word) for p in catalogue().projects for word in (p.title, *p.aliases)]
    own = [word for word in (project.title, *project.aliases[:2]) if taken.count(fold(word)) == 1]
    return tuple(word.rstrip("!") for word in own if "," not in word)


def told() -> tuple[Project, ...]:
    """The projects of which more than name and town is known."""
    return tuple(p for p in catalogue().projects if p.told_in_full and names(p))


def about(*projects: Project, values: tuple[Value, ...]) -> Expectation:
    """An answer about these projects and no others, but those that their own texts mention."""
    mentioned = frozenset(name for p in projects for name in _mentioned(p))
    return Expectation(must=frozenset(p.id for p in projects), may=mentioned, values=values)


@cache
def _mentioned(project: Project) -> tuple[str, ...]:
    """The projects that the texts of a project name."""
    return Reply(project.words).projects()


# --- facts -----------------------------------------------------------------------------------------------------------


def fact(grammar: Grammar, random: Random, facet: str | None = None, project: Project | None = None) -> Turn | None:
    """One fact of one project."""
    facet, project = facet or random.choice(FACETS), project or random.choice(told())
    held = values(project, facet)
    say = grammar.say(("facets", facet, "of"), project=random.choice(names(project)))
    return Turn(say, f"fact {facet}", (about(project, values=held),)) if say and held else None


def several_facts(grammar: Grammar, random: Random, project: Project | None = None) -> Turn | None:
    """Two or three facts of one project in a list of nouns."""
    project = project or random.choice(told())
    chosen = random.sample([f for f in FACETS if values(project, f)], random.choice((2, 3)))
    nouns = [noun for facet in chosen if (noun := grammar.say(("facets", facet, "acc")))]
    if len(nouns) < len(chosen):
        return None
    listed = " und ".join((", ".join(nouns[:-1]), nouns[-1]))
    say = grammar.say(("operations", "several_facts"), facets=listed, project=random.choice(names(project)))
    held = tuple(v for facet in chosen for v in values(project, facet))
    return Turn(say, "several_facts", (about(project, values=held),)) if say else None


def facts_of_two(grammar: Grammar, random: Random) -> Turn | None:
    """A fact of one project and another fact of another one."""
    one, two = (fact(grammar, random) for _ in range(2))
    if one is None or two is None or one.operation == two.operation:
        return None
    (first,), (second,) = one.expected, two.expected  # type: ignore[misc]
    if first.must == second.must:
        return None
    say = two_in_one(one.say, two.say)
    expected = Expectation(first.must | second.must, first.may | second.may, values=first.values + second.values)
    return Turn(say, "facts_of_two", (expected,)) if say else None


# --- two projects ----------------------------------------------------------------------------------------------------


def _two(operation: str, compare: Compare) -> Build:
    def build(grammar: Grammar, random: Random) -> Turn | None:
        one, two = random.sample(told(), 2)
        expected = compare(one, two)
        say = grammar.say(
            ("operations", operation), project=random.choice(names(one)), project2=random.choice(names(two))
        )
        return Turn(say, operation, expected) if say and expected else None

    return build


# --- claims ----------------------------------------------------------------------------------------------------------


def _claim(operation: str, slot: str) -> Build:
    """A claim about one project, right or wrong by a coin."""
    key = _KEYS[operation.removeprefix("claim_")]

    def build(grammar: Grammar, random: Random) -> Turn | None:
        project, other = random.sample([p for p in told() if not p.municipality.startswith("Kreis ")], 2)
        right = random.random() < _RIGHT
        source = project if right else other
        value = _claimed(getattr(source, key), random)
        if not right and _year(getattr(source, key)) == _year(getattr(project, key)):
            return None
        say = grammar.say(("operations", operation), **{"project": random.choice(names(project)), slot: value})
        return Turn(say, operation, (_judged(operation, project, source, right=right),)) if say else None

    return build


_RIGHT = 0.5


def _claimed(value: object, random: Random) -> str:
    if isinstance(value, int):
        return euro(value, random)
    return str(_year(value))


def _year(value: object) -> object:
    """Of a date the year, anything else as it is."""
    return getattr(value, "year", value)


def _judged(operation: str, project: Project, source: Project, *, right: bool) -> Expectation:
    """The true fact; the projects of the town or person claimed may be named besides."""
    facet = operation.removeprefix("claim_")
    may = (p.id for p in catalogue().projects if getattr(source, _KEYS[facet]) == getattr(p, _KEYS[facet]))
    return Expectation(
        must=frozenset({project.id}),
        may=frozenset(may) | about(project, values=()).may,
        values=values(project, facet),
        right=right,
        # A town stands beside each name, so only a yes or a no tells.
        verdict=facet == "town",
    )


_KEYS = {"total": "total", "town": "municipality", "contact": "contact", "end": "end"}


PROJECTS: dict[str, Build] = {
    "several_facts": several_facts,
    "facts_of_two": facts_of_two,
    "two_totals": _two("two_totals", each_of_two("total")),
    "two_contacts": _two("two_contacts", each_of_two("contact")),
    "two_times": _two("two_times", each_of_two("time")),
    "compare_total": _two("compare_total", dearer),
    "compare_duration": _two("compare_duration", longer),
    "difference_total": _two("difference_total", difference("total")),
    "difference_land": _two("difference_land", difference("land")),
    "together": _two("together", together),
    "claim_total": _claim("claim_total", "eur"),
    "claim_town": _claim("claim_town", "town"),
    "claim_contact": _claim("claim_contact", "person"),
    "claim_end": _claim("claim_end", "year"),
}
