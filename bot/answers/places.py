"""Towns: their projects or the lack of them, and where they belong."""

from __future__ import annotations

from bot.answers.blocks import Block, note, single, statement
from bot.answers.context import Context
from bot.answers.editions import grouped, sides
from bot.answers.reply import Reply
from bot.answers.sources import listed_source, pages_source
from bot.answers.town_halls import town_hall
from bot.answers.values import Count, Sentence, items, say, title, titles
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Place, Project, Region
from bot.dialogue.query import PlaceInfo

_REGION_PAGE = 5


def places(query: PlaceInfo, context: Context) -> Reply:
    """What is known of some towns."""
    blocks = [block for name in query.places for block in _place(name, context)]
    return Reply(*blocks, *(_outside(name) for name in query.outside))


def _outside(name: str) -> Block:
    return statement(say("place_outside", place=name))


def _place(name: str, context: Context) -> list[Block]:
    place = context.catalogue.place(name)
    if place is None:
        return [_outside(name)]
    region = context.catalogue.region(place.region) if place.region else None
    found = context.catalogue.projects([Condition("kreis" if place.kind == "Kreis" else "place", (place.name,))])
    belongs = statement(*_belongs(place, region))
    if found:
        return [*_projects(place, found), belongs, listed_source(found)]
    blocks = [statement(say("place_without_project", place=place.name)), belongs, *_as_partner(place, context)]
    if region:
        there = say("place_in_region", region=region.name, lead=region.lead_municipality)
        blocks += [statement(there), pages_source((_REGION_PAGE,))]
    return [*blocks, note(town_hall((place.name,)))]


def _projects(place: Place, found: list[Project]) -> list[Block]:
    if len(found) > 1:
        intro = say("place_projects", place=place.name, count=Count(len(found)))
        return grouped(intro, sides(found, ()), count=len(found))
    only = found[0]
    return [single(say("place_project", place=place.name, project=title(only)), only)]


def _as_partner(place: Place, context: Context) -> list[Block]:
    """Projects elsewhere in which the town takes part, or whose texts speak of it."""
    names = (f"Stadt {place.name}", f"Gemeinde {place.name}", place.name)
    found = context.catalogue.projects([Condition("partner", names)])
    named = context.catalogue.projects([Condition("text", (place.name,))])
    spoken = [p for p in named if p not in found and p.speaks_of(place.name)]
    said = [say("place_as_partner", place=place.name, projects=titles(found))] if found else []
    said += [say("place_spoken_of", place=place.name, projects=titles(spoken))] if spoken else []
    return [statement(*said)] if said else []


def _belongs(place: Place, region: Region | None) -> list[Sentence]:
    """The town's Kreis, Regierungsbezirk and Modellregion."""
    where = say("place_lies", place=place.name, bezirk=place.regierungsbezirk)
    if place.kreis not in {place.name, ""}:
        kreis = say(f"place_in_{_kind_of(place.kreis)}", kreis=place.kreis)
        where = say("place_lies_in_kreis", place=place.name, kreis=kreis, bezirk=place.regierungsbezirk)
    if region is None:
        return [where, say("place_without_region", place=place.name)]
    return [where, say("place_belongs", place=place.name, region=region.name, members=items(region.members))]


def _kind_of(kreis: str) -> str:
    if kreis.startswith("StädteRegion"):
        return "city_region"
    return "kreis" if "kreis" in kreis.casefold() else "kreis_named"
