"""What can be asked of a project, each facet in one place: what is known of it.

How it is said follows its name in domain.yml: utter_fact_<facet>, utter_item_<facet> (one of several),
utter_short_<facet> (beside a project in a list), utter_what_<facet> ("die Kosten"), utter_about_<facet> ("den Kosten"),
utter_ask_<facet> (the question on a button).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.answers.blocks import Filled, Part, Told
from bot.answers.measures import amount, length
from bot.answers.values import Count, Euro, Quote, Sentence, Share, Time, Values, day, items, say
from bot.catalogue.records import Link, Project
from bot.dialogue.milestones import meant_milestones


@dataclass(frozen=True)
class Asked:
    """A project with what bears on the wording: the words of the question, and the day."""

    project: Project
    words: tuple[str, ...] = ()
    today: date = date.max
    aspects: tuple[str, ...] = ()


Sentences = tuple[Sentence, ...]


@dataclass(frozen=True)
class Facet:
    """What fills its sentence (None: nothing is known), what fills that of each item, what is said around them."""

    values: Callable[[Asked], Values | None]
    items: Callable[[Project], tuple[Values, ...]] = lambda _: ()
    before: Callable[[Asked], Sentences] = lambda _: ()
    after: Callable[[Asked], Sentences] = lambda _: ()
    unknown: Callable[[Asked], Sentences] | None = None


# The parts of a facet that can be asked for by themselves: utter_fact_<facet>_<part> says them first.
_ASPECTS = {"money": ("share", "own_share"), "time": ("months", "start", "end", "finished", "unfinished")}


def told(name: str, asked: Asked) -> Told:
    """What is known of a facet, or that nothing is."""
    facet = FACETS[name]
    values = facet.values(asked)
    if values is None:
        return Told((facet.unknown or _nothing(name))(asked), facet=name)
    aspect = next((f"_{a}" for a in asked.aspects if a in _ASPECTS.get(name, ())), "")
    said = (*facet.before(asked), Sentence(f"fact_{name}{aspect}", values))
    entries = tuple(Filled((Sentence(f"item_{name}", item),), item) for item in facet.items(asked.project))
    return Told(said, values, name, entries, Part(facet.after(asked)))


# Of these a later fact tells something, but not what the question is after.
WITH_A_VALUE = frozenset({"contact", "money", "time", "transferability"})


def _nothing(name: str) -> Callable[[Asked], Sentences]:
    """Nothing is known, unless later facts tell of it below."""

    def said(asked: Asked) -> Sentences:
        if any(fact.about == name for fact in asked.project.later):
            return (say("unknown_but", facet=say(f"about_{name}")),) if name in WITH_A_VALUE else ()
        later = asked.project.later_sources
        return (say("unknown_fact_later" if later else "unknown_fact", facet=say(f"about_{name}")),)

    return said


def short(name: str, project: Project) -> Sentence:
    """The facet beside a project in a list."""
    values = FACETS[name].values(Asked(project))
    if not values and name == "money" and (part := _part_of_money(project)):
        return part
    return Sentence(f"short_{name}", values) if values else _later_instead(name, project)


def _later_instead(name: str, project: Project) -> Sentence:
    """What later facts tell of a facet without a value."""
    told = " ".join(fact.text for fact in project.later if fact.about == name)
    return say("fact", text=Quote(told)) if told else say("unknown_short")


def _summary(asked: Asked) -> Values | None:
    project = asked.project
    if not project.summary:
        return None
    return {"summary": Quote(project.summary), "topics": items(project.topics), "region": project.region_name}


def _only_name(asked: Asked) -> Sentences:
    return (say("only_name_known", region=asked.project.region_name, category=asked.project.category_name),)


def _contact(asked: Asked) -> Values | None:
    found = asked.project.contact
    return {"name": found.name, "phone": found.phone, "email": found.email} if found else None


def _employer(asked: Asked) -> Sentences:
    """Who leads the project, if that is not the municipality: the contact person mostly works there."""
    lead = asked.project.lead
    elsewhere = asked.project.contact and lead and not lead.endswith(asked.project.municipality)
    return (say("contact_lead", lead=lead),) if elsewhere and lead else ()


def _lead_at_least(asked: Asked) -> Sentences:
    """Without a contact person, who leads the project is a way to one."""
    lead = asked.project.lead
    return (*_nothing("contact")(asked), *((say("contact_lead", lead=lead),) if lead else ()))


def _money(asked: Asked) -> Values | None:
    total, land, own = asked.project.total_eur, asked.project.land_eur, asked.project.own_eur
    if total is None or land is None or own is None:
        return None
    return {
        "total": amount(asked.project, "total_eur"), "land": amount(asked.project, "land_eur"),
        "land_share": Share(land, total),
        "own": Euro(own, calculated=True, rounded=bool(asked.project.rounded)), "own_share": Share(own, total),
    }  # fmt: skip


def _part_of_money(project: Project) -> Sentence | None:
    """One of the two amounts, if only one is known."""
    if project.land_eur is not None:
        return say("only_land", land=amount(project, "land_eur"))
    return None if project.total_eur is None else say("only_total", total=amount(project, "total_eur"))


def _without_both(asked: Asked) -> Sentences:
    part = _part_of_money(asked.project)
    return (part,) if part else _nothing("money")(asked)


def _time(asked: Asked) -> Values | None:
    project = asked.project
    if project.start is None or project.end is None:
        return None
    running = project.end >= asked.today
    return {
        "start": day(project.start), "end": day(project.end), "duration": length(project),
        **({"months": Count(length(project).months, "month")} if "months" in asked.aspects else {}),
        "progress": say("project_running" if running else "project_finished"),
        "is_finished": say("no" if running else "yes"), "is_running": say("yes" if running else "no"),
    }  # fmt: skip


def _transferability(asked: Asked) -> Values | None:
    month = asked.project.transferable_from
    return {"month": Time(month)} if month else None


def _milestones(asked: Asked) -> Values | None:
    stones = asked.project.milestones
    return {"count": Count(len(stones), "milestone")} if stones else None


def _each_milestone(project: Project) -> tuple[Values, ...]:
    return tuple({"number": m.number, "title": m.title, "month": Time(m.until)} for m in project.milestones)


def _meant(asked: Asked) -> Sentences:
    """The milestones of which the question speaks."""
    meant = meant_milestones(asked.project, asked.words)
    return tuple(say("milestone_meant", title=one.title, month=Time(one.until)) for one in meant)


def _partners(asked: Asked) -> Values | None:
    project = asked.project
    if not project.lead:
        return None
    partners = items(project.partners)
    name = "other_partners" if project.partners else "no_other_partners"
    said = say(name, lead=project.lead, partners=partners)
    return {"said": said, "lead": project.lead, "partners": partners, "all": items((project.lead, *project.partners))}


def _reuse(asked: Asked) -> Values | None:
    offers = asked.project.reuse
    return {"kinds": items([offer.kind_name for offer in offers])} if offers else None


def _each_reuse(project: Project) -> tuple[Values, ...]:
    return tuple({"kind": offer.kind_name, "text": Quote(offer.text)} for offer in project.reuse)


def _from_when_and_whom(asked: Asked) -> Sentences:
    month, contact = _transferability(asked), _contact(asked)
    said = (Sentence("fact_transferability", month),) if month else ()
    return (*said, Sentence("reuse_contact", contact)) if contact else said


def _instead_of_services(asked: Asked) -> Sentences:
    return (say("no_services"), *told("products" if asked.project.products else "summary", asked).said)


def _links(asked: Asked) -> Values | None:
    return {} if _addresses(asked.project) else None


def _each_link(project: Project) -> tuple[Values, ...]:
    return tuple(
        {"name": f"{link.label}: {link.url}" if link.url else link.label, "label": link.label, "url": link.url or ""}
        for link in _addresses(project)
    )


def _addresses(project: Project) -> list[Link]:
    """The links of a project, and the later sources that have an address."""
    return [*project.links, *(Link(source.title, source.url) for source in project.later_sources if source.url)]


def _without_address(asked: Asked) -> Sentences:
    return () if any(link.url for link in _addresses(asked.project)) else (say("links_without_address"),)


def _page(asked: Asked) -> Values | None:
    project = asked.project
    return {"page": project.page, "category": project.category_name} if project.page else None


def _not_in_brochure(_asked: Asked) -> Sentences:
    return (say("not_in_brochure"),)


def _names(field: str) -> Callable[[Asked], Values | None]:
    def values(asked: Asked) -> Values | None:
        names: tuple[str, ...] = getattr(asked.project, field)
        return {field: items(names)} if names else None

    return values


FACETS: dict[str, Facet] = {
    "summary": Facet(_summary, unknown=_only_name),
    "contact": Facet(_contact, after=_employer, unknown=_lead_at_least),
    "money": Facet(_money, unknown=_without_both),
    "time": Facet(_time),
    "transferability": Facet(_transferability),
    "milestones": Facet(_milestones, _each_milestone, before=_meant),
    "partners": Facet(_partners),
    "reuse": Facet(_reuse, _each_reuse, after=_from_when_and_whom),
    "services": Facet(_names("services"), unknown=_instead_of_services),
    "products": Facet(_names("products")),
    "links": Facet(_links, _each_link, after=_without_address),
    "region": Facet(lambda asked: {"region": asked.project.region_name, "place": asked.project.municipality}),
    "page": Facet(_page, unknown=_not_in_brochure),
}
SHOWN_BESIDE = frozenset({"contact", "money", "time", "transferability", "partners", "reuse", "region"})
