"""Single projects: their facts, sentences of their texts, and what is not known of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.blocks import Block, ProjectFacts, Told, project_facts, statement
from bot.answers.context import Context
from bot.answers.facets import FACETS, WITH_A_VALUE, Asked, told
from bot.answers.premises import corrections
from bot.answers.reply import Reply, Suggestion, suggest
from bot.answers.sources import all_sources, later_facts, project_source, told_later
from bot.answers.town_halls import town_hall
from bot.answers.values import Names, Quote, Sentence, say
from bot.catalogue.records import Project
from bot.catalogue.sources import LaterFact
from bot.dialogue.passages import passages, with_what_they_point_to
from bot.dialogue.query import Facts, NotHeld, Passage

_SUGGESTED = ("contact", "money", "time", "reuse", "milestones", "summary")
_MOST_SUGGESTIONS = 3
_PRINTED = frozenset({"page", "region"})  # of a project that the brochure only names


def facts(query: Facts, context: Context) -> Reply:
    """All facets of all projects of the query, with the source under each project."""
    found = context.projects(query.projects)
    denied = len(found) > 1 and any(not premise.holds for premise in query.premises)
    blocks: list[Block] = [statement(say("claim_wrong"))] if denied else []
    for project in found:
        said = _facts(project, query, context)
        later = told_later(project, query.facets)
        silent = later and len(said.said) == 1 and not any(fact.said for fact in said.facts)
        source = all_sources(project) if "page" in query.facets else project_source(project)
        blocks += [said, *([] if silent else [source]), *later]
    return Reply(*blocks, suggestions=suggestions(found, query.facets))


def _facts(project: Project, query: Facts, context: Context) -> ProjectFacts:
    # A claim is answered by itself: „Ende 2021 schon abgeschlossen?“ is no question about today.
    asked = Asked(project, query.words, context.today, () if query.premises else query.aspects)
    first = [say("missing", words=Names(query.missing, quoted=True))] if query.missing else []
    first += [say("only_named_in_brochure")] if _is_only_named(project, query.facets) else []
    first += [
        *corrections(query.premises, project, context, asked="yes_no" in query.aspects),
        *_confirmed(project, query),
    ]
    return project_facts(project, *(told(facet, asked) for facet in query.facets), first=tuple(first))


def _is_only_named(project: Project, facets: Sequence[str]) -> bool:
    """Whether later sources tell what the brochure, which names the project, does not."""
    return bool(project.page and project.later_sources and not _PRINTED.issuperset(facets))


def _confirmed(project: Project, query: Facts) -> list[Sentence]:
    """„Nutzt ihr dort Liferay?“: topics and products of the question that the project really has."""
    own = {*project.topics, *project.services, *project.products}
    shared = tuple(dict.fromkeys(tag for tag in query.tags if tag in own))
    if not shared or "summary" in query.facets:
        return []
    return [say("tags_asked" if "yes_no" in query.aspects else "tags", tags=Names(shared, quoted=True))]


def suggestions(found: list[Project], facets: tuple[str, ...]) -> tuple[Suggestion, ...]:
    """What else may be asked about a single project."""
    if len(found) != 1 or not found[0].has_details:
        return ()
    return tuple(Suggestion(say(f"ask_{facet}")) for facet in _SUGGESTED if facet not in facets)[:_MOST_SUGGESTIONS]


def passage(query: Passage, context: Context) -> Reply:
    """The sentences of the project's texts and the later facts that hold what was asked."""
    project = context.catalogue.project(query.project)
    if project is None:
        return Reply(statement(say("not_held")))
    known = passages(project)
    found = [known[n] for n in with_what_they_point_to(query.found, project) if n < len(known)]
    sentences = [told for told in found if isinstance(told, str)]
    beside = [fact for fact in found if isinstance(fact, LaterFact)]
    blocks = _with_differing(project, " ".join(sentences), beside, context)
    return Reply(*blocks, suggestions=suggestions([project], ("summary",)))


def _with_differing(project: Project, text: str, beside: Sequence[LaterFact], context: Context) -> list[Block]:
    """Sentences and later facts, and what the main source says where they tell another value."""
    differing = _told_twice(project, beside)
    own = [Told((say("passage", text=Quote(text)),), facet="passage")] if text else []
    own += [told(facet, Asked(project, today=context.today)) for facet in differing]
    later = later_facts(project, [fact for fact in project.later if fact in beside or fact.about in differing])
    source = [project_source(project)] if own else []
    return [project_facts(project, *own), *source, *later]


def _told_twice(project: Project, facts: Sequence[LaterFact]) -> list[str]:
    """The facets of later facts for which the main source has a value of its own: the one is told with the other."""
    facets = dict.fromkeys(fact.about for fact in facts if fact.about in WITH_A_VALUE)
    return [facet for facet in facets if FACETS[facet].values(Asked(project)) is not None]


def not_held(query: NotHeld, context: Context) -> Reply:
    """The catalogue has no such fact; offer what it has, and who may know."""
    found = context.projects(query.projects)
    unknown = say("not_held_words", words=Names(query.words, quoted=True)) if query.words else say("not_held")
    if query.towns:
        return Reply(statement(unknown, town_hall(query.towns)))
    blocks: list[Block] = [statement(unknown)]
    for project in found:
        blocks += [project_facts(project, *_may_know(project)), project_source(project)]
    return Reply(*blocks, suggestions=suggest("ask_summary", "ask_money") if len(found) == 1 else examples())


def _may_know(project: Project) -> tuple[Told, ...]:
    contact = project.contact
    if contact is None:
        return ()
    return (Told((say("may_know", name=contact.name, phone=contact.phone, email=contact.email),), facet="contact"),)


def examples() -> list[Suggestion]:
    """Questions for those who have none yet."""
    return suggest("example_place", "example_reuse", "example_regions")
