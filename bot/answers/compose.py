"""From queries to one message: the single door to the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.answers import comparisons, errands, experts, figures, lists, places, programme, projects, ranks, talk
from bot.answers.context import Context
from bot.answers.reply import Message, Reply, message
from bot.dialogue import query as q

_ANSWERS: dict[type[Any], Callable[[Any, Context], Reply]] = {
    q.Facts: projects.facts,
    q.Listing: lists.listing,
    q.Count: lists.count,
    q.Sum: figures.total,
    q.ShareOf: figures.share_of,
    q.AverageLength: figures.average_length,
    q.Rank: ranks.rank,
    q.RankSets: ranks.rank_sets,
    q.NoMatch: lists.no_match,
    q.Organisations: lists.organisations,
    q.Compare: comparisons.compare,
    q.CompareSets: comparisons.compare_sets,
    q.CompareSums: comparisons.compare_sums,
    q.Choose: lists.choose,
    q.AskProject: talk.ask_project,
    q.PlaceInfo: places.places,
    q.RegionInfo: programme.regions,
    q.Programme: programme.programme,
    q.Explain: programme.explain,
    q.Errand: errands.errand,
    q.Passage: projects.passage,
    q.Answered: programme.answered,
    q.Announced: programme.announced,
    q.Nearby: lists.nearby,
    q.NotHeld: projects.not_held,
    q.ImpossibleTime: talk.impossible_time,
    q.Unused: talk.unused,
    q.Talk: talk.talk,
    q.Fallback: talk.fallback,
    q.ExpertReply: experts.answer,
}


def compose(queries: Sequence[q.Query], context: Context) -> Message:
    """The answers to all queries of one message, in the voice that the visitor wants."""
    return message([_ANSWERS[type(query)](query, context) for query in _joined(queries)], context.voice)


def _joined(queries: Sequence[q.Query]) -> list[q.Query]:
    """Facts of the same projects, asked for in several clauses, are told under one name and with one source."""
    joined: list[q.Query] = []
    for query in queries:
        before = joined[-1] if joined else None
        if isinstance(before, q.Facts) and isinstance(query, q.Facts) and _is_one(before, query):
            facets = dict.fromkeys((*before.facets, *query.facets))
            joined[-1] = q.Facts(query.projects, tuple(facets), words=(*before.words, *query.words))
        else:
            joined.append(query)
    return joined


def _is_one(first: q.Facts, second: q.Facts) -> bool:
    """Whether both ask the same projects for facts, and for nothing besides."""
    bare = q.Facts(first.projects, ())
    return all(replace(query, facets=(), words=()) == bare for query in (first, second))
