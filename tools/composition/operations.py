"""What is asked of a selection, and what a right answer holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from tools.composition.catalogue import Project, catalogue
from tools.composition.expectation import Expectation
from tools.composition.facets import values
from tools.composition.group import Answer, Group, groups, total
from tools.composition.ranking import AMOUNTS, PODIUM, extreme, order
from tools.composition.reply import Value
from tools.composition.selection import Selection

Answers = tuple[Expectation, ...]


def expected(operation: str, selection: Selection) -> Answers:
    """The answers to an operation over a selection; empty if it should not be asked."""
    answers = [_OPERATIONS[operation](group) for group in groups(selection)]
    if not answers or any(answer is None for answer in answers):
        return ()
    found = tuple(dict.fromkeys(answer for answer in answers if answer))
    other_ways = _OTHER_WAYS.get(operation)
    return (*found, *other_ways(selection, found)) if other_ways else found


def _with_the_first(_: Selection, answers: Answers) -> Iterator[Expectation]:
    """The second may stand behind the first."""
    yield from (replace(answer, first=None, at_most=2) for answer in answers)


def _number_or_yes(selection: Selection, _: Answers) -> Iterator[Expectation]:
    """That there are some, a number says too, and so does a plain yes."""
    yield from (_count(group) for group in groups(selection))
    yield Expectation(may=selection.sure | selection.open, right=True, verdict=True)


_OTHER_WAYS: dict[str, Callable[[Selection, Answers], Iterable[Expectation]]] = {
    "second_most_expensive": _with_the_first,
    "exists": _number_or_yes,
}


def _number(value: int) -> Value:
    return ("number", str(value))


def _listed(group: Group) -> Expectation:
    return Expectation(must=group.selection.sure, may=group.all)


def _count(group: Group) -> Expectation:
    return Expectation(may=group.all, values=(_number(len(group.members)),))


def _count_names(group: Group) -> Expectation:
    return Expectation(must=group.selection.sure, may=group.all, values=(_number(len(group.members)),))


def _sum(key: str) -> Answer:
    def answer(group: Group) -> Expectation | None:
        if len(group.known(key)) < 2:
            return None
        return Expectation(may=group.all, values=(("eur", str(total(group.members, key))),))

    return answer


def _mean_forms(key: str, group: Group) -> tuple[tuple[Value, ...], ...]:
    """The mean in whole euro; rounded to thousands, too."""
    mean = Fraction(total(group.members, key), len(group.known(key)))
    forms = dict.fromkeys((round(mean), int(mean), int(mean) + (mean % 1 > 0), round(mean / 1000) * 1000))
    return tuple((("eur", str(form)),) for form in forms)


def _mean(key: str) -> Answer:
    def answer(group: Group) -> Expectation | None:
        if len(group.known(key)) < 2:
            return None
        return Expectation(may=group.all, either=_mean_forms(key, group))

    return answer


def _share(of: Callable[[Group], tuple[int, int]]) -> Answer:
    def answer(group: Group) -> Expectation | None:
        part, whole = of(group)
        if len(group.known("total")) < 2 or part == whole:
            return None
        return Expectation(may=group.all, values=(("percent", str(100 * part / whole)),))

    return answer


def _of_land(group: Group) -> tuple[int, int]:
    return total(group.members, "land"), total(group.members, "total")


def _of_all(group: Group) -> tuple[int, int]:
    return total(group.members, "total"), total(catalogue().projects, "total")


# --- one value for each ----------------------------------------------------------------------------------------------


def each(members: Iterable[Project], facet: str, may: frozenset[str]) -> Expectation | None:
    """A value of each; those without one may be named or left out. None for fewer than two."""
    known = [p for p in members if values(p, facet)]
    if len(known) < 2:
        return None
    figures = tuple(dict.fromkeys(v for p in known for v in values(p, facet)))
    return Expectation(must=frozenset(p.id for p in known), may=may, values=figures)


def _each(facet: str) -> Answer:
    return lambda group: each(group.members, facet, group.all)


# --- two wishes in one -----------------------------------------------------------------------------------------------


def both(one: Expectation | None, two: Expectation | None) -> Expectation | None:
    """The answer to two questions in one message."""
    if one is None or two is None:
        return None
    return Expectation(
        must=one.must | two.must,
        may=one.may | two.may,
        values=tuple(dict.fromkeys((*one.values, *two.values))),
        either=one.either or two.either,
    )


def _and_contact(answer: Answer, facet: str) -> Answer:
    """An extreme, and a facet of it."""

    def with_facet(group: Group) -> Expectation | None:
        found = answer(group)
        if found is None:
            return None
        more = values(catalogue().project(next(iter(found.must))), facet)
        return Expectation(found.must, found.may, first=found.first, at_most=PODIUM, values=more, either=found.either)

    return with_facet


def _count_and_sum(group: Group) -> Expectation | None:
    return both(_count(group), _sum("total")(group))


def _count_and_most(group: Group) -> Expectation | None:
    return both(_count(group), extreme("total", falling=True)(group))


def _sum_and_mean(group: Group) -> Expectation | None:
    return both(_sum("total")(group), _mean("total")(group))


def _list_and_contact(group: Group) -> Expectation | None:
    return both(_listed(group), _each("contact")(group))


# --- claims ----------------------------------------------------------------------------------------------------------


def claimed(operation: str, selection: Selection, *, right: bool) -> tuple[Expectation, ...]:
    """The answers to a claim about number or sum: the true figure, and no yes to a wrong one."""
    base = "count" if operation == "claim_count" else "sum_total"
    readings = expected(base, selection)
    # With several readings a claim is right in one and wrong in another: no fair question.
    if len(readings) != 1:
        return ()
    return tuple(Expectation(may=r.may, values=r.values, right=right) for r in readings)


_MOST = extreme("total", falling=True)
_LONGEST = extreme("days", falling=True)

_OPERATIONS: dict[str, Answer] = {
    "list": _listed,
    "exists": _listed,
    "count": _count,
    "count_names": _count_names,
    **{f"sum_{key}": _sum(key) for key in AMOUNTS},
    "mean_total": _mean("total"),
    "mean_land": _mean("land"),
    "share_land": _share(_of_land),
    "share_of_all": _share(_of_all),
    "most_expensive": _MOST,
    "cheapest": extreme("total", falling=False),
    "second_most_expensive": extreme("total", falling=True, rank=1),
    "most_land": extreme("land", falling=True),
    "longest": _LONGEST,
    "shortest": extreme("days", falling=False),
    "first_started": extreme("start", falling=False),
    "last_started": extreme("start", falling=True),
    "first_ended": extreme("end", falling=False),
    "last_ended": extreme("end", falling=True),
    "first_transferable": extreme("transferable", falling=False),
    "order_cost_desc": order("total", falling=True),
    "order_cost_asc": order("total"),
    "order_start": order("start"),
    "order_end": order("end"),
    **{f"each_{facet}": _each(facet) for facet in ("contact", "total", "land", "time", "transferable", "page")},
    "count_and_sum": _count_and_sum,
    "count_and_most": _count_and_most,
    "sum_and_mean": _sum_and_mean,
    "list_and_contact": _list_and_contact,
    "most_and_contact": _and_contact(_MOST, "contact"),
    "longest_and_time": _and_contact(_LONGEST, "time"),
}
OVER_SELECTIONS = tuple(_OPERATIONS)
"""Operations that ask nothing but a selection; claims and the first n come with a figure besides."""
