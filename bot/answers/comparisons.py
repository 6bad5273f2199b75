"""Projects, towns or regions side by side: what the comparison comes to first, then the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.answers.blocks import Block, Comparison, Row, Table, note, statement
from bot.answers.conditions import describe
from bot.answers.context import Context
from bot.answers.editions import number_later
from bot.answers.facets import short
from bot.answers.measures import COMPARED, MEASURES, label
from bot.answers.region_counts import region_gap, region_notes
from bot.answers.reply import Reply
from bot.answers.sources import pages_source, project_source
from bot.answers.values import Count, Euro, Length, Sentence, Time, Value, plain, say, title, titles
from bot.catalogue.conditions import Condition
from bot.catalogue.editions import PRINTED, in_brochure
from bot.catalogue.records import Project, Totals
from bot.dialogue.query import Compare, CompareSets, CompareSums


def compare(query: Compare, context: Context) -> Reply:
    """Projects side by side; money and time also with the difference in words."""
    found = context.projects(query.projects)
    compared = dict.fromkeys(aspect for facet in query.facets for aspect in COMPARED.get(facet, (facet,)))
    rows = tuple(_row(aspect, found) for aspect in compared if aspect in MEASURES or aspect in _BY_FACET)
    confirmed = _confirmed(query, found)
    verdicts = _verdicts(found, query)
    blocks: list[Block] = [statement(*confirmed, say("compare_intro", projects=titles(found)), *verdicts)]
    return Reply(*blocks, Comparison((), tuple(p.label for p in found), rows, tuple(found)), project_source(*found))


def _confirmed(query: Compare, found: Sequence[Project]) -> list[Sentence]:
    """„Ist A teurer als B?“: yes or no, if the figures of both are known."""
    if not query.claim or len(found) != 2:
        return []
    measure, more = query.claim
    if measure.startswith("alike"):
        return _alike(measure.removeprefix("alike ") if " " in measure else query.facets[0], found)
    first, second = [plain(value) if (value := MEASURES[measure](p)) else None for p in found]
    times = second if second is None or query.factor == 1 else second * query.factor
    return _larger([first, times], more)


def _alike(facet: str, found: Sequence[Project]) -> list[Sentence]:
    """„Haben A und B dieselbe Ansprechperson?“: whether what is compared first is the same, if it is known of both."""
    values = [_value(aspect, p) for p in found for aspect in COMPARED.get(facet, (facet,))[:1]]
    return [_yes_or_no(values[0] == values[1])] if all(values) else []


def _yes_or_no(holds: bool) -> Sentence:
    return say("claim_right" if holds else "claim_wrong")


def _row(aspect: str, found: Sequence[Project]) -> Row:
    values = [_value(aspect, p) or _without_value(aspect, p) for p in found]
    cells = [say("comparison_cell", project=title(p), value=v) for p, v in zip(found, values, strict=True)]
    return Row((say("comparison_row", label=label(aspect)), *cells), (label(aspect), *values))


def _value(aspect: str, project: Project) -> Value | None:
    return short(aspect, project) if aspect in _BY_FACET else MEASURES[aspect](project)


def _without_value(aspect: str, project: Project) -> Value:
    """What later facts tell instead of a date; of amounts only the project's own answer does."""
    return short(_DATES[aspect], project) if aspect in _DATES else say("unknown_short")


def _verdicts(found: Sequence[Project], query: Compare) -> list[Sentence]:
    """What the comparison comes to: differences in euro and time, who came first, whether one person is meant."""
    detailed = [p for p in found if p.has_details]
    if len(detailed) < 2:
        return []
    judged = dict.fromkeys(measure for facet in query.facets for measure in _JUDGED.get(facet, ()))
    return [said for measure in judged if (said := _verdict(measure, detailed, query))]


_SET_MEASURES = ("count", "total_eur", "land_eur")
_DATES = {"period": "time", "transferable": "transferability"}
_BY_FACET = frozenset({"partners", "contact", "reuse"})
_JUDGED = {
    "money": ("total_eur", "land_eur", "own_eur"), "time": ("start", "duration"),
    "transferability": ("transferable",), "contact": ("contact",),
}  # fmt: skip


def _verdict(measure: str, found: Sequence[Project], query: Compare) -> Sentence | None:
    """The first in time, or the largest with its difference to the smallest; of people whether they are the same."""
    values = [(value, p.label) for p in found if (value := _value(measure, p))]
    if len(values) < len(found):
        return None
    if measure == "contact":
        return say("compare_same_contact" if all(v == values[0][0] for v, _ in values) else "compare_contacts")
    (least, low), *_, (most, high) = sorted(values, key=lambda pair: plain(pair[0]))
    if most == least:
        return say(f"equal_{measure}")
    if isinstance(least, Time):
        return say(f"first_{measure}", project=low, value=least)
    gap = plain(most) - plain(least)
    difference = _time_between(gap, query) if isinstance(most, Length) else Euro(gap, calculated=True)
    return say(f"gap_{measure}", high=high, low=low, gap=difference)


def _time_between(months: int, query: Compare) -> Value:
    """A difference in time, in months where these are asked for."""
    return Count(months, "month") if query.months else Length(months)


