"""What a message was about, told from the queries it led to; names of topics and projects, never words of a visitor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.dialogue import query as q
from bot.journal.writer import Note, Subject

# What each kind of query is called in reports.
_TOPICS: dict[type[Any], str] = {
    q.Listing: "list",
    q.Count: "count",
    q.Sum: "sum",
    q.ShareOf: "share",
    q.AverageLength: "sum",
    q.Rank: "ranking",
    q.RankSets: "ranking",
    q.Compare: "comparison",
    q.CompareSets: "comparison",
    q.CompareSums: "comparison",
    q.Organisations: "organisations",
    q.Choose: "question back",
    q.AskProject: "question back",
    q.PlaceInfo: "place",
    q.RegionInfo: "region",
    q.Programme: "programme",
    q.Explain: "explanation",
    q.Errand: "service",
    q.Passage: "detail",
    q.Answered: "answered",
    q.Nearby: "nearby",
    q.Announced: "announced",
    q.NoMatch: "no project",
    q.NotHeld: "no such fact",
    q.ImpossibleTime: "question back",
    q.Unused: "left out",
    q.Talk: "talk",
    q.Fallback: "not understood",
    q.ExpertReply: "expert",
}
# Queries that left the visitor without what was asked for: the editorial office may want to add it.
_REFUSALS = {"out_of_scope": "out of scope"}
_WITHOUT_ANSWER = (q.NoMatch, q.NotHeld, q.Fallback, q.Nearby, q.Announced)


def note(queries: Sequence[q.Query], question: str, day: date) -> Note:
    """What to remember of a message; the question itself only when it had no answer."""
    subjects = tuple(dict.fromkeys(subject for query in queries for subject in _subjects(query)))
    reason = next((found for query in queries if (found := _reason(query))), "")
    return Note(day, subjects, question if reason else "", reason)


def _subjects(query: q.Query) -> list[Subject]:
    if isinstance(query, q.Facts):
        return [Subject(facet, project) for project in query.projects for facet in query.facets]
    detail = ""
    if isinstance(query, q.Talk):
        detail = query.response
    elif isinstance(query, q.Programme):
        detail = ", ".join(query.facts)
    elif isinstance(query, q.Answered):
        detail = query.question
    elif isinstance(query, q.RegionInfo):
        detail = ", ".join(query.regions)
    elif isinstance(query, q.ExpertReply):
        detail = f"{query.expert}: {query.about}"
    elif isinstance(query, q.Explain):
        detail = ", ".join((*query.terms, *query.reuse_kinds))
    return [Subject(_TOPICS[type(query)], detail[:160])]


def _reason(query: q.Query) -> str:
    if isinstance(query, _WITHOUT_ANSWER):
        return _TOPICS[type(query)]
    if isinstance(query, q.Errand) and not query.projects:
        return "no service"
    if isinstance(query, q.Facts) and query.missing:
        return "word unknown"
    if isinstance(query, q.ExpertReply) and query.missing:
        return "not on file"
    return _REFUSALS.get(query.response, "") if isinstance(query, q.Talk) else ""
