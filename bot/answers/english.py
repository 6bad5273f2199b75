"""Short English answers to the questions that visitors without German ask most; the rest is said in German."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.answers import english_facts, experts
from bot.answers import english_forms as forms
from bot.answers.context import Context, title
from bot.answers.reply import Button, Reply
from bot.catalogue.conditions import RANGE_FIELDS, Condition
from bot.catalogue.records import Project
from bot.dialogue import query as q

_LONGEST_LIST = 30
_BUTTONS = (Button("Which projects are there in Soest?"), Button("Who is responsible for govchain?"))


def answer(query: q.Query, normal: Reply, context: Context) -> Reply:
    """The English answer; ``normal`` is the German one, used where there is none in English."""
    make = _ANSWERS.get(type(query))
    if make is None:
        return replace(normal, text=f"{context.say('english_only_german')}\n{normal.text}", buttons=(), cards=())
    reply: Reply = make(query, context)
    return reply


def with_hint(replies: Sequence[Reply], context: Context) -> list[Reply]:
    """Once in each message: German is the language that works best here."""
    *first, last = replies
    return [*first, replace(last, text=f"{last.text}\n{context.say('english_hint')}")]


def _listing(query: q.Listing, context: Context) -> Reply:
    order, descending = query.order or ("page", False)
    found = context.catalogue.projects(query.conditions, order, descending)
    named = _named(query.conditions, context)
    if not found:
        return Reply(context.say("english_list_empty", named=named))
    intro = context.say("english_list", count=forms.count(len(found)), named=named)
    lines = _lines(found[:_LONGEST_LIST], [_note(p, query.facets, context) for p in found])
    return Reply("\n".join([intro, *lines, context.say("english_source_pages")]))


def _lines(projects: Sequence[Project], notes: Sequence[str] = ()) -> list[str]:
    noted = [*notes, *[""] * len(projects)]
    lines = [f"{n}. {title(p)}, p. {p.page}" for n, p in enumerate(projects, 1)]
    return [f"{line}: {note}" if note else line for line, note in zip(lines, noted)]  # noqa: B905 -- notes may be more


def _note(project: Project, facets: Sequence[str], context: Context) -> str:
    notes = []
    if "contact" in facets and project.contact:
        found = project.contact
        notes.append(context.say("english_contact", name=found.name, phone=found.phone, email=found.email))
    if "money" in facets and project.total_eur is not None:
        notes.append(forms.euro(project.total_eur))
    if "time" in facets and project.start and project.end:
        notes.append(f"{forms.day(project.start)} to {forms.day(project.end)}")
    return "; ".join(notes)


def _named(conditions: Sequence[Condition], context: Context) -> str:
    """What narrows the projects down, as far as it has a name: " (Soest, Kita)"."""
    names = {r.id: r.name for r in context.catalogue.regions()}
    names |= {c.id: c.name for c in context.catalogue.categories()}
    names |= {k.id: k.name for k in context.catalogue.reuse_kinds()}
    words = [
        ("not " if c.negated else "") + names.get(value, value).removeprefix("=")
        for c in conditions
        if c.field not in RANGE_FIELDS | {"project", "details"}
        for value in c.values
    ]
    return f" ({', '.join(words)})" if words else ""


def _count(query: q.Count, context: Context) -> Reply:
    number = context.catalogue.count(query.conditions)
    return Reply(context.say("english_count", count=forms.count(number), named=_named(query.conditions, context)))


def _sum(query: q.Sum, context: Context) -> Reply:
    totals = context.catalogue.totals(query.conditions)
    if not totals.with_figures:
        return Reply(context.say("english_unknown_fact"))
    divisor = totals.with_figures if query.average else 1
    return Reply(
        context.say(
            "english_average" if query.average else "english_sum",
            named=_named(query.conditions, context),
            total=forms.euro(round(totals.total_eur / divisor)),
            land=forms.euro(round(totals.land_eur / divisor)),
            own=forms.euro(round(totals.own_eur / divisor)),
            known=totals.with_figures,
            count=forms.count(totals.count),
        )
    )


_MEASURES: dict[str, tuple[str, Callable[[Project], str]]] = {
    "total_eur": ("total cost", lambda p: forms.euro(p.total_eur or 0)),
    "land_eur": ("paid by the state", lambda p: forms.euro(p.land_eur or 0)),
    "own_eur": ("own share (calculated)", lambda p: forms.euro(p.own_eur or 0)),
    "start": ("start", lambda p: forms.day(p.start) if p.start else ""),
    "end": ("end", lambda p: forms.day(p.end) if p.end else ""),
    "duration": (
        "duration (calculated)",
        lambda p: forms.duration(p.start, p.end) if p.start and p.end else "",
    ),
    "transferable": (
        "reusable from",
        lambda p: forms.month(p.transferable_from) if p.transferable_from else "",
    ),
    "milestones": ("milestones", lambda p: str(len(p.milestones))),
    "partners": ("organisations taking part", lambda p: str(len(p.partners) + bool(p.lead))),
    "share": (
        "share of the state (calculated)",
        lambda p: f"{round(100 * (p.land_eur or 0) / (p.total_eur or 1))} %",
    ),
}
_PLURAL = 3  # "the most expensive projects" without a number


def _rank(query: q.Rank, context: Context) -> Reply:
    what, show = _MEASURES[query.order]
    found = context.catalogue.projects(query.conditions, query.order, query.descending)
    known = [p for p in found if p.has_details][query.place - 1 :]
    limit = query.limit or _PLURAL
    shown = [p for n, p in enumerate(known) if n < limit or show(p) == show(known[limit - 1])]
    if not shown:
        return Reply(context.say("english_unknown_fact"))
    direction = "highest or latest" if query.descending else "lowest or earliest"
    lines = [context.say("english_rank", what=what, direction=direction)]
    lines += [*_lines(shown, [show(p) for p in shown]), context.say("english_source_pages")]
    return Reply("\n".join(lines))


def _compare(query: q.Compare, context: Context) -> Reply:
    return english_facts.answer(q.Facts(query.projects, query.facets), context)


def _choose(query: q.Choose, context: Context) -> Reply:
    found = [project for i in query.projects if (project := context.project(i))]
    lines = [context.say("english_choose"), *_lines(found), context.say("english_choose_how")]
    return Reply("\n".join(lines), tuple(Button(p.label, f"{p.label} {p.municipality}") for p in found))


def _nearby(query: q.Nearby, context: Context) -> Reply:
    found = [project for i in query.projects if (project := context.project(i))]
    return Reply("\n".join([context.say("english_nearby"), *_lines(found), context.say("english_source_pages")]))


def _errand(query: q.Errand, context: Context) -> Reply:
    ids = query.projects or query.pilots
    found = [project for i in ids if (project := context.project(i))]
    lines = [context.say("english_service")] if query.projects else []
    if not query.projects or query.fact:
        lines.append(context.say("english_errand", town=", ".join(query.towns) or context.say("english_your_town")))
        lines += [context.say("english_pilots")] if query.pilots else []
    lines += [*_lines(found), context.say("english_source_pages")] if found else []
    return Reply("\n".join(lines))


def _places(query: q.PlaceInfo, context: Context) -> Reply:
    texts = [_place(name, context) for name in query.places]
    texts += [context.say("english_place_outside", place=name) for name in query.outside]
    return Reply("\n\n".join(texts))


def _place(name: str, context: Context) -> str:
    place = context.catalogue.place(name)
    if place is None:
        return context.say("english_place_outside", place=name)
    found = context.catalogue.projects([Condition("kreis" if place.kind == "Kreis" else "place", (place.name,))])
    region = context.catalogue.region(place.region) if place.region else None
    lines = [context.say("english_place", place=place.name, count=forms.count(len(found))), *_lines(found)]
    if region:
        lines.append(context.say("english_place_region", place=place.name, region=region.name))
    return "\n".join([*lines, context.say("english_source_pages")])


def _regions(query: q.RegionInfo, context: Context) -> Reply:
    found = [r for r in context.catalogue.regions() if not query.regions or r.id in query.regions]
    lines = [
        context.say(
            "english_region", name=r.name, lead=r.lead_municipality, members=", ".join(r.members),
            count=forms.count(r.project_count), page=r.page,
        )
        for r in found
    ]  # fmt: skip
    return Reply("\n".join(lines))


def _ask_project(_query: q.AskProject, context: Context) -> Reply:
    return Reply(context.say("english_ask_project"), _BUTTONS)


def _not_held(query: q.NotHeld, context: Context) -> Reply:
    facts = english_facts.answer(q.Facts(query.projects, ("contact",)), context).text
    return Reply("\n".join(part for part in (context.say("english_unknown_fact"), facts) if part))


def _talk(query: q.Talk, context: Context) -> Reply:
    name = f"english_talk_{query.response}"
    text = context.say(name, contact=_person(context)) if name in context.texts else context.say("english_help")
    return Reply(text, _BUTTONS if name not in context.texts else ())


def _fallback(query: q.Fallback, context: Context) -> Reply:
    name = f"english_fallback_{min(query.misses, _PERSON_AFTER)}"
    text = context.texts.say(name, query.misses, contact=_person(context))
    return Reply(text, _BUTTONS if query.misses < _PERSON_AFTER else ())


_PERSON_AFTER = 3  # misses in a row


def _person(context: Context) -> str:
    settings = context.settings
    parts = [p for p in (settings.contact_name, settings.contact_phone, settings.contact_email) if p]
    if parts:
        return context.say("english_person", contact=", ".join(parts))
    return context.say("english_person_unset")


_ANSWERS: dict[type[Any], Callable[[Any, Context], Reply]] = {
    q.ExpertReply: experts.answer,
    q.Facts: english_facts.answer,
    q.Listing: _listing,
    q.Count: _count,
    q.Sum: _sum,
    q.Rank: _rank,
    q.Compare: _compare,
    q.Choose: _choose,
    q.Errand: _errand,
    q.Nearby: _nearby,
    q.PlaceInfo: _places,
    q.RegionInfo: _regions,
    q.AskProject: _ask_project,
    q.NotHeld: _not_held,
    q.Talk: _talk,
    q.Fallback: _fallback,
}