def compare_sums(query: CompareSums, context: Context) -> Reply:
    """„Ist A teurer als B und C zusammen?“: the sums of both sides; each project alone if not all figures are known."""
    sides = [context.catalogue.totals([Condition("project", ids)]) for ids in (query.first, query.second)]
    if any(side.with_figures < side.count for side in sides):
        return compare(Compare((*query.first, *query.second), ("money",)), context)
    first, second = (context.projects(ids) for ids in (query.first, query.second))
    names = {"first": titles(first), "second": titles(second)}
    told = [_sums_beside(measure, sides, names) for measure in ("total_eur", "land_eur", "own_eur")]
    return Reply(statement(*_claimed_of(sides, query.claim), *told), project_source(*first, *second))


def _sums_beside(measure: str, sides: Sequence[Totals], names: Mapping[str, Value]) -> Sentence:
    one, other = (int(getattr(side, measure)) for side in sides)
    sums = {"one": one, "other": other, "gap": abs(one - other)}
    values = {name: Euro(amount, calculated=True) for name, amount in sums.items()}
    return say("compare_sums", measure=label(measure), **names, **values)


def compare_sets(query: CompareSets, context: Context) -> Reply:
    """Towns or regions side by side."""
    sides = [_side_of(c, context) for c in query.conditions]
    columns = tuple(map(label, ("set", "count", "with_figures", "total_eur", "land_eur")))
    table = Table((), columns, tuple(_side(name, totals) for name, totals in sides))
    pages = [page for c in query.conditions for page in context.catalogue.pages([c])]
    later = [block for condition in query.conditions for block in region_notes((condition,), context, "region")]
    basis = note(say("compare_set_basis"))
    claimed = [statement(said) for said in _claimed_of([totals for _, totals in sides], query.claim)]
    gaps = [*claimed, *_set_gap(sides, query.claim)]
    beside = [*_with_later(query.conditions, context), basis, pages_source(pages), *later]
    return Reply(*gaps, table, *beside, *region_gap(query.conditions, context))


def _claimed_of(sides: Sequence[Totals], claim: tuple[str, bool] | None) -> list[Sentence]:
    """„Gibt es in A mehr Projekte als in B?“: yes or no of the side that is named first."""
    measure, more = claim or ("", True)
    return _larger([getattr(totals, measure, None) for totals in sides], more) if claim else []


def _larger(values: Sequence[Any], more: bool) -> list[Sentence]:
    """Yes or no to that the first of two is larger, or smaller, if both are known."""
    if len(values) != 2 or None in values:
        return []
    first, second = values
    return [_yes_or_no(first > second if more else first < second)]


def _side_of(condition: Condition, context: Context) -> tuple[Value, Totals]:
    """A set by its name, with what the brochure knows of it; with all that is known, where that is nothing."""
    printed = context.catalogue.totals([condition, PRINTED])
    if not printed.with_figures:
        return describe([condition], context), context.catalogue.totals([condition])
    return describe([condition], context), replace(printed, count=context.catalogue.count(in_brochure([condition])))


def _with_later(conditions: Sequence[Condition], context: Context) -> list[Block]:
    """What each side comes to with later sources."""
    found = [(describe([c], context), context.catalogue.totals([c])) for c in conditions if number_later([c], context)]
    return [note(*(_roughly(name, totals) for name, totals in found))] if found else []


def _roughly(name: Value, totals: Totals) -> Sentence:
    total = Euro(totals.total_eur + totals.inexact_total_eur, calculated=True, rounded=True, brief=True)
    known = totals.with_figures + totals.inexact_totals
    return say("compare_set_later", conditions=name, count=Count(totals.count), known=known, total=total)


def _side(name: Value, totals: Totals) -> Row:
    total, land = Euro(totals.total_eur, calculated=True), Euro(totals.land_eur, calculated=True)
    count = Count(totals.count)
    said = say("compare_set", conditions=name, count=count, known=totals.with_figures, total=total, land=land)
    return Row((said,), (name, count, totals.with_figures, total, land))


def _set_gap(sides: Sequence[tuple[Value, Totals]], claim: tuple[str, bool] | None) -> list[Block]:
    """Who has more projects, whose cost more, and to whom the Land gives more; what a claim is about comes first."""
    if len(sides) < 2:
        return []
    first = [measure for measure in _SET_MEASURES if claim and measure == claim[0]]
    measures = dict.fromkeys((*first, *_SET_MEASURES))
    return [statement(*(said for measure in measures for said in _gap(measure, sides)))]


def _gap(measure: str, sides: Sequence[tuple[Value, Totals]]) -> list[Sentence]:
    """How far the largest and the smallest side lie apart."""
    (low, least), *_, (high, most) = sorted(sides, key=lambda side: int(getattr(side[1], measure)))
    gap = getattr(most, measure) - getattr(least, measure)
    if measure == "count":
        name = "compare_set_count" if gap else "compare_set_equal"
        return [say(name, high=high, low=low, most=Count(most.count), least=Count(least.count))]
    return [say(f"compare_set_{measure}", high=high, low=low, gap=Euro(gap, calculated=True))] if gap else []
