"""Facts of single projects in short English; titles, topics and milestones stay German, as the source prints them."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers import english_forms as forms
from bot.answers.context import Context, title
from bot.answers.reply import Reply
from bot.catalogue.records import Project
from bot.dialogue.query import Facts


def answer(query: Facts, context: Context) -> Reply:
    """All facets of all projects of the query."""
    found = [project for i in query.projects if (project := context.project(i))]
    return Reply("\n\n".join(_project(project, query.facets, context) for project in found))


def _project(project: Project, facets: tuple[str, ...], context: Context) -> str:
    lines = [title(project)]
    for facet in facets:
        lines += _FACETS[facet](project, context) or [context.say("english_unknown_fact")]
    return "\n".join([*dict.fromkeys(lines), context.say("english_source", page=project.page)])


def _summary(project: Project, context: Context) -> list[str]:
    if not project.has_details:
        return [context.say("english_only_name_known", region=project.region_name)]
    about = [context.say("english_summary", topics=", ".join(project.topics), region=project.region_name)]
    return about + (_services(project, context) if project.services else [])


def _contact(project: Project, context: Context) -> list[str]:
    found = project.contact
    if found is None:
        return []
    return [context.say("english_contact", name=found.name, phone=found.phone, email=found.email)]


def _money(project: Project, context: Context) -> list[str]:
    total, land, own = project.total_eur, project.land_eur, project.own_eur
    if total is None or land is None or own is None:
        return []
    return [context.say("english_money", total=forms.euro(total), land=forms.euro(land), own=forms.euro(own))]


def _time(project: Project, context: Context) -> list[str]:
    if project.start is None or project.end is None:
        return []
    start, end = forms.day(project.start), forms.day(project.end)
    length = forms.duration(project.start, project.end)
    return [context.say("english_time", start=start, end=end, duration=length)]


def _transferability(project: Project, context: Context) -> list[str]:
    month = project.transferable_from
    return [context.say("english_transferability", month=forms.month(month))] if month else []


def _milestones(project: Project, _context: Context) -> list[str]:
    return [f"{m.number}. {m.title} – by {forms.month(m.until)}" for m in project.milestones]


def _partners(project: Project, context: Context) -> list[str]:
    if project.lead is None:
        return []
    names = ", ".join((project.lead, *project.partners))
    return [context.say("english_partners", partners=names)]


def _reuse(project: Project, context: Context) -> list[str]:
    if not project.reuse:
        return []
    kinds = ", ".join(offer.kind_name for offer in project.reuse)
    return [context.say("english_reuse", kinds=kinds), *_transferability(project, context)]


def _services(project: Project, context: Context) -> list[str]:
    return [context.say("english_services", services=", ".join(project.services))] if project.services else []


def _products(project: Project, context: Context) -> list[str]:
    return [context.say("english_products", products=", ".join(project.products))] if project.products else []


def _links(project: Project, context: Context) -> list[str]:
    named = [f"{link.label}: {link.url}" if link.url else link.label for link in project.links]
    return [context.say("english_links", links="; ".join(named))] if named else []


def _page(project: Project, context: Context) -> list[str]:
    return [context.say("english_page", page=project.page)]


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
