"""Questions back, what is not held, fixed replies and the three steps of help."""

from __future__ import annotations

from bot.answers import forms
from bot.answers.context import Context, title
from bot.answers.meanings import meanings
from bot.answers.reply import Button, Reply
from bot.catalogue.records import Project
from bot.dialogue.query import AskProject, Choose, Errand, Fallback, ImpossibleTime, Nearby, NotHeld, Talk

_FACET_WORDS = {
    "contact": "die Ansprechperson", "money": "die Kosten", "time": "die Laufzeit",
    "transferability": "die Übertragbarkeit",
    "milestones": "die Meilensteine", "partners": "die Beteiligten", "reuse": "die Nachnutzung",
    "summary": "den Inhalt",
    "services": "die Leistungen", "products": "die Produkte", "links": "die Links", "page": "die Seite",
}  # fmt: skip
_EXAMPLES = (
    Button("Welche Projekte gibt es in Soest?"),
    Button("Was ist lizenzfrei nachnutzbar?"),
    Button("Welche Modellregionen gibt es?"),
)


def choose(query: Choose, context: Context) -> Reply:
    """Which of these is meant? Named in the text and as buttons."""
    found = [project for i in query.projects if (project := context.project(i))]
    lines = [context.say("choose", count=len(found), facets=_words(query.facets))]
    lines += [f"{n}. {title(p)}" for n, p in enumerate(found, 1)]
    lines.append(context.say("choose_how"))
    return Reply("\n".join(lines), tuple(Button(p.label, f"{p.label} {p.municipality}") for p in found))


def ask_project(query: AskProject, context: Context) -> Reply:
    """A fact was asked for, but of which project?"""
    return Reply(context.say("ask_project", facets=_words(query.facets)), _EXAMPLES)


def not_held(query: NotHeld, context: Context) -> Reply:
    """The catalogue has no such fact; offer what it has, and who may know."""
    found = [project for i in query.projects if (project := context.project(i))]
    asked = forms.enumeration([f"„{word}“" for word in query.words])
    lines = [context.say("not_held_words", words=asked)] if asked else []
    lines.append(context.say("not_held"))
    for project in found:
        lines.append(title(project))
        if project.contact:
            lines.append(
                context.say(
                    "may_know",
                    name=project.contact.name,
                    phone=project.contact.phone,
                    email=project.contact.email,
                )
            )
        lines.append(context.say("source", page=project.page))
    buttons = (Button("Worum geht es?"), Button("Was kostet das?")) if len(found) == 1 else _EXAMPLES
    return Reply("\n".join(lines), buttons)


def impossible_time(query: ImpossibleTime, context: Context) -> Reply:
    """No calendar has this day; which one was meant?"""
    return Reply(context.say("impossible_time", times=forms.enumeration([f"„{time}“" for time in query.times])))


def nearby(query: Nearby, context: Context) -> Reply:
    """Out of scope, with the projects that come nearest."""
    found = [project for i in query.projects if (project := context.project(i))]
    lines = [context.say("nearby_place" if query.places else "nearby", places=forms.enumeration(list(query.places)))]
    lines += [f"{n}. {title(p)}, S. {p.page}" for n, p in enumerate(found, 1)]
    lines.append(context.say("source_pages"))
    lines += [context.say("errand_town_hall", town=town) for town in query.places]
    return Reply("\n".join(lines))


def errand(query: Errand, context: Context) -> Reply:
    """Where a citizen finds a service: the town's project, or honestly its town hall, with whose pilot there was."""
    town = forms.enumeration(list(query.towns))
    found = [project for i in query.projects if (project := context.project(i))]
    pilots = [project for i in query.pilots if (project := context.project(i))]
    lines = []
    if found:
        lines.append(context.say("service_intro", count=forms.count(len(found))))
        lines += [_offer(project, context) for project in found]
    elif query.services and query.towns:
        services = forms.enumeration([f"„{s}“" for s in query.services], "oder")
        lines.append(context.say("errand_unknown_there", services=services, town=town))
    elif not pilots:
        lines.append(context.say("errand_unknown"))
    if query.fact:
        lines.append(context.say("errand_fact"))
    if query.fact or not found:
        lines.append(context.say("errand_town_hall", town=town) if town else context.say("errand_any_town_hall"))
    if pilots:
        lines.append(context.say("errand_pilots"))
        lines += [_offer(project, context) for project in pilots]
    shown = found or pilots
    lines += [context.say("service_limits"), context.say("source_pages")] if shown else []
    buttons = tuple(Button(p.label, f"{p.label} {p.municipality}") for p in shown) if len(shown) > 1 else ()
    return Reply("\n".join(lines), buttons)


def _offer(project: Project, context: Context) -> str:
    links = [link.label.removeprefix("Link zum ") for link in project.links if "erviceportal" in link.label]
    where = context.say("service_where", portal=links[0]) if links else ""
    return f"- {title(project)}, S. {project.page}. {where}".rstrip()


def talk(query: Talk, context: Context) -> Reply:
    """A fixed reply of domain.yml; what is out of scope again and again leads to a person."""
    suggest = query.response in {"greet", "ask_help", "out_of_scope", "reset", "ask_identity"}
    buttons = _EXAMPLES if suggest else ()
    if query.repeated >= _PERSON_AFTER - 1:
        text = context.texts.say("out_of_scope_contact", query.repeated, contact=context.contact())
        return Reply(text, buttons)
    turn = query.repeated if query.response == "out_of_scope" else context.turn
    return Reply(context.texts.say(query.response, turn, contact=context.contact()), buttons)


def fallback(query: Fallback, context: Context) -> Reply:
    """First a question back, then what is possible, then a person."""
    project = context.project(query.project) if query.project else None
    offered = meanings(query.guesses, project)
    if query.misses == 1 and offered:
        lines = [context.say("fallback_guess"), *(f"{n}. {b.title}" for n, b in enumerate(offered, 1))]
        return Reply("\n".join(lines), offered)
    name = f"fallback_{min(query.misses, _PERSON_AFTER)}"
    return Reply(context.texts.say(name, query.misses, contact=context.contact()), _EXAMPLES)


_PERSON_AFTER = 3  # misses in a row


def _words(facets: tuple[str, ...]) -> str:
    return forms.enumeration([_FACET_WORDS[f] for f in facets]) or _FACET_WORDS["summary"]
