"""Facts of single projects, one paragraph for each facet asked for."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers import cards, forms
from bot.answers.context import Context, page, title
from bot.answers.milestones import milestones
from bot.answers.premises import corrections
from bot.answers.reply import Button, Card, Reply
from bot.catalogue.records import Project
from bot.dialogue.passages import sentences
from bot.dialogue.query import Facts, Passage

_SUGGESTIONS = {
    "contact": "Wer ist zuständig?",
    "money": "Was kostet das?",
    "time": "Wie lange lief das?",
    "reuse": "Was können andere nachnutzen?",
    "milestones": "Welche Meilensteine gab es?",
    "summary": "Worum geht es?",
}
_MOST_SUGGESTIONS = 3


def answer(query: Facts, context: Context) -> Reply:
    """All facets of all projects of the query, with source and date under each project."""
    found = [project for i in query.projects if (project := context.project(i))]
    parts = [_project(project, query, context) for project in found]
    sources = tuple(page(p) for p in found)
    return Reply(
        text="\n\n".join(parts),
        buttons=_suggestions(found, query),
        cards=tuple(card for p in found for facet in query.facets for card in _cards(facet, p)),
        source="; ".join(dict.fromkeys(sources)),
    )


def passage(query: Passage, context: Context) -> Reply:
    """The sentences of the project's texts that hold what was asked."""
    project = context.project(query.project)
    if project is None:
        return Reply(context.say("not_held"))
    told = sentences(project)
    lines = [title(project), " ".join(told[n] for n in query.found if n < len(told))]
    lines.append(context.say("source", page=project.page))
    return Reply("\n".join(lines), _suggestions([project], Facts((project.id,), ("summary",))), source=page(project))


def _project(project: Project, query: Facts, context: Context) -> str:
    missing = (
        [context.say("missing", words=forms.enumeration([f"„{w}“" for w in query.missing]))] if query.missing else []
    )
    lines = [title(project), *missing, *corrections(query.premises, project, context)]
    lines += _confirmed(project, query, context)
    for facet in query.facets:
        lines += _FACETS[facet](project, query, context)
    lines.append(context.say("source", page=project.page))
    return "\n".join(dict.fromkeys(lines))


def _confirmed(project: Project, query: Facts, context: Context) -> list[str]:
    """„Nutzt ihr dort Liferay?“: topics and products of the question that the project really has."""
    own = {*project.topics, *project.services, *project.products}
    shared = [tag for tag in query.tags if tag in own]
    if not shared or "summary" in query.facets:
        return []
    return [context.say("tags", tags=forms.enumeration([f"„{t}“" for t in dict.fromkeys(shared)]))]


def _suggestions(found: list[Project], query: Facts) -> tuple[Button, ...]:
    if len(found) != 1 or not found[0].has_details:
        return ()
    titles = [t for facet, t in _SUGGESTIONS.items() if facet not in query.facets]
    return tuple(Button(t) for t in titles[:_MOST_SUGGESTIONS])


def _cards(facet: str, project: Project) -> list[Card]:
    make = cards.BY_FACET.get(facet)
    card = make(project) if make else None
    return [card] if card else []


def _unknown(project: Project, what: str, context: Context) -> list[str]:
    return [context.say("unknown_fact", what=what, project=project.label)]


def _summary(project: Project, _query: Facts, context: Context) -> list[str]:
    if not project.summary:
        return [context.say("only_name_known", region=project.region_name, category=project.category_name)]
    return [project.summary]


def _contact(project: Project, _query: Facts, context: Context) -> list[str]:
    contact = project.contact
    if contact is None:
        return _unknown(project, "eine Ansprechperson", context)
    return [context.say("contact", name=contact.name, phone=contact.phone, email=contact.email)]


def _money(project: Project, _query: Facts, context: Context) -> list[str]:
    total, land, own = project.total_eur, project.land_eur, project.own_eur
    if total is None or land is None or own is None:
        return _unknown(project, "die Kosten und die Förderung", context)
    return [
        context.say(
            "money",
            total=forms.euro(total),
            land=forms.euro(land),
            land_share=forms.percent(land, total),
            own=forms.euro(own),
            own_share=forms.percent(own, total),
        )
    ]


def _time(project: Project, _query: Facts, context: Context) -> list[str]:
    if project.start is None or project.end is None:
        return _unknown(project, "die Laufzeit", context)
    length = forms.duration(project.start, project.end)
    period = context.say("time", start=forms.day(project.start), end=forms.day(project.end), duration=length)
    progress = "project_running" if project.end >= context.today else "project_finished"
    return [f"{period} {context.say(progress)}"]


def _transferability(project: Project, _query: Facts, context: Context) -> list[str]:
    if project.transferable_from is None:
        return _unknown(project, "die Übertragbarkeit", context)
    return [context.say("transferability", month=forms.month(project.transferable_from))]


def _partners(project: Project, _query: Facts, context: Context) -> list[str]:
    if project.lead is None:
        return _unknown(project, "die beteiligten Organisationen", context)
    if not project.partners:
        return [context.say("lead_only", lead=project.lead)]
    return [context.say("partners", lead=project.lead, partners=forms.enumeration(project.partners))]


def _reuse(project: Project, _query: Facts, context: Context) -> list[str]:
    if not project.reuse:
        return _unknown(project, "ein Angebot zur Nachnutzung", context)
    lines = [context.say("reuse_intro"), *(f"- {offer.kind_name}: {offer.text}" for offer in project.reuse)]
    if project.transferable_from:
        lines.append(context.say("transferability", month=forms.month(project.transferable_from)))
    if project.contact:
        lines.append(context.say("reuse_contact", name=project.contact.name, phone=project.contact.phone))
    return lines


def _services(project: Project, _query: Facts, context: Context) -> list[str]:
    if not project.services:
        if project.products:
            return [context.say("no_services"), *_products(project, _query, context)]
        return [context.say("no_services"), *_summary(project, _query, context)]
    return [context.say("services", services=forms.enumeration(project.services))]


def _products(project: Project, _query: Facts, context: Context) -> list[str]:
    if not project.products:
        return _unknown(project, "eingesetzte Produkte", context)
    return [context.say("products", products=forms.enumeration(project.products))]


def _links(project: Project, _query: Facts, context: Context) -> list[str]:
    if not project.links:
        return _unknown(project, "Links", context)
    named = [f"{link.label}: {link.url}" if link.url else link.label for link in project.links]
    note = [] if any(link.url for link in project.links) else [context.say("links_without_address")]
    return [context.say("links", links="; ".join(named)), *note]


def _page(project: Project, _query: Facts, context: Context) -> list[str]:
    return [context.say("page", page=project.page, category=project.category_name)]


_FACETS: dict[str, Callable[[Project, Facts, Context], list[str]]] = {
    "summary": _summary,
    "contact": _contact,
    "money": _money,
    "time": _time,
    "transferability": _transferability,
    "milestones": milestones,
    "partners": _partners,
    "reuse": _reuse,
    "services": _services,
    "products": _products,
    "links": _links,
    "page": _page,
}
