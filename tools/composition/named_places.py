"""Questions about towns, regions and the programme."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.composition.cases import Readings, Turn
from tools.composition.catalogue import Project, catalogue, fold
from tools.composition.expectation import Expectation
from tools.composition.grammar import Grammar
from tools.composition.group import total
from tools.composition.named import Build
from tools.composition.reply import Value

_TOWNS = ("Aachen", "Soest", "Gelsenkirchen", "Wuppertal", "Bielefeld", "Solingen", "Remscheid")


def _in_town(town: str) -> list[Project]:
    return [p for p in catalogue().projects if p.municipality == town]


def _two_towns(operation: str, expect: Callable[[list[Project], list[Project]], tuple[Value, ...]]) -> Build:
    def build(grammar: Grammar, random: Random) -> Turn | None:
        one, two = random.sample(_TOWNS, 2)
        figures = expect(_in_town(one), _in_town(two))
        say = grammar.say(("operations", operation), town=one, town2=two)
        if not say or not figures:
            return None
        may = frozenset(p.id for p in (*_in_town(one), *_in_town(two)))
        return Turn(say, operation, (Expectation(may=may, values=figures),))

    return build


def _counts(one: list[Project], two: list[Project]) -> tuple[Value, ...]:
    return (("number", str(len(one))), ("number", str(len(two)))) if len(one) != len(two) else ()


def _sums(one: list[Project], two: list[Project]) -> tuple[Value, ...]:
    return (("eur", str(total(one, "total"))), ("eur", str(total(two, "total"))))


def _gap(one: list[Project], two: list[Project]) -> tuple[Value, ...]:
    return (("eur", str(abs(total(one, "total") - total(two, "total")))),)


def _two_regions(grammar: Grammar, random: Random) -> Turn | None:
    one, two = random.sample(catalogue().regions, 2)
    members = [[p for p in catalogue().projects if p.region == r.id] for r in (one, two)]
    say = grammar.say(("operations", "compare_sum_regions"), region=one.name, region2=two.name)
    may = frozenset(p.id for group in members for p in group)
    return Turn(say, "compare_sum_regions", (Expectation(may=may, values=_sums(*members)),)) if say else None


_LEADS = r"(leitkommune|leitstadt|federführ|\bleitet|\bführt\b|\bleitung)"


def _region_lead(grammar: Grammar, random: Random) -> Turn | None:
    region = random.choice(catalogue().regions)
    say = grammar.say(("operations", "region_lead"), region=region.name)
    lead = fold(region.lead)
    told = rf"{_LEADS}[^.\n]*{lead}|{lead}[^.\n]*{_LEADS}"
    expected = Expectation(others=True, values=(("regex", told),))
    return Turn(say, "region_lead", (expected,)) if say else None


def _region_members(grammar: Grammar, random: Random) -> Turn | None:
    region = random.choice(catalogue().regions)
    say = grammar.say(("operations", "region_members"), region=region.name)
    members = ("line", "|".join(region.members))
    return Turn(say, "region_members", (Expectation(others=True, values=(members,)),)) if say else None


def _programme(operation: str, either: Readings) -> Build:
    def build(grammar: Grammar, random: Random) -> Turn | None:
        say = grammar.say(("operations", operation))
        return Turn(say, operation, either) if say else None

    return build


_SINCE_2018 = (Expectation(values=(("regex", r"\b2018\b"),)),)
_73_MILLION = (Expectation(values=(("eur", "73000000"),)),)


PLACES: dict[str, Build] = {
    "compare_count_towns": _two_towns("compare_count_towns", _counts),
    "compare_sum_towns": _two_towns("compare_sum_towns", _sums),
    "difference_sum_towns": _two_towns("difference_sum_towns", _gap),
    "compare_sum_regions": _two_regions,
    "region_lead": _region_lead,
    "region_members": _region_members,
    "programme_start": _programme("programme_start", _SINCE_2018),
    "programme_land": _programme("programme_land", _73_MILLION),
}
