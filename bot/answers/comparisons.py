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


def _verdicts(found: list[Project], facets: Sequence[str], context: Context) -> list[str]:
    known = [p for p in found if p.has_details]
    if len(known) < 2:
        return []
    lines = []
    if "money" in facets:
        by_cost = sorted(known, key=lambda p: p.total_eur or 0)
        low, high = by_cost[0], by_cost[-1]
        gap = (high.total_eur or 0) - (low.total_eur or 0)
        lines.append(
            context.say("compare_money", high=high.label, low=low.label, gap=forms.euro(gap))
            if gap
            else context.say("compare_equal")
        )
    if "time" in facets:
        first = min(known, key=lambda p: p.start.isoformat() if p.start else "")
        lines.append(
            context.say("compare_start", project=first.label, start=forms.day(first.start) if first.start else "")
        )
    return lines


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
    lines.append(context.say("compare_set_basis"))
    return Reply("\n".join(lines), (), (cards.comparison(names, rows),), _SOURCE)
