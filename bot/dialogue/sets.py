"""Questions about sets of projects: lists, counts, sums, rankings, comparisons; and about places and regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.conditions import RANGE_FIELDS, Condition
from bot.dialogue import facts
from bot.dialogue.query import (
    Announced,
    Compare,
    CompareSets,
    Count,
    PlaceInfo,
    Query,
    Rank,
    RegionInfo,
    Sum,
)
from bot.dialogue.references import place_condition
from bot.dialogue.situation import Decision, Situation

_LOCATION = frozenset({"place", "kreis", "carrier", "region"})
_MOST_RANKED = 10
_COMPARED = ("money", "time", "transferability", "partners")


def compare(s: Situation) -> Decision:
    """Two or more projects, towns or regions side by side."""
    if s.operation != "compare":
        return None
    named = s.references.named
    if s.references.clear and len(named) >= 2:
        return _compare_projects(s, named)
    places = [c for n in s.reading.named("place", "kreis", "region") if not n.own and (c := place_condition(n))]
    if len(places) >= 2 and (s.reading.intent in {"compare_projects", "ask_region", "count_projects", "rank_projects", "sum_money", "list_projects"} or not s.facets):
        state = replace(s.state, operation="compare", conditions=tuple(places), pending=None)
        return state, [CompareSets(tuple(places))]
    if len(named) == 1 and len(s.state.focus) == 1 and named != s.state.focus:
        return _compare_projects(s, (*s.state.focus, *named))
    if not named and 2 <= len(s.state.focus or s.state.listed) <= 5 and not s.names_something:
        return _compare_projects(s, s.state.focus or s.state.listed)
    return None


def _compare_projects(s: Situation, projects: tuple[str, ...]) -> Decision:
    wanted = tuple(f for f in s.facets if f not in {"summary", "services", "products"})
    state = replace(
        s.state, operation="compare", focus=projects, listed=projects, facets=wanted or _COMPARED,
        earlier=s.state.remembering(projects), pending=None,
    )  # fmt: skip
    return state, [Compare(projects, wanted or _COMPARED)]


def announced(s: Situation) -> Decision:
    """Chapters of the brochure that the catalogue does not hold yet: "Welche Mobilitätsprojekte gibt es?"."""
    for named in s.reading.named("category"):
        for category in named.mention.ids("category"):
            if category in _announced_ids(s):
                return replace(s.state, operation="talk"), [Announced(category)]
    return None


def _announced_ids(s: Situation) -> set[str]:
    return {c.id for c in s.directory.categories() if c.announced}


def operate(s: Situation) -> Decision:
    """Counts, sums, averages and rankings over the projects that the message or the thread describes."""
    if s.operation not in {"count", "sum", "average", "rank"}:
        return None
    if s.operation == "rank" and s.reading.rank is None:
        return None
    if s.operation == "count" and "milestones" in s.facets:
        return None
    scope = _scope(s)
    if s.operation == "rank" and s.reading.rank:
        return _rank(s, scope, *s.reading.rank)
    query: Query = Count(scope) if s.operation == "count" else Sum(scope, average=s.operation == "average")
    ids = tuple(s.directory.project_ids(scope))
    state = replace(
        s.state, operation=s.operation or "", conditions=scope, listed=ids, focus=ids if len(ids) == 1 else (),
        earlier=s.state.remembering(()), pending=None,
    )  # fmt: skip
    return state, [query]


def _rank(s: Situation, scope: tuple[Condition, ...], order: str, descending: bool) -> Decision:
    limit = next((n for n in s.reading.quantities.numbers if n <= _MOST_RANKED), 1)
    ids = tuple(p.id for p in s.directory.projects(scope, order, descending, limit))
    state = replace(
        s.state, operation="rank", conditions=scope, order=(order, descending), listed=ids, focus=ids,
        earlier=s.state.remembering(ids), facets=_facet_of(order), pending=None,
    )  # fmt: skip
    return state, [Rank(scope, order, descending, limit)]


def _facet_of(order: str) -> tuple[str, ...]:
    return ("time",) if order in {"start", "end", "duration", "transferable"} else ("money",)


def _scope(s: Situation) -> tuple[Condition, ...]:
    """The projects meant: those of the message, within those of the thread if it builds on them."""
    own = _with_groups(s)
    if not s.state.conditions and s.state.listed and s.reading.has("only", "both") and not own:
        return (Condition("project", s.state.listed),)
    if s.reading.has("only"):
        return _refined(s.state.conditions, own)
    if s.continues:
        return _continued(s.state.conditions, own)
    if not own and s.state.listed and s.reading.has("the_project") and not s.reading.has("projects_word"):
        return s.state.conditions
    return own


def _with_groups(s: Situation) -> tuple[Condition, ...]:
    """Conditions of the message; named projects count as a set ("alle vier Bürgerdienstleistungen")."""
    named = s.references.named
    return (*s.conditions, Condition("project", named)) if named else s.conditions


def _refined(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """"Nur die in Wuppertal": within the list; a place given before is replaced, other demands add up."""
    fields = {c.field for c in new if not c.negated}
    kept = [c for c in before if c.negated or not (c.field in fields & _LOCATION)]
    return tuple(dict.fromkeys((*kept, *new)))


def _continued(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """"Und in Aachen?": the same question with the new demand in place of the old one of its kind."""
    kinds = {_kind(c) for c in new}
    return tuple(dict.fromkeys((*(c for c in before if _kind(c) not in kinds), *new)))


def _kind(condition: Condition) -> str:
    if condition.field in _LOCATION:
        return "location"
    return "range" if condition.field in RANGE_FIELDS else condition.field


def places(s: Situation) -> Decision:
    """Towns and regions themselves: "Gehört Lippstadt dazu?", "Welche Städte bilden die Modellregion OWL?"."""
    if s.references.groups:
        return None
    regions = tuple(i for n in s.reading.named("region") for i in n.mention.ids("region"))
    towns = tuple(n.mention.ids("place", "kreis")[0] for n in s.reading.named("place", "kreis") if not n.negated)
    if s.sure_of("ask_region", at_least=0.35):
        ids = regions or _regions_of(s, towns)
        if ids or not s.conditions:
            return replace(s.state, operation="region", regions=ids, places=towns, pending=None), [RegionInfo(ids)]
    if towns and not regions and s.sure_of("ask_place", at_least=0.3) and not s.conditions_besides_location:
        return _place_info(s, towns)
    if towns and len(s.reading.words) <= 4 and not s.facets and s.operation is None and s.state.operation in {"place", "region"}:
        return _place_info(s, towns)
    return None


def _place_info(s: Situation, towns: tuple[str, ...]) -> Decision:
    location = tuple(c for c in s.conditions if c.field in _LOCATION)
    ids = tuple(s.directory.project_ids(location)) if location else ()
    state = replace(
        s.state, operation="place", places=towns, conditions=location, listed=ids,
        focus=ids if len(ids) == 1 else (), earlier=s.state.remembering(()), pending=None,
    )  # fmt: skip
    return state, [PlaceInfo(towns)]


def _regions_of(s: Situation, towns: Sequence[str]) -> tuple[str, ...]:
    found = [place.region for name in towns if (place := s.directory.place(name)) and place.region]
    return tuple(dict.fromkeys(found))


def listing(s: Situation) -> Decision:
    """Lists: asked for outright, by conditions alone, or by building on the last list."""
    thread = s.state.operation in {"list", "count", "sum", "average", "rank", "place"}
    facets = tuple(f for f in s.facets if f in {"contact", "money", "time", "transferability"})
    if thread and s.reading.has("reorder") and s.state.conditions:
        return facts.listing(s, s.state.conditions, facets)
    if thread and (s.continues or s.short and s.operation == "list") and (s.conditions or s.operation == "list" or s.reading.has("plural")):
        merge = _refined if s.reading.has("only") else _continued
        if not s.conditions and not s.state.conditions and s.state.operation != "count":
            return None
        return facts.listing(s, merge(s.state.conditions, s.conditions))
    if s.operation == "list" or s.conditions and (s.reading.has("plural", "list", "projects_word") or not s.facets):
        if not s.conditions and s.reading.intent == "out_of_scope":
            return None
        return facts.listing(s, s.conditions, () if s.operation == "list" and "money" not in facets else facets)
    return None
