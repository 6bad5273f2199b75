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
    NoMatch,
    Organisations,
    PlaceInfo,
    Query,
    Rank,
    RankSets,
    RegionInfo,
    Sum,
)
from bot.dialogue.references import place_condition
from bot.dialogue.situation import Decision, Situation
from bot.understanding.text import fold, stem, tokenize

_LOCATION = frozenset({"place", "kreis", "carrier", "region"})
_MOST_RANKED = 10
_PLURAL_RANKED = 3  # "die teuersten Projekte" without a number
_COMPARED = ("money", "time", "transferability", "partners")


def compare(s: Situation) -> Decision:
    """Two or more projects, towns or regions side by side."""
    if s.operation != "compare":
        return None
    named = s.references.named
    if s.references.clear and len(named) >= 2:
        return _compare_projects(s, named)
    places = [
        c for n in s.reading.named("place", "kreis", "region") if not n.own and (c := place_condition(n))
    ]
    if len(places) >= 2 and (
        s.reading.intent
        in {"compare_projects", "ask_region", "count_projects", "rank_projects", "sum_money", "list_projects"}
        or not s.facets
    ):
        state = replace(s.state, operation="compare", conditions=tuple(places), pending=None)
        return state, [CompareSets(tuple(places))]
    if len(named) == 1 and len(s.state.focus) == 1 and named != s.state.focus:
        return _compare_projects(s, (*s.state.focus, *named))
    if not named and len(s.state.focus) == 1 and s.state.earlier and s.reading.has("both"):
        return _compare_projects(s, (*s.state.earlier[0], *s.state.focus))
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
            meant = (
                named.mention.text[:1].isupper()
                or s.reading.has("projects_word", "list")
                or len(s.reading.words) <= 3
            )
            if category in _announced_ids(s) and meant and not s.references.groups:
                return replace(s.state, operation="talk"), [Announced(category)]
    return None


def _announced_ids(s: Situation) -> set[str]:
    return {c.id for c in s.directory.categories() if c.announced}


def operate(s: Situation) -> Decision:
    """Counts, sums, averages and rankings over the projects that the message or the thread describes."""
    if s.operation == "count" and "milestones" in s.facets:
        return None
    if s.operation == "rank":
        return _rank_sets(s) or _rank(s, _scope(s))
    if s.operation not in {"count", "sum", "average"}:
        return None
    if s.reading.intent == "out_of_scope" and not s.reading.has("projects_word") and not s.continues:
        return None
    scope = _scope(s)
    query: Query = Count(scope) if s.operation == "count" else Sum(scope, average=s.operation == "average")
    ids = tuple(s.directory.project_ids(scope))
    state = replace(
        s.state, operation=s.operation, conditions=scope, listed=ids, focus=ids if len(ids) == 1 else (),
        earlier=s.state.remembering(()), pending=None,
    )  # fmt: skip
    return state, [query]


def _rank_sets(s: Situation) -> Decision:
    """ "Welche Stadt hat die meisten Projekte?" orders towns or regions, not projects."""
    if not s.reading.has("by_town", "by_region"):
        return None
    order, descending, _ = s.reading.ranks[0]
    counts = s.reading.has("projects_word") and not {"money"} & set(s.reading.facets)
    measure = "count" if counts else order if order in {"total_eur", "land_eur"} else None
    if measure is None:
        return None
    by = "region" if s.reading.has("by_region") else "town"
    return replace(s.state, operation="talk"), [RankSets(by, measure, descending)]


