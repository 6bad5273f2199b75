"""Projects, towns or regions side by side: what the comparison comes to first, then the figures."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.blocks import Block, Comparison, Row, Table, note, statement
from bot.answers.conditions import describe
from bot.answers.context import Context
from bot.answers.lists import region_notes
from bot.answers.measures import COMPARED, MEASURES, known, label, length
from bot.answers.reply import Reply
from bot.answers.sources import pages_source, project_source
from bot.answers.values import Count, Euro, Length, Sentence, Time, Value, day, say, title, titles
from bot.catalogue.records import Project, Totals
from bot.dialogue.query import Compare, CompareSets

_MONEY = {"total": "total_eur", "land": "land_eur", "own": "own_eur"}


def compare(query: Compare, context: Context) -> Reply:
    """Projects side by side; money and time also with the difference in words."""
    found = context.projects(query.projects)
    measures = dict.fromkeys(m for facet in COMPARED if facet in query.facets for m in COMPARED[facet])
    rows = tuple(_row(measure, found) for measure in measures)
    verdicts = _verdicts(found, query.facets)
    blocks: list[Block] = [statement(say("compare_intro", projects=titles(found)), *verdicts)]
    return Reply(*blocks, Comparison((), tuple(p.label for p in found), rows), project_source(*found))


def _row(measure: str, found: Sequence[Project]) -> Row:
    values = [known(MEASURES[measure](p)) for p in found]
    cells = [say("comparison_cell", project=title(p), value=v) for p, v in zip(found, values, strict=True)]
    return Row((say("comparison_row", label=label(measure)), *cells), (label(measure), *values))


def _verdicts(found: Sequence[Project], facets: Sequence[str]) -> list[Sentence]:
    """What the comparison comes to: differences in euro and time, who came first, whether one person is meant."""
    detailed = [p for p in found if p.has_details]
    if len(detailed) < 2:
        return []
    verdicts = {"money": _money, "time": _times, "transferability": _transferable, "contact": _contacts}
    return [said for facet, verdict in verdicts.items() if facet in facets for said in verdict(detailed)]


def _money(found: list[Project]) -> list[Sentence]:
    return [_gap(name, [(getattr(p, field) or 0, p) for p in found]) for name, field in _MONEY.items()]


def _gap(name: str, amounts: list[tuple[int, Project]]) -> Sentence:
    (least, low), *_, (most, high) = sorted(amounts, key=lambda pair: pair[0])
    if most == least:
        return say(f"gap_{name}_equal")
    return say(f"gap_{name}", high=high.label, low=low.label, gap=Euro(most - least, calculated=True))


def _times(found: list[Project]) -> list[Sentence]:
    dated = [(p.start, p) for p in found if p.start and p.end]
    if len(dated) < 2:
        return []
    start, first = min(dated, key=lambda pair: pair[0])
    short, *_, long = sorted((p for _, p in dated), key=lambda p: p.duration_days or 0)
    gap = length(long).months - length(short).months
    longer = (
        say("compare_duration", long=long.label, short=short.label, gap=Length(gap))
        if gap
        else say("compare_duration_equal")
    )
    return [say("compare_start", project=first.label, start=day(start)), longer]


def _transferable(found: list[Project]) -> list[Sentence]:
    months = [(p.transferable_from, p) for p in found if p.transferable_from]
    if len(months) < len(found):
        return []
    month, first = min(months, key=lambda pair: pair[0])
    return [say("compare_transferable", project=first.label, month=Time(month))]


def _contacts(found: list[Project]) -> list[Sentence]:
    people = {p.contact.name for p in found if p.contact}
    return [say("compare_same_contact" if len(people) == 1 else "compare_contacts")]


def compare_sets(query: CompareSets, context: Context) -> Reply:
    """Towns or regions side by side."""
    sides: list[tuple[Value, Totals]] = [
        (describe([c], context), context.catalogue.totals([c])) for c in query.conditions
    ]
    table = Table(
        (),
        (label("set"), label("count"), label("with_figures"), label("total_eur"), label("land_eur")),
        tuple(_side(name, totals) for name, totals in sides),
    )
    pages = [p.page for c in query.conditions for p in context.catalogue.projects([c])]
    later = [block for condition in query.conditions for block in region_notes((condition,), context)]
    basis = note(say("compare_set_basis"))
    return Reply(*_set_gap(sides), table, basis, pages_source(pages), *later)


def _side(name: Value, totals: Totals) -> Row:
    total, land = Euro(totals.total_eur, calculated=True), Euro(totals.land_eur, calculated=True)
    count = Count(totals.count)
    said = say("compare_set", conditions=name, count=count, known=totals.with_figures, total=total, land=land)
    return Row((said,), (name, count, totals.with_figures, total, land))


def _set_gap(sides: Sequence[tuple[Value, Totals]]) -> list[Block]:
    (low, least), *_, (high, most) = sorted(sides, key=lambda side: side[1].total_eur)
    gap = most.total_eur - least.total_eur
    if not gap:
        return []
    return [statement(say("compare_set_gap", high=high, low=low, gap=Euro(gap, calculated=True)))]
