"""Where a citizen finds a service: the town's project, or honestly its town hall, with whose pilot there was."""

from __future__ import annotations

from bot.answers.blocks import Block, Item, List, many, note, single, statement
from bot.answers.context import Context
from bot.answers.entries import where
from bot.answers.reply import Reply, suggest_projects
from bot.answers.sources import listed_source
from bot.answers.town_halls import located, town_hall
from bot.answers.values import Count, Names, Sentence, Value, say, title
from bot.catalogue.records import Project
from bot.dialogue.query import Errand
from bot.understanding.town_hall import OFFICES


def errand(query: Errand, context: Context) -> Reply:
    """The projects that offer it there, else what is not known and who knows."""
    found, pilots = context.projects(query.projects), context.projects(query.pilots)
    blocks: list[Block] = []
    told = _not_known(query, bool(found), bool(pilots))
    blocks += [statement(*told)] if told else []
    if found:
        blocks.append(_offers(found, "service", query.services))
    if pilots:
        blocks.append(_offers(pilots, "pilot", query.services, portals=not query.towns))
    shown = found or pilots
    if shown:
        helped = [] if told else [say("service_else")]
        blocks += [note(say("service_limits"), *helped), listed_source(shown)]
    return Reply(*blocks, suggestions=suggest_projects(shown) if len(shown) > 1 else ())


def _not_known(query: Errand, found: bool, pilots: bool) -> list[Sentence]:
    """What no project tells, and the way to the town hall."""
    told = [] if found else _no_project(query, pilots)
    if query.fact:
        told.append(say("errand_fact"))
    if query.fact or not found:
        told.append(town_hall(query.towns))
    return told


def _no_project(query: Errand, pilots: bool) -> list[Sentence]:
    """That no project offers it in the towns, or anywhere; of an office nobody expects a project."""
    services = tuple(name for name in query.services if name not in OFFICES)
    if services and query.towns:
        named = Names(services, "or", quoted=True)
        return [say("errand_unknown_there", services=named, where=located(query.towns))]
    return [] if pilots or query.fact else [say("errand_unknown")]


def _offers(projects: list[Project], kind: str, services: tuple[str, ...], portals: bool = True) -> List:
    """Projects that offer a service, one alone in a sentence; each with its portal, which is no way for other towns."""
    ways = [_where(project) if portals else "" for project in projects]
    if len(projects) == 1:
        (only,) = projects
        about = say("errand_about", services=Names(services, quoted=True)) if services else ""
        return single(say(f"{kind}s_one", about=about, project=title(only), where=ways[0]), only)
    offers = (Item((_offer(p, way),), p, (way,)) for p, way in zip(projects, ways, strict=True))
    return many(say(f"{kind}s_intro", count=Count(len(projects))), tuple(offers))


def _offer(project: Project, way: Value) -> Sentence:
    place = project.municipality
    return say("service", project=title(project), label=project.label, place=place, page=where(project), where=way)


def _where(project: Project) -> Value:
    """The portal that the project links."""
    portals = [link.label.removeprefix("Link zum ") for link in project.links if "erviceportal" in link.label]
    return say("service_where", portal=portals[0]) if portals else ""
