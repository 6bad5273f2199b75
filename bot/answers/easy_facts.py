"""Facts of single projects in Leichte Sprache: one statement a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers import forms
from bot.answers.context import Context
from bot.answers.easy_forms import euro, short_lines
from bot.answers.premises import corrections
from bot.catalogue.records import Contact, Project
from bot.dialogue.query import Facts

_MOST_SERVICES = 5


def facts(query: Facts, context: Context) -> list[str]:
    """All facets of all projects of the query, with the source under each project."""
    found = [project for i in query.projects if (project := context.project(i))]
    lines: list[str] = []
    for project in found:
        lines += [*([""] if lines else []), *name_of(project, context)]
        for sentence in corrections(query.premises, project, context):
            lines += short_lines(sentence, context)
        for facet in query.facets:
            lines += _FACETS[facet](project, context) or [context.say("easy_unknown_fact")]
        lines.append(context.say("easy_source", page=project.page))
    return lines


def name_of(project: Project, context: Context) -> list[str]:
    """What the project is called and where it is."""
    return [
        context.say("easy_project", project=project.label),
        context.say("easy_place_of_project", place=project.municipality),
    ]


def contact_lines(contact: Contact, context: Context) -> list[str]:
    """Name, phone and e-mail, one a line."""
    text = context.say("easy_contact", name=contact.name, phone=contact.phone, email=contact.email)
    return text.splitlines()


def bullets(items: Sequence[str]) -> list[str]:
    """One line for each item."""
    """The items of a list, one a line."""
    return [f"- {item}" for item in items]


def _summary(project: Project, context: Context) -> list[str]:
    if not project.has_details:
        return [context.say("easy_only_name_known")]
    lines = [context.say("easy_topics"), *bullets(project.topics)] if project.topics else []
    return lines + (_services(project, context) if project.services else [])


def _contact(project: Project, context: Context) -> list[str]:
    return contact_lines(project.contact, context) if project.contact else []


def _money(project: Project, context: Context) -> list[str]:
    total, land, own = project.total_eur, project.land_eur, project.own_eur
    if total is None or land is None or own is None:
        return []
    text = context.say("easy_money", total=euro(total), land=euro(land), own=euro(own))
    return [*text.splitlines(), context.say("easy_calculated")]


def _time(project: Project, context: Context) -> list[str]:
    if project.start is None or project.end is None:
        return []
    length = forms.duration(project.start, project.end)
    running = project.end >= context.today
    text = context.say(
        "easy_time_running" if running else "easy_time",
        start=forms.day(project.start), end=forms.day(project.end), duration=length,
    )  # fmt: skip
    return [*text.splitlines(), context.say("easy_calculated")]


def _transferability(project: Project, context: Context) -> list[str]:
    month = project.transferable_from
    return context.say("easy_transferability", month=forms.month(month)).splitlines() if month else []


def _milestones(project: Project, context: Context) -> list[str]:
    if not project.milestones:
        return []
    lines = [context.say("easy_milestones", count=len(project.milestones))]
    for milestone in project.milestones:
        lines.append(f"{milestone.number}. {milestone.title}")
        lines.append(context.say("easy_milestone_until", month=forms.month(milestone.until)))
    return lines


def _partners(project: Project, context: Context) -> list[str]:
    if project.lead is None:
        return []
    return [context.say("easy_partners"), *bullets((project.lead, *project.partners))]


def _reuse(project: Project, context: Context) -> list[str]:
    if not project.reuse:
        return []
    lines = [context.say("easy_reuse"), *bullets([offer.kind_name for offer in project.reuse])]
    return lines + _transferability(project, context) + _contact(project, context)


def _services(project: Project, context: Context) -> list[str]:
    if not project.services:
        return []
    return [context.say("easy_services"), *bullets(project.services[:_MOST_SERVICES])]


def _products(project: Project, context: Context) -> list[str]:
    return [context.say("easy_products"), *bullets(project.products)] if project.products else []


def _links(project: Project, context: Context) -> list[str]:
    if not project.links:
        return []
    named = [f"{link.label}: {link.url}" if link.url else link.label for link in project.links]
    note = [] if any(link.url for link in project.links) else [context.say("easy_links_without_address")]
    return [context.say("easy_links"), *bullets(named), *note]


def _page(project: Project, context: Context) -> list[str]:
    return [context.say("easy_chapter", category=project.category_name)]


_FACETS: dict[str, Callable[[Project, Context], list[str]]] = {
    "summary": _summary,
    "contact": _contact,
    "money": _money,
    "time": _time,
    "transferability": _transferability,
    "milestones": _milestones,
    "partners": _partners,
    "reuse": _reuse,
    "services": _services,
    "products": _products,
    "links": _links,
    "page": _page,
}
