"""Questions about sets of projects: lists, counts, sums, rankings, comparisons; and about places and regions."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.conditions import MONEY_FIELDS, RANGE_FIELDS, Condition
from bot.dialogue import choice
from bot.dialogue.answering import MANY, answer, show_list
from bot.dialogue.ordering import asked_order
from bot.dialogue.query import (
    Announced,
    AverageLength,
    Count,
    Facts,
    Organisations,
    Programme,
    Query,
    Rank,
    RankSets,
    RegionInfo,
    Sum,
)
from bot.dialogue.scopes import continued, refined, scope
from bot.dialogue.situation import LOCATION, Decision, Situation
from bot.dialogue.specifics import about_words, unknown_topic
from bot.dialogue.state import LONGEST_LIST

_MOST_RANKED = 10
_TOLD_WITH_RANK = frozenset({"contact", "reuse", "transferability", "links"})
_PLURAL_RANKED = 3  # "die teuersten Projekte" without a number


def announced(s: Situation) -> Decision:
    """Chapters of the brochure that the catalogue does not hold yet: "Welche Mobilitätsprojekte gibt es?"."""
    if s.surely_outside:
        return None
    for named in s.reading.named("category"):
        for category in named.mention.ids("category"):
            small = s.reading.text == s.reading.text.lower() and not (s.references.by_content or s.state.focus)
            as_noun = named.mention.text[:1].isupper() or small
            meant = as_noun or s.reading.has("projects_word", "list") or len(s.reading.words) <= 3
            if category in _announced_ids(s) and meant and not s.references.groups:
                return replace(s.state, operation="talk"), [Announced(category)]
    return None


def _announced_ids(s: Situation) -> set[str]:
    return {c.id for c in s.directory.categories() if c.announced}


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
    facts_too = (
        operation == "count" and s.references.clear and set(s.reading.facets) - {"summary"} and s.reading.has("and")
    )
    if facts_too:  # "Wie viele Projekte gibt es in Soest, und wer betreut den Folgeantrag?"
        answered = answer(s, s.references.named, s.facets)
        return (answered[0], [Count(s.conditions), *answered[1]]) if answered else None
    if operation not in {"count", "sum", "average"}:
        return None
    if s.out_of_scope and not s.continues:
        return None
    over = scope(s)
    lengths = operation == "average" and "time" in s.reading.facets and "money" not in s.reading.facets
    query: Query = (
        AverageLength(over)
        if lengths
        else Count(over)
        if operation == "count"
        else Sum(over, average=operation == "average")
    )
    ids = tuple(s.directory.project_ids(over, LONGEST_LIST))
    state = replace(
        s.state, operation=operation, conditions=over, listed=ids, focus=ids if len(ids) == 1 else (),
        earlier=s.state.remembering(()), pending=None,
    )  # fmt: skip
    of_all = operation == "sum" and not over and not s.reading.has("projects_word")
    return state, [query, Programme(("money",))] if of_all else [query]


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


def which(s: Situation) -> Decision:
    """„Welche genau?“ after a count or a sum."""
    asked = s.state.operation in {"count", "sum", "average"} and s.reading.has("plural", "list")
    if not asked or len(s.reading.words) > 5 or s.reading.names or s.reading.facets:
        return None
    return show_list(s, s.state.conditions)


_ORGANISATIONS = frozenset(
    "unternehmen firmen firma organisationen organisation partner partnern hochschulen dienstleister".split()
)


def organisations(s: Situation) -> Decision:
    """„Welche Unternehmen machen mit?“ without a project: all organisations."""
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
    if not s.sure_of("ask_partners", at_least=0.4) or not set(s.reading.words) & _ORGANISATIONS:
        return None
    location = tuple(c for c in s.conditions if c.field in LOCATION)
    return replace(s.state, operation="talk"), [Organisations(location)]


def listing(s: Situation) -> Decision:
    """A new list, or the last one narrowed down, widened or sorted otherwise."""
    if s.out_of_scope:
        return None
    of_focus = s.state.focus and s.short and s.reading.has("pronoun") and not s.reading.has("plural", "only")
    if of_focus and not s.conditions and s.operation == "list" and not s.reading.names:
        return answer(s, s.state.focus, s.facets or ("summary",))  # "Welches Projekt macht der?"
    about_focus = s.state.focus and set(s.reading.facets) - {"summary"} and not s.conditions
    if about_focus and not s.reading.has("projects_word", "plural", "list"):
        return None  # "Projektende?" asks about the project just spoken of
    if s.state.operation in _SETS or (s.state.listed and s.reading.has("only")):
        if s.reading.has("reorder") and s.state.conditions:
            return show_list(s, s.state.conditions, _shown(s))
        if _builds_on_list(s):
            return _built(s)
    if s.operation == "list" or (s.conditions and _wants_list(s)):
        unknown = unknown_topic(s)
        return about_words(s, unknown) if unknown else _with_region(s, show_list(s, s.conditions, _shown(s)))
    return None


def _with_region(s: Situation, listed: Decision) -> Decision:
    """„Wer gehört zu OWL, und welche Projekte gibt es dort?“: the region, then its projects."""
    regions = tuple(i for n in s.reading.named("region") if not n.mention.ids("place") for i in n.mention.ids("region"))
    if not listed or not regions or not s.reading.has("region_itself") or not s.reading.has("and"):
        return listed
    return replace(listed[0], regions=regions), [RegionInfo(regions), *listed[1]]


def _built(s: Situation) -> Decision:
    """The last list with what the message adds or takes away."""
    before = s.state.conditions
    if not s.conditions and not before and s.state.operation != "count":
        return None
    if not before and s.state.listed and s.reading.has("only"):
        before = (Condition("project", s.state.listed),)
    if s.reading.has("only") and not s.conditions:
        picked = choice.by_words(s.state.listed, s.reading, s.directory)
        if picked:  # "nur der Kreis"
            return show_list(s, (Condition("project", picked),))
    merge = refined if s.reading.has("only") or _only_excludes(s) else continued
    return show_list(s, merge(before, s.conditions or _same_magnitude(s)))


def _shown(s: Situation) -> tuple[str, ...]:
    """The facts asked for that fit into a line beside each project."""
    return tuple(f for f in s.facets if f in _SHOWN_IN_LISTS)


_SETS = frozenset({"list", "count", "sum", "average", "rank", "place", "region", "explain"})
_SHOWN_IN_LISTS = frozenset({"contact", "money", "time", "transferability"})


def _same_magnitude(s: Situation) -> tuple[Condition, ...]:
    """„Und mehr als zwei?“ after „über eine Million“ speaks of millions, too."""
    before = next((c for c in s.state.conditions if c.field in MONEY_FIELDS), None)
    if before is None or len(s.reading.quantities.numbers) != 1:
        return ()
    scale = 1_000_000 if int(before.low or before.high or 0) >= 1_000_000 else 1_000
    amount = s.reading.quantities.numbers[0] * scale
    words = set(s.reading.words)
    if words & {"weniger", "unter", "hochstens", "bis"}:
        return (Condition(before.field, high=amount - 1),)
    return (Condition(before.field, low=amount + 1),)


def _only_excludes(s: Situation) -> bool:
    """„Ohne die aus Aachen“ takes away from the list."""
    return s.short and bool(s.conditions) and all(c.negated for c in s.conditions)


def _builds_on_list(s: Situation) -> bool:
    if _only_excludes(s) and not s.reading.has("projects_word"):
        return True
    if s.continues:
        return bool(s.conditions or _same_magnitude(s)) or s.operation == "list" or s.reading.has("plural")
    return s.short and s.operation == "list" and not s.conditions


def _wants_list(s: Situation) -> bool:
    narrowed = any(c.field in RANGE_FIELDS for c in s.conditions)
    return narrowed or s.reading.has("plural", "list", "projects_word") or not s.facets
