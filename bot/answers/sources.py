"""Where the facts of an answer stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.answers.blocks import Block, Reference, Source, statement
from bot.answers.context import Context
from bot.answers.values import Names, Quote, Sentence, Time, Value, say
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Fact, Project
from bot.catalogue.sources import LaterFact
from bot.catalogue.sources import Source as Origin

_MOST_SOURCES = 3
_WITH_STATE = frozenset({"summary", "time"})  # what has become of a project belongs to these
_MOST_PAGES = 6  # more of them are said as a range


def project_source(*projects: Project) -> Source:
    """Where the facts of some projects stand."""
    return _projects_source(projects, "source")


def all_sources(project: Project) -> Source:
    """Each source of a project and of its later facts, where it is asked for them."""
    later = dict.fromkeys((*project.later_sources, *(fact.source for fact in project.later)))
    printed = pages_source([project.page]) if project.page else None
    return _joined(printed, _later_sources(tuple(later), len(later)) if later else None)


def pages_source(pages: Iterable[int], name: str = "source") -> Source:
    """Pages of the document from which the projects come; without any, the document as a whole."""
    document, as_of = say("document"), say("document_as_of")
    known = tuple(sorted(set(pages)))
    named = name if known else "source_plain"
    values: dict[str, Value] = {"document": document, "as_of": as_of, "pages": _pages(known)}
    return Source((Sentence(named, values),), (Reference(document, as_of, known),))


def listed_source(projects: Sequence[Project]) -> Source:
    """For lists, which give the page with each project; one alone stands in a sentence without it."""
    return _projects_source(projects, "source_pages" if sum(p.page is not None for p in projects) > 1 else "source")


def matching_source(conditions: Sequence[Condition], context: Context) -> Source:
    """The pages and later sources of all projects that meet the conditions."""
    further = context.catalogue.count([*conditions, Condition("source", ("further",))])
    pages = context.catalogue.pages(conditions)
    return _joined(pages_source(pages) if pages or not further else None, _later_pages() if further else None)


def _projects_source(projects: Sequence[Project], name: str) -> Source:
    pages = [p.page for p in projects if p.page]
    later = [source for p in projects for source in p.later_sources]
    told = (_later_sources(later) if len(projects) == 1 else _later_pages()) if later else None
    return _joined(pages_source(pages, name) if pages or not later else None, told)


def _joined(*found: Source | None) -> Source:
    """Several sources as one block."""
    known = [source for source in found if source]
    said = tuple(sentence for source in known for sentence in source.said)
    return Source(said, tuple(reference for source in known for reference in source.sources))


def _later_pages() -> Source:
    """Later pages, too many to name here: each project has its own."""
    return Source((say("source_later"),), (Reference(say("later_document"), say("without_date")),))


def _later_sources(later: Sequence[Origin], most: int = _MOST_SOURCES) -> Source:
    """The later sources of one project; the first of them in words."""
    named = [say("dated_source", source=Quote(source.title), as_of=_as_of(source)) for source in later[:most]]
    more = len(later) - len(named)
    told = (*named, say("more_sources", count=more)) if more else tuple(named)
    said = say("sources", sources=Names(told)) if len(told) > 1 else say("source_one", source=told[0])
    return Source((said,), tuple(Reference(s.title, _as_of(s), url=s.url) for s in later))


def _as_of(source: Origin) -> Value:
    return Time(source.date) if source.date else say("without_date")


def told_later(project: Project, facets: Sequence[str]) -> list[Block]:
    """What later sources add to these facets of a project or contradict, each with its source."""
    wanted = {*facets, *(["state"] if _WITH_STATE.intersection(facets) else [])}
    return later_facts(project, [fact for fact in project.later if fact.about in wanted])


def later_facts(project: Project, facts: Sequence[LaterFact]) -> list[Block]:
    """Some of a project's later facts, each with its source."""
    return sourced([_as_fact(fact, project) for fact in facts])


def _as_fact(fact: LaterFact, project: Project) -> Fact:
    source, printed = fact.source, project.page is not None
    return Fact(fact.about, fact.text, source.title, source.date or "", later=printed, url=source.url)


def sourced(facts: Sequence[Fact]) -> list[Block]:
    """Facts about the programme above their sources; what became known later is marked as such."""
    blocks: list[Block] = []
    for _, group in groupby(facts, key=lambda fact: (fact.source, fact.as_of)):
        same = list(group)
        said = [say("fact_later" if fact.later else "fact", text=Quote(fact.text)) for fact in same]
        blocks += [statement(*said), _fact_source(same[0])]
    return blocks


def _fact_source(fact: Fact) -> Source:
    as_of: Value = Time(fact.as_of) if fact.as_of[:4].isdigit() else fact.as_of or say("without_date")
    dated = any(sign.isdigit() for sign in fact.as_of)
    said = say("source_of_fact" if dated else "source_undated", source=Quote(fact.source), as_of=as_of)
    return Source((said,), (Reference(fact.source, as_of, url=fact.url),))


def term_source(source: str) -> Source:
    """The source of an explanation; these come without a date."""
    return Source((say("source_of_term", source=Quote(source)),), (Reference(source, ""),))


def _pages(pages: tuple[int, ...]) -> Value:
    if len(pages) > _MOST_PAGES:
        return say("pages_range", first=pages[0], last=pages[-1])
    return Names(tuple(str(page) for page in pages))
