"""Lists, counts, sums, averages, rankings and comparisons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.answers import cards, forms
from bot.answers.conditions import describe
from bot.answers.context import Context, title
from bot.answers.reply import Button, Reply
from bot.catalogue.conditions import RANGE_FIELDS, Condition
from bot.catalogue.records import Project, Region, Totals
from bot.dialogue.query import (
    Compare,
    CompareSets,
    Count,
    Listing,
    NoMatch,
    Organisations,
    Rank,
    RankSets,
    Sum,
)

_LONGEST_LIST = 30
_OFFERED = 4
_PLURAL = 3  # "die teuersten Projekte" without a number
_SOURCE = "Broschüre"

_MEASURES: dict[str, tuple[str, Callable[[Project], str]]] = {
    "total_eur": ("Gesamtkosten", lambda p: forms.euro(p.total_eur or 0)),
    "land_eur": ("Landesförderung", lambda p: forms.euro(p.land_eur or 0)),
    "own_eur": ("Eigenanteil (berechnet)", lambda p: forms.euro(p.own_eur or 0)),
    "share": ("Förderanteil des Landes (berechnet)", lambda p: forms.percent(p.land_eur or 0, p.total_eur or 0)),
    "start": ("Beginn", lambda p: forms.day(p.start) if p.start else ""),
    "end": ("Ende", lambda p: forms.day(p.end) if p.end else ""),
    "duration": ("Dauer (berechnet)", lambda p: forms.duration(p.start, p.end) if p.start and p.end else ""),
    "transferable": ("Übertragbar ab", lambda p: forms.month(p.transferable_from) if p.transferable_from else ""),
    "milestones": ("Meilensteine", lambda p: str(len(p.milestones))),
}  # fmt: skip


def listing(query: Listing, context: Context) -> Reply:
    """All matching projects with their number, and beside each the facts asked for."""
    order, descending = query.order or ("page", False)
    found = context.catalogue.projects(query.conditions, order, descending, _LONGEST_LIST + 1)
    described = describe(query.conditions, context)
    if not found:
        return Reply(context.say("list_empty", conditions=described))
    total = len(found) if len(found) <= _LONGEST_LIST else context.catalogue.count(query.conditions)
    shown = found[:_LONGEST_LIST]
    notes = [_note(project, query, context) for project in shown]
    lines = [
        context.say("list_intro", count=forms.count(total), conditions=described)
        .replace("  ", " ")
        .replace(" :", ":")
    ]
    lines += [_line(n, project, note) for n, (project, note) in enumerate(zip(shown, notes, strict=True), 1)]
    if "money" in query.facets and total > 1 and _one_group(query.conditions):
        lines += total_of(Sum(query.conditions), context)
    if total > len(shown):
        lines.append(context.say("list_more", rest=total - len(shown)))
    lines += _region_note(query.conditions, context) + _unknown_note(query.conditions, context)
    lines.append(context.say("source_pages"))
    buttons = tuple(Button(p.label, _payload(p)) for p in shown) if 1 < total <= _OFFERED else ()
    return Reply("\n".join(lines), buttons, (cards.listing(shown, notes),), _SOURCE)


def _one_group(conditions: Sequence[Condition]) -> bool:
    """Whether a list is a town, region or chapter, so that its sum means something."""
    return len(conditions) == 1 and conditions[0].field in {"place", "kreis", "carrier", "region", "category"}


def _payload(project: Project) -> str:
    return (
        project.label if project.municipality in project.label else f"{project.label} {project.municipality}"
    )


def _line(number: int, project: Project, note: str) -> str:
    line = f"{number}. {title(project)}, S. {project.page}"
    return f"{line}: {note}" if note else line


def _note(project: Project, query: Listing, context: Context) -> str:
    fields = [_FIELD_SHOWN.get(c.field, c.field) for c in query.conditions]
    fields = [f for f in fields if f in _MEASURES]
    if query.order:
        fields.append(query.order[0])
    parts = [_MEASURES[f][1](project) for f in dict.fromkeys(fields) if _known(project, f)]
    parts += [text for facet in query.facets if (text := _facet_note(project, facet, context))]
    return "; ".join(p for p in dict.fromkeys(parts) if p)


def _facet_note(project: Project, facet: str, context: Context) -> str:
    contact = project.contact
    if facet == "contact":
        return (
            context.say("contact_short", name=contact.name, phone=contact.phone, email=contact.email)
            if contact
            else context.say("unknown_short")
        )
    if facet == "money":
        return (
            forms.euro(project.total_eur) if project.total_eur is not None else context.say("unknown_short")
        )
    if facet == "time" and project.start and project.end:
        return f"{forms.day(project.start)} bis {forms.day(project.end)}"
    if facet == "transferability" and project.transferable_from:
        return f"übertragbar ab {forms.month(project.transferable_from)}"
    if facet == "partners" and project.lead:
        return forms.enumeration((project.lead, *project.partners))
    if facet == "reuse" and project.reuse:
        return forms.enumeration([offer.kind_name for offer in project.reuse])
    return context.say("unknown_short") if facet in {"time", "transferability", "partners", "reuse"} else ""


_FIELD_SHOWN = {"duration_days": "duration", "share_percent": "share"}


def _known(project: Project, field: str) -> bool:
    return project.has_details


def _unknown_note(conditions: Sequence[Condition], context: Context) -> list[str]:
    """Lists by figures rest on the projects whose figures are known; say so."""
    if not any(c.field in RANGE_FIELDS or c.field == "reuse" for c in conditions):
        return []
    without = context.catalogue.count([*_besides_figures(conditions), Condition("details", ("no",))])
    return [context.say("list_without_figures", count=forms.count(without))] if without else []


def _region_note(conditions: Sequence[Condition], context: Context) -> list[str]:
    """The brochure counts more projects in a region than it describes."""
    if len(conditions) != 1 or conditions[0].field != "region" or conditions[0].negated:
        return []
    regions = [r for r in context.catalogue.regions() if r.id in conditions[0].values]
    lines = [context.say("region_count", region=r.name, count=r.project_count) for r in regions]
    return lines + [context.say("fact_later", text=f.text, source=f.source, as_of=forms.as_of(f.as_of)) for r in regions for f in r.later]


def _besides_figures(conditions: Sequence[Condition]) -> list[Condition]:
    return [c for c in conditions if c.field not in RANGE_FIELDS and c.field != "reuse"]


def count(query: Count, context: Context) -> Reply:
    """How many projects match, out of those in the catalogue."""
    number = context.catalogue.count(query.conditions)
    described = describe(query.conditions, context)
    name = "count" if query.conditions else "count_all"
    text = context.say(name, count=forms.count(number), conditions=described)
    notes = _region_note(query.conditions, context) + _unknown_note(query.conditions, context)
    buttons = (Button("Welche sind das?"),) if 0 < number <= _LONGEST_LIST else ()
    return Reply("\n".join([text, *notes]), buttons, source=_SOURCE)


def total(query: Sum, context: Context) -> Reply:
    """Total, Land and own share over the matching projects, or their averages."""
    lines = total_of(query, context)
    described = describe(query.conditions, context) or context.say("all_projects")
    return Reply("\n".join([*lines, context.say("source_plain")]) if lines else context.say("sum_unknown", conditions=described), source=_SOURCE)


def total_of(query: Sum, context: Context) -> list[str]:
    """The sums in a sentence, and on how many projects they rest; empty if no figures are known."""
    totals = context.catalogue.totals(query.conditions)
    described = describe(query.conditions, context) or context.say("all_projects")
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
    return [context.say("average" if query.average else "sum", **facts), context.say("sum_basis", **facts)]


def rank(query: Rank, context: Context) -> Reply:
    """The first projects in an order, with the figure that decides."""
    found = context.catalogue.projects(
        query.conditions, query.order, query.descending, query.place + query.limit + 9
    )
    found = [p for p in found if p.has_details][query.place - 1 :]
    if not found:
        return Reply(
            context.say(
                "sum_unknown", conditions=describe(query.conditions, context) or context.say("all_projects")
            )
        )
    what, show = _MEASURES[query.order]
    ties = [p for p in found if show(p) == show(found[0])]
    limit = query.limit or (len(ties) if len(ties) > 1 else _PLURAL)
    shown = found[:limit]
    if query.place == 1:  # equal figures share the last place
        shown += [p for p in found[limit:] if show(p) == show(shown[-1])]
    notes = [f"{what}: {show(p)}" for p in shown]
    intro = context.say(
        "rank_intro", what=what, direction="höchste zuerst" if query.descending else "niedrigste zuerst",
        conditions=describe(query.conditions, context),
    ).replace(" :", ":").replace("  ", " ")  # fmt: skip
    lines = [
        intro,
        *(_line(n, p, note) for n, (p, note) in enumerate(zip(shown, notes, strict=True), query.place)),
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
        context.say(
            "rank_regions_basis" if query.by == "region" and query.measure == "count" else "compare_set_basis"
        )
    )
    return Reply("\n".join(lines), source=_SOURCE)


def _set_value(key: str, totals: Totals, query: RankSets, regions: Mapping[str, Region]) -> int:
    if query.measure == "count":
        return regions[key].project_count if query.by == "region" else totals.count
    return totals.total_eur if query.measure == "total_eur" else totals.land_eur


def organisations(query: Organisations, context: Context) -> Reply:
    """Every organisation with the projects it takes part in."""
    found: dict[str, list[str]] = {}
    for project in context.catalogue.projects(query.conditions):
        for name in (project.lead, *project.partners):
            if name:
                found.setdefault(name, []).append(project.title)
    partners = {n: t for n, t in found.items() if not n.startswith(("Stadt ", "Kreis ", "Klingenstadt"))}
    towns = [n for n in found if n not in partners]
    lines = [
        context.say("organisations"),
        *(f"- {n}: {forms.enumeration(list(dict.fromkeys(t)))}" for n, t in sorted(partners.items())),
    ]
    lines += [
        context.say("organisations_towns", towns=forms.enumeration(sorted(towns))),
        context.say("source_pages"),
    ]
    return Reply("\n".join(lines), source=_SOURCE)


def no_match(query: NoMatch, context: Context) -> Reply:
    """No project is about this; say what can be asked instead."""
    return Reply(
        context.say("no_match", words=forms.enumeration([f"„{w}“" for w in query.words])),
        (Button("Welche Projekte gibt es?"),),
    )


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
            context.say(
                "compare_start", project=first.label, start=forms.day(first.start) if first.start else ""
            )
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
    lines += [note for condition in query.conditions for note in _region_note((condition,), context)]
    lines.append(context.say("compare_set_basis"))
    return Reply("\n".join(lines), (), (cards.comparison(names, rows),), _SOURCE)
