"""The programme, its regions and places, terms and chapters."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import forms
from bot.answers.context import Context, title
from bot.answers.reply import Button, Reply
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Fact, Place, Region
from bot.dialogue.query import Announced, Explain, PlaceInfo, Programme, RegionInfo

_SOURCE = "Broschüre"
_MANY = 4


def programme(query: Programme, context: Context) -> Reply:
    """Facts about the programme; what became known later is marked as such."""
    facts = [fact for i in query.facts if (fact := context.catalogue.fact(i))]
    return Reply("\n".join(_fact(f, context) for f in facts), source="; ".join(dict.fromkeys(f.source for f in facts)))


def _fact(fact: Fact, context: Context) -> str:
    name = "fact_later" if fact.later else "fact"
    return context.say(name, text=fact.text, source=fact.source, as_of=forms.as_of(fact.as_of))


def regions(query: RegionInfo, context: Context) -> Reply:
    """Members, lead, focus and number of projects; without a region: all of them in a line each."""
    found = context.catalogue.regions()
    wanted = [r for r in found if r.id in query.regions]
    if wanted:
        return Reply("\n\n".join(_region(r, context) for r in wanted), source=f"Broschüre, S. {wanted[0].page}")
    lines = [context.say("regions_intro", count=len(found))]
    lines += [
        context.say(
            "region_line",
            name=r.name,
            lead=r.lead_municipality,
            bezirk=r.regierungsbezirk,
            count=r.project_count,
        )
        for r in found
    ]
    lines.append(context.say("source", page=found[0].page if found else 5))
    return Reply("\n".join(lines), tuple(Button(f"Modellregion {r.name}") for r in found), source=_SOURCE)


def _region(region: Region, context: Context) -> str:
    known = context.catalogue.count([Condition("region", (region.id,))])
    lines = [
        context.say(
            "region", name=region.name, lead=region.lead_municipality, members=forms.enumeration(region.members),
            bezirk=region.regierungsbezirk, count=region.project_count, known=forms.count(known), focus=region.focus,
        ),
        *(_fact(fact, context) for fact in region.later),
        context.say("source", page=region.page),
    ]  # fmt: skip
    return "\n".join(lines)


def places(query: PlaceInfo, context: Context) -> Reply:
    """Towns: their projects or the lack of them, and where they belong."""
    parts = [_place(name, context) for name in query.places]
    parts += [context.say("place_outside", place=name) for name in query.outside]
    return Reply("\n\n".join(parts), source=_SOURCE)


def _place(name: str, context: Context) -> str:
    place = context.catalogue.place(name)
    if place is None:
        return context.say("place_outside", place=name)
    field = "kreis" if place.kind == "Kreis" else "place"
    projects = context.catalogue.projects([Condition(field, (place.name,))])
    where = [_belongs(place, context)]
    if not projects:
        where.insert(0, context.say("place_without_project", place=place.name))
        where += _as_partner(place, context)
        region = context.catalogue.region(place.region) if place.region else None
        if region:
            where.append(
                context.say("place_in_region", place=place.name, region=region.name, lead=region.lead_municipality)
            )
        return "\n".join(where)
    lines = [context.say("place_projects", place=place.name, count=forms.count(len(projects)))]
    lines += [f"{n}. {title(p)}, S. {p.page}" for n, p in enumerate(projects, 1)]
    return "\n".join([*lines, *where, context.say("source_pages")])


def _as_partner(place: Place, context: Context) -> list[str]:
    """Projects elsewhere in which the town takes part."""
    found = context.catalogue.projects([Condition("partner", (f"Stadt {place.name}", place.name))])
    return (
        [context.say("place_as_partner", place=place.name, projects=forms.enumeration([title(p) for p in found]))]
        if found
        else []
    )


def _belongs(place: Place, context: Context) -> str:
    region = context.catalogue.region(place.region) if place.region else None
    name = "place_belongs_region" if region else "place_belongs"
    kreis = "" if place.kreis in {place.name, ""} else f"{_with_article(place.kreis)}, "
    return context.say(
        name,
        place=place.name,
        kreis=kreis,
        bezirk=place.regierungsbezirk,
        region=region.name if region else "",
        members=forms.enumeration(region.members) if region else "",
    )


def _with_article(kreis: str) -> str:
    if kreis.startswith("StädteRegion"):
        return f"in der {kreis}"
    return (
        f"im {kreis}"
        if kreis.startswith("Kreis ") or kreis.endswith("kreis") or "Kreis" in kreis
        else f"im Kreis {kreis}"
    )


def explain(query: Explain, context: Context) -> Reply:
    """Glossary entries and kinds of reuse."""
    lines = []
    for term_id in query.terms:
        term = context.catalogue.term(term_id)
        if term:
            lines.append(context.say("term", text=term.text, source=term.source))
            lines += _about(term.term, context)
    kinds = {kind.id: kind for kind in context.catalogue.reuse_kinds()}
    chosen = [kinds[i] for i in query.reuse_kinds if i in kinds]
    if len(chosen) > 1:
        lines.append(context.say("reuse_kinds_intro", count=len(chosen)))
    lines += [f"- {kind.name}: {kind.explanation}" for kind in chosen]
    if chosen:
        lines.append(context.say("source", page=6))
    buttons = tuple(Button(f"Welche Projekte bieten {kind.name}?") for kind in chosen[:4])
    return Reply("\n".join(lines), buttons, source=_SOURCE)


def _about(term: str, context: Context) -> list[str]:
    """The few projects that are about a term."""
    found = context.catalogue.projects([Condition("topic", (term,))], limit=_MANY + 1)
    if not found or len(found) > _MANY:
        return []
    return [context.say("term_projects", projects=forms.enumeration([title(p) for p in found]))]


def announced(query: Announced, context: Context) -> Reply:
    """A chapter whose projects are not in the catalogue."""
    categories = context.catalogue.categories()
    chapter = next(c for c in categories if c.id == query.category)
    held: Sequence[str] = [c.name for c in categories if not c.announced]
    text = context.say("announced", chapter=chapter.name, page=chapter.page, held=forms.enumeration(held))
    return Reply(text, tuple(Button(f"Welche {name} gibt es?") for name in held), source=_SOURCE)
