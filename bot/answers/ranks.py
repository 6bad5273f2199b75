"""The first of projects, towns and regions in an order."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from bot.answers.blocks import Block, List, Row, Table, many, note, single
from bot.answers.conditions import describe
from bot.answers.context import Context
from bot.answers.editions import only_named
from bot.answers.entries import entries
from bot.answers.figures import measured, no_figures, roughly, the_projects
from bot.answers.measures import MEASURES, label
from bot.answers.reply import Reply, suggest, suggest_projects
from bot.answers.sources import listed_source, matching_source, pages_source
from bot.answers.values import Count, Euro, Names, Phrase, Sentence, Value, brief, plain, say, title
from bot.catalogue.conditions import Condition
from bot.catalogue.editions import LATER, PRINTED
from bot.catalogue.records import Project, Totals
from bot.dialogue.query import Rank, RankSets

_PLURAL = 3  # "die teuersten Projekte" without a number
_MORE = 9  # looked at beyond those asked for: equal figures share a place
# Which words say the two ends of an order.
_ENDS = {
    "start": ("late", "early"), "end": ("late", "early"), "transferable": ("late", "early"),
    "duration": ("long", "short"), "milestones": ("many", "few"), "partners": ("many", "few"),
}  # fmt: skip


def rank(query: Rank, context: Context) -> Reply:
    """The first projects in an order, with the figure that decides."""
    known = _ordered(query, [*query.conditions, PRINTED], context)
    later = _ordered(query, [*query.conditions, LATER], context)
    if not known:
        known, later = later, []
    if not known:
        return no_figures(query.conditions, context)
    shown = _first(known, query)
    ahead = _ahead(query, shown[-1][1], later) if later else []
    ranked = [project for project, _ in shown]
    others = [p for block in ahead for p in _named(block)]
    basis = (*ahead, note(say("rank_basis")), listed_source([*ranked, *others]))
    if len(shown) == 1:
        winner = single(_winner(query, shown[0], context, of_both=bool(ahead)), ranked[0], (shown[0][1],))
        return Reply(winner, *basis, suggestions=[*suggest("ask_contact", "ask_summary"), *suggest_projects(others)])
    listed = entries(ranked, [(value,) for _, value in shown], query.place)
    those, direction = the_projects(query.conditions, context), say(f"first_{_end(query)}")
    intro = say("rank_intro", projects=those, what=say(f"by_{query.order}"), direction=direction)
    return Reply(many(intro, listed), *basis)


def _ordered(query: Rank, conditions: Sequence[Condition], context: Context) -> list[tuple[Project, Value]]:
    """The projects from the place asked for on, each with its figure."""
    most = query.place + query.limit + _MORE
    found = context.catalogue.projects(conditions, query.order, query.descending, most, apart=False)
    measure = MEASURES[query.order]
    return [(p, value) for p in found if p.has_details and (value := measure(p))][query.place - 1 :]


def _ahead(query: Rank, last: Value, later: Sequence[tuple[Project, Value]]) -> list[Block]:
    """The projects that by later sources would stand among those shown; if none would, the first of them."""
    better = [(p, value) for p, value in later if _is_before(value, last, query)]
    shown = better[: query.limit or _PLURAL] or later[:1]
    named = _with_a_source(shown, query)
    others = [project for project, value in shown if (project, value) not in named]
    return [*_told_later(named, ahead=bool(better)), *only_named(others)]


def _with_a_source(shown: Sequence[tuple[Project, Value]], query: Rank) -> Sequence[tuple[Project, Value]]:
    """Those that are not in the brochure even by name; of a single place any."""
    new = [(project, value) for project, value in shown if project.page is None]
    return new if query.limit > 1 else new or shown


def _told_later(named: Sequence[tuple[Project, Value]], *, ahead: bool) -> list[Block]:
    if len(named) == 1:
        return [_next(*named[0], ahead=ahead)]
    return [_between(named)] if named else []


def _between(named: Sequence[tuple[Project, Value]]) -> Block:
    return many(say("rank_later"), entries([p for p, _ in named], [(brief(value),) for _, value in named]))


def _next(project: Project, value: Value, *, ahead: bool) -> Block:
    name = "rank_later_ahead" if ahead else "rank_later_behind"
    return single(say(name, project=title(project), value=brief(value)), project, (brief(value),))


def _is_before(value: Value, other: Value, query: Rank) -> bool:
    one, two = plain(value), plain(other)
    return bool(one > two if query.descending else one < two)


def _named(block: Block) -> list[Project]:
    return [item.project for item in block.items if item.project] if isinstance(block, List) else []


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


def _winner(query: Rank, first: tuple[Project, Value], context: Context, *, of_both: bool) -> Sentence:
    """A single one in a sentence: „Das teuerste Projekt in Soest ist ...“."""
    project, value = first
    conditions = describe(query.conditions, context)
    if of_both:
        conditions = Phrase((conditions, say("of_the_brochure")))
    return say(
        "rank_one" if query.place == 1 else "rank_place", place=query.place, what=say(f"by_{query.order}"),
        superlative=say(f"most_{query.order}_{_end(query)}"), conditions=conditions,
        project=title(project), value=value,
    )  # fmt: skip


def rank_sets(query: RankSets, context: Context) -> Reply:
    """Towns by the projects known, regions also by the brochure's own count."""
    rows = []
    for number, (name, figure, whole) in enumerate(_sets(query, context), 1):
        value = _of_both(figure, whole, query.measure)
        rows.append(Row((say("rank_set", number=number, name=name, value=value),), (name, value), number))
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


def _of_both(figure: int, whole: int, measure: str) -> Value:
    """The brochure's figure and what it is with later sources; only this, where the brochure has none."""
    of_all: Value = Count(whole) if measure == "count" else roughly(whole)
    if not figure and whole:
        return say("by_later_source", fact=of_all)
    value: Value = Count(figure) if measure == "count" else Euro(figure, calculated=True)
    return say("with_later", value=value, whole=whole if measure == "count" else of_all) if whole > figure else value


def _sets(query: RankSets, context: Context) -> list[tuple[str, int, int]]:
    """The towns or regions in the order asked for, each with the brochure's figure and that with later sources."""
    by = "region" if query.by == "region" else "carrier"
    measure = query.measure if query.measure in {"count", "total_eur"} else "land_eur"
    side = Condition("source", ("brochure",)) if measure == "count" else PRINTED
    printed, totals = context.catalogue.totals_by(by, (side,)), context.catalogue.totals_by(by)
    figures = {key: measured(its, measure) for key, its in printed.items()}
    sets = [(k, figures.get(k, 0), measured(t, measure) + _inexact(t, measure)) for k, t in sorted(totals.items())]
    if query.by == "region":
        sets = _of_regions(sets, context, as_counted=measure == "count")
    ordered = sorted(sets, key=itemgetter(1, 2), reverse=query.descending)
    return sorted(ordered, key=lambda of: not of[1])  # what only later sources know has no place among the others


def _of_regions(
    sets: Sequence[tuple[str, int, int]], context: Context, *, as_counted: bool
) -> list[tuple[str, int, int]]:  # fmt: skip
    """The same by the names of the regions; ``as_counted``: with the brochure's own numbers of projects."""
    regions = {r.id: r for r in context.catalogue.regions()}
    if as_counted:
        return [(regions[k].name, regions[k].project_count, regions[k].project_count) for k, *_ in sets]
    return [(regions[k].name, figure, whole) for k, figure, whole in sets]


def _inexact(totals: Totals, measure: str) -> int:
    return 0 if measure == "count" else int(getattr(totals, f"inexact_{measure}"))
