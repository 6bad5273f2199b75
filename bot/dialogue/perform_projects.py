"""What becomes of a request about projects: facts, lists, figures, orders, comparisons, and the thread they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.catalogue.conditions import MONEY_FIELDS, Condition
from bot.catalogue.records import Project
from bot.dialogue import query as q
from bot.dialogue.asks import facet_of, shown_in_lists, sides_of
from bot.dialogue.details import aspects, claim, parts_before
from bot.dialogue.milestones import names_milestone
from bot.dialogue.premises import claimed
from bot.dialogue.proposals.places import regions_of
from bot.dialogue.references import LOCATION, TAGS, as_partner
from bot.dialogue.request import Request, Scope, only
from bot.dialogue.situation import Situation
from bot.dialogue.state import LONGEST_LIST, Done, Pending, State
from bot.dialogue.sums import sums_compared
from bot.dialogue.wishes import adds_up

_UNSURE = 0.5  # a summary is then only the best guess at what is asked
_PLURAL_RANKED = 3  # "die teuersten Projekte" without a number
_MANY = 4
_NAMED_WITH_COUNT = 7  # so many projects are named when they are counted


def about(state: State, projects: tuple[str, ...], facets: tuple[str, ...]) -> State:
    """The thread is about these projects now."""
    kept = state.listed if set(projects) & set(state.listed) else (projects if len(projects) > 1 else ())
    return replace(
        state, focus=projects, earlier=state.remembering(projects), facets=facets, operation="facts", listed=kept,
        pending=None,
    )  # fmt: skip


def showing(state: State, request: Request, ids: tuple[str, ...]) -> State:
    """The thread is about a set now: what „das zweite“ and „nur die ...“ refer to."""
    conditions = request.scope.conditions
    narrowed = state.operation == "list" and len(conditions) > len(state.conditions)
    return replace(
        state, operation=request.operation, conditions=conditions, listed=ids, facets=request.facets,
        wider=(state.wider or state.conditions) if narrowed else (), focus=ids if len(ids) == 1 else (),
        earlier=state.remembering(()), order=request.order, pending=None,
    )  # fmt: skip


def _facts(s: Situation, request: Request) -> Done:
    projects, facets = request.scope.ids, request.facets
    project = s.single(projects)
    claims = claimed(s, projects)
    told = _with_what_is_claimed(claims, facets) if project else facets
    if project and _is_of_a_milestone(s, project, told, request):
        told, facets = ("milestones", *told), ("milestones", *facets)
    guessed = told == ("summary",) and not s.reading.facets and s.reading.confidence < _UNSURE
    missing = s.reading.unknown_nouns if guessed and request.scope.source == "named" else s.reading.not_held_words
    words = s.reading.words
    answer = q.Facts(projects, told, claims, words, s.meant(*TAGS), missing, _parts(s))
    together = [q.Sum(only(projects))] if adds_up(s, projects, told) else []
    return about(s.state, projects, facets), [answer, *together]


_TIMES = frozenset({"start", "end", "running"})


def _parts(s: Situation) -> tuple[str, ...]:
    """What of the facts is asked for; „und das Stadtarchiv?“ asks for the same part of them again."""
    return aspects(s.reading) or (() if s.reading.asked else parts_before(s.state.said))


def _with_what_is_claimed(claims: Sequence[q.Premise], facets: tuple[str, ...]) -> tuple[str, ...]:
    """The facts asked for, with the time that something is claimed of."""
    kinds = {claim.kind for claim in claims}
    if kinds & _TIMES and "time" not in facets:
        facets = ("time", *(f for f in facets if f != "summary"))
    return (*facets, "money") if "money_elsewhere" in kinds and "money" not in facets else facets


def _is_of_a_milestone(s: Situation, project: Project, facets: tuple[str, ...], request: Request) -> bool:
    """Whether a time is asked for in the words of a milestone."""
    if "time" not in facets or "milestones" in facets:
        return False
    return names_milestone(project, s.reading, s.names_of(request.scope))


def _choose(s: Situation, request: Request) -> Done:
    projects = s.ids((Condition("project", request.scope.ids),))
    state = replace(
        s.state, pending=Pending(projects, request.facets), operation="choose", facets=request.facets, listed=projects,
        focus=(),
    )  # fmt: skip
    return state, [q.Choose(projects, request.facets)]


def _list(s: Situation, request: Request) -> Done:
    scope, ids = request.scope, request.scope.ids
    if request.order:
        ids = tuple(p.id for p in s.directory.projects(scope.conditions, *request.order, LONGEST_LIST))
    towns = _nothing_but_towns(scope)
    shown = shown_in_lists(request.facets)
    if towns and not ids:
        return _without_project(s, replace(request, about=towns), shown)
    state = showing(s.state, request, ids)
    if len(ids) == 1 and shown and scope.conditions:
        return state, [q.Listing(scope.conditions), q.Facts(ids, shown)]
    total: list[q.Query] = [q.Sum(scope.conditions)] if _is_added_up(s, scope, shown) else []
    return state, [q.Listing(scope.conditions, shown, request.order), *total]


def _without_project(s: Situation, request: Request, shown: tuple[str, ...]) -> Done:
    """Where a town without a project belongs, with the facts asked for of the only one elsewhere that concerns it."""
    state, queries = place(s, request)
    concerned = s.single(state.focus) if shown else None
    return state, [*queries, q.Facts(state.focus, shown)] if concerned else queries


def _is_added_up(s: Situation, scope: Scope, shown: tuple[str, ...]) -> bool:
    """Whether a list of costs tells their sum: not where money only limits it, unless the sum is asked for."""
    limited = any(c.field in MONEY_FIELDS for c in scope.conditions)
    return "money" in shown and (not limited or s.reading.has("sum", "altogether"))


def _nothing_but_towns(scope: Scope) -> tuple[str, ...]:
    """The towns that alone limit a scope."""
    if any(c.field not in LOCATION or c.negated for c in scope.conditions):
        return ()
    return tuple(v.removeprefix("=") for c in scope.conditions for v in c.values if c.field in {"place", "kreis"})


def _count(s: Situation, request: Request) -> Done:
    if request.scope.source == "listed" and "sum" in s.state.operation.split(" and "):
        request = _of_those_added_up(s, request)
    ids = request.scope.ids
    names: list[q.Query] = [q.Listing(request.scope.conditions)] if 0 < len(ids) <= _NAMED_WITH_COUNT else []
    return showing(s.state, request, ids), [q.Count(request.scope.conditions), *names]


def _of_those_added_up(s: Situation, request: Request) -> Request:
    """„Auf wie viele Projekte bezieht sich das?“ after a sum: those with figures."""
    over = tuple(dict.fromkeys((*request.scope.conditions, Condition("details", ("yes",)))))
    return replace(request, scope=replace(request.scope, conditions=over, ids=s.ids(over)))


def _sum(s: Situation, request: Request) -> Done:
    over = request.scope.conditions
    if len(request.scope.ids) == 1 and request.operation == "sum":
        return _facts(s, replace(request, facets=("money",)))
    query: q.Query = q.Sum(over, average=request.operation == "mean")
    if request.operation == "mean length":
        query = q.AverageLength(over)
    whole = request.operation == "sum" and not over and not s.reading.has("projects_word")
    more: list[q.Query] = [q.Programme(("money",))] if whole else []
    return showing(s.state, request, request.scope.ids), [query, *more]


def _share(s: Situation, request: Request) -> Done:
    part = request.scope.conditions
    (measure,) = request.about
    if request.scope.source == "named":
        state = about(s.state, request.scope.ids, ("money",))
    else:
        state = showing(
            s.state, replace(request, operation="count" if measure == "count" else "sum"), request.scope.ids
        )
    return state, [q.ShareOf(part, request.whole, measure)]


def _rank(s: Situation, request: Request) -> Done:
    over, (order, descending) = request.scope.conditions, request.order or ("total_eur", True)
    rank = q.Rank(over, order, descending, request.limit, request.place)
    found = s.directory.projects(over, order, descending, (request.limit or _PLURAL_RANKED) + request.place - 1)
    ids = tuple(p.id for p in found[request.place - 1 :])
    rest = s.ids(over)
    listed = ids
    if len(ids) < len(rest) <= _MANY:  # "und das andere?" may follow
        listed = tuple(p.id for p in s.directory.projects(over, order, descending))
    if request.place > 1:
        listed = tuple(p.id for p in found)
    state = replace(
        s.state, operation="rank", conditions=over, order=(order, descending), listed=listed, focus=ids,
        earlier=s.state.remembering(ids), facets=(*request.facets, facet_of(order)), pending=None,
    )  # fmt: skip
    told = request.facets if len(ids) == 1 else ()
    return state, [rank, q.Facts(ids, told)] if told else [rank]


def _both_ranks(s: Situation, request: Request) -> Done:
    """„Das teuerste und das günstigste?“: one after the other, over the same projects."""
    state, queries = s.state, []
    for rank in s.reading.ranks:
        ordered = replace(request, operation="rank", order=(rank.order, rank.descending), place=rank.place)
        state, answered = _rank(s, ordered)
        queries += answered
    return state, queries


def _rank_each(s: Situation, request: Request) -> Done:
    """„Das jeweils teuerste in Soest und in Aachen“: the first of each side."""
    state, queries = s.state, []
    firsts: list[str] = []
    sides, others = sides_of(request.scope.conditions)
    for field, value in dict.fromkeys((c.field, v) for c in sides for v in c.values):
        within = (Condition(field, (value,)), *others)
        state, answered = _rank(s, replace(request, operation="rank", scope=replace(request.scope, conditions=within)))
        queries += answered
        firsts += state.focus
    return replace(state, focus=tuple(firsts), listed=tuple(firsts), conditions=request.scope.conditions), queries


def _rank_sets(s: Situation, request: Request) -> Done:
    measure, descending = request.order or ("count", True)
    by = request.operation.rpartition(" ")[2]
    state = replace(s.state, operation=request.operation, order=(measure, descending), focus=(), pending=None)
    return state, [q.RankSets(by, measure, descending)]


def _compare(s: Situation, request: Request) -> Done:
    projects = request.scope.ids
    state = replace(
        s.state, operation="compare", focus=projects, listed=projects, facets=request.facets,
        earlier=s.state.remembering(projects), pending=None,
    )  # fmt: skip
    factor = next((claimed.value for claimed in s.reading.quantities.factors), 1.0)
    return state, [q.Compare(projects, request.facets, claim(s.reading), s.reading.has("months"), factor)]


def _compare_sets(s: Situation, request: Request) -> Done:
    over = request.scope.conditions
    sides = tuple(Condition(c.field, (v,)) for c in sides_of(over)[0] for v in c.values)
    return replace(s.state, operation="compare", conditions=over, focus=(), pending=None), [
        q.CompareSets(sides, claim(s.reading))
    ]


def _compare_sums(s: Situation, request: Request) -> Done:
    """„Ist A teurer als B und C zusammen?“: each side as a sum."""
    projects = request.scope.ids
    first, second = sums_compared(s, projects) or (projects, ())
    state = replace(
        s.state, operation="compare", focus=projects, listed=projects, facets=("money",),
        earlier=s.state.remembering(projects), pending=None,
    )  # fmt: skip
    return state, [q.CompareSums(first, second, claim(s.reading))]


def place(s: Situation, request: Request) -> Done:
    """A town itself, and the projects in which it takes part."""
    ids = request.scope.ids or s.ids((as_partner(request.about),)) or _spoken_of(s, request.about)
    state = replace(
        s.state, operation="region" if s.reading.has("region") else "place", places=request.about,
        regions=regions_of(s, request.about), conditions=request.scope.conditions, listed=ids,
        focus=ids if len(ids) == 1 else (), earlier=s.state.remembering(()), pending=None,
    )  # fmt: skip
    return state, [q.PlaceInfo(request.about)]


def _spoken_of(s: Situation, towns: Sequence[str]) -> tuple[str, ...]:
    """The projects elsewhere whose description speaks of a town."""
    found = s.directory.projects([Condition("text", tuple(towns))])
    return tuple(project.id for project in found if any(map(project.speaks_of, towns)))


PERFORMED: dict[str, Callable[[Situation, Request], Done]] = {
    "facts": _facts, "facts of all": _facts, "choose": _choose, "list": _list, "count": _count, "sum": _sum,
    "share": _share, "mean": _sum, "mean length": _sum, "rank": _rank, "both ranks": _both_ranks,
    "rank each": _rank_each, "rank by town": _rank_sets, "rank by region": _rank_sets, "compare": _compare,
    "compare sets": _compare_sets, "compare sums": _compare_sums,
}  # fmt: skip
