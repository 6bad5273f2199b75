"""Sums, shares and averages."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.blocks import Block, note, statement
from bot.answers.conditions import describe, projects
from bot.answers.context import Context
from bot.answers.editions import number_later
from bot.answers.forms import months
from bot.answers.measures import label
from bot.answers.reply import Reply
from bot.answers.sources import matching_source
from bot.answers.values import (
    Count,
    Euro,
    Length,
    Sentence,
    Share,
    Value,
    say,
    titles,
)
from bot.catalogue.conditions import Condition
from bot.catalogue.editions import PRINTED
from bot.catalogue.records import Totals
from bot.dialogue.query import AverageLength, ShareOf, Sum


def total(query: Sum, context: Context) -> Reply:
    """Total, Land and own share over the matching projects, or their averages."""
    blocks = sums(query, context)
    if not blocks:
        return no_figures(query.conditions, context)
    return Reply(*blocks, matching_source(query.conditions, context))


def sums(query: Sum, context: Context) -> list[Block]:
    """The sums in a sentence, and on how many projects they rest; empty if no figures are known.

    They are those of the brochure, if it has any; what they are with later sources is said in round figures.
    """
    whole, totals, count = _with_figures(query.conditions, context)
    inexact = with_later(totals, whole, average=query.average)
    if not totals.with_figures:
        return inexact
    divisor = totals.with_figures if query.average else 1
    said = say(
        "average" if query.average else "sum",
        projects=the_projects(query.conditions, context),
        total=Euro(round(totals.total_eur / divisor), calculated=True),
        land=Euro(round(totals.land_eur / divisor), calculated=True),
        own=Euro(round(totals.own_eur / divisor), calculated=True),
        share=Share(totals.land_eur, totals.total_eur),
    )
    _, every, _ = _with_figures((), context)
    part = query.conditions and not query.average and every.total_eur > totals.total_eur
    more = [say("sum_of_all", share=Share(totals.total_eur, every.total_eur))] if part else []
    return [statement(said, *more), note(_basis(totals.with_figures, count)), *inexact]


def _with_figures(conditions: Sequence[Condition], context: Context) -> tuple[Totals, Totals, int]:
    """The totals of all projects, those of the brochure if it has figures, and of how many projects these are."""
    whole = context.catalogue.totals(conditions)
    printed = context.catalogue.totals([*conditions, PRINTED])
    if not printed.with_figures or printed == whole:
        return whole, whole, whole.count
    return whole, printed, whole.count - number_later(conditions, context)


def share_of(query: ShareOf, context: Context) -> Reply:
    """What part of a whole the projects are, with both figures."""
    part_of_all, part, _ = _with_figures(query.part, context)
    all_projects, whole, count = _with_figures(query.whole, context)
    if query.measure == "count" or whole == all_projects or not part.with_figures:
        part, whole, count = part_of_all, all_projects, all_projects.count
    few, all_of = measured(part, query.measure), measured(whole, query.measure)
    if not all_of or (query.measure != "count" and not part.with_figures):
        return no_figures(query.part, context)
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
    return Reply(statement(said), note(_basis(whole.with_figures, count)), *with_later(whole, all_projects), pages)


def measured(totals: Totals, measure: str) -> int:
    """The number of projects, or one of their exact sums."""
    return int(totals.count if measure == "count" else getattr(totals, measure))


def with_later(totals: Totals, whole: Totals, *, average: bool = False) -> list[Block]:
    """What a sum leaves out: amounts of later sources, rounded ones, one of two alone, and projects without any."""
    if totals == whole and not whole.inexact:
        return []
    unknown = whole.count - whole.with_figures - whole.inexact
    with_total, with_land = whole.with_figures + whole.inexact_totals, whole.with_figures + whole.inexact_lands
    total, land = whole.total_eur + whole.inexact_total_eur, whole.land_eur + whole.inexact_land_eur
    if average:
        total, land = round(total / (with_total or 1)), round(land / (with_land or 1))
    name = "average_with_later" if average else "sum_with_later" if with_total else "sum_of_land_with_later"
    said = say(
        name,
        count=Count(whole.count, "of_project"),
        totals=with_total,
        lands=with_land,
        total=roughly(total),
        land=roughly(land),
    )
    left = say("sum_inexact", count=Count(whole.inexact), unknown=Count(unknown))
    return [note(said, left)]


def roughly(amount: int) -> Euro:
    """A sum that rounded amounts enter."""
    return Euro(amount, calculated=True, rounded=True, brief=True)


def _basis(known: int, count: int) -> Sentence:
    return say("sum_basis", known=known, count=Count(count, "of_project"))


def the_projects(conditions: Sequence[Condition], context: Context) -> Value:
    """„Die Projekte in Soest“, „Alle Projekte“."""
    if not conditions:
        return say("all_the_projects")
    return say("the_projects_that", conditions=describe(conditions, context))


def no_figures(conditions: Sequence[Condition], context: Context) -> Reply:
    """That no figures are known of any of the projects."""
    return Reply(statement(say("sum_unknown", projects=projects(conditions, context))))


def average_length(query: AverageLength, context: Context) -> Reply:
    """How long the matching projects take on average, from those whose dates are known."""
    every = context.catalogue.durations(query.conditions)
    if not every:
        return no_figures(query.conditions, context)
    days = context.catalogue.durations([*query.conditions, PRINTED]) or every
    count = context.catalogue.count(query.conditions)
    said = say("average_length", projects=the_projects(query.conditions, context), length=_mean(days))
    blocks: list[Block] = [statement(said), note(_basis(len(days), count))]
    if len(days) < len(every):
        printed = count - number_later(query.conditions, context)
        further = say(
            "average_length_with_later", length=_mean(every), known=len(every), count=Count(count, "of_project")
        )
        blocks = [statement(said), note(_basis(len(days), printed), further)]
    return Reply(*blocks, matching_source(query.conditions, context))


def _mean(days: Sequence[int]) -> Length:
    return Length(months(round(sum(days) / len(days))))
