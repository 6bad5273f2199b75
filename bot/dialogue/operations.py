"""Counts, sums, averages and rankings over sets of projects."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue.answering import MANY, answer, show_list
from bot.dialogue.ordering import asked_order
from bot.dialogue.query import AverageLength, Count, Facts, Programme, Query, Rank, RankSets, Sum
from bot.dialogue.scopes import scope
from bot.dialogue.situation import Decision, Situation
from bot.dialogue.state import LONGEST_LIST

_MOST_RANKED = 10
_TOLD_WITH_RANK = frozenset({"contact", "reuse", "transferability", "links"})
_DATES = frozenset({"start", "end", "transferable"})
_PLURAL_RANKED = 3  # "die teuersten Projekte" without a number


def operate(s: Situation) -> Decision:
    """Counts, sums, averages and rankings over the projects that the message or the thread describes."""
    of_one = s.references.clear and not s.reading.has("projects_word") and not s.reading.named("place")
    if s.operation == "count" and ("milestones" in s.facets or of_one):
        return None
    order = asked_order(s.reading) if s.reading.has("sorted") and not s.reading.quantities.numbers else None
    if order and (s.reading.has("projects_word") or s.state.listed):
        return show_list(s, scope(s), (), order)
    single = s.references.clear and len(s.references.named) == 1
    if s.operation in {"sum", "average"} and single and not s.conditions_besides_location:
        return None
    if s.operation == "rank":
        ranked = _rank_sets(s) or _rank(s, scope(s))
        if ranked and s.reading.has("count") and s.reading.has("projects_word"):
            return ranked[0], [Count(scope(s)), *ranked[1]]
        return ranked
    operation = s.operation or _same_operation(s)
    thread = _sum_in_thread(s) if operation == "sum" else None
    if thread is not None:
        return thread
    if operation == "count" and (both := _count_and_facts(s)):
        return both
    if operation not in {"count", "sum", "average"}:
        return None
    if s.out_of_scope and not s.continues:
        return None
    return _over_set(s, operation)


def _over_set(s: Situation, operation: str) -> Decision:
    """A count, sum or average; of a single project a sum is just its costs."""
    over = scope(s)
    ids = tuple(s.directory.project_ids(over, LONGEST_LIST))
    if operation == "sum" and len(ids) == 1:
        return answer(s, ids, ("money",))
    lengths = operation == "average" and "time" in s.reading.facets and "money" not in s.reading.facets
    query: Query = Count(over) if operation == "count" else Sum(over, average=operation == "average")
    state = replace(
        s.state, operation=operation, conditions=over, listed=ids, focus=ids if len(ids) == 1 else (),
        earlier=s.state.remembering(()), pending=None,
    )  # fmt: skip
    of_all = operation == "sum" and not over and not s.reading.has("projects_word")
    return state, [AverageLength(over) if lengths else query, *([Programme(("money",))] if of_all else [])]


def _count_and_facts(s: Situation) -> Decision:
    """„Wie viele Projekte gibt es in Soest, und wer betreut den Folgeantrag?“."""
    if not (s.references.clear and set(s.reading.facets) - {"summary"} and s.reading.has("and")):
        return None
    answered = answer(s, s.references.named, s.facets)
    return (answered[0], [Count(s.conditions), *answered[1]]) if answered else None


def _sum_in_thread(s: Situation) -> Decision:
    """Sums that only the thread explains: of the programme, of two projects just named, of the one in focus."""
    if s.conditions or s.references.named or s.reading.has("projects_word"):
        return None
    if s.state.operation == "programme":
        return s.state, [Programme(("money", "money_shared"))]
    if s.state.operation != "facts" or len(s.state.focus) != 1:
        return None
    if s.reading.has("both", "sum") and s.state.earlier and len(s.state.earlier[0]) == 1:
        return s.state, [Sum((Condition("project", (*s.state.earlier[0], *s.state.focus)),))]
    return None if s.reading.has("sum") else answer(s, s.state.focus, ("money",))


def next_rank(s: Situation) -> Decision:
    """„Wer liegt auf Platz zwei?“ after a ranking."""
    ordinals = s.reading.quantities.ordinals
    if s.state.operation != "rank" or s.state.order is None or not ordinals or s.names_something:
        return None
    if not 1 < ordinals[0] <= _MOST_RANKED or ordinals[0] <= len(s.state.listed):
        return None
    order, descending = s.state.order
    found = s.directory.projects(s.state.conditions, order, descending, ordinals[0])
    ids = tuple(p.id for p in found[ordinals[0] - 1 :])
    state = replace(s.state, focus=ids, earlier=s.state.remembering(ids), listed=tuple(p.id for p in found))
    return state, [Rank(s.state.conditions, order, descending, 1, ordinals[0])]


def _same_operation(s: Situation) -> str | None:
    """„Und nach Wuppertal?“ after a sum asks for the next sum."""
    repeats = s.continues and s.conditions and not s.facets and not s.reading.has("only", "list", "plural")
    return s.state.operation if repeats and s.state.operation in {"count", "sum", "average"} else None


def _rank_sets(s: Situation) -> Decision:
    """„Welche Stadt hat die meisten Projekte?“ orders towns or regions, not projects."""
    if not s.reading.has("by_town", "by_region"):
        return None
    order, descending, _ = s.reading.ranks[0]
    counts = s.reading.has("projects_word") and not {"money"} & set(s.reading.facets)
    measure = "count" if counts else order if order in {"total_eur", "land_eur"} else None
    if measure is None:
        return None
    by = "region" if s.reading.has("by_region") else "town"
    return replace(s.state, operation="talk"), [RankSets(by, measure, descending)]


def _rank(s: Situation, over: tuple[Condition, ...]) -> Decision:
    limit = next((n for n in s.reading.quantities.numbers if n <= _MOST_RANKED), 1)
    if limit == 1 and s.reading.has("projects_word") and "projekte" in s.reading.words and not s.reading.has("only"):
        limit = 0  # as many as share the first place, or three
    ranks = [Rank(over, order, descending, limit, place) for order, descending, place in s.reading.ranks]
    if s.reading.has("only") and any(c.field == "end" for c in over):  # "Welches davon zuletzt?" of those that end
        ranks = [replace(r, order="end") if r.order == "start" else r for r in ranks]
    if s.continues and s.state.order and s.state.order[0] in _DATES:  # "Und welches als erstes?" after "endete zuletzt"
        ranks = [replace(r, order=s.state.order[0]) if r.order == "start" else r for r in ranks]
    if not ranks and s.state.order:
        ranks = [Rank(over, *s.state.order)]
    if not ranks:
        return None
    ids: list[str] = []
    for rank in ranks:
        found = s.directory.projects(over, rank.order, rank.descending, (limit or _PLURAL_RANKED) + rank.place - 1)
        ids += [p.id for p in found[rank.place - 1 :]]
    first = ranks[0]
    rest = s.directory.project_ids(over, limit=MANY + 1)
    if len(ranks) == 1 and len(ids) < len(rest) <= MANY:  # "und das andere?" may follow
        listed = tuple(p.id for p in s.directory.projects(over, first.order, first.descending))
    else:
        listed = tuple(ids)
    state = replace(
        s.state, operation="rank", conditions=over, order=(first.order, first.descending), listed=listed,
        focus=tuple(ids), earlier=s.state.remembering(tuple(ids)), facets=_facet_of(first.order), pending=None,
    )  # fmt: skip
    more = tuple(f for f in s.reading.facets if f in _TOLD_WITH_RANK) if len(ids) == 1 else ()
    return state, [*ranks, Facts(tuple(ids), more)] if more else list(ranks)


def _facet_of(order: str) -> tuple[str, ...]:
    if order in {"milestones", "partners"}:
        return (order,)
    return ("time",) if order in {"start", "end", "duration", "transferable"} else ("money",)
