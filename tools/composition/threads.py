"""Threads of two messages: each operation after each other one that can follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, product
from random import Random

from tools.composition import after_one as one
from tools.composition import after_several as several
from tools.composition.cases import Case, Turn
from tools.composition.facets import FACETS
from tools.composition.grammar import Grammar
from tools.composition.questions import SEED
from tools.composition.wordings import Wordings

Thread = tuple[Turn, Turn]
Build = Callable[[Grammar, Random], Thread | None]
_TRIES = 60

# Operations whose answer is about the whole selection, so that "davon" can mean nothing else.
_SETS = ("list", "exists", "count", "count_names", "sum_total", "sum_land", "sum_own", "mean_total", "mean_land",
         "share_land", "order_cost_desc", "order_cost_asc", "order_start", "order_end", "each_contact", "each_total",
         "each_land", "each_time", "each_transferable", "each_page", "count_and_sum", "sum_and_mean",
         "list_and_contact")  # fmt: skip
# Those whose answer names the projects, so that "das zweite" can be told.
_LISTS = ("list", "count_names", "order_cost_desc", "order_cost_asc", "order_start", "order_end", "each_contact",
          "each_total", "each_land", "each_time", "each_transferable", "each_page", "list_and_contact")  # fmt: skip
# Those whose answer is one project.
_ONES = ("most_expensive", "cheapest", "second_most_expensive", "most_land", "longest", "shortest", "first_started",
         "last_started", "first_ended", "last_ended", "first_transferable", "most_and_contact",
         "longest_and_time")  # fmt: skip
_OF_SETS = ("sum_total", "sum_land", "sum_own", "mean_total", "share_land", "count", "list", "most_expensive",
            "cheapest", "second_most_expensive", "longest", "shortest", "first_started", "last_ended",
            "order_cost_desc", "each_contact", "each_total", "each_land", "each_time", "each_transferable",
            "each_page")  # fmt: skip


def threads(count: int, half: str, seed: int = SEED) -> tuple[Case, ...]:
    """Different threads with answers: each kind once, then again, until there are enough."""
    random = Random(seed)  # noqa: S311 -- questions, no secrets
    grammar = Grammar(Wordings(half), random)
    found: dict[tuple[str, str], Case] = {}
    builds = _builds()
    random.shuffle(builds)
    for build in cycle(builds):
        thread = next((t for _ in range(_TRIES) if (t := build(grammar, random))), None)
        if thread:
            found.setdefault((thread[0].say, thread[1].say), Case(thread))
        if len(found) == count:
            break
    return tuple(found.values())


def _builds() -> list[Build]:
    return [*_after_sets(), *_after_ones(), *_after_facts(), *(_after_few() * _OFTEN)]


# How often those threads come that can follow few first messages only.
_OFTEN = 4
_OF_EXTREMES = ("total", "land", "contact", "time", "transferable", "page", "reuse", "town")


def _after_sets() -> Iterator[Build]:
    for first in _SETS:
        yield from (partial(several.same_set, first, second) for second in _OF_SETS if first != second)
        yield from (partial(several.other_set, first, second) for second in ("narrow", "without", "instead"))
        yield partial(several.correction_town, first)
    for first in _LISTS:
        yield from (partial(several.item, first, facet) for facet in ("total", "contact", "time"))


def _after_ones() -> Iterator[Build]:
    for first in _ONES:
        yield partial(several.other_set, first, "instead")
        yield from (partial(one.fact_of_one, first, facet) for facet in _OF_EXTREMES)
        yield from (partial(b, first) for b in (one.compare, one.difference_of, one.facet_pair, one.same_town))


def _after_facts() -> Iterator[Build]:
    others = (one.other_project, one.correction_project)
    for facet in FACETS:
        first = f"fact {facet}"
        yield from (partial(one.fact_of_one, first, other) for other in FACETS if facet != other)
        yield from (partial(b, first) for b in (*others, one.compare, one.difference_of, one.facet_pair, one.same_town))


def _after_few() -> list[Build]:
    told_person = ("fact contact", "fact phone", "fact email", "most_and_contact")
    ranks = (("most_expensive", "next_most"), ("second_most_expensive", "previous_most"))
    pairs = product(("two_totals", "compare_total"), ("by_how_much", "two_together", "two_contacts"))
    return [
        *(partial(one.same_person, first) for first in told_person),
        *(partial(several.rank, *pair) for pair in (*ranks, ("most_expensive", "opposite_cheapest"))),
        *(partial(several.two, *pair) for pair in pairs),
    ]
