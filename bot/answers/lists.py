"""Lists and counts of projects, and the honest answer when there are none."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import cards, forms
from bot.answers.conditions import describe
from bot.answers.context import Context
from bot.answers.figures import total_of
from bot.answers.measures import MEASURES
from bot.answers.notes import region_note, unknown_note
from bot.answers.project_line import project_line
from bot.answers.reply import Button, Reply
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue.query import Count, Listing, NoMatch, Organisations, Sum

_LONGEST_LIST = 30
_OFFERED = 4
_SOURCE = "Broschüre"
_FIELD_SHOWN = {"duration_days": "duration", "share_percent": "share"}


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
        context.say("list_intro", count=forms.count(total), conditions=described).replace("  ", " ").replace(" :", ":")
    ]
    lines += [project_line(n, project, note) for n, (project, note) in enumerate(zip(shown, notes, strict=True), 1)]
    if "money" in query.facets and total > 1 and _one_group(query.conditions):
        lines += total_of(Sum(query.conditions), context)
    if total > len(shown):
        lines.append(context.say("list_more", rest=total - len(shown)))
    lines += region_note(query.conditions, context) + unknown_note(query.conditions, context)
    lines.append(context.say("source_pages"))
    buttons = tuple(Button(p.label, _payload(p)) for p in shown) if 1 < total <= _OFFERED else ()
    return Reply("\n".join(lines), buttons, (cards.listing(shown, notes),), _SOURCE)


def _one_group(conditions: Sequence[Condition]) -> bool:
    """Whether a list is a town, region or chapter, so that its sum means something."""
    if len(conditions) != 1 or len(conditions[0].values) != 1:
        return False
    return conditions[0].field in {"place", "kreis", "carrier", "region", "category"}


def _payload(project: Project) -> str:
    return project.label if project.municipality in project.label else f"{project.label} {project.municipality}"


def _note(project: Project, query: Listing, context: Context) -> str:
    fields = [_FIELD_SHOWN.get(c.field, c.field) for c in query.conditions]
    fields = [f for f in fields if f in MEASURES]
    if query.order and query.order[0] in MEASURES:
        fields.append(query.order[0])
    parts = [MEASURES[f][1](project) for f in dict.fromkeys(fields) if _known(project, f)]
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
        if project.total_eur is None or project.land_eur is None or project.own_eur is None:
            return context.say("unknown_short")
        figures = {
            n: forms.euro(v)
            for n, v in (("total", project.total_eur), ("land", project.land_eur), ("own", project.own_eur))
        }
        return context.say("money_short", **figures)
    if facet == "time" and project.start and project.end:
        return f"{forms.day(project.start)} bis {forms.day(project.end)}"
    if facet == "transferability" and project.transferable_from:
        return f"übertragbar ab {forms.month(project.transferable_from)}"
    if facet == "partners" and project.lead:
        return forms.enumeration((project.lead, *project.partners))
    if facet == "reuse" and project.reuse:
        return forms.enumeration([offer.kind_name for offer in project.reuse])
    return context.say("unknown_short") if facet in {"time", "transferability", "partners", "reuse"} else ""


def _known(project: Project, field: str) -> bool:
    return project.has_details


def count(query: Count, context: Context) -> Reply:
    """How many projects match, out of those in the catalogue."""
    number = context.catalogue.count(query.conditions)
    described = describe(query.conditions, context)
    name = "count" if query.conditions else "count_all"
    text = context.say(name, count=forms.count(number), conditions=described)
    notes = region_note(query.conditions, context) + unknown_note(query.conditions, context)
    buttons = (Button("Welche sind das?"),) if 0 < number <= _LONGEST_LIST else ()
    return Reply("\n".join([text, *notes]), buttons, source=_SOURCE)


def no_match(query: NoMatch, context: Context) -> Reply:
    """No project is about this; say what can be asked instead."""
    return Reply(
        context.say("no_match", words=forms.enumeration([f"„{w}“" for w in query.words])),
        (Button("Welche Projekte gibt es?"),),
    )


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
        context.say("organisations" if partners else "organisations_none"),
        *(f"- {n}: {forms.enumeration(list(dict.fromkeys(t)))}" for n, t in sorted(partners.items())),
    ]
    lines += [
        context.say("organisations_towns", towns=forms.enumeration(sorted(towns))),
        context.say("source_pages"),
    ]
    return Reply("\n".join(lines), source=_SOURCE)
