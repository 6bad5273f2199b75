"""From queries to one message: the single door to the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    return message([_ANSWERS[type(query)](query, context) for query in queries], context.voice)