def _rank(s: Situation, scope: tuple[Condition, ...]) -> Decision:
    limit = next((n for n in s.reading.quantities.numbers if n <= _MOST_RANKED), 1)
    if (
        limit == 1
        and s.reading.has("projects_word")
        and "projekte" in s.reading.words
        and not s.reading.has("only")
    ):
        limit = _PLURAL_RANKED
    ranks = [Rank(scope, order, descending, limit, place) for order, descending, place in s.reading.ranks]
    if not ranks and s.state.order:
        ranks = [Rank(scope, *s.state.order)]
    if not ranks:
        return None
    ids: list[str] = []
    for rank in ranks:
        found = s.directory.projects(scope, rank.order, rank.descending, limit + rank.place - 1)
        ids += [p.id for p in found[rank.place - 1 :]]
    first = ranks[0]
    state = replace(
        s.state, operation="rank", conditions=scope, order=(first.order, first.descending), listed=tuple(ids),
        focus=tuple(ids), earlier=s.state.remembering(tuple(ids)), facets=_facet_of(first.order), pending=None,
    )  # fmt: skip
    return state, list(ranks)


def _facet_of(order: str) -> tuple[str, ...]:
    return ("time",) if order in {"start", "end", "duration", "transferable"} else ("money",)


def _scope(s: Situation) -> tuple[Condition, ...]:
    """The projects meant: those of the message, within those of the thread if it builds on them."""
    own = _with_groups(s)
    if not s.state.conditions and s.state.listed and s.reading.has("only", "both") and not own:
        return (Condition("project", s.state.listed),)
    if s.reading.has("only"):
        return _refined(s.state.conditions, own)
    if s.continues or (not own and s.short and s.state.conditions and not s.reading.has("projects_word")):
        return _continued(s.state.conditions, own)
    if not own and s.state.listed and s.reading.has("the_project") and not s.reading.has("projects_word"):
        return s.state.conditions
    return own


def _with_groups(s: Situation) -> tuple[Condition, ...]:
    """Conditions of the message; named projects count as a set ("alle vier Bürgerdienstleistungen")."""
    named = s.references.named
    return (*s.conditions, Condition("project", named)) if named else s.conditions


