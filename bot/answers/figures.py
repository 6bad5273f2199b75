"""Sums, averages and rankings."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from bot.answers.blocks import Block, Row, Table, many, note, single, statement
from bot.answers.conditions import describe, projects
from bot.answers.context import Context
from bot.answers.entries import entries
from bot.answers.forms import months
from bot.answers.measures import MEASURES, label
from bot.answers.reply import Reply, suggest
from bot.answers.sources import listed_source, matching_source, pages_source
from bot.answers.values import Count, Euro, Length, Names, Sentence, Share, Value, say, title, titles
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project, Totals
from bot.dialogue.query import AverageLength, Rank, RankSets, ShareOf, Sum

_PLURAL = 3  # "die teuersten Projekte" without a number
_MORE = 9  # looked at beyond those asked for: equal figures share a place
# Which words say the two ends of an order.
_ENDS = {
    "start": ("late", "early"), "end": ("late", "early"), "transferable": ("late", "early"),
    "duration": ("long", "short"), "milestones": ("many", "few"), "partners": ("many", "few"),
}  # fmt: skip


def total(query: Sum, context: Context) -> Reply:
    """Total, Land and own share over the matching projects, or their averages."""
    blocks = sums(query, context)
    if not blocks:
        return _unknown(query.conditions, context)
    return Reply(*blocks, matching_source(query.conditions, context))


def sums(query: Sum, context: Context) -> list[Block]:
    """The sums in a sentence, and on how many projects they rest; empty if no figures are known."""
    totals = context.catalogue.totals(query.conditions)
    inexact = _inexact(totals)
    if not totals.with_figures:
        return inexact
    divisor = totals.with_figures if query.average else 1
    said = say(
        "average" if query.average else "sum",
        projects=_the_projects(query.conditions, context),
        total=Euro(round(totals.total_eur / divisor), calculated=True),
        land=Euro(round(totals.land_eur / divisor), calculated=True),
        own=Euro(round(totals.own_eur / divisor), calculated=True),
        share=Share(totals.land_eur, totals.total_eur),
    )
    whole = context.catalogue.totals(()).total_eur
    part = query.conditions and not query.average and whole > totals.total_eur
    more = [say("sum_of_all", share=Share(totals.total_eur, whole))] if part else []
    return [statement(said, *more), note(_basis(totals.with_figures, totals.count)), *inexact]


def share_of(query: ShareOf, context: Context) -> Reply:
    """What part of a whole the projects are, with both figures."""
    part, whole = (context.catalogue.totals(conditions) for conditions in (query.part, query.whole))
    few, all_of = _measured(part, query.measure), _measured(whole, query.measure)
    if not all_of or (query.measure != "count" and not part.with_figures):
        return _unknown(query.part, context)
    named = query.part[0].field == "project"
    of = titles(context.projects(query.part[0].values)) if named else projects(query.part, context)
    around, pages = projects(query.whole, context), matching_source(query.whole, context)
    if query.measure == "count":
        said = say("share_of_number", share=Share(few, all_of), number=few, all=all_of, part=of, whole=around)
        return Reply(statement(said), pages)
    said = say(
        "share_of_sum", share=Share(few, all_of), value=Euro(few, calculated=not named), what=label(query.measure),
        all=Euro(all_of, calculated=True), part=of, whole=around,
    )  # fmt: skip
    return Reply(statement(said), note(_basis(whole.with_figures, whole.count)), *_inexact(whole), pages)


def _measured(totals: Totals, measure: str) -> int:
    return int(totals.count if measure == "count" else getattr(totals, measure))


def _inexact(totals: Totals) -> list[Block]:
    """Projects that a sum leaves out: with rounded amounts or one alone, and without any."""
    if not totals.inexact:
        return []
    unknown = totals.count - totals.with_figures - totals.inexact
    said = say(
        "sum_inexact", count=Count(totals.inexact), unknown=Count(unknown),
        totals=totals.inexact_totals, total=Euro(totals.inexact_total_eur, calculated=True, rounded=True),
        lands=totals.inexact_lands, land=Euro(totals.inexact_land_eur, calculated=True, rounded=True),
    )  # fmt: skip
    return [note(said)]


def _basis(known: int, count: int) -> Sentence:
    return say("sum_basis", known=known, count=Count(count, "of_project"))


def _the_projects(conditions: Sequence[Condition], context: Context) -> Value:
    """„Die Projekte in Soest“, „Alle Projekte“."""
    if not conditions:
        return say("all_the_projects")
    return say("the_projects_that", conditions=describe(conditions, context))


def _unknown(conditions: Sequence[Condition], context: Context) -> Reply:
    return Reply(statement(say("sum_unknown", projects=projects(conditions, context))))


def average_length(query: AverageLength, context: Context) -> Reply:
    """How long the matching projects take on average, from those whose dates are known."""
    days = context.catalogue.durations(query.conditions)
    if not days:
        return _unknown(query.conditions, context)
    count = context.catalogue.count(query.conditions)
    length = Length(months(round(sum(days) / len(days))))
    said = say("average_length", projects=_the_projects(query.conditions, context), length=length)
    return Reply(statement(said), note(_basis(len(days), count)), matching_source(query.conditions, context))


def rank(query: Rank, context: Context) -> Reply:
    """The first projects in an order, with the figure that decides."""
    most = query.place + query.limit + _MORE
    found = context.catalogue.projects(query.conditions, query.order, query.descending, most)
    measure = MEASURES[query.order]
    known = [(p, value) for p in found if p.has_details and (value := measure(p))][query.place - 1 :]
    if not known:
        return _unknown(query.conditions, context)
    shown = _first(known, query)
    ranked = [project for project, _ in shown]
    basis = (note(say("rank_basis")), listed_source(ranked))
    if len(shown) == 1:
        winner = single(_winner(query, shown[0], context), ranked[0], (shown[0][1],))
        return Reply(winner, *basis, suggestions=suggest("ask_contact", "ask_summary"))
    listed = entries(ranked, [(value,) for _, value in shown], query.place)
    those, direction = _the_projects(query.conditions, context), say(f"first_{_end(query)}")
    intro = say("rank_intro", projects=those, what=say(f"by_{query.order}"), direction=direction)
    return Reply(many(intro, listed), *basis)


def _first(known: list[tuple[Project, Value]], query: Rank) -> list[tuple[Project, Value]]:
    """As many as asked for; equal figures share the last place."""
    ties = [entry for entry in known if entry[1] == known[0][1]]
    limit = query.limit or (len(ties) if len(ties) > 1 else _PLURAL)
    shown = known[:limit]
    if query.place == 1:
        shown += [entry for entry in known[limit:] if entry[1] == shown[-1][1]]
    return shown


def _end(query: Rank) -> str:
    large, small = _ENDS.get(query.order, ("high", "low"))
    return large if query.descending else small


def _winner(query: Rank, first: tuple[Project, Value], context: Context) -> Sentence:
    """A single one in a sentence: „Das teuerste Projekt in Soest ist ...“."""
    project, value = first
    return say(
        "rank_one" if query.place == 1 else "rank_place", place=query.place, what=say(f"by_{query.order}"),
        superlative=say(f"most_{query.order}_{_end(query)}"), conditions=describe(query.conditions, context),
        project=title(project), value=value,
    )  # fmt: skip


def rank_sets(query: RankSets, context: Context) -> Reply:
    """Towns by the projects known, regions also by the brochure's own count."""
    rows = []
    for number, (name, figure) in enumerate(_sets(query, context), 1):
        value = Count(figure) if query.measure == "count" else Euro(figure, calculated=True)
        rows.append(Row((say("rank_set", number=number, name=name, value=value),), (name, value)))
    best = rows[0].cells[1]
    first = Names(tuple(row.cells[0] for row in rows if row.cells[1] == best))
    end = "most" if query.descending else "least"
    lead = say(f"set_{end}_{query.measure}", names=first, value=best)
    table = Table((lead, say(f"rank_{query.by}s")), (label(query.by), label(query.measure)), tuple(rows))
    if (query.by, query.measure) == ("region", "count"):
        return Reply(
            table, note(say("rank_regions_basis")), pages_source(region.page for region in context.catalogue.regions())
        )
    return Reply(table, note(say("compare_set_basis")), matching_source((), context))


def _sets(query: RankSets, context: Context) -> list[tuple[str, int]]:
    """The towns or regions by name, each with its figure, in the order asked for."""
    totals = sorted(context.catalogue.totals_by("region" if query.by == "region" else "carrier").items())
    measure = query.measure if query.measure in {"count", "total_eur"} else "land_eur"
    sets = [(key, _measured(its, measure)) for key, its in totals]
    if query.by == "region":
        regions = {r.id: r for r in context.catalogue.regions()}
        counts = measure == "count"
        sets = [(regions[key].name, regions[key].project_count if counts else figure) for key, figure in sets]
    return sorted(sets, key=itemgetter(1), reverse=query.descending)
