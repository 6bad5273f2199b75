"""What becomes of the request that was chosen: the queries that answer it and the thread that it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue import expert_talk
from bot.dialogue import query as q
from bot.dialogue.asks import facet_of, shown_in_lists, sides_of
from bot.dialogue.details import aspects, claim
from bot.dialogue.guesses import guess
from bot.dialogue.milestones import names_milestone
from bot.dialogue.premises import premises
from bot.dialogue.proposals.places import regions_of
from bot.dialogue.references import LOCATION, TAGS, as_partner
from bot.dialogue.request import Request
from bot.dialogue.situation import Situation
from bot.dialogue.state import LONGEST_LIST, Pending, State
from bot.dialogue.wishes import adds_up

Done = tuple[State, list[q.Query]]
_UNSURE = 0.5  # a summary is then only the best guess at what is asked
_PLURAL_RANKED = 3  # "die teuersten Projekte" without a number
_MANY = 4
_MOST_NAMED = 4
_NAMED_WITH_COUNT = 7  # so many projects are named when they are counted


def perform(s: Situation, request: Request) -> Done:
    """The queries of a request and the state after it."""
    if " and " in request.operation:
        return _each(s, request)
    state, queries = _PERFORMED[request.operation](s, request)
    own = tuple(i for n in s.reading.named("place") if n.role == "own" for i in n.mention.ids("place")[:1])
    return (replace(state, places=own) if own else state), queries


def _each(s: Situation, request: Request) -> Done:
    """Several operations over the same projects; the thread is that of the last."""
    state, queries = s.state, []
    for operation in request.operation.split(" and "):
        state, answered = perform(s, replace(request, operation=operation))
        queries += answered
    return state, queries


def _told(state: State, projects: tuple[str, ...], facets: tuple[str, ...]) -> State:
    """The thread is about these projects now."""
    kept = state.listed if set(projects) & set(state.listed) else (projects if len(projects) > 1 else ())
    return replace(
        state, focus=projects, earlier=state.remembering(projects), facets=facets, operation="facts", listed=kept,
        pending=None,
    )  # fmt: skip


def _set_shown(state: State, request: Request, ids: tuple[str, ...]) -> State:
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
    state = _told(s.state, projects, facets)
    project = s.directory.project(projects[0]) if len(projects) == 1 else None
    claims = premises(s.reading, project) if project else ()
    if project:
        if any(p.kind in {"start", "end", "running"} for p in claims) and "time" not in facets:
            facets = ("time", *(f for f in facets if f != "summary"))
        if "time" in facets and "milestones" not in facets and names_milestone(project, s.reading.words):
            facets = ("milestones", *facets)
    guessed = facets == ("summary",) and not s.reading.facets and s.reading.confidence < _UNSURE
    missing = s.reading.unknown_nouns if guessed and request.scope.source == "named" else s.reading.not_held_words
    told = q.Facts(projects, facets, claims, s.reading.words, s.meant(*TAGS), missing, aspects(s.reading))
    together = [q.Sum((Condition("project", projects),))] if adds_up(s, projects, facets) else []
    return state, [told, *together]


def _choose(s: Situation, request: Request) -> Done:
    projects = s.ids((Condition("project", request.scope.ids),))
    state = replace(
        s.state, pending=Pending(projects, request.facets), operation="choose", facets=request.facets, listed=projects,
        focus=(),
    )  # fmt: skip
    return state, [q.Choose(projects, request.facets)]


def _list(s: Situation, request: Request) -> Done:
    scope = request.scope
    ids = scope.ids
    if request.order:
        ids = tuple(p.id for p in s.directory.projects(scope.conditions, *request.order, LONGEST_LIST))
    towns = tuple(v.removeprefix("=") for c in scope.conditions for v in c.values if c.field in {"place", "kreis"})
    if not ids and towns and all(c.field in LOCATION and not c.negated for c in scope.conditions):
        return _place(s, replace(request, about=towns))  # a town without a project: where it belongs
    shown = shown_in_lists(request.facets)
    state = _set_shown(s.state, request, ids)
    if len(ids) == 1 and shown and scope.conditions:
        return state, [q.Listing(scope.conditions), q.Facts(ids, shown)]
    total: list[q.Query] = [q.Sum(scope.conditions)] if "money" in shown else []
    return state, [q.Listing(scope.conditions, shown, request.order), *total]


def _count(s: Situation, request: Request) -> Done:
    ids = request.scope.ids
    names: list[q.Query] = [q.Listing(request.scope.conditions)] if 0 < len(ids) <= _NAMED_WITH_COUNT else []
    return _set_shown(s.state, request, ids), [q.Count(request.scope.conditions), *names]


def _sum(s: Situation, request: Request) -> Done:
    over = request.scope.conditions
    if len(request.scope.ids) == 1 and request.operation == "sum":
        return _facts(s, replace(request, facets=("money",)))
    query: q.Query = q.Sum(over, average=request.operation == "mean")
    if request.operation == "mean length":
        query = q.AverageLength(over)
    whole = request.operation == "sum" and not over and not s.reading.has("projects_word")
    more: list[q.Query] = [q.Programme(("money",))] if whole else []
    return _set_shown(s.state, request, request.scope.ids), [query, *more]


def _share(s: Situation, request: Request) -> Done:
    part = request.scope.conditions
    (measure,) = request.about
    if request.scope.source == "named":
        state = _told(s.state, request.scope.ids, ("money",))
    else:
        state = _set_shown(
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
    sides, others = sides_of(request.scope.conditions)
    for field, value in dict.fromkeys((c.field, v) for c in sides for v in c.values):
        within = (Condition(field, (value,)), *others)
        state, answered = _rank(s, replace(request, operation="rank", scope=replace(request.scope, conditions=within)))
        queries += answered
    firsts = tuple(i for query in queries if isinstance(query, q.Rank) for i in _winners(s, query))
    return replace(state, focus=firsts, listed=firsts, conditions=request.scope.conditions), queries


def _winners(s: Situation, rank: q.Rank) -> tuple[str, ...]:
    found = s.directory.projects(rank.conditions, rank.order, rank.descending, rank.limit or 1)
    return tuple(project.id for project in found)


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
    return state, [q.Compare(projects, request.facets, claim(s.reading))]


def _compare_sets(s: Situation, request: Request) -> Done:
    over = request.scope.conditions
    sides = tuple(Condition(c.field, (v,)) for c in sides_of(over)[0] for v in c.values)
    return replace(s.state, operation="compare", conditions=over, focus=(), pending=None), [q.CompareSets(sides)]


def _programme(s: Situation, request: Request) -> Done:
    counted = "project_count" in request.about
    each: list[q.Query] = [q.RegionInfo()] if counted and s.reading.has("region", "by_region") else []
    known: list[q.Query] = [q.Count(())] if counted and not each else []
    operation = "region" if each else "programme"
    return replace(s.state, operation=operation), [*each, q.Programme(request.about), *known]


def _explain(s: Situation, request: Request) -> Done:
    at = request.about.index("kinds")
    ids = request.scope.ids
    state = replace(s.state, operation="talk", focus=ids if len(ids) == 1 else (), listed=ids)
    if ids and request.scope.conditions:
        state = replace(state, operation="explain", conditions=request.scope.conditions)
    return state, [q.Explain(request.about[1:at], request.about[at + 1 :])]


def _place(s: Situation, request: Request) -> Done:
    ids = request.scope.ids or s.ids((as_partner(request.about),))
    state = replace(
        s.state, operation="region" if s.reading.has("region") else "place", places=request.about,
        regions=regions_of(s, request.about), conditions=request.scope.conditions, listed=ids,
        focus=ids if len(ids) == 1 else (), earlier=s.state.remembering(()), pending=None,
    )  # fmt: skip
    return state, [q.PlaceInfo(request.about)]


def _place_outside(s: Situation, request: Request) -> Done:
    return replace(s.state, operation="place", pending=None), [q.PlaceInfo((), request.about)]


def _region(s: Situation, request: Request) -> Done:
    state = replace(s.state, operation="region", regions=request.about, places=(), pending=None, focus=())
    if request.about:
        state = replace(state, conditions=request.scope.conditions, listed=request.scope.ids)
    running = s.reading.has("list", "running", "projects_word") and not s.reading.has("region_itself")
    return state, [q.RegionInfo(request.about, bool(request.about) and running)]


def _errand(s: Situation, request: Request) -> Done:
    at = request.about.index("in")
    services, towns = request.about[:at], request.about[at + 1 :]
    there = s.ids((Condition("topic", services), Condition("place", towns))) if services and towns else ()
    pilots = () if there else request.scope.ids
    state = replace(s.state, errand=services or s.state.errand, places=towns or s.state.places, pending=None)
    shown = there or pilots
    if shown:
        state = replace(
            state, focus=shown, earlier=state.remembering(shown), facets=("summary",), operation="facts", listed=shown
        )
    return state, [q.Errand(there, pilots, services, towns, bool(request.limit))]


def _passage(s: Situation, request: Request) -> Done:
    numbers = tuple(int(number) for number in request.about)
    return _told(s.state, request.scope.ids, ("summary",)), [q.Passage(request.scope.ids[0], numbers)]


def _not_held(s: Situation, request: Request) -> Done:
    projects = request.scope.ids
    state = replace(s.state, focus=projects or s.state.focus, operation="facts")
    shown = projects[:_MOST_NAMED]
    found = [p for i in shown if s.reading.has("errand") and (p := s.directory.project(i))]
    towns = tuple(dict.fromkeys(p.municipality for p in found))
    return state, [q.NotHeld(shown, s.reading.not_held_words, towns)]


def _organisations(s: Situation, request: Request) -> Done:
    return replace(s.state, operation="talk"), [q.Organisations(request.scope.conditions)]


def _announced(s: Situation, request: Request) -> Done:
    return replace(s.state, operation="talk"), [q.Announced(request.about[0])]


def _about_words(s: Situation, request: Request) -> Done:
    if not request.scope.ids:
        return replace(s.state, operation="talk"), [q.NoMatch(request.about)]
    condition = Condition("text", request.about)
    listed = replace(request, scope=replace(request.scope, conditions=(condition,)), operation="list")
    return _set_shown(s.state, listed, request.scope.ids), [q.Listing((condition,))]


def _nearby(s: Situation, request: Request) -> Done:
    ids = request.scope.ids
    state = s.state
    if not state.focus:  # an aside does not end the thread
        state = replace(state, operation="list", listed=ids, focus=ids if len(ids) == 1 else (), facets=())
    return state, [q.Nearby(ids, () if request.about == ("content",) else s.towns)]


def _talk(s: Situation, request: Request) -> Done:
    if request.about == ("reset",):
        return State(easy=s.state.easy, english=s.state.english), [q.Talk("reset")]
    return s.state, [q.Talk(request.about[0])]


def _source(s: Situation, request: Request) -> Done:
    return s.state, [q.Facts(request.scope.ids, ("page",)), q.Talk("ask_source")]


def _again(s: Situation, request: Request) -> Done:
    """The project in focus at full length, or the list once more."""
    if s.state.focus and s.state.operation in {"facts", "rank", "compare"}:
        again = s.state.facets if request.about == ("ask_repeat",) else ("summary", "contact", "money", "time")
        return _told(s.state, s.state.focus, again), [q.Facts(s.state.focus, again)]
    if s.state.conditions:
        return s.state, [q.Listing(s.state.conditions)]
    return s.state, [q.Talk("ask_help")]


def _ask_project(s: Situation, request: Request) -> Done:
    return replace(s.state, facets=request.facets, operation="facts"), [q.AskProject(request.facets)]


def _fallback(s: Situation, _request: Request) -> Done:
    return s.state, [guess(s)]


_PERFORMED: dict[str, Callable[[Situation, Request], Done]] = {
    "facts": _facts, "facts of all": _facts, "choose": _choose, "list": _list, "count": _count,
    "sum": _sum, "share": _share,
    "mean": _sum, "mean length": _sum, "rank": _rank, "both ranks": _both_ranks,
    "rank each": _rank_each,
    "rank by town": _rank_sets, "rank by region": _rank_sets,
    "compare": _compare, "compare sets": _compare_sets, "programme": _programme, "explain": _explain,
    "place": _place, "place outside": _place_outside, "region": _region, "errand": _errand, "passage": _passage,
    "not held": _not_held, "organisations": _organisations, "announced": _announced, "about words": _about_words,
    "nearby": _nearby, "talk": _talk, "source": _source, "again": _again, "ask project": _ask_project,
    "fallback": _fallback, "expert": expert_talk.perform,
}  # fmt: skip
