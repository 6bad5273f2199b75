"""Answers in Leichte Sprache: the same facts in short sentences; cards, buttons and source stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.answers import forms
from bot.answers.context import Context
from bot.answers.easy_facts import bullets, contact_lines, facts, name_of
from bot.answers.easy_forms import euro, explained, short_lines
from bot.answers.reply import Reply
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue import query as q

_WITHOUT_SOURCE = (q.ExpertReply, q.Facts, q.Compare, q.Talk, q.Fallback, q.AskProject, q.Choose, q.NotHeld)


def answer(query: q.Query, normal: Reply, context: Context) -> Reply:
    """The answer in easy words; what has no form of its own is the normal text in short lines."""
    make = _ANSWERS.get(type(query))
    lines: list[str] | None = make(query, normal, context) if make else None
    if lines is None:
        lines = short_lines(normal.text, context)
    if not isinstance(query, _WITHOUT_SOURCE):
        lines = [*lines, context.say("easy_source_pages")]
    return replace(normal, text="\n".join([*lines, *explained(lines, context)]))


def _facts(query: q.Facts, _normal: Reply, context: Context) -> list[str]:
    return facts(query, context)


def _listing(query: q.Listing, normal: Reply, context: Context) -> list[str] | None:
    """The projects of the card: the same ones in the same order as in the normal answer."""
    if not normal.cards:
        return None
    items = normal.cards[0]["items"]
    return [context.say("easy_list", count=forms.count(len(items))), *_items(items, context)]


def _rank(query: q.Rank, normal: Reply, context: Context) -> list[str] | None:
    if not normal.cards:
        return None
    items = normal.cards[0]["items"]
    return [context.say("easy_rank"), *_items(items, context, query.place), context.say("easy_rank_basis")]


def _items(items: Sequence[dict[str, Any]], context: Context, first: int = 1) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, first):
        lines += [f"{number}. {item['title']}", context.say("easy_place_line", place=item["place"])]
        lines += short_lines(item["note"], context)
        lines.append(context.say("easy_page_line", page=item["page"]))
    return lines


def _projects(projects: Sequence[Project], context: Context) -> list[str]:
    items = [{"title": p.label, "place": p.municipality, "note": "", "page": p.page} for p in projects]
    return _items(items, context)


def _found(ids: Sequence[str], context: Context) -> list[Project]:
    return [project for i in ids if (project := context.project(i))]


def _count(query: q.Count, _normal: Reply, context: Context) -> list[str]:
    number = context.catalogue.count(query.conditions)
    return context.say("easy_count", count=forms.count(number)).splitlines()


def _sum(query: q.Sum, _normal: Reply, context: Context) -> list[str] | None:
    totals = context.catalogue.totals(query.conditions)
    if not totals.with_figures:
        return None
    divisor = totals.with_figures if query.average else 1
    text = context.say(
        "easy_average" if query.average else "easy_sum",
        total=euro(round(totals.total_eur / divisor)), land=euro(round(totals.land_eur / divisor)),
        own=euro(round(totals.own_eur / divisor)), known=totals.with_figures, count=forms.count(totals.count),
    )  # fmt: skip
    return [*text.splitlines(), context.say("easy_calculated")]


def _compare(query: q.Compare, _normal: Reply, context: Context) -> list[str]:
    """One project after the other, and who was dearer."""
    lines = facts(q.Facts(query.projects, query.facets), context)
    known = [p for p in _found(query.projects, context) if p.total_eur is not None]
    if "money" in query.facets and len({p.total_eur for p in known}) > 1:
        dearest = max(known, key=lambda p: p.total_eur or 0)
        lines.append(context.say("easy_dearer", project=dearest.label))
    return lines


def _choose(query: q.Choose, _normal: Reply, context: Context) -> list[str]:
    found = _found(query.projects, context)
    intro = context.say("easy_choose", count=forms.count(len(found))).splitlines()
    return [*intro, *_projects(found, context), context.say("easy_choose_how")]


def _ask_project(_query: q.AskProject, _normal: Reply, context: Context) -> list[str]:
    return context.say("easy_ask_project").splitlines()


def _places(query: q.PlaceInfo, _normal: Reply, context: Context) -> list[str]:
    lines = [line for name in query.places for line in _place(name, context)]
    return lines + [
        line for name in query.outside for line in context.say("easy_place_outside", place=name).splitlines()
    ]


def _place(name: str, context: Context) -> list[str]:
    place = context.catalogue.place(name)
    if place is None:
        return context.say("easy_place_outside", place=name).splitlines()
    field = "kreis" if place.kind == "Kreis" else "place"
    found = context.catalogue.projects([Condition(field, (place.name,))])
    count = forms.count(len(found)) if found else context.say("easy_no_project")
    lines = [context.say("easy_place", place=place.name, count=count), *_projects(found, context)]
    region = context.catalogue.region(place.region) if place.region else None
    if region:
        return [*lines, context.say("easy_place_region", region=region.name)]
    return [*lines, context.say("easy_place_without_region", place=place.name)]


def _regions(query: q.RegionInfo, _normal: Reply, context: Context) -> list[str]:
    regions = context.catalogue.regions()
    chosen = [r for r in regions if r.id in query.regions]
    if not chosen:
        return [context.say("easy_regions", count=len(regions)), *bullets([r.name for r in regions])]
    lines: list[str] = []
    for r in chosen:
        text = context.say("easy_region", name=r.name, lead=r.lead_municipality, count=r.project_count)
        lines += [*text.splitlines(), *bullets(r.members)]
        lines += [line for fact in r.later for line in short_lines(fact.text, context)]
    return lines


def _nearby(query: q.Nearby, _normal: Reply, context: Context) -> list[str]:
    return [*context.say("easy_nearby").splitlines(), *_projects(_found(query.projects, context), context)]


def _not_held(query: q.NotHeld, _normal: Reply, context: Context) -> list[str]:
    lines = [context.say("easy_unknown_fact")]
    for project in _found(query.projects, context):
        lines += name_of(project, context)
        lines += contact_lines(project.contact, context) if project.contact else []
        lines.append(context.say("easy_source", page=project.page))
    return lines


def _talk(query: q.Talk, _normal: Reply, context: Context) -> list[str] | None:
    name = f"easy_talk_{query.response}"
    known = name in context.texts and query.repeated < _PERSON_AFTER - 1
    return context.say(name).splitlines() if known else None


def _fallback(query: q.Fallback, _normal: Reply, context: Context) -> list[str] | None:
    """The question back and the way to a person keep the words of the normal answer."""
    if query.misses >= _PERSON_AFTER or query.guesses:
        return None
    return context.say(f"easy_fallback_{query.misses}").splitlines()


_PERSON_AFTER = 3  # misses in a row


_ANSWERS: dict[type[Any], Callable[[Any, Reply, Context], list[str] | None]] = {
    q.ExpertReply: lambda query, normal, context: normal.text.split("\n"),  # its texts are easy already
    q.Facts: _facts,
    q.Listing: _listing,
    q.Rank: _rank,
    q.Count: _count,
    q.Sum: _sum,
    q.Compare: _compare,
    q.Choose: _choose,
    q.AskProject: _ask_project,
    q.PlaceInfo: _places,
    q.RegionInfo: _regions,
    q.Nearby: _nearby,
    q.NotHeld: _not_held,
    q.Talk: _talk,
    q.Fallback: _fallback,
}