def _refined(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """ "Nur die in Wuppertal": within the list; a place given before is replaced, other demands add up."""
    fields = {c.field for c in new if not c.negated}
    kept = [c for c in before if c.negated or c.field not in fields & _LOCATION]
    return tuple(dict.fromkeys((*kept, *new)))


def _continued(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """ "Und in Aachen?": the same question with the new demand in place of the old one of its kind."""
    new = [_like_before(c, before) for c in new]
    kinds = {_kind(c) for c in new if not c.negated}
    return tuple(dict.fromkeys((*(c for c in before if _kind(c) not in kinds), *new)))


def _like_before(condition: Condition, before: Sequence[Condition]) -> Condition:
    """ "Und 2021?" after "gestartet 2020" means the start, too."""
    if condition.field != "running":
        return condition
    field = next((c.field for c in before if c.field in {"start", "end", "transferable"}), condition.field)
    return replace(condition, field=field)


def _kind(condition: Condition) -> str:
    if condition.field in _LOCATION:
        return "location"
    return "range" if condition.field in RANGE_FIELDS else condition.field


def places(s: Situation) -> Decision:
    """Towns and regions themselves: "Gehört Lippstadt dazu?", "Welche Städte bilden die Modellregion OWL?"."""
    outside = tuple(i for n in s.reading.named("elsewhere") for i in n.mention.ids("elsewhere"))
    if outside and not s.references.groups and not s.reading.named("place", "kreis", "region"):
        if s.reading.intent == "out_of_scope" and not s.reading.has("projects_word"):
            return None
        return replace(s.state, operation="place", pending=None), [PlaceInfo((), outside)]
    if s.references.groups or s.conditions_besides_location:
        return None
    regions = tuple(
        i for n in s.reading.named("region") if not n.mention.ids("place") for i in n.mention.ids("region")
    )
    towns = tuple(
        n.mention.ids("place", "kreis")[0] for n in s.reading.named("place", "kreis") if not n.negated
    )
    itself = s.reading.has("region_itself") or not s.reading.has("projects_word", "list")
    if (
        regions and (s.reading.has("region_itself", "brochure_says") or not s.facets)
    ) or s.reading.intent == "ask_region":
        if (
            (s.sure_of("ask_region", at_least=0.35) and itself)
            or (s.reading.has("brochure_says") and regions)
            or (s.reading.has("region_itself") and regions and not s.reading.has("projects_word"))
        ):
            ids = regions or _regions_of(s, towns)
            if ids or not s.conditions:
                return replace(s.state, operation="region", regions=ids, places=towns, pending=None), [
                    RegionInfo(ids)
                ]
    if towns and not regions and s.sure_of("ask_place", at_least=0.3):
        return _place_info(s, towns)
    if (
        towns
        and len(s.reading.words) <= 4
        and not s.facets
        and s.operation is None
        and s.state.operation in {"place", "region"}
    ):
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


def organisations(s: Situation) -> Decision:
    """ "Welche Unternehmen machen mit?" without a project: all organisations."""
    asks_all = s.reading.has("plural", "list") or s.reading.intent == "ask_partners"
    if (
        "partners" not in s.facets
        or s.references.groups
        or s.state.focus
        or not asks_all
        or s.reading.named("organisation", "person")
    ):
        return None
    if len(s.facets) > 1 or s.reading.has("projects_word"):
        return None
    location = tuple(c for c in s.conditions if c.field in _LOCATION)
    return replace(s.state, operation="talk"), [Organisations(location)]


def listing(s: Situation) -> Decision:
    """Lists: asked for outright, by conditions alone, or by building on the last list."""
    if (
        s.reading.intent == "out_of_scope"
        and s.reading.confidence >= 0.3
        and not s.reading.has("projects_word", "only")
    ):
        return None
    thread = s.state.operation in {"list", "count", "sum", "average", "rank", "place"}
    facets = tuple(f for f in s.facets if f in _SHOWN_IN_LISTS)
    if thread and s.reading.has("reorder") and s.state.conditions:
        return facts.listing(s, s.state.conditions, facets)
    if thread and _builds_on_list(s):
        merge = _refined if s.reading.has("only") else _continued
        if not s.conditions and not s.state.conditions and s.state.operation != "count":
            return None
        return facts.listing(s, merge(s.state.conditions, s.conditions))
    if s.operation == "list" or (s.conditions and _wants_list(s)):
        unknown = _unknown_topic(s)
        if unknown:
            return replace(s.state, operation="talk"), [NoMatch(unknown)]
        return facts.listing(s, s.conditions, facets)
    return None


_SHOWN_IN_LISTS = frozenset({"contact", "money", "time", "transferability"})


def _builds_on_list(s: Situation) -> bool:
    if s.continues:
        return bool(s.conditions) or s.operation == "list" or s.reading.has("plural")
    return s.short and s.operation == "list" and not s.conditions


def _wants_list(s: Situation) -> bool:
    narrowed = any(c.field in RANGE_FIELDS for c in s.conditions)
    return narrowed or s.reading.has("plural", "list", "projects_word") or not s.facets


# Words that a question for a list may hold without narrowing it down.
_UNSPECIFIC = frozenset(
    stem(fold(w))
    for w in """
    projekt projekte vorhaben förderprojekt initiative maßnahme liste übersicht programm modellregion nrw nordrhein westfalen land kommune
    stadt gemeinde region digital broschüre datenbank bestand beispiel überblick name titel thema bereich alle daten frage moment gesamt
    sammlung auswahl digitalisierung digitalisierungsprojekt modellregionen hallo tag morgen abend danke herr frau bitte arten art
    euro kosten million ende anfang jahr sache ding info förderprogramm
    """.split()
)


def _unknown_topic(s: Situation) -> tuple[str, ...]:
    """What a list is asked "zum Thema", if neither the catalogue nor the question's frame knows the word."""
    if s.conditions or s.continues:
        return ()
    named = [(n.mention.start, n.mention.end) for n in s.reading.names]
    words = []
    for token in tokenize(s.reading.text)[1:]:
        inside = any(start <= token.start < end for start, end in named)
        if token.capitalised and len(token.form) > 3 and not inside and token.stem not in _UNSPECIFIC:
            words.append(token.text)
    return tuple(words[:2])
