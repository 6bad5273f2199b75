"""What answering, asking back and listing do to the thread: the steps in which every decider ends."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue.milestones import names_milestone
from bot.dialogue.premises import premises
from bot.dialogue.query import Choose, Facts, Listing, PlaceInfo, Premise, Query
from bot.dialogue.references import TAGS
from bot.dialogue.situation import Decision, Situation
from bot.dialogue.specifics import unknown_nouns
from bot.dialogue.state import LONGEST_LIST, Pending, State

MANY = 4  # answers about more projects than this become a list
_UNSURE = 0.5  # a summary is then only the best guess at what is asked


def answer(s: Situation, projects: tuple[str, ...], facets: tuple[str, ...]) -> Decision:
    """Facts of these projects; the thread now is about them."""
    tags = tuple(i for n in s.reading.named(*TAGS) for i in n.mention.ids(*TAGS))
    state = replace(
        s.state,
        focus=projects,
        earlier=s.state.remembering(projects),
        facets=facets,
        operation="facts",
        listed=s.state.listed if set(projects) & set(s.state.listed) else (projects if len(projects) > 1 else ()),
        pending=None,
    )
    project = s.directory.project(projects[0]) if len(projects) == 1 else None
    found = premises(s.reading, project) if project else ()
    if project:
        facets = _with_implied(facets, found, s, project)
    guessed = facets == ("summary",) and not s.reading.facets and s.reading.confidence < _UNSURE
    missing = unknown_nouns(s) if guessed and s.references.groups else ()
    return state, [Facts(projects, facets, found, s.reading.words, tags, missing)]


def _with_implied(
    facets: tuple[str, ...], found: tuple[Premise, ...], s: Situation, project: Project
) -> tuple[str, ...]:
    """A claim about time brings the dates along; a word of a milestone's title brings the milestones."""
    if any(p.kind in {"start", "end", "running"} for p in found) and "time" not in facets:
        facets = ("time", *(f for f in facets if f != "summary"))
    if "time" in facets and "milestones" not in facets and names_milestone(project, s.reading.words):
        facets = ("milestones", *facets)
    return facets


def ask_back(s: Situation, projects: tuple[str, ...], facets: tuple[str, ...]) -> Decision:
    """Several projects fit: name them in the brochure's order and keep the question until one is chosen."""
    projects = tuple(s.directory.project_ids([Condition("project", projects)]))
    state = replace(
        s.state,
        pending=Pending(projects, facets),
        operation="choose",
        facets=facets,
        listed=projects,
        focus=(),
    )
    return state, [Choose(projects, facets)]


def show_list(
    s: Situation,
    conditions: tuple[Condition, ...],
    facets: tuple[str, ...] = (),
    order: tuple[str, bool] | None = None,
) -> Decision:
    """A list of all matching projects; it becomes what "das zweite" and "nur die ..." refer to."""
    if order:
        ids = tuple(p.id for p in s.directory.projects(conditions, *order, LONGEST_LIST))
    else:
        ids = tuple(s.directory.project_ids(conditions, LONGEST_LIST))
    towns = tuple(n.mention.ids("place", "kreis")[0] for n in s.reading.named("place", "kreis") if not n.negated)
    if len(ids) == 1 and _about_the_only_one(s):
        return answer(s, ids, s.facets or s.state.facets or ("summary",))
    either = _either_topic(conditions)
    if not ids and either != conditions:  # nothing is about both: what is about one of them
        return show_list(s, either, facets, order)
    if not ids and (instead := _nothing_found(s, conditions, facets, towns)):
        return instead
    state: State = replace(
        s.state,
        operation="list",
        conditions=conditions,
        wider=_wider(s.state, conditions),
        listed=ids,
        focus=ids if len(ids) == 1 else (),
        earlier=s.state.remembering(()),
        facets=facets,
        order=order,
        pending=None,
    )
    query: list[Query] = [Listing(conditions, facets, order)]
    return state, query


def _about_the_only_one(s: Situation) -> bool:
    """Whether a town's only project is meant rather than a list: a fact is asked for, or the town was corrected."""
    if s.reading.has("projects_word", "list", "plural", "only") or s.operation or s.state.listed:
        return False
    return bool(set(s.facets) - {"summary"}) or s.reading.intent == "correct"


def _nothing_found(
    s: Situation, conditions: tuple[Condition, ...], facets: tuple[str, ...], towns: tuple[str, ...]
) -> Decision:
    """An empty list is no answer yet: the person's own projects, the town's partnerships, the town itself."""
    people = [c for c in conditions if c.field == "contact"]
    theirs = tuple(s.directory.project_ids(people)) if people else s.references.by_place
    if theirs:
        return answer(s, theirs, facets or ("contact" if people else "summary",))
    if towns and not s.conditions_besides_location:
        state = replace(s.state, operation="place", places=towns, conditions=conditions, listed=(), focus=())
        return state, [PlaceInfo(towns)]
    return None


def _either_topic(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions with one topic or another instead of several at once."""
    topics = [c for c in conditions if c.field == "topic" and not c.negated]
    if len(topics) < 2:
        return conditions
    values = tuple(dict.fromkeys(v for c in topics for v in c.values))
    return (*(c for c in conditions if c not in topics), Condition("topic", values))


def _wider(state: State, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """What "wieder alle" goes back to: the list before it was narrowed down."""
    narrowed = state.operation == "list" and len(conditions) > len(state.conditions)
    return (state.wider or state.conditions) if narrowed else ()
