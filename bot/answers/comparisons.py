"""Projects, towns or regions side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers import cards, forms
from bot.answers.conditions import describe
from bot.answers.context import Context, title
from bot.answers.notes import region_note
from bot.answers.reply import Reply
from bot.catalogue.records import Project
from bot.dialogue.query import Compare, CompareSets

_SOURCE = "Broschüre"


def compare(query: Compare, context: Context) -> Reply:
    """Projects side by side; money and time also with the difference in words."""
    found = [project for i in query.projects if (project := context.project(i))]
    rows = [(label, [show(p) for p in found]) for label, show in _rows(query.facets)]
    lines = [context.say("compare_intro", projects=forms.enumeration([title(p) for p in found]))]
    for label, values in rows:
        lines += [f"{label}:", *(f"- {title(p)}: {value}" for p, value in zip(found, values, strict=True))]
    lines += _verdicts(found, query.facets, context)
    lines.append(context.say("source", page=forms.enumeration([str(p.page) for p in found])))
    return Reply("\n".join(lines), (), (cards.comparison([p.label for p in found], rows),), _SOURCE)


def _rows(facets: Sequence[str]) -> list[tuple[str, Callable[[Project], str]]]:
    unknown = "nicht bekannt"
    rows: list[tuple[str, Callable[[Project], str]]] = []
    if "money" in facets:
        rows += [
            ("Gesamtkosten", lambda p: forms.euro(p.total_eur) if p.total_eur is not None else unknown),
            ("Landesförderung", lambda p: forms.euro(p.land_eur) if p.land_eur is not None else unknown),
            (
                "Eigenanteil (berechnet)",
                lambda p: forms.euro(p.own_eur) if p.own_eur is not None else unknown,
            ),
            ("Landesanteil (berechnet)", _land_share),
        ]
    if {"time", "transferability"} & set(facets):
        rows += [
            (
                "Laufzeit",
                lambda p: (
                    f"{forms.day(p.start)} bis {forms.day(p.end)} ({forms.duration(p.start, p.end)})"
                    if p.start and p.end
                    else unknown
                ),
            ),
            (
                "Übertragbar ab",
                lambda p: forms.month(p.transferable_from) if p.transferable_from else unknown,
            ),
        ]
    if "partners" in facets:
        rows.append(("Beteiligte", lambda p: forms.enumeration((p.lead, *p.partners)) if p.lead else unknown))
    if "contact" in facets:
        rows.append(
            (
                "Ansprechperson",
                lambda p: f"{p.contact.name}, {p.contact.phone}, {p.contact.email}" if p.contact else unknown,
            )
        )
    if "reuse" in facets:
        rows.append(
            (
                "Nachnutzung",
                lambda p: forms.enumeration([o.kind_name for o in p.reuse]) if p.reuse else unknown,
            )
        )
    if "milestones" in facets:
        rows.append(("Meilensteine", lambda p: str(len(p.milestones)) if p.milestones else unknown))
    return rows


def _land_share(project: Project) -> str:
    if project.total_eur is None or project.land_eur is None:
        return "nicht bekannt"
    return forms.percent(project.land_eur, project.total_eur)


_MONEY: tuple[tuple[str, Callable[[Project], int | None]], ...] = (
    ("total", lambda p: p.total_eur),
    ("land", lambda p: p.land_eur),
    ("own", lambda p: p.own_eur),
)


def _verdicts(found: list[Project], facets: Sequence[str], context: Context) -> list[str]:
    """What the comparison comes to: differences in euro and time, who came first, whether one person is meant."""
    known = [p for p in found if p.has_details]
    if len(known) < 2:
        return []
    lines = []
    if "money" in facets:
        lines += [_gap(name, value, known, context) for name, value in _MONEY]
    if "time" in facets:
        lines += _times(known, context)
    if "transferability" in facets and all(p.transferable_from for p in known):
        first = min(known, key=lambda p: p.transferable_from or "")
        month = forms.month(first.transferable_from or "")
        lines.append(context.say("compare_transferable", project=first.label, month=month))
    if "contact" in facets:
        people = {p.contact.name for p in known if p.contact}
        lines.append(context.say("compare_same_contact" if len(people) == 1 else "compare_contacts"))
    return lines


def _gap(name: str, value: Callable[[Project], int | None], known: list[Project], context: Context) -> str:
    low, *_, high = sorted(known, key=lambda p: value(p) or 0)
    gap = (value(high) or 0) - (value(low) or 0)
    if not gap:
        return context.say(f"gap_{name}_equal")
    return context.say(f"gap_{name}", high=high.label, low=low.label, gap=forms.euro(gap))


def _times(known: list[Project], context: Context) -> list[str]:
    dated = [(p, p.start, p.end) for p in known if p.start and p.end]
    if len(dated) < 2:
        return []
    first = min(dated, key=lambda item: item[1])
    short, *_, long = sorted(dated, key=lambda item: item[2] - item[1])
    gap = forms.months(long[1], long[2]) - forms.months(short[1], short[2])
    length = (
        context.say("compare_duration", long=long[0].label, short=short[0].label, gap=forms.month_count(gap))
        if gap
        else context.say("compare_duration_equal")
    )
    return [context.say("compare_start", project=first[0].label, start=forms.day(first[1])), length]


def compare_sets(query: CompareSets, context: Context) -> Reply:
    """Towns or regions side by side."""
    names = [describe([c], context) for c in query.conditions]
    totals = [context.catalogue.totals([c]) for c in query.conditions]
    lines = [
        context.say(
            "compare_set", conditions=name, count=forms.count(t.count), known=t.with_figures,
            total=forms.euro(t.total_eur), land=forms.euro(t.land_eur),
        )
        for name, t in zip(names, totals, strict=True)
    ]  # fmt: skip
    rows = [
        ("Projekte", [str(t.count) for t in totals]),
        ("Gesamtkosten", [forms.euro(t.total_eur) for t in totals]),
        ("Landesförderung", [forms.euro(t.land_eur) for t in totals]),
    ]
    lines += [note for condition in query.conditions for note in region_note((condition,), context)]
    sums = sorted(zip([t.total_eur for t in totals], names, strict=True), reverse=True)
    if len(sums) > 1:
        gap = forms.euro(sums[0][0] - sums[-1][0])
        lines.append(context.say("compare_set_gap", high=sums[0][1], low=sums[-1][1], gap=gap))
    lines.append(context.say("compare_set_basis"))
    return Reply("\n".join(lines), (), (cards.comparison(names, rows),), _SOURCE)
