"""Sums, averages and rankings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answers import cards, forms
from bot.answers.conditions import describe
from bot.answers.context import Context
from bot.answers.measures import MEASURES
from bot.answers.project_line import project_line
from bot.answers.reply import Button, Reply
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Region, Totals
from bot.dialogue.query import AverageLength, Rank, RankSets, Sum

_PLURAL = 3  # "die teuersten Projekte" without a number
_SOURCE = "Broschüre"


def total(query: Sum, context: Context) -> Reply:
    """Total, Land and own share over the matching projects, or their averages."""
    lines = total_of(query, context)
    described = projects_phrase(query.conditions, context)
    return Reply(
        "\n".join([*lines, context.say("source_plain")]) if lines else context.say("sum_unknown", conditions=described),
        source=_SOURCE,
    )


def total_of(query: Sum, context: Context) -> list[str]:
    """The sums in a sentence, and on how many projects they rest; empty if no figures are known."""
    totals = context.catalogue.totals(query.conditions)
    described = projects_phrase(query.conditions, context)
    if not totals.with_figures:
        return []
    divisor = totals.with_figures if query.average else 1
    facts = {
        "conditions": described,
        "total": forms.euro(round(totals.total_eur / divisor)),
        "land": forms.euro(round(totals.land_eur / divisor)),
        "own": forms.euro(round(totals.own_eur / divisor)),
        "share": forms.percent(totals.land_eur, totals.total_eur),
        "known": totals.with_figures,
        "count": totals.count,
    }
    lines = [context.say("average" if query.average else "sum", **facts), context.say("sum_basis", **facts)]
    whole = context.catalogue.totals(()).total_eur
    if query.conditions and not query.average and whole > totals.total_eur:
        lines.insert(1, context.say("sum_of_all", share=forms.percent(totals.total_eur, whole)))
    return lines


def average_length(query: AverageLength, context: Context) -> Reply:
    """How long the matching projects take on average, from those whose dates are known."""
    found = context.catalogue.projects(query.conditions)
    days = [(p.end - p.start).days + 1 for p in found if p.start and p.end]
    described = projects_phrase(query.conditions, context)
    if not days:
        return Reply(context.say("sum_unknown", conditions=described))
    length = forms.days(round(sum(days) / len(days)))
    lines = [
        context.say("average_length", conditions=described, length=length),
        context.say("sum_basis", known=len(days), count=len(found)),
        context.say("source_plain"),
    ]
    return Reply("\n".join(lines), source=_SOURCE)


def rank(query: Rank, context: Context) -> Reply:
    """The first projects in an order, with the figure that decides."""
    found = context.catalogue.projects(query.conditions, query.order, query.descending, query.place + query.limit + 9)
    found = [p for p in found if p.has_details][query.place - 1 :]
    if not found:
        return Reply(context.say("sum_unknown", conditions=projects_phrase(query.conditions, context)))
    what, show = MEASURES[query.order]
    ties = [p for p in found if show(p) == show(found[0])]
    limit = query.limit or (len(ties) if len(ties) > 1 else _PLURAL)
    shown = found[:limit]
    if query.place == 1:  # equal figures share the last place
        shown += [p for p in found[limit:] if show(p) == show(shown[-1])]
    notes = [show(p) for p in shown]
    intro = context.say(
        "rank_intro",
        what=what,
        direction=_direction(query),
        projects=projects_phrase(query.conditions, context),
    )
    lines = [
        intro,
        *(project_line(n, p, note) for n, (p, note) in enumerate(zip(shown, notes, strict=True), query.place)),
    ]
    lines += [context.say("rank_basis"), context.say("source_pages")]
    buttons = (Button("Wer ist zuständig?"), Button("Worum geht es?")) if len(shown) == 1 else ()
    return Reply("\n".join(lines), buttons, (cards.listing(shown, notes),), _SOURCE)


def rank_sets(query: RankSets, context: Context) -> Reply:
    """Towns by the projects known, regions also by the brochure's own count."""
    regions = {r.id: r for r in context.catalogue.regions()}
    projects = context.catalogue.projects()
    keys = sorted({p.region if query.by == "region" else p.municipality for p in projects})
    field = "region" if query.by == "region" else "carrier"
    totals = {key: context.catalogue.totals([Condition(field, (key,))]) for key in keys}
    values = {key: _set_value(key, totals[key], query, regions) for key in keys}
    names = {key: regions[key].name if key in regions and query.by == "region" else key for key in keys}
    ordered = sorted(keys, key=lambda key: values[key], reverse=query.descending)
    show = (lambda v: forms.count(v)) if query.measure == "count" else forms.euro
    lines = [context.say(f"rank_{query.by}s")]
    lines += [f"{n}. {names[key]}: {show(values[key])}" for n, key in enumerate(ordered, 1)]
    lines.append(
        context.say("rank_regions_basis" if query.by == "region" and query.measure == "count" else "compare_set_basis")
    )
    return Reply("\n".join(lines), source=_SOURCE)


def _set_value(key: str, totals: Totals, query: RankSets, regions: Mapping[str, Region]) -> int:
    if query.measure == "count":
        return regions[key].project_count if query.by == "region" else totals.count
    return totals.total_eur if query.measure == "total_eur" else totals.land_eur


_ENDS = {
    "start": ("späteste", "früheste"), "end": ("späteste", "früheste"), "transferable": ("späteste", "früheste"),
    "duration": ("längste", "kürzeste"), "milestones": ("meiste", "wenigste"),
    "partners": ("meiste", "wenigste"),
}  # fmt: skip


def _direction(query: Rank) -> str:
    """Which end of the order comes first."""
    large, small = _ENDS.get(query.order, ("höchste", "niedrigste"))
    return large if query.descending else small


def projects_phrase(conditions: Sequence[Condition], context: Context) -> str:
    """„Projekte in Soest“, „alle Projekte“."""
    described = describe(conditions, context)
    return f"Projekte {described}" if described else context.say("all_projects")
