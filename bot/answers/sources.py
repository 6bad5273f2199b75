"""Where the facts of an answer stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.answers.blocks import Block, Reference, Source, statement
from bot.answers.values import Names, Quote, Sentence, Time, Value, say
from bot.catalogue.records import Fact, Project

_MOST_PAGES = 6  # more of them are said as a range


def project_source(*projects: Project) -> Source:
    """The pages of some projects."""
    return pages_source([p.page for p in projects])


def pages_source(pages: Iterable[int], name: str = "source") -> Source:
    """Pages of the document from which the projects come; without any, the document as a whole."""
    document, as_of = say("document"), say("document_as_of")
    known = tuple(sorted(set(pages)))
    named = name if known else "source_plain"
    values: dict[str, Value] = {"document": document, "as_of": as_of, "pages": _pages(known)}
    return Source((Sentence(named, values),), (Reference(document, as_of, known),))


def listed_source(projects: Sequence[Project]) -> Source:
    """For lists, which give the page with each project; one alone stands in a sentence without it."""
    return pages_source([p.page for p in projects], "source_pages" if len(projects) > 1 else "source")


def sourced(facts: Sequence[Fact]) -> list[Block]:
    """Facts about the programme above their sources; what became known later is marked as such."""
    blocks: list[Block] = []
    for _, group in groupby(facts, key=lambda fact: (fact.source, fact.as_of)):
        same = list(group)
        said = [say("fact_later" if fact.later else "fact", text=Quote(fact.text)) for fact in same]
        blocks += [statement(*said), _fact_source(same[0])]
    return blocks


def _fact_source(fact: Fact) -> Source:
    as_of: Value = Time(fact.as_of) if fact.as_of[:4].isdigit() else fact.as_of
    dated = any(sign.isdigit() for sign in fact.as_of)
    said = say("source_of_fact" if dated else "source_undated", source=Quote(fact.source), as_of=as_of)
    return Source((said,), (Reference(fact.source, as_of),))


def term_source(source: str) -> Source:
    """The source of an explanation; these come without a date."""
    return Source((say("source_of_term", source=Quote(source)),), (Reference(source, ""),))


def _pages(pages: tuple[int, ...]) -> Value:
    if len(pages) > _MOST_PAGES:
        return say("pages_range", first=pages[0], last=pages[-1])
    return Names(tuple(str(page) for page in pages))
