"""Lists and counts of projects and organisations, and the honest answer when there are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.answers.blocks import Block, Item, Part, Question, many, note, single, statement
from bot.answers.conditions import describe
from bot.answers.context import Context
from bot.answers.editions import Sides, grouped, number_later, sides, sides_of_many
from bot.answers.entries import choices, entries, noted
from bot.answers.facets import SHOWN_BESIDE, short
from bot.answers.figures import sums
from bot.answers.measures import MEASURES
from bot.answers.region_counts import region_notes
from bot.answers.reply import Reply, Suggestion, suggest, suggest_projects
from bot.answers.sources import listed_source, matching_source, project_source
from bot.answers.town_halls import located, town_hall
from bot.answers.values import Count as Number
from bot.answers.values import Names, Phrase, Time, Value, brief, say, title
from bot.catalogue.conditions import RANGE_FIELDS, Condition
from bot.catalogue.editions import on_facts
from bot.catalogue.records import Project
from bot.dialogue.asks import facet_of
from bot.dialogue.query import Choose, Count, Listing, Nearby, NoMatch, Organisations, Sum

_LONGEST_LIST = 30
_NEVER = "9999"
_OFFERED = 4
_MEASURE_OF = {"duration_days": "duration", "share_percent": "share"}
_GROUPS = frozenset({"place", "kreis", "carrier", "region", "category"})


def listing(query: Listing, context: Context) -> Reply:
    """All matching projects with their number, and beside each the facts asked for."""
    order, descending = query.order or ("page", False)
    found = context.catalogue.projects(query.conditions, order, descending, _LONGEST_LIST + 1)
    described = describe(query.conditions, context)
    if not found:
        return Reply(statement(say("list_empty", conditions=described)), suggestions=suggest("example_all"))
    total = len(found) if len(found) <= _LONGEST_LIST else context.catalogue.count(query.conditions)
    told = _told(found, total, query.conditions, order, context)
    shown = told.shown
    blocks = _list(told, total, described, [_beside(p, query) for p in shown], query.conditions, context)
    if "money" in query.facets and total > 1 and _one_group(query.conditions):
        blocks += sums(Sum(query.conditions), context)
    rest = total - len(shown) - len(told.only_named) - told.more
    blocks += [note(say("list_more", rest=rest))] if rest else []
    blocks += [*partial_chapters(query.conditions, told, context), *_unchecked(query.conditions, context)]
    blocks += [listed_source(shown), *region_notes(query.conditions, context, "region")]
    return Reply(*blocks, suggestions=_offered(told, total))


def _told(
    found: Sequence[Project], total: int, conditions: Sequence[Condition], order: str, context: Context
) -> Sides:  # fmt: skip
    """What is told of so many: a long list shows the brochure's projects and counts the others."""
    told = sides(found[:_LONGEST_LIST], conditions, order)
    if total <= _LONGEST_LIST or not told.mixed:
        return told
    return sides_of_many(told.printed, number_later(conditions, context))


def _offered(told: Sides, total: int) -> Sequence[Suggestion]:
    if told.only_named or told.more:
        return suggest("ask_later")
    return suggest_projects(told.shown) if 1 < total <= _OFFERED else ()


def _list(
    told: Sides, total: int, described: Phrase, beside: Sequence[tuple[Value, ...]], conditions: Sequence[Condition],
    context: Context,
) -> list[Block]:  # fmt: skip
    if total > 1:
        later = number_later(conditions, context) if told.mixed else 0
        intro = say("list_intro", count=Number(total), conditions=described)
        if later:
            printed = Number(total - later)
            intro = say("list_intro_both", count=Number(total), conditions=described, printed=printed, later=later)
        return grouped(intro, told, beside, total)
    only = told.shown[0]
    name = "list_one_with_note" if beside[0] else "list_one"
    said = say(name, conditions=described, project=title(only), note=noted(beside[0]))
    return [single(said, only, beside[0])]


def _one_group(conditions: Sequence[Condition]) -> bool:
    """Whether a list is a town, region or chapter, so that its sum means something."""
    return len(conditions) == 1 and len(conditions[0].values) == 1 and conditions[0].field in _GROUPS


def _beside(project: Project, query: Listing) -> tuple[Value, ...]:
    """The figures by which projects were filtered or ordered, then the facts asked for."""
    figures = [value for measure in _measures(query) if (value := MEASURES[measure](project))]
    figures += _due(project, query.conditions)
    facts = [short(facet, project) for facet in query.facets if facet in SHOWN_BESIDE]
    if project.page and not project.is_printed and not on_facts(query.conditions):
        # It stands among those of the brochure, its facts do not.
        facts = [say("by_later_source", fact=brief(f)) if f.name != "unknown_short" else f for f in facts]
    return (*figures, *facts)


def _due(project: Project, conditions: Sequence[Condition]) -> list[Value]:
    """The milestones of the time that a list is limited to."""
    limits = next((c for c in conditions if c.field == "milestone" and not c.negated), None)
    if limits is None:
        return []
    first, last = str(limits.low or ""), str(limits.high or _NEVER)
    due = (stone for stone in project.milestones if first <= stone.until <= last)
    return [say("beside_milestone", title=stone.title, month=Time(stone.until)) for stone in due]


def _measures(query: Listing) -> list[str]:
    """What projects were filtered or ordered by and no fact asked for says anyway."""
    fields = [_MEASURE_OF.get(c.field, c.field) for c in query.conditions if c.field in RANGE_FIELDS]
    fields += [query.order[0]] if query.order else []
    return [f for f in dict.fromkeys(fields) if f in MEASURES and facet_of(f) not in query.facets]


def count(query: Count, context: Context) -> Reply:
    """How many projects match, out of those in the catalogue."""
    number = context.catalogue.count(query.conditions)
    name = "count" if query.conditions else "count_all"
    said = [say(name, count=Number(number), conditions=describe(query.conditions, context))]
    if later := number_later(query.conditions, context):
        said.append(say("by_sources", brochure=Number(number - later), later=Number(later)))
    source = matching_source(query.conditions, context)
    return Reply(
        statement(*said), *_unchecked(query.conditions, context), source,
        *region_notes(query.conditions, context, "region", "place"),
        suggestions=suggest("ask_which") if 0 < number <= _LONGEST_LIST else (),
    )  # fmt: skip


def no_match(query: NoMatch, _context: Context) -> Reply:
    """No project is about this; say what can be asked instead."""
    return Reply(statement(say("no_match", words=Names(query.words, quoted=True))), suggestions=suggest("example_all"))


def organisations(query: Organisations, context: Context) -> Reply:
    """Every organisation with the projects it takes part in."""
    projects = context.catalogue.projects(query.conditions)
    found = _taking_part(projects)
    towns = tuple(name for name in found if name.startswith(("Stadt ", "Kreis ", "Klingenstadt")))
    partners = [name for name in found if name not in towns]
    items = tuple(Item((say("organisation", name=name, projects=found[name]),)) for name in partners)
    blocks: list[Block] = [many(say("organisations" if partners else "organisations_none"), items)]
    blocks += [statement(say("organisations_towns", towns=Names(towns)))] if towns else []
    return Reply(*blocks, project_source(*projects))


def _taking_part(projects: Sequence[Project]) -> dict[str, Names]:
    """The titles of projects by the organisations in them, which come in the order of the alphabet."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for project in projects:
        for name in filter(None, (project.lead, *project.partners)):
            found[name][project.title] = None
    return {name: Names(tuple(found[name])) for name in sorted(found)}


def choose(query: Choose, context: Context) -> Reply:
    """Which of these is meant? Named in the text and as buttons."""
    found = context.projects(query.projects)
    question = say("choose", count=len(found), facets=asked_for(query.facets))
    return Reply(Question((question,), choices(found), Part((say("choose_how"),))), suggestions=suggest_projects(found))


def asked_for(facets: Sequence[str]) -> Value:
    """„die Kosten und die Laufzeit“."""
    return Names(tuple(say(f"what_{facet}") for facet in facets or ("summary",)))


def nearby(query: Nearby, context: Context) -> Reply:
    """Out of scope, with the projects that come nearest."""
    found = context.projects(query.projects)
    if query.places:  # the town is all that fits: its projects are offered, not shown
        places = Names(query.places)
        said = say("nearby_place", where=located(query.places), count=Number(len(found)))
        way = note(town_hall(query.places))
        return Reply(statement(said), way, suggestions=[Suggestion(say("ask_projects_in", places=places))])
    if len(found) == 1:
        return Reply(single(say("nearby_one", project=title(found[0])), found[0]), listed_source(found))
    return Reply(many(say("nearby"), entries(found)), listed_source(found))


def _unchecked(conditions: Sequence[Condition], context: Context) -> list[Block]:
    """Lists by figures rest on the projects whose figures are known; say so."""
    if not any(_rests_on_figures(c) for c in conditions):
        return []
    others = [c for c in conditions if not _rests_on_figures(c)]
    without = context.catalogue.count([*others, Condition("details", ("no",))])
    return [note(say("list_without_figures", count=Number(without)))] if without else []


def partial_chapters(conditions: Sequence[Condition], told: Sides, context: Context) -> list[Block]:
    """That the brochure tells of none of the projects, and what of a chapter is missing."""
    later_only = [note(say("list_later_only"))] if told.later and not told.printed else []
    partial = [c for c in context.catalogue.categories() if c.partial and c.id in _chapters(conditions)]
    return [*later_only, *(note(say("partial_chapter", chapter=c.name, page=c.page)) for c in partial)]


def _chapters(conditions: Sequence[Condition]) -> set[str]:
    return {value for c in conditions if c.field == "category" and not c.negated for value in c.values}


def _rests_on_figures(condition: Condition) -> bool:
    return condition.field in RANGE_FIELDS or condition.field == "reuse"
